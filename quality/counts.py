"""What sentences count of a plan's own parts, against how many of them are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from grammar.years import years_in
from normalize.dates import in_figures
from normalize.numbers import read_number
from normalize.only import only
from normalize.vocabulary import letters
from quality.citations import spoken
from quality.frames import Frames, Passage, Row, grouped, table_of, text_in

LEVELS = ("program", "kegiatan", "subkegiatan")
AIMS = ("tujuan", "sasaran")
_COUNT = re.compile(
    r"(?<![\d.,/-])(?<!\bke )(\d{1,3})\s+(?:buah\s+)?"
    r"(program|kegiatan|sub\s?-?\s?kegiatan|tujuan|sasaran|bab)\b"
    r"(?!\s+(?:prioritas|unggulan|nasional|pembangunan|daerah|kabupaten|provinsi|bupati|rpjmd|lain|utama))",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?<!\bterdiri )(?<!\bterbagi )\bdari\s+(?:total\s+|jumlah\s+)?\d", re.IGNORECASE
)
"""``dari 3 program, 2 program mencapai target``: what is counted behind is some of them."""
_OF_ALL = re.compile(
    r"\b(?:terdiri|terbagi|dibagi|memuat|mencakup|meliputi|sebanyak|melaksanakan|dilaksanakan|menetapkan|ditetapkan"
    r"|disusun|mempunyai|memiliki|(?:me|di)rumuskan|tersebar|dengan|melalui|dijabarkan|membiayai|mendanai)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?i:rpjmd?|rpjpd?|rpd|rkpd|misi|nasional|provinsi|bupati|masing|setiap|tiap|per|tidak|belum|sisa|lain|lainnya"
    r"|antaranya|antara|hanya|kecuali|selain|tambahan|baru|sebelum\w*|lalu|pasal|peraturan)\b"
    r"|\b(?i:program|kegiatan|sasaran|tujuan)\s+(?!Kecamatan|Distrik|Kapanewon|Kemantren|Renstra|Renja)[A-Z]\w"
)
"""Words of parts of the plan, of other plans and of what is only some of it."""
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z“\"])|\n")

_PEOPLE = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+)\s*jiwa\b", re.IGNORECASE)
_VILLAGES = re.compile(
    r"\b(?:terdiri|terbagi|membawahi|meliputi|mencakup|mempunyai|memiliki|mewilayahi|sebanyak|jumlah)\b[^.;\d]{0,60}?"
    r"(?<![\d.,])(\d{1,2})\s+(?:buah\s+)?(?:desa|kelurahan|nagari|gampong|kampung|pekon|kalurahan)\b"
    r"(?:(?:\s+dan|\s+serta|,)?\s+(\d{1,2})\s+(?:buah\s+)?(?:desa|kelurahan|nagari|gampong|kampung|pekon|kalurahan)\b)?",
    re.IGNORECASE,
)


class Counted(NamedTuple):
    """A sentence that counts parts, how many it says there are, and how many are printed."""

    at: Passage
    part: str
    said: int
    printed: int


def counted_otherwise(frames: Frames) -> Iterator[Counted]:
    """Counts of programmes, of the lines below them, of goals, of chapters and of villages that
    no table of the document, nor its chapters, have as many of."""
    printed = {**_lines(frames), **_aims(frames), "bab": _chapters(frames)}
    for at in spoken(frames):
        for sentence in _SENTENCE.split(at.text):
            figures = in_figures(sentence)
            if not _OF_ALL.search(sentence) or _OF_OTHERS.search(sentence) or _FROM.search(figures):
                continue
            counted = _COUNT.finditer(figures)
            counts = [(_part(found[2]), int(found[1])) for found in counted]
            if len({part for part, _ in counts}) < len(counts):
                continue
            for part, said in counts if _of_one_kind(part for part, _ in counts) else ():
                held = _within(printed[part], years_in(sentence))
                # Far fewer are those of the tables that were read, not of all.
                if held and 1 < said <= 2 * max(held) and said not in held:
                    yield Counted(at._replace(text=sentence), part, said, max(held))
    yield from _villages(frames)


def _villages(frames: Frames) -> Iterator[Counted]:
    """How many villages the text says there are, where a table that lists them, to the total of
    the people that it says live in them, has another number."""
    lists = list(_lists_of_villages(frames))
    said = [
        Counted(at._replace(text=sentence), "desa", count, 0)
        for at in spoken(frames)
        if lists
        for sentence in _SENTENCE.split(at.text)
        for found in _VILLAGES.finditer(in_figures(sentence))
        if (count := sum(int(number) for number in found.groups() if number))
    ]
    if said and lists and not {one.said for one in said} & {*lists}:
        yield said[0]._replace(printed=lists[0])


def _lists_of_villages(frames: Frames) -> Iterator[int]:
    """How many villages each table has that sums up as many people as the text says."""
    people = {
        read_number(found[1]).value for at in spoken(frames) for found in _PEOPLE.finditer(at.text)
    }
    for grid in frames.plain if people else ():
        columns = (col for col in grid.label_columns if _VILLAGE.search(grid.header(col)))
        names, row = only(columns), next(reversed(grid.total_rows), None)
        if names is None or row is None:
            continue
        totals = (grid.number(row, col) for col in range(grid.n_cols))
        if {total.value for total in totals if total} & people:
            yield sum(bool(grid.text(at, names)) for at in grid.body_rows if at < row)


_VILLAGE = re.compile(
    r"\b(?:desa|kelurahan|nagari|gampong|kampung|pekon|kalurahan)\b", re.IGNORECASE
)


Held = Mapping[int, frozenset[int]]
"""How often something is printed, with the years in which it has as many."""


def _part(word: str) -> str:
    return re.sub(r"[\s-]", "", word.casefold())


def _of_one_kind(parts: Iterator[str]) -> bool:
    """Whether a sentence counts lines from the programme on, goals, or chapters alone."""
    named = set(parts)
    return "program" in named or named <= {*AIMS} or named == {"bab"}


def _within(held: Held, years: Sequence[int]) -> set[int]:
    """The counts that are of all the years that a sentence names; none where a table is of other
    years."""
    if any(of and not set(years) <= of for of in held.values()):
        return set()
    return set(held)


def _lines(frames: Frames) -> dict[str, Held]:
    """How many programmes, kegiatan and subkegiatan each table prints, and all of a dataset."""
    held: dict[str, dict[int, frozenset[int]]] = {level: {} for level in LEVELS}
    for dataset in ("rencana", "anggaran", "evaluasi"):
        for rows in _tables(frames, dataset):
            years = frozenset(row["tahun"] for row in rows if row.get("tahun"))
            if not any(row.get("jenjang") == "program" for row in rows):
                continue
            for level in LEVELS:
                keys = {_key(row) for row in rows if row.get("jenjang") == level}
                if keys:
                    held[level][len(keys)] = years | held[level].get(len(keys), frozenset())
    return dict(held)


def _tables(frames: Frames, dataset: str) -> list[Sequence[Row]]:
    """The rows of each table of a dataset, and all of them: a table may stand in several parts."""
    tables: list[Sequence[Row]] = list(grouped(frames.rows(dataset), table_of).values())
    return [*tables, frames.rows(dataset)] if len(tables) > 1 else tables


def _key(row: Row) -> str:
    return text_in(row, "kode") or letters(text_in(row, "nama", "uraian"))


def _aims(frames: Frames) -> dict[str, Held]:
    """How many goals and objectives each table prints, and all of a dataset."""
    held: dict[str, dict[int, frozenset[int]]] = {aim: {} for aim in AIMS}
    for dataset in ("target", "rencana", "capaian"):
        for rows in _tables(frames, dataset):
            years = frozenset(row["tahun"] for row in rows if row.get("tahun"))
            for aim in AIMS:
                names = {letters(text_in(row, aim)) for row in rows} - {""}
                if names:
                    held[aim][len(names)] = years | held[aim].get(len(names), frozenset())
    return dict(held)


def _chapters(frames: Frames) -> Held:
    """How many chapters there are, where none is missing among them."""
    numbers = {row["bab"] for row in frames.rows("renstra_bab") if row["bab"]}
    whole = bool(numbers) and numbers == set(range(1, max(numbers) + 1))
    return {len(numbers): frozenset()} if whole else {}
