"""Totals of tables: what is a total, what it adds up, and when a sum is not called wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arithmetic.printed import plain
from grammar.totals import is_indirect, is_total_label
from quality.totals import (
    sums,
    total_columns,
    total_rows,
)
from tests.quality_samples import grid


def wrong(text: str, *, header: int = 1) -> list[tuple[str, int, int, str]]:
    """(shape, row, column, expected) of every sum of a table that does not hold."""
    return [
        (item.shape, item.row, item.col, plain(item.sum.expected))
        for item in sums(grid(text, header=header))
        if item.verdict == "wrong"
    ]


@pytest.mark.parametrize(
    "label",
    ["JUMLAH", "Total", "J U M L A H", "Jumlah Total", "Sub Total", "TOTAL :", "Jumlah I", "Jml."],
)
def test_total_labels(label: str) -> None:
    assert is_total_label(label)


@pytest.mark.parametrize(
    "label", ["Jumlah Penduduk", "Totalitas", "Rata-rata", "Desa Jumlahan", ""]
)
def test_labels_that_are_no_total(label: str) -> None:
    assert not is_total_label(label)


@pytest.mark.parametrize(
    ("name", "indirect"),
    [
        ("Jumlah Belanja Tdk. Langsung", True),
        ("Belanja Tidak Langsung", True),
        ("Jumlah Belanja Langsung", False),
        ("Jumlah Belanja Langsung dan Belanja Tdk Langsung", False),
        ("Jumlah Belanja Tidak Langsung dan Langsung", False),
    ],
)
def test_spending_that_no_programme_has(name: str, indirect: bool) -> None:
    assert is_indirect(name) is indirect


VILLAGES = """
No | Desa | Jml. Dusun | Luas Wilayah (Ha) | Kode Pos
1. | Sumbersuko | 4 | 323,800 | 67162
2. | Ratawangi | 7 | 452 | 67163
3. | Persenan | 5 | 530,85 | 67164
| J U M L A H | {dusun} | {luas} |
"""


def test_total_row_by_its_spaced_label() -> None:
    assert wrong(VILLAGES.format(dusun=16, luas="1.306,650")) == []
    assert wrong(VILLAGES.format(dusun=15, luas="1.306,650")) == [("total-row", 4, 2, "16")]
    assert wrong(VILLAGES.format(dusun=16, luas="1.206,650")) == [("total-row", 4, 3, "1306.65")]


PEOPLE = """
No | Desa | Jumlah Penduduk | | Jumlah
| | Laki-laki | Perempuan |
1. | A | 3.928 | 3.897 | {a}
2. | B | 2.451 | 2.393 | 4.844
Jumlah Total | | 6.379 | 6.290 | {total}
"""


def test_men_and_women_are_everybody_even_if_no_line_says_so() -> None:
    assert wrong(PEOPLE.format(a="7.825", total="12.669"), header=2) == []
    assert ("total-column", 2, 4, "7825") in wrong(
        PEOPLE.format(a="7.352", total="12.669"), header=2
    )
    every = PEOPLE.replace("4.844", "4.239").format(a="7.352", total="12.669")
    assert {item[1] for item in wrong(every, header=2) if item[0] == "total-column"} == {2, 3}


def test_bands_of_years_have_their_own_totals() -> None:
    text = """
    No | Golongan | 2022 | | | 2023 | |
    | | L | P | Jumlah | L | P | Jumlah
    1 | IV | 1 | 2 | 3 | 2 | 2 | 4
    2 | III | 5 | 4 | 9 | 6 | 4 | 11
    | TOTAL | 6 | 6 | 12 | 8 | 6 | 15
    """
    assert wrong(text, header=2) == [
        ("total-column", 3, 7, "10"),
        ("total-column", 4, 7, "14"),
    ]


def test_any_row_total_that_its_lines_bear_out() -> None:
    text = """
    NO | STATUS | PNS | PTT | JUMLAH
    1. | Laki-Laki | 15 | - | 15
    2. | Perempuan | 8 | 2 | 10
    3. | Lain | 4 | 4 | 9
    | JUMLAH | 27 | 6 | 33
    """
    assert ("total-column", 3, 4, "8") in wrong(text)


def test_columns_that_are_no_quantities_are_left_alone() -> None:
    text = """
    No | Nama Jabatan | Jumlah Pemangku | Jumlah Kebutuhan | Kelas Jabatan | Usia | Persentase
    1 | Camat | 1 | 1 | 12 | 50 | 50%
    2 | Sekretaris | 1 | 1 | 11 | 44 | 25%
    3 | Staf | 2 | 3 | 5 | 30 | 25%
    | Jumlah | 4 | 5 | 9 | 41 | 100%
    """
    assert wrong(text) == []


def test_average_rows_and_averages_named_total_are_no_sums() -> None:
    text = """
    No | Unsur | Nilai
    1 | Waktu | 80
    2 | Biaya | 90
    3 | Sarana | 82
    | Total | 84
    | Rata-rata | 84
    """
    assert wrong(text) == []


def test_codes_tell_parents_from_children() -> None:
    text = """
    KODE | URAIAN | JML | NILAI (Rp.)
    01.03 | Aset Tetap | 823 | 1.000.000,00
    01.03.01 | Tanah | 86 | 600.000,00
    01.03.01.01 | Persil | 6 | 100.000,00
    01.03.01.02 | Non Persil | 80 | 500.000,00
    01.03.02 | Peralatan | {alat} | 400.000,00
    01.03.02.01 | Alat Angkutan | 700 | 350.000,00
    01.03.02.02 | Alat Ukur | 37 | 50.000,00
    01.05 | Aset Lain | 10 | 5.000,00
    Jumlah | | | 1.005.000,00
    """
    assert wrong(text.format(alat=737)) == []
    assert wrong(text.format(alat=5)) == [
        ("parent-row", 1, 2, "91"),
        ("parent-row", 5, 2, "737"),
    ]


@pytest.mark.parametrize(("code", "found"), [("5.3.1", [("parent-row", 4, 4, "71")]), ("", [])])
def test_four_lines_of_five_with_codes_tell_parents(code: str, found: list[object]) -> None:
    """What lines without a code belong to is not said, so the third parent is not judged."""
    text = f"""
    Kode | Uraian | Meja | Kursi | Rak
    5.1 | P | 30 | 60 | 3
    5.1.1 | a | 10 | 20 | 1
    5.1.2 | b | 20 | 40 | 2
    5.2 | Q | 50 | 70 | 70
    5.2.1 | c | 20 | 30 | 30
    5.2.2 | d | 30 | 40 | 41
    5.3 | R | 9 | 9 | 9
    | e | 1 | 2 | 3
    {code} | f | 2 | 2 | 2
    | g | 3 | 3 | 3
    """
    assert wrong(text) == found


@pytest.mark.parametrize(("slips", "found"), [(2, 2), (3, 0)])
def test_half_of_the_parents_must_be_sums(slips: int, found: int) -> None:
    ends = [90 if at < slips else 30 for at in range(4)]
    text = "Kode | Uraian | Meja | Kursi | Rak | Papan"
    for line, name, values in (
        ("5.1", "P", ends),
        ("5.1.1", "a", [10] * 4),
        ("5.1.2", "b", [20] * 4),
    ):
        text += f"\n{line} | {name} | " + " | ".join(map(str, values))
    assert len(wrong(text)) == found


def test_letters_below_numbers_are_parts() -> None:
    text = """
    No | Jenis | Jumlah (Unit) | Nilai (Rp)
    1 | Tanah | {tanah} | 900.000
    | a. Persil | 2 | 300.000
    | b. Lapangan | 8 | 600.000
    2 | Peralatan | 7 | 50.000
    | a. Alat Angkutan | 3 | 30.000
    | b. Komputer | 4 | 20.000
    3 | Gedung | 17 | 70.000
    | Jumlah | {total} | 1.020.000
    """
    assert wrong(text.format(tanah=10, total=34)) == []
    assert ("parent-row", 1, 2, "10") in wrong(text.format(tanah=11, total=34))


def test_a_breakdown_that_is_no_sum_is_left_alone() -> None:
    text = """
    No | Uraian | Orang
    1 | Pegawai | 40
    | a. di antaranya bersertifikat | 12
    | b. di antaranya pejabat | 5
    2 | Tamu | 90
    """
    assert wrong(text) == []


def test_subtotals_and_the_grand_total() -> None:
    text = """
    No | Uraian | Nilai (Rp)
    1 | Beras | 10
    2 | Gula | 20
    | Sub Jumlah | 30
    3 | Kopi | 5
    4 | Teh | 6
    | Sub Jumlah | 11
    | TOTAL | {total}
    """
    assert wrong(text.format(total=41)) == []
    assert wrong(text.format(total=42)) == []  # two readings are possible and none holds


def test_unnamed_last_line() -> None:
    text = """
    No | Uraian | Nilai (Rp) | Unit
    1 | Meja | 100 | 2
    2 | Kursi | 250 | 5
    3 | Lemari | 400 | 1
    | | {nilai} | 8
    """
    assert wrong(text.format(nilai=750)) == []
    assert wrong(text.format(nilai=760)) == [("total-row", 4, 2, "750")]


def test_a_line_cut_off_by_a_page_is_no_total() -> None:
    text = """
    No | Jabatan | Jumlah Pemangku | Kebutuhan
    1 | Camat | 1 | 1
    2 | Pengelola Data | 0 | 1
    | dan Kelembagaan | |
    3 | Sekretaris | 1 | 1
    """
    assert grid(text).total_rows == []


def test_unread_digits_stop_the_sum() -> None:
    text = """
    No | Desa | KK
    1 | A | 1O0
    2 | B | 200
    3 | C | 300
    | Jumlah | 600
    """
    assert wrong(text) == []


@pytest.mark.parametrize(("right", "found"), [(7, True), (4, True), (3, False)])
def test_unnamed_total_column_on_four_lines_of_five(right: int, found: bool) -> None:
    lines = [f"{i} | Pegawai {i} | 25 | 5 | {i} | {30 + i}" for i in range(1, right + 1)]
    lines.append(f"{right + 1} | Budi | 25 | 5 | 3 | 43")
    text = "\n".join(["No | Nama | Kinerja | Disiplin | Kompetensi | IP ASN", *lines])
    assert wrong(text) == [("total-column", right + 1, 5, "33")] * found


# --- properties -------------------------------------------------------------------------------

AMOUNTS = st.lists(st.integers(min_value=0, max_value=10**9), min_size=3, max_size=9)


def column_table(amounts: list[int], total: int) -> str:
    lines = [
        f"{i + 1} | Desa {chr(65 + i)} | {v:,}".replace(",", ".") for i, v in enumerate(amounts)
    ]
    return "\n".join(["No | Desa | Nilai (Rp)", *lines, f"| JUMLAH | {total:,}".replace(",", ".")])


@given(AMOUNTS)
def test_a_right_total_never_raises(amounts: list[int]) -> None:
    assert [
        s for s in total_rows(grid(column_table(amounts, sum(amounts)))) if s.verdict != "holds"
    ] == []


@given(
    AMOUNTS.filter(lambda amounts: sum(amount > 0 for amount in amounts) >= 3),
    st.sampled_from([1, -1]),
)
def test_a_total_off_by_one_always_does(amounts: list[int], by: int) -> None:
    amounts = [amount + 2 for amount in amounts]
    found = total_rows(grid(column_table(amounts, sum(amounts) + by)))
    assert [s.verdict for s in found] == ["wrong"]
    assert found[0].sum.expected == sum(amounts)


@given(
    st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 9999)), min_size=2, max_size=9),
    st.data(),
)
def test_row_totals_of_men_and_women(people: list[tuple[int, int]], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(people) - 1))
    by = data.draw(st.sampled_from([0, 1, -1, 100]))
    lines = [
        f"{i + 1} | Desa {chr(65 + i)} | {m} | {w} | {max(0, m + w + (by if i == at else 0))}"
        for i, (m, w) in enumerate(people)
    ]
    made = total_columns(grid("\n".join(["No | Desa | L | P | Total", *lines])))
    off = [item.row for item in made if item.verdict != "holds"]
    changed = max(0, sum(people[at]) + by) != sum(people[at])
    assert off == ([at + 1] if changed else [])


# --- shapes of real tables --------------------------------------------------------------------


def test_lines_under_a_dash_may_count_beside_their_number() -> None:
    text = """
    NO | UNIT KERJA | S2 | S1
    1 | Dinas | 21 | 20
    | - Fungsional | 1 | 13
    2 | Balai | 3 | 3
    | - Fungsional | 0 | 11
    | J u m l a h | 25 | {total}
    """
    assert wrong(text.format(total=47)) == []
    assert wrong(text.format(total=48)) == [("total-row", 5, 3, "47")]


def test_one_printed_line_read_as_two() -> None:
    text = """
    NO | UNIT | PRIA | WANITA | JUMLAH
    1 | Balai Pelatihan | 7 | 11 | 0
    | Luar Negeri | | | 18
    2 | Dinas | 5 | 5 | 10
    """
    assert wrong(text) == []


def test_amounts_whose_separators_were_read_in_two_ways() -> None:
    text = """
    NO | PELAYANAN | SARANA | JASA | TARIF
    1 | Dokter | 35 | 40 | 75
    2 | Perawat | 5 | 3 | 8
    3 | Observasi | 50.000 | 200 | 250
    """
    made = grid(text)
    for place in ((3, 2), (3, 3), (3, 4)):
        made.at[place]["teks"] = {2: "50,000", 3: "200,000", 4: "250,000"}[place[1]]
    again = type(made)(made.tabel, list(made.at.values()))
    assert [item.verdict for item in total_columns(again)] in ([], ["holds"] * 3)


def test_a_total_named_in_the_number_column() -> None:
    text = """
    No. | Program | Anggaran (Rp)
    A. | Program satu | 500
    | Kegiatan a | 200
    | Kegiatan b | 300
    B. | Program dua | 70
    | Kegiatan c | 40
    | Kegiatan d | 30
    TOTAL USULAN ANGGARAN (Rp) | | {total}
    """
    assert wrong(text.format(total=570)) == []
    assert wrong(text.format(total=580)) == [("total-row", 7, 2, "570")]


def test_a_row_that_numbers_the_columns_is_none_of_the_lines() -> None:
    text = """
    No | Desa | Rumah | Warga
    1 | 2 | {}
    1 | A | 5 | 6
    2 | B | 7 | 8
    | Jumlah | 12 | 14
    """
    assert grid(text.format("3 | 4")).lines == [2, 3, 4]
    assert grid(text.format("4 | 4")).lines == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("| Desa | Rumah\n1 | A | 5\n2 | B | 7\n3 | C | 8", {0}),
        ("| Desa | Rumah\n1 | A | 5\n3 | B | 7\n4 | C | 8", set()),
        ("| No | Rumah\n1 | 4 | 5\n2 | 7 | 7\n3 | 9 | 8", {1}),
        ("Desa | Rumah\nA | 5\nB | 7\nC | 8", set()),
    ],
)
def test_a_first_column_that_counts_up_numbers_the_lines(text: str, columns: set[int]) -> None:
    assert grid(text).number_columns == columns


@pytest.mark.parametrize(("last", "holds"), [("3", True), ("ada", False)])
def test_most_of_what_a_column_of_numbers_holds_are_numbers(last: str, holds: bool) -> None:
    text = f"Uraian | Nilai\nMeja | 1\nKursi | 2\nLemari | ada\nRak | {last}"
    assert (1 in grid(text).numeric_columns_raw) is holds


def test_a_last_line_with_a_mark_of_its_own_is_no_total() -> None:
    text = """
    No. | Program | Anggaran (Rp)
    A.1.1 | Program satu | 500
    A.1.2 | Program dua | 70
    {mark} | Total layanan desa | 600
    """
    assert wrong(text.format(mark="A.1.3")) == []
    assert wrong(text.format(mark="")) == [("total-row", 3, 2, "570")]


def test_households_beside_men_and_women_are_not_their_sum() -> None:
    text = """
    No | Desa | Jumlah KK | Laki-laki | Perempuan | Jumlah
    1 | A | 30 | 50 | 60 | 110
    2 | B | 40 | 70 | 60 | {b}
    """
    assert wrong(text.format(b=130)) == []
    assert wrong(text.format(b=131)) == [("total-column", 2, 5, "130")]


@pytest.mark.parametrize(
    "head", ["Rumah | Laki-laki | Perempuan | Jumlah", "Jumlah | L | P | Rumah"]
)
def test_a_pair_of_men_and_women_beside_another_count(head: str) -> None:
    order = (0, 1, 2, 3) if head.startswith("Rumah") else (3, 1, 2, 0)

    def table(last: int) -> str:
        lines = [(30, 50, 60, 110), (40, 70, 60, 130), (20, 10, 20, last)]
        texts = (" | ".join(str(line[at]) for at in order) for line in lines)
        return "\n".join(
            (f"Desa | {head}", *(f"{at} | {text}" for at, text in zip("ABC", texts, strict=True)))
        )

    assert wrong(table(30)) == []
    assert wrong(table(31)) == [("total-column", 3, 1 + order.index(3), "30")]


def test_two_pairs_of_men_and_women() -> None:
    text = """
    No | Unit | PNS | | CPNS | | Jumlah
    | | L | P | L | P |
    1 | A | 5 | 4 | 1 | 0 | 10
    2 | B | 3 | 3 | 0 | 2 | 8
    3 | C | 2 | 3 | 1 | 1 | {c}
    """
    assert wrong(text.format(c=7), header=2) == []
    assert wrong(text.format(c=9), header=2) == [("total-column", 4, 6, "7")]


def test_counts_under_a_band_of_ranks_are_counts() -> None:
    text = """
    No | Unit | Golongan | | | Jumlah
    | | II | III | IV |
    1 | A | 5 | 4 | 1 | 10
    2 | B | 3 | 3 | 0 | 6
    | Jumlah | 8 | 7 | 1 | {total}
    """
    assert wrong(text.format(total=16), header=2) == []
    assert [item[:3] for item in wrong(text.format(total=17), header=2)] == [
        ("total-column", 4, 5),
        ("total-row", 4, 5),
    ]


def test_the_rest_of_a_table_cut_by_a_page_is_not_judged() -> None:
    text = """
    5 | Desa E | 100
    6 | Desa F | 200
    7 | Desa G | 300
    | Jumlah | 1.700
    """
    assert wrong(text, header=0) == []


def test_groups_and_their_members_counted_together_are_twice_the_total() -> None:
    assets = """
