"""The reader of printed numbers: Indonesian ``1.234.567,89``, English ``1,234,567.89``, and both
in one document.

One cell often does not say which style it is in (``786,767``, ``75.000``). So the style is decided
from all cells of its column, then of its table, then by the Indonesian convention; which of them
decided is kept as evidence. A cell that contradicts the evidence is ambiguous and has no value: a
number is never guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from grammar.codes import is_code
from grammar.failed import is_failed, says_nothing
from grammar.years import ENDING, YEAR
from normalize.dates import MONTHS
from normalize.units import PERSEN, tidy_unit

Kind = Literal["nilai", "uang", "persen"]
"""What a column holds: indicator values, rupiah, or percentages (ratios)."""

State = Literal["angka", "kosong", "strip", "teks", "ambigu", "tak-terbaca"]
"""``angka``: read. ``kosong``: nothing printed. ``strip``: a dash. ``teks``: words, a date, a code
or a range of numbers, no number to read. ``ambigu``, ``tak-terbaca``: a number that can be read
two ways, or not at all."""

Evidence = Literal["sel", "kolom", "tabel", "konvensi", "rupiah", "tanpa-pemisah", "hitungan"]


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: its exact value (null unless ``state`` is ``angka``), unit, and what
    decided the reading. A percentage is in per cent, with unit ``persen``."""

    value: Decimal | None
    unit: str | None
    state: State
    evidence: Evidence | None = None
    readings: tuple[Decimal, ...] = ()
    """The possible values of an ambiguous number."""


Way = Literal["indonesia", "inggris", "bertentangan"]


class Style(NamedTuple):
    """Votes of cells that can be read in one way only: how often each separator was seen as
    thousands (``indonesia``: dot thousands or comma decimals) or the other way round, in the column
    and in the rest of its table; ``desimal`` are the column's cells with decimals of the style that
    decides."""

    indonesia: int = 0
    inggris: int = 0
    tabel_indonesia: int = 0
    tabel_inggris: int = 0
    desimal: int = 0

    def decide(self) -> tuple[Way, Evidence]:
        """The style and what decided it. A small minority of misprints does not overturn a column,
        nor one cell of a column its table."""
        of_column = _most(self.indonesia, self.inggris)
        of_table = _most(self.tabel_indonesia, self.tabel_inggris)
        of_all = _most(self.indonesia + self.tabel_indonesia, self.inggris + self.tabel_inggris)
        if of_column is None:
            return (of_table, "tabel") if of_table else ("indonesia", "konvensi")
        alone = self.indonesia + self.inggris == 1
        if (of_column == "bertentangan" or alone) and of_all and of_all != "bertentangan":
            return of_all, "kolom" if of_all == of_column else "tabel"
        return of_column, "kolom"


AGAINST_ONE = 4
"""Votes that outweigh a single one against them; several must be outweighed ten to one."""


def _most(indonesia: int, inggris: int) -> Way | None:
    """The style that outweighs the other; null without any vote."""
    if not indonesia and not inggris:
        return None
    for way, most, fewer in (("indonesia", indonesia, inggris), ("inggris", inggris, indonesia)):
        if 10 * fewer <= most or (fewer == 1 and most >= AGAINST_ONE):
            return way  # type: ignore[return-value]
    return "bertentangan"


