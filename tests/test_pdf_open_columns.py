"""Ruled tables in which no upright rule parts some or all columns of the body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.confidence import confidence
from extract.read import read
from tests.pdf_maker import LANDSCAPE, Layout, draw_table, make_pdf, only
from tests.test_pdf_ruled import ALL, PLAIN, ROWS, one_table

NAMES = ["Daerah", "Bagian laki-laki", "Bagian perempuan", "Lainnya", "Jumlah"]
BODY = [
    ["Arumsari", "92,9", "7,1", "0", "5.821"],
    ["Bangun Rejo", "84,3", "15,7", "0", "10.211"],
    ["Candi dan Purwa", "97,1", "2,9", "-", "1.204"],
    ["Damar", "95,0", "5,0", "0,3", "19.031"],
]
WIDE = Layout((120, 70, 70, 60, 60), align=("left", *["right"] * 4), bold_rows=1)
AMOUNTS = [
    ["Desa", "Laki-laki", "Perempuan", "Jumlah", "Luas"],
    *(
        [name, f"1.0{k}7.948", f"1.02{k}.490", f"2.1{k}0.438", "12,5"]
        for k, name in enumerate(["Aru", "Bea", "Cirebon Utara", "Dua Koto"])
    ),
]
NO_ROWS = ALL - {"inner_h"}


def open_at(layout: Layout, rows: int, *edges: int, **how: object) -> Layout:
    """The layout with the rules on inner column edges beside so many of the first rows only."""
    return replace(layout, uprights=dict.fromkeys(edges, rows), **how)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rows", "layout"),
    [
        ([NAMES, *BODY], open_at(WIDE, 1, 1, 2, 3, 4)),
        ([NAMES, *BODY], open_at(WIDE, 1, 1, 2, 3, 4, align=("left", *["centre"] * 4))),
        ([NAMES, ["", *BODY[0][1:]], *BODY[1:], ["", "", "5,5", "", "6.111"]],
         open_at(WIDE, 1, 1, 2, 3, 4)),
        ([NAMES, *BODY[:2], ["Fajar", "", "", "", "6.222"]], open_at(WIDE, 1, 1, 2, 3, 4)),
        ([NAMES, [*"12345"], ["Eka Jaya", "92,9", "7,1", "Kota", "5.821"]],
         open_at(WIDE, 2, 1, 2, 3, 4)),
        (ROWS, open_at(PLAIN, 2, *range(1, 8))),
        (ROWS, open_at(PLAIN, 3, *range(1, 8), middle=True)),
        (AMOUNTS, open_at(WIDE, 0, 2)),
        (AMOUNTS, open_at(WIDE, 1, 2)),
        ([*AMOUNTS, ["Emas", "", "1.021.111", "", "9"], ["Fa", "1.011.111", "", "3", ""]],
         open_at(WIDE, 0, 2)),
        (AMOUNTS, open_at(WIDE, 0, 2, 3)),
        (ROWS, open_at(PLAIN, 0, 3, 4, 6, 7)),
        (AMOUNTS, open_at(WIDE, 0, 2, 3, rules=NO_ROWS, header_rule_rows=1)),
        (ROWS, open_at(PLAIN, 0, 3, 4, 6, 7, rules=NO_ROWS, header_rule_rows=3)),
    ],
    ids=[
        "rules in the header only", "values in the middle", "rows without a name",
        "a value alone in its row", "one row with a name among its values",
        "column numbers without rules", "values halfway down",
        "no rule between two", "a rule in the header", "one of two values",
        "no rule between three", "no rule between years", "rows without rules too",
        "a form without rules between rows and years",
    ],
)  # fmt: skip
def test_words_part_columns_that_no_rule_parts(
    tmp_path: Path, rows: Sequence[Sequence[str]], layout: Layout
) -> None:
    table = only(one_table(tmp_path, layout, rows))
    assert table.grid() == [list(row) for row in rows]
    assert table.evidence in ("tanpa-garis", "kolom-tanpa-garis")
    assert table.confidence < confidence("bergaris")


def test_the_heading_of_a_group_is_one_text(tmp_path: Path) -> None:
    rows = [NAMES, *BODY[:2], ["Timur", "", "", "", ""], *BODY[2:]]
    layout = open_at(WIDE, 1, 1, 2, 3, 4, spans=[(3, 0, 1, 5)])
    assert only(one_table(tmp_path, layout, rows)).grid() == rows


@pytest.mark.parametrize(
    ("parts", "evidence"),
    [
        ([("Rp", "1.000.000"), ("Rp", "2.000"), ("Rp", "30.000.000"), ("Rp", "4.000")], "bergaris"),
        ([("12", "orang"), ("2", "paket"), ("3", "dokumen"), ("4", "%")], "bergaris"),
        ([("7", "01"), ("7", "02"), ("7", "03"), ("7", "04")], "bergaris"),
        ([("1.", "Rapat"), ("2.", "Lomba"), ("3.", "Bazar"), ("4.", "Kirab")], "bergaris"),
        ([("10 -", "20"), ("20 -", "30"), ("30 -", "40"), ("40 -", "50")], "bergaris"),
        ([("1.", "20"), ("2.", "30"), ("3.", "40"), ("4.", "50")], "bergaris"),
        ([("12", "3.400"), ("", "5"), ("6.000", "70"), ("", "-")], "nilai-menumpuk"),
    ],
    ids=["currency", "unit", "code", "item", "range", "numbered", "two rows only"],
)
def test_what_belongs_together_stays_in_its_cell(
    tmp_path: Path, parts: Sequence[tuple[str, str]], evidence: str
) -> None:
    """Two texts at both ends of a cell are no columns for that; where they may be, the table is
    not sure."""
    rows = [["No", "Uraian", "Anggaran", "Keterangan"]]
    rows += [[str(number), "Belanja daerah", "", "-"] for number in range(1, len(parts) + 1)]

    def draw(canvas: Canvas, height: float) -> None:
        drawn = draw_table(canvas, rows, Layout((24, 120, 100, 60)), 60, 90, height)
        for (left, right), top in zip(parts, drawn.row_edges[1:], strict=False):
            canvas.drawString(207, height - top - 10.2, left)
            canvas.drawRightString(301, height - top - 10.2, right)

    table = only(read(make_pdf(tmp_path / "t.pdf", draw)))
    assert [row[2] for row in table.grid()[1:]] == [f"{a} {b}".strip() for a, b in parts]
    assert table.evidence == evidence
    assert (table.confidence < 0.9) == (evidence != "bergaris")


@pytest.mark.parametrize("how", [{"rotate": 90}, {"rotate": 270}, {"sideways": True}])
def test_open_columns_of_turned_pages(tmp_path: Path, how: dict[str, object]) -> None:
    layout = open_at(WIDE, 1, 1, 2, 3, 4)
    document = one_table(tmp_path, layout, [NAMES, *BODY], size=LANDSCAPE, **how)
    assert only(document).grid() == [NAMES, *BODY]
