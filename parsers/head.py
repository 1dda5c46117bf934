"""The head and the signatures of a regulation: one row of ``dokumen``, facts others need."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import takewhile
from typing import NamedTuple, TypedDict

from extract.document import Document, Paragraph
from grammar.heads import ADOPTED, PROMULGATED
from grammar.years import YEAR, years_in
from normalize.citations import parse_citation
from normalize.dates import find_dates, parse_period
from normalize.forms import find_form
from normalize.offices import kecamatan_of, offices_in, same_office, title_case
from normalize.regions import kecamatan_code, regions_in
from parsers.doubt import Doubts, doubted, is_doubted, without_doubted
from parsers.identitas import (
    HEADS_OF,
    Identity,
    Region,
    cover,
    cover_blocks,
    identify,
    is_prose,
    yearly_period,
)
from parsers.labels import is_capitals, join_texts, letters, tidy
from parsers.parsed import Context, Row, as_row
from parsers.sections import Sections
from schemas.finding import Finding, Level
from schemas.message import Quote, listed, say, term
from schemas.rows import Dokumen

JENIS = {
    "BUPATI": "Peraturan Bupati",
    "WALIKOTA": "Peraturan Wali Kota",
    "GUBERNUR": "Peraturan Gubernur",
    "DAERAH": "Peraturan Daerah",
}
_SLUG = {"BUPATI": "perbup", "WALIKOTA": "perwali", "GUBERNUR": "pergub", "DAERAH": "perda"}
_SIGNED = (
    *("tanggal_ditetapkan", "tanggal_diundangkan", "berita_daerah_tahun", "berita_daerah_nomor"),
    "tambahan_berita_daerah_nomor",
)
_LEVELS = {"Kabupaten", "Kota", "Provinsi"}
_WORD = re.compile(r"\w+")
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
    r"KEPUTUSAN\s*(?P<jenis>BUPATI|WALI\s*KOTA|GUBERNUR|CAMAT|PANEWU|MANTRI\s+PAMONG\s+PRAJA|LURAH|"
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
_TENTANG = re.compile(r"\W*TENTANG\b", re.IGNORECASE)
_PROVINSI = re.compile(
    r"^(?:(?:(?:BUPATI|WALI\s*KOTA)\s+[A-Z' -]+?\s+)?PRO[VP]INSI\s+(?P<nama>[A-Z][A-Z .'’-]+?)|"
    r"(?P<istimewa>DAERAH\s+(?:ISTIMEWA|KHUSUS)\s+[A-Z ]+?))\s*,?$",
    re.IGNORECASE,
)
_KECAMATAN = re.compile(
    r"(?<!SE-)(?<!SE )\b(?:KECAMATAN|DISTRIK|KAPANEWON|KEMANTREN)\s*"
    r"(?P<nama>(?!SE\b|KAB\b|DAN\b|PADA\b|DI\b|TAHUN\b|KABUPATEN\b)"
    r"(?:\d\s*X\s*\d{1,2}\s+)?[A-Z][A-Z'’.-]*(?:\s+[A-Z'’.-]+){0,3}?)\s*"
    r"(?=\bKAB(?:UPATEN)?\b|\bKOTA\s|\bTAHUN|\bPERIODE|\bPROVINSI|\bDAN\s+KECAMATAN|"
    r"\bDI\s|\bPADA\s|\bUNTUK\s|\bMASA\s|[,;.(0-9–-]|$)",
    re.IGNORECASE,
)
_GLUED = re.compile(r"\S*KECAMATAN\S{3,}")
_GLUED_WORD = re.compile(r"(RENCANA|STRATEGIS|KECAMATAN|KABUPATEN|PROVINSI|TAHUN(?=\d))")
_ADOPTED = re.compile(rf"{ADOPTED}\s*[:.]?\s*(?P<isi>.*)$", re.IGNORECASE | re.DOTALL)
_PROMULGATED = re.compile(rf"{PROMULGATED}\s*[:.]?\s*(?P<isi>.*)$", re.IGNORECASE | re.DOTALL)
_ON_DATE = re.compile(r"\bpada\s*tanggal\b|\btanggal\b", re.IGNORECASE)
_GAZETTE = re.compile(
    r"(?P<tambahan>TAMBAHAN\s+)?BERITA\s*(?:DAERAH|KABUPATEN|KOTA|PROVINSI|ACEH)\b", re.IGNORECASE
)
_GAZETTE_GOES_ON = re.compile(
    r"(?:KABUPATEN|KOTA|TAHUN|THN|NOMOR|NO|SERI)\b|:?\s*\d|.*\b(?:TAHUN|THN)\b.*\d", re.IGNORECASE
)
_GAZETTE_YEAR = re.compile(rf"\b(?:TAHUN|THN)\b\s*[:.]?\s*(?P<tahun>{YEAR})\b", re.IGNORECASE)
_GAZETTE_NUMBER = re.compile(
    r"\b(?:NOMOR|NO)\b\s*[:.]*\s*(?P<nomor>\d{1,5})\b(?!\s*[./]?[A-Z](?!\w))", re.IGNORECASE
)
_RANK = (
    r"(?:pada\s+tanggal\s.{5,25}?\d{4}\s+)?"
    r"(?:(?:PJ|PLT|PLH|PENJABAT|PELAKSANA\s+(?:TUGAS|HARIAN))\s*\.?\s*)?"
)
_ENACTOR = re.compile(
    rf"^(?:A\.?\s?N\.?\s+)?{_RANK}(?:BUPATI|WALI\s*KOTA|GUBERNUR)\b", re.IGNORECASE
)
_ON_BEHALF = re.compile(r"A\.?\s?N\.?\s+(?:BUPATI|WALI\s*KOTA|GUBERNUR)\b", re.IGNORECASE)
_SECRETARY = re.compile(rf"^{_RANK}(?:SEKRETARIS\s+DAERAH|SEKDA)\b", re.IGNORECASE)
_NEXT_PART = re.compile(
    rf"{ADOPTED}|{PROMULGATED}|(?:tambahan\s+)?berita\s+daerah|salinan\b|sesuai\s+dengan\s+asli",
    re.IGNORECASE,
)
_CHECKED = re.compile(
    r"\boleh\b|^(?:telah|sudah|diteliti|diperiksa|dikoreksi|disetujui|diketahui|mengetahui|menyetujui|"
    r"paraf|verifikasi|diverifikasi|koordinasi)\b",
    re.IGNORECASE,
)
"""The box in which a legal office says that it has checked the text: the name in it is its own."""
_ELECTRONIC = re.compile(r"\W*ditandatangani\s+secara\s+elektronik\b", re.IGNORECASE)
_SEALED = re.compile(
    r"^\W*(?:(?:cap|stempel)\s*(?:/|dan)?\s*)?"
    r"(?:(?:t\s*\.?\s*t\s*\.?\s*d|d\s*\.?\s*t\s*\.?\s*[ot]|t\s*\.?\s*d|tertanda)\b[\W_]*)+",
    re.IGNORECASE,
)
"""``ttd.``, ``dto``, ``cap/ttd``, which may stand before the name."""
_NO_LETTERS = re.compile(r"[\d_${}#@=<>\[\]|]")
"""Signs of no name: of a field that nobody filled in (``${ttd_pengirim}``)."""
_NO_NAME = re.compile(
    r"^\(?(?:cap(?:\s+dan\s+)?|dan\b|stempel|meterai|pembina\b|penata\b|nip\b|kabupaten\b|"
    r"kota\b|provinsi\b|salinan\b|kepala\b|kabag\b|kasub\w+\b|sekretari?at\b|paraf\b|asisten\b|jabatan\b|no\b|tanda\b|"
    r"ditandatangani|pada\s+tanggal|di\s*(?:undang|tetap)\w*n\b|berita\b|lembaran\b|tambahan\b)|^[\W\d_]*$",
    re.IGNORECASE,
)


class _Facts(TypedDict):
    """What the head says of the document, however it is found."""

    bentuk: str
    jenis: str | None
    nomor: int | None
    tahun: int | None
    tentang: str | None
    provinsi: str | None
    kabupaten: str | None
    perangkat_daerah: str | None
    kecamatan: str | None
    periode: tuple[int, int] | None
    lampiran_dari: str | None


@dataclass(frozen=True, slots=True)
class Head:
    """The row of ``dokumen``, what other parsers need of it, findings, and the blocks whose
    whole text the row holds."""

    row: Row
    context: Context
    findings: list[Finding] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    read_as: str | None = None
    """The ``doc_id`` that print says, where corrections made it another."""


@dataclass(slots=True)
class _Identity:
    jenis: str = ""
    nama: str = ""
    nomor: int | None = None
    nomor_teks: str = ""
    tahun: int | None = None
    judul: str | None = None
    keputusan: bool = False
    qanun: bool = False


def parse_head(document: Document, sections: Sections) -> Head:
    """Read who enacted what, for whom and when; null, with a finding, where print does not say."""
    texts = _texts(document, _bounded(document, sections))
    if not sections.has_law:
        # A foreword that cites a regulation makes the document none.
        texts = list(takewhile(lambda line: is_capitals(line[1]) or not is_prose(line[1]), texts))
    annexed = _annex(document, sections)
    identity = _without_doubt(
        _identity(join_texts(text for _, text in texts)),
        _attachment_identity(document, sections),
        doubted(document, (index for index, _ in texts)),
    )
    if annexed is not None:
        identity = replace(annexed, judul=identity.judul)
    elif not identity.jenis:
        identity = _attachment_identity(document, sections) or identity
    if annexed is None and (identity.jenis or _is_law(sections)):
        return _of_regulation(document, sections, identity, texts)
    return _of_document(document, sections, identity if annexed else None, texts)


def _is_law(sections: Sections) -> bool:
    """Whether a text whose head was not read is a regulation's all the same."""
    parts = (
        *(sections.menimbang, sections.mengingat, sections.menetapkan),
        *(sections.body_of_law, sections.closing),
    )
    return sum(map(bool, parts)) > 1


