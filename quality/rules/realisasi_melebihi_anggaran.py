"""More spent than budgeted."""

from __future__ import annotations

from collections.abc import Iterator

from quality.frames import Frames, Row, place, year_of
from quality.rule import Rule
from schemas.finding import Finding
from schemas.message import Bound, rupiah, say, term


def check(frames: Frames) -> Iterator[Finding]:
    """Every budget line of one year whose realisasi is above its anggaran, and every line of an
    evaluation whose year, or one of its periods, is."""
    yield from _evaluations(frames)
    for row in frames.rows("anggaran"):
        budget, spent = row.get("anggaran"), row.get("realisasi")
        if budget is None or spent is None or spent <= budget:
            continue
        name = row.get("uraian") or row["jenjang"].upper()
        yield frames.finding(
            RULE.id,
            RULE.level,
            "anggaran",
            (frames.named(row["tabel_id"]), name, year_of(row)),
            say(
                "realisasi-melebihi-anggaran",
                nama=name,
                masa=year_of(row),
                anggaran=rupiah(budget),
                selisih=rupiah(spent - budget),
            ),
            expected=Bound("<=", rupiah(budget)),
            found=rupiah(spent),
            cells=[place(row, "realisasi_kolom"), place(row, "anggaran_kolom")],
            page=row.get("halaman"),
        )


_REACHED = (
    *("realisasi", "triwulan-1", "triwulan-2", "triwulan-3", "triwulan-4"),
    *("sd-triwulan-2", "sd-triwulan-3", "semester-1", "semester-2"),
)


def _evaluations(frames: Frames) -> Iterator[Finding]:
    lines: dict[tuple[str, int], dict[str, Row]] = {}
    for row in frames.rows("evaluasi"):
        lines.setdefault((row["tabel_id"], row["baris"]), {})[row["periode"]] = row
    for line in lines.values():
        budget = line.get("target", {}).get("rupiah")
        if budget is None:
            continue
        over = [
            line[name]
            for name in _REACHED
            if name in line and (line[name].get("rupiah") or 0) > budget
        ]
        for row in over[:1]:
            spent = row["rupiah"]
            name = row.get("nama") or row.get("indikator") or row["jenjang"].upper()
            yield frames.finding(
                RULE.id,
                RULE.level,
                "evaluasi",
                (
                    frames.named(row["tabel_id"]),
                    say("baris", nomor=row["baris"]),
                    name,
                    term(row["periode"]),
                ),
                say(
                    "realisasi-melebihi-anggaran",
                    nama=name,
                    masa=term(row["periode"]),
                    anggaran=rupiah(budget),
                    selisih=rupiah(spent - budget),
                ),
                expected=Bound("<=", rupiah(budget)),
                found=rupiah(spent),
                cells=[place(row, "rupiah_kolom"), place(line["target"], "rupiah_kolom")],
                page=row.get("halaman"),
            )


RULE = Rule(
    id="realisasi-melebihi-anggaran",
    level="warning",
    datasets=("anggaran", "evaluasi"),
    checks="Realisasi sebuah baris anggaran dibandingkan dengan anggarannya pada tahun yang sama;"
    " pada tabel evaluasi juga realisasi triwulan dengan anggaran setahun.",
    reason=(
        "Belanja tidak boleh melampaui anggaran yang tersedia; realisasi yang lebih besar biasanya"
        " angka baris lain atau anggaran sebelum perubahan."
    ),
    source="PP 12/2019 tentang Pengelolaan Keuangan Daerah; Permendagri 86/2017, formulir T-C.24",
    check=check,
)
