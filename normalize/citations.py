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
import tomllib
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from normalize.regions import (
    Region,
    find_kabupaten,
    find_province,
    province_of,
    regions_in,
    split_level,
)
from normalize.vocabulary import DATA, letters, rows, slug, split


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


@dataclass(frozen=True, slots=True)
class Jenis:
    """One type of regulation of ``peraturan.toml``."""

    jenis: str
    awalan: str
    pola: re.Pattern[str]
    pembentuk: str
    instansi: str | None
    contoh: tuple[str, ...]
    bukan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The amendment phrases and gazettes of ``peraturan.toml``."""

    diubah: re.Pattern[str]
    akhir: re.Pattern[str]
    gazettes: dict[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class _Reading:
    """``text`` as matched; ``places[i]`` is where its letter ``i`` stands in ``printed``."""

    printed: str
    text: str
    places: tuple[int, ...]

    def print(self, start: int, end: int) -> str:
        """What is printed for ``text[start:end]``."""
        return self.printed[self.places[start] : self.places[end]]


@dataclass(frozen=True, slots=True)
class _Issuer:
    """Who issued it: the published ``instansi``, what the id says of it, whether it is known."""

    instansi: str | None
    id_part: str
    known: bool = True


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, Any]:
    """``peraturan.toml`` as it stands."""
    return tomllib.loads((DATA / "peraturan.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def types() -> tuple[Jenis, ...]:
    """The types of regulation, in the order of the file."""
    entries: list[dict[str, Any]] = vocabulary()["jenis"]
    return tuple(
        Jenis(
            jenis=str(entry["jenis"]),
            awalan=str(entry["awalan"]),
            pola=re.compile(rf"\b(?:{entry['pola']})"),
            pembentuk=str(entry["pembentuk"]),
            instansi=str(entry["instansi"]) if "instansi" in entry else None,
            contoh=tuple(entry["contoh"]),
            bukan=tuple(entry["bukan"]),
        )
        for entry in entries
    )


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """The compiled amendment and gazette patterns."""
    data = vocabulary()
    amendment = data["perubahan"]
    return Phrases(
        re.compile(amendment["pola"]),
        re.compile(amendment["akhir"]),
        {name: re.compile(entry["pola"]) for name, entry in data["lembaran"].items()},
    )


# --- the reading ---------------------------------------------------------------------------------

_TOKEN = re.compile(r"[^\W\d_]+|\d+|\s+|.", re.DOTALL)
_DASHES = "-–—‐‑−"
_BEFORE_NUMBER = {"nomor", "no", "tahun", "pasal", "ayat"}
_UNDANG = re.compile(r"undang ?-? ?undang")
_OCR_DIGITS = str.maketrans("OoQlI|", "000111")


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(vocabulary()["kata"])


@lru_cache(maxsize=65536)
def _mend(word: str) -> tuple[str, ...]:
    """The known words that ``word`` (lower case) is: itself, its mended form, or the several
    that lost the spaces between them."""
    known = _words()
    if word in known or len(word) < 5:
        return (word,)
    pieces = _pieces(word)
    if pieces:
        return pieces
    near = [
        k
        for k in known
        if Levenshtein.distance(word, k, score_cutoff=2)
        <= (0 if len(k) < 5 else 1 if len(k) < 10 else 2)
    ]
    return (near[0],) if len(near) == 1 else (word,)


def _pieces(word: str) -> tuple[str, ...] | None:
    """``peraturanpemerintahnomor`` as its known words; None where anything is left over."""
    if not word:
        return ()
    for end in range(len(word), 2, -1):
        if word[:end] in _words():
            rest = _pieces(word[end:])
            if rest is not None:
                return (word[:end], *rest)
    return None


def _read(printed: str) -> _Reading:
    text: list[str] = []
    places: list[int] = []

    def put(piece: str, start: int, end: int) -> None:
        if piece == " " and text[-1:] in ([], [" "]):
            return
        for offset, letter in enumerate(piece):
            text.append(letter)
            places.append(min(start + offset, end - 1))

    previous = ""
    for token in _TOKEN.finditer(printed):
        raw, start, end = token.group(), token.start(), token.end()
        if raw.isspace():
            put(" ", start, end)
            continue
        lower = raw.lower()
        if raw in _DASHES:
            put("-", start, end)
        elif raw.isalpha():
            parts = _mend(lower)
            # "tentangPengelolaan": a capital inside a word is a lost space
            if len(parts) == 1 and (found := re.match(r"(tentang|[Tt]entang)(?=[A-Z])", raw)):
                parts = ("tentang", lower[found.end() :])
            if previous.isdigit() and parts[0] in _words():
                put(" ", start, start + 1)
            at = start
            for count, part in enumerate(parts):
                if count:
                    put(" ", at, at + 1)
                last = count == len(parts) - 1
                put(part, at, end if last else min(at + len(part), end))
                at = min(at + len(part), end - 1)
            lower = parts[-1]
        else:
            if raw.isdigit() and previous in _BEFORE_NUMBER:
                put(" ", start, start + 1)
            put(lower, start, end)
        previous = lower
    places.append(len(printed))
    reading = _Reading(printed, "".join(text), tuple(places))
    for found in reversed(list(_UNDANG.finditer(reading.text))):
        a, b = found.span()
        joined = "undang-undang"
        width = b - a
        kept = [reading.places[a + min(i, width - 1)] for i in range(len(joined))]
        reading = _Reading(
            printed,
            reading.text[:a] + joined + reading.text[b:],
            (*reading.places[:a], *kept, *reading.places[b:]),
        )
    return reading


# --- types ---------------------------------------------------------------------------------------


def _find_type(
    text: str, start: int = 0, *, only_here: bool = False
) -> tuple[Jenis, int, int] | None:
    """The earliest type at or after ``start`` (the longest of those), with its span."""
    best: tuple[int, int, Jenis] | None = None
    for jenis in types():
        found = jenis.pola.match(text, start) if only_here else jenis.pola.search(text, start)
        if found is None:
            continue
        # an abbreviation only counts as a whole word ("pp" is no "ppn"), but "per" + "mendagri"
        following = text[found.end() : found.end() + 1]
        ends_word = not following.isalpha() or jenis.pembentuk == "menteri"
        if not ends_word:
            continue
        rank = (found.start(), -found.end())
        if best is None or rank < (best[0], -best[1]):
            best = (found.start(), found.end(), jenis)
    return (best[2], best[0], best[1]) if best else None


# --- issuers -------------------------------------------------------------------------------------


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
    bare = re.sub(r"\s+", " ", printed).strip(" ,;:.()")
    return _COUNTRY.sub("", bare).strip(" ,;:.()")


@lru_cache(maxsize=4096)
def _ministry(printed: str) -> _Issuer:
    bare = _issuer_text(printed)
    known = _bodies("kementerian")
    for key in (letters(bare), letters(re.sub(r"\bnegara\b", "", bare, flags=re.IGNORECASE))):
        if key in known:
            return _Issuer(known[key][1], known[key][0])
    key = letters(bare)
    ranked = sorted(((fuzz.ratio(key, k), *entry) for k, entry in known.items()), reverse=True)
    second = next((score for score, short, _ in ranked if short != ranked[0][1]), 0.0)
    # "Menteri Dalan Negri" is a slip; a ministry that is in no list stays itself
    if ranked[0][0] >= 92 and ranked[0][0] - second >= 4:
        return _Issuer(ranked[0][2], ranked[0][1])
    words = re.sub(r"^(?:menteri|men)\s*(?:negara\s+)?", "", bare, flags=re.IGNORECASE)
    return _Issuer(_as_name(bare), f"men-{slug(words)}", known=bool(slug(words)))


@lru_cache(maxsize=4096)
def _institution(printed: str) -> _Issuer:
    bare = _issuer_text(printed)
    head, _, rest = bare.partition(" ")
    lead = head.title() + " " if head.casefold() in ("kepala", "ketua") else ""
    key = letters(rest if lead else bare)
    known = _bodies("lembaga")
    if key in known:
        short, name = known[key]
        return _Issuer(f"{lead}{name}", slug(f"{lead}{short}"))
    return _Issuer(_as_name(bare) or None, slug(bare), known=bool(bare))


_SMALL_WORDS = {"dan", "di", "atau", "yang", "dalam", "dengan", "serta", "untuk"}


def _as_name(printed: str) -> str:
    """A name printed in capitals or in small letters, as a name is written; others as printed."""
    if not (printed.isupper() or printed.islower()):
        return printed
    words = [
        w.casefold() if w.casefold() in _SMALL_WORDS else w[:1].upper() + w[1:].lower()
        for w in printed.split()
    ]
    return " ".join(words)


_LEVEL_NAMES = {"provinsi": "Provinsi", "kabupaten": "Kabupaten", "kota": "Kota"}
_LEVEL_IDS = {"provinsi": "prov", "kabupaten": "kab", "kota": "kota"}
_OFFICE_LEVEL = {"provinsi": "provinsi", "kabupaten": "kabupaten", "kota": "kota"}


@dataclass(frozen=True, slots=True)
class _Home:
    """The document's own kabupaten or kota, and its province, as far as they are known."""

    kabupaten: Region | None
    provinsi: Region | None
    printed: str | None
    level: str


