"""How often the reading was wrong, by what people say who looked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from test_koreksi import TABLE, cell_of, csv_of, read_text
from typer.testing import CliRunner

from parsers.parse import parse
from perbup.building import build
from perbup.cli import app
from perbup.evaluate import looked_at
from report import build_report
from report.accuracy import Accuracy, document_accuracy, total
from schemas.koreksi import of_head


def rows_of(parsed: Any) -> dict[str, list[dict[str, Any]]]:
    return {name: parsed.rows[name] for name in ("dokumen", "tabel", "sel")}


def test_put_right_is_wrong_and_confirmed_is_right(tmp_path: Path) -> None:
    document = read_text(tmp_path, TABLE)
    before = parse(document)
    items = [
        cell_of(before, 0, 2, 4, "1.900.000"),
        cell_of(before, 0, 3, 1, "3.000.000"),
        cell_of(before, 0, 3, 2, "4.000.000"),
        of_head(before.rows["dokumen"][0], "kabupaten", "Karangjati"),
    ]
    for parsed in (before, parse(document, items)):  # with corrections applied, and without
        found = {one.kind: one for one in total(document_accuracy(rows_of(parsed), items))}
        assert found["anggaran"] == Accuracy("anggaran", 8, 3, 1)
        assert (found["kepala"].looked, found["kepala"].wrong) == (1, 0)
    assert found["anggaran"].rate == pytest.approx(1 / 3)
    assert 0.7 < (found["anggaran"].most or 0) < 0.85


def test_a_better_reading_is_right_and_another_place_says_nothing(tmp_path: Path) -> None:
    item = cell_of(parse(read_text(tmp_path, TABLE)), 0, 2, 4, "1.900.000")
    better = parse(read_text(tmp_path, TABLE.replace("1.9O0.000", "1.900.000")))
    assert total(document_accuracy(rows_of(better), [item])) == [Accuracy("anggaran", 8, 1, 0)]
    moved = parse(read_text(tmp_path, TABLE.replace("1.9O0.000", "7")))
    assert total(document_accuracy(rows_of(moved), [item])) == []
    other = replace(item, doc_id="lain", sha256="b" * 64)
    assert total(document_accuracy(rows_of(better), [other])) == []


@pytest.mark.slow
def test_it_is_in_the_report_and_on_the_screen(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "a.md").write_text(TABLE, encoding="utf-8")
    parsed = parse(read_text(tmp_path, TABLE))
    item = cell_of(parsed, 0, 2, 4, "1.900.000")
    (raw / "koreksi.csv").write_bytes(csv_of(item) + b"rusak\n")
    build(raw, out, executor="serial")
    counts, problems = looked_at(out / "dataset", raw / "koreksi.csv")
    assert (counts, len(problems)) == ([Accuracy("anggaran", 8, 1, 1)], 1)
    asked = ["evaluate", str(out / "dataset"), "--corrections", str(raw / "koreksi.csv")]
    said = CliRunner().invoke(app, asked)
    assert "100.0%" in said.output
    assert "koreksi.csv baris 3" in said.output
    page = build_report(out, raw).read_text("utf-8")
    assert "Seberapa sering bacaan salah" in page
    assert "koreksi.csv baris 3" in page
    (document,) = (out / "report" / "dokumen").glob("*.html")
    assert "1.900.000<small>semula terbaca 1.9O0.000</small>" in document.read_text("utf-8")
    (raw / "koreksi.csv").unlink()
    assert "Seberapa sering bacaan salah" not in build_report(out, raw).read_text("utf-8")
