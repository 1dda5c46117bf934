"""Published datasets for other programs: CSV, JSON Lines, Excel, DuckDB, SQLite.

Everything is read in batches, so that memory does not grow with the datasets. Numbers stay numbers
and amounts exact, dates are dates, a missing value is an empty cell or null. The dictionary comes
first (``kamus``).
"""

from __future__ import annotations

import csv
import datetime
import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, get_args

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from grammar.people import STAFF_NUMBER
from perbup.datasets import dataset_folder
from schemas.arrow import ARROW_TYPES, arrow_schema
from schemas.datapackage import datapackage
from schemas.datasets import DATASETS, Column
from schemas.errors import UsageError
from schemas.published import reading
from schemas.spreadsheet import harmless

Format = Literal["csv", "xlsx", "jsonl", "duckdb", "sqlite"]

DICTIONARY = "kamus"
DICTIONARY_COLUMNS = tuple(
    Column(name, "str", doc)
    for name, doc in (
        ("dataset", "Dataset"),
        ("kolom", "Kolom"),
        ("jenis", "Jenis nilai"),
        ("satuan", "Satuan, bila satu untuk semua"),
        ("kunci", "Bagian dari kunci"),
        ("wajib", "Tak pernah kosong"),
        ("arti", "Arti"),
        ("nilai", "Nilai yang mungkin"),
    )
)
AT_ONCE = 8_192
"""Rows in memory at a time."""
SHEET_ROWS = 1_048_576
"""Rows of an Excel sheet, its head included."""
CELL_LETTERS = 32_767
"""Letters of an Excel cell."""
EXACT_DIGITS = 15
"""Digits of a number that a float keeps, and so Excel."""
WIDEST = 60

Row = tuple[Any, ...]


@dataclass(slots=True)
class Exported:
    """The files written, and what a person should know of them."""

    files: list[Path] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Source:
    """The datasets to export. ``personal`` are tables that list staff: they are left out."""

    folder: Path
    names: tuple[str, ...]
    personal: frozenset[str] | None = None

    def batches(self, dataset: str) -> Iterator[pa.RecordBatch]:
        """The rows of a dataset in the declared columns."""
        schema = arrow_schema(dataset)
        with pq.ParquetFile(self.folder / f"{dataset}.parquet") as file:
            for batch in file.iter_batches(AT_ONCE, columns=schema.names):
                yield batch if self.personal is None else _impersonal(batch, self.personal)

    def rows(self, dataset: str) -> Iterator[Row]:
        """The rows of a dataset as plain values."""
        for batch in self.batches(dataset):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def export(
    output: str | Path,
    to: Format,
    target: str | Path,
    *,
    datasets: Collection[str] = (),
    without_personal: bool = False,
) -> Exported:
    """Write the published datasets of ``output`` into the folder ``target`` in another format.

    ``datasets`` are those wanted (empty: all). ``without_personal`` leaves out the cells of tables
    that list staff by name (``tabel.pribadi``), what was found on them, and numbers of staff in
    texts. Raises :class:`~schemas.errors.UsageError` where a name or format is not known.
    """
    if to not in get_args(Format):
        raise UsageError(f"{to}: no such format; there are {', '.join(get_args(Format))}")
    folder = dataset_folder(output)
    unknown = set(datasets) - set(DATASETS)
    if unknown:
        raise UsageError(f"{', '.join(sorted(unknown))}: no such dataset")
    names = tuple(n for n in DATASETS if not datasets or n in datasets)
    for name in names:
        path = folder / f"{name}.parquet"
        with reading(path):
            known = path.is_file() and pq.read_schema(path).names == arrow_schema(name).names
        if not known:
            raise UsageError(f"{path}: not there, or of another version; build it again")
    if os.path.realpath(target) == os.path.realpath(folder):
        raise UsageError(f"{target}: the datasets themselves stand there; name another folder")
    source = Source(folder, names, _personal(folder) if without_personal else None)
    target = Path(target)
    target.mkdir(parents=True, exist_ok=True)
    done = Exported()
    _WRITERS[to](source, target, done)
    return done


def _personal(folder: Path) -> frozenset[str]:
    tabel = pq.read_table(folder / "tabel.parquet", columns=["tabel_id", "pribadi"])
    return frozenset(tabel["tabel_id"].filter(pc.fill_null(tabel["pribadi"], False)).to_pylist())


def _impersonal(batch: pa.RecordBatch, personal: frozenset[str]) -> pa.RecordBatch:
    """A batch without rows that stand in a table of staff (``tabel`` itself names none), and with
    no number of staff in its texts."""
    if personal:
        known = pa.array(sorted(personal), pa.string())
        names = batch.schema.names
        for name in names:
            if name.endswith("tabel_id") and "jumlah_baris" not in names:
                batch = batch.filter(pc.invert(pc.is_in(batch[name], known)))
        if "sel" in names:
            kept = [
                not any(cell.rpartition("#")[0] in personal for cell in cells or ())
                for cells in batch["sel"].to_pylist()
            ]
            batch = batch.filter(pa.array(kept, pa.bool_()))
    columns = []
    for values in batch.columns:
        if pa.types.is_string(values.type) and pc.any(_like_staff_number(values)).as_py():
            texts = [t and STAFF_NUMBER.sub("[NIP]", t) for t in values.to_pylist()]
            values = pa.array(texts, values.type)
        columns.append(values)
    return pa.RecordBatch.from_arrays(columns, schema=batch.schema)


