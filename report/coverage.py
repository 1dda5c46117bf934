"""Which parts of a document were found: the matrix document × part."""

from __future__ import annotations

from typing import Any, Literal

from quality.scores import MEASURES

Row = dict[str, Any]
State = Literal["ditemukan", "sebagian", "tidak-ada"]

PARTS = (
    "kepala",
    "konsideran",
    "pasal",
    "mengingat",
    "landasan",
    "bab",
    "capaian",
    "anggaran",
    "tujuan-sasaran",
    "iku",
    "rencana",
)
"""What every Renstra regulation has, in the order in which it is printed."""

_HEAD = (
    "nomor",
    "tahun",
    "tentang",
    "kabupaten",
    "kecamatan",
    "periode_awal",
    "periode_akhir",
    "tanggal_ditetapkan",
)

_MEASURES = {**MEASURES, "tujuan-sasaran": MEASURES["target"], "iku": MEASURES["target"]}

# Findings of reading: the part is there, but not all of it reached the dataset.
_INCOMPLETE = {
    "bagian-hilang",
    "angka-tak-terbaca",
    "tabel-tanpa-kepala",
    "kolom-bergeser",
    "kepala-tak-terbaca",
}


def coverage(rows: dict[str, list[Row]], findings: list[Row]) -> dict[str, State]:
    """The state of every part of one document, from its rows per dataset and its findings.

    *ditemukan*: rows are there; *sebagian*: rows are there, but a main fact of the head is null,
    a printed number has no value, or an error says that something could not be read;
    *tidak-ada*: no rows.
    """
    parts = {
        "kepala": rows["dokumen"],
        "konsideran": rows["konsideran"],
        "pasal": rows["pasal"],
        "mengingat": [r for r in rows["landasan_hukum"] if r["bagian"] == "mengingat"],
        "landasan": [r for r in rows["landasan_hukum"] if r["bagian"] == "renstra"],
        "bab": rows["renstra_bab"],
        "capaian": rows["capaian"],
        "anggaran": rows["anggaran"],
        "tujuan-sasaran": [r for r in rows["target"] if r["jenis"] == "tujuan-sasaran"],
        "iku": [r for r in rows["target"] if r["jenis"] == "iku"],
        "rencana": rows["rencana"],
    }
    broken = {
        f["dataset"] for f in findings if f["aturan"] in _INCOMPLETE and f["tingkat"] == "error"
    }
    return {part: _state(part, parts[part], broken) for part in PARTS}


def _state(part: str, rows: list[Row], broken: set[str | None]) -> State:
    if part == "kepala":
        known = sum(row[name] is not None for row in rows[:1] for name in _HEAD)
        if known == len(_HEAD):
            return "ditemukan"
        return "sebagian" if known else "tidak-ada"
    if not rows:
        return "tidak-ada"
    measures = _MEASURES.get(part, ())
    if any(_unread(row, value, text) for row in rows for value, text in measures):
        return "sebagian"
    dataset = {
        "mengingat": "landasan_hukum",
        "landasan": "landasan_hukum",
        "bab": "renstra_bab",
        "tujuan-sasaran": "target",
        "iku": "target",
    }.get(part, part)
    return "sebagian" if dataset in broken else "ditemukan"


def _unread(row: Row, value: str, text: str) -> bool:
    return row[value] is None and any(letter.isdigit() for letter in row[text] or "")
