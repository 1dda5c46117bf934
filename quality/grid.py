"""A table's cells as rules look at them: header paths, labels, kinds of columns, exact numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby, islice, pairwise
from typing import Any

from arithmetic.printed import Printed, printed, unknown
from grammar.totals import is_total_label, starts_total
from grammar.years import year_alone

Row = dict[str, Any]

_NUMBER_HEADER = re.compile(r"^(no|nomor|nomer|nr|n|#|no urut|nomor urut)$")
_NOT_ADDITIVE = re.compile(
    r"%|\b(persen\w*|prosentase|presentase|rasio|rata|rerata|rataan|indeks|index|skor|nilai ip"
    r"|kelas|golongan|eselon|tahun|usia|umur|kode|nomor|nip|jarak|ketinggian|kepadatan|laju"
    r"|pertumbuhan|bobot|peringkat|ranking|rangking|tanggal|bulan|kategori|telepon|telp|rt/rw"
    r"|per km2|per km|sex ratio|capaian|harga satuan|tarif)\b"
)
_SHARES = re.compile(
    r"%|\b(persen\w*|prosentase|presentase|rasio|rata|rerata|rataan|indeks|capaian|pertumbuhan"
    r"|kepadatan|laju)\b"
)
"""Words that make every column under a band a share or an average."""
_COLUMN_NUMBER = re.compile(r"^[(\[]?\d{1,2}[)\]]?(\s*=.*)?$")
_COLUMN_NUMBERS = re.compile(r"[(\[]\d{1,2}[)\]]")
_NO_PART = re.compile(
    r"^(rata|rerata|rataan|persen|persentase|prosentase|presentase|%)\b"
    r"|^(keterangan|ket|sumber|sumber data|catatan) ?:"
)


def squeeze(text: str | None) -> str:
    """Lower case, white space single, footnote stars gone: what header words are compared as."""
    return " ".join(re.sub(r"[*:]+", " ", text or "").split()).casefold()


def letters(text: str | None) -> str:
    """Only the letters, lower case: ``J U M L A H`` and ``Jumlah :`` are both ``jumlah``."""
    return re.sub(r"[^a-z]", "", (text or "").casefold())


LONGEST_MARK = 5
"""``XVII.`` is a mark, longer texts are words."""


class Grid:
    """One table of ``sel``: ``tabel`` is its row there, ``cells`` its cells."""

    def __init__(self, tabel: Mapping[str, Any], cells: Sequence[Row]) -> None:
        self.tabel = tabel
        self.tabel_id: str = cells[0]["tabel_id"]
        self.at: dict[tuple[int, int], Row] = {(c["baris"], c["kolom"]): c for c in cells}
        self._texts = {at: (cell.get("teks") or "").strip() for at, cell in self.at.items()}
        self.n_rows = max(row for row, _ in self.at) + 1
        self.n_cols = max(col for _, col in self.at) + 1
        header = {row for (row, _), cell in self.at.items() if cell.get("kepala")}
        self.header_rows = sorted(header)
        self.body_rows = [row for row in range(self.n_rows) if row not in header]

    @property
    def kind(self) -> str:
        """What form the table is, ``lain`` of none that is known."""
        return str(self.tabel.get("jenis", "lain"))

    def printed(self, row: int) -> list[tuple[int, str]]:
        """What a row prints, by column."""
        return [(col, text) for col in range(self.n_cols) if (text := self.text(row, col))]

    def text(self, row: int, col: int) -> str:
        """The printed text; empty where nothing is printed or the place is covered."""
        return self._texts.get((row, col), "")

    def number(self, row: int, col: int) -> Printed | None:
        """The exact number of a cell; None where none was read."""
        return self._numbers.get((row, col))

    @cached_property
    def _numbers(self) -> dict[tuple[int, int], Printed]:
        return {
            at: number
            for at, cell in self.at.items()
            if (number := printed(self._texts[at], cell.get("nilai")))
        }

    def unread(self, row: int, col: int) -> bool:
        """Whether digits stand there that were not read."""
        cell = self.at.get((row, col), {})
        return unknown(cell.get("teks"), cell.get("nilai"))

    @cached_property
    def headers(self) -> list[tuple[str, ...]]:
        """Per column the header texts from the outer band to its own words, squeezed.

        A band is printed once over its columns: it reaches right to the next printed cell of its
        row, as long as the column has words of its own further down. Numbers that come again
        (``1 2 3 1 2 3``) count the years of several bands, and number no columns.
        """
        rows = [row for row in self.header_rows if not self._numbers_columns(row)]
        paths: list[tuple[str, ...]] = []
        for col in range(self.n_cols):
            own = [squeeze(self.text(row, col)) for row in rows]
            first = next((index for index, word in enumerate(own) if word), 0)
            words = [*(self._band(row, col) for row in rows[:first]), *own[first:]]
            paths.append(tuple(word for word, _ in groupby(filter(None, words))))
        return paths

    def _numbers_columns(self, row: int) -> bool:
        texts = [text for _, text in self.printed(row)]
        return len(set(texts)) == len(texts) and all(map(_COLUMN_NUMBER.match, texts))

    def _band(self, row: int, col: int) -> str:
        texts = (self.text(row, left) for left in range(col - 1, -1, -1))
        return squeeze(next(filter(None, texts), ""))

    def header(self, col: int) -> str:
        """The whole header of a column in one line."""
        return " ".join(self.headers[col])

    def own_header(self, col: int) -> str:
        """The innermost header words of a column."""
        return self.headers[col][-1] if self.headers[col] else ""

    @cached_property
    def number_columns(self) -> frozenset[int]:
        """Columns that only number the lines (``No``)."""
        first = range(min(self.n_cols, 4))
        found = [c for c in first if _NUMBER_HEADER.match(self.own_header(c).rstrip(". "))]
        if not found and self._counts_up(0):
            found = [0]
        return frozenset(found)

    def _counts_up(self, col: int) -> bool:
        values = [n.value for row in self.body_rows if (n := self.number(row, col))]
        return len(values) >= 3 and all(later - earlier == 1 for earlier, later in pairwise(values))

    @cached_property
    def numeric_columns_raw(self) -> frozenset[int]:
        """Columns most of whose printed body cells are numbers."""
        return frozenset(filter(self._holds_numbers, range(self.n_cols)))

    def _holds_numbers(self, col: int) -> bool:
        filled = [row for row in self.body_rows if any(map(str.isalnum, self.text(row, col)))]
        return 2 * sum(bool(self.number(row, col)) for row in filled) > len(filled)

    @cached_property
    def label_columns(self) -> list[int]:
        """Columns that say what a line is: neither numbers nor line numbers."""
        return [
            col
            for col in range(self.n_cols)
            if col not in self.numeric_columns_raw and col not in self.number_columns
        ]

    @cached_property
    def additive_columns(self) -> list[int]:
        """Columns of quantities that a total may add up: no line numbers, years, percentages,
        averages, ranks, ages, codes."""
        found = []
        for col in sorted(self.numeric_columns_raw - self.number_columns):
            if _NOT_ADDITIVE.search(self.own_header(col)) or _SHARES.search(self.header(col)):
                continue
            units = {
                self.at[row, col].get("satuan") for row in self.body_rows if self.number(row, col)
            }
            if "persen" in units or self._holds_years(col):
                continue
            found.append(col)
        return found

    def _holds_years(self, col: int) -> bool:
        """Years under no header; under one, four digits are a quantity like any other."""
        texts = [
            t for row in self.body_rows if (t := self.text(row, col)) and self.number(row, col)
        ]
        return not self.header(col) and bool(texts) and all(map(year_alone, texts))

    def label(self, row: int) -> str:
        """What a line is called: its first words, also where they stand in a column of numbers
        (``Jumlah`` under ``Tahun``)."""
        return " ".join(next(self._names(row), "").split())

    def line_number(self, row: int) -> str:
        """What stands in the number column."""
        texts = (self.text(row, col) for col in sorted(self.number_columns))
        return next(filter(None, texts), "")

    def words(self, row: int) -> list[str]:
        """The first two texts of a line that may name it."""
        return list(islice(self._names(row), 2))

    def _names(self, row: int) -> Iterator[str]:
        """The texts that may name a line: those of words, of line numbers, of the rest."""
        yield from (text for col in self.label_columns if (text := self.text(row, col)))
        numeric = self.numeric_columns_raw - self.number_columns
        for col in (*sorted(self.number_columns), *sorted(numeric)):
            text = self.text(row, col)
            if not self.number(row, col) and any(map(str.isalpha, text)):
                yield text

    @cached_property
    def lines(self) -> list[int]:
        """Body rows that state something: no column numbers, averages, notes or empty rows."""
        found = []
        for row in self.body_rows:
            texts = [text for _, text in self.printed(row)]
            if not texts or _NO_PART.match(self.label(row).casefold()):
                continue
            if len(texts) >= 3 and (
                all(_COLUMN_NUMBERS.fullmatch(text) for text in texts)
                or all(text.rstrip(".") == str(at + 1) for at, text in enumerate(texts))
            ):
                continue
            found.append(row)
        return found

    @cached_property
    def total_rows(self) -> list[int]:
        """The lines that are totals: by their label, or a last line that is named as a total or
        not named at all while every other line is."""
        found = [row for row in self.lines if any(map(is_total_label, self.words(row)))]
        if len(self.lines) < 3 or self.lines[-1] in found:
            return found
        *above, last = self.lines
        if 0 < len(self.line_number(last)) <= LONGEST_MARK:
            return found  # words in the column of numbers name a line
        label, *others = (self.label(row).casefold() for row in (last, *above))
        if starts_total(label):
            named = not any(map(starts_total, others))
        else:
            named = not label and all(others)
        return [*found, last] if named else found
