"""Texts whose lines lost the tabs in front: their tables stand where they stood before."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from extract.document import Source, Table
from extract.text import read_text
from parsers.parse import parse
from schemas.message import say

CAPTION = "Tabel T-C.25\nTujuan dan Sasaran Kecamatan Sukorejo Lama\n\n"


def table(text: str) -> Table:
    document = read_text(text.encode(), Source("a.txt", "0", "text"))
    return next(found for _, found in document.tables())


def cells(found: Table) -> list[tuple[int, int, str]]:
    return [(cell.row, cell.col, cell.text) for cell in found.cells if cell.text]


def tabbed(rows: Sequence[Sequence[str]]) -> str:
    return CAPTION + "\n".join("\t".join(row) for row in rows)


def stripped(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n"))


HEAD = [
    ["NO", "TUJUAN", "SASARAN", "INDIKATOR", "SATUAN", "TARGET TAHUN", "", "", "KET"],
    ["", "", "", "", "", "2024", "2025", "2026", ""],
]
BODY = [
    ["1", "Layanan yang mudah", "", "Indeks Kepuasan", "Indeks", "81", "82", "83", ""],
    ["", "", "Warga dilayani cepat", "Surat selesai sehari", "%", "70", "75", "80", ""],
    ["", "", "", "Keluhan yang dijawab", "%", "60", "65", "70", ""],
    ["", "", "Kas yang tertib", "Nilai pemeriksaan", "Nilai", "71", "72", "73", ""],
]


def test_rows_without_tabs_in_front_stand_under_their_names() -> None:
    whole, lost = tabbed([*HEAD, *BODY]), stripped(tabbed([*HEAD, *BODY]))
    assert cells(table(lost)) == cells(table(whole))
    assert table(lost).evidence == "teks-dipulihkan"
    assert table(whole).evidence == "teks"


def test_names_behind_their_codes_are_names() -> None:
    coded = [[f"7.01.0{row[0]} - {row[1]}" if row[0] else "", *row[1:]] for row in BODY]
    whole, lost = tabbed([*HEAD, *coded]), stripped(tabbed([*HEAD, *coded]))
    assert cells(table(lost)) == cells(table(whole))


def test_a_table_that_was_put_back_is_told() -> None:
    document = read_text(stripped(tabbed([*HEAD, *BODY])).encode(), Source("a.txt", "0", "text"))
    parsed = parse(document)
    targets = {(row["indikator"], row["tahun"]): row["nilai"] for row in parsed.rows["target"]}
    assert targets["Keluhan yang dijawab", 2025] == 65
    said = [f.message for f in parsed.findings if f.rule == "kolom-bergeser"]
    assert said == [say("kolom-bergeser.tabel")]


def test_a_head_that_may_stand_in_two_places_names_nothing() -> None:
    """``Tahun 2022`` may stand below the start or ``2026`` below the end of the plan."""
    ends = ["NO", "INDIKATOR", "Kondisi Awal", "Target", "", "", "Kondisi Akhir"]
    names = ["", "", "Tahun 2022", "2024", "2025", "2026", ""]
    body = [["1", "Desa yang maju", "80", "81", "82", "83", "83"]]
    sure = stripped(tabbed([*HEAD, *BODY]))
    doubtful = stripped(tabbed([ends, names, *body])).replace("T-C.25", "T-C.28")
    document = read_text(f"{sure}\n\n{doubtful}".encode(), Source("a.txt", "0", "text"))
    found = [one for _, one in document.tables()]
    assert [one.header_rows for one in found] == [2, 0]


def test_numbers_of_a_row_that_may_stand_elsewhere_are_null() -> None:
    head = [
        ["URAIAN", "ANGGARAN", "", "", "REALISASI", "", ""],
        ["", "2021", "2022", "2023", "2021", "2022", "2023"],
    ]
    body = [
        ["Program Pelayanan", *["12.500.000"] * 6],
        ["", "25.000.000", "26.000.000", "", "", "", ""],
    ]
    lost = table(stripped(tabbed([*head, *body])).replace("T-C.25", "T-C.24"))
    assert {cell.row for cell in lost.cells if cell.stacked} == {3}


def test_a_text_that_keeps_its_tabs_is_left_as_it_is() -> None:
    """Rows that are short at their ends alone stay where they are."""
    rows = [*HEAD, *BODY]
    ragged = CAPTION + "\n".join("\t".join(row).rstrip() for row in rows)
    assert cells(table(ragged)) == cells(table(tabbed(rows)))
    assert table(ragged).evidence == "teks"


def test_names_of_groups_between_rows_are_rows_of_the_table() -> None:
    group = ["Sasaran", *[""] * 8]
    lost = table(stripped(tabbed([*HEAD, *BODY[:2], group, *BODY[2:]])))
    assert cells(lost) == cells(table(tabbed([*HEAD, *BODY[:2], group, *BODY[2:]])))


@given(
    st.integers(2, 5),
    st.booleans(),
    st.lists(st.integers(0, 2), min_size=3, max_size=8),
)
def test_every_row_comes_back(years: int, unit: bool, merged: list[int]) -> None:
    """However many years and merged cells: the table of the whole text is that of the stripped
    one."""
    names = ["TUJUAN", "SASARAN", "INDIKATOR", *["SATUAN"] * unit]
    head = [
        [*names, "TARGET", *[""] * (years - 1), "KETERANGAN"],
        [*[""] * len(names), *[str(2021 + year) for year in range(years)], ""],
    ]
    body = [
        [
            *[f"Uraian {'abc'[lost]} {row}" if lost <= col else "" for col in range(3)],
            *["persen"] * unit,
            *[str(60 + row + year) for year in range(years)],
            "",
        ]
        for row, lost in enumerate([0, *merged])
    ]
    whole = tabbed([*head, *body])
    assert cells(table(stripped(whole))) == cells(table(whole))


def test_without_any_empty_cell_no_shorter_row_has_a_place() -> None:
    """Where two tabs never stand beside each other, names may stand over any columns."""
    rows = [[text for text in row if text] for row in (*HEAD, *BODY)]
    plain = [["NO", "DESA", "LUAS"], ["1", "Sukamaju", "12"], ["2", "7"], ["3", "Jati", "9"]]
    document = read_text(
        f"{tabbed(rows)}\n\n{tabbed(plain).replace('T-C.25', '2.1')}".encode(),
        Source("a.txt", "0", "text"),
    )
    first, second = (found for _, found in document.tables())
    assert first.header_rows == 0
    assert {cell.row for cell in second.cells if cell.stacked} == {2}


def test_a_name_over_lower_columns_ends_where_the_one_above_it_does() -> None:
    """``Ket`` stands beside ``Pagu``, not below it: rows that hold amounts alone end at the last
    ``Pagu``, and those without an indicator do not begin a column further."""
    head = [
        ["Program", "Indikator", "Awal", "Target dan Pagu", "", "", "", "Ket"],
        ["", "", "", "2026", "", "2027", "", ""],
        ["", "", "", "Target", "Pagu", "Target", "Pagu", ""],
    ]
    body = []
    for name, amount in [("Pelayanan", "221,00"), ("Pemerintahan", "358,00"), ("Desa", "579,00")]:
        body.append([f"Program {name}", "", "", "", amount, "", amount, ""])
        body.append([f"Naiknya {name}", f"Nilai {name}", "68", "69", "", "70", "", ""])
    whole = tabbed([*head, *body])
    assert cells(table(stripped(whole))) == cells(table(whole))


def test_a_title_between_two_tables_is_no_row_of_the_first() -> None:
    rows = ["1\tSurat selesai\t%\t50", "2\tDesa dibina\t%\t60"]
    lines = ["No\tIndikator\tSatuan\tTarget 2020", *rows, "Realisasi Kinerja"]
    lines += ["No\tIndikator\tSatuan\tRealisasi 2021", *rows]
    text = f"{CAPTION}{chr(10).join(lines)}"
    document = read_text(text.encode(), Source("a.txt", "0", "text"))
    assert [(one.n_rows, one.header_rows) for _, one in document.tables()] == [(3, 1), (3, 1)]
