"""What people put right: read from any spreadsheet, tied to its place, applied before parsing."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from random import Random
from typing import Any

import pyarrow.parquet as pq
import pytest

from extract.document import Document, Table
from extract.read import read
from parsers.parse import parse
from parsers.parsed import Parsed
from perbup.building import BuildSummary, build
from samples import text
from samples.forms import FORMS
from schemas.kept import added, read_kept
from schemas.koreksi import (
    COLUMNS,
    EMPTY,
    Correction,
    of_cell,
    of_head,
    of_kind,
    read_corrections,
)
from schemas.message import READERS, Message, words
from tests.test_parsers_legal import BODY, CLOSING, HEAD, PREAMBLE

Row = dict[str, Any]
TYPED = ("capaian", "anggaran", "target", "rencana", "evaluasi")
TABLE = "\n".join(
    (
        "# PERATURAN BUPATI KARANGJATI",
        "NOMOR 7 TAHUN 2023",
        "TENTANG",
        "RENCANA STRATEGIS KECAMATAN SUKAMULYA TAHUN 2024-2026",
        "",
        "Tabel T-C.24 Anggaran dan Realisasi Pendanaan",
        "",
        "| Uraian | Anggaran 2021 | Anggaran 2022 | Realisasi 2021 | Realisasi 2022 |",
        "|---|---|---|---|---|",
        "| (1) | (2) | (3) | (4) | (5) |",
        "| Program Penunjang Urusan | 1.000.000 | 2.000.000 | 900.000 | 1.9O0.000 |",
        "| Program Pembinaan Desa | 3.000.000 | 4.000.000 | 2.900.000 | 3.900.000 |",
        "",
    )
)


def indonesian(problem: Message) -> str:
    return words(problem, READERS["id"])


def csv_of(*corrections: Correction) -> bytes:
    data = b""
    for item in corrections:
        data = added(data, COLUMNS, {name: str(value) for name, value in asdict(item).items()})
    return data


def read_text(tmp_path: Path, content: str) -> Document:
    path = tmp_path / "a.md"
    path.write_text(content, encoding="utf-8")
    return read(path)


def cell_of(parsed: Parsed, tabel: int, baris: int, kolom: int, right: str) -> Correction:
    """The correction of a cell, as the review makes it."""
    row = parsed.rows["tabel"][tabel]
    cells = [cell for cell in parsed.rows["sel"] if cell["tabel_id"] == row["tabel_id"]]
    cell = next(c for c in cells if (c["baris"], c["kolom"]) == (baris, kolom))
    return of_cell(parsed.rows["dokumen"][0], row, cells, cell, right)


def lapsed(parsed: Parsed) -> list[str]:
    return [f.level for f in parsed.findings if f.rule == "koreksi-tak-berlaku"]


# --- the file ------------------------------------------------------------------------------


def line(**values: str) -> Correction:
    given = {"doc_id": "perbup-x-1-2023", "sha256": "a" * 64, "tabel": "t01", "baris": "2"}
    return Correction(**{**given, "kolom": "3", "tercetak": "1O0", "benar": "100", **values})  # type: ignore[arg-type]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_spreadsheets_file_is_read_and_added_to(sign: str, encoding: str) -> None:
    first = line(alasan=f"angka “nol”{sign.strip()} bukan O")
    whole = csv_of(first).decode()
    rows = list(csv.reader(whole.splitlines()))
    quoted = [sign.join(f'"{field}"' for field in fields) for fields in rows]
    data = ("\r\n".join(quoted) + "\r\n").encode(encoding)
    assert read_corrections(data).items == (first,)
    second = line(baris="4")
    more = added(data, COLUMNS, {k: str(v) for k, v in asdict(second).items()})
    assert read_corrections(more).items == (first, second)
    assert read_corrections(more).problems == ()


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ('x,"tanpa akhir,,,', "baris rusak"),
        (",".join("x" * 40), "baris rusak"),
        (",,sel,,t01,,1,2,,,a,b", "doc_id dan sha256 kosong"),
        ("d,zz,sel,,t01,,1,2,,,a,b", "sha256"),
        ("d,,sel,,t01,,1,2,,,a,", "benar kosong"),
        ("d,,sel,,tabel,,1,2,,,a,b", "bukan nomor tabel"),
        ("d,,sel,,t01,,satu,2,,,a,b", "bukan nomor baris"),
        ("d,,sel,,t01,,1,B,,,a,b", "bukan nomor kolom"),
        ("d,,lain,,t01,,1,2,,,a,b", "jenis"),
        ("d,,kepala,,,,,tahun,,,2O21,duaribu", "bukan nilai tahun"),
        ("d,,kepala,,,,,tanggal_ditetapkan,,,,3 Mei 2021", "bukan nilai tanggal"),
        ("d,,kepala,,,,,doc_id,,,a,b", "bukan bagian kepala"),
        ("d,,jenis-tabel,,t01,,,,,,lain,tabel", "bukan capaian"),
        ("d,,peran-kolom,,t01,,,3,,,Target,entah", "bukan peran"),
    ],
)
def test_a_broken_line_is_named_and_costs_itself(broken: str, said: str) -> None:
    good = csv_of(line(), line(baris="9")).decode().splitlines()
    data = "\n".join((*good[:2], broken, good[2])).encode()
    found = read_corrections(data)
    assert [item.baris for item in found.items] == ["2", "9"]
    assert len(found.problems) == 1
    assert indonesian(found.problems[0]).startswith("koreksi.csv baris 3: ")
    assert said in indonesian(found.problems[0])
    # What is broken stays where it is when a line is added.
    assert broken.encode() in added(data, COLUMNS, {"doc_id": "d"})


@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(A1)", "-2+3", "+cmd|x", "'=1", "''=1", "-5", "-", "'a"]
)
def test_no_spreadsheet_runs_what_a_document_prints(text: str) -> None:
    data = csv_of(line(tercetak=text, benar="1"))
    assert [item.tercetak for item in read_corrections(data).items] == [text]
    written = next(csv.reader(data.decode().splitlines()[1:]))[COLUMNS.index("tercetak")]
    assert not re.match(r"[=+@-].*[a-zA-Z+|]", written)


def test_bytes_that_are_no_table_are_said_and_nothing_is_used() -> None:
    for data in (b"\x00\xff\x13" * 50, b"PK\x03\x04 not a csv", b"halo\n"):
        found = read_corrections(data)
        assert found.items == ()
        assert "tidak ada" in indonesian(found.problems[0])
    assert read_corrections(b"").problems == ()
    assert read_kept(b'"').records == ()


def test_whatever_stands_in_a_file_a_line_more_loses_nothing() -> None:
    random = Random(1)
    pieces = [
        '"',
        '""',
        ",",
        ";",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "t01",
        "1",
        "d",
        "é",
        "\ufeff",
        "=1+1",
        " ",
    ]
    start = csv_of(line(), line(baris="9", alasan='katanya "nol", bukan O'))
    for _ in range(300):
        noise = "".join(random.choices(pieces, k=random.randrange(40))).encode()
        data = start + noise + random.choice([b"", b"\n"])
        before = read_corrections(data)
        assert {"2", "9"} <= {item.baris for item in before.items}
        new = line(baris="77", alasan=random.choice(["", 'a "b", c', '"']))
        whole = added(data, COLUMNS, {k: str(v) for k, v in asdict(new).items()})
        assert whole.startswith(data)
        after = read_corrections(whole)
        assert after.items == (*before.items, new), data
        assert read_corrections(noise).items == ()


def test_of_two_lines_on_one_place_the_later_holds() -> None:
    found = read_corrections(csv_of(line(), line(benar="101"), line(sha256="b" * 64)))
    assert [item.benar for item in found.items] == ["101", "100"]


# --- a place -------------------------------------------------------------------------------


def test_the_right_text_is_read_instead_and_all_follows(tmp_path: Path) -> None:
    document = read_text(tmp_path, TABLE)
    before = parse(document)
    assert any(f.rule == "angka-tak-terbaca" for f in before.findings)
    after = parse(document, [cell_of(before, 0, 2, 4, "1.900.000")])
    assert not any(f.rule == "angka-tak-terbaca" for f in after.findings)
    rows = {(row["uraian"], row["tahun"]): row for row in after.rows["anggaran"]}
    assert rows["Program Penunjang Urusan", 2022]["realisasi"] == 1_900_000
    assert [key for key, row in rows.items() if row["dikoreksi"]] == [
        ("Program Penunjang Urusan", 2022)
    ]
    changed = [cell for cell in after.rows["sel"] if cell["dikoreksi"]]
    assert [(c["teks"], c["teks_asli"], c["nilai"]) for c in changed] == [
        ("1.900.000", "1.9O0.000", 1_900_000.0)
    ]
    assert (after.corrected, lapsed(after)) == (1, [])


def test_a_name_that_covers_other_rows_marks_them(tmp_path: Path) -> None:
    document = read_text(tmp_path, TABLE)
    before = parse(document)
    after = parse(document, [cell_of(before, 0, 2, 0, "Program Penunjang Urusan Pemerintahan")])
    assert {row["uraian"] for row in after.rows["anggaran"] if row["dikoreksi"]} == {
        "Program Penunjang Urusan Pemerintahan"
    }


def test_what_no_row_names_as_its_values_column_marks_the_whole_line(tmp_path: Path) -> None:
    grown = TABLE.replace("Realisasi 2022 |", "Realisasi 2022 | Rata-rata Pertumbuhan Anggaran |")
    grown = grown.replace("(5) |", "(5) | (6) |").replace("|---|\n", "|---|---|\n")
    grown = grown.replace("1.9O0.000 |", "1.900.000 | 1.000.000 |").replace(
        "3.900.000 |", "3.900.000 | 1.000.000 |"
    )
    document = read_text(tmp_path, grown)
    after = parse(document, [cell_of(parse(document), 0, 3, 5, "1.000.001")])
    marked = {(row["baris"], row["tahun"]) for row in after.rows["anggaran"] if row["dikoreksi"]}
    assert marked == {(3, 2021), (3, 2022)}


def test_a_year_in_the_head_marks_what_stands_under_it(tmp_path: Path) -> None:
    document = read_text(tmp_path, TABLE.replace("Realisasi 2022", "Realisasi 2O22"))
    after = parse(document, [cell_of(parse(document), 0, 0, 4, "Realisasi 2022")])
    marked = {(row["tahun"], row["dikoreksi"]) for row in after.rows["anggaran"]}
    assert marked == {(2021, False), (2022, True)}


def test_what_is_confirmed_is_not_corrected(tmp_path: Path) -> None:
    document = read_text(tmp_path, TABLE)
    after = parse(document, [cell_of(parse(document), 0, 3, 1, "3.000.000")])
    assert [c["dikoreksi"] for c in after.rows["sel"] if c["teks_asli"]] == [False]
    assert not any(row["dikoreksi"] for row in after.rows["anggaran"])


def test_a_confirmed_cell_is_not_in_doubt_any_more(tmp_path: Path) -> None:
    document = read_text(tmp_path, TABLE)
    table = next(t for _, t in document.tables())
    cells = tuple(c._replace(score=0.5) if (c.row, c.col) == (3, 1) else c for c in table.cells)
    blocks = tuple(replace(b, cells=cells) if b is table else b for b in document.blocks)
    document = replace(document, blocks=blocks)
    doubtful = parse(document)
    assert any("ragu" in f.pesan for f in doubtful.findings)
    sure = parse(document, [cell_of(doubtful, 0, 3, 1, "3.000.000")])
    assert not any("ragu" in f.pesan for f in sure.findings)


def test_an_empty_cell_and_one_that_should_be(tmp_path: Path) -> None:
    document = read_text(tmp_path, TABLE.replace("| 4.000.000 |", "| |"))
    before = parse(document)
    filled, emptied = cell_of(before, 0, 3, 2, "4.000.000"), cell_of(before, 0, 2, 1, "")
    assert (filled.tercetak, emptied.benar) == ("", EMPTY)
    after = parse(document, [filled, emptied])
    rows = {(row["baris"], row["tahun"]): row["anggaran"] for row in after.rows["anggaran"]}
    assert (rows[3, 2022], rows[2, 2021]) == (4_000_000, None)


@pytest.mark.parametrize(
    ("change", "levels", "applied"),
    [
        (("1.9O0.000", "1.8O0.000"), ["warning"], 0),  # the cell says something else
        (("1.9O0.000", "1.900.000"), ["info"], 0),  # the source was mended
        (("Program Penunjang Urusan", "Program Lain"), ["warning"], 0),  # another row
        (("Realisasi 2022", "Realisasi 2023"), ["warning"], 0),  # another column
        (("| Program Penunjang", "| Program Baru | 1 | 2 | 3 | 4 |\n| Program Penunjang"), [], 1),
        (
            ("Tabel T-C.24 Anggaran", "| a | b |\n|---|---|\n| c | 1 |\n\nTabel T-C.24 Anggaran"),
            [],
            1,
        ),
    ],
)
def test_another_version_of_the_source(
    tmp_path: Path, change: tuple[str, str], levels: list[str], applied: int
) -> None:
    item = cell_of(parse(read_text(tmp_path, TABLE)), 0, 2, 4, "1.900.000")
    document = read_text(tmp_path, TABLE.replace(*change))
    after = parse(document, [item])
    assert (lapsed(after), after.corrected) == (levels, applied)
    without = parse(document)
    if not applied:
        assert after.rows["anggaran"] == without.rows["anggaran"]
    else:
        rows = {(row["uraian"], row["tahun"]): row for row in after.rows["anggaran"]}
        assert rows["Program Penunjang Urusan", 2022]["realisasi"] == 1_900_000


def test_a_newer_correction_stands_for_that_of_an_older_version(tmp_path: Path) -> None:
    document = read_text(tmp_path, TABLE)
    newer = cell_of(parse(document), 0, 2, 4, "1.900.000")
    older = replace(newer, sha256="f" * 64, tercetak="1.9OO.000", benar="7")
    same = replace(newer, sha256="e" * 64, benar="8")
    after = parse(document, [older, same, newer])
    assert (lapsed(after), after.corrected) == ([], 1)
    assert [c["teks"] for c in after.rows["sel"] if c["dikoreksi"]] == ["1.900.000"]


# --- heads, kinds, roles -------------------------------------------------------------------


def test_a_head_is_put_right_and_its_id_follows(tmp_path: Path) -> None:
    document = read_text(tmp_path, TABLE.replace("NOMOR 7 TAHUN 2023", "NOMOR … TAHUN …"))
    before = parse(document)
    head = before.rows["dokumen"][0]
    assert any(f.rule == "kepala-tak-terbaca" for f in before.findings)
    after = parse(document, [of_head(head, "nomor", "7"), of_head(head, "tahun", "2023")])
    row = after.rows["dokumen"][0]
    assert (row["nomor"], row["tahun"], row["doc_id"]) == (7, 2023, "perbup-karangjati-7-2023")
    assert row["dikoreksi"] == ["nomor", "tahun"]
    assert not any(f.rule == "kepala-tak-terbaca" for f in after.findings)
    assert after.read_as == before.doc_id
    assert {cell["doc_id"] for cell in after.rows["sel"]} == {"perbup-karangjati-7-2023"}
    half = parse(document, [of_head(head, "nomor", "7")])
    left = [f for f in half.findings if f.rule == "kepala-tak-terbaca"]
    assert [(f.harapan, "nomor" in f.pesan) for f in left] == [("tahun", False)]


def test_a_head_that_says_something_else_is_left(tmp_path: Path) -> None:
    document = read_text(tmp_path, TABLE)
    head = parse(document).rows["dokumen"][0]
    after = parse(document, [replace(of_head(head, "nomor", "9"), tercetak="8")])
    assert (after.rows["dokumen"][0]["nomor"], lapsed(after)) == (7, ["warning"])


LAW = HEAD + PREAMBLE + BODY + CLOSING
PLAN = """RENCANA STRATEGIS
KECAMATAN BALEN KABUPATEN BOJONEGORO
TAHUN 2024-2026

