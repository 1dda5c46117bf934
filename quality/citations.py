"""The running text of a document, by where it stands, and the regulations that it cites, with their
titles as comparable words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from normalize.citations import find_citations
from normalize.vocabulary import rows
from quality.frames import Frames, Passage, Row, text_in
from schemas.message import Regulation, Value, say, term

_NARRATIVE = re.compile(
    r"[,.;]?\s+(?:adalah\b|secara\s+umum|disebutkan|maka\b|sehingga|yang\s+mengatur|bahwa\b|sebagaimana|dinyatakan"
    r"|dimana|adapun|serta\s+berdasarkan|yang\s+telah|perlu\b|untuk\s+itu|dan\s+(?:Undang|Peraturan"
    r"|Keputusan|Instruksi))",
    re.IGNORECASE,
)
_FILLER = frozenset({"tahun", "nomor", "republik", "indonesia", "ri"})


@dataclass(frozen=True, slots=True)
class Cited:
    """A regulation cited with a title, and where."""

    peraturan_id: str
    title: str
    at: Passage

    @property
    def where(self) -> Value:
        """Where it is cited, as a person says it: ``mengingat 2``."""
        return self.at.where


def item_of(row: Row) -> Value:
    """Where a row of ``landasan_hukum`` stands: ``mengingat 2``."""
    number = str(row.get("urutan") or row["posisi"])
    return say("butir", bagian=term(row["bagian"]), nomor=number)


def consideration(row: Row) -> Value:
    """Where a row of ``konsideran`` stands: ``menimbang a``."""
    return say("butir", bagian=term("menimbang"), nomor=str(row.get("huruf") or row["posisi"]))


def provision(row: Row) -> str:
    """Where a row of ``pasal`` stands: ``Pasal 3 (1)``; outside of all pasal its label alone."""
    label = text_in(row, "label")
    parts = (
        f"Pasal {row['pasal']}" if row.get("pasal") else "",
        "" if label.startswith("Pasal") else label,
    )
    return " ".join(filter(None, parts))


def section(row: Row) -> Value:
    """How a part of the plan is named: ``2.3``, a chapter ``BAB 2``."""
    return row.get("nomor") or say("bab", nomor=str(row["bab"]))


_NAMED: Mapping[str, Callable[[Row], Value]] = {
    "konsideran": consideration,
    "landasan_hukum": item_of,
    "pasal": provision,
    "renstra_bab": section,
}


def passage(dataset: str, row: Row) -> Passage:
    """The text that a row of a dataset holds."""
    page = row.get("halaman") or row.get("halaman_awal")
    title = text_in(row, "judul", "bab_judul")
    return Passage(text_in(row, "teks"), _NAMED[dataset](row), dataset, page, title)


def texts(frames: Frames, *datasets: str) -> Iterator[Passage]:
    """The running text that some datasets hold."""
    return (passage(dataset, row) for dataset in datasets for row in frames.rows(dataset))


def enacting(frames: Frames, *parts: str) -> Iterator[Passage]:
    """The lines of parts of the legal text that no dataset holds (``menetapkan``,
    ``tanda-tangan``)."""
    for row in frames.rows("teks_lain"):
        if row["alasan"] in parts:
            yield Passage(text_in(row, "teks"), row["alasan"], "teks_lain", row.get("halaman"))


def spoken(frames: Frames) -> Iterator[Passage]:
    """The running text that a document speaks of itself in: its chapters, and what stands before
    them, or instead of them."""
    yield from texts(frames, "renstra_bab")
    yield from enacting(frames, "kata-pengantar", "sampul")


def enacted(frames: Frames) -> Passage | None:
    """What the regulation enacts: its lines under ``Menetapkan`` as one."""
    lines = list(enacting(frames, "menetapkan"))
    return lines[-1]._replace(text=" ".join(line.text for line in lines)) if lines else None


def cited(row: Row) -> Value:
    """What a row of ``landasan_hukum`` cites: the regulation, else its year."""
    peraturan_id = row.get("peraturan_id")
    return Regulation(peraturan_id) if peraturan_id else str(row.get("tahun"))


def cited_titles(frames: Frames) -> Iterator[Cited]:
    """Every citation with a title: the lists first, then Menimbang and the plan's own text."""
    for row in frames.rows("landasan_hukum"):
        if row.get("peraturan_id") and row.get("tentang"):
            yield Cited(row["peraturan_id"], row["tentang"], passage("landasan_hukum", row))
    for paragraph in passages(frames):
        yield from _in_text(frames, paragraph)


