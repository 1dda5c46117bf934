"""A unit that its indicator cannot have, or that one year or another table does not share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from normalize.only import only
from quality.frames import MEASURES, Frames, Line, Row, grouped, place, year_of
from quality.series import all_series
from schemas.finding import Finding
from schemas.message import Quote, say

_SHARE = re.compile(r"^\W*(?:\d+[.)]\s*)?(?:persentase|prosentase|presentase)\b", re.IGNORECASE)
_COUNT = re.compile(
    r"^\W*(?:\d+[.)]\s*)?jumlah\b(?!.*\b(?:persen|prosen|presen|rata|nilai|indeks))", re.IGNORECASE
)
_VALUE = re.compile(
    r"persen|nilai|angka|indeks|skor|poin|rasio|predikat|kategori|\W", re.IGNORECASE
)
"""Units of what is no count of things."""
PEOPLE = frozenset({"asn", "orang", "pegawai", "pns"})
"""Units of those who work for an office."""
LEAST = 2
"""Years of a line, or lines of a table, that tell what unit another one should have."""


def check(frames: Frames) -> Iterator[Finding]:
    """Lines of capaian, target and rencana, each by itself, against others of its table whose names
    ask for the same, and against those of the same indicator in other tables."""
    units: dict[Line, tuple[str, Row]] = {}
    for dataset in ("capaian", "target", "rencana"):
        for line, rows in frames.lines(dataset).items():
            told = [row for row in rows if row.get("satuan") and row.get("indikator")]
            if not told:
                continue
            ((unit, many),) = Counter(map(_unit, told)).most_common(1)
            units[line] = unit, told[0]
            odd = only(row for row in told if _unit(row) != unit)
            if odd and many >= LEAST and not _is_same(odd, unit):
                yield _finding(frames, odd, unit)
    for of_table in grouped(units.items(), lambda item: item[0][0]).values():
        yield from _unlike_their_names(frames, [told for _, told in of_table])
    yield from _elsewhere(frames, units)


def _unit(row: Row) -> str:
    """The unit of a row, however it broke in its cell (``Orang/Bu lan``)."""
    return "".join(row["satuan"].casefold().split())


def _unlike_their_names(frames: Frames, lines: Sequence[tuple[str, Row]]) -> Iterator[Finding]:
    """Lines of a table whose names ask for shares, or for counts, in the unit of the other, where
    most that ask for the same have it."""
    for expected, asks, is_share in (("persen", _SHARE, True), ("bilangan", _COUNT, False)):
        asking = [(unit, row) for unit, row in lines if asks.match(row["indikator"])]
        right = sum((unit == "persen") == is_share for unit, _ in asking)
        wrong = [row for unit, row in asking if (_VALUE.match(unit) is None) == is_share]
        wrong = [row for row in wrong if is_share or row["satuan"] == "persen"]
        if right >= LEAST * len(wrong):
            yield from (_finding(frames, row, expected) for row in wrong)


def _is_same(row: Row, unit: str) -> bool:
    """Whether a unit is another word for one, or the word of its indicator itself (``Jumlah Orang``
    in ``orang``, where its other years say ``PNS``)."""
    own = _unit(row)
    return {own, unit} <= PEOPLE or own in row["indikator"].casefold().split()


def _elsewhere(frames: Frames, units: Mapping[Line, tuple[str, Row]]) -> Iterator[Finding]:
    """Indicators that one table gives in per cent and another in something else."""
    measured = [s for s in all_series(frames) if s.key and (s.tabel_id, s.row) in units]
    for lines in grouped(measured, lambda line: line.key).values():
        (unit, first), *others = [units[line.tabel_id, line.row] for line in lines]
        unlike = [row for other, row in others if (other == "persen") != (unit == "persen")]
        if unlike:
            yield _finding(frames, unlike[0], unit, first["tabel_id"])


def _finding(frames: Frames, row: Row, expected: str, table: str | None = None) -> Finding:
    dataset = "target" if "nilai" in row else "rencana" if "pagu" in row else "capaian"
    name = Quote(row["indikator"])
    return frames.finding(
        (frames.named(row["tabel_id"]), row["indikator"], year_of(row)),
        say("satuan-tidak-cocok.tabel", nama=name, tabel=frames.named(table))
        if table
        else say("satuan-tidak-cocok", nama=name),
        dataset=dataset,
        expected=expected,
        found=row["satuan"],
        cells=[place(row, MEASURES[dataset][0])],
    )
