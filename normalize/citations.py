"""Citations of regulations: the printed text of one citation to its fields.

A citation reads ``[Pasal …] <type> <issuer> Nomor … Tahun … tentang … (<gazettes>) <amendments>``
(UU 12/2011, Lampiran II, 41-43 and 156). It is read in that order on a *reading* of the text —
lower case, spaces and slips of well-known words mended — whose every letter knows its place in
print, so that what is published (number, title) stays as printed. Types, issuers, gazettes and
amendment phrases are data: ``normalize/data/peraturan.toml``, ``kementerian.csv``,
``lembaga.csv``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from grammar.years import OF_LAW
from normalize.issuers import Home, Issuer, home_of, home_of_issuer, issuer_of
from normalize.reading import Reading, read
from normalize.regulation_numbers import NOMOR, number_slug, read_number, read_numbers
from normalize.regulation_types import Jenis, find_type, phrases


@dataclass(frozen=True, slots=True)
class Citation:
    """The fields of one citation; see ``landasan_hukum`` in the data contract."""

    jenis: str | None = None
    instansi: str | None = None
    nomor: str | None = None
    tahun: int | None = None
    tentang: str | None = None
    peraturan_id: str | None = None
    lembaran_negara: str | None = None
    tambahan_lembaran_negara: str | None = None
    berita_negara: str | None = None
    diubah_dengan: tuple[str, ...] = ()
    lengkap: bool = False


_GAZETTE_START = re.compile(
    r"[\s,.;]*\(?\s*(?:\btambahan )?"
    r"\b(?:(?:lembaran|berita) (?:neg[a-z]{2,4}|daerah|kabupaten|kota|provinsi|aceh)"
    r"|[lb]n(?:ri)?\b(?=\.? (?:ri )?(?:tahun|no)))\b"
    r"(?=[^();]{0,60}?(?:\b(?:tahun|nomor|no|tanggal|seri)\b|\d))"
    r"|[\s,.;]*\(\s*(?:t?ln|bn|ld|bd)(?:ri)?\b"
)
_INSIDE_TITLE = re.compile(r"[^()]*\) ?(?:sebagai|menjadi) undang")
_AND = re.compile(r"[;,]\s*(?:dan/atau|dan|serta|atau)\s*$", re.IGNORECASE)
"""The word between the last two items of a list."""
_NUMBERED = re.compile(r"\bnomor ?[.:]? ?\d")
_JOINING = re.compile(r"[\s,;]*(?:dan|serta|juncto|jo)\b")
_TENTANG = re.compile(r"[\s,;:.]*\btentang\b ?:? ?")
_LINK = re.compile(r"\b(?:dengan|menjadi|oleh|melalui|terakhir|yaitu)\b ?:? ?")
_LABEL_LINK = re.compile(r"[:;,] ?(?:(?:dan|serta) )?(?:[a-z]|\d{1,2}) ?[.)] ?")
_LIST_LINK = re.compile(r"(?<=[)\d]) ?(?:,|;)? ?(?:dan|serta|,)? ?(?:terakhir)? ?(?:dengan)? ?")
_VERB = re.compile(
    r"ditetapkan|dicabut|diganti|di ?ubah|di ?rubah|disempurnakan|ditambah|direvisi|diperba"
)
_BARE_AMENDMENT = re.compile(r"(?:dengan|menjadi|terakhir) (?=nomor|no\b)")
_OTHER_VERBS = ("ditetapkan", "dicabut", "diganti")


@dataclass(frozen=True, slots=True)
class _Head:
    """A citation without its amendments, and where it ends in the reading."""

    citation: Citation
    type: Jenis
    end: int


def _gazettes(text: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, pattern in phrases().gazettes.items():
        match = pattern.search(text)
        if not match:
            continue
        nomor = match.group("nomor").replace(".", "")
        if name == "tambahan_lembaran_negara":
            found[name] = nomor.lstrip("0") or nomor
            continue
        tahun = match.group("tahun") or match.group("tahun_akhir")
        if tahun:
            found[name] = f"{tahun}/{nomor.lstrip('0') or nomor}"
    return found


def _peraturan_id(jenis: Jenis, issuer: Issuer, nomor: str | None, tahun: int | None) -> str | None:
    if jenis.jenis == "UUD":
        return "uud-1945" if tahun in (1945, None) else f"uud-{tahun}"
    if jenis.pembentuk == "bersama-tanpa-id" or nomor is None or tahun is None:
        return None
    if not issuer.known:
        return None
    number = "-".join(sorted(number_slug(part) for part in nomor.split(";")))
    if jenis.pembentuk == "menteri":
        name = f"{jenis.awalan}{issuer.id_part}"
    elif jenis.pembentuk in ("provinsi", "kabupaten", "kota"):
        name = f"{jenis.awalan}-{issuer.id_part.partition('-')[2]}"
    elif issuer.id_part:
        name = f"{jenis.awalan}-{issuer.id_part}"
    else:
        name = jenis.awalan
    return f"{name}-{number}-{tahun}"


def _constitution(text: str, jenis: Jenis, type_end: int, limit: int) -> _Head:
    """The constitution, which has a year and no number."""
    year = re.compile(r"\b(?:tahun )?(1[89]\d\d)\b").search(text, type_end, limit)
    tahun = int(year.group(1)) if year else None
    made = _peraturan_id(jenis, Issuer(None, ""), None, tahun)
    citation = Citation("UUD", tahun=tahun, peraturan_id=made, lengkap=True)
    return _Head(citation, jenis, year.end() if year else type_end)


def _number_start(text: str, type_end: int, zone: int) -> int:
    """Where number and year begin: at *Nomor*, or at the year before it; else at a digit or
    *tahun*."""
    label = NOMOR.search(text, type_end, zone)
    if not label:
        year_word = re.compile(r" \d| ?\btahun\b").search(text, type_end, zone)
        return year_word.start() + (text[year_word.start()] == " ") if year_word else zone
    before = re.compile(rf"\btahun ?{OF_LAW},? ?$").search(text, type_end, label.start())
    return before.start() if before else label.start()


def _head(reading: Reading, start: int, limit: int, home: Home) -> _Head | None:
    """The citation whose type stands first at or after ``start``, without its amendments."""
    text = reading.text
    found = find_type(text[:limit], start)
    if not found:
        return None
    jenis, _, type_end = found
    if jenis.jenis == "UUD":
        return _constitution(text, jenis, type_end, limit)
    joint = jenis.pembentuk.startswith("bersama")
    issuer_start = type_end
    if joint and text[:type_end].endswith(" menteri"):
        issuer_start = type_end - len("menteri")
    ends = (
        re.compile(r"\btentang\b").search(text, type_end, limit),
        _GAZETTE_START.search(text, type_end, limit),
    )
    zone = min((end.start() for end in ends if end), default=limit)
    number_start = _number_start(text, type_end, zone)
    issuer_end = max(issuer_start, number_start)
    # regions are looked up as read, words mended; other issuers may have to stay as printed
    regional = jenis.pembentuk in ("provinsi", "kabupaten", "kota", "daerah")
    issuer_printed = (
        text[issuer_start:issuer_end] if regional else reading.print(issuer_start, issuer_end)
    )
    numbers = (
        read_numbers(reading, issuer_start, limit)
        if joint
        else read_number(reading, number_start, limit)
    )
    title, title_end = _title(reading, numbers.end, limit)
    gazettes = _gazettes(text[title_end:limit])
    if title is None and (late := re.compile(r"\) ?tentang ").search(text, title_end, limit)):
        title, _ = _title(reading, late.end(), limit)
    issuer = issuer_of(jenis, issuer_printed, title, home)
    citation = Citation(
        jenis=jenis.jenis,
        instansi=None if jenis.pembentuk == "pusat" else issuer.instansi,
        nomor=numbers.nomor,
        tahun=numbers.tahun,
        tentang=title,
        peraturan_id=_peraturan_id(jenis, issuer, numbers.nomor, numbers.tahun),
        lengkap=numbers.nomor is not None and numbers.tahun is not None,
        **gazettes,
    )
    return _Head(citation, jenis, title_end)


def _title(reading: Reading, start: int, limit: int) -> tuple[str | None, int]:
    """The title printed from ``start``, and where it ends: at a gazette or at ``limit``."""
    text = reading.text
    about = _TENTANG.match(text, start)
    at = about.end() if about else start
    dated = re.compile(r"[ ,]*\b(?:tanggal|tertanggal)\b").match(text, at)
    if not about and dated and (later := _TENTANG.search(text, dated.end(), limit)):
        at = later.end()
    gazette = _gazette_start(text, at, limit)
    end = limit if gazette is None else gazette
    if not about and (_JOINING.match(text, at) or find_type(text, at, only_here=True)):
        return None, end  # another law follows, no title
    for semicolon in re.finditer(r"; ?", text[at:end]):
        if find_type(text, at + semicolon.end(), only_here=True):
            end = at + semicolon.start()
            break
    title = _AND.sub("", reading.print(at, end)).strip(" \t\n,;:.")
    return (re.sub(r"\s+", " ", title) or None, end)


def _gazette_start(text: str, start: int, limit: int) -> int | None:
    """Where the gazettes of a law begin; those of a law that its title makes an act stand in the
    title (``… (LN Tahun 1953 Nomor 9) sebagai Undang-Undang (LN Tahun 1959 Nomor 72)``)."""
    for gazette in _GAZETTE_START.finditer(text, start, limit):
        if not _INSIDE_TITLE.match(text, gazette.end(), limit):
            return gazette.start()
    return None


def _amendment_start(reading: Reading, start: int) -> tuple[int, int] | None:
    """Where the amendments of a citation begin after ``start`` (and where their phrase ends)."""
    spans = [
        found.span()
        for pattern in (phrases().diubah, phrases().akhir)
        for found in pattern.finditer(reading.text, start)
        if _introduces_law(reading.text, found.end())
    ]
    return min(spans) if spans else None


def _introduces_law(text: str, at: int) -> bool:
    """Whether a law (or a bare number, or nothing more) follows an amendment phrase."""
    rest = text[at : at + 90]
    if not rest.strip(" .;,"):
        return True
    near = rest.split("(")[0]
    return find_type(near) is not None or bool(NOMOR.search(near))


def _amendments(reading: Reading, start: int, head: _Head, home: Home) -> tuple[Citation, ...]:
    """The laws that an amendment phrase from ``start`` names as amending."""
    text = reading.text
    found: dict[str, Citation] = {}
    # an amendment that names no region is of the amended law's
    same_region = home_of_issuer(head.citation.instansi) or home
    places = _links(text, start)
    previous, verb = start, ""
    for place, following in pairwise([*places, len(text)]):
        verb = [verb, *_VERB.findall(text[previous:place])][-1]
        previous = place
        if verb in _OTHER_VERBS:
            continue
        amending = _head(reading, place, following, same_region)
        if amending and amending.citation.peraturan_id is not None:
            found.setdefault(amending.citation.peraturan_id, amending.citation)
    if not found and (bare := _BARE_AMENDMENT.search(text, start)):
        # "diubah dengan Nomor 9 Tahun 2015": of the same type
        number = read_number(reading, bare.end(), len(text))
        own = head.citation.peraturan_id
        if own and number.nomor and number.tahun and head.type.pembentuk == "pusat":
            issuer = Issuer(None, "")
            same_type = _peraturan_id(head.type, issuer, number.nomor, number.tahun)
            if same_type is not None:
                found[same_type] = Citation(
                    head.citation.jenis,
                    nomor=number.nomor,
                    tahun=number.tahun,
                    peraturan_id=same_type,
                    lengkap=True,
                )
    return tuple(found.values())


def _links(text: str, start: int) -> list[int]:
    """Where the amending laws begin: right after ``dengan``, or after a ``)`` or a year."""
    return sorted(
        {
            found.end()
            for pattern in (_LINK, _LIST_LINK, _LABEL_LINK)
            for found in pattern.finditer(text, start)
            if found.end() > max(start, found.start())
            and find_type(text, found.end(), only_here=True)
        }
    )


def parse_citation(
    text: str, *, kabupaten: str | None = None, provinsi: str | None = None
) -> Citation:
    """Read one citation.

    ``kabupaten`` (``Pasuruan``, or ``Kota Pasuruan`` where the document is a kota's) completes a
    regional regulation that names no region; ``provinsi`` likewise, and is known from the
    kabupaten where it is left out. A region that is neither printed nor given is not guessed:
    then ``peraturan_id`` and ``instansi`` are null. What is no citation at all gives an empty one.
    """
    return _parse(text, kabupaten, provinsi)[0]


def amending_citations(
    text: str, *, kabupaten: str | None = None, provinsi: str | None = None
) -> tuple[Citation, ...]:
    """The laws that one citation names as amending (``diubah_dengan``), with all their fields."""
    return _parse(text, kabupaten, provinsi)[1]


@lru_cache(maxsize=16384)
def _parse(
    text: str, kabupaten: str | None, provinsi: str | None
) -> tuple[Citation, tuple[Citation, ...]]:
    reading = read(re.sub(r"\s+", " ", text).strip())
    home = home_of(kabupaten, provinsi)
    if old := _staatsblad(reading):
        return old, ()
    found = find_type(reading.text)
    number = _NUMBERED.search(reading.text)
    if not found or (number and number.start() < found[1]):
        return _of_unknown_type(reading), ()  # a type that stands later is another law's
    spans = _amendment_start(reading, found[2])
    while True:
        limit = spans[0] if spans else len(reading.text)
        head = _head(reading, found[1], limit, home)
        if not head:
            return Citation(), ()
        if not spans:
            return head.citation, ()
        amending = _amendments(reading, spans[0], head, home)
        if not _precedes(amending, head.citation):
            ids = tuple(law.peraturan_id for law in amending if law.peraturan_id)
            return replace(head.citation, diubah_dengan=ids), amending
        # an amendment older than the law amends the law in its title: the title runs on
        spans = _amendment_start(reading, spans[1])


def _of_unknown_type(reading: Reading) -> Citation:
    """Number, year and title of a text whose type cannot be read; it gets no id."""
    label = NOMOR.search(reading.text)
    if not label:
        return Citation()
    number = read_number(reading, label.start(), len(reading.text))
    if number.nomor is None or number.tahun is None:
        return Citation()
    title, end = _title(reading, number.end, len(reading.text))
    gazettes = _gazettes(reading.text[end:])
    return Citation(nomor=number.nomor, tahun=number.tahun, tentang=title, lengkap=True, **gazettes)


def _precedes(amending: tuple[Citation, ...], citation: Citation) -> bool:
    title = citation.tentang or ""
    if citation.tahun is None or not re.match(r"(?i)perubahan|pencabutan|penyempurnaan", title):
        return False
    years = [law.tahun for law in amending if law.tahun is not None]
    return bool(years) and max(years) < citation.tahun


_STAATSBLAD = re.compile(
    r"\b(?:staats?blad|stbl?)\b\.? ?(?:tahun )?(?P<tahun>1[89]\d\d)"
    r" ?,? ?[:/-]? ?(?:nomor|no)?\.? ?:? ?(?P<nomor>\d+[a-z]?)"
    r"|\b(?:staats?blad|stbl?)\b\.? ?(?:nomor|no)\.? ?(?P<nomor2>\d+) tahun (?P<tahun2>1[89]\d\d)"
)


def _staatsblad(reading: Reading) -> Citation | None:
    """A law of colonial times, known by its Staatsblad: ``Ordonansi … (Stb. 1926 No. 226)``."""
    found = list(_STAATSBLAD.finditer(reading.text))
    if not found:
        return None
    first = found[0]
    named = find_type(reading.text[: first.start()])
    if named:
        number = NOMOR.search(reading.text, named[2], first.start())
        if number:
            return None  # a later law that only mentions a Staatsblad

    def fields(match: re.Match[str]) -> tuple[str, int]:
        nomor = match.group("nomor") or match.group("nomor2")
        return nomor.lstrip("0"), int(match.group("tahun") or match.group("tahun2"))

    nomor, tahun = fields(first)
    after, _ = _title(reading, first.end(), len(reading.text))
    before = reading.print(0, first.start()).strip(" (,;:.")
    about = re.search(r"(?i)\btentang\s+(.*)$", before)
    title = about.group(1) if about else before
    if not title and after and _TENTANG.match(reading.text, first.end()):
        title = after
    amending = tuple(
        f"stb-{n}-{t}" for n, t in map(fields, found[1:]) if phrases().diubah.search(reading.text)
    )
    return Citation(
        jenis="LAIN",
        nomor=nomor,
        tahun=tahun,
        tentang=title.strip(" (,;:.") or None,
        peraturan_id=f"stb-{nomor}-{tahun}",
        diubah_dengan=amending,
        lengkap=True,
    )


def find_citations(
    text: str, *, kabupaten: str | None = None, provinsi: str | None = None
) -> list[tuple[Citation, int, int]]:
    """Every citation with a number in running text, with its span in ``text``.

    Laws named inside another's title (``Perubahan Atas …``) are found too; amendments are not
    joined to what they amend. For whole entries of a legal basis use :func:`parse_citation`.
    """
    reading = read(text)
    home = home_of(kabupaten, provinsi)
    results = []
    following = find_type(reading.text)
    while following:
        _, start, type_end = following
        following = find_type(reading.text, type_end)
        limit = following[1] if following else len(reading.text)
        head = _head(reading, start, limit, home)
        if not head or head.citation.nomor is None:
            continue
        end = _sentence_end(reading.text, start, min(head.end, limit))
        results.append((head.citation, reading.places[start], reading.places[end]))
    return results


def _sentence_end(text: str, start: int, end: int) -> int:
    stop = re.compile(r"[;)]|\.(?= |$)").search(text, start, end)
    return stop.start() if stop and stop.start() > start else end
