"""No rule of thumb of the table layer escapes the benchmark that takes them out."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.ablation.__main__ import study
from benchmarks.ablation.documents import Sample
from benchmarks.ablation.numbers import Number, numbers, tried
from benchmarks.ablation.reading import place_of
from benchmarks.ablation.rules import RULES, WORKINGS, functions
from tests.test_pdf_borderless import BARE, ROWS, drawn


@pytest.mark.parametrize("module", sorted(WORKINGS))
def test_every_function_is_a_rule_or_makes_the_tables(module: str) -> None:
    rules = {rule.name for rule in RULES if rule.module == module}
    own = functions(module)
    assert own <= rules | WORKINGS[module], "what does it answer where it says nothing?"
    assert own >= WORKINGS[module]
    assert not rules & WORKINGS[module]


def test_every_rule_stands_where_it_is_asked() -> None:
    for rule in RULES:
        holder, name = place_of(rule)
        assert hasattr(holder, name), rule.label
        assert callable(getattr(holder, name)) == callable(rule.neutral), rule.label


def test_a_rule_shows_in_a_document_what_it_is_for(tmp_path: Path) -> None:
    drawn(tmp_path, BARE)
    sample = Sample("uji", tmp_path / "t.pdf", [ROWS])
    found = study(["header_cells._leaf_level", "ruled._counts_up"], sample)
    assert (found.tables, found.right) == (1, 1)
    without = found.without["header_cells._leaf_level"]
    assert (without.right, without.changed, without.known) == (-1, 1, True)
    assert without.values < 0
    assert "ruled._counts_up" not in found.asked  # nothing is ruled


def test_every_named_number_is_moved_both_ways() -> None:
    found = {number.label: number for number in numbers()}
    assert len(found) > 100
    assert found["row_lines.WORD_SPACE"].value == 0.5
    assert "extract.rows" in found["row_lines.WORD_SPACE"].importers
    assert Number("extract.ruled", "FEW_ROWS", 2).others() == (1, 3)
    assert Number("extract.apart", "NEAR", 8.0).others() == pytest.approx((6.0, 32 / 3))


def test_a_number_shows_in_a_document_where_its_limit_is(tmp_path: Path) -> None:
    drawn(tmp_path, BARE)
    sample = Sample("uji", tmp_path / "t.pdf", [ROWS])
    low = Number("extract.header", "MAX_HEADER_ROWS", 1, ("extract.continuation",))
    assert [(c.label, c.larger, c.lost, c.changed) for c in tried([low], sample)] == [
        ("header.MAX_HEADER_ROWS", False, 0, 1)
    ]
    assert tried([Number("extract.apart", "NEAR", 8.0)], sample) == []
