"""``python -m benchmarks.layers PDF …``: which text layers are to be trusted, counted.

For each PDF how many of the words of its pages are such as people write
(:mod:`extract.written`): the least, the middle and the most of its pages, of words and numbers and
of words alone. Then the same for what
becomes of these pages where their letters lose their meaning (``--shift``, as in fonts without a
map) or where recognition misreads a share of them (``--misread``). ``--write`` makes the triples of
letters anew from the vocabularies, ``kata_lazim.txt`` beside this file, and nothing else.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median

from extract.pdfium import read_pages
from extract.printed import PageContent
from extract.written import TRIPLES, sampled, triples, written_share

ROOT = Path(__file__).parents[1]
_WORD = re.compile(r"[^\W\d_]{3,}")
_ALIKE = {
    "m": "rn", "n": "r", "i": "l", "l": "t", "a": "e", "e": "c", "d": "cl", "t": "f", "g": "q",
    "h": "b", "u": "il", "k": "l(", "s": "$", "o": "0", "0": "O", "1": "l", "5": "S", "8": "B",
}  # fmt: skip
"""What recognition takes letters and digits for."""

Change = Callable[[str], str]


def main(arguments: list[str] | None = None) -> int:
    """Print the shares, or write the triples."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.layers", description=__doc__)
    parser.add_argument("pdf", nargs="*", type=Path)
    parser.add_argument("--shift", type=int, nargs="*", default=[3, 29])
    parser.add_argument("--misread", type=float, nargs="*", default=[0.01, 0.03, 0.1, 0.3])
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args(arguments)
    if given.write:
        write_triples()
    pages = {path: list(read_pages(path)) for path in given.pdf}
    changes: list[tuple[str, Change]] = [("as it is", str)]
    changes += [(f"shifted by {by}", _shifted(by)) for by in given.shift]
    changes += [(f"misread {share:.0%}", _misread(share)) for share in given.misread]
    for path, contents in pages.items():
        _show(path.stem, contents, str)
    if len(pages) > 1:
        for name, change in changes:
            _show(f"all, {name}", [page for read in pages.values() for page in read], change)
    return 0


def shares(pages: Iterable[PageContent], change: Change, numbers: bool) -> list[float]:
    """Of each page with words enough, how many of its changed words are written."""
    found = (
        written_share(
            [change(text) for text in sampled([word.text for word in page.words])], numbers
        )
        for page in pages
    )
    return sorted(share for share in found if share is not None)


def _show(name: str, pages: Sequence[PageContent], change: Change) -> None:
    for kind, numbers in (("all", True), ("words", False)):
        found = shares(pages, change, numbers)
        if found:
            low = found[len(found) // 100]
            print(
                f"{name[:40]:40} {kind:5} {len(found):4} pages  least {found[0]:.2f}  "
                f"1 % below {low:.2f}  middle {median(found):.2f}  most {found[-1]:.2f}"
            )


def _shifted(by: int) -> Change:
    return lambda text: "".join(chr(max(ord(sign) - by, 33)) for sign in text)


def _misread(share: float) -> Change:
    chance = random.Random(1)
    return lambda text: "".join(
        _ALIKE.get(sign.lower(), "i") if chance.random() < share else sign for sign in text
    )


def write_triples() -> None:
    """Write the triples that stand in two words and more; a common word counts as two."""
    counts: Counter[str] = Counter()
    common = (ROOT / "benchmarks" / "kata_lazim.txt").read_text("utf-8")
    listed = [
        path.read_text("utf-8")
        for folder in ("normalize", "grammar")
        for path in sorted((ROOT / folder / "data").iterdir())
    ]
    for weight, texts in ((2, [common]), (1, listed)):
        words = {word.lower() for text in texts for word in _WORD.findall(text)}
        for word in words:
            for triple in set(triples(word)):
                counts[triple] += weight
    known = sorted(t.replace(" ", "_") for t, count in counts.items() if count > 1 and t.isascii())
    lines = [" ".join(known[start : start + 24]) for start in range(0, len(known), 24)]
    head = "# Triples of letters of Indonesian official writing, by python -m benchmarks.layers."
    (ROOT / "extract" / "data" / TRIPLES).write_text("\n".join([head, *lines, ""]), "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
