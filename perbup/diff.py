"""Two builds, or two documents of one build, beside each other: rows, values and findings.

Rows have no name that lasts over builds, so they are paired by what they say: equal ones first,
then those of the same name, year and phase, then those of nearly the same name. Where a row stands
(table, line, page, box) is no difference.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.parquet as pq
from rapidfuzz.fuzz import ratio

from perbup.evaluate import PROVENANCE, SAME, Value, canonical, match_rows, row_label, shown
from quality.frames import grouped
from schemas.datasets import DATASETS, Kind
from schemas.errors import UsageError
from schemas.published import Published

Row = dict[str, Any]
Tables = Mapping[str, pa.Table]

NAMES = {
    "capaian": ("indikator",),
    "anggaran": ("uraian", "jenjang"),
    "target": ("indikator", "jenis"),
    "rencana": ("kode", "nama", "indikator", "keluaran"),
    "evaluasi": ("kode", "nama", "indikator"),
    "tabel": ("kode", "judul"),
    "pasal": ("bab", "pasal", "ayat", "huruf", "angka"),
    "konsideran": ("huruf",),
    "landasan_hukum": ("peraturan_id",),
    "renstra_bab": ("bab", "nomor", "judul"),
    "sel": ("tabel",),
}
"""What a row is called by."""

COMPARED = (
    *("dokumen", "konsideran", "pasal", "landasan_hukum", "renstra_bab"),
    *("capaian", "anggaran", "target", "rencana", "evaluasi", "tabel", "sel"),
)
"""Of ``sel`` the lines of tables of no known kind: all others are in their own dataset."""

PLACE = PROVENANCE | {
    *("tabel_id", "baris", "urutan", "posisi", "halaman", "halaman_awal", "halaman_akhir"),
    *(
        "baris_sumber",
        "target_baris",
        "realisasi_baris",
        "rasio_baris",
        "metode",
        "keyakinan",
        "dikoreksi",
        "halaman_pindai",
    ),
}
"""Columns that say where and how a row was read, not what it says."""

ALIKE_NAME = 80.0
"""Names less alike (0-100) are those of two things."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that only one side has: ``added`` or ``removed``."""

    change: Literal["added", "removed"]
    doc_id: str
    dataset: str
    row: str


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value that both sides have, and differently; null where a side has none."""

    doc_id: str
    dataset: str
    row: str
    column: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding that only one side has: ``new`` or ``gone``."""

    change: Literal["new", "gone"]
    doc_id: str
    level: str
    rule: str
    key: str
    message: str


