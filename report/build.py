"""``output/report/`` from ``output/dataset/``: everything read once, a page per document.

A document's page is taken over from the last report where nothing that it shows has changed:
charts and pictures cost a hundred times what it costs to see that.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import shutil
import tempfile
from base64 import b64encode
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow as pa
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from quality.parts import PARTS
from quality.scores import WHOLE, Score, document_scores, mean_score
from report import charts, exports
from report.accuracy import document_accuracy, total
from report.coverage import coverage
from report.evidence import collect, locate
from report.figures import Indicator, budget, indicators, spread
from report.i18n import Lang, Words
from report.model import (
    LEVELS,
    DocumentSummary,
    FindingView,
    Group,
    count_levels,
    file_name,
    weight,
)
from report.pages import Drawer
from report.reviews import Reviews, load_reviews
from report.trust import RuleDoc, rule_docs
from schemas.datasets import DATASETS
from schemas.koreksi import FILE, Corrections, read_corrections
from schemas.published import Published

Row = dict[str, Any]

AT_ONCE = 4
"""Documents whose pages a process writes at a time."""
WAITING = 16
"""Such parcels that may be on their way: they are held in memory."""
MAX_PANELS = 24
"""Indicators drawn on a document's page; a plan with more is a list, not a chart."""
MAX_ROWS = 100
"""Rows of the tables under the overview's charts; summary.json has them all."""
OPEN_FINDINGS = 12
"""Findings open from the start: the heaviest ones, so that a reader sees evidence at once."""
ZOOM = 1.45
"""Screen pixels per point of a page."""
_SHOWN = [name for name in DATASETS if name not in ("peraturan", "relasi", "teks_lain")]


@dataclass(frozen=True, slots=True)
class Page:
    """What every page carries: inlined style and script, and the policy that allows only them."""

    style: Markup
    script: Markup
    policy: str
    data: dict[str, Any]
    version: str


@dataclass(frozen=True, slots=True)
class _Making:
    """What the making of one report shares."""

    words: Words
    rules: dict[str, RuleDoc]
    answers: Reviews
    raw: Path | None
    corrections: Corrections = field(default_factory=Corrections)


@dataclass(frozen=True, slots=True)
class _Order:
    """A document whose page is to be written, with its hash and the folder of its pictures."""

    summary: DocumentSummary
    rows: dict[str, list[Row]]
    source: Path | None
    mark: str
    pictures: Path


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
        making = _Making(words, _rules(published), answers, raw, _corrections(raw))
        with _writers(jobs) as executor:
            _write(making, work, target, published, executor)
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


def _rules(published: Published) -> dict[str, RuleDoc]:
    rules = rule_docs()
    for rule in sorted(set(published.column("temuan", "aturan")) - set(rules)):
        rules[rule] = RuleDoc(rule, rule)
    return rules


@contextlib.contextmanager
def _writers(jobs: int) -> Iterator[Executor | None]:
    """Processes that write pages, started with the first; none where this one is to do it."""
    if jobs < 2:
        yield None
        return
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as executor:
        yield executor


def _write(
    making: _Making, work: Path, previous: Path, published: Published, executor: Executor | None
) -> None:
    folder = work / "dokumen"
    folder.mkdir()
    documents = []
    orders: list[_Order] = []
    running: deque[Future[None]] = deque()

    def send() -> None:
        if executor is None:
            _write_some(making.words.lang, making.rules, orders)
        elif orders:
            running.append(executor.submit(_write_some, making.words.lang, making.rules, orders[:]))
        orders.clear()

    for doc_id, tables in published.documents(_SHOWN):
        rows = {name: table.to_pylist() for name, table in tables.items()}
        summary = _summarise(making, doc_id, rows)
        pictures = folder / "gambar" / Path(summary.page).stem
        _keep(previous / "dokumen" / "gambar" / pictures.name, pictures)
        source = locate((summary.dokumen or {}).get("source_file") or "", (making.raw, Path.cwd()))
        mark = _fingerprint(making, summary, tables, source)
        if not _taken_over(previous / "dokumen" / summary.page, folder / summary.page, mark):
            orders.append(_Order(summary, rows, source, mark, pictures))
            if len(orders) == AT_ONCE:
                send()
            if len(running) > WAITING:
                running.popleft().result()
        documents.append(summary)
    send()
    for future in running:
        future.result()
    documents.sort(key=lambda d: (d.kecamatan.casefold() or "\uffff", d.doc_id))
    _write_overview(making, work, documents)


