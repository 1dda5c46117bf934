"""Programme, kegiatan, subkegiatan, total: the level of a line, by its code and its name.

Codes are those of Permendagri 90/2019 (``7.01.01`` programme, ``7.01.01.2.02`` kegiatan,
``7.01.01.2.02.01`` subkegiatan).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, cast

from grammar.items import without_label
from grammar.totals import starts_total
from normalize.programmes import check_code, match_programme

Level = Literal["urusan", "program", "kegiatan", "subkegiatan", "total"]
SURELY = 0.9
"""The score from which on a name is that of a line of the nomenclature."""

UNLIKE = "tidak-cocok"
"""What is said of a code that is another line's in the nomenclature."""

_STYLES = (("I", r"[IVX]+"), ("A", r"[A-Z]"), ("1", r"\d{1,2}"), ("a", r"[a-z]"))
_DOTTED = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?")
_MARK = re.compile(r"[(\[]?\s*([A-Za-z]+|\d{1,2})\s*([.)\]]*)")
_SAYS: dict[Level, re.Pattern[str]] = {
    "subkegiatan": re.compile(r"^\W*sub[\s.-]*(?:kegiatan|keg)\b", re.IGNORECASE),
    "program": re.compile(r"^\W*(?:\d+\s+)?(?:program|prog)\b(?!/|\s*/)", re.IGNORECASE),
    "kegiatan": re.compile(r"^\W*(?:kegiatan|keg\.)\s", re.IGNORECASE),
}
_REVENUE = re.compile(
    r"^\W*(?:(?:sub\s*)?(?:jumlah|total)\s+)?(?:pendapatan|penerimaan|"
    r"hasil (?:pajak|retribusi|pengelolaan|penjualan)|pajak|retribusi|"
    r"lain-lain (?:pad|pendapatan)|dana (?:perimbangan|bagi hasil|alokasi|darurat|penyesuaian)|"
    r"bagi hasil|bantuan keuangan|(?:pengeluaran )?pembiayaan|sisa lebih|silpa|surplus|defisit|"
    r"(?:pencairan|pembentukan) dana cadangan|penyertaan modal \(investasi|pembayaran pokok utang|"
    r"pemberian pinjaman daerah)\b",
    re.IGNORECASE,
)
_SPENDING = re.compile(r"^\W*belanja\b", re.IGNORECASE)


_URUSAN = re.compile(r"[1-9X](?:\.(?:\d\d|XX))?\.?")
"""The code of an urusan or its bidang: one digit, and two."""
_OFFICE = re.compile(
    r"^(?:urusan|bidang urusan|unsur|kecamatan|kelurahan|dinas|badan|kantor|sekretariat|"
    r"inspektorat|satuan polisi)\b",
    re.IGNORECASE,
)


def is_office(name: str) -> bool:
    """Whether a line is of an office or an urusan, above all programmes."""
    return bool(_OFFICE.match(name))


def is_revenue(name: str) -> bool:
    """Whether a line of the form of Permendagri 54/2010 is income or financing, not budget:
    ``Pendapatan Asli Daerah``, ``Hasil retribusi …``, ``Pembentukan dana cadangan``; so is its
    sum, ``Jumlah Pendapatan``, but not that of both sides of the budget."""
    return bool(_REVENUE.match(name))


def is_spending_group(name: str) -> bool:
    """Whether a line is a kind of spending over all programmes: ``Belanja Langsung``."""
    return bool(_SPENDING.match(name))


def level_by_name(name: str) -> Level | None:
    """The level that a printed name says itself; null where it does not."""
    if starts_total(name):
        return "total"
    name = without_label(name)
    return next((level for level, pattern in _SAYS.items() if pattern.match(name)), None)


def level_by_code(code: str) -> Level | None:
    """The level of a code, by its number of parts.

    Before Permendagri 90/2019 an office's own code stood between urusan and programme, and began
    with its own urusan, mostly that of the programme: ``4.01.4.01.21.15`` and ``1.22.1.20.15.15``
    are programmes (Permendagri 13/2006).
    """
    parts = code.split(".")
    of_office = len(parts) > 5 and [len(part) for part in parts[:4]] == [1, 2, 1, 2]
    if of_office or parts[2:4] == parts[:2]:
        old: dict[int, Level] = {5: "urusan", 6: "program", 7: "kegiatan"}
        return old.get(len(parts))
    if len(parts) <= 2 and not _URUSAN.fullmatch(code):
        return None  # the end of a code whose beginning stands above: `02`, `61.01`
    levels: dict[int, Level] = {1: "urusan", 2: "urusan", 3: "program"}
    return (levels | {5: "kegiatan", 6: "subkegiatan"}).get(len(parts))


