"""A list of contents, of tables or of chapters that gives another title than stands under its
number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from grammar.captions import table_caption, table_key
from grammar.roman import parse_roman, to_roman
from quality.citations import enacting, passage, texts
from quality.frames import Frames, Passage, grouped, text_in
from schemas.finding import Finding
from schemas.message import Quote, say

_CHAPTER = re.compile(
    r"\W*(?:[a-z][.)]\s*)?BAB\s+([IVX]+)\b[\s.:–-]*"
    r"([A-Z][A-Z\W]{4,}.*|(?:(?:[A-Z][^\W\d_]*|dan|serta|di|pada|dari|yang)[\s,/-]*)+(?:[;.]\s*(?:dan)?)?$)"
)
"""In capitals, or a title alone on its line: a sentence says what a chapter is about."""
_SECTION = re.compile(r"\s*(\d(?:\.\d{1,2}){1,3})\.?\s+(\D.{4,})")
_SET_APART = re.compile(r"\b([^\W\d_]) (?=[^\W\d_]\b)")
"""``P E N U T U P``."""
_NO_TITLE = {
    *("kecamatan", "kabupaten", "kota", "daerah", "perangkat", "tahun", "tabel", "jumlah", "data")
}


def check(frames: Frames) -> Iterator[Finding]:
    """Entries of lists of whose numbers most are the document's own."""
    parts = {str(row["nomor"] or row["bab"]): row["judul"] for row in frames.rows("renstra_bab")}
    tables = {
        table_key(row["kode"]): row["judul"] for row in frames.rows("tabel") if row.get("kode")
    }
    yield from _unlike(frames, enacting(frames, "daftar-tabel"), tables, _table)
    yield from _unlike(frames, enacting(frames, "daftar-isi"), parts, _part)
    for text in texts(frames, "pasal", "renstra_bab"):
        lines = (text._replace(text=line) for line in text.text.split("\n"))
        yield from _unlike(frames, lines, parts, _part)
    for text in (*_articles(frames), *texts(frames, "renstra_bab")):
        yield from _left_out(frames, text)


_NAMED = re.compile(r"^[^\w\n]*(?:[a-z0-9]{1,2}[.)]\s*)?BAB\s+([IVX]+)\b", re.MULTILINE)
LEAST = 4
"""Chapters that a list names, the first among them."""


def _articles(frames: Frames) -> Iterator[Passage]:
    """The articles, each with all that is numbered in it."""
    for units in grouped(frames.rows("pasal"), lambda row: row["pasal"]).values():
        text = "\n".join(text_in(unit, "teks") for unit in units)
        yield passage("pasal", units[0])._replace(text=text)


def _left_out(frames: Frames, text: Passage) -> Iterator[Finding]:
    """Chapters of the document that a list leaves out between others."""
    chapters = {row["bab"]: row["judul"] for row in frames.rows("renstra_bab") if row["level"] == 1}
    listed = [parse_roman(number) or 0 for number in _NAMED.findall(text.text)]
    if len({*listed}) < LEAST or listed[0] != 1 or not {*listed} <= {*chapters}:
        return
    for number in sorted({*chapters} & {*range(1, max(listed))} - {*listed}):
        named = f"BAB {to_roman(number)}"
        if not re.search(rf"\b{named}\b", text.text):
            yield frames.finding(
                (text.where, named),
                say("daftar-tidak-cocok.kurang", daftar=text.where, bab=named),
                expected=Quote(f"{named} {chapters[number]}"),
                at=text,
            )


def _table(text: str) -> tuple[str, str]:
    """The number of a table that a line of a list names, and the title that it gives."""
    caption = table_caption(text)
    return (table_key(caption.code), caption.title) if caption and caption.code else ("", "")


def _part(text: str) -> tuple[str, str]:
    """The number of a chapter or section that a line of a list names, and its title there."""
    if chapter := _CHAPTER.match(text):
        return str(parse_roman(chapter[1])), chapter[2]
    section = _SECTION.match(text)
    return (section[1], section[2]) if section else ("", "")


def _unlike(
    frames: Frames,
    lines: Iterator[Passage],
    titles: Mapping[str, str | None],
    entry: Callable[[str], tuple[str, str]],
) -> Iterator[Finding]:
    """Entries whose titles share no word with those of their numbers."""
    entries = [(line, *entry(line.text)) for line in lines]
    known = [each for each in entries if each[1] in titles]
    for line, number, title in known if 2 * len(known) > sum(bool(e[1]) for e in entries) else ():
        own = titles[number] or ""
        words, others = _words(title), _words(own)
        if words and others and not words & others:
            said = Quote(" ".join(line.text.rstrip(" \t._…0123456789").split()))
            yield frames.finding(
                (line.where, said),
                say("daftar-tidak-cocok", daftar=line.where, butir=said, judul=Quote(own)),
                expected=Quote(own),
                found=said,
                at=line,
            )


def _words(title: str) -> set[str]:
    whole = _SET_APART.sub(r"\1", title).casefold()
    return set(re.findall(r"[a-z]{4,}", whole)) - _NO_TITLE
