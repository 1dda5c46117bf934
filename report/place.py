"""The place of one finding as a piece of a page, pictures and all, for a page that is served."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from report.evidence import collect
from report.i18n import Words
from report.pages import Drawer

ZOOM = 1.45
"""Screen pixels per point of a page."""
Row = dict[str, Any]


def place_html(
    rows: dict[str, list[Row]], finding: Row, source: Path | None, drawer: Drawer, words: Words
) -> str:
    """Where a finding stands, with its cells outlined; all that documents say is escaped.

    ``rows`` are the document's ``dokumen``, ``tabel``, ``sel`` and ``landasan_hukum``. Nothing is
    written.
    """
    evidence = collect({**rows, "temuan": [finding]}, source, None, drawer)
    macros: Any = _environment().get_template("tempat.html").module
    return str(macros.place(words, evidence[finding["temuan_id"]], "", ZOOM))


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
