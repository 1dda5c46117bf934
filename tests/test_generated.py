"""The whole pipeline on invented regulations: what is printed is what is read.

Every document is made from a seed, with its truth; so a failure names the seed to look at.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pypdfium2
import pytest

from perbup.evaluate import Evaluation, evaluate
from perbup.pipeline import make_piece
from samples import pdf, text, truth
from samples.build import build
from samples.errors import PLANTERS, TEXT_ONLY, plant
from samples.model import Options, Regulation
from samples.ship import SAMPLES

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
TYPED = ("capaian", "anggaran", "target", "rencana")
LEGAL = ("dokumen", "konsideran", "pasal", "landasan_hukum", "renstra_bab")


def write(reg: Regulation, folder: Path, layout: str | None) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{reg.seed}.{'pdf' if layout else 'txt'}"
    if layout:
        path.write_bytes(pdf.render(reg, pdf.draw_style(reg.seed, layout)))
    else:
        path.write_text(text.render(reg), encoding="utf-8")
    return path


def judge(
    seeds: Iterable[int], folder: Path, layout: str | None = None, *, small: bool = False
) -> tuple[Evaluation, Counter[str]]:
    """Read the documents of the seeds: their scores, and their findings of the error level."""
    tables: dict[str, list[pa.Table]] = {}
    errors: Counter[str] = Counter()
    for seed in seeds:
        reg = build(seed, Options(small=small))
        path = write(reg, folder / "raw", layout)
        truth.write(reg, folder / "truth" / str(seed))
        piece = make_piece(path)
        for name, table in piece.tables.items():
            tables.setdefault(name, []).append(table)
        errors.update(
            f"{seed} {row['aturan']} {row['kunci']}"
            for row in piece.tables["temuan"].to_pylist()
            if row["tingkat"] == "error"
        )
    dataset = folder / "dataset"
    dataset.mkdir()
    for name, made in tables.items():
        pq.write_table(pa.concat_tables(made), dataset / f"{name}.parquet")
    return evaluate(dataset, folder / "truth"), errors


def right(evaluation: Evaluation, datasets: Iterable[str]) -> float:
    """The share of values of these datasets that are right; extra rows count as one wrong each."""
    scores = [evaluation.scores[name] for name in datasets]
    wrong = sum(s.compared - s.right + len(s.extra) for s in scores)
    return 1 - wrong / sum(s.compared for s in scores)


def faults(evaluation: Evaluation) -> str:
    return "\n".join(f"{name}: {what}" for name, what in list(evaluation.faults().items())[:20])


def test_texts_are_read_whole(tmp_path: Path) -> None:
    evaluation, errors = judge(range(1, 7), tmp_path, small=True)
    assert right(evaluation, (*LEGAL, *TYPED, "tabel")) >= 0.999, faults(evaluation)
    assert not errors


@pytest.mark.parametrize("layout", ["ruled", "borderless", "rotated", "sideways"])
def test_a_pdf_is_read_whole(tmp_path: Path, layout: str) -> None:
    evaluation, errors = judge([3, 8], tmp_path, layout, small=True)
    assert right(evaluation, LEGAL) >= 0.99, faults(evaluation)
    assert right(evaluation, TYPED) >= 0.99, faults(evaluation)
    assert not errors


def test_many_texts(tmp_path: Path) -> None:
    evaluation, errors = judge(range(100, 140), tmp_path)
    for name in (*LEGAL, *TYPED, "tabel"):
        assert right(evaluation, [name]) >= 0.99, faults(evaluation)
    assert not errors


@pytest.mark.parametrize("layout", pdf.LAYOUTS)
def test_many_pdfs(tmp_path: Path, layout: str) -> None:
    evaluation, errors = judge(range(200, 206), tmp_path, layout)
    assert right(evaluation, LEGAL) >= 0.99, faults(evaluation)
    assert right(evaluation, TYPED) >= 0.99, faults(evaluation)
    assert not errors


def found(reg: Regulation, path: Path) -> bool:
    """Whether the one planted error is among the findings."""
    temuan = make_piece(path).tables["temuan"].to_pylist()
    return any(row["aturan"] == reg.planted[0].rule for row in temuan)


@pytest.mark.parametrize("name", PLANTERS)
def test_planted_error_is_found(tmp_path: Path, name: str) -> None:
    for seed in range(300, 320):
        reg = plant(build(seed, Options(small=True)), [name])
        if reg.planted:
            assert found(reg, write(reg, tmp_path, None))
            return
    pytest.fail("no seed to plant this error in")


@pytest.mark.parametrize(
    ("layout", "seed"), [(None, 400), (None, 401), (None, 402), ("ruled", 403), ("ruled", 404)]
)
def test_planted_errors_are_found(tmp_path: Path, layout: str | None, seed: int) -> None:
    """Over more seeds ``python -m benchmarks.rules`` counts the same."""
    missed, planted = [], 0
    for name in PLANTERS:
        if layout and name in TEXT_ONLY:
            continue
        reg = plant(build(seed, Options(small=bool(layout))), [name])
        if reg.planted:
            planted += 1
            if not found(reg, write(reg, tmp_path, layout)):
                missed.append(name)
    assert not missed
    assert planted > 10


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: str(sample.seed))
def test_shipped_samples_are_what_the_script_writes(sample, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """``python -m samples ship`` writes them anew."""
    reg = sample.regulation()
    shipped = ROOT / "raw" / sample.name(reg)
    content = sample.content(reg)  # before the truth, which counts the rows that it cuts
    if sample.pdf is None:
        assert shipped.read_bytes() == content
    else:
        # compression differs between machines; what is on the pages must not
        assert page_texts(shipped.read_bytes()) == page_texts(content)
    truth.write(reg, tmp_path)
    for path in sorted(tmp_path.glob("*.csv")):
        kept = ROOT / "tests" / "samples" / reg.doc_id / path.name
        assert list(csv.reader(kept.open())) == list(csv.reader(path.open())), path.name


def page_texts(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_bounded() for page in document]


def test_typesetting_is_the_same_every_time() -> None:
    reg, style = build(7, Options(small=True)), pdf.draw_style(7)
    assert pdf.render(reg, style) == pdf.render(build(7, Options(small=True)), style)
