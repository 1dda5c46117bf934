"""The pipeline, the publisher, the executors, the command line and the public API.

Takes: paths of documents and folders.
Gives: ``read``, ``build``, ``load`` (Python) and the ``perbup`` command.
May import: every other folder; none of them imports this one.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from extract.ocr.settings import Mode
    from perbup.building import BuildSummary

__all__ = ["build", "load", "read"]

# The imports stand in the functions, so that `import perbup` and the command's help are instant.


def read(path: str | Path, *, ocr: Mode = "auto", ocr_lang: str = "ind") -> dict[str, pd.DataFrame]:
    """Read one document: its rows of every dataset, as they would be published.

    Pages that are pictures are recognised; ``ocr`` is ``auto``, ``never`` or ``always``,
    ``ocr_lang`` the languages they are in (``ind+eng``).

    Raises :class:`~schemas.errors.UnreadableDocument` with the reason where nothing can be read.
    """
    from extract.ocr.settings import Ocr
    from perbup.loading import read_document

    return read_document(Path(path), Ocr(ocr, lang=ocr_lang))


def build(raw: str | Path, output: str | Path, **options: Any) -> BuildSummary:
    """Build the datasets of ``output`` from the documents of ``raw`` (folders or URLs).

    ``options`` are those of :func:`perbup.building.build`: ``jobs``, ``executor``, ``limits``,
    ``force``, ``ocr``, ``ocr_lang``, ``listener`` and others.
    """
    from perbup.building import build as build_folder

    return build_folder(raw, output, **options)


def load(output: str | Path, dataset: str) -> pd.DataFrame:
    """One published dataset with its exact types (``dokumen``, ``anggaran``, ``temuan`` …).

    ``output`` is the folder or URL that was built, or its ``dataset`` folder. Raises
    :class:`~schemas.errors.UsageError` where there is no such dataset.
    """
    from perbup.loading import load_dataset

    return load_dataset(str(output), dataset)
