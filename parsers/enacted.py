"""What a head says of the regulation or decision: kind, who enacts, number, year, title.

Takes the text of a head, or of the head of an attachment; gives an :class:`Enacted` and what
follows from it: the kind's name, the region, the office, the ``doc_id``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.document import Document
from grammar.heads import GIVEN_YEAR
from grammar.years import YEAR, years_in
from normalize.citations import parse_citation
from normalize.dates import find_dates
from normalize.offices import title_case
from normalize.only import only
from normalize.regions import regions_in
from parsers.doubt import Doubts, is_doubted
from parsers.identitas import HEADS_OF, Identity, Region, kabupaten_named
from parsers.labels import join_texts, letters, texts_of, tidy
from parsers.parsed import Row
from parsers.sections import Sections

_JENIS = {
    "BUPATI": "Peraturan Bupati",
    "WALIKOTA": "Peraturan Wali Kota",
    "GUBERNUR": "Peraturan Gubernur",
    "DAERAH": "Peraturan Daerah",
}
_SLUG = {"BUPATI": "perbup", "WALIKOTA": "perwali", "GUBERNUR": "pergub", "DAERAH": "perda"}
_SENTENCE = (
    r"\b(?:ADALAH|TENTANG|YANG|INI|TERSEBUT|DENGAN|UNTUK|ATAU|SEBAGAI|PADA|MAKA|KEPUTUSAN)\b"
)
"""Words of running text: no name of a region goes on over one."""
_IDENTITY = re.compile(
    r"(?:PERATURAN\s*(?P<jenis>BUPATI|WALI\s*KOTA|GUBERNUR|DAERAH)|(?P<qanun>QANUN))\s*"
    rf"(?P<nama>(?:(?!{_SENTENCE})[^\d:;]){{0,60}}?)[\s:,]*"
    r"N[O0](?:\s?M[O0]R)?\s*[:.]*\s*(?P<nomor>\d{1,4}|[.…_\-\s]*)[\s.]?(?P<sisip>[A-Z](?=\s*TAHUN))?\s*[/,-]?\s*"
    rf"(?:TA\s?HUN|THN)\s*[:.]?\s*(?P<tahun>{YEAR}(?!\d)|[.…_\-]*)",
    re.IGNORECASE,
)
_DECIDES = (
    r"K\s?E\s?P\s?U\s?T\s?U\s?S\s?A\s?N\s*(?P<jenis>BUPATI|WALI\s*KOTA|GUBERNUR|CAMAT|PANEWU|MANTRI\s+PAMONG\s+PRAJA|LURAH|"
    r"SEKRETARIS\s+(?:DAERAH|DPRD|DEWAN)|INSPEKTUR|DIREKTUR|KEPALA\s+(?:DISTRIK|DINAS|BADAN|KANTOR|"
    r"BAGIAN|BIRO|SATUAN|PELAKSANA))\b\s*"
)
_DECISION = re.compile(
    rf"{_DECIDES}"
    rf"(?P<nama>(?:(?!{_SENTENCE})[^\d:;]){{0,120}}?)[\s:,]*"
    # A number of several words was written by hand and recognised badly: it is none.
    r"NOM[O0]R\s*[:.]?\s*"
    r"(?:(?P<nomor>[\w./-]*\d[\w./-]*(?:\s?/\s?[\w.-]+)*|[.…_/\-\s]*)|[\w./ -]{1,60}?)\s*"
    rf"(?:TAHUN\s*[:.]?\s*(?P<tahun>{YEAR}|[.…_]*)\s*)?"
    r"(?:TANGGAL\s*[:.]?\s*(?P<tanggal>[\w .\-/]{6,30}?)\s*)?(?=T\s?E\s?N\s?T\s?A\s?N\s?G\b)",
    re.IGNORECASE,
)
_KIND_ONLY = re.compile(r"PERATURAN\s*(BUPATI|WALI\s*KOTA|GUBERNUR|DAERAH)\b", re.IGNORECASE)
_DECISION_ONLY = re.compile(_DECIDES, re.IGNORECASE)
_TITLE = re.compile(
    r"\bT\s?E\s?N\s?T\s?A\s?N\s?G\b\s*[:.]?\s*(?P<judul>.+?)\s*(?=(?:DENGAN|ATAS)\s*(?:BERKAT\s*)?RAHMAT|"
    r"BISMILLAH|$)",
    re.IGNORECASE | re.DOTALL,
)
_IN_TITLE = re.compile(
    r"\bT\s?E\s?N\s?T\s?A\s?N\s?G\b.*\b(?:ATAS|TERHADAP|DARI|PERUBAHAN|PENCABUTAN|MENCABUT|PELAKSANAAN|"
    r"LAMPIRAN|DALAM|PADA|DENGAN|MENGENAI)\s*$",
    re.IGNORECASE | re.DOTALL,
)
"""What stands before a regulation that a title names."""
_NAMED = re.compile(
    rf"\s*((?:(?!{_SENTENCE}|\bN[O0])[^\d:;]){{1,60}}?)\s*(?:\bN[O0]|$)", re.IGNORECASE
)
_ANNEX = re.compile(
    r"LAMPIRAN\s*(?:[IVX]+|\d+)?\s*[:.]?\s*(?:PERATURAN|KEPUTUSAN)\b", re.IGNORECASE
)


@dataclass(slots=True)
class Enacted:
    """What a head says of a regulation or decision; empty where it says nothing."""

    jenis: str = ""
    nama: str = ""
    nomor: int | None = None
    nomor_teks: str = ""
    tahun: int | None = None
    judul: str | None = None
    keputusan: bool = False
    qanun: bool = False


def enacted_in(text: str) -> Enacted:
    match, decision = _own(_IDENTITY, text), _own(_DECISION, text)
    if decision and (not match or decision.start() < match.start()):
        return _decision(decision, text)
    if not match:
        return _unnumbered(text)
    # Aceh calls its Peraturan Daerah Qanun (UU 11/2006).
    jenis = "DAERAH" if match["qanun"] else letters(match["jenis"])
    number, inserted = _number(match["nomor"].strip()), (match["sisip"] or "").lower()
    nama = re.sub(r"(?<=\w)\s+PROVINSI\b.*$", "", tidy(match["nama"]), flags=re.I | re.S)
    nama = nama.strip(" .,")
    return Enacted(
        jenis,
        nama,
        None if inserted else number,
        f"{number}{inserted}" if number else "",
        _number(match["tahun"]),
        _without_enactor(_TITLE.search(text, match.end()), jenis, nama),
        qanun=bool(match["qanun"]),
    )


def _number(text: str) -> int | None:
    """The number that a text is; ``0`` is none."""
    return int(text) or None if text.isdigit() else None


def _unnumbered(text: str) -> Enacted:
    """A head whose number cannot be read: kind, name, title, and the year that stands before it."""
    title = _TITLE.search(text)
    head = text[: title.start()] if title else text
    regulates, decides = _KIND_ONLY.search(head), _DECISION_ONLY.search(head)
    if not regulates and not decides:
        return Enacted()
    decided = bool(decides and (not regulates or decides.start() < regulates.start()))
    kind = decides if decided else regulates
    assert kind is not None
    years = GIVEN_YEAR.finditer(head, kind.end() if title else len(head))
    named = _NAMED.match(head, kind.end())
    nama = tidy(named[1]).strip(" .,") if named and title else ""
    return Enacted(
        _who(kind[1]),
        nama,
        tahun=only(int(year["tahun"]) for year in years),
        judul=_without_enactor(title, kind[1], nama),
        keputusan=decided,
    )


def _own(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first match that is no regulation which the title of this one names (``TENTANG PERUBAHAN
    ATAS PERATURAN BUPATI … NOMOR 5 TAHUN 2017``); where a cover says the same before, the last."""
    found = [
        match for match in pattern.finditer(text) if not _IN_TITLE.search(text[: match.start()])
    ]
    same = ("jenis", "nomor", "tahun")
    return next(
        (match for match in reversed(found) if match.group(*same) == found[0].group(*same)), None
    )


