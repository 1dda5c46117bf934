"""What is worth a look: documents without a head, findings of error level, numbers in doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pyarrow.compute as pc
import pyarrow.parquet as pq

from extract.document import SURE
from schemas.arrow import arrow_schema
from schemas.koreksi import Correction

Row = dict[str, Any]
Kind = Literal["kepala", "temuan", "sel"]

HEAD_RULES = frozenset(
    {"kepala-tak-terbaca", "identitas-bertentangan", "bagian-hilang", "koreksi-tak-berlaku"}
)
"""Findings that a head field answers, where they stand on ``dokumen``."""
DOUBT_RULES = frozenset(
    (
        *("kepala-tak-terbaca", "identitas-bertentangan", "koreksi-tak-berlaku"),
        *("angka-ambigu", "angka-tak-terbaca"),
    )
)
"""Findings that are looked at whatever their level."""
DATASETS = ("dokumen", "tabel", "sel", "temuan", "landasan_hukum")
"""What a review needs of a document."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at. ``cells`` are those it stands on, the first the most likely wrong."""

    id: str
    kind: Kind
    finding: Row
    cells: tuple[str, ...]


def load(dataset: Path, doc_id: str) -> dict[str, list[Row]]:
    """The rows of one document."""
    rows: dict[str, list[Row]] = {}
    for name in DATASETS:
        path = dataset / f"{name}.parquet"
        table = pq.read_table(path, filters=[("doc_id", "=", doc_id)])
        for field in arrow_schema(name):
            if field.name not in table.column_names:  # an older edition
                table = table.append_column(field.name, [[None] * table.num_rows])
        rows[name] = table.to_pylist()
    return rows


def counts(dataset: Path) -> dict[str, int]:
    """How many things there are to look at, by document; answers not taken away."""
    found: Counter[str] = Counter()
    columns = ["doc_id", "tabel_id", "baris", "kolom", "keyakinan", "teks", "teks_asli"]
    known = set(pq.read_schema(dataset / "sel.parquet").names)
    unsure = [
        row
        for row in pq.read_table(
            dataset / "sel.parquet",
            columns=[name for name in (*columns, "dikoreksi", "kepala") if name in known],
            filters=[("keyakinan", "<", SURE)],
        ).to_pylist()
        if is_unsure(row)
    ]
    refs = {reference(row) for row in unsure}
    asked: set[str] = set()
    named = ["doc_id", "aturan", "tingkat", "sel"]
    temuan = pq.read_table(dataset / "temuan.parquet", columns=named)
    wanted = pc.or_(
        pc.equal(temuan["tingkat"], "error"), pc.is_in(temuan["aturan"], _array(DOUBT_RULES))
    )
    for row in temuan.filter(wanted).to_pylist():
        asked.update(row["sel"] or ())
        found[row["doc_id"]] += not _of_unsure_cells(row, refs)
    for row in unsure:
        of_finding = reference(row) in asked
        found[row["doc_id"]] += of_finding or _has_digits(row)
    return {doc_id: count for doc_id, count in found.items() if count}


def items(rows: dict[str, list[Row]]) -> list[Item]:
    """All of one document: heads, then errors, then other findings, then cells by their doubt.

    A finding that says no more than that cells were recognised in doubt is asked cell by cell: what
    is wanted of a person is what is printed there, not whether it is in doubt.
    """
    unsure = {reference(row): row for row in rows["sel"] if is_unsure(row)}
    found = []
    asked: set[str] = set()
    for row in rows["temuan"]:
        if row["tingkat"] != "error" and row["aturan"] not in DOUBT_RULES:
            continue
        asked.update(row["sel"] or ())
        if not _of_unsure_cells(row, unsure.keys()):
            of_head = row["aturan"] in HEAD_RULES and row["dataset"] == "dokumen"
            kind: Kind = "kepala" if of_head else "temuan"
            found.append(Item(row["temuan_id"], kind, row, tuple(row["sel"] or ())))
    found.sort(key=_before)
    cells = [row for ref, row in unsure.items() if ref in asked or _has_digits(row)]
    cells.sort(key=lambda row: row["keyakinan"])
    return [*found, *(_of_cell(row) for row in cells)]


def _before(item: Item) -> tuple[object, ...]:
    """The order of what is asked: heads, errors, then by weight; what has another's cause after
    the one that leads it."""
    row = item.finding
    led = row.get("induk") is not None
    return item.kind != "kepala", row["tingkat"] != "error", led, -(row.get("bobot") or 0.0)


def is_unsure(cell: Row) -> bool:
    """Whether a cell was recognised in doubt, and nobody has looked at it."""
    sure = cell["keyakinan"] is None or cell["keyakinan"] >= SURE
    looked_at = cell.get("teks_asli") is not None or bool(cell.get("dikoreksi"))
    return not sure and not looked_at and not cell["kepala"]


def _of_unsure_cells(finding: Row, unsure: Collection[str]) -> bool:
    """Whether a finding says only that numbers were recognised in doubt."""
    cells = finding["sel"] or ()
    return (
        finding["aturan"] in {"angka-tak-terbaca", "angka-ambigu"}
        and bool(cells)
        and all(ref in unsure for ref in cells)
    )


def _has_digits(cell: Row) -> bool:
    return any(sign.isdigit() for sign in cell["teks"] or "")


def reference(cell: Row) -> str:
    """The reference of a published cell, as findings name it."""
    return f"{cell['tabel_id']}#{cell['baris']},{cell['kolom']}"


def answered(
    item: Item,
    sha256: str,
    reviewed: Iterable[tuple[str, str]],
    corrections: Sequence[Correction],
) -> bool:
    """Whether a person has answered: the finding itself, or a cell that it stands on."""
    if (item.finding["doc_id"], item.id) in reviewed:
        return True
    for correction in corrections:
        if not correction.is_of(sha256):
            continue
        if correction.jenis == "sel":
            place = f"t{correction.table:02d}#{correction.row},{correction.column}"
            if any(ref.rpartition("/")[2] == place for ref in item.cells):
                return True
        elif correction.jenis == "kepala" and item.kind == "kepala":
            return True
    return False


def _of_cell(cell: Row) -> Item:
    """A cell in doubt as a finding has it, so that both are shown alike."""
    ref = reference(cell)
    finding = {
        "doc_id": cell["doc_id"],
        "temuan_id": f"sel:{ref}",
        "aturan": "",
        "tingkat": "warning",
        "dataset": "sel",
        "kunci": cell["tabel_id"].rpartition("/")[2],
        "pesan": f"{cell['teks']} ({cell['keyakinan']:.2f})",
        "harapan": None,
        "ditemukan": cell["teks"],
        "halaman": cell["halaman"],
        "tabel_id": cell["tabel_id"],
        "templat": None,
        "nilai": None,
        "sel": [ref],
        "baris_sumber": cell["baris_sumber"],
    }
    return Item(f"sel:{ref}", "sel", finding, (ref,))


def _array(values: Iterable[str]) -> Any:
    import pyarrow as pa

    return pa.array(sorted(values))
