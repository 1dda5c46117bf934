"""Every table of a document: what it is called, what it is, its cells, and its typed rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby, pairwise

from extract.document import Document, Table
from extract.header import is_data_text
from grammar.codes import is_code
from grammar.items import is_serial
from grammar.people import holds_staff_number, names_person, tells_of_person
from grammar.totals import is_total_label
from normalize.language import is_english_table
from normalize.only import only, present
from normalize.units import tidy_unit
from parsers.koreksi import Decided, is_changed, is_decided, mark, with_kind, with_roles
from parsers.parsed import Context, Row, TablesPart, as_row, value_columns
from parsers.tabel import anggaran, capaian, evaluasi, periods, rencana, target
from parsers.tabel.behind import budget_behind
from parsers.tabel.candidates import with_readings
from parsers.tabel.captions import Caption, find_captions, without_table
from parsers.tabel.catalogue import catalogue
from parsers.tabel.content import performance_alone, told_by_content
from parsers.tabel.header import Column, read_header
from parsers.tabel.kinds import Verdict, classify, of_accounts, of_revenue, promise
from parsers.tabel.lost_heads import with_lost_heads
from parsers.tabel.separators import with_proved
from parsers.tabel.shares import with_shares
from parsers.tabel.sheet import Sheet, TypedKind, kind_of
from parsers.tabel.skala import Amounts, said_by_any, said_of_all, said_scales, with_scales
from parsers.tabel.turned import Turned, turned
from parsers.tabel.uneven import without_uneven
from parsers.tabel.unknown import with_names, without_lost
from parsers.tabel.years import (
    dated_by_caption,
    printed_ordinals,
    with_one_claim,
    with_years,
    without_doubtful_years,
    without_parts_of_year,
)
from schemas.finding import Finding, Level, guarded
from schemas.message import Message, Quote, all_of, clipped, listed, say, term
from schemas.rows import Sel, Tabel
from schemas.rules import finding

READERS: dict[TypedKind, Callable[[Sheet], Iterator[Row]]] = {
    "capaian": capaian.read,
    "anggaran": anggaran.read,
    "target": target.read,
    "rencana": rencana.read,
    "evaluasi": evaluasi.read,
}
"""The reader of each kind; a new kind is a new file and one line here."""
VALUED = frozenset(
    ("renstra", "perubahan-renstra", "renja", "lkjip", "perjanjian-kinerja", "iku", "evaluasi")
)
"""Forms of documents that hold tables of values."""
LEAST_VALUES = 3
"""Numbers from which on a table that was not read as a typed one is missed."""
_DIGIT = re.compile(r"\d")


def parse_tables(
    document: Document, context: Context, decided: Decided | None = None
) -> TablesPart:
    """Rows of ``tabel``, ``sel`` and the typed datasets, with the findings of reading them.

    ``decided`` is what people decided of the tables' kinds and columns.

    ``captions`` holds the blocks that are captions, ``used`` those and the tables themselves.
    """
    part = TablesPart({name: [] for name in ("tabel", "sel", *READERS)})
    captions = find_captions(document)
    upright = {index: turned(table) for index, table in document.tables()}
    headers = {
        index: read_header(found.table if (found := upright[index]) else table)
        for index, table in document.tables()
    }
    reading = _Reading(part, decided or Decided(), printed_ordinals(headers.values()))
    of_all = said_of_all(document)
    beside = said_by_any(captions.values(), headers.values())
    carried: tuple[int, ...] = ()
    for order, (index, table) in enumerate(document.tables(), start=1):
        caption = captions[index]
        part.used.add(index)
        part.captions.update(caption.blocks)
        header, stood = headers[index], upright[index]
        if not periods.is_evaluasi(header, caption):  # whose columns are dated by their quarters
            header = dated_by_caption(header, caption, context)
        sheet = Sheet(
            stood.table if stood else table,
            f"{context.doc_id}/t{order:02d}",
            context,
            caption,
            header,
            findings=part.findings,
            carried=(() if caption.title or caption.code else carried) or of_all,
            beside=beside,
        )
        if caption.explicit or said_scales(sheet):
            carried = said_scales(sheet)
        reading.read(sheet, order, table, stood)
    part.used.update(part.captions)
    part.findings.extend(_numbering((captions[at], table) for at, table in document.tables()))
    part.findings.extend(_not_found(document, context, captions, part))
    return part


@dataclass(frozen=True, slots=True)
class _Reading:
    """The tables of a document as far as they are read, and what they say of those that follow."""

    part: TablesPart
    decided: Decided
    plan_years: Mapping[int, int]
    amounts: dict[tuple[str, int], set[Decimal]] = field(default_factory=dict)

    def read(self, sheet: Sheet, order: int, table: Table, stood: Turned | None) -> None:
        """Read a table; ``table`` is it as printed, ``stood`` how it was turned upright."""
        part, decided = self.part, self.decided
        told, known = len(part.findings), _count(part)
        sheet = with_roles(sheet.but(header=told_by_content(sheet)), order, decided)
        _say_moved(sheet)
        sheet, confidence = _recognise(sheet, order, decided)
        halves: Sequence[Sheet] = ()
        if sheet.kind != "lain" and table.header_rows:
            # Of a table whose years and scales nothing settled no value is true.
            with guarded(part.findings, sheet.kind, sheet.tabel_id):
                halves = self._readings(sheet, order)
                sheet = halves[0] if halves else sheet
        else:
            sheet = with_readings(sheet)
        shown = replace(sheet, table=table, header=read_header(table)) if stood else sheet
        corrected = is_decided(sheet, order, decided)
        part.rows["tabel"].append(_table_row(shown, order, confidence, corrected))
        part.rows["sel"].extend(_cell_rows(shown))
        if sheet.kind == "lain":
            _say_doubtful(sheet, _DIGIT.search, say("angka-tak-terbaca.baris"), "sel")
        with guarded(part.findings, sheet.kind, sheet.tabel_id):
            for half, rows in _rows_of(halves) if halves else ():
                if stood:
                    stood.put_back(rows)
                mark(half, rows, order, decided)
                self._keep(half, rows)
        said = {made.rule for made in part.findings[told:]} - {"nomor-loncat"}
        if _count(part) == known and not said:
            _say_unread(sheet)
        if stood:
            stood.put_back_findings(part.findings, told)

    def _readings(self, sheet: Sheet, order: int) -> list[Sheet]:
        """The readings of a typed table, each settled; none where its head was lost, and one where
        people decided what its columns are."""
        whole = sheet if sheet.kind == "rencana" else with_lost_heads(sheet)
        behind = whole and not self.decided.roles.get(order) and budget_behind(whole)
        return [_proved(half, self.plan_years, self.amounts) for half in (whole, behind) if half]

    def _keep(self, sheet: Sheet, rows: Sequence[Row]) -> None:
        """Add the rows of a reading to those of the document."""
        self.part.rows[sheet.kind].extend(rows)
        if rows:
            _say_doubtful(sheet, is_code, say("angka-tak-terbaca.kode"), sheet.kind)
        _remember(self.amounts, rows)


def _say_moved(sheet: Sheet) -> None:
    """A finding for each page whose rows were put under the columns of those above, and for a table
    of which all were put back."""
    if sheet.table.evidence.startswith("teks-dipulihkan"):
        sheet.find(say("kolom-bergeser.tabel"))
    for piece in sheet.table.continuations:
        if "bergeser" in piece.evidence:
            sheet.find(say("kolom-bergeser.halaman"), row=piece.row)


def _rows_of(halves: Sequence[Sheet]) -> Sequence[tuple[Sheet, Sequence[Row]]]:
    """The rows of a typed table, of each of its readings, with findings for its columns of values
    that none of them holds; none where these are most: what its head names is not the half of
    it."""
    read = [(sheet, _rows_read(sheet)) for sheet in halves]
    (sheet, rows), *others = read
    beside = [row for _, behind in others for row in behind]
    lost = rows and sheet.kind != "evaluasi" and not without_lost(sheet, rows, beside)
    return [] if lost else read


def _rows_read(sheet: Sheet) -> Sequence[Row]:
    """The rows that the reader of a sheet's kind finds in it."""
    rows: Sequence[Row] = list(READERS[sheet.kind](sheet))
    for row in rows:
        row["halaman"] = sheet.page(row["baris"], min(value_columns(row), default=0))
    return without_uneven(with_names(rows, sheet), sheet)


