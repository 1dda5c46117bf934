"""A sentence with numbers that contradict the table it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from arithmetic.printed import Printed, alike, printed
from arithmetic.ratios import Ratio
from grammar.years import YEAR, years_in
from normalize.numbers import read_number
from normalize.only import only
from quality.citations import spoken
from quality.counts import counted_otherwise
from quality.frames import Frames, Passage
from quality.printed import one_line, shown
from quality.series import Series, Value, all_series, bare, telling_words
from schemas.finding import Finding
from schemas.message import Percent, Quote, Year, number, say, term

_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z“\"])|\n")
_CUT_LINE = re.compile(r"(?<![.;:!?])\n(?=[a-z])")
_ABOVE = re.compile(
    r"\b(?:melampaui|melebihi|di ?atas)\s+(?:dari\s+)?(?:nilai\s+)?target", re.IGNORECASE
)
_MET = re.compile(r"\b(?:mencapai|memenuhi)\s+target|\btarget\b[^.]{0,30}\btercapai", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:belum|tidak|kurang|gagal|untuk|agar|upaya|dapat|diharapkan|akan|bisa|mampu|selalu)"
    r"(?:\s+\w+)?\s*$",
    re.IGNORECASE,
)
_FROM_TARGET = re.compile(
    r"(?:sebesar|sebanyak|mencapai|adalah)\s+(?:[A-Z]{1,3}\s*\()?(\d[\d.,]*)\s*(?P<persen>%?)\)?\s*(?:dari|dengan)"
    r"\s+(?:nilai\s+)?target(?:\s+yang\s+(?:telah\s+)?(?:ditetapkan|diperjanjikan))?"
    r"\s*(?:nilai\s+)?(?:sebesar|sebanyak|adalah)?\s*(?:[A-Z]{1,3}\s*\()?(?P<target>\d[\d.,]*)?",
    re.IGNORECASE,
)

_MONEY = re.compile(r"\brp\b|rupiah|\banggaran\b", re.IGNORECASE)
_AIMED = re.compile(
    r"\b(?:ditargetkan\b(?:(?!realisasi|capaian)[^.;]){0,80}?\b(?:sebesar|sebanyak|mencapai|menjadi)"
    r"|target\b(?:(?!realisasi|capai)[^.;]){0,80}?\b(?:sebesar|sebanyak|adalah))"
    r"\s+(\d[\d.,]*\d|\d)(?![.,]?\d)",
    re.IGNORECASE,
)
_DIGITS = r"(\d[\d.,]*\d|\d)"
_SAID = re.compile(
    rf"\b(?:te)?realisasi\b[^.;]{{0,200}}?\b(?:sebesar|sebanyak|mencapai|adalah)\s+{_DIGITS}(?![.,]?\d)\s*(?P<persen>%?)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\s*(?:%|persen)?\s*(?:dari|terhadap)\s+(?:nilai\s+)?target\b", re.IGNORECASE)
"""What follows a share of the target: ``mencapai 106,33% dari target``."""
_OTHER_UNIT = re.compile(
    r"\s*(?!(?:persen|poin|dari|atau|dan|sehingga|pada|dengan|yang|di|untuk|tahun)\b)[^\W\d_]{3}",
    re.IGNORECASE,
)
"""What follows a number of something else than per cent: ``20 kabupaten``."""
_OF_SOME = re.compile(r"\bkumulatif\b|\bdi\s?antaranya\b", re.IGNORECASE)
"""Sentences that give numbers of more years, or of a part of what they name."""
_OF_TARGET = re.compile(
    rf"\bdari\s+(?:nilai\s+)?target(?:nya)?\s+(?:sebesar\s+)?(?!{YEAR}\b){_DIGITS}(?![.,]?\d)",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\b(?:(?:rasio|tingkat|persentase)\s+|sehingga\s+)capaian(?:nya)?(?:\s+kinerja(?:nya)?)?\s+"
    r"(?:(?:[^\d.;]{0,120}?\s)?(?:sebesar|mencapai|adalah)\s+)?"
    rf"{_DIGITS}\s*(?:%|persen\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that names one year and one indicator, and the lines of tables that it is of."""

    at: Passage
    text: str
    year: int
    lines: Sequence[Series]

    @property
    def indicator(self) -> str:
        """The indicator, as it is called."""
        return bare(self.lines[0].name)

    @property
    def quoted(self) -> Quote:
        """The beginning of the sentence, for a message."""
        return one_line(self.text, 300)

    def stated(self, measure: str) -> Value | None:
        """What the tables say; None where they do not, or disagree among themselves."""
        key = measure, self.year
        values = [line.values[key] for line in self.lines if key in line.values]
        return values[0] if len({value.number.value for value in values}) == 1 else None


