"""The pictures of the pages: ``python -m handbook.pictures [OUTPUT] [--raw RAW]`` draws them anew.

The report's pages are taken with a browser (chromium), and kept as they are where there is none;
all else needs perbup's own libraries alone.
"""

from __future__ import annotations

import argparse
import base64
import io
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pandas as pd
import pypdfium2
from PIL import Image, ImageDraw

import perbup
from extract.draw import draw_page
from extract.read import read

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.py"))
DOCUMENT = "perbup-bojonegoro-114-2022"
RULE = "pagu-akhir-tidak-cocok"
"""The finding of the samples that the overview tells the story of."""
PAGE = 22
"""Where it stands."""

INK, MUTED, LINE, PAPER = "#1f2933", "#5b6773", "#c5ccd3", "#ffffff"
GREEN, RED, BLUE, SOFT = "#2f7d4f", "#b3261e", "#22577a", "#eef3f7"
MARGIN = 12
FONT = "Arial, Liberation Sans, Helvetica, sans-serif"
MONO = "DejaVu Sans Mono, Liberation Mono, Menlo, monospace"

Box = tuple[float, float, float, float]


# --- small SVG ----------------------------------------------------------------------------------


def text(
    x: float,
    y: float,
    said: str,
    *,
    size: float = 13,
    colour: str = INK,
    bold: bool = False,
    mono: bool = False,
    anchor: str = "start",
) -> str:
    """A line of text; ``y`` is its base line."""
    weight = ' font-weight="bold"' if bold else ""
    family = f' font-family="{MONO}"' if mono else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{colour}" text-anchor="{anchor}"'
        f'{weight}{family} xml:space="preserve">{escape(said)}</text>'
    )


def box(
    x: float, y: float, width: float, height: float, *, fill: str = PAPER, stroke: str = LINE
) -> str:
    """A rectangle with round corners."""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="6" fill="{fill}" '
        f'stroke="{stroke}"/>'
    )


def arrow(x0: float, y0: float, x1: float, y1: float) -> str:
    """A line that ends in a point."""
    return (
        f'<line x1="{x0:g}" y1="{y0:g}" x2="{x1:g}" y2="{y1:g}" stroke="{MUTED}" '
        'stroke-width="1.5" marker-end="url(#point)"/>'
    )


def drawing(width: float, height: float, label: str, parts: Sequence[str]) -> str:
    """The parts as one picture, with the words that say what it shows."""
    wide, high = width + 2 * MARGIN, height + 2 * MARGIN
    return "\n".join(
        (
            '<svg xmlns="http://www.w3.org/2000/svg" '
            f'viewBox="{-MARGIN} {-MARGIN} {wide:g} {high:g}" '
            f'width="{wide:g}" height="{high:g}" font-family="{FONT}" role="img" '
            f'aria-label="{escape(label)}">',
            f'<defs><marker id="point" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
            f'markerHeight="7" orient="auto"><path d="M0,0 L8,4 L0,8 z" fill="{MUTED}"/></marker>'
            "</defs>",
            f'<rect x="{-MARGIN}" y="{-MARGIN}" width="100%" height="100%" fill="{PAPER}"/>',
            *parts,
            "</svg>\n",
        )
    )


# --- what perbup does, in one picture -----------------------------------------------------------