def _of_regulation(
    document: Document, sections: Sections, identity: _Identity, texts: list[tuple[int, str]]
) -> Head:
    """The head of a regulation, a draft of one, or a decision."""
    adopted_title = _adopted_title(document, sections)
    title = identity.judul or adopted_title
    bentuk = "keputusan" if identity.keputusan else "peraturan"
    if bentuk == "peraturan" and _is_draft(document, sections):
        bentuk = "rancangan"
    kabupaten = _kabupaten(identity, title)
    kecamatan = _kecamatan(title) or _kecamatan(adopted_title)
    period = parse_period(title or "") or parse_period(adopted_title or "")
    period = period or yearly_period(title or "") or yearly_period(adopted_title or "")
    stated = cover_text = join_texts(text for _, text in _texts(document, sections.front)[:40])
    if not title:
        # The title is lost: the cover of the attachment names the office and the period.
        kecamatan = kecamatan or _kecamatan(cover_text)
        kabupaten = kabupaten or _kabupaten(_Identity(), cover_text)
        period = period or parse_period(cover_text)
    else:
        stated = title
    offices = offices_in(stated) if find_form(stated) not in {None, "lain"} else []
    if identity.keputusan and not offices:
        offices = offices_in(f"{_office_of(identity)}")
    office = offices[0] if len(offices) == 1 else None
    longer = kecamatan_of(office or "") or ""
    if kecamatan and longer.casefold().startswith(f"{kecamatan} ".casefold()):
        kecamatan = longer  # Garut Kota: the word is the kecamatan's, no region's after it
    findings = _other_office(document, sections, office)
    provinsi = next(
        (_name(m["nama"] or m["istimewa"]) for _, text in texts if (m := _PROVINSI.match(text))),
        _name(identity.nama) if identity.jenis == "GUBERNUR" and identity.nama else None,
    )
    if identity.keputusan and kabupaten is None and identity.jenis != "GUBERNUR":
        region = identify(document, range(sections.head.stop)).region
        kabupaten, provinsi = region.kabupaten, provinsi or region.provinsi
    if identity.keputusan:
        kecamatan = kecamatan or _kecamatan(office)
    doc_id = _doc_id(identity)
    if doc_id is None and bentuk == "rancangan":
        from_title = Identity(bentuk, office, Region(kabupaten, provinsi), period)
        doc_id = from_title.slug
    facts: _Facts = {
        "bentuk": bentuk,
        "jenis": _jenis(identity),
        "nomor": identity.nomor,
        "tahun": identity.tahun,
        "tentang": identity.judul,
        "provinsi": provinsi,
        "kabupaten": kabupaten,
        "perangkat_daerah": None if findings else office,
        "kecamatan": kecamatan,
        "periode": period,
        "lampiran_dari": None,
    }
    head = _head(document, sections, doc_id, facts, texts)
    head.findings.extend(findings)
    head.findings.extend(_head_findings(document, identity, head.row))
    head.findings.extend(_missing_parts(document, sections, head.row))
    doubts = doubted(document, sections.closing)
    head.findings.extend(without_doubted(head.row, _SIGNED, doubts, "dokumen", "penutup"))
    return head


