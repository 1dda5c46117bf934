"""What kind of page it is and what its text is worth, told from what stands on it, before anything
is read from it.

Text is there or not; whether it can be trusted is another question, which a measure answers: the
share of words such as people write (:func:`extract.written.written_share`), where twenty of them
and more can be judged. What was counted of 830 pages (docs/scans.md, ``python -m
benchmarks.layers``): of printed ones the poorest has 0.75, one in a hundred less than 0.86, without
numbers 0.61 and 0.82; letters of fonts without a map have 0.09 at most. A layer that recognition
made has 0.94 in the middle where it misread one letter in a hundred, 0.87 where three, 0.66 where
ten; the worthless layer at hand has 0.15 to 0.77. So printed text below :data:`MEANINGLESS` means
nothing, unless its vowels and consonants take turns as in other languages (:data:`TURNS`), and a
layer below :data:`TRUSTED` is not looked at. What lies between, and every layer above, is held
against the picture (:mod:`extract.ocr.layer`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.document import PageKind
from extract.printed import Area, PageContent, Rules, are_near, ends_alike, is_inside
from extract.written import sampled, turns, written_share

_ODD = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
_FILLER = re.compile(r"[._…\-–—]{2,}")
_SIGN = re.compile(r"[\W_]")

PICTURED = 0.5
"""A page that images cover by more is a picture, or printed on one."""
FEW_WORDS = 12
"""A page with an image over it and fewer words than this is a scan."""
MEANINGLESS = 0.2
"""Printed text of which fewer words, numbers left out, are such as people write means nothing."""
TURNS = 0.58
"""Printed text in which vowels and consonants take turns more often is of some language, whether
its words are known or not: of 25 European ones nearly all have 0.6 and more, letters shifted as
fonts without a map do 0.5 at most."""
TRUSTED = 0.9
"""A layer that recognition laid under a picture is used from this share of written words on."""

BESIDE = 0.08
"""A picture beside text that covers less of the page is no table: a logo, a stamp, a signature."""
LEAST_WIDE, LEAST_HIGH = 150.0, 60.0
"""Points that a picture of a table is wide and high at least."""
PRINTED_ON = 0.06
"""A picture of which printed words cover more is a background, not a picture of text."""
MOST_PIECES = 200
"""Strips and tiles that are put together; more is a drawing made of pictures."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a page is, and what its text is worth."""

    kind: PageKind
    """``text``, ``ruled``, ``scan``, ``blank`` or ``broken``. Whether a text page holds a
    borderless table shows only when its words are looked at; the reader changes ``text`` to
    ``borderless`` where it finds one."""
    layer: bool = False
    """Whether its text lies on a picture of the same and is to be held against it."""


def judge(content: PageContent) -> Verdict:
    """What a page is."""
    if min(content.width, content.height) <= 0:
        return Verdict("broken")
    pictured = image_share(content)
    visible = sum(word.visible for word in content.words)
    few = visible <= FEW_WORDS or visible < 0.1 * len(content.words)
    if pictured > PICTURED and few:
        layered = len(content.words) - visible > FEW_WORDS
        return Verdict("scan", layer=layered and _is_trusted(content, unknown=False))
    if content.words and visible == 0 and content.images:
        return Verdict("scan")
    if is_garbage(content):
        return Verdict("broken")
    if not content.words:
        return Verdict("scan" if pictured > 0.25 else "blank")
    kind: PageKind = "ruled" if _is_ruled(content.rules) else "text"
    return Verdict(kind, layer=pictured > PICTURED and not _is_trusted(content, unknown=True))


def _is_trusted(content: PageContent, unknown: bool) -> bool:
    """Whether a layer is used, by its words; ``unknown`` where too few can be judged."""
    share = _written(content)
    return unknown if share is None else share >= TRUSTED


def _is_ruled(rules: Rules) -> bool:
    """Whether rules may be those of a table: several of each direction."""
    across = sum(rule.horizontal for rule in rules)
    return min(across, len(rules) - across) >= 3


def _written(content: PageContent, numbers: bool = True) -> float | None:
    """How many words of a page are such as people write; none where too few can be judged."""
    return written_share(sampled([word.text for word in content.words]), numbers)


def pictures_beside(content: PageContent) -> Iterator[Area]:
    """The pictures beside the text of a page, strips and tiles as one, that are large enough for a
    table and on which next to nothing is printed."""
    if not content.images or sum(word.visible for word in content.words) <= FEW_WORDS:
        return
    for area in _united(content.images):
        width, height = area.x1 - area.x0, area.y1 - area.y0
        size = width * height
        if width < LEAST_WIDE or height < LEAST_HIGH:
            continue
        if size < BESIDE * content.width * content.height:
            continue
        printed = sum(
            (word.x1 - word.x0) * (word.y1 - word.y0)
            for word in content.words
            if word.visible and is_inside(word, area)
        )
        if printed < PRINTED_ON * size:
            yield area


def _united(images: Sequence[Area]) -> list[Area]:
    """The places of images, those that touch in the direction they share an edge in as one."""
    if len(images) > MOST_PIECES:
        return []
    united: list[Area] = []
    for image in images:
        area = image
        while touching := next((other for other in united if _touch(area, other)), None):
            united.remove(touching)
            area = Area.around((area, touching))
        united.append(area)
    return united


def _touch(one: Area, other: Area) -> bool:
    """Whether two pieces of a picture lie side by side or on each other, edge to edge."""
    beside = are_near(one.y0, other.y0, 2) and are_near(one.y1, other.y1, 2)
    off = (one.x0 - other.x1, other.x0 - one.x1, one.y0 - other.y1, other.y0 - one.y1)
    return (beside or ends_alike(one, other, 2)) and max(off) <= 1


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
    if signs > 0.6 * max(len(written), 80):
        return True
    share = _written(content, numbers=False)
    if share is None or share >= MEANINGLESS:
        return False
    return turns(word.text for word in content.words) < TURNS
