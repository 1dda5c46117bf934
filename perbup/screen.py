"""What the command prints: tables and progress for people, lines for logs."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from perbup.events import Event, Listener
from schemas.finding import finding_id

if TYPE_CHECKING:
    import pandas as pd
    from rich.progress import Progress, TaskID

    from perbup.building import BuildSummary
    from perbup.diff import Difference
    from perbup.doctor import Check
    from perbup.evaluate import Evaluation
    from perbup.inspecting import Inspection
    from perbup.query import Answer
    from perbup.review.merging import Merged
    from perbup.status import Status
    from report.accuracy import Accuracy
    from schemas.finding import Finding
    from schemas.message import Message
from schemas.message import READERS, Lang, words

EVERY_SECONDS = 10
"""How often plain lines say how far a build is."""


LONGEST_NAME = 40
"""Letters of a document's name that stand beside a bar."""


class Pace:
    """How fast a build goes, and how long it will take, in words."""

    def __init__(self) -> None:
        self.start(0)

    def start(self, todo: int) -> None:
        """Count anew: so many documents are to do."""
        self._todo = todo
        self._done = self._pages = self._failed = 0
        self._started = time.monotonic()

    def count(self, event: Event) -> None:
        """Count a document."""
        self._done += 1
        self._pages += event.pages
        self._failed += event.reason is not None

    @property
    def speed(self) -> str:
        """Pages per second; of texts, which have none, documents."""
        passed = max(time.monotonic() - self._started, 1e-3)
        if self._pages:
            return f"{self._pages / passed:.1f} pages/s"
        return f"{self._done / passed:.1f} documents/s"

    @property
    def failed(self) -> str:
        """Failures so far; empty without."""
        return f"{self._failed} failed" if self._failed else ""

    def __str__(self) -> str:
        left = (time.monotonic() - self._started) / max(self._done, 1) * (self._todo - self._done)
        minutes, seconds = divmod(round(left), 60)
        said = (
            f"{self._done} of {self._todo} documents processed",
            self.speed,
            f"{minutes}:{seconds:02} left",
            self.failed,
        )
        return ", ".join(filter(None, said))


def pages_said(event: Event) -> str:
    """How far the pages of a scan are."""
    name = event.name or ""
    short = name if len(name) <= LONGEST_NAME else f"…{name[1 - LONGEST_NAME :]}"
    return f"{short}: page {event.pages} of {event.total}"


class PlainLines:
    """A build told in plain lines: failures always, every document when ``verbose``."""

    def __init__(self, console: Console, *, quiet: bool = False, verbose: bool = False) -> None:
        self._console = console
        self._quiet = quiet
        self._verbose = verbose
        self._pace = Pace()
        self._last = time.monotonic()

    def __call__(self, event: Event) -> None:
        """Print an event, if it is one to be printed."""
        if event.kind == "found":
            self._pace.start(event.todo)
            if not self._quiet:
                self._line(f"{event.total} documents, {event.todo} to process")
        elif event.kind == "page":
            self._now_and_then(pages_said(event))
        elif event.kind == "document":
            self._pace.count(event)
            failed = (f"{event.reason}: {event.message}",) if event.reason else ()
            for said in (*failed, *event.notices):
                self._line(f"{event.name}: {said}")
            if self._verbose and not failed:
                stages = " ".join(f"{stage} {took:.2f}" for stage, took in event.stages.items())
                self._line(f"{event.name}: {event.seconds:.2f} s ({stages})")
            else:
                self._now_and_then(str(self._pace))
        elif event.kind in ("corrections", "languages"):
            for said in event.notices:
                self._line(said)

    def _now_and_then(self, text: str) -> None:
        """Say how far the build is, but for what comes too soon behind the last such line."""
        if not self._quiet and time.monotonic() - self._last > EVERY_SECONDS:
            self._last = time.monotonic()
            self._line(text)

    def _line(self, text: str) -> None:
        self._console.print(text, markup=False, highlight=False, soft_wrap=True)


class JsonLines:
    """A build told as one JSON object per line on standard error."""

    def __call__(self, event: Event) -> None:
        """Write an event."""
        said = {
            name: value for name, value in asdict(event).items() if value not in (None, {}, 0, ())
        }
        self.write(said.pop("kind"), said)

    @staticmethod
    def write(kind: str, fields: Mapping[str, Any]) -> None:
        """Write one line: the time, what happened, and its fields."""
        stamp = time.strftime("%Y-%m-%dT%H:%M:%S%z")
        line = {"time": stamp, "event": kind, **fields}
        print(json.dumps(line, ensure_ascii=False, default=str), file=sys.stderr, flush=True)


