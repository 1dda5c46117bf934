"""A programme code whose official name is another's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from grammar.codes import is_code, is_coded_name
from normalize.only import only
from normalize.programmes import ProgrammeMatch, check_code, match_programme
from quality.frames import Frames, Line, Place, Row, grouped, table_of
from quality.grid import squeeze
from schemas.finding import Finding
from schemas.message import Message, Quote, Value, say

SURE = 0.9
"""A name found with this score or more is that programme."""

UNLIKE = 0.5
"""A whole name that is this unlike the official one of its code, or more, is another's."""


def check(frames: Frames) -> Iterator[Finding]:
    """Lines of plans, evaluations and budgets whose printed code is not the code of their name."""
    for dataset in ("rencana", "evaluasi", "anggaran"):
        budget = dataset == "anggaran"
        lines = [*_of_budgets(frames)] if budget else _coded_lines(frames, dataset)
        among = {} if budget else dict(_among(lines))
        for row in lines:
            expected = _expected(row) or among.get((row["tabel_id"], row["baris"]))
            if not expected:
                continue
            right, message = expected
            yield frames.finding(
                (frames.named(row["tabel_id"]), f"{row['kode']} {row['nama']}"),
                message,
                dataset=dataset,
                expected=right,
                found=row["kode"],
                cells=_cells(frames, row, _comparable(row["kode"])),
            )
    yield from _broken(frames)
    yield from _astray(frames)
    yield from _orphans(frames)


def _coded_lines(frames: Frames, dataset: str) -> list[Row]:
    return [row for row, *_ in frames.lines(dataset).values() if row["kode"] and row["nama"]]


def _of_budgets(frames: Frames) -> Iterator[Row]:
    """The lines of budgets with the one code that stands in them: theirs are from the names."""
    for (tabel_id, baris), (row, *_) in frames.lines("anggaran").items():
        grid = frames.grids.get(tabel_id)
        code = only(text for _, text in grid.printed(baris) if is_code(text)) if grid else None
        if code is not None and row["uraian"]:
            yield {**row, "kode": code, "nama": row["uraian"]}


def _orphans(frames: Frames) -> Iterator[Finding]:
    """Kegiatan and subkegiatan above which no line has the code of theirs, in tables where most
    have one."""
    for dataset in ("rencana", "evaluasi", "anggaran"):
        budget = dataset == "anggaran"
        lines = [*_of_budgets(frames)] if budget else _coded_lines(frames, dataset)
        known = (
            {_comparable(row["kode"]) for row in lines} | _of_no_kind(frames) if lines else set()
        )
        for tabel_id, rows in grouped(lines, table_of).items():
            for row, code in _without_parents(rows, known):
                yield frames.finding(
                    (frames.named(tabel_id), f"{row['kode']} {row['nama']}", code),
                    say("kode-tidak-cocok.tanpa-induk", nama=Quote(row["nama"])),
                    dataset=dataset,
                    expected=code,
                    found=row["kode"],
                    cells=_cells(frames, row, _comparable(row["kode"])),
                )


_PARTS = {5: 3, 6: 5}
"""How many parts of its code a kegiatan shares with its programme, a subkegiatan with its kegiatan,
by how many it has."""


def _without_parents(rows: Sequence[Row], known: Set[str]) -> Iterator[tuple[Row, str]]:
    """The first lines below codes that are not there, with these, where few are missing."""
    for level, parts in _PARTS.items():
        below: dict[str, Row] = {}
        for row in rows:
            code = _comparable(row["kode"]).split(".")
            if code[:2] == ["7", "1"] and len(code) == level:
                below.setdefault(".".join(code[:parts]), row)
        lacking = [row for over, row in below.items() if over not in known]
        if len(below) - len(lacking) >= LEAST * len(lacking):
            for row in lacking:
                yield row, ".".join(map(str, re.findall(r"\d+", row["kode"])[:parts]))


def _of_no_kind(frames: Frames) -> set[str]:
    """The codes in tables that were not read, alone or before a name."""
    return {
        _comparable(text.split(" ")[0])
        for grid in frames.grids.values()
        if grid.kind == "lain"
        for row, col in grid.at
        if is_code(text := grid.text(row, col)) or is_coded_name(text)
    }


def _tables(frames: Frames, dataset: str) -> dict[str, list[Row]]:
    """The lines of a dataset by table, each by its first row."""
    return grouped((row for row, *_ in frames.lines(dataset).values()), table_of)


def _broken(frames: Frames) -> Iterator[Finding]:
    """Cells in the column of codes that are none."""
    tables = _tables(frames, "rencana")
    for tabel_id in tables.keys() & frames.grids.keys():
        rows, grid = tables[tabel_id], frames.grids[tabel_id]
        coded = [row["baris"] for row in rows if row["kode"]]
        codes = Counter(col for at in coded for col, text in grid.printed(at) if is_code(text))
        for col, many in codes.most_common(1):
            for row in rows if many >= LEAST else ():
                text = grid.text(row["baris"], col)
                if not row["kode"] and row["nama"] and re.search(r"\d", text) and not is_code(text):
                    yield frames.finding(
                        (frames.named(tabel_id), f"{text} {row['nama']}"),
                        say("kode-tidak-cocok.rusak", nama=Quote(row["nama"])),
                        found=Quote(text),
                        cells=[(tabel_id, row["baris"], col)],
                    )


