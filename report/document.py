"""The page of one document: what it holds, what is odd in it, and where."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup

from quality.parts import PARTS
from quality.scores import document_scores
from report import charts
from report.accuracy import document_accuracy
from report.coverage import coverage
from report.evidence import collect
from report.figures import Indicator, budget, elsewhere, indicators, spread
from report.i18n import Words
from report.model import DocumentSummary, FindingView, Group, Row, file_name, ordered
from report.pages import Drawer
from report.shell import Making, environment, options, page_of, script_words
from report.trust import RuleDoc
from schemas.finding import say_finding
from schemas.message import Lang

MAX_PANELS = 24
"""Indicators drawn on a document's page; a plan with more is a list, not a chart."""
OPEN_FINDINGS = 12
"""Findings open from the start: the heaviest ones, so that a reader sees evidence at once."""
ZOOM = 1.45
"""Screen pixels per point of a page."""


@dataclass(frozen=True, slots=True)
class Order:
    """A document whose page is to be written, with its hash and the folder of its pictures."""

    summary: DocumentSummary
    rows: dict[str, list[Row]]
    source: Path | None
    mark: str
    pictures: Path


def _prune(pictures: Path, findings: list[FindingView]) -> None:
    if not pictures.is_dir():
        return
    used = {view.picture.file for f in findings for view in f.evidence.views}
    for path in pictures.iterdir():
        if path.name not in used:
            path.unlink()
    if not used:
        pictures.rmdir()


def summarise(making: Making, doc_id: str, rows: dict[str, list[Row]]) -> DocumentSummary:
    words, rules = making.words, making.rules
    dokumen = rows["dokumen"][0] if rows["dokumen"] else None
    answers = making.answers.answers
    findings = [
        FindingView(row, say_finding(row, words.lang), answers.get((doc_id, row["temuan_id"])))
        for row in rows["temuan"]
    ]
    findings = ordered(findings, rules)
    head = dokumen or {}
    kecamatan = head.get("kecamatan") or ""
    region = ", ".join(filter(None, map(head.get, ("kabupaten", "provinsi"))))
    counted = [finding.row for finding in findings if not finding.refuted]
    refuted = {finding.row["temuan_id"] for finding in findings if finding.refuted}
    return DocumentSummary(
        doc_id=doc_id,
        page=f"{file_name(doc_id)}.html",
        name=kecamatan or head.get("perangkat_daerah") or doc_id,
        region=region,
        title=_title(head, words) or _file(head, findings) or doc_id,
        period=_period(head),
        kecamatan=kecamatan,
        dokumen=dokumen,
        findings=tuple(findings),
        coverage=coverage(rows, counted),
        spread=spread(kecamatan or doc_id, rows["capaian"], head.get("tahun")),
        budget=budget(rows["panel_anggaran"], head.get("tahun")),
        scores=tuple(document_scores(rows, rows["temuan"], refuted=refuted)),
        accuracy=tuple(document_accuracy(rows, making.corrections.items)),
    )


def _title(head: Row, words: Words) -> str:
    """What a regulation is called: ``Peraturan Bupati Nomor 63 Tahun 2023``; empty without both."""
    if not (head.get("nomor") and head.get("tahun")):
        return ""
    number = words("nomor", nomor=head["nomor"], tahun=head["tahun"])
    return f"{words.kind(head.get('jenis') or '')} {number}".strip()


def _file(head: Row, findings: list[FindingView]) -> str | None:
    """The file of a document; of one without a row its findings tell it."""
    named = (finding.row["kunci"] for finding in findings if finding.row["kunci"])
    return head.get("source_file") or next(named, None)


def write_documents(lang: Lang, rules: dict[str, RuleDoc], orders: list[Order]) -> None:
    words = Words(lang)
    templates = environment(words)
    with Drawer() as drawer:
        for order in orders:
            _write_document(templates, words, rules, order, drawer)


def _write_document(
    templates: Environment,
    words: Words,
    rules: dict[str, RuleDoc],
    order: Order,
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
    found = indicators(rows["panel_indikator"])
    page = page_of({"lang": words.lang, "words": script_words(words)})
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
        elsewhere=_elsewhere(d.doc_id, rows),
        stated=bool(rows["capaian"] or rows["anggaran"]),
        **_document_charts(found, d, words),
        **options([f.row for f in findings], rules, words),
    )
    (pictures.parent.parent / d.page).write_text(text, "utf-8")


def _elsewhere(doc_id: str, rows: dict[str, list[Row]]) -> list[tuple[str, str]]:
    """The other documents that values of the charts were taken from, with their pages."""
    found = elsewhere(rows["panel_indikator"], ("target", "realisasi"), doc_id)
    found |= elsewhere(rows["panel_anggaran"], ("anggaran", "realisasi"), doc_id)
    return [(other, f"{quote(file_name(other))}.html") for other in sorted(found)]


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
    """The findings by level and rule; those that another leads stand behind it."""
    groups: dict[tuple[str, str, bool], list[FindingView]] = defaultdict(list)
    kind = ("", "", False)
    for finding in findings:
        if finding.leads:
            kind = (finding.row["tingkat"], finding.row["aturan"], finding.refuted)
        groups[kind].append(finding)
    return [
        Group(level, rules[rule], tuple(members))  # type: ignore[arg-type]
        for (level, rule, _), members in groups.items()
    ]


def _period(dokumen: Row) -> str:
    """Its years as print has them: a yearly document's once."""
    years = (dokumen.get(name) for name in ("periode_awal", "periode_akhir"))
    return "–".join(str(year) for year in dict.fromkeys(years) if year)


def _head(dokumen: Row | None, words: Words) -> list[tuple[str, object]]:
    if dokumen is None:
        return []
    d = dokumen
    gazette = [
        f"{label}{d[name]}"
        for label, name in (
            ("", "berita_daerah_tahun"),
            ("No. ", "berita_daerah_nomor"),
            (words("tambahan_no"), "tambahan_berita_daerah_nomor"),
        )
        if d[name]
    ]
    place = f"{d['tempat_ditetapkan']}, " if d["tempat_ditetapkan"] else ""
    pages = None if d["halaman"] is None else words.number(d["halaman"], 0)
    if pages and d["halaman_pindai"]:
        pages += f" ({words('f_pindai', jumlah=d['halaman_pindai'])})"
    enacted, promulgated = d["tanggal_ditetapkan"], d["tanggal_diundangkan"]
    shown: list[tuple[str, object]] = [
        ("f_jenis", words.kind(d["jenis"]) if d["jenis"] else None),
        ("f_tentang", d["tentang"]),
        ("kecamatan", d["kecamatan"]),
        ("kabupaten", d["kabupaten"]),
        ("f_provinsi", d["provinsi"]),
        ("f_kode_wilayah", d["kode_wilayah"]),
        ("f_periode", _period(d) or None),
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
    was: str | None = None
    """What was read, where a person put it right."""


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
        (cell["teks_asli"] or "–") if cell["dikoreksi"] else None,
    )


def _roman(number: int) -> str:
    text = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            text, number = text + sign, number - value
    return text
