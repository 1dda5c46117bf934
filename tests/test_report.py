"""The report without a browser: what is written, what counts, what can do no harm."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sys
from base64 import b64encode
from collections import Counter
from decimal import Decimal
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import report_samples as samples
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from report import build as building
from report import build_report, document, exports, pages
from report.evidence import View, _turn
from report.figures import BudgetLine, budget, elsewhere, indicators, last_complete, spread
from report.i18n import TEXTS, Words
from report.model import FindingView, file_name, ordered
from report.pages import Band, Drawer
from report.reviews import load_reviews
from report.trust import rule_docs
from schemas.errors import UsageError
from schemas.finding import Said
from schemas.spreadsheet import harmless

pytestmark = pytest.mark.slow


class Elements(HTMLParser):
    """Start tags with their attributes, and the text of every script and style."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inline: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:
            self.inline.append((self.cdata_elem, data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output, raw = samples.make_output(tmp_path_factory.mktemp("report"), documents=4)
    return build_report(output, raw).parent


def parsed(path: Path) -> Elements:
    return Elements(path.read_text("utf-8"))


def page(report: Path, number: int) -> Path:
    return report / "dokumen" / f"perbup-contoh-{number}-2024.html"


# --- what is there -------------------------------------------------------------------------


def test_a_page_for_every_document_also_one_that_failed(made: Path) -> None:
    links = {a["href"] for a in parsed(made / "index.html").all("a")}
    wanted = [f"dokumen/perbup-contoh-{n}-2024.html" for n in (7, 8, 9, 10)]
    for href in [*wanted, "dokumen/dok-0123456789ab.html"]:
        assert href in links
        assert (made / href).is_file()


def test_every_finding_has_its_place_and_every_link_leads_somewhere(made: Path) -> None:
    rows = list(csv.DictReader((made / "findings.csv").open(encoding="utf-8")))
    assert len(rows) == 17
    ids = {
        path.name: [attrs.get("id") for _, attrs in parsed(path).tags]
        for path in (made / "dokumen").glob("*.html")
    }
    for row in rows:
        name, _, fragment = row["tautan"].removeprefix("dokumen/").partition("#")
        assert ids[name].count(fragment) == 1
    for path in (made / "dokumen").glob("*.html"):
        for attrs in parsed(path).all("a"):
            href = attrs["href"] or ""
            if href.startswith("#"):
                assert href[1:] in ids[path.name]


def test_finding_shows_the_printed_numbers_and_the_arithmetic(made: Path) -> None:
    text = page(made, 7).read_text("utf-8")
    assert "980 + 1.011 = 1.991, tercetak 1.919 (selisih -72)" in text
    assert "<dd>1.919</dd>" in text
    assert "<dd>1.991</dd>" in text


def test_pictures_only_of_pages_with_findings_and_cells_outlined(made: Path) -> None:
    elements = parsed(page(made, 7))
    files = {attrs["href"] for attrs in elements.all("image")}
    drawn = {f"gambar/perbup-contoh-7-2024/{p.name}" for p in made.glob("dokumen/gambar/*-7-*/*")}
    assert files == drawn
    outlines = [attrs for attrs in elements.all("rect") if attrs.get("class") == "outline"]
    x0, y0, _, _ = samples.box(2, 4)
    assert (str(x0 - 1), str(y0 - 1)) in {(a["x"], a["y"]) for a in outlines}


def test_text_source_shows_its_lines_with_the_cells_marked(made: Path) -> None:
    text = page(made, 8).read_text("utf-8")
    assert "<mark>1.919</mark>" in text
    assert '<tr class="hit"><th scope="row">7</th>' in text
    assert not parsed(page(made, 8)).all("image")


def test_missing_source_is_said_and_the_cells_shown_as_read(made: Path) -> None:
    text = page(made, 10).read_text("utf-8")
    assert "hilang.pdf tidak ditemukan" in text
    assert '<td class="marked">1.919</td>' in text


def test_changed_source_is_said_and_not_shown(tmp_path: Path) -> None:
    output, raw = samples.make_output(tmp_path, documents=1)
    with (raw / "satu.pdf").open("ab") as file:
        file.write(b"\n% later")
    text = page(build_report(output, raw).parent, 7).read_text("utf-8")
    assert "sudah berubah" in text
    assert "<image" not in text


def test_only_pages_of_which_something_changed_are_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, raw = samples.make_output(tmp_path, documents=3)
    written: list[str] = []
    write = document._write_document

    def record(templates: Any, words: Any, rules: Any, order: Any, drawer: Any) -> None:
        written.append(order.summary.doc_id)
        write(templates, words, rules, order, drawer)

    monkeypatch.setattr(document, "_write_document", record)

    def content() -> dict[str, bytes]:
        root = build_report(output, raw).parent
        return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}

    first = content()
    assert len(written) == 4
    written.clear()
    assert content() == first
    assert written == []
    (raw / "reviews.csv").write_text(
        "doc_id,temuan_id,keputusan\nperbup-contoh-7-2024,sisa-templat-2024-2,ditolak\n", "utf-8"
    )
    build_report(output, raw)
    assert written == ["perbup-contoh-7-2024"]
    (raw / "reviews.csv").unlink()
    with (raw / "satu.pdf").open("ab") as file:
        file.write(b"\n% later")
    changed = content()
    assert set(written) == {"perbup-contoh-7-2024", "perbup-contoh-9-2024"}  # both from that file
    assert {name for name in first if changed.get(name) != first[name]} >= {
        "dokumen/perbup-contoh-7-2024.html"
    }
    build_report(output, raw, lang="en")
    assert len(set(written)) == 4


def test_several_processes_write_the_same_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, raw = samples.make_output(tmp_path, documents=3)
    monkeypatch.setattr(building, "AT_ONCE", 1)
    reports = []
    for jobs in (1, 2):
        root = build_report(output, raw, jobs=jobs).parent
        reports.append({p.name: p.read_bytes() for p in root.rglob("*") if p.is_file()})
        shutil.rmtree(root)
    assert reports[0] == reports[1]


def test_without_raw_the_report_is_whole_but_for_pictures(tmp_path: Path) -> None:
    output, _ = samples.make_output(tmp_path, documents=1)
    report = build_report(output, None).parent
    assert "980 + 1.011" in page(report, 7).read_text("utf-8")
    assert not (report / "dokumen" / "gambar").exists()


def test_numbers_of_documents_findings_and_coverage_in_summary(made: Path) -> None:
    summary = json.loads((made / "summary.json").read_text("utf-8"))
    assert summary["dokumen"] == 5
    assert summary["temuan"]["error"] == 9
    assert summary["menurut_aturan"] == {
        "dokumen-gagal": 1, "jumlah-tidak-cocok": 8, "nomor-loncat": 4, "sisa-templat": 4,
    }  # fmt: skip
    first = next(d for d in summary["daftar_dokumen"] if d["doc_id"] == "perbup-contoh-7-2024")
    assert first["cakupan"]["capaian"] == "ditemukan"
    assert first["cakupan"]["rencana"] == "tidak-ada"
    assert 0 < first["skor"] < 100


def test_same_input_same_bytes_and_pictures_are_kept(tmp_path: Path) -> None:
    output, raw = samples.make_output(tmp_path, documents=3)

    def contents() -> dict[str, bytes]:
        folder = build_report(output, raw).parent
        return {
            str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*.*") if p.is_file()
        }

    first = contents()
    assert first == contents()
    assert not list(output.glob(".report*"))


def test_no_dataset_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="perbup build"):
        build_report(tmp_path)


