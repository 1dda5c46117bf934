"""Another organisation's or district's name, left in from a template.

A regulation on one kecamatan's plan has places where only its own name can stand: the law body,
titles of chapters and tables, the location of its programmes. Everywhere else other names are
legitimate (neighbours, partners, examples), so only those places are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from rapidfuzz.distance import Levenshtein

from grammar.years import YEAR
from normalize.only import only
from normalize.regions import (
    find_kabupaten,
    find_kecamatan,
    find_province,
    only_kecamatan,
    province_of,
    region,
    regions_in,
    split_level,
)
from normalize.vocabulary import name_key
from quality.citations import enacted, enacting, passage, spoken, texts
from quality.frames import MEASURES, Frames, Passage, Place, Row, name_of, text_in
from quality.printed import one_line
from schemas.finding import Finding, Level
from schemas.message import Quote, Value, say

_NAME_WORDS = r"\s+(?:dan\s+)?(?!TAHUN|KABUPATEN|KOTA|Tahun|Kabupaten|Kota\b)[A-Z][\w&/-]*"
_OFFICE = (
    rf"(?P<kantor>(?:(?i:badan|dinas)\b(?:{_NAME_WORDS}){{1,6}})"
    r"|(?:(?i:inspektorat|sekretariat\s+daerah|sekretariat\s+dprd|satuan\s+polisi\s+pamong\s+praja"
    rf"|rumah\s+sakit)\b(?:{_NAME_WORDS}){{0,6}})"
    r"|(?:BKPSDM|BKPSDMD|BKPPD?|BKD|BAPP?E(?:DA|LITBANGDA?|LITBANG|RIDA)|BAPPEL\w+|BPKP?A?D|BPPKAD"
    r"|BAPENDA|BPBD|BAKESBANGPOL|KESBANGPOL|DISDIK(?:BUD)?|DINKES|DPUPR|PUPR|DPU|DINSOS|DISNAKER"
    r"(?:TRANS)?|DIS(?:PEN)?DUKCAPIL|DPMPTSP|DPMD|DISHUB|DISKOMINFO|DIS(?:KO)?PERINDAG|DISKOPERINDAG"
    r"|DISPORA(?:PAR)?|DISPARBUD|DISPAR|DLHK?|DISPERTAN|DKPP|DP3A\w*|DINPERKIM|SATPOL\s+PP|SETDA"
    r"|SETWAN|RSUD|INSPEKTORAT)\b(?:\s+DAERAH)?)"
)
_OWN_PLACE = re.compile(
    r"(?i:gambaran\s+(?:umum\s+)?pelayanan|isu(?:\s*-\s*isu)?\s+strategis|kinerja\s+pelayanan"
    r"|sumber\s+daya|rencana\s+strategis|renstra|rencana\s+kerja|renja|tujuan\s+dan\s+sasaran"
    r"(?:\s+jangka\s+menengah(?:\s+pelayanan)?)?|struktur\s+organisasi|pendanaan\s+pelayanan"
    r"|fungsi\s+pelayanan)\s+(?:(?i:pada|di|dari)\s+)?" + _OFFICE
)
_CAMAT = re.compile(r"\bCamat\s+((?:[A-Z][a-z'’]+\s?){1,3})")
_BUPATI = re.compile(r"\bBupati\s+((?:[A-Z][a-z'’]+\s?){1,3})")
_HEADED = re.compile(
    r"(?:jabatan\s*:)?\s*(?:pl[th]\.|pj[s]?\.|a\.?n\.?)?\s*(?:peraturan\s+)?"
    r"(bupati|camat|kepala\s+distrik|panewu|pemerintah\s+(?:daerah\s+)?kabupaten)\s+(\D{3,40}?)\s*,?",
    re.IGNORECASE,
)
"""A line that is a head of region and whose: of a regulation, a foreword, a signature, a party to
an agreement."""
_PLAN_OF = re.compile(
    r"(?i:renstra|rencana\s+strategis|renja|rencana\s+kerja|kantor|pemerintah(?:an)?|camat|jajaran"
    r"|l(?:kj|a|k)ip|(?:laporan|perjanjian)\s+kinerja(?:\s+instansi\s+pemerintah)?"
    r"|(?<!banding )(?:jumlah|data|keadaan|komposisi)\s+(?:pegawai|aparatur|personil|asn)"
    r"|^(?:capaian\s+)?kinerja)"
    r"(?:\s+(?i:perangkat\s+daerah|satuan\s+kerja|pd|skpd|opd))?\s+$"
)
_BESIDE = re.compile(r"\b(?:bersama|dengan|dan|para|antara)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""Words before the head of another kecamatan that stands beside the own one."""
_NO_NAME = {
    *("dan", "atau", "yang", "di", "se", "dalam", "wajib", "sebagai", "adalah", "ini", "tersebut"),
    *("tahun", "kabupaten", "kota", "selaku", "serta", "untuk", "dengan", "atas", "bertanggung"),
    *("menyusun", "menyampaikan", "melaksanakan", "melakukan", "bersama", "beserta", "setempat"),
}
_LOCATION = re.compile(
    r"^\s*(?:(?:kel|desa|kelurahan)\b\.?.*?,?\s*)?kec(?:amatan)?\b\.?\s*\S", re.IGNORECASE
)
_CODE = re.compile(
    r"\bkode\s+(?:wilayah|kecamatan|kemendagri|administrasi)\b[^.;\n]{0,60}?(\d\d\.\d\d\.\d\d)\b",
    re.IGNORECASE,
)
_OF_REGION = ("PERDA", "PERBUP", "PERWALI", "KEPBUP")
SLIPS = 2
"""Names this many letters apart are one name misread."""
UNDIVIDED = 2016
"""Since the year before no kabupaten of the provinces was divided but in Papua."""
MOST = 120
"""Letters that a finding shows of a line."""
TOO_MANY = 3
"""This many other kecamatan are a list, not leftovers."""


