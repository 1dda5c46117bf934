"""An ``output/`` and a ``raw/`` made by hand for the tests of the report: no pipeline needed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from perbup.panel import PANELS, panel
from perbup.perangkat import offices
from perbup.precedence import lateness
from perbup.statements import statements
from schemas.arrow import arrow_schema
from schemas.datasets import DATASETS
from schemas.message import Table, addition, dumps, listed, say

Row = dict[str, Any]

SCRIPT = "</script><script>window.hacked=1</script><img src=x onerror='window.hacked=1'>"

ROWS = [
    ["No", "Desa", "Laki-laki", "Perempuan", "Jumlah"],
    ["1", "SUKAMAJU", "1.204", "1.180", "2.384"],
    ["2", "MEKARSARI", "980", "1.011", "1.919"],
    ["3", "TANJUNGAN", "2.040", "1.995", "4.035"],
    ["", "JUMLAH", "4.224", "4.186", "8.338"],
]
WIDTHS = [30, 140, 80, 80, 80]
LEFT, TOP, STEP = 70.0, 200.0, 22.0


def box(row: int, col: int) -> tuple[float, float, float, float]:
    """Where the PDF of :func:`make_pdf` prints a cell, in points from the top left."""
    x0 = LEFT + sum(WIDTHS[:col])
    return x0, TOP + row * STEP, x0 + WIDTHS[col], TOP + (row + 1) * STEP


def make_pdf(path: Path) -> None:
    """Two pages; the second holds the table of ``ROWS`` with ruled cells."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    height = A4[1]
    canvas.setFont("Helvetica", 14)
    canvas.drawString(70, height - 100, "PERATURAN BUPATI CONTOH NOMOR 7 TAHUN 2024")
    canvas.showPage()
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawString(70, height - 150, "Tabel 2.1 Jumlah Penduduk Kecamatan Rawabening")
    canvas.setFont("Helvetica", 10)
    for number, row in enumerate(ROWS):
        for column, text in enumerate(row):
            x0, y0, x1, y1 = box(number, column)
            canvas.rect(x0, height - y1, x1 - x0, y1 - y0)
            canvas.drawString(x0 + 4, height - y1 + 7, text)
    canvas.showPage()
    canvas.save()


def make_text(path: Path) -> None:
    """A text with the same table, tab-separated."""
    lines = [
        "PERATURAN BUPATI CONTOH",
        "",
        "Jumlah Penduduk",
        "",
        *("\t".join(r) for r in ROWS),
        "",
    ]
    path.write_text("\n".join(lines), "utf-8")


AS_DATA = {
    "templat": "jumlah-tidak-cocok",
    "nilai": dumps(
        {
            "kunci": listed((Table("t", say("tabel", kode="2.1")), "MEKARSARI"), "|"),
            "harapan": Decimal(1991),
            "ditemukan": Decimal(1919),
            "bagian": addition([Decimal(980), Decimal(1011)]),
            "selisih": Decimal(-72),
            "keterangan": "",
        }
    ),
}
"""The first finding of a document as data, so that it is shown in either language."""


