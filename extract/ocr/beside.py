"""Pictures of text beside printed text: a scanned table that was pasted into a page.

The printed text stays as it is. What is recognised in a picture joins it where it shows a table, or
text with words of a language; labels of a chart do neither. No line is read twice: what is printed
on the picture, or shows through under it, is not taken from the picture too.
"""

from __future__ import annotations

from dataclasses import replace

from pypdfium2 import PdfDocument

from extract.ocr.page import Illegible, read_scan
from extract.ocr.settings import Ocr
from extract.printed import Area, PageContent, Rule, Word, Words, is_inside
from extract.ruled import find_grids
from extract.written import written_share

LEAST_WRITTEN = 0.7
"""A picture without a table is read where so many of its words are such as people write."""
LEAST_FILLED = 6
"""Words of a table in a picture; a grid with fewer is a chart or a form that nobody filled in."""


def with_pictures(document: PdfDocument, content: PageContent, ocr: Ocr) -> tuple[PageContent, int]:
    """The page with what is recognised in its pictures of text, and how many of them could not be
    read."""
    words, rules, kept = list(content.words), list(content.rules), list(content.kept)
    unread = 0
    for area in content.pictures:
        found, keys = _read(document, content, area, ocr)
        kept += keys
        if found is None:
            unread += 1
            continue
        words = [word for word in words if word.visible or not is_inside(word, area)]
        printed = [word for word in words if is_inside(word, area)]
        words += [word for word in found.words if not _is_printed(word, printed)]
        rules += found.rules
    joined = replace(content, words=tuple(words), rules=tuple(rules), pictures=(), kept=tuple(kept))
    return joined, unread


def _read(
    document: PdfDocument, content: PageContent, area: Area, ocr: Ocr
) -> tuple[PageContent | None, tuple[str, ...]]:
    """What is recognised in an area, in its place on the page; ``None`` where that is no text.
    Beside it the keys under which that is kept."""
    x0, y0 = max(area.x0, 0.0), max(area.y0, 0.0)
    x1, y1 = min(area.x1, content.width), min(area.y1, content.height)
    alone = PageContent(content.number, x1 - x0, y1 - y0, 0, (), (), ())
    try:
        found = read_scan(document, alone, ocr, Area(x0, y0, x1, y1))
    except Illegible as illegible:
        return None, illegible.kept
    if not _is_text(found):
        return None, found.kept
    placed = replace(
        found,
        words=tuple(
            word._replace(x0=word.x0 + x0, y0=word.y0 + y0, x1=word.x1 + x0, y1=word.y1 + y0)
            for word in found.words
        ),
        rules=tuple(
            Rule(rule.x0 + x0, rule.y0 + y0, rule.x1 + x0, rule.y1 + y0) for rule in found.rules
        ),
    )
    return placed, found.kept


def _is_text(found: PageContent) -> bool:
    """Whether what was recognised is a filled table or text of a language."""
    if any(grid.n_cols > 1 and len(grid.words) >= LEAST_FILLED for grid in find_grids(found)):
        return True
    share = written_share(word.text for word in found.words)
    return share is not None and share >= LEAST_WRITTEN


def _is_printed(word: Word, printed: Words) -> bool:
    """Whether a recognised word is one that is printed there."""
    return any(is_inside(word, other) or is_inside(other, word) for other in printed)
