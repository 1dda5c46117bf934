"""``rencana``: the programme plan with targets and pagu, year by year (T-C.27 and its like)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import Literal

from grammar.aims import aim_of, is_vision, opens_group
from grammar.totals import is_lone_total, starts_total
from grammar.years import years_in
from normalize.only import only, present
from normalize.units import is_unit, tidy_unit
from parsers.parsed import Row, as_row
from parsers.tabel.header import Band, Column, Header, Role
from parsers.tabel.levels import Level, Levels, level_by_name
from parsers.tabel.lines import Called, Line, called, first_text, joined_texts
from parsers.tabel.lost_heads import has_lost, lost_names
from parsers.tabel.merged import with_merged_cells, with_sums_as_money
from parsers.tabel.sheet import NOTHING, Read, Sheet, as_float, as_money, listed_columns
from parsers.tabel.slip import SMALLEST_BUDGET, Kind, mend_pairs, without_foreign
from parsers.tabel.years import AHEAD, in_force
from schemas.message import Year, listed, say, term
from schemas.rows import Rencana

_AIMS: tuple[Role, ...] = ("tujuan", "sasaran")
_CALLED: tuple[Role, ...] = (*_AIMS, "kode", "nama", "indikator")
_TEXTS: tuple[Role, ...] = ("penanggung-jawab", "lokasi")
_LABEL = re.compile(r"[^\W\d_]{4,}\s+[^\W\d_]{2,}")
"""``PAGU KECAMATAN``: no number of a line."""

Shape = Literal["uang", "nilai", "teks", "kosong"]


@dataclass(frozen=True, slots=True)
class Slot:
    """The columns of one fase and year: a target, money, or both; several of money where print
    parts it by kind of spending or source. A year without a name has its number."""

    fase: Band
    year: int | None
    target: Column | None
    paid: tuple[Column, ...]
    ordinal: int | None = None

    @property
    def when(self) -> int:
        """Its year, else the number of it."""
        return self.year or self.ordinal or 0

    @property
    def pair(self) -> tuple[int, int] | None:
        """The columns of target and money, where there are both."""
        return (self.target.index, self.paid[0].index) if self.target and self.paid else None


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column holds what, after the header was checked against the values below it."""

    slots: tuple[Slot, ...]
    penanggung_jawab: int | None
    lokasi: int | None

    def of(self, *fases: Band) -> tuple[Slot, ...]:
        """Its slots of some fases."""
        return tuple(slot for slot in self.slots if slot.fase in fases)

    @property
    def texts(self) -> list[int]:
        """Its columns of texts."""
        return present((self.penanggung_jawab, self.lokasi))

    @property
    def targets(self) -> list[Column]:
        """All columns of what is aimed at."""
        return present(slot.target for slot in self.slots)

    @property
    def pairs(self) -> list[tuple[int, int]]:
        return [slot.pair for slot in self.slots if slot.pair]

    @property
    def paid(self) -> list[Column]:
        """All columns of money."""
        return [column for slot in self.slots for column in slot.paid]


def read(sheet: Sheet) -> Iterator[Row]:
    """Rows of ``rencana``; one per line, fase and year with a printed cell."""
    layout = read_layout(sheet)
    if not layout:
        return
    sheet = _mend(with_merged_cells(sheet, layout.pairs), layout)
    tujuan: str | None = None
    sasaran: str | None = None
    last: Line | None = None
    sheet, lines = _with_sums(sheet, layout, list(_lines(sheet, layout)))
    for line in _with_outcomes(sheet, layout, lines):
        if not line.is_total:
            opens = bool(line.tujuan) and line.jenjang != "sasaran"
            kept = None if opens or line.jenjang == "tujuan" else sasaran
            tujuan, sasaran = line.tujuan or tujuan, line.sasaran or kept
        if line.jenjang is None:
            if not last:
                continue
            line = line.under(last)
        last = line
        over = (None, None) if line.is_total else (tujuan, sasaran)
        line = replace(line, tujuan=over[0], sasaran=over[1])
        for slot in layout.slots:
            yield from _slot_rows(sheet, layout, line, slot)


