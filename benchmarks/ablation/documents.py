"""Documents of several producers with the tables that are printed in them, each by its name:
``peraturan-campuran-2-7`` (the project's own: form, layout, number of the style, seed) or
``html/angka-kosong-1`` (producer, kind, seed)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from benchmarks.bench import SHARED, truth_of
from benchmarks.calibration import SLIPPED, mixed_style, printed
from benchmarks.engines import Grid
from benchmarks.layouts.__main__ import printed as typeset
from benchmarks.layouts.kinds import layouts
from benchmarks.layouts.model import Grid as Planned
from benchmarks.layouts.model import Layout
from benchmarks.layouts.producers import UNABLE, available, placed
from samples import pdf
from samples.build import build
from samples.forms import FORMS
from samples.model import Cell as PrintedCell

OPEN = ("borderless", "borderless", "campuran", "campuran", "campuran")
NARROW = "sempit"
RULED = ("ruled", "broken-rules", "sideways")

Span = tuple[int, int, int, int]
Head = tuple[int, frozenset[Span]]
"""How many rows of a table are header, and what of them is merged: row, column, how far."""

OWN = 4
"""Seeds of the project's own documents for one of the others: they hold most tables, and what a
rule is for may show in one of hundreds."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A file, who made it, and its tables; null where nobody wrote them down: then what is read
    with all rules stands for them."""

    producer: str
    name: str
    path: Path
    tables: list[Grid] | None
    heads: list[Head] | None = None
    """What stands over the columns of each table; null where nobody wrote it down."""


def samples(folder: Path, first: int, seeds: int) -> Iterator[Sample]:
    """The documents, made in ``folder`` where they are not yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(first, first + OWN * seeds):
        for number, layout in enumerate((*OPEN, *RULED, NARROW)):
            yield _own(folder, "peraturan", seed, layout, number)
        for form in FORMS:
            for number, layout in enumerate(OPEN[1:3]):
                yield _own(folder, form, seed, layout, number)
    for seed in range(first, first + seeds):
        for producer in available():
            for planned in layouts(seed):
                if planned.kind not in UNABLE.get(producer, ()):
                    yield _typeset(folder, producer, planned)
    yield from _real()


def named(folder: Path, name: str) -> Sample:
    """The generated or laid-out document of that name."""
    producer, _, kind = name.rpartition("/")
    if not producer:
        form, layout, number, seed = name.rsplit("-", 3)
        return _own(folder, form, int(seed), layout, int(number))
    every = layouts(int(kind.rpartition("-")[2]))
    return _typeset(folder, producer, next(one for one in every if one.name == kind))


def _own(folder: Path, form: str, seed: int, layout: str, number: int) -> Sample:
    document = FORMS[form](seed) if form in FORMS else build(seed)
    name = f"{form}-{layout}-{number}-{seed}"
    path = folder / f"{name}.pdf"
    if not path.exists():
        path.write_bytes(pdf.render(document, _style(layout, number, seed)))
    heads = [_head(block.head()) for block in document.tables()]
    producer = "peraturan" if form == "peraturan" else "bentuk"
    return Sample(producer, name, path, printed(document), heads)


def _style(layout: str, number: int, seed: int) -> pdf.PdfStyle:
    """``campuran`` draws every way of typesetting by itself; ``sempit`` has large type in columns
    too narrow for it, besides."""
    if layout == "campuran":
        return mixed_style(seed, number)
    if layout != NARROW:
        return pdf.draw_style(100 * number + seed, layout)
    chance = Random(f"{NARROW}-{seed}")
    return replace(
        mixed_style(seed, number),
        table_size=chance.choice((10, 11, 12)),
        paper="A4",
        wide=chance.choice(("lanskap", "kecil")),
        font=chance.choice(("Vera", "Times")),
    )


def _head(rows: Sequence[Sequence[PrintedCell | None]]) -> Head:
    return len(rows), merged(
        (row, col, cell.row_span, cell.col_span)
        for row, cells in enumerate(rows)
        for col, cell in enumerate(cells)
        if cell
    )


def _typeset(folder: Path, producer: str, planned: Layout) -> Sample:
    path = typeset(planned, producer, folder)
    grids = planned.tables()
    heads = [
        (
            grid.head,
            merged(
                (r, c, cell.row_span, cell.col_span) for r, c, cell in placed(grid) if r < grid.head
            ),
        )
        for grid in grids
    ]
    return Sample(
        producer, f"{producer}/{planned.name}", path, [_texts(grid) for grid in grids], heads
    )


def merged(spans: Iterable[Span]) -> frozenset[Span]:
    """Those of more than one row or column."""
    return frozenset(span for span in spans if span[2:] != (1, 1))


def _texts(grid: Planned) -> Grid:
    texts, seen = grid.texts(), set[int]()
    rows = []
    for places in grid.places():
        rows.append([texts[place] if place not in seen else "" for place in places])
        seen |= set(places)
    return rows


def _real() -> Iterator[Sample]:
    for name in ("pdf", "cases", "real"):
        for path in sorted((SHARED / name).glob("*.pdf")):
            known = truth_of(path) if name == "pdf" and path.stem != SLIPPED else None
            yield Sample("asli", f"asli/{path.stem}", path, known)
