"""Parts of a PDF that do not come out whole, or come out without end.

pdfium reads on past a damaged stream and says nothing: a page comes back blank, or with half its
text, or with other digits. Packed streams carry a checksum, so damage shows when they are unpacked;
so do streams that swell to gigabytes, before they cost the memory.
No library at hand says which page a damaged stream belongs to without reading all of the file, and
a whole reading by another one would cost more than perbup's own; so the streams are looked through
here, and pdfminer is asked for the pages only where something is wrong.
"""

from __future__ import annotations

import mmap
import re
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_OBJECT = re.compile(rb"(\d+)\s+\d+\s+obj\b")
_LENGTH = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R)")
_FILTER = re.compile(rb"/Filter\s*(\[[^\]]*\]|/\w+)")
_NO_TEXT = re.compile(
    rb"/Subtype\s*/Image\b|/Length1\b|/Subtype\s*/(?:Type1C|CIDFontType0C|OpenType)\b"
)
"""Pictures, and the outlines of fonts: damage there changes no text."""

LONGEST_HEAD = 4096
"""The dictionary before a stream is sought in so many bytes."""
MOST_UNPACKED = 128 * 1024**2
"""Bytes that the contents of a page may unpack to; drawings of tens of megabytes exist."""

State = Literal["whole", "damaged", "swollen"]


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong with the streams of a file.

    ``damaged`` and ``swollen`` are pages (1-based): contents that are broken, and contents that
    unpack to more than :data:`MOST_UNPACKED`. ``elsewhere`` counts the damaged streams that belong
    to no page by themselves (fonts, shared objects).
    """

    damaged: frozenset[int] = frozenset()
    swollen: frozenset[int] = frozenset()
    elsewhere: int = 0


def find_damage(path: Path) -> Damage:
    """Look through the packed streams of a file."""
    states = dict(_odd_streams(path))
    if not states:
        return Damage()
    contents = _contents(path)
    damaged = {number for number, state in states.items() if state == "damaged"}
    swollen = states.keys() - damaged
    return Damage(
        frozenset(page for page, (objects, _) in contents.items() if objects & damaged),
        frozenset(page for page, (objects, _) in contents.items() if objects & swollen),
        len(damaged.difference(*(objects for objects, _ in contents.values()))),
    )


def without_contents(path: Path, blank: Collection[int]) -> set[int]:
    """Those of the ``blank`` pages (1-based) that name contents which are not there."""
    if not blank:
        return set()
    contents = _contents(path)
    return {page for page in blank if page in contents and not contents[page][1]}


def _odd_streams(path: Path) -> Iterator[tuple[int, State]]:
    """The numbers of objects whose packed stream is not whole, and what it is."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if data.find(b"/Encrypt") >= 0:
            return  # the streams are locked: what they hold is known to pdfium alone
        position = 0
        while found := _STREAM.search(data, position):
            start = found.end()
            head = data[max(position, found.start() - LONGEST_HEAD) : found.start()]
            objects = list(_OBJECT.finditer(head))
            if not objects:
                position = start
                continue
            head = head[objects[-1].start() :]
            stop = _end(data, start, head)
            position = max(stop, start)
            if not _NO_TEXT.search(head) and (state := _state(data[start:stop], head)) != "whole":
                yield int(objects[-1][1]), state


def _end(data: mmap.mmap, start: int, head: bytes) -> int:
    length = _LENGTH.search(head)
    if length:
        stop = start + int(length[1])
        if data[stop : stop + 16].lstrip().startswith(b"endstream"):
            return stop
    stop = data.find(b"endstream", start)
    return stop if stop >= 0 else len(data)


def _state(content: bytes, head: bytes) -> State:
    """What a stream unpacks to; ``whole`` too where it is not packed in a way that tells."""
    filters = _FILTER.search(head)
    for name in re.findall(rb"/(\w+)", filters[1]) if filters else []:
        if name in (b"ASCII85Decode", b"A85"):
            content = _from_ascii85(content)
        elif name in (b"FlateDecode", b"Fl"):
            packed = zlib.decompressobj()
            try:
                content = packed.decompress(content, MOST_UNPACKED)
            except zlib.error:
                return "damaged"
            if not packed.eof:
                return "swollen" if len(content) == MOST_UNPACKED else "damaged"
        else:
            break
    return "whole"


def _from_ascii85(content: bytes) -> bytes:
    """Like ``base64.a85decode``, a hundred times as fast, and never failing."""
    text = content.translate(None, b" \t\r\n\x00\x0c").split(b"~", 1)[0]
    text = text.removeprefix(b"<~").replace(b"z", b"!!!!!")
    missing = -len(text) % 5
    digits = np.frombuffer(text + b"u" * missing, dtype=np.uint8).astype(np.int64) - 33
    numbers = digits.reshape(-1, 5) @ (85 ** np.arange(4, -1, -1))
    decoded: bytes = (numbers & 0xFFFFFFFF).astype(">u4").tobytes()
    return decoded[: len(decoded) - missing]


def _contents(path: Path) -> dict[int, tuple[set[int], bool]]:
    """For every page the objects its contents stand in, and whether each is there.

    The page tree is walked here, for pdfminer's own walk ends at the first page that is broken.
    """
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser

    contents = {}
    with path.open("rb") as file:
        try:
            tree = PDFDocument(PDFParser(file)).catalog.get("Pages")
            for number, page in enumerate(_leaves(tree, set()), 1):
                pairs = list(_referred(page.get("Contents"))) if page else [(0, False)]
                contents[number] = ({objid for objid, _ in pairs}, all(there for _, there in pairs))
        except Exception:  # pdfminer meets a broken file here, which it may fail on in any way
            pass
    return contents


def _leaves(node: Any, above: set[int]) -> Iterator[dict[str, Any] | None]:
    """The pages below a node of the page tree; ``None`` for one that cannot be read."""
    from pdfminer.pdftypes import resolve1

    try:
        found = resolve1(node)
        kids = resolve1(found.get("Kids"))
    except Exception:  # whatever pdfminer meets in a broken object
        yield None
        return
    if not isinstance(kids, list):
        yield found
        return
    number = getattr(node, "objid", 0)
    if number not in above:
        for kid in kids:
            yield from _leaves(kid, above | {number})


def _referred(value: Any) -> Iterator[tuple[int, bool]]:
    """The objects that contents name, and whether they are there."""
    from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1

    if isinstance(value, PDFObjRef):
        found = resolve1(value)
        if not isinstance(found, list):
            yield value.objid, isinstance(found, PDFStream)
            return
        value = found
    if isinstance(value, list):
        for item in value:
            yield from _referred(item)
