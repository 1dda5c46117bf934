"""Invented documents as scans, each beside the printed document that it is a picture of.

Regulations and documents of the official forms, ruled and borderless in turn, of every style that
:mod:`samples.pdf` draws, each worn in one of several ways (:data:`WEARS`). What is published of the
scan, and of the printed twin, is held against the truth of the generator.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.parquet as pq

from extract.ocr.settings import Ocr
from perbup.evaluate import Score, evaluate, shown, values_of
from perbup.piece import Piece
from perbup.pipeline import make_piece
from samples import pdf, truth
from samples.build import build
from samples.forms import FORMS
from samples.forms.document import TYPED, write
from samples.model import Options
from samples.scan import Wear, scanned
from samples.ship import abridged

REGULATION = "peraturan"
WEARS: dict[str, Wear] = {
    "plain": Wear(),
    "300 dpi": Wear(300),
    "grain": Wear(grain=16.0, quality=45),
    "askew": Wear(askew=2.5),
    "grey paper": Wear(paper=0.72, shade=0.3),
    "one bit": Wear(bilevel=True),
    "faint rules": Wear(faint=0.65),
    "stamps": Wear(stamps=2),
    "pale": Wear(ink=0.4),
    "both sides": Wear(through=0.25),
    "fax": Wear(bilevel=True, grain=4.0, rows=2),
    "blocks": Wear(quality=12, grain=4.0),
    "spread": Wear(spread=True),
}
MOST_PAGES = 8
"""Pages of a document that are scanned; longer ones are left out."""


@dataclass
class Tally:
    """What became of the values of some documents: pages, values of the truth, those published
    rightly from the printed pages and from the scan; numbers of tables, and other texts and rows,
    published wrongly from the scan and not from print (numbers of rows that the truth does not have
    among them); errors that the print does not have."""

    documents: int = 0
    pages: int = 0
    true: int = 0
    printed: int = 0
    right: int = 0
    wrong: int = 0
    otherwise: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    with_errors: int = 0

    def add(self, other: Tally) -> None:
        """Join another tally."""
        for name in (
            "documents",
            "pages",
            "true",
            "printed",
            "right",
            "wrong",
            "otherwise",
            "with_errors",
        ):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.errors.update(other.errors)

    def __str__(self) -> str:
        return (
            f"{self.documents} documents, {self.pages} pages: of {self.true} values printed"
            f" {self.printed} are read from print, {self.right} from scans;"
            f" {self.wrong} numbers and {self.otherwise} texts and rows wrong;"
            f" {self.with_errors} documents with errors of their own {dict(self.errors)}"
        )


def compare(first: int, count: int, kept: Path, ways: Sequence[str] = tuple(WEARS)) -> int:
    """Print what is read of ``count`` documents from seed ``first`` on, worn in those ways in turn;
    how many values are wrong that are not so from print."""
    by_kind: dict[str, Tally] = {}
    for seed, kind in zip(range(first, first + count), _kinds(), strict=False):
        layout = ("ruled", "borderless")[(seed // len(FORMS)) % 2]
        wear = ways[(seed - first) % len(ways)]
        tally = _one(kind, seed, layout, wear, kept)
        if tally is None:
            continue
        for name in (kind, layout, wear, "all"):
            by_kind.setdefault(name, Tally()).add(tally)
    for name, tally in by_kind.items():
        print(f"{name}: {tally}")
    return by_kind["all"].wrong if by_kind else 0


def _kinds() -> Iterator[str]:
    while True:
        yield from (REGULATION, *FORMS)


def _one(kind: str, seed: int, layout: str, wear: str, kept: Path) -> Tally | None:
    name = f"{kind}-{seed}-{layout}-{wear.replace(' ', '-')}"
    style = pdf.draw_style(seed, layout)
    with tempfile.TemporaryDirectory(prefix="perbup-scans-") as place:
        folder = Path(place)
        if kind == REGULATION:
            regulation = abridged(build(seed, Options(small=True)))
            content = pdf.render(regulation, style)
        else:
            document = FORMS[kind](seed)
            content = pdf.render(document, style)
        (kept / "print").mkdir(parents=True, exist_ok=True)
        printed, scan = kept / "print" / f"{name}.pdf", kept / f"{name}.pdf"
        printed.write_bytes(content)
        twin = make_piece(printed)
        pages = twin.facts.pages or 0
        if pages > MOST_PAGES:
            return None
        if not scan.exists():
            scan.write_bytes(scanned(content, WEARS[wear], seed))
        (kept / "ocr").mkdir(exist_ok=True)
        found = make_piece(scan, ocr=Ocr("auto", kept / "ocr"))
        told: list[dict[str, Score]] = []
        for piece in (twin, found):
            where = folder / str(len(told))
            if kind == REGULATION:
                truth.write(regulation, where / "truth" / piece.facts.doc_id)
                told.append(_scores(piece, where, (*TYPED, "pasal", "landasan_hukum")))
            else:
                write(document, where / "truth", doc_id=piece.facts.doc_id)
                told.append(_scores(piece, where, TYPED))
    return _told(name, pages, told[0], told[1], twin, found)


def _scores(piece: Piece, folder: Path, names: Sequence[str]) -> dict[str, Score]:
    (folder / "dataset").mkdir()
    for name, table in piece.tables.items():
        pq.write_table(table, folder / "dataset" / f"{name}.parquet")
    scores = evaluate(folder / "dataset", folder / "truth").scores
    return {name: scores[name] for name in names if name in scores}


def _told(
    name: str,
    pages: int,
    twin: dict[str, Score],
    scan: dict[str, Score],
    printed: Piece,
    found: Piece,
) -> Tally:
    print(f"{name}: {pages} pages", flush=True)
    wrong = otherwise = 0
    for dataset, score in scan.items():
        known = set(_faults(twin[dataset])) if dataset in twin else set()
        for fault, is_number in _faults(score):
            if (fault, is_number) not in known:
                wrong += is_number and dataset in TYPED
                otherwise += not (is_number and dataset in TYPED)
                print(f"    {dataset}: {fault}", flush=True)
        # A number in a row that the truth does not have is one of another thing.
        known_numbers = twin[dataset].extra_numbers if dataset in twin else 0
        wrong += max(score.extra_numbers - known_numbers, 0)
    errors = _errors(found) - _errors(printed)
    tally = Tally(
        1,
        pages,
        sum(score.true for score in twin.values()),
        sum(score.right for score in twin.values()),
        sum(score.right for score in scan.values()),
        wrong,
        otherwise,
        errors,
        int(bool(errors)),
    )
    print(f"  {tally}", flush=True)
    return tally


def _faults(score: Score) -> Iterator[tuple[str, bool]]:
    """What was published that is not true, and whether it is a number."""
    yield from ((f"extra {row}", False) for row in score.extra)
    for item in score.wrong:
        if item.found is not None:
            was, is_ = shown(item.expected), shown(item.found)
            is_number = item.column in values_of(score.dataset)
            yield f"{item.column} of {item.row}: {is_!r}, not {was!r}", is_number


def _errors(piece: Piece) -> Counter[str]:
    return Counter(
        row["aturan"] for row in piece.tables["temuan"].to_pylist() if row["tingkat"] == "error"
    )