def _not_found(
    document: Document, context: Context, captions: Mapping[int, Caption], part: TablesPart
) -> Iterator[Finding]:
    """Tables that the document names or its form holds, and that were not recognised as tables."""
    missed = list(without_table(document, captions))
    for line, number, title in missed:
        said = say("tabel-tak-terurai.tanpa-tabel", nomor=number)
        yield finding(said, "tabel", number, found=title[:300] or None, at=line)
    told = {made.rule for made in part.findings if made.level != "info"}
    # A page that was not read says why no table was found.
    told |= {made.rule for made in document.findings if made.rule == "halaman-tak-terbaca"}
    why = told & {"tabel-tak-terurai", "tabel-tanpa-kepala", "halaman-tak-terbaca"}
    if context.bentuk in VALUED and not (missed or why or _count(part)):
        said = say("tabel-tak-terurai.dokumen", bentuk=term(context.bentuk))
        yield finding(said, "tabel", (term("dokumen"),))


def _remember(amounts: dict[tuple[str, int], set[Decimal]], rows: Sequence[Row]) -> None:
    """Add the rupiah that a table's rows state to those known of the document."""
    for row in rows:
        name, year = row.get("uraian") or row.get("nama"), row.get("tahun")
        for column in ("anggaran", "realisasi", "pagu"):
            if name and year and row.get(column):
                amounts.setdefault((name.casefold(), year), set()).add(row[column])