def without_doubt(identity: Enacted, repeated: Enacted | None, doubts: Doubts) -> Enacted:
    """The identity without a number or year in doubt, unless the attachment repeats both."""
    same = ("jenis", "nomor_teks", "tahun")
    if repeated and all(getattr(repeated, name) == getattr(identity, name) for name in same):
        return identity
    if is_doubted(identity.nomor_teks, doubts):
        identity = replace(identity, nomor=None, nomor_teks="")
    return replace(identity, tahun=None) if is_doubted(identity.tahun, doubts) else identity


def _decision(match: re.Match[str], text: str) -> Enacted:
    """A decision: its number is seldom a number alone (``188/45/KEP/424.013/2023``), and its year
    often stands at the number's end."""
    nomor = "".join((match["nomor"] or "").split()).strip(".…_-/")
    dated = [day.year for day in find_dates(match["tanggal"] or "")]
    years = years_in(nomor.rpartition("/")[2]) or dated
    nama = tidy(match["nama"]).strip(" .,")
    return Enacted(
        _who(match["jenis"]),
        nama,
        _number(nomor),
        nomor,
        _number(match["tahun"] or "") or next(iter(years), None),
        _without_enactor(_TITLE.search(text, match.end()), match["jenis"], nama),
        keputusan=True,
    )


