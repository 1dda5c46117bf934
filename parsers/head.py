"""The head of a document: one row of ``dokumen``, and the facts that others need.

Takes a document and its sections; gives a :class:`Head`. What a regulation is called tells
:mod:`parsers.enacted`, what a plan is :mod:`parsers.identitas`, the end of a regulation
:mod:`parsers.signatures`, what is missing :mod:`parsers.head_findings`.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, fields, replace
from itertools import takewhile

from extract.document import Document, Paragraph
from normalize.dates import parse_period
from normalize.forms import find_form
from normalize.offices import kecamatan_of, offices_in, title_case
from normalize.only import only
from normalize.regions import find_province, kecamatan_code
from parsers.doubt import doubted, without_doubted
from parsers.enacted import (
    Enacted,
    annexed_to,
    enacted_in,
    jenis_of,
    kabupaten_of,
    office_of,
    repeated_in_attachment,
    slug_of,
    without_doubt,
)
from parsers.head_findings import (
    missing_parts,
    other_gazette,
    other_number,
    other_office,
    unknown,
    unread,
)
from parsers.identitas import Identity, Region, identify, is_prose, yearly_period
from parsers.labels import is_capitals, join_texts, letters, texts_of
from parsers.parsed import Context, Row, as_row
from parsers.sections import Sections
from parsers.signatures import signatures
from schemas.finding import Finding
from schemas.rows import Dokumen

_SIGNED = (
    *("tanggal_ditetapkan", "tanggal_diundangkan", "berita_daerah_tahun", "berita_daerah_nomor"),
    "tambahan_berita_daerah_nomor",
)
_WORD = re.compile(r"\w+")
_TENTANG = re.compile(r"\W*TENTANG\b", re.IGNORECASE)
_PROVINSI = re.compile(
    r"^(?:(?:(?:BUPATI|WALI\s*KOTA)\s+[A-Z' -]+?\s+)?PRO[VP]INSI\s+(?P<nama>[A-Z][A-Z .'’-]+?)|"
    r"(?P<istimewa>DAERAH\s+(?:ISTIMEWA|KHUSUS)\s+[A-Z ]+?))"
    r"(?:\s+(?:PERATURAN|KEPUTUSAN)\b.*|\s*,)?$",
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


def parse_head(document: Document, sections: Sections) -> Head:
    """Read who enacted what, for whom and when; null, with a finding, where print does not say."""
    texts = texts_of(document, _bounded(document, sections))
    if not sections.has_law:
        # A foreword that cites a regulation makes the document none.
        texts = list(takewhile(lambda line: is_capitals(line[1]) or not is_prose(line[1]), texts))
    annexed = annexed_to(document, sections)
    identity = without_doubt(
        enacted_in(join_texts(text for _, text in texts)),
        repeated_in_attachment(document, sections),
        doubted(document, (index for index, _ in texts)),
    )
    if annexed:
        identity = replace(annexed, judul=identity.judul)
    elif not identity.jenis:
        identity = repeated_in_attachment(document, sections) or identity
    if not annexed and (identity.jenis or _is_law(sections)):
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
    document: Document, sections: Sections, identity: Enacted, texts: list[tuple[int, str]]
) -> Head:
    """The head of a regulation, a draft of one, or a decision."""
    titles = list(filter(None, (identity.judul, _adopted_title(document, sections))))
    # Where the title is lost, the cover of the attachment names the office and the period.
    cover = join_texts(text for _, text in texts_of(document, sections.front)[:40])
    stated = titles or [cover]
    periods = (*map(parse_period, stated), *map(yearly_period, titles))
    office = _office(identity, stated[0])
    kabupaten = kabupaten_of(identity, stated[0])
    if not titles:
        kabupaten = kabupaten or kabupaten_of(Enacted(), cover)
    who = Identity(
        _form(document, sections, identity),
        office,
        _region(document, sections, identity, texts, kabupaten),
        next(filter(None, periods), None),
    )
    doc_id = slug_of(identity) or (who.slug if who.bentuk == "rancangan" else None)
    kecamatan = _named_kecamatan(stated, office) or _kecamatan(office)
    if other := other_office(document, sections, office):
        who = replace(who, perangkat_daerah=None)
    head = _head(document, sections, who, identity, texts, doc_id=doc_id, kecamatan=kecamatan)
    head.findings.extend(other)
    head.findings.extend(other_number(document, sections, identity))
    head.findings.extend(other_gazette(document, sections, who.region.kabupaten))
    head.findings.extend(unread(document, identity, head.row))
    head.findings.extend(missing_parts(document, sections, head.row))
    doubts = doubted(document, sections.closing)
    head.findings.extend(without_doubted(head.row, _SIGNED, doubts, "dokumen", "penutup"))
    return head


def _form(document: Document, sections: Sections, identity: Enacted) -> str:
    """Whether it is a decision, a regulation, or a draft of one."""
    if identity.keputusan:
        return "keputusan"
    return "rancangan" if _is_draft(document, sections) else "peraturan"


def _office(identity: Enacted, stated: str) -> str | None:
    """The one office that a title is of, or of whose head a decision is."""
    offices = offices_in(stated) if find_form(stated) not in {None, "lain"} else []
    if identity.keputusan and not offices:
        offices = offices_in(office_of(identity))
    return only(offices)


def _named_kecamatan(stated: list[str], office: str | None) -> str | None:
    """The kecamatan that titles name, whole: in ``Garut Kota`` the word is the kecamatan's, no
    region's after it."""
    kecamatan = next(filter(None, map(_kecamatan, stated)), None)
    longer = kecamatan_of(office or "") or ""
    if kecamatan and longer.casefold().startswith(f"{kecamatan} ".casefold()):
        return longer
    return kecamatan


