"""What a build says on a terminal and to a file: how far, how fast, how long still, what failed."""

from __future__ import annotations

import io
import json

import pytest
from rich.console import Console

from perbup import screen
from perbup.events import Event
from perbup.screen import JsonLines, PlainLines, ProgressBar

EVENTS = [
    Event("found", total=5, todo=4),
    Event("document", name="a.pdf", pages=30),
    Event("document", name="b.pdf", reason="rusak", message="b.pdf: berkas rusak"),
    Event("document", name="c.pdf", pages=12),
]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that moves on by two seconds whenever it is asked."""
    now = iter(range(0, 10_000, 2))
    monkeypatch.setattr("perbup.screen.time.monotonic", lambda: float(next(now)))


@pytest.mark.usefixtures("clock")
def test_plain_lines_say_how_far_how_fast_and_what_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "EVERY_SECONDS", 1)
    out = io.StringIO()
    tell = PlainLines(Console(file=out, width=200))
    for event in EVENTS:
        tell(event)
    lines = out.getvalue().splitlines()
    assert lines[0] == "5 documents, 4 to process"
    assert "b.pdf: rusak: b.pdf: berkas rusak" in lines
    assert lines[1].startswith("1 of 4 documents processed, ")
    assert "pages/s" in lines[1]
    assert "left" in lines[1]
    assert lines[-1].startswith("3 of 4 documents processed, ")
    assert lines[-1].endswith(", 1 failed")


@pytest.mark.usefixtures("clock")
def test_pages_of_a_scan_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Event("page", name="folder/" + "x" * 60 + ".pdf", pages=3, total=40)
    monkeypatch.setattr(screen, "EVERY_SECONDS", 1)
    out = io.StringIO()
    PlainLines(Console(file=out, width=200))(page)
    assert out.getvalue() == "…" + "x" * 35 + ".pdf: page 3 of 40\n"
    out = io.StringIO()
    PlainLines(Console(file=out, width=200), quiet=True)(page)
    assert out.getvalue() == ""
    bar = ProgressBar(Console(file=out, width=200, force_terminal=True))
    for event in (EVENTS[0], page):
        bar(event)
    bar.stop()
    assert "page 3 of 40" in out.getvalue()


def test_quiet_lines_say_failures_alone() -> None:
    out = io.StringIO()
    tell = PlainLines(Console(file=out, width=200), quiet=True)
    for event in EVENTS:
        tell(event)
    assert out.getvalue().splitlines() == ["b.pdf: rusak: b.pdf: berkas rusak"]


def test_the_bar_shows_the_same_on_a_terminal() -> None:
    out = io.StringIO()
    tell = ProgressBar(Console(file=out, width=200, force_terminal=True))
    for event in EVENTS:
        tell(event)
    tell(Event("published"))
    said = out.getvalue()
    assert "3/4" in said
    assert "pages/s" in said
    assert "1 failed" in said


def test_json_lines_hold_document_stages_and_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    tell = JsonLines()
    tell(Event("document", name="a.pdf", pages=3, seconds=1.5, stages={"baca": 1.2}))
    line = json.loads(capsys.readouterr().err)
    assert line.pop("time")
    assert line == {
        "event": "document",
        "name": "a.pdf",
        "pages": 3,
        "seconds": 1.5,
        "stages": {"baca": 1.2},
    }