def _fingerprint(
    making: _Making, summary: DocumentSummary, tables: dict[str, pa.Table], source: Path | None
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
    digest = sha256(_version().encode())
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


def _prune(pictures: Path, findings: list[FindingView]) -> None:
    if not pictures.is_dir():
        return
    used = {view.picture.file for f in findings for view in f.evidence.views}
    for path in pictures.iterdir():
        if path.name not in used:
            path.unlink()
    if not used:
        pictures.rmdir()


# --- one document --------------------------------------------------------------------------


def _summarise(making: _Making, doc_id: str, rows: dict[str, list[Row]]) -> DocumentSummary:
    words, rules = making.words, making.rules
    dokumen = rows["dokumen"][0] if rows["dokumen"] else None
    findings = sorted(
        (
            FindingView(row, making.answers.answers.get((doc_id, row["temuan_id"])))
            for row in rows["temuan"]
        ),
        key=lambda finding: weight(finding, rules),
    )
    head = dokumen or {}
    kecamatan = head.get("kecamatan") or ""
    region = ", ".join(head[name] for name in ("kabupaten", "provinsi") if head.get(name))
    number = (
        words("nomor", nomor=head["nomor"], tahun=head["tahun"])
        if head.get("nomor") and head.get("tahun")
        else ""
    )
    title = f"{head.get('jenis') or ''} {number}".strip() if number else ""
    period = "–".join(
        str(head[name]) for name in ("periode_awal", "periode_akhir") if head.get(name)
    )
    counted = [finding.row for finding in findings if not finding.refuted]
    refuted = {finding.row["temuan_id"] for finding in findings if finding.refuted}
    return DocumentSummary(
        doc_id=doc_id,
        page=f"{file_name(doc_id)}.html",
        name=kecamatan or doc_id,
        region=region,
        title=title or head.get("source_file") or _named_by(findings) or doc_id,
        period=period,
        kecamatan=kecamatan,
        dokumen=dokumen,
        findings=tuple(findings),
        coverage=coverage(rows, counted),
        spread=spread(kecamatan or doc_id, rows["capaian"], head.get("tahun")),
        budget=budget(rows["anggaran"], head.get("tahun")),
        scores=tuple(document_scores(rows, rows["temuan"], refuted=refuted)),
        accuracy=tuple(document_accuracy(rows, making.corrections.items)),
    )


def _named_by(findings: list[FindingView]) -> str | None:
    """What the findings of a document without a row call it: its file."""
    return next((finding.row["kunci"] for finding in findings if finding.row["kunci"]), None)


def _write_some(lang: Lang, rules: dict[str, RuleDoc], orders: list[_Order]) -> None:
    words = Words(lang)
    templates = environment(words)
    with Drawer() as drawer:
        for order in orders:
            _write_document(templates, words, rules, order, drawer)


def _write_document(
    templates: Environment,
    words: Words,
    rules: dict[str, RuleDoc],
    order: _Order,
    drawer: Drawer,
) -> None:
    d, rows, pictures = order.summary, order.rows, order.pictures
    evidence = collect(rows, order.source, pictures, drawer)
    findings = [
        replace(
            finding,
            evidence=(shown := evidence[finding.row["temuan_id"]]),
            open=index < OPEN_FINDINGS and not finding.refuted and shown.pointed,
        )
        for index, finding in enumerate(d.findings)
    ]
    _prune(pictures, findings)
    found = indicators(rows["capaian"])
    page = inlined({"lang": words.lang, "words": _script_words(words)})
    text = templates.get_template("dokumen.html").render(
        d=d,
        page=page,
        fingerprint=order.mark,
        parts=PARTS,
        groups=_groups(findings, rules),
        pictures=f"gambar/{pictures.name}",
        zoom=ZOOM,
        head=_head(d.dokumen, words),
        considerations=rows["konsideran"],
        citations=[
            (words(title), [r for r in rows["landasan_hukum"] if r["bagian"] == part])
            for title, part in (("mengingat", "mengingat"), ("landasan", "renstra"))
        ],
        articles=rows["pasal"],
        chapters=[{**row, "roman": f"BAB {_roman(row['bab'])}"} for row in rows["renstra_bab"]],
        tables=_tables(rows["tabel"], rows["sel"], findings),
        indicators=found,
        more_indicators=max(0, len(found) - MAX_PANELS),
        budget=d.budget,
        unfinished=_unfinished(d),
        **_document_charts(found, d, words),
        **_options([f.row for f in findings], rules, words),
    )
    (pictures.parent.parent / d.page).write_text(text, "utf-8")


def _unfinished(d: DocumentSummary) -> str:
    """The years with spending that had not ended when the regulation was made."""
    enacted = (d.dokumen or {}).get("tahun")
    return ", ".join(
        line.label
        for line in d.budget.years
        if enacted is not None and int(line.label) >= enacted and line.spent
    )


def _document_charts(
    found: list[Indicator], d: DocumentSummary, words: Words
) -> dict[str, Markup | None]:
    years, programmes = list(d.budget.years), list(d.budget.programmes)
    label = words("grafik_pagu")
    return {
        "target_chart": charts.targets(found[:MAX_PANELS], words) if found else None,
        "year_chart": charts.budgets(years, words, label) if years else None,
        "programme_chart": (
            charts.budgets(programmes, words, f"{label} {d.budget.programme_year}", wide=True)
            if programmes
            else None
        ),
    }


def _groups(findings: list[FindingView], rules: dict[str, RuleDoc]) -> list[Group]:
    groups: dict[tuple[str, str, bool], list[FindingView]] = defaultdict(list)
    for finding in findings:
        row = finding.row
        groups[row["tingkat"], row["aturan"], finding.refuted].append(finding)
    return [
        Group(level, rules[rule], tuple(members))  # type: ignore[arg-type]
        for (level, rule, _), members in groups.items()
    ]


def _head(dokumen: Row | None, words: Words) -> list[tuple[str, object]]:
    if dokumen is None:
        return []
    d = dokumen
    period = [str(d[name]) for name in ("periode_awal", "periode_akhir") if d[name]]
    gazette = [
        f"{label}{d[name]}"
        for label, name in (
            ("", "berita_daerah_tahun"),
            ("No. ", "berita_daerah_nomor"),
            ("Tambahan No. ", "tambahan_berita_daerah_nomor"),
        )
        if d[name]
    ]
    place = f"{d['tempat_ditetapkan']}, " if d["tempat_ditetapkan"] else ""
    pages = None if d["halaman"] is None else words.number(d["halaman"], 0)
    if pages and d["halaman_pindai"]:
        pages += f" ({words('f_pindai', jumlah=d['halaman_pindai'])})"
    enacted, promulgated = d["tanggal_ditetapkan"], d["tanggal_diundangkan"]
    shown: list[tuple[str, object]] = [
        ("f_jenis", d["jenis"]),
        ("f_tentang", d["tentang"]),
        ("kecamatan", d["kecamatan"]),
        ("kabupaten", d["kabupaten"]),
        ("f_provinsi", d["provinsi"]),
        ("f_kode_wilayah", d["kode_wilayah"]),
        ("f_periode", "–".join(period) or None),
        ("f_ditetapkan", place + words.date(enacted) if enacted else None),
        ("f_diundangkan", words.date(promulgated) if promulgated else None),
        ("f_bupati", d["bupati"]),
        ("f_sekda", d["sekretaris_daerah"]),
        ("f_berita", " ".join(gazette) or None),
        ("f_berkas", d["source_file"]),
    ]
    if d["source_format"] == "pdf":
        shown.append(("f_halaman", pages))
    return [(words(key), value) for key, value in shown]


@dataclass(frozen=True, slots=True)
class _TableCell:
    text: str
    header: bool
    numeric: bool
    finding: str | None


@dataclass(frozen=True, slots=True)
class _TableView:
    row: Row
    anchor: str
    rows: list[list[_TableCell]]
    marked: int


def _tables(tabel: list[Row], sel: list[Row], findings: list[FindingView]) -> list[_TableView]:
    marks: dict[str, str] = {}
    for finding in findings:
        for ref in finding.row["sel"] or ():
            marks.setdefault(ref, finding.fragment)
    cells: dict[str, dict[int, dict[int, Row]]] = defaultdict(lambda: defaultdict(dict))
    for cell in sel:
        cells[cell["tabel_id"]][cell["baris"]][cell["kolom"]] = cell
    views = []
    for row in tabel:
        grid = cells[row["tabel_id"]]
        width = max((column + 1 for line in grid.values() for column in line), default=0)
        lines = [
            [
                _cell(line.get(column), marks.get(f"{row['tabel_id']}#{number},{column}"))
                for column in range(width)
            ]
            for number, line in sorted(grid.items())
        ]
        found = {c.finding for line in lines for c in line if c.finding}
        anchor = "tabel-" + row["tabel_id"].rpartition("/")[2]
        views.append(_TableView(row, anchor, lines, len(found)))
    return views


def _cell(cell: Row | None, finding: str | None) -> _TableCell:
    if cell is None:
        return _TableCell("", False, False, finding)
    return _TableCell(
        cell["teks"] or "",
        cell["kepala"],
        cell["nilai"] is not None and not cell["kepala"],
        finding,
    )


def _roman(number: int) -> str:
    text = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            text, number = text + sign, number - value
    return text


# --- the overview --------------------------------------------------------------------------


def _write_overview(making: _Making, work: Path, documents: list[DocumentSummary]) -> None:
    words, rules, answers = making.words, making.rules, making.answers
    findings = [f for d in documents for f in d.findings]
    rows = [f.row for f in findings]
    present = [rule for rule in rules if any(row["aturan"] == rule for row in rows)]
    datasets = sorted({row["dataset"] or "" for row in rows})
    data = {
        "lang": words.lang,
        "words": _script_words(words),
        "levels": [words(level) for level in LEVELS],
        "rules": [[rule, words.rule(rule, rules[rule].meaning)] for rule in present],
        "datasets": datasets,
        "documents": [[d.href, d.name, d.kecamatan, d.title] for d in documents],
        "total": len(findings),
    }
    labels = _labels(documents)
    spreads = [replace(d.spread, label=labels[d.doc_id]) for d in documents if d.spread]
    totals = [
        replace(line, label=f"{labels[d.doc_id]} {line.label}")
        for d in documents
        if (line := d.last_budget)
    ]
    totals.sort(key=lambda line: (-(line.budget or 0), line.label))
    decisions = Counter(f.review.keputusan for f in findings if f.review)
    scores = _mean_scores(documents)
    accuracy = total(count for d in documents for count in d.accuracy)
    text = (
        environment(words)
        .get_template("index.html")
        .render(
            page=inlined(data),
            documents=documents,
            parts=PARTS,
            found={part: sum(d.coverage[part] == "ditemukan" for d in documents) for part in PARTS},
            totals=count_levels(findings),
            rules=_rule_rows(findings, [rules[rule] for rule in present]),
            reviews=answers,
            accepted=decisions["diterima"],
            refuted=decisions["ditolak"],
            score=scores[-1].value if scores else None,
            score_words=[words(key) for key in ("skor_1", "skor_2", "skor_3", "skor_4")],
            dataset_scores=scores[:-1],
            accuracy=accuracy,
            corrections=making.corrections,
            spreads=sorted(spreads, key=lambda item: -item.middle)[:MAX_ROWS],
            budgets=totals[:MAX_ROWS],
            spread_chart=charts.spreads(spreads, words) if spreads else None,
            budget_chart=(
                charts.budgets(totals, words, words("grafik_anggaran"), wide=True)
                if totals
                else None
            ),
            kecamatan_options=[(k, k) for k in sorted({d.kecamatan for d in documents} - {""})],
            **_options(rows, rules, words),
        )
    )
    (work / "index.html").write_text(text, "utf-8")
    (work / "temuan.js").write_text(_findings_script(documents, present, datasets), "utf-8")
    values = exports.summary(documents, answers, words, scores, making.corrections)
    (work / "findings.csv").write_text(exports.findings_csv(documents), "utf-8", newline="")
    (work / "summary.json").write_text(exports.summary_json(values), "utf-8")
    (work / "summary.md").write_text(exports.summary_md(values, documents, rules, words), "utf-8")


def _mean_scores(documents: list[DocumentSummary]) -> list[Score]:
    """The mean of every dataset over the documents, the whole last; nothing without documents."""
    everything = [score for d in documents for score in d.scores]
    names = dict.fromkeys(score.name for score in everything if score.name != WHOLE)
    names |= dict.fromkeys([WHOLE] if everything else [])
    means = (mean_score(everything, name) for name in names)
    return [score for score in means if score is not None]


def _labels(documents: list[DocumentSummary]) -> dict[str, str]:
    """A name per document for the charts: the kecamatan, and more where that names several."""
    names = Counter(d.name for d in documents)
    return {
        d.doc_id: d.name if names[d.name] == 1 else f"{d.name} ({d.region or d.title}, {d.year})"
        for d in documents
    }


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
            f.row["kunci"] or "",
            f.row["pesan"],
            f.row["halaman"] or 0,
            decisions[f.review.keputusan if f.review else None],
        ]
        for number, d in enumerate(documents)
        for f in d.findings
    ]
    rows.sort(key=lambda row: (row[8] == 2, row[3]))
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return "window.perbupTemuan=" + text.replace("<", "\\u003c") + ";\n"