def check(frames: Frames) -> Iterator[Finding]:
    """Offices and regions other than the document's own, where only its own can stand."""
    own = frames.head_text("kecamatan")
    if not frames.office:
        return
    if own:
        yield from _offices(frames, own)
    else:
        yield from _other_offices(frames)
    yield from _regions(frames, own)
    yield from _locations(frames, own)
    yield from _names(frames, own)
    yield from _codes(frames)
    yield from _citations(frames)
    yield from _lying_elsewhere(frames)
    for at, printed, expected in _written(frames):
        found, line = Quote(printed), Quote(at.text[:200])
        yield _of_other(frames, at, (found, line), expected, expected, found)


def _of_other(
    frames: Frames,
    at: Passage,
    said: tuple[Value, Value],
    own: str,
    expected: Value,
    found: Value,
    cell: Place | None = None,
    level: Level = "warning",
) -> Finding:
    """The finding that something is of another region than the ``own`` one; ``said`` is what, and
    the line that says it."""
    what, line = said
    return frames.finding(
        (at.where, what),
        say("sisa-templat.daerah", baris=line, sendiri=own),
        level=level,
        expected=expected,
        found=found,
        at=at,
        cells=[cell],
    )


def _written(frames: Frames) -> Iterator[tuple[Passage, str, str]]:
    """Where the law says of itself another plan, head of region, place or province than elsewhere,
    and that."""
    own = re.match(r"peraturan\s+(.+)", frames.head_text("jenis"), re.IGNORECASE)
    yield from _enacted(frames, of_head=own is not None)
    if own:
        yield from _heads_of_region(frames, *own.group(0, 1))
    yield from _signed_at(frames)
    yield from _signers(frames)
    yield from _provinces(frames)


