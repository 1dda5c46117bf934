"""``rencana``: the programme plan with targets and pagu, year by year (T-C.27 and its like)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import Literal

from grammar.totals import is_lone_total, starts_total
from grammar.years import years_in
from normalize.only import only
from normalize.units import is_unit, tidy_unit
from parsers.parsed import Row, as_row
from parsers.tabel.header import Band, Column, Header
from parsers.tabel.levels import Level, Levels, level_by_name
from parsers.tabel.lines import Line, called, first_text, is_vision, joined_texts
from parsers.tabel.lost_heads import has_lost, lost_names
from parsers.tabel.merged import with_merged_cells, with_sums_as_money
from parsers.tabel.sheet import NOTHING, Read, Sheet, as_float, as_money
from parsers.tabel.slip import SMALLEST_BUDGET, Kind, mend_pairs, without_foreign
from parsers.tabel.years import AHEAD, in_force
from schemas.message import Year, listed, say, term
from schemas.rows import Rencana

_AIM = re.compile(r"(tujuan|sasaran)(?:\s*\d{1,2}(?:\.\d{1,2})*)?\s*:\s*(.+)", re.IGNORECASE)
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
    def pair(self) -> tuple[int, int] | None:
        """The columns of target and money, where there are both."""
        return (self.target.index, self.paid[0].index) if self.target and self.paid else None


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column holds what, after the header was checked against the values below it."""

    slots: tuple[Slot, ...]
    penanggung_jawab: int | None
    lokasi: int | None

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
    if layout is None:
        return
    sheet = _mend(with_merged_cells(sheet, layout.pairs), layout)
    tujuan: str | None = None
    sasaran: str | None = None
    last: Line | None = None
    sheet, lines = _with_sums(sheet, layout, list(_lines(sheet, layout)))
    for line in _with_outcomes(sheet, layout, lines):
        if line.jenjang != "total":
            opens = bool(line.tujuan) and line.jenjang != "sasaran"
            kept = None if opens or line.jenjang == "tujuan" else sasaran
            tujuan, sasaran = line.tujuan or tujuan, line.sasaran or kept
        if line.jenjang is None:
            # A further indicator of the line above: its name covers this line too.
            if last is None:
                continue
            line = replace(
                line,
                jenjang=last.jenjang,
                kode=last.kode,
                nama=last.nama,
                keluaran=line.keluaran or last.keluaran,
            )
        last = line
        over = (None, None) if line.jenjang == "total" else (tujuan, sasaran)
        line = replace(line, tujuan=over[0], sasaran=over[1])
        for slot in layout.slots:
            yield from _slot_rows(sheet, layout, line, slot)


def _slot_rows(sheet: Sheet, layout: Layout, line: Line, slot: Slot) -> Iterator[Row]:
    """The row of one fase and year; one for each column of money where there are several."""
    jenjang = line.jenjang or ""  # its own, or that of the line above
    name = line.nama or line.indikator or line.kode or ""
    label = f"{name}|{slot.year or slot.ordinal or ''}"
    aim = {"tujuan": line.tujuan, "sasaran": line.sasaran}.get(jenjang)
    aimed = line.row if line.aimed is None else line.aimed
    target, unit = NOTHING, None
    if slot.target is not None:
        target = sheet.value(aimed, slot.target, label, "nilai")
        unit = sheet.unit(slot.target, target.number, line.satuan) if target.text else None

    def row(paid: Read, column: Column | None) -> Row:
        scale = sheet.scale(column) if column is not None else None
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
            "jenis_belanja": column.spending if column is not None and len(slot.paid) > 1 else None,
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

    found = False
    for column in slot.paid:
        paid = sheet.value(line.row, column, label, "uang")
        if paid.text is not None:
            found = True
            yield row(paid, column)
    if not found and target.text:
        yield row(NOTHING, None)


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
    sums = {col: n for col in paid if (n := sheet.peek(last, col, "uang").value) is not None}
    alone = all(col in sums for col, text in enumerate(sheet.grid[last]) if text.strip("- "))
    parts = (
        (sheet.peek(row, col, "uang").value or 0, n) for row in above for col, n in sums.items()
    )
    return bool(sums and above) and alone and all(part < n for part, n in parts)


