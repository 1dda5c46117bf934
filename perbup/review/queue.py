"""What is worth a look: documents without a head, findings of error level, numbers in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    """How many things there may be to look at, by document; answers not taken away."""
    found: dict[str, int] = {}
    temuan = pq.read_table(dataset / "temuan.parquet", columns=["doc_id", "aturan", "tingkat"])
    asked = pc.or_(
        pc.equal(temuan["tingkat"], "error"), pc.is_in(temuan["aturan"], _array(DOUBT_RULES))
    )
    for doc_id in temuan.filter(asked)["doc_id"].to_pylist():
        found[doc_id] = found.get(doc_id, 0) + 1
    columns = ["doc_id", "keyakinan", "teks", "teks_asli", "dikoreksi", "kepala"]
    known = set(pq.read_schema(dataset / "sel.parquet").names)
    sel = pq.read_table(
        dataset / "sel.parquet",
        columns=[name for name in columns if name in known],
        filters=[("keyakinan", "<", SURE)],
    )
    for row in sel.to_pylist():
        if is_doubtful(row):
            found[row["doc_id"]] = found.get(row["doc_id"], 0) + 1
    return found


def items(rows: dict[str, list[Row]]) -> list[Item]:
    """All of one document: heads, then errors, then other findings, then cells by their doubt."""
    found = []
    for row in rows["temuan"]:
        if row["tingkat"] == "error" or row["aturan"] in DOUBT_RULES:
            of_head = row["aturan"] in HEAD_RULES and row["dataset"] == "dokumen"
            kind: Kind = "kepala" if of_head else "temuan"
            found.append(Item(row["temuan_id"], kind, row, tuple(row["sel"] or ())))
    found.sort(key=lambda item: (item.kind != "kepala", item.finding["tingkat"] != "error"))
    named = {ref for item in found for ref in item.cells}
    cells = [row for row in rows["sel"] if is_doubtful(row) and reference(row) not in named]
    cells.sort(key=lambda row: row["keyakinan"])
    return [
        *found,
        *(
            Item(f"sel:{reference(row)}", "sel", _as_finding(row), (reference(row),))
            for row in cells
        ),
    ]


def is_doubtful(cell: Row) -> bool:
    """Whether a cell holds a number that was recognised in doubt, and nobody has looked at it."""
    sure = cell["keyakinan"] is None or cell["keyakinan"] >= SURE
    looked_at = cell.get("teks_asli") is not None or bool(cell.get("dikoreksi"))
    digits = any(sign.isdigit() for sign in cell["teks"] or "")
    return not sure and not looked_at and not cell["kepala"] and digits


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


def _as_finding(cell: Row) -> Row:
    """A cell in doubt in the form of a finding, so that both are shown alike."""
    return {
        "doc_id": cell["doc_id"],
        "temuan_id": f"sel:{reference(cell)}",
        "aturan": "",
        "tingkat": "warning",
        "dataset": "sel",
        "kunci": cell["tabel_id"].rpartition("/")[2],
        "pesan": f"{cell['teks']} ({cell['keyakinan']:.2f})",
        "harapan": None,
        "ditemukan": cell["teks"],
        "halaman": cell["halaman"],
        "sel": [reference(cell)],
        "baris_sumber": cell["baris_sumber"],
    }


def _array(values: Iterable[str]) -> Any:
    import pyarrow as pa

    return pa.array(sorted(values))