def _enacted(frames: Frames, of_head: bool) -> Iterator[tuple[Passage, str, str]]:
    """What is enacted, where it is no regulation, or of another plan than the title."""
    whole = enacted(frames)
    said = _ENACTED.search(whole.text) if whole else None
    if not whole or not said:
        return
    at, named = whole._replace(text=said[0]), _of_plan(said[2])
    plan = _of_plan(frames.head_text("tentang"))
    if plan and not _same(plan, named):
        yield at, named, plan
    if of_head and said[1].casefold() != "peraturan":
        yield at, said[1], "peraturan"


def _heads_of_region(
    frames: Frames, regulation: str, own: str
) -> Iterator[tuple[Passage, str, str]]:
    """Other heads of region than the one whose regulation it is, and a region of their kind."""
    for line in enacting(frames, "kepala", "tanda-tangan") if _OFFICER.match(own) else ():
        officer = _OFFICER.match(line.text)
        if officer and not _same(officer[1], own):
            yield line, line.text, own
    for line in texts(frames, "pasal"):
        for found in _THIS.finditer(line.text):
            if not _same(found[1], regulation):
                yield line, found[0], f"{regulation} ini"
    level, name = (
        "Kota" if _same(own, "Wali Kota") else "Kabupaten",
        _kabupaten(frames),
    )
    for line in enacting(frames, "tanda-tangan"):
        printed = _REGION.fullmatch(line.text.strip())
        if printed and _same(printed[2], name) and printed[1].title() != level:
            yield line, printed[0].strip(" ,"), level


def _signed_at(frames: Frames) -> Iterator[tuple[Passage, str, str]]:
    """Other places of signing than the first."""
    found = ((line, _AT.match(line.text)) for line in enacting(frames, "tanda-tangan"))
    places = [(line, at[1]) for line, at in found if at]
    yield from ((line, at, places[0][1]) for line, at in places if not _same(at, places[0][1]))


def _provinces(frames: Frames) -> Iterator[tuple[Passage, str, str]]:
    """Another province than that of the kabupaten."""
    name, own = frames.of_document("provinsi"), province_of(frames.head_text("kabupaten"))
    # Of one that was divided the older part's name may still be printed: Papua for Papua Selatan.
    if (
        name
        and own
        and not (name_key(own.nama).startswith(name_key(name)) or _near(own.nama, name))
    ):
        heads = enacting(frames, "kepala")
        pages = (at.page for at in heads if name_key(name) in name_key(at.text))
        at = Passage(f"Provinsi {name}", "provinsi", "dokumen", next(pages, None))
        yield at, name, own.nama


def _lying_elsewhere(frames: Frames) -> Iterator[Finding]:
    """A kabupaten or kota of which another one of the province has the only kecamatan of that
    name; of late years, in which no kabupaten was divided."""
    name, own = frames.head_text("kecamatan"), frames.head_text("kabupaten")
    here, of = find_kabupaten(own), only_kecamatan(name)
    made = frames.of_document("tahun") or frames.of_document("periode_awal") or 0
    late = made >= UNDIVIDED
    if late and here and of and not find_kecamatan(name, own) and of.parent != here.kode:
        other = region(of.parent)
        if other and other.parent == here.parent:
            expected, found = (
                say("daerah", tingkat=of.tingkat.title(), nama=of.nama) for of in (other, here)
            )
            yield frames.finding(
                ("sampul", found),
                say("sisa-templat.letak", kecamatan=name),
                level="warning",
                dataset="dokumen",
                expected=expected,
                found=found,
            )


def _signers(frames: Frames) -> Iterator[tuple[Passage, str, str]]:
    """Another name under the annex's signature than under the regulation's own."""
    own = frames.head_text("bupati")
    lines = list(enacting(frames, "tanda-tangan"))
    for at, line in enumerate(lines) if own else ():
        headed = _HEADED.fullmatch(line.text.strip())
        names = (name for name in lines[at + 1 : at + 4] if not _SIGN.match(name.text))
        name = next(names, None) if headed and headed[1].upper() == "BUPATI" else None
        if name and _NAME.fullmatch(name.text) and not _long(own) & _long(name.text):
            yield name, name.text, own


