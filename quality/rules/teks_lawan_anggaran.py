"""A sentence with amounts of the budget that its table does not give."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise
from typing import ClassVar

from arithmetic.printed import Printed, is_shifted, is_slip, printed
from arithmetic.ratios import HUNDRED, Ratio, percent
from grammar.scales import money_scales
from grammar.years import YEAR, periods_in, without_periods
from normalize.dates import in_figures
from normalize.numbers import read_number
from normalize.only import only
from normalize.vocabulary import letters
from quality.budget import Line, amount_of, budgets, office_totals
from quality.citations import spoken
from quality.frames import Frames, Passage, Place, in_phase, is_total, once, place
from quality.printed import one_line, quoted
from schemas.finding import Finding
from schemas.message import Message, Percent, Quote, Year, rupiah, say, term

THREE = 3
"""A budget, what was spent of it and what is left."""
FAR = Decimal(4)
"""A change so many times as large, or as small, is one of something else."""
NAMED = 12
"""Letters of a name that a sentence holds by no chance."""
NEAR = Decimal("1.3")
"""A total that is nearer than that to the printed one is meant to be it."""

_AMOUNT = re.compile(
    r"\bRp\.?\s*(?P<angka>\d[\d.,]*\d|\d)\s*(?:,?-)?"
    r"\s*(?P<skala>ribu|juta|miliar|milyar|triliun|trilyun)?",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?P<angka>\d{1,3}(?:[.,]\d+)?)\s*(?:%|persen\b)", re.IGNORECASE)
_YEAR = re.compile(rf"\b(?:tahun\s+(?:anggaran\s+)?)?(?P<tahun>{YEAR})\b", re.IGNORECASE)
_RISE = re.compile(
    r"\b(?:kenaikan|peningkatan|pertambahan|penambahan|naik|meningkat|bertambah)\b", re.IGNORECASE
)
_FALL = re.compile(
    r"\b(?:penurunan|pengurangan|penyusutan|turun|menurun|berkurang|menyusut)\b", re.IGNORECASE
)
_UP = re.compile(rf"{_RISE.pattern}|tinggi|besar", re.IGNORECASE)
_DOWN = re.compile(rf"{_FALL.pattern}|rendah|kecil", re.IGNORECASE)
_SPENT = re.compile(r"\b(?:realisasi|terealisasi|serapan|penyerapan|terserap)", re.IGNORECASE)
_MEASURE = re.compile(
    rf"{_SPENT.pattern}(?:nya)?(?:\s+(?:pagu|alokasi|anggaran|belanja))*\b"
    r"|\b(?<!sisa )(?:anggaran|pagu|alokasi|kebutuhan\s+(?:dana|pendanaan))(?:nya)?\b",
    re.IGNORECASE,
)
"""``realisasi anggaran`` is what was spent of it."""
_PART = re.compile(
    r"\b(?:program|sub\s?kegiatan|kegiatan\s+(?!untuk)[A-Z]"
    r"|belanja\s+(?!(?:tahun|pada|sebesar|yang|[Kk]ecamatan|[Dd]istrik|[Kk]apanewon|[Dd]inas|[Bb]adan|[Kk]antor|[Ii]nspektorat)\b)\w+|dana\s+(?:desa|alokasi|bagi)"
    r"|pendapatan|retribusi|pajak|pbb|honor|gaji|modal)\b"
)
_COUNTED = re.compile(
    r"\b\d+\s*(?:\([^)\d]*\)\s*)?(?:program|(?:sub\s?)?kegiatan)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.;!?-])\s+(?=[A-Z“\"])|\n")
_YEARS_LAST = re.compile(
    r"^\s*,?\s*(?:\([^)]*\)\s*)?(?:pada|di|untuk|dalam|dari|tahun|\s)*$", re.IGNORECASE
)
_END = rf"(?:rp\.?\s*\d[\d.,]*\d|(?!{YEAR}\b)\d+(?:[.,]\d+)*(?:\s*(?:%|persen\b))?)"
_FROM_TO = re.compile(
    rf"\b(?P<kata>\w+)(?:\s+(?:sebesar\s+)?{_SHARE.pattern})?\s+dari\s+(?P<awal>{_END})"
    rf"(?:[,-]+|\s+(?:pada\s+)?tahun\s+\d{{4}}|\s)*menjadi\s+(?P<akhir>{_END})",
    re.IGNORECASE,
)
"""``turun dari Rp1.000 menjadi Rp2.000``, ``naik 5% dari Rp1.000 menjadi Rp1.050``."""
_FORMERLY = re.compile(
    rf"\b(?:sebesar|sebanyak|mencapai|adalah|menjadi)\s+(?P<akhir>{_END}),?\s+(?:(?:atau|yang|dan|ini)\s+)*"
    rf"(?P<kata>naik|meningkat|turun|menurun)\s+dari\s+(?:sebesar\s+)?(?P<awal>{_END})",
    re.IGNORECASE,
)
"""``sebesar 84, naik dari 83``."""
_COMPARED = re.compile(
    rf"\b(?:te)?realisasi(?:nya)?\s+(?:sebesar|sebanyak|mencapai|adalah)\s+(?P<akhir>{_END})"
    r"(?:[^.;:]|(?<=\d)\.(?=\d)){0,60}?[.,;]\s+(?:(?:realisasi|angka|nilai)\s+)?(?:(?:ini|tersebut|yang)\s+)*"
    r"(?P<kata>lebih\s+(?:tinggi|besar|rendah|kecil))\s+(?:dari|dibanding(?:kan)?)(?:\s+dengan)?"
    r"(?:\s+(?:pada|realisasi(?:nya)?|tahun\s+(?:sebelumnya|lalu|\d{4})|yang|sebesar|mencapai|sebanyak|adalah))*"
    rf"\s+(?P<awal>{_END})",
    re.IGNORECASE,
)
"""``terealisasi sebesar 84. Realisasi ini lebih tinggi dibandingkan tahun 2022 sebesar 83``."""
_RANK = re.compile(r"\b(?:peringkat|ranking|urutan|posisi)", re.IGNORECASE)
"""Of what the lesser is the better."""


@dataclass(slots=True)
class Office:
    """The printed totals of the whole office by measure and year, with their cells."""

    BOTH: ClassVar = ("anggaran", "realisasi")
    totals: dict[tuple[str, int], dict[Decimal, Place | None]] = field(default_factory=dict)

    def add(self, measure: str, year: int, line: Line) -> None:
        """Add the amount of a line, if it has one; the first cell of each is kept."""
        if line.amount:
            self.totals.setdefault((measure, year), {}).setdefault(line.amount, line.place)

    def one(self, measure: str, year: int) -> Decimal | None:
        """The one total that the tables print; None where they print none or several."""
        return only(self.totals.get((measure, year), {}))

    def prints(self, measure: str, value: Decimal) -> bool:
        """Whether a value is the total of some year."""
        return any(of == measure and value in found for (of, _), found in self.totals.items())

    def has(self, year: int) -> bool:
        """Whether the tables print a total of a year."""
        return any(of == year for _, of in self.totals)

    def years_of(self, budget: Decimal, spent: Decimal) -> set[int]:
        """The years in which these are the budget and what was spent of it."""
        wanted = dict(zip(self.BOTH, (budget, spent), strict=True))
        years = {year for _, year in self.totals}
        return {
            year
            for year in years
            if all(value in self.totals.get((of, year), {}) for of, value in wanted.items())
        }

    def cell(self, measure: str, year: int) -> Place | None:
        """The cell of that total."""
        return next(iter(self.totals.get((measure, year), {}).values()), None)


@dataclass(frozen=True, slots=True)
class Told:
    """An amount or share that a sentence gives for a year."""

    number: Printed
    year: int
    before: str
    alone: bool
    """Whether the sentence names no other year."""
    behind: str


@dataclass(frozen=True, slots=True)
class Right:
    """What the tables say instead, and of which years."""

    measure: str
    value: Decimal
    years: tuple[int, ...]


def check(frames: Frames) -> Iterator[Finding]:
    """Sentences of the plan on the office's budget or realisasi of a year, its rise, its fall or
    its share, against the totals of the tables; rises and falls against their own two ends."""
    office = _office(frames)
    yield from _ends(frames)
    yield from _since(frames, office)
    yield from _of_plan(frames)
    shares: set[str] = set()
    programmes = [(name, letters(name), of) for name, of in _programmes(frames).items()]
    measuring = (at for at in _sentences(frames) if _MEASURE.search(at.text))
    for at in measuring if office.totals else ():
        said = letters(at.text)
        named = [(name, of) for name, key, of in programmes if key in said]
        judged = _of_programme(frames, at.text, named) if named else _of_office(frames, at, office)
        for told, right, of in judged:
            shares |= {at.text} if right.measure == "rasio" else set()
            yield _finding(frames, at, told, right, of)
    yield from _of_two_amounts(frames, shares)
    yield from _rests(frames)
    yield from _of_another_year(frames, office)


def _sentences(frames: Frames) -> Iterator[Passage]:
    """The sentences of the plan."""
    for at in spoken(frames):
        yield from (at._replace(text=sentence) for sentence in _SENTENCE.split(at.text))


def _of_programme(
    frames: Frames, sentence: str, named: Sequence[tuple[str, Office]]
) -> Iterator[tuple[Told, Right, Office]]:
    """The wrong amounts of a sentence on one programme."""
    (programme, budget), *others = named
    if others or "kegiatan" in letters(sentence):
        return
    name = r"\s+".join(map(re.escape, programme.split()))
    rest = re.sub(name, "", sentence, flags=re.IGNORECASE)  # it speaks of rises too
    for told in _told(rest, _AMOUNT):
        if right := _amount(frames, told, budget, FAR):
            yield told, right, budget


def _of_office(frames: Frames, at: Passage, office: Office) -> Iterator[tuple[Told, Right, Office]]:
    """The wrong amounts and shares of a sentence on the whole office, or on a change."""
    if _is_of_part(at.text) and not (_RISE.search(at.text) or _FALL.search(at.text)):
        return
    for pattern, judge in ((_AMOUNT, _amount), (_SHARE, _share)):
        for told in _told(at.text, pattern):
            if right := judge(frames, told, office):
                yield told, right, office


def _ends(frames: Frames) -> Iterator[Finding]:
    """Rises to less and falls to more, and by another share than their ends give: ``turun dari
    Rp1.000 menjadi Rp2.000``."""
    for at, found in _with_ends(frames):
        first, last = _end(found["awal"]), _end(found["akhir"])
        rise, fall = (way.fullmatch(found["kata"].split()[-1]) for way in (_UP, _DOWN))
        if not first or not last or first == last or not (rise or fall):
            continue
        said = one_line(found[0])
        if (last > first) != bool(rise):
            message = say("teks-lawan-anggaran.arah", kalimat=said)
            yield frames.finding((at.where, said), message, found=Quote(found["kata"]), at=at)
            continue
        share = _number(found) if found.re is _FROM_TO else None
        by, money = percent(abs(last - first), first), "rp" in found["awal"].casefold()
        if share and money and abs(share.value - by) >= share.unit:
            message = say("teks-lawan-anggaran.bagian", kalimat=said)
            yield _unlike_share(frames, at, message, by, share)


def _with_ends(frames: Frames) -> Iterator[tuple[Passage, re.Match[str]]]:
    """What the text says went on from one value to another, but for ranks."""
    for at in spoken(frames):
        for ends in (_FROM_TO, _FORMERLY, _COMPARED):
            for found in ends.finditer(at.text):
                if not _RANK.search(at.text[max(0, found.start() - 200) : found.end()]):
                    yield at, found


def _since(frames: Frames, office: Office) -> Iterator[Finding]:
    """Rises and falls of the budget, or of what was spent, since a year, by another share than the
    totals of the two years give: ``Anggaran naik 15% dari tahun 2023``."""
    for at in spoken(frames):
        for found in _SINCE.finditer(at.text):
            measure, year = _measure(found["apa"]), int(found["tahun"])
            first, last = office.one(measure, year), office.one(measure, year + 1)
            share = _number(found)
            if not first or not last or not share:
                continue
            by = percent(last - first, first)
            if abs(share.value - (by if _RISE.fullmatch(found["kata"]) else -by)) >= share.unit:
                cells = [office.cell(measure, year + 1), office.cell(measure, year)]
                message = say("teks-lawan-anggaran.bagian", kalimat=one_line(found[0], 300))
                yield _unlike_share(frames, at, message, by, share, cells)


def _of_two_amounts(frames: Frames, told: Collection[str]) -> Iterator[Finding]:
    """Sentences that give a budget, what was spent of it, and another share than these two have,
    but for those of which the tables tell it."""
    for at in _sentences(frames):
        spent = _SPENT.search(at.text) and _WHOLE.search(at.text)
        ratio = _stated_ratio(at.text) if spent and not _OTHER.search(at.text) else None
        if not ratio or at.text in told:
            continue
        rest = replace(ratio.reached, value=ratio.base.value - ratio.reached.value)
        others = replace(ratio, reached=rest), Ratio(ratio.reached, ratio.base, ratio.ratio)
        if not any(of.plainly for of in (ratio, *others)):
            message = say("teks-lawan-anggaran.rasio", kalimat=one_line(at.text, 300))
            yield _unlike_share(frames, at, message, ratio.plain, ratio.ratio)


def _of_another_year(frames: Frames, office: Office) -> Iterator[Finding]:
    """A budget and what was spent of it, both as the tables have them in one other year, which have
    none of the year that the sentence names."""
    for at in _sentences(frames):
        year = only({int(found["tahun"]) for found in _YEAR.finditer(at.text)})
        numbers = [_number(found) for found in _AMOUNT.finditer(at.text)][:2]
        whole, part = numbers if len(numbers) == len(office.BOTH) else (None, None)
        if year is None or not whole or not part or office.has(year):
            continue
        held = only(office.years_of(max(whole.value, part.value), min(whole.value, part.value)))
        if held is not None:
            measure = term("anggaran")
            yield frames.finding(
                (at.where, measure, Year(year)),
                say("teks-lawan-anggaran.tahun", ukuran=measure, kalimat=one_line(at.text, 300)),
                expected=Year(held),
                found=Year(year),
                cells=[office.cell(name, held) for name in office.BOTH],
            )


_REST = re.compile(r"\b(?:ter|ber)?sisa(?:nya)?\b|\bselisih|\bsilpa\b", re.IGNORECASE)
"""Words before what is left of a budget."""


def _rests(frames: Frames) -> Iterator[Finding]:
    """Sentences that give a budget, what was spent of it, and another rest than these two leave."""
    for at in _sentences(frames):
        amounts = list(_AMOUNT.finditer(at.text))
        numbers = [_number(found) for found in amounts]
        if len(numbers) != THREE or not all(numbers) or not _SPENT.search(at.text):
            continue
        whole, part, rest = (number for number in numbers if number)
        between = at.text[amounts[1].end() : amounts[2].start()]
        plain = rest.unit == part.unit == whole.unit and part.value < whole.value
        if plain and _REST.search(between) and whole.value - part.value != rest.value:
            yield frames.finding(
                (at.where, rest.text),
                say("teks-lawan-anggaran.sisa", kalimat=one_line(at.text, 300)),
                expected=rupiah(whole.value - part.value),
                found=quoted(rest),
                at=at,
            )


def _stated_ratio(sentence: str) -> Ratio | None:
    """The two amounts of a sentence, the lesser as part of the other, and its one share."""
    numbers = [_number(found) for found in _AMOUNT.finditer(sentence)]
    read = sorted((n for n in numbers if n and n.value), key=lambda number: number.value)
    share = only(_SHARE.finditer(sentence))
    ratio = _number(share) if share else None
    if len(numbers) != 2 or len(read) != 2 or not ratio:
        return None
    return Ratio(read[1], read[0], ratio)


def _unlike_share(
    frames: Frames,
    at: Passage,
    message: Message,
    expected: Decimal,
    share: Printed,
    cells: Sequence[Place | None] = (),
) -> Finding:
    """The finding that the numbers of a sentence give another share than it says."""
    return frames.finding(
        (at.where, dict(message.values)["kalimat"]),
        message,
        expected=Percent(round(expected, 2)),
        found=Percent(share.exact),
        at=at,
        cells=cells,
    )


def _of_plan(frames: Frames) -> Iterator[Finding]:
    """Sentences on the money of all years of the plan, against the end of its total."""
    totals = {
        amount.value: place(row, "pagu")
        for row in in_phase(frames.rows("rencana"), "akhir")
        if is_total(row)
        if (amount := amount_of(row, "pagu"))
    }
    if (total := only(totals)) is None:
        return
    for at in _sentences(frames):
        needed = _NEEDED.search(at.text) and not _is_of_part(at.text)
        number = _amount_of_period(at.text, frames.period) if needed else None
        if not number:
            continue
        if _is_meant(frames, number, total):
            what = term("pagu akhir")
            yield frames.finding(
                (at.where, what, number.text),
                say("teks-lawan-anggaran", apa=what, kalimat=one_line(at.text)),
                expected=rupiah(total),
                found=quoted(number),
                cells=list(totals.values()),
            )


def _amount_of_period(sentence: str, period: tuple[int, int]) -> Printed | None:
    """The amount that a sentence gives for all years of the plan: its only one, or the only one
    that no other year stands before since the amount before it."""
    found = list(_AMOUNT.finditer(sentence))
    if len(found) == 1:
        whole = period in periods_in(sentence) or (
            _ALL_YEARS.search(sentence) and not _YEAR.search(sentence)
        )
        return _number(found[0]) if whole else None
    before = pairwise([0, *(one.end() for one in found)])
    told = (
        one
        for one, (start, _) in zip(found, before, strict=True)
        if periods_in(said := sentence[start : one.start()]) == [period]
        and not _YEAR.search(without_periods(said))
    )
    one = only(told)
    return _number(one) if one else None


_ALL_YEARS = re.compile(
    r"\b(?:seluruhnya|(?:seluruh|selama|sepanjang|satu)\s+(?:masa|periode|(?:lima|enam|tiga)\s+tahun)|(?:lima|enam|tiga)"
    r"\s+tahunan)\b",
    re.IGNORECASE,
)
"""All years of a plan, without their numbers."""


def _is_of_part(sentence: str) -> bool:
    """Whether a sentence speaks of a part of the office's money; not where it only counts parts:
    ``pada 5 (lima) program``."""
    return bool(_PART.search(_COUNTED.sub("", in_figures(sentence))))


def _is_meant(frames: Frames, number: Printed, total: Decimal) -> bool:
    """Whether an amount is another than a total that it is meant to be, and no line's."""
    near = _near(number.value, total, NEAR) or is_shifted(number.value, total)
    near = near or is_slip(number.value, total)
    return near and not _fits(number, total) and number.value not in _amounts(frames)