def _region(
    document: Document,
    sections: Sections,
    identity: Enacted,
    texts: list[tuple[int, str]],
    kabupaten: str | None,
) -> Region:
    """Where a regulation holds: its kabupaten, if its title names one, and the province of its
    head; a decision may say it elsewhere in its head."""
    of_governor = identity.nama if identity.jenis == "GUBERNUR" else ""
    named = (m["nama"] or m["istimewa"] for _, text in texts if (m := _PROVINSI.match(text)))
    provinsi = title_case(next(named, of_governor)) or None
    if provinsi and (known := find_province(provinsi)):
        provinsi = known.nama
    if identity.keputusan and kabupaten is None and identity.jenis != "GUBERNUR":
        stated = identify(document, range(sections.head.stop)).region
        return replace(stated, provinsi=provinsi or stated.provinsi)
    return Region(kabupaten, provinsi)


def _of_document(
    document: Document, sections: Sections, annexed: Enacted | None, texts: list[tuple[int, str]]
) -> Head:
    """The head of a document that is no regulation, or of a regulation's annex by itself."""
    who = identify(document)
    enacted = Enacted()
    if annexed:
        kabupaten = who.region.kabupaten or kabupaten_of(annexed, None)
        of_governor = title_case(annexed.nama) if annexed.jenis == "GUBERNUR" else None
        who = replace(who, region=Region(kabupaten, who.region.provinsi or of_governor))
        # The title in an annex's head runs on into its cover.
        enacted = annexed if who.bentuk == "lain" else replace(annexed, judul=None)
    head = _head(
        document,
        sections,
        who,
        enacted,
        texts if annexed else [],
        doc_id=who.slug,
        kecamatan=who.kecamatan,
        annexed_to=slug_of(annexed) if annexed else None,
    )
    head.findings.extend(who.findings)
    if annexed:
        head.findings.extend(unread(document, annexed, head.row))
    else:
        head.findings.extend(unknown(document, who))
    return head


def _head(
    document: Document,
    sections: Sections,
    who: Identity,
    enacted: Enacted,
    texts: list[tuple[int, str]],
    *,
    doc_id: str | None,
    kecamatan: str | None,
    annexed_to: str | None = None,
) -> Head:
    """The row of ``dokumen`` with its signatures, and the context of the other parsers."""
    kabupaten, provinsi = who.region.kabupaten, who.region.provinsi
    period = who.period or (None, None)
    signed, gazettes = signatures(document, sections)
    row: Dokumen = {
        "doc_id": doc_id or f"dok-{document.source.sha256[:12]}",
        "bentuk": who.bentuk,
        "jenis": jenis_of(enacted),
        "nomor": enacted.nomor,
        "tahun": enacted.tahun,
        "tentang": enacted.judul,
        "provinsi": provinsi,
        "kabupaten": kabupaten,
        "perangkat_daerah": who.perangkat_daerah,
        "kecamatan": kecamatan,
        "lampiran_dari": annexed_to,
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
        if before and before.box and block.box:
            gap = block.box.y0 - before.box.y1
            height = (before.box.y1 - before.box.y0) / max(len(before.lines), 1)
            if titled and (before.page != block.page or gap > max(2 * least, 0.9 * height)):
                return range(sections.head.start, index)
            least = min(least, max(gap, 0.0))
        titled = titled or (before is not None and _TENTANG.match(before.text) is not None)
        before = block
    return sections.head


def _is_draft(document: Document, sections: Sections) -> bool:
    """Whether the head calls itself a draft: ``RANCANGAN`` over or before the kind."""
    stop = min(sections.head.start + 6, len(document.blocks))
    packed = [letters(text) for _, text in texts_of(document, range(stop))]
    return any(
        text in {"RANCANGAN", "DRAF", "DRAFT"} or text.startswith("RANCANGANPERATURAN")
        for text in packed
    )


def _adopted_title(document: Document, sections: Sections) -> str | None:
    """The title after *Menetapkan*."""
    text = join_texts(text for _, text in texts_of(document, sections.menetapkan))
    match = re.search(
        r"Menetapkan\s*[:;]?\s*.*?\bTENTANG\b\s*(.+)$", text, re.IGNORECASE | re.DOTALL
    )
    return match[1].strip(" .") if match else None


def _kecamatan(title: str | None) -> str | None:
    """The one kecamatan a title names; null where it names none or several."""
    # Titles whose spaces are lost: RENCANASTRATEGISKECAMATAN…
    text = _GLUED.sub(lambda glued: _GLUED_WORD.sub(r" \1 ", glued[0]), title or "")
    found = {letters(m["nama"]): title_case(m["nama"]) for m in _KECAMATAN.finditer(text)}
    return only(found.values())


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


def context_of(row: Row) -> Context:
    """What other parsers may know of a document, from its row."""
    return Context(**{fact.name: row[fact.name] for fact in fields(Context)})