_SIGN = re.compile(r"\W*(?:cap|ttd|tanda\s+tangan|asli|[Ss]igned|$)", re.IGNORECASE)
_NAME = re.compile(r"(?!.*\b(?:BUPATI|SEKRETARIS|KABUPATEN|KOTA|KEPALA)\b)[A-Z][^\d:]{6,50}")


def _long(name: str) -> set[str]:
    """The words of a person's name that tell it from others', as letters."""
    return {name_key(word) for word in re.findall(r"[^\W\d]{4,}", name)}


_ENACTED = re.compile(
    r"\bmenetapkan\s*:?\s*(peraturan|keputusan)\b.{0,60}?\btentang\s+(.+)", re.IGNORECASE
)
_OFFICER = re.compile(
    r"\W*(?:p[ljh][thsj]?\.\s*)?(bupati|wali\s?kota|gubernur)(?![^\W\d_])", re.IGNORECASE
)
_THIS = re.compile(
    r"\b((?:peraturan|keputusan)\s+(?:bupati|wali\s?kota|gubernur|daerah))\s+ini\b", re.IGNORECASE
)
_LISTED = re.compile(r"^[^\w\n]*\d(?:\.\d)+\.?\s+\S.{3,80}$", re.MULTILINE)
"""A title of a section in the list of all."""
_REGION = re.compile(r"(kabupaten|kota)\s+(.{3,40}?)\s*,?", re.IGNORECASE)
_AT = re.compile(r"(?:ditetapkan|diundangkan)\s+di\s*:?\s*(\S.*\S)", re.IGNORECASE)
_WHOSE = re.compile(
    r"\b(?:kecamatan|distrik|kapanewon|kemantren|kabupaten|kota|perangkat|satuan|tahun)\b|\d",
    re.IGNORECASE,
)


def _of_plan(title: str) -> str:
    """The words of a title before those of whom it is and for when."""
    return " ".join(_WHOSE.split(title, maxsplit=1)[0].split())


def _places(frames: Frames) -> Iterator[tuple[Passage, Place | None]]:
    """Law body and titles, with the first cell of a table."""
    chapters: dict[str, Passage] = {}
    for unit in texts(frames, "pasal"):
        chapters.setdefault(unit.title, unit)
        for line in unit.text.split("\n"):
            yield unit._replace(text=line), None
    for heading, first in chapters.items():
        yield first._replace(text=heading), None
    for unit in (*texts(frames, "konsideran"), *enacting(frames, "menetapkan", "tanda-tangan")):
        yield unit, None
    for head in enacting(
        frames, "kepala", "sampul", "judul-lampiran", "penjelasan-umum", "kata-pengantar"
    ):
        titles = head.where == "penjelasan-umum" and head.text.isupper()
        if titles or head.where == "judul-lampiran" or _HEADED.fullmatch(head.text.strip()):
            yield head, None
    if not frames.of_document("kecamatan"):
        return  # sections and tables of other offices compare kabupaten with each other
    for part in texts(frames, "renstra_bab"):
        yield part._replace(text=part.title), None
        for line in _LISTED.findall(part.text):
            yield part._replace(text=line), None
    for tabel_id, row in frames.table.items():
        grid, name = frames.grids.get(tabel_id), frames.named(tabel_id)
        title = Passage(text_in(row, "judul"), name, "tabel", row.get("halaman_awal"))
        yield title, (tabel_id, *min(grid.at)) if grid else None


def _offices(frames: Frames, own: str) -> Iterator[Finding]:
    for at, cell in _places(frames):
        if re.match(r"\s*telaah", at.text, re.IGNORECASE):
            continue
        for found in _OWN_PLACE.finditer(at.text):
            line = one_line(at.text, MOST)
            yield frames.finding(
                (at.where, line),
                say("sisa-templat", baris=line),
                expected=say("kecamatan", nama=own),
                found=one_line(found.group("kantor")),
                at=at,
                cells=[cell],
            )


