"""More spent than budgeted."""

from __future__ import annotations

from collections.abc import Iterator

from quality.frames import Frames, place
from quality.printed import indonesian, plain
from quality.rule import Rule
from schemas.finding import Finding


def check(frames: Frames) -> Iterator[Finding]:
    """Every budget line of one year whose realisasi is above its anggaran."""
    for row in frames.rows("anggaran"):
        budget, spent = row.get("anggaran"), row.get("realisasi")
        if budget is None or spent is None or spent <= budget:
            continue
        name = row.get("uraian") or row["jenjang"].upper()
        yield frames.finding(
            RULE.id,
            RULE.level,
            "anggaran",
            f"{frames.table_name(row['tabel_id'])}|{name}|{row['tahun']}",
            f"{name} ({row['tahun']}): realisasi {indonesian(spent)} lebih besar dari anggaran"
            f" {indonesian(budget)} (selisih {indonesian(spent - budget)})",
            expected=f"<= {plain(budget)}",
            found=plain(spent),
            cells=[place(row, "realisasi_kolom"), place(row, "anggaran_kolom")],
            page=row.get("halaman"),
        )


RULE = Rule(
    id="realisasi-melebihi-anggaran",
    level="warning",
    datasets=("anggaran",),
    checks="Realisasi sebuah baris anggaran dibandingkan dengan anggarannya pada tahun yang sama.",
    reason=(
        "Belanja tidak boleh melampaui anggaran yang tersedia; realisasi yang lebih besar biasanya"
        " angka baris lain atau anggaran sebelum perubahan."
    ),
    source="PP 12/2019 tentang Pengelolaan Keuangan Daerah; Permendagri 86/2017, formulir T-C.24",
    check=check,
)
