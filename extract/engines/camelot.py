"""Tables without rules through camelot, whose text modes see what line finders are blind to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from extract.document import Box
from extract.engines.plumber import grid_of_boxes
from extract.grid import Grid
from extract.pdfium import PageContent


def find_tables(path: Path, content: PageContent, *, flavor: str = "network") -> list[Grid]:
    """The tables of one upright page as camelot's vector engine finds them.

    ``flavor`` is ``lattice``, ``network`` or ``hybrid``; none of them renders the page. The words
    stay pdfium's. A page it cannot read has none.
    """
    import camelot

    try:
        found = camelot.read_pdf(  # type: ignore[attr-defined]
            str(path),
            pages=str(content.number),
            flavor=flavor,
            suppress_stdout=True,
            **({} if flavor == "network" else {"engine": "vector"}),
        )
    except Exception:  # camelot raises whatever its parsers meet
        return []
    grids: list[Grid] = []
    for table in found:
        boxes = [
            Box(cell.x1, content.height - cell.y2, cell.x2, content.height - cell.y1)
            for row in table.cells
            for cell in row
        ]
        grid = grid_of_boxes(content, boxes)
        if grid is not None:
            grids.append(
                replace(grid, method="camelot", reading="camelot", ruled=flavor == "lattice")
            )
    return grids
