"""Pages drawn with characters: what a case shows is what stands on the page.

A character is 5 points wide and a line 12 high. A ``+`` and what follows of ``-`` and ``+`` is a
rule across, each ``|`` an upright one along its line; all else are words, bold behind ``*``. A line
``%%`` ends a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from extract.document import Document, Source, Table
from extract.pdf import _with_grids, assemble
from extract.printed import PageContent, Rule, Word, turn
from extract.triage import judge
from extract.typed import with_typed_rules

WIDE, HIGH, LEFT, TOP = 5.0, 12.0, 40.0, 60.0
WIDTH, HEIGHT = 842.0, 595.0


def page_of(art: str, number: int, high: float = HIGH) -> PageContent:
    """The words and rules of a drawn page."""
    words, rules = [], []
    for place, line in enumerate(art.splitlines()):
        top = TOP + place * high
        middle = top + high / 2
        for run in re.finditer(r"\+[+-]+", line):
            x0, x1 = (LEFT + (at + 0.5) * WIDE for at in (run.start(), run.end() - 1))
            rules.append(Rule(x0, middle, x1, middle))
        for rule in re.finditer(r"\|", line):
            x = LEFT + (rule.start() + 0.5) * WIDE
            rules.append(Rule(x, top - high / 2, x, middle + high))
        for word in re.finditer(
            r"[^\s|]+", re.sub(r"\+[+-]+", lambda run: " " * len(run[0]), line)
        ):
            x0, x1 = LEFT + word.start() * WIDE, LEFT + word.end() * WIDE + 2  # blanks are narrower
            text = word[0].strip("*")
            bold = text != word[0]
            words.append(Word(text, x0, top + 1, x1, top + 11, 9.0, bold))
    characters = sum(len(word.text) for word in words)
    return PageContent(
        number, WIDTH, HEIGHT, 0, tuple(words), tuple(rules), (), characters=characters
    )


def document_of(
    art: str,
    turned: int = 0,
    high: float = HIGH,
    reset: Callable[[PageContent], PageContent] = lambda content: content,
) -> Document:
    """The document of drawn pages, each turned by so many degrees, with lines so high, and
    ``reset`` in another way."""
    readings = []
    for number, drawn in enumerate(art.split("%%\n"), 1):
        content = with_typed_rules(turn(reset(page_of(drawn, number, high)), turned))
        readings.append(_with_grids(content, judge(content).kind))
    return assemble(readings, Source("gambar.pdf", "0" * 64, "pdf"))


def seen(document: Document, *, edges: bool = True) -> list[str]:
    """Paragraphs, tables with their rows (and ``edges``), and what was set aside, line by line."""
    found = []
    for block in document.blocks:
        if isinstance(block, Table):
            box = [f"{edge:.0f}" for edge in block.box or () if edges]
            shape = (f"{block.header_rows}/{block.n_rows}", f"{block.confidence:.3f}")
            found.append(" ".join(("tabel", *shape, *box)))
            found += [f"  {' | '.join(row)}".rstrip() for row in block.grid()]
            found += [
                f"  sel {cell.row},{cell.col}: {cell.row_span} x {cell.col_span}"
                for cell in block.cells
                if cell.row_span > 1 or cell.col_span > 1
            ]
        else:
            found.append(f"{block.page}: {block.text}")
    found += [f"{aside.reason}: {aside.text}" for aside in document.asides]
    return [*found, *(f"! {finding.rule}" for finding in document.findings)]


def expected_of(case: str) -> list[str]:
    """What a case says that is seen, behind its ``=>``."""
    return [line[3:] for line in case.splitlines() if line.startswith("=> ")]


def art_of(case: str) -> str:
    """What a case draws, below its name."""
    lines = [line for line in case.splitlines()[1:] if not line.startswith("=> ")]
    return re.sub(r"\\(?:f|u\w{4})", _unescaped, "".join(f"{line}\n" for line in lines))


def _unescaped(escape: re.Match[str]) -> str:
    return escape[0].encode().decode("unicode_escape")


# --- the same page, set otherwise ----------------------------------------------------------------


def grown(content: PageContent, times: float) -> PageContent:
    """A page with all that stands on it so many times larger."""
    return replace(
        content,
        width=content.width * times,
        height=content.height * times,
        words=tuple(
            word._replace(
                **{side: getattr(word, side) * times for side in ("x0", "y0", "x1", "y1", "size")}
            )
            for word in content.words
        ),
        rules=tuple(
            Rule(rule.x0 * times, rule.y0 * times, rule.x1 * times, rule.y1 * times)
            for rule in content.rules
        ),
    )


def shaken(content: PageContent, reach: float = 0.3) -> PageContent:
    """A page whose words and rules stand a little off their places, each its own way."""
    random = Random(content.number)

    def off() -> float:
        return random.uniform(-reach, reach)

    words = []
    for word in content.words:
        x, y = off(), off()
        words.append(word._replace(x0=word.x0 + x, y0=word.y0 + y, x1=word.x1 + x, y1=word.y1 + y))
    rules = []
    for rule in content.rules:
        x, y = off(), off()
        rules.append(Rule(rule.x0 + x, rule.y0 + y, rule.x1 + x, rule.y1 + y))
    return replace(content, words=tuple(words), rules=tuple(rules))
