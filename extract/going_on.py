"""Whether what comes next goes on with what stands before: a table on the next page, a row cut by
its end, a line below; in print and in text alike.

*Tables.* A table that closes its page may be one with the table that opens the next. What the two
show are signs; a sign counts as the logarithm of how often it was seen where a table went on to how
often where another one began (naive Bayes). No odds are laid beforehand: how often tables without
captions meet differs by office. *Rows.* How much a sign says is counted on the rows of the table
itself: in a column of single words every text ends where the next had no room. *Lines.* A line is
broken where the next word had no room; what was broken sooner has ended.

All weights stand in :data:`WEIGHTS`; ``python -m benchmarks.going_on`` counts them anew.

Takes the rows, or the lines, before a break and after it; gives whether they are one, or how likely
that is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import takewhile
from math import exp, log

from rapidfuzz import fuzz

from extract.header import MAX_HEADER_ROWS, is_column_number_row, is_data_text, same_header
from extract.lines import joined, one_word
from extract.printed import Word, are_near
from extract.row_lines import LAST_DIGITS, is_cut_amount
from grammar.captions import is_caption, is_caption_label
from grammar.codes import is_code
from grammar.heads import is_legal_head, is_preamble_word
from grammar.items import (
    begins_item,
    is_outline_number,
    is_section_number,
    is_serial,
    serial_number,
    split_label,
    without_label,
)
from grammar.joining import begins_joining, ends_in_joining_word, ends_sentence
from grammar.years import years_in

Counts = tuple[int, int]
"""How often a sign was seen on pieces of one table, and on pieces of two."""
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Weights:
    """What the answers rest on, with the counts behind it."""

    pieces: Counts = (273, 3042)
    """How many pieces of one table, and of two, were looked at; then what they showed."""
    kolom_sama: Counts = (205, 7)
    kolom_mirip: Counts = (0, 11)
    tepi_sama: Counts = (1, 287)
    kolom_senama: Counts = (0, 1)
    kolom_lain: Counts = (0, 1866)
    lebar_sama: Counts = (65, 65)
    lebar_mirip: Counts = (2, 142)
    lebar_lain: Counts = (0, 663)
    kepala_berulang: Counts = (131, 49)
    nomor_kolom: Counts = (36, 0)
    tanpa_kepala: Counts = (106, 33)
    nomor_urut: Counts = (75, 0)
    nomor_mulai_lagi: Counts = (0, 1435)
    teks_di_antara: Counts = (0, 1936)
    lanjutan: Counts = (38, 0)
    baris_terpotong: Counts = (17, 10)
    enough: float = 0.5
    """How likely it must be that a table goes on."""
    same_head: float = 0.85
    """How like the header above a header must be to be the same (:func:`same_header`)."""
    cut_beforehand: float = log(0.3 / 0.7)
    """The odds that a break cuts a row, before its cells are looked at: most programs keep rows
    whole where they fit."""
    filled: float = 0.3
    bare: float = 0.6
    """The share of rests of cut rows that fill other columns than whole rows do; of those that hold
    no value, where every whole row does."""
    cut_enough: float = 0.5
    """The odds from which on a row is taken as cut."""
    whole_rows: int = 2
    """Rows that fill the columns of two pieces together, from which on the two are one row."""
    recent: int = 60
    """Rows before a break that tell how rows of the table look."""
    no_room: float = 0.97
    """Of texts that go on, the share that ends where the next word had no room; ``open_end`` of
    them breaks behind or before a connecting word, and ``closed_end`` of those that do not go
    on."""
    open_end: float = 0.2
    closed_end: float = 0.01
    unsure: float = 1.5
    """Points by which the room between the walls of a cell may be off."""
    tolerance: float = 5.0
    """Points within which two indents are the same."""
    rounding: float = 0.5
    """Points by which the edge of the type area may be off."""
    spaced: float = 1.2
    """Usual line distances after which a line that follows the end of a sentence is a new
    paragraph, even where the line before it is full."""
    parted: float = 1.45
    """Usual line distances after which any line is."""
    titled: float = 0.7
    """The share of capitalised words from which on a line is a title's; of small ones, a text's."""
    other_type: float = 0.12
    """The share by which the type of two lines of one text differs at the most."""

    def says(self, sign: str) -> float:
        """What a sign adds to the odds that a table goes on, as a logarithm."""
        same, other = getattr(self, sign.replace("-", "_"), (0, 0))
        return log(same + 1) - log(other * self.pieces[0] / self.pieces[1] + 1)


WEIGHTS = Weights()


# --- tables --------------------------------------------------------------------------------------


def how_likely(signs: Collection[str]) -> float:
    """How likely two pieces that show these signs are one table, 0-1.

    Of 273 pieces none went on under a header or a caption of its own, or in a text with another
    number of columns. Nor does one that prints the header again under a text of its own, unless its
    numbers go on: so the tables of one form follow one another, which invented documents hold too
    few of to count.
    """
    if "lanjutan" not in signs and (
        {"kepala-lain", "judul-lain", "lebar-lain"} & set(signs)
        or ({"teks-di-antara", "kepala-berulang"} <= set(signs) and "nomor-urut" not in signs)
    ):
        return 0.0
    return 1 / (1 + exp(-sum(map(WEIGHTS.says, signs))))


def sign_of_head(repeated: Rows, has_own: bool) -> str:
    """What the head of a piece says: ``repeated`` are its rows that print the header above again,
    ``has_own`` tells whether it begins with a header of its own."""
    if repeated:
        only_numbers = all(map(is_column_number_row, repeated))
        return "nomor-kolom" if only_numbers else "kepala-berulang"
    return "kepala-lain" if has_own else "tanpa-kepala"


LAST_ROWS = 12
"""Rows at the end of a piece among which its last line number is sought."""


def sign_of_serials(before: Rows, after: Rows, repeated: bool) -> Iterator[str]:
    """What the numbers of the last rows of a piece and of the first of the next say, if anything;
    a piece that prints the header again may count anew."""
    last = next(
        (n for row in reversed(before[-LAST_ROWS:]) if (n := _serial(row)) is not None), None
    )
    first = next((n for row in after[:4] if (n := _serial(row)) is not None), None)
    if last is None or first is None:
        return
    if first == last + 1:
        yield "nomor-urut"
    elif first == 1 and last > 1 and not repeated:
        yield "nomor-mulai-lagi"


def _serial(row: Sequence[str]) -> int | None:
    return serial_number(row[0]) if row else None


def repeated_rows(header: Rows, texts: Rows) -> int:
    """How many leading rows of a piece print the header, or its last rows, again."""
    count = len(header)
    # A line of a name may be lost where the header is printed again, and where nothing parts its
    # rows, they may be put together otherwise on each page.
    known = set(_years(header))
    dated = takewhile(lambda row: known.issuperset(_years([row])), texts[:MAX_HEADER_ROWS])
    heads = takewhile(lambda row: row[0] < count or _is_of_head(header, row[1]), enumerate(dated))
    likeness = {at + 1: same_header(header, texts[: at + 1]) for at, _ in heads}
    # Numbers of columns say nothing for or against.
    alike = max(likeness, key=lambda rows: (likeness[rows], -abs(rows - count)), default=0)
    if likeness.get(alike, 0.0) >= WEIGHTS.same_head:
        return alike
    for start in range(1, count):
        rest = header[start:]
        if len(texts) >= len(rest) and all(
            _plain(one) == _plain(two) for one, two in zip(rest, texts, strict=False)
        ):
            return len(rest)
    return 0


def _is_of_head(header: Rows, row: Sequence[str]) -> bool:
    """Whether what a row says stands in the header: one more than the header has holds the rest of
    a name; the rest of a row that the break cut says something else."""
    whole = _plain([text for above in header for text in above])
    return all(
        fuzz.partial_ratio(_plain([text]), whole) >= 100 * WEIGHTS.same_head for text in row if text
    )


def _years(rows: Rows) -> list[int]:
    """The years that a header names, in order: another year makes it another table's."""
    return [year for row in rows for text in row for year in years_in(text)]


