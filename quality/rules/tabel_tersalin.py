"""A table whose numbers are another office's in every digit."""

from __future__ import annotations

from collections.abc import Iterator

from quality.figures import figures
from quality.frames import Frames, Row, grouped
from schemas.finding import Finding
from schemas.message import say, term
from schemas.rules import finding


def across(frames: Frames) -> Iterator[tuple[str, Finding]]:
    """Tables of budgets, achievements and plans of different offices that hold the same numbers
    in the same order; each but the first (by doc_id) carries the finding."""
    offices = {
        row["doc_id"]: (
            row.get("kabupaten") or row.get("provinsi"),
            row.get("kecamatan") or row.get("perangkat_daerah"),
        )
        for row in frames.rows("dokumen")
    }
    tables = (row for row in figures(frames) if row["jenis"] == "tabel")
    for _, rows in sorted(grouped(tables, lambda row: str(row["kelompok"])).items()):
        first, *later = sorted(rows, key=lambda row: (row["doc_id"], row["sel"]))
        for row in later:
            one, two = offices.get(first["doc_id"]), offices.get(row["doc_id"])
            if not one or not two or None in (*one, *two) or one == two:
                continue
            yield row["doc_id"], _finding(row, first)


def _finding(row: Row, first: Row) -> Finding:
    table = row["sel"].rpartition("/")[2]
    said = say(
        "tabel-tersalin",
        banyak=int(row["nilai"]),
        dataset=term(row["nama"]),
        tabel=table,
        lain=first["sel"],
    )
    return finding(said, row["nama"], (table, first["doc_id"]), found=first["sel"])
