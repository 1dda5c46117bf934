"""A programme that is not the sum of its kegiatan; a tujuan or sasaran not of its programmes."""

from __future__ import annotations

from collections.abc import Iterator

from quality.budget import budgets, difference_finding
from quality.frames import Frames
from quality.rule import Rule
from schemas.finding import Finding


def check(frames: Frames) -> Iterator[Finding]:
    """Every programme, sasaran and tujuan that has both an amount and lines under it."""
    for budget in budgets(frames):
        for line, children in budget.parents("tujuan", "sasaran", "program"):
            finding = difference_finding(frames, RULE.id, RULE.level, budget, line, children)
            if finding is not None:
                yield finding


RULE = Rule(
    id="program-tidak-cocok",
    level="error",
    datasets=("anggaran", "rencana"),
    checks=(
        "Anggaran, realisasi dan pagu sebuah program dibandingkan dengan jumlah kegiatannya, per"
        " tahun; sebuah tujuan atau sasaran dengan jumlah di bawahnya. Dilewati bila tidak satu"
        " pun kegiatan berangka pada tahun itu atau ada angka yang tidak terbaca."
    ),
    reason="Pagu disusun dari bawah ke atas; selisih berarti salah satu barisnya salah cetak.",
    source="Permendagri 86/2017, formulir T-C.24 dan T-C.27",
    check=check,
)
