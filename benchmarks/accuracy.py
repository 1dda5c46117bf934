"""How much of what documents print is published, and how much of that is right.

Invented documents of every form and layout, scans of some of them, and the real ones of
``../shared`` where they are; each is read and compared with its truth by :mod:`perbup.evaluate`.
"""

from __future__ import annotations

import csv
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow.parquet as pq

from benchmarks.bench import SHARED
from perbup.evaluate import Score, evaluate
from perbup.pipeline import make_piece
from samples import pdf, text, truth
from samples.build import build
from samples.forms import FORMS
from samples.forms.document import TYPED, write
from samples.model import Options, Printed
from samples.scan import Wear, scanned

LAYOUTS = ("text", "ruled", "borderless")
REGULATION = "peraturan"
DPI = 200


@dataclass(frozen=True, slots=True)
class Sample:
    """A document to read, and what writes its truth, given who the document was taken for."""

    kind: str
    layout: str
    content: bytes
    suffix: str
    write_truth: Callable[[Path, str], None]


@dataclass(slots=True)
class Tally:
    """Values over some documents: those of the truth, those published, those published right."""

    documents: int = 0
    true: int = 0
    stated: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    """Every value that is published and not true, every row that is not printed, for a person."""

    def add(self, score: Score, where: str) -> None:
        """Count one dataset of one document."""
        self.true += score.true
        self.stated += score.stated
        self.right += score.right
        self.wrong += [
            f"{where} {score.dataset}: a row that is not there: {row}" for row in score.extra
        ]
        self.wrong += [
            f"{where} {score.dataset}.{item.column} of {item.row}: {item.found}, "
            f"true {item.expected}"
            for item in score.wrong
            if item.found is not None
        ]

    @property
    def precision(self) -> float:
        """Of the values published, the share that is right."""
        return self.right / self.stated if self.stated else 1.0

    @property
    def recall(self) -> float:
        """Of the values printed, the share that is published right."""
        return self.right / self.true if self.true else 1.0


Tallies = dict[tuple[str, str], Tally]
"""By kind of document and layout, or by layout and dataset."""


def invented(seeds: Iterable[int]) -> Iterator[Sample]:
    """A regulation and a document of every form for each seed, in every layout."""
    for seed in seeds:
        for sample, document in texts([seed]):
            for layout in LAYOUTS:
                if layout == "text":
                    content = sample.content
                else:
                    content = pdf.render(document, pdf.draw_style(seed, layout))
                yield replace(sample, layout=layout, content=content, suffix=_suffix(layout))


def texts(seeds: Iterable[int]) -> Iterator[tuple[Sample, Printed]]:
    """The documents of some seeds as texts, each with what it was written of."""
    for seed in seeds:

        def of_regulation(folder: Path, _: str, seed: int = seed) -> None:
            truth.write(build(seed), folder)

        document: Printed = build(seed)
        content = text.render(document).encode()
        yield Sample(REGULATION, "text", content, ".txt", of_regulation), document
        for form, make in FORMS.items():

            def of_document(folder: Path, doc_id: str, form: str = form, seed: int = seed) -> None:
                write(FORMS[form](seed), folder, doc_id=doc_id)

            document = make(seed)
            content = text.render(document).encode()
            yield Sample(form, "text", content, ".txt", of_document), document


def scans(seeds: Iterable[int]) -> Iterator[Sample]:
    """Short ruled documents as a scanner gives them: askew, grey, with grain."""
    for seed in seeds:
        regulation = build(seed, Options(small=True))

        def of_regulation(folder: Path, _: str, seed: int = seed) -> None:
            truth.write(build(seed, Options(small=True)), folder)

        printed = pdf.render(regulation, pdf.draw_style(seed, "ruled"))
        yield Sample(REGULATION, "scan", scanned(printed, Wear(DPI, 0)), ".pdf", of_regulation)
        for form in ("lkjip", "perjanjian-kinerja"):

            def of_document(folder: Path, doc_id: str, form: str = form, seed: int = seed) -> None:
                write(FORMS[form](seed), folder, doc_id=doc_id)

            printed = pdf.render(FORMS[form](seed), pdf.draw_style(seed, "ruled"))
            yield Sample(form, "scan", scanned(printed, Wear(DPI, 0)), ".pdf", of_document)


def _suffix(layout: str) -> str:
    return ".txt" if layout == "text" else ".pdf"


def measure(samples: Iterable[Sample]) -> tuple[Tallies, Tallies]:
    """Read every sample: tallies by kind and layout, and by layout and dataset."""
    by_kind: Tallies = defaultdict(Tally)
    by_dataset: Tallies = defaultdict(Tally)
    for number, sample in enumerate(samples):
        with tempfile.TemporaryDirectory(prefix="perbup-accuracy-") as place:
            folder = Path(place)
            path = folder / f"{sample.kind}{sample.suffix}"
            path.write_bytes(sample.content)
            try:
                piece = make_piece(path)
                failed: object = piece.facts.failure and piece.facts.failure.message
            except Exception as error:  # what a build makes a finding is a failure here
                failed = repr(error)
            if failed:
                by_kind[sample.kind, sample.layout].documents += 1
                said = f"{sample.kind} {sample.layout} {number} is not read: {failed}"
                by_kind[sample.kind, sample.layout].wrong.append(said)
                continue
            (folder / "dataset").mkdir()
            for name, table in piece.tables.items():
                pq.write_table(table, folder / "dataset" / f"{name}.parquet")
            sample.write_truth(folder / "truth", piece.facts.doc_id)
            kept = TYPED if sample.kind in FORMS else None
            scores = evaluate(folder / "dataset", folder / "truth").scores
        _count(
            {name: score for name, score in scores.items() if kept is None or name in kept},
            (sample.kind, sample.layout),
            f"{sample.kind} {sample.layout} {number}",
            by_kind,
            by_dataset,
        )
    return by_kind, by_dataset


def real() -> Iterator[Sample]:
    """The real documents of ``../shared`` with what people wrote down of them; none where they are
    not."""
    for kind, documents, gold in (
        ("real regulations", SHARED / "seeds", SHARED / "gold"),
        ("real regulations", SHARED / "pdf", SHARED / "gold"),
        ("cases of other forms", SHARED / "cases", SHARED / "cases"),
    ):
        for path in sorted(documents.glob("*.*")):
            known = gold / path.stem
            if path.suffix in (".pdf", ".txt") and known.is_dir():

                def of_document(folder: Path, doc_id: str, known: Path = known) -> None:
                    for table in sorted(known.glob("*.csv")):
                        _copy(table, folder / table.name, doc_id)

                layout = "as it is (text)" if path.suffix == ".txt" else "as it is (PDF)"
                yield Sample(kind, layout, path.read_bytes(), path.suffix, of_document)


def _copy(source: Path, target: Path, doc_id: str) -> None:
    """A table of truth under the name that the document was given."""
    with source.open(encoding="utf-8-sig", newline="") as file:
        rows: list[truth.Row] = [{**row, "doc_id": doc_id} for row in csv.DictReader(file)]
    truth.write_csv(target, rows)


def _count(
    scores: dict[str, Score],
    kind: tuple[str, str],
    where: str,
    by_kind: Tallies,
    by_dataset: Tallies,
) -> None:
    by_kind[kind].documents += 1
    for name, score in scores.items():
        by_kind[kind].add(score, where)
        by_dataset[kind[1], name].documents += 1
        by_dataset[kind[1], name].add(score, where)
