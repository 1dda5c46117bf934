"""``output/report/`` from ``output/dataset/``: everything read once, a page per document.

A document's page is taken over from the last report where nothing that it shows has changed:
charts and pictures cost a hundred times what it costs to see that.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import shutil
import tempfile
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from functools import cache
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from report.document import Order, summarise, write_documents
from report.evidence import locate
from report.i18n import Words
from report.model import (
    DocumentSummary,
)
from report.overview import write_overview
from report.panels import Taken, write_panels
from report.reviews import load_reviews
from report.shell import Making, report_version
from report.trust import RuleDoc, rule_docs
from schemas.datasets import DATASETS
from schemas.koreksi import FILE, Corrections, read_corrections
from schemas.message import Lang
from schemas.published import Published

AT_ONCE = 4
"""Documents whose pages a process writes at a time."""
WAITING = 16
"""Such parcels that may be on their way: they are held in memory."""
ELSEWHERE = ("peraturan", "relasi", "teks_lain", "panel_indikator", "panel_anggaran")
SHOWN = [name for name in DATASETS if name not in ELSEWHERE]


def build(
    output: Path, raw: Path | None, *, lang: Lang, reviews: Path | None, jobs: int = 1
) -> Path:
    """Write the report; see :func:`report.build_report`."""
    published = Published(output / "dataset")
    words = Words(lang)
    if raw is not None and raw.is_file():
        raw = raw.parent
    answers = load_reviews(
        reviews or (raw / "reviews.csv" if raw else None),
        zip(
            published.column("temuan", "doc_id"),
            published.column("temuan", "temuan_id"),
            strict=True,
        ),
    )
    target = output / "report"
    work = Path(tempfile.mkdtemp(prefix=".report-", dir=output))
    try:
        making = Making(words, known_rules(published), answers, raw, _corrections(raw))
        with _writers(jobs) as executor:
            _write(making, work, target, published, executor)
        write_panels(work / "panel", published.folder, words)
        _replace(target, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return target / "index.html"


def _corrections(raw: Path | None) -> Corrections:
    path = raw / FILE if raw else None
    return read_corrections(path.read_bytes() if path and path.is_file() else None)


def _replace(target: Path, work: Path) -> None:
    """The finished report takes the old one's place: two renames, never a half-written folder."""
    work.chmod(0o755)
    if target.exists():
        old = Path(tempfile.mkdtemp(prefix=".report-old-", dir=target.parent))
        target.rename(old / "report")
        work.rename(target)
        shutil.rmtree(old, ignore_errors=True)
    else:
        work.rename(target)


def known_rules(published: Published) -> dict[str, RuleDoc]:
    rules = rule_docs()
    for rule in sorted(set(published.column("temuan", "aturan")) - set(rules)):
        rules[rule] = RuleDoc(rule, rule)
    return rules


@contextlib.contextmanager
def _writers(jobs: int) -> Iterator[Executor | None]:
    """Processes that write pages, started with the first; none where this one is to do it, or where
    the system has no locks that processes share (``/dev/shm`` is not there or not writable)."""
    executor = None
    if jobs > 1:
        with contextlib.suppress(OSError, NotImplementedError):
            executor = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"))
    with executor or contextlib.nullcontext():
        yield executor


def _write(
    making: Making, work: Path, previous: Path, published: Published, executor: Executor | None
) -> None:
    folder = work / "dokumen"
    folder.mkdir()
    documents = []
    orders: list[Order] = []
    running: deque[Future[None]] = deque()

    def send() -> None:
        if executor is None:
            write_documents(making.words.lang, making.rules, orders)
        elif orders:
            running.append(
                executor.submit(write_documents, making.words.lang, making.rules, orders[:])
            )
        orders.clear()

    taken = Taken(published.folder)
    for doc_id, own in published.documents(SHOWN):
        tables = {**own, **taken.of(doc_id)}
        rows = {name: table.to_pylist() for name, table in tables.items()}
        summary = summarise(making, doc_id, rows)
        pictures = folder / "gambar" / Path(summary.page).stem
        _keep(previous / "dokumen" / "gambar" / pictures.name, pictures)
        source = locate((summary.dokumen or {}).get("source_file") or "", (making.raw, Path.cwd()))
        mark = _fingerprint(making, summary, tables, source)
        if not _taken_over(previous / "dokumen" / summary.page, folder / summary.page, mark):
            orders.append(Order(summary, rows, source, mark, pictures))
            if len(orders) == AT_ONCE:
                send()
            if len(running) > WAITING:
                running.popleft().result()
        documents.append(summary)
    send()
    for future in running:
        future.result()
    documents.sort(key=lambda d: (d.kecamatan.casefold() or "\uffff", d.doc_id))
    write_overview(making, work, documents, published.folder)


def _fingerprint(
    making: Making, summary: DocumentSummary, tables: dict[str, pa.Table], source: Path | None
) -> str:
    """A hash over all that a document's page is made from."""
    state = source.stat() if source else None
    told = (state.st_size, state.st_mtime_ns) if state else None
    digest = sha256(_code())
    digest.update(repr((making.words.lang, making.rules, summary, told)).encode())
    for table in tables.values():
        with pa.ipc.new_stream(stream := pa.BufferOutputStream(), table.schema) as writer:
            writer.write_table(table)
        digest.update(stream.getvalue())
    return digest.hexdigest()


@cache
def _code() -> bytes:
    """A hash over the programs, templates and styles of the report."""
    digest = sha256(report_version().encode())
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.read_bytes())
    return digest.digest()


def _taken_over(old: Path, new: Path, mark: str) -> bool:
    """Whether the last report's page is what would be written now; then it is put in its place."""
    try:
        with old.open(encoding="utf-8") as file:
            if f'name="fingerprint" content="{mark}"' not in file.read(1024):
                return False
    except (OSError, UnicodeDecodeError):
        return False
    _link(str(old), str(new))
    return True


def _keep(old: Path, new: Path) -> None:
    """Pictures already drawn stay: their names say which page of which file they show."""
    if old.is_dir():
        shutil.copytree(old, new, copy_function=_link)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