def _proved(sheet: Sheet, plan_years: Mapping[int, int], amounts: Amounts) -> Sheet:
    """The sheet of a typed table with its years, scales and doubtful separators settled. An
    evaluasi names its columns by periods, and settles its scales itself."""
    if sheet.kind == "evaluasi":
        return with_proved(with_readings(sheet), periods.performance_columns(sheet))
    dated = without_parts_of_year(without_doubtful_years(with_years(sheet, plan_years)))
    dated = with_readings(with_one_claim(dated))
    return with_shares(with_proved(with_scales(dated, amounts)))


def _recognise(sheet: Sheet, number: int, decided: Decided) -> tuple[Sheet, float]:
    """The sheet with its kind, and how sure its cells are: half as sure where a text has a foreign
    table, which may be invented; findings where one is foreign or has no header."""
    table = sheet.table
    heads = [text for row in sheet.grid[: table.header_rows] for text in row]
    if is_english_table(heads, [text for row in sheet.grid for text in row]):
        sheet.find(
            say("tabel-bahasa-asing"),
            found=next((Quote(text) for row in sheet.grid for text in row if text), None),
        )
        return sheet, round(table.confidence / 2, 3)
    sheet, verdict = _classified(sheet)
    sheet = with_kind(sheet.but(kind=verdict.kind), number, decided)
    if sheet.kind == "evaluasi":
        sheet = sheet.but(header=periods.with_places(sheet.header, sheet.caption))
    if sheet.kind == verdict.kind:  # else a person knows better than the signs that told it
        _say_other_kind(sheet, verdict)
    if (not table.header_rows and _needs_head(sheet)) or _names_no_value(sheet):
        level: Level = "error" if _loses_values(sheet) else "info"
        sheet.find(say("tabel-tanpa-kepala"), level=level, dataset="tabel")
    _check_column_numbers(sheet)
    return sheet, table.confidence


