"""Real public PDFs of every kind: each is processed to its end, and says what it could not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.document import Table
from extract.read import read

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
