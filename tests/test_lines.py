"""Words that the edge of a narrow cell may have cut."""

from __future__ import annotations

import pytest

from extract.lines import MAYBE_ONE, joined, level_lines, settle
from extract.printed import Word


@pytest.mark.parametrize(
    ("above", "below", "known", "text"),
    [
        ("PENYELENGGARA", "AN", (), "PENYELENGGARAAN"),
        ("pertanggung", "jawaban", (), "pertanggungjawaban"),
        ("sukamaju", "jawaban", ("sukamaju", "jawaban"), "sukamaju jawaban"),
        ("Pemberdaya", "an", ("pemberdayaan",), "Pemberdayaan"),
        ("dikoordinasikan", "tepat", (), "dikoordinasikan tepat"),
        ("dikoordinasikan", "nya", (), "dikoordinasikannya"),
        ("desa", "dan", ("dan",), "desa dan"),
        ("tertangani", "di wilayah", (), "tertangani di wilayah"),
        ("pengamanan", "swakarsa", (), "pengamanan swakarsa"),
        ("musyawarah", "pembangunan", (), "musyawarah pembangunan"),
        ("memfasi", "litasi", (), "memfasilitasi"),
        ("KEGIATAN", "S/D TAHUN 2024", (), "KEGIATAN S/D TAHUN 2024"),
        ("PENANGGUNG", "JAWAB", (), "PENANGGUNG JAWAB"),
        ("memfasilitasik", "an", ("an",), "memfasilitasikan"),
        ("Kabupaten/", "Kota", (), "Kabupaten/Kota"),
        ("Linmas/", "Hansip", ("linmas/hansip",), "Linmas/Hansip"),
        ("Rp", "juta", (), "Rp juta"),
        ("PAGU (dalam", "ribuan", (), "PAGU (dalam ribuan"),
        ("ribuan", "rupiah)", (), "ribuan rupiah)"),
        ("Desa/", "Kelurahan", ("desa/kelurahan", "desa/"), "Desa/ Kelurahan"),
        ("PENYELENGGARAA", "N", ("penyelenggaraan",), "PENYELENGGARAAN"),
        ("PEMELIHARAA", "N URUSAN", (), "PEMELIHARAAN URUSAN"),
        ("TAHAP", "I", (), "TAHAP I"),
        ("TRIWULAN", "N", (), "TRIWULAN N"),
    ],
)
def test_a_word_is_whole_or_two(above: str, below: str, known: tuple[str, ...], text: str) -> None:
    assert settle(f"{above}{MAYBE_ONE}{below}", known) == text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("evalua|si AKIP|kecam|atan", "evaluasi AKIP kecamatan"),
        ("RKPD|es tepat|waktu", "RKPDes tepat waktu"),
        ("Gotong|royong|bulan", "Gotong royong bulan"),
        ("pertanggung|jawab|an keuang|an", "pertanggungjawaban keuangan"),
        ("berpe|ran aktif", "berperan aktif"),
    ],
)
def test_words_broken_over_several_lines_are_those_of_plans(lines: str, text: str) -> None:
    assert settle(lines.replace("|", MAYBE_ONE), ()) == text


@pytest.mark.parametrize(
    ("above", "below", "text"),
    [
        ("1.234.", "567", "1.234.567"),
        ("1.234.5", "67", "1.234.567"),
        ("65.3", "13", "65.3 13"),  # two values
        ("26.42", "0.891", "26.42 0.891"),  # a share below one
        ("26.42", "3.891", "26.423.891"),
        ("102.25", "0.000", "102.250.000"),
        ("Perundang-", "undangan", "Perundang-undangan"),
        ("Jumlah", "desa", "Jumlah desa"),
        ("1.01.02", ".2.01", "1.01.02.2.01"),
        ("1.01.02.", "2.01", "1.01.02.2.01"),
        ("", "desa", "desa"),
        ("1.234.000,", "-", "1.234.000,-"),
        ("1.234.000", ",-", "1.234.000,-"),
        ("Pagu (Rp.00", "0)", "Pagu (Rp.000)"),
        ("x 1.0", "00", "x 1.000"),
    ],
)
def test_lines_of_a_cell(above: str, below: str, text: str) -> None:
    assert joined(above, below) == text


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("-126.800.", "000,00", "-126.800.000,00"),
        ("(126.800.000,", "00)", "(126.800.000,00)"),
        ("-126.800.000,0", "0", "-126.800.000,00"),
        ("-", "126.800", "- 126.800"),
        ("80", "(70)", "80 (70)"),
        # The rest stands below.
        ("Rp2.94", "6.923.3", "Rp2.946.923.3"),
        ("(1.246.92", "3.3", "(1.246.923.3"),
        ("17.6", "12.41", "17.6 12.41"),
    ],
)
def test_negative_amounts_that_a_line_cuts(first: str, second: str, whole: str) -> None:
    assert joined(first, second, full=True) == whole


def test_numbers_of_columns_cut_in_the_narrowest_are_whole() -> None:
    def line(y: float, texts: dict[float, str]) -> list[Word]:
        return [Word(t, x, y, x + 2.0 * len(t), y + 4, 4.0, False) for x, t in texts.items()]

    whole = line(102.3, {20: "(1)", 50: "(2)", 120: "(5)"})
    cut = [*line(100.0, {80: "(3", 95: "(4"}), *line(104.6, {81: ")", 96: ")"})]
    (numbers,) = level_lines([*whole, *cut])
    assert "".join(word.text for word in numbers) == "(1)(2)(3)(4)(5)"
    apart = [*line(100.0, {80: "(a", 95: "(b"}), *line(104.6, {81: ")", 96: ")"})]
    assert len(level_lines([*whole, *apart])) == 3
