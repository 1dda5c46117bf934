"""How an office drafts and types: the wordings and forms that differ from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Habits:
    """The defaults are those of a tidy office."""

    copy: bool = False
    """``SALINAN`` stands over the head, and the copy is certified at the end."""
    number: str = "NOMOR {} TAHUN {}"
    title: str = "RENCANA STRATEGIS KECAMATAN"
    officer: str = "BUPATI"
    """``Pj. BUPATI``, ``Plt. BUPATI``."""
    at: str = "di"
    """``di :``."""
    on: str = "pada tanggal"
    numeric_date: bool = False
    ttd: str = "ttd."
    one_reason: bool = False
    """A single Menimbang, without a letter."""
    same_line: bool = False
    """``Menimbang : a. bahwa …``: the first item on the line of its label."""
    letter: str = "{}."
    number_word: str = "Nomor"
    act: str = "Undang-Undang"
    gazette: str = "penuh"
    """``penuh``, ``singkat`` (``LN RI Tahun …``), ``tanpa-ri``, ``titik-koma``."""
    local_gazette: bool = False
    """Regional regulations carry their regional gazette, which is no national one."""
    home: bool = True
    """Renstra 1.2 names the region of a regional regulation."""
    no_about: bool = False
    """A citation or two has lost its ``tentang``."""
    wrapped: bool = False
    """Long chapter titles stand on two lines."""
    year: str = "{}"
    """``Tahun {}``, ``{}*)``."""
    caption_place: str = "atas"
    one_line: bool = False
    lead_only: bool = False
    """The programme plan has no caption: the sentence before it names it."""
    unit_in_cell: bool = False
    thousands: bool = False
    """The programme plan is in thousands of rupiah, and its header says so."""
    goals: str = "baris"
    """Tujuan and sasaran of the programme plan: ``baris`` (lines of their own), ``sebaris`` (in
    the line of their first programme), ``tanpa``."""
    names: str = "satu"
    """Programme, kegiatan and subkegiatan in one column or in ``tiga``."""
    code: str = "titik"
    """``titik``, ``spasi``, ``empat`` (four digits), ``terpisah`` (five columns), ``tanpa``."""
    unit_column: bool = False
    fund: bool = False
    paired: bool = False
    """The budget table goes year by year: budget, spending, ratio."""
    zero_fill: bool = False
    """Years in which a programme did not exist hold ``0``."""
    goal_band: bool = False
    money_end: str = ""
    """``,-`` after an amount."""
    described: bool = False
    """*Sistematika Penulisan* says of each chapter what it holds."""


TIDY = Habits()


def draw(seed: int) -> Habits:
    """The habits of a seed: most offices have a few."""
    rng = Random(f"kebiasaan-{seed}")

    def maybe(share: float) -> bool:
        return rng.random() < share

    return Habits(
        copy=maybe(0.25),
        number=rng.choice(["NOMOR {} TAHUN {}"] * 3 + ["NOMOR : {} TAHUN {}"]),
        title=rng.choice(
            ["RENCANA STRATEGIS KECAMATAN"] * 4
            + [
                "RENCANA STRATEGIS (RENSTRA) KECAMATAN",
                "RENCANA STRATEGIS PERANGKAT DAERAH KECAMATAN",
            ]
        ),
        officer=rng.choice(["BUPATI"] * 5 + ["Pj. BUPATI", "Plt. BUPATI"]),
        at=rng.choice(["di", "di", "di :"]),
        on=rng.choice(["pada tanggal", "pada tanggal", "pada tanggal :", "Pada Tanggal"]),
        numeric_date=maybe(0.08),
        ttd=rng.choice(["ttd.", "ttd", "Ttd.", "Cap/ttd", "TTD", "(ttd)"]),
        one_reason=maybe(0.08),
        same_line=maybe(0.35),
        letter=rng.choice(["{}.", "{}.", "{}.", "{})"]),
        number_word=rng.choice(["Nomor"] * 4 + ["No.", "No"]),
        act=rng.choice(["Undang-Undang", "Undang-Undang", "Undang-undang", "Undang Undang"]),
        gazette=rng.choice(["penuh", "penuh", "penuh", "singkat", "tanpa-ri", "titik-koma"]),
        local_gazette=maybe(0.4),
        home=maybe(0.6),
        no_about=maybe(0.25),
        wrapped=maybe(0.4),
        year=rng.choice(["{}"] * 5 + ["Tahun {}", "TAHUN {}", "{} *)"]),
        caption_place=rng.choice(["atas"] * 5 + ["bawah"]),
        one_line=maybe(0.25),
        lead_only=maybe(0.12),
        unit_in_cell=maybe(0.25),
        thousands=maybe(0.1),
        goals=rng.choice(["baris"] * 3 + ["sebaris", "sebaris", "tanpa"]),
        names=rng.choice(["satu"] * 4 + ["tiga"]),
        code=rng.choice(["titik", "titik", "spasi", "spasi", "empat", "terpisah", "tanpa"]),
        unit_column=maybe(0.2),
        fund=maybe(0.2),
        paired=maybe(0.2),
        zero_fill=maybe(0.15),
        goal_band=maybe(0.2),
        money_end=rng.choice([""] * 6 + [",-"]),
        described=maybe(0.3),
    )