def publish(folder: Path, rows: dict[str, list[Row]]) -> None:
    """Write rows as the published Parquet files, and the panels that they give; absent columns
    are null."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = {}
    for name in DATASETS:
        schema = arrow_schema(name)
        full = [{c: row.get(c) for c in schema.names} for row in rows.get(name, [])]
        full.sort(key=lambda row: row.get("doc_id") or "")
        tables[name] = pa.Table.from_pylist(full, schema=schema)
    documents = tables["dokumen"].to_pylist()
    stated = statements({name: table.to_pylist() for name, table in tables.items()})
    for name, kind in PANELS.items():
        owners, late = offices(documents), lateness(documents)
        tables[name] = panel(name, stated[kind.statements], owners, late)
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet")


def document(
    doc_id: str,
    kecamatan: str,
    source: Path,
    *,
    title: str = "Rencana Strategis",
    findings: int = 4,
) -> dict[str, list[Row]]:
    """All rows of one invented document whose source is :func:`make_pdf` or :func:`make_text`."""
    pdf = source.suffix == ".pdf"
    tabel_id = f"{doc_id}/t01"
    rows: dict[str, list[Row]] = {name: [] for name in DATASETS}
    rows["dokumen"].append(
        {
            "doc_id": doc_id, "jenis": "Peraturan Bupati", "nomor": 7, "tahun": 2024,
            "tentang": f"{title} Kecamatan {kecamatan}", "provinsi": "Jawa Contoh",
            "kabupaten": "Contoh", "kecamatan": kecamatan, "periode_awal": 2024,
            "periode_akhir": 2026, "tanggal_ditetapkan": date(2024, 4, 1),
            "bupati": "A. Contoh", "source_file": source.name,
            "source_sha256": sha256(source.read_bytes()).hexdigest(),
            "source_format": "pdf" if pdf else "text", "halaman": 2 if pdf else None,
            "halaman_pindai": 0 if pdf else None, "pipeline_version": "0", "schema_version": "1",
        }
    )  # fmt: skip
    rows["konsideran"].append(
        {"doc_id": doc_id, "posisi": 1, "huruf": "a.", "teks": f"bahwa {title}"}
    )
    rows["pasal"].append(
        {"doc_id": doc_id, "urutan": 1, "pasal": 1, "label": "Pasal 1", "teks": "Cukup jelas."}
    )
    rows["landasan_hukum"].append(
        {"doc_id": doc_id, "bagian": "mengingat", "posisi": 1, "teks": "Undang-Undang Nomor 23",
         "peraturan_id": "uu-23-2014", "lengkap": True}
    )  # fmt: skip
    rows["renstra_bab"] += [
        {"doc_id": doc_id, "urutan": 1, "bab": 1, "judul": "PENDAHULUAN", "level": 1},
        {"doc_id": doc_id, "urutan": 2, "bab": 1, "nomor": "1.1", "judul": "Latar Belakang",
         "level": 2, "teks": f"Rencana ini disusun {title}.", "halaman_awal": 1 if pdf else None},
    ]  # fmt: skip
    rows["tabel"].append(
        {"doc_id": doc_id, "tabel_id": tabel_id, "urutan": 1, "kode": "2.1",
         "judul": f"Jumlah Penduduk {title}", "jenis": "lain", "jumlah_baris": len(ROWS),
         "jumlah_kolom": len(ROWS[0]), "baris_kepala": 1, "metode": "pdfium" if pdf else "teks",
         "keyakinan": 0.98, "halaman_awal": 2 if pdf else None}
    )  # fmt: skip
    for number, line in enumerate(ROWS):
        for column, text in enumerate(line):
            x0, y0, x1, y1 = box(number, column) if pdf else (None, None, None, None)
            digits = text.replace(".", "")
            rows["sel"].append(
                {"doc_id": doc_id, "tabel_id": tabel_id, "baris": number, "kolom": column,
                 "teks": text or None, "nilai": float(digits) if digits.isdigit() else None,
                 "kepala": number == 0, "halaman": 2 if pdf else None, "x0": x0, "y0": y0,
                 "x1": x1, "y1": y1, "baris_sumber": None if pdf else 5 + number}
            )  # fmt: skip
    for year, target, achieved in ((2021, 80.0, 82.5), (2022, 85.0, 79.0), (2023, 90.0, None)):
        for place, name in enumerate(("Indeks Kepuasan Masyarakat", "Nilai SAKIP & mutu")):
            rows["capaian"].append(
                {"doc_id": doc_id, "tabel_id": tabel_id, "baris": place, "indikator": name,
                 "tahun": year, "target": target, "realisasi": achieved}
            )  # fmt: skip
        rows["anggaran"].append(
            {"doc_id": doc_id, "tabel_id": tabel_id, "baris": 9, "jenjang": "total",
             "tahun": year, "anggaran": Decimal(2_000_000_000),
             "realisasi": Decimal(1_500_000_000) if achieved else None}
        )  # fmt: skip
        rows["anggaran"].append(
            {"doc_id": doc_id, "tabel_id": tabel_id, "baris": 1, "jenjang": "program",
             "uraian": "Program Penunjang <b>Urusan</b>", "tahun": year,
             "anggaran": Decimal(1_000_000_000), "realisasi": Decimal(900_000_000)}
        )  # fmt: skip
    made = [
        ("jumlah-tidak-cocok", "error", "tabel", "2.1 Jumlah Penduduk | MEKARSARI",
         "980 + 1.011 = 1.991, tercetak 1.919", "1.991", "1.919", [(2, 2), (2, 3), (2, 4)]),
        ("jumlah-tidak-cocok", "error", "tabel", "2.1 Jumlah Penduduk | JUMLAH",
         "2.384 + 1.919 + 4.035 = 8.338, padahal 4.224 + 4.186 = 8.410", "8.410", "8.338",
         [(4, 2), (4, 3), (4, 4)]),
        ("sisa-templat", "warning", "pasal", "Pasal 3", f"nama lain {SCRIPT}", None, "BKPSDM", []),
        ("nomor-loncat", "info", "renstra_bab", "1.3", "=SUM(A1:A9) sesudah 1.1 tercetak 1.3",
         "1.2", "1.3", []),
    ]  # fmt: skip
    for number in range(findings):
        rule, level, dataset, key, message, expected, found, cells = made[number % len(made)]
        rows["temuan"].append(
            {"doc_id": doc_id, "temuan_id": f"{rule}-{doc_id[-4:]}-{number}", "aturan": rule,
             "tingkat": level, "dataset": dataset, "kunci": key, "pesan": message,
             "harapan": expected, "ditemukan": found, **(AS_DATA if cells == made[0][-1] else {}),
             "halaman": 2 if pdf and cells else 1 if pdf else None,
             "baris_sumber": None if pdf else 7,
             "sel": [f"{tabel_id}#{r},{c}" for r, c in cells]}
        )  # fmt: skip
    return rows


def make_output(tmp: Path, documents: int = 3, findings: int = 4) -> tuple[Path, Path]:
    """``(output, raw)`` with that many documents: one PDF, one text, one with a hostile title,
    one whose source is gone, one that failed; further ones share the PDF."""
    raw, output = tmp / "raw", tmp / "output"
    raw.mkdir(parents=True)
    make_pdf(raw / "satu.pdf")
    make_text(raw / "dua.txt")
    gone = raw / "hilang.pdf"
    gone.write_bytes(b"")
    rows: dict[str, list[Row]] = {name: [] for name in DATASETS}
    for number in range(documents):
        kind = number if number < 4 else 0
        source = [raw / "satu.pdf", raw / "dua.txt", raw / "satu.pdf", gone][kind]
        made = document(
            f"perbup-contoh-{number + 7}-2024",
            ["Rawabening", "Tirtomoyo", f"Xyz{SCRIPT}", "Sumberwaras"][kind]
            + (f" {number}" if number > 3 else ""),
            source,
            title=SCRIPT if kind == 2 else "Rencana Strategis",
            findings=findings,
        )
        for name, part in made.items():
            rows[name] += part
    gone.unlink()
    rows["temuan"].append(
        {"doc_id": "dok-0123456789ab", "temuan_id": "dokumen-gagal-1", "aturan": "dokumen-gagal",
         "tingkat": "error", "dataset": "dokumen", "kunci": "rusak.pdf",
         "pesan": "rusak.pdf tidak dapat dibuka"}
    )  # fmt: skip
    for name in rows:
        rows[name].sort(key=lambda row: str(row.get("doc_id") or ""))
    publish(output / "dataset", rows)
    return output, raw