_SINCE = re.compile(
    rf"\b(?P<apa>realisasi|anggaran|pagu)(?:\s+(?:anggaran|belanja|\w+nya|tersebut|ini))*\s+"
    rf"(?P<kata>naik|meningkat|bertambah|turun|menurun|berkurang)\s+(?:sebesar\s+)?{_SHARE.pattern}"
    rf"\s+(?:dari|dibanding(?:kan)?(?:\s+dengan)?)\s+tahun\s+(?P<tahun>{YEAR})\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    rf"{_RISE.pattern}|{_FALL.pattern}|\b(?:kinerja|fisik|target|capaian|indikator)\b",
    re.IGNORECASE,
)
"""Words that make a share that of something else than money spent."""
_NEEDED = re.compile(r"\b(?:kebutuhan|pendanaan|dana|pagu|anggaran)\b", re.IGNORECASE)


def _end(text: str) -> Decimal | None:
    """The amount or share from which or to which something rose or fell."""
    return read_number(re.sub(r"(?i)rp\.?|%|persen", "", text)).value


def _office(frames: Frames) -> Office:
    """The totals of budgets; of the years that no budget has those of the programme plan."""
    office = Office()
    totals = list(office_totals(frames))
    spent = {year for budget, year, _ in totals if budget.dataset == "anggaran"}
    for budget, year, line in totals:
        planned = budget.dataset == "rencana" and year not in spent
        if planned or budget.dataset == "anggaran":
            office.add("anggaran" if planned else budget.measure, year, line)
    return office


