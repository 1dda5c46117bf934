"""``python -m benchmarks.scan_cost``: what the pictures of pages cost, and where the time goes.

A page of a table of 300 numbers and a page of prose, at 200 dpi and worn as a scanner does, are
each read in a process of their own: seconds of processor time, peak memory, and the shares of the
stages; beside it plain Tesseract on the same picture, where it is installed, with one thread, and
the share of characters that both got wrong. The limits stand beside what they bind.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROWS, COLUMNS = 30, 10
MOST_SECONDS, MOST_MB = 12.0, 1200.0
"""Seconds that the page of the table may take, and the memory of a process."""
MOST_TIMES = 1.5
"""How many times as long as plain Tesseract the page of prose may take."""
PROSE = (
    "Dalam rangka pelaksanaan Pasal {n} ayat (2) Undang-Undang Nomor {m} Tahun 2014 tentang "
    "Pemerintahan Daerah, kecamatan menyusun rencana strategis yang memuat tujuan, sasaran, "
    "strategi, kebijakan, program, dan kegiatan pembangunan sesuai dengan tugas dan fungsinya "
    "untuk jangka waktu lima tahun, dengan pagu sebesar Rp{n}.{m}0.000,00."
)
STAGES = {
    "up or sideways": ("extract.ocr.page", "runs_sideways"),
    "skew": ("extract.ocr.page", "skew"),
    "rules": ("extract.ocr.page", "take_apart"),
    "lines": ("extract.ocr.page", "find_segments"),
    "words": ("extract.ocr.page", "to_words"),
    "second reader": ("extract.ocr.second", "read"),
}
"""Stages of a page, by the functions that do them; the rest is the recogniser and drawing."""


@dataclass(frozen=True)
class Cost:
    """What reading one page cost: seconds of processor time (warm, and of it by stage), megabytes
    at most, and the text."""

    seconds: float
    memory_mb: float
    stages: dict[str, float] = field(default_factory=dict)
    text: str = ""


def main() -> int:
    """Print the cost of both pages."""
    with TemporaryDirectory(prefix="perbup-cost-") as folder:
        for name, (content, truth) in {"table of 300": _table(), "prose": _prose()}.items():
            path = Path(folder) / f"{name}.pdf"
            path.write_bytes(content)
            ours = _apart(_ours, path)
            most = "" if name == "prose" else f" (at most {MOST_SECONDS:.0f})"
            print(
                f"{name}: {ours.seconds:.1f} s{most}, {ours.memory_mb:.0f} MB (at most"
                f" {MOST_MB:.0f}), {_wrong(ours.text, truth):.2%} of characters wrong"
            )
            for stage, seconds in ours.stages.items():
                print(f"  {stage:<16}{seconds:6.2f} s  {seconds / ours.seconds:4.0%}")
            if shutil.which("tesseract"):
                theirs = _apart(_tesseract, path)
                most = f", at most {MOST_TIMES}" if name == "prose" else ""
                print(f"  plain Tesseract {theirs.seconds:6.2f} s  (ours / plain"
                      f" {ours.seconds / theirs.seconds:.2f}{most}),"
                      f" {_wrong(theirs.text, truth):.2%} of characters wrong")  # fmt: skip
    return 0


def _apart(read: Callable[[Path], Cost], path: Path) -> Cost:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(read, (path,))


def _ours(path: Path) -> Cost:
    """Read the page as a build does; once before, so that loading is apart."""
    from importlib import import_module

    from extract.ocr.recogniser import Recogniser
    from extract.ocr.settings import Ocr
    from extract.read import read

    read(path, ocr=Ocr())
    spent: dict[str, float] = {}

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def run(*arguments: Any, **more: Any) -> Any:
            started = _clock()
            try:
                return function(*arguments, **more)
            finally:
                spent[name] = spent.get(name, 0.0) + _clock() - started

        return run

    for name, (module, function) in STAGES.items():
        owner = import_module(module)
        setattr(owner, function, timed(name, getattr(owner, function)))
    Recogniser.read = timed("recogniser", Recogniser.read)  # type: ignore[method-assign]
    started = _clock()
    document = read(path, ocr=Ocr())
    seconds = _clock() - started
    texts = [paragraph.text for _, paragraph in document.paragraphs()]
    texts += [cell.text for _, table in document.tables() for cell in table.cells]
    shares = dict(sorted(spent.items(), key=lambda item: -item[1]))
    shares["all else"] = seconds - sum(spent.values())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Cost(seconds, memory, shares, " ".join(texts))


def _clock() -> float:
    """Processor time of this process and of those it has waited for."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _tesseract(path: Path) -> Cost:
    """Plain Tesseract on the page's picture."""
    import pypdfium2

    drawn = io.BytesIO()
    pypdfium2.PdfDocument(path)[0].render(scale=200 / 72, grayscale=True).to_pil().save(
        drawn, "PNG"
    )
    started = time.perf_counter(), _clock()
    done = subprocess.run(
        ["tesseract", "stdin", "stdout", "-l", _languages(), "--dpi", "200"],
        input=drawn.getvalue(), capture_output=True, check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )  # fmt: skip
    return Cost(_clock() - started[1], 0.0, {}, done.stdout.decode())


def _languages() -> str:
    listed = subprocess.run(
        ["tesseract", "--list-langs"], capture_output=True, text=True, check=True
    )
    return "ind+eng" if "ind" in listed.stdout.splitlines() else "eng"


def _wrong(text: str, truth: str) -> float:
    """The share of characters, blanks apart, that have to be put right; of a table those of its
    numbers, whatever their order."""
    from rapidfuzz.distance import Levenshtein

    one, other = sorted(text.split()), sorted(truth.split())
    if all(word[:1].isdigit() for word in other):
        found: Counter[str] = Counter(one) & Counter(other)
        return 1 - found.total() / len(other)
    one_text, other_text = "".join(text.split()), "".join(truth.split())
    return float(Levenshtein.distance(one_text, other_text)) / len(other_text)


def _table() -> tuple[bytes, str]:
    """A ruled table of amounts on a page that lies across, as a scan; and its numbers."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.platypus import Table

    rows = [
        [
            f"{(row * 7919 + col * 104729) % 999_999_937:,}".replace(",", ".")
            for col in range(COLUMNS)
        ]
        for row in range(1, ROWS + 1)
    ]
    table = Table(rows, colWidths=76, rowHeights=15)
    table.setStyle(
        [("GRID", (0, 0), (-1, -1), 0.6, "black"), ("FONT", (0, 0), (-1, -1), "Times-Roman", 10)]
    )
    return _scanned([table], landscape(A4)), " ".join(text for row in rows for text in row)


def _prose() -> tuple[bytes, str]:
    """A page of prose, as a scan; and its text."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    style = ParagraphStyle("isi", fontName="Times-Roman", fontSize=12, leading=18, spaceAfter=6)
    texts = [PROSE.format(n=n, m=10 + n) for n in range(1, 9)]
    return _scanned([Paragraph(text, style) for text in texts], A4), " ".join(texts)


def _scanned(story: list[Any], size: tuple[float, float]) -> bytes:
    from reportlab.platypus import SimpleDocTemplate

    from samples.scan import scanned

    content = io.BytesIO()
    SimpleDocTemplate(
        content, pagesize=size, leftMargin=36, rightMargin=36, topMargin=36, bottomMargin=36
    ).build(story)
    return scanned(content.getvalue())


if __name__ == "__main__":
    sys.exit(main())
