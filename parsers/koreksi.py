"""What people put right, laid over a document before its parsers read it.

A cell gets its right text, a head field its right value, a table its kind, a column its role; what
follows from them follows. Nothing is changed where the place does not say any more what was
corrected: then a finding says so (``koreksi-tak-berlaku``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from extract.document import Cell, Document, Table
from normalize.only import only
from parsers.parsed import Row, value_columns
from parsers.tabel.captions import Caption, find_captions
from parsers.tabel.header import Band, Column, Header, Role
from parsers.tabel.sheet import Place, Sheet
from schemas.finding import Finding, Where, cell_ref
from schemas.koreksi import ROLE, Correction, column_head, row_label
from schemas.message import Message, Quote, Value, say
from schemas.message import Table as NamedTable
from schemas.rules import finding

_APA = {
    "sel": say("koreksi-tak-berlaku.apa.sel"),
    "jenis-tabel": say("koreksi-tak-berlaku.apa.jenis-tabel"),
    "peran-kolom": say("koreksi-tak-berlaku.apa.peran-kolom"),
}
_NAMES = ("tujuan", "sasaran", "indikator", "uraian", "program", "nama", "keluaran", "kode")
"""Columns of typed rows whose text may come from another row than their values."""


@dataclass(slots=True)
class Decided:
    """What is decided of the tables of a document, by the table's number; how many corrections
    were applied; what those say that were not."""

    kinds: dict[int, Correction] = field(default_factory=dict)
    roles: dict[int, dict[int, Correction]] = field(default_factory=dict)
    """By the table's number and the column."""
    cells: dict[int, dict[Place, str]] = field(default_factory=dict)
    """The right texts, by the table's number and the place."""
    applied: int = 0
    findings: list[Finding] = field(default_factory=list)


def with_corrected_cells(
    document: Document, corrections: Sequence[Correction], doc_id: str
) -> tuple[Document, Decided]:
    """The document with its cells put right, and what is decided of its tables.

    Corrections made on this very content come before those of an older version of it, which are
    passed over where a newer one speaks of the same place.
    """
    decided = Decided()
    wanted = [item for item in corrections if item.jenis != "kepala"]
    if not wanted:
        return document, decided
    tables = list(document.tables())
    captions = find_captions(document)
    titles = [_names(captions[index]) for index, _ in tables]
    for item in sorted(wanted, key=lambda c: not c.is_of(document.source.sha256)):
        number = _table(item, titles)
        if number is None:
            decided.findings.append(_lapsed(item, doc_id, say("koreksi-tak-berlaku.sebab.tabel")))
        elif item.jenis == "jenis-tabel":
            decided.kinds.setdefault(number, item)
        elif item.jenis == "peran-kolom":
            decided.roles.setdefault(number, {}).setdefault(item.column, item)
        else:
            _put_right(item, tables[number - 1][1], doc_id, number, decided)
    blocks = list(document.blocks)
    for number, changes in decided.cells.items():
        index, table = tables[number - 1]
        blocks[index] = _changed(table, changes)
    return replace(document, blocks=tuple(blocks)), decided


def _names(caption: Caption) -> frozenset[str]:
    """How a table may be called: its code, its title."""
    return frozenset(_tidy(text).casefold() for text in (caption.code, caption.title) if text)


def _put_right(item: Correction, table: Table, doc_id: str, number: int, decided: Decided) -> None:
    """Take the right text of a cell, or say why not; of two for one place the first holds."""
    taken = decided.cells.setdefault(number, {})
    at = _cell(item, table)
    if not at and (item.row, item.column) not in taken:
        decided.findings.append(_cell_lapsed(item, table, doc_id, number))
    elif at and at not in taken:
        taken[at] = item.right
        decided.applied += 1


