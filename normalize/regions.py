"""Regions by name and code (``normalize/data/kode_wilayah.csv``).

Many kecamatan share a name and a kabupaten often shares it with a kota, so a name is only looked
up inside the region that the document names. Spelling is forgiven where exactly one name is near;
a name that could be two regions is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Literal

from rapidfuzz.distance import Levenshtein

from normalize.only import only
from normalize.vocabulary import name_key, rows, split, words_from

Tingkat = Literal["provinsi", "kabupaten", "kota", "kecamatan"]


@dataclass(frozen=True, slots=True)
class Region:
    """One region: Kemendagri code, name without the word for its level, and its level."""

    kode: str
    nama: str
    tingkat: Tingkat

    @property
    def parent(self) -> str:
        """The code one level up (``35.14`` of ``35.14.08``); empty for a province."""
        return self.kode.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Mention:
    """A region named in running text: the name as printed, its level, where it stands, and the
    codes that name has in the country (none for a name that is in no list)."""

    nama: str
    tingkat: Tingkat
    start: int
    end: int
    kodes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Index:
    by_code: dict[str, Region]
    by_name: dict[tuple[str, str], tuple[Region, ...]]
    by_parent: dict[str, tuple[Region, ...]]


_LEVEL_WORD = re.compile(
    r"^\s*(?:(?P<provinsi>prov(?:insi)?|propinsi)|(?P<kabupaten>kab(?:upaten)?)"
    r"|(?P<kota>kota(?:madya)?)|(?P<kecamatan>kec(?:amatan)?))\b\.?"
    r"(?:\s*daerah\s+tingkat\s+i{1,2}\b)?\s*(?:administrasi\s+)?",
    re.IGNORECASE,
)


_SHORT = re.compile(r"\b(kep|gn)\b\.?", re.IGNORECASE)
_WHOLE = {"kep": "Kepulauan", "gn": "Gunung"}


def _in_full(name: str) -> str:
    """A name without short words: ``Kep. Siau Tagulandang Biaro`` → ``Kepulauan Siau …``."""
    return _SHORT.sub(lambda match: _WHOLE[match[1].lower()], name)


@lru_cache(maxsize=65536)
def _key(name: str) -> str:
    """:func:`name_key` of a name in full."""
    return name_key(_in_full(name))


@lru_cache(maxsize=1)
def _index() -> _Index:
    by_code: dict[str, Region] = {}
    names: dict[tuple[str, str], list[Region]] = defaultdict(list)
    parents: dict[str, list[Region]] = defaultdict(list)
    for row in rows("kode_wilayah"):
        kota = row["nama"].startswith("Kota ") and row["tingkat"] == "kabupaten"
        nama = _in_full(row["nama"])
        if row["tingkat"] == "kabupaten":
            nama = re.sub(r"^(?:Kabupaten|Kota)\s+(?:Administrasi\s+)?", "", nama)
        region = Region(row["kode"], nama, "kota" if kota else row["tingkat"])  # type: ignore[arg-type]
        by_code[region.kode] = region
        names[region.tingkat, name_key(nama)].append(region)
        parents[region.parent].append(region)
    for row in rows("provinsi_sinonim"):
        for synonym in split(row["sinonim"]):
            names["provinsi", _key(synonym)].append(by_code[row["kode"]])
    return _Index(
        by_code,
        {key: tuple(dict.fromkeys(found)) for key, found in names.items()},
        {key: tuple(found) for key, found in parents.items()},
    )


def region(kode: str) -> Region | None:
    """The region with that Kemendagri code."""
    return _index().by_code.get(kode)


def split_level(name: str) -> tuple[Tingkat | None, str]:
    """``Kab. Pasuruan`` → (``kabupaten``, ``Pasuruan``); None where no level word is printed."""
    found = _LEVEL_WORD.match(name)
    if not found or not found.lastgroup:
        return None, name.strip()
    return found.lastgroup, name[found.end() :].strip()  # type: ignore[return-value]


def _near(key: str, choices: tuple[Region, ...]) -> Region | None:
    """The one region whose name is a slip away from ``key``; None where two are near."""
    allowed = 1 if len(key) < 8 else 2
    if len(key) < 5:
        return None
    ranked = sorted(
        (Levenshtein.distance(key, _key(choice.nama), score_cutoff=allowed + 2), choice.kode)
        for choice in choices
    )
    near = [kode for off, kode in ranked if off < ranked[0][0] + 2]
    return _index().by_code[near[0]] if len(near) == 1 and ranked[0][0] <= allowed else None


@lru_cache(maxsize=4096)
def find_province(name: str) -> Region | None:
    """The province of that name, abbreviation or old spelling (``Jatim``, ``Djawa Timur``)."""
    level, bare = split_level(name)
    if level not in (None, "provinsi"):
        return None
    index = _index()
    found = index.by_name.get(("provinsi", _key(bare)), ())
    return only(found) or _near(_key(bare), index.by_parent[""])


@lru_cache(maxsize=4096)
def find_kabupaten(name: str, provinsi: str | None = None) -> Region | None:
    """The kabupaten or kota of that name.

    Without a level word a name that both bear is the kabupaten's (``dokumen.kabupaten`` is
    printed without the word); ``Kota Pasuruan`` is the kota. A misspelt name is only forgiven
    where one region of the whole country (or of ``provinsi``) is near.
    """
    level, bare = split_level(name)
    if level in ("provinsi", "kecamatan"):
        return None
    index = _index()
    key = _key(bare)
    province = find_province(provinsi) if provinsi else None

    def possible(regions: Iterable[Region]) -> tuple[Region, ...]:
        return tuple(r for r in regions if not province or province.kode in _provinces(r))

    levels = (level,) if level else ("kabupaten", "kota")
    for tingkat in levels:
        if found := possible(index.by_name.get((tingkat, key), ())):
            return only(found)
    return _near(key, possible(r for r in index.by_code.values() if r.tingkat in levels))


@lru_cache(maxsize=1)
def _parted() -> dict[str, str]:
    """The province that another was parted from, by codes."""
    return {row["kode"]: row["induk"] for row in rows("provinsi_induk")}


def _provinces(kabupaten: Region) -> set[str]:
    """The province that a kabupaten or kota lies in, and the one it lay in before."""
    return {kabupaten.parent, _parted().get(kabupaten.parent, kabupaten.parent)}


def province_of(kabupaten: str) -> Region | None:
    """The province that a kabupaten or kota lies in."""
    found = find_kabupaten(kabupaten)
    return _index().by_code.get(found.parent) if found else None


@lru_cache(maxsize=4096)
def find_kecamatan(kecamatan: str, kabupaten: str, provinsi: str | None = None) -> Region | None:
    """The kecamatan of that name within its kabupaten or kota; None where not certain."""
    within = find_kabupaten(kabupaten, provinsi)
    if not within:
        return None
    level, bare = split_level(kecamatan)
    if level != "kecamatan":
        bare = kecamatan  # "Kota Baru" is a kecamatan's own name
    choices = _index().by_parent.get(within.kode, ())
    key = _key(bare)
    exact = [choice for choice in choices if _key(choice.nama) == key]
    if not exact and (numbered := _numbered(bare)):
        exact = [choice for choice in choices if _numbered(choice.nama) == numbered]
    if not exact and (town := _TOWN.fullmatch(bare.strip())):
        # The seat of a kabupaten may be called its town: Kota Kayu Agung.
        exact = [choice for choice in choices if _key(choice.nama) == _key(town[1])]
    if exact:
        return only(exact)
    return _near(key, choices)


_TOWN = re.compile(r"Kota\s+(.{3,})", re.IGNORECASE)
_NUMERALS = {
    word: number
    for number, words in enumerate(("i 1 satu", "ii 2 dua", "iii 3 tiga", "iv 4 empat"), start=1)
    for word in words.split()
}


def _numbered(name: str) -> tuple[str, int] | None:
    """``Seberang Ulu I``, ``Seberang Ulu Satu``: a name that ends in a number, as that name and the
    number; null for other names."""
    words, _, last = name.casefold().rpartition(" ")
    number = _NUMERALS.get(last)
    return (_key(words), number) if words and number else None


def kecamatan_code(kecamatan: str, kabupaten: str, provinsi: str | None = None) -> str | None:
    """The Kemendagri code of a kecamatan within its kabupaten; null where not certain.

    ``kabupaten`` is a plain name (``Pasuruan``), or names its level (``Kota Pasuruan``).
    """
    found = find_kecamatan(kecamatan, kabupaten, provinsi)
    return found.kode if found else None


@lru_cache(maxsize=1)
def _bps_codes() -> dict[str, str]:
    return {row["kode"]: row["kode_bps"] for row in rows("kode_bps")}


def bps_code(kode: str) -> str | None:
    """The BPS code of a kecamatan by its Kemendagri code (``normalize/data/kode_bps.csv``); null
    where no pair is known. The two lists are numbered apart, so none is made from the other."""
    return _bps_codes().get(kode)


def is_region_name(name: str, tingkat: Tingkat | None = None) -> bool:
    """Whether a name, spelt as in the list, is a region's (of that level)."""
    level, bare = split_level(name)
    wanted = tingkat or level
    levels = (wanted,) if wanted else ("provinsi", "kabupaten", "kota", "kecamatan")
    return any((level, _key(bare)) in _index().by_name for level in levels)