class ProgressBar:
    """A build as a bar: documents done, pages a second, time left, failures so far."""

    def __init__(self, console: Console, *, verbose: bool = False) -> None:
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        self._lines = PlainLines(console, quiet=True, verbose=verbose)
        self._progress: Progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[speed]}"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[failed]}", style="red"),
            console=console,
            transient=True,
        )
        self._task: TaskID | None = None
        self._pace = Pace()

    def __call__(self, event: Event) -> None:
        """Move the bar."""
        if event.kind == "found" and event.todo:
            self._pace.start(event.todo)
            self._task = self._progress.add_task("documents", total=event.todo, speed="", failed="")
            self._progress.start()
        elif event.kind == "document" and self._task is not None:
            self._pace.count(event)
            self._progress.update(
                self._task, advance=1, speed=self._pace.speed, failed=self._pace.failed
            )
            self._progress.update(self._task, description="documents")
        elif event.kind == "page" and self._task is not None:
            self._progress.update(self._task, description=pages_said(event))
        elif event.kind == "publishing" and self._task is not None:
            self._progress.update(self._task, description="publishing")
        elif event.kind in ("published", "unchanged"):
            self.stop()
        self._lines(event)

    def stop(self) -> None:
        """Take the bar away."""
        self._progress.stop()


def listener_for(console: Console, *, log_format: str, quiet: bool, verbose: bool) -> Listener:
    """How a build is told: JSON for machines, a bar on a terminal, plain lines elsewhere."""
    if log_format == "json":
        return JsonLines()
    if console.is_terminal and not quiet:
        return ProgressBar(console, verbose=verbose)
    return PlainLines(console, quiet=quiet, verbose=verbose)


def print_build(console: Console, summary: BuildSummary, where: str) -> None:
    """The summary of a build: documents, rows per dataset, findings by level."""
    table = Table(header_style="bold")
    table.add_column("dataset")
    table.add_column("rows", justify="right")
    for name, rows in summary.rows.items():
        table.add_row(name, f"{rows:,}")
    console.print(table)
    for document in summary.duplicates:
        console.print(document.message, markup=False, highlight=False, soft_wrap=True)
    if summary.corrected or summary.problems:
        lines = f", {len(summary.problems)} lines not used" if summary.problems else ""
        console.print(f"corrections: {summary.corrected} applied{lines}", highlight=False)
    findings = ", ".join(f"{count} {level}" for level, count in summary.findings.items())
    documents = [f"{summary.documents} documents: {summary.processed} processed"]
    documents.append(f"{summary.reused} unchanged")
    if summary.duplicates:
        documents.append(f"{len(summary.duplicates)} doubled")
    documents.append(f"{len(summary.failed)} failed")
    console.print(", ".join(documents), highlight=False)
    console.print(f"findings: {findings}", highlight=False)
    done = "published" if summary.changed else "nothing changed"
    said = f"{done} in {summary.seconds:.1f} s: {where}"
    console.print(said, markup=False, highlight=False, soft_wrap=True)


def print_status(console: Console, status: Status, *, limit: int = 20) -> None:
    """Counts by state, and the names of what is not done."""
    counts = ", ".join(f"{len(names)} {state}" for state, names in status.names.items())
    console.print(counts or "nothing to do, nothing done", highlight=False)
    for state, names in status.names.items():
        if state != "done":
            _lines(console, state, list(names), limit)
    for line in status.notes:
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def print_inspection(console: Console, found: Inspection, *, limit: int) -> None:
    """Head, parts, tables and findings of one document."""
    head = Table(show_header=False, box=None)
    for name, value in found.head.items():
        if value is not None:
            head.add_row(name, Text(str(value)))
    console.print(head)
    if found.pages:
        kinds = ", ".join(f"{count} {kind}" for kind, count in found.pages.items())
        console.print(f"\npages: {kinds}", highlight=False)
    rows = ", ".join(f"{name} {count}" for name, count in found.rows.items())
    console.print(f"\nrows: {rows}\n", highlight=False)
    tables = Table(header_style="bold")
    for column in ("table", "kind", "code", "title", "rows", "columns", "page", "method", "sure"):
        tables.add_column(column, overflow="fold")
    for row in found.tables:
        place = row.get("halaman_awal") or row.get("baris_sumber")
        sure = row.get("keyakinan")
        tables.add_row(
            str(row["tabel_id"]).rsplit("/", 1)[-1],
            str(row.get("jenis")),
            Text(row.get("kode") or ""),
            Text(row.get("judul") or ""),
            str(row.get("jumlah_baris")),
            str(row.get("jumlah_kolom")),
            str(place or ""),
            str(row.get("metode")),
            "" if sure is None else f"{sure:.2f}",
        )
    console.print(tables)
    print_findings(console, [("", finding) for finding in found.findings], limit=limit)


