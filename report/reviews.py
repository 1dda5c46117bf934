"""What people decided about findings: ``reviews.csv``, kept beside the documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from schemas.kept import read_kept
from schemas.message import Message, listed, say

Decision = Literal["diterima", "ditolak"]

COLUMNS = ("doc_id", "temuan_id", "keputusan", "catatan", "oleh", "tanggal")

# People type what they mean; only these words are taken, anything else is reported.
_DECISIONS: dict[str, Decision] = {
    "diterima": "diterima",
    "terima": "diterima",
    "accepted": "diterima",
    "accept": "diterima",
    "ditolak": "ditolak",
    "tolak": "ditolak",
    "refuted": "ditolak",
    "rejected": "ditolak",
    "reject": "ditolak",
}


@dataclass(frozen=True, slots=True)
class Review:
    """One person's answer to one finding."""

    keputusan: Decision
    catatan: str = ""
    oleh: str = ""
    tanggal: str = ""


@dataclass(frozen=True, slots=True)
class Reviews:
    """The answers by ``(doc_id, temuan_id)``, and a line for every row that could not be used."""

    answers: dict[tuple[str, str], Review]
    problems: tuple[Message, ...] = ()


def load_reviews(path: Path | None, findings: Iterable[tuple[str, str]]) -> Reviews:
    """Read ``reviews.csv``; no file means no reviews.

    ``findings`` are the ``(doc_id, temuan_id)`` that exist. A row that cannot be used never stops
    the report: it is named in ``problems``. Of two answers to one finding the later line holds.
    """
    if path is None or not path.is_file():
        return Reviews({})
    try:
        kept = read_kept(path.read_bytes(), wider=True)
    except OSError as error:
        return Reviews({}, (say("tinjauan.tak-terbaca", berkas=path.name, sebab=str(error)),))
    missing = [name for name in ("temuan_id", "keputusan") if name not in kept.header]
    if missing:
        return Reviews({}, (say("tinjauan.kolom", berkas=path.name, kolom=listed(missing, ", ")),))
    taken = _take(path.name, kept.records, set(findings))
    broken = [
        say("koreksi.baris", berkas=path.name, baris=line, sebab=what) for line, what in kept.broken
    ]
    return Reviews(taken.answers, (*broken, *taken.problems))


def _take(
    name: str, rows: Sequence[tuple[int, dict[str, str]]], findings: set[tuple[str, str]]
) -> Reviews:
    documents: dict[str, list[str]] = {}
    for doc_id, temuan_id in findings:
        documents.setdefault(temuan_id, []).append(doc_id)
    answers: dict[tuple[str, str], Review] = {}
    problems: list[Message] = []
    seen: Counter[tuple[str, str]] = Counter()
    for line, cells in rows:
        where = say("tinjauan.baris", berkas=name, baris=line)
        temuan_id = cells.get("temuan_id", "")
        if not temuan_id:
            problems.append(say("tinjauan.kosong", tempat=where))
            continue
        decision = _DECISIONS.get(cells.get("keputusan", "").casefold())
        if decision is None:
            problems.append(
                say("tinjauan.keputusan", tempat=where, keputusan=cells.get("keputusan", ""))
            )
            continue
        doc_id = cells.get("doc_id", "")
        if not doc_id:
            owners = documents.get(temuan_id, [])
            if len(owners) > 1:
                problems.append(
                    say("tinjauan.dokumen", tempat=where, temuan=temuan_id, banyak=len(owners))
                )
                continue
            doc_id = owners[0] if owners else ""
        if (doc_id, temuan_id) not in findings:
            place = say("tinjauan.pada", doc_id=doc_id) if doc_id else ""
            problems.append(say("tinjauan.tak-ada", tempat=where, temuan=temuan_id, pada=place))
            continue
        tanggal = cells.get("tanggal", "")
        if tanggal and not _is_date(tanggal):
            problems.append(say("tinjauan.tanggal", tempat=where, tanggal=tanggal))
        seen[doc_id, temuan_id] += 1
        if seen[doc_id, temuan_id] == 2:
            problems.append(say("tinjauan.dua-kali", tempat=where, temuan=temuan_id))
        answers[doc_id, temuan_id] = Review(
            decision, cells.get("catatan", ""), cells.get("oleh", ""), tanggal
        )
    return Reviews(answers, tuple(problems))


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
