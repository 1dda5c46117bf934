"""Targets that cannot be: more than the whole, or an end that contradicts the last year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from arithmetic.sums import total
from quality.frames import (
    Frames,
    Row,
    in_phase,
    number_of,
    place,
    places,
    text_in,
    year_of,
    year_order,
)
from quality.printed import quoted
from schemas.finding import Finding
from schemas.message import Bound, Value, listed, number, say, term

_WHOLE = re.compile(
    r"^\s*(?:\d+[.)]\s*)?(persentase|prosentase|presentase|persen)\b", re.IGNORECASE
)
_CHANGE = re.compile(
    r"peningkatan|pertumbuhan|kenaikan|penurunan|laju|perubahan|rasio|kontribusi|capaian|realisasi"
    r"|penerimaan|pendapatan|pelunasan",
    re.IGNORECASE,
)
FAR = 1.25
LEAST_STEPS = 4
"""Years of targets of which three that keep step show what the fourth is."""
_TARGETS = (("capaian", "target"), ("target", "nilai"), ("rencana", "target"))
"""The datasets with targets, and what these are called there."""


def check(frames: Frames) -> Iterator[Finding]:
    """Targets of capaian, target and rencana beyond 100 per cent; end values of the plans."""
    period = _period(frames)
    for dataset, target in _TARGETS:
        lines = frames.lines(dataset)
        most: dict[str, int] = {}
        for (tabel_id, _), rows in lines.items():
            most[tabel_id] = max(most.get(tabel_id, period), len(_years(rows)))
        for (tabel_id, _), rows in lines.items():
            reached = ("realisasi",) if dataset == "capaian" else ()
            for row, measure in product(rows, (target, *reached)):
                if _beyond_whole(row, measure, rows):
                    fase, year = term(row.get("fase") or measure), year_of(row)
                    when = listed([fase, year] if year else [fase], " ")
                    value = number_of(row, measure)
                    yield frames.finding(
                        (frames.named(tabel_id), _name(row), when),
                        say("target-mustahil", nama=_name(row), fase=fase, tahun=year),
                        dataset=dataset,
                        expected=Bound("<=", 100),
                        found=quoted(value) if value else None,
                        cells=places(row, measure),
                    )
            yield from _off_line(frames, dataset, rows, target)
            if dataset != "capaian":
                yield from _end(frames, dataset, rows, target, most[tabel_id])


def _period(frames: Frames) -> int:
    """How many years the plan has; 0 where its head does not say."""
    first, last = frames.period
    return last - first + 1 if first and last else 0


def _years(rows: Sequence[Row]) -> list[Row]:
    """The target years of a line, in order."""
    years = filter(year_of, in_phase(rows, "target"))
    return sorted(years, key=year_order)


def _from_start_to_end(frames: Frames, rows: Sequence[Row], years: Sequence[Row]) -> bool:
    """Whether a line prints every year from the one after its start to the plan's last, as a plan
    of 2021-2026 does that starts with what 2021 had reached; or counts as many."""
    counted = [row.get("tahun_ke") for row in years]
    if counted == list(range(1, len(years) + 1)):
        return len(years) >= _period(frames) - 1
    starts = {row.get("tahun") for row in in_phase(rows, "awal")}
    start, last = next(iter(starts), None), frames.of_document("periode_akhir")
    if len(starts) != 1 or not start or not last or len(years) < 2:
        return False
    return [row.get("tahun") for row in years] == list(range(start + 1, last + 1))


def _name(row: Row) -> Value:
    return row.get("indikator") or row.get("nama") or say("baris", nomor=row["baris"])


def _beyond_whole(row: Row, column: str, line: Sequence[Row]) -> bool:
    """More than 100 per cent of a whole. What may go beyond it (growth, receipts against an
    estimate) only where it stands far above all other years of its line, which do not."""
    name = text_in(row, "indikator")
    value = row.get(column) or 0
    if value <= 100 or (row.get("satuan") != "persen" and not _WHOLE.match(name)):
        return False
    if not _CHANGE.search(name):
        return True
    others = [other[column] for other in line if other is not row and other.get(column) is not None]
    return len(others) >= 2 and max(others) <= 100 and value > max(others) * FAR


def _off_line(frames: Frames, dataset: str, rows: Sequence[Row], target: str) -> Iterator[Finding]:
    """Targets that rise by equal steps but for one year, whose digits stand in another order or
    which one other digit puts outside its neighbours: a misprint of what the steps say."""
    years = [row for row in rows if row.get("tahun")] if dataset == "capaian" else _years(rows)
    read = [(row, exact) for row in years if (exact := number_of(row, target))]
    numbers = [row.get("tahun") or row["tahun_ke"] for row, _ in read]
    if len(read) < LEAST_STEPS or numbers != list(range(numbers[0], numbers[0] + len(read))):
        return
    values = [exact.value for _, exact in read]
    at, expected = _misprinted(values)
    if expected is None:
        return
    row, printed = read[at]
    yield frames.finding(
        (frames.named(row["tabel_id"]), _name(row), term("target"), str(numbers[at])),
        say(
            "target-mustahil.deret",
            nama=_name(row),
            tahun=year_of(row),
            target=listed(map(number, values), "; "),
        ),
        dataset=dataset,
        expected=number(expected),
        found=quoted(printed),
        cells=places(row, target),
    )


def _misprinted(values: Sequence[Decimal]) -> tuple[int, Decimal | None]:
    """The one place where equal steps are broken by a misprint, and what belongs there."""
    for at, printed in enumerate(values):
        rest = [(place, value) for place, value in enumerate(values) if place != at]
        (start, first), (stop, last) = rest[0], rest[-1]
        step = (last - first) / (stop - start)
        even = [first + step * (place - start) for place in range(len(values))]
        if [place for place, value in enumerate(values) if value != even[place]] != [at]:
            continue
        inside = 0 < at < len(values) - 1
        beside = [*values[max(0, at - 1) : at], *values[at + 1 : at + 2]]
        outside = not min(beside) <= printed <= max(beside)
        one, two = _digits(printed), _digits(even[at])
        # `12 12 12 21` may be meant: equal targets may end, or begin, with another one.
        exchanged = sorted(one) == sorted(two) and (step or inside)
        if exchanged or (step and outside and inside and _are_one_digit_apart(one, two)):
            return at, even[at]
    return 0, None


def _are_one_digit_apart(one: str, two: str) -> bool:
    return len(one) == len(two) and sum(a != b for a, b in zip(one, two, strict=True)) == 1


def _digits(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", "")


def _is_counted(row: Row) -> bool:
    """Whether a line is of things that add up over the years."""
    return row.get("satuan") != "persen" and not _WHOLE.match(text_in(row, "indikator"))


def _sums(values: Sequence[Decimal], rows: Sequence[Row], target: str) -> set[Decimal]:
    """What the years of a line come to, with or without its start."""
    starts = (number_of(row, target) for row in in_phase(rows, "awal"))
    return {total(values), *(total(values) + start.value for start in starts if start)}


def _end(
    frames: Frames, dataset: str, rows: Sequence[Row], target: str, most: int
) -> Iterator[Finding]:
    """The end value of one line: its last year's or, of things counted, the sum of its years
    (with or without the start); anything else contradicts the line."""
    ends = in_phase(rows, "akhir")
    years = _years(rows)
    values = [exact.value for row in years if (exact := number_of(row, target))]
    whole_line = len(years) >= max(2, most) or _from_start_to_end(frames, rows, years)
    if not whole_line or len(values) < len(years):
        return
    sums = _sums(values, rows, target)
    for end in ends:
        value = number_of(end, target)
        if not value or _beyond_whole(end, target, rows):
            continue
        if value.value == values[-1] or (_is_counted(end) and value.value in sums):
            continue
        yield frames.finding(
            (frames.named(end["tabel_id"]), _name(end), term("akhir")),
            say(
                "target-mustahil.akhir",
                nama=_name(end),
                target=listed((number(v) for v in values), "; "),
            ),
            dataset=dataset,
            expected=number(values[-1]),
            found=quoted(value),
            cells=[place(end, target), place(years[-1], target)],
        )