def _astray(frames: Frames) -> Iterator[Finding]:
    """Kegiatan without a printed code under another programme than that of the nomenclature, in
    tables where most stand under theirs, or under one that is named twice."""
    for dataset, name in (("anggaran", "uraian"), ("rencana", "nama")):
        for tabel_id, rows in _tables(frames, dataset).items():
            fit, stray = _under_programmes(rows, name)
            named_twice = Counter(row[name] for row in rows if row["jenjang"] == "program")
            for row, code, program in stray:
                if fit < MOST * len(stray) and named_twice[program] == 1:
                    continue
                yield frames.finding(
                    (frames.named(tabel_id), row[name]),
                    say("kode-tidak-cocok.program", nama=Quote(row[name]), induk=Quote(program)),
                    dataset=dataset,
                    expected=code,
                    found=Quote(program),
                )


def _under_programmes(rows: Sequence[Row], name: str) -> tuple[int, list[tuple[Row, str, str]]]:
    """How many kegiatan of a table stand under their programme, and those that stand under another,
    with the code of theirs and the name of the other."""
    over, named, fit = None, "", 0
    stray: list[tuple[Row, str, str]] = []
    for row in rows:
        level, text = row["jenjang"], row[name] or ""
        if level == "program":
            over, named = match_programme(text, jenjang=level), text
        if level != "kegiatan" or not over or over.kode is None or over.score < SURE:
            continue
        own = match_programme(text, jenjang=level)
        if match_programme(text, jenjang=level, parent=over.kode).kode is not None:
            fit += 1
        elif own.kode and own.jenjang == level and own.score >= SURE and not _coded(row):
            stray.append((row, own.kode, named))
    return fit, stray


def _coded(row: Row) -> bool:
    """Whether a line prints its code: budgets have theirs from the names."""
    return "pagu" in row and bool(row["kode"])


LEAST = 3
"""Codes that make a column one of codes."""


def _among(lines: Sequence[Row]) -> Iterator[tuple[Line, tuple[Value, Message]]]:
    """What should be printed and the message, for codes that a line of another name has already,
    and those that do not go on with that of the line above them, where nearly all do."""
    for rows in grouped(lines, table_of).values():
        above: dict[str, Row] = {}
        first: dict[str, Row] = {}
        fit: list[bool] = []
        stray: list[tuple[Line, tuple[Value, Message]]] = []
        for row in rows:
            at, code, name = (row["tabel_id"], row["baris"]), _comparable(row["kode"]), row["nama"]
            same = row if _is_count(code, row) else first.setdefault(code, row)
            if same["jenjang"] == row["jenjang"] and not _begin_alike(same["nama"], name):
                twice = say("kode-tidak-cocok.ganda", nama=Quote(name), lain=Quote(same["nama"]))
                yield at, ("", twice)
            over = above.get(_OVER.get(row["jenjang"], ""))
            above[row["jenjang"]] = row
            if over is not None and not _expected(over) and not _is_count(code, row):
                fit.append(code.startswith(f"{_comparable(over['kode'])}."))
                below = say("kode-tidak-cocok.induk", nama=Quote(name), induk=over["kode"])
                stray += [] if fit[-1] else [(at, (f"{over['kode']}.…", below))]
        if sum(fit) >= MOST * len(stray):
            yield from stray


def _is_count(code: str, row: Row) -> bool:
    """Whether a code only counts a line below its programme."""
    return "." not in code and row["jenjang"] != "program"


_OVER = {"kegiatan": "program", "subkegiatan": "kegiatan"}
MOST = 2
"""So many lines must go on with the code above them for each that does not."""
SHARED = 2
"""Words with which the names of two lines begin that are parts of one."""


def _begin_alike(one: str, two: str) -> bool:
    """Whether two names begin with the same words: one line for each kelurahan."""
    return squeeze(one).split()[:SHARED] == squeeze(two).split()[:SHARED]


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
    of_level = len(right.split(".")) == len(code.split("."))
    if right == code or not (of_level or _is_of_another(row)):
        return None
    parent = row["kode"].rpartition(".")[0] or None
    within = match_programme(row["nama"], jenjang=row["jenjang"], parent=parent)
    if within.kode is not None and _comparable(within.kode) == code and within.score >= SURE:
        return None
    return match.kode, say("kode-tidak-cocok", nama=Quote(row["nama"]))


def _is_of_another(row: Row) -> bool:
    """Whether a code is in the nomenclature, for another name."""
    return check_code(row["kode"], row["nama"]).verdict == "tidak-cocok"


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
