"""The pipeline, the publisher, the executors, the command line and the public API.

Takes: paths of documents and folders.
Gives: ``read``, ``build``, ``load``, ``cell`` (Python) and the ``perbup`` command.
May import: every other folder; none of them imports this one.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pandas as pd

    from extract.ocr.settings import Mode
    from perbup.building import BuildSummary
    from perbup.cells import PrintedCell
    from perbup.loading import Money

__all__ = ["build", "cell", "load", "read"]

# The imports stand in the functions, so that `import perbup` and the command's help are instant.


def read(
    path: str | Path, *, ocr: Mode = "auto", ocr_lang: str = "ind+eng"
) -> dict[str, pd.DataFrame]:
    """Read one document: its rows of every dataset, as they would be published.

    Pages that are pictures are recognised; ``ocr`` is ``auto``, ``never`` or ``always``,
    ``ocr_lang`` the languages they are in, for Tesseract where it is installed.

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


def load(
    output: str | Path,
    dataset: str,
    *,
    kecamatan: str | Collection[str] | None = None,
    tahun: int | Collection[int] | None = None,
    columns: Collection[str] | None = None,
    money: Money = "decimal",
    **where: Any,
) -> pd.DataFrame:
    """Rows of a published dataset with its exact types (``panel_indikator``, ``temuan`` …).

    ``output`` is the folder or URL that was built, or its ``dataset`` folder. Only what is asked
    for is read: ``kecamatan`` (names in any spelling, or Kemendagri codes), ``tahun``,
    ``columns``, and any other column by name (``jenjang="program"``, ``kode=None`` for those
    without). Amounts are decimals, or with ``money="float"`` numbers to reckon with. Raises
    :class:`~schemas.errors.UsageError` where there is no such dataset or column.
    """
    from perbup.loading import load_dataset

    return load_dataset(
        str(output),
        dataset,
        kecamatan=kecamatan,
        tahun=tahun,
        columns=columns,
        money=money,
        **where,
    )


def cell(
    row: Mapping[str, Any] | pd.Series[Any],
    value: str,
    *,
    output: str | Path | None = None,
    raw: str | Path | None = None,
) -> PrintedCell:
    """The cell that a value of a row was printed in: ``halaman``, ``box``, ``teks``, and its
    ``picture()``.

    ``row`` is a row of a panel, of ``capaian``, ``anggaran``, ``target``, ``rencana``,
    ``evaluasi`` or ``sel``, as :func:`load` gives them; ``value`` one of its values
    (``"anggaran"``). ``output`` says where the datasets are, if the row does not know; ``raw``
    where the documents are, if not where they were built from.
    """
    from perbup.cells import printed_cell
    from perbup.loading import OUTPUT

    known = getattr(row, "attrs", {}).get(OUTPUT, "output")
    return printed_cell(dict(row), value, output or known, raw)
