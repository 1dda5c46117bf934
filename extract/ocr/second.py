"""A second reader, Tesseract, for the numbers and words that the recogniser doubts.

It is a program of its own (``tesseract-ocr``, with a language), asked only where it is installed:
once a page, with the pictures of all words in doubt. Two readers of other making seldom err alike,
so where they agree a number is as good as one that was read surely; how often they agreed wrongly
is counted by ``python -m benchmarks.scans``. A word is another matter: the recogniser is the better
reader, but knows no language. Where it doubts letters that nobody writes so, and the second reader,
which knows the languages of the pages, reads nearly the same as a word, that word is printed there.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import Levenshtein

from extract.document import SURE
from extract.ocr import tesseract
from extract.ocr.ink import Sheet
from extract.ocr.recogniser import Gray
from extract.printed import Word, Words
from extract.written import is_written

MARGIN_X, MARGIN_Y = 5, 2
"""Pixels left around the box of a word."""
PAPER = 12
"""Pixels of paper around a word; without them the program takes strokes for a frame."""
_LINE = "7"
"""Its mode of reading that takes a picture for one line of text."""


AGREED = 0.95
"""The score of a word on which both readers agree. Of 366 numbers in doubt on which they did,
on pages of tables of 120 dpi, of 150 dpi with much grain, and of black and white alone, 42 were
wrong in a point or comma and none in a digit of a number (the label ``l.`` of a list is a ``1.`` to
both); ``python -m benchmarks.scans --agree`` counts them."""
LIKELY = 0.7
"""The score from which on both readers settle a number of several digits. Below it another digit is
nearly as likely, or ink is left that is no sign of it: a worn 4 may be a 1 to both."""
FEWEST = 4
"""Letters of a word from which on a second reading of it is asked for."""
LABEL = 4
"""Signs of a number of an ayat or of a column in its brackets (`(12)`) at most."""
NEAR = 0.6
"""Two readings are of the same word from this share of like letters on."""
_SWAPPED = str.maketrans(".,", ",.")
_DASHES = str.maketrans("–—−", "---")


def confirmed(words: Words, sheet: Sheet, languages: str) -> tuple[Word, ...]:
    """The words of a page in ``languages``, those in doubt read once more: a number is surely read
    where both readers agree, else has the second reading among the others; what is no word gives
    way to one."""
    result = list(words)
    for doubted, settled, known in (
        (may_be_number, compared, tesseract.FIGURES),
        (is_misspelt, spelt, tesseract.languages(languages)),
    ):
        places = [place for place, word in enumerate(words) if doubted(word)]
        texts = read([picture(words[place], sheet) for place in places], known)
        for place, text in zip(places, texts, strict=True):
            result[place] = settled(words[place], text)
    return tuple(result)


def may_be_number(word: Word) -> bool:
    """Whether a word in doubt has digits, or is a lone sign or letter that may be one."""
    if word.score is None or word.score >= SURE:
        return False
    return any(map(str.isdigit, word.text)) or sum(map(str.isalpha, word.text)) <= 1


def is_misspelt(word: Word) -> bool:
    """Whether a word in doubt has letters, enough of them, that nobody writes so."""
    if word.score is None or word.score >= SURE or any(map(str.isdigit, word.text)):
        return False
    return sum(map(str.isalpha, word.text)) >= FEWEST and is_written(word.text) is False


def spelt(word: Word, text: str) -> Word:
    """A misspelt word as the second reader read it, if that is nearly the same and a word; as much
    in doubt as before."""
    near = Levenshtein.normalized_similarity(word.text, text) >= NEAR
    return word._replace(text=text) if near and " " not in text and is_written(text) else word


def picture(word: Word, sheet: Sheet) -> Gray:
    """The picture of a word with a little paper around it."""
    x0, y0, x1, y1 = (round(side * sheet.scale) for side in word[1:5])
    rows = slice(max(y0 - MARGIN_Y, 0), y1 + MARGIN_Y)
    return sheet.picture[rows, max(x0 - MARGIN_X, 0) : x1 + MARGIN_X]


def compared(word: Word, text: str) -> Word:
    """A word in doubt beside what the second reader read in its place.

    Where both agree its digits are sure, if they were likely. Points and commas are not: a comma
    whose tail the scanner lost is a point to both readers, so a number stays in doubt in which one
    of them is doubted.
    """
    one, other = (reading.translate(_DASHES) for reading in (word.text, text.replace(" ", "")))
    if one == other:
        return _agreed(word, one)
    known = {reading.translate(_DASHES) for reading in word.readings}
    lost = not word.readings and (word.score or 0.0) < LIKELY  # a digit, not a separator
    if other in known or not any(map(str.isdigit, other)) or (lost and _like(one, other)):
        return word
    return word._replace(readings=(*word.readings, other))


def _agreed(word: Word, text: str) -> Word:
    """A word in doubt that two readers read as this text."""
    digits = sum(map(str.isdigit, text))
    if any(map(str.isalpha, text)) and not digits:
        return word  # a lone `I` may be a one to both
    if text == "1" or ("(" in text and len(text) > LABEL):
        return word  # and so is a stroke; a ring of a pen is brackets
    if digits > 1 and (word.score or 0.0) < LIKELY:
        return word
    readings = word.readings or _otherwise_parted(word.text)
    parted = tuple(reading for reading in readings if _unparted(reading) == _unparted(word.text))
    return word._replace(score=word.score if parted else AGREED, readings=parted)


def _unparted(text: str) -> str:
    return text.replace(",", ".")


def _like(one: str, other: str) -> bool:
    return _unparted(one).replace(".", "") == _unparted(other).replace(".", "")


def _otherwise_parted(text: str) -> tuple[str, ...]:
    """A number with its points and commas as it may have been printed, where nothing tells which of
    them are doubted: all alike, each the other one, the last one the other one."""
    swapped = text.translate(_SWAPPED)
    last = max(text.rfind("."), text.rfind(","), 0)
    ways = [text.replace(",", "."), text.replace(".", ","), swapped]
    ways.append(text[:last] + swapped[last:])
    return tuple(way for way in dict.fromkeys(ways) if way != text)


def read(pictures: Sequence[Gray], languages: str = tesseract.FIGURES) -> list[str]:
    """What stands in each picture of a word or line; nothing where the program failed or knows none
    of the languages, as if it had read nothing."""
    if not pictures or not languages or tesseract.version() is None:
        return [""] * len(pictures)
    options = ["stdin", "stdout", "--psm", _LINE, "-l", languages, "--dpi", "200"]
    answer = tesseract.run(options, _packed(pictures))
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
