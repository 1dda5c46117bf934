"""The review as a person uses it: a real browser, the keyboard, and a hostile page beside it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from test_report_browser import browser, quiet, wait
from test_review import TEXT

from perbup.building import build
from perbup.review.opening import open_desk
from perbup.review.server import Server

pytestmark = pytest.mark.slow
__all__ = ["browser"]


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[tuple[Any, Server, Path]]:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.md").write_text(TEXT, encoding="utf-8")
    build(tmp_path / "raw", tmp_path / "out", executor="serial")
    desk = open_desk(tmp_path / "out", None, "Ani", "id")
    server = Server(desk)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    browser.get_log("browser")
    browser.get(server.address)
    wait(browser, "return !document.getElementById('item').hidden")
    yield browser, server, tmp_path
    browser.get("about:blank")
    server.shutdown()
    server.server_close()
    thread.join()
    desk.close()


def press(window: Any, key: str) -> None:
    window.switch_to.active_element.send_keys(key)


def said(window: Any, text: str) -> None:
    wait(window, f"return document.getElementById('said').textContent.includes({text!r})")


def go_to(window: Any, text: str) -> None:
    """Answer later, by the keyboard, until the item with that text is there."""
    for _ in range(20):
        before = window.find_element("id", "message").text
        if text in before:
            return
        press(window, "n")
        wait(window, f"return document.getElementById('message').textContent !== {before!r}")
    raise AssertionError(f"never came: {text}")


def test_from_a_wrong_value_to_the_mended_dataset(opened: tuple[Any, Server, Path]) -> None:
    window, _, folder = opened
    go_to(window, "tidak terbaca sebagai bilangan")
    press(window, "s")
    field = window.switch_to.active_element
    assert (field.get_attribute("id"), field.get_attribute("value")) == ("value", "1.9O0.000")
    field.send_keys("1.900.000\n")
    said(window, "1.9O0.000” → “1.900.000")
    press(window, "u")
    said(window, "Diurungkan")
    assert not (folder / "raw" / "koreksi.csv").exists()
    press(window, "s")
    window.switch_to.active_element.send_keys("1.900.000\n")
    said(window, "Tersimpan")
    build(folder / "raw", folder / "out", executor="serial")
    rows = pq.read_table(folder / "out" / "dataset" / "anggaran.parquet").to_pylist()
    assert [row["realisasi"] for row in rows if row["dikoreksi"]] == [1_900_000]
    window.refresh()
    wait(window, "return !document.getElementById('item').hidden")
    assert "tidak terbaca sebagai" not in window.find_element("id", "queue").text
    # Nothing but the two files and what the build makes.
    assert {p.name for p in (folder / "raw").iterdir()} == {"a.md", "koreksi.csv"}
    quiet(window)


def test_accept_refute_and_a_head(opened: tuple[Any, Server, Path]) -> None:
    window, _, folder = opened
    go_to(window, "Kepala dokumen")
    press(window, "s")
    window.find_element("css selector", "#fields [name=nomor]").send_keys("7\n")
    said(window, "→ “7”")
    left = len(window.find_elements("css selector", "#queue button:not(.done)"))
    press(window, "t")
    said(window, "ditolak")
    press(window, "b")
    said(window, "diterima")
    now = len(window.find_elements("css selector", "#queue button:not(.done)"))
    assert left - now == 2
    assert (folder / "raw" / "reviews.csv").read_text().count("\n") == 3
    assert ",kepala," in (folder / "raw" / "koreksi.csv").read_text()
    quiet(window)


def test_markup_is_text_and_the_page_fits_a_telephone(opened: tuple[Any, Server, Path]) -> None:
    window, _, _ = opened
    go_to(window, "tidak terbaca sebagai bilangan")
    assert window.execute_script("return window.hacked") is None
    assert "<script>window.hacked" in window.find_element("id", "grid").text
    metrics = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": False}
    window.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    wide = window.execute_script("return document.documentElement.scrollWidth")
    window.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert wide <= 390
    unnamed = window.execute_script(
        "return [...document.querySelectorAll('input, select, button')].filter((e) =>"
        " !(e.labels?.length || e.getAttribute('aria-label') || e.textContent.trim())"
        " && e.checkVisibility()).map((e) => e.outerHTML)"
    )
    assert unnamed == []
    quiet(window)


HOSTILE = """<!doctype html><meta charset="utf-8"><title>evil</title><script>
const tries = [];
const base = "{base}";
const say = (type) => ({{"Content-Type": type}});
const body = JSON.stringify({{doc: "{doc}", id: "{item}", answer: "benar"}});
for (const type of ["application/json", "text/plain"])
  for (const mode of ["cors", "no-cors"])
    tries.push(fetch(base + "answer", {{method: "POST", mode, body, headers: say(type)}}));
tries.push(fetch(base + "documents").then((r) => r.text()).then((t) => {{ window.stolen = t; }}));
const form = document.createElement("form");
form.method = "post"; form.enctype = "text/plain"; form.action = base + "answer";
const frame = document.createElement("iframe");
frame.name = form.target = "f"; frame.src = base;
document.documentElement.append(form, frame);
form.submit();
Promise.allSettled(tries).then(() => setTimeout(() => {{ window.done = true; }}, 500));
</script>"""


def test_a_hostile_page_that_even_knows_the_token_cannot_write(
    opened: tuple[Any, Server, Path],
) -> None:
    window, server, folder = opened
    doc = server.desk.documents()[0]["id"]
    item = server.desk.items(doc)[0]["id"]
    page = HOSTILE.format(base=server.address, doc=doc, item=item).encode()

    class Evil(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, format: str, *args: object) -> None:
            pass

    evil = ThreadingHTTPServer(("127.0.0.1", 0), Evil)
    threading.Thread(target=evil.serve_forever, daemon=True).start()
    try:
        window.get(f"http://localhost:{evil.server_port}/")
        wait(window, "return window.done")
        time.sleep(0.2)
        assert window.execute_script("return window.stolen") is None
    finally:
        evil.shutdown()
        evil.server_close()
    assert {p.name for p in (folder / "raw").iterdir()} == {"a.md"}
    window.get_log("browser")