def check(frames: Frames) -> Iterator[Finding]:
    """Sentences of the plan that name one indicator and one year and claim something of it."""
    yield from _of_itself(frames)
    yield from _counts(frames)
    yield from _changes(frames)
    for sentence in _sentences(frames):
        target, reached = sentence.stated("target"), sentence.stated("realisasi")
        if not target and not reached:
            yield from _of_another_year(frames, sentence)
        figure = _figure(sentence.text, reached)
        claims = [] if _OF_SOME.search(sentence.text) else _claims(sentence.text, figure)
        for measure, digits in claims:
            value = target if measure == "target" else reached
            told = printed(digits, read_number(digits.rstrip(".,")).value)
            if value and told and not alike(told, value.number):
                yield _finding(frames, sentence, measure, value, told.value)
        if target and reached:
            yield from _level(frames, sentence, target, reached)
            if not figure:
                yield from _claimed_as_met(frames, sentence, target, reached)


def _counts(frames: Frames) -> Iterator[Finding]:
    """Sentences that count other numbers of the plan's parts than are printed."""
    for counted in counted_otherwise(frames):
        yield frames.finding(
            (counted.at.where, term(counted.part), str(counted.said)),
            say(
                "teks-lawan-tabel.banyak",
                apa=term(counted.part),
                kalimat=one_line(counted.at.text, 300),
            ),
            level="warning",
            expected=str(counted.printed),
            found=str(counted.said),
            at=counted.at,
        )


def _figure(text: str, reached: Value | None) -> re.Match[str] | None:
    """What a sentence says was reached, before it speaks of a target: not a share of the target, or
    of an indicator that is printed as none, nor a count of one that is."""
    found = _SAID.search(text) if reached else None
    if not found or not reached or "target" in found[0].casefold():
        return None
    behind, is_share = text[found.end() :], "%" in reached.number.text
    if _SHARE.match(behind) or (found["persen"] and not is_share):
        return None
    counts = is_share and not found["persen"] and _OTHER_UNIT.match(behind)
    return None if counts else found


def _of_another_year(frames: Frames, sentence: _Sentence) -> Iterator[Finding]:
    """What was aimed at and reached, both as the tables, which have none of the year that the
    sentence names, have them in one other year."""
    found = [pattern.search(sentence.text) for pattern in (_AIMED, _SAID)]
    told = [printed(of[1], read_number(of[1]).value) for of in found if of]
    target, reached = told if len(told) == len(BOTH) else (None, None)
    if not target or not reached or alike(target, reached) or _MONEY.search(sentence.text):
        return
    held = list(_years_of(sentence.lines, target, reached))
    if (year := only({year for year, _ in held})) is not None:
        yield frames.finding(
            (sentence.at.where, sentence.indicator, Year(sentence.year)),
            say("teks-lawan-tabel.tahun", indikator=sentence.indicator, kalimat=sentence.quoted),
            level="warning",
            expected=Year(year),
            found=Year(sentence.year),
            cells=[value.place for _, values in held for value in values],
        )


def _years_of(
    lines: Sequence[Series], target: Printed, reached: Printed
) -> Iterator[tuple[int, list[Value]]]:
    """The years in which lines have this target and this realisasi, with both."""
    for line in lines:
        for year in {year for _, year in line.values}:
            values = [line.values[of, year] for of in BOTH if (of, year) in line.values]
            if len(values) == len(BOTH) and all(
                alike(said, value.number)
                for said, value in zip((target, reached), values, strict=True)
            ):
                yield year, values


