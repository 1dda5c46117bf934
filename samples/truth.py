"""The truth of a regulation: rows per dataset, and CSVs as ``perbup evaluate`` reads them."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

from samples.model import Citation, Consideration, PasalHead, Regulation, Section, Unit

Row = dict[str, Any]


def rows(reg: Regulation) -> dict[str, list[Row]]:
    """Rows per dataset, in document order."""
    made: dict[str, list[Row]] = {
        "dokumen": [dokumen(reg)],
        "konsideran": [
            {"huruf": b.huruf, "teks": b.teks} for b in reg.blocks if isinstance(b, Consideration)
        ],
        "pasal": pasal(reg),
        "landasan_hukum": [
            {"bagian": b.bagian, "urutan": b.urutan, "teks": b.teks, **b.fields}
            for b in reg.blocks
            if isinstance(b, Citation)
        ],
        "renstra_bab": [],
        "tabel": [],
        "capaian": [],
        "anggaran": [],
        "target": [],
        "rencana": [],
    }
    for i, s in enumerate((b for b in reg.blocks if isinstance(b, Section)), 1):
        made["renstra_bab"].append(
            {"urutan": i, "bab": s.bab, "nomor": s.nomor, "judul": s.judul, "level": s.level}
        )
    for i, t in enumerate(reg.tables(), 1):
        made["tabel"].append(
            {
                "urutan": i,
                "kode": t.kode,
                "judul": " ".join(t.judul) or None,
                "jenis": t.jenis,
                "jumlah_baris": len(t.head()) + len(t.rows) + t.facts.get("cut", 0),
                "jumlah_kolom": t.width(),
                "_nama": t.name,
            }
        )
        for b in t.bindings:
            row: Row = {**b.fields}
            printed = False
            for measure, col in b.cols.items():
                cell = t.rows[b.row][col]
                row[measure] = cell.value
                row["teks" if measure == "nilai" else f"{measure}_teks"] = cell.text or None
                printed = printed or bool(cell.text)
                if measure in ("target", "nilai", "realisasi") and b.dataset != "anggaran":
                    row["satuan"] = row.get("satuan") or cell.satuan
            if printed:
                made[b.dataset].append({**row, "_tabel": t.name})
    for dataset, listed in made.items():
        made[dataset] = [{"doc_id": reg.doc_id, **row} for row in listed]
    return made


def dokumen(reg: Regulation) -> Row:
    """The head."""
    return {
        "jenis": "Peraturan Bupati",
        "nomor": reg.nomor,
        "tahun": reg.tahun,
        "tentang": reg.tentang,
        "provinsi": reg.provinsi,
        "kabupaten": reg.kabupaten,
        "kecamatan": reg.kecamatan,
        "periode_awal": reg.awal,
        "periode_akhir": reg.akhir,
        "tempat_ditetapkan": reg.seat,
        "tanggal_ditetapkan": reg.ditetapkan.isoformat(),
        "tanggal_diundangkan": reg.diundangkan.isoformat(),
        "bupati": reg.bupati,
        "sekretaris_daerah": reg.sekda,
        "berita_daerah_tahun": reg.tahun,
        "berita_daerah_nomor": reg.berita,
        "tambahan_berita_daerah_nomor": reg.tambahan if reg.penjelasan else None,
    }


def pasal(reg: Regulation) -> list[Row]:
    """Units of the legal body; the elucidation on the first row of its pasal."""
    made: list[Row] = []
    first = False
    for block in reg.blocks:
        if isinstance(block, PasalHead):
            first = True
        if not isinstance(block, Unit):
            continue
        made.append(
            {
                "urutan": len(made) + 1,
                "bab": block.bab,
                "bab_judul": block.bab_judul,
                "pasal": block.pasal,
                "ayat": block.ayat,
                "huruf": block.huruf,
                "angka": block.angka,
                "label": block.label,
                "teks": "\n".join([block.teks, *block.lines]),
                "penjelasan": reg.penjelasan.get(block.pasal) if first else None,
            }
        )
        first = False
    return made


def write(reg: Regulation, folder: Path) -> None:
    """One CSV per dataset, and ``expected_temuan.csv`` with the planted errors."""
    folder.mkdir(parents=True, exist_ok=True)
    for dataset, listed in rows(reg).items():
        write_csv(folder / f"{dataset}.csv", listed)
    planted = [
        {
            "aturan": p.rule,
            "dataset": p.dataset,
            "kunci": p.where,
            "pesan": "",
            "harapan": p.expected,
            "ditemukan": p.found,
            "_kuat": "pasti",
        }
        for p in reg.planted
    ]
    columns = ["aturan", "dataset", "kunci", "pesan", "harapan", "ditemukan", "_kuat"]
    _csv(folder / "expected_temuan.csv", columns, planted)


def write_csv(path: Path, listed: list[Row]) -> None:
    """Rows as CSV, with every column that one of them has."""
    columns = list(dict.fromkeys(k for row in listed for k in row))
    path.parent.mkdir(parents=True, exist_ok=True)
    _csv(path, columns or ["doc_id"], listed)


def _csv(path: Path, columns: list[str], listed: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        for row in listed:
            writer.writerow({k: _text(v) for k, v in row.items()})


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value)
