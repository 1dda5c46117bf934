"""A programme code whose official name is another's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.programmes import ProgrammeMatch, check_code, match_programme
from quality.frames import Frames, Place, Row
from quality.grid import squeeze
from schemas.finding import Finding
from schemas.message import Message, Quote, say

SURE = 0.9
"""A name found with this score or more is that programme."""

UNLIKE = 0.5
"""A whole name that is this unlike the official one of its code, or more, is another's."""


def check(frames: Frames) -> Iterator[Finding]:
    """Lines of the programme plan whose printed code is not the code of their name."""
    for row, *_ in frames.lines("rencana").values():
        expected = _expected(row) if row.get("kode") and row.get("nama") else None
        if expected is None:
            continue
        right, message = expected
        yield frames.finding(
            (frames.named(row["tabel_id"]), f"{row['kode']} {row['nama']}"),
            message,
            expected=right,
            found=row["kode"],
            cells=_cells(frames, row, _comparable(row["kode"])),
        )


def _expected(row: Row) -> tuple[str, Message] | None:
    """What should be printed and the message that says so; null where code and name agree or
    nothing can be said."""
    code = _comparable(row["kode"])
    match = match_programme(row["nama"], jenjang=row["jenjang"])
    if not code.startswith("7.1."):
        return _of_another_office(row["nama"], code, match)
    if match.kode is None or match.score < SURE:
        return _unlike(row)
    right = _comparable(match.kode)
    if right == code or len(right.split(".")) != len(code.split(".")):
        return None
    parent = row["kode"].rpartition(".")[0] or None
    within = match_programme(row["nama"], jenjang=row["jenjang"], parent=parent)
    if within.kode is not None and _comparable(within.kode) == code and within.score >= SURE:
        return None
    return match.kode, say("kode-tidak-cocok", nama=Quote(row["nama"]))


def _of_another_office(name: str, code: str, match: ProgrammeMatch) -> tuple[str, Message] | None:
    """A programme of the kecamatan under the urusan of another office, but for the one that all
    offices have under one name (``x.xx.01``)."""
    own, printed = (text.split(".")[2:] for text in (_comparable(match.kode or ""), code))
    if match.score < SURE or own != printed or printed[:1] in ([], ["1"]) or match.kode is None:
        return None
    return match.kode, say("kode-tidak-cocok", nama=Quote(name))


def _unlike(row: Row) -> tuple[str, Message] | None:
    """A name that is in no list, and is not what the nomenclature calls its code; a name cut off
    in print is."""
    made = check_code(row["kode"], row["nama"])
    if made.verdict != "tidak-cocok" or made.official is None or made.score > UNLIKE:
        return None
    words = [squeeze(word) for word in row["nama"].split()]
    if len(words) < 3 or sum(word in squeeze(made.official) for word in words) * 2 > len(words):
        return None
    return made.official, say("kode-tidak-cocok.nama", nama=Quote(row["nama"]))


def _cells(frames: Frames, row: Row, code: str) -> Iterator[Place]:
    """The cells of the line that print the code and the name."""
    name, grid = squeeze(row["nama"]), frames.grids.get(row["tabel_id"])
    for col, text in grid.printed(row["baris"]) if grid else ():
        if squeeze(text) == name or _comparable(text) == code:
            yield row["tabel_id"], row["baris"], col


def _comparable(code: str) -> str:
    """A code without leading zeros: ``7.01.01.2.02.0001`` and ``7 01 01 2.02 01`` are one."""
    return ".".join(str(int(part)) for part in re.findall(r"\d+", code))