def overview(output: Path, raw: Path) -> str:
    """A piece of a page, the rows that became of it, and the finding that stands on it."""
    temuan = perbup.load(output, "temuan")
    finding = temuan[(temuan.doc_id == DOCUMENT) & (temuan.aturan == RULE)].iloc[0]
    places = [_place(cell) for cell in finding.sel]
    table, row = places[0][:2]
    sel = perbup.load(output, "sel")
    sel = sel[(sel.tabel_id == table) & (sel.baris == row)].set_index("kolom")
    rencana = perbup.load(output, "rencana")
    rows = rencana[
        (rencana.tabel_id == table) & (rencana.baris == row) & rencana.pagu.notna()
    ].sort_values("pagu_kolom")

    width = 1000.0
    marked = [_box(sel.loc[column]) for _, _, column in places]
    first, last = _box(sel.loc[2]), _box(sel.loc[max(column for *_, column in places)])
    piece = crop(
        raw / f"{DOCUMENT}.pdf", int(finding.halaman), (first[0], first[1], *last[2:]), marked
    )
    high = width * piece.height / piece.width
    parts = [
        text(0, 16, "1  a page of the plan, its cells as they were read", bold=True),
        f'<image x="0" y="28" width="{width:g}" height="{high:.0f}" href="{_embedded(piece)}"/>',
    ]
    y = 28 + high + 34
    parts.append(
        text(
            0, y, "2  rows of the dataset rencana, each with the place it was printed at", bold=True
        )
    )
    heads = ("kode", "tahun", "fase", "pagu", "halaman", "tabel_id", "baris", "pagu_kolom")
    at = (8, 170, 240, 330, 500, 580, 820, 890)
    y += 12
    parts.append(box(0, y, width, 26 + 21 * len(rows), fill=SOFT))
    y += 19
    parts += [text(x, y, head, size=12, colour=MUTED) for x, head in zip(at, heads, strict=True)]
    for _, line in rows.iterrows():
        y += 21
        values = [line[head] for head in heads]
        shown = ["" if pd.isna(value) else str(value) for value in values]
        parts += [text(x, y, said, size=12, mono=True) for x, said in zip(at, shown, strict=True)]
    y += 44
    parts.append(
        text(0, y, "3  a finding: the numbers of the page contradict each other", bold=True)
    )
    y += 12
    lines = _wrapped(f"{finding.pesan}", 138)
    parts.append(box(0, y, width, 30 + 19 * len(lines), fill="#fdf1f0", stroke="#e7b8b4"))
    parts.append(
        text(8, y + 20, f"{finding.aturan}   {finding.tingkat}", size=12, colour=RED, mono=True)
    )
    parts += [text(8, y + 40 + 19 * at, line, size=12.5) for at, line in enumerate(lines)]
    label = "A page of a plan, the rows that became of it, and a finding that its sum is wrong"
    return drawing(width, y + 32 + 19 * len(lines), label, parts)


def _place(cell: str) -> tuple[str, int, int]:
    table, _, place = cell.partition("#")
    row, column = place.split(",")
    return table, int(row), int(column)


def _box(cell: Any) -> Box:
    return float(cell.x0), float(cell.y0), float(cell.x1), float(cell.y1)


def crop(
    path: Path, page: int, piece: Box, marked: Sequence[Box], *, scale: float = 3
) -> Image.Image:
    """A piece of a page (points from the upper left corner) with some of its cells outlined."""
    document = pypdfium2.PdfDocument(path)
    picture: Image.Image = document[page - 1].render(scale=scale).to_pil().convert("RGB")
    document.close()
    pen = ImageDraw.Draw(picture)
    for x0, y0, x1, y1 in marked:
        pen.rectangle(
            [scale * x0 + 1, scale * y0 + 1, scale * x1 - 1, scale * y1 - 1], None, GREEN, 4
        )
    left, top, right, bottom = (scale * value for value in piece)
    return picture.crop((int(left) - 4, int(top) - 4, int(right) + 4, int(bottom) + 4))


def _embedded(picture: Image.Image) -> str:
    content = io.BytesIO()
    picture.quantize(32).save(content, "PNG", optimize=True)
    return f"data:image/png;base64,{base64.b64encode(content.getvalue()).decode()}"


def _wrapped(said: str, width: int) -> list[str]:
    return textwrap.wrap(said, width)


# --- how the parts hang together ----------------------------------------------------------------

STAGES = (
    ("extract", "Document", ("pages, paragraphs,", "tables, boxes;", "scans recognised")),
    ("parsers", "rows", ("legal text, chapters,", "tables of the forms;", "text and values")),
    ("schemas", "tables", ("exact types, keys;", "what breaks them", "is a finding")),
    ("publish", "dataset", ("pieces to segments", "to sorted Parquet;", "all or none")),
)


