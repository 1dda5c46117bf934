"""What a finding says, as data: the code of a template and typed values.

Words are made when a finding is shown, in the reader's language and number format, from
``schemas/data/pesan.toml``. A message may stand inside another as a value: a phrase, so that words
that depend on the case are translated like all others.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, reduce
from importlib.resources import files
from typing import Any, Literal, TypeAlias

Lang = Literal["id", "en"]


@dataclass(frozen=True, slots=True)
class Rupiah:
    """An amount of money."""

    amount: Decimal


@dataclass(frozen=True, slots=True)
class Percent:
    """A share in per cent, with the precision that is meant."""

    share: Decimal


@dataclass(frozen=True, slots=True)
class Year:
    """A year, which no number format groups."""

    year: int


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as the document prints them, so that they can be looked for on its page; the
    ``number`` that they were read as, where they are one."""

    text: str
    number: Amount | Percent | None = None


@dataclass(frozen=True, slots=True)
class Regulation:
    """A regulation that the document cites, by its ``peraturan_id``."""

    peraturan_id: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the document with what a person calls it."""

    tabel_id: str
    name: Value


@dataclass(frozen=True, slots=True)
class Bound:
    """What a value should be beyond: ``<= 100``."""

    sign: Literal["<", "<=", ">", ">="]
    value: Value


@dataclass(frozen=True, slots=True)
class Listed:
    """Several values in a row; ``by`` stands between them."""

    values: tuple[Value, ...]
    by: str = "; "


@dataclass(frozen=True, slots=True)
class Message:
    """A template's code with the values of its placeholders."""

    code: str
    values: tuple[tuple[str, Value], ...] = ()


Amount: TypeAlias = int | Decimal | Rupiah
Value: TypeAlias = (
    str | Amount | Percent | Year | Quote | Regulation | Table | Bound | Listed | Message
)
"""Plain ``str`` is text that is shown as it is, ``int`` a count, ``Decimal`` a number whose
exponent is its precision."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How someone reads: the language, what groups thousands, what begins decimals."""

    lang: Lang
    group: str
    point: str


READERS: dict[Lang, Reader] = {"id": Reader("id", ".", ","), "en": Reader("en", ",", ".")}
IN_DATA = Reader("id", "", ".")
"""How ``kunci``, ``harapan`` and ``ditemukan`` are written: ``6407.728``, no grouping."""


def say(code: str, /, **values: Value) -> Message:
    """A message of a template: ``say("baris", nomor=4)``."""
    return Message(code, tuple(values.items()))


