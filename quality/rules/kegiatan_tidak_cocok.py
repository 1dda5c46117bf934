"""A kegiatan that is not the sum of its subkegiatan."""

from __future__ import annotations

from collections.abc import Iterator

from quality.budget import misfit_finding, misfits
from quality.frames import Frames
from quality.rule import Rule
from schemas.finding import Finding


def check(frames: Frames) -> Iterator[Finding]:
    """Every kegiatan that has both an amount and subkegiatan."""
    for budget, balance in misfits(frames, "kegiatan"):
        yield misfit_finding(frames, RULE, budget, balance)


RULE = Rule(
    id="kegiatan-tidak-cocok",
    level="error",
    datasets=("anggaran", "rencana", "evaluasi"),
    checks=(
        "Anggaran, realisasi dan pagu sebuah kegiatan dibandingkan dengan jumlah subkegiatannya,"
        " per tahun. Dilewati bila tidak satu pun subkegiatan berangka pada tahun itu atau ada"
        " angka yang tidak terbaca."
    ),
    reason="Pagu disusun dari bawah ke atas; selisih berarti salah satu barisnya salah cetak.",
    source="Permendagri 86/2017, formulir T-C.24 dan T-C.27; Permendagri 90/2019",
    check=check,
)
