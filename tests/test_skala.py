"""The multiple of rupiah that columns of money print: said, proved, contradicted, missing."""

# ruff: noqa: E501 - a row of a table stands on one line, as it is printed

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from parsers.parsed import TablesPart
from schemas.message import say
from tests.test_tables import CONTEXT, rows, rules, table, tables

BODY = (
    "Program Pelayanan Administrasi | 100,5 | 200,5 | 90,5 | 180,5 | 90,05 | 90,02",
    "Penyediaan Jasa Surat | 60,5 | 100,5 | 60,0 | 90,5 | 99,17 | 90,05",
)


def budget(caption: str, anggaran: str, realisasi: str, *body: str) -> TablesPart:
    return tables(
        f"Tabel 2.4\nAnggaran dan Realisasi Pendanaan Pelayanan{caption}\n\n"
        + table(
            f"Uraian | Anggaran{anggaran} | | Realisasi{realisasi} | | Rasio | ",
            " | 2019 | 2020 | 2019 | 2020 | 2019 | 2020",
            "(1) | (2) | (3) | (4) | (5) | (6) | (7)",
            *(body or BODY),
        )
    )


def first(part: TablesPart) -> tuple[object, ...]:
    return rows(part, "anggaran", "anggaran", "realisasi", "skala")[0]


@pytest.mark.parametrize(
    ("caption", "anggaran", "realisasi"),
    [
        ("", " (Rp juta)", " (Rp juta)"),
        ("", " (Rp juta)", ""),
        ("", "", " (Rp juta)"),
        ("\n\n(dalam jutaan rupiah)", "", ""),
        (" (dalam juta rupiah)", "", ""),
        ("\n(x Rp 1.000.000)", "", ""),
    ],
)
def test_a_scale_that_is_said_or_proved_by_ratios(
    caption: str, anggaran: str, realisasi: str
) -> None:
    part = budget(caption, anggaran, realisasi)
    assert first(part) == (Decimal("100500000.00"), Decimal("90500000.00"), 1_000_000)
    assert rules(part) == []


@pytest.mark.parametrize("caption", ["\n(dalam ribuan rupiah)", "\n\n(Rp. 000)", " (ribu rupiah)"])
@pytest.mark.parametrize(
    ("anggaran", "realisasi"),
    [(" (Rp juta)", " (Rp juta)"), (" (Rp juta)", ""), ("", " (Rp juta)")],
)
def test_two_scales_that_contradict_each_other_give_no_amount(
    caption: str, anggaran: str, realisasi: str
) -> None:
    part = budget(caption, anggaran, realisasi)
    assert first(part) == (None, None, None)
    assert [row["anggaran_teks"] for row in part.rows["anggaran"]][:1] == ["100,5"]
    assert [(f.rule, f.level) for f in part.findings] == [("satuan-meragukan", "error")]


def test_bands_whose_scales_their_ratios_disprove_give_no_amount() -> None:
    part = budget("", " (Rp juta)", " (Rp ribu)")
    assert first(part) == (None, None, None)
    assert rules(part) == ["satuan-meragukan"]


def test_bands_of_two_scales_that_their_ratios_prove() -> None:
    part = budget(
        *("", " (Rp juta)", " (Rp ribu)"),
        "Program Pelayanan Administrasi | 100,5 | 200,5 | 90.500 | 180.500 | 90,05 | 90,02",
        "Penyediaan Jasa Surat | 60,5 | 100,5 | 60.000 | 90.500 | 99,17 | 90,05",
    )
    assert rows(part, "anggaran", "anggaran", "realisasi")[0] == (
        Decimal("100500000.00"),
        Decimal("90500000.00"),
    )
    assert rules(part) == []


@pytest.mark.parametrize("caption", ["", "\n(dalam rupiah)"])
def test_amounts_too_small_for_rupiah_are_not_published(caption: str) -> None:
    part = budget(caption, "", "")
    assert first(part) == (None, None, None)
    assert rules(part) == ["satuan-meragukan"]


def test_a_scale_in_the_head_of_each_year() -> None:
    part = tables(
        "Tabel 2.4\nAnggaran dan Realisasi Pendanaan Pelayanan\n\n"
        + table(
            "Uraian | Anggaran pada Tahun ke- | | Realisasi pada Tahun ke- | | Rasio pada Tahun ke- | ",
            " | 1 (Rp juta) | 2 (Rp juta) | 1 (Rp juta) | 2 (Rp juta) | 1 | 2",
            "(1) | (2) | (3) | (4) | (5) | (6) | (7)",
            *BODY,
        )
    )
    assert rows(part, "anggaran", "tahun", "tahun_ke", "anggaran", "skala")[:2] == [
        (None, 1, Decimal("100500000.00"), 1_000_000),
        (None, 2, Decimal("200500000.00"), 1_000_000),
    ]
    assert part.rows["tabel"][0]["baris_kepala"] == 3


