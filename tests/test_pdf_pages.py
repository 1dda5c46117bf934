"""Pages read by several processes give the document that one process gives."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from extract import pdf
from extract.document import Document
from extract.read import read
from samples.build import build as invent
from samples.model import Options
from samples.pdf import draw_style, render

pytestmark = pytest.mark.slow


def test_the_processes_do_not_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "satu.pdf"
    path.write_bytes(render(invent(5, Options(small=True)), draw_style(5, "ruled")))
    alone: Document = read(path)
    assert len(alone.pages) > 4
    monkeypatch.setattr(pdf, "LONG", 2)
    monkeypatch.setattr(pdf, "AT_ONCE", 3)
    with ProcessPoolExecutor(2, get_context("spawn")) as pages:
        assert read(path, pages=pages) == alone
