"""What kind of page it is, told from what stands on it, before anything is read from it."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.document import PageKind
from extract.pdfium import PageContent

_ODD = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
_FILLER = re.compile(r"[._…\-–—]{2,}")
_SIGN = re.compile(r"[\W_]")
_NUMBER = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]{4}")
_LATIN = re.compile(r"[^a-zA-Z]{0,3}[a-zA-Z]{3}")
_VOWEL = re.compile(r"[aiueoAIUEO]")

FEW_WORDS = 12
"""A page with an image over it and fewer words than this is a scan."""


def page_kind(content: PageContent) -> PageKind:
    """``text``, ``ruled``, ``scan``, ``blank`` or ``broken``.

    Whether a text page holds a borderless table shows only when its words are looked at; the
    reader changes ``text`` to ``borderless`` where it finds one.
    """
    if content.width <= 0 or content.height <= 0:
        return "broken"
    pictured = image_share(content)
    visible = sum(word.visible for word in content.words)
    if pictured > 0.5 and (visible <= FEW_WORDS or visible < 0.1 * len(content.words)):
        return "scan"
    if content.words and visible == 0 and content.images:
        return "scan"
    if is_garbage(content):
        return "broken"
    if not content.words:
        return "scan" if pictured > 0.25 else "blank"
    horizontal = sum(rule.horizontal for rule in content.rules)
    if horizontal >= 3 and len(content.rules) - horizontal >= 3:
        return "ruled"
    return "text"


def image_share(content: PageContent) -> float:
    """How much of the page its images cover, 0-1; strips side by side add up."""
    page = content.width * content.height
    covered = 0.0
    for image in content.images:
        width = min(image.x1, content.width) - max(image.x0, 0.0)
        height = min(image.y1, content.height) - max(image.y0, 0.0)
        covered += max(width, 0.0) * max(height, 0.0)
    return min(covered / page, 1.0) if page else 0.0


def is_garbage(content: PageContent) -> bool:
    """Whether the page's text is not text: glyphs without a meaning, private signs, ``(cid:…)``,
    or letters that no writing puts together so."""
    text = "".join(word.text for word in content.words)
    if not text and not content.unmapped:
        return False
    total = max(len(text), content.characters, 1)
    odd = content.unmapped + len(_ODD.findall(text))
    if odd > 0.2 * total or text.count("(cid:") * 6 > 0.2 * total:
        return True
    if len(text) < 80:
        return False
    written = _FILLER.sub("", text)
    signs = len(_SIGN.findall(written))
    return signs > 0.6 * max(len(written), 80) or not _reads_like_words(content)


def _reads_like_words(content: PageContent) -> bool:
    """Whether enough of the words (200 of them) are made of letters with vowels, or of digits."""
    step = max(len(content.words) // 200, 1)
    verdicts = [_is_written(word.text) for word in content.words[::step]]
    return verdicts.count(False) <= max(4, verdicts.count(True))


@lru_cache(maxsize=20_000)
def _is_written(text: str) -> bool | None:
    """Whether a word is a number or letters that somebody would write; null for a short one.

    Kept, for most words of a page stand on the others too."""
    if _NUMBER.search(text):
        return True
    if len(text) < 4 or not _LETTERS.search(text):
        return None
    return _LATIN.match(text) is not None and len(_VOWEL.findall(text)) >= 0.15 * len(text)
