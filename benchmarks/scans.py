"""``python -m benchmarks.scans PDF …``: how well pages are read that are pictures.

Each PDF is made a scan (drawn at ``--dpi``, askew by up to a degree, greyed, with grain, packed as
JPEG, turned by ``--turn``), both are read, and the cells of the scan are held against those of the
same place in the original: values right, null, wrong; by score, so that ``extract.document.SURE``
can be set where no wrong value passes. ``--agree`` counts the numbers in doubt on which both
readers agree (:mod:`extract.ocr.second`): right, wrong in a digit, wrong in a separator alone. The
text outside tables is compared as a whole.

``--invented N`` compares that many invented documents (:mod:`benchmarks.scans_invented`) instead.
"""

from __future__ import annotations

import argparse
import itertools
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from benchmarks import scans_invented
from extract.ocr import second, tesseract
from extract.ocr.page import first_reading
from extract.ocr.picture import draw
from extract.ocr.settings import Ocr
from extract.pdfium import open_pdf, read_page
from extract.read import read
from perbup.pipeline import make_piece
from samples.scan import Wear, scanned

Row = dict[str, Any]
BUCKETS = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 1.01)


def main(arguments: list[str] | None = None) -> int:
    """Print what was read right, by score; the exit code is the number of wrong values, at most
    100."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scans", description=__doc__)
    parser.add_argument("pdf", nargs="*", type=Path)
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--grain", type=float, default=Wear().grain)
    parser.add_argument("--quality", type=int, default=Wear().quality)
    parser.add_argument("--bilevel", action="store_true")
    parser.add_argument("--turn", type=int, default=0, choices=(0, 90, 180, 270))
    parser.add_argument("--keep", type=Path, help="folder for the scans and what is read in them")
    parser.add_argument("--agree", action="store_true", help="count what both readers agree on")
    parser.add_argument("--invented", type=int, default=0, help="how many invented documents")
    parser.add_argument("--first", type=int, default=7001, help="seed of the first of them")
    parser.add_argument(
        "--worn", default=",".join(scans_invented.WEARS), help="in which ways, in turn"
    )
    given = parser.parse_args(arguments)
    wear = Wear(
        given.dpi, given.turn, grain=given.grain, quality=given.quality, bilevel=given.bilevel
    )
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="perbup-scans-") as folder:
        place = given.keep or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        if given.invented:
            ways = given.worn.split(",")
            return min(scans_invented.compare(given.first, given.invented, place, ways), 100)
        for path in given.pdf:
            out = (
                place
                / f"{path.stem}-{wear.dpi}-{wear.turn}-{wear.grain:g}{'-1' * wear.bilevel}.pdf"
            )
            if not out.exists():
                out.write_bytes(scanned(path.read_bytes(), wear))
            print(path.stem)
            wrong += _compare(path, out, place / "ocr", turned=bool(wear.turn))
            if given.agree and not wear.turn and tesseract.version():
                print(f"  of numbers in doubt both readers agree on: {_agreements(path, out)}")
    return min(wrong, 100)


def _compare(path: Path, scanned: Path, folder: Path, turned: bool) -> int:
    started = time.perf_counter()
    folder.mkdir(exist_ok=True)
    found = make_piece(scanned, ocr=Ocr("auto", folder))
    seconds = time.perf_counter() - started
    truth = make_piece(path)
    pages = truth.facts.pages or 1
    print(f"  {pages} pages, {seconds / pages:.2f} s a page")
    cells = _pairs(_rows(truth, "sel"), _rows(found, "sel"), turned)
    values = [(one, two) for one, two in cells if one["nilai"] is not None and not one["kepala"]]
    right = sum(two is not None and two["nilai"] == one["nilai"] for one, two in values)
    wrong = [
        (one, two)
        for one, two in cells
        if two is not None and two["nilai"] is not None and two["nilai"] != one["nilai"]
    ]
    print(f"  values {len(values)}: right {right}, wrong {len(wrong)}, null or not found "
          f"{len(values) - right}")  # fmt: skip
    for one, two in wrong:
        print(f"    p{one['halaman']} {one['teks']!r} read {two['teks']!r} ({two['keyakinan']})")
    _by_score(cells)
    for name in ("pasal", "landasan_hukum", "capaian", "anggaran", "target", "rencana", "evaluasi"):
        print(f"  {name}: {len(_rows(truth, name))} rows, found {len(_rows(found, name))}")
    for name in ("pasal", "konsideran"):
        texts = [" ".join(row["teks"] or "" for row in _rows(piece, name)) for piece in
                 (truth, found)]  # fmt: skip
        errors = Levenshtein.distance(*texts)
        print(f"  {name}: {errors} of {len(texts[0])} characters wrong")
    known = Counter(row["aturan"] for row in _rows(truth, "temuan") if row["tingkat"] == "error")
    more = Counter(row["aturan"] for row in _rows(found, "temuan") if row["tingkat"] == "error")
    print(f"  errors more than in the original: {dict(more - known)}")
    print(f"  tables right in every cell, of those read: {_tables(path, scanned, folder)}")
    return len(wrong)


def _agreements(path: Path, scanned: Path) -> dict[str, int]:
    """How many words with digits that the recogniser doubts are read alike by the second reader,
    and how many of these are the original's."""
    counted = dict.fromkeys(("right", "wrong in a separator", "wrong in a digit"), 0)
    with open_pdf(path) as original, open_pdf(scanned) as document:
        for number in range(1, len(document) + 1):
            printed = read_page(original, number).words
            drawn = draw(document, number)
            if drawn is None:
                continue
            words, sheet, _ = first_reading(*drawn)
            doubted = [word for word in words if second.may_be_number(word)]
            texts = second.read([second.picture(word, sheet) for word in doubted])
            for word, text in zip(doubted, texts, strict=True):
                same = [
                    _plain(one.text)
                    for one in printed
                    if one.x0 - 2 <= (word.x0 + word.x1) / 2 <= one.x1 + 2
                    and one.y0 - 2 <= (word.y0 + word.y1) / 2 <= one.y1 + 2
                ]
                if not same or _plain(word.text) != _plain(text):
                    continue
                digits = _digits(word.text) in map(_digits, same)
                right = _plain(word.text) in same
                counted[
                    "right" if right else f"wrong in a {'separator' if digits else 'digit'}"
                ] += 1
    return counted


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _tables(path: Path, scanned: Path, folder: Path) -> dict[str, tuple[int, int]]:
    """By evidence, how many tables of the scan have every cell of the original, and how many there
    are (:data:`extract.confidence.COUNTED`)."""
    originals = [
        [[_plain(text) for text in row] for row in table.grid()] for _, table in read(path).tables()
    ]
    counted: dict[str, tuple[int, int]] = {}
    for _, table in read(scanned, ocr=Ocr("auto", folder)).tables():
        right, of = counted.get(table.evidence, (0, 0))
        grid = [[_plain(text) for text in row] for row in table.grid()]
        counted[table.evidence] = right + (grid in originals), of + 1
    return counted


