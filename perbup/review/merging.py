"""Two people's answers in one file: all of both, and where they differ the later word last."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from perbup.review.books import put_down
from perbup.review.desk import REVIEWS
from report.reviews import COLUMNS as REVIEW_COLUMNS
from schemas.errors import UsageError
from schemas.kept import Kept, read_kept
from schemas.koreksi import COLUMNS, FILE, Correction, Kind

Line = dict[str, str]


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did to one file: lines taken over, and a sentence for every place on which the
    two differed, and for every line of the other that is broken."""

    path: Path
    taken: int
    differing: tuple[str, ...]
    broken: tuple[str, ...]


def merge(mine: Path, theirs: Path) -> list[Merged]:
    """Take another's answers over into one's own file, or those of a folder into a folder's.

    No line is lost. Where both say something else of one place, the later day holds, one's own
    where the days are the same or not given.
    """
    if theirs.is_dir():
        if not mine.is_dir():
            raise UsageError(f"{mine}: no folder, and {theirs} is one")
        names = [name for name in (FILE, REVIEWS) if (theirs / name).is_file()]
        if not names:
            raise UsageError(f"{theirs}: neither {FILE} nor {REVIEWS} in it")
        return [_merge(mine / name, theirs / name) for name in names]
    return [_merge(mine / theirs.name if mine.is_dir() else mine, theirs)]


def _merge(mine: Path, theirs: Path) -> Merged:
    own, other = _read_both(mine, theirs)
    place, said, columns = _place, "benar", COLUMNS
    if "temuan_id" in other.header:
        place, said, columns = _review_place, "keputusan", REVIEW_COLUMNS
    standing = {place(line): line for _, line in own.records}
    known = {_content(line, columns) for _, line in own.records}
    taken = [line for _, line in other.records if _content(line, columns) not in known]
    lines: list[Line] = []
    differing = []
    for line in taken:
        before = standing.get(place(line))
        lines.append(line)
        if before is None:
            continue
        holds = line if line.get("tanggal", "") > before.get("tanggal", "") else before
        if holds is before:
            lines.append(before)  # the later line holds, and it must be this one
        if before.get(said) != line.get(said):
            differing.append(
                f"{' '.join(filter(None, place(line)))}: {before.get('oleh') or mine} "
                f"“{before.get(said)}”, {line.get('oleh') or theirs} “{line.get(said)}”; "
                f"“{holds.get(said)}” holds"
            )
    if lines:
        put_down(mine, columns, lines)
    broken = tuple(f"{theirs} baris {number}: {what}" for number, what in other.broken)
    return Merged(mine, len(taken), tuple(differing), broken)


def _read_both(mine: Path, theirs: Path) -> tuple[Kept, Kept]:
    """One's own file, which may not be there yet, and another's of the same kind."""
    try:
        other = read_kept(theirs.read_bytes())
        own = read_kept(mine.read_bytes() if mine.exists() else b"")
    except OSError as error:
        raise UsageError(f"{error.filename}: cannot be read ({error.strerror})") from error
    reviews = "temuan_id" in other.header
    if not reviews and "benar" not in other.header:
        raise UsageError(f"{theirs}: neither corrections nor reviews")
    if own.header and ("temuan_id" in own.header) != reviews:
        raise UsageError(f"{mine} and {theirs} hold different things")
    return own, other


def _content(line: Line, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(" ".join(line.get(name, "").split()) for name in columns)


def _review_place(line: Line) -> tuple[str, ...]:
    return (line.get("doc_id", ""), line.get("temuan_id", ""))


def _place(line: Line) -> tuple[str, ...]:
    given = {name: line.get(name, "") for name in ("doc_id", "sha256", "tabel", "baris", "kolom")}
    kind: Kind = line.get("jenis") or "sel"  # type: ignore[assignment]
    return Correction(**given, jenis=kind).place
