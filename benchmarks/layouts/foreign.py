"""Layouts as statistics bureaus and annual reports of other countries print them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.layouts.model import Cell, Grid, Rules

STATES = (
    "Alabama", "Belgium", "Canada", "Denmark", "Estonia", "Finland", "Greece", "Hungary", "Iceland",
    "Japan", "Korea", "Latvia", "Malta", "Netherlands", "Ontario", "Poland", "Quebec", "Romania",
    "Sweden", "Texas", "Uruguay", "Victoria", "Wales", "Zealand",
)  # fmt: skip
ACCOUNTS = (
    "Revenue", "Cost of sales", "Employee benefits expense", "Depreciation and amortisation",
    "Other income", "Finance costs", "Income tax expense", "Foreign currency translation",
    "Accounts receivable", "Inventories", "Borrowings", "Trade and other payables",
)  # fmt: skip
FACTORS = ("Log income", "Household size", "Urban", "Years of schooling", "Age of head", "Female")
MEASURES = (
    "Introduce a single point of contact for exporters",
    "Extend the paid leave of parents to six months",
    "Publish all contracts above the threshold online",
    "Review the energy efficiency standards for new buildings, and report on them every year",
)
STATES_OF_PLAY = ("Adopted in March", "In preparation", "Ongoing; first results expected next year")

Make = Callable[[Random], tuple[Grid, bool]]


def _cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text) for text in texts)


def _count(random: Random, largest: int = 99_999, between: str = ",") -> str:
    return f"{random.randint(1, largest):,}".replace(",", between)


def _rate(random: Random) -> str:
    plain = f"{random.uniform(0.1, 40):.1f}"
    return random.choice((plain,) * 7 + (f"-{plain}", f"{plain} (e)", ".."))


def groups(rules: Rules) -> Make:
    """Years under bands, names of groups between rows of a line each."""

    def make(random: Random) -> tuple[Grid, bool]:
        years = ("2000", "2010") * 2
        rows = [
            (Cell("Sector", 1, 2), Cell("Number", 2), Cell("Change (%)", 2)),
            _cells(*years),
        ]
        names = random.sample(STATES, 12)
        for group, at in (("Northern region", 0), ("Southern region", 4), ("Islands", 8)):
            rows.append(_cells(group, "", "", "", ""))
            for name in names[at : at + random.randint(2, 4)]:
                values = [_count(random), _count(random), _rate(random), _rate(random)]
                rows.append(_cells(name, *values))
        return Grid(tuple(rows), 2, rules, "lrrrr"), False

    return make


def accounts(rules: Rules) -> Make:
    """A statement of a company: notes, negative amounts in brackets, headings that announce."""

    def amount(random: Random) -> str:
        plain = _count(random)
        return random.choice((plain, plain, f"({plain})", "–"))

    def make(random: Random) -> tuple[Grid, bool]:
        rows = [_cells("", "Note", "2013 $m", "2012 $m")]
        names = random.sample(ACCOUNTS, 9)
        for heading, at in (("", 0), ("Changes in assets and liabilities:", 3), ("", 6)):
            rows += [_cells(heading, "", "", "")] if heading else []
            for name in names[at : at + 3]:
                note = str(random.randint(2, 29))
                rows.append(_cells(name, note, amount(random), amount(random)))
        rows.append(_cells("Total comprehensive income", "", _count(random), _count(random)))
        return Grid(tuple(rows), 1, rules, "lcrr", widths=(58, 8, 17, 17)), False

    return make


def estimates(rules: Rules) -> Make:
    """What a model estimates: below each value its standard error, and nothing beside it."""

    def make(random: Random) -> tuple[Grid, bool]:
        rows = [_cells("Variable", "Model 1", "Model 2", "Model 3")]
        for name in random.sample(FACTORS, random.randint(3, 6)):
            stars = [random.choice(("", "*", "**", "***")) for _ in range(3)]
            rows.append(_cells(name, *(f"{random.uniform(-1, 1):.3f}{mark}" for mark in stars)))
            rows.append(_cells("", *(f"({random.uniform(0.01, 0.3):.3f})" for _ in range(3))))
        rows.append(_cells("Observations", *(_count(random) for _ in range(3))))
        return Grid(tuple(rows), 1, rules, "lccc"), False

    return make


def thousands(rules: Rules) -> Make:
    """Thousands apart by a blank, decimals behind a comma, nothing known as a colon or a dash."""

    def make(random: Random) -> tuple[Grid, bool]:
        head = (
            (Cell("Land", 1, 2), Cell("Insgesamt", 2), Cell("Davon", 2)),
            _cells("Anzahl", "in %", "Männer", "Frauen"),
        )
        body = tuple(
            _cells(
                name,
                _count(random, 9_999_999, " "),
                random.choice((f"{random.uniform(1, 99):.1f}".replace(".", ","), "–", "x")),
                _count(random, 999_999, " "),
                _count(random, 999_999, " "),
            )
            for name in random.sample(STATES, random.randint(6, 14))
        )
        return Grid((*head, *body), 2, rules, "lrrrr"), False

    return make


def timetable(rules: Rules) -> Make:
    """Hours and minutes."""

    def make(random: Random) -> tuple[Grid, bool]:
        head = _cells("Station", *(str(1001 + 2 * n) for n in range(5)))
        body = tuple(
            _cells(name, *(f"{6 + n}:{random.randint(0, 59):02d}" for n in range(5)))
            for name in random.sample(STATES, random.randint(4, 9))
        )
        return Grid((head, *body), 1, rules, "lccccc"), False

    return make


def progress(rules: Rules) -> Make:
    """Measures and how far they are, in words."""

    def make(random: Random) -> tuple[Grid, bool]:
        body = tuple(
            _cells(name, random.choice(MEASURES), random.choice(STATES_OF_PLAY), "Ministry")
            for name in random.sample(STATES, random.randint(4, 7))
        )
        head = _cells("Country", "Measure", "State of play", "Body in charge")
        return Grid((head, *body), 1, rules, "llll", widths=(14, 38, 30, 18)), True

    return make


FOREIGN: dict[str, Make] = {
    "asing-kelompok-kosong": groups("kosong"),
    "asing-kelompok-buku": groups("buku"),
    "asing-neraca-kosong": accounts("kosong"),
    "asing-neraca-kepala": accounts("arsir"),
    "asing-taksiran-buku": estimates("buku"),
    "asing-ribuan-tegak": thousands("tegak"),
    "asing-ribuan-kosong": thousands("kosong"),
    "asing-jadwal-kosong": timetable("kosong"),
    "asing-upaya-kosong": progress("kosong"),
    "asing-upaya-buku": progress("buku"),
}
