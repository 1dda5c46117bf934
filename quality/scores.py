"""Scores that a person understands: how much was found, and how much of it is consistent.

Both are shares in per cent, and a score is their product: of what such a document should hold,
this much was found and stands unchallenged.

- **Kelengkapan** (completeness) of a dataset is the share of what a document of that form has that
  was found in this one: facts of the head, letters of Menimbang, pasal without gaps, complete
  citations in both lists, the chapters of its form, and for tables of figures the printed
  values that could be read. A dataset that the form demands and that is empty scores 0; one that it
  does not demand, and that is empty, has no score.
- **Konsistensi** (consistency) of a dataset is the share of its rows (of ``tabel``: its tables)
  that no error or warning speaks of. Information does not count against a row, nor does a finding
  that a person has refuted.
- The **document** is the mean over its datasets; several documents are the mean over documents.

A score never stands alone: beside it stand how much is asked of the document, how much of it was
found, how many rows findings contradict and of how many causes, and which datasets cost it most. A
document with few errors may score below one with many, because a part of it is missing; then the
missing part is the first of its reasons.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from normalize.only import present
from quality.frames import MEASURES, Frames, text_in, text_of
from quality.parts import Row, chapters, head_facts, parts, states


@dataclass(frozen=True, slots=True)
class Score:
    """A score in per cent (0-100). ``name`` is a dataset, or ``dokumen-keseluruhan``.

    ``found`` of ``expected`` things gave the completeness; ``flagged`` of ``rows`` rows the
    consistency (null where there is no row to judge). ``contradictions`` counts the findings that
    flag them, those of one cause once.
    """

    name: str
    value: float
    completeness: float
    consistency: float | None
    found: int = 0
    expected: int = 0
    rows: int = 0
    flagged: int = 0
    contradictions: int = 0

    @property
    def words(self) -> str:
        """The score in one sentence."""
        text = f"{self.found} dari {self.expected} yang semestinya ada ditemukan"
        if self.rows:
            text += (
                f"; {self.flagged} dari {self.rows} baris disebut temuan"
                f" ({self.contradictions} sebab)"
            )
        return text


WHOLE = "dokumen-keseluruhan"


def document_scores(
    datasets: Mapping[str, Sequence[Row]], findings: Iterable[Row], *, refuted: Collection[str] = ()
) -> list[Score]:
    """Scores of one document: each dataset, then the whole.

    ``findings`` are its rows of ``temuan``; those whose temuan_id is in ``refuted`` do not count.
    """
    frames = Frames({name: [dict(row) for row in rows] for name, rows in datasets.items()})
    counted = [
        {**row, "induk": None} if row.get("induk") in refuted else row
        for row in findings
        if row["tingkat"] in ("error", "warning") and row["temuan_id"] not in refuted
    ]
    held = parts(frames.document)
    scores = [
        _score(frames, name, *count(frames), counted)
        for name, (of_parts, count) in _FOUND.items()
        if held.intersection(of_parts) or frames.rows(name)
    ]
    return [*scores, _mean(WHOLE, scores)]


def reasons(scores: Sequence[Score], most: int = 3) -> list[tuple[Score, float]]:
    """The datasets that cost a document most, with the points that each takes from its score."""
    parts = [score for score in scores if score.name != WHOLE]
    costs = [(score, round((100 - score.value) / len(parts), 1)) for score in parts]
    costs.sort(key=lambda cost: -cost[1])
    return [(score, cost) for score, cost in costs[:most] if cost > 0]


def mean_score(scores: Sequence[Score], name: str = WHOLE) -> Score | None:
    """The score of that name over several documents; None of none."""
    chosen = [score for score in scores if score.name == name]
    return _mean(name, chosen) if chosen else None


def _mean(name: str, scores: Sequence[Score]) -> Score:
    judged = present(score.consistency for score in scores)
    return Score(
        name,
        round(fmean(score.value for score in scores), 1),
        round(fmean(score.completeness for score in scores), 1),
        round(fmean(judged), 1) if judged else None,
        sum(score.found for score in scores),
        sum(score.expected for score in scores),
        sum(score.rows for score in scores),
        sum(score.flagged for score in scores),
        sum(score.contradictions for score in scores),
    )


def _score(frames: Frames, name: str, found: int, expected: int, findings: Sequence[Row]) -> Score:
    completeness = min(1.0, found / expected) if expected else 1.0
    rows = len(frames.rows(name))
    flagged = min(rows, len(_flagged(name, findings)))
    consistency = 1 - flagged / rows if rows else None
    value = completeness * (1.0 if consistency is None else consistency)
    return Score(
        name,
        round(100 * value, 1),
        round(100 * completeness, 1),
        None if consistency is None else round(100 * consistency, 1),
        found,
        expected,
        rows,
        flagged,
        sum(not finding.get("induk") for finding in findings if _dataset(finding) == name),
    )


def _dataset(finding: Row) -> str | None:
    """The dataset whose score a finding touches."""
    return "tabel" if finding["dataset"] == "sel" else finding["dataset"]


def _flagged(name: str, findings: Sequence[Row]) -> set[str]:
    """What findings of a dataset speak of: tables (also for findings on single cells), else the
    rows they name."""
    if name != "tabel":
        return {row["kunci"] for row in findings if row["dataset"] == name}
    return {
        row.get("tabel_id") or text_in(row, "kunci") for row in findings if _dataset(row) == "tabel"
    }


def _head(frames: Frames) -> tuple[int, int]:
    facts = head_facts(frames.document)
    return sum(states(frames.document, fact) for fact in facts), len(facts)


def _considerations(frames: Frames) -> tuple[int, int]:
    rows = frames.rows("konsideran")
    letters = [row["huruf"] for row in rows if row.get("huruf")]
    last = max((ord(letter[0].lower()) - ord("a") + 1 for letter in letters), default=1)
    return len(rows), max(last, len(rows))


def _pasal(frames: Frames) -> tuple[int, int]:
    numbers = {row["pasal"] for row in frames.rows("pasal") if row.get("pasal")}
    return len(numbers), max(numbers, default=1)


def _citations(frames: Frames) -> tuple[int, int]:
    rows = frames.rows("landasan_hukum")
    held = parts(frames.document)
    lists = {name for part, name in _LISTS.items() if part in held}
    missing = lists - {row["bagian"] for row in rows}
    return sum(bool(row.get("lengkap")) for row in rows), len(rows) + len(missing)


def _chapters(frames: Frames) -> tuple[int, int]:
    rows = frames.rows("renstra_bab")
    found = {row["bab"] for row in rows if row["level"] == 1}
    return len(found), max(chapters(frames.document, rows), len(found))


def _tables(frames: Frames) -> tuple[int, int]:
    rows = frames.rows("tabel")
    return sum(bool(row.get("baris_kepala")) for row in rows), max(1, len(rows))


def _figures(name: str) -> Callable[[Frames], tuple[int, int]]:
    def count(frames: Frames) -> tuple[int, int]:
        read = printed = 0
        for row in frames.rows(name):
            for measure in MEASURES[name]:
                if any(letter.isdigit() for letter in text_of(row, measure) or ""):
                    printed += 1
                    read += row.get(measure) is not None
        return read, max(1, printed)

    return count


_LISTS = {"mengingat": "mengingat", "landasan": "renstra"}
"""Lists of citations by the part that they stand in."""
_TABLES = ("capaian", "anggaran", "tujuan-sasaran", "iku", "rencana", "evaluasi")

_FOUND: dict[str, tuple[tuple[str, ...], Callable[[Frames], tuple[int, int]]]] = {
    "dokumen": (("kepala",), _head),
    "konsideran": (("konsideran",), _considerations),
    "pasal": (("pasal",), _pasal),
    "landasan_hukum": (("mengingat", "landasan"), _citations),
    "renstra_bab": (("bab",), _chapters),
    "tabel": (_TABLES, _tables),
    "capaian": (("capaian",), _figures("capaian")),
    "anggaran": (("anggaran",), _figures("anggaran")),
    "target": (("tujuan-sasaran", "iku"), _figures("target")),
    "rencana": (("rencana",), _figures("rencana")),
    "evaluasi": (("evaluasi",), _figures("evaluasi")),
}
"""Per dataset: the parts it holds, and how much was found of how much that should be there."""
