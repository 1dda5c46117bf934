"""Texts whose conversion spoiled their tables: what is read of them, and what is read wrong.

``python -m benchmarks.spoiled [--first N] [--seeds N]`` writes invented documents as text, spoils
all of their tables in one way as conversions of scans do, and counts the values that are null or
missing and those that are published and not true. A damage that nothing undoes may cost values,
which ``kolom-bergeser`` tells; it may make none wrong.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from random import Random

from benchmarks import accuracy
from samples import text
from samples.model import Printed

Rows = list[list[str]]
Damage = Callable[[Rows, int, Random], Rows]
"""The rows of a table, of which so many first ones are its head, as a damage leaves them."""
BREAK: list[str] = []
"""A row without cells: a blank line, where a page ended."""
STYLE = replace(
    text.draw_style(0), pipes=False, ragged=False, page_lines=0, cut_rows=False, breaks=False
)


def _pages(rows: Rows, head: int, rng: Random) -> list[Rows]:
    """The rows below the head, page by page; no page has a single row."""
    body, long = rows[head:], rng.randint(6, 12)
    ends = [*range(0, max(len(body) - 1, 1), long), len(body)]
    return [body[a:b] for a, b in pairwise(ends)]


def _paged(rows: Rows, head: int, rng: Random, change: Callable[[list[str]], list[str]]) -> Rows:
    """The table with a page's end before every page, and a change to each row of every second."""
    found = rows[:head]
    for number, page in enumerate(_pages(rows, head, rng)):
        found += [BREAK] * (number > 0)
        found += [change(row) for row in page] if number % 2 else page
    return found


def _band(head: Rows, last: bool) -> tuple[int, int] | None:
    """The first or last text of the top row over several names: its first column and its end."""
    named = [any(row[col] for row in head[1:]) for col in range(len(head[0]))]
    tops = [col for col, top in enumerate(head[0]) if top]
    bands = [
        (col, end)
        for col, end in zip(tops, [*tops[1:], len(named)], strict=True)
        if all(named[col:end]) and end - col > 1
    ]
    return (bands[-1] if last else bands[0]) if bands else None


def _without_name(last: bool) -> Damage:
    def damage(rows: Rows, head: int, rng: Random) -> Rows:
        count = head - (head > 1 and rows[head - 1][0].strip("()[]").isdigit())
        if not (band := _band(rows[:count], last)):
            return rows
        end = band[1] - 1
        return [[*row[:end], *row[end + 1 :], ""] for row in rows[:count]] + rows[count:]

    return damage


def _with_room(rows: Rows, head: int, rng: Random) -> Rows:
    count = head - (head > 1 and rows[head - 1][0].strip("()[]").isdigit())
    if not (band := _band(rows[:count], False)):
        return rows
    over = [[*row[: band[1]], "", *row[band[1] :]] for row in rows[:count]]
    return over + [[*row, ""] for row in rows[count:]]


LONG = 40
"""Letters of a text that takes two printed lines."""


def _by_line(rows: Rows, head: int, rng: Random) -> Rows:
    found = rows[:head]
    for row in rows[head:]:
        words = [text.split(" ") if len(text) > LONG else [text] for text in row]
        ends = [max(1, 2 * len(line) // 3) for line in words]
        found.append([" ".join(line[:end]) for line, end in zip(words, ends, strict=True)])
        rest = [" ".join(line[end:]) for line, end in zip(words, ends, strict=True)]
        found += [rest] if any(rest) else []
    return found


def _in_one_row(rows: Rows, head: int, rng: Random) -> Rows:
    count = head - (head > 1 and rows[head - 1][0].strip("()[]").isdigit())
    names: list[str] = []
    for col in range(len(rows[0])):
        texts: list[str] = []
        for index, row in enumerate(rows[:count]):
            below = any(other[col] for other in rows[index + 1 : count])
            over = next((text for text in row[col::-1] if text), "") if below else row[col]
            texts += [over] if over and over not in texts[-1:] else []
        names.append(" ".join(texts))
    return [names] * (count > 0) + rows[count:]


def _stripped(rows: Rows, head: int, rng: Random) -> Rows:
    return ["\t".join(row).strip().split("\t") for row in rows]


DAMAGES: dict[str, Damage] = {
    "nothing": lambda rows, head, rng: rows,
    "pages end within the table": lambda rows, head, rng: _paged(rows, head, rng, list),
    "pages have empty columns behind": lambda rows, head, rng: _paged(
        rows, head, rng, lambda row: [*row, *[""] * 4]
    ),
    "pages lose an empty first cell": lambda rows, head, rng: _paged(
        rows, head, rng, lambda row: [*row[1:], ""] if not row[0] else row
    ),
    "pages have an empty cell in front": lambda rows, head, rng: _paged(
        rows, head, rng, lambda row: ["", *row]
    ),
    "lines lose the tabs at their ends": _stripped,
    "empty cells are lost": lambda rows, head, rng: [[*filter(None, row)] for row in rows],
    "the first head loses a name": _without_name(last=False),
    "the last head loses a name": _without_name(last=True),
    "the first head covers a column more": _with_room,
    "printed lines are rows of their own": _by_line,
    "heads of several rows are one": _in_one_row,
}


def spoiled(document: Printed, damage: Damage) -> str:
    """The document as text with every table damaged."""
    rng = Random(f"rusak-{document.seed}")
    sizes = [(len(table.head()), len(table.body())) for table in document.tables()]
    written: list[str] = []
    lines = text.render(document, STYLE).splitlines()
    for tabbed, run in groupby(lines, lambda line: "\t" in line):
        block = list(run)
        if tabbed and sizes and len(block) == sum(sizes[0]):
            rows = [line.split("\t") for line in block]
            block = ["\t".join(row) for row in damage(rows, sizes.pop(0)[0], rng)]
        written += block
    return "\n".join(written)


def samples(seeds: Iterable[int], damage: Damage) -> Iterator[accuracy.Sample]:
    """The documents of some seeds as spoiled texts, with their truth."""
    for sample, document in accuracy.texts(seeds):
        yield replace(sample, content=spoiled(document, damage).encode())


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each damage; the exit code is 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.spoiled", description=__doc__)
    parser.add_argument("--first", type=int, default=2901)
    parser.add_argument("--seeds", type=int, default=4)
    given = parser.parse_args(arguments)
    print(f"{'damage':36} {'values':>8} {'null or missing':>16} {'wrong':>6}")
    for name, damage in DAMAGES.items():
        seeds = range(given.first, given.first + given.seeds)
        tallies = accuracy.measure(samples(seeds, damage))[0].values()
        true, stated = (sum(getattr(t, at) for t in tallies) for at in ("true", "stated"))
        # A text with other rows or columns has other counts of them.
        wrong = sum("tabel.jumlah_" not in said for tally in tallies for said in tally.wrong)
        print(f"{name:36} {true:8} {true - stated:16} {wrong:6}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
