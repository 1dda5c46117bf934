"""Captions: ``Tabel T-C.23``, ``TABEL II.1``, ``TABEL NOMOR 1``, ``Tabel 2.1.``, ``Gambar 3``.

A caption is the word, its number, and a title on the same line or below. The number is that of a
form of Permendagri 86/2017 (``T-C.23``), or of the chapter and the table in it (``2.1``, ``II.1``,
``5.2.b``), or a plain one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from grammar.continued import PREFIX, says_continued
from grammar.words import any_of, spaced

_CODE = (
    r"(?P<code>T\s?[-.–]?\s?[A-E]\s?[-.–]?\s?\d{1,3}(?:\.\d{1,2})?"
    r"|(?:[IVX]{1,5}|\d{1,2}|[A-Z])(?:\s?[.\-–]\s?\d{1,3}){1,4}(?:\.?[a-z])?"
    r"|\d{1,3}[a-z]?|(?-i:[IVX]{1,5}))(?![\w%])"
)
_NUMBER = rf"\s*[:.\-–]?\s*(?:{any_of('judul', 'nomor')}(?![^\W_])\.?\s*)?[:.]?\s*"
_TABLE = rf"(?:{any_of('judul', 'tabel')}|{spaced('judul', 'tabel')})(?![^\W\d_])"
_THING = rf"(?:{_TABLE}|{any_of('judul', 'gambar')}(?![^\W_]))"
_START = rf"^\W{{0,3}}{PREFIX}?"

_TABLE_CAPTION = re.compile(
    rf"{_START}{_TABLE}(?P<between>{_NUMBER}[(\[]?{_CODE}[)\]]?\s*[:.,–-]?|{_NUMBER}[,–-]?)"
    r"\s*(?P<title>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_WORD = re.compile(rf"{_START}{_THING}", re.IGNORECASE)
_NUMBERED = re.compile(
    rf"{_START}{_THING}{_NUMBER}(?:[(\[]?{_CODE}[)\]]?|(?=\d)|$)\s*[:.,–-]?\s*(?P<title>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_FORM = re.compile(r"^[Tt]\s?[-.–]?\s?([A-Ea-e])\s?[-.–]?\s?(\d{1,3}(?:\.\d{1,2})?)$")
_MENTION = re.compile(rf"(?<![^\W_]){_TABLE}{_NUMBER}[(\[]?{_CODE}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedCaption:
    """What a line that begins like a table's caption prints."""

    code: str | None
    title: str
    colon: bool
    """``Tabel :`` and a title: a caption though its number is missing."""
    continued: bool


def table_caption(text: str) -> PrintedCaption | None:
    """The caption a line begins like: ``TABEL II.1 Jumlah Desa``; also a sentence's ``Tabel
    penduduk …``, which has neither number nor colon."""
    match = _TABLE_CAPTION.match(text)
    if match is None:
        return None
    return PrintedCaption(
        match["code"], match["title"].strip(), ":" in match["between"], says_continued(text)
    )


@dataclass(frozen=True, slots=True)
class Mention:
    """A table that a text names: its number as printed, and where it is named."""

    code: str
    start: int
    end: int


def mentioned_tables(text: str) -> list[Mention]:
    """The tables that a text names, in order."""
    return [
        Mention(match["code"], match.start(), match.end("code"))
        for match in _MENTION.finditer(text)
    ]


def table_code(text: str) -> str:
    """``TC-23``, ``T-C. 23``, ``T.C.23`` are all ``T-C.23``; other codes lose their spaces."""
    if match := _FORM.match(text.strip()):
        return f"T-{match[1].upper()}.{match[2]}"
    return re.sub(r"\s+", "", text)


def table_key(code: str | None) -> str:
    """A code by which tables are compared: the same for ``5.2.b`` and ``5.2-B.``."""
    return re.sub(r"[^a-z0-9.]+", ".", table_code(code or "").casefold()).strip(".")


def names_figure(text: str) -> bool:
    """Whether a line begins with the word of a caption: ``Tabel``, ``Lanjutan Gambar``."""
    return bool(_WORD.match(text))


def starts_caption(text: str) -> bool:
    """Whether a line begins like a numbered caption, or is the word alone."""
    return bool(_NUMBERED.match(text.strip()))


def is_caption(text: str) -> bool:
    """Whether a line is a caption: its number, and a title that is no sentence going on."""
    match = _NUMBERED.match(text.strip())
    return bool(match and match["code"] and not match["title"][:1].islower())


def is_caption_label(text: str) -> bool:
    """Whether a line is the number of a caption and nothing else: ``TABEL NOMOR 1``."""
    match = _NUMBERED.match(text.strip())
    return bool(match and match["code"] and not match["title"])
