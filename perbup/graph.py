"""The graph of regulations: ``relasi`` of one document, ``peraturan`` over all of them.

Both are made from the published rows of each document alone, so that they can be made again
without its file: :func:`relations` and :func:`mentions` are one document's, :class:`Regulations`
takes the mentions of one document after another and holds one entry per regulation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from normalize.citations import (
    Citation,
    amending_citations,
    find_citations,
    parse_citation,
)
from normalize.vocabulary import letters
from parsers.parsed import Row

Rows = Mapping[str, Sequence[Row]]

_KINDS = {"mengingat": "mengingat", "renstra": "landasan"}


@dataclass(frozen=True, slots=True)
class Home:
    """The region of a document, as citations that name none need it."""

    kabupaten: str | None
    provinsi: str | None


def home(rows: Rows) -> Home:
    """The region that a document's row of ``dokumen`` names."""
    head: Row = next(iter(rows.get("dokumen", ())), {})
    kabupaten = head.get("kabupaten")
    jenis = (head.get("jenis") or "").casefold().replace(" ", "")
    if kabupaten and "walikota" in jenis and not kabupaten.casefold().startswith("kota "):
        kabupaten = f"Kota {kabupaten}"
    return Home(kabupaten, head.get("provinsi"))


def relations(rows: Rows) -> list[Row]:
    """The rows of ``relasi`` of one document, sorted.

    ``mengingat`` and ``landasan`` go from the document to what it cites; ``mencabut`` to what its
    pasal revoke; ``diubah-dengan`` from a regulation to the one that amends it, as chains
    ("sebagaimana telah diubah …") and titles ("Perubahan Atas …") say; ``menetapkan`` from an act
    to the emergency regulation that it enacts ("Penetapan Perpu … Menjadi Undang-Undang").
    """
    doc_ids = [row["doc_id"] for row in rows.get("dokumen", ())]
    if not doc_ids:
        return []
    (doc_id, *_), region = doc_ids, home(rows)
    found: set[tuple[str, str, str]] = set()
    for row in rows.get("landasan_hukum", ()):
        cited = row.get("peraturan_id")
        if cited is None:
            continue
        found.add((doc_id, cited, _KINDS[row["bagian"]]))
        found.update((cited, amending, "diubah-dengan") for amending in row["diubah_dengan"] or ())
        laws = [(cited, row.get("tentang"))]
        laws += [(law.peraturan_id or "", law.tentang) for law in _amending(row, region)]
        for law, title in laws:
            found.update(_of_title(law, title, region))
    found.update((doc_id, revoked, "mencabut") for revoked in revoked_ids(rows))
    found.update(_of_title(doc_id, rows["dokumen"][0].get("tentang"), region))
    return [
        {"doc_id": doc_id, "dari": dari, "ke": ke, "jenis": jenis}
        for dari, ke, jenis in sorted(found)
        if dari and ke and dari != ke
    ]


def _amending(row: Row, region: Home) -> tuple[Citation, ...]:
    if not row.get("diubah_dengan"):
        return ()
    return amending_citations(row["teks"], kabupaten=region.kabupaten, provinsi=region.provinsi)


_AMENDS = re.compile(
    r"^\s*perubahan(?:-perubahan)?(?:\s+(?:ke\w+|pertama))?(?:\s+(?:atas|terhadap|dari))?"
    r"\s+(?=\S)",
    re.IGNORECASE,
)
_ENACTS = re.compile(r"^\s*penetapan\s+(?=peraturan\s+pemerintah\s+pengganti|perp)", re.IGNORECASE)


def _of_title(law: str, title: str | None, region: Home) -> Iterable[tuple[str, str, str]]:
    """What a title says of another law: that it amends it, or enacts it."""
    if not title:
        return
    for pattern in (_AMENDS, _ENACTS):
        opening = pattern.match(title)
        if opening is None:
            continue
        other = parse_citation(
            title[opening.end() :], kabupaten=region.kabupaten, provinsi=region.provinsi
        )
        if other.peraturan_id is None or not _same_kind(law, other.peraturan_id, pattern):
            continue
        if pattern is _AMENDS:
            yield other.peraturan_id, law, "diubah-dengan"
        else:
            yield law, other.peraturan_id, "menetapkan"


def _same_kind(law: str, other: str, pattern: re.Pattern[str]) -> bool:
    # a perda amends a perda of its own region; a title without region says no more than that
    if pattern is _ENACTS or not other.startswith(("perda", "perbup", "pergub", "perwali")):
        return True
    return law.rsplit("-", 2)[0] == other.rsplit("-", 2)[0]


_REVOKES = re.compile(
    r"\bdicabut\b|\b(?:dinyatakan\s+)?tidak\s+(?:lagi\s+)?berlaku(?:\s+lagi)?\b|\bmencabut\b",
    re.IGNORECASE,
)
_NATIONAL = frozenset(
    {"UUD", "UU", "PERPU", "PP", "PERPRES", "KEPPRES", "INPRES", "PERMEN", "KEPMEN", "INMEN", "SE"}
)
# the first of an item is what is revoked; others stand beside it, or in its title or chain
_BESIDE = re.compile(r"^(?!.*\b(?:di\s?ubah|perubahan)\b).*(?:\bdan|\bserta|,)\s*$", re.I | re.S)
_KEEPS = re.compile(r"\btetap\s+berlaku\b|\bmasih\s+(?:tetap\s+)?berlaku\b", re.IGNORECASE)


