"""CSV files that people keep beside the documents: whatever a spreadsheet saves, read and added to.

Comma, semicolon or tab; UTF-8 with or without a mark, UTF-16, or Windows' own encoding. A line that
is broken costs itself and no other, and is kept as it stands when the file is written again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.message import Message, say

MOST_LINES = 40
"""Lines over which one record may go on; a quote that is never closed must not eat the file."""
_FORMULA = re.compile(r"'*[=+\-@](?![\d.,\s]*%?$)")
"""What a spreadsheet would run (OWASP, CSV injection): a document may print it. An apostrophe
stands before it in the file, and is taken away again; numbers and a lone dash stay as they are."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file read: the names of its columns, its records with the line each begins on, and the
    lines that are no record with what is wrong with them."""

    header: tuple[str, ...]
    records: tuple[tuple[int, dict[str, str]], ...]
    broken: tuple[tuple[int, Message], ...] = ()


def decode(data: bytes) -> str:
    """The text of a file in whichever encoding it was saved."""
    return data.decode(encoding(data), errors="replace").removeprefix("\ufeff")


def encoding(data: bytes) -> str:
    """The encoding in which a file was saved."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def delimiter(text: str) -> str:
    """The sign between the columns, by the first line."""
    return max(",;\t", key=text.partition("\n")[0].count)


def read_kept(data: bytes, *, wider: bool = False) -> Kept:
    """The records of a file, by the names in its first line. Lines of nothing but blanks are
    passed over; a quote without its end breaks a line, and so do fields beyond the header (a comma
    in a text without quotes), unless ``wider`` lets them be."""
    text = decode(data)
    sign = delimiter(text)
    lines = text.splitlines(keepends=True)
    first = _parsed(lines[:1], sign)
    header = tuple(name.strip().lower() for name in first or ())
    records: list[tuple[int, dict[str, str]]] = []
    broken: list[tuple[int, Message]] = []
    place = 1
    while place < len(lines):
        if not lines[place].strip(f'{sign} \t\r\n\0"'):
            place += 1
            continue
        fields, used = _record(lines, place, sign, None if wider else len(header))
        if fields is None:
            broken.append((place + 1, say("koreksi.rusak")))
        else:
            values = zip(header, (_plain(field.strip()) for field in fields), strict=False)
            records.append((place + 1, dict(values)))
        place += used
    return Kept(header, tuple(records), tuple(broken))


def added(data: bytes, columns: Sequence[str], row: Mapping[str, str]) -> bytes:
    """The file with one line more, in its own encoding, delimiter and order of columns.

    An empty file gets ``columns`` as its header; columns that the file lacks are put behind its
    own. All other lines stay byte for byte.
    """
    text = decode(data)
    if not text.strip():
        return (_line(columns, ",") + _line([row.get(c, "") for c in columns], ",")).encode()
    sign = delimiter(text)
    header = list(read_kept(data).header)
    missing = [name for name in columns if name not in header]
    first, end, rest = text.partition("\n")
    if missing:
        first = first.rstrip("\r") + sign + sign.join(missing) + ("\r" if "\r" in first else "")
    whole = first + (end or "\n") + rest
    if not whole.endswith(("\n", "\r")):
        whole += "\n"
    whole += _line([row.get(name, "") for name in (*header, *missing)], sign)
    name = encoding(data)
    try:
        return ("\ufeff" if data.startswith(b"\xef\xbb\xbf") else "").encode() + whole.encode(name)
    except UnicodeEncodeError:
        return whole.encode("utf-8-sig")


def _line(fields: Sequence[str], sign: str) -> str:
    sink = io.StringIO(newline="")
    flat = [_harmless(" ".join(field.split())) for field in fields]
    csv.writer(sink, delimiter=sign, lineterminator="\n").writerow(flat)
    return sink.getvalue()


def _harmless(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _plain(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _record(
    lines: Sequence[str], place: int, sign: str, width: int | None
) -> tuple[list[str] | None, int]:
    """The fields of the record that begins on a line, and over how many lines it goes; none, and
    one line, where it is broken."""
    for end in range(place + 1, min(place + MOST_LINES, len(lines)) + 1):
        fields = _parsed(lines[place:end], sign)
        if fields is not None:
            beyond = fields[width:] if width is not None else []
            whole = not any(field.strip() for field in beyond)
            return (fields[:width], end - place) if whole else (None, 1)
    return None, 1


def _parsed(lines: Sequence[str], sign: str) -> list[str] | None:
    """One record; null where the lines are less or more than one."""
    try:
        rows = list(csv.reader(lines, delimiter=sign, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None