@dataclass(slots=True)
class Difference:
    """All that differs between two sides, and what they are called."""

    old: str
    new: str
    documents_added: list[str] = field(default_factory=list)
    documents_removed: list[str] = field(default_factory=list)
    rows: list[RowChange] = field(default_factory=list)
    values: list[ValueChange] = field(default_factory=list)
    findings: list[FindingChange] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        """By dataset: rows added and removed, values changed."""
        found: dict[str, dict[str, int]] = {}
        for row in self.rows:
            found.setdefault(row.dataset, Counter())[row.change] += 1
        for value in self.values:
            found.setdefault(value.dataset, Counter())["changed"] += 1
        order = [name for name in DATASETS if name in found]
        return {
            name: {k: found[name][k] for k in ("added", "removed", "changed")} for name in order
        }

    def to_json(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {**asdict(self), "counts": self.counts}


def diff(old: str, new: str, output: Path) -> Difference:
    """The difference of two builds (folders), or of two documents of ``output`` (a ``doc_id`` or
    the name of a source). Raises :class:`UsageError` where there is no such thing."""
    folders = [_dataset(Path(place)) for place in (old, new)]
    if folders[0] is not None and folders[1] is not None:
        return diff_builds(folders[0], folders[1])
    if folders[0] is not None or folders[1] is not None:
        raise UsageError(f"{old} and {new}: name two builds, or two documents")
    dataset = _dataset(output)
    if dataset is None:
        raise UsageError(f"{output}: no dataset in it; build one first (perbup build)")
    return diff_documents(dataset, _doc_id(dataset, old), _doc_id(dataset, new))


def diff_builds(old: Path, new: Path) -> Difference:
    """The difference of two dataset folders, document by document; a document whose ``doc_id``
    has changed is known by its content."""
    found = Difference(str(old), str(new))
    sides = Published(old), Published(new)
    names = _renamed(*sides)
    waiting: tuple[dict[str, Tables], dict[str, Tables]] = ({}, {})
    for doc_id, tables, side in _both(*sides):
        mine, other = waiting[side], waiting[1 - side]
        partner = names[side].get(doc_id, doc_id)
        if partner in other:
            theirs = other.pop(partner)
            pair = (theirs, tables) if side else (tables, theirs)
            _compare(found, doc_id if side else partner, *pair)
        else:
            mine[doc_id] = tables
    found.documents_removed = sorted(waiting[0])
    found.documents_added = sorted(waiting[1])
    return found


def diff_documents(dataset: Path, old: str, new: str) -> Difference:
    """The difference of two documents: a plan and its amendment, two years of one office."""
    found = Difference(old, new)
    _compare(found, new, _tables(dataset, old), _tables(dataset, new))
    return found


def _compare(found: Difference, doc_id: str, old: Tables, new: Tables) -> None:
    for name in COMPARED:
        if not _equal(name, old, new):
            _compare_rows(found, doc_id, name, _rows(name, old), _rows(name, new))
    _compare_findings(found, doc_id, old["temuan"].to_pylist(), new["temuan"].to_pylist())


def _equal(name: str, old: Tables, new: Tables) -> bool:
    """Whether a dataset is the same on both sides to the last value, which costs nothing to see."""
    needed = (name, "tabel") if name == "sel" else (name,)
    return all(old[part].equals(new[part]) for part in needed)


def _rows(name: str, tables: Tables) -> list[Row]:
    rows: list[Row] = tables[name].to_pylist()
    if name != "sel":
        return rows
    unknown = {
        row["tabel_id"]: row["judul"] or row["kode"] or row["tabel_id"].rpartition("/")[2]
        for row in tables["tabel"].to_pylist()
        if row["jenis"] == "lain"
    }
    lines: dict[tuple[str, int], list[str]] = defaultdict(list)
    for cell in rows:
        if cell["tabel_id"] in unknown and cell["teks"]:
            lines[cell["tabel_id"], cell["baris"]].append(cell["teks"])
    return [
        {"tabel": unknown[tabel_id], "teks": " | ".join(texts)}
        for (tabel_id, _), texts in lines.items()
    ]


def _columns_compared(name: str) -> dict[str, Kind]:
    """The columns of a dataset that say what a row says, not where, with their kinds."""
    if name == "sel":
        return {"tabel": "str", "teks": "str"}
    return {
        c.name: c.kind
        for c in DATASETS[name].columns
        if c.name not in PLACE
        and not c.name.endswith("kolom")
        and (c.name != "doc_id" or name == "dokumen")
    }


def _compare_rows(
    found: Difference, doc_id: str, name: str, old: Sequence[Row], new: Sequence[Row]
) -> None:
    kinds = _columns_compared(name)
    sides: list[list[dict[str, Value]]] = [
        [{c: canonical(row.get(c), kind) for c, kind in kinds.items()} for row in rows]
        for rows in (old, new)
    ]
    pairs = _pairs(name, *sides)
    taken = set(pairs.values())
    for index, row in enumerate(old):
        if index not in pairs:
            found.rows.append(RowChange("removed", doc_id, name, _label(name, row)))
            continue
        other = sides[1][pairs[index]]
        for column, value in sides[0][index].items():
            if value != other[column]:
                change = (column, shown(value), shown(other[column]))
                label = _label(name, new[pairs[index]])
                found.values.append(ValueChange(doc_id, name, label, *change))
    for index, row in enumerate(new):
        if index not in taken:
            found.rows.append(RowChange("added", doc_id, name, _label(name, row)))


def _pairs(
    name: str, old: Sequence[dict[str, Value]], new: Sequence[dict[str, Value]]
) -> dict[int, int]:
    """Index in ``new`` by index in ``old``: of equal rows, of those of one name, then of lines of
    one table that may have been renamed or mended."""
    if name == "dokumen":
        return {0: 0} if old and new else {}
    pairs: dict[int, int] = {}
    for key in (lambda row: tuple(row.values()), lambda row: _identity(name, row)):
        for mine, theirs in _unpaired(old, new, pairs, key):
            if len(mine) > 1 and len(theirs) > 1:
                alike = _most_alike(name, old, new, mine, theirs)
                pairs |= alike
                used = set(alike.values())
                mine = [i for i in mine if i not in alike]
                theirs = [j for j in theirs if j not in used]
            pairs.update(zip(mine, theirs, strict=False))
    for mine, theirs in _unpaired(old, new, pairs, lambda row: row.get("tabel")):
        alike = _most_alike(name, old, new, mine, theirs)
        pairs |= {i: j for i, j in alike.items() if _same_thing(name, old[i], new[j])}
    return pairs


def _unpaired(
    old: Sequence[dict[str, Value]],
    new: Sequence[dict[str, Value]],
    pairs: Mapping[int, int],
    key: Callable[[dict[str, Value]], object],
) -> list[tuple[list[int], list[int]]]:
    """The rows of both sides that have no pair, those of one key together."""
    used = set(pairs.values())
    mine = grouped((i for i in range(len(old)) if i not in pairs), lambda i: key(old[i]))
    theirs = grouped((j for j in range(len(new)) if j not in used), lambda j: key(new[j]))
    return [(rows, theirs.get(said, [])) for said, rows in mine.items()]


def _most_alike(
    name: str,
    old: Sequence[dict[str, Value]],
    new: Sequence[dict[str, Value]],
    mine: Sequence[int],
    theirs: Sequence[int],
) -> dict[int, int]:
    """Some rows of both sides paired by likeness."""
    inner = match_rows(name, [old[i] for i in mine], [new[j] for j in theirs])
    return {mine[i]: theirs[j] for i, j in inner.items()}


def _identity(name: str, row: Mapping[str, Value]) -> tuple[object, ...]:
    named = [str(row[column] or "").casefold() for column in NAMES[name]]
    return (*named, *(row[column] for column in SAME.get(name, ())))


def _same_thing(name: str, old: Mapping[str, Value], new: Mapping[str, Value]) -> bool:
    """Whether two rows of unlike names may be one that was renamed or mended."""
    if old.get("kode") and new.get("kode") and old["kode"] != new["kode"]:
        return False
    texts = [
        (str(old[column]), str(new[column]))
        for column in (*NAMES[name], *(("teks",) if "teks" in old else ()))
        if old[column] is not None and new[column] is not None and old[column] != new[column]
    ]
    return all(ratio(*pair) >= ALIKE_NAME for pair in texts)


def _compare_findings(
    found: Difference, doc_id: str, old: Sequence[Row], new: Sequence[Row]
) -> None:
    before, after = Counter(map(_finding_key, old)), Counter(map(_finding_key, new))
    for rows, missing, change in ((old, before - after, "gone"), (new, after - before, "new")):
        for row in rows:
            key = _finding_key(row)
            if missing[key]:
                missing[key] -= 1
                told = (row["tingkat"], row["aturan"], row["kunci"] or "", row["pesan"])
                found.findings.append(FindingChange(change, doc_id, *told))  # type: ignore[arg-type]


def _finding_key(row: Row) -> tuple[object, ...]:
    key = (row["kunci"] or "").replace(row["doc_id"], "")
    return (row["aturan"], row["tingkat"], row["dataset"], key, row["harapan"], row["ditemukan"])


def _label(name: str, row: Row) -> str:
    if name == "sel":
        return f"{row['tabel']}: {row['teks']}"[:160]
    said = {k: v for k, v in row.items() if k not in {"tabel_id", "baris"}}
    table = str(row.get("tabel_id") or "").rpartition("/")[2]
    return " ".join(part for part in (f"[{table}]" if table else "", row_label(name, said)) if part)


def _both(old: Published, new: Published) -> Iterator[tuple[str, Tables, int]]:
    """The documents of both sides in the order of their ``doc_id``, with the side (0, 1)."""
    datasets = tuple(dict.fromkeys((*COMPARED, "temuan")))
    streams = [iter(side.documents(datasets)) for side in (old, new)]
    heads = [next(stream, None) for stream in streams]
    while any(heads):
        ids = [(head[0], side) for side, head in enumerate(heads) if head is not None]
        side = min(ids)[1]
        head = heads[side]
        assert head is not None
        yield head[0], head[1], side
        heads[side] = next(streams[side], None)


def _renamed(old: Published, new: Published) -> tuple[dict[str, str], dict[str, str]]:
    """Documents that bear another ``doc_id`` on the other side, and have the same content."""
    ids = []
    for side in (old, new):
        hashes = side.column("dokumen", "source_sha256")
        ids.append(dict(zip(hashes, side.column("dokumen", "doc_id"), strict=True)))
    known = [set(one.values()) for one in ids]
    pairs = {
        doc_id: ids[1][sha256]
        for sha256, doc_id in ids[0].items()
        if sha256 in ids[1] and doc_id not in known[1] and ids[1][sha256] not in known[0]
    }
    return pairs, {after: before for before, after in pairs.items()}


def _tables(dataset: Path, doc_id: str) -> Tables:
    return {
        name: pq.read_table(dataset / f"{name}.parquet", filters=[("doc_id", "=", doc_id)])
        for name in (*COMPARED, "temuan")
    }


def _dataset(place: Path) -> Path | None:
    """The dataset folder of an output, or the folder itself."""
    for folder in (place / "dataset", place):
        if (folder / "dokumen.parquet").is_file():
            return folder
    return None


def _doc_id(dataset: Path, name: str) -> str:
    rows = pq.read_table(dataset / "dokumen.parquet", columns=["doc_id", "source_file"]).to_pylist()
    found = [row["doc_id"] for row in rows if name in (row["doc_id"], row["source_file"])]
    if not found:
        raise UsageError(f"{name}: no such document in {dataset}, and no build of that name")
    return str(found[0])
