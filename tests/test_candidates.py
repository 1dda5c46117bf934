"""Numbers of scans in doubt: published where arithmetic leaves one reading, null otherwise."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extract.document import Source
from extract.text import read_text
from parsers.parsed import Context, TablesPart
from parsers.tables import parse_tables

CONTEXT = Context("perbup-rawa-1-2024", 1, 2024, "Rawa", "Jawa", "Telaga", 2025, 2027)
HEAD = (
    "Uraian | Anggaran Tahun | | | | Realisasi Tahun | | | | Rasio Tahun | | | ",
    " | 2021 | 2022 | 2023 | 2024 | 2021 | 2022 | 2023 | 2024 | 2021 | 2022 | 2023 | 2024",
)
LINES = (
    "Rapat awal | 100.000.000 | 110.000.000 | 120.000.000 | 130.000.000 | 50.000.000"
    " | 55.000.000 | 60.000.000 | 65.000.000 | 50,00 | 50,00 | 50,00 | 50,00",
    "Rapat akhir | 200.000.007 | 210.000.000 | 220.000.000 | 230.000.000 | 100.000.000"
    " | 105.000.000 | 110.000.000 | 115.000.000 | 50,00 | 50,00 | 50,00 | 50,00",
    "JUMLAH | 300.000.007 | 320.000.000 | 340.000.000 | 360.000.000 | 150.000.000"
    " | 160.000.000 | 170.000.000 | 180.000.000 | 50,00 | 50,00 | 50,00 | 50,00",
)
ANGGARAN_2021, REALISASI_2021, RASIO_2021 = 1, 5, 9


def scanned(col: int, text: str, *readings: str, lines: tuple[str, ...] = LINES) -> TablesPart:
    """The tables of a scan whose first line has a text in doubt in a column."""
    printed = "\n".join(
        "\t".join(cell.strip() for cell in line.split("|")) for line in (*HEAD, *lines)
    )
    document = read_text(
        f"PENGANTAR\n\nTabel T-C.24\nAnggaran dan Realisasi\n\n{printed}\n".encode(),
        Source("contoh.txt", "0" * 64, "text"),
    )
    index, table = next(document.tables())
    cells = tuple(
        cell._replace(text=text, score=0.7, readings=readings)
        if (cell.row, cell.col) == (table.header_rows, col)
        else cell
        for cell in table.cells
    )
    blocks = list(document.blocks)
    blocks[index] = replace(table, cells=cells)
    return parse_tables(replace(document, blocks=tuple(blocks)), CONTEXT)


def first(part: TablesPart, column: str) -> object:
    return part.rows["anggaran"][0][column]


def levels(part: TablesPart) -> list[str]:
    return [f.level for f in part.findings if f.rule == "angka-tak-terbaca"]


def test_a_sum_decides_between_two_readings() -> None:
    part = scanned(ANGGARAN_2021, "100.080.000", "100.000.000", "100.000.008")
    assert first(part, "anggaran") == Decimal("100000000.00")
    assert first(part, "anggaran_teks") == "100.080.000", "the raw reading stays"
    (finding,) = [f for f in part.findings if f.rule == "angka-tak-terbaca"]
    assert (finding.level, finding.harapan) == ("info", "100000000")
    assert "jumlah baris" in finding.pesan


def test_a_ratio_decides_between_two_readings() -> None:
    part = scanned(RASIO_2021, "58,00", "50,00", "56,00")
    assert first(part, "rasio") == 50.0
    assert levels(part) == ["info"]


def test_a_reading_that_does_not_fit_is_not_taken() -> None:
    part = scanned(REALISASI_2021, "58.000.000", "56.000.000")
    assert first(part, "realisasi") is None
    assert first(part, "realisasi_teks") == "58.000.000"
    assert levels(part) == ["warning"]


def test_two_readings_that_fit_prove_nothing() -> None:
    # The sum is misprinted, and the ratio is as good with the one as with the other.
    lines = (LINES[0], LINES[1], LINES[2].replace("150.000.000", "151.000.000"))
    part = scanned(REALISASI_2021, "50.000.000", "50.000.001", lines=lines)
    assert first(part, "realisasi") is None


def test_ratios_of_a_table_that_prints_wrong_ones_prove_nothing() -> None:
    lines = tuple(line.replace("50,00 | 50,00 | 50,00", "71,00 | 72,00 | 50,00") for line in LINES)
    part = scanned(RASIO_2021, "71,00", "50,00", lines=lines)
    assert first(part, "rasio") is None


@pytest.mark.parametrize(
    ("text", "readings", "value"),
    [
        ("100,000.000", ("100.000.000", "100,000,000"), Decimal("100000000.00")),
        ("99.000,000", ("99.000.000", "99,000,000"), Decimal("99000000.00")),
        ("99.000", ("99,000",), None),
        ("99.000.000", (), None),
        ("- -99.000.000", ("- 99.000.000", "- 99,000.000"), None),  # specks, or a minus
        ("99.000.000", ("O99.000.000",), None),  # of what is no number either is in doubt
        ("(99,000.000)", ("(99.000.000)", "(99.000.000"), None),  # a ring of a pen, or a minus
    ],
)
def test_doubt_of_a_separator_is_none_of_the_value(
    text: str, readings: tuple[str, ...], value: Decimal | None
) -> None:
    lines = (LINES[0], LINES[1])
    assert first(scanned(ANGGARAN_2021, text, *readings, lines=lines), "anggaran") == value


# --- sums of columns ------------------------------------------------------------------------------


def summed(count: int, parts: int, *, behind: bool = False, wrong: int = 0) -> tuple[str, ...]:
    """Lines of which a column is the sum of so many before or behind it, some of them wrong."""
    lines = []
    for n in range(count):
        values = [(7 * n + 3 * at + 11) * 1_000_000 for at in range(4)]
        first = 4 - parts - 1
        if behind:
            values[0] = sum(values[1 : parts + 1])
        else:
            values[3] = sum(values[first:3])
        if 0 < n <= wrong:
            values[0 if behind else 3] += 1_000_000
        spent = [3_000_000 + 1_000_007 * n * n + 1_000_003 * at * at for at in range(4)]
        shown = " | ".join(f"{value:,}".replace(",", ".") for value in (*values, *spent))
        lines.append(f"Rapat ke-{n} | {shown} | | | |")
    return tuple(lines)


@pytest.mark.parametrize(
    ("lines", "col", "decided"),
    [
        (summed(5, 2), 4, True),
        (summed(5, 3), 4, True),
        (summed(5, 2), 3, True),
        (summed(5, 3), 1, True),
        (summed(5, 2), 1, False),  # no part of the sum
        (summed(5, 2, behind=True), 1, True),
        (summed(5, 3, behind=True), 4, True),
        (summed(5, 2, behind=True), 4, False),
        (summed(4, 3), 4, True),  # three other lines keep it
        (summed(3, 3), 4, False),
        (summed(11, 3, wrong=1), 4, True),  # nine of ten
        (summed(11, 3, wrong=2), 4, False),
        (summed(5, 3, wrong=1), 4, False),
    ],
)
def test_a_sum_of_columns_decides_where_the_other_lines_keep_it(
    lines: tuple[str, ...], col: int, decided: bool
) -> None:
    right = [cell.strip() for cell in lines[0].split("|")][col]
    wrong = right[:-1] + ("1" if right[-1] != "1" else "7")
    part = scanned(col, wrong, right, lines=lines)
    row = next(r for r in part.rows["anggaran"] if r["tahun"] == 2020 + col)
    expected = Decimal(right.replace(".", "")) if decided else None
    assert row["anggaran"] == expected


ENGLISH = tuple(line.translate(str.maketrans(".,", ",.")) for line in LINES[:2])


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        (ENGLISH, Decimal("4574217.00")),
        # Another amount of the table surely prints thousandths.
        ((ENGLISH[0], ENGLISH[1].replace("210,000,000", "1,210.500")), None),
    ],
)
def test_thousandths_of_an_amount_are_held_possible_where_its_table_prints_some(
    lines: tuple[str, ...], value: Decimal | None
) -> None:
    part = scanned(ANGGARAN_2021, "4,574.217", "4,574,217", lines=lines)
    assert first(part, "anggaran") == value
