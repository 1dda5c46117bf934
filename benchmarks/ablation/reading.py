"""The tables of a PDF whose pages were opened once, read again and again: without a rule only the
pages that it says something on are read anew."""

from __future__ import annotations

import pkgutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, is_dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.ablation.documents import Head, merged
from benchmarks.ablation.rules import IN_PLACE, Rule
from benchmarks.engines import Grid as Texts
from extract import pdf
from extract.damage import find_damage
from extract.document import Table
from extract.furniture import Furniture, find_furniture
from extract.grid import Grid
from extract.lines import vocabulary
from extract.pdf import PageReading
from extract.pdfium import open_pdf
from extract.shown import hidden_layers
from extract.spread import join_spread

Outcome = list[tuple[Texts, Head]]
"""What is read of a document: the texts of its tables, and what stands over their columns."""
Told = set[str]
"""The labels of rules that said other than their neutral answer."""


@dataclass(slots=True)
class Usual:
    """A document read with all rules: after the first step on each page (its ruled tables), after
    the second (those without rules), and in the end; with the rules that spoke in each."""

    pages: list[PageReading]
    ruled: list[PageReading] = field(default_factory=list)
    ruled_told: list[Told] = field(default_factory=list)
    furniture: dict[int, list[Furniture]] = field(default_factory=dict)
    whole: list[PageReading] = field(default_factory=list)
    whole_told: list[Told] = field(default_factory=list)
    opened: list[Grid | None] = field(default_factory=list)
    """The table without rules that each page leaves open for the next."""
    joined: Outcome = field(default_factory=list)
    joined_told: Told = field(default_factory=set)

    @property
    def told(self) -> Told:
        """The rules that spoke anywhere."""
        return set().union(self.joined_told, *self.ruled_told, *self.whole_told)


def opened(path: Path) -> list[PageReading]:
    """The pages of a PDF as data, no table looked for yet."""
    damage = find_damage(path)
    with open_pdf(path) as document, patch.object(pdf, "_with_grids", _bare):
        layers = hidden_layers(path)
        return [pdf._page(document, n + 1, damage, False, layers) for n in range(len(document))]


def _bare(content: Any, kind: Any) -> PageReading:
    return PageReading(content, kind)


def read_usual(path: Path, rules: Sequence[Rule]) -> Usual:
    """A PDF with all rules, and which of ``rules`` spoke where."""
    usual = Usual(opened(path))
    told: Told = set()
    with ExitStack() as stack:
        for rule in rules:
            stack.enter_context(listened(rule, told))
        for page in usual.pages:
            usual.ruled.append(_ruled(page))
            usual.ruled_told.append(_taken(told))
        usual.furniture = _furniture(usual.ruled)
        before = None
        for page in usual.ruled:
            whole = _whole(page, usual.furniture, before)
            before = pdf._open_end(whole)
            usual.whole.append(whole)
            usual.opened.append(before)
            usual.whole_told.append(_taken(told))
        usual.joined = _joined(usual.whole)
        usual.joined_told = _taken(told)
    always = {rule.label for rule in rules if not callable(rule.neutral)}
    for page_told in (*usual.ruled_told, *usual.whole_told):
        page_told |= always
    return usual


def joined_of(pages: Sequence[PageReading]) -> Outcome:
    """The tables of opened pages."""
    ruled = [_ruled(page) for page in pages]
    furniture = _furniture(ruled)
    whole: list[PageReading] = []
    for page in ruled:
        before = pdf._open_end(whole[-1]) if whole else None
        whole.append(_whole(page, furniture, before))
    return _joined(whole)


