"""``schemas/rows.py``, made from the datasets' declarations: ``python -m handbook.row_types``."""

from __future__ import annotations

from pathlib import Path

from schemas.datasets import DATASETS, Column, Dataset, Kind

MODULE = Path(__file__).parents[1] / "schemas" / "rows.py"
LATER = frozenset({"pipeline_version", "schema_version"})
"""Columns that a later stage fills in: a parser's row may lack them."""
NOT_PARSED = frozenset({"temuan", "peraturan", "relasi", "panel_indikator", "panel_anggaran"})
"""Datasets that no parser makes."""

_PYTHON: dict[Kind, str] = {
    "str": "str",
    "int": "int",
    "float": "float",
    "money": "Decimal",
    "bool": "bool",
    "date": "date",
    "list": "list[str]",
}
_INTRODUCTION = '''\
"""Rows as parsers build them: a column that is left out is a type error.

Made by ``python -m handbook.row_types`` from ``schemas/datasets.py`` (``make docs``); do not edit.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NotRequired, TypedDict
'''


def module() -> str:
    """The module's text."""
    parsed = [dataset for name, dataset in DATASETS.items() if name not in NOT_PARSED]
    return "\n\n".join([_INTRODUCTION, *map(_class, parsed)])


def _class(dataset: Dataset) -> str:
    name = "".join(part.capitalize() for part in dataset.name.split("_"))
    doc = f'    """A row of ``{dataset.name}``."""'
    return "\n".join([f"class {name}(TypedDict):", doc, "", *map(_field, dataset.columns)]) + "\n"


def _field(column: Column) -> str:
    python = _PYTHON[column.kind]
    kind = python if column.required else f"{python} | None"
    return f"    {column.name}: " + (f"NotRequired[{kind}]" if column.name in LATER else kind)


if __name__ == "__main__":
    MODULE.write_text(module(), encoding="utf-8")
