"""``python -m benchmarks.growth [SIZE] [--pdf]``: whether the cost of a text grows like the text.

Each shape of text (a list of laws, chapter heads, tables …) is read at one size and at four times
that size, as a text or printed line by line as a PDF; a cost that grows like the text gives a ratio
of at most 4. Prints both and the ratio; the exit code is the number of shapes whose ratio is above
``LIMIT``.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

from perbup.pipeline import make_piece
from perbup.worker import spare_collector

LIMIT = 8.0
"""Twice the ratio of a cost that grows like the text: what is cheap is measured badly."""

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_HEAD = "PERATURAN BUPATI PATI\nNOMOR 5 TAHUN 2021\nTENTANG\nRENCANA STRATEGIS KECAMATAN JUWANA\n\n"
_PLAN = (
    "RENCANA STRATEGIS\nKECAMATAN JUWANA\nKABUPATEN PATI\nTAHUN 2021-2026\n\nBAB I\nPENDAHULUAN\n"
    "1.1 Latar Belakang\nDokumen ini disusun bersama para pihak.\n1.2 Landasan Hukum\n"
)
_SENTENCE = "Kalimat ini panjangnya sedang dan bercerita tentang hal nomor {} di wilayah itu.\n"


def _law(number: int) -> str:
    return (
        f"{number}. Undang-Undang Nomor {number % 90 + 1} Tahun 2014 tentang Pemerintahan Daerah "
        "(Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara "
        "Republik Indonesia Nomor 5587);\n"
    )


def _each(line: Callable[[int], str]) -> Callable[[int], str]:
    return lambda size: "".join(line(number) for number in range(1, size + 1))


def _after(head: str, lines: Callable[[int], str]) -> Callable[[int], str]:
    return lambda size: head + lines(size)


SHAPES: dict[str, Callable[[int], str]] = {
    "laws of Mengingat": _after(f"{_HEAD}Menimbang : a. bahwa perlu;\n\nMengingat : ", _each(_law)),
    "laws of a plan": _after(_PLAN, _each(_law)),
    "numbered items": _after(_PLAN, _each(lambda n: f"{n}. Urusan itu dikerjakan bersama;\n")),
    "chapters": _after(
        _PLAN, _each(lambda n: f"BAB {_ROMAN[n % 8]}\nJUDUL BAB\n{_SENTENCE.format(n)}")
    ),
    "sections": _after(
        _PLAN, _each(lambda n: f"{n // 20 + 1}.{n % 20 + 1} Judul\n{_SENTENCE.format(n)}")
    ),
    "paragraphs": _after(_PLAN, _each(_SENTENCE.format)),
    "one paragraph": _after(_PLAN, _each(lambda n: _SENTENCE.format(n).rstrip() + " ")),
    "articles": _after(
        f"{_HEAD}MEMUTUSKAN:\n\nMenetapkan : PERATURAN BUPATI.\n\n",
        _each(
            lambda n: f"Pasal {n}\n(1) Ketentuan ini.\n(2) Ketentuan lain:\na. satu; dan\nb. dua.\n"
        ),
    ),
    "tables": _after(
        _PLAN,
        _each(lambda n: f"Tabel 2.{n} Kinerja\n\nNo\tUraian\tNilai\n1\tSatu\t2\n\nItu saja.\n\n"),
    ),
    "rows": _after(
        f"{_PLAN}Tabel 2.1 Target Kinerja\n\nNo\tIndikator\tSatuan\t2021\t2022\t2023\n",
        _each(lambda n: f"{n}\tNilai urusan {n}\t%\t50\t60\t70\n"),
    ),
    "budget lines": _after(
        f"{_PLAN}Tabel 2.1 Anggaran\n\nNo\tUraian\tAnggaran 2021\tRealisasi 2021\tRasio 2021\n",
        _each(lambda n: f"{n}\tProgram Urusan {n}\t1.000.000\t900.000\t90,00\n"),
    ),
    "columns": lambda size: (
        f"{_PLAN}Tabel 2.1 Target\n\nNo\tUraian{_each(lambda n: f'{chr(9)}x{n}')(size)}\n"
        f"1\tNilai{_each(lambda _: f'{chr(9)}5')(size)}\n"
    ),
}


def main(arguments: list[str] | None = None) -> int:
    """Print the seconds of each shape at two sizes, and their ratio."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=800, help="items, heads, rows …")
    parser.add_argument("--pdf", action="store_true", help="print the texts as PDF")
    parser.add_argument("--only", help="shapes with commas between; all by default")
    given = parser.parse_args(arguments)
    size = given.size
    spare_collector()  # as a build's workers do
    names = given.only.split(",") if given.only else list(SHAPES)
    over = 0
    print(f"{'shape':20} {size:>8} {4 * size:>8}   ratio")
    with tempfile.TemporaryDirectory(prefix="perbup-growth-") as folder:
        for name in names:
            texts = (SHAPES[name](n) for n in (size, 4 * size))
            small, large = (_seconds(Path(folder), text, pdf=given.pdf) for text in texts)
            over += large > LIMIT * small
            print(f"{name:20} {small:8.2f} {large:8.2f} {large / small:7.1f}", flush=True)
    return over


def _seconds(folder: Path, text: str, *, pdf: bool) -> float:
    path = folder / ("text.pdf" if pdf else "text.txt")
    if pdf:
        _print(text, path)
    else:
        path.write_text(text)
    make_piece(path)
    started = time.process_time()
    make_piece(path)
    return time.process_time() - started


def _print(text: str, path: Path) -> None:
    """The text as pages of lines, each at most a line of print long."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path))
    lines = [part for line in text.splitlines() for part in textwrap.wrap(line, 95) or [""]]
    for first in range(0, len(lines), 52):
        canvas.setFont("Helvetica", 10)
        for down, line in enumerate(lines[first : first + 52]):
            canvas.drawString(60, 790 - 14 * down, line)
        canvas.showPage()
    canvas.save()


if __name__ == "__main__":
    sys.exit(main())