def test_no_findings_and_no_documents_still_make_a_report(tmp_path: Path) -> None:
    samples.publish(tmp_path / "dataset", {})
    index = build_report(tmp_path)
    assert "Tidak ada temuan." in index.read_text("utf-8")
    assert json.loads((index.parent / "summary.json").read_text("utf-8"))["skor"] is None


# --- no harm -------------------------------------------------------------------------------


def test_text_of_documents_is_never_markup(made: Path) -> None:
    for path in made.rglob("*.html"):
        elements = parsed(path)
        assert len(elements.all("script")) == 2
        assert not elements.all("img")
        assert not any(name.startswith("on") for _, attrs in elements.tags for name in attrs)
    assert "<" not in (made / "temuan.js").read_text("utf-8")


def test_policy_allows_the_inlined_style_and_script_and_nothing_else(made: Path) -> None:
    for path in (made / "index.html", page(made, 9)):
        elements = parsed(path)
        policy = next(
            a["content"] for a in elements.all("meta")
            if a.get("http-equiv") == "Content-Security-Policy"
        )  # fmt: skip
        assert policy is not None
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        style = next(text for tag, text in elements.inline if tag == "style")
        script = [text for tag, text in elements.inline if tag == "script"][-1]
        for text in (style, script):
            assert b64encode(sha256(text.encode()).digest()).decode() in policy
        assert not any("style" in attrs for _, attrs in elements.tags)


