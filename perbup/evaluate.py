"""A dataset against hand-checked truth: what is found, what is right, what got better or worse.

Truth is one CSV per dataset, in a folder or in one folder per document, with the columns of the
dataset. Columns that begin with ``_`` are for the reader, except ``_opsional`` (``ya``: the row
may be missing) and those of :data:`ALSO_RIGHT`. An empty field is null, numbers are compared as
numbers and texts after white space is collapsed.

Truth has no row numbers of recovered tables, so rows are matched by what they say: equal rows
first, then the most alike of the rest within the same year and phase. That is greedy and not the
optimal assignment, which differs only where two wrong rows could be told apart either way.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from rapidfuzz.fuzz import ratio

from perbup.store import write_whole
from quality.frames import grouped
from report.accuracy import Accuracy, document_accuracy, total
from schemas.datasets import DATASETS, Kind
from schemas.errors import UsageError
from schemas.koreksi import read_corrections
from schemas.message import Message
from schemas.published import Published

Row = dict[str, Any]
Value = None | str | bool | Decimal | date | tuple[str, ...]

PROVENANCE = frozenset(
    {"source_file", "source_sha256", "source_format", "pipeline_version", "schema_version"}
)
"""Columns that say which file was read, which is not the file that the truth was made from."""

UNCOMPARED = {"tabel": frozenset({"urutan"})}
"""Optional tables shift the numbers of those after them; the order is in the matching."""

SAME = {
    "capaian": ("tahun", "tahun_ke"),
    "anggaran": ("tahun", "tahun_ke"),
    "target": ("fase", "tahun", "tahun_ke"),
    "rencana": ("fase", "tahun", "tahun_ke", "jenis_belanja"),
    "evaluasi": ("periode",),
    "landasan_hukum": ("bagian",),
}
"""Columns that two rows must share to be taken for the same row at all."""

ALSO_RIGHT = {
    "tabel": {"jumlah_baris": ("_baris_dengan_kepala_ulang", "_baris_digabung")},
}
"""Columns for which the truth may name other right values in columns for the reader: rows counted
with the repeated headers of following pages, or with rows joined that a page's end cut."""

PRINTED = {
    "capaian": ("target_teks", "realisasi_teks", "rasio_teks"),
    "anggaran": ("anggaran_teks", "realisasi_teks", "rasio_teks"),
    "target": ("teks",),
    "rencana": ("target_teks", "pagu_teks"),
    "evaluasi": ("kinerja_teks", "rupiah_teks", "tingkat_teks", "tingkat_rupiah_teks"),
}
"""Columns that hold a row's values as printed: where all are ``-``, the row may be missing."""

ITEMS = {"konsideran": frozenset({"teks"}), "landasan_hukum": frozenset({"teks"})}
"""Texts of items of a list; the mark that parts one from the next says nothing and is not
compared."""

ALIKE = 0.5
"""Rows less alike than this (weighted share of equal values, texts by likeness) are not one."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A value that is not what the truth says. ``row`` names the row for a person."""

    doc_id: str
    dataset: str
    row: str
    column: str
    expected: str | None
    found: str | None

    @property
    def identity(self) -> str:
        """The same over runs, as long as the truth has the row."""
        return "|".join((self.doc_id, self.dataset, self.row, self.column))


@dataclass(slots=True)
class Score:
    """One dataset over all documents of the truth.

    ``right``, ``compared``: values of the rows of the truth that are not null on both sides (a
    missing row's values count as wrong). Precision is over the values that the dataset states
    (extra rows included), recall over those of the truth.
    """

    dataset: str
    expected: int = 0
    found: int = 0
    missing: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    right: int = 0
    compared: int = 0
    stated: int = 0
    true: int = 0
    extra_numbers: int = 0
    """Numbers that rows state which the truth does not have."""

    @property
    def precision(self) -> float:
        """Of the values stated, the share that is right (1 where none is stated)."""
        return self.right / self.stated if self.stated else 1.0

    @property
    def recall(self) -> float:
        """Of the values of the truth, the share that is stated right (1 where there are none)."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores by dataset, and what changed since the run that was saved (null: none was)."""

    scores: dict[str, Score]
    gains: list[str] | None = None
    losses: list[str] | None = None

    def faults(self) -> dict[str, str]:
        """Every fault by a name that lasts over runs, with what is wrong: a saved run."""
        faults = {}
        for score in self.scores.values():
            for name in score.missing:
                faults[f"{score.dataset}|missing|{name}"] = "missing"
            for name in score.extra:
                faults[f"{score.dataset}|extra|{name}"] = "extra"
            for wrong in score.wrong:
                faults[wrong.identity] = f"{wrong.found!r} instead of {wrong.expected!r}"
        return faults