_ITSELF = re.compile(
    r"(?i:renstra|rencana\s+strategis|renja|rencana\s+kerja|laporan\s+kinerja|perjanjian\s+kinerja)\s+(?=(?:Dinas|Badan)\b)"
    + _OFFICE
    + rf"(?:\s+(?:Kabupaten|Kota)(?:{_NAME_WORDS}){{1,3}})?"
    rf"\s+Tahun\s+(?:Anggaran\s+)?(?P<tahun>{YEAR})"
    rf"(?:\s*[-–]\s*(?P<akhir>{YEAR}))?\s+(?:ini|disusun|adalah|merupakan|menjadi|memuat|menyajikan|diharapkan)\b"
)
"""A plan or report that speaks of itself, of an office written in full."""


def _other_offices(frames: Frames) -> Iterator[Finding]:
    """What an office that is no kecamatan says of its own plan or report under another's name."""
    own, (first, last) = frames.office, frames.period
    for at in spoken(frames):
        for found in _ITSELF.finditer(at.text):
            other, years = (
                found["kantor"],
                (int(found["tahun"]), int(found["akhir"] or found["tahun"])),
            )
            if years == (first, last) and not _same(other, own) and not _is_short(other, own):
                said = one_line(found[0], MOST)
                yield frames.finding(
                    (at.where, said),
                    say("sisa-templat", baris=said),
                    level="warning",
                    expected=Quote(own),
                    found=one_line(other),
                    at=at,
                )


def _is_short(one: str, own: str) -> bool:
    """Whether an office may be another's short name: ``Dinas ESDM``, ``Badan Kesbangpol``, whose
    letters stand in order in the long one."""
    (_, *short), (_, *whole) = one.casefold().split(), own.casefold().split()
    letters = iter("".join(whole))
    begins = bool(short and whole) and short[0][0] == whole[0][0]
    return begins and all(letter in letters for letter in short[0])


def _same(one: str, two: str) -> bool:
    """Whether two names are one: equal, one the beginning of the other (as of any, where it is not
    known), or misread."""
    a, b = name_key(one), name_key(two)
    return a.startswith(b) or b.startswith(a) or _near(one, two)


def _near(one: str, two: str) -> bool:
    """Whether two names are one, or one of them misread."""
    a, b = name_key(one), name_key(two)
    return a == b or (min(len(a), len(b)) >= 5 and Levenshtein.distance(a, b) <= SLIPS)


def _kabupaten(frames: Frames) -> str:
    """The name of the own kabupaten or kota without the word for its level."""
    return split_level(frames.head_text("kabupaten"))[1]


def _regions(frames: Frames, own: str) -> Iterator[Finding]:
    """Other kecamatan and kabupaten in the law body and in titles."""
    kabupaten = _kabupaten(frames)
    found = [
        (at, cell, foreign)
        for at, cell in _places(frames)
        for foreign in _foreign(at.text, own, kabupaten, at.dataset)
    ]
    if len({name_key(name) for _, _, (_, name, _) in found}) >= TOO_MANY:
        return
    for at, cell, (level, *names) in found:
        other, expected = (say("daerah", tingkat=level, nama=name) for name in names)
        said = other, one_line(at.text, MOST)
        yield _of_other(frames, at, said, names[1], expected, other, cell, "error")


def _foreign(text: str, own: str, kabupaten: str, dataset: str) -> Iterator[tuple[str, str, str]]:
    """(level, name, own name) of every region in ``text`` that cannot be meant there."""
    yield from _foreign_regions(text, own, kabupaten)
    if dataset == "teks_lain" and (headed := _HEADED.fullmatch(text.strip())):
        head = headed[1].casefold()
        level = "Kabupaten" if head == "bupati" else "Kecamatan"
        if not {"kabupaten", "distrik"} & set(head.split()):  # which was found as such
            yield from _foreign_regions(f"{level} {headed[2]}", own, kabupaten)
    if dataset == "pasal":
        yield from _foreign_heads(text, own, kabupaten)


