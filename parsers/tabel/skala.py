"""The multiple of rupiah that each column of money prints (``Rp juta``, ``dalam ribuan``).

Print says it in the caption, under it, over a band or over one column. What is said for one band
need not hold for the next (``Anggaran (Rp juta)`` beside ``Realisasi Anggaran``): it is carried
over only where the table's own arithmetic, or the amounts of another table, prove it, and not where
they prove the contrary. Where nothing proves either, or two statements contradict each other, the
amounts of the column are null with ``satuan-meragukan``.

Takes a sheet; gives it with the multiple of each column of money.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from arithmetic.printed import Printed
from arithmetic.ratios import HUNDRED, gives, percent
from arithmetic.sums import total
from extract.document import Document, Paragraph
from grammar.scales import LEAST_LARGEST, LEAST_LINES, money_scales
from normalize.only import only
from parsers.parsed import Context
from parsers.tabel.captions import Caption
from parsers.tabel.header import Column, Header, banded
from parsers.tabel.sheet import MOST_OF_KECAMATAN, Sheet
from schemas.message import Message, Value, listed, rupiah, say, term

SCALES = (1, 1_000, 1_000_000, 1_000_000_000)
MOST_RUPIAH = Decimal(10) ** 14
"""More than any region's yearly budget (the largest, DKI Jakarta's, is below 10^14 rupiah)."""
LEAST_RUPIAH = Decimal(100_000)
"""Half of the amounts of a budget below this are no rupiah: no programme and no kegiatan costs so
little, whatever the header forgets to say."""
LEAST_BESIDE = Decimal(100_000_000)
"""What the dearest line costs at least beside tables that say thousands or millions: then it has to
be surely rupiah."""
LEAST_AMOUNTS = 3
RATIO_TOLERANCE = Decimal("0.011")
"""Ratios are printed with two decimals; cut off as often as rounded."""
SHARE_TOLERANCE = Decimal("0.6")
"""Per cent by which a share of two decimals (``0,87``) may differ from its ratio."""
SAME = 3
"""Amounts that two tables have to share before one proves the other's scale."""
SHARE = 0.6
"""Of the lines that can be checked, the share that has to fit; real tables hold misprints."""


@dataclass(frozen=True, slots=True)
class _Relation:
    """Columns of which one line's amounts prove each other's scale: ``whole`` = sum of ``parts``,
    or (with ``ratio``) ``whole`` = ``ratio`` per cent of the one part."""

    whole: Column
    parts: tuple[Column, ...]
    ratio: Column | None = None

    @property
    def amounts(self) -> list[int]:
        """The columns whose amounts it is of, the whole first."""
        return [self.whole.index, *(column.index for column in self.parts)]


def said_scales(sheet: Sheet) -> tuple[int, ...]:
    """Every multiple of rupiah that caption and heads of a table print."""
    return said_by_any([sheet.caption], [sheet.header])


def said_by_any(captions: Iterable[Caption], headers: Iterable[Header]) -> tuple[int, ...]:
    """Every multiple of rupiah that captions and heads of tables print."""
    said: set[int] = set()
    said.update(*(money_scales(caption.said) for caption in captions))
    said.update(*(column.scales for header in headers for column in header.columns))
    return tuple(sorted(said))


_OF_ALL = re.compile(
    r"\b(?:seluruh|semua|setiap)\b.{0,80}\b(?:dokumen|laporan|lampiran|renstra|renja|rencana|tabel)\b",
    re.IGNORECASE,
)
"""``Seluruh nilai dalam dokumen ini dinyatakan dalam ribuan rupiah``."""


def said_of_all(document: Document) -> tuple[int, ...]:
    """The multiples of rupiah that sentences state for all tables of a document."""
    sentences = (
        sentence
        for block in document.blocks
        if isinstance(block, Paragraph) and money_scales(block.text)
        for sentence in block.text.split(". ")
        if _OF_ALL.search(sentence)
    )
    return tuple(sorted({scale for sentence in sentences for scale in money_scales(sentence)}))


Amounts = Mapping[tuple[str, int], Collection[Decimal]]
"""Rupiah that other tables of the document print for a name (lower case) in a year."""


def with_scales(sheet: Sheet, elsewhere: Amounts | None = None) -> Sheet:
    """The sheet with the scale of each column of money; a finding for what is not proved by the
    table itself or by the amounts of the tables before it (``elsewhere``)."""
    money = [c for c in sheet.header.having("nilai") if c.money and c.band != "pertumbuhan"]
    if not money:
        return sheet
    said = _said(sheet, money, elsewhere or {})
    scales = _settled(sheet, money, said)
    scales |= _too_large(sheet, money, scales)
    if too_small(sheet, scales, _names(c for c in money if scales.get(c.index))):
        scales = dict.fromkeys(scales)
    return sheet.but(scales=scales)