BOTH = ("target", "realisasi")
"""What both is the same in one year by no chance."""


def _level(frames: Frames, sentence: _Sentence, target: Value, reached: Value) -> Iterator[Finding]:
    """Another share of the target than the table's numbers give."""
    found = _LEVEL.search(sentence.text)
    share = printed(found[1], read_number(found[1]).value) if found else None
    if not share or not target.number.value or share.value == reached.number.value:
        return
    ratio = Ratio(target.number, reached.number, share)
    if not ratio.plainly and not ratio.inversely and not ratio.capped:
        yield frames.finding(
            (sentence.at.where, sentence.indicator, Year(sentence.year), term("rasio")),
            say("teks-lawan-tabel.rasio", kalimat=sentence.quoted),
            level="warning",
            expected=Percent(round(ratio.plain, 2)),
            found=Percent(share.exact),
            cells=[reached.place, target.place],
        )


def _of_itself(frames: Frames) -> Iterator[Finding]:
    """Sentences with what was reached, its target, and another share than these two give."""
    for at in spoken(frames):
        for found in _WITH_SHARE.finditer(at.text):
            read = (printed(text, read_number(text).value) for text in found.groups())
            reached, target, share = read
            if not reached or not target or not share or not target.value or not reached.value:
                continue
            ratio = Ratio(target, reached, share)
            if not ratio.plainly and not ratio.inversely and not ratio.capped:
                said = one_line(found[0])
                yield frames.finding(
                    (at.where, said),
                    say("teks-lawan-tabel.rasio", kalimat=said),
                    level="warning",
                    expected=Percent(round(ratio.plain, 2)),
                    found=Percent(share.exact),
                    at=at,
                )


_WITH_SHARE = re.compile(
    rf"\b{_DIGITS}\s*%?\s+(?:\w+\s+)?dari\s+target\s+(?:\w+\s+)?{_DIGITS}\s*%?\s*(?:\w+\s+)?(?:atau|sehingga|\()"
    rf"\s*(?:(?:capaian(?:nya)?|kinerja(?:nya)?|tingkat|sebesar|mencapai|adalah)\s+)*{_DIGITS}\s*(?:%|persen)",
    re.IGNORECASE,
)
"""``terealisasi 86,12 dari target 85,00 atau 101,32%``."""


def _sentences(frames: Frames) -> Iterator[_Sentence]:
    """Sentences of the plan that speak of a target or a realisasi of one indicator in one year."""
    series = [line for line in all_series(frames) if line.values]
    words = _words_of_indicators(series)
    for at in spoken(frames):
        for text in _SENTENCE.split(_CUT_LINE.sub(" ", at.text)):
            if "target" in text.casefold() or _SAID.search(text):
                year, key = _year_in(text), _indicator_in(text, words)
                if year and key is not None:
                    lines = [line for line in series if line.key == key]
                    yield _Sentence(at, text, year, lines)


_BECAME = re.compile(
    rf"\b(?:naik|meningkat|turun|menurun)\s+dari\s+{_DIGITS}\s*%?\s+(?:pada\s+)?tahun\s+({YEAR})\s+menjadi"
    rf"\s+{_DIGITS}\s*%?\s+(?:pada\s+)?tahun\s+({YEAR})",
    re.IGNORECASE,
)
"""``meningkat dari 68,44 pada tahun 2019 menjadi 76,47 pada tahun 2020``."""