def _of_document(
    document: Document,
    sections: Sections,
    annexed: _Identity | None,
    texts: list[tuple[int, str]],
) -> Head:
    """The head of a document that is no regulation, or of a regulation's annex by itself."""
    who = identify(document)
    region = who.region
    if annexed is not None:
        region = Region(
            region.kabupaten or _kabupaten(annexed, None),
            region.provinsi or (_name(annexed.nama) if annexed.jenis == "GUBERNUR" else None),
        )
        who = replace(who, region=region)
    facts: _Facts = {
        "bentuk": who.bentuk,
        "jenis": _jenis(annexed) if annexed else None,
        "nomor": annexed.nomor if annexed else None,
        "tahun": annexed.tahun if annexed else None,
        # The title in an annex's head runs on into its cover.
        "tentang": annexed.judul if annexed and who.bentuk == "lain" else None,
        "provinsi": region.provinsi,
        "kabupaten": region.kabupaten,
        "perangkat_daerah": who.perangkat_daerah,
        "kecamatan": who.kecamatan,
        "periode": who.period,
        "lampiran_dari": _doc_id(annexed) if annexed else None,
    }
    head = _head(document, sections, who.slug, facts, texts if annexed else [])
    head.findings.extend(who.findings)
    if annexed is not None:
        head.findings.extend(_head_findings(document, annexed, head.row))
    else:
        head.findings.extend(_unknown(document, who))
    return head


