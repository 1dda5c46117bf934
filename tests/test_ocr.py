"""Pages that are pictures: what is recognised, what is refused, what it costs where not wanted."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest
from PIL import Image

from extract.document import SURE, Box, Document, Page, Recognised, Source
from extract.draw import LEGEND_HEIGHT, draw_page
from extract.ocr.kept import key_of
from extract.ocr.settings import Ocr, is_installed
from extract.printed import Word
from extract.read import read
from parsers.parse import parse
from perbup.building import build
from perbup.evaluate import evaluate
from perbup.events import Event
from perbup.piece import Failure
from perbup.screen import pages_said
from perbup.worker import Limits
from samples.scan import Wear, pdf_of, worn
from schemas.errors import UsageError
from tests.scans import page_pdf, page_picture

pytestmark = pytest.mark.skipif(not is_installed(), reason="no recogniser installed")

ROOT = Path(__file__).parents[1]
VALUES = [
    ["No", "Uraian", "Pagu (Rp)", "Realisasi (Rp)"],
    ["1", "Belanja pegawai", "1.234.567.890", "1.171.050.118"],
    ["2", "Belanja modal", "716.850.000", "-"],
    ["3", "Belanja hibah", "0", "17.400.211"],
]


@cache
def picture() -> Image.Image:
    """A page of a few lines and a small ruled table at 200 dpi."""
    return page_picture(["Pagu dan realisasi anggaran kecamatan pada Tahun 2023 :"], VALUES)


def recognised(tmp_path: Path, *pictures: Image.Image, **more: object) -> Document:
    path = tmp_path / "pindaian.pdf"
    path.write_bytes(pdf_of(pictures))
    return read(path, ocr=Ocr(**more))  # type: ignore[arg-type]


@pytest.mark.slow
@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_page_is_read_whichever_way_it_lies(tmp_path: Path, turned: int) -> None:
    lying = worn(picture(), Wear(turn=turned), np.random.default_rng(4))
    document = recognised(tmp_path, lying)
    ((_, table),) = document.tables()
    assert table.grid() == VALUES
    assert table.method == "ocr"
    assert [p.text for _, p in document.paragraphs()] == [
        "Pagu dan realisasi anggaran kecamatan pada Tahun 2023 :"
    ]
    assert document.pages[0].kind == "scan"
    assert not document.findings


@pytest.mark.slow
def test_every_cell_says_how_surely_it_was_recognised(tmp_path: Path) -> None:
    ((_, table),) = recognised(tmp_path, picture()).tables()
    scores = [cell.score for cell in table.cells]
    assert all(score is not None and SURE <= score <= 1 for score in scores)


def test_without_recognition_the_page_is_said_to_be_unread(tmp_path: Path) -> None:
    document = recognised(tmp_path, picture(), mode="never")
    assert [finding.rule for finding in document.findings] == ["halaman-tak-terbaca"]
    assert not document.blocks


@pytest.mark.slow
def test_where_it_is_not_wanted_nothing_of_it_is_imported(tmp_path: Path) -> None:
    path = tmp_path / "pindaian.pdf"
    path.write_bytes(pdf_of([picture()]))
    (tmp_path / "cetak.pdf").write_bytes(page_pdf(["Rencana strategis kecamatan."], VALUES))
    code = (
        "import sys; from pathlib import Path; from extract.read import read; "
        f"from extract.ocr.settings import Ocr; read(Path({str(path)!r}), ocr=Ocr('never')); "
        f"read(Path({str(tmp_path / 'cetak.pdf')!r}), ocr=Ocr('auto')); "
        "own = {'extract.ocr', 'extract.ocr.settings'}; "
        "print([m for m in sys.modules if m.split('.')[0] in ('cv2', 'onnxruntime', 'rapidocr') "
        "or m.startswith('extract.ocr') and m not in own])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.slow
def test_what_was_recognised_is_kept_by_the_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = recognised(tmp_path, picture(), folder=tmp_path / "ocr")
    from extract.ocr import page

    def refuse() -> None:
        raise AssertionError("read a second time")

    monkeypatch.setattr(page, "load", refuse)
    assert recognised(tmp_path, picture(), folder=tmp_path / "ocr").blocks == first.blocks
    for kept in (tmp_path / "ocr").iterdir():
        kept.write_bytes(kept.read_bytes()[:40])
    with pytest.raises(AssertionError):
        recognised(tmp_path, picture(), folder=tmp_path / "ocr")


def test_readings_of_other_languages_are_others() -> None:
    white = np.full((30, 30), 255, dtype=np.uint8)
    assert key_of(white, "ind") == key_of(white.copy(), "ind")
    assert key_of(white, "ind") != key_of(white, "ind+eng")
    assert key_of(white, "ind") != key_of(white.reshape(60, 15), "ind")


@pytest.mark.slow
def test_a_build_says_which_languages_the_second_reader_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text("PERATURAN BUPATI PATI NOMOR 1 TAHUN 2023")
    said = ("tesseract 5", frozenset({"eng"}))
    monkeypatch.setattr("extract.ocr.tesseract.said", lambda: said)
    events: list[Event] = []
    build(
        tmp_path / "raw", tmp_path / "out",
        executor="serial", ocr_lang="ind+jav", listener=events.append,
    )  # fmt: skip
    (told,) = [event for event in events if event.kind == "languages"]
    assert told.notices == ("Tesseract lacks ind jav: words in doubt stay as they were read",)


@pytest.mark.parametrize("lang", ["", "indo", "ind+", "ind+ind", "ind eng", "../ind"])
def test_languages_that_nobody_knows_are_refused(lang: str) -> None:
    with pytest.raises(UsageError, match="ind eng"):
        Ocr(lang=lang)


@pytest.mark.slow
def test_other_languages_have_documents_read_again(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text("PERATURAN BUPATI PATI NOMOR 1 TAHUN 2023")
    counts = [
        build(tmp_path / "raw", tmp_path / "out", executor="serial", ocr_lang=lang).processed
        for lang in ("ind", "ind+eng", "ind+eng", "ind")
    ]
    assert counts == [1, 1, 0, 1]


@pytest.mark.slow
def test_the_shipped_scan_is_read_right(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    name = "perbup-ogan-ilir-120-2023"
    shutil.copy(ROOT / "raw" / f"{name}.pdf", tmp_path / "raw")
    build(tmp_path / "raw", tmp_path / "out", executor="serial")
    evaluation = evaluate(tmp_path / "out" / "dataset", ROOT / "tests" / "samples" / name)
    # A year of one citation is in doubt: it is null with all that hangs on it, and nothing else.
    faults = evaluation.faults()
    assert len({fault.rsplit("|", 1)[0] for fault in faults}) <= 1
    assert all(said.startswith(("None instead of", "'False' instead")) for said in faults.values())
    temuan = pq.read_table(tmp_path / "out" / "dataset" / "temuan.parquet").to_pylist()
    doubted = [row for row in temuan if row["aturan"] == "angka-tak-terbaca"]
    assert {row["tingkat"] for row in doubted} <= {"warning"}  # of running text, not of tables
    assert {row["dataset"] for row in doubted} >= ({"landasan_hukum"} if faults else set())


def test_numbers_in_doubt_are_null_and_said(tmp_path: Path) -> None:
    document = recognised(tmp_path, picture())
    ((index, table),) = document.tables()
    doubted = {(1, 2): SURE - 0.01, (2, 3): 0.3}
    cells = tuple(
        cell._replace(score=doubted.get((cell.row, cell.col), 1.0)) for cell in table.cells
    )
    blocks = list(document.blocks)
    blocks[index] = replace(table, cells=cells)
    parsed = parse(replace(document, blocks=tuple(blocks)))
    sel = {(row["baris"], row["kolom"]): row for row in parsed.rows["sel"]}
    assert sel[1, 2].get("nilai") is None
    assert sel[1, 2]["teks"] == "1.234.567.890"
    assert sel[1, 2]["keyakinan"] == pytest.approx(SURE - 0.01)
    assert sel[1, 3]["nilai"] == 1_171_050_118
    assert {row["metode"] for row in parsed.rows["tabel"]} == {"ocr"}
    said = [finding for finding in parsed.findings if finding.rule == "angka-tak-terbaca"]
    assert {finding.level for finding in said} == {"warning"}
    assert {cell.partition("#")[2] for finding in said for cell in finding.cells} == {"1,2"}


@pytest.mark.slow
def test_pages_that_are_recognised_have_time_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.pdf").write_bytes(pdf_of([picture()] * 4))
    said: list[Event] = []
    limits = Limits(1.0)
    summary = build(tmp_path / "raw", tmp_path / "out", jobs=2, limits=limits, listener=said.append)
    assert not summary.failed
    assert [(one.pages, one.total) for one in said if one.kind == "page"] == [
        (number, 4) for number in (1, 2, 3, 4)
    ]
    never = build(tmp_path / "raw", tmp_path / "out", jobs=1, ocr="never")
    assert never.processed == 1
    assert build(tmp_path / "raw", tmp_path / "out", jobs=1, ocr="never").processed == 0


def noise() -> Image.Image:
    random = np.random.default_rng(3)
    small = Image.fromarray(random.integers(0, 255, (90, 60), dtype=np.uint8))
    return small.resize((1200, 1800), Image.Resampling.BICUBIC)


@pytest.mark.parametrize(
    "given",
    [
        Image.new("L", (1654, 2339), "white"),
        pytest.param(noise(), marks=pytest.mark.slow),
        Image.new("L", (1654, 1), "black"),
        Image.new("L", (1654, 2339), "black"),
    ],
    ids=["blank", "photo", "one pixel high", "black"],
)
def test_what_holds_no_print_gives_none(tmp_path: Path, given: Image.Image) -> None:
    document = recognised(tmp_path, given)
    assert not document.blocks
    assert {finding.rule for finding in document.findings} <= {"halaman-tak-terbaca"}


def test_words_are_drawn_in_the_colour_of_their_scores(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of([small_page(1)]))
    width, height = 200 * 72 / 200, 280 * 72 / 200
    scores = (0.99, 0.93, 0.5)
    boxes = [Box(10, height * n / 3 + 2, width - 10, height * (n + 1) / 3 - 2) for n in range(3)]
    document = Document(
        Source("a.pdf", "", "pdf"), (), (Page(1, width, height, 0, "scan"),),
        recognised=tuple(map(Recognised, (1, 1, 1), boxes, scores)),
    )  # fmt: skip
    drawn = np.asarray(draw_page(path, document, 1, scale=1.0), dtype=int)
    green, yellow, red = (drawn[round(box.y1) - 2 + LEGEND_HEIGHT, 60] for box in boxes)
    assert green[1] > max(green[0], green[2])
    assert min(yellow[0], yellow[1]) > yellow[2]
    assert red[0] > max(red[1], red[2])


def only_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have pages recognised as a single word, at no cost."""
    from extract.ocr import page

    word = Word("Lampiran", 60.0, 60.0, 120.0, 72.0, 12.0, False, score=0.99)
    monkeypatch.setattr(page, "_recognise", lambda *_: ((word,), (), 0))