def read_without(usual: Usual, rule: Rule) -> Outcome:
    """The tables of the document without a rule."""
    with without(rule):
        ruled = [
            _ruled(page) if rule.label in told else known
            for page, known, told in zip(usual.pages, usual.ruled, usual.ruled_told, strict=True)
        ]
        same = [
            one is two or one.grids == two.grids
            for one, two in zip(ruled, usual.ruled, strict=True)
        ]
        furniture = usual.furniture if all(same) else _furniture(ruled)
        whole: list[PageReading] = []
        before: Grid | None = None
        known_before: Grid | None = None
        for at, page in enumerate(ruled):
            number = page.content.number
            if (
                same[at]
                and rule.label not in usual.whole_told[at]
                and before == known_before
                and furniture.get(number) == usual.furniture.get(number)
            ):
                whole.append(usual.whole[at])
                before = usual.opened[at]
            else:
                whole.append(_whole(page, furniture, before))
                before = pdf._open_end(whole[-1])
            known_before = usual.opened[at]
        changed = not all(map(_same, whole, usual.whole))
        if rule.label not in usual.joined_told and not changed:
            return usual.joined
        return _joined(whole)


def _same(one: PageReading, two: PageReading) -> bool:
    return one is two or one.grids == two.grids


def _ruled(page: PageReading) -> PageReading:
    if page.kind in ("scan", "blank", "broken"):
        return page
    return pdf._with_grids(page.content, page.kind)


def _furniture(pages: Sequence[PageReading]) -> dict[int, list[Furniture]]:
    return find_furniture(
        [page.content for page in pages], {page.content.number: page.placed for page in pages}
    )


def _whole(
    page: PageReading, furniture: dict[int, list[Furniture]], before: Grid | None
) -> PageReading:
    own = replace(page, furniture=furniture.get(page.content.number, []))
    own.furniture = [*own.furniture, *pdf._beyond_the_page(own)]
    pdf._add_borderless(own, before)
    return own


def _joined(pages: Sequence[PageReading]) -> Outcome:
    free = [page.free() for page in pages]
    pieces = [
        piece for page, words in zip(pages, free, strict=True) for piece in pdf._pieces(page, words)
    ]
    known = vocabulary(
        [word.text for words in free for word in words]
        + [cell.text for piece in pieces for cell in piece.grid.cells]
    )
    return [(table.grid(), _head(table)) for table, _ in join_spread(pieces, known)]


def _head(table: Table) -> Head:
    return table.header_rows, merged(
        (cell.row, cell.col, cell.row_span, cell.col_span)
        for cell in table.cells
        if cell.row < table.header_rows
    )


# --- rules out of their places -------------------------------------------------------------------


def place_of(rule: Rule) -> tuple[Any, str]:
    """What holds a rule, and under which name."""
    holder, _, name = rule.name.rpartition(".")
    return pkgutil.resolve_name(f"{rule.module}:{holder}" if holder else rule.module), name


@contextmanager
def without(rule: Rule) -> Iterator[None]:
    holder, name = place_of(rule)
    instead = rule.neutral
    if is_dataclass(holder) and not isinstance(holder, type):
        # Numbers named together cannot be changed one by one.
        instead = replace(holder, **{name: instead})
        holder, name = sys.modules[rule.module], rule.name.partition(".")[0]
    with patch.object(holder, name, instead):
        yield


@contextmanager
def listened(rule: Rule, told: Told) -> Iterator[None]:
    """Notes the rule where it once says other than its neutral answer."""
    holder, name = place_of(rule)
    own = getattr(holder, name)
    if not callable(own):
        yield
        return
    with patch.object(holder, name, _noting(rule, own, told)):
        yield


def _noting(rule: Rule, own: Callable[..., Any], told: Told) -> Callable[..., Any]:
    def answer(*given: Any, **named: Any) -> Any:
        if rule.label in told:
            return own(*given, **named)
        neutral = rule.neutral(*given, **named)
        said = own(*given, **named)
        try:
            same = bool(said == neutral)
        except ValueError:  # arrays
            same = False
        if not same or rule.label in IN_PLACE:
            told.add(rule.label)
        return said

    return answer


def _taken(told: Told) -> Told:
    found = set(told)
    told.clear()
    return found