def _mend(sheet: Sheet, layout: Layout) -> Sheet:
    """The sheet with slipped lines put right, where targets and money stand in pairs."""
    # Amounts in millions look like targets.
    if len(layout.pairs) >= 2 and all(sheet.scale(c) == 1 for c in layout.paid):
        kinds: dict[int, Kind] = {s.target.index: "target" for s in layout.slots if s.target}
        paid = [(slot.fase, slot.paid[0].index) for slot in layout.slots if slot.paid]
        kinds |= {col: "pagu" for _, col in paid}
        texts = (layout.penanggung_jawab, layout.lokasi)
        kinds |= {col: "teks" for col in texts if col is not None and col > min(kinds)}
        years = [col for fase, col in paid if fase == "target"]
        sheet = mend_pairs(sheet, kinds, years, dict(paid).get("akhir"))
    return without_foreign(sheet, layout.pairs)


def _text(sheet: Sheet, row: int, col: int | None) -> str | None:
    """The text of a place; null where what is printed there belongs nowhere."""
    if col is None or sheet.moved.get((row, col), col) is None:
        return None
    source = sheet.source(row, col)
    return (sheet.text(row, source) or None) if source is not None else None


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
    if not money + value + text:
        return "kosong"
    if text > money + value:
        return "teks"
    return "uang" if money > value else "nilai"


def read_layout(sheet: Sheet) -> Layout | None:
    """Slots by the header, checked against the values; null where the years cannot be named.

    The header of the form prints each year over a pair of columns (target, Rp). Print shifts
    header cells (a merged cell that lost its empty half), never the values of all lines, so where
    a column's header says rupiah and its cells are names, or the other way, the values tell how
    the pairs stand and the header tells their years, in order.
    """
    header = sheet.header
    shapes = [shape_of(sheet, col) for col in range(sheet.table.n_cols)]
    aimed = header.band("target", "anggaran") + _forecast(header)
    ordinals = all(column.year is None for column in aimed)
    years: dict[int, list[Column]] = defaultdict(list)
    for column in aimed:
        if when := column.ordinal if ordinals else column.year:
            years[when].append(column)
    if not years:
        return None
    awal = next(iter(header.band("awal", money=False)), None)
    paid = tuple(header.band("awal", money=True)[:1])
    akhir = header.band("akhir")
    pj = next(iter(header.places("penanggung-jawab")), None)
    place = next(iter(header.places("lokasi")), None)
    slots = [_slot("target", year, years[year], shapes) for year in sorted(years)]
    ended = max(years) if ordinals else _end_of_plan(sheet, sorted(years), akhir)
    fits = all(_fits(slot, shapes) for slot in slots)
    paired = all(slot.pair for slot in slots)
    end = _slot("akhir", ended, akhir, shapes) if akhir else None
    end_fits = end is None or (
        _fits(end, shapes) and (len(akhir) == 1 or end.pair is not None or not paired)
    )
    if place is not None:
        slots, place = _put_right(sheet, slots, place, shapes)
    texts_fit = all(
        col is None or shapes[col] in {"teks", "kosong"} or _has_words(sheet, col)
        for col in (pj, place)
    )
    lost = has_lost(sheet)
    if lost or not (fits and end_fits and texts_fit):
        mended = _by_values(sheet, shapes, sorted(years), ended if akhir else None, awal, pj, place)
        if mended is not None:
            return mended
        if lost and lost_names(sheet) == 1:
            # A name lost before a pair would have turned it round; of what is behind nothing tells.
            slots = list(takewhile(lambda slot: _is_whole(slot) and _fits(slot, shapes), slots))
            end = pj = place = None
            sheet.find(say("kolom-bergeser.kolom"), level="error", label=term("kepala"))
        elif lost or not fits:
            sheet.find(say("kolom-bergeser.kepala"), level="error", label=term("kepala"))
            return None
    start = next(filter(None, (awal, *paid)), None)
    found = [Slot("awal", start.year, awal, paid)] if start else []
    found += slots
    if end is not None and end_fits:
        found.append(end)
    if ordinals:
        found = [s if s.fase == "awal" else replace(s, year=None, ordinal=s.year) for s in found]
    return Layout(tuple(found), pj, place)