def _head(
    document: Document,
    sections: Sections,
    doc_id: str | None,
    facts: _Facts,
    texts: list[tuple[int, str]],
) -> Head:
    """The row of ``dokumen`` with its signatures, and the context of the other parsers."""
    doc_id = doc_id or f"dok-{document.source.sha256[:12]}"
    kecamatan, kabupaten, provinsi = facts["kecamatan"], facts["kabupaten"], facts["provinsi"]
    period = facts["periode"] or (None, None)
    signed, gazettes = _signatures(document, sections)
    row: Dokumen = {
        "doc_id": doc_id,
        "bentuk": facts["bentuk"],
        "jenis": facts["jenis"],
        "nomor": facts["nomor"],
        "tahun": facts["tahun"],
        "tentang": facts["tentang"],
        "provinsi": provinsi,
        "kabupaten": kabupaten,
        "perangkat_daerah": facts["perangkat_daerah"],
        "kecamatan": kecamatan,
        "lampiran_dari": facts["lampiran_dari"],
        "kode_wilayah": (
            kecamatan_code(kecamatan, kabupaten, provinsi) if kecamatan and kabupaten else None
        ),
        "periode_awal": period[0],
        "periode_akhir": period[1],
        "tempat_ditetapkan": signed["tempat_ditetapkan"],
        "tanggal_ditetapkan": signed["tanggal_ditetapkan"],
        "tanggal_diundangkan": signed["tanggal_diundangkan"],
        "bupati": signed["bupati"],
        "sekretaris_daerah": signed["sekretaris_daerah"],
        "berita_daerah_tahun": signed["berita_daerah_tahun"],
        "berita_daerah_nomor": signed["berita_daerah_nomor"],
        "tambahan_berita_daerah_nomor": signed["tambahan_berita_daerah_nomor"],
        "source_file": document.source.name,
        "source_sha256": document.source.sha256,
        "source_format": document.source.format,
        "halaman": len(document.pages) or None,
        "halaman_pindai": (
            sum(page.kind == "scan" for page in document.pages) if document.pages else None
        ),
        "dikoreksi": None,
    }
    typed = as_row(row)
    return Head(typed, context_of(typed), [], _told(texts, typed) | gazettes)


def _bounded(document: Document, sections: Sections) -> range:
    """The blocks of the head. Where no preamble ends it, as in an attachment by itself, its title
    ends at a table or where the page leaves more room than between the lines of the head."""
    if sections.has_law:
        return sections.head
    before, titled, least = None, False, math.inf
    for index in sections.head:
        block = document.blocks[index]
        if not isinstance(block, Paragraph):
            return range(sections.head.start, index)
        if before is not None and before.box and block.box:
            gap = block.box.y0 - before.box.y1
            height = (before.box.y1 - before.box.y0) / max(len(before.lines), 1)
            if titled and (before.page != block.page or gap > max(2 * least, 0.9 * height)):
                return range(sections.head.start, index)
            least = min(least, max(gap, 0.0))
        titled = titled or (before is not None and _TENTANG.match(before.text) is not None)
        before = block
    return sections.head


def _texts(document: Document, blocks: range) -> list[tuple[int, str]]:
    return [(index, tidy(block.text)) for index, block in document.paragraphs(blocks)]


# --------------------------------------------------------------------------- identity


def _identity(text: str) -> _Identity:
    match, decision = _own(_IDENTITY, text), _own(_DECISION, text)
    if decision and (not match or decision.start() < match.start()):
        return _decision(decision, text)
    if not match:
        return _unnumbered(text)
    # Aceh calls its Peraturan Daerah Qanun (UU 11/2006).
    jenis = "DAERAH" if match["qanun"] else letters(match["jenis"])
    nomor = match["nomor"].strip()
    tahun = match["tahun"]
    title = _TITLE.search(text, match.end())
    nama = re.sub(r"(?<=\w)\s+PROVINSI\b.*$", "", tidy(match["nama"]), flags=re.I | re.S)
    nama = nama.strip(" .,")
    return _Identity(
        jenis,
        nama,
        int(nomor) if nomor.isdigit() and int(nomor) and not match["sisip"] else None,
        f"{int(nomor)}{(match['sisip'] or '').lower()}" if nomor.isdigit() and int(nomor) else "",
        int(tahun) if tahun.isdigit() else None,
        _without_enactor(title, jenis, nama) if title else None,
        qanun=bool(match["qanun"]),
    )


