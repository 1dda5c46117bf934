"""The regulations a document rests on: *Mengingat*, and the plan's *Landasan Hukum*."""

from __future__ import annotations

import re
from collections.abc import Set

from extract.document import Document
from grammar.items import split_section, without_label
from normalize.citations import Citation, find_citations, parse_citation
from parsers.doubt import doubted, is_doubted, without_doubted
from parsers.labels import (
    Item,
    Listing,
    Numbering,
    empty_finding,
    letters,
    list_under_head,
    numbering_finding,
    read_list,
    tidy,
)
from parsers.parsed import Context, Part, as_row
from parsers.sections import Sections
from schemas.finding import Finding
from schemas.message import Quote, Value, all_of, say, term
from schemas.rows import LandasanHukum
from schemas.rules import finding

_KIND = (
    r"(?:Undang\s*[-–—‐]?\s*Undang|Perat\w*an|Perpu|Perppu|Keput\w*an|Ketetapan|Instruksi|Surat\s*Edaran|"
    r"Permen\w*|Kepmen\w*|Inmen\w*|Perda|Perbup|Perwali|Perwal|Pergub|Perpres|Keppres|Inpres|"
    r"UU\b|PP\b|SE\b|SEB\b|TAP\b|UUD\b|Qanun|Maklumat|Staatsblad|Stb\.?|Ordonansi|Reglemen)"
)
_SAYS = r"(?![-\s]+(?:tersebut|ini|itu|di\s?atas|perundang)\b)"
STARTS = re.compile(rf"^(?:Pasal\s+\d+.{{0,60}}?\b)?{_KIND}{_SAYS}", re.IGNORECASE)
"""How the text of a citation begins; not a sentence on regulations named before."""
_LISTING = Listing(
    STARTS,
    ("angka", "huruf", "ayat"),
    re.compile(
        rf"[;.]\s+((?<=\s)\d{{1,2}}\s?[.)>]\s*(?:Pasal\s+\d+.{{0,60}}?)?{_KIND})", re.IGNORECASE
    ),
    re.compile(rf"^(\d{{1,2}})\s*[,:;]?\s*(?<=[\s,:;])(?=(?:Pasal\s+\d+.{{0,60}}?)?{_KIND})"),
)
_SECTION_TITLE = re.compile(
    r"^(?:LANDASAN|DASAR)(?:DAN(?:DASAR|LANDASAN))?(?:HUKUM|NORMATIF|YURIDIS)"
)
_LOOSE_TITLE = re.compile(r"(?:Landasan|Dasar)\s+Hukum\b[^.;]{0,60}[:.]?$", re.IGNORECASE)
_NEXT_TITLE = re.compile(r"(?:Maksud|Tujuan|Sistematika|Hubungan)\b.{0,60}$", re.IGNORECASE)
_BLANK = re.compile(r"\b(?:nomor|no\.?|tahun)\s*:?\s*(?:[.…_]{2,}|-{2,})", re.IGNORECASE)
_NUMBERS = (
    *("nomor", "tahun", "peraturan_id"),
    *("lembaran_negara", "tambahan_lembaran_negara", "berita_negara"),
)
_HEADS = re.compile(rf"{_KIND}[^\d:]{{0,40}}:", re.IGNORECASE)
"""The head of a group of citations: ``Peraturan Pemerintah:``."""


def parse_landasan_hukum(document: Document, sections: Sections, context: Context) -> Part:
    """Read every citation of both lists, each with its place and its printed number."""
    part = Part()
    if sections.mengingat:
        head, items, used = list_under_head(document, sections.mengingat, _LISTING)
        part.used.update(used)
        items = [item for item in items if not _HEADS.fullmatch(item.text)] or items
        _rows(document, items, "mengingat", context, part)
        if not items:
            part.findings.append(empty_finding("landasan_hukum", "Mengingat", head))
    if blocks := _section(document, sections):
        items = _without_groups(read_list(document, blocks, _LISTING).items)
        _rows(document, items, "renstra", context, part)
        if not items and (in_sentences := _in_sentences(document, blocks)):
            part.findings.append(in_sentences)
    return part


def _in_sentences(document: Document, blocks: range) -> Finding | None:
    """``bagian-hilang`` for legal bases that are named in running text, not in a list."""
    named = (block for _, block in document.paragraphs(blocks) if find_citations(block.text))
    if not (block := next(named, None)):
        return None
    said, name = say("bagian-hilang"), "Landasan Hukum"
    return finding(said, "landasan_hukum", name, level="warning", expected=name, at=block)


def _title(text: str) -> str:
    """A line without the number of a section or an item before it."""
    text = tidy(text)
    section = split_section(text)
    return section[1] if section else without_label(text)


