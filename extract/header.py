"""Where a table's header ends, told from the rows' own text; the same for text and PDF tables.

The forms of Permendagri 86/2017 print a column-number row (``(1) (2) …``) as the last header row.
Without one a header is the leading rows that hold no data: names, bands, years, units.

Takes the rows of a table as texts; gives how many of them are header.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from grammar.aims import opens_group
from grammar.failed import is_failed
from grammar.items import is_outline_number, names_serials
from grammar.scales import ends_in_money, is_scale, money_scales, without_money
from grammar.years import UP_TO, YEAR, is_year_or_period, years_in

MAX_HEADER_ROWS = 7

_COLUMN_NUMBER = re.compile(
    r"^(?:[(\[]\s*\d{1,2}\s*[a-z]?\s*[)\]]?|-?\d{1,2}\s*[.)]?|-\s?\d{1,2}\s?-"
    r"|[(\[]?\s*\d{1,2}\s*[)\]]?\s*=\s*[\d()\[\]\s+\-x×*:/%,.]+"
    r"|\d{1,2}\s*\(\s*\d{1,2}\s*[+\-x×*:/]\s*\d[\d\s+\-x×*:/%]*\))$"
)
"""A narrow column cuts the second bracket off: ``(11``. Others stand between dashes (``-5-``), or
before what they are counted from (``8 (7/6)``)."""
_BRACKETS = ("(", "[")
_NEGATED = re.compile(r"-\d")
"""A spreadsheet takes ``(1)`` for minus one."""
_BRACKETED_INSIDE = re.compile(r"[(\[]\s*\d{1,2}\s*[)\]]")
_UP_TO = re.compile(UP_TO, re.IGNORECASE)
_ALPHA = re.compile(r"[A-Za-z]{2}")
COUNTED = 5
"""Numbers behind names from which on they count columns."""
_COUNTING = 6
"""Column numbers from which on they may count around one that was misread."""
BRACKETED, IN_PLACE = 0.9, 0.6
"""How many numbers of columns have a bracket left where one that was torn gives it no other sense,
and how many tell the place of their column where the others tell anything."""
_SHORT_MISREAD = 5
"""Characters that a misread column number has at most."""
_LEADING_NUMBER = re.compile(r"\d+")
_BROKEN = re.compile(r"\(\d ?\d \)|\(\d \d\)")
_MISREAD = str.maketrans("oOlI", "0011")
_DATA = re.compile(
    r"^(?:[-–—]+|[-–—(]?\s*(?:rp\.?\s*)?[-–]?\d[\d.,]*\s*(?:,-)?\)?\s*%?(?:\s+[^\d\s].{0,40})?)$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\(?(?:K(?:inerja)?|Rp\.?|%|Target|Realisasi|Fisik|Keu(?:angan)?\.?)\)?", re.IGNORECASE
)
"""What a column of a pair is in: ``K``, ``Rp``."""
_MONEY_UNIT = re.compile(
    r"\(?Rp\.?\)?[\s.]*\(?(?:dalam\s+)?(?:[.,]?000(?:[.,]000)*|(?:ribu|juta|mil[iy]ar)(?:an)?)?\)?",
    re.IGNORECASE,
)
"""``Rp (000)``, ``Rp. (juta)``."""
_NAMED_UNIT = re.compile(r"^[^\W\d].{0,40}\((?:Rp\b[^()]*|%)\)$", re.IGNORECASE)
"""``Setelah Perubahan (Rp)``, ``Fisik (%)``."""
_ORDINAL = re.compile(
    r"^(?:tahun|thn)?\s*(?:ke)?\s*-?\s*(?:[1-9]|I{1,3}|IV|VI?)$|^tahun\s+0$", re.IGNORECASE
)
_HEADER_WORDS = re.compile(
    r"\b(?:no(?:mor)?|uraian|tujuan|sasaran|indikator|program|kegiatan|kode|target|realisasi|rasio|"
    r"anggaran|pagu|tahun|satuan|jumlah|total|keterangan|ket|kondisi|lokasi|nama|jenis|nilai|"
    r"capaian|strategi|kebijakan|rp|kinerja|persentase|proyeksi|unit|volume|desa|kelurahan|"
    r"laki|perempuan|golongan|jabatan|pendidikan|masalah|permasalahan|isu|akhir|awal|sumber)\b",
    re.IGNORECASE,
)


_SEVERAL = re.compile(r"[(\[]\d{1,2}[)\]](?: ?[(\[]\d{1,2}[)\]])+|\d{1,2}(?: \d{1,2})+")
"""Numbers of columns that were read as one: ``(1) (2)``, ``(1)(2)``, ``1 2``."""


def is_column_number_row(row: Sequence[str]) -> bool:
    """Whether a row is the printed numbering of the columns: ``(1) (2) …``, ``[1]``, ``1 2 3``.

    Gaps and repeats are allowed, they occur in print; ``(5=4/3)`` counts as 5, and so does
    ``(5)=(4)/(3)x100``. So is one that was
    misread (``[9]`` recognised as ``[]``) where the others count up around it. Numbers in brackets
    that count up one by one may have lost the first: ``(3) (4) (5) (6) (7)``.
    """
    filled = _filled(row)
    named = sum(cell[0].isalpha() and len(cell) > _SHORT_MISREAD for cell in filled)
    if named > 0.4 * len(filled):
        return False  # as nearly every row, told at once
    if _tell_places(row):
        return True
    cells = _without_misread(_without_overflow(_digits(filled)))
    if len(cells) < 2 or not all(_COLUMN_NUMBER.match(cell) for cell in cells):
        return False
    numbers = [int(_LEADING_NUMBER.search(cell).group()) for cell in cells]  # type: ignore[union-attr]
    late = numbers[0] > 2 and not (_are_bracketed(cells) and _lacks_first(numbers))
    if late or max(numbers) > len(row) + 12:
        return False
    if 0 < sum(bool(_NEGATED.match(cell)) for cell in cells) < len(cells):
        return False
    return _count_up(numbers, _are_bracketed(cells, BRACKETED))


def _are_bracketed(cells: Sequence[str], least: float = 1.0) -> bool:
    """Whether numbers stand in brackets, so many of them at least: one that touches the rules above
    and below is a rule to a scan (`(9`, `1`, `5)`)."""
    if least == 1.0:
        return all(cell.startswith(_BRACKETS) for cell in cells)
    with_one = sum(cell.startswith(_BRACKETS) or cell.endswith(")") for cell in cells)
    return with_one >= least * len(cells)


def _tell_places(row: Sequence[str]) -> bool:
    """Whether most cells of a row, the first two with them, say the place of their column, whatever
    a stamp over it made of the others."""
    told = [cell.strip() == str(place) for place, cell in enumerate(row, start=1)]
    return all(told[:2]) and sum(told) >= max(_COUNTING + 1, IN_PLACE * len(_filled(row)))


def _lacks_first(numbers: Sequence[int]) -> bool:
    """Whether numbers count up one by one, and are enough to have lost the first ones."""
    whole = numbers == [*range(numbers[0], numbers[0] + len(numbers))]
    return whole and len(numbers) > _COUNTING


def _digits(filled: Sequence[str]) -> list[str]:
    """The texts of a row as digits, those apart that were read as one."""
    return [_as_digits(part) for cell in filled for part in _apart(cell)]


def _apart(cell: str) -> Sequence[str]:
    """The numbers of columns that a text holds, the text itself where it holds none; those without
    brackets follow each other."""
    if not _SEVERAL.fullmatch(cell):
        return (cell,)
    parts = re.findall(r"[^\s)\]]+[)\]]?", cell)
    bare = [int(part) for part in parts if part.isdigit()]
    return (cell,) if any(b - a != 1 for a, b in pairwise(bare)) else parts


def _count_up(numbers: list[int], bracketed: bool) -> bool:
    """Whether numbers rise, most of them one by one; those in brackets may fall here and there."""
    enough = 0.6 if len(numbers) > 6 else 0.75
    if len(numbers) > _COUNTING and numbers[-1] <= numbers[-2]:
        numbers = numbers[:-1]  # cut off by the edge of the page: `1` of `15=14/6x100`
    steps = [two - one for one, two in pairwise(numbers)]
    rising = sum(step > 0 for step in steps)
    if bracketed:
        return rising >= 0.6 * len(steps)
    # One that print misnumbered (`8 5 10`), all others one by one from the first column on.
    odd = sum(at != number for at, number in enumerate(numbers, start=1))
    if odd == 1 and len(numbers) > _COUNTING + 1:
        return True
    return len(numbers) >= 3 and rising == len(steps) and steps.count(1) >= enough * len(steps)


def _without_overflow(cells: list[str]) -> list[str]:
    """Column numbers without the words that ran into them from a header cell too low above."""
    if sum(cell.startswith(_BRACKETS) for cell in cells) < 0.6 * len(cells):
        return cells
    inside = [_BRACKETED_INSIDE.findall(cell) for cell in cells]
    return [found[0] if len(found) == 1 else c for found, c in zip(inside, cells, strict=True)]


def _without_misread(cells: list[str]) -> list[str]:
    """Column numbers without the only one that is none, where those beside it leave room for just
    it; numbers without brackets must count up without a gap, for values stand in rows too."""
    wrong = [place for place, cell in enumerate(cells) if not _COLUMN_NUMBER.match(cell)]
    if len(wrong) != 1 or len(cells) < _COUNTING:
        return cells
    (odd,) = wrong
    others = [*cells[:odd], *cells[odd + 1 :]]
    if not _is_misread(cells[odd], others[odd - 1] if odd else ""):
        return cells
    numbers = [int(match.group()) for cell in others if (match := _LEADING_NUMBER.search(cell))]
    steps = [b - a for a, b in pairwise(numbers)]
    room = steps.pop(odd - 1) == 2 if 0 < odd < len(others) else True
    counting = all(cell.startswith(_BRACKETS) for cell in others) or set(steps) == {1}
    return others if room and counting else cells


def _is_misread(cell: str, before: str) -> bool:
    """Whether a text may be the number of a column, misread, behind the one ``before``."""
    # Specks of a scan may be read behind the number: `9 W G TH` where 8 stands before.
    specked = before.isdigit() and cell.startswith(f"{int(before) + 1} ")
    return specked or (len(cell) <= _SHORT_MISREAD and not _ALPHA.search(cell))


def _without_column_numbers(row: Sequence[str]) -> Sequence[str]:
    if not is_column_number_row(row):
        return row
    return [
        " ".join(_BRACKETED_INSIDE.sub(" ", c).split()) if _ALPHA.search(c) else "" for c in row
    ]


def _as_digits(cell: str) -> str:
    """``1o`` and ``l2`` in a row of numbers are 10 and 12; ``(1 3)`` broke in a narrow cell."""
    if _BROKEN.fullmatch(cell):
        return cell.replace(" ", "")
    if len(cell) <= 4 and any(map(str.isdigit, cell)):
        return cell.translate(_MISREAD)
    return cell


_OF_PLAN = re.compile(
    r"\s*[(\[]\s*(?:base\s?line|(?:kondisi|data|tahun)\s+(?:awal|dasar|akhir)|awal|akhir|eksisting|existing|"
    r"target|realisasi|proyeksi|n(?:\s*[-+]\s*\d)?|[a-z])\s*[)\]]\s*$",
    re.IGNORECASE,
)
"""What a year is to the plan: ``2020 (Baseline)``, ``2024 (n-1)``."""
_OF_COUNT = re.compile(
    rf"^(?:(?:tahun|thn)\s*)?(?:ke)?\s*-?\s*(?:[1-9]|I{{1,3}}|IV|VI?)\s*(?=[(\[]\s*{YEAR}\s*[)\]])|"
    r"\s*[(\[]\s*(?:(?:tahun|thn)\s*(?:ke)?|ke)\s*-?\s*(?:[1-9]|I{1,3}|IV|VI?)\s*[)\]]$",
    re.IGNORECASE,
)
"""Which year of the plan a year is: ``1 (2021)``, ``2022 (Tahun ke-2)``."""


@lru_cache(maxsize=10_000)
def is_year_text(text: str) -> bool:
    """Whether a header cell names a year and nothing but its unit or what it is to the plan:
    ``2020``, ``Tahun 2020``, ``2020*)``, ``2020 (Rp juta)``, ``2020 (Baseline)``, ``1 (2020)``."""
    return ("19" in text or "20" in text) and is_year_or_period(
        _OF_PLAN.sub("", _OF_COUNT.sub("", without_money(text)))
    )


def names_years(texts: Iterable[str]) -> bool:
    """Whether texts of a line name years side by side."""
    return sum(map(is_year_text, texts)) > 1


def _is_ordinal(text: str) -> bool:
    """Whether a header cell counts a year: ``Tahun ke-2``, ``3``, ``3 (Rp juta)``."""
    return bool(_ORDINAL.match(without_money(text)))


def is_ordinal_row(texts: Sequence[str]) -> bool:
    """Whether the texts of a line count the years of one band after another: ``1 2 3 1 2 3``, with
    or without the unit of their money: ``1 (Rp) 2 (Rp) 1 2``. The names of the columns before them
    may end on the same line: ``Lainnya 1 2 3 1 2 3 1 2 3``; so may, behind ``No``, those of columns
    that are counted once: ``No Desa 1 2 3 4 5``."""
    texts = [without_money(text) for text in texts]
    named = sum(text[:1].isalpha() for text in texts)
    if named and names_serials(texts[0]):
        # No row begins with the name of the numbers that rows begin with.
        return len(texts) - named >= COUNTED and texts[named:] == [
            str(n) for n in range(1, len(texts) - named + 1)
        ]
    numbers = [int(text) for text in texts if text in set("123456789")]
    count = max(numbers, default=0)
    bands = len(numbers) // max(count, 1)
    if len(numbers) < 4 or bands < 2 or numbers != [*range(1, count + 1)] * bands:
        return False
    names = texts[: len(texts) - len(numbers)]
    # Target and realisasi of a row may count alike, its ratios do not.
    return not names or (
        min(count, bands) >= 3 and not any(any(map(str.isdigit, name)) for name in names)
    )


def counts_years(texts: Sequence[str]) -> bool:
    """Whether a line is the end of the names of counted years that narrow columns break: ``3 4 5
    ke-1 ke-2`` under ``Tahun ke-`` and ``Tahun``, or those of one band alone: ``1 2 3 4 5``; or
    names quantities under each band: ``Under 18``, ``18 years``, ``Under 18``, ``18 years``."""
    begun = sum(text[0].isalpha() for text in texts)
    again = texts[1:] if len(texts) % 2 else texts
    if begun >= 2 and len(set(again)) > 1 and all(again.count(text) > 1 for text in again):
        return all(any(map(str.isalpha, text)) for text in again)
    if begun >= 2:
        return all(map(_is_ordinal, texts))
    return len(texts) >= 4 and list(texts) == [str(year) for year in range(1, len(texts) + 1)]


_YEAR_AND_NAME = re.compile(
    rf"{YEAR}\s+(?:(?:target|realisasi|anggaran|capaian|rasio|pagu|rp|eur|usd|gbp|chf|"
    r"thousand|million|billion)\b|[A-Z]{0,2}[$€£]|%)",
    re.IGNORECASE,
)
"""A column by its year and its name, or what it is in: ``2019 Anggaran``, ``2013 $m``."""


@lru_cache(maxsize=10_000)
def is_data_text(text: str) -> bool:
    """Whether a cell holds a value (a number with or without unit, or a dash), not a year."""
    text = text.strip()
    return is_failed(text) or (
        bool(_DATA.match(text))
        and not is_year_text(text)
        and not is_scale(text)
        and not _YEAR_AND_NAME.match(text)
        and not (ends_in_money(text) and _is_ordinal(text))
    )


def _header_like(row: Sequence[str]) -> bool:
    """Whether a row could be the first row of a header: no values, no serial number in front."""
    filled = _filled(row)
    if not filled or any(is_data_text(cell) for cell in filled):
        return False
    # Grades of staff are letters: `Golongan`, `a`, `b`, `c`, `d`.
    going_on = (cell[0].islower() and len(cell) > 1 and not _UP_TO.match(cell) for cell in filled)
    if sum(going_on) > 0.5 * len(filled):
        return False  # the second half of a row that a page break cut
    longest = max(len(cell.split()) for cell in filled)
    named = sum(bool(_HEADER_WORDS.search(cell)) or is_year_text(cell) for cell in filled)
    return longest <= (18 if named >= 0.25 * len(filled) else 6)


def names_columns(row: Sequence[str]) -> bool:
    """Whether a row prints nothing but short names of columns, half of them words of heads."""
    filled = _filled(row)
    named = sum(bool(_HEADER_WORDS.search(cell)) for cell in filled)
    return (
        len(filled) >= 2
        and 2 * named >= len(filled)
        and not any(is_data_text(cell) or len(cell.split()) > 8 for cell in filled)
    )


def _beneath(upper: Sequence[str], row: Sequence[str]) -> bool:
    """Whether every cell of ``row`` stands under a band (a cell with empty ones, or with its own
    text again, to its right) or under an empty cell of ``upper``."""
    names = ["", *(text.strip() for text in upper), ""]
    for col, text in enumerate(row):
        left, above, right = names[col : col + 3]
        named = above and above not in {left, right} and (right or col + 1 == len(upper))
        if named and text.strip():
            return False
    return True


_ASIDE = re.compile(r"\((?:Rp\.?|%|[^()]*[^\W\d_]{3}[^()]*)\)", re.IGNORECASE)
"""What a head says of its name below it: ``(positif/negatif)``, ``(Rp)``."""


def _adds_nothing(upper: str, text: str) -> bool:
    """Whether a text below a name is the name again, or stands in brackets."""
    name, text = upper.strip(), text.strip()
    return bool(name) and (text == name or _ASIDE.fullmatch(text) is not None)


def _second_row_like(upper: Sequence[str], row: Sequence[str]) -> bool:
    # A merged cell may be written out in every place it covers: what stands above says nothing new.
    # So does what its brackets add to it: `Status` over `(positif/negatif)`.
    row = [
        "" if _adds_nothing(above, cell) else cell for above, cell in zip(upper, row, strict=True)
    ]
    filled = _filled(row)
    if not filled or any(map(opens_group, filled)) or not all(map(_may_be_name, filled)):
        return False
    if len(filled) >= 2 and all(map(_counts, filled)):
        return _is_no_serial(upper[0], row)
    if is_outline_number(row[0]) or not _beneath(upper, row):
        return False  # `I` beside a name opens a line, as a programme without values of its own
    if any(_HEADER_WORDS.search(cell) or years_in(cell) for cell in filled):
        return True
    return len(filled) >= 2 and max(len(cell.split()) for cell in filled) <= 3


def _is_no_serial(above: str, row: Sequence[str]) -> bool:
    """Whether a row of years, or of their numbers, is of the head: ``1 IV 3 1 4`` under ``No``, a
    line of its own, counts no years; ``1 2`` under ``No`` its columns."""
    filled = _filled(row)
    serial = row[0].strip() and names_serials(above.strip())
    counted = filled == [str(n) for n in range(1, len(row) + 1)]
    return not serial or counted or any(map(is_year_text, filled))


def _counts(cell: str) -> bool:
    """Whether a text is a year, or the number of one."""
    return is_year_text(cell) or _is_ordinal(cell)


def _may_be_name(cell: str) -> bool:
    """Whether a text is short enough for a name and no value."""
    short = len(cell.split()) <= (14 if _HEADER_WORDS.search(cell) else 8)
    return _counts(cell) or (short and not is_data_text(cell))


def count_header_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many leading rows are header (column-number row included); 0 where there is none."""
    # A row may have lost the empty cells at its end.
    width = max((len(row) for row in rows), default=0)
    leading = [[*row, *[""] * (width - len(row))] for row in rows[: MAX_HEADER_ROWS + 1]]
    if count := _with_column_numbers(leading):
        return count
    if not leading or not _header_like(leading[0]):
        return _below_title(rows)
    count = 1
    while count < len(leading) and _second_row_like(leading[count - 1], leading[count]):
        count += 1
        if _numbers_names(leading[:count]):
            break
    if count < len(leading) and (_names_units(leading[count]) or _says_scale(leading[count])):
        count += 1
    if count == len(rows):
        # A table of names alone: its first row is the header, the rest is content.
        count = 1 if len(rows) > 1 else 0
    return count