def print_findings(
    console: Console, findings: Iterable[tuple[str, Finding]], *, limit: int, lang: Lang = "id"
) -> None:
    """Findings by level, each with its document, the heaviest first; those that another leads are
    counted behind it."""
    order = ("error", "warning", "info")
    found = sorted(findings, key=lambda pair: (order.index(pair[1].level), -(pair[1].weight or 0)))
    led = Counter(finding.cause for _, finding in found)
    for level in order:
        lines = []
        for doc_id, finding in found:
            if finding.level != level or finding.cause is not None:
                continue
            more = led[finding_id(doc_id, finding)] if doc_id else 0
            lines.append(
                f"{doc_id + '  ' if doc_id else ''}{finding.rule}:"
                f" {finding.words(READERS[lang])}"
                f" [{finding.dataset} {finding.place(READERS[lang])}]"
                + (f" (+{more})" if more else "")
            )
        _lines(console, level, lines, limit, sum(f.level == level for _, f in found))
    if not found:
        console.print("no findings")


def print_evaluation(console: Console, evaluation: Evaluation, *, limit: int) -> None:
    """Scores by dataset, what is missing, extra and wrong, gains and losses.

    At most ``limit`` lines of each kind per dataset (0: all).
    """
    table = Table(title=None, header_style="bold")
    table.add_column("dataset")
    for name in ("expected", "found", "missing", "extra", "values right", "precision", "recall"):
        table.add_column(name, justify="right")
    table.add_column("F1", justify="right")
    for score in evaluation.scores.values():
        table.add_row(
            score.dataset,
            str(score.expected),
            str(score.found),
            str(len(score.missing)),
            str(len(score.extra)),
            f"{score.right}/{score.compared}",
            f"{score.precision:.4f}",
            f"{score.recall:.4f}",
            f"{score.f1:.4f}",
        )
    console.print(table)
    for score in evaluation.scores.values():
        _lines(console, f"{score.dataset}: missing rows", score.missing, limit)
        _lines(console, f"{score.dataset}: extra rows", score.extra, limit)
        wrong = [
            f"{w.doc_id}  {w.row}\n    {w.column}: expected {w.expected!r}\n"
            f"    {' ' * len(w.column)}  found    {w.found!r}"
            for w in score.wrong
        ]
        _lines(console, f"{score.dataset}: wrong values", wrong, limit)
    if evaluation.gains is not None and evaluation.losses is not None:
        console.print(
            f"Against the saved run: {len(evaluation.gains)} gains, {len(evaluation.losses)} losses"
        )
        _lines(console, "gains", evaluation.gains, limit)
        _lines(console, "losses", evaluation.losses, limit)


def print_accuracy(
    console: Console, counts: Iterable[Accuracy], problems: Iterable[Message]
) -> None:
    """How often the reading was wrong where people looked."""
    table = Table(header_style="bold")
    table.add_column("kind of table")
    for name in ("values", "looked at", "read wrongly", "error rate", "at most"):
        table.add_column(name, justify="right")
    for one in counts:
        rates = [f"{share:.1%}" for share in (one.rate, one.most) if share is not None]
        table.add_row(one.kind, f"{one.values:,}", str(one.looked), str(one.wrong), *rates)
    console.print(table if table.rows else "nobody has looked at anything in this dataset")
    for problem in problems:
        line = words(problem, READERS["id"])
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def print_json(values: Mapping[str, Any]) -> None:
    """Values as JSON on standard output."""
    print(json.dumps(values, ensure_ascii=False, indent=1))


def _counts(found: Difference) -> Table:
    """How many rows, values and findings differ, by dataset."""
    table = Table(header_style="bold")
    table.add_column("dataset")
    for name in ("rows added", "rows removed", "values changed"):
        table.add_column(name, justify="right")
    for dataset, counts in found.counts.items():
        table.add_row(dataset, *(str(counts[name]) for name in ("added", "removed", "changed")))
    findings = Counter(finding.change for finding in found.findings)
    if new := findings["new"]:
        table.add_row("temuan (new)", str(new), "0", "")
    if gone := findings["gone"]:
        table.add_row("temuan (gone)", "0", str(gone), "")
    return table