def test_nothing_comes_from_the_network(made: Path) -> None:
    for path in made.rglob("*.html"):
        for _, attrs in parsed(path).tags:
            for name in ("src", "href", "action", "data"):
                assert not re.match(r"\s*(\w+:|//)", attrs.get(name) or "")


def test_csv_cells_are_harmless_in_a_spreadsheet(made: Path) -> None:
    rows = list(csv.DictReader((made / "findings.csv").open(encoding="utf-8")))
    formulas = [row["pesan"] for row in rows if "SUM(" in row["pesan"]]
    assert formulas
    assert all(text.startswith("'=") for text in formulas)


@given(st.text(max_size=30))
def test_csv_guard_leaves_numbers_and_stops_formulas(text: str) -> None:
    guarded = harmless(text)
    assert guarded.lstrip("'") == text.lstrip("'")
    if re.match(r"\s*[=@]", text):
        assert guarded.startswith("'")
    assert harmless("-12,5") == "-12,5"
    assert harmless("-") == "-"


def test_markdown_summary_cannot_be_formatted_by_a_document(made: Path) -> None:
    text = (made / "summary.md").read_text("utf-8")
    assert "<script" not in text
    assert "&lt;script" in text
    assert exports._plain("a|b\n[x](y) @siapa") == "a\\|b \\[x\\](y) @\u200bsiapa"


@given(st.text(max_size=40), st.text(max_size=40))
def test_file_names_are_safe_and_distinct(one: str, other: str) -> None:
    for text in (one, other):
        assert re.fullmatch(r"[a-z0-9._-]+", file_name(text))
        assert not file_name(text).startswith(".")
    assert (file_name(one) == file_name(other)) == (one == other)


def test_ordinary_doc_id_is_its_file_name() -> None:
    assert file_name("perbup-contoh-7-2024") == "perbup-contoh-7-2024"


# --- words ---------------------------------------------------------------------------------


def test_both_languages_fill_the_same_blanks() -> None:
    for key, both in TEXTS.items():
        names = [{n for _, n, _, _ in Formatter().parse(text) if n} for text in both]
        assert names[0] == names[1], key
        assert all(both), key


def test_rules_have_english_words_and_new_ones_keep_their_own() -> None:
    words = Words("en")
    assert words.rule("jumlah-tidak-cocok", "x") == "A printed total is not the sum of its parts"
    assert words.rule("aturan-baru", "Arti aturan baru") == "Arti aturan baru"
    assert Words("id").rule("jumlah-tidak-cocok", "x") == "x"


def test_english_report(tmp_path: Path) -> None:
    output, raw = samples.make_output(tmp_path, documents=2)
    index = build_report(output, raw, lang="en")
    text = index.read_text("utf-8")
    assert '<html lang="en">' in text
    assert "A printed total is not the sum of its parts" in text
    assert "Galat" not in text
    shown = page(index.parent, 7).read_text("utf-8")
    assert "1 April 2024" in shown
    assert "980 + 1,011 = 1,991, printed 1,919 (difference -72)" in shown
    assert "Table 2.1 › MEKARSARI" in shown
    assert "<dd>1,919</dd>" in shown
    assert "A total that differs from its parts" in shown
    assert "Regent Regulation Number 7 of 2024" in shown
    assert "980 + 1.011" not in shown
    assert "980 + 1,011 = 1,991" in (index.parent / "temuan.js").read_text("utf-8")
    rows = list(csv.DictReader((index.parent / "findings.csv").open(encoding="utf-8")))
    told = [json.loads(line) for line in (index.parent / "findings.jsonl").open(encoding="utf-8")]
    assert [row["pesan"].lstrip("'") for row in rows] == [row["pesan"] for row in told]
    first = next(row for row in told if row["templat"])
    assert first["pesan"] == "980 + 1,011 = 1,991, printed 1,919 (difference -72)"
    assert first["nilai"]["selisih"] == {"angka": "-72"}


def test_every_rule_is_explained_in_english() -> None:
    english, own = Words("en"), rule_docs()
    for rule, doc in own.items():
        for what, text in (("checks", doc.checks), ("reason", doc.reason)):
            assert 'lang="id"' not in english.explained(rule, what, text or ""), rule  # type: ignore[arg-type]
    assert 'lang="id"' in Words("id").explained("angka-ambigu", "reason", "<b>")
    assert "<b>" not in Words("id").explained("angka-ambigu", "reason", "<b>")