def _by_score(cells: Sequence[tuple[Row, Row | None]]) -> None:
    """How many texts with digits of each score are the original's."""
    for low, high in itertools.pairwise(BUCKETS):
        told = [
            _plain(one["teks"]) == _plain(two["teks"])
            for one, two in cells
            if two is not None
            and two["keyakinan"] is not None
            and low <= two["keyakinan"] < high
            and any(sign.isdigit() for sign in (one["teks"] or "") + (two["teks"] or ""))
        ]
        if told:
            print(f"    score {low:.2f}-{min(high, 1):.2f}: {sum(told)} of {len(told)} texts right")


def _plain(text: str | None) -> str:
    return "".join((text or "").split()).replace("–", "-")


def _rows(piece: Any, name: str) -> list[Row]:
    table = piece.tables.get(name)
    return table.to_pylist() if table is not None else []


def _pairs(
    truth: Sequence[Row], found: Sequence[Row], turned: bool
) -> list[tuple[Row, Row | None]]:
    """Each cell of the original with the cell of the scan that stands in its place; by place in
    the table where the page was turned."""
    if turned:
        by_place = {(row["tabel_id"], row["baris"], row["kolom"]): row for row in found}
        return [(r, by_place.get((r["tabel_id"], r["baris"], r["kolom"]))) for r in truth]
    by_page: dict[int, list[Row]] = {}
    for row in found:
        if row["x0"] is not None:
            by_page.setdefault(row["halaman"], []).append(row)
    return [(row, _same_place(row, by_page.get(row["halaman"], []))) for row in truth]


def _same_place(row: Row, others: Sequence[Row]) -> Row | None:
    if row["x0"] is None:
        return None
    x, y = (row["x0"] + row["x1"]) / 2, (row["y0"] + row["y1"]) / 2
    near = [
        other
        for other in others
        if abs((other["x0"] + other["x1"]) / 2 - x) < 12
        and abs((other["y0"] + other["y1"]) / 2 - y) < 8
    ]
    return min(near, key=lambda other: abs(other["y0"] - row["y0"]), default=None)


if __name__ == "__main__":
    raise SystemExit(main())
