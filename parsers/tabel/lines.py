"""The texts of a line: tujuan, sasaran, indikator carried down to the lines that they cover.

Takes a sheet; gives its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from grammar.aims import Aim, aim_of, is_vision, opens_group
from grammar.codes import code_and_name, tidy_code
from grammar.items import begins_item, is_outline_number
from grammar.joining import begins_joining, ends_open
from grammar.words import any_of
from normalize.indicators import match_indicator
from normalize.only import only
from normalize.units import is_unit, tidy_unit
from parsers.tabel.header import Role, table_title
from parsers.tabel.levels import is_office, is_revenue, is_spending_group, level_by_name
from parsers.tabel.sheet import Sheet

_STATEMENT = re.compile(
    r"^(?:ter[a-z]+nya|me[a-z]+nya|meningkat\w*|menurun\w*|mewujudkan|optimal\w*|optimalisasi|"
    r"tercapai\w*|terwujud\w*)\b",
    re.IGNORECASE,
)
_AIMS: tuple[Role, ...] = ("tujuan", "sasaran", "tujuan-sasaran")
_INDICATORS_OF = re.compile(r"^indikator\s+", re.IGNORECASE)

_SUMMARY = re.compile(
    rf"^(?:(?:nilai\s+)?(?:rerata|rata\s*[-–—]?\s*(?:rata|2))|{any_of('jumlah', 'kata')}\.?)"
    r"(?:\s+(?:nilai\s+)?(?:pen)?capaian\b.*|\s+kinerja\b.*|"
    r"\s*(?:\(%\))?)$|^predikat(?:\s+(?:kinerja|capaian)\b.*)?$",
    re.IGNORECASE,
)
"""What stands under a table of indicators: ``Rata-rata Capaian Kinerja``."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table, what it is called and what stands over it."""

    row: int
    jenjang: str | None = None
    tujuan: str | None = None
    sasaran: str | None = None
    kode: str | None = None
    nama: str | None = None
    indikator: str | None = None
    satuan: str | None = None
    keluaran: str | None = None
    aimed: int | None = None
    """The row that prints the targets, where it is not the line's own."""

    def under(self, head: Line) -> Line:
        """The line as a further indicator of one above, whose name covers it."""
        keluaran = self.keluaran or head.keluaran
        return replace(
            self, jenjang=head.jenjang, kode=head.kode, nama=head.nama, keluaran=keluaran
        )

    @property
    def label(self) -> str:
        """What findings call it."""
        return self.nama or self.indikator or self.kode or ""

    @property
    def indikator_id(self) -> str | None:
        """What its indicator is called over all documents; null where the vocabulary has none."""
        return match_indicator(self.indikator).indikator_id if self.indikator else None

    @property
    def is_total(self) -> bool:
        """Whether it sums up others."""
        return self.jenjang == "total"

    @property
    def measured(self) -> bool:
        """Whether it names an indicator; a total's is none."""
        return self.indikator is not None and not self.is_total


def first_text(cells: Mapping[int, str], cols: Iterable[int]) -> str | None:
    """The first text of a line in some columns that is no number of an item and no dash."""
    return next((cells[c] for c in cols if c in cells and _has_words(cells[c])), None)


def _has_words(text: str) -> bool:
    return bool(text.strip("-–— ")) and not is_outline_number(text)


class Called(NamedTuple):
    """What a line of a plan or an evaluation is called: its code, its name, the column of that."""

    code: str | None
    name: str | None
    col: int | None


def called(cells: Mapping[int, str], codes: Sequence[int], names: Sequence[int]) -> Called:
    """The code and the name of a line: the code in its own columns, else in front of the name; the
    last name, which may begin in the column of codes."""
    coded = " ".join(cells[col] for col in codes if col in cells)
    code = tidy_code(coded)
    col = next((c for c in names[::-1] if c in cells and not is_outline_number(cells[c])), None)
    name = cells[col] if col is not None else None
    if name is None and code is None and coded.strip(" -–—."):
        name = coded
    if name is None:
        return Called(code, None, None)
    own, name = code_and_name(name)
    return Called(code or own, name.lstrip("-–—• ") or None, col)