def _section(document: Document, sections: Sections) -> range:
    """The blocks of *Landasan Hukum* in chapter I."""
    headings, end = sections.headings, sections.renstra.stop
    for place, heading in enumerate(headings):
        if heading.nomor and _SECTION_TITLE.match(letters(heading.judul)):
            behind = (h.index for h in headings[place + 1 :] if h.level <= heading.level)
            return range(heading.blocks[-1] + 1, next(behind, end))
    if not headings:
        return range(0)
    first = range(headings[0].blocks[-1] + 1, next(iter(sections.chapters[1:]), end))
    return _under_loose_title(document, first, {heading.index for heading in headings})


def _under_loose_title(document: Document, chapter: range, headings: Set[int]) -> range:
    """The blocks under *Landasan Hukum* where that is the title of no numbered section."""
    titles = [(index, _title(block.text)) for index, block in document.paragraphs(chapter)]
    opening = next((index for index, title in titles if _LOOSE_TITLE.match(title)), chapter.stop)
    ends = (i for i, title in titles if i > opening and (i in headings or _NEXT_TITLE.match(title)))
    return range(opening + 1, next(ends, chapter.stop))


def _without_groups(items: list[Item]) -> list[Item]:
    """Items that name a group of regulations (``1. Undang-Undang:``) are heads, not citations."""
    return [
        item
        for item in items
        if not item.text.endswith(":")
        and (len(item.text) >= 60 or re.search(r"\d", item.text) or _BLANK.search(item.text))
    ]


def _rows(document: Document, items: list[Item], bagian: str, context: Context, part: Part) -> None:
    numbering = Numbering()
    numbered = sum(item.number is not None for item in items)
    # What is of a province need not name it, and a kabupaten is looked up in it.
    own = context.doc_id.startswith("pergub-") or "-prov-" in context.doc_id
    provinsi = context.provinsi if own or context.kabupaten else None
    for posisi, item in enumerate(items, start=1):
        citation = parse_citation(item.text, kabupaten=context.kabupaten, provinsi=provinsi)
        made: LandasanHukum = {
            "doc_id": context.doc_id,
            "bagian": bagian,
            "posisi": posisi,
            "urutan": item.number,
            "teks": item.text,
            "jenis": citation.jenis,
            "instansi": citation.instansi,
            "nomor": citation.nomor,
            "tahun": citation.tahun,
            "tentang": citation.tentang,
            "peraturan_id": citation.peraturan_id,
            "lembaran_negara": citation.lembaran_negara,
            "tambahan_lembaran_negara": citation.tambahan_lembaran_negara,
            "berita_negara": citation.berita_negara,
            "diubah_dengan": list(citation.diubah_dengan),
            "lengkap": citation.lengkap,
            "halaman": item.page,
        }
        row = as_row(made)
        part.rows.append(row)
        part.used.update(item.blocks)
        key = f"{bagian}|{item.number or posisi}"
        odd = _number_finding(item, numbering, numbered, len(items), bagian, key)
        blank = _blank_finding(item, citation, key)
        part.findings.extend(filter(None, (odd, blank)))
        doubts = doubted(document, item.blocks)
        part.findings.extend(
            without_doubted(as_row(row), _NUMBERS, doubts, "landasan_hukum", key, item.text)
        )
        row["diubah_dengan"] = [
            one for one in citation.diubah_dengan if not is_doubted(one, doubts)
        ]
        if row["nomor"] != citation.nomor or row["tahun"] != citation.tahun:
            row["lengkap"] = False


def _number_finding(
    item: Item, numbering: Numbering, numbered: int, count: int, bagian: str, key: str
) -> Finding | None:
    if item.label and item.label.suffix:
        return None  # put between two others
    if item.number is not None:
        _, odd, expected = numbering.take(item.number)
        found: Value = item.number
    elif item.label and numbered <= count / 2:
        return None  # lettered lists start anew under each head
    else:
        expected = numbering.skip()
        odd = "nomor-loncat" if item.label or item.lost or numbered > count / 2 else ""
        found = item.label.printed if item.label else say("tanpa-nomor")
    if not odd:
        return None
    where = "Mengingat" if bagian == "mengingat" else "Landasan Hukum"
    return numbering_finding(odd, "landasan_hukum", key, where, expected, found, item)


def _blank_finding(item: Item, citation: Citation, key: str) -> Finding | None:
    """Number or year left blank in print (``Nomor ..... Tahun ....``)."""
    own_text = item.text.split(" tentang ", 1)[0]
    blank = _BLANK.search(own_text)
    if not blank and citation.jenis in {None, "UUD", "LAIN"}:
        return None
    told = {"nomor": citation.nomor, "tahun": citation.tahun}
    missing = [name for name, value in told.items() if value is None]
    untitled = not blank and not missing and citation.tentang is None
    if untitled:
        missing = ["judul"]
    if not blank and not missing:
        return None
    return finding(
        say(
            "rujukan-kosong",
            tanpa=all_of(map(term, missing)) if missing else say("nomor-atau-tahun"),
            teks=Quote(item.text[:120]),
        ),
        "landasan_hukum",
        key,
        level="warning" if untitled else "error",
        expected=None if untitled else say("nomor-dan-tahun"),
        found=Quote(blank[0]) if blank else None,
        at=item,
    )