def _forecast(header: Header) -> list[Column]:
    """The columns that say of the year after a yearly plan what it will aim at and cost, each under
    a head of its own (``Prakiraan Maju 2025 (Rp)``, ``Prakiraan Maju (Rp)``)."""
    years = header.years("target", "anggaran")
    ahead = [c for c in header.band("proyeksi") if AHEAD.search(c.name)]
    if len(years) != 1 or any(c.year not in {None, years[0] + 1} for c in ahead):
        return []
    return [replace(c, year=years[0] + 1) for c in ahead]


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


def _put_right(
    sheet: Sheet, slots: list[Slot], place: int, shapes: Sequence[Shape]
) -> tuple[list[Slot], int]:
    """The slots and the column of places where targets stand in that, and the places beside it in
    the column of the targets."""
    for at, slot in enumerate(slots if shapes[place] == "nilai" else ()):
        target = slot.target
        if target is None or abs(target.index - place) != 1:
            continue
        texts = sheet.texts(target.index)
        if texts and all(_PLACE.search(text) for text in texts):
            names = [sheet.header.columns[col].name for col in (place, target.index)]
            said = say("kolom-bergeser.tempat", lokasi=names[0], target=names[1])
            sheet.find(said, level="error", label=term("kepala"))
            moved = replace(slot, target=replace(target, index=place))
            return [*slots[:at], moved, *slots[at + 1 :]], target.index
    return slots, place


_PLACE = re.compile(
    r"^(?:kec(?:amatan)?|kel(?:urahan)?|desa|kab(?:upaten)?|kota|kantor|nagari|dusun|wilayah)\b",
    re.IGNORECASE,
)


def _has_words(sheet: Sheet, col: int) -> bool:
    """Whether every text of a column holds a word: ``5 Kecamatan`` is a place with a number."""
    return all(re.search(r"[^\W\d_]{4,}", text) for text in sheet.texts(col))


def _slot(fase: Band, year: int | None, columns: Sequence[Column], shapes: Sequence[Shape]) -> Slot:
    columns = in_force(columns)
    paid = [c for c in columns if c.money]
    if paid and sum(not c.money for c in columns) > 1:
        # Targets of the tujuan stand in a band of their own; the plan's are beside its money.
        columns = [c for c in columns if c.money or c.path[:1] == paid[0].path[:1]]
    amounts = [
        c
        for c in columns
        if c.money
        or (
            len(columns) > 1
            and shapes[c.index] == "uang"
            and not c.path[-1].casefold().startswith(("target", "volume", "kinerja", "k"))
        )
    ]
    target = next((c for c in columns if c not in amounts), None)
    pagu = [replace(c, money=True) for c in amounts[:1]]
    parts = [c for c in amounts[1:] if c.spending and amounts[0].spending]
    return Slot(fase, year, target, (*pagu, *parts))


def _is_whole(slot: Slot) -> bool:
    """Whether a year has a target and one sum of money, which is no part of another."""
    return slot.pair is not None and not slot.paid[0].spending


def _fits(slot: Slot, shapes: Sequence[Shape]) -> bool:
    return (slot.target is None or shapes[slot.target.index] in {"nilai", "kosong", "teks"}) and (
        not slot.paid or shapes[slot.paid[0].index] in {"uang", "kosong"}
    )


