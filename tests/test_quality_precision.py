"""What is counted of the rules, and that their levels follow from it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from benchmarks.rules import JUDGED, Job, run, with_real, write_counts
from quality.precision import LEAST, Counted, counted, read_counts
from quality.registry import READING_RULES, RULES
from schemas.rules import RULES as MEANINGS


@pytest.mark.parametrize("rule", [*RULES, *READING_RULES], ids=lambda rule: rule.id)
def test_no_rule_that_is_wrong_too_often_raises_errors(rule: object) -> None:
    count = counted().get(rule.id, Counted())  # type: ignore[attr-defined]
    if rule.level == "error" and count.precision is not None:  # type: ignore[attr-defined]
        assert count.precision >= LEAST


def test_planted_errors_are_found_nearly_always() -> None:
    few = {rule: c.words for rule, c in counted().items() if (c.recall or 1) < LEAST}
    assert few == {}


def test_precision_counts_every_kind_of_false_finding() -> None:
    count = Counted(planted=20, found=18, clean=1, right=6, wrong=1)
    assert count.precision == pytest.approx(24 / 26)
    assert count.recall == 0.9
    assert "18 dari 20" in count.words
    assert "6 benar, 1 keliru" in count.words
    assert Counted().precision is None
    assert "belum terhitung" in Counted().words
    assert "sedikit" in Counted(planted=2, found=2).words


def test_counts_are_kept_as_they_are(tmp_path: Path) -> None:
    counts = {"b": Counted(1, 1, 0, 2, 0), "a": Counted(wrong=3)}
    write_counts(tmp_path / "hitungan.csv", counts)
    assert read_counts(tmp_path / "hitungan.csv") == counts
    both = with_real({"a": Counted(5, 4, 1)}, {"a": Counted(right=2, wrong=3)})
    assert both["a"] == Counted(5, 4, 1, 2, 3)


def test_one_document_is_counted() -> None:
    assert run(Job(2001, None, "rujukan-kosong/renstra")) == {
        ("rujukan-kosong", "planted"): 1,
        ("rujukan-kosong", "found"): 1,
    }
    assert run(Job(6001)) == {}


def test_judged_findings_are_facts_alone() -> None:
    with JUDGED.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert set(rows[0]) == {"doc_id", "temuan_id", "aturan", "benar"}
    assert {row["benar"] for row in rows} == {"ya", "tidak"}
    assert {row["aturan"] for row in rows} <= set(MEANINGS)
    assert len({row["temuan_id"] for row in rows}) == len(rows)