def evaluate(dataset: Path, gold: Path, *, saved: Path | None = None) -> Evaluation:
    """Compare the Parquet files of folder ``dataset`` with the CSVs of folder ``gold``.

    ``saved`` is a run written by :func:`save`. Raises :class:`UsageError` where a folder holds
    nothing to compare.
    """
    scores = {}
    for name, documents in read_gold(gold).items():
        score = scores[name] = Score(name)
        found = _published(dataset, name, list(documents))
        for doc_id, rows in documents.items():
            _score(score, doc_id, rows, [row for row in found if row["doc_id"] == doc_id])
    evaluation = Evaluation(scores)
    before = _load(saved) if saved else None
    if before is None:
        return evaluation
    now = evaluation.faults()
    gains = [f"{name}: was {fault}" for name, fault in before.items() if name not in now]
    losses = [f"{name}: {fault}" for name, fault in now.items() if name not in before]
    return Evaluation(scores, gains, losses)


def looked_at(dataset: Path, corrections: Path) -> tuple[list[Accuracy], tuple[Message, ...]]:
    """How often the reading was wrong by kind of table, ``koreksi.csv`` taken for truth; and the
    lines of it that cannot be used."""
    if not corrections.is_file():
        raise UsageError(f"{corrections}: no such file")
    found = read_corrections(corrections.read_bytes(), corrections.name)
    counts: list[Accuracy] = []
    for _, tables in Published(dataset).documents(("dokumen", "tabel", "sel")):
        rows = {name: table.to_pylist() for name, table in tables.items()}
        counts += document_accuracy(rows, found.items)
    return total(counts), found.problems


