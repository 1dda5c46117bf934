"""One indicator or one programme over kecamatan and years, with the place of every number.

Reads the published datasets only: the panels, one row for a kecamatan and year, or all statements
that the panels chose from, one row for each. Either way the answer says where each of its numbers
is printed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from grammar.codes import official_code
from normalize.indicators import indicator as indicator_of
from normalize.indicators import indicator_key, indicators, match_indicator
from normalize.programmes import (
    canonical_code,
    match_programme,
    official_name,
    programme_key,
)
from normalize.vocabulary import name_key
from parsers.parsed import Row
from perbup.datasets import dataset_folder
from schemas.errors import UsageError

INDICATOR_COLUMNS = (
    *("kabupaten", "kecamatan", "kode_wilayah", "indikator_id", "tahun", "fase", "target"),
    *("realisasi", "rasio", "satuan", "arah", "indikator", "sumber", "doc_id", "halaman"),
    *("tabel_id", "baris"),
)
PROGRAMME_COLUMNS = (
    *("kabupaten", "kecamatan", "kode_wilayah", "kode", "jenjang", "tahun", "fase", "pagu"),
    *("anggaran", "realisasi", "serapan", "uraian", "sumber", "doc_id", "halaman", "tabel_id"),
    "baris",
)
MARKS = {"bertentangan": " ≠", "diragukan": " ?"}
"""What stands behind a value of a panel that is not to be taken as it is."""
_LABELS = ("kabupaten", "kecamatan", "doc_id", "sumber")
_PLACE = ("doc_id", "kabupaten", "kecamatan", "kode_wilayah")


def compare(
    output: str | Path,
    *,
    indikator: str | None = None,
    program: str | None = None,
    kecamatan: Collection[str] = (),
    tahun: Collection[int] = (),
    statements: bool = False,
) -> pd.DataFrame:
    """One indicator (target against realisasi) or one programme (budget absorption).

    ``output`` is the folder of a build, or its ``dataset`` folder. ``indikator`` is an id
    (``ikm``) or a printed name; ``program`` a code with two or four digits for a subkegiatan, or a
    name. ``kecamatan`` and ``tahun`` keep only those named; empty keeps all.

    The rows are those of ``panel_indikator`` or ``panel_anggaran``, sorted by place and year, with
    ``arah`` (whether more is better) or ``serapan`` (realisasi in per cent of anggaran, computed,
    null where either is missing). With ``statements`` there is a row for every statement instead,
    in :data:`INDICATOR_COLUMNS` or :data:`PROGRAMME_COLUMNS`: ``fase`` is that of ``target`` and
    ``rencana`` (``awal``, ``proyeksi``, …), null for ``capaian`` and ``anggaran``; the value of
    ``awal`` is what was reached then, so it stands in ``realisasi``.
    :class:`~schemas.errors.UsageError` where the name is not known.
    """
    if (indikator is None) == (program is None):
        raise UsageError("name one: an indicator (--indikator) or a programme (--program)")
    folder = dataset_folder(output)
    if indikator is not None:
        if statements:
            frame = _indicator(folder, _indicator_id(indikator))
        else:
            frame = _of_indicator(folder, indikator)
    else:
        assert program is not None
        if statements:
            frame = _programme(folder, _programme_code(program))
        else:
            frame = _of_programme(folder, program)
    if kecamatan:
        wanted = {name_key(name) for name in kecamatan}
        frame = frame[[name_key(name or "") in wanted for name in frame["kecamatan"]]]
    if tahun:
        frame = frame[frame["tahun"].isin(list(tahun))]
    order = ["kabupaten", "kecamatan", "tahun"]
    order += ["doc_id", "tabel_id", "baris", "fase"] if statements else ["perangkat_id"]
    return frame.sort_values(order, na_position="first").reset_index(drop=True)


Filters = list[tuple[str, str, object]]


def _of_indicator(folder: Path, name: str) -> pd.DataFrame:
    """The panel of an indicator: by its id, or by a name that no vocabulary has."""
    try:
        known = _indicator_id(name)
        frame = _panel(folder, "panel_indikator", [("indikator_id", "=", known)])
    except UsageError:
        own: Filters = [("indikator_kunci", "=", f"nama:{indicator_key(name)}")]
        frame = _panel(folder, "panel_indikator", own)
        if frame.empty:
            raise
        known = ""
    described = indicator_of(known)
    frame["arah"] = described.arah if described else None
    return frame


def _of_programme(folder: Path, name: str) -> pd.DataFrame:
    """The panel of a programme: by its code, or by a name that no code has (before 2021)."""
    try:
        frame = _panel(folder, "panel_anggaran", [("kode", "=", _programme_code(name))])
    except UsageError:
        own: Filters = [("anggaran_kunci", "=", f"program:{programme_key(name)}")]
        frame = _panel(folder, "panel_anggaran", own)
        if frame.empty:
            raise
    pairs = zip(frame["anggaran"], frame["realisasi"], strict=True)
    frame["serapan"] = pd.array([_absorbed(b, s) for b, s in pairs], "Float64")
    return frame


def _panel(folder: Path, dataset: str, only: Filters) -> pd.DataFrame:
    table = pq.read_table(_file(folder, dataset), filters=only)
    frame = pd.DataFrame(table.to_pylist(), columns=table.column_names, dtype=object)
    numbers = {"target": "Float64"} if "target" in frame.columns else {}
    if "indikator_id" in frame.columns:
        numbers["realisasi"] = "Float64"
    whole = [name for name in frame.columns if name.endswith(("_halaman", "_baris", "_kolom"))]
    return frame.astype({"tahun": "Int64", **dict.fromkeys(whole, "Int64"), **numbers})


def _file(folder: Path, dataset: str) -> Path:
    path = folder / f"{dataset}.parquet"
    if not path.is_file():
        raise UsageError(f"{path} is not there; build it again (perbup build)")
    return path


def across_years(frame: pd.DataFrame) -> pd.DataFrame:
    """An answer of :func:`compare` as a table for reading: a kecamatan and dataset per row, a
    year per column, ``planned / reached (h. page)`` in each cell (``–`` where one is missing).

    Planned is the target, the budget or the pagu, reached the realisasi. Values of the end of the
    period (``akhir``) repeat its last year and are left out. Of the panels a row stands for a
    kecamatan, and a value that others contradict or that is in doubt is marked (:data:`MARKS`).
    """
    if "mutu" in frame.columns:
        return _panel_across_years(frame)
    planned_by = [name for name in ("target", "anggaran", "pagu") if name in frame.columns]
    cells: dict[tuple[str, ...], dict[int, list[str]]] = {}
    for row in frame.to_dict("records"):
        planned = next((row[name] for name in planned_by if not _missing(row[name])), None)
        if row["fase"] == "akhir" or _missing(row["tahun"]):
            continue
        if planned is None and _missing(row["realisasi"]):
            continue
        key = tuple(str(row[name] or "") for name in _LABELS)
        page = "" if _missing(row["halaman"]) else f" (h. {row['halaman']})"
        cell = f"{shown(planned)} / {shown(row['realisasi'])}{page}"
        printed = cells.setdefault(key, {}).setdefault(int(row["tahun"]), [])
        printed += [cell] if cell not in printed else []
    return _by_year(cells, _LABELS)


def _by_year(
    cells: Mapping[tuple[str, ...], Mapping[int, Sequence[str]]], labels: Sequence[str]
) -> pd.DataFrame:
    """A row for each of what the labels say, a column for each year."""
    years = sorted({year for found in cells.values() for year in found})
    rows = [
        dict(zip(labels, key, strict=True)) | {y: "; ".join(found.get(y, [])) for y in years}
        for key, found in cells.items()
    ]
    return pd.DataFrame(rows, columns=[*labels, *years])


def _panel_across_years(frame: pd.DataFrame) -> pd.DataFrame:
    cells: dict[tuple[str, ...], dict[int, list[str]]] = {}
    for row in frame.to_dict("records"):
        office = row["kecamatan"] or row["perangkat_daerah"] or row["perangkat_id"]
        key = (str(row["kabupaten"] or ""), str(office))
        if "pagu" in row:
            planned = row["pagu"] if _missing(row["anggaran"]) else row["anggaran"]
        else:
            planned = row["target"]
        kind = f"{row['jenis_belanja']}: " if row.get("jenis_belanja") else ""
        cell = f"{kind}{shown(planned)} / {shown(row['realisasi'])}{MARKS.get(row['mutu'], '')}"
        cells.setdefault(key, {}).setdefault(int(row["tahun"]), []).append(cell)
    return _by_year(cells, ("kabupaten", "kecamatan"))


def save(frame: pd.DataFrame, path: str | Path) -> None:
    """Write an answer as CSV or Parquet, by the ending of ``path``."""
    path = Path(path)
    if path.suffix == ".csv":
        frame.to_csv(path, index=False)
    elif path.suffix == ".parquet":
        frame.to_parquet(path, index=False)
    else:
        raise UsageError(f"{path}: the name must end in .csv or .parquet")


def _missing(value: object) -> bool:
    return value is None or value is pd.NA or value != value


def shown(value: object) -> str:
    """A value for reading: ``–`` where there is none, thousands apart in amounts."""
    if _missing(value):
        return "–"
    if isinstance(value, Decimal):
        return f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,}"
    return f"{value:,.10g}" if isinstance(value, float) else str(value)


def _indicator_id(name: str) -> str:
    if name in indicators():
        return name
    found = match_indicator(name)
    if found.indikator_id is None:
        near = f" Most like it: {found.nearest}." if found.nearest else ""
        raise UsageError(f"{name}: no such indicator.{near}")
    return found.indikator_id


def _programme_code(name: str) -> str:
    code = official_code(name)
    if code is not None:
        return canonical_code(code)
    found = match_programme(name)
    if found.kode is None:
        near = (
            f" Most like it: {found.nearest} {official_name(found.nearest)}."
            if found.nearest
            else ""
        )
        raise UsageError(f"{name}: no such programme.{near}")
    return found.kode


def _read(
    folder: Path,
    dataset: str,
    columns: Iterable[str],
    filters: list[tuple[str, str, object]] | None,
) -> list[Row]:
    path = folder / f"{dataset}.parquet"
    if not path.is_file():
        return []
    rows: list[Row] = pq.read_table(path, columns=list(columns), filters=filters).to_pylist()
    return rows


def _placed(folder: Path, rows: list[Row], columns: tuple[str, ...]) -> pd.DataFrame:
    places = {row["doc_id"]: row for row in _read(folder, "dokumen", _PLACE, None)}
    full = [{**places.get(row["doc_id"], {}), **row} for row in rows]
    frame = pd.DataFrame(full, columns=list(columns), dtype=object)
    frame = frame.where(frame.notna(), None)
    whole = dict.fromkeys(("tahun", "halaman", "baris"), "Int64")
    share = {name: "Float64" for name in ("target", "rasio", "serapan") if name in columns}
    return frame.astype({**whole, **share})


def _indicator(folder: Path, indikator_id: str) -> pd.DataFrame:
    known = indicator_of(indikator_id)
    only: list[tuple[str, str, object]] = [("indikator_id", "=", indikator_id)]
    shared = ("doc_id", "tabel_id", "baris", "indikator", "indikator_id", "tahun", "satuan")
    rows = [
        {**row, "sumber": "capaian"}
        for row in _read(
            folder, "capaian", (*shared, "target", "realisasi", "rasio", "halaman"), only
        )
    ]
    for row in _read(folder, "target", (*shared, "fase", "nilai", "halaman"), only):
        column = "realisasi" if row["fase"] == "awal" else "target"
        rows.append({**row, "sumber": "target", column: row["nilai"]})
    arah = known.arah if known else None
    return _placed(folder, [{**row, "arah": arah} for row in rows], INDICATOR_COLUMNS)


def _programme(folder: Path, kode: str) -> pd.DataFrame:
    shared = ("doc_id", "tabel_id", "baris", "kode", "jenjang", "tahun", "halaman")
    rows = [
        {**row, "sumber": "anggaran", "serapan": _absorbed(row["anggaran"], row["realisasi"])}
        for row in _read(folder, "anggaran", (*shared, "uraian", "anggaran", "realisasi"), None)
        if row["kode"] and canonical_code(row["kode"]) == kode
    ]
    for row in _read(folder, "rencana", (*shared, "nama", "fase", "pagu"), None):
        if row["pagu"] is None:
            continue  # a line's further indicators carry no budget
        code = row["kode"] or _code_of_name(row["nama"], row["jenjang"])
        if code and canonical_code(code) == kode:
            rows.append({**row, "kode": code, "uraian": row["nama"], "sumber": "rencana"})
    return _placed(folder, rows, PROGRAMME_COLUMNS)


def _code_of_name(name: str | None, level: str) -> str | None:
    """The code of a plan line that prints none, by its name."""
    return match_programme(name, jenjang=level).kode if name else None


def _absorbed(budget: Decimal | None, spent: Decimal | None) -> float | None:
    if budget is None or spent is None or budget == 0:
        return None
    return round(float(spent / budget * 100), 2)