def _slot_rows(sheet: Sheet, layout: Layout, line: Line, slot: Slot) -> Iterator[Row]:
    """The row of one fase and year; one for each column of money where there are several."""
    jenjang = line.jenjang or ""  # its own, or that of the line above
    label = f"{line.label}|{slot.when or ''}"
    aim = {"tujuan": line.tujuan, "sasaran": line.sasaran}.get(jenjang)
    aimed = line.row if line.aimed is None else line.aimed
    target, unit = NOTHING, None
    if slot.target:
        target = sheet.value(aimed, slot.target, label, "nilai")
        unit = sheet.unit(slot.target, target.number, line.satuan) if target.text else None

    def row(paid: Read, column: Column | None) -> Row:
        scale = sheet.scale(column) if column else None
        pagu = as_money(paid.number, scale)
        made: Rencana = {
            **sheet.base(line.row),
            "kode": line.kode,
            "jenjang": jenjang,
            "tujuan": line.tujuan,
            "sasaran": line.sasaran,
            "nama": line.nama or aim,
            "indikator": line.indikator,
            "keluaran": line.keluaran,
            "penanggung_jawab": _text(sheet, line.row, layout.penanggung_jawab),
            "lokasi": _text(sheet, line.row, layout.lokasi),
            "fase": slot.fase,
            "tahun": slot.year,
            "tahun_ke": slot.ordinal,
            "jenis_belanja": column.spending if column and len(slot.paid) > 1 else None,
            "target": as_float(target.number),
            "satuan": unit,
            "target_teks": target.text,
            "target_kolom": target.col,
            "target_baris": aimed if target.text and aimed != line.row else None,
            "pagu": pagu,
            "pagu_teks": paid.text,
            "pagu_kolom": paid.col,
            "skala": scale if pagu is not None else None,
        }
        return as_row(made)

    reads = [(sheet.value(line.row, column, label, "uang"), column) for column in slot.paid]
    printed = [row(paid, column) for paid, column in reads if paid.text is not None]
    yield from printed or ([row(NOTHING, None)] if target.text else [])


def _with_sums(sheet: Sheet, layout: Layout, lines: list[Line]) -> tuple[Sheet, list[Line]]:
    """The sheet and its lines with sums that stand in target columns given to the money; a line
    without words that is the sum of those above is a total."""
    sheet, sums = with_sums_as_money(sheet, layout.pairs, lines)
    if lines and _is_sum_without_name(sheet, layout, lines):
        sums |= {lines[-1].row}
    return sheet, [
        replace(line, jenjang="total") if line.jenjang is None and line.row in sums else line
        for line in lines
    ]


def _is_sum_without_name(sheet: Sheet, layout: Layout, lines: Sequence[Line]) -> bool:
    """Whether the last line is the sum of all, its name left out: money alone, in each of its
    columns more than any line has."""
    last, *above = (line.row for line in reversed(lines))
    paid = [c.index for c in layout.paid]
    sums = {col: n for col in paid if (n := sheet.amount(last, col)) is not None}
    alone = all(col in sums for col, text in enumerate(sheet.grid[last]) if text.strip("- "))
    parts = ((sheet.amount(row, col) or 0, n) for row in above for col, n in sums.items())
    return bool(sums and above) and alone and all(part < n for part, n in parts)


def _mend(sheet: Sheet, layout: Layout) -> Sheet:
    """The sheet with slipped lines put right, where targets and money stand in pairs."""
    # Amounts in millions look like targets.
    if len(layout.pairs) >= 2 and all(sheet.scale(c) == 1 for c in layout.paid):
        kinds: dict[int, Kind] = {column.index: "target" for column in layout.targets}
        paid = [(slot.fase, slot.paid[0].index) for slot in layout.slots if slot.paid]
        kinds |= {col: "pagu" for _, col in paid}
        kinds |= {col: "teks" for col in layout.texts if col > min(kinds)}
        years = [col for fase, col in paid if fase == "target"]
        sheet = mend_pairs(sheet, kinds, years, dict(paid).get("akhir"))
    return without_foreign(sheet, layout.pairs)


def _text(sheet: Sheet, row: int, col: int | None) -> str | None:
    """The text of a place; null where what is printed there belongs nowhere."""
    if col is None or sheet.moved.get((row, col), col) is None:
        return None
    return sheet.text(row, sheet.source(row, col)) or None


# --------------------------------------------------------------------------- layout