def _of_aim(sheet: Sheet, col: int) -> bool:
    name = sheet.header.columns[col].name.casefold()
    return "tujuan" in name and "sasaran" not in name


def joined_texts(sheet: Sheet, cols: list[int]) -> dict[int, dict[int, str]]:
    """The texts of each line in these columns; the rest of a line that stands in a row of its own
    is put behind its first half: where a page break cut it, and where a text has a row for every
    printed line."""
    # Where the print shows its lines, the halves of a row are one already (extract.continuation).
    pieces = {part.row for part in sheet.table.continuations}
    is_text = sheet.table.method == "teks"
    lines, reading = _lines(sheet, cols, pieces, pieces if is_text else set())
    if is_text and sum(reading) >= max(PRINTED_LINES, len(reading) / 2):
        lines, _ = _lines(sheet, cols, pieces, set(sheet.body))
    return _without_numbers(sheet, _without_counts(_with_whole_names(sheet, lines)))


PRINTED_LINES = 3
"""Rows that read on, and as many as do not at the least, show a text of printed lines."""


def _lines(
    sheet: Sheet, cols: list[int], pieces: set[int], breaks: set[int]
) -> tuple[dict[int, dict[int, str]], list[bool]]:
    """The lines with their rests; and of each row below a line that might be its rest, whether it
    reads on.

    A rest has no values, no line number, each of its texts stands under a text, and at least one
    of them reads on. The first row behind a break needs not read on where nearly every line of the
    table has values, nor where the line above has values and no name: all of its texts were put on
    the next page.
    """
    lines: dict[int, dict[int, str]] = {}
    labels = set(sheet.header.places("nama", "indikator"))
    own = sheet.valued | sheet.printing(sheet.header.places("nomor", "kode"))
    full = len(sheet.valued) >= 0.8 * len({*sheet.body} - breaks | sheet.valued)
    above: dict[int, str] = {}
    valued = False
    reading: list[bool] = []

    def is_rest(row: int, texts: Mapping[int, str]) -> bool:
        below = texts.keys() <= above.keys()
        cut = full and row in breaks and not any(map(_group_of, texts.values()))
        reading.append(below and any(_reads_on(above[col], texts[col]) for col in texts))
        return reading[-1] or (cut and below)

    for row in sheet.body:
        texts = {col: text for col in cols if (text := sheet.text(row, col))}
        may_be_rest = lines and texts and row not in own
        if may_be_rest and row in pieces and valued and _are_put_off(above, texts, labels):
            above |= texts
        elif may_be_rest and is_rest(row, texts):
            above |= {col: f"{above[col]} {text}" for col, text in texts.items()}
        elif texts or row in sheet.valued:
            above = lines[row] = texts
            valued = row in sheet.valued
    return lines, reading


def _are_put_off(above: Mapping[int, str], texts: Mapping[int, str], labels: set[int]) -> bool:
    """Whether texts name the values of a line above that has no name, nor any text of theirs: the
    page had room for the values, not for the longer texts."""
    return bool(labels & texts.keys()) and not above.keys() & (labels | texts.keys())


def _reads_on(above: str, text: str) -> bool:
    """Whether a text goes on with the one above: in lower case, with a connecting word or in
    brackets, below an open end, or in capitals below a programme's name in capitals."""
    if text[0].islower() or ends_open(above) or begins_joining(text):
        return True
    if text.isupper() and above.isupper() and level_by_name(above) == "program":
        own = level_by_name(text) or is_office(text) or is_revenue(text) or is_spending_group(text)
        return not own
    return text[0] == "(" and not begins_item(text)