def architecture() -> str:
    """The flow of :doc:`ARCHITECTURE.md`: stages from left to right, what each gives."""
    parts = [
        box(10, 92, 128, 96, fill=SOFT),
        text(74, 118, "raw/", bold=True, anchor="middle"),
        *(
            text(74, 140 + 18 * at, line, size=12, colour=MUTED, anchor="middle")
            for at, line in enumerate(("pdf, txt, md;", "a folder or a URL"))
        ),
        arrow(138, 140, 174, 140),
    ]
    x = 176.0
    for at, (name, gives, said) in enumerate(STAGES):
        parts.append(box(x, 76, 150, 128))
        parts.append(text(x + 75, 102, f"{name}/" if at < 3 else name, bold=True, anchor="middle"))
        parts += [
            text(x + 75, 126 + 18 * row, line, size=12, colour=MUTED, anchor="middle")
            for row, line in enumerate(said)
        ]
        parts.append(text(x + 75, 194, f"gives {gives}", size=12, colour=BLUE, anchor="middle"))
        parts.append(arrow(x + 150, 140, x + 184, 140))
        x += 186
    for row, (name, what) in enumerate(
        (
            ("report", "pages for people"),
            ("check, compare", "rules and series again"),
            ("load, sql", "for programs"),
        )
    ):
        y = 40 + 72 * row
        parts.append(box(x + 4, y, 168, 54, fill=SOFT))
        parts.append(text(x + 88, y + 23, name, bold=True, anchor="middle"))
        parts.append(text(x + 88, y + 42, what, size=12, colour=MUTED, anchor="middle"))
    parts += [
        box(362, 10, 150, 44, fill=SOFT),
        text(437, 29, "normalize/ grammar/", size=12, bold=True, anchor="middle"),
        text(437, 46, "printed text to values", size=12, colour=MUTED, anchor="middle"),
        arrow(437, 54, 437, 74),
        box(548, 10, 150, 44, fill=SOFT),
        text(623, 29, "quality/", size=12, bold=True, anchor="middle"),
        text(623, 46, "rows to findings", size=12, colour=MUTED, anchor="middle"),
        arrow(623, 54, 623, 74),
        f'<path d="M176,226 L176,234 L698,234 L698,226" fill="none" stroke="{MUTED}"/>',
        *(
            text(x, 254, said, size=12, colour=MUTED, anchor="middle")
            for x, said in (
                (437, "one document, in a process that may be killed; its piece is kept"),
                (809, "all documents together"),
            )
        ),
    ]
    label = (
        "Documents flow from raw through extract, parsers, schemas and publish to the dataset; "
        "report, check and load read it"
    )
    return drawing(1100, 268, label, parts)


# --- pictures of the report ---------------------------------------------------------------------

WIDTH, HEIGHT = 1180, 900


def photographs(pages: Mapping[str, tuple[str, str | None]], folder: Path) -> list[Path]:
    """Pages as a browser shows them, by the name of their picture: an address, and the element that
    is wanted of it, or the whole window. Empty where there is no browser."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        return []
    from selenium import webdriver

    taken = []
    with tempfile.TemporaryDirectory() as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = chromium
        for option in (
            *("headless", "no-sandbox", "disable-gpu", "hide-scrollbars", "disable-sync"),
            *("disable-background-networking", "disable-component-update"),
            *(f"window-size={WIDTH},{HEIGHT}", f"user-data-dir={profile}"),
        ):
            options.add_argument(f"--{option}")
        window = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
        try:
            for name, (address, element) in pages.items():
                window.get(address)
                wanted: Any = window
                if element is not None:
                    wanted = window.find_element("id", element)
                    window.execute_script("arguments[0].scrollIntoView()", wanted)
                content = (
                    window.get_screenshot_as_png() if element is None else wanted.screenshot_as_png
                )
                picture = Image.open(io.BytesIO(content)).convert("RGB")
                picture.quantize(64).save(folder / name, optimize=True)
                taken.append(folder / name)
        finally:
            window.quit()
    return taken


def draw(output: Path, raw: Path, folder: Path = PICTURES) -> list[Path]:
    """Every picture; those that were drawn."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    for name, content in (
        ("overview.svg", overview(output, raw)),
        ("architecture.svg", architecture()),
    ):
        (folder / name).write_text(content, encoding="utf-8")
        drawn.append(folder / name)
    path = raw / f"{DOCUMENT}.pdf"
    seen = draw_page(path, read(path), PAGE).convert("RGB")
    seen.crop((0, 0, seen.width, seen.height * 2 // 3)).quantize(64).save(
        folder / "page.png", optimize=True
    )
    drawn.append(folder / "page.png")
    for example in EXAMPLES:
        target = folder / f"{example.stem}.svg"
        command = [sys.executable, str(example), str(output), "--picture", str(target)]
        subprocess.run(command, check=True, capture_output=True)
        drawn.append(target)
    report = (output / "report").resolve()
    temuan = perbup.load(output, "temuan")
    finding = temuan[(temuan.doc_id == DOCUMENT) & (temuan.aturan == RULE)].iloc[0]
    pages = {
        "report.png": (f"file://{report}/index.html", None),
        "finding.png": (
            f"file://{report}/dokumen/{DOCUMENT}.html#{finding.temuan_id}",
            finding.temuan_id,
        ),
    }
    return [*drawn, *photographs(pages, folder)]


def main(arguments: list[str] | None = None) -> int:
    """Draw and say what was drawn."""
    parser = argparse.ArgumentParser(prog="python -m handbook.pictures", description=__doc__)
    parser.add_argument("output", nargs="?", type=Path, default=Path("output"))
    parser.add_argument("--raw", type=Path, default=Path("raw"))
    given = parser.parse_args(arguments)
    for path in draw(given.output, given.raw):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