@lru_cache(maxsize=1024)
def _home(kabupaten: str | None, provinsi: str | None) -> _Home:
    if not kabupaten:
        return _Home(None, find_province(provinsi) if provinsi else None, None, "kabupaten")
    found = find_kabupaten(kabupaten, provinsi) or find_kabupaten(kabupaten)
    level, bare = split_level(kabupaten)
    province = find_province(provinsi) if provinsi else None
    if province is None and found is not None:
        province = province_of(f"{found.tingkat} {found.nama}")
    return _Home(found, province, bare, found.tingkat if found else (level or "kabupaten"))


def _region(printed: str, pembentuk: str, title: str | None, home: _Home) -> _Issuer:
    """The region that a regional regulation is of; where it names none, the document's own."""
    bare = _issuer_text(printed)
    level, name = split_level(bare)
    fixed = _OFFICE_LEVEL.get(pembentuk)
    level = fixed or level  # type: ignore[assignment]
    name = re.sub(r"^(?:daerah\s+tingkat\s+i{1,2}|dati\s+i{1,2})\s+", "", name, flags=re.IGNORECASE)
    if not name:
        return _own_region(level, title, home)
    if level is None:
        if home.printed and letters(name) == letters(home.printed):
            return _named(home.level, home.printed)
        province = find_province(name)
        if province is not None and letters(name) == letters(province.nama):
            return _named("provinsi", province.nama)
        kab, kota = find_kabupaten(f"Kabupaten {name}"), find_kabupaten(f"Kota {name}")
        found = [r for r in (kab, kota) if r is not None]
        if len(found) == 1:
            return _named(found[0].tingkat, found[0].nama)
        return _Issuer(_as_name(name), "", known=False)
    if level == "provinsi":
        province = find_province(name)
        return _named("provinsi", province.nama if province else _as_name(name))
    if (
        home.printed
        and home.level == level
        and fuzz.ratio(letters(name), letters(home.printed)) >= 88
    ):
        known = find_kabupaten(f"{level} {name}")
        if known is None or letters(known.nama) != letters(name):
            return _named(level, home.kabupaten.nama if home.kabupaten else _as_name(home.printed))
    kabupaten = find_kabupaten(f"{level} {name}")
    return _named(level, kabupaten.nama if kabupaten else _as_name(name))


