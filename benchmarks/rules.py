"""How often each rule is right: on planted errors, on clean documents, on judged real ones.

``python -m benchmarks.rules`` plants every error that ``samples`` knows, each alone in documents of
many seeds, and counts those that the rule finds; it reads documents without errors, in which every
error or warning is false; and it takes what a person judged on real documents
(``benchmarks/data/temuan_dinilai.csv``: document, finding, rule, true or false, no words of theirs)
for findings that are made there today. ``--save`` keeps the counts for the page of rules.

``--published`` takes datasets that were built of real documents; without it their counts stay those
that were saved.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq

from extract.read import read
from grammar.roman import to_roman
from parsers.parse import parse
from quality.check import check_document
from quality.precision import COUNTS, LEAST, Counted, read_counts
from quality.registry import READING_RULES, RULES
from samples import text
from samples.build import build
from samples.errors import PLANTERS, plant
from samples.forms import FORMS
from samples.forms.faults import FAULTS
from samples.forms.faults import plant as plant_fault
from samples.model import Options, Printed
from schemas.finding import Finding

JUDGED = Path(__file__).parent / "data" / "temuan_dinilai.csv"
SEEDS = 12
EXCERPTS = frozenset({"bagian-hilang", "nomor-loncat", "kepala-tak-terbaca"})
"""What invented documents of the forms earn: they print some chapters and tables of a whole one."""
Tally = Counter[tuple[str, str]]
"""By rule and name of the count."""


class Job(NamedTuple):
    """A document to read: what is planted in it (nothing: it is clean)."""

    seed: int
    form: str | None = None
    planted: str | None = None


def jobs(seeds: int) -> Iterator[Job]:
    """Every planted error and fault, and as many clean documents of each kind."""
    for seed in range(seeds):
        for name in PLANTERS:
            yield Job(2000 + seed, None, name)
    for form in FORMS:
        for seed in range(seeds):
            for name in FAULTS:
                yield Job(2000 + seed, form, name)
            yield Job(4000 + seed, form)
    for seed in range(4 * seeds):
        yield Job(6000 + seed)


def run(job: Job) -> Tally:
    """What one document adds to the counts."""
    tally: Tally = Counter()
    made = _made(job)
    if made is None:
        return tally
    document, rules, value = made
    findings = _findings(document)
    if rules:
        hit = [f for f in findings if f.rule in rules and _names(f, value)]
        rule = hit[0].rule if hit else rules[0]
        tally[rule, "planted"] += 1
        tally[rule, "found"] += bool(hit)
        return tally
    for finding in findings:
        if finding.level != "info" and not (job.form and finding.rule in EXCERPTS):
            tally[finding.rule, "clean"] += 1
    return tally


def _made(job: Job) -> tuple[Printed, tuple[str, ...], str] | None:
    """The document, the rules one of which must find what is planted, and what it must name."""
    if job.form is not None:
        document = FORMS[job.form](job.seed)
        if job.planted is None:
            return None if document.undecided or document.findings else (document, (), "")
        if not plant_fault(document, job.planted) or document.fault is None:
            return None
        return None if document.fault.unless_whole else (document, document.fault.rules, "")
    reg = build(job.seed, Options(small=job.seed % 3 > 0))
    if job.planted is None:
        return reg, (), ""
    plant(reg, [job.planted])
    if not reg.planted:
        return None
    found = re.sub(r"^Rp\.?|[.,]00$|,-$", "", (reg.planted[0].found or "").strip())
    return reg, (reg.planted[0].rule,), letters(found)


def letters(value: str | None) -> str:
    """Only digits and letters."""
    return re.sub(r"[^0-9a-z]", "", (value or "").casefold())


def _names(finding: Finding, value: str) -> bool:
    """Whether a finding names what was planted; chapters have Roman numbers."""
    said = f"{finding.ditemukan} {finding.pesan} {finding.key}"
    chapter = to_roman(int(value)) if value.isdigit() and 0 < int(value) < 100 else None
    return value in letters(said) or chapter in said.split()


def _findings(document: Printed) -> list[Finding]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "contoh.txt"
        path.write_text(text.render(document), encoding="utf-8")
        parsed = parse(read(path))
    return [*parsed.findings, *check_document(parsed.rows)]


def planted_counts(seeds: int) -> dict[str, Counted]:
    """The counts of invented documents by rule."""
    total: Tally = Counter()
    for job in jobs(seeds):
        total.update(run(job))
    names = {name for _, name in total}
    return {
        rule: Counted(**{name: total[rule, name] for name in names})
        for rule in {rule for rule, _ in total}
    }


def judged() -> dict[str, bool]:
    """Whether a finding was judged to be true, by its id."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        return {row["temuan_id"]: row["benar"] == "ya" for row in csv.DictReader(file)}


def real_counts(datasets: Iterable[Path]) -> tuple[dict[str, Counted], list[str]]:
    """The counts of published datasets by rule, and findings that nobody judged yet."""
    known = judged()
    counts: dict[str, Counted] = {}
    open_: list[str] = []
    seen: set[str] = set()
    for dataset in datasets:
        for row in pq.read_table(dataset / "temuan.parquet").to_pylist():
            if row["tingkat"] == "info" or row["temuan_id"] in seen:
                continue
            seen.add(row["temuan_id"])
            verdict = known.get(row["temuan_id"])
            if verdict is None:
                open_.append(f"{row['doc_id']} {row['temuan_id']} {row['aturan']} {row['kunci']}")
                continue
            old = counts.get(row["aturan"], Counted())
            counts[row["aturan"]] = (
                replace(old, right=old.right + 1) if verdict else replace(old, wrong=old.wrong + 1)
            )
    return counts, open_


def with_real(invented: dict[str, Counted], real: dict[str, Counted]) -> dict[str, Counted]:
    """Both counts of each rule."""
    rules = {rule.id for rule in (*RULES, *READING_RULES)}
    return {
        rule: replace(
            invented.get(rule, Counted()),
            right=real.get(rule, Counted()).right,
            wrong=real.get(rule, Counted()).wrong,
        )
        for rule in sorted(rules | set(invented) | set(real))
    }


def main(arguments: list[str] | None = None) -> int:
    """Count and print; the exit code is 1 where a rule of errors is right too seldom."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rules", description=__doc__)
    parser.add_argument("--seeds", type=int, default=SEEDS, help="documents for each error")
    parser.add_argument("--published", type=Path, nargs="*", default=[], help="datasets to judge")
    parser.add_argument("--save", action="store_true", help="keep the counts")
    given = parser.parse_args(arguments)
    invented = planted_counts(given.seeds)
    if given.published:
        real, open_ = real_counts(given.published)
    else:
        real, open_ = read_counts(COUNTS), []
    counts = with_real(invented, real)
    levels = {rule.id: rule.level for rule in (*READING_RULES, *RULES)}
    late = []
    for rule, count in counts.items():
        print(f"{rule:28} {levels.get(rule, '-'):8} {count.words}")
        if levels.get(rule) == "error" and count.precision is not None and count.precision < LEAST:
            late.append(rule)
    for line in open_:
        print(f"belum dinilai: {line}")
    if given.save:
        write_counts(COUNTS, counts)
    return 1 if late else 0


def write_counts(path: Path, counts: Mapping[str, Counted]) -> None:
    """Write counts by rule, sorted."""
    names = [field.name for field in fields(Counted)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["aturan", *names])
        for rule in sorted(counts):
            writer.writerow([rule, *(getattr(counts[rule], name) for name in names)])


if __name__ == "__main__":
    sys.exit(main())