def _by_values(
    sheet: Sheet,
    shapes: Sequence[Shape],
    years: list[int],
    ended: int | None,
    awal: Column | None,
    pj: int | None,
    place: int | None,
) -> Layout | None:
    """The layout told by the values: pairs of (value, money) columns, as many as the header names
    years (and an end); the text columns behind them in the header's order."""
    names: list[tuple[Band, int]] = [("target", year) for year in years]
    if ended is not None:
        names.append(("akhir", ended))
    pairs = [col for col, two in enumerate(pairwise(shapes)) if two == ("nilai", "uang")]
    scales = {sheet.scale(c) for c in sheet.header.band("target", "anggaran", "akhir", money=True)}
    if any(column.spending for column in sheet.header.columns):
        return None  # parts of a year's money, of which a pair would be one
    if not pairs or len(scales) > 1 or pairs != list(range(pairs[0], pairs[0] + 2 * len(names), 2)):
        return None
    slots = [
        Slot(
            fase,
            year,
            Column(col, (str(year), "Target"), "nilai", fase, year),
            (Column(col + 1, (str(year), "Rp"), "nilai", fase, year, money=True),),
        )
        for (fase, year), col in zip(names, pairs, strict=True)
    ]
    first = pairs[0]
    if awal is not None and first > 0 and shapes[first - 1] in {"nilai", "kosong"}:
        slots.insert(0, Slot("awal", awal.year, replace(awal, index=first - 1), ()))
    behind = [c for c in range(pairs[-1] + 2, len(shapes)) if shapes[c] == "teks"]
    wanted = sorted((c, role) for c, role in ((pj, "pj"), (place, "lokasi")) if c is not None)
    roles = {role: c for (_, role), c in zip(wanted, behind, strict=False)}
    sheet.find(
        say(
            "kolom-bergeser.pasangan",
            tahun=listed(map(Year, years), ", "),
            akhir=say("dan-kondisi-akhir") if ended is not None else "",
        ),
        label=term("kepala"),
        expected=listed(
            say("letak-pasangan", fase=term(fase), tahun=Year(year), target=col, pagu=col + 1)
            for (fase, year), col in zip(names, pairs, strict=True)
        ),
        found=listed(
            say("kolom-bernama", kolom=c.index, nama=c.name)
            for c in sheet.header.columns
            if c.index >= pairs[-1]
        ),
    )
    return Layout(tuple(slots), roles.get("pj"), roles.get("lokasi"))


# --------------------------------------------------------------------------- lines


_UNIT_BEHIND = re.compile(r"\(\s*([^()]{1,25})\s*\)\s*$")


def _parted_unit(indikator: str | None, habit: bool) -> tuple[str | None, str | None]:
    """An indicator and the unit in brackets behind it: ``Persentase desa yang dibina (%)``. Words
    known as units are one, others only where the table has the ``habit``; an abbreviation or an
    example stays part of the indicator."""
    match = _UNIT_BEHIND.search(indikator or "")
    if indikator is None or match is None or not (habit or is_unit(match[1])):
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
    targets = [s.target.index for s in layout.slots if s.target is not None]
    money = [c.index for c in layout.paid]

    def prints(row: int, cols: list[int]) -> bool:
        return any((_text(sheet, row, col) or "-") != "-" for col in cols)

    result: list[Line] = []
    head: Line | None = None
    for line in lines:
        is_head = (
            line.kode is not None
            and not line.indikator
            and prints(line.row, money)
            and not prints(line.row, targets)
        )
        is_outcome = (
            line.kode is None
            and line.jenjang not in {"tujuan", "sasaran", "total"}
            and line.indikator is not None
            and not prints(line.row, money)
            and (line.nama is None or level_by_name(line.nama) is None)
        )
        if head is not None and is_outcome:
            if result[-1] is head:
                said = replace(head, indikator=line.indikator, satuan=line.satuan)
                result[-1] = replace(said, keluaran=line.nama, aimed=line.row)
            else:
                of_head = replace(line, jenjang=head.jenjang, kode=head.kode, nama=head.nama)
                kept = line.nama or result[-1].keluaran
                result.append(replace(of_head, keluaran=kept))
            continue
        head = line if is_head else None
        result.append(line)
    return result