_MENTION = re.compile(
    r"\b(?:(?P<provinsi>Prov(?:insi|\.)|Propinsi|(?=Daerah\s+(?:Istimewa|Khusus)\s))|(?P<kabupaten>Kab(?:upaten|\.))(?:\s+Administrasi)?"
    r"|(?P<kota>Kota)(?:\s+Administrasi)?|(?P<kecamatan>Kec(?:amatan|\b\.?)|Distrik|Kapanewon|Kemantren))\s*",
    re.IGNORECASE,
)
_WIDE_WORD = re.compile(r"[A-Z][A-Za-z'’-]*\.?|dan\b")
_NAME_WORD = re.compile(r"[A-Z][A-Za-z'’-]*|[IVX]+")
_NO_NAME = {
    *("kecamatan", "kabupaten", "kota", "provinsi", "propinsi", "kelurahan", "desa", "daerah"),
    *("tahun", "dan", "di", "yang", "dalam", "untuk", "dengan", "se", "adalah", "serta", "oleh"),
    *("sebagai", "tentang", "nomor", "periode", "pada", "kab", "kec", "prov", "atau", "dari"),
    *("renja", "renstra", "rencana", "laporan", "lkjip", "lakip", "lkip", "perjanjian", "dokumen"),
    *("evaluasi", "formulir", "tabel", "bab", "indikator", "perangkat", "anggaran", "lampiran"),
    *("rp", "apbd", "perubahan", "rancangan", "revisi"),
    *("ke", "ini", "tersebut", "terhadap", "camat", "bupati", "lain", "lainnya", "administrasi"),
}
_MOST_WORDS = 4


