"""Pages per indicator and programme: everyone, every year, gaps seen as gaps."""

from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from report import build_report, panels
from report.i18n import TEXTS
from report.panels import _drawing
from tests.published_samples import Row, dokumen, publish, tabel

EVIL = '<script>alert("x")</script>'


def indicator(name: str, tahun: int, **more: Any) -> Row:
    row: Row = {
        "perangkat_id": name,
        "kecamatan": name,
        "perangkat_daerah": f"Kecamatan {name}",
        "kabupaten": "Pasuruan",
        "indikator_kunci": "ikm",
        "indikator_id": "ikm",
        "indikator": "IKM",
        "tahun": tahun,
        "satuan": "Nilai",
        "target": 80.0,
        "target_mutu": "tunggal",
        "target_doc_id": "a",
        "target_tabel_id": "a/t01",
        "mutu": "tunggal",
        "dikoreksi": False,
    }
    return row | more


def budget(name: str, tahun: int, **more: Any) -> Row:
    row: Row = {
        "perangkat_id": name,
        "kecamatan": name,
        "perangkat_daerah": f"Kecamatan {name}",
        "kabupaten": "Pasuruan",
        "anggaran_kunci": "7.01.02",
        "kode": "7.01.02",
        "jenjang": "program",
        "tahun": tahun,
        "pagu": Decimal(1_500_000),
        "pagu_mutu": "tunggal",
        "mutu": "tunggal",
        "dikoreksi": False,
    }
    return row | more


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = publish(
        tmp_path_factory.mktemp("panels"),
        dokumen=[
            dokumen(d, perangkat_daerah=f"Kecamatan {k}", kecamatan=k, kabupaten="Pasuruan")
            for d, k in (("a", "Gempol"), ("b", "Grati"), ("c", "Diam"))
        ],
        tabel=[tabel("a/t01")],
        panel_indikator=[
            indicator(
                *("Gempol", 2021),
                realisasi=81.25,
                realisasi_mutu="bertentangan",
                realisasi_beda=["a/t02#1,2=79"],
                mutu="bertentangan",
            ),
            indicator("Gempol", 2023, target_mutu="diragukan"),
            indicator("Grati", 2022),
            indicator("Grati", 2022, indikator_kunci="nama:x", indikator_id=None, indikator=EVIL),
        ],
        panel_anggaran=[
            budget("Gempol", 2022),
            budget("Gempol", 2022, anggaran_kunci="total", kode=None, jenjang="total"),
            budget("Gempol", 2022, anggaran_kunci="7.01.02.2.01", jenjang="kegiatan"),
        ],
    )
    build_report(output, lang="id")
    return output / "report"


