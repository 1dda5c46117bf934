"""What a rule sees: the published rows of one document (or of all), with lookups shared by rules.

Rules read rows as plain dicts: a check walks rows one by one, and exact decimals, lists and nulls
stay what they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, wraps
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar, cast

from arithmetic.printed import Printed, printed, unknown
from quality.grid import Grid
from schemas.finding import Finding, Level, Where, cell_ref
from schemas.message import Message, Table, Value, Year, say
from schemas.rules import RULES, finding

Row = dict[str, Any]
T = TypeVar("T")
Place = tuple[str, int, int]
"""A cell: tabel_id, row, column."""
Line = tuple[str, int]
"""A row of a table: tabel_id, row."""


class Passage(NamedTuple):
    """A text: where it stands, in which dataset, on which page, under which title."""

    text: str
    where: Value
    dataset: str
    page: int | None
    title: str = ""


class Frames:
    """Rows per dataset; a dataset that was not given is empty.

    ``Frames`` of one document serve the rules; ``Frames`` of all documents serve the rules that
    compare documents.
    """

    def __init__(self, datasets: Mapping[str, Sequence[Row]]) -> None:
        self.datasets = datasets
        self.made: dict[object, Any] = {}
        """What was made of these frames, by the function that made it (:func:`once`)."""

    def by_document(self) -> Iterator[tuple[str, Frames]]:
        """One ``Frames`` per document, in the order of ``dokumen`` (then of appearance)."""
        split: dict[str, dict[str, list[Row]]] = {}
        for name in sorted(self.datasets, key=lambda name: name != "dokumen"):
            for row in self.datasets[name]:
                if (doc_id := row.get("doc_id")) is not None:
                    split.setdefault(doc_id, {}).setdefault(name, []).append(row)
        for doc_id, datasets in split.items():
            yield doc_id, Frames(datasets)

    def rows(self, dataset: str) -> Sequence[Row]:
        """The rows of a dataset in published order."""
        return self.datasets.get(dataset, ())

    @cached_property
    def document(self) -> Row:
        """The row of ``dokumen``; empty where there is none."""
        rows = self.rows("dokumen")
        return rows[0] if rows else {}

    def of_document(self, column: str) -> Any:
        """A fact of the document's head; null where it was not read."""
        return self.document.get(column)

    def head_text(self, column: str) -> str:
        """A fact of the document's head as text; empty where it was not read."""
        return text_in(self.document, column)

    @property
    def office(self) -> str:
        """The name of the kecamatan that the document is of, else of another office; empty where it
        says neither."""
        return text_in(self.document, "kecamatan", "perangkat_daerah")

    @property
    def period(self) -> tuple[Any, Any]:
        """The first and the last year that the document is of; null where it says none."""
        return self.of_document("periode_awal"), self.of_document("periode_akhir")

    def title(self, tabel_id: str) -> str:
        """The title of a table; empty where it has none."""
        return self.table.get(tabel_id, {}).get("judul") or ""

    def first_page(self, tabel_id: str) -> int | None:
        """The page that a table begins on."""
        page: int | None = self.table.get(tabel_id, {}).get("halaman_awal")
        return page

    @cached_property
    def table(self) -> dict[str, Row]:
        """The rows of ``tabel`` by tabel_id."""
        return {row["tabel_id"]: row for row in self.rows("tabel")}

    @cached_property
    def grids(self) -> dict[str, Grid]:
        """Every table's cells by tabel_id, in document order."""
        cells = grouped(self.rows("sel"), table_of)
        order = [name for name in self.table if name in cells]
        order += [name for name in cells if name not in self.table]
        return {name: Grid(self.table.get(name, {}), cells[name]) for name in order}

    @property
    def plain(self) -> list[Grid]:
        """The tables of no known form."""
        return [grid for grid in self.grids.values() if grid.kind == "lain"]

    @property
    def unread_plans(self) -> list[Grid]:
        """The programme plans that gave no rows."""
        read = {row["tabel_id"] for row in self.rows("rencana")}
        return [
            grid
            for grid in self.grids.values()
            if grid.kind == "rencana" and grid.tabel_id not in read
        ]

    def lines(self, dataset: str) -> dict[Line, list[Row]]:
        """The rows of a dataset by the line of a table that prints them."""
        return grouped(self.rows(dataset), lambda row: (row["tabel_id"], row["baris"]))

    @property
    def evaluations(self) -> dict[str, list[dict[str, Row]]]:
        """The lines of evaluations by table, each as its rows by period."""
        tables: dict[str, list[dict[str, Row]]] = {}
        for (tabel_id, _), rows in self.lines("evaluasi").items():
            tables.setdefault(tabel_id, []).append({row["periode"]: row for row in rows})
        return tables

    @cached_property
    def table_names(self) -> dict[str, Table]:
        """What a person calls each table: ``Tabel T-C.23 (ke-2)``, else its title or number."""
        names: dict[str, Table] = {}
        times: dict[Value, int] = {}
        for tabel_id, row in self.table.items():
            code, title = row.get("kode"), " ".join(text_in(row, "judul").split())
            name: Value = title[:80] or say("tabel.urutan", nomor=str(row.get("urutan")))
            if code:
                name = say("tabel", kode=code)
            count = times[name] = times.get(name, 0) + 1
            if count > 1:
                name = say("tabel.lagi", tabel=name, kali=count)
            names[tabel_id] = Table(tabel_id, name)
        return names

    @cached_property
    def cut_tables(self) -> frozenset[str]:
        """Tables that the next one seems to go on with: it has no header and nearly their width.

        What stands at their end may have its parts, or its total, over there.
        """
        names = list(self.grids)
        return frozenset(
            name
            for name, following in pairwise(names)
            if is_rest(self.grids[following])
            and self.grids[following].n_cols * 3 >= self.grids[name].n_cols * 2
        )

    def named(self, tabel_id: str) -> Table:
        """A table with its name, for keys and messages."""
        return self.table_names.get(tabel_id) or Table(tabel_id, tabel_id)

    @cached_property
    def _places(self) -> dict[Place, Row]:
        return {(row["tabel_id"], row["baris"], row["kolom"]): row for row in self.rows("sel")}

    def finding(
        self,
        where: Where,
        message: Message,
        *,
        rule: str | None = None,
        level: Level | None = None,
        dataset: str | None = None,
        expected: Value | None = None,
        found: Value | None = None,
        at: Passage | None = None,
        cells: Iterable[Place | None] = (),
        page: int | None = None,
    ) -> Finding:
        """A finding of the rule that its message is of, of that rule's level and first dataset,
        unless others are given, that speaks of the text ``at`` a place or stands on ``cells``; page
        and source line are those of the first one that has them. Places without a column and cells
        that were not published are left out."""
        rule = rule or message.code.partition(".")[0]
        if at:
            dataset, page = at.dataset, at.page
        source_line: int | None = None
        places = [place for place in cells if place and place in self._places]
        for place in places:
            row = self._places[place]
            page = page if page is not None else row.get("halaman")
            source_line = source_line if source_line is not None else row.get("baris_sumber")
        made = finding(
            message,
            dataset or RULES[rule].datasets[0],
            where,
            rule=rule,
            level=level,
            expected=expected,
            found=found,
            cells=tuple(dict.fromkeys(cell_ref(*place) for place in places)),
        )
        return replace(made, page=page, source_line=source_line)