# --- shared --------------------------------------------------------------------------------


def environment(words: Words) -> Environment:
    """The templates, with the words of a language; what documents say is escaped."""
    made = Environment(
        loader=PackageLoader("report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["w"] = words
    return made


@cache
def _static(name: str) -> tuple[Markup, str]:
    """A static file to inline, and the hash by which the page's policy allows it."""
    text = (files("report") / "static" / name).read_text("utf-8")
    return Markup(text), b64encode(sha256(text.encode()).digest()).decode()


def inlined(data: dict[str, Any]) -> Page:
    """Style, script and policy of a page that stands by itself."""
    style, style_hash = _static("report.css")
    script, script_hash = _static("report.js")
    policy = (
        "default-src 'none'; img-src 'self' file:; base-uri 'none'; form-action 'none'; "
        f"style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}' 'strict-dynamic'"
    )
    return Page(style, script, policy, data, _version())


@cache
def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("perbup")
    except PackageNotFoundError:
        return ""


def _script_words(words: Words) -> dict[str, str]:
    keys = (
        "js_hasil",
        "js_hasil_dokumen",
        "js_lagi",
        "js_memuat",
        "js_gagal",
        "js_kosong",
        "hal",
        "diterima",
        "ditolak",
    )
    return {key: words(key) for key in keys}


def _options(
    rows: list[Row], rules: dict[str, RuleDoc], words: Words
) -> dict[str, list[tuple[str, str]]]:
    present = {row["aturan"] for row in rows}
    levels = {row["tingkat"] for row in rows}
    return {
        "rule_options": [
            (rule, words.rule(rule, doc.meaning)) for rule, doc in rules.items() if rule in present
        ],
        "level_options": [(level, words(level)) for level in LEVELS if level in levels],
        "dataset_options": [
            (name, name) for name in sorted({row["dataset"] for row in rows if row["dataset"]})
        ],
    }