def regions_in(text: str) -> list[Mention]:
    """Every region that ``text`` names after a level word (``Kec. Purworejo``, ``Kabupaten X``).

    The longest run of words that is a known name counts; where none is, the first word is given
    without codes. Words that begin small end a name, so ``kecamatan yang`` names nothing.
    """
    mentions: list[Mention] = []
    for found in _MENTION.finditer(text):
        tingkat: Tingkat = found.lastgroup  # type: ignore[assignment]
        if mentions and found.start() < mentions[-1].end:
            continue  # a word of the name before: Kabupaten Kotabaru, Lima Puluh Kota
        # Known names may hold words that end others: Pangkajene dan Kepulauan, Lima Puluh Kota.
        wide = words_from(text, found.end(), _WIDE_WORD, _MOST_WORDS)
        if tingkat != "kecamatan" and (known := _known_name(wide, tingkat)):
            mentions.append(known)
            continue
        narrow = words_from(text, found.end(), _NAME_WORD, _MOST_WORDS)
        words = list(takewhile(lambda word: not _ends_name(word[0]), narrow))
        if words:
            first = Mention(words[0][0], tingkat, words[0].start(), words[0].end())
            mentions.append(_known_name(words, tingkat) or first)
    return mentions


def _ends_name(word: str) -> bool:
    """Whether a word is one that few names hold."""
    return word.casefold().strip("'’-") in _NO_NAME


def _known_name(words: Sequence[re.Match[str]], tingkat: Tingkat) -> Mention | None:
    """The longest run of the first words that is a known name."""
    for last in reversed(words):
        start, end = words[0].start(), last.end()
        name = last.string[start:end]
        if known := _index().by_name.get((tingkat, _key(name))):
            return Mention(name.rstrip("."), tingkat, start, end, tuple(r.kode for r in known))
    return None


def is_kecamatan_name(name: str) -> bool:
    """Whether a kecamatan bears that very name, be it ``Kota Baru`` or ``Garut Kota``."""
    return ("kecamatan", _key(name)) in _index().by_name


def only_kecamatan(name: str) -> Region | None:
    """The kecamatan of that very name, where one alone in the country bears it."""
    return only(_index().by_name.get(("kecamatan", _key(name)), ()))


def kecamatan_in(text: str) -> list[Mention]:
    """Every kecamatan that ``text`` names after the word (``Kec.``, ``Kecamatan``)."""
    return [mention for mention in regions_in(text) if mention.tingkat == "kecamatan"]