def once(make: Callable[[Frames], T]) -> Callable[[Frames], T]:
    """The function, which makes what it makes of frames once for all rules that ask for it."""

    @wraps(make)
    def made(frames: Frames) -> T:
        if make not in frames.made:
            frames.made[make] = make(frames)
        return cast(T, frames.made[make])

    return made


K = TypeVar("K")


def grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """Items by a key of theirs, in the order in which they come."""
    groups: dict[K, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def table_of(row: Row) -> str:
    """The table that prints a typed row."""
    return str(row["tabel_id"])


NARROW = 5
"""Tables up to this width are often printed without header (``Sawah : 12 Ha``)."""


def is_rest(grid: Grid) -> bool:
    """Whether a table can be the rest of one that a page cut off: wide and without header."""
    return not grid.header_rows and grid.n_cols > NARROW


def text_in(row: Mapping[str, Any], *columns: str) -> str:
    """What a row says in the first of some columns that says anything; empty where none does."""
    return next(filter(None, map(row.get, columns)), "")


def is_total(row: Row) -> bool:
    """Whether a typed row is of a line that sums up others."""
    return row.get("jenjang") == "total"


def in_phase(rows: Iterable[Row], phase: str) -> list[Row]:
    """The rows that are of one phase of a plan."""
    return [row for row in rows if row.get("fase") == phase]


def scale_of(row: Row) -> int:
    """The multiple of rupiah that a row's amounts are printed in."""
    return row.get("skala") or 1


MEASURES: Mapping[str, tuple[str, ...]] = {
    "capaian": ("target", "realisasi", "rasio"),
    "anggaran": ("anggaran", "realisasi", "rasio"),
    "target": ("nilai",),
    "rencana": ("target", "pagu"),
    "evaluasi": ("kinerja", "rupiah"),
}
"""What the values of each typed dataset measure. Text and place of a value stand in columns named
after it (``target_teks``, ``target_kolom``); of a dataset with one value in ``teks``, ``kolom``."""


def _beside(measure: str, what: str) -> str:
    return what if measure == "nilai" else f"{measure}_{what}"


def text_of(row: Row, measure: str) -> str | None:
    """The printed text of a typed row's value."""
    text: str | None = row.get(_beside(measure, "teks"))
    return text


def number_of(row: Row, measure: str) -> Printed | None:
    """A typed row's value with the precision of its print; None where none was read."""
    return printed(text_of(row, measure), row.get(measure))


def is_unread(row: Row, measure: str) -> bool:
    """Whether digits are printed for a value that were not read."""
    return unknown(text_of(row, measure), row.get(measure))


def place(row: Row, measure: str) -> Place | None:
    """The cell of a typed row's value; None where its column is not known."""
    col, line = row.get(_beside(measure, "kolom")), row.get(_beside(measure, "baris"))
    return None if col is None else (row["tabel_id"], row["baris"] if line is None else line, col)


def places(row: Row, *measures: str) -> list[Place | None]:
    """The cells of some of a typed row's values."""
    return [place(row, measure) for measure in measures]


def name_of(row: Row) -> str:
    """What the line of a typed row is called: by its own name, else by its indicator."""
    return text_in(row, "uraian", "nama", "indikator")


def name_or_level(row: Row) -> str:
    """The same; a line without a name by its level, one without either by a dash."""
    return name_of(row) or (row["jenjang"] or "-").upper()


def year_order(row: Row) -> tuple[int, int]:
    """What rows are put in the order of their years by."""
    return row.get("tahun") or 0, row.get("tahun_ke") or 0


YearKey = tuple[int | None, int | None]


def year_key(row: Row) -> YearKey:
    """What tells the year of a row from another: the year, else its number in print."""
    year = row.get("tahun")
    return year, None if year else row.get("tahun_ke")


def year_of(row: Row) -> Value:
    """The year of a row as a person names it: ``2022``, ``tahun ke-2`` where print only counts
    them, empty where it says neither."""
    if row.get("tahun"):
        return Year(row["tahun"])
    ordinal = row.get("tahun_ke")
    return say("tahun-ke", nomor=ordinal) if ordinal is not None else ""
