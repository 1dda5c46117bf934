"""Real public PDFs of every kind: each is processed to its end, and says what it could not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.document import Table
from extract.ocr.settings import AUTO, Ocr, is_installed
from extract.read import read
from parsers.parse import parse

pytestmark = pytest.mark.slow

SCANS = {
    "iku_diskominfo_jabar_scan": 5,
    "perbup_purwakarta_12_2018_scan": 11,
    "renja_bab3_ocr_buruk": 19,
}


def tables(shared: Path, name: str) -> list[Table]:
    return [table for _, table in read(shared / "real" / f"{name}.pdf").tables()]


def test_every_real_document_is_read_to_its_end(shared: Path) -> None:
    for path in sorted((shared / "real").glob("*.pdf")):
        document = read(path)
        assert document.pages, path.name
        scanned = [page.number for page in document.pages if page.kind in ("scan", "broken")]
        unread = [f.page for f in document.findings if f.rule == "halaman-tak-terbaca"]
        assert unread == scanned, path.name
        assert len(scanned) == SCANS.get(path.stem, len(scanned)), path.name
        if path.stem not in SCANS:
            assert document.blocks, path.name


def test_a_list_of_forty_six_pages_is_one_table(shared: Path) -> None:
    (table,) = tables(shared, "pergub_bali_lampiran_kelas_jabatan")
    assert (table.n_cols, table.page, table.last_page) == (3, 1, 46)
    assert table.header_rows == 2


def test_a_report_without_a_second_header_is_one_table(shared: Path) -> None:
    (table,) = tables(shared, "evaluasi_kinerja_katingan_tw1")
    assert (table.n_rows, table.n_cols) == (41, 12)
    assert all(len(part.evidence) >= 2 for part in table.continuations)


def test_an_organisation_chart_is_no_table(shared: Path) -> None:
    found = tables(shared, "renstra_disbun_jabar_2013-2018")
    assert not [table for table in found if table.page in range(22, 26)]


def test_rows_that_no_rule_divides_are_told_apart(shared: Path) -> None:
    found = tables(shared, "renstra_disbun_jabar_2013-2018")
    education = next(t for t in found if t.page == 36 and t.grid()[0][1].startswith("Tingkat"))
    assert [row[2] for row in education.grid()[1:]][:4] == ["1", "19", "53", "12"]


@pytest.mark.skipif(not is_installed(), reason="no recogniser installed")
def test_a_scanned_regulation_is_read(shared: Path) -> None:
    """Held against its pages by eye."""
    rows = parse(read(shared / "real" / "perbup_purwakarta_12_2018_scan.pdf", ocr=AUTO)).rows
    (head,) = rows["dokumen"]
    assert (head["nomor"], head["tahun"], head["kabupaten"]) == (12, 2018, "Purwakarta")
    assert head["tentang"] == "PEDOMAN PENDIDIKAN WAWASAN KEBANGSAAN DAN IDEOLOGI PANCASILA"
    # A digit of the date is in doubt: it is null where no second reader confirms it.
    assert str(head["tanggal_ditetapkan"]) in ("2018-01-03", "None")
    assert [row["peraturan_id"] for row in rows["landasan_hukum"]] == [
        "uud-1945",
        "uu-14-1950",
        "uu-3-2002",
        "uu-23-2014",
        "permendagri-11-2006",
        "permendagri-12-2006",
        "permendagri-71-2012",
        "perda-kab-purwakarta-1-2016",
        "perda-kab-purwakarta-9-2016",
        "perda-kab-purwakarta-9-2017",
    ]
    assert [row["huruf"] for row in rows["konsideran"]] == ["a", "b", "c"]
    assert {row["pasal"] for row in rows["pasal"]} == set(range(1, 21))


@pytest.mark.skipif(not is_installed(), reason="no recogniser installed")
def test_a_scanned_table_is_read(shared: Path) -> None:
    document = read(shared / "real" / "iku_diskominfo_jabar_scan.pdf", ocr=Ocr())
    ((_, table),) = document.tables()
    assert table.grid()[:2] == [
        ["NO.", "URAIAN", "DASAR PERTIMBANGAN", "SUMBER DATA"],
        ["1", "2", "3", "4"],
    ]
    assert [row[0] for row in table.grid()[2:]] == [f"{number}." for number in range(1, 8)]
    assert [row[3] for row in table.grid()[2:4]] == [
        "Bidang Telematika",
        "Bidang Pos dan Telekomunikasi",
    ]
