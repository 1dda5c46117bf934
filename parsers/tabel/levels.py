"""Programme, kegiatan, subkegiatan, total: the level of a line, by its code and its name.

Codes are those of Permendagri 90/2019 (``7.01.01`` programme, ``7.01.01.2.02`` kegiatan,
``7.01.01.2.02.01`` subkegiatan).
"""

from __future__ import annotations

import re
from typing import Literal

from grammar.items import without_label
from grammar.totals import starts_total

Level = Literal["urusan", "program", "kegiatan", "subkegiatan", "total"]

_STYLES = (("I", r"[IVX]+"), ("A", r"[A-Z]"), ("1", r"\d{1,2}"), ("a", r"[a-z]"))
_MARK = re.compile(r"[(\[]?\s*([A-Za-z]+|\d{1,2})\s*([.)\]]*)")
_PROGRAM = re.compile(r"^\W*(?:\d+\s+)?(?:program|prog)\b(?!/|\s*/)", re.IGNORECASE)
_SUB = re.compile(r"^\W*sub[\s.-]*(?:kegiatan|keg)\b", re.IGNORECASE)
_KEGIATAN = re.compile(r"^\W*(?:kegiatan|keg\.)\s", re.IGNORECASE)
_REVENUE = re.compile(
    r"^\W*(?:pendapatan|penerimaan|hasil (?:pajak|retribusi|pengelolaan|penjualan)|pajak|retribusi|"
    r"lain-lain (?:pad|pendapatan)|dana (?:perimbangan|bagi hasil|alokasi|darurat|penyesuaian)|"
    r"bagi hasil|bantuan keuangan|pembiayaan|sisa lebih|silpa|surplus|defisit)\b",
    re.IGNORECASE,
)
_SPENDING = re.compile(r"^\W*belanja\b", re.IGNORECASE)


_OFFICE = re.compile(
    r"^(?:urusan|bidang urusan|unsur|kecamatan|kelurahan|dinas|badan|kantor|sekretariat|"
    r"inspektorat|satuan polisi)\b",
    re.IGNORECASE,
)


def is_office(name: str) -> bool:
    """Whether a line is of an office or an urusan, above all programmes."""
    return bool(_OFFICE.match(name))


def is_revenue(name: str) -> bool:
    """Whether a line is income, not budget: ``Pendapatan Asli Daerah``, ``Hasil retribusi …``."""
    return bool(_REVENUE.match(name))


def is_spending_group(name: str) -> bool:
    """Whether a line is a kind of spending over all programmes: ``Belanja Langsung``."""
    return bool(_SPENDING.match(name))


def level_by_name(name: str) -> Level | None:
    """The level that a printed name says itself; null where it does not."""
    if starts_total(name):
        return "total"
    name = without_label(name)
    if _SUB.match(name):
        return "subkegiatan"
    if _PROGRAM.match(name):
        return "program"
    if _KEGIATAN.match(name):
        return "kegiatan"
    return None


def level_by_code(code: str) -> Level | None:
    """The level of a code, by its number of parts.

    Before Permendagri 90/2019 an office's own code stood between urusan and programme, and began
    with the urusan again: ``4.01.4.01.21.15`` is a programme (Permendagri 13/2006).
    """
    parts = code.split(".")
    if len(parts) > 4 and parts[2:4] == parts[:2]:
        old: dict[int, Level] = {5: "urusan", 6: "program", 7: "kegiatan"}
        return old.get(len(parts))
    levels: dict[int, Level] = {1: "urusan", 2: "urusan", 3: "program"}
    return (levels | {5: "kegiatan", 6: "subkegiatan"}).get(len(parts))


def level_by_counting(code: str, name: str | None, program: str | None) -> Level | None:
    """The level of a line where short codes only count the lines: ``01`` in front of a name that
    calls itself a programme, ``01.03`` below it. ``program`` is the code of the programme above
    that is counted so; null where codes are the official ones."""
    if code.count(".") < 2 and name and level_by_name(name) == "program":
        return "program"
    if program is None:
        return None
    depth = code.count(".") - program.count(".")
    if code.startswith(f"{program}."):
        below: dict[int, Level] = {1: "kegiatan", 2: "subkegiatan"}
        return below.get(depth)
    return "program" if depth == 0 and name and not is_office(name) else None


def level_by_mark(marks: list[str], mark: str) -> Level | None:
    """The level of a line by the mark in front of it, where each level is counted in a style of its
    own (``I``, ``1``, ``a``): ``marks`` are the styles since the programme, its own first, and
    take in a further one. Null where the programme has none, or the line is counted like it."""
    style = _style(mark)
    if style is None or not marks:
        return None
    if style not in marks:
        marks.append(style)
    below: dict[int, Level] = {1: "kegiatan", 2: "subkegiatan"}
    return below.get(marks.index(style))


def marked_styles(mark: str) -> list[str]:
    """The style in which a programme's mark counts, for :func:`level_by_mark`."""
    style = _style(mark)
    return [style] if style else []


def _style(mark: str) -> str | None:
    found = _MARK.fullmatch(mark.strip())
    if found is None:
        return None
    style = next((name for name, of in _STYLES if re.fullmatch(of, found[1])), None)
    return style and f"{style}{')' if ')' in found[2] else ''}"
