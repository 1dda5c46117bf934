"""Text and markdown documents: lines, headings, list items, tab-separated tables.

Such a text is what a person or a converter made of a printed regulation: markup and HTML remnants
stand in it, a blank line ends a page, a table goes on behind it. Here the text becomes the same
:class:`~extract.document.Document` a PDF becomes; line numbers of the file are kept.
"""

from __future__ import annotations

import codecs
import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from extract.beside import signatures_apart
from extract.confidence import Reading, confidence, evidence
from extract.document import (
    Aside,
    Block,
    Cell,
    Continuation,
    Document,
    Line,
    Paragraph,
    Source,
    Table,
)
from extract.going_on import (
    WEIGHTS,
    Texts,
    how_likely,
    names_other_years,
    repeated_rows,
    row_goes_on,
    sign_of_head,
    sign_of_serials,
)
from extract.header import count_header_rows, is_data_text, names_columns, same_header
from extract.markup import lines_of, without_formulas, without_tags
from extract.shifted import shift_of
from extract.stripped import Lost, lost_cells, with_whole_head, with_whole_rows
from extract.text_pages import LEAST_PAGES, alike, may_run, page_marks, without_running_lines
from extract.typed_text import with_tabs
from grammar.captions import starts_caption
from grammar.codes import is_coded_name
from grammar.contents import announces, catchword, has_leader, heads_contents, page_number
from grammar.continued import says_continued
from grammar.heads import PREAMBLE, is_preamble_word, split_bab
from grammar.items import begins_item, is_item_label, is_section_number, names_serials
from grammar.years import YEAR
from schemas.errors import UnreadableDocument

# --------------------------------------------------------------------------- decoding

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b]")
_DRAWN = re.compile(r"[\s|+=_.:-]+")
"""White space, leaders, and the signs that tables are drawn with."""
MOST_BAD = 1000
"""Bad bytes of a UTF-8 file at most; with more it is none."""


def decode(data: bytes, name: str) -> str:
    """The text of a file: by its byte order mark, else by evidence.

    Tried in turn: UTF-16 without a mark (every second byte is zero), UTF-8, Windows-1252. Single
    bad bytes in a UTF-8 file are read as Windows-1252. Raises ``UnreadableDocument`` with reason
    ``bukan-teks`` where the bytes are no text in any of them.
    """
    text = _decode(data)
    sample = text[:100_000]
    control = len(_CONTROL.findall(sample))
    told = sum(map(str.isalnum, sample))
    if (
        control > 0.005 * len(sample)
        or told < 0.3 * len(_DRAWN.sub("", sample))
        or not any(map(str.isalpha, sample))
    ):
        raise UnreadableDocument("bukan-teks", f"{name}: isinya bukan teks")
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    sample = data[:20_000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) >= 4 and max(even, odd) > 0.3 * len(sample) / 2:
        encoding = "utf-16-le" if odd > even else "utf-16-be"
        return data.decode(encoding, errors="replace")
    if data.decode("utf-8", errors="replace").count("\ufffd") > MOST_BAD:
        return data.decode("cp1252", errors="replace")
    return data.decode("utf-8", errors="windows")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error("windows", _as_windows)


# --------------------------------------------------------------------------- markup