def _foreign_regions(text: str, own: str, kabupaten: str) -> Iterator[tuple[str, str, str]]:
    """Other kecamatan and kabupaten behind the word for their level."""
    for mention in regions_in(text):
        name = mention.nama
        if mention.tingkat == "kabupaten" and mention.kodes and not _same(name, kabupaten):
            yield "Kabupaten", name, kabupaten
        elif mention.tingkat == "kecamatan" and not _same(name, own):
            # A name in no list is only a name after words that a name must follow.
            before = _LEVEL.sub("", text[: mention.start])
            named = name[1:].islower() and _PLAN_OF.search(before)
            if mention.kodes or named:
                yield "Kecamatan", name, own


def _foreign_heads(text: str, own: str, kabupaten: str) -> Iterator[tuple[str, str, str]]:
    """Camat and Bupati of other regions."""
    for found in _CAMAT.finditer(text):
        name = found.group(1).strip()
        first = name.split()[0]
        if first.casefold() not in _NO_NAME and not _same(name, own) and not _same(first, own):
            yield "Camat", first, own
    for found in _BUPATI.finditer(text):
        words = found.group(1).split()
        named = (find_kabupaten(" ".join(words[:count])) for count in range(len(words), 0, -1))
        region = next(filter(None, named), None)
        if region and not _same(region.nama, kabupaten):
            yield "Bupati", region.nama, kabupaten


_Stated = tuple[Passage, int, Place | None, bool]
"""A location or an office, the row that it stands in, its cell, and whether it is an office."""


def _stated_locations(frames: Frames) -> Iterator[_Stated]:
    """Locations and offices of programmes in plans and evaluations; in plans that could not be
    typed every cell that is nothing but a location."""
    for dataset, column in product(("rencana", "evaluasi"), ("lokasi", "penanggung_jawab")):
        for (tabel_id, baris), (row, *_) in frames.lines(dataset).items():
            text, label = text_in(row, column), name_of(row) or row["jenjang"]
            at = Passage(text, frames.named(tabel_id), dataset, None, label)
            yield at, baris, _cell_with(frames, tabel_id, baris, text), column != "lokasi"
    for grid in frames.unread_plans:
        for baris, kolom in grid.at:
            text = grid.text(baris, kolom)
            if len(text) <= 80 and _LOCATION.match(text):
                at = Passage(text, frames.named(grid.tabel_id), "sel", None, grid.label(baris))
                yield at, baris, (grid.tabel_id, baris, kolom), False


def _locations(frames: Frames, own: str) -> Iterator[Finding]:
    """Locations and offices of programmes in other kecamatan and kabupaten."""
    kabupaten = _kabupaten(frames)
    named = (
        (_other_kecamatan(of[0].text, own) or _other_kabupaten(of[0].text, kabupaten), of)
        for of in _stated_locations(frames)
    )
    wrong = [(name, of) for name, of in named if name]
    if len({name for name, _ in wrong}) >= TOO_MANY:
        return
    for _, (at, baris, cell, is_office) in wrong:
        yield frames.finding(
            (at.where, at.title[:120], say("lokasi-baris", nomor=baris)),
            say("sisa-templat.penanggung", sendiri=own or kabupaten)
            if is_office
            else say("sisa-templat.lokasi", sendiri=own or kabupaten),
            expected=say("kec", nama=own) if own else kabupaten,
            found=Quote(at.text),
            at=at,
            cells=[cell],
        )


