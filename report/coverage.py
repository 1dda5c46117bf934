"""Which parts of a document were found: the matrix document × part."""

from __future__ import annotations

from typing import Any, Literal

from quality import parts as held
from quality.frames import MEASURES, grouped, is_unread

Row = dict[str, Any]
State = Literal["ditemukan", "sebagian", "tidak-ada", "tak-berlaku"]

_SIGNED = {"tempat_ditetapkan", "bupati", "sekretaris_daerah", "berita_daerah_nomor"}
"""Facts of the closing: the head is found without them."""

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
    *tidak-ada*: no rows; *tak-berlaku*: no rows, and a document of its form need not have it.
    """
    citations = grouped(rows["landasan_hukum"], lambda row: row["bagian"])
    targets = grouped(rows["target"], lambda row: row["jenis"])
    parts = {
        "kepala": rows["dokumen"],
        "konsideran": rows["konsideran"],
        "pasal": rows["pasal"],
        "mengingat": citations.get("mengingat", []),
        "landasan": citations.get("renstra", []),
        "bab": rows["renstra_bab"],
        "capaian": rows["capaian"],
        "anggaran": rows["anggaran"],
        "tujuan-sasaran": targets.get("tujuan-sasaran", []),
        "iku": targets.get("iku", []),
        "rencana": rows["rencana"],
        "evaluasi": rows.get("evaluasi", []),
    }
    broken = {
        f["dataset"] for f in findings if f["aturan"] in _INCOMPLETE and f["tingkat"] == "error"
    }
    document = rows["dokumen"][0] if rows["dokumen"] else {}
    demanded = held.parts(document)
    return {
        part: "tak-berlaku"
        if not parts[part] and part not in demanded
        else _state(part, parts[part], broken)
        for part in held.PARTS
    }


def _state(part: str, rows: list[Row], broken: set[str | None]) -> State:
    if not rows:
        return "tidak-ada"
    if part == "kepala":
        facts = [fact for fact in held.head_facts(rows[0]) if fact not in _SIGNED]
        known = sum(held.states(rows[0], fact) for fact in facts)
        if known == len(facts):
            return "ditemukan"
        return "sebagian" if known else "tidak-ada"
    measures = _MEASURES.get(part, ())
    if any(is_unread(row, measure) for row in rows for measure in measures):
        return "sebagian"
    dataset = {
        "mengingat": "landasan_hukum",
        "landasan": "landasan_hukum",
        "bab": "renstra_bab",
        "tujuan-sasaran": "target",
        "iku": "target",
    }.get(part, part)
    return "sebagian" if dataset in broken else "ditemukan"