_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(
    r"\[([^\[\]]+)\]\(\s*(?:<[^>]*>|(?:https?:|mailto:|www\.|#|\.{0,2}/)[^)\s]*)[^)]*\)"
)
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?!\))")
_ITALIC = re.compile(r"(?<![\w*])\*(?![\s*)])([^*\n]+?)(?<![\s*])\*(?![\w*)])")
_ITALIC_LINE = re.compile(r"(?<!\w)_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~&%$])")
_QUOTE = re.compile(r"^\s*(?:>\s+)+")
_HEADING = re.compile(r"^\s*#{1,6}\s+(.*?)(?:\s+#+)?\s*$")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\ufffe]")
_PLAIN = str.maketrans(
    {"\u2010": "-", "\u2011": "-"}
    | {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
    | {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
)
"""Hyphens, ligatures and wide signs that are told from plain ones by their code alone."""
_MARK = re.compile(r"^\s*[-*+•]\s+(?=\S)")
_BULLET = re.compile(r"^\s*[*+]\s+(?=\S)")
_HEAD_WORD = re.compile(
    rf"(?:{PREAMBLE}|bab|pasal|bagian|paragraf|tabel|gambar|lampiran)\b", re.IGNORECASE
)
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$|^\s*```+\w*\s*$")


def clean(text: str) -> str:
    """Text without markup: HTML tags and entities, bold, italics, links, formulas, escapes; lists
    of HTML become ``1. … 2. …``; white space is single spaces."""
    if "<" in text:
        text = without_tags(text)
    if "&" in text:
        text = html.unescape(text)
    if "[" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    if "*" in text or "_" in text:
        for _ in range(2):
            text = _BOLD.sub(r"\2", text)
        text = _ITALIC_LINE.sub(r"\1", _ITALIC.sub(r"\1", text))
    if "$" in text:
        text = without_formulas(text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(_PLAIN)
    return " ".join(text.split())


# --------------------------------------------------------------------------- lines


@dataclass(slots=True)
class _Rows:
    """Consecutive lines of tab-separated cells: a table, or a piece of one."""

    rows: list[list[str]]
    numbers: list[int]
    continuations: list[Continuation] = field(default_factory=list)
    repeated: list[Line] = field(default_factory=list)
    header_rows: int = 0
    first_width: int = 0
    after: int = 0
    """The width of the table that blank lines or the end of the page ended right before it."""
    over_page: bool = False
    """Whether the end of a page is among what ended that table."""
    is_loose: bool = False
    """Whether it is a table only where it goes on with the one before."""
    lost: bool = False
    """Whether it lost empty cells."""
    clear: bool = True
    """Whether each row of its head has one place alone."""
    unsure: frozenset[int] = frozenset()
    """The rows that may stand some columns further."""

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)


_Item = Paragraph | _Rows


def read_text(data: bytes, source: Source) -> Document:
    """Read a text or markdown document.

    Gives one paragraph per line and one table per run of tab-separated (or ``|``-separated)
    lines, tables cut by the end of a page joined. Raises ``UnreadableDocument`` for bytes that
    are no text.
    """
    text = decode(data, source.name).replace("\r\n", "\n").replace("\r", "\n")
    printed, asides = without_running_lines(lines_of(text))
    lines, typed, rules = with_tabs(signatures_apart(_closed_up(printed)))
    asides += [Aside(line.strip(), "garis-ketik", source_line=number) for number, line in rules]
    lost = lost_cells(line for _, line in lines)
    items = list(_items([line for _, line in lines], [n for n, _ in lines], asides, lost))
    joined = _join_pieces(items, asides)
    if any(isinstance(item, _Rows) and item.lost for item in items):
        _put_back([item for item in joined if isinstance(item, _Rows)], lost)
    closed = any(line.endswith("\t") for _, line in lines)
    blocks: list[Block] = [
        item
        if isinstance(item, Paragraph)
        else _table(item, not typed.isdisjoint(item.numbers), closed)
        for item in joined
    ]
    if not blocks:
        raise UnreadableDocument("kosong", f"{source.name}: tidak ada teks di dalamnya")
    return Document(source, tuple(blocks), asides=tuple(asides))


def _row_cells(
    lines: Sequence[str], index: int, is_open: bool, run: _Rows | None, ended: int, lost: Lost
) -> list[str] | None:
    """The cells of a line that is a row by itself, or by what stands beside it."""
    cells = _cells(lines[index], is_open) or _uncertain_cells(lines, index, run, ended)
    return cells or (_lone_cell(lines, index) if lost and run else None)


def _uncertain_cells(
    lines: Sequence[str], index: int, run: _Rows | None, ended: int
) -> list[str] | None:
    """The cells of a line that is a row because of what stands beside it: tabs without its empty
    last cells (a group label, the rest of a row cut by the page's end) in a table, or where the one
    that ended (``ended`` columns) goes on below."""
    raw = lines[index].replace("\f", " ")
    if "\t" not in raw:
        return None
    after = _cells(lines[index + 1]) if run is None and index + 1 < len(lines) else None
    goes_on = (
        run.width > 2 if run else after is not None and _is_near(ended, len(after)) and ended > 2
    )
    return [_cell(text) for text in raw.split("\t")] if goes_on else None


LONGEST_LONE = 8
"""Words of a cell that stands alone in its row: the name of a group, or of a band in the head."""


def _lone_cell(lines: Sequence[str], index: int) -> list[str] | None:
    """The cell of a line between rows of a table that has lost the tabs around it; above names of
    columns it is the title of the next table."""
    text = clean(lines[index])
    below = (_cells(lines[index + 1]) if index + 1 < len(lines) else None) or []
    heads = names_columns(below) or names_serials("".join(below[:1]))
    alone = 0 < len(text.split()) <= LONGEST_LONE and len(below) > 2 and not heads
    said = _HEADING.match(lines[index]) or starts_caption(text)
    return [text] if alone and not text[0].islower() and not said else None


def _items(
    lines: list[str], numbers: list[int], asides: list[Aside], lost: Lost
) -> Iterator[_Item]:
    bold = False
    contents = False  # inside DAFTAR ISI and its like
    run: _Rows | None = None
    ended = 0  # the width of the table that blank lines or the page just ended
    over_page = False
    open_rows = _open_rows(lines)
    marks = page_marks(lines, lambda index: not _cells(lines[index], index in open_rows))

    def closed() -> Iterator[_Item]:
        nonlocal run, ended, over_page
        if run is not None:
            yield from _settle(run, contents, lost)
            ended, over_page, run = run.width, False, None

    for index, (raw, number) in enumerate(zip(lines, numbers, strict=True)):
        if "\f" in raw:
            raw = raw.replace("\f", " ")
            yield from closed()
            over_page = True
        cells = _row_cells(lines, index, index in open_rows, run, ended, lost)
        if cells is not None:
            if _is_delimiter(raw, cells):
                asides.append(Aside(raw.strip(), "garis", source_line=number))
                continue
            run = run or _Rows([], [], after=ended, over_page=over_page)
            run.rows.append(cells)
            run.numbers.append(number)
            continue
        if run is not None and raw.strip() and _completes(run, raw):
            continue
        yield from closed()
        if not raw.strip():
            bold = False
            continue
        if index in marks:
            asides.append(Aside(raw.strip(), marks[index], source_line=number))
            over_page = True
            continue
        ended = 0
        if reason := _reason_aside(lines, index, marks):
            asides.append(Aside(raw.strip(), reason, source_line=number))
            continue
        paragraph, bold = _paragraph(raw, number, bold)
        if paragraph is None:
            asides.append(Aside(raw.strip(), "markup", source_line=number))
            continue
        if paragraph.heading or paragraph.text.isupper():
            contents = heads_contents(paragraph.text)
        yield paragraph
    yield from closed()


def _cells(raw: str, is_open: bool = False) -> list[str] | None:
    """The cells of a table line, cleaned; null where the line is no table line. An open one has
    bars between its cells alone."""
    if is_open:
        fields = raw.split("|")
    elif "\t" in raw:
        fields = raw.rstrip("\n").split("\t")
    elif raw.strip().startswith("|") and raw.strip().endswith("|") and raw.count("|") >= 3:
        fields = re.split(r"(?<!\\)\|", raw.strip())[1:-1]
    else:
        return None
    cells = [_cell(text) for text in fields]
    if len(cells) == 2 and cells[1] and not cells[0]:
        return None  # a first-line indent, not a table
    return cells


_NOTHING = re.compile(r"nan|NaN|<NA>|None|NULL|Unnamed: \d+(?:_level_\d+)?")
"""What programs that keep tables write into a cell that holds nothing."""


def _cell(text: str) -> str:
    text = clean(text)
    return "" if _NOTHING.fullmatch(text) else text


LEAST_SPACED = 4
"""Rows with a blank line after each, from which on a table is one that was set so: a page's end
leaves one blank line in a table, seldom two."""


def _closed_up(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines without the blank ones between the rows of a table that has one below each row, as
    programs write that set every line as a paragraph."""
    rows = [bool(line.strip()) and _cells(line) is not None for _, line in lines]
    blank = [not line.strip() for _, line in lines]
    dropped: set[int] = set()
    # Where no two rows stand below each other, tables of two rows are spaced as well.
    least = LEAST_SPACED if any(map(all, pairwise(rows))) else 2
    for parity in (0, 1):
        places = range(parity, len(lines) - 1, 2)
        for spaced, run in groupby(places, key=lambda at: rows[at] and blank[at + 1]):
            between = [at + 1 for at in run if any(rows[at + 2 : at + 3])]
            if spaced and len(between) >= least - 1:
                dropped.update(between)
    return [line for at, line in enumerate(lines) if at not in dropped]


_OPEN_BAR = re.compile(r"(?:^|(?<=\s))\|(?!\S)")
_OPEN_RULE = re.compile(r"\s*:?-+:?\s*(?:\|\s*:?-+:?\s*){2,}")


def _open_rows(lines: Sequence[str]) -> frozenset[int]:
    """The lines that are rows of cells without a bar at their ends (``No | Sasaran | Target``):
    such as have two bars or more among blanks, or a rule of dashes between them, and so have lines
    next to them, as many; not all of which begin with one."""
    found: set[int] = set()
    for bars, run in groupby(range(len(lines)), key=lambda index: _open_bars(lines[index])):
        block = list(run)
        ends = any(not lines[index].strip().startswith("|") for index in block)
        if bars >= 2 and len(block) >= 2 and ends:
            found.update(block)
    return frozenset(found)


def _open_bars(line: str) -> int:
    if "|" not in line or "\t" in line:
        return 0
    return line.count("|") if _OPEN_RULE.fullmatch(line) else len(_OPEN_BAR.findall(line))


def _is_delimiter(raw: str, cells: Sequence[str]) -> bool:
    """Whether a line of cells is the rule under a head, dashes that may be colons at their ends
    (``|:-:|--:|``), and no row of values that are all open (a lone dash)."""
    filled = [cell for cell in cells if cell]
    return (
        bool(filled)
        and all(re.fullmatch(r":?-+:?", cell) for cell in filled)
        and (any if "|" in raw else all)(len(cell) > 1 for cell in filled)
    )


def _completes(run: _Rows, raw: str) -> bool:
    """Whether a line without tabs is a cell of the table above it, standing alone on its line."""
    # The last row lacks cells and its last cell was broken over two lines of the file.
    last, text = run.rows[-1], clean(raw)
    broken = len(run.rows) >= 2 and len(last) < run.width and last[-1] and text[:1].islower()
    last[-1] += f" {text}" if broken else ""
    return bool(broken)


def _reason_aside(lines: Sequence[str], index: int, marks: Mapping[int, str]) -> str | None:
    """Why a line is no text of its own, if it is none."""
    if _RULE.match(lines[index]):
        return "garis"
    return "kata-penyambung" if _is_catchword(lines, index, marks) else None


def _is_catchword(lines: Sequence[str], index: int, marks: Mapping[int, str]) -> bool:
    """Whether the last line of a page announces the first one of the next (``Pasal 5 ...``)."""
    if catchword(lines[index]) is None:
        return False
    ended = False
    for place in range(index + 1, min(index + 9, len(lines))):
        line, numbers = lines[place], place in marks
        ended = ended or numbers or "\f" in line
        if line.strip() and not numbers and not _RULE.match(line):
            return ended and announces(lines[index], line)
    return False


def _without_mark(text: str) -> str:
    """A line without the mark of a list before a label of its own."""
    rest = _MARK.sub("", text)
    bare = rest.removeprefix("**")
    own = begins_item(bare) or is_item_label(bare) or is_section_number(bare.split(" ")[0])
    return rest if own or _HEAD_WORD.match(bare) else text


def _paragraph(raw: str, number: int, bold: bool) -> tuple[Paragraph | None, bool]:
    """The paragraph of one line, and whether bold type goes on into the next line."""
    heading = False
    raw = _QUOTE.sub("", raw)
    text = raw.strip()
    if match := _HEADING.match(raw):
        heading, text = True, match[1]
    text = _without_mark(text)
    text = _BULLET.sub("- ", text) if not text.startswith("**") else text
    whole_bold = bold or text.startswith("**")
    loose = len(re.findall(r"\*\*(?!\))", text)) % 2 == 1
    if loose:
        # The other mark stands on another line: this one opens at the start or closes at the end.
        bold = not bold and text.startswith("**")
        text = re.sub(r"^\*\*(?!\))|\*\*$", "", text, count=1)
    text = clean(text)
    if not text or text in {"**", "*", "-"}:
        return None, bold
    inner = re.fullmatch(r"\s*(?:\*\*|<b>|<strong>)(.+?)(?:\*\*|</b>|</strong>)\s*", raw.strip())
    heading = heading or (whole_bold and (bold or loose)) or bool(inner and "**" not in inner[1])
    line = Line(text, source_line=number)
    return Paragraph(text, source_line=number, heading=heading, lines=(line,)), bold


# --------------------------------------------------------------------------- tables


def _settle(run: _Rows, contents: bool, lost: Lost) -> Iterator[_Item]:
    """A run of tab-separated lines as what it is: a table, or paragraphs set with tabs. It may have
    lost empty cells."""
    if not any(map(any, run.rows)):
        return
    _tidy(run)
    prose = _is_prose(run.rows)
    run.is_loose = prose and _may_be_rest(run)
    led = sum(map(_is_led, run.rows))
    if contents or led >= 0.5 * len(run.rows) or (prose and not run.is_loose):
        for cells, number in zip(run.rows, run.numbers, strict=True):
            yield from _as_paragraphs(cells, number)
        return
    if lost:
        run.rows, run.lost, run.clear = with_whole_head(run.rows, lost)
    run.header_rows = count_header_rows(run.rows)
    run.first_width = run.width
    below = _printed_again(run)
    yield run
    if below is not None:
        yield from _settle(below, contents, lost)


def _tidy(run: _Rows) -> None:
    """Take off the empty rows at the end, and those without a word in the head, which are none."""
    filled = [place for place, row in enumerate(run.rows) if any(row)]
    first = next((place for place in filled if any(map(is_data_text, run.rows[place]))), 0)
    kept = [p for p in range(filled[-1] + 1) if p > first or any(run.rows[p])]
    run.rows, run.numbers = [run.rows[p] for p in kept], [run.numbers[p] for p in kept]


def _may_be_rest(run: _Rows) -> bool:
    """Whether a single row may be the rest of the last one of the table that ended before it: as
    wide, or on the next page below a column of its middle, without its empty last cells."""
    inside = run.over_page and not any(run.rows[0][:2])
    return len(run.rows) == 1 and 2 < run.width <= run.after and (inside or run.width == run.after)


MOST_LED = 4
"""Cells of a line of contents: its label, what it leads to, the dots, the page."""


def _is_led(row: Sequence[str]) -> bool:
    """Whether dots lead from a text to a page, as in a table of contents: not those within a number
    (``1.234..567``), nor such as stand for a value, beside others or alone (``...``)."""
    texts = [cell for cell in row if cell]
    if any(has_leader(text) and any(map(str.isalpha, text)) for text in texts):
        return True
    alone = 2 < len(texts) <= MOST_LED and page_number(texts[-1]) is not None
    return alone and has_leader(texts[-2]) and not any(map(str.isdigit, texts[-2]))


def _printed_again(run: _Rows) -> _Rows | None:
    """What stands from where the header of a table is printed again within it, taken off it: the
    end of a page that left no other sign. Converters read a head otherwise here and there."""
    count = run.header_rows
    header = run.rows[:count]
    for place in range(count + 1, len(run.rows) - count + 1 if count else 0):
        first = run.rows[place]
        if (
            not any(map(is_data_text, first))
            and same_header(header[:1], [first]) >= WEIGHTS.same_head
            and repeated_rows(header, run.rows[place:]) >= count
        ):
            below = _Rows(run.rows[place:], run.numbers[place:])
            del run.rows[place:], run.numbers[place:]
            return below
    return None


def _is_prose(rows: Sequence[Sequence[str]]) -> bool:
    """List items and labels set with tabs: every line is a label and one text."""
    if any(is_preamble_word(row[0]) for row in rows):
        return True
    filled = [[cell for cell in row if cell] for row in rows]
    if len(filled) == 1 and len(filled[0]) == 2:
        label = filled[0][0]
        if is_section_number(label) or split_bab(label)[0] is not None:
            return True
    return all(len(row) <= 2 and (len(row) < 2 or is_item_label(row[0])) for row in filled)


def _as_paragraphs(cells: Sequence[str], number: int) -> Iterator[Paragraph]:
    filled = [cell for cell in cells if cell]
    heads = bool(filled) and is_preamble_word(filled[0])
    end = heads + (heads and filled[1:2] == [":"])
    for text in filter(None, (" ".join(filled[:end]), " ".join(filled[end:]))):
        yield Paragraph(text, source_line=number, lines=(Line(text, source_line=number),))


def _running_heads(items: Sequence[_Item]) -> set[str]:
    """Short lines printed again and again: the heads and feet of pages."""
    times = Counter(alike(item.text) for item in items if isinstance(item, Paragraph))
    return {text for text, count in times.items() if count >= LEAST_PAGES and may_run(text)}


def _join_pieces(items: list[_Item], asides: list[Aside]) -> list[_Item]:
    """Tables cut by the end of a page, joined where evidence says so; running heads between the
    pieces go aside."""
    joined: list[_Item] = []
    heads = _running_heads(items)
    for item in items:
        if isinstance(item, Paragraph):
            joined.append(item)
            continue
        back = len(joined) - 1
        said: list[Paragraph] = []
        between: list[Paragraph] = []
        while back >= 0 and isinstance(before := joined[back], Paragraph):
            if alike(before.text) in heads and len(between) < 3:
                between.insert(0, before)
            elif says_continued(before.text) and len(before.text) < 120:
                said.insert(0, before)
            else:
                break
            back -= 1
        piece = joined[back] if back >= 0 else None
        if (
            isinstance(piece, _Rows)
            and (verdict := _continues(piece, item, bool(said)))[0] >= WEIGHTS.enough
        ):
            del joined[back + 1 :]
            asides += [Aside(p.text, "kepala-halaman", source_line=p.source_line) for p in between]
            piece.repeated += [Line(p.text, source_line=p.source_line) for p in said]
            _append(piece, item, *verdict)
        elif item.is_loose:
            joined.extend(_as_paragraphs(item.rows[0], item.numbers[0]))
        else:
            joined.append(item)
    return joined


def _continues(first: _Rows, second: _Rows, said: bool) -> tuple[float, list[str]]:
    """How likely it is that ``second`` goes on with ``first`` (0-1), and the signs of it."""
    headed = second.rows[1 : second.header_rows]
    cut = all(map(_holds_values, headed)) and _is_rest(first, second)
    if cut:
        second.header_rows = 0
    header, own = first.rows[: first.header_rows], second.rows[: second.header_rows]
    if names_other_years(header, own):
        return 0.0, ["kepala-lain"]
    repeated = repeated_rows(header, second.rows)
    if repeated:
        second.header_rows = repeated  # what follows the repeated header is no header
    rest = second.rows[second.header_rows :]
    width = second.width  # without empty columns that the page alone has at its end
    if width > first.width:
        width = max(first.width, *map(_used, second.rows))
    same, near = first.width == width, cut or _is_near(first.width, width)
    signs = ["lebar-sama" if same else "lebar-mirip" if near else "lebar-lain"]
    if said:
        signs.append("lanjutan")
    signs.append(sign_of_head(second.rows[:repeated], second.header_rows > 0))
    signs += sign_of_serials(first.rows, rest, repeated > 0)
    if cut or (rest and _is_cut(first, rest[0])):
        signs.append("baris-terpotong")
    return how_likely(signs), signs


def _holds_values(row: Sequence[str]) -> bool:
    """Whether a row has words and values, as none of a header does."""
    words = any(sign.isalpha() for cell in row for sign in cell)
    return words and sum(map(is_data_text, row)) > 1


def _is_cut(first: _Rows, rest: Sequence[str]) -> bool:
    """Whether a row goes on with the last one of a table."""
    body = [_texts(row) for row in first.rows[first.header_rows :]]
    return row_goes_on(body, _texts(first.rows[-1]), _texts(rest))


def _texts(row: Sequence[str]) -> Texts:
    return {col: text for col, text in enumerate(row) if text}


WIDE = 5
"""Columns of a table that a page may print without its empty last ones."""


def _is_near(width: int, other: int) -> bool:
    """Whether what is as wide may go on with a table of this width."""
    return other == width or (width > WIDE and abs(width - other) <= 0.25 * max(width, other))


def _is_rest(first: _Rows, second: _Rows) -> bool:
    """Whether a first row that looks like a header, being words alone, is the rest of the row
    above the page break: in a table of the same width whose lines nearly all have values it fills
    few cells, each under one. The row itself, and all of its page, may have lost the empty cells at
    their end."""
    filled = _texts(second.rows[0])
    above = _texts(first.rows[-1])
    if len(filled) > 0.34 * first.width or any(map(is_data_text, filled.values())):
        return False
    under_texts = all(
        col in above and (is_coded_name(above[col]) or not is_data_text(above[col]))
        for col in filled
    )
    if not under_texts or not _are_valued(first, 0 in filled) or second.width > first.width:
        return False
    cut = len(second.rows) == 1 and _is_cut(first, second.rows[0])
    return _is_near(first.width, second.width) or cut


def _are_valued(run: _Rows, begun: bool) -> bool:
    """Whether nearly all lines of a table have values; those that begin behind the first column are
    such rests themselves, but where it has one too."""
    valued = [any(map(is_data_text, row)) for row in run.rows[run.header_rows :]]
    lines = zip(run.rows[run.header_rows :], valued, strict=True)
    return sum(valued) >= 0.8 * sum(bool(row[0]) or begun or has for row, has in lines)


def _append(first: _Rows, second: _Rows, score: float, evidence: list[str]) -> None:
    """Put a piece behind the table it continues; a repeated header goes aside.

    The two halves of a row cut by the break stay two rows, as they stand in the file: the parsers
    of typed tables put their texts together.
    """
    rows, numbers = second.rows, second.numbers
    for row, number in zip(rows[: second.header_rows], numbers, strict=False):
        text = " ".join(cell for cell in row if cell)
        first.repeated.append(Line(text, source_line=number))
    rows, numbers = rows[second.header_rows :], numbers[second.header_rows :]
    above = first.rows[first.header_rows :] if first.header_rows else []
    if shift := shift_of(above, rows, first.first_width):
        rows, evidence = [shift.applied(row) for row in rows], [*evidence, "bergeser"]
    widest = max([first.first_width, *(_used(row) for row in rows)])
    first.continuations.append(
        Continuation(len(first.rows), None, round(score, 2), tuple(evidence))
    )
    first.rows.extend(row[:widest] for row in rows)
    first.numbers.extend(numbers)


def _put_back(tables: Iterable[_Rows], lost: Lost) -> None:
    """Put the empty cells back that the rows of a text's tables lost."""
    for run in tables:
        run.header_rows *= run.clear
        head, body = run.rows[: run.header_rows], run.rows[run.header_rows :]
        if head and body:
            rows, unsure = with_whole_rows(head, body, run.width, lost)
            run.lost = run.lost or rows != body
            run.rows = [*head, *rows]
            run.unsure = frozenset(len(head) + at for at in unsure)


def _used(row: Sequence[str]) -> int:
    """The width of a row without its empty tail."""
    return max((col + 1 for col, cell in enumerate(row) if cell), default=0)


def _reading(run: _Rows, typed: bool) -> Reading:
    """What the columns of a table of a text are told from."""
    if run.lost and run.header_rows:
        return "teks-dipulihkan"
    if typed:
        return "teks-ketik"
    named = max((_used(row) for row in run.rows[: run.header_rows]), default=0)
    if not named:
        return "teks-tanpa-kepala"
    return "teks-timpang" if any(_used(row) > named for row in run.rows) else "teks"


_RUN_TOGETHER = re.compile(rf"\({YEAR}\)\d|\)[b-z]\. |(?<=[a-z])ii+\. ")
"""Lines of a cell that a conversion put together without a blank: ``359 (2022)366``,
``… (per 1.000)b. Prevalensi``, ``i. Membacaii. Sains``. The numbers beside them may be several."""


def _table(run: _Rows, typed: bool, closed: bool) -> Table:
    """A run of rows as a table; ``closed`` says whether rows of the text end in empty cells."""
    together = [at for at, row in enumerate(run.rows) if any(map(_RUN_TOGETHER.search, row))]
    # One digit is no two numbers.
    doubtful = dict.fromkeys(together, 2) | dict.fromkeys(run.unsure, 1)
    width = run.width
    cells = tuple(
        Cell(
            index,
            col,
            text,
            source_line=number,
            stacked=0 < doubtful.get(index, 0) <= sum(map(str.isdigit, text)),
        )
        for index, (row, number) in enumerate(zip(run.rows, run.numbers, strict=True))
        for col, text in enumerate([*row, *[""] * (width - len(row))])
    )
    rests_on = evidence(_reading(run, typed), [part.score for part in run.continuations])
    even = typed or run.lost
    return Table(
        cells,
        len(run.rows),
        width,
        run.header_rows,
        "teks",
        confidence(rests_on),
        source_line=run.numbers[0],
        continuations=tuple(run.continuations),
        repeated_headers=tuple(run.repeated),
        evidence=rests_on,
        uneven=frozenset() if even else _uneven(run, closed),
    )


MOST_UNEVEN = 1 / 3
"""The share of a table's rows that lost a cell, or have one too many, at most: where more are of
another length it is how the table was written."""


def _uneven(run: _Rows, closed: bool) -> frozenset[int]:
    """The rows of the body that have one cell more than the others, or one fewer in a text that
    writes empty last cells: where it leaves these out a row is shorter without them."""
    [(usual, often)] = Counter(map(len, run.rows)).most_common(1)
    odd = {usual + 1, usual - 1} if closed else {usual + 1}
    body = range(run.header_rows, len(run.rows))
    rare = often >= (1 - MOST_UNEVEN) * len(run.rows)
    return frozenset(at for at in body if rare and len(run.rows[at]) in odd)
