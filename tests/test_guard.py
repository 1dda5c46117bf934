"""A mistake of ours in one part costs that part, and says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract.read import read
from parsers import parse as parsing
from parsers import tables
from parsers.parse import parse
from parsers.tables import READERS
from quality import check as checking
from quality.registry import Rule
from samples import text
from samples.build import build as invent
from samples.model import Options


def broken(*_: object, **__: object) -> Any:
    raise IndexError("sebuah kesalahan")


@pytest.fixture
def regulation(tmp_path: Path) -> Path:
    path = tmp_path / "satu.txt"
    path.write_text(text.render(invent(1, Options(small=True))), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("parser", "dataset"),
    [
        ("parse_pasal", "pasal"),
        ("parse_landasan_hukum", "landasan_hukum"),
        ("parse_tables", "tabel"),
        ("parse_renstra", "renstra_bab"),
    ],
)
def test_a_parser_that_breaks_costs_its_part(
    regulation: Path, monkeypatch: pytest.MonkeyPatch, parser: str, dataset: str
) -> None:
    monkeypatch.setattr(parsing, parser, broken)
    parsed = parse(read(regulation))
    assert not parsed.rows.get(dataset)
    assert parsed.rows["konsideran"]
    found = [finding for finding in parsed.findings if finding.rule == "bagian-gagal"]
    assert [(f.dataset, f.level, f.ditemukan) for f in found] == [(dataset, "error", "IndexError")]


def test_a_table_that_breaks_its_reader_costs_its_rows(
    regulation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(READERS, "anggaran", broken)
    parsed = parse(read(regulation))
    assert not parsed.rows["anggaran"]
    assert parsed.rows["rencana"]
    assert parsed.rows["sel"]
    assert "bagian-gagal" in {finding.rule for finding in parsed.findings}


def test_a_table_whose_scales_nothing_settled_publishes_no_values(
    regulation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "with_scales", broken)
    parsed = parse(read(regulation))
    assert not parsed.rows.get("anggaran")
    assert parsed.rows["sel"]
    assert "bagian-gagal" in {finding.rule for finding in parsed.findings}


def test_a_rule_that_breaks_costs_its_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = Rule("rasio-tidak-cocok", "error", ("capaian",), check=broken)
    monkeypatch.setattr(checking, "RULES", (rule,))
    found = checking.check_document({})
    assert [(f.rule, f.key) for f in found] == [("bagian-gagal", "rasio-tidak-cocok")]
