"""A second reader, Tesseract, for the numbers that the recogniser doubts.

It is a program of its own (``tesseract-ocr``, with a language), asked only where it is installed:
once a page, with the pictures of all words in doubt. Two readers of other making seldom err alike,
so where they agree a number is as good as one that was read surely; how often they agreed wrongly
is counted by ``python -m benchmarks.scans``.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache

import numpy as np

from extract.document import SURE
from extract.ocr.ink import Sheet
from extract.ocr.recogniser import Gray
from extract.pdfium import Word

PROGRAM = "tesseract"
SECONDS = 20.0
"""What one call may take: a page of nothing but numbers in doubt takes two."""
LANGUAGE = "eng"
"""Figures are those of every language; English comes with the program itself."""
MARGIN_X, MARGIN_Y = 5, 2
"""Pixels left around the box of a word."""
PAPER = 12
"""Pixels of paper around a word; without them the program takes strokes for a frame."""
_LINE = "7"
"""Its mode of reading that takes a picture for one line of text."""


AGREED = 0.95
"""The score of a word on which both readers agree."""
_SWAPPED = str.maketrans(".,", ",.")
_DASHES = str.maketrans("–—−", "---")


def confirmed(words: Sequence[Word], sheet: Sheet) -> tuple[Word, ...]:
    """The words of a page, the numbers in doubt among them read once more: surely read where both
    readers agree, else with the second reading among the others."""
    doubted = [place for place, word in enumerate(words) if may_be_number(word)]
    result = list(words)
    texts = read([picture(words[place], sheet) for place in doubted])
    for place, text in zip(doubted, texts, strict=True):
        result[place] = compared(words[place], text)
    return tuple(result)


def may_be_number(word: Word) -> bool:
    """Whether a word in doubt has digits, or is a lone sign or letter that may be one."""
    if word.score is None or word.score >= SURE:
        return False
    return any(map(str.isdigit, word.text)) or sum(map(str.isalpha, word.text)) <= 1


def picture(word: Word, sheet: Sheet) -> Gray:
    """The picture of a word with a little paper around it."""
    x0, y0, x1, y1 = (round(side * sheet.scale) for side in word[1:5])
    rows = slice(max(y0 - MARGIN_Y, 0), y1 + MARGIN_Y)
    return sheet.picture[rows, max(x0 - MARGIN_X, 0) : x1 + MARGIN_X]


def compared(word: Word, text: str) -> Word:
    """A word in doubt beside what the second reader read in its place.

    Where both agree its digits are sure. Points and commas are not: a comma whose tail the scanner
    lost is a point to both readers, so a number stays in doubt in which one of them is doubted.
    """
    one, other = (reading.translate(_DASHES) for reading in (word.text, text.replace(" ", "")))
    if one == other:
        if any(map(str.isalpha, one)) and not any(map(str.isdigit, one)):
            return word  # a lone `I` may be a one to both
        readings = word.readings or _otherwise_parted(word.text)
        parted = tuple(
            reading for reading in readings if _unparted(reading) == _unparted(word.text)
        )
        return word._replace(score=word.score if parted else AGREED, readings=parted)
    known = {reading.translate(_DASHES) for reading in word.readings}
    if other in known or not any(map(str.isdigit, other)):
        return word
    return word._replace(readings=(*word.readings, other))


def _unparted(text: str) -> str:
    return text.replace(",", ".")


def _otherwise_parted(text: str) -> tuple[str, ...]:
    """A number with its points and commas as it may have been printed, where nothing tells which of
    them are doubted: all alike, each the other one, the last one the other one."""
    swapped = text.translate(_SWAPPED)
    last = max(text.rfind("."), text.rfind(","), 0)
    ways = [text.replace(",", "."), text.replace(".", ","), swapped]
    ways.append(text[:last] + swapped[last:])
    return tuple(way for way in dict.fromkeys(ways) if way != text)


@cache
def version() -> str | None:
    """The version of the program; ``None`` where it or its language is not installed."""
    program = shutil.which(PROGRAM)
    if program is None:
        return None
    said = [_run([program, option], b"") for option in ("--version", "--list-langs")]
    if any(answer is None for answer in said):
        return None
    first, languages = ((answer or "").splitlines() for answer in said)
    return first[0] if first and LANGUAGE in languages else None


def read(pictures: Sequence[Gray]) -> list[str]:
    """What stands in each picture of a word or line; nothing where the program failed, as if it
    had read nothing."""
    program = shutil.which(PROGRAM)
    if not pictures or program is None or version() is None:
        return [""] * len(pictures)
    options = ["stdin", "stdout", "--psm", _LINE, "-l", LANGUAGE, "--dpi", "200"]
    answer = _run([program, *options], _packed(pictures))
    texts = [" ".join(text.split()) for text in (answer or "").split("\f")]
    return texts[: len(pictures)] if len(texts) >= len(pictures) else [""] * len(pictures)


def _packed(pictures: Sequence[Gray]) -> bytes:
    """The pictures as pages of one TIFF."""
    from PIL import Image

    first, *others = (
        Image.fromarray(np.pad(one, PAPER, constant_values=np.uint8(np.percentile(one, 80))))
        for one in pictures
    )
    content = io.BytesIO()
    first.save(content, "TIFF", save_all=True, append_images=others)
    return content.getvalue()


def _run(command: Sequence[str], given: bytes) -> str | None:
    """What a program prints; ``None`` where it fails or takes too long. It computes in one thread,
    for documents and pages are what processes share."""
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            timeout=SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace")