PLAN = (
    "Program | Indikator | 2024 | | 2025 | ",
    " | | Target | Rp | Target | Rp",
    "Program Pembinaan Desa | Jumlah desa | 10 | 150.500 | 12 | 160.500",
    "Program Penunjang | Nilai SAKIP | 70 | 850.000 | 71 | 900.000",
)


def test_a_table_without_caption_below_one_in_thousands_has_no_scale_of_its_own() -> None:
    """It may be the rest of the table above, whose caption it does not print again."""
    first = "Tabel 5.1\nRencana Program dan Pendanaan (dalam ribuan rupiah)\n\n" + table(*PLAN)
    part = tables(f"{first}\n\nAkhir halaman.\n\n{table(*PLAN)}")
    pagu = [row["pagu"] for row in part.rows["rencana"]]
    assert pagu[:4] == [Decimal(n) * 1000 for n in (150_500, 160_500, 850_000, 900_000)]
    assert pagu[4:] == [None] * 4
    assert rules(part) == ["satuan-meragukan"]


def test_a_table_with_a_caption_of_its_own_owes_nothing_to_the_one_above() -> None:
    first = "Tabel 5.1\nRencana Program dan Pendanaan (dalam ribuan rupiah)\n\n" + table(*PLAN)
    part = tables(f"{first}\n\nTabel 5.2\nRencana Program dan Pendanaan\n\n{table(*PLAN)}")
    assert [row["pagu"] for row in part.rows["rencana"]][4:6] == [150_500, 160_500]
    assert rules(part) == []


@pytest.mark.parametrize("unit", ["Rp juta", "x Rp 1.000.000", "dalam jutaan rupiah"])
def test_kinds_of_spending_whose_heads_carry_a_scale(unit: str) -> None:
    part = tables(
        "Tabel 5.1\nRencana Program, Kegiatan dan Pendanaan\n\n"
        + table(
            "Program | Indikator | 2024 | | 2025 | | ",
            f" | | Target | BIAYA ({unit}) | Target | BL ({unit}) | BTL ({unit})",
            "Program Pembinaan Desa | Jumlah desa | 10 | 150 | 12 | 100 | 60",
        )
    )
    assert rows(part, "rencana", "tahun", "jenis_belanja", "pagu") == [
        (2024, None, 150_000_000),
        (2025, "BL", 100_000_000),
        (2025, "BTL", 60_000_000),
    ]


NAMES = ("Program Pelayanan", "Rapat Koordinasi", "Pembinaan Desa")


def two_tables(unit: str, *, scale: int = 1_000_000) -> TablesPart:
    """A budget in rupiah, then a plan of the same lines and year in another unit, on one of whose
    years it is said."""
    whole = [150_500_000, 90_000_000, 60_500_000]
    budget = table(
        "Uraian | Anggaran | | Realisasi | ",
        " | 2024 | 2025 | 2024 | 2025",
        *(f"{n} | {a} | {a + 1_000_000} | {a} | {a}" for n, a in zip(NAMES, whole, strict=True)),
    )
    plan = table(
        "Program | Indikator | 2024 | | 2025 | ",
        f" | | Target | Rp{unit} | Target | Rp",
        *(
            f"{n} | Jumlah | 1 | {a / scale:g} | 1 | {(a + 1_000_000) / scale:g}".replace(".", ",")
            for n, a in zip(NAMES, whole, strict=True)
        ),
    )
    return tables(
        f"Tabel 2.4\nAnggaran dan Realisasi Pendanaan\n\n{budget}\n\n"
        f"Tabel 5.1\nRencana Program, Kegiatan dan Pendanaan\n\n{plan}"
    )


@pytest.mark.parametrize(
    ("bentuk", "last", "read"),
    [("renstra", "000", False), ("renstra", "123", True), ("lain", "000", True)],
)
def test_nobody_prints_three_zeros_where_they_are_left_out(
    bentuk: str, last: str, read: bool
) -> None:
    """Amounts in full, of an office whose programmes would cost 100 billion each."""
    plan = table(
        "Program | Indikator | 2024 | | 2025 | ",
        " | | Target | Rp | Target | Rp",
        *(f"{n} | Jumlah | 1 | 150.000.{last} | 1 | 100.000.{last}" for n in NAMES),
    )
    context = replace(CONTEXT, kecamatan=None, kabupaten="Pasuruan", bentuk=bentuk)
    title = "Tabel 5.1\nRencana Program, Kegiatan dan Pendanaan (Rp. 000)"
    part = tables(f"{title}\n\n{plan}", context)
    assert any(row["pagu"] for row in part.rows["rencana"]) is read
    assert ("satuan-meragukan" in rules(part)) is not read


@pytest.mark.parametrize("unit", [" (juta)", ""])
def test_another_table_of_the_document_proves_the_scale(unit: str) -> None:
    part = two_tables(unit)
    assert rows(part, "rencana", "pagu", "skala")[:2] == [
        (Decimal("150500000.00"), 1_000_000),
        (Decimal("151500000.00"), 1_000_000),
    ]
    assert rules(part) == []


