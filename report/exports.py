"""The report for other programs and for mail: findings.csv, findings.jsonl, summary.json,
summary.md."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from quality.scores import WHOLE, Score
from report.accuracy import total
from report.i18n import Words
from report.model import LEVELS, DocumentSummary, count_levels, decisions
from report.reviews import Reviews
from report.trust import RuleDoc
from schemas.finding import as_object
from schemas.koreksi import Corrections
from schemas.message import Lang
from schemas.spreadsheet import harmless

COLUMNS = (
    "doc_id", "kecamatan", "kabupaten", "temuan_id", "aturan", "tingkat", "dataset", "kunci",
    "pesan", "harapan", "ditemukan", "harapan_angka", "ditemukan_angka", "templat", "nilai",
    "tabel_id", "halaman", "baris_sumber", "sel", "bobot", "induk", "keputusan", "catatan", "oleh",
    "tanggal", "tautan",
)  # fmt: skip

MOST = 20
"""Documents listed one by one in the Markdown summary."""


def findings_csv(documents: list[DocumentSummary]) -> str:
    """Every finding, one a line, with its review and the link to its place in the report."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for document in documents:
        head = document.dokumen or {}
        for finding in document.findings:
            row, review = finding.row, finding.review
            link = f"{document.href}#{finding.fragment}"
            values = {
                **row,
                "pesan": finding.said.message,
                "kecamatan": head.get("kecamatan"),
                "kabupaten": head.get("kabupaten"),
                "sel": " ".join(row["sel"] or ()),
                "keputusan": review.keputusan if review else None,
                "catatan": review.catatan if review else None,
                "oleh": review.oleh if review else None,
                "tanggal": review.tanggal if review else None,
                "tautan": link,
            }
            row_texts = ("" if values[name] is None else str(values[name]) for name in COLUMNS)
            writer.writerow([harmless(text) for text in row_texts])
    return out.getvalue()


def findings_jsonl(documents: list[DocumentSummary], lang: Lang) -> Iterator[str]:
    """Every finding as a JSON object on a line of its own, with its review: numbers and places as
    fields, for other programs."""
    for document in documents:
        for finding in document.findings:
            review = asdict(finding.review) if finding.review else None
            link = f"{document.href}#{finding.fragment}"
            told = {**as_object(finding.row, lang), "tinjauan": review, "tautan": link}
            yield json.dumps(told, ensure_ascii=False) + "\n"


def summary(
    documents: list[DocumentSummary],
    reviews: Reviews,
    words: Words,
    scores: list[Score],
    corrections: Corrections,
) -> dict[str, Any]:
    """The counts of the report as plain values; the same for the same input."""
    findings = [f for d in documents for f in d.findings]
    counted = [f.row for f in findings if not f.refuted]
    by_name = {score.name: score.value for score in scores}
    whole = by_name.pop(WHOLE, None)
    answers = decisions(findings)
    return {
        "bahasa": words.lang,
        "dokumen": len(documents),
        "skor": whole,
        "skor_dataset": by_name,
        "temuan": {
            "jumlah": len(counted),
            **{level: count_levels(findings)[level] for level in LEVELS},
            "diterima": answers["diterima"],
            "ditolak": answers["ditolak"],
        },
        "menurut_aturan": dict(sorted(Counter(r["aturan"] for r in counted).items())),
        "menurut_dataset": dict(sorted(Counter(r["dataset"] or "" for r in counted).items())),
        "tinjauan_bermasalah": [
            words.said(problem) for problem in (*reviews.problems, *corrections.problems)
        ],
        "ketelitian": _accuracy(documents),
        "daftar_dokumen": [_told(document) for document in documents],
    }


def _accuracy(documents: list[DocumentSummary]) -> dict[str, dict[str, int]]:
    """How well the documents were read, by what people looked at."""
    counts = total(count for d in documents for count in d.accuracy)
    return {
        one.kind: {"nilai": one.values, "diperiksa": one.looked, "salah": one.wrong}
        for one in counts
    }


