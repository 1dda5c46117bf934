"""Ruled tables through pdfplumber: slower by far, but blind to none of the ways to draw a rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from extract.document import Box
from extract.grid import Grid, grid_of_walls
from extract.pdfium import PageContent, single_page

NEAR = 3.0
"""Edges of cells this many points apart are one."""


def find_tables(path: Path, content: PageContent) -> list[Grid]:
    """The ruled tables of one upright page as pdfplumber's cells make them.

    The words stay pdfium's: only the cells are pdfplumber's. A page it cannot read has none.
    """
    import pdfplumber

    grids: list[Grid] = []
    try:
        with pdfplumber.open(single_page(path, content.number)) as document:
            page = document.pages[0]
            found = [table.cells for table in page.find_tables()]
            page.close()
    except Exception:  # pdfminer fails in any way on a broken file
        return []
    for cells in found:
        boxes = [Box(*map(float, cell)) for cell in cells if cell]
        grid = grid_of_boxes(content, boxes)
        if grid is not None:
            grids.append(replace(grid, method="pdfplumber", reading="pdfplumber"))
    return grids


def grid_of_boxes(content: PageContent, boxes: Sequence[Box]) -> Grid | None:
    """A grid from the boxes of its cells."""
    if len(boxes) < 2:
        return None
    rows = _edges([edge for box in boxes for edge in (box.y0, box.y1)])
    columns = _edges([edge for box in boxes for edge in (box.x0, box.x1)])
    if len(rows) < 2 or len(columns) < 2:
        return None
    across = np.zeros((len(rows), len(columns) - 1), dtype=bool)
    down = np.zeros((len(columns), len(rows) - 1), dtype=bool)
    for box in boxes:
        top, bottom = _place(rows, box.y0), _place(rows, box.y1)
        left, right = _place(columns, box.x0), _place(columns, box.x1)
        across[top, left:right] = across[bottom, left:right] = True
        down[left, top:bottom] = down[right, top:bottom] = True
    across[0], across[-1], down[0], down[-1] = True, True, True, True
    inside = [
        position
        for position, word in enumerate(content.words)
        if columns[0] <= (word.x0 + word.x1) / 2 <= columns[-1]
        and rows[0] <= (word.y0 + word.y1) / 2 <= rows[-1]
    ]
    return grid_of_walls(content, rows, columns, across, down, inside) if inside else None


def _edges(places: list[float]) -> list[float]:
    places.sort()
    edges = [places[0]]
    for place in places[1:]:
        if place - edges[-1] > NEAR:
            edges.append(place)
    return edges


def _place(edges: Sequence[float], at: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - at))