def _programmes(frames: Frames) -> dict[str, Office]:
    """The budgets of programmes, by their names."""
    found: dict[str, Office] = {}
    for budget in budgets(frames):
        for line in budget.lines if budget.dataset == "anggaran" and budget.year else ():
            if line.level == "program" and line.amount and len(letters(line.name)) >= NAMED:
                office = found.setdefault(line.name, Office())
                office.add(budget.measure, budget.year or 0, line)
    return found


def _told(sentence: str, pattern: re.Pattern[str]) -> Iterator[Told]:
    """The numbers of a sentence, each with the year that is said of it: right behind it, else the
    last one before it."""
    found = list(pattern.finditer(sentence))
    years = list(_YEAR.finditer(sentence))
    behind = [_after(sentence, match, years) for match in found]
    if found and behind[-1] is None and any(year.end() <= found[0].start() for year in years):
        behind = [None] * len(found)  # the year behind each amount is that of the next one
    start = 0
    for match, year in zip(found, behind, strict=True):
        if not any(behind):
            earlier = [y for y in years if start <= y.start() < match.start()]
            year = int(earlier[-1]["tahun"]) if earlier else None
        start = match.end()
        number = _number(match)
        if year and number:
            alone = len({found["tahun"] for found in years}) == 1
            before, rest = sentence[: match.start()], sentence[match.end() :]
            yield Told(number, year, before, alone, rest)