def test_numbers_are_written_as_in_indonesia() -> None:
    words = Words("id")
    assert words.number(1234567.891) == "1.234.567,89"
    assert words.number(75.0) == "75"
    assert words.number(None) == "–"
    assert words.money(Decimal("4521740184.00")) == "Rp\u00a04.521.740.184"
    assert Words("en").number(1234.5) == "1,234.5"


# --- reviews -------------------------------------------------------------------------------

FINDINGS = [("d1", "a1"), ("d1", "a2"), ("d2", "a1")]


def review(tmp_path: Path, text: str | bytes) -> Any:
    path = tmp_path / "reviews.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_reviews(path, FINDINGS)


def test_findings_begin_with_what_matters_and_stand_behind_what_leads_them() -> None:
    def view(name: str, rule: str, level: str, weight: float, leader: str | None = None) -> Any:
        row = {"temuan_id": name, "aturan": rule, "tingkat": level, "bobot": weight}
        row |= {"induk": leader, "halaman": None, "baris_sumber": None, "sel": None}
        return FindingView(row, Said("", "", None, None), None)

    made = [
        view("ringan", "jumlah-tidak-cocok", "error", 0.5),
        view("berat", "rasio-tidak-cocok", "error", 0.9),
        view("sedang", "jumlah-tidak-cocok", "error", 0.7),
        view("terpimpin", "realisasi-melebihi-anggaran", "warning", 0.6, "sedang"),
        view("peringatan", "nomor-ganda", "warning", 0.95),
        view("yatim", "nomor-ganda", "warning", 0.3, "tak-ada"),
    ]
    shown = ordered(iter(made), {})
    names = [finding.row["temuan_id"] for finding in shown]
    assert names == ["berat", "sedang", "terpimpin", "ringan", "peringatan", "yatim"]
    assert [finding.leading for finding in shown] == [0, 1, 0, 0, 0, 0]
    assert [finding.leads for finding in shown] == [True, True, False, True, True, True]


def test_refuted_finding_counts_no_more_but_is_shown(tmp_path: Path) -> None:
    output, raw = samples.make_output(tmp_path, documents=1)
    doc_id, refuted = "perbup-contoh-7-2024", "jumlah-tidak-cocok-2024-0"
    (raw / "reviews.csv").write_text(
        "doc_id,temuan_id,keputusan,catatan,oleh,tanggal\n"
        f"{doc_id},{refuted},ditolak,<b>salah baca</b>,Ani,2024-05-01\n"
        f"{doc_id},sisa-templat-2024-2,diterima,,Budi,2024-05-02\n",
        "utf-8",
    )
    for _ in range(2):  # a rebuild keeps them
        report = build_report(output, raw).parent
        summary = json.loads((report / "summary.json").read_text("utf-8"))
        assert summary["temuan"]["error"] == 2
        assert (summary["temuan"]["diterima"], summary["temuan"]["ditolak"]) == (1, 1)
        text = page(report, 7).read_text("utf-8")
        assert "&lt;b&gt;salah baca&lt;/b&gt;" in text
        assert f'class="finding error refuted" id="{refuted}"' in text
        rows = csv.DictReader((report / "findings.csv").open(encoding="utf-8"))
        assert Counter(row["keputusan"] for row in rows) == {"": 3, "ditolak": 1, "diterima": 1}


def test_reviews_as_spreadsheets_save_them(tmp_path: Path) -> None:
    for text in (
        "temuan_id,keputusan\na2,ditolak\n",
        "\ufefftemuan_id;keputusan;catatan\r\na2;DITOLAK;x\r\n",
        "temuan_id;keputusan;catatan\na2;tolak;é\n".encode("cp1252"),
        "temuan_id\tkeputusan\na2\trefuted\n".encode("utf-16"),
    ):
        found = review(tmp_path, text)
        assert found.answers["d1", "a2"].keputusan == "ditolak"
        assert found.problems == ()


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("d1,,ditolak,,,", "temuan_id kosong"),
        ("d1,a1,mungkin,,,", "bukan diterima atau ditolak"),
        (",a1,ditolak,,,", "ada di 2 dokumen"),
        ("d1,zz,ditolak,,,", "tidak ada"),
        ("d1", "temuan_id kosong"),
    ],
)
def test_bad_review_rows_are_named_not_fatal(tmp_path: Path, row: str, says: str) -> None:
    header = "doc_id,temuan_id,keputusan,catatan,oleh,tanggal\n"
    found = review(tmp_path, f"{header}{row}\nd2,a1,diterima,,,\n")
    assert set(found.answers) == {("d2", "a1")}
    assert len(found.problems) == 1
    problem = Words("id").said(found.problems[0])
    assert says in problem
    assert "baris 2" in problem
    assert "line 2" in Words("en").said(found.problems[0])