def with_roles(sheet: Sheet, number: int, decided: Decided) -> Sheet:
    """The sheet with the roles of its columns put right."""
    columns = list(sheet.header.columns)
    for item in decided.roles.get(number, {}).values():
        if item.column >= len(columns):
            decided.findings.append(
                _lapsed(item, sheet.context.doc_id, say("koreksi-tak-berlaku.sebab.kolom"))
            )
            continue
        column = columns[item.column]
        if _tidy(column.name) != item.tercetak:
            said = say("koreksi-tak-berlaku.sebab.kepala", kini=Quote(_tidy(column.name)))
            decided.findings.append(_lapsed(item, sheet.context.doc_id, said, column.name))
            continue
        columns[item.column] = _as_told(column, item.right)
        decided.applied += 1
    return sheet.but(header=Header(tuple(columns), sheet.header.numbers))


def with_kind(sheet: Sheet, number: int, decided: Decided) -> Sheet:
    """The sheet with its kind put right."""
    item = decided.kinds.get(number)
    if not item:
        return sheet
    if sheet.kind != item.tercetak:
        said = say("koreksi-tak-berlaku.sebab.berisi", kini=sheet.kind)
        decided.findings.append(_lapsed(item, sheet.context.doc_id, said, sheet.kind))
        return sheet
    decided.applied += 1
    return sheet.but(kind=item.right)


def mark(sheet: Sheet, rows: Sequence[Row], number: int, decided: Decided) -> None:
    """Note in every typed row of a table whether a correction had a part in it: in its values and
    their heads, in the texts of its row, in a text above that covers it."""
    roles = {item.column for item in _roles(sheet, number, decided)}
    whole = _has_other_kind(sheet, number, decided) or any(
        sheet.header.columns[col].role != "nilai" for col in roles
    )
    changed = {place: cell for place, cell in sheet.cells.items() if is_changed(cell)}
    texts = [
        _tidy(cell.text)
        for (row, col), cell in changed.items()
        if row >= sheet.table.header_rows and sheet.header.columns[col].role != "nilai"
    ]
    # A column that no row names as its value's (growth, a unit) tells of all rows of its line.
    shared = {col for _, col in changed}.difference(*map(value_columns, rows))
    for row in rows:
        row["dikoreksi"] = whole or _has_part(sheet, row, changed, roles, texts, shared)


def is_decided(sheet: Sheet, number: int, decided: Decided) -> bool:
    """Whether a person gave a table another kind, or a column of it another role."""
    return _has_other_kind(sheet, number, decided) or bool(_roles(sheet, number, decided))


def _has_other_kind(sheet: Sheet, number: int, decided: Decided) -> bool:
    kind = decided.kinds.get(number)
    return kind is not None and kind.right == sheet.kind != kind.tercetak


def _roles(sheet: Sheet, number: int, decided: Decided) -> list[Correction]:
    """The corrections of its columns that hold."""
    heads = dict(enumerate(_tidy(column.name) for column in sheet.header.columns))
    return [
        item
        for item in decided.roles.get(number, {}).values()
        if not item.confirms and heads.get(item.column) == item.tercetak
    ]


def is_changed(cell: Cell) -> bool:
    """Whether a person gave a cell another text than was read."""
    return cell.original is not None and _tidy(cell.original) != _tidy(cell.text)


def _has_part(
    sheet: Sheet,
    row: Row,
    changed: Mapping[Place, Cell],
    roles: set[int],
    texts: Sequence[str],
    shared: set[int],
) -> bool:
    own = {line for name, line in row.items() if name.endswith("baris")}
    values = value_columns(row)
    for (at, col), cell in changed.items():
        headed = at < sheet.table.header_rows and values & set(range(col, col + cell.col_span))
        if headed or (at in own and at >= sheet.table.header_rows and col in values | shared):
            return True
    named = [row[name] for name in _NAMES if row.get(name)]
    return bool(roles & values) or any(text and text in name for text in texts for name in named)


def _table(item: Correction, titles: Sequence[frozenset[str]]) -> int | None:
    """The number of the table that a correction speaks of: the same one, where its title still
    agrees, else the only one of that title."""
    number, title = item.table, item.judul.casefold()
    if 0 < number <= len(titles) and (not title or title in titles[number - 1]):
        return number
    return only(place for place, names in enumerate(titles, 1) if title and title in names)