def save(evaluation: Evaluation, path: Path) -> None:
    """Keep a run for the next one to be compared with."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps(evaluation.faults(), ensure_ascii=False, indent=0).encode())


def read_gold(folder: Path) -> dict[str, dict[str, list[Row]]]:
    """Truth rows by dataset (in the order of :data:`DATASETS`) and document.

    A file without rows says that a document has none; where a file is missing, the truth says
    nothing. CSVs that are not named after a dataset are left out.
    """
    truth: dict[str, dict[str, list[Row]]] = defaultdict(dict)
    for place in [folder, *sorted(path for path in folder.glob("*") if path.is_dir())]:
        files = {p.stem: _read_csv(p) for p in sorted(place.glob("*.csv")) if p.stem in DATASETS}
        doc_ids = sorted({row["doc_id"] for rows in files.values() for row in rows})
        for name, rows in files.items():
            for doc_id in doc_ids:
                truth[name].setdefault(doc_id, []).extend(
                    row for row in rows if row["doc_id"] == doc_id
                )
    if not truth:
        raise UsageError(f"{folder}: no CSV named after a dataset in it or in its folders")
    return {name: truth[name] for name in DATASETS if name in truth}


def canonical(value: object, kind: Kind) -> Value:
    """A value of either side in the form in which both are compared; empty is null."""
    if value is None:
        return None
    if isinstance(value, list | tuple):
        return tuple(str(item) for item in value) or None
    if isinstance(value, date | bool):
        return value
    if isinstance(value, int | float | Decimal):
        return _number(str(value)) if kind in ("int", "float", "money") else str(value)
    text = " ".join(str(value).split())
    if not text:
        return None
    if kind in ("int", "float", "money"):
        return _number(text)
    if kind == "bool":
        return {
            "true": True,
            "ya": True,
            "1": True,
            "false": False,
            "tidak": False,
            "0": False,
        }.get(text.lower(), text)
    if kind == "date":
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    if kind == "list":
        return tuple(re.split(r"[;,|\s]+", text.strip("[]")))
    return text


def _compared(dataset: str, column: str, value: object, kind: Kind) -> Value:
    """A value as it is compared."""
    value = canonical(value, kind)
    if isinstance(value, str) and column in ITEMS.get(dataset, ()):
        return value.rstrip(" ;.,")
    return value


def _number(text: str) -> Value:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    # A float carries 15 digits; what differs beyond them is not a difference.
    return number.normalize() if number == number.to_integral() else round(number, 9).normalize()


def _published(folder: Path, dataset: str, doc_ids: Sequence[str]) -> list[Row]:
    path = folder / f"{dataset}.parquet"
    if not path.is_file():
        raise UsageError(f"{path}: no such file; build the dataset first (perbup build)")
    rows: list[Row] = pq.read_table(path, filters=[("doc_id", "in", doc_ids)]).to_pylist()
    return rows


def _read_csv(path: Path) -> list[Row]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            rows = [dict(row) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: cannot be read ({error})") from error
    given = {name for name in reader.fieldnames or () if not name.startswith("_")}
    strange = given - {column.name for column in DATASETS[path.stem].columns}
    if strange or "doc_id" not in given:
        said = ", ".join(sorted(strange)) or "no doc_id"
        raise UsageError(f"{path}: not columns of {path.stem}: {said}")
    return rows


def _score(score: Score, doc_id: str, gold: Sequence[Row], ours: Sequence[Row]) -> None:
    """Add one document to a dataset's score."""
    name = score.dataset
    kinds = _columns_compared(name, {column for row in gold for column in row})
    truth = [{c: _compared(name, c, row.get(c), kind) for c, kind in kinds.items()} for row in gold]
    found = [{c: _compared(name, c, row.get(c), kind) for c, kind in kinds.items()} for row in ours]
    labels = _unique([row_label(name, row) for row in gold])
    pairs = match_rows(name, truth, found)
    for index, row in enumerate(truth):
        if index in pairs:
            also = {c: _also_right(name, c, kind, gold[index]) for c, kind in kinds.items()}
            _score_pair(score, (doc_id, name, labels[index]), row, found[pairs[index]], also)
        elif not _optional(name, gold[index]):
            values = sum(value is not None for value in row.values())
            score.expected += 1
            score.missing.append(f"{doc_id}|{labels[index]}")
            score.compared += values
            score.true += values
    extra = sorted(set(range(len(found))) - set(pairs.values()))
    _score_extra(score, doc_id, [(ours[i], found[i]) for i in extra if not _blank(name, ours[i])])


def _columns_compared(name: str, given: Iterable[str]) -> dict[str, Kind]:
    """The columns of those the truth gives that are compared, with their kinds."""
    compared = set(given) - PROVENANCE - UNCOMPARED.get(name, frozenset()) - {"doc_id"}
    return {c.name: c.kind for c in DATASETS[name].columns if c.name in compared}


def _score_pair(
    score: Score,
    where: tuple[str, str, str],
    truth: Row,
    found: Row,
    also_right: Mapping[str, Sequence[Value]],
) -> None:
    """Add a row that was found to its dataset's score; ``where``: document, dataset, label."""
    score.expected += 1
    score.found += 1
    for column, value in truth.items():
        other = found[column]
        if value is None and other is None:
            continue
        right = other in (value, *also_right[column])
        score.true += value is not None
        score.stated += other is not None
        score.compared += 1
        score.right += right
        if not right:
            score.wrong.append(Wrong(*where, column, shown(value), shown(other)))


def _score_extra(score: Score, doc_id: str, extra: Sequence[tuple[Row, Row]]) -> None:
    """Add rows that the truth does not have, as published and as compared, to a score."""
    labels = _unique([row_label(score.dataset, row) for row, _ in extra])
    score.extra += [f"{doc_id}|{label}" for label in labels]
    for _, row in extra:
        score.stated += sum(value is not None for value in row.values())
        numbers = (row.get(column) for column in values_of(score.dataset))
        score.extra_numbers += sum(number is not None for number in numbers)


def values_of(name: str) -> list[str]:
    """The columns of a typed dataset that hold the numbers printed in those of :data:`PRINTED`."""
    columns = (column.removesuffix("_teks") for column in PRINTED.get(name, ()))
    return ["nilai" if column == "teks" else column for column in columns]