def _changes(frames: Frames) -> Iterator[Finding]:
    """What was reached in two years, where a sentence says how one indicator went on."""
    series = [line for line in all_series(frames) if line.values]
    words = _words_of_indicators(series)
    for at in spoken(frames):
        for text in _SENTENCE.split(_CUT_LINE.sub(" ", at.text)):
            found = None if _NO_CHANGE.search(text) else _BECAME.search(text)
            key = _indicator_in(text[: found.start()], words) if found else None
            if not found or key is None:
                continue
            lines = [line for line in series if line.key == key]
            for digits, year in (found.group(1, 2), found.group(3, 4)):
                sentence = _Sentence(at, text, int(year), lines)
                value, told = (
                    sentence.stated("realisasi"),
                    printed(digits, read_number(digits).value),
                )
                if value and told and not alike(told, value.number):
                    yield _finding(frames, sentence, "realisasi", value, told.value)


_NO_CHANGE = re.compile(r"\b(?:target|rasio|capaian|anggaran|rp)\b", re.IGNORECASE)
"""What else than an indicator goes up or down."""


def _year_in(text: str) -> int | None:
    """The one year of a sentence, or the only one that it names up to what was reached: ``sebesar
    84, naik dari 83 pada tahun 2022``."""
    found = _SAID.search(text)
    return only(set(years_in(text))) or only(set(years_in(found[0] if found else "")))


def _words_of_indicators(series: Sequence[Series]) -> dict[str, frozenset[str]]:
    """The words that tell each indicator from others."""
    indicators = (line for line in series if line.dataset in ("capaian", "target"))
    return {line.key: words for line in indicators if (words := telling_words(line.name))}


def _indicator_in(text: str, words: dict[str, frozenset[str]]) -> str | None:
    """The indicator of most words of those whose words all stand in a sentence."""
    said = frozenset(re.findall(r"[a-z]{3,}", text.casefold()))
    named = {key: len(own) for key, own in words.items() if own <= said}
    return only(key for key, count in named.items() if count == max(named.values()))


def _claims(text: str, figure: re.Match[str] | None) -> list[tuple[str, str]]:
    """The measures that a sentence gives numbers of, with their digits: ``figure`` alone, or what
    was aimed at and what was reached of it; an amount of money is of something else."""
    plain = _MONEY.search(text) is None
    if figure:
        of = _OF_TARGET.search(text) or _AIMED.search(text[: figure.start()])
        claims = [("realisasi", figure[1])] + ([("target", of[1])] if of else [])
        return claims if plain else []
    both = _FROM_TARGET.search(text)
    if both and both["persen"] and not both["target"]:
        both = None  # a share of the target
    aimed = _AIMED.search(text) or (None if both else _OF_TARGET.search(text))
    claims = [("target", aimed[1])] if aimed and plain else []
    return claims + ([("realisasi", both[1]), ("target", both["target"] or "")] if both else [])


def _claimed_as_met(
    frames: Frames, sentence: _Sentence, target: Value, reached: Value
) -> Iterator[Finding]:
    """A target that is said to be met, or passed, and is not."""
    text = sentence.text
    claim = _ABOVE.search(text) or _MET.search(text)
    if not claim or _NOT.search(text[max(0, claim.start() - 40) : claim.start()]):
        return
    if reached.number.value < target.number.value:
        yield frames.finding(
            (sentence.at.where, sentence.indicator, Year(sentence.year)),
            say(
                "teks-lawan-tabel.klaim",
                indikator=sentence.indicator,
                tahun=Year(sentence.year),
                realisasi=shown(reached.number),
                target=shown(target.number),
                kalimat=sentence.quoted,
            ),
            expected=say(
                "kurang-dari", nilai=number(reached.number.value), batas=number(target.number.value)
            ),
            found=Quote(claim.group(0)),
            cells=[reached.place, target.place],
        )


def _finding(
    frames: Frames, sentence: _Sentence, measure: str, value: Value, told: Decimal
) -> Finding:
    return frames.finding(
        (sentence.at.where, sentence.indicator, Year(sentence.year), term(measure)),
        say(
            "teks-lawan-tabel",
            ukuran=term(measure),
            tahun=Year(sentence.year),
            indikator=sentence.indicator,
            tabel=shown(value.number),
            kalimat=sentence.quoted,
        ),
        level="warning",
        expected=number(value.number.value),
        found=number(told),
        cells=[value.place],
    )