def _said(sheet: Sheet, money: Sequence[Column], elsewhere: Amounts) -> dict[int, set[int]]:
    """The multiples that print says for each column, several where statements contradict each
    other; the one by which it prints the amounts of other tables, where its own head does not say
    it."""
    common = money_scales(sheet.caption.said) or _of_units(sheet)
    said = {c.index: {*c.scales, *common} for c in money}
    if sheet.carried and not any(said.values()):
        # The rest of a table whose caption says millions may be in millions, or not; so may a table
        # of a document that says it of all.
        said = {index: {1, *sheet.carried} for index in said}
    if any(len(scales) > 1 for scales in said.values()):
        # A caption that one column contradicts is no statement for the others either.
        said = dict.fromkeys(said, set().union(*said.values()))
    if apart := _disproved(sheet, money, said):
        said = {index: scales | apart for index, scales in said.items()}
    unsure = [c for c in money if len(said[c.index]) != 1]
    proved = _by_other_tables(sheet, unsure, said, elsewhere)
    if any(said.values()) or set(proved.values()) - {1}:
        # In a table that says nothing, rupiah that another prints too are no news.
        said |= {index: {scale} for index, scale in proved.items()}
    return said


def _of_units(sheet: Sheet) -> tuple[int, ...]:
    """The multiple of rupiah that a column of units prints beside all amounts (``Juta Rp``)."""
    units = {sheet.text(row, c) for c in sheet.header.places("satuan") for row in sheet.valued}
    said = {money_scales(unit) for unit in units}
    return only(said) or ()


def _stated(said: Mapping[int, set[int]]) -> dict[int, int]:
    """The multiples of the columns of which print says one."""
    return {index: one for index, scales in said.items() if (one := only(scales))}


def _settled(
    sheet: Sheet, money: Sequence[Column], said: dict[int, set[int]]
) -> dict[int, int | None]:
    """The multiple of each column: what is said, or proved by what is; rupiah where nothing is
    said; null, with a finding, where nothing decides."""
    known = _stated(said)
    scales: dict[int, int | None] = {c.index: None if said[c.index] else 1 for c in money}
    torn = [c for c in money if len(said[c.index]) > 1]
    if known:
        silent = [c for c in money if not said[c.index]]
        scales |= known | _proved(sheet, money, known, [*silent, *torn], said)
    doubtful = [c for c in money if scales[c.index] is None]
    if doubtful:
        _say_doubtful(sheet, doubtful, torn, said)
    return scales


def _names(columns: Iterable[Column]) -> str:
    """The columns that a finding speaks of."""
    return "; ".join(dict.fromkeys(column.name for column in columns))[:200]


def _by_other_tables(
    sheet: Sheet, columns: Sequence[Column], said: dict[int, set[int]], elsewhere: Amounts
) -> dict[int, int]:
    """The scale by which a column prints the amounts that other tables print for its lines: in at
    least :data:`SAME` of them, and in no line by another scale."""
    found: dict[int, int] = {}
    labels = sheet.header.places("nama", "indikator", "lain")
    for column in columns if elsewhere else ():
        if not column.year:
            continue
        same: Counter[int] = Counter()
        for row in sheet.body:
            value = sheet.amount(row, column.index)
            names = (sheet.text(row, col).casefold() for col in labels)
            known = next((k for n in names if (k := elsewhere.get((n, column.year or 0)))), ())
            if value:
                same.update(s for s in said[column.index] or SCALES if value * s in known)
        if len(same) == 1 and max(same.values()) >= SAME:
            found[column.index] = next(iter(same))
    return found


def _disproved(sheet: Sheet, money: Sequence[Column], said: dict[int, set[int]]) -> set[int]:
    """The scales that two bands print, where printed ratios or sums hold only if both have one."""
    stated = _stated(said)
    found: set[int] = set()
    for relation in _relations(sheet, money):
        printed = {stated[index] for index in relation.amounts if index in stated}
        if len(printed) < 2 or not stated.keys() >= {*relation.amounts}:
            continue
        alike, at = dict.fromkeys(relation.amounts, min(printed)), relation.whole.index
        as_said, as_one = (_share(sheet, [relation], s, at) for s in (stated, alike))
        if as_said < SHARE <= as_one:
            found |= printed
    return found


