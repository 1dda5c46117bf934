"""Published datasets and findings in, a report for people out.

Takes: an output folder (datasets, findings) and, where present, the source files for the crops.
Gives: ``output/report/`` — HTML, CSV, JSON, Markdown.
May import: ``schemas``, ``quality``, ``normalize``, ``processes``; never ``parsers``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schemas.message import Lang


def build_report(
    output: Path,
    raw: Path | None = None,
    *,
    lang: Lang = "id",
    reviews: Path | None = None,
    jobs: int = 1,
) -> Path:
    """Write ``output/report/`` from ``output/dataset/`` and return its ``index.html``.

    ``raw`` is the folder (or the one document) that was read: pictures of the pages and lines of
    the texts come from there, and ``reviews.csv`` unless ``reviews`` names another file. Without
    it the report is whole but for those. The new report replaces the old one only when it is
    complete. ``jobs`` is how many processes write pages. Raises
    :class:`schemas.errors.UsageError` where ``output`` holds no dataset.
    """
    # Imported here so that the small processes that draw pages start without the templates.
    from report.build import build

    return build(output, raw, lang=lang, reviews=reviews, jobs=jobs)
