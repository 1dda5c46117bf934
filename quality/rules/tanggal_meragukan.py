"""Dates of a regulation that contradict its number, each other or its gazette; days of the week and
years of signatures that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.dates import MONTHS, find_dates
from normalize.vocabulary import letters
from quality.citations import enacting, texts
from quality.frames import Frames, Passage
from schemas.finding import Finding
from schemas.message import Bound, Quote, Year, say

_ON = re.compile(r"\bpada\s+tanggal\s*:?\s*(\d{1,2}\s+[^\W\d_]+\s+\d{4})\b", re.IGNORECASE)

_FROM = re.compile(
    r"\bini\s+mulai\s+berlaku\s+(?:pada|sejak)\s+tanggal\s+(\d{1,2}\s+[^\W\d_]+\s+\d{4})\b",
    re.IGNORECASE,
)


_DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_DAY = re.compile(
    r"\b(?P<hari>senin|selasa|rabu|kamis|jum['’`]?at|sabtu|minggu)\b\s*[,(]?\s*(?:tanggal\s+)?"
    r"(?P<tanggal>\d{1,2}\s+[^\W\d_]+\s+\d{4})\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:.*[.!]\s+)?\W*(?P<baris>[^\W\d_][^\d,.;:]{2,30},\s*(?:\d{1,2}\s+)?(?P<bulan>[^\W\d_]{3,9})\s+(?P<tahun>\d{4}))\W*",
    re.DOTALL,
)
"""The place and date of a signature, alone on its line or behind the last sentence."""
_SIGNED_FROM = {"lkjip": 0, "evaluasi": 0, "perjanjian-kinerja": -1, "renja": -1}
"""By forms of one year, from which year on, counted from its own, it is signed."""


def check(frames: Frames) -> Iterator[Finding]:
    """A regulation is numbered and enacted in one year, promulgated on that day or later, and
    stands in the gazette of the year of its promulgation (UU 12/2011)."""
    for line in enacting(frames, "tanda-tangan"):
        if (day := _ON.search(line.text)) and not find_dates(day[1]):
            said = Quote(day[1])
            message = say("tanggal-meragukan.mustahil", tanggal=said)
            yield frames.finding((line.where, said), message, found=said, at=line)
    yield from _weekdays(frames)
    yield from _signed_too_soon(frames)
    yield from _in_force(frames)
    head = frames.document
    enacted, promulgated = head.get("tanggal_ditetapkan"), head.get("tanggal_diundangkan")
    if enacted and head.get("tahun") not in (None, enacted.year):
        yield frames.finding(
            ("tanggal_ditetapkan",),
            say("tanggal-meragukan.tahun"),
            expected=Year(head["tahun"]),
            found=enacted.isoformat(),
            page=_page(frames, "ditetapkan"),
        )
    if enacted and promulgated and promulgated < enacted:
        yield frames.finding(
            ("tanggal_diundangkan",),
            say("tanggal-meragukan.mendahului", ditetapkan=enacted.isoformat()),
            expected=Bound(">=", enacted.isoformat()),
            found=promulgated.isoformat(),
            page=_page(frames, "diundangkan"),
        )
    yield from _gazette(frames)
    if promulgated and head.get("berita_daerah_tahun") not in (None, promulgated.year):
        yield frames.finding(
            ("berita_daerah_tahun",),
            say("tanggal-meragukan.berita", diundangkan=promulgated.isoformat()),
            expected=Year(promulgated.year),
            found=Year(head["berita_daerah_tahun"]),
            page=_page(frames, "berita daerah"),
        )


def _gazette(frames: Frames) -> Iterator[Finding]:
    """A number in the gazette with the digits of the regulation's own in another order; others are
    numbers of a series of its own."""
    own, number = (str(frames.of_document(of) or "") for of in ("nomor", "berita_daerah_nomor"))
    if own != number and sorted(own) == sorted(number):
        yield frames.finding(
            ("berita_daerah_nomor",),
            say("tanggal-meragukan.nomor"),
            expected=own,
            found=number,
            page=_page(frames, "berita daerah"),
        )


def _weekdays(frames: Frames) -> Iterator[Finding]:
    """Days of the week that a date is not: ``Senin, 14 Januari 2025``."""
    others = {row["alasan"] for row in frames.rows("teks_lain")}
    for at in (*texts(frames, "konsideran", "renstra_bab"), *enacting(frames, *others)):
        for found in _DAY.finditer(at.text):
            for day in find_dates(found["tanggal"]):
                right, said = _DAYS[day.weekday()], Quote(" ".join(found[0].split()))
                if letters(found["hari"]) != right:
                    yield frames.finding(
                        (at.where, said),
                        say("tanggal-meragukan.hari", tanggal=said),
                        expected=Quote(right),
                        found=Quote(found["hari"]),
                        at=at,
                    )


def _signed_too_soon(frames: Frames) -> Iterator[Finding]:
    """A document of one year that is signed in a year before it can be, or an agreement after it:
    the date of another year's."""
    head = frames.document
    form, own = head.get("bentuk") or "", head.get("periode_awal")
    if own is None or own != head.get("periode_akhir") or form not in _SIGNED_FROM:
        return
    for line in _signing(frames):
        found = _SIGNED.fullmatch(line.text.strip())
        if found is None or found["bulan"].lower() not in MONTHS:
            continue
        year = int(found["tahun"])
        if year == own and MONTHS[found["bulan"].lower()] < _last_month(frames, form):
            yield frames.finding(
                (line.where, Quote(found["baris"])),
                say("tanggal-meragukan.belum", baris=Quote(found["baris"])),
                found=Quote(found["baris"]),
                at=line,
            )
        if year < own + _SIGNED_FROM[form] or (_SIGNED_FROM[form] and year > own):
            yield frames.finding(
                (line.where, Quote(found["baris"])),
                say("tanggal-meragukan.tanda-tangan", baris=Quote(found["baris"]), tahun=Year(own)),
                expected=Bound(">=", str(own + _SIGNED_FROM[form])),
                found=Year(year),
                at=line,
            )