def _after(sentence: str, match: re.Match[str], years: list[re.Match[str]]) -> int | None:
    following = next((y for y in years if y.start() >= match.end()), None)
    if not following or not _YEARS_LAST.match(sentence[match.end() : following.start()]):
        return None
    return int(following["tahun"])


def _number(match: re.Match[str]) -> Printed | None:
    text = (match["angka"] or "").rstrip(".,")
    number = printed(text, read_number(text).value)
    scale = match.groupdict().get("skala")
    scales = money_scales(f"Rp {scale}") if scale else (1,)
    if not number or not scales:
        return None
    return replace(number.times(scales[0]), text=match[0].strip())


def _measure(words: str) -> str:
    """What words say was measured."""
    return "realisasi" if _SPENT.match(words) else "anggaran"


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in pattern.finditer(text)), default=-1)


def _amount(frames: Frames, told: Told, office: Office, nearly: Decimal = NEAR) -> Right | None:
    """The total of a year, or by how much it rose or fell, where an amount that is meant to be it
    is another."""
    measures = _MEASURE.findall(told.before)
    if not measures:
        return None
    measure = _measure(measures[-1])
    now, before = office.one(measure, told.year), office.one(measure, told.year - 1)
    rise, fall = _last(_RISE, told.before), _last(_FALL, told.before)
    if max(rise, fall) < 0 or _AT_AN_END.search(told.before):
        return _total(frames, told, office, measure, nearly)
    if now is None or before is None:
        return None
    right = now - before if rise > fall else before - now
    fits = right > 0 and _fits(told.number, right)
    if fits or not _near(told.number.value, abs(right)):
        return None
    return Right(measure, right, (told.year, told.year - 1))