def shape_of(sheet: Sheet, col: int) -> Shape:
    """What the cells of a column are: amounts of money, values with or without unit, texts."""
    money = value = text = 0
    column = sheet.header.columns[col]
    scale = sheet.scale(column) if column.money else 1
    for row in sheet.body:
        printed = sheet.text(row, col)
        number = sheet.peek(row, col, "uang")
        if number.state in {"kosong", "strip"}:
            continue
        if number.value is None:
            text += number.state == "teks"
        elif (
            number.unit is None
            and (
                scale is None  # money of an unknown multiple may look like anything
                or number.value * scale >= SMALLEST_BUDGET
                or printed[:2].lower() == "rp"
            )
        ):
            money += 1
        elif number.value != 0 or number.unit:
            value += 1
    if not money + value + text or _is_slip(money, value + text, len(sheet.body)):
        return "kosong"
    if text > money + value:
        return "teks"
    return "uang" if money > value else "nilai"


def _is_slip(money: int, others: int, lines: int) -> bool:
    """Whether an amount is the only cell of a column beside many lines."""
    return money == 1 and not others and lines > LINES_OF_A_SLIP


LINES_OF_A_SLIP = 20


def read_layout(sheet: Sheet) -> Layout | None:
    """Slots by the header, checked against the values; null where the years cannot be named.

    The header of the form prints each year over a pair of columns (target, Rp). Print shifts
    header cells (a merged cell that lost its empty half), never the values of all lines, so where
    a column's header says rupiah and its cells are names, or the other way, the values tell how
    the pairs stand and the header tells their years, in order.
    """
    shapes = [shape_of(sheet, col) for col in range(sheet.table.n_cols)]
    told = _told_by_head(sheet, shapes)
    if not told:
        return None
    layout = _without_slips(sheet, _put_right(sheet, told, shapes), shapes)
    lost = has_lost(sheet)
    fits = all(_fits(slot, shapes) for slot in layout.of("target"))
    end_fits = _end_fits(sheet, layout, shapes)
    if not lost and fits and end_fits and _has_words(sheet, layout, shapes):
        return layout
    if mended := _by_values(sheet, layout, shapes):
        return mended
    if lost and lost_names(sheet) == 1:
        # A name lost before a pair would have turned it round; of what is behind nothing tells.
        sheet.find(say("kolom-bergeser.kolom"), level="error", label=term("kepala"))
        years = layout.of("target")
        kept = takewhile(lambda slot: _is_whole(slot) and _fits(slot, shapes), years)
        return Layout((*layout.of("awal"), *kept), None, None)
    if lost or not fits:
        sheet.find(say("kolom-bergeser.kepala"), level="error", label=term("kepala"))
        return None
    return layout if end_fits else replace(layout, slots=layout.of("awal", "target"))


def _without_slips(sheet: Sheet, layout: Layout, shapes: Sequence[Shape]) -> Layout:
    """The layout without columns of targets that hold one amount and nothing else, a slip, with a
    finding at its row."""
    slips = {
        slot.target.index
        for slot in layout.slots
        if slot.target and shapes[slot.target.index] == "kosong" and _amounts(sheet, slot.target)
    }
    for col in slips:
        row = next(row for row in sheet.body if sheet.peek(row, col, "uang").value)
        sheet.find(say("kolom-bergeser.baris", baris=1), level="error", row=row, cells=[(row, col)])
    kept = (
        replace(slot, target=None) if slot.target and slot.target.index in slips else slot
        for slot in layout.slots
    )
    return replace(layout, slots=tuple(kept))


def _amounts(sheet: Sheet, column: Column) -> bool:
    """Whether a column holds a number that is not nought."""
    return any(sheet.peek(row, column.index, "uang").value for row in sheet.body)


