"""Whether a table or a row goes on: what each sign says, and that the counts are those of print."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.going_on import Seen, count
from extract.going_on import (
    WEIGHTS,
    Break,
    _completes_amount,
    how_likely,
    repeated_rows,
    row_goes_on,
)
from samples import text
from samples.build import build

from benchmarks.calibration import printed  # isort: skip


@pytest.mark.parametrize(
    "signs",
    [
        ("kolom-sama", "kepala-berulang"),
        ("kolom-sama", "tanpa-kepala", "nomor-mulai-lagi"),
        ("kolom-senama", "kepala-berulang"),
        ("tepi-sama", "tanpa-kepala"),
        ("lebar-sama", "tanpa-kepala"),
        ("lebar-mirip", "tanpa-kepala"),
        ("kolom-sama", "teks-di-antara", "kepala-berulang", "nomor-urut"),
        ("lebar-sama", "tanpa-kepala", "nomor-mulai-lagi"),
        ("kolom-sama", "lanjutan", "kepala-lain"),
    ],
)
def test_a_table_goes_on(signs: tuple[str, ...]) -> None:
    assert how_likely(signs) >= WEIGHTS.enough


@pytest.mark.parametrize(
    "signs",
    [
        ("kolom-sama", "kepala-lain"),
        ("kolom-sama", "judul-lain", "kepala-berulang", "nomor-urut"),
        ("kolom-sama", "teks-di-antara", "kepala-berulang"),
        ("kolom-lain", "tanpa-kepala"),
        ("lebar-lain", "kepala-berulang"),
        ("kolom-lain", "lanjutan", "kepala-lain"),
    ],
)
def test_another_table_begins(signs: tuple[str, ...]) -> None:
    assert how_likely(signs) < WEIGHTS.enough


def test_what_was_counted_more_often_says_more() -> None:
    assert WEIGHTS.says("kolom-sama") > WEIGHTS.says("tepi-sama")
    assert WEIGHTS.says("nomor-urut") > 0 > WEIGHTS.says("nomor-mulai-lagi")
    assert WEIGHTS.says("lebar-sama") > WEIGHTS.says("lebar-mirip") > WEIGHTS.says("lebar-lain")


def test_a_header_or_its_last_rows_are_printed_again() -> None:
    header = [["No", "Uraian", "Target 2024"], ["1", "2", "3"]]
    assert repeated_rows(header, [*header, ["1", "Rapat", "4"]]) == 2
    assert repeated_rows(header, [["1", "2", "3"], ["1", "Rapat", "4"]]) == 1
    assert repeated_rows(header, [["No", "Uraian", "Target 2025"], ["1", "2", "4"]]) == 0
    assert repeated_rows([], [["No", "Uraian", "Target"]]) == 0


def test_a_header_is_printed_again_in_other_rows() -> None:
    first = [
        ["Kode", "Program/Kegiatan", "Rencana Tahun 2023", "", "Prakiraan Tahun 2024", ""],
        ["", "", "Target", "Pagu Indikatif", "Target", "Pagu Indikatif"],
    ]
    flat = ["Kode", "Program/Kegiatan", "Rencana Tahun 2023 Target", "Pagu Indikatif"]
    again = [[*flat, "Prakiraan Tahun 2024 Target", "Pagu Indikatif"]]
    row = ["7.01.01", "PROGRAM PENUNJANG", "72%", "2.454.917", "73%", "2.676.452"]
    assert repeated_rows(first, [*again, row, row]) == 1
    assert repeated_rows(first, [row, row, row]) == 0
    more = [first[0], ["", "", "Target", "", "Target", ""], ["", "", "", "Pagu", "", "Pagu"]]
    more.append(["", "", "", "Indikatif", "", "Indikatif"])
    assert repeated_rows(first, [*more[:3], row, row]) == 3, "a few words may be lost"
    assert repeated_rows(first, [more[0], first[1], row, row]) == 2
    apart = [["", "", text, ""] for text in " ".join(first[0]).split()]
    assert repeated_rows([first[0]], [*apart[:6], row]) == 6, "far more rows than the header has"


BODY = [{0: str(n), 1: f"Rapat koordinasi {n} desa", 2: f"{n}0"} for n in range(1, 9)]


@pytest.mark.parametrize(
    ("above", "rest", "goes_on"),
    [
        ("Pembinaan warga dan", {1: "pemuda desa"}, True),
        ("Pembinaan warga yang", {1: "Pemuda desa"}, True),
        ("PEMBINAAN WARGA", {1: "DALAM MEMBANGUN DESA"}, True),
        ("Pembinaan warga", {1: "Rapat kerja desa", 0: "9", 2: "40"}, False),
        ("Pembinaan warga dan", {1: "pemuda desa", 0: "9"}, False),
        ("Pembinaan warga dan", {1: "pemuda desa", 2: "40"}, False),
        ("Pembinaan warga dan", {3: "pemuda desa"}, False),
        ("Pembinaan warga dan", {1: "pemuda desa", 3: "40"}, False),
    ],
)
def test_a_row_of_a_text_goes_on(above: str, rest: dict[int, str], goes_on: bool) -> None:
    body = [*BODY, {0: "8", 1: above, 2: "70"}]
    assert row_goes_on(body, body[-1], rest) is goes_on


def test_a_row_goes_on_where_its_text_had_no_room() -> None:
    body = [*BODY, {0: "8", 1: "Pembinaan warga", 2: "70"}]
    rest = {1: "Pemuda desa"}
    assert row_goes_on(body, body[-1], rest, {1: Break(True, 0.1)})
    assert not row_goes_on(body[:1], body[0], {0: "2", 1: "Pemuda", 2: "3"})
    assert not row_goes_on([{1: "Rapat"}] * 9, {1: "Rapat"}, rest, {1: Break(False, 0.1)})


def test_a_heading_that_stands_above_is_no_rest() -> None:
    heading = {1: "pemuda desa"}
    body = [heading, *BODY, {0: "8", 1: "Pembinaan warga dan", 2: "70"}]
    assert not row_goes_on(body, body[-1], heading)


@pytest.mark.parametrize(
    ("last", "first", "goes_on"),
    [
        ({0: "8"}, {1: "Rapat", 2: "4"}, True),
        ({2: "4", 3: "9"}, {0: "8", 1: "Rapat"}, False),
        ({0: "8", 2: "4"}, {1: "Rapat kerja"}, False),
        ({1: "Umum"}, {0: "8", 2: "4"}, False),
        ({1: "Rapat", 2: "4"}, {0: "7.01.03", 1: "Kerja"}, True),
        ({1: "Rapat", 2: "4"}, {0: "8", 1: "Kerja", 2: "5"}, False),
        ({1: "Rapat", 2: "4"}, {1: "Kerja"}, False),
    ],
)
def test_two_pieces_that_fill_the_columns_of_a_row_are_one(
    last: dict[int, str], first: dict[int, str], goes_on: bool
) -> None:
    """A printer that keeps the lines of a text together moves the whole text on, or cuts the text
    beside which the values stand in its middle; a name alone may be that of a group."""
    body = [{1: "Umum"}, *({0: str(n), 1: f"Rapat {n}", 2: "3"} for n in range(1, 8)), last]
    assert row_goes_on(body, last, first) is goes_on
    assert not row_goes_on([*body[:2], last], last, first)


def test_a_name_whose_values_were_put_on_the_next_page() -> None:
    """A program that keeps an amount of several lines together moves it on, not the name that
    begins beside it; the number of the row stays."""
    body = [*BODY, {0: "9", 1: "PROGRAM PEMBINAAN"}]
    rest = {1: "MASYARAKAT DESA DAN KELURAHAN", 2: "90"}
    ends = dict.fromkeys(rest, Break(True, 0.1))
    assert row_goes_on(body, body[-1], rest, ends)
    assert not row_goes_on([*BODY, {**body[-1], 2: "70"}], {**body[-1], 2: "70"}, rest, ends)


@pytest.mark.parametrize(("rest", "goes_on"), [("80,-", True), ("812.000,-", False)])
def test_the_last_digits_of_an_amount_in_rupiah(rest: str, goes_on: bool) -> None:
    body = [{**row, 3: "Rp. 1.250.000,-"} for row in BODY]
    body.append({0: "9", 1: "PROGRAM PEMBINAAN", 3: "Rp. 1.044.419.3"})
    first = {1: "MASYARAKAT DESA", 3: rest}
    assert row_goes_on(body, body[-1], first, dict.fromkeys(first, Break(True, 0.1))) is goes_on


@pytest.mark.parametrize(("rest", "goes_on"), [("0", True), ("12,5", False)])
def test_the_last_digits_of_a_number_beside_those_of_another(rest: str, goes_on: bool) -> None:
    body = [{**row, 3: "1.250.000", 4: "95,00"} for row in BODY]
    body.append({0: "8", 1: "Pembinaan warga dan", 2: "70", 3: "14.300.00", 4: "95,0"})
    assert row_goes_on(body, body[-1], {1: "pemuda desa", 3: "0", 4: rest}) is goes_on


@pytest.mark.parametrize(("heading", "goes_on"), [(False, True), (True, False)])
def test_a_row_without_a_value_is_the_rest_where_all_rows_have_one(
    heading: bool, goes_on: bool
) -> None:
    body = [
        *([{0: "Sasaran 1"}] if heading else []),
        *({0: "7.01", 3: "1.000"}, {0: "Terwujudnya Rapat di desa", 1: "Rapat di Desa", 2: "4"})
        * 4,
        {0: "Terwujudnya Bakti", 1: "Bakti Warga", 2: "5"},
    ]
    rest = {0: "Warga Desa", 1: "Desa di wilayah"}
    assert row_goes_on(body, body[-1], rest, dict.fromkeys(rest, Break(True, 0.7))) is goes_on


def test_the_benchmark_counts_what_meets(tmp_path: Path) -> None:
    regulation = build(12)
    path = tmp_path / "t.txt"
    path.write_text(text.render(regulation), "utf-8")
    seen = Seen()
    count(path, printed(regulation), "t", seen)
    assert seen.met[True, True] > 0
    assert not seen.wrong
    assert seen.signs[True]["pieces"] == seen.met.total()
    assert seen.signs[False]["kepala-lain"] > 0.8 * seen.signs[False]["pieces"]


@pytest.mark.parametrize(("amount", "goes_on"), [("1.044.419.3", True), ("1.044.419", False)])
def test_the_last_digits_of_an_amount_end_its_row(amount: str, goes_on: bool) -> None:
    body = [*({**row, 3: "1.250.000"} for row in BODY), {0: "9", 1: "Rapat Kerja", 3: amount}]
    assert row_goes_on(body, body[-1], {1: "Pemuda Desa", 3: "00"}) is goes_on


def test_the_rest_of_a_row_below_a_head_printed_again() -> None:
    """A printer that cuts the head's names short leaves room in it for words of a name."""
    names = "Target Kinerja dan Anggaran Renja Perangkat Daerah Tahun Berjalan yang Dievaluasi"
    head = [["No", "Kode", "Program dan Kegiatan", names], ["1", "2", "3", "4"]]
    again = [["No", "Kode", "Program dan Kegiatan", names[:57]], head[1]]
    row = ["1", "7.01.01", "PROGRAM PENUNJANG", "90"]
    assert repeated_rows(head, [*again, ["", "", "Evaluasi Kelurahan", ""], row]) == 2
    assert repeated_rows(head, [*again, ["", "", "", names[57:].strip()], row]) == 3


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("1.234.56", "7", True),
        ("Rp 1.234.56", "7", True),
        ("1.234.", "567", True),
        ("1.234", ".567", True),
        ("12,500", ",000", True),
        ("1.234", "567", False),
        ("1.234.56", "78", False),
        ("Jumlah", ".567", False),
    ],
)
def test_an_amount_goes_on_with_what_its_groups_lack(above: str, below: str, whole: bool) -> None:
    assert _completes_amount(above, below) is whole
