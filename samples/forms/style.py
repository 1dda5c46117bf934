"""How an office prints numbers, units and heads of columns; drawn from the seed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Literal

from samples.model import Cell, NumberStyle, pick

D = Decimal

DOTTED = NumberStyle(thousands=".", decimal=",")
COMMAED = NumberStyle(thousands=",", decimal=".")

WORDS: dict[int, tuple[str, ...]] = {
    1: ("(Rp)", "(Rp.)", "(Rupiah)"),
    1000: (
        *("(Rp. 000)", "(Rp ribu)", "(x Rp 1.000)", "(dalam ribuan rupiah)", "(Rp. Ribu)"),
        *("(Rp.000)", "(Rp x 1.000)", "(dalam ribuan)"),
    ),
    1_000_000: (
        *("(Rp juta)", "(Rp. Juta)", "(dalam jutaan rupiah)", "(juta rupiah)", "(dalam juta Rp)"),
        *("(Rp. Jutaan)", "(x Rp 1.000.000)"),
    ),
}
"""How a scale is printed, by its factor."""

Place = Literal["judul", "bawah-judul", "pita", "satu-pita", "kolom"]


@dataclass(frozen=True, slots=True)
class Scale:
    """The unit of money: rupiah are printed divided by ``factor``, with so many ``decimals``."""

    factor: int
    words: str
    decimals: int
    place: Place
    """Where the words stand: in the caption, on the line under it, over each band of money, over
    one band only, over each column."""

    def exact(self, rupiah: int) -> int:
        """An amount that is printed without a rest."""
        step = self.factor // 10**self.decimals or 1
        return max(rupiah // step, 1) * step

    def cell(self, style: NumberStyle, rupiah: int | None, *, bold: bool = False) -> Cell:
        """An amount as it stands in a cell; ``-`` where there is none."""
        if rupiah is None:
            return Cell("-", bold=bold)
        if self.factor == 1:
            return Cell(style.money(rupiah), D(rupiah), bold=bold)
        printed = style.number(D(rupiah) / self.factor, self.decimals)
        return Cell(printed, D(rupiah), bold=bold)

    def over(self, title: str, *, first: bool = True) -> str:
        """The title of a band of money."""
        if self.place == "pita" or (self.place == "satu-pita" and first):
            return f"{title} {self.words}"
        return title

    def column(self, title: str) -> str:
        """The title of a column of money."""
        return f"{title} {self.words}" if self.place == "kolom" else title

    def caption(self, lines: list[str]) -> list[str]:
        """The lines of a caption."""
        match self.place:
            case "judul":
                return [*lines[:-1], f"{lines[-1]} {self.words}"]
            case "bawah-judul":
                return [*lines, self.words]
            case _:
                return lines


def draw_scale(rng: Random, places: tuple[Place, ...], factors: tuple[int, ...] = ()) -> Scale:
    """A unit of money; full rupiah are named over a column or not at all."""
    factor = rng.choice(factors or (1, 1000, 1_000_000, 1_000_000))
    if factor == 1:
        return Scale(1, pick(rng, *WORDS[1]), 0, pick(rng, "kolom", "pita"))
    decimals = rng.choice([0, 0, 2, 3]) if factor == 1_000_000 else 0
    return Scale(factor, pick(rng, *WORDS[factor]), decimals, pick(rng, *places))


def draw_numbers(rng: Random) -> NumberStyle:
    """Dots over thousands, as offices print, or commas; rupiah with ``Rp`` or sen now and then."""
    style = DOTTED if rng.random() < 0.7 else COMMAED
    return replace(
        style,
        money_prefix=pick(rng, "", "", "", "", "Rp", "Rp. "),
        money_suffix=pick(rng, "", "", "", "", f"{style.decimal}00", ",-"),
    )


def misspell(rng: Random, title: str) -> str:
    """The title with two letters of a long word changed over or one left out."""
    words = title.split(" ")
    long = [i for i, word in enumerate(words) if len(word) > 7 and word.isalpha()]
    if not long:
        return title
    at = rng.choice(long)
    word = words[at]
    cut = rng.randint(3, len(word) - 3)
    words[at] = (
        word[:cut] + word[cut + 1 :]
        if rng.random() < 0.5
        else word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]
    )
    return " ".join(words)


def count(style: NumberStyle, value: Decimal, unit: str = "", *, decimals: int = 0) -> Cell:
    """A number with its unit behind it: ``26 dokumen``, ``72,5%``."""
    printed = style.number(value, decimals)
    if unit == "%":
        return Cell(f"{printed}%", value, "persen")
    return Cell(f"{printed} {unit}".strip(), value, unit or None)


@dataclass(frozen=True, slots=True)
class Years:
    """Years of a band: as dates, or by their ordinal alone."""

    years: tuple[int, ...]
    heads: tuple[str, ...]
    dated: bool
    """The document says which year is meant, in the head or by the period in the caption."""

    def fields(self, i: int) -> dict[str, int | None]:
        """``tahun`` of the year at that place, or ``tahun_ke`` where nothing says which it is."""
        return {
            "tahun": self.years[i] if self.dated else None,
            "tahun_ke": None if self.dated else i + 1,
        }


def draw_years(rng: Random, years: tuple[int, ...], *, in_caption: bool) -> Years:
    """How a document heads its years; ``in_caption``: its caption says which they are."""
    how = pick(rng, "{y}", "{n}", "{n}", "Tahun {n}", "Tahun ke-{n}", "Tahun {y}")
    ordinal = "{n}" in how
    heads = tuple(how.format(y=year, n=i + 1) for i, year in enumerate(years))
    return Years(years, heads, not ordinal or in_caption)
