"""A sentence with numbers that contradict the table it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from grammar.years import years_in
from normalize.numbers import read_number
from normalize.only import only
from quality.frames import Frames, Row
from quality.printed import shown
from quality.series import Series, Value, all_series, bare, telling_words
from schemas.finding import Finding
from schemas.message import Quote, Year, number, say, term

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
    r"(?:sebesar|sebanyak|mencapai|adalah)\s+(?:[A-Z]{1,3}\s*\()?(\d[\d.,]*)\s*%?\)?\s*(?:dari|dengan)"
    r"\s+(?:nilai\s+)?target(?:\s+yang\s+(?:telah\s+)?(?:ditetapkan|diperjanjikan))?"
    r"\s*(?:nilai\s+)?(?:sebesar|sebanyak|adalah)?\s*(?:[A-Z]{1,3}\s*\()?(\d[\d.,]*)?",
    re.IGNORECASE,
)

_MONEY = re.compile(r"\brp\b|rupiah|\banggaran\b", re.IGNORECASE)
_AIMED = re.compile(
    r"\b(?:ditargetkan\b[^.;]{0,80}?\b(?:sebesar|sebanyak|mencapai|menjadi)"
    r"|target\b(?:(?!realisasi|capai)[^.;]){0,80}?\b(?:sebesar|sebanyak|adalah))"
    r"\s+(\d[\d.,]*\d|\d)(?![.,]?\d)",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\brealisasi\b[^.;]{0,200}?\b(?:sebesar|sebanyak|mencapai|adalah)\s+(\d[\d.,]*\d)(?![.,]?\d|\s*%)",
    re.IGNORECASE,
)


def check(frames: Frames) -> Iterator[Finding]:
    """Sentences of the plan that name one indicator and one year and claim something of it."""
    series = [line for line in all_series(frames) if line.values]
    if not series:
        return
    words = {
        line.key: telling_words(line.name)
        for line in series
        if line.dataset in ("capaian", "target") and telling_words(line.name)
    }
    for row in frames.rows("renstra_bab"):
        for sentence in _SENTENCE.split(_CUT_LINE.sub(" ", row.get("teks") or "")):
            if "target" in sentence.casefold() or _SAID.search(sentence):
                yield from _sentence(frames, row, sentence, series, words)


def _sentence(
    frames: Frames,
    row: Row,
    sentence: str,
    series: Sequence[Series],
    words: dict[str, frozenset[str]],
) -> Iterator[Finding]:
    year = only(set(years_in(sentence)))
    if year is None:
        return
    said = frozenset(re.findall(r"[a-z]{3,}", sentence.casefold()))
    named = {key: len(own) for key, own in words.items() if own <= said}
    best = only(key for key, count in named.items() if count == max(named.values()))
    if best is None:
        return
    lines = [line for line in series if line.key == best]
    target, reached = (_stated(lines, measure, year) for measure in ("target", "realisasi"))
    plain = _MONEY.search(sentence) is None
    figure = _SAID.search(sentence) if reached and "target" not in sentence.casefold() else None
    claims: list[tuple[str, Value | None, str | None]] = []
    if figure:
        claims += [("realisasi", reached, figure[1])] if plain else []
    else:
        aimed, both = _AIMED.search(sentence), _FROM_TARGET.search(sentence)
        claims += [("target", target, aimed[1])] if aimed and plain else []
        claims += [("realisasi", reached, both[1]), ("target", target, both[2])] if both else []
    for measure, value, digits in claims:
        told = read_number((digits or "").rstrip(".,")).value
        if value is not None and told not in (None, value.number.value):
            yield _finding(frames, row, sentence, lines[0], year, measure, value, told)
    if figure or target is None or reached is None:
        return
    above = _ABOVE.search(sentence)
    met = _MET.search(sentence)
    claim = above or met
    if claim is None or _NOT.search(sentence[max(0, claim.start() - 40) : claim.start()]):
        return
    if reached.number.value < target.number.value:
        yield frames.finding(
            (str(row.get("nomor") or row["bab"]), bare(lines[0].name), Year(year)),
            say(
                "teks-lawan-tabel.klaim",
                indikator=bare(lines[0].name),
                tahun=Year(year),
                realisasi=shown(reached.number),
                target=shown(target.number),
                kalimat=Quote(" ".join(sentence.split())[:300]),
            ),
            expected=say(
                "kurang-dari", nilai=number(reached.number.value), batas=number(target.number.value)
            ),
            found=Quote(claim.group(0)),
            cells=[reached.place, target.place],
            page=None,
        )


def _stated(lines: Sequence[Series], measure: str, year: int) -> Value | None:
    """What the tables say; None where they do not, or disagree among themselves."""
    values = [line.values[measure, year] for line in lines if (measure, year) in line.values]
    return values[0] if len({value.number.value for value in values}) == 1 else None


def _finding(
    frames: Frames,
    row: Row,
    sentence: str,
    line: Series,
    year: int,
    measure: str,
    value: Value,
    told: Decimal,
) -> Finding:
    return frames.finding(
        (str(row.get("nomor") or row["bab"]), bare(line.name), Year(year), term(measure)),
        say(
            "teks-lawan-tabel",
            ukuran=term(measure),
            tahun=Year(year),
            indikator=bare(line.name),
            tabel=shown(value.number),
            kalimat=Quote(" ".join(sentence.split())[:300]),
        ),
        expected=number(value.number.value),
        found=number(told),
        cells=[value.place],
    )
