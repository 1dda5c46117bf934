"""The number and year of a cited regulation, in all the ways offices write them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from grammar.roman import parse_roman
from grammar.years import OF_LAW, YEAR
from normalize.reading import Reading

NOMOR = re.compile(r"\b(?:nomor|nomer|no|nr)\b ?\.? ?[:;]? ?")
_TAHUN = re.compile(r"[ ,(]*\b(?:tahun|thn|th)\b\.? ?:? ?")
_YEAR = re.compile(rf"{OF_LAW}(?!\d)")
_YEAR_OCR = re.compile(r"[12il][09o]?[\dloi]{2,3}(?![\w])")
_NUMBER_END = re.compile(
    r" ?,? ?\b(?:tahun|thn|tentang|tanggal|tgl|tertanggal)\b|[(;]| ?, (?!nomor|no\b)|\btambahan\b|$"
)
_NUMBER = re.compile(
    r"[\w][\w.&-]*(?: ?[/-] ?[\w.&-]+| (?=[a-z]{1,4}[./])[\w.&-]+| (?:[a-z]|prp|drt|pnps)(?= |$))*"
)
_YEAR_IN_NUMBER = re.compile(rf"\s*[/\-.\s]\s*({YEAR})$")
_DATE_YEAR = re.compile(rf"\b(?:tanggal|tgl|tertanggal)\b[^(;]{{0,30}}?({YEAR})\b")
_GAP = re.compile(r"[/-][\s._…]*[/-]|[/-][\s._…]*$|^[\s._…]*/")
_OCR_DIGITS = str.maketrans("OoQlI|", "000111")
_BLANK = re.compile(r"^[\s._…xX\-–—*?]*$")


@dataclass(frozen=True, slots=True)
class Number:
    """``nomor`` as printed and ``tahun``; ``end`` is where the number ends in the reading."""

    nomor: str | None
    tahun: int | None
    end: int


def _ocr_year(token: str) -> int | None:
    """``2O14`` → 2014: letters that print like digits, in a word of four with two real ones."""
    mended = token.translate(_OCR_DIGITS)
    if len(mended) == 4 and mended.isdigit() and sum(c.isdigit() for c in token) >= 2:
        year = int(mended)
        return year if 1600 <= year <= 2099 else None
    return None


def _year_at(reading: Reading, at: int) -> tuple[int | None, int]:
    """The year that ``Tahun …`` prints from ``at``, and where it ends."""
    found = _TAHUN.match(reading.text, at)
    if not found:
        return None, at
    year = _YEAR.match(reading.text, found.end())
    if year:
        return int(year.group()), year.end()
    odd = _YEAR_OCR.match(reading.text, found.end())
    if odd and (value := _ocr_year(reading.print(*odd.span()))) is not None:
        return value, odd.end()
    blank = re.compile(r"[\s._…x\-*?0-9]*").match(reading.text, found.end())
    return None, blank.end() if blank else found.end()


def read_number(reading: Reading, start: int, limit: int) -> Number:
    """The number and year printed after a type and issuer, from ``start``."""
    if found := _behind_its_year(reading, start, limit):
        return found
    text = reading.text
    label = NOMOR.match(text, start)
    at = label.end() if label else start
    stop = _NUMBER_END.search(text, at, limit)
    end = stop.start() if stop else limit
    printed = reading.print(at, end).strip(" ,;:")
    tahun, past_year = _year_at(reading, end)
    if _GAP.search(printed):  # a draft: "Nomor 050/ … /HK/2023"
        inside = _YEAR_IN_NUMBER.search(printed)
        return Number(None, tahun or (int(inside.group(1)) if inside else None), past_year)
    nomor: str | None = None
    if not _BLANK.match(printed) and (value := _NUMBER.match(text, at, end)):
        nomor, tahun, past_year = _with_year(reading, value, end)
    if tahun is None and (
        dated := _DATE_YEAR.match(text, past_year + (text[past_year : past_year + 1] == " "))
    ):
        tahun, past_year = int(dated.group(1)), dated.end()
    return Number(nomor or None, tahun, past_year)


def _behind_its_year(reading: Reading, start: int, limit: int) -> Number | None:
    """A number whose year is printed before it: ``Staatsblad Tahun 1926 Nomor 226``."""
    text = reading.text
    year, after = _year_at(reading, start)
    label = NOMOR.match(text, after + (text[after : after + 1] == " "))
    value = _NUMBER.match(text, label.end(), limit) if year is not None and label else None
    return Number(reading.print(*value.span()), year, value.end()) if value else None


def _with_year(reading: Reading, value: re.Match[str], end: int) -> tuple[str, int | None, int]:
    """A printed number without its year, the year behind it or in it, and where that ends."""
    nomor, after = reading.print(*value.span()).strip(" .,;:-–"), value.end()
    tahun, past_year = _year_at(reading, after)
    if tahun is None and after < end:
        # words stand between number and year only where a type was mistaken for another's
        tahun, past_year = _year_at(reading, end)
        past_year = after if tahun is None else past_year
    inside = _YEAR_IN_NUMBER.search(nomor)
    # beside a printed year only "…/2008" repeats it; "050-2008" may be the number itself
    if inside and (tahun is None or (inside.group(1) == str(tahun) and "/" in inside.group())):
        tahun, past_year = int(inside.group(1)), max(past_year, after)
        nomor = nomor[: inside.start()].rstrip(" /-.")
    return nomor, tahun, past_year


def read_numbers(reading: Reading, start: int, limit: int) -> Number:
    """The several numbers of a joint regulation, ``a; b; c``; the year most of them bear."""
    text = reading.text
    about = re.compile(r"\btentang\b|\(\s*(?:lembaran|berita)").search(text, start, limit)
    end = about.start() if about else limit
    labels = list(NOMOR.finditer(text, start, end))
    numbers: list[str] = []
    years: list[int] = []
    ends = [label.start() for label in labels[1:]] + [end]
    for label, piece_end in zip(labels, ends, strict=False):
        year_word = re.compile(r",? ?\btahun\b").search(text, label.end(), piece_end)
        piece = reading.print(label.end(), year_word.start() if year_word else piece_end)
        piece = re.sub(r"[\s,;]*\b(?:dan|serta)\b[\s,;]*$", "", piece.strip(" ,;:\n"))
        if year_word and (year := _year_at(reading, year_word.start())[0]) is not None:
            years.append(year)
        elif inside := _YEAR_IN_NUMBER.search(piece):
            years.append(int(inside.group(1)))
        if not _BLANK.match(piece):
            numbers.append(piece.strip(" ,;:"))
    tahun = Counter(years).most_common(1)[0][0] if years else None
    return Number("; ".join(numbers) or None, tahun, end)


def number_slug(nomor: str) -> str:
    """A printed number as ids carry it: lower case, no spaces, no leading zeros, ``/`` as ``-``.

    ``02`` → ``2``; ``HK.01.07/MENKES/4641`` → ``hk.01.07-menkes-4641``; ``1 / 23 / I`` →
    ``1-23-i``; a number that is all roman, ``XII``, → ``12``.
    """
    tight = re.sub(r"\s+", "", nomor.casefold())
    tight = re.sub(r"[/\\–—_]+", "-", tight)
    tight = re.sub(r"[^a-z0-9.\-]", "", tight).strip(".-")
    tight = re.sub(r"-{2,}", "-", tight)
    if re.fullmatch(r"\d+[a-z]?", tight):
        return tight.lstrip("0") or tight
    roman = parse_roman(tight)
    return tight if roman is None else str(roman)
