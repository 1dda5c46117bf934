"""The columns as they were last written down: what tells a change of the published datasets.

``python -m handbook.snapshot`` writes ``handbook/columns.json``. A change of columns changes
``SCHEMA_VERSION`` and is told in ``docs/migrations.md``; a test says where one was forgotten.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from schemas.arrow import ARROW_TYPES
from schemas.datasets import DATASETS, SCHEMA_VERSION

SNAPSHOT = Path(__file__).with_name("columns.json")
NOTES = Path(__file__).parents[1] / "docs" / "migrations.md"


def columns() -> dict[str, Any]:
    """Version, and by dataset the key and the type of every column (``!``: never null)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "datasets": {
            dataset.name: {
                "key": list(dataset.key),
                "columns": {
                    column.name: str(ARROW_TYPES[column.kind]) + "!" * column.required
                    for column in dataset.columns
                },
            }
            for dataset in DATASETS.values()
        },
    }


def untold(now: dict[str, Any], before: dict[str, Any], notes: str) -> str | None:
    """What was forgotten of a change of the columns; null where all is told."""
    if now["schema_version"] == before["schema_version"] and now != before:
        return "the columns changed and SCHEMA_VERSION did not"
    if f"\n## {now['schema_version']}\n" not in notes:
        return f"docs/migrations.md has no section ## {now['schema_version']}"
    if now != before:
        return "write the columns down: python -m handbook.snapshot"
    return None


def main(arguments: list[str]) -> str | None:
    """Write the snapshot; what keeps it from being written, if anything.

    ``--unreleased`` writes it under the same version, for a version that nobody has had yet.
    """
    now = columns()
    before = json.loads(SNAPSHOT.read_text("utf-8")) if SNAPSHOT.is_file() else {**now}
    said = untold(now, before, NOTES.read_text("utf-8"))
    unreleased = "--unreleased" in arguments
    if said is not None and not said.startswith("write") and not unreleased:
        return said
    SNAPSHOT.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