def _classified(sheet: Sheet) -> tuple[Sheet, Verdict]:
    """The sheet and what it is; of performance and money side by side the one where neither is
    known with the other."""
    verdict = classify(sheet)
    if verdict == Verdict("lain") and (alone := performance_alone(sheet)):
        half = sheet.but(header=alone)
        if (found := classify(half)).kind == "capaian":
            return half, found
    return sheet, verdict


def _say_other_kind(sheet: Sheet, verdict: Verdict) -> None:
    """A finding where a table may be of two kinds, or its title says another one."""
    title = sheet.caption.title
    if verdict.torn:
        said = say("tabel-tak-terurai.dua-bentuk", bentuk=all_of(map(term, verdict.torn)))
        sheet.find(said, found=title or None, dataset="tabel")
    elif verdict.titled:
        said = say("judul-tidak-cocok", judul=term(verdict.titled))
        expected, found = term(sheet.kind), title or sheet.caption.code
        sheet.find(said, expected=expected, found=found, dataset="tabel")
    elif code := _code_of_title(sheet.caption):
        said = say("judul-tidak-cocok.kode", judul=Quote(title))
        sheet.find(said, expected=code, found=sheet.caption.code, dataset="tabel")


def _code_of_title(caption: Caption) -> str | None:
    """The code of the one official form whose title a table has, where it has another one's code:
    ``T-C.32`` over ``Rumusan Rencana Program dan Kegiatan … dan Prakiraan Maju``."""
    words, known = _telling(caption.title), catalogue()
    titles = {form.code: _telling(form.title) for form in known.forms if form.code}
    if caption.code not in titles or titles[caption.code] <= words:
        return None
    return only(code for code, own in titles.items() if len(own) >= _TELLING and own <= words)


_TELLING = 4
"""Words of an official title that no other table has by chance."""


def _telling(title: str) -> frozenset[str]:
    """The words of a title, but for what an office calls itself."""
    words = frozenset(re.findall(r"[a-z]{3,}", title.casefold()))
    return words - {"perangkat", "daerah", "tahun", "dan", "pada", "yang"}


def _needs_head(sheet: Sheet) -> bool:
    """Whether a table is of a kind, or of some columns and rows, and no list (``Meja : 10``); the
    last row of one, on a page of its own, holds amounts."""
    is_grid = sheet.table.n_cols >= 3 and (sheet.table.n_rows >= 2 or _loses_values(sheet))
    return sheet.kind != "lain" or (is_grid and not any(":" in row for row in sheet.grid))


def _count(part: TablesPart) -> int:
    return sum(len(part.rows[name]) for name in READERS)


def _say_unread(sheet: Sheet) -> None:
    """A finding where a table promises values of a typed kind, holds numbers, and gave no row."""
    text = promise(sheet.header, sheet.caption)
    years = {column.year for column in sheet.header.columns} - {None}
    if sum(_values_in(cell) for row in sheet.body for cell in sheet.grid[row][1:]) < LEAST_VALUES:
        return
    if of_accounts(sheet):
        sheet.find(say("tabel-tak-terurai.rekening"), level="info", dataset="tabel")
        return
    if text is None:
        if len(years) > 1 and not _has_words(sheet, sheet.table.n_cols):
            sheet.find(say("tabel-tak-terurai.tanpa-nama"), dataset="tabel")
        return
    if of_revenue(sheet.header, sheet.caption):
        said = say("tabel-tak-terurai.pendapatan")
        sheet.find(said, level="info", found=text[:300], dataset="tabel")
        return
    titled = text in (sheet.caption.code, sheet.caption.title)
    sheet.find(
        say("tabel-tak-terurai", sebutan=text[:80])
        if titled
        else say("tabel-tak-terurai.kolom", sebutan=text[:80]),
        level="warning" if titled else "info",
        found=text[:300],
        dataset="tabel",
    )