def _names(frames: Frames, own: str) -> Iterator[Finding]:
    """Other kecamatan in the names of lines, and in sentences as the head, office or plan."""
    stated: list[tuple[Passage, Place | None, str]] = []
    for dataset in MEASURES:
        for line, (row, *_) in frames.lines(dataset).items():
            for text in {text_in(row, "indikator"), name_of(row)}:
                at = Passage(text, frames.named(line[0]), dataset, None)
                cell = _cell_with(frames, *line, text)
                stated += [(at, cell, name) for name, _ in _known_others(text, own)]
    yield from _own_elsewhere(frames, own)
    for part in (*texts(frames, "renstra_bab"), *enacting(frames, "kata-pengantar")):
        for name, before in _known_others(part.text, own):
            if _PLAN_OF.search(before) and not _BESIDE.search(before):
                stated.append((part._replace(text=f"{before[-40:]}Kecamatan {name}"), None, name))
    if len({name for *_, name in stated}) >= TOO_MANY:
        return
    for at, cell, name in stated:
        said, expected = one_line(at.text, MOST), say("kec", nama=own)
        yield _of_other(frames, at, (said, said), own, expected, say("kec", nama=name), cell)


def _own_elsewhere(frames: Frames, own: str) -> Iterator[Finding]:
    """The own kecamatan in another kabupaten: ``Kecamatan Sukamulya Kabupaten Bantul``, ``Kecamatan
    Sukamulya merupakan salah satu kecamatan di Kabupaten Bantul``."""
    kabupaten = _kabupaten(frames)
    own_level = (split_level(frames.head_text("kabupaten"))[0] or "kabupaten").title()
    name = r"\s+".join(map(re.escape, (own or frames.office).split()))
    level = r"(?:kec(?:amatan|\.)|distrik|kapanewon|kemantren)\s+" if own else ""
    here = re.compile(
        rf"\b{level}{name}\b,?\s+(?:{_LIES})?"
        r"(?=kab(?:upaten|\.)\s|kota\s)",
        re.IGNORECASE,
    )
    for part in spoken(frames) if kabupaten else ():
        for found in here.finditer(part.text):
            if not own and not _PLAN_OF.search(part.text[: found.start()]):
                continue  # offices of one name are everywhere
            behind = regions_in(part.text[found.end() :][:60])[:1]
            regions = [m for m in behind if m.tingkat in ("kabupaten", "kota") and m.kodes]
            for other in regions if regions and not _same(regions[0].nama, kabupaten) else ():
                level = other.tingkat.title()
                said = Quote(f"{' '.join(found[0].split())} {level} {other.nama}")
                expected = say("daerah", tingkat=own_level, nama=kabupaten)
                found_at = say("daerah", tingkat=level, nama=other.nama)
                yield _of_other(frames, part, (said, said), kabupaten, expected, found_at)


_LIES = (
    r"(?:adalah|merupakan|sebagai)\s+(?:(?:salah\s+satu|satu|sebuah|bagian)\s+)?(?:dari\s+)?(?:[\w()]+\s+)?"
    r"(?:kecamatan|distrik|kapanewon|kemantren|pusat\s+pemerintahan|ibu\s?kota)\s+"
    r"(?:(?!(?:hasil|pemekaran|bekas|eks|yang|di|dari|dalam|dengan)\b)[\w-]+\s+)?"
    r"(?:yang\s+(?:ada|berada|terletak)\s+)?(?:(?:di|dari|dalam|pada|wilayah)\s+)*"
)
"""Words by which a sentence says where a kecamatan lies."""


def _known_others(text: str, own: str) -> Iterator[tuple[str, str]]:
    """The other kecamatan of the list that a text names, each with what stands before it; after
    ``Camat`` by its name alone."""
    text = _CAMAT.sub(r"Camat Kecamatan \1", text)
    for mention in regions_in(text):
        if mention.tingkat == "kecamatan" and mention.kodes and not _same(mention.nama, own):
            yield mention.nama, _LEVEL.sub("", text[: mention.start])


_LEVEL = re.compile(r"(?:kec(?:amatan|\.)?|distrik|kapanewon|kemantren)\s*$", re.IGNORECASE)
"""The word for its level before the name of a kecamatan."""


