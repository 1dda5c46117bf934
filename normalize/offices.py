"""Names of regional offices in print (``normalize/data/perangkat_daerah.csv``)."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from normalize.regions import is_region_name
from normalize.vocabulary import name_key, rows, slug

_JOINING = {"dan", "serta", "&"}
_ENDS = {
    *("tahun", "periode", "kabupaten", "kab", "kota", "provinsi", "propinsi", "prov", "pemerintah"),
    *("rencana", "renstra", "renja", "laporan", "lkjip", "lakip", "lkip", "perjanjian", "dokumen"),
    *("indikator", "evaluasi", "review", "reviu", "revisi", "perubahan", "triwulan", "nomor"),
    *("tabel", "bab", "tentang", "jalan", "jl", "telp", "telepon", "untuk", "yang", "adalah"),
    *("pada", "dalam", "sebagai", "dengan", "oleh", "kepada", "di", "se", "merupakan", "telah"),
    *("selaku", "berdasarkan", "sesuai", "semester", "lampiran", "kode", "nip", "tersebut", "ini"),
    *(
        "kecamatan",
        "kelurahan",
        "camat",
        "lurah",
        "kepala",
        "target",
        "realisasi",
        "capaian",
        "visi",
        "misi",
        "tujuan",
        "sasaran",
        "atas",
    ),
}
_GENERAL = {"daerah", "pemerintahan", "teknis", "masing", "lain", "lainnya", "terkait", "negara"}
"""Words after ``Dinas`` or ``Badan`` that make it no office's name."""
_WORD = re.compile(r"[A-Z][A-Za-z0-9'’/-]*|&|(?:dan|serta)\b|[IVX]+\b")
_SPACE = re.compile(r"(?P<space>[ \t]*,?[ \t]*)(?P<line>\n[ \t]*)?")
_NUMBERED = re.compile(r"\d\s*X\s*\d{1,2}\s+", re.IGNORECASE)
_MOST_WORDS = 12
_KECAMATAN_WORDS = 4
_SMALL_WORDS = {"dan", "di", "dari", "ke", "serta"}


def title_case(text: str) -> str:
    """A name in title case: ``HULU SUNGAI UTARA`` → ``Hulu Sungai Utara``."""
    words = []
    for place, word in enumerate(" ".join(text.split()).strip(" .,-").split(" ")):
        lower = word.lower()
        if place and lower in _SMALL_WORDS:
            words.append(lower)
        elif (lower in {"dki", "di"} and not place) or re.fullmatch(r"[ivx]+", lower):
            words.append(word.upper())  # also a roman number: IV Jurai, Koto XI Tarusan
        elif "-" in lower:
            words.append("-".join(part.capitalize() for part in lower.split("-")))
        else:
            words.append(re.sub(r"[a-z]+", lambda m: m[0].capitalize(), lower, count=1))
    return " ".join(words)


@lru_cache(maxsize=1)
def _opening() -> tuple[re.Pattern[str], dict[str, bool]]:
    """What opens an office's name, and whether it may stand alone."""
    alone = {row["kata"].casefold(): row["sendiri"] == "ya" for row in rows("perangkat_daerah")}
    words = "|".join(
        r"\s+".join(map(re.escape, word.split())) for word in sorted(alone, key=len, reverse=True)
    )
    return re.compile(rf"\b(?P<kata>{words})\b(?!\s*/)", re.IGNORECASE), alone


def offices_in(text: str) -> list[str]:
    """Every office that ``text`` names, in order and in title case: ``Kecamatan Gempol``.

    A name ends where its words in capitals end, at the region's name, a year, or a word that no
    name holds; at the end of a line unless the next one goes on with *dan*. Kinds of offices
    (``Dinas terkait``, ``Kecamatan se-Kabupaten``) name none.
    """
    opening, alone = _opening()
    found = []
    for match in opening.finditer(text):
        kind = title_case(match["kata"])
        if kind == "Sekretariat Dprd":
            kind = "Sekretariat DPRD"
        if not match["kata"][:1].isupper() or _is_part(text, match.start()):
            continue
        by_itself = alone[" ".join(match["kata"].split()).casefold()]
        name = _name_after(text, match.end(), kind, by_itself)
        if name or by_itself:
            found.append(f"{kind} {name}".strip())
    return list(dict.fromkeys(found))


def _is_part(text: str, start: int) -> bool:
    """Whether the word goes on with another name: ``Pegawai Kantor``, ``Camat/Kecamatan``."""
    return text[max(0, start - 1) : start] in {"-", "/"}


def _name_after(text: str, at: int, kind: str, by_itself: bool) -> str:
    """The name that follows the word for the kind of office; empty where none does."""
    kecamatan = kind == "Kecamatan"
    while at < len(text) and text[at].isspace():
        at += 1
    numbered = _NUMBERED.match(text, at) if kecamatan else None
    words: list[tuple[int, int]] = [numbered.span()] if numbered else []
    at = numbered.end() if numbered else at
    joined = False
    while len(words) < _MOST_WORDS and (word := _WORD.match(text, at)):
        bare = word[0].casefold().strip("'’-/")
        joins = bare in _JOINING
        if bare in _ENDS and not (joins or (kecamatan and not words and bare == "kota")):
            break
        if (not words and (joins or (bare in _GENERAL and not by_itself))) or (kecamatan and joins):
            break
        words.append(word.span())
        joined = joins
        space = _SPACE.match(text, word.end())
        assert space is not None
        at = space.end()
        if not space[0]:
            break
        if space["line"] and not joins:
            following = _WORD.match(text, at)
            if following is None or following[0].casefold() not in _JOINING:
                break
    if joined:
        words.pop()
    if not words:
        return ""
    names = [text[words[0][0] : end] for _, end in words]
    if not kecamatan:
        return title_case(names[-1])
    known = next((name for name in reversed(names) if is_region_name(name, "kecamatan")), None)
    name = known or names[:_KECAMATAN_WORDS][-1]
    return "" if known is None and name.casefold() == "kota" else title_case(name)


def same_office(one: str, other: str) -> bool:
    """Whether two names are one office's: equal but for a slip of print, or (a kecamatan's apart)
    one of them cut short."""
    first, second = name_key(one), name_key(other)
    if first == second or (min(len(first), len(second)) > 12 and _slip(first, second)):
        return True
    if one.startswith("Kecamatan ") or other.startswith("Kecamatan "):
        return False
    a, b = slug(one).split("-"), slug(other).split("-")
    shorter = min(len(a), len(b))
    return shorter > 1 and a[:shorter] == b[:shorter]


def _slip(first: str, second: str) -> bool:
    return bool(Levenshtein.distance(first, second, score_cutoff=1) <= 1)