def _values_in(cell: str) -> int:
    """How many values a cell holds, those of rows that were read as one too."""
    words = cell.split()
    return 1 if is_data_text(cell) else len(words) * all(map(is_data_text, words))


def _say_doubtful(
    sheet: Sheet, is_told: Callable[[str], object], said: Message, dataset: str
) -> None:
    """A finding for each row with numbers that were recognised in doubt and that no reader of
    values looks at: those of a table without readers, the codes of others."""
    cells = [
        (row, col)
        for row in sheet.body
        for col in range(sheet.table.n_cols)
        if sheet.doubtful(row, col) and is_told(sheet.text(row, col))
    ]
    for row, group in groupby(cells, key=lambda cell: cell[0]):
        cols = tuple(col for _, col in group)
        found = clipped(listed((Quote(sheet.text(row, col)) for col in cols), " · "), 300)
        sheet.find(said, level="warning", row=row, found=found, cols=cols, dataset=dataset)


def _loses_values(sheet: Sheet) -> bool:
    """Whether a table without header holds values that nothing names: several columns of numbers,
    or one of amounts. Of words nothing is lost; a list (``Meja | 10 | buah``) names its numbers by
    their lines, and the numbers in front of its words only count them."""
    columns = []
    for col in range(1, sheet.table.n_cols):
        numbers = [t for t in sheet.texts(col) if is_data_text(t) and any(map(str.isdigit, t))]
        counting = all(map(is_serial, numbers)) and not _has_words(sheet, col)
        if len(numbers) >= min(2, sheet.table.n_rows) and not counting:
            columns.append(numbers)
    values = [text for numbers in columns for text in numbers]
    amounts = list(filter(_AMOUNT.search, values))
    return max(len(amounts), len(values) * (len(columns) >= 2)) >= LEAST_VALUES


_AMOUNT = re.compile(r"\d[.,]\d|\d{4}|%")
"""What counts no single things: amounts, shares, decimals."""


def _has_words(sheet: Sheet, col: int) -> bool:
    """Whether words stand left of a column, so that it does not number its lines."""
    texts = (text for left in range(col) for text in sheet.texts(left))
    return any(any(map(str.isalpha, text)) and len(text) > 2 for text in texts)


def _names_no_value(sheet: Sheet) -> bool:
    """Whether what reads like a header names none of two columns of values and more: one lone label
    (``Tujuan``), or the first line of a row."""
    if sheet.table.header_rows != 1:
        return False
    over = (cell for cell in sheet.table.cells if cell.row == 0 and cell.text)
    named = {col for cell in over for col in range(cell.col, cell.col + cell.col_span)}
    columns = range(1, sheet.table.n_cols)
    valued = {col for col in columns if any(map(is_data_text, sheet.texts(col)))}
    return len(valued) >= 2 and named.isdisjoint(valued)


def _check_column_numbers(sheet: Sheet) -> None:
    """A gap or a repeat in the printed numbers of the columns: a column taken out of the form."""
    odd = [(a, b) for a, b in pairwise(present(sheet.header.numbers)) if b != a + 1]
    if odd:
        sheet.find(
            say(
                "nomor-loncat.kolom",
                loncatan=listed(say("lalu", satu=str(a), dua=str(b)) for a, b in odd),
            ),
            level="info",
            row=sheet.table.header_rows - 1,
            label=term("nomor kolom"),
            expected=f"({odd[0][0] + 1})",
            found=f"({odd[0][1]})",
            dataset="tabel",
        )


