"""Documents of several producers with the tables that are printed in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bench import SHARED, truth_of
from benchmarks.calibration import SLIPPED, mixed_style, printed
from benchmarks.engines import Grid
from benchmarks.layouts.__main__ import printed as typeset
from benchmarks.layouts.kinds import layouts
from benchmarks.layouts.model import Grid as Planned
from benchmarks.layouts.producers import UNABLE, available
from samples import pdf
from samples.build import build
from samples.forms import FORMS

OPEN = ("borderless", "borderless", "campuran", "campuran", "campuran")
RULED = ("ruled", "broken-rules", "sideways")

OWN = 2
"""Regulations of the project's own for one seed of the others: they hold most tables."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A file, who made it, and its tables; null where nobody wrote them down: then what is read
    with all rules stands for them."""

    producer: str
    path: Path
    tables: list[Grid] | None


def samples(folder: Path, first: int, seeds: int) -> Iterator[Sample]:
    """The documents, made in ``folder`` where they are not yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(first, first + OWN * seeds):
        for number, layout in enumerate((*OPEN, *RULED)):
            yield _own(folder, "peraturan", seed, layout, number)
    for seed in range(first, first + seeds):
        for form in FORMS:
            for number, layout in enumerate(OPEN[1:3]):
                yield _own(folder, form, seed, layout, number)
        for producer in available():
            for planned in layouts(seed):
                if planned.kind in UNABLE.get(producer, ()):
                    continue
                path = typeset(planned, producer, folder)
                yield Sample(producer, path, [_texts(grid) for grid in planned.tables()])
    yield from _real()


def _own(folder: Path, form: str, seed: int, layout: str, number: int) -> Sample:
    document = FORMS[form](seed) if form in FORMS else build(seed)
    path = folder / f"{form}-{layout}-{number}-{seed}.pdf"
    mixed = layout == "campuran"
    style = mixed_style(seed, number) if mixed else pdf.draw_style(100 * number + seed, layout)
    if not path.exists():
        path.write_bytes(pdf.render(document, style))
    return Sample("peraturan" if form == "peraturan" else "bentuk", path, printed(document))


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
            yield Sample("asli", path, known)
