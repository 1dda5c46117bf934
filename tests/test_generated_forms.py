"""Documents of the other official forms, made from seeds: no published value is wrong.

``PERBUP_SEEDS=n`` reads the documents of that many seeds of each form and layout, instead of few.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pypdfium2
import pytest

from perbup.evaluate import Score, evaluate
from perbup.piece import Piece
from perbup.pipeline import make_piece
from samples import pdf, text
from samples.forms import FORMS
from samples.forms.document import TYPED, Document, write
from samples.forms.faults import FAULTS, plant
from samples.ship import FORM_SAMPLES, FormSample
from schemas.datasets import DATASETS
from tests.test_generated import other_tables

ROOT = Path(__file__).parents[1]
SEEDS = int(os.environ.get("PERBUP_SEEDS", "2"))
LAYOUTS = ("text", "ruled", "borderless")
UNREAD = {"tabel-tak-terurai", "tabel-tanpa-kepala", "kolom-tak-dikenal", "tahun-meragukan"}
"""Rules that say that a table or a column of it was not read."""


def render(document: Document, folder: Path, layout: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{document.form}-{document.seed}.{'txt' if layout == 'text' else 'pdf'}"
    if layout == "text":
        path.write_text(text.render(document), encoding="utf-8")
    else:
        path.write_bytes(pdf.render(document, pdf.draw_style(document.seed, layout)))
    return path


def score(document: Document, piece: Piece, folder: Path) -> dict[str, Score]:
    """The typed rows against the truth. Who the document is has a test of its own."""
    write(document, folder / "truth", doc_id=piece.facts.doc_id)
    (folder / "dataset").mkdir()
    for name in ("dokumen", *TYPED):
        pq.write_table(piece.tables[name], folder / "dataset" / f"{name}.parquet")
    scores = evaluate(folder / "dataset", folder / "truth").scores
    return {name: scores[name] for name in TYPED if name in scores}


def wrong(document: Document, scores: dict[str, Score]) -> Iterator[str]:
    """Every published value that is not true, and every row that the document does not print."""
    for name, found in scores.items():
        yield from (f"{name}: extra {row}" for row in found.extra)
        for item in found.wrong:
            if item.found is not None:
                yield (
                    f"{name}.{item.column} of {item.row}: {item.found!r}, true {item.expected!r}"
                )


def missing(document: Document, scores: dict[str, Score]) -> Iterator[str]:
    """Every printed value that was not published though the document decides it."""
    for name, found in scores.items():
        yield from (f"{name}: missing {row}" for row in found.missing)
        for item in found.wrong:
            if item.found is None and item.column not in document.undecided.get(name, ()):
                yield f"{name}.{item.column} of {item.row}: null, true {item.expected!r}"


def reproaches(document: Document, piece: Piece) -> Iterator[str]:
    """Findings of the error level, which a document without faults does not earn. What a document
    of its form must hold is not asked here."""
    earned = {"angka-ambigu"} if document.undecided else set()
    for row in piece.tables["temuan"].to_pylist():
        known = {"kepala-tak-terbaca", "bagian-hilang", *earned}
        if row["tingkat"] == "error" and row["aturan"] not in known:
            yield f"{row['aturan']} {row['kunci']}: {row['pesan']}"


def few(what: str, lines: list[str]) -> str:
    return "\n".join([f"{len(lines)} {what}:", *lines[:12]])


QUICK = (3,)
"""The seeds that the fast tests read."""


def _case(form: str, seed: int, layout: str) -> Any:
    marks = () if seed in QUICK else pytest.mark.slow
    return pytest.param(form, seed, layout, id=f"{form}-{seed}-{layout}", marks=marks)


CASES = [
    *(_case(form, seed, n) for form in FORMS for n in LAYOUTS for seed in range(1, SEEDS + 1)),
    *(
        _case(form, seed, layout)
        for form in FORMS
        for layout in ("borderless", "rotated", "sideways", "tiny", "broken-rules")
        for seed in (3, 4)
    ),
]


@pytest.mark.parametrize(("form", "seed", "layout"), CASES)
def test_a_form_is_read_whole_and_right(form: str, seed: int, layout: str, tmp_path: Path) -> None:
    """Nothing published is wrong, and nothing printed is lost. Where no rules are printed a table
    may stay unread, but never without a finding."""
    document = FORMS[form](seed)
    piece = make_piece(render(document, tmp_path, layout))
    scores = score(document, piece, tmp_path)
    if faults := list(wrong(document, scores)):
        pytest.fail(few("wrong", faults), pytrace=False)
    lost = list(missing(document, scores))
    if len(lost) > 0.01 * sum(found.true for found in scores.values()):
        said = {row["aturan"] for row in piece.tables["temuan"].to_pylist()} & UNREAD
        if layout != "borderless" or not said:
            pytest.fail(few("not published", lost), pytrace=False)
        return
    if false := list(reproaches(document, piece)):
        pytest.fail(few("false findings", false), pytrace=False)
    # Where no rules are printed one table may have a text in another cell of its head.
    assert len(other_tables(document, piece)) <= (layout == "borderless")
    rules = {row["aturan"] for row in piece.tables["temuan"].to_pylist()}
    assert set(document.findings) <= rules


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["text", "ruled"])
@pytest.mark.parametrize("name", FAULTS)
def test_of_a_fault_nothing_is_guessed(name: str, layout: str, tmp_path: Path) -> None:
    """The finding is made, nothing wrong is published, and what is not in doubt is."""
    planted = 0
    for form, seed in [(form, seed) for seed in range(30, 60) for form in FORMS]:
        document = FORMS[form](seed)
        if planted == SEEDS or not plant(document, name):
            continue
        planted += 1
        folder = tmp_path / f"{form}-{seed}"
        piece = make_piece(render(document, folder, layout))
        fault = document.fault
        assert fault is not None
        scores = {k: v for k, v in score(document, piece, folder).items() if k == fault.dataset}
        rules = {row["aturan"] for row in piece.tables["temuan"].to_pylist()}
        whole = all(found.found == found.expected for found in scores.values())
        if not rules & set(fault.rules) and not (fault.unless_whole and whole):
            pytest.fail(f"{form} {seed}: none of {fault.rules} in {rules}", pytrace=False)
        if faults := list(wrong(document, scores)):
            pytest.fail(f"{form} {seed}: " + few("wrong", faults), pytrace=False)
        lost = list(missing(document, scores))
        if len(lost) > 0.01 * sum(found.true for found in scores.values()):
            pytest.fail(f"{form} {seed}: " + few("not published", lost), pytrace=False)
    assert planted


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["text", "ruled"])
@pytest.mark.parametrize("form", FORMS)
def test_who_a_document_is(form: str, layout: str, tmp_path: Path) -> None:
    for seed in range(1, SEEDS + 1):
        document = FORMS[form](seed)
        piece = make_piece(render(document, tmp_path, layout))
        [row] = piece.tables["dokumen"].to_pylist()
        truth = document.identity()
        assert {name: row[name] for name in truth} == truth, seed
        assert piece.facts.doc_id == document.doc_id, seed


@pytest.mark.parametrize("form", FORMS)
def test_a_seed_always_makes_the_same_document(form: str) -> None:
    style = pdf.draw_style(7, "ruled")
    first, second = FORMS[form](7), FORMS[form](7)
    assert pdf.render(first, style) == pdf.render(second, style)
    assert first.rows() == second.rows()


@pytest.mark.parametrize("form", FORMS)
def test_truth_fits_the_schema(form: str) -> None:
    """Its columns are those of the datasets, and no two rows have one key."""
    for seed in range(1, 21):
        for name, rows in FORMS[form](seed).rows().items():
            columns = {column.name for column in DATASETS[name].columns}
            assert all(set(row) <= {*columns, "_opsional"} for row in rows), (seed, name)
            allowed = {c.name: c.allowed for c in DATASETS[name].columns if c.allowed}
            for column, values in allowed.items():
                assert all(row.get(column) in (None, *values) for row in rows), (seed, column)


@pytest.mark.parametrize("sample", FORM_SAMPLES, ids=lambda sample: f"{sample.form}-{sample.seed}")
def test_shipped_samples_are_what_the_script_writes(sample: FormSample, tmp_path: Path) -> None:
    """``python -m samples ship`` writes them anew."""
    document = sample.document()
    shipped = (ROOT / "raw" / sample.name(document)).read_bytes()
    content = sample.content(document)
    if sample.pdf is None:
        assert shipped == content
    else:
        # compression differs between machines; what is on the pages must not
        assert page_texts(shipped) == page_texts(content)
    write(document, tmp_path)
    for path in sorted(tmp_path.glob("*.csv")):
        kept = ROOT / "tests" / "samples" / document.doc_id / path.name
        assert kept.read_text("utf-8") == path.read_text("utf-8"), path.name


def page_texts(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]


@pytest.mark.parametrize("sample", FORM_SAMPLES, ids=lambda sample: f"{sample.form}-{sample.seed}")
def test_shipped_samples_are_read_whole(sample: FormSample, tmp_path: Path) -> None:
    document = sample.document()
    piece = make_piece(ROOT / "raw" / sample.name(document))
    scores = score(document, piece, tmp_path)
    assert list(wrong(document, scores)) == []
    assert list(missing(document, scores)) == []
    assert list(reproaches(document, piece)) == []