_DASH = re.compile(r"^[-–—−~.…_ ]+$")
_MONEY_DASH = re.compile(r"(?:rp|idr)\.?\s*[-–—,.]+", re.IGNORECASE)
_DATE = re.compile(
    rf"(?<!\d)\d{{1,2}}\s?[/-]\s?\d{{1,2}}\s?[/-]\s?{ENDING}(?!\d)|(?<!\d){YEAR}-\d\d-\d\d(?!\d)"
    rf"|(?<!\d)\d{{1,2}}\s?(?:mei|{'|'.join(name for name in MONTHS if len(name) > 3)})\b",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"^\D{0,12}\d[\d.,]*\s*%?\s*(?:-|–|—|s/d|s\.d\.?|sampai)\s*\d[\d.,]*\s*%?(?:\s+[^\d]*)?$",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"^\s*(?:[<>≤≥±~≈]|\+/-|min\b|maks?\b|kurang\b|lebih\b|minimal\b|maksimal\b)", re.I
)
_BOUND_BEHIND = re.compile(
    r"\d\s*%?\s*(?:[^\W\d]+\s+)?(?:\bke\s?(?:atas|bawah)\b|\b(?:atau\s+)?(?:lebih|kurang)\b|[<>≤≥])\s*$",
    re.IGNORECASE,
)
"""A limit that is printed behind its number: ``80 ke atas``, ``5 hari atau kurang``."""
_GRADE = re.compile(r"^([A-Z]{1,3}[+-]?)\s*[(/]\s*([^()]*\d[^()]*?)\s*\)?$")
_TRAILING_GRADE = re.compile(
    r"^(.*\d\s*%?)\s*[(/]\s*([A-Z]{1,3}[+-]?|[A-Z][a-z]+(?: [A-Z]?[a-z]+)?)\s*\)?$"
)
_MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Marks of footnotes that stand before a number."""
_FOOTNOTE = re.compile(r"\s*(?<![.,])(?<!\b[km]m)(?<!\b[cd]m)(?<!\bm)(?:\*+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)\)?$")
"""The mark of a footnote; ``²`` behind a metre is a power."""
_SPELLED = re.compile(
    r"\s*\(\s*(?:(?:se|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|nol|puluh|belas|ratus|"
    r"ribu|juta|sepuluh|sebelas|seratus|seribu|koma)\s*)+\)\s*",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"^(?:rp|idr)\s*\.?\s*", re.IGNORECASE)
_NUMBER = re.compile(
    r"^(?P<open>\()?\s*(?P<sign>[-–−+])?\s*(?P<body>\d(?:[\d.,]|\s(?=\d)|(?<=[.,])\s)*)"
    r"(?P<tail>\s*[,.]?\s*[-–—=]+)?\s*(?P<close>\))?\s*(?P<unit>.*)$"
)
_DASH_BESIDE = re.compile(
    r"[-–−]\s+(?:\d\d+\s*%|[\d.,]+\s*(?!ribu|rb|juta|jt|mil|tri)[^\W\d])", re.IGNORECASE
)
"""Nothing beside the value of another column as likely as less than nought: ``- 100 %``, ``- 31
paket``; of shares with decimals (``- 1,57%``) it is a sign."""
_UNIT = re.compile(
    r"^(?:[%‰]|[A-Za-z][A-Za-zÀ-ÿ.'’&/,()\s–-]*(?:[²³]|\b)?[.)]?|(?i:[kc]?m)\s?[23²³]|/\s?[A-Za-z].*|°\s?C?)$"
)
_SPACE_AFTER_SEPARATOR = re.compile(r"(?<=[.,])\s+(?=\d)|(?<=\d)\s+(?=[.,]\d)")
_ITEM = re.compile(r"\d\.\s+\d{1,3}(?![\d.,])")
"""The number of an item before a value (``3. 12 bulan``), or a value that a blank breaks."""
_STRICT_INDONESIA = re.compile(r"^\d{1,3}(?:\.\d{3})+(?:,\d+)?$")
_STRICT_INGGRIS = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_SIGNED_CURRENCY = re.compile(r"[-–−(]\s*(?:rp|idr)", re.IGNORECASE)
_MISREAD = re.compile(r"^[(-]?(?=(?:\D*\d){3})[\dlIOoSsBZ|]+(?:[.,][\dlIOoSsBZ|]+)+\)?$")
"""Grouped digits that begin with a letter read in their place: ``l.270.000``, ``S5.000.000``."""


_MISREAD_DIGIT = re.compile(r"^[lIOoSsBZ|](?![A-Za-z\d/.])")
_MISREAD_DIGITS = re.compile(r"^[lIOo|]{2,}(?![A-Za-z\d/.])")
_APOSTROPHE = re.compile(r"(?<=\d)['’`´](?=\d{3}(?!\d))")
_GROUP = re.compile(r"[.,]\d{3}(?!\d)")
_SPACED_THOUSANDS = re.compile(r"^\d{1,3}(?: \d{3})+(?:[.,]\d{1,2})?$")
_SPACED_NAUGHT = re.compile(r" 0")
"""A group that begins with a nought is no number of its own: ``100 000 000`` is one."""

_BEGINS_WITH_NAUGHT = re.compile(r"0\d")
"""A code, or the number of an item."""

LONGEST_UNIT = 3
"""Words of a unit; a number before more is that of an item of a list."""
_SCALES = {
    **{"ribu": 1_000, "rb": 1_000, "juta": 1_000_000, "jt": 1_000_000, "triliun": 10**12},
    **{"miliar": 10**9, "milyar": 10**9, "m": 10**9},
}


@dataclass(frozen=True, slots=True)
class _Scanned:
    """The digits of a printed number, and what is printed around them."""

    body: str
    sign: int
    unit: str | None
    currency: bool

    def kind(self, column: Kind) -> Kind:
        """What the number is: what is printed beside it says more than its column."""
        if self.unit == PERSEN:
            return "persen"
        return "uang" if self.currency and column == "nilai" else column

    def scale(self, kind: Kind) -> int:
        """The multiple that the word behind an amount names: a million for ``5 juta``. A small
        ``m`` may be metres."""
        amount = self.currency or (kind == "uang" and self.unit != "m")
        return _SCALES.get((self.unit or "").casefold().split(" ")[0], 1) if amount else 1


def _without_currency(text: str) -> tuple[bool, str]:
    """Whether a text names rupiah, and the text without it; a sign may stand in front."""
    sign = ""
    if _SIGNED_CURRENCY.match(text):
        sign, text = text[0], text[1:].strip()
    stripped = _CURRENCY.sub("", text)
    return stripped != text, sign + stripped


def _without_grade(text: str) -> str:
    """A number without the grade that it gives or stands for: ``BB (75,73)``, ``75,73 (BB)``."""
    if match := _GRADE.match(text):
        return match[2]
    match = _TRAILING_GRADE.match(text)
    return match[1] if match else text


def _is_one_number(body: str) -> bool:
    """Whether digits are one number; with a space in them it was broken over two lines of its cell:
    whole only if its grouping closes, and if no part of it is a number in itself (`65.3 13` may be
    two values)."""
    if " " not in body or (_SPACED_THOUSANDS.match(body) and _SPACED_NAUGHT.search(body)):
        return True
    if all(any(value is not None for value in _roles(part)) for part in body.split()):
        return False
    whole = body.replace(" ", "")
    return bool(_STRICT_INDONESIA.match(whole) or _STRICT_INGGRIS.match(whole))


def _unit_behind(match: re.Match[str]) -> str | None:
    """What stands behind digits, if things are counted in it or it is nothing; null where it is no
    unit but the next row's ``nihil``, or letters read for more digits: ``4.50O``, ``1l``, ``8O
    buku``, ``12.9OO``."""
    unit = match["unit"].strip()
    if unit.startswith("%") and not any(map(str.isdigit, unit)):
        return "%"  # and what it is a share of
    stuck = unit[:1].isalpha() and match.end("body") == match.start("unit")
    misread = stuck and (len(unit) == 1 or _MISREAD_DIGIT.match(unit))
    if unit and (misread or _MISREAD_DIGITS.match(unit) or not _UNIT.match(unit)):
        return None
    if says_nothing(unit):
        return None
    return unit


def _without_digits(text: str) -> State:
    """What a cell without a number says."""
    if is_failed(text):
        return "tak-terbaca"
    if _DASH.match(text) or _MONEY_DASH.fullmatch(text):
        return "strip"
    return "teks" if text else "kosong"


@lru_cache(maxsize=50_000)
def _scan(text: str) -> _Scanned | State:
    """The digits of a printed number with its sign and unit, or why there are none."""
    text = " ".join(text.replace("\u00a0", " ").split())
    if not any(map(str.isdigit, text)) or is_failed(text):
        return _without_digits(text)
    if _RANGE.match(text) or is_limit(text) or is_code(text) or is_date(text):
        return "teks"
    text = _SPELLED.sub(" ", _FOOTNOTE.sub("", text.lstrip(_MARKS))).strip()
    if _APOSTROPHE.search(text) and _GROUP.search(text):
        return "tak-terbaca"  # groups parted in two ways: `234.881'001`
    return _taken_apart(_without_grade(_APOSTROPHE.sub("", text)))


def _taken_apart(text: str) -> _Scanned | State:
    """A printed number as its parts, or why it is none."""
    currency, text = _without_currency(text)
    match = _NUMBER.match(text)
    if not match:
        return "tak-terbaca" if text[:1].isdigit() or _MISREAD.match(text) else "teks"
    if bool(match["open"]) != bool(match["close"]) or (not currency and _DASH_BESIDE.match(text)):
        return "tak-terbaca"
    if not currency and _ITEM.match(match["body"]):
        return "tak-terbaca"
    body, unit = _SPACE_AFTER_SEPARATOR.sub("", match["body"]).rstrip(), _unit_behind(match)
    if unit is None or not _is_one_number(body):
        return "tak-terbaca"
    body = body.replace(" ", "").rstrip("." if unit else ".,")
    if _BEGINS_WITH_NAUGHT.match(body):
        return "teks"
    sign = -1 if match["open"] or match["sign"] in {"-", "–", "−"} else 1
    return _Scanned(body, sign, tidy_unit(unit), currency)


@lru_cache(maxsize=10_000)
def _roles(body: str) -> tuple[Decimal | None, Decimal | None]:
    """The value of ``body`` in the Indonesian and in the English style; null where it cannot be
    read so."""
    values: list[Decimal | None] = []
    for thousands, decimal in ((".", ","), (",", ".")):
        whole, mark, fraction = body.partition(decimal)
        groups = whole.split(thousands)
        grouped = len(groups) > 1
        good = (
            all(group.isdigit() for group in groups)
            and (not grouped or (1 <= len(groups[0]) <= 3 and groups[0] != "0"))
            and all(len(group) == 3 for group in groups[1:])
            and (not mark or fraction.isdigit())
        )
        values.append(Decimal(f"{''.join(groups)}.{fraction or '0'}").normalize() if good else None)
    return values[0], values[1]


def is_limit(text: str) -> bool:
    """Whether a text is a limit, no number: ``≥ 80``, ``maksimal 5``, ``80 ke atas``."""
    return bool(_BOUND.match(text) or _BOUND_BEHIND.search(text))


def is_date(text: str) -> bool:
    """Whether a text holds a date, or a day of a month: ``31/3/2023``, ``31 Januari``."""
    return bool(_DATE.search(text))


@lru_cache(maxsize=10_000)
def vote(text: str) -> Literal["indonesia", "inggris"] | None:
    """The style that a cell proves by itself: the only one it can be read in, and it has a
    separator. The number of an item (``1.1 Meningkatkan …``) proves none."""
    scanned = _scan(text)
    if not isinstance(scanned, _Scanned) or not set(scanned.body) & {".", ","}:
        return None
    if scanned.unit and len(scanned.unit.split()) > LONGEST_UNIT:
        return None
    indonesia, inggris = _roles(scanned.body)
    if (indonesia is None) == (inggris is None):
        return None
    return "inggris" if indonesia is None else "indonesia"


def style_of(column: Iterable[str], table: Iterable[str] = ()) -> Style:
    """Count the votes of a column and of the rest of its table."""
    column = list(column)
    counts = (Counter(map(vote, cells)) for cells in (column, table))
    votes = [count[way] for count in counts for way in ("indonesia", "inggris")]
    return with_decimals(Style(*votes), column)


def votes_of_groups(columns: Iterable[Iterable[str]], votes: Style) -> Style:
    """What numbers of one group (``480.287``) say together where a single cell of the table speaks
    against them: ten are a vote for thousands, for of ten with decimals one ends in a nought that
    print leaves out."""
    if 1 not in (votes.indonesia, votes.inggris):
        return Style()
    groups = [found[1] for cells in columns for c in cells if (found := ONE_GROUP.fullmatch(c))]
    return Style(
        tabel_indonesia=groups.count(".") // 10 if votes.inggris == 1 else 0,
        tabel_inggris=groups.count(",") // 10 if votes.indonesia == 1 else 0,
    )


def with_decimals(style: Style, column: Iterable[str]) -> Style:
    """The style of a column with how many of its cells print decimals in it."""
    way, _ = style.decide()
    mark = "," if way == "indonesia" else "."
    read = [_scan(cell) for cell in column if vote(cell) == way]
    return style._replace(desimal=sum(isinstance(r, _Scanned) and mark in r.body for r in read))


def read_number(text: str | None, style: Style | None = None, kind: Kind = "nilai") -> Number:
    """Read one printed cell.

    ``style`` holds the votes of its column and table, ``kind`` what the column holds. Money never
    has three decimals, so ``25,000`` in a money column with no evidence is thousands; a percentage
    in the thousands, or a value with three decimals, is not believed without evidence in the
    column.
    """
    return _read_number(text or "", style or Style(), kind)


MOST_DIGITS = 28
"""Digits that decimal arithmetic keeps exact; a longer row of them is no number that is printed."""


@lru_cache(maxsize=50_000)
def _read_number(text: str, style: Style, kind: Kind) -> Number:
    scanned = _scan(text)
    if not isinstance(scanned, _Scanned):
        return Number(None, None, scanned)
    kind = scanned.kind(kind)
    scale = scanned.scale(kind)
    unit = scanned.unit if scale == 1 else None
    unclear = Number(None, unit, "tak-terbaca")
    digits = sum(map(str.isdigit, scanned.body)) + len(str(scale)) - 1
    if digits > MOST_DIGITS or (kind == "uang" and unit == "m"):  # metres, or milliards
        return unclear
    evidence: Evidence
    indonesia, inggris = _roles(scanned.body)
    if indonesia is None or inggris is None:
        value, evidence = inggris if indonesia is None else indonesia, "sel"
        lost = kind == "uang" and _lost_a_digit(scanned.body, style, indonesia is None)
        if value is None or lost:
            return unclear
    elif indonesia == inggris:
        value, evidence = indonesia, "tanpa-pemisah"
    else:
        value, evidence = _of_two(indonesia, inggris, style, kind, scale)
        if value is None:
            readings = (_plain(scanned.sign * indonesia), _plain(scanned.sign * inggris))
            return Number(None, unit, "ambigu", evidence, readings)
    return Number(_plain(scanned.sign * scale * value), unit, "angka", evidence)


def _of_two(
    indonesia: Decimal, inggris: Decimal, style: Style, kind: Kind, scale: int
) -> tuple[Decimal | None, Evidence]:
    """Which reading of one separator with three digits behind it is meant, thousands in one style,
    decimals in the other, or null where nothing tells; and what decided."""
    decided, evidence = style.decide()
    if decided == "bertentangan":
        rupiah = kind == "uang" and scale == 1 and evidence == "tabel"
        return (max(indonesia, inggris), "rupiah") if rupiah else (None, evidence)
    value = indonesia if decided == "indonesia" else inggris
    thousands = value == max(indonesia, inggris)
    if kind == "uang" and not thousands and scale == 1:
        return (max(indonesia, inggris), "rupiah") if evidence == "konvensi" else (None, evidence)
    # Of what only other columns tell: `5,445 miliar` is a thousand times more or less, and both are
    # money; `2,280` people beside `98,34` in others a thousand times off if it were decimals; and
    # `1.250` below `75.01` of its own column, which the others outvote, may be either.
    outvoted = style.indonesia + style.inggris > 0
    unlikely = {
        "uang": scale > 1,
        "persen": thousands or outvoted or scale > 1,
        "nilai": not thousands or outvoted,
    }
    return None if unlikely[kind] and evidence != "kolom" else value, evidence


def _lost_a_digit(body: str, style: Style, english: bool) -> bool:
    """Whether an amount that reads in one style alone has decimals in it only because a digit is
    missing (``136.30`` among ``480.287``): the amounts of its column are whole and of the other
    style, by ten votes to one, and its decimals are three or stand behind one group. So are three
    decimals behind more digits than a group has (``555403.147``), where the column has no others,
    and four or more (``1.021910`` among ``5.885,450``), but where others of it have as many."""
    other = _is_of_other_style(style, english)
    whole, mark, fraction = body.partition("." if english else ",")
    grouped = ("," if english else ".") in whole
    if len(fraction) > 3 and (other or style.desimal <= 1):
        return True
    if style.desimal or not mark:
        return False
    return (other and not grouped) or (len(fraction) == 3 and (other or not grouped))


def _is_of_other_style(style: Style, english: bool) -> bool:
    """Whether the column of a number writes the other style, or all its other cells do that say
    which."""
    decided, evidence = style.decide()
    if decided == "bertentangan":
        own, others = (style.inggris, style.indonesia)[:: 1 if english else -1]
        return own == 1 <= others
    return decided == ("indonesia" if english else "inggris") and evidence != "konvensi"


ONE_GROUP = re.compile(r"(?<![\d.,])[1-9]\d{0,2}([.,])\d{3}(?![\d.,])")
"""Digits with one separator and three digits behind it: thousands or decimals."""


def thousands_and_decimals(number: Number) -> tuple[Decimal, ...]:
    """Both readings of a number of one group, thousands first, whichever of them was taken."""
    if number.readings:
        return (max(number.readings, key=abs), min(number.readings, key=abs))
    if number.value is None:
        return ()
    if abs(number.value) >= 1000:
        return (number.value, _plain(number.value / 1000))
    return (_plain(number.value * 1000), number.value)


def _plain(value: Decimal) -> Decimal:
    """The same value without exponent: ``1E+3`` is ``1000``; no negative zero."""
    if value == 0:
        return Decimal(0)
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