_AT_AN_END = re.compile(r"\b(?:dari|menjadi)\s+(?:sebesar\s+)?$", re.IGNORECASE)
"""What stands before the amount that something rose from or to."""


def _total(
    frames: Frames, told: Told, office: Office, measure: str, nearly: Decimal
) -> Right | None:
    """The total of a year where an amount that is meant to be it is another."""
    value, now = told.number.value, office.one(measure, told.year)
    if now is None or _fits(told.number, now):
        return None
    # Another total is near the printed one, and in no cell of a table.
    meant = (_near(value, now, nearly) or is_slip(value, now)) and value not in _amounts(frames)
    more = measure == "realisasi" and value > (office.one("anggaran", told.year) or value)
    of_other = told.alone and office.prints(measure, value)
    sure = meant or of_other or (more and _near(value, now)) or is_shifted(value, now)
    return Right(measure, now, (told.year,)) if sure else None


def _share(frames: Frames, told: Told, office: Office) -> Right | None:
    """The share of the budget that was spent, by the totals, where one that is meant to be it is
    another, by these and as the table prints it."""
    if not any(_SPENT.match(words) for words in _MEASURE.findall(told.before)):
        return None
    whole, part = office.one("anggaran", told.year), office.one("realisasi", told.year)
    if not whole or part is None or not _is_of_budget(told, part):
        return None
    share = percent(part, whole)
    printed = (
        Decimal(str(row["rasio"]))
        for row in frames.rows("anggaran")
        if is_total(row) and row["tahun"] == told.year and row.get("rasio") is not None
    )
    if any(abs(told.number.value - value) <= told.number.unit for value in (share, *printed)):
        return None
    near = told.number.value * FAR > share
    return Right("rasio", round(share, 2), (told.year,)) if near else None


