"""What a head does not say, or says two ways, and which parts of a regulation are not there.

Takes a document, its sections and the row of its head; gives findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Document
from normalize.offices import offices_in, same_office
from normalize.only import only
from normalize.regions import regions_in
from normalize.vocabulary import name_key
from parsers.enacted import Enacted, repeated_in
from parsers.identitas import Identity, conflict, cover, cover_blocks, kabupaten_named
from parsers.labels import letters, texts_of
from parsers.parsed import Row
from parsers.sections import Sections
from parsers.signatures import PROMULGATED_ON, signed_for
from schemas.finding import Finding, Level
from schemas.message import Quote, Year, listed, say, term
from schemas.rules import finding


def unread(document: Document, identity: Enacted, row: Row) -> list[Finding]:
    annexed = row["bentuk"] not in {"peraturan", "rancangan", "keputusan"}
    draft = row["bentuk"] == "rancangan"
    stated = {
        "jenis": identity.jenis,
        "nomor": draft or identity.nomor_teks,  # number and year are given when it is enacted
        "tahun": draft or identity.tahun,
        "judul": annexed or identity.judul,  # an annex's runs into its cover
        "nama daerah": not identity.jenis or identity.jenis == "DAERAH" or identity.nama,
    }
    missing = [name for name, value in stated.items() if not value]
    first = next((block for _, block in document.paragraphs()), None)
    if missing:
        names = listed(map(term, missing), ", ")
        said = say("kepala-tak-terbaca")
        return [finding(said, "dokumen", row["doc_id"], expected=names, at=first)]
    if identity.nomor is None and identity.nomor_teks and not identity.keputusan:
        said, found = say("kepala-tak-terbaca.nomor"), Quote(identity.nomor_teks)
        return [finding(said, "dokumen", row["doc_id"], level="warning", found=found, at=first)]
    return []


def other_office(document: Document, sections: Sections, office: str | None) -> list[Finding]:
    """A cover of the attachment that names another office than the regulation's title."""
    if office is None or not sections.front:
        return []
    for statement in cover(document, cover_blocks(document, sections.front)):
        named = offices_in(statement.text)
        whole = offices_in(" ".join(statement.text.split()))  # its name may break over the line
        if named and not any(same_office(name, office) for name in (*named, *whole)):
            said = [("judul peraturan", office), ("sampul", named[0])]
            return [conflict("perangkat daerah", said, statement)]
    return []


_GAZETTE = re.compile(r"\W*(?:tambahan\s+)?(?:berita|lembaran)\s+daerah\b", re.IGNORECASE)
_HEAD_LINES = 12
"""Of an elucidation, whose text may cite other regulations."""


def other_number(document: Document, sections: Sections, identity: Enacted) -> list[Finding]:
    """An attachment or elucidation whose head names another number or year than the regulation's
    own."""
    found = []
    parts = (sections.general_elucidation[:_HEAD_LINES], sections.front)
    for part, source in zip(parts, ("penjelasan", "lampiran"), strict=True):
        texts = texts_of(document, part)
        again = repeated_in(texts, source.upper())
        if not again or again.jenis != identity.jenis:
            continue
        said = [
            (name, say("nomor-tahun", nomor=one.nomor, tahun=Year(one.tahun)))
            for name, one in (("judul peraturan", identity), (source, again))
            if one.nomor is not None and one.tahun
        ]
        if len(said) == 2 and said[0][1] != said[1][1]:
            found.append(conflict("nomor", said, document.blocks[texts[0][0]], "warning"))
    return found


def other_gazette(document: Document, sections: Sections, kabupaten: str | None) -> list[Finding]:
    """A gazette that is named as another region's than the regulation is."""
    for index, text in texts_of(document, sections.closing):
        if kabupaten and _GAZETTE.match(text):
            listed_regions = [mention for mention in regions_in(text) if mention.kodes]
            named = only(set(kabupaten_named(listed_regions)))
            if named and name_key(named) not in name_key(kabupaten):
                said = [("judul peraturan", kabupaten), ("Berita Daerah", named)]
                return [conflict("daerah", said, document.blocks[index], "warning")]
    return []


def unknown(document: Document, who: Identity) -> list[Finding]:
    """What a document without a regulation does not say of itself: an error where it does not say
    what it is at all."""
    region = who.region.kabupaten or who.region.provinsi
    missing = [
        name
        for name, value in (
            ("bentuk", who.bentuk != "lain" or who.other or None),
            ("perangkat daerah", who.perangkat_daerah),
            ("daerah", region),
            ("periode", who.period),
        )
        if value is None and not any(known.key == name for known in who.findings)
    ]
    if not missing:
        return []
    first = next((block for _, block in document.paragraphs()), None)
    said, names = say("kepala-tak-terbaca.jati-diri"), listed(map(term, missing), ", ")
    level: Level = "error" if "bentuk" in missing else "warning"
    where = who.slug or f"dok-{document.source.sha256[:12]}"
    return [finding(said, "dokumen", where, level=level, expected=names, at=first)]