def _who(printed: str) -> str:
    """Who enacts or decides, in one spelling: ``WALI KOTA`` is ``WALIKOTA``."""
    jenis = " ".join(printed.upper().split())
    return "WALIKOTA" if jenis.startswith("WALI") else jenis


def _without_enactor(title: re.Match[str] | None, jenis: str, nama: str) -> str | None:
    """A title without who enacts, who stands under it where no line tells them apart."""
    if not title:
        return None
    judul = tidy(title["judul"])
    if title.string[title.end() :].strip():
        return judul  # *Dengan rahmat* stands between
    whose = re.sub(r"\s+(?:KABUPATEN|KOTA)\b.*$", "", nama, flags=re.IGNORECASE | re.DOTALL)
    who = " ".join(jenis.upper().split())
    enacts = re.escape(f"{who} {whose}").replace(r"\ ", r"\s+").replace("WALI", r"WALI\s*", 1)
    region = r"(?:\s+(?:KABUPATEN|KOTA)\s+[\w ]{3,40})?"
    return re.sub(rf"\s+{enacts}{region}\s*[,:]?\s*$", "", judul, flags=re.IGNORECASE)


def office_of(identity: Enacted) -> str:
    """The office whose head decided: ``KEPALA DINAS PANGAN`` → ``DINAS PANGAN``."""
    if kind := {**HEADS_OF, "LURAH": "Kelurahan"}.get(identity.jenis):
        return f"{kind.upper()} {identity.nama}"
    return f"{identity.jenis.removeprefix('KEPALA ')} {identity.nama}"


def annexed_to(document: Document, sections: Sections) -> Enacted | None:
    """The regulation that an annex in a file of its own names in its head; None where the file
    holds the regulation too, be it as pages of pictures before the annex."""
    if sections.has_law:
        return None
    stop = sections.renstra.start if sections.renstra else 40
    texts = texts_of(document, range(min(stop, 60, len(document.blocks))))
    for place, (index, text) in enumerate(texts):
        if not letters(text).startswith("LAMPIRAN"):
            if _KIND_ONLY.match(text) or len(text) > 300:
                return None
            continue
        page = document.blocks[index].page
        if any(p.kind == "scan" and page is not None and p.number < page for p in document.pages):
            return None
        lines = join_texts(text for _, text in texts[place : place + 10])
        if not _ANNEX.match(lines):
            continue
        found = enacted_in(lines)
        return replace(found, judul=None) if found.jenis else None
    return None


def repeated_in_attachment(document: Document, sections: Sections) -> Enacted | None:
    """What the head of the attachment repeats: ``LAMPIRAN PERATURAN BUPATI … NOMOR … TAHUN …``."""
    stop = sections.front.stop or (sections.renstra.start if sections.renstra else 40)
    return repeated_in(texts_of(document, range(min(stop, 60, len(document.blocks)))))


def repeated_in(texts: Sequence[tuple[int, str]], opening: str = "LAMPIRAN") -> Enacted | None:
    """The regulation that the head of an attachment, or of what else begins with that word, names
    among these texts."""
    for place, (_, text) in enumerate(texts):
        if letters(text).startswith(opening):
            found = enacted_in(join_texts(text for _, text in texts[place : place + 10]))
            if found.jenis and found.nomor_teks and found.tahun:
                found.judul = None  # the title runs on into the cover
                return found
    return None