def _proved(
    sheet: Sheet,
    money: Sequence[Column],
    known: dict[int, int],
    unknown: Sequence[Column],
    said: dict[int, set[int]],
) -> dict[int, int | None]:
    """The scale of each unknown column, by what adds up or divides into what; null where nothing
    proves one."""
    relations = list(_relations(sheet, money))
    usual = sorted({1, *known.values()})
    settled = dict(known)
    open_ = {c.index for c in unknown}

    def settles(columns: list[int], scales: Iterable[int], of: list[_Relation], at: int) -> bool:
        """Whether one of these scales alone fits columns together; it is theirs then."""
        trials = {scale: settled | dict.fromkeys(columns, scale) for scale in scales}
        good = [s for s, trial in trials.items() if _share(sheet, of, trial, at) >= SHARE]
        if len(good) == 1:
            settled.update(trials[good[0]])
            open_.difference_update(columns)
        return len(good) == 1

    def settles_together(relation: _Relation) -> bool:
        """Whether a sum with a known column proves several at once: the years of an end."""
        columns = [index for index in relation.amounts if index in open_]
        scales = [s for s in usual if all(s in (said[at] or {s}) for at in columns)]
        several = 1 < len(columns) < len(relation.amounts)
        return several and settles(columns, scales, [relation], relation.whole.index)

    gained = [True]
    while any(gained):
        gained = [settles([at], sorted(said[at]) or usual, relations, at) for at in sorted(open_)]
        if not any(gained):
            gained = [settles_together(relation) for relation in relations]
    # One year of a band proves the others of that band: the header says one thing for all.
    bands: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for column in unknown:
        if column.index in settled:
            bands[_group(column)].add(settled[column.index])
    return {c.index: settled.get(c.index, only(bands[_group(c)])) for c in unknown}


def _group(column: Column) -> tuple[str, ...]:
    """What stands over a column but its year."""
    return tuple(text for text in column.path if not any(ch.isdigit() for ch in text))


def _relations(sheet: Sheet, money: Sequence[Column]) -> Iterator[_Relation]:
    ratios = sheet.header.band("rasio")
    by = {(c.band, c.year, c.ordinal): c for c in [*money, *ratios]}
    for c in banded(money, "realisasi"):
        base = by.get(("anggaran", c.year, c.ordinal))
        ratio = by.get(("rasio", c.year, c.ordinal))
        if base and ratio:
            yield _Relation(c, (base,), ratio)
    years = [c for c in banded(money, "target", "anggaran") if c.year]
    for end in banded(money, "akhir") if len(years) > 1 else ():
        yield _Relation(end, tuple(years))


def _share(
    sheet: Sheet, relations: Sequence[_Relation], scales: dict[int, int], index: int
) -> float:
    """Of the lines where a relation over this column can be checked, the share that holds."""
    held = checked = 0
    for relation in relations:
        if index not in relation.amounts or not scales.keys() >= {*relation.amounts}:
            continue
        within = max(scales[at] for at in relation.amounts)
        for row in sheet.body:
            printed = [(sheet.amount(row, at), scales[at]) for at in relation.amounts]
            read = [amount * scale for amount, scale in printed if amount is not None]
            if len(read) < len(printed) or not read[0]:
                continue
            whole, summed = read[0], total(read[1:])
            if not relation.ratio:
                checked += 1
                held += abs(whole - summed) <= within
            elif summed and (ratio := sheet.printed(row, relation.ratio.index, "persen")):
                checked += 1
                held += _is_ratio(whole, summed, ratio)
    return held / checked if checked else 0.0


def _is_ratio(part: Decimal, whole: Decimal, ratio: Printed) -> bool:
    """Whether a printed percentage is the computed one, to its last digit; some print a share."""
    within = max(ratio.unit, RATIO_TOLERANCE, abs(percent(part, whole)) / 200)
    return gives(part, whole, ratio.value, within) or gives(
        part, whole, ratio.value * HUNDRED, SHARE_TOLERANCE
    )


def _too_large(
    sheet: Sheet, money: Sequence[Column], scales: dict[int, int | None]
) -> dict[int, int | None]:
    """Columns whose amounts, multiplied, exceed what any region has, or any office where the
    document is of one: the statement is false."""
    wrong = [
        column
        for scale in sorted({scale for scale in scales.values() if scale and scale > 1})
        for column in _false(sheet, [c for c in money if scales.get(c.index) == scale], scale)
    ]
    if wrong:
        said, expected = say("satuan-meragukan.terlalu-besar"), term("rupiah")
        found = listed(map(_times, sorted({scales[c.index] or 1 for c in wrong})))
        sheet.find(said, level="error", label=_names(wrong), expected=expected, found=found)
    return {column.index: None for column in wrong}