def _cell(item: Correction, table: Table) -> Place | None:
    """Where the cell is that a correction speaks of: in its old place, else in the same column of
    the only row of that name, where both still say the same."""
    places = table.at()
    old = (item.row, item.column)
    if (
        old in places
        and _tidy(places[old].text) == item.tercetak
        and _named_alike(item, table, old)
    ):
        return old
    if not item.uraian or not item.kepala:
        return None
    column = item.column
    found = only(at for at in places if at[1] == column and _named_alike(item, table, at))
    return found if found and _tidy(places[found].text) == item.tercetak else None


def _named_alike(item: Correction, table: Table, place: Place) -> bool:
    """Whether row and column still bear the names that the correction gives them."""
    row, col = place
    line = [cell.text for cell in table.cells if cell.row == row and cell.col != col]
    above = min(row, table.header_rows)
    heads = [cell.text for cell in table.cells if cell.col == col and cell.row < above]
    return (not item.uraian or row_label(line) == item.uraian) and (
        not item.kepala or column_head(heads) == item.kepala
    )


def _changed(table: Table, changes: Mapping[Place, str]) -> Table:
    cells = tuple(
        cell._replace(
            text=changes[cell.row, cell.col],
            original=cell.text,
            score=None,
            readings=(),
            stacked=False,
        )
        if (cell.row, cell.col) in changes
        else cell
        for cell in table.cells
    )
    return replace(table, cells=cells)


def _as_told(column: Column, text: str) -> Column:
    """A column in the role that a text names: ``indikator``, ``target 2021``, ``pagu 2021``."""
    match = ROLE.fullmatch(text)
    assert match is not None
    name = match["role"].casefold()
    year = int(match["year"]) if match["year"] else None
    band = "target" if name == "pagu" else name
    if band in Band.__args__:  # type: ignore[attr-defined]
        return replace(
            column,
            role="nilai",
            band=cast(Band, band),
            year=year or column.year,
            ordinal=None if year else column.ordinal,
            money=name in {"pagu", "anggaran"} or bool(match["money"]),
        )
    return replace(column, role=cast(Role, band), band=None, year=None, ordinal=None, money=False)


def _cell_lapsed(item: Correction, table: Table, doc_id: str, number: int) -> Finding:
    cell = table.at().get((item.row, item.column))
    if not cell:
        return _lapsed(item, doc_id, say("koreksi-tak-berlaku.sebab.sel"))
    now = _tidy(cell.text)
    ref = cell_ref(f"{doc_id}/t{number:02d}", item.row, item.column)
    done = now == item.right and _named_alike(item, table, (item.row, item.column))
    if done:
        said = say("koreksi-tak-berlaku.sebab.sudah")
    elif now == item.tercetak:
        said = say("koreksi-tak-berlaku.sebab.nama")
    else:
        said = say("koreksi-tak-berlaku.sebab.berisi", kini=Quote(now))
    return replace(_lapsed(item, doc_id, said, now, done=done), cells=(ref,))


def _lapsed(
    item: Correction, doc_id: str, why: Message, found: str = "", *, done: bool = False
) -> Finding:
    name = f"t{item.table:02d}"
    row = (say("baris", nomor=item.row),) if item.baris else ()
    column = (say("kolom", nomor=item.column),) if item.kolom else ()
    where = (NamedTable(f"{doc_id}/{name}", name), *row, *column, item.jenis)
    dataset = "sel" if item.jenis == "sel" else "tabel"
    made = lapsed(item, _APA[item.jenis], dataset, where, why, found, done=done)
    page = int(item.halaman) if item.halaman.isdecimal() else 0
    return replace(made, page=page or None)


def lapsed(
    item: Correction,
    what: Value,
    dataset: str,
    where: Where,
    why: Message,
    found: str,
    *,
    done: bool,
) -> Finding:
    """The finding that a correction was not applied; a remark where it is not needed any more."""
    return finding(
        say("koreksi-tak-berlaku", apa=what, lama=item.tercetak, benar=item.benar, sebab=why),
        dataset,
        where,
        level="info" if done else "warning",
        expected=item.tercetak or None,
        found=Quote(found) if found else None,
    )


def _tidy(text: str) -> str:
    return " ".join(text.split())
