"""The head and the signatures of a regulation: one row of ``dokumen``, facts others need."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from extract.document import Document, Paragraph
from normalize.dates import find_dates, parse_period
from normalize.regions import kecamatan_code
from parsers.labels import join_texts, letters, tidy
from parsers.parsed import Context, Row
from parsers.sections import Sections
from schemas.finding import Finding

JENIS = {
    "BUPATI": "Peraturan Bupati",
    "WALIKOTA": "Peraturan Wali Kota",
    "GUBERNUR": "Peraturan Gubernur",
    "DAERAH": "Peraturan Daerah",
}
_SLUG = {"BUPATI": "perbup", "WALIKOTA": "perwali", "GUBERNUR": "pergub", "DAERAH": "perda"}
_WORD = re.compile(r"\w+")
_SMALL_WORDS = {"dan", "di", "dari", "ke"}

_IDENTITY = re.compile(
    r"PERATURAN\s*(?P<jenis>BUPATI|WALI\s*KOTA|GUBERNUR|DAERAH)\s*(?P<nama>[^\d:;]{0,60}?)[\s:,]*"
    r"NOM[O0]R\s*[:.]?\s*(?P<nomor>\d{1,4}|[.…_\-\s]*)\s?(?P<sisip>[A-Z](?=\s*TAHUN))?\s*[/,]?\s*"
    r"TAHUN\s*[:.]?\s*(?P<tahun>(?:19|20)\d{2}(?!\d)|[.…_\-]*)",
    re.IGNORECASE,
)
_KIND_ONLY = re.compile(r"PERATURAN\s*(BUPATI|WALI\s*KOTA|GUBERNUR|DAERAH)\b", re.IGNORECASE)
_TITLE = re.compile(
    r"\bTENTANG\b\s*[:.]?\s*(?P<judul>.+?)\s*(?=DENGAN\s*RAHMAT|ATAS\s*RAHMAT|$)",
    re.IGNORECASE | re.DOTALL,
)
_TENTANG = re.compile(r"\W*TENTANG\b", re.IGNORECASE)
_PROVINSI = re.compile(r"^PROVINSI\s+(?P<nama>[A-Z][A-Z .'’-]+?)\s*,?$", re.IGNORECASE)
_KECAMATAN = re.compile(
    r"(?<!SE-)(?<!SE )\bKECAMATAN\s*(?P<nama>(?!SE\b|KAB\b|DAN\b|PADA\b|DI\b|TAHUN\b|KABUPATEN\b)"
    r"(?:\d\s*X\s*\d{1,2}\s+)?[A-Z][A-Z'’.-]*(?:\s+[A-Z'’.-]+){0,3}?)\s*"
    r"(?=\bKAB(?:UPATEN)?\b|\bKOTA\s|\bTAHUN|\bPERIODE|\bPROVINSI|\bDAN\s+KECAMATAN|"
    r"\bDI\s|\bPADA\s|\bUNTUK\s|\bMASA\s|[,;.(0-9–-]|$)",
    re.IGNORECASE,
)
_GLUED = re.compile(r"\S*KECAMATAN\S{3,}")
_GLUED_WORD = re.compile(r"(RENCANA|STRATEGIS|KECAMATAN|KABUPATEN|PROVINSI|TAHUN(?=\d))")
_KABUPATEN = re.compile(
    r"\b(?P<jenis>KABUPATEN|KOTA)\s+(?P<nama>[A-Z][A-Z'’.-]*(?:\s+[A-Z'’.-]+){0,3}?)\s*"
    r"(?=\bTAHUN|\bPERIODE|\bPROVINSI|\bNOMOR|[,;.(0-9–-]|$)",
    re.IGNORECASE,
)
_ADOPTED = re.compile(r"di\s*tetap\w*n\s+di\s*[:.]?\s*(?P<isi>.*)$", re.IGNORECASE | re.DOTALL)
_PROMULGATED = re.compile(r"di\s*undang\w*n\s+di\s*[:.]?\s*(?P<isi>.*)$", re.IGNORECASE | re.DOTALL)
_ON_DATE = re.compile(r"\bpada\s*tanggal\b|\btanggal\b", re.IGNORECASE)
_GAZETTE = re.compile(
    r"^(?P<tambahan>TAMBAHAN\s+)?BERITA\s*DAERAH\b.*?(?:TAHUN\s*(?P<tahun>(?:19|20)\d{2}))?\s*,?\s*"
    r"NOMOR\s*[:.]?\s*(?P<nomor>\d{1,5})\b",
    re.IGNORECASE,
)
_RANK = (
    r"(?:pada\s+tanggal\s.{5,25}?\d{4}\s+)?"
    r"(?:(?:PJ|PLT|PLH|PENJABAT|PELAKSANA\s+(?:TUGAS|HARIAN))\s*\.?\s*)?"
)
_ENACTOR = re.compile(
    rf"^(?:A\.?\s?N\.?\s+)?{_RANK}(?:BUPATI|WALI\s*KOTA|GUBERNUR)\b", re.IGNORECASE
)
_SECRETARY = re.compile(rf"^{_RANK}SEKRETARIS\s+DAERAH\b", re.IGNORECASE)
_NEXT_PART = re.compile(
    r"di\s*(?:undang|tetap)\w*n\b|(?:tambahan\s+)?berita\s+daerah|salinan\b|sesuai\s+dengan\s+asli",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"^\(?(?:t\s*\.?\s*t\s*\.?\s*d\.?|cap(?:\s+dan\s+)?|stempel|meterai|pembina\b|penata\b|nip\b|kabupaten\b|"
    r"kota\b|provinsi\b|salinan\b|kepala\b|sekretari?at\b|paraf\b|asisten\b|jabatan\b|no\b|tanda\b|"
    r"ditandatangani|pada\s+tanggal|di\s*(?:undang|tetap)\w*n\b|berita\b|lembaran\b|tambahan\b)|^[\W\d_]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """The row of ``dokumen``, what other parsers need of it, findings, and the blocks whose
    whole text the row holds."""

    row: Row
    context: Context
    findings: list[Finding] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Identity:
    jenis: str = ""
    nama: str = ""
    nomor: int | None = None
    nomor_teks: str = ""
    tahun: int | None = None
    judul: str | None = None


def parse_head(document: Document, sections: Sections) -> Head:
    """Read who enacted what, for whom and when; null, with a finding, where print does not say."""
    findings: list[Finding] = []
    texts = _texts(document, _bounded(document, sections))
    identity = _identity(join_texts(text for _, text in texts))
    if not identity.jenis:
        identity = _attachment_identity(document, sections) or identity
    adopted_title = _adopted_title(document, sections)
    title = identity.judul or adopted_title
    jenis = identity.jenis
    provinsi = next(
        (_name(m["nama"]) for _, text in texts if (m := _PROVINSI.match(text))),
        _name(identity.nama) if jenis == "GUBERNUR" and identity.nama else None,
    )
    kabupaten = _kabupaten(identity, title)
    cover = join_texts(text for _, text in _texts(document, sections.front)[:40])
    kecamatan = _kecamatan(title) or _kecamatan(adopted_title)
    period = parse_period(title or "") or parse_period(adopted_title or "")
    if not jenis or not title:
        # Only the attachment is there: its cover names the office and the period.
        kecamatan = kecamatan or _kecamatan(cover)
        kabupaten = kabupaten or _kabupaten(_Identity(), cover)
        period = period or parse_period(cover)
    doc_id = _doc_id(document, identity)
    signed = _signatures(document, sections)
    row: Row = {
        "doc_id": doc_id,
        "bentuk": "peraturan" if identity.jenis else "lain",
        "jenis": _jenis(jenis, identity),
        "nomor": identity.nomor,
        "tahun": identity.tahun,
        "tentang": identity.judul,
        "provinsi": provinsi,
        "kabupaten": kabupaten,
        "kecamatan": kecamatan,
        "kode_wilayah": (
            kecamatan_code(kecamatan, kabupaten, provinsi) if kecamatan and kabupaten else None
        ),
        "periode_awal": period[0] if period else None,
        "periode_akhir": period[1] if period else None,
        **signed.values,
        "source_file": document.source.name,
        "source_sha256": document.source.sha256,
        "source_format": document.source.format,
        "halaman": len(document.pages) or None,
        "halaman_pindai": (
            sum(page.kind == "scan" for page in document.pages) if document.pages else None
        ),
    }
    findings += _head_findings(document, identity, row)
    findings += _missing_parts(sections, row)
    context = Context(
        doc_id=doc_id,
        nomor=identity.nomor,
        tahun=identity.tahun,
        kabupaten=kabupaten,
        provinsi=provinsi,
        kecamatan=kecamatan,
        periode_awal=row["periode_awal"],
        periode_akhir=row["periode_akhir"],
    )
    used = _told(texts, row) | signed.used
    return Head(row, context, findings, used)


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
    return [
        (index, tidy(block.text))
        for index in blocks
        if isinstance(block := document.blocks[index], Paragraph)
    ]


# --------------------------------------------------------------------------- identity


def _identity(text: str) -> _Identity:
    match = _IDENTITY.search(text)
    if not match:
        loose = _KIND_ONLY.search(text)
        title = _TITLE.search(text)
        judul = tidy(title["judul"]) if loose and title else None
        return _Identity(jenis=letters(loose[1]) if loose else "", judul=judul)
    jenis = letters(match["jenis"])
    nomor = match["nomor"].strip()
    tahun = match["tahun"]
    title = _TITLE.search(text, match.end())
    return _Identity(
        jenis,
        re.sub(r"(?<=\w)\s+PROVINSI\b.*$", "", tidy(match["nama"]), flags=re.I | re.S).strip(" .,"),
        int(nomor) if nomor.isdigit() and int(nomor) and not match["sisip"] else None,
        f"{int(nomor)}{(match['sisip'] or '').lower()}" if nomor.isdigit() and int(nomor) else "",
        int(tahun) if tahun.isdigit() else None,
        tidy(title["judul"]) if title else None,
    )


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
        ("Kota " if m["jenis"].upper() == "KOTA" else "") + _name(m["nama"])
        for m in _KABUPATEN.finditer(title or "")
    }
    return found.pop() if len(found) == 1 else None


def _kecamatan(title: str | None) -> str | None:
    """The one kecamatan a title names; null where it names none or several."""
    # Titles whose spaces are lost: RENCANASTRATEGISKECAMATAN…
    text = _GLUED.sub(lambda glued: _GLUED_WORD.sub(r" \1 ", glued[0]), title or "")
    found = {letters(m["nama"]): _name(m["nama"]) for m in _KECAMATAN.finditer(text)}
    return next(iter(found.values())) if len(found) == 1 else None


def _name(text: str) -> str:
    """A place name in title case: ``HULU SUNGAI UTARA`` → ``Hulu Sungai Utara``."""
    words = []
    for place, word in enumerate(tidy(text).strip(" .,-").split(" ")):
        lower = word.lower()
        if place and lower in _SMALL_WORDS:
            words.append(lower)
        elif (lower in {"dki", "di"} and not place) or re.fullmatch(r"[ivx]+", lower):
            words.append(word.upper())  # also a roman number: IV Jurai, Koto XI Tarusan
        else:
            words.append(
                re.sub(r"[a-z]+", lambda m: m[0].capitalize(), lower, count=1)
                if "-" not in lower
                else "-".join(p.capitalize() for p in lower.split("-"))
            )
    return " ".join(words)


def _jenis(jenis: str, identity: _Identity) -> str | None:
    if jenis != "DAERAH":
        return JENIS.get(jenis)
    return f"Peraturan Daerah {identity.nama.split(' ')[0].capitalize()}".strip()


def _doc_id(document: Document, identity: _Identity) -> str:
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
    return f"dok-{document.source.sha256[:12]}"


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


@dataclass(slots=True)
class _Signed:
    values: Row
    used: set[int]


def _signatures(document: Document, sections: Sections) -> _Signed:
    """Where, when and by whom it was enacted and promulgated, and the gazette it stands in."""
    values: Row = dict.fromkeys(
        (
            "tempat_ditetapkan",
            "tanggal_ditetapkan",
            "tanggal_diundangkan",
            "bupati",
            "sekretaris_daerah",
            "berita_daerah_tahun",
            "berita_daerah_nomor",
            "tambahan_berita_daerah_nomor",
        )
    )
    used: set[int] = set()
    lines = _texts(document, sections.closing)
    adopted = _place_and_date(lines, _ADOPTED)
    promulgated = _place_and_date(lines, _PROMULGATED)
    values["tempat_ditetapkan"], values["tanggal_ditetapkan"] = adopted
    values["tanggal_diundangkan"] = promulgated[1]
    values["bupati"] = _signer(lines, _ENACTOR)
    values["sekretaris_daerah"] = _signer(lines, _SECRETARY)
    for index, match in _gazettes(document, sections):
        if match["tambahan"]:
            if values["tambahan_berita_daerah_nomor"] is None:
                values["tambahan_berita_daerah_nomor"] = int(match["nomor"])
                used.add(index)
        elif values["berita_daerah_nomor"] is None and match["tahun"]:
            values["berita_daerah_nomor"] = int(match["nomor"])
            values["berita_daerah_tahun"] = int(match["tahun"])
            used.add(index)
    return _Signed(values, used)


def _gazettes(document: Document, sections: Sections) -> Iterator[tuple[int, re.Match[str]]]:
    for part in (sections.closing, sections.general_elucidation, sections.elucidation):
        texts = _texts(document, part)
        for place, (index, text) in enumerate(texts):
            following = texts[place + 1][1] if place + 1 < len(texts) else ""
            match = _GAZETTE.match(text)
            if not match and re.match(r"(?:TAMBAHAN\s+)?BERITA\s+DAERAH", text, re.IGNORECASE):
                match = _GAZETTE.match(f"{text} {following}")
            if match:
                yield index, match


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
            if _NEXT_PART.match(line):
                break
            if _NO_NAME.match(line) or (line.endswith((",", ":")) and _is_rest_of_office(line)):
                continue
            name = re.sub(r"^(?:ttd|t\.t\.d)\.?\s*", "", line, flags=re.IGNORECASE).strip(" .")
            if len(letters(name)) > 2 and len(name) < 60 and not re.search(r"\d", name):
                return line.strip() if name == line.strip(" .") else name
        # Office, seal and name may stand on one line.
        rest = office.sub("", text)
        if match := re.search(r"\bt\.?t\.?d\.?\s+(?P<nama>\S.{2,50})$", rest, re.IGNORECASE):
            return match["nama"].strip()
    return None


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
    findings = []
    first = next((b for b in document.blocks if isinstance(b, Paragraph)), None)
    if missing:
        findings.append(
            Finding(
                "kepala-tak-terbaca",
                "error",
                "dokumen",
                row["doc_id"],
                f"Kepala dokumen tidak terbaca seluruhnya: {', '.join(missing)} tidak ditemukan",
                ", ".join(missing),
                None,
                first.page if first else None,
                source_line=first.source_line if first else None,
            )
        )
    elif identity.nomor is None:
        findings.append(
            Finding(
                "kepala-tak-terbaca",
                "warning",
                "dokumen",
                row["doc_id"],
                f"Nomor peraturan bukan bilangan: {identity.nomor_teks}",
                None,
                identity.nomor_teks,
                first.page if first else None,
            )
        )
    return findings


def _missing_parts(sections: Sections, row: Row) -> list[Finding]:
    """Parts that every regulation (UU 12/2011) and every Renstra (Permendagri 86/2017) has."""
    missing: list[tuple[str, str]] = []
    if sections.has_law:
        amended = re.match(r"\s*PERUBAHAN\b", row["tentang"] or "", re.IGNORECASE)
        missing += [
            (dataset, name)
            for dataset, name, part in (
                ("konsideran", "Menimbang", sections.menimbang),
                ("landasan_hukum", "Mengingat", sections.mengingat),
                ("dokumen", "Menetapkan", sections.menetapkan),
                ("pasal", "Batang tubuh", sections.body_of_law),
                ("dokumen", "Penutup (Ditetapkan di …)", sections.closing),
            )
            if not part
        ]
        if sections.closing:
            if row["tanggal_ditetapkan"] is None:
                missing.append(("dokumen", "Tanggal penetapan"))
            if row["bupati"] is None:
                missing.append(("dokumen", "Penanda tangan"))
        renstra = re.search(r"RENCANA\s*STRATEGIS|RENSTRA", row["tentang"] or "", re.IGNORECASE)
        if renstra and not sections.headings and not (amended and not sections.front):
            missing.append(("renstra_bab", "Bab-bab Renstra"))
    elif sections.headings:
        missing.append(("pasal", "Peraturan (Menimbang, Mengingat, pasal)"))
    else:
        missing.append(("dokumen", "Peraturan dan Renstra"))
    return [
        Finding(
            "bagian-hilang",
            "error",
            dataset,
            name,
            f"Bagian yang semestinya ada tidak ditemukan: {name}",
            name,
            None,
        )
        for dataset, name in missing
    ]