def _told_by_head(sheet: Sheet, shapes: Sequence[Shape]) -> Layout | None:
    """Which column holds what by the header alone; null where it names no years."""
    header = sheet.header
    aimed = header.band("target", "anggaran") + _forecast(header)
    ordinals = all(not column.year for column in aimed)
    years: dict[int, list[Column]] = defaultdict(list)
    for column in aimed:
        if when := column.ordinal if ordinals else column.year:
            years[when].append(column)
    if not years:
        return None
    slots = [_slot("target", year, years[year], shapes) for year in sorted(years)]
    if akhir := header.band("akhir"):
        ended = max(years) if ordinals else _end_of_plan(sheet, sorted(years), akhir)
        slots.append(_slot("akhir", ended, akhir, shapes))
    if ordinals:
        slots = [replace(slot, year=None, ordinal=slot.year) for slot in slots]
    awal = next(iter(header.band("awal", money=False)), None)
    paid = tuple(header.band("awal", money=True)[:1])
    if start := next(filter(None, (awal, *paid)), None):
        slots.insert(0, Slot("awal", start.year, awal, paid))
    return Layout(tuple(slots), *map(header.first, _TEXTS))


def _end_fits(sheet: Sheet, layout: Layout, shapes: Sequence[Shape]) -> bool:
    """Whether the cells of the end, if there is one, are what its header says: a pair where all
    years are pairs, or one column."""
    paired = all(slot.pair for slot in layout.of("target"))
    lone = len(sheet.header.band("akhir")) == 1 or not paired
    return all(_fits(end, shapes) and (lone or bool(end.pair)) for end in layout.of("akhir"))


def _has_words(sheet: Sheet, layout: Layout, shapes: Sequence[Shape]) -> bool:
    """Whether the columns of texts hold words: ``5 Kecamatan`` is a place."""
    unclear = (col for col in layout.texts if shapes[col] not in {"teks", "kosong"})
    return all(_LETTERS.search(text) for col in unclear for text in sheet.texts(col))


_LETTERS = re.compile(r"[^\W\d_]{4,}")


def _forecast(header: Header) -> list[Column]:
    """The columns that say of the year after a yearly plan what it will aim at and cost, each under
    a head of its own (``Prakiraan Maju 2025 (Rp)``, ``Prakiraan Maju (Rp)``)."""
    year = only(header.years("target", "anggaran"))
    ahead = [c for c in header.band("proyeksi") if AHEAD.search(c.name)]
    if not year or any(c.year not in {None, year + 1} for c in ahead):
        return []
    return [replace(c, year=year + 1) for c in ahead]


def _end_of_plan(sheet: Sheet, years: Sequence[int], akhir: Sequence[Column]) -> int:
    """The year that a plan's end is of: the one printed over it, else the last of its years. Where
    these are no run, or one of them was printed twice and taken out, it is that of the document's
    period: the last may be the misprint."""
    if printed := only({c.year for c in akhir} - {None}):
        return printed
    first = min((c.index for c in sheet.header.columns if c.year == years[0]), default=0)
    lost = any(
        c.role == "lain" and years_in(c.name)
        for c in sheet.header.columns[first : akhir[0].index if akhir else first]
    )
    run = years[-1] - years[0] + 1 == len(years)
    return years[-1] if run and not lost else sheet.context.periode_akhir or years[-1]


def _put_right(sheet: Sheet, layout: Layout, shapes: Sequence[Shape]) -> Layout:
    """The layout where targets stand in the column of places, and the places beside it in theirs:
    each in its own."""
    place = layout.lokasi
    if place is None or shapes[place] != "nilai":
        return layout
    for slot in layout.of("target"):
        target = slot.target
        if not target or abs(target.index - place) != 1:
            continue
        texts = sheet.texts(target.index)
        if texts and all(_PLACE.search(text) for text in texts):
            names = [sheet.header.columns[col].name for col in (place, target.index)]
            said = say("kolom-bergeser.tempat", lokasi=names[0], target=names[1])
            sheet.find(said, level="error", label=term("kepala"))
            moved = replace(slot, target=replace(target, index=place))
            slots = tuple(moved if other is slot else other for other in layout.slots)
            return replace(layout, slots=slots, lokasi=target.index)
    return layout


_PLACE = re.compile(
    r"^(?:kec(?:amatan)?|kel(?:urahan)?|desa|kab(?:upaten)?|kota|kantor|nagari|dusun|wilayah)\b",
    re.IGNORECASE,
)