def names_other_years(header: Rows, own: Rows) -> bool:
    """Whether a piece's own header names years that the one above does not: a plan too wide for a
    page goes on with its further years, which are columns of their own, whatever its caption says.
    """
    known, years = set(_years(header)), set(_years(own))
    return bool(known and years - known)


def _plain(row: Sequence[str]) -> str:
    return " ".join("".join(row).casefold().split())


# --- rows ----------------------------------------------------------------------------------------

Texts = Mapping[int, str]
"""The filled cells of a row by column."""


@dataclass(frozen=True, slots=True)
class Break:
    """How a text ends, in print: whether the next word had no room there, and how often in its
    column a text does that the next one does not go on with; whether not even one more sign had;
    whether the two are a text that stands elsewhere in the document in one piece."""

    no_room: bool
    usual: float
    full: bool = False
    whole: bool = False


def row_goes_on(
    body: Sequence[Texts], above: Texts, first: Texts, breaks: Mapping[int, Break] | None = None
) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before.

    ``body`` are the rows before it, ``above`` the texts that stand over it, those of merged cells
    too. A whole row brings its own number and its own values. The rest of a cut one goes on with
    the texts: they broke where the next word had no room, and go on as the words within the texts
    of the column do, in fewer columns than a whole row fills. The texts of a row above are its
    heading again.
    """
    if not body or first in body:
        return False
    if _complete_each_other(body, first):
        return True
    going_on = [col for col in first if above.get(col)]
    if not going_on or not _may_go_on(body[-1], above, first, breaks or {}):
        return False
    if any(_completes_amount(above[col], first[col]) for col in going_on):
        return True
    recent = body[-WEIGHTS.recent :]
    odds = WEIGHTS.cut_beforehand + _odds_of_places(recent, first, numbered=bool(above.get(0)))
    texts = [col for col in going_on if not begins_item(first[col])]
    return odds + _odds_of_texts(recent, first, texts, breaks) >= WEIGHTS.cut_enough


def _odds_of_texts(
    body: Sequence[Texts],
    first: Texts,
    going_on: Sequence[int],
    breaks: Mapping[int, Break] | None,
) -> float:
    """What the texts say that stand under others: how they begin, and how those end."""
    odds = 0.0
    for col in going_on:
        odds += _odds_of_beginning([row[col] for row in body if col in row], first[col])
        odds += _odds_of_break(breaks[col]) if breaks else 0.0
    return odds


def _complete_each_other(body: Sequence[Texts], first: Texts) -> bool:
    """Whether the last row and the first one fill the columns that other rows fill, and neither
    does alone: a printer that keeps two lines of a text together moves the whole text on, and one
    that sets them in the middle of a row cuts a text where values stand beside it."""
    *others, last = body
    shapes = [row.keys() for row in others]
    whole = last.keys() | first.keys()
    both = last.keys() & first.keys()
    valueless = all(is_code(first[col]) for col in _values(first))
    cut = valueless and bool(_values(last)) and not both & _values(last)
    apart = (
        (not both or (cut and both < first.keys()))
        and last.keys() not in shapes
        and first.keys() not in shapes
    )
    return apart and sum(shape == whole for shape in shapes) >= WEIGHTS.whole_rows


def _may_go_on(last: Texts, above: Texts, first: Texts, breaks: Mapping[int, Break]) -> bool:
    """Whether nothing forbids it: no number of its own, no value under another that it does not
    complete, no text in a place that the row above left empty, and a value there only where that
    row has none."""
    values = _values(first)
    both = values & _values(above)
    whole = both - _rests(both, above, first, {col for col, one in breaks.items() if one.full})
    # The number of a row is no value of it.
    bare = _values(last) <= ({0} if is_serial(last.get(0, "")) else set())
    for col, text in first.items():
        over = above.get(col, "")
        own = col in whole or (col == 0 and is_outline_number(text))
        if (own and not is_code(over)) if over else not (bare and col in values):
            return False
    return True


def _values(row: Texts) -> set[int]:
    """The columns in which a row has values."""
    return {col for col, text in row.items() if is_value(text)}


def _rests(both: Set[int], above: Texts, first: Texts, full: Set[int]) -> set[int]:
    """The columns in which a value completes the one above it, whose line may be ``full``."""
    rests = {col for col in both if joined(above[col], first[col]) == above[col] + first[col]}
    if any(is_cut_amount(above[col]) for col in rests):
        # The last digits of other numbers are none of their own either.
        rests |= {col for col in both if LAST_DIGITS.fullmatch(first[col])}
    return rests | {col for col in both & full if one_word(above[col], first[col])}


def _completes_amount(above: str, text: str) -> bool:
    """Whether digits are what an amount grouped by thousands lacks, to its end or a group first, or
    a sign with the groups behind it: no row begins with them."""
    last = re.split(r"[.,]", above + text)[-1]
    lacking = is_cut_amount(above) and text[:1].isdigit() and len(last) == 3
    rest = lacking or (is_value(above) and _LAST_GROUPS.fullmatch(text) is not None)
    return rest and (text.isdigit() or joined(above, text) == above + text)


_LAST_GROUPS = re.compile(r"(?:\.\d{3})+|(?:,\d{3})+")


_BOUND = re.compile(r"\s*[<>≤≥±]\s*\d")


def is_value(text: str) -> bool:
    """Whether a cell holds a value, or the number of its row."""
    return is_data_text(text) or bool(_BOUND.match(text))


def _odds_of_places(body: Sequence[Texts], first: Texts, numbered: bool) -> float:
    """What the columns that are filled say: a whole row fills those that other rows fill. Where all
    others bring values, one without is hardly a row."""
    alike = sum(row.keys() == first.keys() for row in body)
    bare = not _brings_value(first) and all(map(_brings_value, body))
    odds = log((WEIGHTS.bare if bare else WEIGHTS.filled) * (len(body) + 1) / (alike + 0.5))
    counted = sum(is_serial(row.get(0, "")) for row in body) >= 0.8 * len(body)
    return max(odds, 2.0) if numbered and 0 not in first and counted else odds


def _brings_value(row: Texts) -> bool:
    return any(map(is_value, row.values()))


def _odds_of_break(end: Break) -> float:
    """What the end of a text says in print: the rest of it had no room there, another text has none
    there as often as between the other rows. Hardly one text is the beginning of another by chance.
    """
    if end.whole:
        return log(WEIGHTS.open_end / WEIGHTS.closed_end)
    if end.no_room:
        return log(WEIGHTS.no_room / end.usual)
    return log((1 - WEIGHTS.no_room) / (1 - end.usual))


def _odds_of_beginning(column: Sequence[str], text: str) -> float:
    """What the first word says: a connecting one, with which no row begins, or else its first
    letter: whether texts of the column begin with a small one, and whether their other words do."""
    if begins_joining(text):
        return log(WEIGHTS.open_end / WEIGHTS.closed_end)
    texts = [without_label(other).split() for other in column]
    first = [words[0][0].islower() for words in texts]
    others = [word[0].islower() for words in texts for word in words[1:]]
    whole = (sum(first) + 0.5) / (len(first) + 1)
    rest = (sum(others) + 0.5) / (len(others) + 1)
    return log(rest / whole) if text[0].islower() else log((1 - rest) / (1 - whole))


# --- lines ---------------------------------------------------------------------------------------

_SIGNING = re.compile(
    r"^(?:(?:Pj|Plt|Plh|PJ|PLT|PLH)\.?\s*)?"
    r"(?:BUPATI|WALI\s?KOTA|GUBERNUR|SEKRETARIS DAERAH|CAMAT|PANEWU|MANTRI PAMONG|"
    r"KEPALA DISTRIK)\b|"
    r"^(?:Ditetap|Diundang|Disah|Dikeluar)\w*n di\b"
)


@dataclass(slots=True)
class PrintedLine:
    """One printed line in reading direction: ``x`` along it, ``y`` down the page."""

    words: list[Word]
    x0: float
    x1: float
    y0: float
    y1: float
    size: float
    bold: bool
    text: str
    first_end: float
    """Where the first word ends."""
    space: float
    """The narrowest gap between its words: what one more word would have needed."""
    text_x: float
    """Where the text begins behind a label; ``x0`` where there is none."""
    label: str
    direction: int
    page: int
    capitals: bool = False
    """Several words, all in capitals."""
    centred: bool = False
    alone: bool = False
    """Takes no line before or after it: one side of a signature."""
    closes: bool = False
    """Takes no line after it: a line of contents, with its leader."""


@dataclass(slots=True)
class Run:
    """The lines of one paragraph on one page."""

    rows: list[PrintedLine]
    hang: float = 0.0
    """Where its second and later lines begin, once known."""


def line_goes_on(
    run: Run, line: PrintedLine, left: float, right: float, leading: float, labels: dict[int, str]
) -> bool:
    """Whether ``line`` is more of the paragraph ``run``."""
    first, above = run.rows[0], run.rows[-1]
    ended = ends_sentence(above.text)
    if (
        _stands_off(run, line, leading, ended)
        or not _had_no_room(above, line, right)
        or _begins_part(run, line, ended)
    ):
        return False
    if line.label or is_legal_head(line.text):
        return not ended and _is_wrapped_label(run, line, labels)
    if not above.label and _stands_in(above, line, right):
        return False
    if len(run.rows) > 1:
        return are_near(line.x0, run.hang, WEIGHTS.tolerance)
    if first.label:
        return first.x0 - WEIGHTS.tolerance <= line.x0 <= first.text_x + 3 * WEIGHTS.tolerance or (
            not ended and line.x0 < first.x0 and are_near(line.x0, left, WEIGHTS.tolerance)
        )
    return line.x0 <= first.x0 + WEIGHTS.tolerance or not ended


def _stands_in(above: PrintedLine, line: PrintedLine, right: float) -> bool:
    """Whether a line in the middle leaves room at both sides of the one above it."""
    return line.centred and line.x1 < right - 60 and line.x0 > above.x0 + 30


def _stands_off(run: Run, line: PrintedLine, leading: float, ended: bool) -> bool:
    """Whether a line is set in another way than the paragraph above it, or too far below."""
    first, above = run.rows[0], run.rows[-1]
    off = WEIGHTS.spaced if ended else WEIGHTS.parted
    if _is_other_type(above, line) or line.y0 - above.y0 > off * leading * line.size:
        return True
    if above.bold != line.bold and (above.bold or first.bold or ended):
        return True
    both_centred = line.centred and above.centred
    if both_centred and not are_near(line.x0, above.x0, WEIGHTS.tolerance):
        return True
    return first.capitals and above.capitals != line.capitals


def _begins_part(run: Run, line: PrintedLine, ended: bool) -> bool:
    """Whether a line says that something else begins: a signature, caption, preamble or text."""
    above = run.rows[-1]
    if _SIGNING.match(line.text) and not above.text.isupper():
        return True
    titled = ended or (is_caption_label(line.text) and (above.capitals or line.centred))
    if titled and is_caption(line.text):
        return True
    return is_preamble_word(above.text) or is_preamble_word(line.text) or _ends_title(run, line)


def _is_other_type(above: PrintedLine, line: PrintedLine) -> bool:
    return not are_near(line.size, above.size, WEIGHTS.other_type * above.size)


def _had_no_room(above: PrintedLine, line: PrintedLine, right: float) -> bool:
    """Whether a line broke where the next word did not fit, or in the middle of a phrase."""
    room = right - above.x1 - above.space - WEIGHTS.rounding
    return line.first_end - line.x0 > room or ends_in_joining_word(above.text)


def _ends_title(run: Run, line: PrintedLine) -> bool:
    """Whether a full line is the title of a section, in capitalised words, and the next one of its
    text, in small ones."""
    if not is_section_number(run.rows[0].label):
        return False
    title, text = (
        [word.text[0].isupper() for word in one.words if word.text[0].isalpha()]
        for one in (run.rows[-1], line)
    )
    return (
        sum(title) >= WEIGHTS.titled * len(title)
        and sum(text) <= (1 - WEIGHTS.titled) * len(text)
        and line.text[0].isupper()
    )


def _is_wrapped_label(run: Run, line: PrintedLine, labels: dict[int, str]) -> bool:
    """Whether a line that begins like a label is the middle of a sentence: it stands where the
    text goes on, and no list goes on there."""
    first = run.rows[0]
    hang = run.hang if len(run.rows) > 1 or first.label else line.x0
    if not are_near(line.x0, hang, WEIGHTS.tolerance):
        return False
    if is_section_number(line.label) and len(line.words) > 1 and line.words[1].text[:1].isupper():
        return False
    if (
        line.label
        and first.label
        and abs(line.x0 - first.x0) <= WEIGHTS.tolerance < abs(first.text_x - first.x0)
    ):
        return False
    before = labels.get(round(line.x0 / WEIGHTS.tolerance))
    return not (before and follows(before, line.label))


def follows(before: str, label: str) -> bool:
    """Whether ``label`` is the next of its list after ``before``."""
    (one, _), (two, _) = split_label(before), split_label(label)
    return (
        one is not None
        and two is not None
        and two == replace(one, printed=two.printed, number=one.number + 1)
    )


def line_goes_on_over_page(
    run: Run, start: Run, left: float, right: float, own_left: float
) -> bool:
    """Whether the paragraph that opens a page is the rest of the one that closes the page before;
    ``left`` and ``own_left`` are where the type areas of the two begin."""
    last, line = run.rows[-1], start.rows[0]
    titled = last.centred and len(run.rows) == 1 and not last.label
    if titled or last.alone or last.closes or line.alone or not _are_set_alike(last, line):
        return False
    if ends_sentence(last.text) or _begins_anew(line) or not _had_no_room(last, line, right):
        return False
    indent = run.hang if len(run.rows) > 1 or run.rows[0].label else left
    return abs((line.x0 - own_left) - (indent - left)) <= 2 * WEIGHTS.tolerance


def _are_set_alike(last: PrintedLine, line: PrintedLine) -> bool:
    """Whether two lines are upright, of one type and weight, and both in capitals or neither."""
    if last.direction or line.direction or _is_other_type(last, line):
        return False
    return last.bold == line.bold and last.capitals == line.capitals


def _begins_anew(line: PrintedLine) -> bool:
    """Whether the first line of a page begins something by what it says: a label, the head of an
    article, a word of the preamble, a signature."""
    text = line.text
    said = is_legal_head(text) or is_preamble_word(text) or _SIGNING.match(text)
    return bool(line.label or said)
