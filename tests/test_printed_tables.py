"""Tables as other people set them: what is printed beside and below what, and where.

``python -m benchmarks.layouts`` counts the same over more producers and seeds.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.layouts.__main__ import judged, printed
from benchmarks.layouts.kinds import layouts
from extract.document import Table
from extract.read import read

LAYOUTS = {layout.name: layout for layout in layouts(3)}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_table_is_read_as_it_is_printed(name: str, tmp_path: Path) -> None:
    layout = LAYOUTS[name]
    path = printed(layout, "sendiri", tmp_path)
    tables = [table for _, table in read(path).tables()]
    found = judged(layout, "sendiri", tables)
    assert found.whole == found.tables
    assert (found.hits, found.hits) == (found.wanted, found.found)
    for table in tables:
        assert misplaced(table) == []


def misplaced(table: Table) -> list[str]:
    """Cells without a place on the page, and neighbours that lie over each other."""
    cells = {(cell.row, cell.col): cell for cell in table.cells if cell.text}
    wrong = [cell.text for cell in cells.values() if cell.box is None or cell.page is None]
    by_place = sorted(cells)
    for one, two in pairwise(cells[place] for place in by_place):
        if one.box is None or two.box is None or one.page != two.page:
            continue
        if one.row == two.row and two.box[0] < one.box[2] - 1:
            wrong.append(f"{two.text} is not right of {one.text}")
        if one.row + one.row_span <= two.row and two.box[1] < one.box[3] - 1:
            wrong.append(f"{two.text} is not below {one.text}")
    if table.box is not None:
        for cell in cells.values():
            if cell.page == table.page and cell.box is not None:
                outside = (
                    cell.box[0] < table.box[0] - 1
                    or cell.box[1] < table.box[1] - 1
                    or cell.box[2] > table.box[2] + 1
                    or cell.box[3] > table.box[3] + 1
                )
                wrong += [f"{cell.text} is outside"] * outside
    return wrong