def revoked_ids(rows: Rows) -> list[str]:
    """What a document's pasal revoke: each regulation named in a pasal that says ``dicabut``, of a
    region: none revokes what stands above it.

    The lead-in of a list and its members are one pasal: they are read together.
    """
    region = home(rows)
    pasal: dict[object, list[str]] = {}
    for row in rows.get("pasal", ()):
        if row.get("teks"):
            pasal.setdefault(row.get("pasal"), []).append(row["teks"])
    found: list[str] = []
    for texts in pasal.values():
        whole = "; ".join(texts)
        if not _REVOKES.search(whole) or _KEEPS.search(whole):
            continue
        for item in re.split(r";", whole):
            cited = find_citations(item, kabupaten=region.kabupaten, provinsi=region.provinsi)
            found += [
                citation.peraturan_id
                for place, (citation, start, _) in enumerate(cited)
                if citation.peraturan_id
                and citation.jenis not in _NATIONAL
                and (not place or _BESIDE.search(item[cited[0][1] : start]))
            ]
    return list(dict.fromkeys(found))


_GAZETTES = ("lembaran_negara", "tambahan_lembaran_negara", "berita_negara")

MENTION = ("peraturan_id", "jenis", "instansi", "nomor", "tahun", "tentang", *_GAZETTES)
"""The columns of a mention, as in ``landasan_hukum``."""


def mentions(rows: Rows) -> list[Row]:
    """Every mention of a regulation in one document's legal bases: the cited, and the amending
    ones that a citation names, each with the columns of :data:`MENTION`."""
    region = home(rows)
    found: list[Row] = []
    for row in rows.get("landasan_hukum", ()):
        if row.get("peraturan_id"):
            found.append({name: row.get(name) for name in MENTION})
        found += [
            {name: getattr(law, name) for name in MENTION}
            for law in _amending(row, region)
            if law.peraturan_id
        ]
    return found


@dataclass(slots=True)
class _Entry:
    jenis: str | None
    instansi: str | None
    nomor: str | None
    tahun: int | None
    documents: int = 0
    titles: dict[str, Counter[str]] = field(default_factory=dict)
    gazettes: dict[str, Counter[str]] = field(default_factory=dict)


class Regulations:
    """Counts, document by document, what makes the rows of ``peraturan``."""

    def __init__(self) -> None:
        self._entries: dict[str, _Entry] = {}

    def add(self, mentioned: Sequence[Row]) -> None:
        """Count the :func:`mentions` of one document; a regulation cited twice counts once."""
        seen: dict[str, list[Row]] = {}
        for mention in mentioned:
            seen.setdefault(mention["peraturan_id"], []).append(mention)
        for peraturan_id, found in seen.items():
            self._count(peraturan_id, found)

    def _count(self, peraturan_id: str, mentions: Sequence[Mapping[str, object]]) -> None:
        first = mentions[0]
        entry = self._entries.get(peraturan_id)
        if entry is None:
            entry = self._entries[peraturan_id] = _Entry(
                *(first.get(name) for name in ("jenis", "instansi", "nomor", "tahun"))  # type: ignore[arg-type]
            )
        entry.documents += 1
        titles = {str(m["tentang"]) for m in mentions if m.get("tentang")}
        for title in titles:
            entry.titles.setdefault(letters(title), Counter())[title] += 1
        for name in _GAZETTES:
            for value in {str(m[name]) for m in mentions if m.get(name)}:
                entry.gazettes.setdefault(name, Counter())[value] += 1

    def merge(self, other: Regulations) -> None:
        """Take over what ``other`` has counted in other documents."""
        for peraturan_id, theirs in other._entries.items():
            ours = self._entries.setdefault(peraturan_id, theirs)
            if ours is theirs:
                continue
            ours.documents += theirs.documents
            for mine, counted in ((ours.titles, theirs.titles), (ours.gazettes, theirs.gazettes)):
                for key, spellings in counted.items():
                    mine.setdefault(key, Counter()).update(spellings)

    def to_json(self) -> dict[str, list[object]]:
        """Plain values for JSON."""
        return {
            peraturan_id: [getattr(entry, name) for name in _Entry.__slots__]
            for peraturan_id, entry in self._entries.items()
        }

    @classmethod
    def from_json(cls, data: Mapping[str, list[Any]]) -> Regulations:
        """The inverse of :meth:`to_json`."""
        counted = cls()
        for peraturan_id, (jenis, instansi, nomor, tahun, documents, *texts) in data.items():
            titles, gazettes = (
                {key: Counter(found) for key, found in text.items()} for text in texts
            )
            counted._entries[peraturan_id] = _Entry(
                jenis, instansi, nomor, tahun, documents, titles, gazettes
            )
        return counted

    def rows(self) -> list[Row]:
        """The rows of ``peraturan``, sorted by id.

        ``tentang`` is the title that most documents print (of equals the longer one), spelt as
        most of them do; capitals, spaces and punctuation make no title of their own.
        """
        return [
            {
                "peraturan_id": peraturan_id,
                "jenis": entry.jenis,
                "instansi": entry.instansi,
                "nomor": entry.nomor,
                "tahun": entry.tahun,
                "tentang": _best_title(entry.titles),
                **{name: _commonest(entry.gazettes.get(name)) for name in _GAZETTES},
                "jumlah_dokumen": entry.documents,
                "jumlah_judul": len(entry.titles),
            }
            for peraturan_id, entry in sorted(self._entries.items())
        ]


def _best_title(titles: Mapping[str, Counter[str]]) -> str | None:
    if not titles:
        return None
    key = max(titles, key=lambda k: (titles[k].total(), len(k), k))
    return _commonest(titles[key])


def _commonest(counted: Counter[str] | None) -> str | None:
    if not counted:
        return None
    # mixed case reads better than capitals; the rest makes the choice the same on every run
    return max(counted, key=lambda text: (counted[text], not text.isupper(), text))