def _with_whole_names(sheet: Sheet, lines: dict[int, dict[int, str]]) -> dict[int, dict[int, str]]:
    """The lines of a plan with names whose rest stands beside the next indicator of theirs, where
    no rule shows that one cell holds both: in a table of codes a line without code and money,
    below one with them and a target, whose name reads on (lower case, or both in capitals)."""
    col = only(sheet.header.places("nama"))
    if col is None:
        return lines
    coded, values = sheet.printing(sheet.header.places("kode")), sheet.header.having("nilai")
    aimed, paid = (
        sheet.printing([c.index for c in values if c.money is money]) for money in (False, True)
    )
    whole, further = coded & aimed & paid, aimed - paid - coded
    result = {row: dict(texts) for row, texts in lines.items()}
    head: dict[int, str] = {}
    for row, texts in result.items():
        text = texts.get(col, "")
        if row in whole:
            head = texts
        elif row in further and _is_rest_of_name(head.get(col, ""), text):
            head[col] = f"{head[col]} {texts.pop(col)}"
        elif text or row not in further:
            head = {}
    return result


def _is_rest_of_name(above: str, text: str) -> bool:
    """Whether a name reads on: in lower case, or in capitals like the one above."""
    return bool(above and text) and (text[0].islower() or (text.isupper() and above.isupper()))


def _without_counts(lines: dict[int, dict[int, str]]) -> dict[int, dict[int, str]]:
    """The lines without the numbers of a column of names that counts every one of them: ``1. Nilai
    SAKIP``, ``2. Indeks``."""
    result = {row: dict(texts) for row, texts in lines.items()}
    for col in {col for texts in lines.values() for col in texts}:
        names = {row: texts[col] for row, texts in lines.items() if col in texts}
        for row, name in _uncounted(names).items():
            result[row][col] = name
    return result


def _uncounted(names: Mapping[int, str]) -> dict[int, str]:
    """Names without the numbers that count them all; none where these do not."""
    found = {row: match for row, name in names.items() if (match := _COUNTED.fullmatch(name))}
    numbers = [int(match[1]) for match in found.values()]
    counted = len(names) >= LEAST_COUNTED and numbers == [*range(1, len(names) + 1)]
    return {row: match[2] for row, match in found.items()} if counted else {}


LEAST_COUNTED = 3
"""Names from which on numbers before all of them count these."""
_COUNTED = re.compile(r"(\d{1,3})(?:\.\s*|\s+)([^\W\d].*)")


def _without_numbers(sheet: Sheet, lines: dict[int, dict[int, str]]) -> dict[int, dict[int, str]]:
    """The lines without the numbers that ran from the column beside them into their names (``1
    Nilai SKM`` under ``No Indikator``, or beside an empty ``No``): such as count on, two at least
    beside a column that does not count the others."""
    columns = sheet.header.columns
    counting = sheet.header.first("nomor")
    first = min(chain(*lines.values()), default=None)
    if first is None or (counting is None and not _NUMBERS.search(columns[first].name)):
        return lines
    found: dict[int, str] = {}
    number = own = 0
    for row, texts in lines.items():
        printed = sheet.text(row, counting)
        match = _NUMBERED.match(texts.get(first, ""))
        if printed.rstrip(".").isdigit():
            number, own = int(printed.rstrip(".")), own + 1
        elif match and not printed and int(match[1]) in {number + 1, 1}:
            number, found[row] = int(match[1]), match[2]
    if len(found) < 2 and own < 2 and counting is not None:
        return lines  # one number beside a column that counts nothing may be the name's own
    return {row: {**t, first: found[row]} if row in found else t for row, t in lines.items()}


_NUMBERS = re.compile(r"\bno\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(\d{1,3})\.?\s+([^\W\d].*)")


class _Over(NamedTuple):
    """What stands over a line."""

    tujuan: str | None = None
    sasaran: str | None = None


_Places = Mapping[Role, list[int]]
"""The columns of texts by what they hold."""


