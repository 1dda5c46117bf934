"""Names of regional offices in print (``normalize/data/perangkat_daerah.csv``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from rapidfuzz.distance import Levenshtein

from normalize.regions import is_kecamatan_name, is_region_name, regions_in
from normalize.vocabulary import name_key, rows, slug, words_from

_JOINING = {"dan", "serta", "&"}
_ENDS = {
    *("tahun", "periode", "kabupaten", "kab", "kota", "provinsi", "propinsi", "prov", "pemerintah"),
    *("rencana", "renstra", "renja", "laporan", "lkjip", "lakip", "lkip", "perjanjian", "dokumen"),
    *("indikator", "evaluasi", "review", "reviu", "revisi", "perubahan", "triwulan", "nomor"),
    *("tabel", "bab", "tentang", "jalan", "jl", "telp", "telepon", "untuk", "yang", "adalah"),
    *("pada", "dalam", "sebagai", "dengan", "oleh", "kepada", "di", "se", "merupakan", "telah"),
    *("selaku", "berdasarkan", "sesuai", "semester", "lampiran", "kode", "nip", "tersebut", "ini"),
    *("kecamatan", "kelurahan", "camat", "lurah", "kepala", "target", "realisasi", "capaian"),
    *("visi", "misi", "tujuan", "sasaran", "atas", "rp", "apbd", "daftar", "rekap", "rekapitulasi"),
    "sub",
}
_GENERAL = {
    *("daerah", "layanan", "pemerintahan", "teknis", "masing", "lain", "lainnya", "terkait"),
    "negara",
}
"""Words after ``Dinas`` or ``Badan`` that make it no office's name."""
_WORD = re.compile(r"[A-Z][A-Za-z0-9'’/-]*|&|(?:dan|serta)\b|[IVX]+\b")
_ANY_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’/-]*\.?")
_SPACE = re.compile(r"(?P<space>[ \t]*,?[ \t]*)(?P<line>\n[ \t]*)?")
_NUMBERED = re.compile(r"\d\s*X\s*\d{1,2}\s+", re.IGNORECASE)
SUBDISTRICTS = ("Kecamatan", "Distrik", "Kapanewon", "Kemantren")
"""What a kecamatan is called: so in Papua (UU 21/2001), in the kabupaten and the kota of Yogyakarta
(Perda DIY 1/2018)."""
_CALLED = {"Dprd": "DPRD", "Kantor Camat": "Kecamatan"}
"""The office of a camat was called so up to PP 41/2007."""
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


@dataclass(frozen=True, slots=True)
class Office:
    """An office's name in title case (``Kecamatan Gempol``) and where print has it."""

    nama: str
    start: int
    end: int


def find_offices(text: str) -> list[Office]:
    """Every office that ``text`` names, in order.

    A name ends where its words in capitals end, at the region's name, a year, or a word that no
    name holds; at the end of a line unless the next one goes on with *dan*. Kinds of offices
    (``Dinas terkait``, ``Kecamatan se-Kabupaten``) name none.
    """
    opening, alone = _opening()
    found = []
    for match in opening.finditer(text):
        kind = title_case(match["kata"])
        for called, name in _CALLED.items():
            kind = kind.replace(called, name)
        if not match["kata"][:1].isupper() or _is_part(text, match.start()):
            continue
        by_itself = alone[" ".join(match["kata"].split()).casefold()]
        start = match.end()
        while start < len(text) and text[start].isspace():
            start += 1
        end = _name_end(text, start, kind, by_itself)
        if kind in SUBDISTRICTS and (known := _known_kecamatan(text, start)):
            # More words are the name's own, be it in no list, or the region's without its level.
            rest = text[known:end].strip()
            end = known if known > end or (rest and is_region_name(rest)) else end
        if end > start:
            found.append(Office(f"{kind} {title_case(text[start:end])}", match.start(), end))
        elif by_itself:
            found.append(Office(kind, match.start(), match.end()))
    return found


def offices_in(text: str) -> list[str]:
    """The names of :func:`find_offices`, each once."""
    return list(dict.fromkeys(office.nama for office in find_offices(text)))


def _is_part(text: str, start: int) -> bool:
    """Whether the word goes on with another name: ``Pegawai Kantor``, ``Camat/Kecamatan``."""
    return text[max(0, start - 1) : start] in {"-", "/"}


def _known_kecamatan(text: str, start: int) -> int | None:
    """Where the longest known name of a kecamatan ends that begins there: ``Garut Kota``, but of
    ``Bugul Kidul Kota Pasuruan`` no more than the kecamatan."""
    line = text[: text.find("\n", start)] if "\n" in text[start:] else text
    ends = [word.end() for word in words_from(line, start, _ANY_WORD, _KECAMATAN_WORDS + 2)]
    for end in reversed(ends):
        if not is_kecamatan_name(text[start:end]):
            continue
        if not text[start:end].casefold().endswith("kota"):
            return end
        # The word may belong to what follows: Bugul Kidul | Kota Pasuruan, Kota Rawa.
        city = regions_in(text[end - len("kota") : end + 60])
        of_city = bool(city) and city[0].start < len("kota") + 2 and bool(city[0].kodes)
        following = _WORD.match(text, end + 1)
        goes_on = end < ends[-1] and following and following[0].casefold() not in _ENDS
        if end - start == len("kota") and not of_city and goes_on:
            return None
        if not of_city or end - start == len("kota"):
            return end
    return None