_OF_STATE = re.compile(
    r"^\W*(?:SEKRETARIS\s+(?:NEGARA|KABINET)|MENTERI|DIREKTUR\s+JENDERAL|DEPUTI)\b"
    r"|\bBERITA\s+NEGARA\b|\bLEMBARAN\s+NEGARA\b",
    re.IGNORECASE | re.MULTILINE,
)
"""Who promulgates laws and what ministers enact: no secretary of a daerah does."""


def missing_parts(document: Document, sections: Sections, row: Row) -> list[Finding]:
    """Parts that every regulation (UU 12/2011) has, and the chapters of a Renstra it adopts. A
    draft is not signed yet; a decision of an office's head has no signature of the bupati. An
    amendment may print the tables alone that it changes, a decision a table of what it decides."""
    if sections.has_law:
        missing = [
            *_missing_of_law(document, sections, row),
            *_missing_at_end(document, sections, row),
        ]
    elif sections.headings or not _is_of_plan(row):
        missing = [("pasal", "Peraturan (Menimbang, Mengingat, pasal)")]
    else:
        missing = [("dokumen", "Peraturan dan Renstra")]
    found = [
        finding(say("bagian-hilang"), dataset, (term(name),), expected=term(name))
        for dataset, name in missing
    ]
    return [*found, *_missing_plan(sections, row)]


def _missing_of_law(document: Document, sections: Sections, row: Row) -> list[tuple[str, str]]:
    """The parts of a regulation that are not there, with the dataset of each."""
    before = texts_of(document, range(sections.body_of_law.start))
    decided = any(re.search("MEMUTUS|MUTUSKAN", letters(text)) for _, text in before)
    parts = (
        ("konsideran", "Menimbang", sections.menimbang),
        ("landasan_hukum", "Mengingat", sections.mengingat),
        ("dokumen", "Menetapkan", sections.menetapkan),
        ("dokumen", "Memutuskan", decided or not sections.menetapkan),
        ("pasal", "Batang tubuh", sections.body_of_law),
        ("dokumen", "Penutup (Ditetapkan di …)", sections.closing or _is_draft(row)),
    )
    return [(dataset, name) for dataset, name, part in parts if not part]


def _missing_at_end(document: Document, sections: Sections, row: Row) -> Iterator[tuple[str, str]]:
    """What the end of a regulation does not say of who enacted and promulgated it, and when."""
    if not sections.closing or _is_draft(row):
        return
    if row["tanggal_ditetapkan"] is None:
        yield "dokumen", "Tanggal penetapan"
    closing = [text for _, text in texts_of(document, sections.closing)]
    if any(map(PROMULGATED_ON.match, closing)):
        if row["tanggal_diundangkan"] is None:
            yield "dokumen", "Tanggal pengundangan"
        if row["sekretaris_daerah"] is None and not any(map(_OF_STATE.search, closing)):
            yield "dokumen", "Penanda tangan pengundangan"
    for_another = row["sekretaris_daerah"] and signed_for(document, sections)
    if row["bupati"] is None and not _by_office(row) and not for_another:
        yield "dokumen", "Penanda tangan"


def _missing_plan(sections: Sections, row: Row) -> Iterator[Finding]:
    """The chapters of a Renstra that a regulation adopts, where they are not there:
    :mod:`perbup.across` takes this back where the plan stands in a file of its own."""
    amended = re.match(r"\s*PERUBAHAN\b", row["tentang"] or "", re.IGNORECASE)
    if not sections.has_law or not _is_of_plan(row) or sections.headings:
        return
    if not amended or sections.front:
        level: Level = "warning" if amended or row["bentuk"] == "keputusan" else "error"
        said, name = say("bagian-hilang.rencana"), term("Bab-bab Renstra")
        yield finding(said, "renstra_bab", (name,), level=level, expected=name)


def _is_of_plan(row: Row) -> bool:
    """Whether a regulation adopts a Renstra, by its title."""
    return bool(re.search(r"RENCANA\s*STRATEGIS|RENSTRA", row["tentang"] or "", re.IGNORECASE))


def _is_draft(row: Row) -> bool:
    return bool(row["bentuk"] == "rancangan")


def _by_office(row: Row) -> bool:
    return row["bentuk"] == "keputusan" and (row["jenis"] or "").removeprefix("Keputusan ") not in {
        "Bupati",
        "Wali Kota",
        "Gubernur",
    }