def passages(frames: Frames) -> Iterator[Passage]:
    """The paragraphs of Menimbang and of the plan's own text that cite regulations; the plan's list
    of them is read into ``landasan_hukum``."""
    for whole in texts(frames, "konsideran", "renstra_bab"):
        numbered = whole.dataset == "renstra_bab"
        where = say("bagian-bernomor", nomor=whole.where) if numbered else whole.where
        for paragraph in whole.text.split("\n") if not _LISTED.search(whole.title) else ():
            if _CITES.search(paragraph):
                yield whole._replace(text=paragraph, where=where)


_NO_TITLE = re.compile(r"(?:adalah|sebagai|yaitu|yakni|tersebut|maka|dan)\b")
"""Words that a sentence goes on with and no title begins with."""
_ABOUT = re.compile(r"\btentang\b", re.IGNORECASE)
_CITES = re.compile(r"(?is)\bno(?:mor\b|\s*\.|\s+\d).*\btentang\b")
_LISTED = re.compile(r"landasan|dasar\s+hukum", re.IGNORECASE)


def _in_text(frames: Frames, paragraph: Passage) -> Iterator[Cited]:
    """Citations whose title surely ends where it seems to: with its paragraph, or at words that
    no title has. In the middle of a sentence a title may run on into it."""
    text = paragraph.text
    for cited, start, end in find_citations(text, kabupaten=frames.of_document("kabupaten")):
        if not cited.peraturan_id or not cited.tentang or not _ABOUT.search(text, start, end):
            continue
        title = cited.tentang
        if narrative := _NARRATIVE.search(title):
            title = title[: narrative.start()]
        elif text[end:].strip(" ;.,"):
            continue
        if not _NO_TITLE.match(title):
            yield Cited(cited.peraturan_id, title, paragraph)


@lru_cache(maxsize=1)
def known_titles() -> dict[str, str]:
    """The titles that well-known regulations were promulgated with."""
    return {row["peraturan_id"]: row["tentang"] for row in rows("peraturan_dikenal")}


@lru_cache(maxsize=1)
def revoked() -> dict[str, str]:
    """The well-known regulations that another one revoked, and that."""
    known = rows("peraturan_dikenal")
    return {row["peraturan_id"]: row["dicabut_oleh"] for row in known if row["dicabut_oleh"]}


@lru_cache(maxsize=1)
def _abbreviated() -> dict[str, str]:
    """The abbreviations of titles and what they stand for."""
    return {row["singkatan"]: row["kepanjangan"] for row in rows("singkatan_judul")}


@lru_cache(maxsize=16384)
def title_words(title: str, kabupaten: str | None = None) -> tuple[str, ...]:
    """A title as the words that tell it from another.

    Left out: punctuation, abbreviations in brackets, ``Tahun``, ``Republik Indonesia``, the name
    of the document's own region; abbreviations are written out.
    """
    text = re.sub(r"\([^)]*\)", " ", title.casefold())
    text = re.sub(r"[–—]", "-", text)
    words = re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.sub(r"\s*-\s*", "-", text))
    text = f" {' '.join(_abbreviated().get(word, word) for word in words)} "
    if kabupaten:
        own = " ".join(kabupaten.casefold().split())
        for level in ("kabupaten", "kota", "daerah kabupaten"):
            text = text.replace(f" {level} {own} ", " ")
    return tuple(word for word in text.split() if word not in _FILLER)


def begin_alike(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two titles are one, or one the beginning of the other: in running text a title runs
    on into its sentence, or breaks off."""
    shorter = min(len(one), len(two))
    return one[:shorter] == two[:shorter]
