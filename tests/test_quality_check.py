"""Checking as a whole: registry, ids, one document, many documents, a dataset alone; scores."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from handbook.rules_page import PAGE, rules_page
from quality.budget import budgets
from quality.check import check_across
from quality.figures import figures
from quality.frames import Frames
from quality.registry import READING_RULES, RULES
from quality.rules.teks_lawan_anggaran import _amounts
from quality.scores import WHOLE, document_scores, mean_score, reasons
from schemas.datasets import DATASETS
from schemas.finding import Finding, finding_id, finding_rows
from schemas.message import say
from schemas.rules import RULES as STATED
from tests.quality_samples import DOC, budget_lines, datasets, findings, table

WRONG = "No | Desa | KK\n1 | A | 100\n2 | B | 200\n3 | C | 300\n| JUMLAH | 601"


def wrong_document() -> dict[str, list[dict[str, Any]]]:
    """One document with a wrong total and an overspent line."""
    return datasets(
        table(WRONG, number=2, judul="Kepala keluarga"),
        anggaran=budget_lines([("program", "P", {2021: (40, 41)})]),
    )


def test_every_rule_is_named_described_and_in_its_own_file() -> None:
    folder = Path(__file__).parents[1] / "quality" / "rules"
    files = {path.stem.replace("_", "-") for path in folder.glob("*.py")} - {"--init--"}
    assert files == {rule.id for rule in RULES}
    assert all(rule.check or rule.across for rule in RULES)
    for rule in STATED.values():
        assert set(rule.datasets) <= set(DATASETS)
        assert rule.source
        assert all(said.meaning and said.checks and said.reason for said in rule.words.values())


def test_rules_raised_while_reading_are_declared_too() -> None:
    assert {rule.id for rule in (*RULES, *READING_RULES)} == set(STATED)
    assert not any(rule.check or rule.across for rule in READING_RULES)


def test_what_several_rules_ask_for_is_made_once() -> None:
    frames = Frames(wrong_document())
    for asked in (budgets, _amounts, figures):
        assert asked(frames) is asked(frames)


MAKERS = {"Finding", "finding", "_finding", "_of_page", "find", "numbering_finding", "leave"}


def raised(tree: ast.AST) -> Iterator[str]:
    """The rule ids written out where findings are made: of a first argument, a message or
    ``rule=``."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        if name in MAKERS:
            given = [*call.args[:2], *(k.value for k in call.keywords if k.arg == "rule")]
            for argument in given:
                yield from rules_of(argument)


def rules_of(node: ast.expr) -> Iterator[str]:
    """The rules that an expression names: a message's is the first part of its code."""
    if isinstance(node, ast.IfExp):
        yield from (*rules_of(node.body), *rules_of(node.orelse))
    elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
        yield from (code.partition(".")[0] for code in rules_of(node.args[0]))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def test_every_rule_that_code_raises_is_declared() -> None:
    root = Path(__file__).parents[1]
    found = {
        rule
        for folder in ("arithmetic", "extract", "parsers", "normalize", "grammar", "perbup")
        for path in (root / folder).rglob("*.py")
        for rule in raised(ast.parse(path.read_text(encoding="utf-8")))
        if re.fullmatch(r"[a-z]+(-[a-z]+)+", rule)
    }
    assert {"halaman-tak-terbaca", "angka-tak-terbaca", "dokumen-ganda", "bagian-hilang"} <= found
    assert found <= set(STATED)


def test_findings_stay_within_what_their_rule_declares() -> None:
    declared = {(rule.id, dataset) for rule in RULES for dataset in rule.datasets}
    for finding in findings(wrong_document()):
        assert (finding.rule, finding.dataset) in declared


def test_the_rules_page_is_the_registry() -> None:
    assert PAGE.read_text(encoding="utf-8") == rules_page(), "run: python -m handbook.rules_page"


def test_a_finding_stands_on_its_cells() -> None:
    found = findings(wrong_document(), "jumlah-tidak-cocok")
    assert len(found) == 1
    assert found[0].cells[0] == f"{DOC}/t02#4,2"
    assert len(found[0].cells) == 4
    assert found[0].page == 3
    assert found[0].key == "Kepala keluarga|JUMLAH|kk"
    assert (found[0].harapan, found[0].ditemukan) == ("600", "601")
    assert "A 100 + B 200 + C 300 = 600, tercetak 601 (selisih 1)" in found[0].pesan


def test_ids_outlive_wording_cells_and_pages() -> None:
    finding = Finding("r", "error", "tabel", "T 1|JUMLAH", say("lama"), "600", "601", 3, ("t#1,2",))
    later = replace(finding, message=say("baru"), page=4, cells=("t#9,9",), level="warning")
    assert finding_id(DOC, finding) == finding_id(DOC, later)
    assert finding_id(DOC, finding) != finding_id(DOC, replace(finding, found="602"))
    assert finding_id(DOC, finding) != finding_id("perbup-lain-1-2023", finding)