def read_lines(sheet: Sheet) -> Iterator[Line]:
    """The lines of an indicator table (T-C.23, T-C.25, T-C.28) with their carried texts."""
    places = _places(sheet)
    aimed = any(places[role] for role in _AIMS)
    title = "" if aimed else table_title(sheet.table) or ""
    over = _of_group(_INDICATORS_OF.sub("", title), _Over())
    unit = next(iter(sheet.header.places("satuan") or _measures(sheet)), None)
    lines = joined_texts(sheet, sorted({*chain(*places.values())}))
    for row, texts in _with_groups(sheet, lines, places).items():
        cells = {col: text for col, text in texts.items() if _has_words(text)}
        if _is_aside(sheet, row, cells):
            continue
        over, indikator, alone = _named(sheet, row, cells, places, over)
        is_measure = _is_measure(places, indikator)
        if is_measure or row in sheet.valued:
            own = None if alone or is_measure else over.sasaran
            satuan = tidy_unit(sheet.text(row, unit))
            yield Line(row, None, over.tujuan, own, indikator=indikator, satuan=satuan)
        elif not aimed:
            over = _of_group(indikator or "", over)


def _is_measure(places: _Places, indikator: str | None) -> bool:
    """Whether what a table of sasaran alone names is measured, and no statement."""
    others = places["tujuan-sasaran"] or places["indikator"] or places["nama"]
    return bool(indikator) and not others and not _STATEMENT.match(indikator or "")


def _places(sheet: Sheet) -> _Places:
    """Where the texts of lines stand; where no head says so, in front of the values."""
    header = sheet.header
    places = {role: header.places(role) for role in (*_AIMS, "indikator", "nama")}
    first_value = min(header.places("nilai"), default=0)
    if not any(places.values()):
        words = {*header.places("lain")} - {*_measures(sheet)}
        places["nama"] = sorted(col for col in words if col < first_value)[-1:]
    return places


def _measures(sheet: Sheet) -> list[int]:
    """The columns without a name most of whose cells are units: `%`, `Orang`, `Skor`."""
    texts = {col: sheet.texts(col) for col in sheet.header.places("lain")}
    return [col for col, held in texts.items() if 2 * sum(map(is_unit, held)) > len(held)]


def _named(
    sheet: Sheet, row: int, cells: dict[int, str], places: _Places, over: _Over
) -> tuple[_Over, str | None, bool]:
    """What stands over a line, its indicator, and whether that is of the tujuan alone."""
    indicators = places["indikator"]
    place, alone = _measured(sheet, [col for col in indicators if col in cells])
    if both := places["tujuan-sasaran"]:
        over, indikator = _combined(sheet, row, cells, both, over)
    else:
        over = _carried(sheet, cells, places, place, over)
        indikator = _indicator(cells, places, place, over)
    if indikator is None and indicators and row in sheet.valued:
        indikator = _covering(sheet, row, indicators[0])
    return over, indikator, alone


def _carried(
    sheet: Sheet, cells: Mapping[int, str], places: _Places, place: int | None, over: _Over
) -> _Over:
    """What stands over a line with its own tujuan and sasaran: no sasaran over a new tujuan, or an
    indicator (at ``place``) of a tujuan beside others."""
    aim, goal = (first_text(cells, places[role]) for role in _AIMS[:2])
    of_aim = place is not None and len(places["indikator"]) > 1 and _of_aim(sheet, place)
    return _Over(aim or over.tujuan, goal or (None if aim or of_aim else over.sasaran))


def _indicator(
    cells: Mapping[int, str], places: _Places, place: int | None, over: _Over
) -> str | None:
    """The indicator of a line: that of its place, else its name; the sasaran in a small table that
    names no more (a statement is one, a measure is not)."""
    if places["indikator"]:
        return cells[place] if place is not None else None
    if places["nama"]:
        return first_text(cells, places["nama"])
    return over.sasaran if places["sasaran"] else None


