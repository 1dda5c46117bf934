"""The whole pipeline on invented regulations: what is printed is what is read.

Every document is made from a seed, with its truth; so a failure names the seed to look at.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pypdfium2
import pytest

from benchmarks.calibration import printed
from perbup.evaluate import Evaluation, evaluate
from perbup.piece import Piece
from perbup.pipeline import make_piece
from samples import pdf, text, truth
from samples.build import build
from samples.errors import PLANTERS, TEXT_ONLY, plant
from samples.forms.document import Document
from samples.model import Options, Regulation
from samples.ship import SAMPLES

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
    """Read the documents of the seeds: their scores, and what is held against them: findings of the
    error level, of small ones warnings too, and tables that are not those printed."""
    tables: dict[str, list[pa.Table]] = {}
    errors: Counter[str] = Counter()
    for seed in seeds:
        reg = build(seed, Options(small=small))
        path = write(reg, folder / "raw", layout)
        truth.write(reg, folder / "truth" / str(seed))
        piece = make_piece(path)
        for name, table in piece.tables.items():
            tables.setdefault(name, []).append(table)
        held = {"error", "warning"} if small else {"error"}
        errors.update(
            f"{seed} {row['aturan']} {row['kunci']}"
            for row in piece.tables["temuan"].to_pylist()
            if row["tingkat"] in held
        )
        if small and layout == "ruled":  # a text may cut rows in two
            errors.update(f"{seed} {name}" for name in other_tables(reg, piece))
    dataset = folder / "dataset"
    dataset.mkdir()
    for name, made in tables.items():
        pq.write_table(pa.concat_tables(made), dataset / f"{name}.parquet")
    return evaluate(dataset, folder / "truth"), errors


def other_tables(document: Regulation | Document, piece: Piece) -> list[str]:
    """The tables that do not have the cells that are printed, in their places."""
    read: dict[str, dict[tuple[int, int], str]] = {
        row["tabel_id"]: {} for row in piece.tables["tabel"].to_pylist()
    }
    for row in piece.tables["sel"].to_pylist():
        if row["teks"]:
            read[row["tabel_id"]][row["baris"], row["kolom"]] = "".join(row["teks"].split())
    wanted = [
        {
            (row, col): "".join(text.split())
            for row, texts in enumerate(grid)
            for col, text in enumerate(texts)
            if text.strip()
        }
        for grid in printed(document)
    ]
    names = [name for name, one in zip(read, wanted, strict=False) if read[name] != one]
    return names if len(read) == len(wanted) else [*names, f"{len(read)} of {len(wanted)} tables"]


def right(evaluation: Evaluation, datasets: Iterable[str]) -> float:
    """The share of values of these datasets that are right; extra rows count as one wrong each."""
    scores = [evaluation.scores[name] for name in datasets]
    wrong = sum(s.compared - s.right + len(s.extra) for s in scores)
    return 1 - wrong / sum(s.compared for s in scores)


def faults(evaluation: Evaluation) -> str:
    return "\n".join(f"{name}: {what}" for name, what in list(evaluation.faults().items())[:20])


@pytest.mark.parametrize("seed", range(1, 7))
def test_a_text_is_read_whole(tmp_path: Path, seed: int) -> None:
    evaluation, errors = judge([seed], tmp_path, small=True)
    assert right(evaluation, (*LEGAL, *TYPED, "tabel")) == 1, faults(evaluation)
    assert not errors


@pytest.mark.parametrize("seed", [3, pytest.param(8, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "layout",
    [
        "ruled",
        "borderless",
        *(pytest.param(n, marks=pytest.mark.slow) for n in ("rotated", "sideways")),
    ],
)
def test_a_pdf_is_read_whole(tmp_path: Path, layout: str, seed: int) -> None:
    evaluation, errors = judge([seed], tmp_path, layout, small=True)
    assert right(evaluation, (*LEGAL, *TYPED, "tabel")) == 1, faults(evaluation)
    assert not errors


@pytest.mark.slow
def test_many_texts(tmp_path: Path) -> None:
    evaluation, errors = judge(range(100, 140), tmp_path)
    for name in (*LEGAL, *TYPED, "tabel"):
        assert right(evaluation, [name]) >= 0.99, faults(evaluation)
    assert not errors


@pytest.mark.slow
@pytest.mark.parametrize("layout", pdf.LAYOUTS)
def test_many_pdfs(tmp_path: Path, layout: str) -> None:
    evaluation, errors = judge(range(200, 206), tmp_path, layout)
    assert right(evaluation, LEGAL) >= 0.99, faults(evaluation)
    assert right(evaluation, TYPED) >= 0.99, faults(evaluation)
    assert not errors


def found(reg: Regulation, path: Path) -> bool:
    """Whether the one planted error is among the findings."""
    return any(row["aturan"] == reg.planted[0].rule for row in findings(path))


def findings(path: Path) -> list[dict[str, Any]]:
    """Errors and warnings."""
    rows: list[dict[str, Any]] = make_piece(path).tables["temuan"].to_pylist()
    return [row for row in rows if row["tingkat"] != "info"]


FOLLOWS = {
    "jumlah-tidak-cocok/anggaran": {"rasio-tidak-cocok", "tabel-bertentangan"},
    "kegiatan-tidak-cocok/rencana": {"program-tidak-cocok"},
    "pagu-akhir-tidak-cocok/rencana": {"kegiatan-tidak-cocok"},
    "program-tidak-cocok/anggaran": {"jumlah-tidak-cocok", "rasio-tidak-cocok"},
    "realisasi-melebihi-anggaran/anggaran": {
        *("rasio-tidak-cocok", "jumlah-tidak-cocok", "program-tidak-cocok"),
    },
    "target-mustahil/tujuan-sasaran": {"tabel-bertentangan"},
    "tabel-bertentangan/iku": {"target-mustahil"},
    "arah-berlawanan/iku": {"tabel-bertentangan", "target-mustahil"},
}
"""What else an error makes untrue: a wrong amount is in its sum and in its ratio too."""


WORDED = {
    *("nomor-loncat/bab", "kode-tidak-cocok/rencana", "realisasi-melebihi-anggaran/anggaran"),
}
"""Errors whose finding says what was expected in other words: ``BAB V``, a code, a limit."""


def numbers(text: str | None) -> str:
    return re.sub(r"[^0-9a-z]", "", re.sub(r"^Rp\.?|[.,]00$", "", (text or "").strip()).casefold())


@pytest.mark.slow
@pytest.mark.parametrize("name", PLANTERS)
def test_planted_error_is_found(tmp_path: Path, name: str) -> None:
    for seed in range(300, 320):
        reg = plant(build(seed, Options(small=True)), [name])
        if reg.planted:
            (planted,) = reg.planted
            said = findings(write(reg, tmp_path, None))
            assert {row["aturan"] for row in said} == {planted.rule, *FOLLOWS.get(name, ())}
            own = [row for row in said if row["aturan"] == planted.rule]
            shown = {numbers(f"{row['ditemukan']} {row['pesan']} {row['kunci']}") for row in own}
            assert name in WORDED or any(numbers(planted.found) in text for text in shown)
            if planted.expected is not None and name not in WORDED:
                wanted = {numbers(row["harapan"]) for row in own}
                assert any(numbers(planted.expected) in text for text in wanted)
            return
    pytest.fail("no seed to plant this error in")


@pytest.mark.slow
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


@pytest.mark.slow
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