def _slot(fase: Band, year: int | None, columns: Sequence[Column], shapes: Sequence[Shape]) -> Slot:
    """The target and the money among the columns of one fase and year."""
    columns = _beside_money(in_force(columns))
    alone = len(columns) == 1
    amounts = [c for c in columns if c.money or (not alone and _is_paid(c, shapes))]
    target = next((c for c in columns if c not in amounts), None)
    pagu = [replace(c, money=True) for c in amounts[:1]]
    parts = [c for c in amounts[1:] if c.spending and amounts[0].spending]
    return Slot(fase, year, target, (*pagu, *parts))


def _beside_money(columns: Sequence[Column]) -> Sequence[Column]:
    """The columns without targets of the tujuan, which stand in a band of their own: the plan's are
    beside its money."""
    paid = next((column for column in columns if column.money), None)
    if not paid or sum(not column.money for column in columns) <= 1:
        return columns
    return [column for column in columns if column.money or column.path[:1] == paid.path[:1]]


def _is_paid(column: Column, shapes: Sequence[Shape]) -> bool:
    """Whether a column holds amounts, and its own name does not say that it is aimed at."""
    aimed = column.path[-1].casefold().startswith(("target", "volume", "kinerja", "k"))
    return shapes[column.index] == "uang" and not aimed


def _is_whole(slot: Slot) -> bool:
    """Whether a year has a target and one sum of money, which is no part of another."""
    return slot.pair is not None and not slot.paid[0].spending


def _fits(slot: Slot, shapes: Sequence[Shape]) -> bool:
    return (slot.target is None or shapes[slot.target.index] in {"nilai", "kosong", "teks"}) and (
        not slot.paid or shapes[slot.paid[0].index] in {"uang", "kosong"}
    )


def _by_values(sheet: Sheet, told: Layout, shapes: Sequence[Shape]) -> Layout | None:
    """The layout told by the values: pairs of (value, money) columns, as many as the header names
    years (and an end); the text columns behind them in the header's order."""
    named = told.of("target", "akhir")
    pairs = _value_pairs(sheet, shapes)
    if not pairs or pairs != list(range(pairs[0], pairs[0] + 2 * len(named), 2)):
        return None
    slots = [_pair(slot, col) for slot, col in zip(named, pairs, strict=True)]
    years = listed((Year(slot.when) for slot in told.of("target")), ", ")
    end = say("dan-kondisi-akhir") if told.of("akhir") else ""
    expected = listed(
        say("letak-pasangan", fase=term(s.fase), tahun=Year(s.when), target=col, pagu=col + 1)
        for s, col in zip(named, pairs, strict=True)
    )
    said = say("kolom-bergeser.pasangan", tahun=years, akhir=end)
    found = listed_columns(sheet.header.columns[pairs[-1] :])
    sheet.find(said, label=term("kepala"), expected=expected, found=found)
    before = pairs[0] - 1
    awal = next((slot.target for slot in told.of("awal")), None)
    if awal and before >= 0 and shapes[before] in {"nilai", "kosong"}:
        slots.insert(0, Slot("awal", awal.year, replace(awal, index=before), ()))
    behind = (col for col in range(pairs[-1] + 2, len(shapes)) if shapes[col] == "teks")
    texts: dict[int | None, int] = dict(zip(sorted(told.texts), behind, strict=False))
    return Layout(tuple(slots), texts.get(told.penanggung_jawab), texts.get(told.lokasi))


def _value_pairs(sheet: Sheet, shapes: Sequence[Shape]) -> list[int]:
    """Where a value stands in front of money; nowhere where the money of a year is in parts, of
    which a pair would be one, or in several multiples."""
    paid = sheet.header.band("target", "anggaran", "akhir", money=True)
    if (
        any(column.spending for column in sheet.header.columns)
        or len(set(map(sheet.scale, paid))) > 1
    ):
        return []
    return [col for col, two in enumerate(pairwise(shapes)) if two == ("nilai", "uang")]


def _pair(slot: Slot, col: int) -> Slot:
    """A year whose target stands in a column, its money behind it."""
    over = str(slot.when)
    target = Column(col, (over, "Target"), "nilai", slot.fase, slot.year)
    paid = Column(col + 1, (over, "Rp"), "nilai", slot.fase, slot.year, money=True)
    return replace(slot, target=target, paid=(paid,))


# --------------------------------------------------------------------------- lines


_UNIT_BEHIND = re.compile(r"\(\s*([^()]{1,25})\s*\)\s*$")