def test_rows_have_ids_of_their_own() -> None:
    finding = Finding("r", "error", "tabel", "k", say("satu-kali"))
    rows = finding_rows(DOC, [finding, finding, replace(finding, message=say("dua-kali"))])
    assert [row["temuan_id"].partition("-")[2] for row in rows] == ["", "2"]


def test_nothing_gives_nothing() -> None:
    assert findings({"dokumen": [{"doc_id": DOC}]}) == []


def cited(doc_id: str, title: str) -> dict[str, Any]:
    """One citation of one law."""
    return {
        "doc_id": doc_id,
        "bagian": "mengingat",
        "posisi": 1,
        "peraturan_id": "pp-8-2008",
        "tentang": title,
        "lengkap": True,
    }


def test_titles_over_documents_are_judged_by_the_most() -> None:
    rows = [
        cited("a-1", "Tahapan dan Tata Cara"),
        cited("b-2", "Tahapan dan Tata Cara"),
        cited("c-3", "Tata Cara Lelang"),
    ]
    frames = Frames({"landasan_hukum": rows})
    assert [(doc, f.ditemukan) for doc, f in check_across(frames)] == [("c-3", "Tata Cara Lelang")]
    assert not list(check_across(Frames({"landasan_hukum": rows[:2]})))


# --- scores -----------------------------------------------------------------------------------


def test_scores_say_what_was_found_and_what_is_consistent() -> None:
    given = datasets(
        anggaran=budget_lines([("program", "P", {2021: (40, 41), 2022: (40, 39)})]),
        pasal=[
            {"urutan": 1, "pasal": 1, "teks": "a"},
            {"urutan": 2, "pasal": 4, "teks": "b"},
        ],
    )
    rows = finding_rows(DOC, findings(given))
    scores = {score.name: score for score in document_scores(given, rows)}
    budget = scores["anggaran"]
    assert (budget.found, budget.expected, budget.rows, budget.flagged) == (4, 4, 2, 1)
    assert (budget.completeness, budget.consistency, budget.value) == (100.0, 50.0, 50.0)
    assert budget.words == (
        "4 dari 4 yang semestinya ada ditemukan; 1 dari 2 baris disebut temuan (1 sebab)"
    )
    assert scores["pasal"].completeness == 50.0
    assert scores["rencana"].value == 0.0
    assert 0 < scores[WHOLE].value < 100


def test_a_refuted_finding_counts_no_more() -> None:
    given = datasets(anggaran=budget_lines([("program", "P", {2021: (40, 41)})]))
    rows = finding_rows(DOC, findings(given))
    refuted = {row["temuan_id"] for row in rows}
    scores = {score.name: score for score in document_scores(given, rows, refuted=refuted)}
    assert scores["anggaran"].consistency == 100.0


def test_a_score_says_what_cost_it_most() -> None:
    """A missing part outweighs many contradictions, and the reasons say so."""
    given = datasets(anggaran=budget_lines([("program", "P", {2021: (40, 41), 2022: (40, 39)})]))
    rows = finding_rows(DOC, findings(given))
    scores = document_scores(given, rows)
    why = reasons(scores, most=99)
    assert [cost for _, cost in why] == sorted((cost for _, cost in why), reverse=True)
    whole = scores[-1]
    assert whole.value == pytest.approx(100 - sum(cost for _, cost in why), abs=0.6)
    missing = next(score for score, _ in why if score.name == "rencana")
    assert (missing.found, missing.expected, missing.contradictions) == (0, 1, 0)
    assert (whole.flagged, whole.contradictions) == (1, 1)


def test_findings_of_one_cause_count_once() -> None:
    given = datasets(anggaran=budget_lines([("program", "P", {2021: (40, 41), 2022: (40, 44)})]))
    rows = finding_rows(DOC, findings(given))
    rows[1]["induk"] = rows[0]["temuan_id"]
    budget = next(s for s in document_scores(given, rows) if s.name == "anggaran")
    assert (budget.flagged, budget.contradictions) == (2, 1)
    refuted = {rows[0]["temuan_id"]}
    budget = next(s for s in document_scores(given, rows, refuted=refuted) if s.name == "anggaran")
    assert (budget.flagged, budget.contradictions) == (1, 1)


def test_scores_of_nothing_and_of_many() -> None:
    empty = document_scores({}, [])
    assert empty[-1].name == WHOLE
    assert empty[-1].value == 0.0
    assert mean_score([]) is None
    full = document_scores(wrong_document(), [])
    together = mean_score([empty[-1], full[-1]])
    assert together is not None
    assert together.value == pytest.approx(full[-1].value / 2, abs=0.1)