def match_rows(name: str, truth: Sequence[Row], found: Sequence[Row]) -> dict[int, int]:
    """Index in ``found`` by index in ``truth``: of equal rows, then of those most alike."""
    pairs: dict[int, int] = {}
    equal = grouped(range(len(found)), lambda index: tuple(found[index].values()))
    for index, row in enumerate(truth):
        if same := equal.get(tuple(row.values())):
            pairs[index] = same.pop(0)
    taken = set(pairs.values())
    for index, other in _alike(name, truth, found, pairs):
        if index not in pairs and other not in taken:
            pairs[index] = other
            taken.add(other)
    return pairs


def _alike(
    name: str, truth: Sequence[Row], found: Sequence[Row], pairs: Mapping[int, int]
) -> list[tuple[int, int]]:
    """Rows without a pair that may be one, the most alike first, of those the nearest."""
    columns = [column for column in SAME.get(name, ()) if truth and column in truth[0]]
    left = sorted(set(range(len(found))) - set(pairs.values()))
    blocks = grouped(left, lambda index: tuple(found[index][column] for column in columns))
    candidates = []
    for index, row in enumerate(truth):
        if index in pairs:
            continue
        for other in blocks.get(tuple(row[column] for column in columns), ()):
            likeness = _likeness(row, found[other])
            if likeness >= ALIKE:
                apart = abs(index / len(truth) - other / len(found))
                candidates.append((-likeness, apart, index, other))
    return [(index, other) for _, _, index, other in sorted(candidates)]


def _likeness(first: Row, second: Row) -> float:
    """The weighted share of values that agree, 0-1; nulls on both sides say nothing."""
    total = agreed = 0.0
    for column, value in first.items():
        other = second[column]
        if value is None and other is None:
            continue
        text = isinstance(value, str) and isinstance(other, str)
        weight = 2.0 if isinstance(value, str) and len(value) > 12 else 1.0
        total += weight
        if value == other:
            agreed += weight
        elif text:
            agreed += weight * max(0.0, ratio(str(value), str(other)) / 50 - 1)
    return agreed / total if total else 1.0


def _optional(name: str, row: Mapping[str, Any]) -> bool:
    return row.get("_opsional") == "ya" or _blank(name, row)


def _also_right(name: str, column: str, kind: Kind, row: Row) -> list[Value]:
    """What the truth would accept in a column besides its value; a null is never among it."""
    beside = ALSO_RIGHT.get(name, {}).get(column, ())
    values = [canonical(row.get(other), kind) for other in beside]
    return [value for value in values if value is not None]


def _blank(name: str, row: Mapping[str, Any]) -> bool:
    """Whether a row of a typed table holds nothing but ``-``."""
    columns = [column for column in PRINTED.get(name, ()) if column in row]
    return bool(columns) and all(
        (row[column] or "").strip() in ("", "-", "–", "—") for column in columns
    )


_NAMING = (
    *("bagian", "posisi", "urutan", "label", "huruf", "nomor", "judul", "kode", "jenjang"),
    *("uraian", "nama", "indikator", "sasaran", "tujuan", "fase", "tahun"),
)


def row_label(name: str, row: Mapping[str, Any]) -> str:
    """A row as a person names it; where the truth tells its place in the source, that too."""
    parts = [f"[{row[c]}]" for c in ("_tabel", "_baris_teks", "tabel_id", "baris") if row.get(c)]
    for column in _NAMING:
        if row.get(column) not in (None, "") and column in {c.name for c in DATASETS[name].columns}:
            text = " ".join(str(row[column]).split())
            parts.append(text if len(text) <= 50 else text[:49] + "…")
    if len(parts) < 2 and row.get("teks"):
        parts.append(str(row["teks"])[:50])
    return " ".join(parts)


def _unique(labels: Iterable[str]) -> list[str]:
    times: Counter[str] = Counter()
    unique = []
    for label in labels:
        times[label] += 1
        unique.append(f"{label} ({times[label]})" if times[label] > 1 else label)
    return unique


def shown(value: Value) -> str | None:
    """A compared value as a person reads it."""
    if value is None:
        return None
    if isinstance(value, Decimal):
        return f"{value:f}"
    return ";".join(value) if isinstance(value, tuple) else str(value)


def _load(path: Path) -> dict[str, str] | None:
    try:
        run: dict[str, str] = json.loads(path.read_text("utf-8"))
        return run
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: no saved run ({error}); remove it, or save anew") from error