def _told(d: DocumentSummary) -> dict[str, Any]:
    """The counts of one document as plain values."""
    return {
        "doc_id": d.doc_id,
        "kecamatan": d.kecamatan or None,
        "judul": d.title,
        "skor": d.score.value,
        "kelengkapan": d.score.completeness,
        "konsistensi": d.score.consistency,
        "diminta": d.score.expected,
        "ditemukan": d.score.found,
        "baris": d.score.rows,
        "baris_bertentangan": d.score.flagged,
        "sebab": d.causes,
        "skor_sebab": {score.name: -cost for score, cost in d.reasons},
        "temuan": {level: d.counts[level] for level in LEVELS},
        "cakupan": d.coverage,
        "capaian_median": round(d.spread.middle, 2) if d.spread else None,
        "anggaran": _budget(d),
        "halaman": d.href,
    }


def _budget(document: DocumentSummary) -> dict[str, Any] | None:
    line = document.last_budget
    if line is None:
        return None
    return {"tahun": int(line.label), "anggaran": str(line.budget), "realisasi": str(line.spent)}


def summary_json(values: dict[str, Any]) -> str:
    """The summary as JSON text."""
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def summary_md(
    values: dict[str, Any],
    documents: list[DocumentSummary],
    rules: dict[str, RuleDoc],
    words: Words,
) -> str:
    """The summary for a pull request or a mail; the documents' own text cannot format it."""
    counts = values["temuan"]
    lines = [f"# {words('judul')}", ""]
    lines.append(
        f"{words.number(values['dokumen'], 0)} {words('dokumen').lower()}: "
        + ", ".join(
            f"**{words.number(counts[level], 0)} {words(level + '_banyak')}**" for level in LEVELS
        )
        + (
            f"; {words('skor').lower()} {words.number(values['skor'], 0)}"
            if values["skor"] is not None
            else ""
        )
        + "."
    )
    if counts["diterima"] or counts["ditolak"]:
        lines += ["", words("tinjauan_ringkas", **{k: counts[k] for k in ("diterima", "ditolak")})]
    lines += [f"- {_plain(problem)}" for problem in values["tinjauan_bermasalah"]]
    if values["menurut_aturan"]:
        lines += ["", f"## {words('temuan_menurut_aturan')}", ""]
        lines += [f"| {words('aturan')} | {words('jumlah')} |", "|---|---:|"]
        for rule, count in sorted(values["menurut_aturan"].items(), key=lambda x: (-x[1], x[0])):
            meaning = words.rule(rule, rules[rule].meaning if rule in rules else rule)
            lines.append(f"| {_plain(meaning)} (`{rule}`) | {words.number(count, 0)} |")
    return "\n".join([*lines, *_worst_md(documents, words)]) + "\n"


def _worst_md(documents: list[DocumentSummary], words: Words) -> list[str]:
    """The documents with most findings as a table."""
    lines = ["", f"## {words('md_terbanyak')}", ""]
    heads = [
        words("kecamatan"),
        words("satu_dokumen"),
        *(words(level) for level in LEVELS),
        words("skor"),
        words("cakupan"),
    ]
    lines += ["| " + " | ".join(heads) + " |", "|---|---|---:|---:|---:|---:|---:|"]
    worst = sorted(documents, key=lambda d: ([-d.counts[level] for level in LEVELS], d.doc_id))
    for d in worst[:MOST]:
        states = list(d.coverage.values())
        cells = [
            _plain(d.name),
            _plain(d.title),
            *(words.number(d.counts[level], 0) for level in LEVELS),
            words.number(d.score.value, 0),
            f"{states.count('ditemukan')}/{len(states) - states.count('tak-berlaku')}",
        ]
        lines.append("| " + " | ".join(cells) + " |")
    if len(worst) > MOST:
        lines += ["", words("md_tampil", jumlah=len(worst) - MOST)]
    return lines


def _plain(text: str) -> str:
    """Text that Markdown and HTML take as text: one line, every mark escaped, nobody called."""
    text = " ".join(text.split())
    text = re.sub(r"([\\`*_\[\]|~])", r"\\\1", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("@", "@\u200b")