def _false(sheet: Sheet, columns: Sequence[Column], scale: int) -> Sequence[Column]:
    """The columns, where their amounts are no such multiples of rupiah."""
    values = [abs(n.value) for c in columns for n in sheet.numbers(c.index) if n.value]
    # One amount of another scale among many is a slip of that line, which others tell.
    large = max(values, default=0) * scale > MOST_RUPIAH
    most = _most_of_lines(sheet.context, values)
    return columns if large or (values and median(values) * scale > most) else ()


def _most_of_lines(context: Context, values: Sequence[Decimal]) -> Decimal:
    """More than half of the lines of a budget cost: of a kecamatan; of another office of a
    kabupaten that prints the three zeros which ``(000)`` says are left out, as nobody rounds
    thousands to millions; of any region."""
    if context.kecamatan:
        return MOST_OF_KECAMATAN / 10
    of_office = context.kabupaten is not None and context.bentuk not in _OF_REGIONS
    zeros = sum(not value % 1000 for value in values)
    return (
        MOST_OF_KECAMATAN / 20 if of_office and zeros >= SHARE * len(values) else MOST_RUPIAH / 10
    )


_OF_REGIONS = frozenset(("peraturan", "rancangan", "keputusan", "lain"))
"""Forms that hold the budgets of whole regions too."""


def too_small(sheet: Sheet, scales: Mapping[int, int | None], label: Value) -> bool:
    """Whether the amounts of columns, multiplied by their scales, are too small for the rupiah that
    they claim to be, with the finding: printed in thousands or millions without a word of it, or
    with the wrong one."""
    least = _not_reached(sheet, {index: scale for index, scale in scales.items() if scale})
    if least is not None:
        said, amount = say("satuan-meragukan.terlalu-kecil"), rupiah(least)
        expected = say("sekurang-kurangnya", jumlah=amount)
        sheet.find(said, level="error", label=label, expected=expected)
    return least is not None


def _not_reached(sheet: Sheet, scales: Mapping[int, int]) -> Decimal | None:
    """What amounts of rupiah reach at least (half of them, or the largest), where these do not;
    null where they do."""
    amounts = {
        (row, index): abs(value) * scale
        for index, scale in scales.items()
        for row in sheet.body
        if (value := sheet.amount(row, index))
    }
    values = amounts.values()
    if len(values) < LEAST_AMOUNTS:
        return None
    if median(values) < LEAST_RUPIAH:
        return LEAST_RUPIAH
    if len({row for row, _ in amounts}) < LEAST_LINES:
        return None
    largest = LEAST_BESIDE if _is_beside_multiples(sheet) else LEAST_LARGEST
    doubted = sheet.context.kecamatan and set(scales.values()) == {1} and not _says_rupiah(sheet)
    return largest if doubted and max(values) < largest else None


def _is_beside_multiples(sheet: Sheet) -> bool:
    """Whether other tables of the document print multiples of rupiah, and this one does not."""
    return any(scale > 1 for scale in sheet.beside) and not said_scales(sheet)


def _says_rupiah(sheet: Sheet) -> bool:
    """Whether title, heads or cells of a table print ``Rp`` or *rupiah*; the heads of multiples
    print it too."""
    heads = [] if _is_beside_multiples(sheet) else [column.name for column in sheet.header.columns]
    cells = (text for row in sheet.body for text in sheet.grid[row])
    title = sheet.caption.said
    return any(_RUPIAH.search(text) for text in (title, *heads, *cells))


_RUPIAH = re.compile(r"\brp(?![a-z])|\brupiah\b", re.IGNORECASE)


def _say_doubtful(
    sheet: Sheet, columns: Sequence[Column], torn: Sequence[Column], said: dict[int, set[int]]
) -> None:
    """One finding for the columns of a table whose scale nothing proves."""
    contradicted = {c.index for c in torn}
    both = [c for c in columns if c.index in contradicted]
    names = "; ".join(dict.fromkeys(" ".join(_group(c)) or c.name for c in columns))
    titled = bool(sheet.caption.title or sheet.caption.code)
    sheet.find(
        say("satuan-meragukan.umum" if titled else "satuan-meragukan.lanjutan")
        if sheet.carried
        else say("satuan-meragukan.bertentangan")
        if both
        else say("satuan-meragukan.kolom-lain"),
        level="error",
        label=names[:200],
        found=listed(map(_times, sorted(said[both[0].index]))) if both else None,
    )


def _times(scale: int) -> Message:
    return say("kelipatan", kali=scale)