def _named(level: str, name: str) -> _Issuer:
    return _Issuer(f"{_LEVEL_NAMES[level]} {name}", f"{_LEVEL_IDS[level]}-{slug(name)}")


def _own_region(level: str | None, title: str | None, home: _Home) -> _Issuer:
    if level is None and title and (province := _province_of_title(title)):
        return _named("provinsi", province)
    if level == "provinsi":
        if home.provinsi:
            return _named("provinsi", home.provinsi.nama)
    elif home.printed and level in (None, home.level):
        name = home.kabupaten.nama if home.kabupaten else _as_name(home.printed)
        return _named(home.level, name)
    return _Issuer(None, "", known=False)


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


# --- number and year -----------------------------------------------------------------------------

_NOMOR = re.compile(r"\b(?:nomor|nomer|no|nr)\b ?\.? ?[:;]? ?")
_TAHUN = re.compile(r"[ ,(]*\b(?:tahun|thn|th)\b\.? ?:? ?")
_YEAR = re.compile(r"(?:1[6789]|20)\d\d(?!\d)")
_YEAR_OCR = re.compile(r"[12il][09o]?[\dloi]{2,3}(?![\w])")
_NUMBER_END = re.compile(
    r" ?,? ?\b(?:tahun|thn|tentang|tanggal|tgl|tertanggal)\b|[(;]| ?, (?!nomor|no\b)|\btambahan\b|$"
)
_NUMBER = re.compile(
    r"[\w][\w.&-]*(?: ?[/-] ?[\w.&-]+| (?=[a-z]{1,4}[./])[\w.&-]+| (?:[a-z]|prp|drt|pnps)(?= |$))*"
)
_YEAR_IN_NUMBER = re.compile(r"\s*[/\-.\s]\s*((?:19|20)\d\d)$")
_DATE_YEAR = re.compile(r"\b(?:tanggal|tgl|tertanggal)\b[^(;]{0,30}?((?:19|20)\d\d)\b")
_BLANK = re.compile(r"^[\s._…xX\-–—*?]*$")