def _numbers_names(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the last of some rows numbers the names of those above, one by one from the first
    column on: ``1 2`` below ``Program | Anggaran``, too few to be numbers of columns by
    themselves."""
    *above, last = rows
    named = {col for row in above for col, text in enumerate(row) if text.strip()}
    numbered = [col for col, text in enumerate(last) if text.strip()]
    counted = _filled(last) == [str(n) for n in range(1, len(numbered) + 1)]
    return counted and numbered[0] == 0 and {*numbered} == named


def _with_column_numbers(rows: Sequence[Sequence[str]]) -> int:
    """The rows of a header that ends with the numbers of the columns, or units below; else 0."""
    for index, row in enumerate(rows):
        numbered = is_column_number_row(row) and (index or _filled(row)[0].startswith(_BRACKETS))
        if numbered and not any(map(holds_data, rows[:index])):
            return index + 1 + sum(map(_names_units, rows[index + 1 : index + 2]))
    return 0


def _names_units(row: Sequence[str]) -> bool:
    """Whether a row below the names or the column numbers says what each of them is in: ``K``,
    ``Rp``, ``Fisik (%)``, as the forms that evaluate a plan (T-C.29 and their like) print it."""
    filled = _filled(row)
    others = [c for c in filled if not (_UNIT.fullmatch(c) or _MONEY_UNIT.fullmatch(c))]
    return len(filled) - len(others) >= 2 and all(map(_NAMED_UNIT.search, others))


def _says_scale(row: Sequence[str]) -> bool:
    """Whether a row below the names is the unit of amounts alone: ``(dalam jutaan rupiah)``."""
    first, *others = row
    texts = _filled(others)
    return (
        not first.strip()
        and len(texts) == 1
        and texts[0][0] == "("
        and money_scales(texts[0]) != ()
    )


def _below_title(rows: Sequence[Sequence[str]]) -> int:
    """The header rows of a table whose first row is one text over all columns, and it."""
    if len(rows) < 3 or len(_filled(rows[0])) != 1:
        return 0
    count = count_header_rows(rows[1:])
    width = max(len(row) for row in rows)
    named = {col for row in rows[1 : count + 1] for col, cell in enumerate(row) if cell.strip()}
    return count + 1 if len(named) >= max(3, 0.6 * width) else 0


def _filled(row: Sequence[str]) -> list[str]:
    """What the cells of a row hold, without those that are empty."""
    return [text for cell in row if (text := cell.strip())]


def holds_data(row: Sequence[str]) -> bool:
    """Whether more than a third of the texts of a row are values."""
    filled = _filled(row)
    values = [cell for cell in filled if is_data_text(cell) and not _is_ordinal(cell)]
    return len(values) > 0.34 * len(filled) if filled else False


def same_header(first: Sequence[Sequence[str]], second: Sequence[Sequence[str]]) -> float:
    """How alike two header blocks are, 0-1, whatever their column counts.

    Print and character recognition vary a letter here and there (``Sasaran``, ``Sebaran``) and
    move cells between the rows, so the words are compared by edit distance whatever their order.
    Column numbers are left out; words of a header cell too low that ran into them count.
    """
    one, two = (
        " ".join(
            cell.casefold()
            for row in block
            for cell in (row if len(block) == 1 else _without_column_numbers(row))
            if cell.strip()
        )
        for block in (first, second)
    )
    return float(fuzz.token_sort_ratio(one, two)) / 100 if one and two else 0.0


def repeats_names(text: str) -> bool:
    """Whether a line names the same columns again and again (``Target Realisasi Target
    Realisasi``), as the lowest row of a head does under years; running text does not."""
    words = text.split()
    for period in range(1, 5):
        run = 0
        for one, two in zip(words, words[period:], strict=False):
            run = run + 1 if one == two else 0
            if run >= 3 or (run == period > 1 and 2 * period >= 0.6 * len(words)):
                return True
    return False
