"""Documents of one office that state the same figure differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from normalize.indicators import indicator
from quality.figures import figures
from quality.frames import Frames, Row, grouped, text_in
from schemas.finding import Finding, Level
from schemas.message import Value, Year, listed, number, say, term
from schemas.rules import finding


def across(frames: Frames) -> Iterator[tuple[str, Finding]]:
    """Indicators by measure and year, of one office in several documents. Of two that differ in
    every value they print, the later one (by doc_id) carries the finding, once for all years."""
    indicators = (row for row in figures(frames) if row["jenis"] == "indikator")
    by_line = grouped(indicators, lambda row: (row["kelompok"], row["nama"], row["ukuran"]))
    for (_, name, measure), rows in sorted(by_line.items()):
        documents = grouped(sorted(rows, key=_doc), _doc)
        first, *later = documents
        for doc_id in later:
            yield from _against(doc_id, documents[doc_id], documents[first], name, measure)


def _doc(row: Row) -> str:
    return str(row["doc_id"])


def _against(
    doc_id: str, own: Iterable[Row], other: Iterable[Row], name: str, measure: str
) -> Iterator[tuple[str, Finding]]:
    mine, theirs = _by_year(own), _by_year(other)
    unlike = [
        year for year in mine if year in theirs and not _values(mine[year]) & _values(theirs[year])
    ]
    if not unlike:
        return
    one, two = [theirs[year][0] for year in unlike], [mine[year][0] for year in unlike]
    known = indicator(name)
    shown: Value = known.nama if known else name
    made = finding(
        say(
            "dokumen-bertentangan",
            ukuran=term(measure),
            tahun=listed(map(Year, unlike), ", "),
            nama=shown,
            lain=_doc(one[0]),
        ),
        "capaian",
        (shown, term(measure), _doc(one[0])),
        level=_level(one[0], two[0], measure),
        expected=listed((number(row["nilai"]) for row in one), ", "),
        found=listed((number(row["nilai"]) for row in two), ", "),
        cells=tuple(row["sel"] for row in two if row["sel"]),
    )
    yield doc_id, made


def _by_year(rows: Iterable[Row]) -> dict[int, list[Row]]:
    ordered = sorted(rows, key=lambda row: (row["tahun"], text_in(row, "sel")))
    return grouped(ordered, lambda row: int(row["tahun"]))


def _values(rows: Iterable[Row]) -> set[float]:
    return {row["nilai"] for row in rows}


def _level(one: Row, two: Row, measure: str) -> Level:
    """What was reached is one number; a later plan may set another target."""
    changed = any(str(row["bentuk"]).startswith("perubahan") for row in (one, two))
    other_plan = measure == "target" and (changed or one["bentuk"] != two["bentuk"])
    return "info" if other_plan else "warning"