def test_a_table_of_other_amounts_proves_no_scale() -> None:
    part = two_tables(" (juta)", scale=2_000_000)
    assert [row["pagu"] for row in part.rows["rencana"] if row["tahun"] == 2025] == [None] * 3
    assert "satuan-meragukan" in rules(part)


def test_years_that_another_table_prints_too_leave_plain_rupiah_what_they_are() -> None:
    """Nothing speaks of another unit: that 2024 is in rupiah for sure puts 2025 in no doubt."""
    amounts = (150_500_000, 90_000_000, 60_500_000)
    budget = table(
        "Uraian | Anggaran | | Realisasi | ",
        " | 2023 | 2024 | 2023 | 2024",
        *(f"{n} | {a} | {a} | {a} | {a}" for n, a in zip(NAMES, amounts, strict=True)),
    )
    plan = table(
        "Program | Indikator | 2024 | | 2025 | ",
        " | | Target | Rp | Target | Rp",
        *(f"{n} | Jumlah | 1 | {a} | 1 | {a + 7}" for n, a in zip(NAMES, amounts, strict=True)),
    )
    part = tables(
        f"Tabel 2.4\nAnggaran dan Realisasi Pendanaan\n\n{budget}\n\n"
        f"Tabel 5.1\nRencana Program, Kegiatan dan Pendanaan\n\n{plan}"
    )
    assert [row["pagu"] for row in part.rows["rencana"]] == [
        amount for a in amounts for amount in (a, a + 7)
    ]
    assert rules(part) == []


@pytest.mark.parametrize(
    ("kecamatan", "amount"), [("Gempol", Decimal("1250000000.00")), (None, None)]
)
def test_milliards_with_three_decimals_are_no_billions_of_a_kecamatan(
    kecamatan: str | None, amount: Decimal | None
) -> None:
    text = "Tabel 2.4\nAnggaran dan Realisasi Pendanaan Pelayanan (miliar rupiah)\n\n" + table(
        "Uraian | Anggaran | | Realisasi | | Rasio | ",
        " | 2019 | 2020 | 2019 | 2020 | 2019 | 2020",
        "Program Pelayanan | 1,250 | 1,350 | 1,125 | 1,300 | 90,00 | 96,30",
    )
    part = tables(text, replace(CONTEXT, kecamatan=kecamatan))
    assert rows(part, "anggaran", "anggaran")[0] == (amount,)
    assert ("angka-ambigu" in rules(part)) is (amount is None)


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("Seluruh nilai uang dalam dokumen ini disajikan dalam ribuan rupiah.", " (Rp)"),
        ("Semua angka pada tabel disajikan dalam ribuan rupiah.", ""),
    ],
)
def test_a_unit_of_all_tables_leaves_those_in_doubt_that_do_not_name_it(
    said: str, unit: str
) -> None:
    body = [f"Kegiatan {n} | 1.250.{400 + n} | 1.187.300" for n in range(5)]
    part = tables(
        f"BAB I\nPENDAHULUAN\n\n{said}\n\nBAB II\nPELAYANAN\n\nTabel 2.4\nAnggaran dan Realisasi\n\n"
        + table(f"Uraian | Anggaran 2019{unit} | Realisasi 2019{unit}", *body)
    )
    found = [f.message for f in part.findings if f.rule == "satuan-meragukan"]
    assert found == [say("satuan-meragukan.umum")]
    assert rows(part, "anggaran", "anggaran")[0] == (None,)


RECAP = tuple(
    f"{name} | {amount}"
    for name, amount in [
        ("Program Penunjang Urusan", "4.711.022"),
        ("Program Pelayanan Publik", "1.603.042"),
        ("Program Pemberdayaan Desa", "660.308"),
        ("Program Ketertiban Umum", "{dear}"),
        ("Program Pembinaan Desa", "524.994"),
    ]
)


@pytest.mark.parametrize(
    ("above", "dear", "doubted"),
    [
        (" (dalam ribuan rupiah)", "17.417.740", True),
        (" (dalam ribuan rupiah)", "417.417.740", False),
        (" (dalam ribuan rupiah)", "Rp 17.417.740", False),
        ("", "17.417.740", False),
    ],
)
def test_a_table_beside_one_in_thousands_is_surely_in_rupiah(
    above: str, dear: str, doubted: bool
) -> None:
    recap = [line.format(dear=dear) for line in RECAP]
    part = tables(
        f"Tabel 2.4\nAnggaran dan Realisasi{above}\n\n"
        + table("Uraian | Anggaran 2019 (Rp) | Realisasi 2019 (Rp)", "Kecamatan | 8.000 | 7.000")
        + "\n\nTabel 2.5\nRekapitulasi Anggaran Program\n\n"
        + table("Program | Anggaran 2020 (Rp)", *recap)
    )
    values = {row["anggaran"] for row in part.rows["anggaran"] if row["tahun"] == 2020}
    assert (values == {None}) is doubted
    assert ("satuan-meragukan" in rules(part)) is doubted
