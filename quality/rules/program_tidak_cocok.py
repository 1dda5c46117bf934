"""A programme that is not the sum of its kegiatan; a tujuan or sasaran not of its programmes."""

from __future__ import annotations

from collections.abc import Iterator

from quality.budget import misfit_finding, misfits
from quality.frames import Frames
from quality.rule import Rule
from schemas.finding import Finding


def check(frames: Frames) -> Iterator[Finding]:
    """Every programme, sasaran and tujuan that has both an amount and lines under it."""
    for budget, balance in misfits(frames, "tujuan", "sasaran", "program"):
        yield misfit_finding(frames, RULE, budget, balance)


RULE = Rule(
    id="program-tidak-cocok",
    level="error",
    datasets=("anggaran", "rencana", "evaluasi"),
    checks=(
        "Anggaran, realisasi dan pagu sebuah program dibandingkan dengan jumlah kegiatannya, per"
        " tahun; sebuah tujuan atau sasaran dengan jumlah di bawahnya. Dilewati bila tidak satu"
        " pun kegiatan berangka pada tahun itu atau ada angka yang tidak terbaca."
    ),
    reason="Pagu disusun dari bawah ke atas; selisih berarti salah satu barisnya salah cetak.",
    source="Permendagri 86/2017, formulir T-C.24 dan T-C.27",
    check=check,
)
