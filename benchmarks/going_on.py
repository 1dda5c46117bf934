"""``python -m benchmarks.going_on [--first N] [--seeds N] [--typeset FOLDER]``: what
:data:`extract.going_on.WEIGHTS` counts.

Reads invented documents of every form as texts and as PDFs in several layouts, those that other
programs typeset (``--typeset``, as :mod:`benchmarks.layouts` keeps them) and the real ones whose
tables are known. Pieces that meet at the end of a page are of one table or of two; pieces of two
tables of a document that do not meet are counted as if they did, without the numbers of their
captions. The truth says which table a piece is of: the one that has most of its rows.

Prints the counts; and of pieces that do meet how many are put together, rightly and wrongly.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from benchmarks.ablation.documents import _texts
from benchmarks.bench import SHARED, truth_of
from benchmarks.calibration import mixed_style, printed
from benchmarks.engines import Grid
from benchmarks.layouts.kinds import layouts
from extract import continuation, spread, text
from extract.going_on import WEIGHTS
from extract.ocr.settings import NEVER
from extract.read import read
from grammar.captions import table_caption
from samples import pdf as pdf_samples
from samples import text as text_samples
from samples.build import build
from samples.forms import FORMS

LAYOUTS = ("teks", "ruled", "borderless", "campuran")
OTHERS = 4
"""Pieces of other tables that a piece is made a neighbour of."""


@dataclass(slots=True)
class Seen:
    """How often signs were seen on pieces of one table and of two; of those that meet, how many
    were put together."""

    signs: dict[bool, Counter[str]] = field(
        default_factory=lambda: {True: Counter(), False: Counter()}
    )
    met: Counter[tuple[bool, bool]] = field(default_factory=Counter)
    """By whether they are one table and whether they are taken for one."""
    wrong: list[str] = field(default_factory=list)

    def add(self, verdict: tuple[float, Sequence[str]], same: bool, where: str = "") -> None:
        """Count a pair; ``where`` it stands if it does."""
        likely, signs = verdict
        if where:
            taken = likely >= WEIGHTS.enough
            self.met[same, taken] += 1
            if taken != same:
                self.wrong.append(f"{where}: {'one' if same else 'two'}, {likely:.2f} {signs}")
        if "judul-lain" not in signs:  # it needs no counting
            self.signs[same].update(("pieces", *signs))


def _key(row: Sequence[str]) -> str:
    return "".join(sign for text in row for sign in text.casefold() if sign.isalnum())


@dataclass(slots=True)
class _Truth:
    """The tables of a document by what stands in their rows."""

    tables: Sequence[Grid]
    where: str
    seen: Seen
    rows: dict[str, set[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, table in enumerate(self.tables):
            for row in table:
                self.rows.setdefault(_key(row), set()).add(number)

    def table_of(self, rows: Sequence[Sequence[str]]) -> int | None:
        """The table that most of the rows stand in; null where none of them tells."""
        votes = Counter(
            next(iter(found))
            for row in rows
            if len(key := _key(row)) > 3 and len(found := self.rows.get(key, set())) == 1
        )
        return votes.most_common(1)[0][0] if votes else None

    def pairs(self, tables: Sequence[int | None]) -> Iterator[tuple[int, int]]:
        """Pieces that begin two tables, by their places."""
        first = [tables.index(table) for table in dict.fromkeys(tables) if table is not None]
        chance = Random(len(tables))
        for one in first:
            for two in chance.sample(first, min(OTHERS, len(first))):
                if one != two:
                    yield one, two

    def of_pieces(self, pieces: Sequence[Any], known: Any = frozenset()) -> Any:
        """Stands for :func:`extract.continuation.join_pieces`, and counts."""
        tables = [self.table_of(piece.grid.texts()) for piece in pieces]
        joined = _join(pieces, known)
        for one, two in self.pairs(tables):
            first, second = pieces[one], pieces[two]
            if first.grid.direction != second.grid.direction:
                continue
            above = tuple(line for line in second.above if not table_caption(line))
            grid = replace(second.grid, page=first.grid.page + 1)
            verdict = _evidence(
                continuation._start(replace(first, closes_page=True)),
                replace(second, grid=grid, above=above, opens_page=True),
            )
            if verdict is not None:
                self.seen.add(verdict, False)
        return joined

    def of_rows(self, items: Any, asides: Any) -> Any:
        """Stands for :func:`extract.text._join_pieces`, and counts."""
        runs = [item for item in items if isinstance(item, text._Rows)]
        tables = [self.table_of(run.rows) for run in runs]
        for one, two in self.pairs(tables):
            self.seen.add(_continues(deepcopy(runs[one]), deepcopy(runs[two]), False), False)
        return _join_rows(items, asides)

    def meeting_pieces(self, before: Any, piece: Any) -> Any:
        """Stands for :func:`extract.continuation._evidence`, and counts."""
        verdict = _evidence(before, piece)
        if verdict is not None:
            self._meet(verdict, before.pieces[-1].grid.texts(), piece.grid.texts())
        return verdict

    def meeting_rows(self, first: Any, second: Any, said: bool) -> Any:
        """Stands for :func:`extract.text._continues`, and counts."""
        rows = [list(row) for row in second.rows]
        verdict = _continues(first, second, said)
        self._meet(verdict, first.rows[-20:], rows)
        return verdict

    def _meet(self, verdict: Any, before: Any, after: Any) -> None:
        one, two = self.table_of(before), self.table_of(after)
        if one is not None and two is not None:
            self.seen.add(verdict, one == two, self.where)


_join, _join_rows = continuation.join_pieces, text._join_pieces
_evidence, _continues = continuation._evidence, text._continues


def count(path: Path, tables: Sequence[Grid], where: str, seen: Seen) -> None:
    """Read a document whose tables are known and count what its pieces show."""
    truth = _Truth(tables, where, seen)
    with (
        patch.object(spread, "join_pieces", truth.of_pieces),
        patch.object(text, "_join_pieces", truth.of_rows),
        patch.object(text, "_continues", truth.meeting_rows),
        patch.object(continuation, "_evidence", truth.meeting_pieces),
    ):
        read(path, ocr=NEVER)


def documents(folder: Path, seeds: Sequence[int]) -> Iterator[tuple[Path, list[Grid], str]]:
    """Invented documents with their tables, one at a time."""
    for seed in seeds:
        for form in ("peraturan", *FORMS):
            for layout in LAYOUTS:
                document = build(seed) if form == "peraturan" else FORMS[form](seed)
                path = folder / ("t.txt" if layout == "teks" else "t.pdf")
                style = (
                    mixed_style(seed, 1)
                    if layout == "campuran"
                    else pdf_samples.draw_style(seed, layout if layout != "teks" else "ruled")
                )
                path.write_bytes(
                    text_samples.render(document).encode()
                    if layout == "teks"
                    else pdf_samples.render(document, style)
                )
                yield path, printed(document), f"{form} {layout} {seed}"


def typeset(folder: Path, seeds: Sequence[int]) -> Iterator[tuple[Path, list[Grid], str]]:
    """Documents that other programs typeset, as :mod:`benchmarks.layouts` keeps them."""
    for seed in seeds:
        for planned in layouts(seed):
            tables = [_texts(grid) for grid in planned.tables()]
            for path in sorted(folder.rglob(f"{planned.name}.pdf")):
                yield path, tables, f"{path.parent.name} {planned.name}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Count and print; the exit code is 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.going_on", description=__doc__)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=8)
    parser.add_argument("--typeset", type=Path)
    given = parser.parse_args(arguments)
    seeds = range(given.first, given.first + given.seeds)
    seen = Seen()
    with tempfile.TemporaryDirectory(prefix="perbup-going-on-") as folder:
        for path, tables, where in documents(Path(folder), seeds):
            count(path, tables, where, seen)
    for path, tables, where in typeset(given.typeset, range(1, 10)) if given.typeset else ():
        count(path, tables, where, seen)
    for path in sorted((SHARED / "pdf").glob("*.pdf")):
        count(path, truth_of(path) or [], path.name, seen)
        printed_tables = [table.grid() for _, table in read(path, ocr=NEVER).tables()]
        for other in (SHARED / "seeds").glob(f"{path.stem}.txt"):
            count(other, printed_tables, other.name, seen)
    show(seen)
    return 0


def show(seen: Seen) -> None:
    """Print the counts as the weights are written, then what was put together."""
    same, other = seen.signs[True], seen.signs[False]
    for sign in ("pieces", *sorted((same.keys() | other.keys()) - {"pieces"})):
        print(f"    {sign.replace('-', '_')}: Counts = ({same[sign]}, {other[sign]})")
    met: Mapping[tuple[bool, bool], int] = seen.met
    print(
        f"that meet: one table {met[True, True]} of {met[True, True] + met[True, False]} put "
        f"together, two tables {met[False, True]} of {met[False, True] + met[False, False]}"
    )
    for line in seen.wrong:
        print(line)


if __name__ == "__main__":
    sys.exit(main())
