"""Small cases found on invented regulations, one test each."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extract.document import Source
from extract.header import count_header_rows, is_data_text
from extract.read import read
from extract.text import read_text
from normalize.dates import find_dates
from normalize.numbers import read_number
from parsers.parse import parse
from quality.grid import Grid
from quality.totals import sums

SOURCE = Source("kasus.txt", "0" * 64, "text")


def test_header_whose_first_row_lost_its_empty_tail() -> None:
    rows = [
        ["No", "Golongan", "Jumlah Pegawai"],
        ["", "", "Laki-laki", "Perempuan", "Total"],
        ["1", "IV/a", "2", "1", "3"],
        ["2", "III/d", "4", "0", "4"],
    ]
    assert count_header_rows(rows) == 2


def test_group_label_without_its_empty_tail_stays_in_the_table() -> None:
    text = (
        "NO\tINDIKATOR\t2024\t2025\n\tTujuan\n1\tIndeks Kepuasan\t80,5\t81,0\n\tSasaran\n"
        "1\tNilai SAKIP\t70,1\t71,0\n"
    )
    tables = [table for _, table in read_text(text.encode(), SOURCE).tables()]
    assert [(table.n_rows, table.n_cols) for table in tables] == [(5, 4)]


def test_counts_with_comma_thousands_are_whole(tmp_path: Path) -> None:
    """``2,507`` people are 2507, though nothing else in the table proves the style."""
    rows = ["No\tDesa\tJumlah Penduduk\t\tJumlah", "\t\tLaki-laki\tPerempuan\t"]
    rows += ["1\tTirtalaras\t2,507\t954\t3,461", "2\tMandalasari\t1,200\t1,100\t2,300"]
    path = tmp_path / "kasus.txt"
    path.write_text("BAB I\nPENDAHULUAN\n\n" + "\n".join(rows) + "\n", encoding="utf-8")
    cells = parse(read(path)).rows["sel"]
    values = [cell.get("nilai") for cell in cells if cell["baris"] == 2]
    assert values == [1, None, 2507, 954, 3461]


def test_amounts_in_groups_of_three_are_no_codes() -> None:
    """``7.453.572`` in a column of amounts does not make its line the child of another."""
    texts = [["No", "Jenis", "Nilai (Rp)"]]
    texts += [["1", "Tanah", "7.453.572"], ["2", "Mesin", "758.943"], ["3", "Gedung", "1.000.000"]]
    texts += [["Jumlah", "", "9.212.515"]]
    cells = [
        {"tabel_id": "t", "baris": r, "kolom": c, "teks": text or None, "kepala": r == 0,
         "nilai": float(text.replace(".", "")) if text[:1].isdigit() else None}
        for r, row in enumerate(texts)
        for c, text in enumerate(row)
    ]  # fmt: skip
    found = sums(Grid({"tabel_id": "t"}, cells))
    assert [item.verdict for item in found] == ["holds"]


@pytest.mark.parametrize("text", ["l.270.000", "S5.000.000", "(l.000.000)", "4l.200.000"])
def test_amount_with_a_misread_digit_is_unreadable(text: str) -> None:
    assert read_number(text, None, "uang").state == "tak-terbaca"


@pytest.mark.parametrize("text", ["III/d", "S1", "B.1", "I.2.3"])
def test_ranks_and_labels_are_words(text: str) -> None:
    assert read_number(text, None, "uang").state == "teks"


def test_date_with_spaces_between_its_numbers() -> None:
    assert find_dates("pada tanggal 6 - 5 - 2022") == [date(2022, 5, 6)]


def test_caption_below_says_nothing_of_the_next_table(tmp_path: Path) -> None:
    """The caption of a revenue table stands under it, right before a budget table."""
    path = tmp_path / "kasus.txt"
    path.write_text(
        "No\tTahun\tBaku PBB (Rp)\tRealisasi PBB (Rp)\tPersentase\n"
        "1.\t2021\t900.000.000\t450.000.000\t50,00%\n\nTabel 6\nPenerimaan Pajak Bumi dan "
        "Bangunan\n\nNo\tTahun\tPagu Anggaran (Rp)\tRealisasi Anggaran (Rp)\tPersentase\n"
        "1.\t2021\t200.000.000\t150.000.000\t75,00%\n\nTabel 7\nPagu dan Realisasi\n",
        encoding="utf-8",
    )
    assert [row["jenis"] for row in parse(read(path)).rows["tabel"]] == ["lain", "anggaran"]


@pytest.mark.parametrize("text", ["Rp.000", "(Rp. 000)", "Rp 1.000"])
def test_unit_of_a_money_column_is_no_amount(text: str) -> None:
    assert not is_data_text(text)


def test_levels_of_a_plan_without_codes_come_from_the_official_names(tmp_path: Path) -> None:
    path = tmp_path / "kasus.txt"
    name = "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA"
    path.write_text(
        "Tabel T-C.27\nRencana Program\n\nProgram/Kegiatan/Sub Kegiatan\tIndikator\t2024\t\n"
        f"\t\tTarget\tRp\n{name}\tPersentase layanan\t100%\t25.000.000\nAdministrasi Keuangan "
        "Perangkat Daerah\tPersentase laporan\t100%\t25.000.000\nPenyediaan Gaji dan Tunjangan "
        "ASN\tJumlah orang\t20 orang\t20.000.000\nPelaksanaan Penatausahaan dan "
        "Pengujian/Verifikasi Keuangan SKPD\tJumlah dokumen\t1 dokumen\t5.000.000\n",
        encoding="utf-8",
    )
    levels = [row["jenjang"] for row in parse(read(path)).rows["rencana"]]
    assert levels == ["program", "kegiatan", "subkegiatan", "subkegiatan"]


def test_row_cut_by_the_page_end_goes_on_with_words_alone(tmp_path: Path) -> None:
    """The rest of the name begins with a capital; no line of the table is without values."""
    path = tmp_path / "kasus.txt"
    lines = [
        "PROGRAM PENINGKATAN PERAN MASYARAKAT\t100.000.000\t90.000.000\t80.000.000\t70.000.000",
        "",
        "DALAM MEMBANGUN DESA\t\t\t\t",
        "PROGRAM PENINGKATAN DISIPLIN APARATUR\t10.000.000\t9.000.000\t8.000.000\t7.000.000",
    ]
    path.write_text(
        "Uraian\tAnggaran\t\tRealisasi\t\n\t2019\t2020\t2019\t2020\n" + "\n".join(lines) + "\n",
        encoding="utf-8",
    )
    parsed = parse(read(path))
    assert len(parsed.rows["tabel"]) == 1
    assert {row["uraian"] for row in parsed.rows["anggaran"]} == {
        "PROGRAM PENINGKATAN PERAN MASYARAKAT DALAM MEMBANGUN DESA",
        "PROGRAM PENINGKATAN DISIPLIN APARATUR",
    }


def test_repeated_header_ends_where_the_first_one_did() -> None:
    """A rest of a cut row under a repeated header is text of the table, never dropped with it."""
    head = "Sasaran\tProgram\tTarget\t\n\t\t2024\t2025\n"
    text = f"{head}Meningkatnya tertib desa\tPembinaan\t80%\t90%\n\n{head}dan kelurahan\t\t\t\n"
    text += "\tPelatihan\t70%\t75%\n"
    [table] = [table for _, table in read_text(text.encode(), SOURCE).tables()]
    assert "dan kelurahan" in {cell.text for cell in table.cells}