def _lines(sheet: Sheet, layout: Layout) -> Iterator[Line]:
    header = sheet.header
    value_cols = [c.index for slot in layout.slots for c in (slot.target, *slot.paid) if c]
    first = min(value_cols, default=0)
    cols = {
        role: [col for col in header.places(role) if col < first]
        for role in ("tujuan", "sasaran", "kode", "nama", "indikator")
    }
    codes, names = cols["kode"], cols["nama"]
    units = header.places("satuan")
    units = [col for col in units if col < first] or units[:1]
    targets = [slot.target for slot in layout.slots if slot.target is not None]
    # What the targets are of may stand behind the money of all years.
    aimed = min((target.index for target in targets), default=0)
    cols["indikator"] = cols["indikator"] or [
        col for col in header.places("indikator") if first < col < aimed
    ]
    texts = joined_texts(sheet, sorted(col for part in cols.values() for col in part))
    habit = _puts_units_behind(sheet, cols["indikator"])
    levels = Levels()
    aims = _indicators_of_aims(cols)
    numbers = header.places("nomor")[:1]
    levelled = any("sub" in header.columns[col].name.casefold() for col in names)
    for row, cells in texts.items():
        mark = sheet.text(row, numbers[0]) if numbers and levelled else ""
        valued = any(sheet.text(row, col) for col in value_cols)
        if valued:
            cells = cells or _name_over(sheet, row, numbers, names)
        if not valued and (not cells or any(map(is_vision, cells.values()))):
            continue
        tujuan = first_text(cells, cols["tujuan"])
        sasaran = first_text(cells, cols["sasaran"])
        indikator = first_text(cells, cols["indikator"][::-1])
        kode, nama, col = called(cells, codes, names)
        coded = [cells[c] for c in codes if c in cells]
        leading = next((t for t in (tujuan, sasaran, *coded, nama, *sheet.grid[row]) if t), "")
        is_name = leading == indikator and not is_lone_total(leading)
        if (starts_total(leading) and not is_name) or (nama and starts_total(nama)):
            yield Line(row, "total", nama=nama or leading, indikator=indikator)
            continue
        if kode is None and nama and (aim := _AIM.match(nama)):
            nama = None  # a column for tujuan, sasaran and programmes: the line says which it is
            of_tujuan = aim[1].casefold() == "tujuan"
            tujuan, sasaran = (aim[2], sasaran) if of_tujuan else (tujuan, aim[2])
        jenjang: str | None = "sasaran" if sasaran else "tujuan" if tujuan else None
        measured = [col for col in cols["indikator"] if col in cells]
        if jenjang is None and measured:
            jenjang = aims.get(measured[-1])
        if nama or kode:
            said = _level_by_column(header.columns[col]) if col is not None else None
            jenjang = levels.of(kode, nama, said=said, mark=mark) or "kegiatan"
        satuan = tidy_unit(sheet.text(row, units[-1])) if units else None
        indikator, behind = _parted_unit(indikator, habit)
        satuan = satuan or behind or _common_unit(sheet, row, targets)
        yield Line(row, jenjang, tujuan, sasaran, kode, nama, indikator, satuan)


def _name_over(
    sheet: Sheet, row: int, numbers: Sequence[int], names: Sequence[int]
) -> dict[int, str]:
    """The name of a line that stands over all columns of texts, from that of the numbers on."""
    labels = [sheet.text(row, col) for col in numbers]
    return {col: label for label in labels if _LABEL.match(label) for col in names[:1]}


def _indicators_of_aims(cols: Mapping[str, Sequence[int]]) -> dict[int, str]:
    """Columns of indicators of a tujuan or a sasaran, with which: those beside its own, in front of
    the programmes, which have another column of indicators behind them."""
    aims = {col: role for role in ("tujuan", "sasaran") for col in cols[role]}
    name = min(cols["nama"], default=0)
    parted = any(col > name for col in cols["indikator"])
    return {
        col: aims[max(before)]
        for col in cols["indikator"]
        if parted and col < name and (before := [aim for aim in aims if aim < col])
    }


def _common_unit(sheet: Sheet, row: int, targets: Sequence[Column]) -> str | None:
    """The one unit that the other targets of a line print: it is the indicator's."""
    return only({sheet.peek(row, column.index).unit for column in targets} - {None})


def _level_by_column(column: Column) -> Level | None:
    """The level that the header of the name's own column says (``Program | Kegiatan | …``)."""
    head = column.path[-1].casefold() if column.path else ""
    if "program" in head:
        return None if "kegiatan" in head else "program"
    if re.search(r"sub ?kegiatan", head):
        return "subkegiatan"
    return "kegiatan" if "kegiatan" in head else None
