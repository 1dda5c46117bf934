"""What a document of each form must hold: the facts of its head, its parts, its chapters.

A regulation has a preamble and pasal (UU 12/2011), and the parts of a Renstra where its title
adopts one (Permendagri 86/2017); an LKjIP has no Menimbang (PermenPANRB 53/2014), a plan of five
chapters lacks nothing (Instruksi Mendagri 2/2025).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from normalize.forms import find_form
from normalize.outlines import find_outline

Row = Mapping[str, Any]

LEGAL = ("konsideran", "pasal", "mengingat")
PLAN = ("landasan", "bab", "capaian", "anggaran", "tujuan-sasaran", "iku", "rencana")
PARTS = ("kepala", *LEGAL, *PLAN, "evaluasi")
"""Every part, in the order in which documents print them."""

_OF_FORM: Mapping[str, tuple[str, ...]] = {
    "keputusan": LEGAL,
    "renstra": PLAN,
    "perubahan-renstra": PLAN,
    "renja": ("landasan", "bab"),
    "lkjip": ("bab", "capaian", "anggaran"),
    "perjanjian-kinerja": (),
    "iku": ("iku",),
    "evaluasi": ("evaluasi",),
    "dpa": (),
    "lain": (),
}

PLAN_CHAPTERS = 8
"""Chapters of a Renstra whose titles follow no one form (Permendagri 86/2017)."""

IDENTITY = ("bentuk", "perangkat_daerah", "daerah", "periode_awal", "periode_akhir")
"""Facts that a document without a regulation states."""
_TITLE = ("jenis", "nomor", "tahun", "tentang", "daerah")
_OFFICE = ("kecamatan", "periode_awal", "periode_akhir")
_ENACTED = ("tempat_ditetapkan", "tanggal_ditetapkan", "bupati")
_PROMULGATED = ("tanggal_diundangkan", "sekretaris_daerah", "berita_daerah_nomor")


def _bentuk(document: Row) -> str:
    return document.get("bentuk") or "peraturan"


def adopts_plan(document: Row) -> bool:
    """Whether a regulation adopts a Renstra, or its title was not read."""
    title = document.get("tentang")
    return not title or find_form(title) in {"renstra", "perubahan-renstra"}


def parts(document: Row) -> frozenset[str]:
    """The parts that the document of that row of ``dokumen`` must hold."""
    bentuk = _bentuk(document)
    if bentuk in {"peraturan", "rancangan"}:
        return frozenset(("kepala", *LEGAL, *(PLAN if adopts_plan(document) else ())))
    return frozenset(("kepala", *_OF_FORM[bentuk]))


def head_facts(document: Row) -> tuple[str, ...]:
    """The facts that its head and closing state; ``daerah`` is the region at its level."""
    bentuk = _bentuk(document)
    if bentuk == "keputusan":
        by_region = (document.get("jenis") or "").endswith(("Bupati", "Wali Kota", "Gubernur"))
        return (*_TITLE[:1], *_TITLE[2:], *_ENACTED[: 3 if by_region else 2])
    if bentuk not in {"peraturan", "rancangan"}:
        return IDENTITY
    office = _OFFICE if adopts_plan(document) else ()
    if bentuk == "rancangan":
        return ("jenis", "tentang", "daerah", *office)
    return (*_TITLE, *office, *_ENACTED, *_PROMULGATED)


def states(document: Row, fact: str) -> bool:
    """Whether the row says that fact."""
    if fact == "daerah":
        regulation = _bentuk(document) in {"peraturan", "rancangan"}
        of_province = not regulation or "Gubernur" in (document.get("jenis") or "")
        names = ("kabupaten", "provinsi") if of_province else ("kabupaten",)
        return any(document.get(name) is not None for name in names)
    if fact == "bentuk":
        return document.get(fact) not in {None, "lain"}
    if fact == "kecamatan" and document.get("perangkat_daerah") is not None:
        return True
    return document.get(fact) is not None


def chapters(document: Row, rows: Sequence[Row]) -> int:
    """How many chapters the plan or report has by its form; ``rows`` are its ``renstra_bab``."""
    bentuk = _bentuk(document)
    legal = bentuk in {"peraturan", "rancangan", "keputusan"}
    titles = {row["bab"]: row.get("judul") or "" for row in rows if row["level"] == 1}
    outline = find_outline("renstra" if legal else bentuk, titles)
    if outline:
        return len(outline.chapters)
    return PLAN_CHAPTERS if legal or bentuk.endswith("renstra") else len(titles)
