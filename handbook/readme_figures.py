"""What the README says of how good perbup is, from ``docs/figures.md``: ``make docs`` writes it
anew, and a test holds the one to the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
FIGURES = ROOT / "docs" / "figures.md"

_BEGIN, _END = "<!-- Made from docs/figures.md by `make docs`. -->", "<!-- Up to here. -->"
_READ = (
    ("generated, as text", "What is read of generated documents", "text"),
    ("generated, PDF with ruled tables", "What is read of generated documents", "ruled"),
    ("generated, PDF without rules", "What is read of generated documents", "borderless"),
    ("generated, scans", "What is read of scans", "scan"),
    (
        "real regulations and cases of other forms",
        "What is read of real documents and of cases",
        "as it is",
    ),
)
_ENGINES = ("perbup build", "pdfplumber tables", "tabula lattice", "img2table")

Row = Mapping[str, str]


def with_figures(readme: str, figures: str) -> str:
    """The README with what the page of figures says now."""
    before, _, rest = readme.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}\n\n{_how_good(figures)}\n{_END}{after}"


def _how_good(figures: str) -> str:
    lines = [
        "| read | documents | values printed | published right | published and wrong |",
        "|---|---|---|---|---|",
    ]
    for said, title, layout in _READ:
        rows = [r for r in _rows(figures, title, "kind") if r["layout"].startswith(layout)]
        printed = sum(map(_printed, rows))
        right = sum(_printed(row) * float(row["published right"].rstrip("%")) for row in rows)
        documents, wrong = (_sum(rows, name) for name in ("documents", "wrong"))
        lines.append(f"| {said} | {documents} | {printed:,} | {right / printed:.2f} % | {wrong} |")
    own, plumber, tabula, img2table = map(_costs(figures).__getitem__, _ENGINES)
    return (
        "\n".join(lines)
        + f"""

What is not published is null or missing, with a finding; what is wrong is named in the figures. The
real documents were at hand while perbup was written. From file to Parquet a page of print takes
{own} ms of a core; for its tables alone pdfplumber takes {plumber} ms, tabula {tabula} ms,
img2table {img2table} ms.
"""
    )


def _costs(figures: str) -> dict[str, str]:
    """Milliseconds that a page costs each engine, the least and the most of the files."""
    costs: dict[str, list[float]] = {}
    for row in _rows(figures, "Beside other readers of PDFs", "document"):
        if re.fullmatch(r"[\d.]+", row["ms a page"]):
            costs.setdefault(row["engine"], []).append(float(row["ms a page"]))
    return {engine: f"{min(of):.0f} to {max(of):.0f}" for engine, of in costs.items()}


def _rows(figures: str, title: str, first: str) -> Iterator[Row]:
    """The rows of the table under a title whose first column has that name."""
    _, _, part = figures.partition(f"\n## {title}\n")
    names: list[str] = []
    for line in part.partition("\n## ")[0].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if not line.startswith("|"):
            names = []
        elif not names:
            names = cells
        elif names[0] == first and not line.startswith("| ---"):
            yield dict(zip(names, cells, strict=True))


def _printed(row: Row) -> int:
    return int(row["values printed"].replace(",", ""))


def _sum(rows: Iterable[Row], name: str) -> int:
    return sum(int(row[name]) for row in rows)


if __name__ == "__main__":
    README.write_text(
        with_figures(README.read_text("utf-8"), FIGURES.read_text("utf-8")), encoding="utf-8"
    )