@dataclass(frozen=True, slots=True)
class _Number:
    """``nomor`` as printed and ``tahun``; ``end`` is where the number ends in the reading."""

    nomor: str | None
    tahun: int | None
    end: int


def _ocr_year(token: str) -> int | None:
    """``2O14`` → 2014: letters that print like digits, in a word of four with two real ones."""
    mended = token.translate(_OCR_DIGITS)
    if len(mended) == 4 and mended.isdigit() and sum(c.isdigit() for c in token) >= 2:
        year = int(mended)
        return year if 1600 <= year <= 2099 else None
    return None


def _year_at(reading: _Reading, at: int) -> tuple[int | None, int]:
    """The year that ``Tahun …`` prints from ``at``, and where it ends."""
    found = _TAHUN.match(reading.text, at)
    if found is None:
        return None, at
    year = _YEAR.match(reading.text, found.end())
    if year:
        return int(year.group()), year.end()
    odd = _YEAR_OCR.match(reading.text, found.end())
    if odd and (value := _ocr_year(reading.print(*odd.span()))) is not None:
        return value, odd.end()
    blank = re.compile(r"[\s._…x\-*?0-9]*").match(reading.text, found.end())
    return None, blank.end() if blank else found.end()


def _number(reading: _Reading, start: int, limit: int) -> _Number:
    """The number and year printed after a type and issuer, from ``start``."""
    text = reading.text
    first_year, after = _year_at(reading, start)
    if first_year is not None and (
        label := _NOMOR.match(text, after + (text[after : after + 1] == " "))
    ):
        # "Staatsblad Tahun 1926 Nomor 226"
        value = _NUMBER.match(text, label.end(), limit)
        if value:
            return _Number(reading.print(*value.span()), first_year, value.end())
    label = _NOMOR.match(text, start)
    at = label.end() if label else start
    stop = _NUMBER_END.search(text, at, limit)
    end = stop.start() if stop else limit
    printed = reading.print(at, end).strip(" ,;:")
    value = _NUMBER.match(text, at, end)
    nomor: str | None = None
    after = end
    if value and not _BLANK.match(printed):
        nomor = reading.print(*value.span()).strip(" .,;:-–")
        after = value.end()
    tahun, past_year = _year_at(reading, after if nomor else end)
    if nomor is not None and tahun is None and after < end:
        # words stand between number and year only where a type was mistaken for another's
        tahun, past_year = _year_at(reading, end)
        if tahun is None:
            past_year = after
    if nomor is not None:
        inside = _YEAR_IN_NUMBER.search(nomor)
        if inside and (tahun is None or int(inside.group(1)) == tahun):
            tahun = int(inside.group(1))
            nomor = nomor[: inside.start()].rstrip(" /-.")
            past_year = max(past_year, after)
    if tahun is None and (
        dated := _DATE_YEAR.match(text, past_year + (text[past_year : past_year + 1] == " "))
    ):
        tahun, past_year = int(dated.group(1)), dated.end()
    return _Number(nomor or None, tahun, past_year)


