"""The report as a reader uses it: a real browser opens it from disk."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import report_samples as samples

from report import build_report
from report.build import SHOWN, known_rules
from report.document import summarise
from report.i18n import Words
from report.overview import write_overview
from report.panels import Taken
from report.reviews import Reviews
from report.shell import Making
from schemas.published import Published

pytestmark = pytest.mark.slow

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Debian's chromium, headless; skips where it is not installed."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("chromium and chromium-driver are not installed")
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in (*ARGUMENTS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    window = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    window.set_page_load_timeout(30)
    yield window
    window.quit()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output, raw = samples.make_output(tmp_path_factory.mktemp("browser"), documents=4)
    (raw / "reviews.csv").write_text(
        "doc_id,temuan_id,keputusan,catatan,oleh,tanggal\n"
        "perbup-contoh-7-2024,nomor-loncat-2024-3,ditolak,benar begitu,Ani,2024-05-01\n",
        "utf-8",
    )
    return build_report(output, raw).parent


def opened(browser: Any, path: Path, fragment: str = "") -> None:
    browser.get("about:blank")
    browser.get(path.as_uri() + (f"#{fragment}" if fragment else ""))
    if path.name == "index.html":
        wait(browser, "return Boolean(window.perbupTemuan)")


def wait(browser: Any, script: str, seconds: float = 20) -> Any:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := browser.execute_script(script):
            return found
        time.sleep(0.05)
    raise AssertionError(f"never true: {script}")


def choose(browser: Any, name: str, value: str) -> None:
    browser.execute_script(
        "const field = document.querySelector(`#saring [name=${arguments[0]}]`);"
        "field.value = arguments[1];"
        "field.dispatchEvent(new Event('input', {bubbles: true}));",
        name,
        value,
    )


def visible(browser: Any, selector: str) -> list[str]:
    return list(
        browser.execute_script(
            "return [...document.querySelectorAll(arguments[0])]"
            ".filter((e) => e.checkVisibility()).map((e) => e.textContent)",
            selector,
        )
    )


def result_is(browser: Any, text: str) -> None:
    wait(browser, f"return document.getElementById('hasil').textContent === {text!r}")


def quiet(browser: Any) -> None:
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_overview_filters_by_rule_level_dataset_and_kecamatan(browser: Any, report: Path) -> None:
    opened(browser, report / "index.html")
    result_is(browser, "17 temuan dalam 5 dokumen")
    assert len(visible(browser, "#tabel-dokumen tbody tr")) == 5
    choose(browser, "kecamatan", "Tirtomoyo")
    result_is(browser, "4 temuan dalam 1 dokumen")
    choose(browser, "tingkat", "error")
    result_is(browser, "2 temuan dalam 1 dokumen")
    choose(browser, "kecamatan", "")
    result_is(browser, "9 temuan dalam 5 dokumen")
    choose(browser, "aturan", "dokumen-gagal")
    result_is(browser, "1 temuan dalam 1 dokumen")
    assert visible(browser, "#tabel-dokumen tbody th a") == ["dok-0123456789ab"]
    choose(browser, "dataset", "pasal")
    result_is(browser, "0 temuan dalam 0 dokumen")
    browser.find_element("css selector", "#saring [type=reset]").click()
    result_is(browser, "17 temuan dalam 5 dokumen")
    quiet(browser)


def test_search_and_the_filtered_view_can_be_sent(browser: Any, report: Path) -> None:
    opened(browser, report / "index.html")
    field = browser.find_element("name", "cari")
    field.send_keys("mekarsari 1.919")
    result_is(browser, "4 temuan dalam 4 dokumen")
    address = browser.current_url
    browser.get("about:blank")
    browser.get(address)
    result_is(browser, "4 temuan dalam 4 dokumen")
    assert browser.find_element("name", "cari").get_attribute("value") == "mekarsari 1.919"


def test_refuted_finding_is_listed_but_not_counted(browser: Any, report: Path) -> None:
    opened(browser, report / "index.html")
    choose(browser, "aturan", "nomor-loncat")
    result_is(browser, "4 temuan dalam 4 dokumen")
    assert visible(browser, "#tabel-aturan [data-aturan=nomor-loncat] [data-n=info]") == ["3"]
    assert len(visible(browser, "#temuan .refuted")) == 1


def test_a_finding_is_opened_and_shows_its_piece_of_the_page(browser: Any, report: Path) -> None:
    opened(browser, report / "index.html")
    choose(browser, "kecamatan", "Rawabening")
    choose(browser, "cari", "MEKARSARI")
    result_is(browser, "1 temuan dalam 1 dokumen")
    browser.find_element("css selector", "#temuan a").click()
    wait(browser, "return location.hash === '#jumlah-tidak-cocok-2024-0'")
    finding = browser.find_element("id", "jumlah-tidak-cocok-2024-0")
    assert finding.get_attribute("open") is not None
    wait(browser, "return document.activeElement.parentElement.id === location.hash.slice(1)")
    # The picture is really there: the browser has decoded it.
    wait(
        browser,
        "const i = new Image(); i.src = document.querySelector('.crop image').href.baseVal;"
        "window.seen = window.seen || i; return window.seen.naturalWidth > 0",
    )
    picture = finding.find_element("css selector", ".crop svg")
    assert picture.size["width"] > 300
    assert len(finding.find_elements("css selector", ".outline")) == 3
    assert "3 tempat digarisi" in picture.get_attribute("aria-label")
    quiet(browser)


def test_permanent_link_opens_a_closed_finding(browser: Any, report: Path) -> None:
    path = report / "dokumen" / "perbup-contoh-7-2024.html"
    opened(browser, path, "sisa-templat-2024-2")
    wait(browser, "return document.getElementById('sisa-templat-2024-2').open")
    choose(browser, "tingkat", "error")
    result_is(browser, "2 dari 4 temuan")
    browser.execute_script("location.hash = '#nomor-loncat-2024-3'")
    result_is(browser, "4 dari 4 temuan")
    wait(browser, "return document.getElementById('nomor-loncat-2024-3').open")


def test_document_page_filters_and_searches(browser: Any, report: Path) -> None:
    opened(browser, report / "dokumen" / "perbup-contoh-8-2024.html")
    result_is(browser, "4 dari 4 temuan")
    choose(browser, "cari", "bkpsdm")
    result_is(browser, "1 dari 4 temuan")
    assert len(visible(browser, ".group")) == 1
    quiet(browser)


def test_script_in_a_title_is_harmless(browser: Any, report: Path) -> None:
    for path in (report / "index.html", report / "dokumen" / "perbup-contoh-9-2024.html"):
        opened(browser, path)
        assert browser.execute_script("return window.hacked") is None
        assert samples.SCRIPT in browser.find_element("tag name", "body").text
        quiet(browser)


def test_on_a_telephone_no_column_of_documents_is_squeezed(browser: Any, report: Path) -> None:
    size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        opened(browser, report / "index.html")
        widths = browser.execute_script(
            "return ['.name', '.title'].map((name) => document.querySelector("
            "`#tabel-dokumen tbody ${name}`).getBoundingClientRect().width)"
        )
        assert min(widths) > 110
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 390
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_keyboard_reaches_search_and_main(browser: Any, report: Path) -> None:
    opened(browser, report / "index.html")
    body = browser.find_element("tag name", "body")
    body.send_keys("\ue004")  # Tab
    assert browser.switch_to.active_element.get_attribute("href").endswith("#isi")
    body.send_keys("/")
    assert browser.switch_to.active_element.get_attribute("name") == "cari"
    for selector in ("header", "nav[aria-label]", "main", "footer", "[role=search][aria-label]"):
        assert browser.find_elements("css selector", selector)
    unnamed = browser.execute_script(
        "return [...document.querySelectorAll('input, select, button, [role=region], [role=img]')]"
        ".filter((e) => !(e.labels?.length || e.getAttribute('aria-label') || e.textContent.trim()"
        " || e.getAttribute('aria-labelledby')) && !e.hidden).map((e) => e.outerHTML)"
    )
    assert unnamed == []
    assert browser.find_element("id", "hasil").get_attribute("aria-live") == "polite"


def luminance(browser: Any, selector: str, what: str) -> float:
    colour = browser.execute_script(
        "const e = document.querySelector(arguments[0]);"
        "return getComputedStyle(e)[arguments[1]].match(/\\d+(\\.\\d+)?/g).slice(0, 3).map(Number)",
        selector,
        what,
    )
    linear = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_have_contrast(browser: Any, report: Path, scheme: str) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": scheme}]},
    )
    opened(browser, report / "index.html")
    paper = luminance(browser, "body", "backgroundColor")
    assert (paper > 0.5) == (scheme == "light")
    for selector in (
        "body",
        ".note",
        "main a",
        ".n.error",
        ".n.warning",
        ".n.info",
        ".state.sebagian",
        ".state.tidak-ada",
        ".state.ditemukan",
        "thead th",
    ):
        if browser.find_elements("css selector", selector):
            ink = luminance(browser, selector, "color")
            contrast = (max(ink, paper) + 0.05) / (min(ink, paper) + 0.05)
            assert contrast >= 4.5, selector
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_the_overview_of_five_hundred_documents_is_light(
    browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The overview of 500 documents with 100 findings each; their own pages are not needed.

    How long it takes to open is the machine's; how much there is to open is the page's.
    """
    output, raw = samples.make_output(tmp_path, documents=1, findings=100)
    words = Words("id")
    published = Published(output / "dataset")
    making = Making(words, known_rules(published), Reviews({}), raw)
    doc_id = "perbup-contoh-7-2024"
    tables = dict(published.documents(SHOWN))[doc_id]
    drawn = Taken(published.folder).of(doc_id)
    rows = {name: table.to_pylist() for name, table in {**tables, **drawn}.items()}
    one = summarise(making, doc_id, rows)
    spread = one.spread
    assert spread is not None
    many = [
        replace(
            one,
            doc_id=f"perbup-contoh-{n}-2024",
            name=f"Kecamatan {n}",
            kecamatan=f"Kecamatan {n}",
            page=f"perbup-contoh-{n}-2024.html",
        )
        for n in range(500)
    ]
    spreads = [replace(spread, label=f"Kecamatan {n}", middle=50 + n / 10) for n in range(500)]
    monkeypatch.setattr("report.overview.across_offices", lambda _: (spreads, []))
    write_overview(making, tmp_path, many, published.folder)
    index = tmp_path / "index.html"
    assert index.stat().st_size < 5_000_000
    browser.get(index.as_uri())
    result_is(browser, "50.000 temuan dalam 500 dokumen")
    assert browser.execute_script("return document.getElementsByTagName('*').length") < 25_000
    choose(browser, "kecamatan", "Kecamatan 77")
    result_is(browser, "100 temuan dalam 1 dokumen")
