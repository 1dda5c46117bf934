"""A well-known regulation cited with the number or year of another, or after it was revoked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from quality.citations import cited_titles, known_titles, passage, revoked, title_words
from quality.frames import Frames, Row, text_in
from schemas.finding import Finding
from schemas.message import Bound, Quote, Regulation, Value, Year, listed, say

CONSTITUTION = 1945
_SMALL = frozenset({"dan", "serta", "atau", "antara", "dengan", "atas", "terhadap"})


def check(frames: Frames) -> Iterator[Finding]:
    """Citations whose title only other regulations bear: of their kind, or of another with the same
    number and year; legal bases that were none any more."""
    yield from _revoked(frames)
    yield from _impossible(frames)
    told: set[tuple[str, tuple[str, ...]]] = set()
    for item in cited_titles(frames):
        kind, words = item.peraturan_id.partition("-")[0], _words(item.title)
        right = _known().get((kind, words)) or _other_kind(item.peraturan_id, words)
        if not right or item.peraturan_id in right or (item.peraturan_id, words) in told:
            continue
        if set(words) <= set(_words(known_titles().get(item.peraturan_id, ""))):
            continue  # its own title, cut short
        told.add((item.peraturan_id, words))
        yield frames.finding(
            (Regulation(item.peraturan_id), item.where),
            say("rujukan-keliru", judul=Quote(item.title[:200])),
            expected=listed(map(Regulation, right), " / "),
            found=Regulation(item.peraturan_id),
            at=item.at,
        )


def _revoked(frames: Frames) -> Iterator[Finding]:
    """What was revoked in a year before the document's: in that year itself it may have stood.
    Where another one took its title over, the old one was left in by mistake, in what a
    regulation rests on and beside the new one; else it is a note."""
    year = frames.of_document("tahun")
    rows = frames.rows("landasan_hukum")
    cited = {(row["bagian"], row.get("peraturan_id")) for row in rows}
    for row in rows if year else ():
        by = revoked().get(text_in(row, "peraturan_id"))
        if by and int(by.rpartition("-")[2]) < year:
            at, rests = passage("landasan_hukum", row), row["bagian"] == "mengingat"
            yield frames.finding(
                (at.where, Regulation(row["peraturan_id"])),
                say("rujukan-keliru.dicabut", tempat=at.where),
                level=None
                if _heir(row, by) and (rests or (row["bagian"], by) in cited)
                else "info",
                expected=Regulation(by),
                found=Regulation(row["peraturan_id"]),
                at=at,
            )


def _impossible(frames: Frames) -> Iterator[Finding]:
    """The constitution with another year than its own; laws amended before they were made."""
    for row in frames.rows("landasan_hukum"):
        made, amended = row["tahun"], row.get("diubah_dengan") or ()
        wrong: list[tuple[str, Value]] = []
        if row["jenis"] == "UUD" and made not in (None, CONSTITUTION):
            wrong = [(row["peraturan_id"], Year(CONSTITUTION))]
        elif made:
            early = (one for one in amended if 0 < _year(one) < made)
            wrong = [(one, Bound(">=", Year(made))) for one in early]
        at = passage("landasan_hukum", row)
        for one, right in wrong:
            yield frames.finding(
                (at.where, Regulation(one)),
                say("rujukan-keliru.tahun", tempat=at.where),
                expected=right,
                found=Regulation(one),
                at=at,
            )


def _year(peraturan_id: str) -> int:
    """The year of a regulation; 0 of one without."""
    year = peraturan_id.rpartition("-")[2]
    return int(year) if year.isdigit() else 0


def _heir(row: Row, by: str) -> bool:
    """Whether what revoked a regulation bears its title."""
    old, new = (_words(known_titles()[one]) for one in (row["peraturan_id"], by))
    return old == new


def _other_kind(peraturan_id: str, words: tuple[str, ...]) -> list[str]:
    """The regulations of other kinds that bear a title, of the same number and year, or where
    this one is known to bear another."""
    number, own = peraturan_id.split("-")[-2:], peraturan_id in known_titles()
    alike = (known for (_, title), known in _known().items() if title == words)
    return [one for known in alike for one in known if own or one.split("-")[-2:] == number]


@lru_cache(maxsize=1)
def _known() -> dict[tuple[str, tuple[str, ...]], tuple[str, ...]]:
    """The regulations that bear a title, by their kind and its words."""
    found: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
    for peraturan_id, title in known_titles().items():
        key = peraturan_id.partition("-")[0], _words(title)
        found[key] = (*found.get(key, ()), peraturan_id)
    return found


def _words(title: str) -> tuple[str, ...]:
    """The words of a title that offices print alike."""
    words = (word for word in title_words(title) if word not in _SMALL)
    return tuple(word.replace("propinsi", "provinsi").removesuffix("an") for word in words)