BAB I
PENDAHULUAN
Rencana ini disusun oleh kecamatan.
BAB II
PENUTUP
Selesai.
"""
NAMELESS = PLAN.replace("KECAMATAN BALEN KABUPATEN BOJONEGORO\nTAHUN 2024-2026\n", "")
TWO_NAMES = PLAN.replace("KECAMATAN BALEN", "KECAMATAN BALEN\nKECAMATAN KAPAS")
QUARTERLY = PLAN.replace("RENCANA STRATEGIS", "LAPORAN KINERJA TRIWULAN II").replace(
    "2024-2026", "2024"
)
UNSIGNED = LAW.replace("SITI AMINAH\n", "").replace("tanggal 5 Mei 2021", "tanggal … 2021")
LETTERED = LAW.replace("NOMOR 12 TAHUN 2021\nTENTANG", "NOMOR 12.A TAHUN 2021\nTENTANG")


@pytest.mark.parametrize(
    ("text", "right", "read"),
    [
        (PLAN, {"perangkat_daerah": "Kecamatan Kapas"},
         ("renstra-kecamatan-kapas-kab-bojonegoro-2024-2026", "Kapas", "35.22.14")),
        (PLAN, {"kecamatan": "Kapas"},
         ("renstra-kecamatan-balen-kab-bojonegoro-2024-2026", "Kapas", "35.22.14")),
        (PLAN, {"perangkat_daerah": "Kecamatan Kapas", "kecamatan": "Baureno"},
         ("renstra-kecamatan-kapas-kab-bojonegoro-2024-2026", "Baureno", "35.22.10")),
        (PLAN, {"perangkat_daerah": "Dinas Kesehatan"},
         ("renstra-dinas-kesehatan-kab-bojonegoro-2024-2026", None, None)),
        (PLAN, {"kabupaten": "Tuban"},
         ("renstra-kecamatan-balen-kab-tuban-2024-2026", "Balen", None)),
        (PLAN, {"periode_akhir": "2029"},
         ("renstra-kecamatan-balen-kab-bojonegoro-2024-2029", "Balen", "35.22.13")),
        (PLAN, {"bentuk": "renja"},
         ("renja-kecamatan-balen-kab-bojonegoro-2024-2026", "Balen", "35.22.13")),
        (PLAN, {"bupati": "SITI"},
         ("renstra-kecamatan-balen-kab-bojonegoro-2024-2026", "Balen", "35.22.13")),
        (QUARTERLY, {"kecamatan": "Kapas"},
         ("evaluasi-kecamatan-balen-kab-bojonegoro-2024-triwulan-2", "Kapas", "35.22.14")),
        (QUARTERLY, {"perangkat_daerah": "Kecamatan Kapas"},
         ("evaluasi-kecamatan-kapas-kab-bojonegoro-2024-triwulan-2", "Kapas", "35.22.14")),
        (NAMELESS, {"perangkat_daerah": "Kecamatan Balen", "kabupaten": "Bojonegoro",
                    "periode_awal": "2024", "periode_akhir": "2026"},
         ("renstra-kecamatan-balen-kab-bojonegoro-2024-2026", "Balen", "35.22.13")),
        (LAW, {"tahun": "2022"}, ("perbup-rawajaya-12-2022", "Sukamaju", None)),
        (LAW.replace("PERATURAN BUPATI RAWAJAYA\nN", "KEPUTUSAN BUPATI RAWAJAYA\nN"),
         {"tahun": "2022"}, ("kepbup-rawajaya-12-2022", "Sukamaju", None)),
        (LAW.replace("BUPATI RAWAJAYA", "GUBERNUR JAWA UTARA"), {"tahun": "2022"},
         ("pergub-jawa-utara-12-2022", "Sukamaju", None)),
        (LAW.replace("BUPATI", "WALI KOTA"), {"tahun": "2022"},
         ("perwali-rawajaya-12-2022", "Sukamaju", None)),
        *(
            (LAW.replace("BUPATI RAWAJAYA\nN", f"DAERAH {level}\nN"), {"tahun": "2022"},
             (f"perda-{slug}-12-2022", "Sukamaju", None))
            for level, slug in (
                ("KABUPATEN RAWAJAYA", "kab-rawajaya"),
                ("KOTA RAWAJAYA", "kota-rawajaya"),
                ("PROVINSI JAWA UTARA", "prov-jawa-utara"),
            )
        ),
        (LETTERED, {"nomor": "12"}, ("perbup-rawajaya-12-2021", "Sukamaju", None)),
        (LETTERED, {"kabupaten": "Tuban"}, ("perbup-rawajaya-12a-2021", "Sukamaju", None)),
    ],
)  # fmt: skip
def test_the_id_and_the_code_follow_the_head(
    tmp_path: Path, text: str, right: dict[str, str], read: tuple[str, str | None, str | None]
) -> None:
    document = read_text(tmp_path, text)
    head = parse(document).rows["dokumen"][0]
    after = parse(document, [of_head(head, name, value) for name, value in right.items()])
    row = after.rows["dokumen"][0]
    assert (row["doc_id"], row["kecamatan"], row["kode_wilayah"]) == read
    assert row["dikoreksi"] == sorted(right)
    assert (after.corrected, after.read_as) == (len(right), head["doc_id"])
    unsaid = [f for f in after.findings if f.rule == "kepala-tak-terbaca"]
    assert [f.where for f in unsaid] == [row["doc_id"]] * len(unsaid)


@pytest.mark.parametrize(
    ("text", "right", "left"),
    [
        (NAMELESS, {}, ["perangkat daerah, daerah, periode"]),
        (NAMELESS, {"perangkat_daerah": "Kecamatan Balen"}, ["daerah, periode"]),
        (NAMELESS, {"provinsi": "Jawa Timur"}, ["perangkat daerah, periode"]),
        (NAMELESS, {"perangkat_daerah": "Kecamatan Balen", "kabupaten": "Bojonegoro",
                    "periode_awal": "2024"}, []),
        (NAMELESS, {"bupati": "SITI"}, ["perangkat daerah, daerah, periode"]),
        (TWO_NAMES, {}, ["Kecamatan Balen"]),
        (TWO_NAMES, {"perangkat_daerah": "Kecamatan Balen"}, []),
        (TWO_NAMES, {"periode_akhir": "2029"}, ["Kecamatan Balen"]),
        (LETTERED, {}, [None]),
        (LETTERED, {"tahun": "2022"}, [None]),
        (LETTERED, {"nomor": "12"}, []),
        (UNSIGNED, {}, ["Tanggal penetapan", "Penanda tangan"]),
        (UNSIGNED, {"bupati": "SITI AMINAH"}, ["Tanggal penetapan"]),
        (UNSIGNED, {"tanggal_ditetapkan": "2021-05-05"}, ["Penanda tangan"]),
    ],
)  # fmt: skip
def test_a_finding_goes_with_what_it_missed(
    tmp_path: Path, text: str, right: dict[str, str], left: list[str | None]
) -> None:
    document = read_text(tmp_path, text)
    head = parse(document).rows["dokumen"][0]
    after = parse(document, [of_head(head, name, value) for name, value in right.items()])
    rules = {"kepala-tak-terbaca", "identitas-bertentangan", "bagian-hilang"}
    parts = {"Bab-bab Renstra", "Landasan Hukum"}
    found = [f.harapan for f in after.findings if f.rule in rules and f.harapan not in parts]
    assert found == left


@pytest.mark.parametrize(
    ("printed", "right", "level", "applied"),
    [
        ("Balen", "Kapas", None, 1),
        ("Balen", "Balen", None, 1),  # confirmed
        ("Kapas", "Balen", "info", 0),  # mended since
        ("Kapas", "Baureno", "warning", 0),
    ],
)
def test_a_head_field_says_whether_it_was_put_right(
    tmp_path: Path, printed: str, right: str, level: str | None, applied: int
) -> None:
    document = read_text(tmp_path, PLAN)
    head = parse(document).rows["dokumen"][0]
    after = parse(document, [replace(of_head(head, "kecamatan", right), tercetak=printed)])
    assert (lapsed(after), after.corrected) == ([level] if level else [], applied)
    assert after.rows["dokumen"][0]["kecamatan"] == (right if applied else "Balen")


def test_a_table_gets_its_kind_and_a_column_its_role(tmp_path: Path) -> None:
    strange = TABLE.replace("T-C.24 Anggaran dan Realisasi Pendanaan", "2.1 Rekap")
    strange = strange.replace("Anggaran 2021 | Anggaran 2022", "Alpha | Beta")
    strange = strange.replace("Realisasi 2021 | Realisasi 2022", "Gamma | Delta")
    document = read_text(tmp_path, strange)
    before = parse(document)
    head, tabel = before.rows["dokumen"][0], before.rows["tabel"][0]
    assert (tabel["jenis"], before.rows["anggaran"]) == ("lain", [])
    told = (("Alpha", "anggaran 2021"), ("Beta", "anggaran 2022"))
    roles = [
        Correction(
            head["doc_id"], head["source_sha256"], "peran-kolom", "", "t01",
            kolom=str(col), tercetak=name, benar=role,
        )
        for col, (name, role) in enumerate(told, 1)
    ]  # fmt: skip
    kind = of_kind(head, tabel, "anggaran")
    after = parse(
        document, [*roles, replace(kind, tercetak=parse(document, roles).rows["tabel"][0]["jenis"])]
    )
    rows = [(row["baris"], row["tahun"], row["anggaran"]) for row in after.rows["anggaran"]]
    assert (2, 2021, 1_000_000) in rows
    assert (3, 2022, 4_000_000) in rows
    assert all(row["dikoreksi"] for row in after.rows["anggaran"])
    assert after.rows["tabel"][0]["dikoreksi"]
    gone = parse(document, [replace(roles[0], tercetak="Omega"), replace(kind, tercetak="target")])
    assert (lapsed(gone), gone.corrected) == (["warning", "warning"], 0)


# --- builds --------------------------------------------------------------------------------


def serial(raw: Path, out: Path) -> BuildSummary:
    return build(raw, out, executor="serial")


def rows(out: Path, dataset: str) -> list[Row]:
    found: list[Row] = pq.read_table(out / "dataset" / f"{dataset}.parquet").to_pylist()
    return found


def some_cell(out: Path, source: str, right: str = "123.456") -> Correction:
    """A correction of the first budget that a document prints."""
    dokumen = next(row for row in rows(out, "dokumen") if row["source_file"] == source)
    value = next(
        r for r in rows(out, "anggaran") if r["doc_id"] == dokumen["doc_id"] and r["anggaran"]
    )
    tabel = next(row for row in rows(out, "tabel") if row["tabel_id"] == value["tabel_id"])
    cells = [row for row in rows(out, "sel") if row["tabel_id"] == value["tabel_id"]]
    at = (value["baris"], value["anggaran_kolom"])
    cell = next(c for c in cells if (c["baris"], c["kolom"]) == at)
    return of_cell(dokumen, tabel, cells, cell, right, oleh="uji", tanggal="2026-11-28")


def changed(out: Path) -> list[tuple[str, str, str]]:
    return [(c["doc_id"], c["teks_asli"], c["teks"]) for c in rows(out, "sel") if c["dikoreksi"]]


@pytest.mark.slow
def test_a_correction_rebuilds_its_document_alone_and_stays(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    serial(raw, out)
    others = [
        r for r in rows(out, "anggaran") if r["doc_id"] != some_cell(out, "satu-1.txt").doc_id
    ]
    item = some_cell(out, "satu-1.txt")
    (raw / "koreksi.csv").write_bytes(csv_of(item))
    summary = serial(raw, out)
    assert (summary.processed, summary.reused, summary.corrected) == (1, 1, 1)
    wanted = [(item.doc_id, item.tercetak, "123.456")]
    assert changed(out) == wanted
    assert [r for r in rows(out, "anggaran") if r["doc_id"] != item.doc_id] == others
    manifest = json.loads((out / "dataset" / "manifest.json").read_text())
    assert (manifest["corrections"]["count"], manifest["corrections"]["applied"]) == (1, 1)
    assert len(manifest["corrections"]["sha256"]) == 64

    assert not serial(raw, out).changed  # built again
    (raw / "satu-1.txt").rename(raw / "zz.txt")
    summary = serial(raw, out)
    assert (summary.processed, changed(out)) == (0, wanted)  # renamed
    serial(raw, tmp_path / "other")
    assert changed(tmp_path / "other") == wanted  # anew
    (raw / "koreksi.csv").unlink()
    serial(raw, out)
    assert changed(out) == []


@pytest.mark.slow
def test_a_new_version_keeps_what_it_still_says(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    serial(raw, out)
    item = some_cell(out, "satu-1.txt")
    (raw / "koreksi.csv").write_bytes(csv_of(item))
    serial(raw, out)
    content = (raw / "satu-1.txt").read_text("utf-8")
    (raw / "satu-1.txt").write_text(content + "\n\nCatatan tambahan.\n", encoding="utf-8")
    summary = serial(raw, out)
    assert (summary.processed, summary.problems) == (1, ())
    assert changed(out) == [(item.doc_id, item.tercetak, "123.456")]
    # The same from nothing, where nobody knows yet what the documents call themselves.
    summary = serial(raw, tmp_path / "fresh")
    assert (summary.documents, summary.processed, summary.reused) == (2, 2, 0)
    assert changed(tmp_path / "fresh") == changed(out)

    (raw / "satu-1.txt").write_text(content.replace(item.tercetak, "987.654.321"), encoding="utf-8")
    serial(raw, out)
    assert changed(out) == []
    found = [row for row in rows(out, "temuan") if row["aturan"] == "koreksi-tak-berlaku"]
    assert [(row["doc_id"], row["ditemukan"]) for row in found] == [(item.doc_id, "987.654.321")]


@pytest.mark.slow
def test_a_document_that_is_gone_or_not_alone_gets_nobodys(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    serial(raw, out)
    item = some_cell(out, "satu-1.txt")
    (raw / "koreksi.csv").write_bytes(csv_of(item))
    content = (raw / "satu-1.txt").read_text("utf-8")
    for mark in "ab":  # two other files that call themselves alike
        (raw / f"versi-{mark}.txt").write_text(f"{content}\n{mark}\n", encoding="utf-8")
    (raw / "satu-1.txt").unlink()
    summary = serial(raw, out)
    assert changed(out) == []
    assert len(summary.problems) == 1
    assert "tidak bertemu dokumennya" in summary.problems[0]


@pytest.mark.slow
def test_a_corrupt_file_is_said_and_the_good_lines_hold(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    serial(raw, out)
    item = some_cell(out, "satu-2.txt")
    (raw / "koreksi.csv").write_bytes(csv_of(item) + b'rusak,"\n')
    summary = serial(raw, out)
    assert [said.startswith("koreksi.csv baris 3: ") for said in summary.problems] == [True]
    assert [cell[2] for cell in changed(out)] == ["123.456"]


# --- many, on documents of every form --------------------------------------------------------


def documents(tmp_path: Path, regulations: list[str]) -> Iterator[Document]:
    for number, content in enumerate(regulations):
        path = tmp_path / f"{number}.txt"
        path.write_text(content, encoding="utf-8")
        yield read(path)
    shared = Path(__file__).parents[1].parent / "shared" / "cases"
    for path in sorted(shared.glob("*.txt")):
        yield read(path)


def altered(document: Document, item: Correction) -> Document:
    """Another version: the cell of a correction says something else."""
    index, table = list(document.tables())[item.table - 1]
    cells = tuple(
        c._replace(text="tujuh") if (c.row, c.col) == (item.row, item.column) else c
        for c in table.cells
    )
    blocks = list(document.blocks)
    blocks[index] = replace(table, cells=cells)
    source = replace(document.source, sha256="0" * 64)
    return replace(document, blocks=tuple(blocks), source=source)


def shifted(document: Document, item: Correction) -> Document:
    """Another version: an empty row stands above the row of a correction."""
    index, table = list(document.tables())[item.table - 1]
    assert isinstance(table, Table)
    cells = [c._replace(row=c.row + 1) if c.row >= item.row else c for c in table.cells] + [
        c._replace(text="", row_span=1) for c in table.cells if c.row == item.row
    ]
    cells.sort(key=lambda c: (c.row, c.col))
    blocks = list(document.blocks)
    blocks[index] = replace(table, cells=tuple(cells), n_rows=table.n_rows + 1)
    source = replace(document.source, sha256="0" * 64)
    return replace(document, blocks=tuple(blocks), source=source)


@pytest.mark.slow
def test_forty_corrections(tmp_path: Path, regulations: list[str]) -> None:
    random = Random(40)
    done = 0
    moved = 0
    for document in documents(tmp_path, regulations):
        parsed = parse(document)
        tables = {row["tabel_id"]: row for row in parsed.rows["tabel"]}
        values = [
            cell
            for cell in parsed.rows["sel"]
            if cell.get("nilai") is not None and not cell["kepala"]
        ]
        items = []
        for cell in random.sample(values, min(8, len(values))):
            cells = [c for c in parsed.rows["sel"] if c["tabel_id"] == cell["tabel_id"]]
            right = str(random.randrange(100, 999))
            tabel = tables[cell["tabel_id"]]
            items.append(of_cell(parsed.rows["dokumen"][0], tabel, cells, cell, right))
        after = parse(document, items)
        assert (after.corrected, lapsed(after)) == (len(items), [])
        found = {(c["tabel_id"], str(c["baris"]), str(c["kolom"])): c for c in after.rows["sel"]}
        for item in items:
            cell = found[f"{after.doc_id}/{item.tabel}", item.baris, item.kolom]
            assert (cell["teks"], cell["teks_asli"]) == (item.benar, item.tercetak)
        places = {(f"{after.doc_id}/{i.tabel}", i.row, i.column) for i in items}
        assert {
            (c["tabel_id"], c["baris"], c["kolom"]) for c in after.rows["sel"] if c["dikoreksi"]
        } == places
        for name in TYPED:
            for row in after.rows[name]:
                own = {
                    (row["tabel_id"], row["baris"], row[column])
                    for column in row
                    if column.endswith("kolom")
                }
                assert row["dikoreksi"] or not own & places
        assert parse(document).rows == parsed.rows  # nothing is left behind
        for item in items[:3]:
            other = parse(altered(document, item), [item])
            assert (other.corrected, lapsed(other)) == (0, ["warning"])
            moved += parse(shifted(document, item), [item]).corrected
        done += len(items)
    assert done >= 24
    assert moved >= done / 8


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_form_says_whether_it_was_corrected(form: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text.render(FORMS[form](3)), encoding="utf-8")
    parsed = parse(read(path))
    for name in (*TYPED, "sel", "tabel"):
        assert all(row["dikoreksi"] is False for row in parsed.rows[name])


@pytest.mark.slow
def test_forty_corrections_through_builds(
    tmp_path: Path, shared: Path, regulations: list[str]
) -> None:
    """Applied, built again, renamed, in another version, in a source that says something else."""
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for number, content in enumerate(regulations):
        (raw / f"r{number}.txt").write_text(content, encoding="utf-8")
    for name in ("lama-gempol.pdf", "lama-kejayan.pdf", "lama-grati.txt", "baru-tumpang.txt"):
        (raw / name).write_bytes((shared / "cases" / name).read_bytes())
    serial(raw, out)
    before = {name: rows(out, name) for name in TYPED}
    dokumen = {row["doc_id"]: row for row in rows(out, "dokumen")}
    tables = {row["tabel_id"]: row for row in rows(out, "tabel")}
    cells: dict[str, list[Row]] = {}
    for cell in rows(out, "sel"):
        cells.setdefault(cell["tabel_id"], []).append(cell)
    values = [c for some in cells.values() for c in some if c["nilai"] and not c["kepala"]]
    random = Random(40)
    items = [
        of_cell(dokumen[c["doc_id"]], tables[c["tabel_id"]], cells[c["tabel_id"]], c, right)
        for c in random.sample(values, 40)
        if (right := str(random.randrange(100, 999)))
    ]
    (raw / "koreksi.csv").write_bytes(csv_of(*items))
    assert serial(raw, out).corrected == 40
    wanted = sorted((item.doc_id, item.tercetak, item.benar) for item in items)
    assert sorted(changed(out)) == wanted
    for name in TYPED:
        touched = {(r["tabel_id"], r["baris"]) for r in rows(out, name) if r["dikoreksi"]}
        after = [r for r in rows(out, name) if (r["tabel_id"], r["baris"]) not in touched]
        left = [r for r in before[name] if (r["tabel_id"], r["baris"]) not in touched]
        assert left == after
    assert not serial(raw, out).changed
    for path in [*raw.glob("*.txt"), *raw.glob("*.pdf")]:
        path.rename(raw / f"lain-{path.name}")
    assert serial(raw, out).processed == 0
    assert sorted(changed(out)) == wanted
    for path in [*raw.glob("*.txt"), *raw.glob("*.pdf")]:
        more = b"\n% versi lain\n" if path.suffix == ".pdf" else b"\n\nCatatan.\n"
        path.write_bytes(path.read_bytes() + more)
    summary = serial(raw, out)
    named = [c for c in wanted if not c[0].startswith("dok-")]
    assert sorted(changed(out)) == named
    assert len(summary.problems) == len(wanted) - len(named)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, ("sel", "warning", 0, "1.8O0.000", "1.9O0.000")),
        ({"halaman": "4"}, ("sel", "warning", 4, "1.8O0.000", "1.9O0.000")),
        ({"tercetak": ""}, ("sel", "warning", 0, None, "1.9O0.000")),
        ({"tabel": "t09"}, ("sel", "warning", 0, "1.8O0.000", None)),
        ({"kolom": "9"}, ("sel", "warning", 0, "1.8O0.000", None)),
        ({"benar": "1.9O0.000"}, ("sel", "info", 0, "1.8O0.000", "1.9O0.000")),
        ({"jenis": "jenis-tabel", "baris": "", "kolom": "", "tercetak": "target"},
         ("tabel", "warning", 0, "target", "anggaran")),
        ({"jenis": "peran-kolom", "baris": "", "kolom": "9", "benar": "target"},
         ("tabel", "warning", 0, "1.8O0.000", None)),
        ({"jenis": "peran-kolom", "baris": "", "kolom": "5", "benar": "target"},
         ("tabel", "warning", 0, "1.8O0.000", None)),
        ({"jenis": "peran-kolom", "baris": "", "benar": "target"},
         ("tabel", "warning", 0, "1.8O0.000", "Realisasi 2022")),
    ],
)  # fmt: skip
def test_a_finding_says_what_was_not_put_right_and_where(
    tmp_path: Path, given: dict[str, str], told: tuple[Any, ...]
) -> None:
    document = read_text(tmp_path, TABLE)
    item = cell_of(parse(document), 0, 2, 4, "1.900.000")
    wrong = replace(item, **{"tercetak": "1.8O0.000", "judul": "", "halaman": "", **given})  # type: ignore[arg-type]
    (found,) = [f for f in parse(document, [wrong]).findings if f.rule == "koreksi-tak-berlaku"]
    assert (found.dataset, found.level, found.page or 0, found.harapan, found.ditemukan) == told
    assert len(found.cells) == (told[0] == "sel" and told[4] is not None)
    assert ("baris" in str(found.key)) is bool(wrong.baris)


# --- what a role says ----------------------------------------------------------------------


def with_role(tmp_path: Path, printed: str, name: str, col: int, role: str) -> Parsed:
    """The table with a column of another name, which a person gave a role."""
    document = read_text(tmp_path, TABLE.replace("1.9O0.000", "1.900.000").replace(printed, name))
    head = parse(document).rows["dokumen"][0]
    said = Correction(
        head["doc_id"], head["source_sha256"], "peran-kolom", "", "t01",
        kolom=str(col), tercetak=name, benar=role,
    )  # fmt: skip
    return parse(document, [said])


def test_the_role_of_a_column_of_values_marks_the_rows_of_its_values(tmp_path: Path) -> None:
    after = with_role(tmp_path, "Realisasi 2022", "Gamma", 4, "realisasi 2022")
    marked = {(row["tahun"], row["realisasi"], row["dikoreksi"]) for row in after.rows["anggaran"]}
    assert marked == {
        (2021, 900_000, False),
        (2021, 2_900_000, False),
        (2022, 1_900_000, True),
        (2022, 3_900_000, True),
    }
    assert after.rows["tabel"][0]["dikoreksi"]


def test_the_role_of_a_column_of_texts_marks_all_rows(tmp_path: Path) -> None:
    after = with_role(tmp_path, "Uraian", "Alpha", 0, "nama")
    assert [row["dikoreksi"] for row in after.rows["anggaran"]] == [True] * 4


def test_a_role_that_is_confirmed_marks_nothing(tmp_path: Path) -> None:
    name = "Realisasi 2022"
    after = with_role(tmp_path, name, name, 4, name)
    assert [row["dikoreksi"] for row in after.rows["anggaran"]] == [False] * 4
    assert not after.rows["tabel"][0]["dikoreksi"]


@pytest.mark.parametrize("role", ["realisasi", "realisasi 2022"])
def test_a_role_without_a_year_leaves_what_the_head_counts(role: str, tmp_path: Path) -> None:
    after = with_role(tmp_path, "Realisasi 2022", "Tahun ke-2", 4, role)
    rows = [row for row in after.rows["anggaran"] if row["realisasi"] == 3_900_000]
    assert [(row["tahun"], row["tahun_ke"], row["anggaran"]) for row in rows] == [
        (2022, None, 4_000_000)
    ]
