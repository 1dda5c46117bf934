"""The data dictionary, ``docs/data-dictionary.md``, made from the declarations.

``python -m schemas.dictionary`` writes it; a test says when it was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from schemas.arrow import ARROW_TYPES
from schemas.datasets import DATASETS, SCHEMA_VERSION, Column, Dataset

PAGE = Path(__file__).parents[1] / "docs" / "data-dictionary.md"

_INTRODUCTION = f"""\
# Data dictionary

Made from `schemas/datasets.py` by `make docs`; do not edit. Schema version {SCHEMA_VERSION}.

One Parquet file per dataset, `output/dataset/<name>.parquet`, compressed with zstd and sorted by
`doc_id` and document order. A missing value is null, never 0 or an empty text. Columns in **bold**
are never null; columns marked 🔑 make up the key.
"""


def dictionary(names: Iterable[str] | None = None) -> str:
    """The dictionary of the datasets named (default: all) as Markdown."""
    return "\n".join(_section(DATASETS[name]) for name in (names or DATASETS))


def page() -> str:
    """The whole page: introduction, contents, every dataset."""
    contents = "\n".join(f"- [`{d.name}`](#{d.name}): {d.row}" for d in DATASETS.values())
    return f"{_INTRODUCTION}\n{contents}\n\n{dictionary()}"


def _section(dataset: Dataset) -> str:
    lines = [
        f"## {dataset.name}",
        "",
        f"Satu baris: {dataset.row}.",
        "",
        "| column | type | meaning |",
        "|---|---|---|",
        *(_row(dataset, column) for column in dataset.columns),
        "",
    ]
    for columns, parent in dataset.foreign:
        lines += [f"`{', '.join(columns)}` leads to [`{parent}`](#{parent}).", ""]
    return "\n".join(lines)


def _row(dataset: Dataset, column: Column) -> str:
    name = f"`{column.name}`"
    if column.required:
        name = f"**{name}**"
    if column.name in dataset.key:
        name += " 🔑"
    meaning = column.doc.replace("|", "\\|")
    if column.allowed:
        meaning += ": " + ", ".join(f"`{value}`" for value in column.allowed)
    bounds = [
        f"{sign} {bound:g}"
        for sign, bound in (("≥", column.minimum), ("≤", column.maximum))
        if bound is not None
    ]
    if bounds:
        meaning += f" ({', '.join(bounds)})"
    return f"| {name} | {ARROW_TYPES[column.kind]} | {meaning} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
