"""Printed numbers: every form of the contract, and a round trip of any number in any style."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from normalize.numbers import Kind, Style, is_limit, read_number, style_of, vote, votes_of_groups
from normalize.units import tidy_unit


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("16.878.412.600", "16878412600", None),
        ("57.529.249.512,00", "57529249512", None),
        ("481,387,257", "481387257", None),
        ("Rp. 4.828.608.000,00", "4828608000", None),
        ("Rp. 1.115.209.167,-", "1115209167", None),
        ("Rp1.115.209.167,--", "1115209167", None),
        ("(1.234.567)", "-1234567", None),
        ("(Rp 671.925.000)", "-671925000", None),
        ("-5,25", "-5.25", None),
        ("97,75 nilai", "97.75", "nilai"),
        ("84.00%", "84", "persen"),
        ("95 %", "95", "persen"),
        ("100 persen", "100", "persen"),
        ("34 orang/bulan", "34", "orang/bulan"),
        ("102 orang/ bulan", "102", "orang/bulan"),
        ("90 lembaga  kemasyarakatan", "90", "lembaga kemasyarakatan"),
        ("BB (75.73)", "75.73", None),
        ("75,73 (BB)", "75.73", None),
        ("3 (tiga) laporan", "3", "laporan"),
        ("95*)", "95", None),
        ("8²", "8", None),
        ("⁴⁸9.618,40", "9618.40", None),
        ("86,25¹⁰)", "86.25", None),
        ("120 m²", "120", "m²"),
        ("338,5 M3", "338.5", "M3"),
        ("3,5‰", "3.5", "‰"),
        ("1.234. 567", "1234567", None),
        ("1. 234. 567", "1234567", None),
        ("97. 75", "97.75", None),
        ("27.031.33 0.011", "27031330011", None),
        ("Rp 1,5 miliar", "1500000000", None),
        ("0", "0", None),
        ("0,00", "0", None),
        ("2.1", "2.1", None),
    ],
)
def test_forms_of_the_contract(text: str, value: str, unit: str | None) -> None:
    number = read_number(text)
    assert (number.value, number.unit, number.state) == (Decimal(value), unit, "angka")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", "kosong"),
        ("  ", "kosong"),
        ("-", "strip"),
        ("—", "strip"),
        ("...", "strip"),
        ("Rp. -", "strip"),
        ("BB", "teks"),
        ("s/d 31/3/2023", "teks"),
        ("2023-01-05", "teks"),
        ("31 Januari", "teks"),
        ("10 Mei 2024", "teks"),
        ("91-100", "teks"),
        ("80 s/d 90 %", "teks"),
        ("<60", "teks"),
        ("01.03.02.06", "teks"),
        ("7 01 01 2.07 10", "teks"),
        ("7.01.02", "teks"),
        *((failed, "tak-terbaca") for failed in ("#####", "#REF!", "#DIV/0!", "#n/a", "Err:502")),
        ("#1", "teks"),
        *(("05 %", "teks"), ("05 % dari desa", "teks")),
        ("4.50O.000", "tak-terbaca"),
        ("8O buku", "tak-terbaca"),
        ("12 nihil", "tak-terbaca"),  # two rows in one cell
        ("12 belum ada", "tak-terbaca"),
        ("16.637.50", "tak-terbaca"),
        ("1.234.567.89", "tak-terbaca"),
        ("80 % (12 desa)", "tak-terbaca"),
        ("(1.234", "tak-terbaca"),
        ("12 34", "tak-terbaca"),
        ("3. 12 bulan", "tak-terbaca"),  # the number of an item, or a broken value
        ("1. 100", "tak-terbaca"),
        ("1.250,⁵⁰", "tak-terbaca"),  # raised sen, no mark
        ("65.3 13", "tak-terbaca"),  # two values of one cell, no 65.313
    ],
)
def test_what_is_no_number(text: str, state: str) -> None:
    number = read_number(text)
    assert (number.value, number.state) == (None, state)


INDONESIA, INGGRIS = Style(5, 0), Style(0, 5)


@pytest.mark.parametrize(
    ("text", "style", "kind", "value"),
    [
        ("75.000", None, "nilai", "75000"),
        ("75.000", INGGRIS, "nilai", "75"),
        ("75.000", INDONESIA, "uang", "75000"),
        ("75.000", Style(0, 0, 3, 0), "nilai", "75000"),
        ("75.000", Style(0, 4, 9, 0), "nilai", "75"),
        ("786,767", INDONESIA, "nilai", "786.767"),
        ("786,767", INGGRIS, "nilai", "786767"),
        ("25,000", None, "uang", "25000"),
        ("25,000", INGGRIS, "uang", "25000"),
        ("180.387,38", INDONESIA, "uang", "180387.38"),
        ("75.01", INDONESIA, "nilai", "75.01"),
        ("0.125", INDONESIA, "nilai", "0.125"),
    ],
)
def test_style_by_column_then_table_then_convention(
    text: str, style: Style | None, kind: str, value: str
) -> None:
    assert read_number(text, style, kind).value == Decimal(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "style", "kind"),
    [
        ("75.000%", None, "nilai"),
        ("75.000", Style(0, 0, 9, 0), "persen"),
        ("25,000", INDONESIA, "uang"),
        ("75.000", Style(3, 3), "nilai"),
    ],
)
def test_what_stays_ambiguous_has_no_value(text: str, style: Style | None, kind: str) -> None:
    number = read_number(text, style, kind)  # type: ignore[arg-type]
    assert (number.state, number.value) == ("ambigu", None)
    assert len(set(number.readings)) == 2


def test_votes() -> None:
    assert vote("1.234.567") == vote("97,75") == vote("1.234,5") == "indonesia"
    assert vote("1,234,567") == vote("75.01") == vote("1,234.5") == "inggris"
    assert vote("786,767") is vote("1234") is vote("-") is vote("7 01 01 2.02") is None
    assert vote("1.1 Meningkatkan mutu layanan desa") is None
    assert vote("1.5 orang per bulan") == "inggris"
    assert style_of(["1.234.567", "12,5", "786,767"], ["75.01"]) == Style(2, 0, 0, 1, 1)


@pytest.mark.parametrize(
    ("text", "column", "state"),
    [
        ("136.30", ["1.480.287", "2.446.103", "90.210.000"] * 2, "tak-terbaca"),
        ("2,012.814", ["1.480.287", "2.446.103", "90.210.000"] * 2, "tak-terbaca"),
        ("136,30", ["1,480,287", "2,446,103", "90,210,000"] * 2, "tak-terbaca"),
        ("2,012,814", ["1.480.287", "2.446.103", "90.210.000"] * 2, "angka"),  # one reading only
        ("136.30", ["1.480,25", "2.446,10", "90.210,00"] * 2, "angka"),  # millions with decimals
        ("136.30", ["1.480.287", "2,446,103", "90.210.000"], "angka"),  # of both styles
        ("136.30", ["480.287", "1.446.103", "90.210"], "tak-terbaca"),
        ("555403.147", ["480.287", "1.446.103"], "tak-terbaca"),
        ("555403,147", ["Rp. 1,480,287,-", "Rp. 446,103,-"] * 6, "tak-terbaca"),
        ("5885,450", ["1480,287", "446,103"], "angka"),  # millions with three decimals
        ("1.021910", ["5.885,450", "2.446,103"] * 6, "tak-terbaca"),
        ("1.0219", ["5.885,450", "2.446,103"] * 6, "tak-terbaca"),
        ("1.02", ["5.885,450", "2.446,103"] * 6, "angka"),
        ("2,504517", ["2,038,420", "495,044"], "tak-terbaca"),
        ("2,504517", ["1,038420", "0,495044"], "angka"),  # milliards
        ("136.30", [], "angka"),
    ],
)
def test_an_amount_has_no_decimals_because_a_digit_is_lost(
    text: str, column: list[str], state: str
) -> None:
    assert read_number(text, style_of([text, *column]), "uang").state == state
    assert read_number(text, style_of([text, *column]), "nilai").state == "angka"


@pytest.mark.parametrize(
    ("text", "value"),
    [("234.881'001", None), ("1'234.567", None), ("1'234'567", 1234567), ("1'234.5", 1234.5)],
)
def test_groups_are_parted_in_one_way(text: str, value: float | None) -> None:
    assert read_number(text, None, "uang").value == value


def test_few_misprints_do_not_overturn_a_column() -> None:
    assert Style(20, 1).decide() == Style(4, 1).decide() == ("indonesia", "kolom")
    assert Style(3, 1).decide() == Style(19, 2).decide() == ("bertentangan", "kolom")
    assert Style(1, 4).decide() == ("inggris", "kolom")
    # One cell of a column does not overturn its table, nor do two that differ.
    assert Style(0, 1, 4, 0).decide() == Style(1, 1, 10, 0).decide() == ("indonesia", "tabel")
    assert Style(1, 0, 9, 0).decide() == ("indonesia", "kolom")
    assert Style(0, 2, 9, 0).decide() == ("inggris", "kolom")
    assert Style(2, 2).decide() == ("bertentangan", "kolom")
    assert Style(0, 0, 0, 3).decide() == ("inggris", "tabel")
    assert Style().decide() == ("indonesia", "konvensi")


def _printed(value: Decimal, decimals: int, thousands: str, decimal: str) -> str:
    text = f"{value:,.{decimals}f}"
    return text.replace(",", "t").replace(".", decimal).replace("t", thousands)


STYLES = {"indonesia": (".", ","), "inggris": (",", "."), "polos": ("", ",")}
UNITS = ["", "%", " %", " orang", " orang/bulan", " Ha", " dokumen", " nilai", " unit kerja"]


@given(
    numbers=st.lists(
        st.tuples(st.integers(-(10**13), 10**13), st.integers(0, 2)), min_size=1, max_size=6
    ),
    style=st.sampled_from(sorted(STYLES)),
    unit=st.sampled_from(UNITS),
    prefix=st.sampled_from(["", "Rp ", "Rp. ", "Rp"]),
)
def test_any_number_is_read_as_it_was_printed_or_not_at_all(
    numbers: list[tuple[int, int]], style: str, unit: str, prefix: str
) -> None:
    """A column in one style: each cell gives its value, or, where the column proves nothing, none;
    a wrong value only where convention decides alone."""
    values = [Decimal(digits).scaleb(-decimals) for digits, decimals in numbers]
    if prefix and unit:
        unit = ""
    cells = [
        ("-" if value < 0 else "") + prefix + _printed(abs(value), decimals, *STYLES[style]) + unit
        for value, (_, decimals) in zip(values, numbers, strict=True)
    ]
    seen = style_of(cells)
    for cell, value in zip(cells, values, strict=True):
        number = read_number(cell, seen, "uang" if prefix else "nilai")
        if number.state == "angka" and number.evidence != "konvensi":
            assert number.value == value, cell
            assert number.unit == tidy_unit(unit or None)
        else:
            assert number.state in {"angka", "ambigu"}, cell


@given(st.integers(1, 10**12), st.sampled_from(["indonesia", "inggris"]))
def test_money_columns_round_trip(rupiah: int, style: str) -> None:
    thousands, decimal = STYLES[style]
    cells = [
        _printed(Decimal(rupiah), 0, thousands, decimal),
        _printed(Decimal(rupiah) * 1_000_001, 0, thousands, decimal),
    ]
    assert [read_number(cell, style_of(cells), "uang").value for cell in cells] == [
        Decimal(rupiah),
        Decimal(rupiah) * 1_000_001,
    ]


@pytest.mark.parametrize("printed", ["1" + "0" * 28, "Rp 12345678901234567 triliun", "9" * 40])
def test_more_digits_than_arithmetic_keeps_are_no_number(printed: str) -> None:
    assert (read_number(printed).value, read_number(printed).state) == (None, "tak-terbaca")


@given(st.text(max_size=30) | st.from_regex(r"-?[0-9.,]{1,45}( triliun)?", fullmatch=True))
@example("1" + "0" * 28)
def test_reading_never_fails(text: str) -> None:
    number = read_number(text)
    assert (number.value is not None) == (number.state == "angka")


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("%", "persen"),
        ("Persen", "persen"),
        ("Persen (%)", "persen"),
        ("( % )", "persen"),
        ("orang / bulan", "orang/bulan"),
        ("  Nilai ", "Nilai"),
        ("(Ha)", "Ha"),
        ("-", None),
        ("", None),
        (None, None),
    ],
)
def test_units(printed: str | None, unit: str | None) -> None:
    assert tidy_unit(printed) == unit


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("250'000'000", "250000000"),
        ("1’234.50", "1234.50"),
        ("100 000 000", "100000000"),
        ("1 250 000,50", "1250000.50"),
        ("Rp 50 jt", "50000000"),
        ("5,2 M", "5200000000"),
        ("750 rb", "750000"),
    ],
)
def test_amounts_in_other_styles(text: str, value: str) -> None:
    assert read_number(text, kind="uang").value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("- 31 paket", None),
        ("– 3,5 nilai", None),
        ("- 100 %", None),
        ("-31 paket", -31),
        ("- 1,57%", -1.57),
        ("- 5 %", -5),
        ("- 1.250", -1250),
        ("- Rp 1.250", -1250),
        ("- 5 juta", -5),
        ("+ 5 orang", 5),
    ],
)
def test_a_dash_apart_from_a_count_may_be_the_cell_beside_it(
    text: str, value: float | None
) -> None:
    assert read_number(text).value == (None if value is None else Decimal(str(value)))


@pytest.mark.parametrize("text", ["12.9OO", "12 OO", "1 250", "65.3 13"])
def test_letters_for_noughts_and_two_numbers_are_no_number(text: str) -> None:
    assert read_number(text).state == "tak-terbaca"


def test_three_digits_before_a_word_of_scale_need_the_columns_style() -> None:
    assert read_number("Rp 5,445 M", kind="uang").state == "ambigu"
    style = style_of(["5,2 M", "16,33 M"])
    assert read_number("Rp 5,445 M", style, "uang").value == 5_445_000_000
    assert read_number("Rp 1.250 juta", style, "uang").value == 1_250_000_000


def test_a_small_m_among_amounts_is_metres_or_milliards() -> None:
    assert read_number("120 m", kind="uang").state == "tak-terbaca"
    assert read_number("120 M", kind="uang").value == Decimal(120 * 10**9)
    assert read_number("Rp 120 m").value == Decimal(120 * 10**9)
    length = read_number("120 m")
    assert (length.value, length.unit) == (Decimal(120), "m")


@pytest.mark.parametrize("text", ["80 ke atas", "5 % ke bawah", "100 atau lebih", "1.250 ≥"])
def test_a_limit_behind_its_number_is_no_value(text: str) -> None:
    assert read_number(text).state == "teks"
    assert is_limit(text)
    assert not is_limit("80 lebih baik")


def test_numbers_of_one_group_outvote_a_single_cell() -> None:
    column = ["480.287", "446.103"] * 20
    assert votes_of_groups([column], Style(inggris=1)) == Style(tabel_indonesia=4)
    assert votes_of_groups([column], Style(inggris=2)) == Style()
    assert votes_of_groups([["480,287"] * 19], Style(indonesia=1)) == Style(tabel_inggris=1)


@pytest.mark.parametrize("kind", ["nilai", "persen"])
def test_one_vote_of_a_column_against_its_table_leaves_the_others_open(kind: Kind) -> None:
    """``1.250`` below ``75.01`` may be either; among amounts the one with decimals is a slip."""
    style = style_of(["75.01", "1.250", "1.375"], ["16.878.412.600"] * 20)
    assert read_number("1.250", style, kind).state == "ambigu"
    assert read_number("1.250", style, "uang").value == 1250