def _like_staff_number(values: pa.Array) -> Any:
    return pc.match_substring_regex(values, r"(?:19|20)\d{6}\s?(?:19|20)\d{4}")


def _dictionary(names: Iterable[str]) -> Iterator[Row]:
    for dataset in (DATASETS[name] for name in names):
        for column in dataset.columns:
            yield (
                dataset.name,
                column.name,
                str(ARROW_TYPES[column.kind]),
                column.unit,
                "ya" if column.name in dataset.key else None,
                "ya" if column.required else None,
                column.doc,
                ", ".join(column.allowed) or None,
            )


def _parts(source: Source) -> Iterator[tuple[str, Sequence[Column], Iterator[Row]]]:
    """Name, columns and rows of everything to write: the dictionary, then the datasets."""
    yield DICTIONARY, DICTIONARY_COLUMNS, _dictionary(source.names)
    for name in source.names:
        yield name, DATASETS[name].columns, source.rows(name)


def _finished(part: Path, path: Path, done: Exported) -> None:
    """A file takes its name when it is whole."""
    part.replace(path)
    done.files.append(path)


# --- CSV and JSON Lines ------------------------------------------------------------------------


def _write_csv(source: Source, target: Path, done: Exported) -> None:
    """One CSV a dataset, and a ``datapackage.json`` that describes them."""
    files = {}
    for name, columns, rows in _parts(source):
        path = target / f"{name}.csv"
        part = path.with_suffix(".csv.part")
        count = 0
        with part.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([column.name for column in columns])
            for row in rows:
                writer.writerow([_csv_cell(value) for value in row])
                count += 1
        with part.open("rb") as written:
            digest = hashlib.file_digest(written, "sha256").hexdigest()
        files[name] = {"rows": count, "bytes": part.stat().st_size, "sha256": digest}
        _finished(part, path, done)
    described = target / "datapackage.json"
    content = json.dumps(datapackage(files, "csv"), indent=1, ensure_ascii=False)
    described.write_text(content + "\n", encoding="utf-8")
    done.files.append(described)


def _csv_cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return repr(value) if isinstance(value, float) else str(value)


def _write_jsonl(source: Source, target: Path, done: Exported) -> None:
    """One object a row; amounts are numbers with all their digits."""
    for name, columns, rows in _parts(source):
        path = target / f"{name}.jsonl"
        part = path.with_suffix(".jsonl.part")
        heads = [json.dumps(column.name) for column in columns]
        with part.open("w", encoding="utf-8") as file:
            for row in rows:
                members = (f"{h}: {_json_value(v)}" for h, v in zip(heads, row, strict=True))
                file.write("{" + ", ".join(members) + "}\n")
        _finished(part, path, done)


def _json_value(value: Any) -> str:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime.date):
        return f'"{value.isoformat()}"'
    return json.dumps(value, ensure_ascii=False)


# --- Excel -------------------------------------------------------------------------------------