def test_odd_dates_and_second_answers_are_named_and_the_last_holds(tmp_path: Path) -> None:
    found = review(
        tmp_path,
        "doc_id,temuan_id,keputusan,tanggal\nd1,a1,ditolak,kemarin\nd1,a1,diterima,2024-01-02\n",
    )
    assert found.answers["d1", "a1"].keputusan == "diterima"
    assert len(found.problems) == 2


@given(st.binary(max_size=200))
def test_no_file_of_reviews_stops_the_report(tmp_path_factory: Any, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "reviews-any.csv"
    path.write_bytes(data)
    load_reviews(path, FINDINGS)


# --- figures -------------------------------------------------------------------------------


def capaian(year: int, target: float | None, achieved: float | None) -> dict[str, Any]:
    return {"tabel_id": "t", "baris": 1, "indikator": "IKM", "satuan": None, "tahun": year,
            "target": target, "realisasi": achieved}  # fmt: skip


def test_years_that_had_not_ended_are_no_achievement() -> None:
    rows = [capaian(2021, 80, 88), capaian(2022, 100, 50), capaian(2023, 90, 0)]
    found = spread("X", rows, 2023)
    assert found is not None
    assert (found.low, found.middle, found.high) == pytest.approx((50, 80, 110))
    assert spread("X", rows[2:], 2023) is None
    assert spread("X", [capaian(2020, 0, 5)], None) is None


def test_a_year_that_print_only_counts_is_no_achievement() -> None:
    counted = [{**capaian(2021, 2, 3), "tahun": None}, {**capaian(2021, 4, 5), "tahun": None}]
    assert spread("X", counted, 2023) is None


def taken(year: int, table: str = "a/t1", doc_id: str = "a", **row: Any) -> dict[str, Any]:
    """A row of a panel whose values stand in a line of a table; what is not given is null."""
    measures = [name for name in ("target", "realisasi", "anggaran") if row.get(name) is not None]
    found: dict[str, Any] = dict.fromkeys(("target", "realisasi", "anggaran", "satuan"))
    for name in ("target", "realisasi", "anggaran"):
        stands = name in measures
        found |= {f"{name}_tabel_id": table if stands else None, f"{name}_baris": 3}
        found[f"{name}_doc_id"] = doc_id if stands else None
    return {**found, "tahun": year, **row}


def test_indicators_are_drawn_as_the_panel_has_them_in_the_order_of_print() -> None:
    rows = [
        taken(2022, "a/t2", indikator_kunci="ikm", indikator="IKM", target=1.0),
        taken(2021, "a/t2", indikator_kunci="ikm", indikator="IKM", target=2.0, realisasi=3.0),
        taken(2021, "a/t1", indikator_kunci="sakip", indikator="Nilai SAKIP", realisasi=60.0),
    ]
    first, second = indicators(rows)
    assert (first.name, first.years) == ("Nilai SAKIP", ((2021, None, 60.0),))
    assert (second.name, second.years) == ("IKM", ((2021, 2.0, 3.0), (2022, 1.0, None)))
    rows[0]["target_doc_id"] = "b"
    assert elsewhere(rows, ("target", "realisasi"), "a") == {"b"}


def line(key: str, year: int, amount: int | None, spent: int | None) -> dict[str, Any]:
    level = "total" if key.startswith("total") else "program"
    money = [None if value is None else Decimal(value) for value in (amount, spent)]
    named = {"anggaran_kunci": key, "jenjang": level, "uraian": key, "jenis_belanja": None}
    return taken(year, anggaran=money[0], realisasi=money[1]) | named


def test_the_budget_of_an_office_is_its_printed_total_and_no_sum() -> None:
    programmes = [line("7.01.01", 2021, 60, 30), line("7.01.02", 2021, 40, 10)]
    rows = [*programmes, line("7.01.01", 2022, 90, None), line("total:belanja pegawai", 2021, 9, 9)]
    found = budget(rows, 2023)
    assert found.years == ()
    assert [line.label for line in found.programmes] == ["7.01.01", "7.01.02"]
    assert found.programme_year == 2021
    rows += [line("total", 2022, 95, None), line("total", 2021, 100, 40)]
    assert budget(rows, 2023).years == (
        BudgetLine("2021", Decimal(100), Decimal(40)),
        BudgetLine("2022", Decimal(95), None),
    )


def test_last_complete_year_ends_before_the_regulation() -> None:
    lines = [BudgetLine(str(y), Decimal(10), Decimal(y - 2020)) for y in (2021, 2022, 2023)]
    last = last_complete(lines, 2023)
    assert last is not None
    assert last.label == "2022"
    assert last_complete(lines, 2021) is None


# --- pictures ------------------------------------------------------------------------------


def darkest(image: Image.Image) -> float:
    return image.convert("L").getextrema()[0]  # type: ignore[return-value]


def test_picture_shows_what_stands_in_the_box(tmp_path: Path) -> None:
    samples.make_pdf(tmp_path / "a.pdf")
    x0, y0, x1, y1 = samples.box(2, 4)
    with Drawer() as drawer:
        band = Band(2, y0 - 20, y1 + 20, ("MEKARSARI", "tidak tercetak"))
        picture = drawer.draw(tmp_path / "a.pdf", "d", [band], tmp_path)[2]
    image = Image.open(tmp_path / picture.file).convert("L")
    scale = image.width / picture.width
    inside = (x0 + 2, y0 + 2 - picture.top, x1 - 2, y1 - 2 - picture.top)
    assert darkest(image.crop(tuple(round(v * scale) for v in inside))) < 100
    beside = (x1 + 10, inside[1], x1 + 60, inside[3])
    assert darkest(image.crop(tuple(round(v * scale) for v in beside))) > 250
    fx0, fy0, _, _ = picture.found["MEKARSARI"][0]
    bx0, by0, bx1, by1 = samples.box(2, 1)
    assert bx0 < fx0 < bx1
    assert by0 < fy0 < by1
    assert picture.found["tidak tercetak"] == []


@pytest.mark.parametrize(("turn", "frame"), [(0, (10, 20, 30, 40)), (-90, (20, -40, 40, 30)),
                                             (90, (-60, 10, 40, 30))])  # fmt: skip
def test_sideways_text_is_turned_into_its_frame(turn: int, frame: tuple[int, ...]) -> None:
    picture = pages.Picture(1, "x.webp", 600, 0, 800, {})
    assert View("potongan", picture, 10, 20, 30, 40, turn=turn).frame == frame


def test_columns_that_run_down_the_page_are_sideways() -> None:
    def cells(step: tuple[int, int]) -> list[dict[str, Any]]:
        return [
            {"halaman": 1, "baris": 0, "kolom": c, "x0": 100 + c * step[0], "y0": 300 + c * step[1],
             "x1": 110 + c * step[0], "y1": 310 + c * step[1]}
            for c in range(4)
        ]  # fmt: skip

    assert [_turn(cells(step), 1) for step in ((50, 0), (0, 50), (0, -50))] == [0, -90, 90]


def test_pages_that_cannot_be_drawn_are_left_out(tmp_path: Path) -> None:
    samples.make_pdf(tmp_path / "a.pdf")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 broken")
    with Drawer() as drawer:
        assert drawer.draw(tmp_path / "b.pdf", "b", [Band(1)], tmp_path) == {}
        assert set(drawer.draw(tmp_path / "a.pdf", "a", [Band(1), Band(9)], tmp_path)) == {1}


def test_renderer_that_hangs_or_dies_costs_its_pictures_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples.make_pdf(tmp_path / "a.pdf")
    monkeypatch.setattr(pages, "SECONDS", 0.5)
    with Drawer() as drawer:
        monkeypatch.setattr(pages, "COMMAND", (sys.executable, "-c", "import time; time.sleep(30)"))
        assert drawer.draw(tmp_path / "a.pdf", "a", [Band(1)], tmp_path) == {}
        monkeypatch.setattr(pages, "COMMAND", (sys.executable, "-c", "raise SystemExit(1)"))
        assert drawer.draw(tmp_path / "a.pdf", "a", [Band(1)], tmp_path) == {}
        monkeypatch.undo()
        assert set(drawer.draw(tmp_path / "a.pdf", "a", [Band(1)], tmp_path)) == {1}
