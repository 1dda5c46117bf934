"""A difference of two builds or documents as a page for people: one file, no script needed."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from report.i18n import Words
from report.shell import environment, page_of
from schemas.message import Lang


def difference_html(values: dict[str, Any], lang: Lang) -> str:
    """The page of what ``perbup diff --json`` says."""
    words = Words(lang)
    parts = ("rows", "values", "findings")
    documents = sorted({change["doc_id"] for part in parts for change in values[part]})
    of = {
        part: {
            doc_id: list(members)
            for doc_id, members in groupby(
                sorted(values[part], key=lambda change: change["doc_id"]),
                key=lambda change: change["doc_id"],
            )
        }
        for part in parts
    }
    template = environment(words).get_template("beda.html")
    page = page_of({"lang": lang, "words": {}})
    return template.render(d=values, documents=documents, of=of, page=page)
