"""Where the published datasets of an output are."""

from __future__ import annotations

from pathlib import Path

from schemas.errors import UsageError


def dataset_folder(output: str | Path) -> Path:
    """The folder of the Parquet files: ``output`` itself, or its ``dataset``.

    Raises :class:`~schemas.errors.UsageError` where there is none.
    """
    for folder in (Path(output) / "dataset", Path(output)):
        if (folder / "dokumen.parquet").is_file():
            return folder
    raise UsageError(f"{output}: no dataset in it; build one first (perbup build)")