def _numbers(reading: _Reading, start: int, limit: int) -> _Number:
    """The several numbers of a joint regulation, ``a; b; c``; the year most of them bear."""
    text = reading.text
    about = re.compile(r"\btentang\b|\(\s*(?:lembaran|berita)").search(text, start, limit)
    end = about.start() if about else limit
    labels = list(_NOMOR.finditer(text, start, end))
    numbers: list[str] = []
    years: list[int] = []
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        piece_end = following.start() if following else end
        year_word = re.compile(r",? ?\btahun\b").search(text, label.end(), piece_end)
        piece = reading.print(label.end(), year_word.start() if year_word else piece_end)
        piece = re.sub(r"[\s,;]*\b(?:dan|serta)\b[\s,;]*$", "", piece.strip(" ,;:\n"))
        if year_word and (year := _year_at(reading, year_word.start())[0]) is not None:
            years.append(year)
        elif inside := _YEAR_IN_NUMBER.search(piece):
            years.append(int(inside.group(1)))
        if not _BLANK.match(piece):
            numbers.append(piece.strip(" ,;:"))
    tahun = Counter(years).most_common(1)[0][0] if years else None
    return _Number("; ".join(numbers) or None, tahun, end)


_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"m": 1000, "d": 500, "c": 100, "l": 50, "x": 10, "v": 5, "i": 1}


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[c] for c in text]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))


def number_slug(nomor: str) -> str:
    """A printed number as ids carry it: lower case, no spaces, no leading zeros, ``/`` as ``-``.

    ``02`` → ``2``; ``HK.01.07/MENKES/4641`` → ``hk.01.07-menkes-4641``; ``1 / 23 / I`` →
    ``1-23-i``; a number that is all roman, ``XII``, → ``12``.
    """
    tight = re.sub(r"\s+", "", nomor.casefold())
    tight = re.sub(r"[/\\–—_]+", "-", tight)
    tight = re.sub(r"[^a-z0-9.\-]", "", tight).strip(".-")
    tight = re.sub(r"-{2,}", "-", tight)
    if re.fullmatch(r"\d+[a-z]?", tight):
        return tight.lstrip("0") or tight
    if tight and _ROMAN.fullmatch(tight):
        return str(_roman(tight))
    return tight


# --- one citation --------------------------------------------------------------------------------