def _table_row(sheet: Sheet, order: int, confidence: float, corrected: bool) -> Row:
    table = sheet.table
    row: Tabel = {
        "tabel_id": sheet.tabel_id,
        "doc_id": sheet.context.doc_id,
        "urutan": order,
        "kode": sheet.caption.code,
        "judul": sheet.caption.title or None,
        "jenis": sheet.kind,
        "halaman_awal": table.page,
        "halaman_akhir": table.last_page or table.page,
        "jumlah_baris": table.n_rows,
        "jumlah_kolom": table.n_cols,
        "baris_kepala": table.header_rows,
        "metode": table.method,
        "keyakinan": confidence,
        "pribadi": is_list_of_staff(table),
        "baris_sumber": table.source_line,
        "dikoreksi": corrected,
    }
    return as_row(row)


def is_list_of_staff(table: Table) -> bool:
    """Whether a table names members of staff beside their ranks, numbers or scores."""
    heads = [cell.text for cell in table.cells if cell.row < table.header_rows]
    named = any(map(names_person, heads)) and any(map(tells_of_person, heads))
    return named or sum(holds_staff_number(cell.text) for cell in table.cells) > 1


_COUNTED = re.compile(
    r"\b(?:penduduk|jiwa|orang|laki|perempuan|pria|wanita|pegawai|kk|rumah tangga|keluarga"
    r"|dusun)\b",
    re.IGNORECASE,
)


def _counts(columns: Sequence[Column]) -> set[int]:
    """Columns that count people or things, with their totals: nothing there has decimals, so
    ``2,507`` without other evidence is thousands, as with money."""
    counted = {column.index for column in columns if _COUNTED.search(column.name)}
    sums = {column.index for column in columns if is_total_label(column.name)}
    return counted | sums if counted else counted


def _cell_rows(sheet: Sheet) -> Iterator[Row]:
    columns = sheet.header.columns
    counts = _counts(columns) if sheet.kind == "lain" else set()
    for cell in sheet.table.cells:
        text = " ".join(cell.text.split())
        head = cell.row < sheet.table.header_rows
        x0, y0, x1, y1 = cell.box or (None,) * 4
        row: Sel = {
            "doc_id": sheet.context.doc_id,
            "tabel_id": sheet.tabel_id,
            "baris": cell.row,
            "kolom": cell.col,
            "teks": text or None,
            "nilai": None,
            "satuan": None,
            "kepala": head,
            "keyakinan": None if cell.score is None else round(cell.score, 3),
            "halaman": cell.page,
            "x0": x0,
            "y0": y0,
            "x1": x1,
            "y1": y1,
            "baris_sumber": cell.source_line,
            "teks_asli": " ".join((cell.original or "").split()) or None,
            "dikoreksi": is_changed(cell),
        }
        if text and not head:
            column = columns[cell.col]
            kind = "uang" if column.index in counts else kind_of(column)
            number = sheet.peek(cell.row, cell.col, kind)
            if number.value is not None:
                row["nilai"] = float(number.value)
                row["satuan"] = number.unit or tidy_unit(column.unit)
        yield as_row(row)


LAST_OF_RENSTRA = 28
"""Of the forms T-C.29 to T-C.33 a Renja leaves some out; those of a Renstra all stand in it."""


def _numbering(tables: Iterable[tuple[Caption, Table]]) -> Iterator[Finding]:
    """Gaps in the numbers of a series of tables (``2.3`` then ``2.5``)."""
    last: dict[str, int] = {}
    for caption, table in tables:
        code = caption.code or ""
        match = re.fullmatch(r"((?:\d+\.)*|T-C\.)(\d+)", code)
        official = match is not None and match[1].startswith("T")
        if not match or not (caption.explicit or official):
            continue
        series, number = match[1], int(match[2])
        before = last.get(series, number)
        left_out = official and (before >= LAST_OF_RENSTRA or not caption.explicit)
        if number > before + 1 and not left_out:
            said = say("nomor-loncat.tabel", sebelum=f"{series}{before}")
            expected = f"{series}{before + 1}"
            # Offices print what an official table holds without its code, or leave it out.
            level: Level | None = "info" if official else None
            yield finding(said, "tabel", code, level=level, expected=expected, found=code, at=table)
        last[series] = max(number, before)