No | Gol. | Bid. | Nama Barang | Jumlah Barang | Harga (Rp) | Berkurang
1 | 1 | | GOLONGAN TANAH | 13 | 24.835.000 | 0
2 | 1 | 1 | TANAH | 13 | 24.835.000 | 0
3 | 2 | | GOLONGAN PERALATAN | 24 | 7.320.000 | 0
4 | 2 | 2 | ALAT BESAR | 9 | 5.320.000 | 0
5 | 2 | 3 | ALAT ANGKUTAN | {units} | 2.000.000 | 0
TOTAL | | | | 37 | 32.155.000 | 0
"""
    assert wrong(assets.format(units=15)) == []
    flat = assets.replace("13 | 24.835.000 | 0\n2", "14 | 24.855.000 | 0\n2")
    assert wrong(flat.format(units=15)) != []


@pytest.mark.parametrize(("desks", "found"), [(20, 0), (10, 1)])
def test_many_lines_of_one_column_are_no_chance(desks: int, found: int) -> None:
    """Of two columns of groups and their members one has a slip."""
    plan = f"""
Uraian | Pagu | Jumlah
Belanja Kantor | 90 | 70
Belanja kertas | 50 | 40
Belanja tinta | 40 | 30
Belanja Rumah | 60 | 50
Belanja kursi | 40 | 30
Belanja meja | {desks} | 21
TOTAL | 150 | 120
"""
    assert len(wrong(plan)) > 0 if found else wrong(plan) == []