def _signing(frames: Frames) -> Iterator[Passage]:
    """The lines of which one may say where and when a document was signed: before its chapters,
    after them, and at the end of the last."""
    yield from enacting(frames, "kata-pengantar", "sampul", "tanda-tangan")
    for last in list(texts(frames, "renstra_bab"))[-1:]:
        yield from (last._replace(text=line) for line in last.text.split("\n"))


def _last_month(frames: Frames, form: str) -> int:
    """The month in which what a document reports of its own year is over: the last of the year,
    or of the last quarter that it has numbers of; 0 where it reports none."""
    if form == "lkjip":
        return 12
    quarters = (
        int(row["periode"].removeprefix("triwulan-"))
        for row in frames.rows("evaluasi")
        if row["periode"].startswith("triwulan-")
        if row.get("kinerja") or row.get("rupiah")
    )
    return 3 * max(quarters, default=0)


def _in_force(frames: Frames) -> Iterator[Finding]:
    """A regulation in force before it was promulgated (UU 12/2011, annex II: only what it says of
    other days may reach back)."""
    promulgated = frames.of_document("tanggal_diundangkan")
    for line in texts(frames, "pasal") if promulgated else ():
        for found in _FROM.finditer(line.text):
            for day in find_dates(found[1]):
                if day < promulgated:
                    yield frames.finding(
                        (line.where, Quote(found[1])),
                        say("tanggal-meragukan.surut", bagian=line.where),
                        expected=Bound(">=", promulgated.isoformat()),
                        found=day.isoformat(),
                        at=line,
                    )


def _page(frames: Frames, words: str) -> int | None:
    """The page of the first line under the articles that holds these words."""
    lines = enacting(frames, "tanda-tangan")
    return next((line.page for line in lines if words in line.text.casefold()), None)
