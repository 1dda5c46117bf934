"""Who issued a cited regulation: ministries, institutions, regions and their offices.

Names come from ``normalize/data/kementerian.csv``, ``lembaga.csv`` and the list of regions; one
that is in no list stays as printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from normalize.only import only
from normalize.regions import (
    Region,
    find_kabupaten,
    find_province,
    is_region_name,
    province_of,
    regions_in,
    split_level,
)
from normalize.regulation_types import Jenis
from normalize.vocabulary import letters, rows, slug, split


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issued it: the published ``instansi``, what the id says of it, whether it is known."""

    instansi: str | None
    id_part: str
    known: bool = True


@lru_cache(maxsize=2)
def _bodies(name: str) -> dict[str, tuple[str, str]]:
    """Key of every name, abbreviation and synonym → (abbreviation, name)."""
    found: dict[str, tuple[str, str]] = {}
    for row in rows(name):
        entry = (row["singkatan"], row["nama"])
        for synonym in (row["singkatan"], row["nama"], *split(row["sinonim"])):
            found[letters(synonym)] = entry
    return found


_COUNTRY = re.compile(
    r"[\s,(]*\b(?:republik\s+indonesia|republik|r\.?i)\b\.?[\s)]*$", re.IGNORECASE
)


def _issuer_text(printed: str) -> str:
    bare = re.sub(r"\([^()]*\)?", " ", printed)  # "… (Permendagri)"
    bare = re.sub(r"\s+", " ", bare).strip(" ,;:.()")
    return _COUNTRY.sub("", bare).strip(" ,;:.()")


@lru_cache(maxsize=4096)
def _ministry(printed: str) -> Issuer:
    bare = _issuer_text(printed)
    known = _bodies("kementerian")
    for key in (letters(bare), letters(re.sub(r"\bnegara\b", "", bare, flags=re.IGNORECASE))):
        if key in known:
            return Issuer(known[key][1], known[key][0])
    key = letters(bare)
    ranked = sorted(((fuzz.ratio(key, k), *entry) for k, entry in known.items()), reverse=True)
    second = next((score for score, short, _ in ranked if short != ranked[0][1]), 0.0)
    # "Menteri Dalan Negri" is a slip; a ministry that is in no list stays itself
    if ranked[0][0] >= 92 and ranked[0][0] - second >= 4:
        return Issuer(ranked[0][2], ranked[0][1])
    words = re.sub(r"^(?:menteri|men)\s*(?:negara\s+)?", "", bare, flags=re.IGNORECASE)
    return Issuer(_as_name(bare), f"men-{slug(words)}", known=bool(slug(words)))


@lru_cache(maxsize=4096)
def _institution(printed: str) -> Issuer:
    bare = _issuer_text(printed)
    head, _, rest = bare.partition(" ")
    lead = head.title() + " " if head.casefold() in ("kepala", "ketua") else ""
    key = letters(rest if lead else bare)
    known = _bodies("lembaga")
    if key in known:
        short, name = known[key]
        return Issuer(f"{lead}{name}", slug(f"{lead}{short}"))
    return Issuer(_as_name(bare) or None, slug(bare), known=bool(bare))


_SMALL_WORDS = {"dan", "di", "atau", "yang", "dalam", "dengan", "serta", "untuk"}


def _as_name(printed: str) -> str:
    """A name printed in capitals or in small letters, as a name is written; others as printed."""
    if not (printed.isupper() or printed.islower()):
        return printed
    words = printed.casefold().split()
    return " ".join(w if w in _SMALL_WORDS else w[:1].upper() + w[1:] for w in words)


_LEVEL_IDS = {"provinsi": "prov", "kabupaten": "kab", "kota": "kota"}


@dataclass(frozen=True, slots=True)
class Home:
    """The document's own kabupaten or kota, and its province, as far as they are known."""

    kabupaten: Region | None
    provinsi: Region | None
    printed: str | None
    level: str


@lru_cache(maxsize=1024)
def home_of(kabupaten: str | None, provinsi: str | None) -> Home:
    if not kabupaten:
        return Home(None, find_province(provinsi) if provinsi else None, None, "kabupaten")
    found = find_kabupaten(kabupaten, provinsi) or find_kabupaten(kabupaten)
    level, bare = split_level(kabupaten)
    province = find_province(provinsi) if provinsi else None
    if not province and found:
        province = province_of(f"{found.tingkat} {found.nama}")
    return Home(found, province, bare, found.tingkat if found else (level or "kabupaten"))


def home_of_issuer(instansi: str | None) -> Home | None:
    """The region that a published ``instansi`` names (``Provinsi Bali``); None for other bodies."""
    level, name = split_level(instansi or "")
    if level == "provinsi":
        return Home(None, find_province(name), name, level)
    return home_of(instansi, None) if level in ("kabupaten", "kota") else None