def _write_xlsx(source: Source, target: Path, done: Exported) -> None:
    """One workbook, a sheet a dataset: head frozen, filters, widths by what is in the columns."""
    import xlsxwriter

    path = target / "perbup.xlsx"
    part = path.with_suffix(".xlsx.part")
    with xlsxwriter.Workbook(part, {"constant_memory": True, "in_memory": False}) as book:
        book.set_properties({"created": datetime.datetime(2000, 1, 1)})
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1, "bg_color": "#E8EEF4"}),
            "money": book.add_format({"num_format": "#,##0.00"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        for name, columns, rows in _parts(source):
            number, more = 1, True
            waiting = _Ahead(rows)
            while more:
                title = name if number == 1 else f"{name} ({number})"
                more = _write_sheet(book.add_worksheet(title), columns, waiting, formats, done)
                if more and number == 1:
                    done.notes.append(
                        f"{name}: more than {SHEET_ROWS - 1:,} rows, the most a sheet of Excel"
                        " holds; it goes on in further sheets"
                    )
                number += 1
    _finished(part, path, done)


class _Ahead:
    """Rows that say whether another one comes."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows = rows
        self.next: Row | None = next(rows, None)

    def take(self) -> Row:
        """The next row."""
        row = self.next
        assert row is not None
        self.next = next(self._rows, None)
        return row


def _write_sheet(
    sheet: Any, columns: Sequence[Column], rows: _Ahead, formats: dict[str, Any], done: Exported
) -> bool:
    """One sheet; whether rows are left for another."""
    widths = [len(column.name) + 2 for column in columns]
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column.name, formats["head"])
    line = 0
    while rows.next is not None and line < SHEET_ROWS - 1:
        line += 1
        for at, value in enumerate(rows.take()):
            if value is None:
                continue
            width = _write_cell(sheet, line, at, value, formats, done)
            if line <= 200:
                widths[at] = max(widths[at], width)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, line, len(columns) - 1)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, min(width + 1, WIDEST))
    return rows.next is not None


def _write_cell(
    sheet: Any, line: int, at: int, value: Any, formats: dict[str, Any], done: Exported
) -> int:
    """Write a value by its type; its width in letters."""
    if isinstance(value, bool):
        sheet.write_boolean(line, at, value)
        return 5
    if isinstance(value, Decimal):
        if _digits(value) > EXACT_DIGITS:
            sheet.write_string(line, at, str(value))
        else:
            sheet.write_number(line, at, float(value), formats["money"])
        return len(f"{value:,}")
    if isinstance(value, int | float):
        sheet.write_number(line, at, value)
        return len(str(value))
    if isinstance(value, datetime.date):
        sheet.write_datetime(line, at, value, formats["date"])
        return 10
    text = "; ".join(value) if isinstance(value, list) else str(value)
    if len(text) > CELL_LETTERS:
        note = " … (dipotong)"
        text = text[: CELL_LETTERS - len(note)] + note
        if not any("letters" in said for said in done.notes):
            done.notes.append(
                f"texts of more than {CELL_LETTERS:,} letters are cut, for a cell of Excel holds"
                " no more; they are whole in the other formats"
            )
    sheet.write_string(line, at, text)
    return max(map(len, text[:200].split("\n")))


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


# --- databases ---------------------------------------------------------------------------------


def _write_duckdb(source: Source, target: Path, done: Exported) -> None:
    """One database, a table a dataset with the exact types and the meaning of every column."""
    import duckdb

    path = target / "perbup.duckdb"
    part = path.with_suffix(".duckdb.part")
    part.unlink(missing_ok=True)
    with closing(duckdb.connect(str(part))) as database:
        database.execute("BEGIN")
        kinds = ", ".join(f"{column.name} VARCHAR" for column in DICTIONARY_COLUMNS)
        database.execute(f"CREATE TABLE {DICTIONARY} ({kinds})")
        marks = ", ".join("?" * len(DICTIONARY_COLUMNS))
        database.executemany(
            f"INSERT INTO {DICTIONARY} VALUES ({marks})", list(_dictionary(source.names))
        )
        for name in source.names:
            rows = pa.RecordBatchReader.from_batches(
                arrow_schema(name), (_plain(batch, name) for batch in source.batches(name))
            )
            database.register("rows_of_export", rows)
            database.execute(f'CREATE TABLE "{name}" AS SELECT * FROM rows_of_export')
            database.unregister("rows_of_export")
            database.execute(f'COMMENT ON TABLE "{name}" IS {_quoted(DATASETS[name].row)}')
            for column in DATASETS[name].columns:
                place = f'"{name}"."{column.name}"'
                database.execute(f"COMMENT ON COLUMN {place} IS {_quoted(column.doc)}")
        database.execute("COMMIT")
    _finished(part, path, done)


def _plain(batch: pa.RecordBatch, name: str) -> pa.RecordBatch:
    return batch.cast(arrow_schema(name))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


_SQLITE: dict[str, str] = {
    "str": "TEXT",
    "int": "INTEGER",
    "float": "REAL",
    "bool": "BOOLEAN",
    "date": "DATE",
    "money": "",
    "list": "TEXT",
}
"""Types of SQLite columns. Amounts have none, so that they stay what they are: whole numbers, else
floats where these are exact, else texts. Dates are ISO texts, lists JSON."""


def _write_sqlite(source: Source, target: Path, done: Exported) -> None:
    """One database, a table a dataset, with an index on ``doc_id``."""
    path = target / "perbup.sqlite"
    part = path.with_suffix(".sqlite.part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part)) as database:
        for name, columns, rows in _parts(source):
            kinds = ", ".join(f'"{c.name}" {_SQLITE[c.kind]}' for c in columns)
            database.execute(f'CREATE TABLE "{name}" ({kinds})')
            marks = ", ".join("?" * len(columns))
            values = (tuple(map(_sqlite_value, row)) for row in rows)
            database.executemany(f'INSERT INTO "{name}" VALUES ({marks})', values)
            if "doc_id" in {column.name for column in columns}:
                database.execute(f'CREATE INDEX "{name}_doc_id" ON "{name}" (doc_id)')
        database.commit()
    _finished(part, path, done)


def _sqlite_value(value: Any) -> Any:
    if isinstance(value, Decimal):
        if value == value.to_integral_value():
            return int(value)
        return float(value) if _digits(value) <= EXACT_DIGITS else str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


_WRITERS: dict[Format, Callable[[Source, Path, Exported], None]] = {
    "csv": _write_csv,
    "xlsx": _write_xlsx,
    "jsonl": _write_jsonl,
    "duckdb": _write_duckdb,
    "sqlite": _write_sqlite,
}