_GAZETTE_START = re.compile(
    r"[\s,.;]*\(?\s*(?:\btambahan )?"
    r"\b(?:(?:lembaran|berita) (?:neg[ae]ra|daerah)|[lb]n(?:ri)?\b(?=\.? (?:ri )?(?:tahun|no)))\b"
    r"(?=[^();]{0,60}?(?:\b(?:tahun|nomor|no|tanggal|seri)\b|\d))"
    r"|[\s,.;]*\(\s*(?:t?ln|bn|ld|bd)(?:ri)?\b"
)
_TENTANG = re.compile(r"[\s,;:.]*\btentang\b ?:? ?")
_LINK = re.compile(r"\b(?:dengan|menjadi|oleh|melalui|terakhir|yaitu)\b ?:? ?")
_LIST_LINK = re.compile(r"(?<=[)\d]) ?(?:,|;)? ?(?:dan|serta|,)? ?(?:terakhir)? ?(?:dengan)? ?")
_VERB = re.compile(
    r"ditetapkan|dicabut|diganti|di ?ubah|di ?rubah|disempurnakan|ditambah|direvisi|diperba"
)
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
        if match is None:
            continue
        nomor = match.group("nomor").replace(".", "")
        if name == "tambahan_lembaran_negara":
            found[name] = nomor.lstrip("0") or nomor
            continue
        tahun = match.group("tahun") or match.group("tahun_akhir")
        if tahun:
            found[name] = f"{tahun}/{nomor.lstrip('0') or nomor}"
    return found


def _peraturan_id(
    jenis: Jenis, issuer: _Issuer, nomor: str | None, tahun: int | None
) -> str | None:
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


def _joint(printed: str) -> _Issuer:
    """The issuers of a joint regulation: as printed, and in the id in one order."""
    # "Peraturan Bersama Menteri …": the pattern took the first "Menteri" along
    bare = re.sub(r"\s+", " ", printed).strip(" ,;:.")
    names = [
        p for p in re.split(r",\s*(?:dan\s+)?|\s+dan\s+(?=men)", bare, flags=re.IGNORECASE) if p
    ]
    short = sorted(_ministry(name).id_part for name in names)
    return _Issuer(bare or None, "-".join(short), known=bool(bare))


def _head(reading: _Reading, start: int, limit: int, home: _Home) -> _Head | None:
    """The citation whose type stands first at or after ``start``, without its amendments."""
    text = reading.text
    found = _find_type(text[:limit], start)
    if found is None:
        return None
    jenis, _, type_end = found
    if jenis.jenis == "UUD":
        year = re.compile(r"\b(?:tahun )?(1[89]\d\d)\b").search(text, type_end, limit)
        tahun = int(year.group(1)) if year else None
        citation = Citation("UUD", tahun=tahun, lengkap=True)
        end = year.end() if year else type_end
        return _Head(
            replace(citation, peraturan_id=_peraturan_id(jenis, _Issuer(None, ""), None, tahun)),
            jenis,
            end,
        )
    joint = jenis.pembentuk.startswith("bersama")
    issuer_start = type_end
    if joint and text[:type_end].endswith(" menteri"):
        issuer_start = type_end - len("menteri")
    about = re.compile(r"\btentang\b").search(text, type_end, limit)
    zone = about.start() if about else limit
    label = _NOMOR.search(text, type_end, zone)
    if label is None:
        year_word = re.compile(r" \d| ?\btahun\b").search(text, type_end, zone)
        number_start = year_word.start() + (text[year_word.start()] == " ") if year_word else zone
    else:
        number_start = label.start()
        before = re.compile(r"\btahun ?(?:1[6789]|20)\d\d,? ?$").search(
            text, type_end, number_start
        )
        if before:
            number_start = before.start()
    issuer_end = max(issuer_start, number_start)
    issuer_printed = reading.print(issuer_start, issuer_end)
    numbers = (
        _numbers(reading, issuer_start, limit) if joint else _number(reading, number_start, limit)
    )
    title, title_end = _title(reading, numbers.end, limit)
    issuer = _issuer(jenis, issuer_printed, title, home)
    lengkap = numbers.nomor is not None and numbers.tahun is not None
    instansi = issuer.instansi
    if jenis.pembentuk == "pusat":
        instansi = None
    citation = Citation(
        jenis=jenis.jenis,
        instansi=instansi,
        nomor=numbers.nomor,
        tahun=numbers.tahun,
        tentang=title,
        peraturan_id=_peraturan_id(jenis, issuer, numbers.nomor, numbers.tahun),
        lengkap=lengkap,
        **_gazettes(text[title_end:limit]),
    )
    return _Head(citation, jenis, title_end)