def _is_aside(sheet: Sheet, row: int, cells: dict[int, str]) -> bool:
    """Whether a row is no line of an indicator: the mean under the table, which no sasaran above
    covers, the sum of an indicator's parts, whose name stands over several columns, or a band with
    visi or misi."""
    if len(cells) <= 1 and _is_summary(sheet, row):
        return True
    return row not in sheet.valued and any(map(is_vision, cells.values()))


def _is_summary(sheet: Sheet, row: int) -> bool:
    """Whether a row is a mean or a sum: no target stands beside its name, or the name covers
    several columns."""
    first = next((col for col, text in enumerate(sheet.grid[row]) if text), 0)
    cell = sheet.cells.get((row, first))
    aimed = any(sheet.text(row, column.index) for column in sheet.header.band("target"))
    wide = cell is not None and cell.col_span > 1
    return (wide or not aimed) and _SUMMARY.match(sheet.grid[row][first]) is not None


def _of_group(text: str, over: _Over) -> _Over:
    """What stands over the lines below a title, or a line without values, that may name it."""
    group = _group_of(text)
    if not group or not group.name or group.of_indicators:
        return over
    return _Over(group.name) if group.kind == "tujuan" else over._replace(sasaran=group.name)


def _group_of(text: str) -> Aim | None:
    """The tujuan or sasaran that a text begins with."""
    aim = aim_of(text)
    return aim if aim and aim.kind in _AIMS else None


def _with_groups(
    sheet: Sheet, lines: Mapping[int, dict[int, str]], places: _Places
) -> dict[int, dict[int, str]]:
    """The lines with those that open a group of them by their only text, which begins in another
    column and stands over all: as names of these."""
    named = next(iter(places["indikator"] or places["nama"]), None)
    if named is None:
        return {**lines}
    found = {}
    for row in sheet.body:
        text = only({text for text in sheet.grid[row] if text}) or ""
        if row in lines or opens_group(text):
            found[row] = lines.get(row, {named: text})
    return found


def _measured(sheet: Sheet, filled: list[int]) -> tuple[int | None, bool]:
    """Whose values a line prints that names indicators of a tujuan and of a sasaran: of the latter,
    which stands beside them; where each has columns of its own, of the tujuan alone, for a line is
    of one indicator."""
    if not filled:
        return None, False
    first, last = filled[0], filled[-1]
    # `Sasaran | Indikator | Program | Indikator`: heads that say nothing of whose they are.
    alike = len({sheet.header.columns[col].path[-1].casefold() for col in filled}) == 1
    if first == last or (not alike and (not _of_aim(sheet, first) or _of_aim(sheet, last))):
        return first, False
    between = any(c.role == "nilai" for c in sheet.header.columns[first:last])
    return (first, True) if between else (last, False)


def _combined(
    sheet: Sheet, row: int, cells: dict[int, str], both: list[int], over: _Over
) -> tuple[_Over, str | None]:
    """A header ``Tujuan/Sasaran`` over one or more columns (form T-C.25): the last text of a line
    is its indicator, the one before it the tujuan, or the sasaran where it is set in."""
    texts = sorted(cells.items())
    indikator = None
    if row in sheet.valued and (len(texts) > 1 or not cells.keys() <= {*both}):
        indikator = texts.pop()[1]
    if not texts:
        return over, indikator
    col, text = texts[0]
    if group := _group_of(text):
        is_goal = group.kind != "tujuan"
    elif len(both) > 1:
        is_goal = col > both[0]
    else:
        number = next(filter(is_outline_number, sheet.grid[row][:col]), "")
        is_goal = over.tujuan is not None and not re.fullmatch(r"\d+\s*\.?|[IVX]+\.?", number)
    return (over._replace(sasaran=text) if is_goal else _Over(text)), indikator


def _covering(sheet: Sheet, row: int, col: int) -> str | None:
    """The text of a merged cell that covers a place from above."""
    for above in range(row - 1, sheet.table.header_rows - 1, -1):
        cell = sheet.cells.get((above, col))
        if cell and cell.text.strip():
            return " ".join(cell.text.split()) if above + cell.row_span > row else None
    return None
