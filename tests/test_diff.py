"""Two builds, or two documents, beside each other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_koreksi import TABLE, cell_of, csv_of
from test_review import SCRIPT
from typer.testing import CliRunner

from extract.read import read
from parsers.parse import parse
from perbup.building import build
from perbup.cli import app
from perbup.diff import Difference, diff
from report.difference import difference_html
from schemas.errors import UsageError
from schemas.koreksi import of_head

MORE = "| Program Pembinaan Desa | 3.000.000 | 4.000.000 | 2.900.000 | 3.900.000 |\n"


def built(folder: Path, **documents: str) -> Path:
    """An output of documents, named after what is given."""
    raw = folder / "raw"
    raw.mkdir(parents=True)
    for name, content in documents.items():
        (raw / f"{name}.md").write_text(content, encoding="utf-8")
    build(raw, folder / "out", executor="serial")
    return folder / "out"


def rows(found: Difference, change: str, dataset: str) -> list[str]:
    return [r.row for r in found.rows if (r.change, r.dataset) == (change, dataset)]


def values(found: Difference, dataset: str) -> set[tuple[str, str | None, str | None]]:
    return {(v.column, v.old, v.new) for v in found.values if v.dataset == dataset}


def test_the_same_twice_differs_in_nothing(tmp_path: Path) -> None:
    out = built(tmp_path, a=TABLE)
    found = diff(str(out), str(out / "dataset"), tmp_path)
    assert (found.counts, found.rows, found.values, found.findings) == ({}, [], [], [])
    assert "Tidak ada perbedaan" in difference_html(found.to_json(), "id")


def test_a_correction_changes_a_value_and_takes_a_finding_away(tmp_path: Path) -> None:
    out = built(tmp_path, a=TABLE)
    item = cell_of(parse(read(tmp_path / "raw" / "a.md")), 0, 2, 4, "1.900.000")
    (tmp_path / "raw" / "koreksi.csv").write_bytes(csv_of(item))
    build(tmp_path / "raw", tmp_path / "new", executor="serial")
    found = diff(str(out), str(tmp_path / "new"), tmp_path)
    assert found.rows == []
    assert values(found, "anggaran") >= {
        ("realisasi", None, "1900000"),
        ("realisasi_teks", "1.9O0.000", "1.900.000"),
    }
    assert {(f.change, f.rule) for f in found.findings} >= {("gone", "angka-tak-terbaca")}


def test_rows_are_told_by_what_they_say_not_by_their_place(tmp_path: Path) -> None:
    old = built(tmp_path / "old", a=TABLE)
    moved = TABLE.replace("| Program Penunjang", f"{MORE}| Program Penunjang").replace(
        MORE + "| Program Pen", "| Program Baru Sekali | 5 | 6 | 5 | 6 |\n| Program Pen", 1
    )
    new = built(tmp_path / "new", a=moved)
    found = diff(str(old), str(new), tmp_path)
    assert len(rows(found, "added", "anggaran")) == 2  # one line, two years
    assert all("Program Baru Sekali" in row for row in rows(found, "added", "anggaran"))
    assert rows(found, "removed", "anggaran") == []
    assert values(found, "anggaran") == set()
    back = diff(str(new), str(old), tmp_path)
    assert len(rows(back, "removed", "anggaran")) == 2


def test_a_renamed_document_is_known_and_others_come_and_go(tmp_path: Path) -> None:
    nameless = TABLE.replace("NOMOR 7 TAHUN 2023", "NOMOR … TAHUN 2023")
    old = built(tmp_path / "old", a=nameless, b=TABLE.replace("NOMOR 7", "NOMOR 8"))
    head = parse(read(tmp_path / "old" / "raw" / "a.md")).rows["dokumen"][0]
    new_raw = tmp_path / "new" / "raw"
    new_raw.mkdir(parents=True)
    (new_raw / "z.md").write_text(nameless, encoding="utf-8")
    (new_raw / "c.md").write_text(TABLE.replace("NOMOR 7", "NOMOR 9"), encoding="utf-8")
    (new_raw / "koreksi.csv").write_bytes(csv_of(of_head(head, "nomor", "7")))
    build(new_raw, tmp_path / "new" / "out", executor="serial")
    found = diff(str(old), str(tmp_path / "new" / "out"), tmp_path)
    assert found.documents_removed == ["perbup-karangjati-8-2023"]
    assert found.documents_added == ["perbup-karangjati-9-2023"]
    assert ("nomor", None, "7") in values(found, "dokumen")
    assert {v.doc_id for v in found.values} == {"perbup-karangjati-7-2023"}
    assert rows(found, "added", "anggaran") == []


def test_a_plan_and_its_amendment(tmp_path: Path) -> None:
    plan = TABLE.replace("Program Pembinaan Desa", f"Program Pembinaan Desa {SCRIPT}")
    changed = plan.replace("NOMOR 7", "NOMOR 12").replace("4.000.000", "4.500.000")
    out = built(tmp_path, lama=plan, baru=changed)
    found = diff("perbup-karangjati-7-2023", "baru.md", out)
    assert ("anggaran", "4000000", "4500000") in values(found, "anggaran")
    assert ("nomor", "7", "12") in values(found, "dokumen")
    assert not any(f.change == "gone" and "angka" in f.rule for f in found.findings)
    page = difference_html(found.to_json(), "en")
    assert "<script>window" not in page
    assert "&lt;script&gt;window" in page


def test_lines_of_unknown_tables_are_compared_too(tmp_path: Path) -> None:
    table = (
        "\nTabel 2.1 Jumlah Penduduk\n\n| Desa | Jiwa |\n|---|---|\n| Suka | 120 |\n| Maju | 90 |\n"
    )
    out = built(
        tmp_path,
        lama=TABLE + table,
        baru=TABLE.replace("NOMOR 7", "NOMOR 12") + table.replace("120", "125"),
    )
    found = diff("lama.md", "baru.md", out)
    assert values(found, "sel") == {("teks", "Suka | 120", "Suka | 125")}


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    out = built(tmp_path, a=TABLE)
    for old, new in (("entah", "a.md"), (str(out), "a.md")):
        with pytest.raises(UsageError):
            diff(old, new, out)
    with pytest.raises(UsageError):
        diff("a.md", "a.md", tmp_path / "nothing")


def test_on_the_screen_as_json_and_as_a_page(tmp_path: Path) -> None:
    changed = TABLE.replace("NOMOR 7", "NOMOR 12").replace("4.000.000", "4.500.000")
    out = built(tmp_path, lama=TABLE, baru=changed)
    asked = ["diff", "lama.md", "baru.md", "-o", str(out)]
    assert "4000000 → 4500000" in CliRunner().invoke(app, [*asked, "--limit", "0"]).output
    page = tmp_path / "beda.html"
    said = CliRunner().invoke(app, [*asked, "--json", "--page", str(page)])
    assert json.loads(said.output)["counts"]["anggaran"]["changed"] == 2
    assert "4500000" in page.read_text("utf-8")