class Table(HTMLParser):
    """The rows of the table of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.feed(text[text.index("<table") : text.index("</table>")])

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
        elif tag == "br":
            self.rows[-1][-1] += "|"

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip()


def test_an_indicator_of_everyone_in_every_year(made: Path) -> None:
    text = (made / "panel" / "indikator-ikm.html").read_text("utf-8")
    rows = Table(text).rows
    assert rows[0] == ["Perangkat daerah", "Grafik", "2021", "2022", "2023"]
    assert rows[1] == [
        *("Kecamatan GempolPasuruan · Nilai", "", "80|81,25 ≠", "tak ada"),
        "80?|tak ada",
    ]
    assert rows[2][2:] == ["tak ada", "80|tak ada", "tak ada"]
    assert "3 sel tanpa satu pun pernyataan" in text
    assert "1 perangkat daerah tanpa pernyataan tentang ini" in text
    assert "Kecamatan Diam (Pasuruan)" in text


def test_a_programme_and_the_total_but_no_kegiatan(made: Path) -> None:
    names = sorted(path.name for path in (made / "panel").glob("program-*"))
    assert names == ["program-7.01.02.html", "program-total.html"]
    text = (made / "panel" / "program-7.01.02.html").read_text("utf-8")
    assert "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK" in text
    assert Table(text).rows[1][2] == "1,5|tak ada"


def test_every_link_leads_somewhere(made: Path) -> None:
    for page in (made / "panel").glob("*.html"):
        for link in re.findall(r'href="([^"#]+)', page.read_text("utf-8")):
            assert (page.parent / unquote(link)).is_file(), (page.name, link)
    index = (made / "index.html").read_text("utf-8")
    assert 'href="panel/index.html"' in index
    assert 'id="tabel-t01"' in (made / "dokumen" / "a.html").read_text("utf-8")
    assert '#tabel-t01">80</a>' in (made / "panel" / "indikator-ikm.html").read_text("utf-8")


def test_nothing_printed_becomes_a_part_of_a_page(made: Path) -> None:
    pages = [path.read_text("utf-8") for path in (made / "panel").glob("*.html")]
    assert any("&lt;script&gt;alert" in text for text in pages)
    assert not any(EVIL in text for text in pages)
    assert not any(" style=" in text for text in pages)  # the policy allows none


def test_the_list_says_what_it_leaves_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panels, "MOST_PAGES", 1)
    output = publish(
        tmp_path,
        dokumen=[dokumen("a", kecamatan="Gempol", kabupaten="Pasuruan")],
        panel_indikator=[
            indicator("Gempol", 2021),
            indicator("Grati", 2021),
            indicator("Grati", 2022, indikator_kunci="nama:x", indikator_id=None),
        ],
    )
    build_report(output, lang="en")
    folder = output / "report" / "panel"
    # The one of more offices stays.
    assert {path.name for path in folder.iterdir()} == {"index.html", "indikator-ikm.html"}
    assert "1 more, of fewer offices" in (folder / "index.html").read_text("utf-8")


def test_a_gap_parts_the_line_of_a_drawing() -> None:
    drawn = _drawing([1.0, 2.0, None, None, None], [1.0, 2.0, None, 3.0, None])
    assert (len(drawn.marks), len(drawn.points), len(drawn.lines)) == (2, 3, 1)
    assert drawn.points[-1][1] < drawn.points[0][1]  # more is higher
    assert _drawing([None], [None]).points == ()


def test_every_word_is_there_in_both_languages() -> None:
    assert all(all(texts) for key, texts in TEXTS.items() if key.startswith("panel_"))


def test_the_charts_of_the_overview_are_of_the_panels(tmp_path: Path) -> None:
    def both(name: str, tahun: int, target: float, realisasi: float, doc_id: str = "a") -> Row:
        more = {"realisasi": realisasi, "realisasi_mutu": "tunggal", "realisasi_doc_id": doc_id}
        return indicator(name, tahun, target=target, **more)

    def total(tahun: int, anggaran: int, realisasi: int | None) -> Row:
        return budget(
            *("Gempol", tahun),
            anggaran_kunci="total",
            jenjang="total",
            anggaran=Decimal(anggaran),
            realisasi=None if realisasi is None else Decimal(realisasi),
            realisasi_doc_id="a",
        )

    output = publish(
        tmp_path,
        dokumen=[dokumen("a", tahun=2023), dokumen("lkjip")],
        panel_indikator=[
            both("Gempol", 2021, 80.0, 40.0),
            both("Gempol", 2022, 80.0, 80.0),
            both("Gempol", 2023, 80.0, 0.0),  # the year of the regulation had not ended
            both("Grati", 2023, 80.0, 60.0, "lkjip"),  # a report on that year has
        ],
        panel_anggaran=[total(2021, 10, 9), total(2022, 20, 15), total(2023, 30, 1)],
    )
    spreads, budgets = panels.across_offices(output / "dataset")
    assert {s.label: (s.low, s.middle, s.high) for s in spreads} == {
        "Gempol": (50.0, 75.0, 100.0),
        "Grati": (75.0, 75.0, 75.0),
    }
    (last,) = budgets
    assert (last.label, last.budget, last.spent) == ("Gempol 2022", Decimal(20), Decimal(15))


def test_a_documents_charts_draw_what_the_panels_took_from_it(tmp_path: Path) -> None:
    def took(name: str, tahun: int, target: str, realisasi: str, **more: Any) -> Row:
        places = {"target": target, "realisasi": realisasi}
        return indicator(name, tahun, target=80.0, realisasi=70.0, **more) | {
            f"{measure}_{end}": value
            for measure, doc_id in places.items()
            for end, value in (("doc_id", doc_id), ("tabel_id", f"{doc_id}/t01"), ("baris", 3))
        }

    output = publish(
        tmp_path,
        dokumen=[dokumen("lama"), dokumen("lkjip"), dokumen("renstra")],
        panel_indikator=[
            took("Gempol", 2021, "renstra", "renstra"),
            took("Gempol", 2022, "renstra", "lkjip"),
            took("Gempol", 2023, "lkjip", "lkjip"),
        ],
    )
    taken = panels.Taken(output / "dataset")
    years = {
        name: taken.of(name)["panel_indikator"]["tahun"].to_pylist()
        for name in ("renstra", "lkjip", "lama")
    }
    assert years == {"renstra": [2021, 2022], "lkjip": [2022, 2023], "lama": []}
    build_report(output)
    page = (output / "report" / "dokumen" / "renstra.html").read_text("utf-8")
    assert '<a href="lkjip.html">lkjip</a>' in page
    old = (output / "report" / "dokumen" / "lama.html").read_text("utf-8")
    assert "Tidak ada angka yang dapat digambar" in old
