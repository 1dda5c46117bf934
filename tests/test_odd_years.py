"""Years of a header that cannot all be right: twice, out of order, of two periods."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.document import Source
from extract.text import read_text
from parsers.tables import parse_tables
from tests.test_tables import CONTEXT, rules, table, tables


def plan(*years: int) -> list[str]:
    part = tables(
        "Tabel 4.1\nTujuan dan Sasaran Jangka Menengah\n\n"
        + table(
            "No | Indikator | Target Kinerja pada Tahun | " + " | " * (len(years) - 2),
            " | | " + " | ".join(map(str, years)),
            "1 | Nilai SAKIP | " + " | ".join(str(70 + n) for n in range(len(years))),
        )
    )
    return [rule for rule in rules(part) if rule == "tahun-meragukan"]


@pytest.mark.parametrize(
    ("years", "found"),
    [
        ((2025, 2026, 2027), []),
        ((2024, 2025, 2026, 2027, 2028), []),  # the year before, and the transition after
        ((2025, 2027, 2026), ["tahun-meragukan"]),
        ((2025, 2026, 2026), ["tahun-meragukan"]),
        ((2025, 2026, 2034, 2035), ["tahun-meragukan"]),
        ((2025, 2026, 2027, 2028, 2029), ["tahun-meragukan"]),  # the plan ends with 2027
        ((2031, 2032, 2033), []),  # another plan's table, whole
    ],
)
def test_years_of_a_plan(years: tuple[int, ...], found: list[str]) -> None:
    assert plan(*years) == found


@pytest.mark.parametrize(
    ("years", "doubted", "published"),
    [
        ((2025, 2026, 2027), {1}, {2025, 2026, 2027}),  # its neighbours bear it out
        ((2026, 2025, 2027), {0, 1}, {2027}),
        ((2025, 2028, 2027), {1}, {2025, 2027}),
        ((2025, 2028, 2027), set(), {2025, 2028, 2027}),  # printed so
    ],
)
def test_a_year_recognised_in_doubt_is_believed_where_its_neighbours_bear_it_out(
    years: tuple[int, ...], doubted: set[int], published: set[int]
) -> None:
    document = read_text(
        f"PENGANTAR\n\nTabel 4.1\nTujuan dan Sasaran Jangka Menengah\n\n"
        f"No\tIndikator\tTarget Kinerja pada Tahun\t\t\n\t\t{chr(9).join(map(str, years))}\n"
        f"1\tNilai SAKIP\t71,5\t72,5\t73,5\n".encode(),
        Source("contoh.txt", "0" * 64, "text"),
    )
    index, found = next(document.tables())
    cells = tuple(
        cell._replace(score=0.5 if cell.col - 2 in doubted and cell.row == 1 else 0.99)
        for cell in found.cells
    )
    blocks = list(document.blocks)
    blocks[index] = replace(found, cells=cells)
    part = parse_tables(replace(document, blocks=tuple(blocks)), CONTEXT)
    assert {row["tahun"] for row in part.rows["target"]} == published


@pytest.mark.parametrize(
    ("title", "known", "published"),
    [
        ("Tujuan dan Sasaran", {}, set()),
        ("Tujuan dan Sasaran Tahun 2025", {}, {2025}),
        ("Tujuan dan Sasaran Tahun 2024", {}, set()),
        ("Tujuan dan Sasaran", {"tahun": 2025}, {2025}),
        ("Tujuan dan Sasaran", {"periode_awal": 2025, "periode_akhir": 2029}, {2025}),
        ("Tujuan dan Sasaran", {"periode_awal": 2021, "periode_akhir": 2025}, {2025}),
        ("Tujuan dan Sasaran", {"periode_awal": 2021, "periode_akhir": 2024}, set()),
    ],
)
def test_a_year_alone_recognised_in_doubt_is_believed_where_something_else_names_it(
    title: str, known: dict[str, int], published: set[int]
) -> None:
    document = read_text(
        f"PENGANTAR\n\nTabel 4.1\n{title}\n\nNo\tIndikator\tTarget Kinerja pada Tahun\n\t\t2025\n"
        "1\tNilai SAKIP\t71,5\n2\tNilai IKM\t72,5\n".encode(),
        Source("contoh.txt", "0" * 64, "text"),
    )
    index, found = next(document.tables())
    cells = tuple(cell._replace(score=0.5 if cell.text == "2025" else 0.99) for cell in found.cells)
    blocks = list(document.blocks)
    blocks[index] = replace(found, cells=cells, header_rows=2)
    years = {"tahun": None, "periode_awal": None, "periode_akhir": None, **known}
    context = replace(CONTEXT, **years)  # type: ignore[arg-type]
    part = parse_tables(replace(document, blocks=tuple(blocks)), context)
    assert {row["tahun"] for row in part.rows["target"]} == published


@pytest.mark.parametrize(("own", "told"), [(2023, False), (2022, True)])
def test_a_head_left_from_the_year_before_in_a_yearly_plan(own: int, told: bool) -> None:
    document = read_text(
        f"PENGANTAR\n\nRencana Program dan Kegiatan\n\n"
        f"Kode\tProgram/Kegiatan\tIndikator\tRencana Tahun ({own})\t\t"
        f"Prakiraan Maju Tahun {own + 1}\t\n"
        f"\t\t\tTarget\tPagu Indikatif\tTarget\tPagu Indikatif\n"
        f"1\tPROGRAM A\tPersentase layanan\t80%\t1.000.000\t85%\t1.200.000\n"
        f"2\tPROGRAM B\tJumlah rapat\t4 kali\t2.000.000\t5 kali\t2.200.000\n".encode(),
        Source("contoh.txt", "0" * 64, "text"),
    )
    yearly = replace(CONTEXT, bentuk="renja", periode_awal=2023, periode_akhir=2023)
    part = parse_tables(document, yearly)
    assert {row["tahun"] for row in part.rows["rencana"]} == {own, own + 1}
    assert ("tahun-meragukan" in rules(part)) is told
