"""Every rule of thumb of the table layer, and the answer of one that says nothing.

``RULES`` and ``WORKINGS`` together name every function of the modules; ``tests/test_ablation.py``
holds them to that, so that no new rule escapes.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from extract import boundaries, column_edges
from extract.cut_lines import Line

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Rule:
    """A function (or number) of a module, where it is asked for, and what stands in its place."""

    module: str
    name: str
    neutral: Any

    @property
    def label(self) -> str:
        """``borderless._is_title``."""
        return f"{self.module.removeprefix('extract.')}.{self.name}"


def says(make: Callable[[], Any] | bool | float | str | None) -> Callable[..., Any]:
    """The same answer to everything; a fresh one where it can be changed."""
    return lambda *_, **__: make() if callable(make) else make


def leaves(place: int | slice) -> Callable[..., Any]:
    """What the rule was given at this place, as it was."""
    return lambda *given, **_: given[place]


_NEUTRAL: dict[str, dict[str, Any]] = {
    "extract.cut_lines": {
        "_are_names": says(True),
        "_end_alike": says(False),
        "_begin_at": says(True),
        "_widest_space": says(0.8),
        "_joining_dashes": says(set),
        "Line.is_numbering": says(False),
        "Line.is_running": says(False),
        "repeats_names": says(False),
        "is_ordinal_row": says(False),
    },
    "extract.column_edges": {
        **{f"PRICES.{price.name}": 0.0 for price in fields(column_edges.Prices)},
        "_numbering": lambda region: next(filter(Line.is_numbering, region), None),
        "_rows": leaves(0),
        "names_years": says(False),
        "_begin_in_gutters": says(False),
        "_touching": says(list),
        "_without_indent": leaves(0),
        "_at_right": says(list),
        "_is_of_range": says(False),
        "_meets_values": says(False),
        "_is_over_names": says(False),
        "_without_signs_alone": leaves(0),
        "_is_under_one": says(False),
        "_between_names": leaves(0),
        "_with_empty_last": leaves(0),
        "_with_empty_years": leaves(0),
        "_beside_years": says(list),
        "_with_empty_remarks": leaves(0),
        "_without_names_alone": leaves(0),
        "_edges": lambda gutters, _: [(low + high) / 2 for low, high in gutters],
        "are_aligned": says(False),
    },
    "extract.around": {
        "_is_title": says(False),
        "_is_beside_names": says(False),
        "_is_remark": says(False),
        "_stands_apart": says(False),
        "is_set_full": says(False),
        "_runs_over": says(False),
        "is_note": says(False),
    },
    "extract.regions": {
        "goes_on_title": says(False),
        "counted_rows": says(list),
        "_above_head": leaves(2),
        "_further_heads": says(dict),
        "_heads_behind_names": says(dict),
        "_top_of_names": leaves(1),
        "_begins_alike": says(False),
        "_together": says(True),
        "_is_question": says(False),
        "_is_below_names": says(False),
        "_is_no_name": says(False),
        "_ends_paragraph": says(False),
        "_names_each": says(False),
        "_ends_caption": says(False),
        "_is_over": says(False),
        "_is_in_turn": says(False),
        "_is_over_each": says(False),
        "_is_captioned": says(False),
        "_is_counted": says(False),
        "_begins_with_serials": says(False),
        "_within_rules": leaves(1),
        "_are_bands": says(False),
        "_is_band": says(False),
        "_are_centred": says(False),
        "_end_of": lambda value: value.x1,
        "says_continued": says(False),
    },
    "extract.borderless": {
        "_is_list": says(False),
        "_fits": says(False),
        "_is_rest": says(False),
        "_is_in_middle": says(False),
        "_row_follows": says(False),
        "_rows_of_one_year": says(set),
        "_keeps_to": says(True),
        "_has_header": says(False),
        "_repeats": says(False),
        "_is_sound": says(True),
        "_has_scale": says(False),
        "_is_worded": says(False),
        "_is_display": says(False),
        "is_note": says(False),
        "separators_of": says(list),
        "says_continued": says(False),
        "is_legal_head": says(False),
    },
    "extract.boundaries": {
        **{f"PRICES.{price.name}": 0.0 for price in fields(boundaries.Prices)},
        "_spread": says(0.0),
        "_begin_with_capitals": says(False),
        "_around_headings": says(set),
        "_is_spaced": says(False),
        "_are_spaced": says(False),
        "_hold_two": says(False),
        "runs_over": says(False),
        "_grades": says(set),
        "_instead_of_values": says(set),
        "heads_keys": says(False),
        "_lists": says(False),
        "_is_title_over": says(False),
        "_stands_off": says(False),
        "_is_set_in": says(False),
        "_are_units": says(False),
        "has_bullet": says(False),
        "_is_total": says(False),
        "_is_unit_below": says(False),
    },
    "extract.rows": {
        "_over_numbers": says(list),
        "_narrow_columns": says(set),
        "_counts_below": says(False),
        "_ends_scales": says(False),
        "_rooms": says(dict),
        "_body_segments": lambda line, *_: line.segments,
        "_spread_units": says(None),
        "_is_in_between": says(False),
        "_is_unit_of_all": says(False),
        "_is_unit_of_years": says(False),
        "_first_opened": leaves(2),
        "_is_date": says(False),
        "_names_years": says(False),
        "_between_keys": says(list),
        "_room_of_lines": says(0.6),
        "_with_names_of_groups": lambda rows, *_: [cell for row in rows for cell in row],
        "_is_left_out": says(False),
        "_end_of_names": lambda lines, _: len(lines),
        "_last_name": says(-1),
        "_ruled_off": says(0),
        "code_columns": says(set),
        "is_ordinal_row": says(False),
    },
    "extract.row_lines": {
        "_usual": says(set),
        "_sharp_edges": says(set),
        "_begins": says(dict),
        "_stands_between": says(False),
        "_spaces": says(list),
        "pitch": says(0.0),
        "_is_rest": says(False),
        "_is_share_over_count": says(False),
        "is_cut_amount": says(False),
        "_grouped_columns": says(set),
        "_part_decimals": says(False),
    },
    "extract.header_cells": {
        "_code_runs": says(dict),
        "_over_stubs": leaves(0),
        "_is_open": says(False),
        "_named_alike": says(dict),
        "_shares_edge": says(False),
        "_is_over_several": says(False),
        "_is_broken": says(False),
        "_ends_alike": says(True),
        "names_years": says(False),
        "_is_of_years": says(True),
        "_goes_over": says(False),
        "_beside": says(False),
        "_is_twin": says(False),
        "_runs_below": says(list),
        "_in_line": says(False),
        "_goes_on": says(False),
        "_leaf_level": says(None),
        "_are_outer_leaves": says(False),
        "_is_ruled_off": says(False),
        "_with_ruled": leaves(0),
        "_is_year": says(False),
        "_is_centred": says(True),
        "_off_names": says(float("inf")),
        "_within_years": says(set),
        "_told_apart": leaves(0),
        "_evenly": says(list),
        "_on_one_level": says(True),
    },
    "extract.continuation": {
        "_closed": leaves(1),
        "_shift": says(0.0),
        "_same_outline": says(False),
        "repeated_rows": says(0),
        "_ends_of_names": says(set),
        "_lost_columns": says(0),
        "label_of": says(""),
        "_is_parted": says(False),
        "_has_own_header": says(False),
        "_column_map": lambda _, grid: list(range(grid.n_cols + 1)),
        "_is_cut": says(False),
        "_is_full": says(False),
        "_stands_under": lambda above, cell: cell.col in above,
        "_extend_spans": says(None),
        "_goes_on": says(False),
        "_is_begun": says(False),
        "_reading": lambda _, grid: grid.reading,
        "_holds_rows": says(False),
        "says_continued": says(False),
        "names_other_years": says(False),
        "sign_of_serials": says(tuple),
    },
    "extract.spread": {
        "_are_beside": says(False),
        "_have_same_rows": says(True),
        "_counts": says(False),
        "_repeated": says(0),
        "_mend_head": says(None),
        "_names_below": says(set),
    },
    "extract.going_on": {
        "_is_of_head": says(True),
        "_years": says(list),
        "_complete_each_other": says(False),
        "_completes_amount": says(False),
        "_odds_of_places": says(0.0),
        "_brings_value": says(True),
        "_odds_of_break": says(0.0),
        "_odds_of_beginning": says(0.0),
        "begins_item": says(False),
    },
    "extract.ruled": {
        "_closing": says(list),
        "_below_names": says(list),
        "_up_between_names": leaves(0),
        "_keeping": says(list),
        "_is_valued": says(False),
        "_is_chart": says(False),
        "_are_sums": says(False),
        "_joints": says(list),
        "_is_joint": says(False),
        "_with_parted_rows": leaves(1),
        "_undivided": says(None),
        "_is_one_row": says(False),
        "_parts_names": says(False),
        "_cuts_item": says(False),
        "_is_name": says(False),
        "_heaped": lambda walls: [] if walls is None else walls.cells,
        "part_tables": lambda grid: [grid],
        "_rows_apart": says(list),
        "_crowded": says(list),
        "_are_two_values": says(False),
        "_above": says(None),
        "_is_heap": says(False),
        "_joins_names": says(False),
        "levelled": leaves(0),
        "_counts_up": says(False),
        "_full_lines": says(list),
        "is_table": says(True),
        "_has_rows": says(False),
        "_has_value_columns": says(False),
        "shared_rows": says(list),
    },
    "extract.parted_rows": {
        "_is_aside": says(False),
        "is_broken": says(False),
        "_are_codes": says(False),
        "_begins_with_rest": says(False),
        "_is_joined": says(False),
        "_beside_texts": says(list),
        "_heights": says(list),
        "_Lines.begins_on": says(False),
        "_Lines.firsts": says(None),
        "begins_name": says(True),
        "_cuts_name": says(False),
        "_Lines.are_parted": says(False),
        "_Lines.is_beside": says(False),
        "_above_sum": says(None),
        "ends_open": says(False),
    },
    "extract.banded": {
        "between_full_lines": says(list),
        "_opened": leaves(0),
        "_is_alike": says(False),
        "_closed": leaves(0),
        "_holds_rows": says(False),
        "holds_two": says(False),
        "parts_columns": says(False),
        "keeps_within": says(True),
        "_begins_column": says(False),
    },
    "extract.framed": {
        "between_full_lines": says(list),
        "_without_captions": lambda rules, _: [rules],
        "_over_bands": lambda rules, _: rules,
        "holds_two": says(False),
        "_may_have_other_rows": says(False),
        "_is_table": says(True),
        "_is_whole": says(False),
    },
    "extract.worded": {
        "between_full_lines": says(list),
        "separators_of": says(list),
        "_is_told": says(True),
        "_is_bold": says(False),
        "_begins_alike": says(False),
        "_is_shared": says(False),
        "_before_texts": says(None),
        "_is_sorted": says(False),
        "_hold_sentences": says(False),
        "_are_cut": says(False),
        "are_terms": says(False),
        "are_addresses": says(False),
        "_is_aligned": says(None),
        "_is_table": says(True),
    },
    "extract.grid": {
        "_tidy": leaves(slice(0, 3)),
    },
    "extract.listed": {
        "_go_on": says(False),
        "_are_amounts": says(False),
        "_has_caption": says(True),
        "_is_ruled": says(True),
        "_led": says(0),
        "_names_pair": says(False),
        "_heads_group": says(False),
        "_are_contents": says(False),
        "_is_bold": says(False),
        "_ends_with_colon": says(False),
    },
    "extract.header": {
        "_without_overflow": leaves(0),
        "_without_misread": leaves(0),
        "_as_digits": leaves(0),
        "_adds_nothing": says(False),
        "_beneath": says(True),
        "_names_units": says(False),
        "_says_scale": says(False),
        "_below_title": says(0),
    },
    "extract.parted_tables": {
        "names_columns": says(False),
    },
    "extract.lines": {
        "_longest_word": says(1),
        "_with_raised": leaves(0),
        "_with_cut_numbers": leaves(0),
        "_mark_first": leaves(0),
        "_is_one_number": says(False),
        "_is_cut": says(False),
        "_is_rest": says(False),
        "one_word": says(False),
        "_broken": says(False),
        "_is_begun": says(False),
        "_is_ended": says(False),
        "padding": says(0.0),
        "_completes_ratio": says(False),
    },
    "extract.apart": {
        "_has_rows_beside": says(False),
        "_names_rows": says(False),
        "_is_running": says(True),
        "_is_ruled_through": says(False),
        "_between_captions": says(list),
        "_by_width": lambda text: [text],
        "_between_texts": says(list),
        "_holds_wide": says(False),
        "_alone": leaves(1),
        "_between_rules": says(list),
        "_beside_rules": says(list),
    },
    "extract.pdf": {
        "shade_rules": says(list),
        "cell_rules": says(list),
        "striped_rules": says(list),
        "tinted_rules": says(list),
        "find_lists": says(list),
        "find_labelled": says(list),
        "find_terms": says(list),
        "with_upended_names": leaves(0),
        "find_banded": says(list),
        "find_worded": says(list),
        "find_framed": says(list),
        "find_pairs": says(list),
        "grown_below": says(None),
        "_open_end": says(None),
        "_is_open": says(True),
    },
}

RULES = [
    Rule(module, name, neutral)
    for module, rules in _NEUTRAL.items()
    for name, neutral in rules.items()
]
"""The rules by module, each where its answer is asked for."""

IN_PLACE = frozenset(
    {
        "continuation._extend_spans",
        "spread._mend_head",
        "header_cells._with_ruled",
        "lines._with_cut_numbers",
        "rows._body_segments",  # equal texts, in other columns
        "rows._spread_units",
    }
)
"""Rules that change what they are given: whether they spoke does not show in their answer."""

_WORKINGS = {
    "extract.cut_lines": (
        "Line.texts Line.values Line.is_noted Line.is_anchor Line.is_data Line.cut_at cut_lines "
        "cut_at_begins words_of texts_of are_values"
    ),
    "extract.column_edges": (
        "region_columns column_edges _cheapest _left_of _beyond_first _profile covered _slice_at "
        "_Gutter.of _begins_before _places_of_names _is_free _whole_values _through_lines _price "
        "_of_column _spans_of_names "
        "_between white_gutters _gutters _white whitest _middles _across"
    ),
    "extract.around": ("stands_above stands_below goes_on_title _crosses"),
    "extract.regions": (
        "find_regions _clusters _merged _grown _top _below_title _parts_under _may_name "
        "_is_set_as_names _is_of_head _is_row_below _is_other _is_within _runs_on "
        "_margin_of_names _below_rule _hold_names _above_rule _is_bold_head _share_place "
        "_is_behind_names"
    ),
    "extract.borderless": (
        "find_borderless grown_below grown_above _is_of_one_year _goes_on _may_begin _read "
        "_holds_quantities _rows_below _rule_over _words_of_names _has_values"
    ),
    "extract.boundaries": (
        "row_boundaries _values _cheapest _heights _off_place _value_columns _joints "
        "_Joints.price _joined _printed_again _leading _announces has_room _goes_on "
        "_may_be_headings _are_all _is_alone _room_of_name _is_early _told_headings "
        "_is_second_line _by_column _edges_of _name_of"
    ),
    "extract.rows": (
        "grid_of_columns grid_of_names _row_cells _centred_groups _is_unit _is_in_middle "
        "_is_in_brackets "
        "_joined_names _row_edges _assembled _body_start _holds_values between_full_lines "
        "separators_of _with_partial _settle_segments _header_end _with_one _below_numbers "
        "_first_row _begins_rows _last_leaf _first_group _widest_gap _holds_leaves _stands_apart "
        "_begins_anew _holds_texts_beside"
    ),
    "extract.row_lines": (
        "row_lines runs_over _completes_group are_aligned are_beside several_values "
        "_at_one_place reach column_at _rooms is_value is_quantity are_marks value_places "
        "RowLine.texts RowLine.bold _Signs.part _Signs.stands_with_others _placed "
        "_Numbers.of _Numbers.rests "
        "_Numbers._goes_on by_column _Numbers._completes_code _completes_decimal parts_of"
    ),
    "extract.header_cells": (
        "header_cells code_columns _built_up _filled _stacks _is_right_below _may_go_on _plain "
        "_grouped _on_one_line _are_centred PlacedCell.covers _Stack.of _Stack.take _Box.placed "
        "_with_names_beside _by_column _are_set_alike _ends_name _under_band _goes_on_below "
        "_is_under_another _is_under_band _is_certain _with_alike _on_their_level _Row.cost "
        "_Row._is_set_flush _division _over _of_years _are_set_flush _run_over "
        "_beside_leaves _is_unfinished _continues _have_one_column _years"
    ),
    "extract.continuation": (
        "_Growing.texts _Growing.head join_pieces _start head_rows _evidence _sign_of_columns "
        "_shared_edges _append _grid_of _broke _texts _usual _closing _merge_cut _whole "
        "_lengthened _replace _finish _printed_again _below_header _cells_of"
    ),
    "extract.spread": (
        "join_spread _spread_from _name_first _side_by_side _joined_edges _places _cells_from "
        "_may_be_any"
    ),
    "extract.going_on": (
        "Weights.says how_likely sign_of_head repeated_rows row_goes_on _may_go_on is_value "
        "_serial _plain line_goes_on line_goes_on_over_page _is_other_type _had_no_room "
        "_is_wrapped_label _ends_title follows names_other_years sign_of_serials _rests "
        "_stands_off _begins_part _are_set_alike _begins_anew _stands_in _values _odds_of_texts"
    ),
    "extract.ruled": (
        "find_grids _strokes _merge _components _area _edges _walls _fills _table _grid _within "
        "_rows_at _with_joints _hold_rows _touching _with_rows_below _beside _names_of _are_names "
        "_is_strip _are_single _bands _apart _is_whole_row _is_lettered _names_over _stand_apart "
        "_has_rows_ruled"
    ),
    "extract.parted_rows": (
        "part_rows shared_rows _holds_several _holds_pieces _label _names _Lines.of _Lines.on "
        "_heaped_rows _Lines._far_apart _Lines._on_lines_of _Lines.are_values _reaching_over "
        "_meetings _have_one_each _told_rows _lines_of_values _lines_by_column _names_of_rows "
        "_are_serials _beside"
    ),
    "extract.banded": "find_banded read_between _between _grid _columns _is_table _bottom",
    "extract.worded": (
        "find_worded _names _head _regions _end _parts _middles _printed _widest _columns "
        "_are_rows_of_two _has_letters"
    ),
    "extract.apart": (
        "read_apart _words_among _off_level _between_ends _begins_row _place _through "
        "_begins_within_sentence _texts _joined _of_lines _within _crosses _reached "
        "_keeps_to_rules _ends _is_name _on_both_sides _has_values _count_up _Text.follows "
        "_running_texts"
    ),
    "extract.listed": (
        "find_lists find_pairs _columns_of_pairs _whole _parts _name_end _is_pair _is_tabbed "
        "_follows_pair _entry "
        "_end_of_pairs _runs _follows _columns find_labelled _end _is_labelled _columns_of_labels "
        "find_terms _beside_labels _end_of_terms _is_of_terms _is_term"
    ),
    "extract.upended": "with_upended_names _named _are_names _headed _on_end",
    "extract.shaded": (
        "shade_rules _bands _heads _is_striped cell_rules _is_row _row_between _row_below "
        "_sides _words _blocks _is_tiled _is_over _walls _crosses striped_rules _joints _ends "
        "tinted_rules _is_within _reach _parts_texts _is_on "
        "_beside_name _beside"
    ),
    "extract.parted_tables": "part_tables _heads _part levelled _levels",
    "extract.header": (
        "is_column_number_row _without_column_numbers is_year_text _is_ordinal is_ordinal_row "
        "counts_years is_data_text _header_like _second_row_like count_header_rows _filled "
        "holds_data same_header repeats_names names_columns names_years _digits _apart _count_up "
        "_counts _may_be_name _with_column_numbers _numbers_names _is_no_serial _is_misread "
        "_lacks_first _are_bracketed _tell_places"
    ),
    "extract.lines": (
        "_is_full "
        "along lines_of level_lines _is_raised _is_one_below baseline cell_text are_stacked "
        "_is_mark settle _is_one_word _is_letter vocabulary whole_text joined extent _first_word "
        "_is_half _goes_on_behind_sign _completes_scale _goes_on _letter"
    ),
    "extract.framed": "find_framed _grid _words_between _are_names _are_prose _are_glued",
    "extract.grid": (
        "grid_of_walls cell_of grid_of_cells least_score turned_back with_body _regions wrap_of "
        "_bold_rows Grid.texts"
    ),
}

WORKINGS = {module: frozenset(names.split()) for module, names in _WORKINGS.items()}
"""What makes tables at all: without it there is none, so nothing stands in its place. Rules that
another module asks stand in that one."""


def functions(module: str) -> set[str]:
    """The names of the functions and methods that a module defines; inner ones, properties and
    those that Python calls left out."""
    path = ROOT / f"{module.replace('.', '/')}.py"
    found = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.ClassDef):
            found |= {
                f"{node.name}.{part.name}"
                for part in node.body
                if isinstance(part, ast.FunctionDef)
                and not part.name.startswith("__")
                and not any("property" in ast.unparse(one) for one in part.decorator_list)
            }
    return found