def kabupaten_of(identity: Enacted, title: str | None) -> str | None:
    """``Pasuruan``; a city keeps its word: ``Kota Pasuruan``."""
    if identity.jenis not in _JENIS:
        return only(set(kabupaten_named(regions_in(title or ""))))
    level, name = _levelled(identity)
    if not name or level not in {"KABUPATEN", "KOTA"}:
        return None
    return f"{'Kota ' if level == 'KOTA' else ''}{title_case(name)}"


def _levelled(identity: Enacted) -> tuple[str, str]:
    """The level of the region that enacts, as far as it is said, and its name without it."""
    of_head = {"BUPATI": "KABUPATEN", "WALIKOTA": "KOTA", "GUBERNUR": "PROVINSI"}
    level = of_head.get(identity.jenis, "")
    match = re.match(rf"({level or 'KABUPATEN|KOTA|PROVINSI'})\s+", identity.nama, re.IGNORECASE)
    if not match:
        return level, identity.nama
    return match[1].upper(), identity.nama[match.end() :]


def jenis_of(identity: Enacted) -> str | None:
    if identity.keputusan:
        who = _JENIS.get(identity.jenis, title_case(identity.jenis))
        return f"Keputusan {who.removeprefix('Peraturan ')}"
    if identity.jenis != "DAERAH":
        return _JENIS.get(identity.jenis)
    level, _ = _levelled(identity)
    return " ".join(["Qanun" if identity.qanun else "Peraturan Daerah", level.capitalize()]).strip()


def slug_of(identity: Enacted) -> str | None:
    """The regulation's ``doc_id``; null where its head does not name kind, region, number and
    year. A decision bears the id under which others cite it."""
    if identity.keputusan:
        if not (identity.nomor_teks and identity.tahun and identity.nama):
            return None
        cited = parse_citation(
            f"Keputusan {title_case(identity.jenis.replace('WALIKOTA', 'WALI KOTA'))} "
            f"{title_case(identity.nama)} Nomor {identity.nomor_teks} Tahun {identity.tahun} "
            f"tentang {identity.judul}"
        )
        return cited.peraturan_id if cited else None
    level, name = _levelled(identity)
    place = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    kind = _SLUG.get(identity.jenis)
    if not (kind and place and identity.nomor_teks and identity.tahun):
        return None
    if identity.jenis == "DAERAH" and level:
        kind += {"KABUPATEN": "-kab", "KOTA": "-kota", "PROVINSI": "-prov"}[level]
    return f"{kind}-{place}-{identity.nomor_teks}-{identity.tahun}"


def doc_id_of(row: Row) -> str | None:
    """The ``doc_id`` that the values of a head make; null where they do not make one."""
    if row["bentuk"] not in {"peraturan", "rancangan", "keputusan"}:
        region = Region(row["kabupaten"], row["provinsi"])
        first, last = row["periode_awal"], row["periode_akhir"]
        period = (first, last) if first and last else None
        return Identity(row["bentuk"], row["perangkat_daerah"], region, period).slug
    kind = row["jenis"] or ""
    decides = row["bentuk"] == "keputusan"
    words = {said: word for word, said in _JENIS.items()}
    if decides:
        of_enactor = kind.replace("Keputusan", "Peraturan", 1)
        word = words.get(of_enactor, kind.removeprefix("Keputusan ").upper())
    else:
        word = "DAERAH" if kind.startswith(("Peraturan Daerah", "Qanun")) else words.get(kind, "")
    of_province = word == "GUBERNUR" or kind.endswith(" Provinsi")
    place = row["provinsi"] if of_province else row["kabupaten"] or row["provinsi"]
    if place and kind.endswith((" Kabupaten", " Provinsi")):
        place = f"{kind.split()[-1]} {place}"  # as a law of a region has its level in its id
    number = str(row["nomor"]) if row["nomor"] else ""
    return slug_of(
        Enacted(word, place or "", row["nomor"], number, row["tahun"], row["tentang"], decides)
    )