def print_difference(console: Console, found: Difference, *, limit: int) -> None:
    """What differs: counts by dataset, then every row, value and finding, document by document."""
    table = _counts(found)
    console.print(table if table.rows else "no difference")
    _lines(console, "documents added", found.documents_added, limit)
    _lines(console, "documents removed", found.documents_removed, limit)
    for change_of_row in ("added", "removed"):
        rows = [
            f"{row.doc_id}  {row.dataset}  {row.row}"
            for row in found.rows
            if row.change == change_of_row
        ]
        _lines(console, f"rows {change_of_row}", rows, limit)
    values = [
        f"{v.doc_id}  {v.dataset}  {v.row}\n    {v.column}: {v.old or '–'} → {v.new or '–'}"
        for v in found.values
    ]
    _lines(console, "values changed", values, limit)
    for change_of_finding in ("gone", "new"):
        findings = [
            f"{f.doc_id}  {f.level}  {f.rule}: {f.message} [{f.key}]"
            for f in found.findings
            if f.change == change_of_finding
        ]
        _lines(console, f"findings {change_of_finding}", findings, limit)


def print_merge(console: Console, merged: Iterable[Merged]) -> None:
    """What came of a merge, file by file."""
    for one in merged:
        console.print(f"{one.path}: {one.taken} lines taken over", markup=False, highlight=False)
        for line in (*one.differing, *one.broken):
            console.print(f"  {line}", markup=False, highlight=False, soft_wrap=True)


def print_comparison(console: Console, found: pd.DataFrame) -> None:
    """A row per kecamatan and dataset, a column per year."""
    if found.empty:
        console.print("nothing found")
        return
    table = Table(header_style="bold")
    for column in found.columns:
        table.add_column(
            str(column), justify="right" if isinstance(column, int) else "left", overflow="fold"
        )
    for row in found.itertuples(index=False):
        table.add_row(*(Text(str(value)) for value in row))
    console.print(table)


def print_answer(console: Console, answer: Answer, *, limit: int) -> None:
    """A row per line; how many more there are where ``limit`` (0: none) leaves some out."""
    table = Table(header_style="bold")
    for column in answer.columns:
        table.add_column(column, overflow="fold")
    more = 0
    for count, row in enumerate(answer.rows, 1):
        if limit and count > limit:
            more += 1
            continue
        numbers = (isinstance(value, int | float | Decimal) for value in row)
        shown = ("" if value is None else str(value) for value in row)
        table.add_row(
            *(
                Text(s, justify="right" if n else "left")
                for s, n in zip(shown, numbers, strict=True)
            )
        )
    console.print(table)
    if more:
        console.print(f"… and {more} more (--limit 0 shows all)", highlight=False)


def print_checks(console: Console, checks: Iterable[Check], *, as_json: bool) -> None:
    """What ``doctor`` found: by part, with what the absent would give; or a JSON object a line."""
    if as_json:
        for check in checks:
            print(json.dumps(asdict(check), ensure_ascii=False))
        return
    signs = {"ok": "[green]ok[/]", "absent": "–", "doubtful": "[yellow]?[/]"}
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("", "", "found", "gives"):
        table.add_column(title, overflow="fold")
    part = None
    for check in checks:
        if part not in (None, check.part):
            table.add_row()
        if part != check.part:
            table.add_row("", f"[bold]{check.part}[/]")
            part = check.part
        sign = signs.get(check.state, f"[red]{check.state}[/]")
        gives = "" if check.state == "ok" else check.gives
        table.add_row(sign, check.name, escape(check.found), escape(gives))
    console.print(table)


def _lines(
    console: Console, title: str, lines: list[str], limit: int, count: int | None = None
) -> None:
    """The first lines under their title and count (``count``: of more than there are lines)."""
    if not lines:
        return
    console.print(f"\n{title}: {count or len(lines)}", style="bold", highlight=False)
    shown = lines[:limit] if limit else lines
    for line in shown:
        console.print(f"  {line}", markup=False, highlight=False, soft_wrap=True)
    if len(shown) < len(lines):
        console.print(f"  … and {len(lines) - len(shown)} more (--limit 0 shows all)")