_BELOW: dict[int, Level] = {1: "kegiatan", 2: "subkegiatan"}
"""The levels below a programme, by how much deeper they are."""


@dataclass(slots=True)
class Levels:
    """The levels of the lines of a table, asked from top to bottom: what a short code, a name or a
    mark means hangs on the programme above. One is official where the nomenclature has it; its code
    may only count the lines of one document."""

    programme: bool = False
    """Whether a line above is a programme."""
    _official: bool = False
    _counted: str | None = None
    _marks: list[str] = field(default_factory=list)
    """The styles in which the lines since the programme are counted, its own first."""

    def of(
        self, code: str | None, name: str | None, *, said: Level | None = None, mark: str = ""
    ) -> Level | None:
        """The level of a line that prints a code or a name: by these, by what its column says
        (``said``), by the official line of that name, by the ``mark`` in front of it."""
        by_mark = self._by_mark(mark)
        level = self._by_code(code, name) if code else None
        level = level or (level_by_name(name) if name else None) or said
        if level is None and name and self._official:
            level = _level_by_nomenclature(name)
        level = level or by_mark
        if level == "program":
            style = _style(mark)
            self.programme = True
            self._marks = [style] if style else []
            self._counted = code if code and code.count(".") < 2 else None
            self._official = match_programme(name or "", jenjang="program").kode is not None
        return level

    def _by_code(self, code: str, name: str | None) -> Level | None:
        """The level of a code; beside the name of a line of another level, whose code it is not in
        the nomenclature, that of the name."""
        unlike = name and self._official and check_code(code, name).verdict == UNLIKE
        named = _level_by_nomenclature(name) if name and unlike else None
        return named or self._by_counting(code, name) or self._by_parts(code, name or "")

    def _by_parts(self, code: str, name: str) -> Level | None:
        """The level of a code by its number of parts; a short one is of an office where the name
        is, and a digit alone below a programme counts its lines."""
        if is_office(name) and code.count(".") < 2:
            return "urusan"
        counts = self.programme and name and code.strip(".").isdigit()
        return None if counts else level_by_code(code)

    def _by_counting(self, code: str, name: str | None) -> Level | None:
        """Where short codes only count the lines: ``01`` in front of a name that calls itself a
        programme, ``01.03`` below it; null where codes are the official ones."""
        if code.count(".") < 2 and name and level_by_name(name) == "program":
            return "program"
        if self._counted is None:
            return None
        depth = code.count(".") - self._counted.count(".")
        if code.startswith(f"{self._counted}."):
            return _BELOW.get(depth)
        sibling = depth == 0 and _counts_on(self._counted, code)
        return "program" if sibling and not is_office(name or "") else None

    def _by_mark(self, mark: str) -> Level | None:
        """Where each level is counted in a style of its own (``I``, ``1``, ``a``) or below the one
        above (``1``, ``1.1``); null where the programme has none, or it is counted alike."""
        if _DOTTED.fullmatch(mark) and self._marks[:1] == ["1"]:
            return _BELOW.get(mark.strip(".").count("."))
        style = _style(mark)
        if style is None or not self._marks:
            return None
        if style not in self._marks:
            self._marks.append(style)
        return _BELOW.get(self._marks.index(style))


def _counts_on(above: str, code: str) -> bool:
    """Whether a code counts on from the one above; ``01`` below ``104`` begins anew."""
    one, two = (text.strip(".").rsplit(".", 1)[-1] for text in (above, code))
    return not (one.isdigit() and two.isdigit()) or int(two) > int(one)


def _level_by_nomenclature(name: str) -> Level | None:
    """The level of the official line of that name, under a programme that is official too: names
    of before 2021 recur there on other levels."""
    match = match_programme(name)
    return cast("Level", match.jenjang) if match.kode and match.score >= SURELY else None


def _style(mark: str) -> str | None:
    found = _MARK.fullmatch(mark.strip())
    if not found:
        return None
    style = next((name for name, of in _STYLES if re.fullmatch(of, found[1])), None)
    return style and f"{style}{')' if ')' in found[2] else ''}"
