"""A rank (pangkat) printed beside the grade (golongan) of another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from normalize.vocabulary import rows
from quality.frames import Frames
from quality.grid import letters
from schemas.finding import Finding
from schemas.message import Quote, say

_GRADE = re.compile(r"\b(I{1,3}|IV)\s*[/.]\s*([a-e])\b", re.IGNORECASE)
_NO_GRADE = re.compile(
    r"(?:I{1,3}\s*/\s*[e-z]|IV\s*/\s*[f-z]|(?:VI*|I{4,})\s*/\s*[a-z])", re.IGNORECASE
)
_OF_GRADES = re.compile(r"\b(?:gol|pangkat)")
_RANK = re.compile(
    r"\b(juru|pengatur|penata|pembina)\b(?:\s+(utama)\b)?(?:\s+(muda|madya)\b)?"
    r"(?:[\s,]+(?:tk|tingkat)\.?\s*(?:I|1)\b)?",
    re.IGNORECASE,
)


def check(frames: Frames) -> Iterator[Finding]:
    """Lines of tables that print exactly one grade and one rank, and grades that there are not."""
    official_ranks = {row["golongan"]: row["pangkat"] for row in rows("pangkat")}
    for grid in frames.plain:
        graded = {col for col in grid.label_columns if _OF_GRADES.search(grid.header(col))}
        for row in grid.body_rows:
            cells = grid.printed(row)
            for col, text in cells:
                if col in graded and _NO_GRADE.fullmatch(text):
                    yield frames.finding(
                        (frames.named(grid.tabel_id), Quote(text)),
                        say("pangkat-tidak-cocok.golongan"),
                        found=Quote(text),
                        cells=[(grid.tabel_id, row, col)],
                    )
            grades, ranks = _found(_GRADE, cells), _found(_RANK, cells)
            if len(grades) != 1 or len(ranks) != 1:
                continue
            grade = f"{grades[0][1][1].upper()}/{grades[0][1][2].lower()}"
            printed = " ".join(ranks[0][1][0].split())
            official = official_ranks.get(grade)
            whole = re.sub(r"(?i)\btk\b\.?", "tingkat", printed).replace("1", "I")
            if official is None or letters(whole) == letters(official):
                continue
            yield frames.finding(
                (frames.named(grid.tabel_id), grade),
                say("pangkat-tidak-cocok", golongan=grade),
                expected=official,
                found=Quote(printed),
                cells=[(grid.tabel_id, row, found[0][0]) for found in (ranks, grades)],
            )


def _found(
    pattern: re.Pattern[str], cells: Iterable[tuple[int, str]]
) -> list[tuple[int, re.Match[str]]]:
    """What a line prints of a kind, with its columns."""
    return [(col, found) for col, text in cells for found in pattern.finditer(text)]