def _region(printed: str, pembentuk: str, title: str | None, home: Home) -> Issuer:
    """The region that a regional regulation is of; where it names none, the document's own."""
    bare = _issuer_text(printed)
    level, name = split_level(bare)
    if pembentuk in _LEVEL_IDS:
        level = pembentuk  # type: ignore[assignment]
    if old := _OLD_LEVEL.match(name):
        name = name[old.end() :]
        # "Daerah Tingkat I" was a province; Tingkat II were kabupaten and kotamadya alike
        level = level or ("provinsi" if letters(old.group("tingkat")) == "i" else None)
    if level == "kecamatan":
        return Issuer(_as_name(bare), "", known=False)  # it makes no law
    if not name:
        return _own_region(level, title, home)
    if level is None:
        return _unlevelled(name, home)
    if level == "provinsi":
        province = find_province(name)
        return _named("provinsi", province.nama if province else _as_name(name))
    kabupaten = find_kabupaten(f"{level} {name}")
    if home.printed and home.level == level and _is_misread(name, kabupaten, home.printed):
        return _named(level, home.kabupaten.nama if home.kabupaten else _as_name(home.printed))
    return _named(level, kabupaten.nama if kabupaten else _as_name(name))


def _is_misread(name: str, known: Region | None, own: str) -> bool:
    """Whether a name that no region bears as it is printed is nearly that of the document."""
    if fuzz.ratio(letters(name), letters(own)) < 88:
        return False
    return known is None or letters(known.nama) != letters(name)


_OLD_LEVEL = re.compile(r"(?:(?:daerah\s+)?tingkat|dati)\s+(?P<tingkat>i{1,2})\b\s*", re.IGNORECASE)


def _unlevelled(name: str, home: Home) -> Issuer:
    """The region of a name that prints no level: the document's own, or the only one so called."""
    if home.printed and letters(name) == letters(home.printed):
        return _named(home.level, home.printed)
    found = [find_kabupaten(f"Kabupaten {name}"), find_kabupaten(f"Kota {name}")]
    found += [find_province(name)] if is_region_name(name, "provinsi") else []
    if region := only(filter(None, found)):
        return _named(region.tingkat, region.nama)
    return Issuer(_as_name(name), "", known=False)


def _named(level: str, name: str) -> Issuer:
    return Issuer(f"{level.capitalize()} {name}", f"{_LEVEL_IDS[level]}-{slug(name)}")


def _own_region(level: str | None, title: str | None, home: Home) -> Issuer:
    if level is None and title and (province := _province_of_title(title)):
        return _named("provinsi", province)
    if level == "provinsi" or (level is None and not home.printed):
        if home.provinsi:
            return _named("provinsi", home.provinsi.nama)
    elif home.printed and level in (None, home.level):
        name = home.kabupaten.nama if home.kabupaten else _as_name(home.printed)
        return _named(home.level, name)
    return Issuer(None, "", known=False)


def _province_of_title(title: str) -> str | None:
    """The province whose own plan or office a title names: no kabupaten enacts those.

    ``Peraturan Daerah Nomor 22 Tahun 2010 tentang Rencana Tata Ruang Wilayah Provinsi …``
    """
    mentions = regions_in(title)
    provinces = {m.nama for m in mentions if m.tingkat == "provinsi" and m.kodes}
    if len(provinces) != 1 or any(m.tingkat in ("kabupaten", "kota") for m in mentions):
        return None
    if re.search(r"kabupaten|\bkota\b|\bdi\s+prov", title, re.IGNORECASE):
        return None
    found = find_province(provinces.pop())
    return found.nama if found else None


def _joint(printed: str) -> Issuer:
    """The issuers of a joint regulation: as printed, and in the id in one order."""
    # "Peraturan Bersama Menteri …": the pattern took the first "Menteri" along
    bare = re.sub(r"\s+", " ", printed).strip(" ,;:.")
    names = [
        p for p in re.split(r",\s*(?:dan\s+)?|\s+dan\s+(?=men)", bare, flags=re.IGNORECASE) if p
    ]
    short = sorted(_ministry(name).id_part for name in names)
    return Issuer(bare or None, "-".join(short), known=bool(bare))


def issuer_of(jenis: Jenis, printed: str, title: str | None, home: Home) -> Issuer:
    if jenis.instansi:
        return _ministry(jenis.instansi)
    match jenis.pembentuk:
        case "pusat":
            return Issuer(None, "")
        case "menteri":
            return _ministry(printed)
        case "provinsi" | "kabupaten" | "kota" | "daerah":
            return _region(printed, jenis.pembentuk, title, home)
        case "bersama" | "bersama-tanpa-id":
            return _joint(printed)
    return _institution_or_office(printed, home)


_OFFICE = re.compile(r"^\(?(?P<office>gubernur|bupati|wali\s*kota)\b\s*", re.IGNORECASE)
_OFFICES = {"gubernur": "provinsi", "bupati": "kabupaten", "walikota": "kota"}


def _institution_or_office(printed: str, home: Home) -> Issuer:
    bare = _issuer_text(printed)
    office = _OFFICE.match(bare)
    if not office:
        return _institution(bare)
    name = letters(office.group("office"))
    region = _region(bare[office.end() :], _OFFICES[name], None, home)
    if not region.known:
        return region
    return Issuer(region.instansi, f"{name}-{region.id_part.partition('-')[2]}")