def _parted_unit(indikator: str | None, habit: bool) -> tuple[str | None, str | None]:
    """An indicator and the unit in brackets behind it: ``Persentase desa yang dibina (%)``. Words
    known as units are one, others only where the table has the ``habit``; an abbreviation or an
    example stays part of the indicator."""
    match = _UNIT_BEHIND.search(indikator or "")
    if indikator is None or not match or not (habit or is_unit(match[1])):
        return indikator, None
    name = indikator[: match.start()].rstrip()
    return (name, tidy_unit(match[1])) if name else (indikator, None)


def _puts_units_behind(sheet: Sheet, columns: Sequence[int]) -> bool:
    """Whether the table prints the unit of nearly every indicator in brackets behind it, most of
    them units that are known."""
    texts = [text for col in columns for text in sheet.texts(col)]
    behind = [match[1] for text in texts if (match := _UNIT_BEHIND.search(text))]
    known = sum(map(is_unit, behind))
    return len(behind) >= 3 and len(behind) >= 0.8 * len(texts) and known >= 0.7 * len(behind)


def _with_outcomes(sheet: Sheet, layout: Layout, lines: list[Line]) -> list[Line]:
    """A line of code and money, and the line below it with its outcome or output, as one (form of
    Instruksi Mendagri 2/2025): the first prints no target, the second no code and no money."""
    result: list[Line] = []
    head: Line | None = None
    for line in lines:
        if not head or not _is_outcome(sheet, layout, line):
            head = line if _lacks_outcome(sheet, layout, line) else None
            result.append(line)
        elif result[-1] is head:
            said = replace(head, indikator=line.indikator, satuan=line.satuan)
            result[-1] = replace(said, keluaran=line.nama, aimed=line.row)
        else:
            said = line.under(head)
            result.append(replace(said, keluaran=line.nama or result[-1].keluaran))
    return result


def _lacks_outcome(sheet: Sheet, layout: Layout, line: Line) -> bool:
    """Whether a line prints a code and money, and nothing that is aimed at."""
    return (
        line.kode is not None
        and not line.indikator
        and _prints(sheet, line.row, layout.paid)
        and not _prints(sheet, line.row, layout.targets)
    )


def _is_outcome(sheet: Sheet, layout: Layout, line: Line) -> bool:
    """Whether a line prints an indicator alone: no code, no level by its name, no money."""
    return (
        line.kode is None
        and line.jenjang not in {*_AIMS, "total"}
        and line.indikator is not None
        and level_by_name(line.nama or "") is None
        and not _prints(sheet, line.row, layout.paid)
    )