def _is_of_budget(told: Told, part: Decimal) -> bool:
    """Whether a share is said to be one of the budget, or stands behind all that was spent."""
    if _WHOLE.search(told.before) or _OF_WHOLE.match(told.behind):
        return True
    said = (_number(found) for found in _AMOUNT.finditer(told.before))
    return any(number and _fits(number, part) for number in said)


_WHOLE = re.compile(r"anggaran|pagu", re.IGNORECASE)
_OF_WHOLE = re.compile(r"\s*\)?\s*dari\s+(?:total\s+|jumlah\s+)?(?:pagu|anggaran)\b", re.IGNORECASE)


@once
def _amounts(frames: Frames) -> frozenset[Decimal]:
    """Every amount that a table prints: a sentence may speak of any line."""
    return frozenset(
        number.value
        for grid in frames.grids.values()
        for at in grid.at
        if (number := grid.number(*at)) and number.value >= HUNDRED
    )


def _fits(number: Printed, value: Decimal) -> bool:
    """Whether a number is a value, to within a unit of its last digit where it was rounded."""
    return abs(number.value - value) < max(number.unit, Decimal(1))


def _near(one: Decimal, two: Decimal, times: Decimal = FAR) -> bool:
    return bool(one and two) and max(one, two) <= times * min(one, two)


def _finding(frames: Frames, at: Passage, told: Told, right: Right, office: Office) -> Finding:
    share, change = right.measure == "rasio", len(right.years) == 2
    measures = ("realisasi", "anggaran") if share else (right.measure,)
    what = say(
        "teks-lawan-anggaran.perubahan" if change else "teks-lawan-anggaran.besaran",
        ukuran=term(right.measure),
        tahun=Year(told.year),
    )
    return frames.finding(
        (at.where, what, told.number.text),
        say("teks-lawan-anggaran", apa=what, kalimat=one_line(at.text, 300)),
        expected=Percent(right.value) if share else rupiah(right.value),
        found=quoted(told.number),
        cells=[office.cell(name, year) for name in measures for year in right.years],
    )