@pytest.mark.slow
def test_a_build_says_how_far_the_pages_of_a_scan_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_counted(monkeypatch)
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.pdf").write_bytes(pdf_of([small_page(n) for n in range(3)]))
    said: list[Event] = []
    build(tmp_path / "raw", tmp_path / "out", executor="serial", listener=said.append)
    pages = [(one.name, one.pages, one.total) for one in said if one.kind == "page"]
    assert pages == [("a.pdf", n, 3) for n in (1, 2, 3)]
    assert pages_said(next(one for one in said if one.kind == "page")) == "a.pdf: page 1 of 3"


@pytest.mark.slow
def test_what_was_recognised_goes_with_its_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_counted(monkeypatch)
    raw, out, kept = tmp_path / "raw", tmp_path / "out", tmp_path / "out" / ".perbup" / "ocr"
    raw.mkdir()

    def built(**more: Any) -> set[str]:
        build(raw, out, executor="serial", **more)
        return {path.name for path in kept.iterdir()}

    (raw / "a.pdf").write_bytes(pdf_of([small_page(1), small_page(2)]))
    first = built()
    assert len(first) == 2
    (raw / "b.pdf").write_bytes(pdf_of([small_page(2), small_page(3)]))
    assert len(built()) == 3  # a page that both have is kept once
    (raw / "a.pdf").unlink()
    assert built(ocr="never") > first  # nothing was looked for: nothing is forgotten
    second = built()
    assert len(second) == 2
    (kept / "part").write_text("left by a build that was killed")
    (raw / "c.pdf").write_bytes(b"%PDF-1.4 broken")
    assert built() == second  # a document that will not be read another time needs nothing
    monkeypatch.setattr(
        "perbup.building.to_do", lambda plan, store, force: plan.failures.update(FAILED) or {}
    )
    (kept / "part").write_text("")
    assert built() > second  # one that is tried again may


FAILED = {"c.pdf": Failure("waktu", "melampaui batas waktu", again=True)}


def small_page(number: int) -> Image.Image:
    """A page that is not blank, and another one than those of other numbers."""
    page = Image.new("L", (200, 280), "white")
    page.paste(0, (20, 20, 40 + 10 * number, 40))
    return page
