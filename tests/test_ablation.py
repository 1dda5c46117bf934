"""No rule of thumb of the table layer escapes the benchmark that takes them out."""

from __future__ import annotations

import ast
import inspect
import sys
from pathlib import Path
from subprocess import run

import pytest

from benchmarks.ablation.documents import NARROW, Sample, named
from benchmarks.ablation.evidence import evidence
from benchmarks.ablation.numbers import Number, numbers, tried
from benchmarks.ablation.reading import place_of
from benchmarks.ablation.rules import ROOT, RULES, WORKINGS, functions
from benchmarks.ablation.study import study
from benchmarks.layouts.kinds import layouts
from benchmarks.layouts.producers import PRODUCERS
from samples.forms import FORMS
from samples.pdf import LAYOUTS
from tests.test_pdf_borderless import BARE, ROWS, drawn


@pytest.mark.parametrize("module", sorted(WORKINGS))
def test_every_function_is_a_rule_or_makes_the_tables(module: str) -> None:
    rules = {rule.name for rule in RULES if rule.module == module}
    own = functions(module)
    assert own <= rules | WORKINGS[module], "what does it answer where it says nothing?"
    assert own >= WORKINGS[module]
    assert not rules & WORKINGS[module]


def test_every_rule_stands_where_it_is_asked() -> None:
    for rule in RULES:
        holder, name = place_of(rule)
        assert hasattr(holder, name), rule.label
        assert callable(getattr(holder, name)) == callable(rule.neutral), rule.label
        if rule.name == name:
            code = (ROOT / f"{rule.module.replace('.', '/')}.py").read_text("utf-8")
            names = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)]
            assert name in {node.id for node in names}, f"{rule.label} is asked elsewhere"


def test_an_answer_that_says_nothing_is_given_to_what_the_rule_is_asked() -> None:
    for rule in RULES:
        holder, name = place_of(rule)
        if callable(rule.neutral):
            asked = inspect.signature(getattr(holder, name)).parameters.values()
            needed = [one for one in asked if one.default is one.empty]
            named = {one.name: one for one in needed if one.kind is one.KEYWORD_ONLY}
            given = [one for one in needed if one.name not in named]
            inspect.signature(rule.neutral).bind(*given, **named)


def test_every_rule_has_a_document_that_shows_it() -> None:
    assert [one.rule for one in evidence()] == [rule.label for rule in RULES]


@pytest.mark.parametrize(
    "document", sorted({one.document for one in evidence() if not one.is_test})
)
def test_a_document_that_shows_a_rule_is_there(document: str) -> None:
    producer, _, kind = document.rpartition("/")
    if producer:
        assert producer in PRODUCERS
        assert kind in {layout.name for layout in layouts(int(kind.rpartition("-")[2]))}
    else:
        form, layout, *numbers = document.rsplit("-", 3)
        assert form in {"peraturan", *FORMS}
        assert layout in {"campuran", NARROW, *LAYOUTS}
        assert all(map(str.isdigit, numbers))


def test_tests_that_show_rules_are_there() -> None:
    asked = sorted({one.document for one in evidence() if one.is_test})
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:xdist", *asked]
    said = run(command, cwd=ROOT, capture_output=True, text=True)
    assert said.returncode == 0, said.stdout[-1000:] + said.stderr[-1000:]


@pytest.mark.parametrize(
    "document", sorted({e.document for e in evidence() if e.document.startswith("sendiri/")})
)
def test_a_laid_out_document_shows_its_rules(document: str, tmp_path: Path) -> None:
    rules = {one.rule for one in evidence() if one.document == document}
    found = study(rules, named(tmp_path, document)).without
    assert all(rule in found and found[rule].costs for rule in rules)


@pytest.mark.slow
def test_documents_of_every_sort_show_their_rules(tmp_path: Path) -> None:
    shown = [next(e for e in evidence() if e.is_test is drawn) for drawn in (False, True)]
    command = [sys.executable, "-m", "benchmarks.ablation", "--keep", str(tmp_path), "--rules"]
    said = run(
        [*command, ",".join(e.rule for e in shown)], cwd=ROOT, capture_output=True, text=True
    )
    assert said.returncode == 0, said.stdout
    assert all(e.document in said.stdout for e in shown)


def test_a_rule_shows_in_a_document_what_it_is_for(tmp_path: Path) -> None:
    drawn(tmp_path, BARE)
    sample = Sample("uji", "uji", tmp_path / "t.pdf", [ROWS])
    found = study({"header_cells._leaf_level", "ruled._counts_up"}, sample)
    assert (found.tables, found.right) == (1, 1)
    without = found.without["header_cells._leaf_level"]
    assert (without.right, without.changed, without.known) == (-1, 1, True)
    assert without.values < 0
    assert "ruled._counts_up" not in found.asked  # nothing is ruled


def test_every_named_number_is_moved_both_ways() -> None:
    found = {number.label: number for number in numbers()}
    assert len(found) > 100
    assert found["row_lines.WORD_SPACE"].value == 0.5
    assert "extract.rows" in found["row_lines.WORD_SPACE"].importers
    assert Number("extract.ruled", "FEW_ROWS", 2).others() == (1, 3)
    assert Number("extract.apart", "NEAR", 8.0).others() == pytest.approx((6.0, 32 / 3))


def test_a_number_shows_in_a_document_where_its_limit_is(tmp_path: Path) -> None:
    drawn(tmp_path, BARE)
    sample = Sample("uji", "uji", tmp_path / "t.pdf", [ROWS])
    low = Number("extract.header", "MAX_HEADER_ROWS", 1, ("extract.continuation",))
    assert [(c.label, c.larger, c.lost, c.changed) for c in tried([low], sample)] == [
        ("header.MAX_HEADER_ROWS", False, 0, 1)
    ]
    assert tried([Number("extract.apart", "NEAR", 8.0)], sample) == []