def number(value: Decimal | float, decimals: int | None = None) -> Decimal:
    """A number as values hold it: rounded to ``decimals``, else as short as it is exact."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    return exact.normalize() if decimals is None else round(exact, decimals)


def rupiah(value: Decimal) -> Rupiah:
    """An amount of money as values hold it."""
    return Rupiah(value.normalize())


def clipped(value: Value, most: int) -> Value:
    """The value; where it is longer in the data, the beginning of its text."""
    text = words(value, IN_DATA)
    return value if len(text) <= most else text[:most]


def listed(values: Iterable[Value], by: str = "; ") -> Listed:
    """Values in a row."""
    return Listed(tuple(values), by)


def all_of(values: Iterable[Value]) -> Value:
    """``a dan b``."""
    return reduce(lambda one, two: say("dan", satu=one, dua=two), values)


def one_of(values: Iterable[Value]) -> Value:
    """``a atau b``."""
    return reduce(lambda one, two: say("atau", satu=one, dua=two), values)


def inside(value: Value) -> Iterator[Value]:
    """The value and every value inside it, the outer ones first."""
    yield value
    match value:
        case Table(_, inner) | Bound(_, inner):
            yield from inside(inner)
        case Listed(values, _):
            for inner in values:
                yield from inside(inner)
        case Message(_, pairs):
            for _, inner in pairs:
                yield from inside(inner)


def quantity(value: Value | None) -> float | None:
    """The number that a value is; none for words and bounds."""
    match value:
        case int(amount) | (Decimal() as amount) | Year(amount) | Rupiah(amount) | Percent(amount):
            return float(amount)
        case Quote(_, number):
            return quantity(number)
    return None


# --- words ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Template:
    """A text with named places in both languages; ``rules`` are those that share it."""

    id: str
    en: str
    rules: tuple[str, ...] = ()

    def in_language(self, lang: Lang) -> str:
        """Its text in a language."""
        return self.id if lang == "id" else self.en


@cache
def templates() -> dict[str, Template]:
    """The templates by code."""
    return dict(_flat(tomllib.loads((files("schemas") / "data" / "pesan.toml").read_text("utf-8"))))


def _flat(tree: Mapping[str, Any], path: str = "") -> Iterable[tuple[str, Template]]:
    for name, branch in tree.items():
        code = f"{path}.{name}" if path else name
        if "id" in branch:
            yield code, Template(branch["id"], branch["en"], tuple(branch.get("aturan", ())))
        yield from _flat({k: v for k, v in branch.items() if isinstance(v, dict)}, code)


def words(value: Value, reader: Reader, known: Mapping[str, str] | None = None) -> str:
    """A value or a whole message in words for a reader; a phrase may name what is ``known``: the
    values that stand before it in the message that holds it."""
    if isinstance(value, str):
        return value
    match value:
        case Quote(_, number) if number is not None and reader is not IN_DATA:
            return words(number, reader)
        case Quote(text) | Regulation(text):
            return text
        case int() | Decimal():
            return _digits(value, reader)
        case Rupiah(amount):
            return _digits(amount, reader)
        case Percent(share):
            return f"{_digits(share, reader)}%"
        case Year(year):
            return str(year)
        case Table(_, name):
            return words(name, reader, known)
        case Bound(sign, limit):
            return f"{sign} {words(limit, reader, known)}"
        case Listed(values, by):
            return by.join(words(item, reader, known) for item in values)
        case Message(code, pairs):
            filled = dict(known or {})
            for name, item in pairs:
                filled[name] = words(item, reader, filled)
            return templates()[code].in_language(reader.lang).format_map(filled)
    raise TypeError(f"{value!r} has no words")


def _digits(value: int | Decimal, reader: Reader) -> str:
    text = f"{value:,d}" if isinstance(value, int) else f"{value:,f}"
    whole, _, fraction = text.partition(".")
    return whole.replace(",", reader.group) + (reader.point + fraction if fraction else "")


def term(word: str) -> Value:
    """A word of the datasets' vocabularies (``realisasi``, ``triwulan-1``) in the reader's
    language; as it is where there is no translation."""
    code = f"istilah.{word}"
    return Message(code) if code in templates() else word


# --- JSON ----------------------------------------------------------------------------------


def to_json(value: Value) -> Any:
    """A value as JSON holds it: text and counts as they are, a list as an array, all others as an
    object of one name, which is the type (``{"rupiah": "1250.5"}``)."""
    match value:
        case str() | int():
            return value
        case Decimal():
            return {"angka": f"{value:f}"}
        case Rupiah(amount):
            return {"rupiah": f"{amount:f}"}
        case Percent(share):
            return {"persen": f"{share:f}"}
        case Year(year):
            return {"tahun": year}
        case Quote(text, number):
            held = {"kutipan": text}
            return held if number is None else {"tercetak": [text, to_json(number)]}
        case Regulation(peraturan_id):
            return {"peraturan": peraturan_id}
        case Table(tabel_id, name):
            return {"tabel": [tabel_id, to_json(name)]}
        case Bound(sign, limit):
            return {"batas": [sign, to_json(limit)]}
        case Listed(values, "; "):
            return [to_json(item) for item in values]
        case Listed(values, by):
            return {"daftar": [to_json(item) for item in values], "pemisah": by}
        case Message(code, pairs):
            return {"frasa": [code, {name: to_json(item) for name, item in pairs}]}
    raise TypeError(f"{value!r} is no value")


_READ: dict[str, Callable[[Any], Value]] = {
    "angka": Decimal,
    "rupiah": lambda held: Rupiah(Decimal(held)),
    "persen": lambda held: Percent(Decimal(held)),
    "tahun": Year,
    "kutipan": Quote,
    "tercetak": lambda held: Quote(held[0], from_json(held[1])),  # type: ignore[arg-type]
    "peraturan": Regulation,
    "tabel": lambda held: Table(held[0], from_json(held[1])),
    "batas": lambda held: Bound(held[0], from_json(held[1])),
    "frasa": lambda held: Message(
        held[0], tuple((name, from_json(item)) for name, item in held[1].items())
    ),
}


def from_json(held: Any) -> Value:
    """The value that :func:`to_json` wrote."""
    if isinstance(held, str | int):
        return held
    if isinstance(held, list):
        return listed(map(from_json, held))
    if "daftar" in held:
        return listed(map(from_json, held["daftar"]), held["pemisah"])
    ((kind, inner),) = held.items()
    return _READ[kind](inner)


def dumps(values: Mapping[str, Value]) -> str:
    """Named values as JSON text."""
    held = {name: to_json(value) for name, value in values.items()}
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def loads(text: str) -> dict[str, Value]:
    """The named values of a JSON text."""
    return {name: from_json(held) for name, held in json.loads(text).items()}


# --- sums ----------------------------------------------------------------------------------

MOST_PARTS = 6
"""A sum of more parts is told by their number."""


def addition(
    parts: Sequence[Amount], *, names: Sequence[Value] = (), kind: Value | None = None
) -> Value:
    """A sum written out: ``laki-laki 3.928 + perempuan 3.897 = 7.825``; many parts by their
    number, ``15 kegiatan berjumlah 6.407,728``; one part by itself. ``kind`` is what the parts
    are."""
    total = _total(parts)
    if len(parts) == 1:
        return parts[0]
    if len(parts) > MOST_PARTS:
        return say("jumlah.banyak", bagian=len(parts), apa=kind or say("bagian"), jumlah=total)
    shown: list[Value] = []
    for index, part in enumerate(parts):
        name = names[index] if index < len(names) else ""
        shown.append(say("jumlah.bagian", nama=name, nilai=part) if name else part)
    return say("jumlah", bagian=listed(shown, " + "), jumlah=total)


def _total(parts: Sequence[Amount]) -> Amount:
    exact = [part.amount if isinstance(part, Rupiah) else part for part in parts]
    total = sum(map(Decimal, exact), Decimal(0)).normalize()
    return Rupiah(total) if any(isinstance(part, Rupiah) for part in parts) else total