def _unnumbered(text: str) -> _Identity:
    """A head whose number cannot be read: kind, name, title, and the year that stands before it."""
    title = _TITLE.search(text)
    head = text[: title.start()] if title else text
    regulates, decides = _KIND_ONLY.search(head), _DECISION_ONLY.search(head)
    if not regulates and not decides:
        return _Identity()
    decided = bool(decides and (not regulates or decides.start() < regulates.start()))
    kind = decides if decided else regulates
    assert kind is not None
    jenis = " ".join(kind[1].upper().split())
    years = [int(year["tahun"]) for year in _GAZETTE_YEAR.finditer(head, kind.end())]
    named = _NAMED.match(head, kind.end())
    nama = tidy(named[1]).strip(" .,") if named and title else ""
    return _Identity(
        "WALIKOTA" if jenis.startswith("WALI") else jenis,
        nama,
        tahun=years[0] if len(years) == 1 and title else None,
        judul=_without_enactor(title, jenis, nama) if title else None,
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


def _without_doubt(identity: _Identity, repeated: _Identity | None, doubts: Doubts) -> _Identity:
    """The identity without a number or year in doubt, unless the attachment repeats both."""
    same = ("jenis", "nomor_teks", "tahun")
    if repeated and all(getattr(repeated, name) == getattr(identity, name) for name in same):
        return identity
    if is_doubted(identity.nomor_teks, doubts):
        identity = replace(identity, nomor=None, nomor_teks="")
    return replace(identity, tahun=None) if is_doubted(identity.tahun, doubts) else identity


def _decision(match: re.Match[str], text: str) -> _Identity:
    """A decision: its number is seldom a number alone (``188/45/KEP/424.013/2023``), and its year
    often stands at the number's end."""
    nomor = "".join((match["nomor"] or "").split()).strip(".…_-/")
    tahun = match["tahun"] or ""
    dated = [day.year for day in find_dates(match["tanggal"] or "")]
    years = years_in(nomor.rpartition("/")[2]) or dated
    title = _TITLE.search(text, match.end())
    jenis = " ".join(match["jenis"].upper().split())
    nama = tidy(match["nama"]).strip(" .,")
    judul = _without_enactor(title, jenis, nama) if title else None
    return _Identity(
        "WALIKOTA" if jenis.startswith("WALI") else jenis,
        nama,
        int(nomor) if nomor.isdigit() and int(nomor) else None,
        nomor,
        int(tahun) if tahun.isdigit() else years[0] if years else None,
        judul,
        keputusan=True,
    )


def _without_enactor(title: re.Match[str], jenis: str, nama: str) -> str:
    """A title without who enacts, who stands under it where no line tells them apart."""
    judul = tidy(title["judul"])
    if title.string[title.end() :].strip():
        return judul  # *Dengan rahmat* stands between
    whose = re.sub(r"\s+(?:KABUPATEN|KOTA)\b.*$", "", nama, flags=re.IGNORECASE | re.DOTALL)
    enacts = re.escape(f"{jenis} {whose}").replace(r"\ ", r"\s+").replace("WALI", r"WALI\s*", 1)
    region = r"(?:\s+(?:KABUPATEN|KOTA)\s+[\w ]{3,40})?"
    return re.sub(rf"\s+{enacts}{region}\s*[,:]?\s*$", "", judul, flags=re.IGNORECASE)


def _office_of(identity: _Identity) -> str:
    """The office whose head decided: ``KEPALA DINAS PANGAN`` → ``DINAS PANGAN``."""
    if kind := {**HEADS_OF, "LURAH": "Kelurahan"}.get(identity.jenis):
        return f"{kind.upper()} {identity.nama}"
    return f"{identity.jenis.removeprefix('KEPALA ')} {identity.nama}"


def _annex(document: Document, sections: Sections) -> _Identity | None:
    """The regulation that an annex in a file of its own names in its head; None where the file
    holds the regulation too, be it as pages of pictures before the annex."""
    if sections.has_law:
        return None
    stop = sections.renstra.start if sections.renstra else 40
    texts = _texts(document, range(min(stop, 60, len(document.blocks))))
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
        found = _identity(lines)
        return replace(found, judul=None) if found.jenis else None
    return None


def _attachment_identity(document: Document, sections: Sections) -> _Identity | None:
    """What the head of the attachment repeats: ``LAMPIRAN PERATURAN BUPATI … NOMOR … TAHUN …``."""
    stop = sections.front.stop or (sections.renstra.start if sections.renstra else 40)
    texts = _texts(document, range(min(stop, 60, len(document.blocks))))
    for place, (_, text) in enumerate(texts):
        if letters(text).startswith("LAMPIRAN"):
            found = _identity(join_texts(text for _, text in texts[place : place + 10]))
            if found.jenis and found.nomor_teks and found.tahun:
                found.judul = None  # the title runs on into the cover
                return found
    return None


def _is_draft(document: Document, sections: Sections) -> bool:
    """Whether the head calls itself a draft: ``RANCANGAN`` over or before the kind."""
    stop = min(sections.head.start + 6, len(document.blocks))
    packed = [letters(text) for _, text in _texts(document, range(stop))]
    return any(
        text in {"RANCANGAN", "DRAF", "DRAFT"} or text.startswith("RANCANGANPERATURAN")
        for text in packed
    )


def _other_office(document: Document, sections: Sections, office: str | None) -> list[Finding]:
    """A cover of the attachment that names another office than the regulation's title."""
    if office is None or not sections.front:
        return []
    for statement in cover(document, cover_blocks(document, sections.front)):
        named = offices_in(statement.text)
        whole = offices_in(" ".join(statement.text.split()))  # its name may break over the line
        if named and not any(same_office(name, office) for name in (*named, *whole)):
            return [
                Finding(
                    "identitas-bertentangan",
                    "error",
                    "dokumen",
                    (term("perangkat daerah"),),
                    say(
                        "identitas-bertentangan",
                        apa=term("perangkat daerah"),
                        pernyataan=listed(
                            (
                                say("menurut", sumber=term("judul peraturan"), nilai=office),
                                say("menurut", sumber=term("sampul"), nilai=named[0]),
                            )
                        ),
                    ),
                    office,
                    named[0],
                    statement.page,
                    source_line=statement.source_line,
                )
            ]
    return []


def _adopted_title(document: Document, sections: Sections) -> str | None:
    """The title after *Menetapkan*."""
    text = join_texts(text for _, text in _texts(document, sections.menetapkan))
    match = re.search(
        r"Menetapkan\s*[:;]?\s*.*?\bTENTANG\b\s*(.+)$", text, re.IGNORECASE | re.DOTALL
    )
    return match[1].strip(" .") if match else None


def _kabupaten(identity: _Identity, title: str | None) -> str | None:
    """``Pasuruan``; a city keeps its word: ``Kota Pasuruan``."""
    name = identity.nama
    if identity.jenis == "BUPATI":
        return _name(re.sub(r"^KABUPATEN\s+", "", name, flags=re.IGNORECASE)) or None
    if identity.jenis == "WALIKOTA":
        return f"Kota {_name(re.sub(r'^KOTA ', '', name, flags=re.IGNORECASE))}" if name else None
    if identity.jenis == "DAERAH":
        match = re.match(r"(KABUPATEN|KOTA|PROVINSI)\s+(.+)$", name, re.IGNORECASE)
        if not match or match[1].upper() == "PROVINSI":
            return None
        return _name(match[2]) if match[1].upper() == "KABUPATEN" else f"Kota {_name(match[2])}"
    if identity.jenis == "GUBERNUR":
        return None
    found = {
        ("Kota " if mention.tingkat == "kota" else "") + _name(mention.nama)
        for mention in regions_in(title or "")
        if mention.tingkat in {"kabupaten", "kota"}
    }
    return found.pop() if len(found) == 1 else None


def _kecamatan(title: str | None) -> str | None:
    """The one kecamatan a title names; null where it names none or several."""
    # Titles whose spaces are lost: RENCANASTRATEGISKECAMATAN…
    text = _GLUED.sub(lambda glued: _GLUED_WORD.sub(r" \1 ", glued[0]), title or "")
    found = {letters(m["nama"]): _name(m["nama"]) for m in _KECAMATAN.finditer(text)}
    return next(iter(found.values())) if len(found) == 1 else None


_name = title_case


def _jenis(identity: _Identity) -> str | None:
    if identity.keputusan:
        who = JENIS.get(identity.jenis, title_case(identity.jenis))
        return f"Keputusan {who.removeprefix('Peraturan ')}"
    if identity.jenis != "DAERAH":
        return JENIS.get(identity.jenis)
    level = identity.nama.split(" ")[0].capitalize()
    name = "Qanun" if identity.qanun else "Peraturan Daerah"
    return f"{name} {level}" if level in _LEVELS else name


def _doc_id(identity: _Identity) -> str | None:
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
    slug = _SLUG.get(identity.jenis)
    if slug and identity.nomor_teks and identity.tahun and identity.nama:
        name = identity.nama
        if identity.jenis == "DAERAH":
            level = name.split(" ")[0].lower()
            slug += {"kabupaten": "-kab", "kota": "-kota", "provinsi": "-prov"}.get(level, "")
        name = re.sub(r"^(?:KABUPATEN|KOTA|PROVINSI)\s+", "", name, flags=re.IGNORECASE)
        place = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        if place:
            return f"{slug}-{place}-{identity.nomor_teks}-{identity.tahun}"
    return None


def doc_id_of(row: Row) -> str | None:
    """The ``doc_id`` that the values of a head make; null where they do not make one."""
    if row["bentuk"] not in {"peraturan", "rancangan", "keputusan"}:
        region = Region(row["kabupaten"], row["provinsi"])
        first, last = row["periode_awal"], row["periode_akhir"]
        period = (first, last) if first and last else None
        return Identity(row["bentuk"], row["perangkat_daerah"], region, period).slug
    kind = row["jenis"] or ""
    decides = row["bentuk"] == "keputusan"
    words = {said: word for word, said in JENIS.items()}
    if decides:
        of_enactor = kind.replace("Keputusan", "Peraturan", 1)
        word = words.get(of_enactor, kind.removeprefix("Keputusan ").upper())
    else:
        word = "DAERAH" if kind.startswith(("Peraturan Daerah", "Qanun")) else words.get(kind, "")
    place = row["provinsi"] if word == "GUBERNUR" else row["kabupaten"] or row["provinsi"]
    number = str(row["nomor"]) if row["nomor"] else ""
    return _doc_id(
        _Identity(word, place or "", row["nomor"], number, row["tahun"], row["tentang"], decides)
    )


def context_of(row: Row) -> Context:
    """What other parsers may know of a document, from its row."""
    return Context(
        doc_id=row["doc_id"],
        nomor=row["nomor"],
        tahun=row["tahun"],
        kabupaten=row["kabupaten"],
        provinsi=row["provinsi"],
        kecamatan=row["kecamatan"],
        periode_awal=row["periode_awal"],
        periode_akhir=row["periode_akhir"],
        bentuk=row["bentuk"],
        tentang=row["tentang"],
    )


def _told(texts: list[tuple[int, str]], row: Row) -> set[int]:
    """The lines of the head whose every word the row holds."""
    names = ("jenis", "nomor", "tahun", "tentang", "provinsi", "kabupaten")
    held = {"NOMOR", "TAHUN", "TENTANG", "PROVINSI", "KABUPATEN", "KOTA", ":", ""}
    for name in names:
        held.update(_WORD.findall(str(row[name] or "").upper()))
    return {
        index
        for index, text in texts
        if row["tentang"] and not set(_WORD.findall(text.upper())) - held
    }


# --------------------------------------------------------------------------- signatures


class _Signatures(TypedDict):
    tempat_ditetapkan: str | None
    tanggal_ditetapkan: date | None
    tanggal_diundangkan: date | None
    bupati: str | None
    sekretaris_daerah: str | None
    berita_daerah_tahun: int | None
    berita_daerah_nomor: int | None
    tambahan_berita_daerah_nomor: int | None


def _signatures(document: Document, sections: Sections) -> tuple[_Signatures, set[int]]:
    """Where, when and by whom it was enacted and promulgated, and the gazette it stands in; and
    the blocks that name gazettes."""
    lines = _texts(document, sections.closing)
    place, adopted = _place_and_date(lines, _ADOPTED)
    _, promulgated = _place_and_date(lines, _PROMULGATED)
    from_here = next((n for n, (_, text) in enumerate(lines) if _PROMULGATED.match(text)), 0)
    gazettes = list(_gazettes(document, sections))
    own = next((found for found in gazettes if not found.supplement and found.year), None)
    added = next((found for found in gazettes if found.supplement), None)
    values: _Signatures = {
        "tempat_ditetapkan": place,
        "tanggal_ditetapkan": adopted,
        "tanggal_diundangkan": promulgated,
        "bupati": _signer(lines, _ENACTOR),
        "sekretaris_daerah": _signer(lines[from_here:], _SECRETARY),
        "berita_daerah_tahun": own.year if own else None,
        "berita_daerah_nomor": own.number if own else None,
        "tambahan_berita_daerah_nomor": added.number if added else None,
    }
    return values, {found.block for found in (own, added) if found}


class _Gazette(NamedTuple):
    """A gazette that print names, or its supplement, and the block that does."""

    block: int
    supplement: bool
    number: int
    year: int | None


def _gazettes(document: Document, sections: Sections) -> Iterator[_Gazette]:
    cover = range(sections.head.start)
    closing = (sections.closing, sections.general_elucidation, sections.elucidation)
    for part in (*closing, cover):
        texts = _texts(document, part)
        for place, (index, text) in enumerate(texts):
            named = _GAZETTE.match(text)
            if named is None:
                continue
            number = _GAZETTE_NUMBER.search(text)
            for _, following in texts[place + 1 : place + 3]:
                if number or not _GAZETTE_GOES_ON.match(following):
                    break
                text = f"{text} {following}"
                number = _GAZETTE_NUMBER.search(text)
            year = _GAZETTE_YEAR.search(text)
            if number:
                printed = int(year["tahun"]) if year else None
                yield _Gazette(index, bool(named["tambahan"]), int(number["nomor"]), printed)


def _place_and_date(
    lines: list[tuple[int, str]], opening: re.Pattern[str]
) -> tuple[str | None, date | None]:
    """``Ditetapkan di Kota Baru`` / ``pada tanggal 3 Mei 2021``, on one line or two."""
    for place, (_, text) in enumerate(lines):
        match = opening.search(text)
        if not match:
            continue
        where, on_date, rest = _split_date(match["isi"])
        if not on_date:
            for _, following in lines[place + 1 : place + 13]:
                if _ADOPTED.search(following) or _PROMULGATED.search(following):
                    break
                if _ON_DATE.search(following) or find_dates(following):
                    rest = following
                    break
        dates = find_dates(rest)
        name = _name(where) if where and not re.search(r"\d", where) else None
        return name, dates[0] if len(dates) == 1 else None
    return None, None


def _split_date(text: str) -> tuple[str, bool, str]:
    match = _ON_DATE.search(text)
    if not match:
        return text.strip(" ,.:"), False, ""
    return text[: match.start()].strip(" ,.:"), True, text[match.end() :]


def _signer(lines: list[tuple[int, str]], office: re.Pattern[str]) -> str | None:
    """The name under an office: the first line after it that is neither place, seal nor rank."""
    for place, (_, text) in enumerate(lines):
        if not office.match(text) or len(text) > 90:
            continue
        for _, line in lines[place + 1 : place + 9]:
            if _ENACTOR.match(line) or _SECRETARY.match(line):
                break
            if _ELECTRONIC.match(line):
                continue
            if _NEXT_PART.match(line) or _CHECKED.search(line):
                break
            unsealed = _SEALED.sub("", line)
            if _NO_NAME.match(unsealed) or (
                line.endswith((",", ":")) and _is_rest_of_office(unsealed)
            ):
                continue
            name = re.sub(r"^\((.*)\)$", r"\1", unsealed.strip(" ."))
            if len(letters(name)) > 2 and len(name) < 60 and not _NO_LETTERS.search(name):
                return line.strip() if name == line.strip(" .") else name
        # Office, seal and name may stand on one line.
        rest = office.sub("", text)
        if match := re.search(r"\bt\.?t\.?d\.?\s+(?P<nama>\S.{2,50})$", rest, re.IGNORECASE):
            return match["nama"].strip()
    return None


def _signed_for(document: Document, sections: Sections) -> bool:
    """Whether another signs in the name of who enacts: ``a.n. BUPATI … / SEKRETARIS DAERAH``."""
    return any(_ON_BEHALF.match(text) for _, text in _texts(document, sections.closing))


def _is_rest_of_office(line: str) -> bool:
    """Whether a line that ends with a comma is the rest of the office's name."""
    return bool(letters(line)) and (len(line.split()) <= 4) and not re.search(r",\s*\S", line)


# --------------------------------------------------------------------------- findings


def _head_findings(document: Document, identity: _Identity, row: Row) -> list[Finding]:
    missing = [
        name
        for name, value in (
            ("jenis", identity.jenis),
            ("nomor", identity.nomor_teks),
            ("tahun", identity.tahun),
            ("judul", identity.judul),
        )
        if not value
    ]
    if identity.jenis and not identity.nama and identity.jenis != "DAERAH":
        missing.append("nama daerah")
    if row["bentuk"] == "rancangan":  # number and year are given when it is enacted
        missing = [name for name in missing if name not in {"nomor", "tahun"}]
    if row["bentuk"] not in {"peraturan", "rancangan", "keputusan"}:
        missing = [name for name in missing if name != "judul"]  # an annex's runs into its cover
    findings = []
    first = next((block for _, block in document.paragraphs()), None)
    if missing:
        findings.append(
            Finding(
                "kepala-tak-terbaca",
                "error",
                "dokumen",
                row["doc_id"],
                say("kepala-tak-terbaca"),
                listed(map(term, missing), ", "),
                None,
                first.page if first else None,
                source_line=first.source_line if first else None,
            )
        )
    elif identity.nomor is None and identity.nomor_teks and not identity.keputusan:
        findings.append(
            Finding(
                "kepala-tak-terbaca",
                "warning",
                "dokumen",
                row["doc_id"],
                say("kepala-tak-terbaca.nomor"),
                None,
                Quote(identity.nomor_teks),
                first.page if first else None,
            )
        )
    return findings


def _by_office(row: Row) -> bool:
    return row["bentuk"] == "keputusan" and (row["jenis"] or "").removeprefix("Keputusan ") not in {
        "Bupati",
        "Wali Kota",
        "Gubernur",
    }


def _unknown(document: Document, who: Identity) -> list[Finding]:
    """What a document without a regulation does not say of itself: an error where it does not say
    what it is at all."""
    region = who.region.kabupaten or who.region.provinsi
    missing = [
        name
        for name, value in (
            ("bentuk", who.bentuk != "lain" or None),
            ("perangkat daerah", who.perangkat_daerah),
            ("daerah", region),
            ("periode", who.period),
        )
        if value is None and not any(finding.key == name for finding in who.findings)
    ]
    if not missing:
        return []
    first = next((block for _, block in document.paragraphs()), None)
    return [
        Finding(
            "kepala-tak-terbaca",
            "error" if "bentuk" in missing else "warning",
            "dokumen",
            who.slug or f"dok-{document.source.sha256[:12]}",
            say("kepala-tak-terbaca.jati-diri"),
            listed(map(term, missing), ", "),
            None,
            first.page if first else None,
            source_line=first.source_line if first else None,
        )
    ]


def _missing_parts(document: Document, sections: Sections, row: Row) -> list[Finding]:
    """Parts that every regulation (UU 12/2011) has, and the chapters of a Renstra it adopts. A
    draft is not signed yet; a decision of an office's head has no signature of the bupati. An
    amendment may print the tables alone that it changes, a decision a table of what it decides."""
    missing: list[tuple[str, str]] = []
    plan: list[Finding] = []
    draft = row["bentuk"] == "rancangan"
    amended = re.match(r"\s*PERUBAHAN\b", row["tentang"] or "", re.IGNORECASE)
    whole_elsewhere = amended or row["bentuk"] == "keputusan"
    if sections.has_law:
        missing += [
            (dataset, name)
            for dataset, name, part in (
                ("konsideran", "Menimbang", sections.menimbang),
                ("landasan_hukum", "Mengingat", sections.mengingat),
                ("dokumen", "Menetapkan", sections.menetapkan),
                ("pasal", "Batang tubuh", sections.body_of_law),
                ("dokumen", "Penutup (Ditetapkan di …)", sections.closing or draft),
            )
            if not part
        ]
        if sections.closing and not draft:
            if row["tanggal_ditetapkan"] is None:
                missing.append(("dokumen", "Tanggal penetapan"))
            promulgated = any(_PROMULGATED.match(t) for _, t in _texts(document, sections.closing))
            if promulgated and row["tanggal_diundangkan"] is None:
                missing.append(("dokumen", "Tanggal pengundangan"))
            for_another = row["sekretaris_daerah"] and _signed_for(document, sections)
            if row["bupati"] is None and not _by_office(row) and not for_another:
                missing.append(("dokumen", "Penanda tangan"))
        renstra = re.search(r"RENCANA\s*STRATEGIS|RENSTRA", row["tentang"] or "", re.IGNORECASE)
        if renstra and not sections.headings and not (amended and not sections.front):
            plan.append(_missing_plan("warning" if whole_elsewhere else "error"))
    elif sections.headings:
        missing.append(("pasal", "Peraturan (Menimbang, Mengingat, pasal)"))
    else:
        missing.append(("dokumen", "Peraturan dan Renstra"))
    found = [
        Finding("bagian-hilang", "error", dataset, (term(name),), say("bagian-hilang"), term(name))
        for dataset, name in missing
    ]
    return [*found, *plan]


def _missing_plan(level: Level) -> Finding:
    """The plan that a regulation adopts is not there; :mod:`perbup.across` takes this back where
    it stands in a file of its own."""
    name = term("Bab-bab Renstra")
    said = say("bagian-hilang.rencana")
    return Finding("bagian-hilang", level, "renstra_bab", (name,), said, name)