def _name_end(text: str, start: int, kind: str, by_itself: bool) -> int:
    """Where the name that begins there ends; ``start`` where none does."""
    kecamatan = kind in SUBDISTRICTS
    numbered = _NUMBERED.match(text, start) if kecamatan else None
    name: list[re.Match[str]] = []
    most = _KECAMATAN_WORDS if kecamatan else _MOST_WORDS
    for word in islice(_words_at(text, numbered.end() if numbered else start), most):
        bare = _bare(word)
        if not name and _opens_none(bare, kecamatan, by_itself):
            break
        if name and _ends_name(bare, kecamatan):
            break
        name.append(word)
    if name and _bare(name[-1]) in _JOINING:
        name.pop()
    if not name or (kecamatan and text[start : name[-1].end()].casefold() == "kota"):
        return start
    return name[-1].end()


def _bare(word: re.Match[str]) -> str:
    return word[0].casefold().strip("'’-/")


def _opens_none(bare: str, kecamatan: bool, by_itself: bool) -> bool:
    """Whether no name of an office begins with a word; of ``Dinas Daerah`` none is meant, a
    kecamatan may be ``Kota ...``."""
    if bare in _JOINING or (bare in _GENERAL and not by_itself):
        return True
    return bare in _ENDS and not (kecamatan and bare == "kota")


def _ends_name(bare: str, kecamatan: bool) -> bool:
    """Whether a word stands behind names, as *dan* does behind that of a kecamatan."""
    return bare in _ENDS or (kecamatan and bare in _JOINING)


def _words_at(text: str, at: int) -> Iterator[re.Match[str]]:
    """Words in capitals one behind the other; over the end of a line where *dan* joins them."""
    while word := _WORD.match(text, at):
        yield word
        space = _SPACE.match(text, word.end())
        assert space is not None
        at = space.end()
        following = _WORD.match(text, at)
        if not space[0] or not following:
            return
        if space["line"] and not {_bare(word), following[0].casefold()} & _JOINING:
            return


def kecamatan_of(office: str) -> str | None:
    """The kecamatan whose office it is: ``Sentani`` of ``Distrik Sentani``; null for others."""
    word, _, name = office.partition(" ")
    return name if word in SUBDISTRICTS and name else None


def same_office(one: str, other: str) -> bool:
    """Whether two names are one office's: equal but for a slip of print, or (a kecamatan's apart)
    one of them cut short, or shortened to the first letters or the beginnings of its words."""
    first, second = name_key(one), name_key(other)
    if first == second or (min(len(first), len(second)) > 12 and _slip(first, second)):
        return True
    if kecamatan_of(one) or kecamatan_of(other):
        # Documents of Papua call one and the same office Distrik and Kecamatan.
        names = [kecamatan_of(name) for name in (one, other)]
        return all(names) and len({name_key(name or "") for name in names}) == 1
    return _shortened(*sorted((slug(one).split("-"), slug(other).split("-")), key=len))


def _shortened(short: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether a name is another cut short, or its words in first letters or beginnings."""
    if len(short) > 1 and short == whole[: len(short)]:
        return True
    if len(short) == 2 and short[0] == whole[0] and _begin_words(short[1], whole[1:], 0):
        return True
    return _spells(*([w for w in words if w not in _JOINING] for words in (short, whole)))


_LEAST_BEGUN = 2
"""Words whose beginnings a short name joins, and letters of each, at the least."""


def _begin_words(short: str, words: Sequence[str], begun: int) -> bool:
    """Whether a short name joins beginnings of words one behind the other: ``Kominfo`` of
    *Komunikasi dan Informatika*; ``begun`` are those before."""
    if not short:
        return begun >= _LEAST_BEGUN
    return any(
        short[:many] == word[:many] and _begin_words(short[many:], words[place + 1 :], begun + 1)
        for place, word in enumerate(words)
        for many in range(_LEAST_BEGUN, len(short) + 1)
    )


def _spells(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names say the same words, each in full or several by their first letters:
    ``Koperasi UMKM`` and ``KUMKM``, of *Koperasi, Usaha Mikro, Kecil dan Menengah*."""
    if not one or not other:
        return not one and not other
    if one[0] == other[0] and _spells(one[1:], other[1:]):
        return True
    return any(
        _spells(short[1:], words[count:])
        for short, words in ((one, other), (other, one))
        for count in range(_LEAST_BEGUN, len(words) + 1)
        if _is_initials(short[0], words[:count])
    )


def _is_initials(short: str, words: Sequence[str]) -> bool:
    """Whether letters are the first ones of some words, of which those that are letters already
    stand whole."""
    if not words:
        return not short
    whole = short.startswith(words[0]) and _is_initials(short[len(words[0]) :], words[1:])
    return whole or (short[:1] == words[0][:1] and _is_initials(short[1:], words[1:]))


def _slip(first: str, second: str) -> bool:
    return bool(Levenshtein.distance(first, second, score_cutoff=1) <= 1)