def _issuer(jenis: Jenis, printed: str, title: str | None, home: _Home) -> _Issuer:
    if jenis.instansi:
        return _ministry(jenis.instansi)
    match jenis.pembentuk:
        case "pusat":
            return _Issuer(None, "")
        case "menteri":
            return _ministry(printed)
        case "provinsi" | "kabupaten" | "kota" | "daerah":
            return _region(printed, jenis.pembentuk, title, home)
        case "bersama" | "bersama-tanpa-id":
            return _joint(printed)
    return _institution_or_office(printed, home)


_OFFICE = re.compile(r"^\(?(?P<office>gubernur|bupati|wali\s*kota)\b\s*", re.IGNORECASE)
_OFFICES = {"gubernur": "provinsi", "bupati": "kabupaten", "walikota": "kota"}


def _institution_or_office(printed: str, home: _Home) -> _Issuer:
    bare = _issuer_text(printed)
    office = _OFFICE.match(bare)
    if office is None:
        return _institution(bare)
    name = letters(office.group("office"))
    region = _region(bare[office.end() :], _OFFICES[name], None, home)
    if not region.known:
        return region
    return _Issuer(region.instansi, f"{name}-{region.id_part.partition('-')[2]}")


def _title(reading: _Reading, start: int, limit: int) -> tuple[str | None, int]:
    """The title printed from ``start``, and where it ends: at a gazette or at ``limit``."""
    text = reading.text
    about = _TENTANG.match(text, start)
    at = about.end() if about else start
    dated = re.compile(r"[ ,]*\b(?:tanggal|tertanggal)\b").match(text, at)
    if about is None and dated and (later := _TENTANG.search(text, dated.end(), limit)):
        at = later.end()
    gazette = _GAZETTE_START.search(text, at, limit)
    end = gazette.start() if gazette else limit
    title = reading.print(at, end).strip(" \t\n,;:.")
    return (re.sub(r"\s+", " ", title) or None, end)


def _amendment_start(reading: _Reading, start: int) -> tuple[int, int] | None:
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
    return _find_type(near) is not None or bool(_NOMOR.search(near))


def _amendments(reading: _Reading, start: int, head: _Head, home: _Home) -> tuple[str, ...]:
    """The ids of the laws that an amendment phrase from ``start`` names as amending."""
    text = reading.text
    ids: list[str] = []
    places = _links(text, start)
    previous = start
    for place, following in pairwise([*places, len(text)]):
        verbs = _VERB.findall(text[previous:place])
        previous = place
        if verbs and verbs[-1] in _OTHER_VERBS:
            continue
        amending = _head(reading, place, following, home)
        if amending is not None and (found := amending.citation.peraturan_id) is not None:
            ids.append(found)
    if not ids and (
        bare := re.compile(r"(?:dengan|menjadi|terakhir) (?=nomor|no\b)").search(text, start)
    ):
        number = _number(reading, bare.end(), len(text))
        issuer = _Issuer(None, "")
        own = head.citation.peraturan_id
        if (
            own
            and number.nomor
            and number.tahun
            and head.citation.nomor
            and head.type.pembentuk == "pusat"
        ):
            found_id = _peraturan_id(head.type, issuer, number.nomor, number.tahun)
            if found_id:
                ids.append(found_id)
    return tuple(dict.fromkeys(ids))


def _links(text: str, start: int) -> list[int]:
    """Where the amending laws begin: right after ``dengan``, or after a ``)`` or a year."""
    return sorted(
        {
            found.end()
            for pattern in (_LINK, _LIST_LINK)
            for found in pattern.finditer(text, start)
            if found.end() > max(start, found.start())
            and _find_type(text, found.end(), only_here=True) is not None
        }
    )


