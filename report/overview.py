"""The overview of all documents: counts, charts, the list of findings, and the files for others."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from quality.parts import PARTS
from quality.scores import WHOLE, Score, mean_score
from report import charts, exports
from report.accuracy import total
from report.i18n import Words
from report.model import LEVELS, DocumentSummary, FindingView, count_levels, decisions
from report.panels import across_offices
from report.shell import Making, environment, options, page_of, script_words
from report.trust import RuleDoc

MAX_ROWS = 100
"""Rows of the tables under the overview's charts; summary.json has them all."""


def write_overview(
    making: Making, work: Path, documents: list[DocumentSummary], dataset: Path
) -> None:
    words, rules = making.words, making.rules
    findings = [f for d in documents for f in d.findings]
    rows = [f.row for f in findings]
    present = [rule for rule in rules if any(row["aturan"] == rule for row in rows)]
    datasets = sorted({row["dataset"] or "" for row in rows})
    scores = _mean_scores(documents)
    values = {
        "page": page_of(_for_scripts(making, documents, present, datasets)),
        "documents": documents,
        "parts": PARTS,
        "found": {p: sum(d.coverage[p] == "ditemukan" for d in documents) for p in PARTS},
        "rules": _rule_rows(findings, [rules[rule] for rule in present]),
        "score": scores[-1].value if scores else None,
        "score_words": list(map(words, ("skor_1", "skor_2", "skor_3", "skor_4"))),
        "dataset_scores": scores[:-1],
        "kecamatan_options": [(k, k) for k in sorted({d.kecamatan for d in documents} - {""})],
        **_looked_at(making, documents, findings),
        **_across(dataset, words),
        **options(rows, rules, words),
    }
    text = environment(words).get_template("index.html").render(values)
    (work / "index.html").write_text(text, "utf-8")
    (work / "temuan.js").write_text(_findings_script(documents, present, datasets), "utf-8")
    _write_exports(making, work, documents, scores)


def _for_scripts(
    making: Making, documents: list[DocumentSummary], rules: list[str], datasets: list[str]
) -> dict[str, Any]:
    """What the list of findings needs besides the findings."""
    words, meanings = making.words, making.rules
    return {
        "lang": words.lang,
        "words": script_words(words),
        "levels": [words(level) for level in LEVELS],
        "rules": [[rule, words.rule(rule, meanings[rule].meaning)] for rule in rules],
        "datasets": datasets,
        "documents": [[d.href, d.name, d.kecamatan, d.title] for d in documents],
        "total": sum(len(d.findings) for d in documents),
    }


def _looked_at(
    making: Making, documents: list[DocumentSummary], findings: list[FindingView]
) -> dict[str, Any]:
    """How many findings there are, what people who looked said of them, and how well was read."""
    words, answered = making.words, decisions(findings)
    return {
        "totals": count_levels(findings),
        "reviews": making.answers,
        "problems": [words.said(problem) for problem in making.answers.problems],
        "accepted": answered["diterima"],
        "refuted": answered["ditolak"],
        "accuracy": total(count for d in documents for count in d.accuracy),
        "unused_corrections": [words.said(problem) for problem in making.corrections.problems],
    }


def _across(dataset: Path, words: Words) -> dict[str, Any]:
    """Achievement and budgets of the offices, as tables and charts."""
    spreads, totals = across_offices(dataset)
    totals.sort(key=lambda line: (-(line.budget or 0), line.label))
    title = words("grafik_anggaran")
    return {
        "spreads": sorted(spreads, key=lambda item: -item.middle)[:MAX_ROWS],
        "budgets": totals[:MAX_ROWS],
        "spread_chart": charts.spreads(spreads, words) if spreads else None,
        "budget_chart": charts.budgets(totals, words, title, wide=True) if totals else None,
    }


def _write_exports(
    making: Making, work: Path, documents: list[DocumentSummary], scores: list[Score]
) -> None:
    """The findings and counts as files for others."""
    words = making.words
    values = exports.summary(documents, making.answers, words, scores, making.corrections)
    (work / "findings.csv").write_text(exports.findings_csv(documents), "utf-8", newline="")
    with (work / "findings.jsonl").open("w", encoding="utf-8", newline="") as file:
        file.writelines(exports.findings_jsonl(documents, words.lang))
    summary = exports.summary_md(values, documents, making.rules, words)
    (work / "summary.json").write_text(exports.summary_json(values), "utf-8")
    (work / "summary.md").write_text(summary, "utf-8")


def _mean_scores(documents: list[DocumentSummary]) -> list[Score]:
    """The mean of every dataset over the documents, the whole last; nothing without documents."""
    everything = [score for d in documents for score in d.scores]
    names = dict.fromkeys(score.name for score in everything if score.name != WHOLE)
    names |= dict.fromkeys([WHOLE] if everything else [])
    means = (mean_score(everything, name) for name in names)
    return [score for score in means if score is not None]


def _rule_rows(findings: list[FindingView], rules: list[RuleDoc]) -> list[dict[str, Any]]:
    by_rule: dict[str, Counter[str]] = defaultdict(Counter)
    for finding in findings:
        if not finding.refuted:
            by_rule[finding.row["aturan"]][finding.row["tingkat"]] += 1
    most = max((counts.total() for counts in by_rule.values()), default=1)
    rows = []
    for doc in rules:
        counts = by_rule[doc.id]
        bars, x = [], 0.0
        for level in LEVELS:
            width = round(counts[level] / most * 100, 2)
            if width:
                bars.append((level, x, width))
                x = round(x + width, 2)
        rows.append({"doc": doc, "counts": counts, "bars": bars})
    return sorted(rows, key=lambda row: [-row["counts"][level] for level in LEVELS])


def _findings_script(
    documents: list[DocumentSummary], rules: list[str], datasets: list[str]
) -> str:
    """All findings for search on the overview: a script, for a page on disk may read no data."""
    rule_number = {rule: number for number, rule in enumerate(rules)}
    decisions = {None: 0, "diterima": 1, "ditolak": 2}
    rows = [
        [
            number,
            f.row["temuan_id"],
            rule_number[f.row["aturan"]],
            LEVELS.index(f.row["tingkat"]),
            datasets.index(f.row["dataset"] or ""),
            f.said.place,
            f.said.message,
            f.row["halaman"] or 0,
            decisions[f.review.keputusan if f.review else None],
        ]
        for number, d in enumerate(documents)
        for f in d.findings
    ]
    rows.sort(key=lambda row: (row[8] == 2, row[3]))
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return "window.perbupTemuan=" + text.replace("<", "\\u003c") + ";\n"