def _codes(frames: Frames) -> Iterator[Finding]:
    """The code of another kecamatan, where the text gives that of its own."""
    code, own = frames.of_document("kode_wilayah"), frames.of_document("kecamatan")
    for at in texts(frames, "renstra_bab") if code else ():
        for found in _CODE.finditer(at.text):
            around = at.text[max(0, found.start() - 80) : found.end()]
            if found[1] != code and _other_kecamatan(around, own) is None:
                said = say("sisa-templat.kode", sendiri=own)
                yield frames.finding(
                    (at.where, found[1]), said, expected=code, found=found[1], at=at
                )


def _citations(frames: Frames) -> Iterator[Finding]:
    """A regulation of another kabupaten among the legal bases: it binds nobody here."""
    kabupaten = _kabupaten(frames)
    province = province_of(frames.head_text("kabupaten"))
    for row in frames.rows("landasan_hukum") if kabupaten else ():
        level, _, name = text_in(row, "instansi").partition(" ")
        of = find_kabupaten(text_in(row, "instansi")) if row["jenis"] in _OF_REGION else None
        foreign = of.nama if of and not _same(of.nama, kabupaten) else None
        expected = kabupaten
        if level == "Provinsi" and province and (other := find_province(name)):
            # Of one that was divided the older part's law may still hold: they share a name.
            alike = other.nama.split()[0] == province.nama.split()[0]
            foreign, expected = None if alike else other.nama, province.nama
        if foreign:
            at = passage("landasan_hukum", row)
            yield frames.finding(
                (at.where, say("daerah", tingkat=level, nama=foreign)),
                say("sisa-templat.rujukan", sendiri=expected),
                level="warning",
                expected=expected,
                found=foreign,
                at=at,
            )
        else:
            yield from _of_another(row, frames, kabupaten)


def _of_another(row: Row, frames: Frames, kabupaten: str) -> Iterator[Finding]:
    """The title of an own regulation that names another kabupaten or kota, and not the own one."""
    title = text_in(row, "tentang")
    regions = [m for m in regions_in(title) if m.tingkat in ("kabupaten", "kota")]
    others = [m for m in regions if m.kodes and not _same(m.nama, kabupaten)]
    of_region = (
        row["jenis"] in _OF_REGION and split_level(text_in(row, "instansi"))[0] != "provinsi"
    )
    if not of_region or not others or len(others) < len(regions):
        return
    at, level, other = passage("landasan_hukum", row), others[0].tingkat.title(), others[0].nama
    expected, found = (say("daerah", tingkat=level, nama=name) for name in (kabupaten, other))
    yield _of_other(frames, at, (found, one_line(title, MOST)), kabupaten, expected, found)


def _cell_with(frames: Frames, tabel_id: str, baris: int, text: str) -> Place | None:
    grid = frames.grids.get(tabel_id)
    printed = grid.printed(baris) if grid else []
    alike = [col for col, shown in printed if shown.split() == text.split()]
    return (tabel_id, baris, alike[-1]) if alike else None


def _other_kecamatan(text: str, own: str) -> str | None:
    """The one other kecamatan that a location names; none where the own one is named too."""
    name = only(m.nama for m in regions_in(text) if m.tingkat == "kecamatan")
    return None if not name or _same(name, own) or _abbreviates(text, own) else name


def _other_kabupaten(text: str, own: str) -> str | None:
    """The one other kabupaten that a location names."""
    name = only(m.nama for m in regions_in(text) if m.tingkat == "kabupaten" and m.kodes)
    return name if own and name and not _same(name, own) else None


def _abbreviates(text: str, own: str) -> bool:
    """Whether a location prints the own name by its initials: ``Kec. SU I`` for Seberang Ulu I."""
    initials = "".join(word[0].upper() if word.strip("IVX") else word for word in own.split())
    printed = re.sub(r"^\W*kec(?:amatan)?\b\.?", "", text.strip(), flags=re.IGNORECASE)
    return len(initials) > 1 and re.sub(r"[\s.]", "", printed) == initials