@lru_cache(maxsize=16384)
def parse_citation(
    text: str, *, kabupaten: str | None = None, provinsi: str | None = None
) -> Citation:
    """Read one citation.

    ``kabupaten`` (``Pasuruan``, or ``Kota Pasuruan`` where the document is a kota's) completes a
    regional regulation that names no region; ``provinsi`` likewise, and is known from the
    kabupaten where it is left out. A region that is neither printed nor given is not guessed:
    then ``peraturan_id`` and ``instansi`` are null. What is no citation at all gives an empty one.
    """
    reading = _read(re.sub(r"\s+", " ", text).strip())
    home = _home(kabupaten, provinsi)
    if (old := _staatsblad(reading)) is not None:
        return old
    found = _find_type(reading.text)
    if found is None:
        return _of_unknown_type(reading)
    spans = _amendment_start(reading, found[2])
    while True:
        limit = spans[0] if spans else len(reading.text)
        head = _head(reading, found[1], limit, home)
        if head is None:
            return Citation()
        if spans is None:
            return head.citation
        amending = _amendments(reading, spans[0], head, home)
        if not _precedes(amending, head.citation):
            return replace(head.citation, diubah_dengan=amending)
        # an amendment older than the law amends the law in its title: the title runs on
        spans = _amendment_start(reading, spans[1])


def _of_unknown_type(reading: _Reading) -> Citation:
    """Number, year and title of a text whose type cannot be read; it gets no id."""
    label = _NOMOR.search(reading.text)
    if label is None:
        return Citation()
    number = _number(reading, label.start(), len(reading.text))
    if number.nomor is None or number.tahun is None:
        return Citation()
    title, end = _title(reading, number.end, len(reading.text))
    gazettes = _gazettes(reading.text[end:])
    return Citation(nomor=number.nomor, tahun=number.tahun, tentang=title, lengkap=True, **gazettes)


def _precedes(amending: tuple[str, ...], citation: Citation) -> bool:
    title = citation.tentang or ""
    if citation.tahun is None or not re.match(r"(?i)perubahan|pencabutan|penyempurnaan", title):
        return False
    years = [int(i.rpartition("-")[2]) for i in amending]
    return bool(years) and max(years) < citation.tahun


_STAATSBLAD = re.compile(
    r"\b(?:staats?blad|stbl?)\b\.? ?(?:tahun )?(?P<tahun>1[89]\d\d)"
    r" ?,? ?[:/-]? ?(?:nomor|no)?\.? ?:? ?(?P<nomor>\d+[a-z]?)"
    r"|\b(?:staats?blad|stbl?)\b\.? ?(?:nomor|no)\.? ?(?P<nomor2>\d+) tahun (?P<tahun2>1[89]\d\d)"
)


def _staatsblad(reading: _Reading) -> Citation | None:
    """A law of colonial times, known by its Staatsblad: ``Ordonansi … (Stb. 1926 No. 226)``."""
    found = list(_STAATSBLAD.finditer(reading.text))
    if not found:
        return None
    first = found[0]
    named = _find_type(reading.text[: first.start()])
    if named is not None:
        number = _NOMOR.search(reading.text, named[2], first.start())
        if number is not None:
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
    reading = _read(text)
    home = _home(kabupaten, provinsi)
    results = []
    at = 0
    while (found := _find_type(reading.text, at)) is not None:
        _, start, type_end = found
        following = _find_type(reading.text, type_end)
        limit = following[1] if following else len(reading.text)
        head = _head(reading, start, limit, home)
        at = type_end
        if head is None or head.citation.nomor is None:
            continue
        end = _sentence_end(reading.text, start, min(head.end, limit))
        results.append((head.citation, reading.places[start], reading.places[end]))
    return results


def _sentence_end(text: str, start: int, end: int) -> int:
    stop = re.compile(r"[;)]|\.(?= |$)").search(text, start, end)
    return stop.start() if stop and stop.start() > start else end