def _prints(sheet: Sheet, row: int, columns: Sequence[Column]) -> bool:
    """Whether anything but dashes belongs in these columns."""
    return any((_text(sheet, row, column.index) or "-") != "-" for column in columns)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a plan prints what its lines are called and measured by, and their values."""

    texts: Mapping[Role, list[int]]
    aims: Mapping[int, Role]
    """Columns of indicators of a tujuan or a sasaran, with which."""
    satuan: int | None
    nomor: int | None
    mark: int | None
    """What counts the lines, where it tells programmes from what is below them."""
    values: list[int]
    targets: list[Column]


def _places(sheet: Sheet, layout: Layout) -> _Places:
    """The places of texts in front of the values; what the targets are of and their unit may stand
    behind the money of all years."""
    header = sheet.header
    values = [column.index for column in (*layout.targets, *layout.paid)]
    first = min(values, default=0)
    aimed = min((target.index for target in layout.targets), default=0)
    texts = {role: [col for col in header.places(role) if col < first] for role in _CALLED}
    if not texts["indikator"]:
        texts["indikator"] = [col for col in header.places("indikator") if first < col < aimed]
    units = header.places("satuan")
    before = [col for col in units if col < first]
    number = header.first("nomor")
    levelled = any("sub" in header.columns[col].name.casefold() for col in texts["nama"])
    return _Places(
        texts,
        _measuring_aims(texts),
        satuan=next(iter(before[::-1] or units), None),
        nomor=number,
        mark=number if levelled else None,
        values=values,
        targets=layout.targets,
    )


def _lines(sheet: Sheet, layout: Layout) -> Iterator[Line]:
    """The lines of a plan: what each is called, on which level, its indicator and its unit."""
    places = _places(sheet, layout)
    cols = sorted(col for part in places.texts.values() for col in part)
    habit = _puts_units_behind(sheet, places.texts["indikator"])
    levels = Levels()
    for row, cells in joined_texts(sheet, cols).items():
        if sheet.prints(row, places.values):
            cells = cells or _name_over(sheet, row, places)
        elif not cells or any(map(is_vision, cells.values())):
            continue
        name = called(cells, places.texts["kode"], places.texts["nama"])
        line = _worded(sheet, row, cells, places, name)
        if line.is_total:
            yield line
            continue
        if line.nama or line.kode:
            said, mark = _level_by_column(sheet.header, name.col), sheet.text(row, places.mark)
            level = levels.of(line.kode, line.nama, said=said, mark=mark) or "kegiatan"
            line = replace(line, jenjang=level)
        indikator, behind = _parted_unit(line.indikator, habit)
        satuan = tidy_unit(sheet.text(row, places.satuan)) or behind
        satuan = satuan or _common_unit(sheet, row, places.targets)
        yield replace(line, indikator=indikator, satuan=satuan)


def _worded(
    sheet: Sheet, row: int, cells: Mapping[int, str], places: _Places, name: Called
) -> Line:
    """What a line is called and measured by; one that no name and no code places is of the aim that
    it states or measures."""
    tujuan, sasaran = (first_text(cells, places.texts[role]) for role in _AIMS)
    indicators = places.texts["indikator"][::-1]
    indikator = first_text(cells, indicators)
    kode, nama, _ = name
    words = (tujuan, sasaran, *map(cells.get, places.texts["kode"]), nama, *sheet.grid[row])
    if total := _total(next(filter(None, words), ""), nama, indikator):
        return Line(row, "total", nama=total, indikator=indikator)
    aim = aim_of(nama or "") if kode is None and opens_group(nama or "") else None
    if aim and aim.kind in _AIMS:
        nama = None  # a column for tujuan, sasaran and programmes: the line says which it is
        if aim.kind == "tujuan":
            tujuan = aim.name
        else:
            sasaran = aim.name
    measured = next((col for col in indicators if col in cells), -1)
    jenjang = "sasaran" if sasaran else "tujuan" if tujuan else places.aims.get(measured)
    return Line(row, jenjang, tujuan, sasaran, kode, nama, indikator)


def _total(leading: str, nama: str | None, indikator: str | None) -> str | None:
    """What a line of a total is called, by its name or by the first of its texts; null for others.
    An indicator may begin like a total."""
    of_indicator = leading == indikator and not is_lone_total(leading)
    if starts_total(nama or "") or (starts_total(leading) and not of_indicator):
        return nama or leading
    return None


def _name_over(sheet: Sheet, row: int, places: _Places) -> dict[int, str]:
    """The name of a line that stands over all columns of texts, from that of the numbers on."""
    label = sheet.text(row, places.nomor)
    return dict.fromkeys(places.texts["nama"][:1], label) if _LABEL.match(label) else {}


def _measuring_aims(texts: Mapping[Role, Sequence[int]]) -> dict[int, Role]:
    """The columns of indicators of a tujuan or a sasaran, with which: those beside its own, in
    front of the programmes, which have another column of indicators behind them."""
    aims = {col: role for role in _AIMS for col in texts[role]}
    name, indicators = min(texts["nama"], default=0), texts["indikator"]
    parted = any(col > name for col in indicators)
    return {
        col: aims[max(before)]
        for col in indicators
        if parted and col < name and (before := [aim for aim in aims if aim < col])
    }


def _common_unit(sheet: Sheet, row: int, targets: Sequence[Column]) -> str | None:
    """The one unit that the other targets of a line print: it is the indicator's."""
    return only({sheet.peek(row, column.index).unit for column in targets} - {None})


def _level_by_column(header: Header, col: int | None) -> Level | None:
    """The level that the header of the name's own column says (``Program | Kegiatan | …``)."""
    head = header.columns[col].path[-1:] if col is not None else ()
    said = "".join(head).casefold()
    if "program" in said:
        return None if "kegiatan" in said else "program"
    if re.search(r"sub ?kegiatan", said):
        return "subkegiatan"
    return "kegiatan" if "kegiatan" in said else None
