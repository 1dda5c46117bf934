"""What people put right: ``koreksi.csv``, kept beside the documents and beside ``reviews.csv``.

A line says what was read in one place, and what is right there. It is tied to the document by the
hash of its content, and by its ``doc_id`` where the source has been replaced by another version;
and it is tied to the place by what was printed there, by the text that names the row and by the
head of the column. Where these no longer hold, it is not applied, and a finding says so.
"""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import islice, takewhile
from typing import Any, Literal, get_args

from schemas.datasets import DATASETS
from schemas.kept import read_kept
from schemas.message import Message, listed, say

FILE = "koreksi.csv"
Kind = Literal["sel", "kepala", "jenis-tabel", "peran-kolom"]

EMPTY = "(kosong)"
"""Stands for a cell without text: an empty field may have been forgotten."""

HEAD_FIELDS = (
    *("bentuk", "jenis", "nomor", "tahun", "tentang", "provinsi", "kabupaten"),
    *("perangkat_daerah", "kecamatan", "periode_awal", "periode_akhir", "tempat_ditetapkan"),
    *("tanggal_ditetapkan", "tanggal_diundangkan", "bupati", "sekretaris_daerah"),
    *("berita_daerah_tahun", "berita_daerah_nomor", "tambahan_berita_daerah_nomor"),
)
"""Columns of ``dokumen`` that can be corrected; ``doc_id`` and ``kode_wilayah`` follow them."""

TEXT_ROLES = (
    *("nomor", "kode", "tujuan", "sasaran", "tujuan-sasaran", "indikator", "nama", "satuan"),
    *("tahun", "lokasi", "penanggung-jawab", "acuan", "keterangan", "lain"),
)
VALUE_ROLES = (
    *("awal", "proyeksi", "target", "akhir", "realisasi", "rasio", "anggaran", "pagu"),
    "pertumbuhan",
)
"""``pagu`` is the money of a target."""
ROLE = re.compile(
    rf"(?P<role>{'|'.join((*TEXT_ROLES, *VALUE_ROLES))})(?:\s+(?P<year>(?:19|20)\d\d))?"
    r"(?P<money>\s+rp)?",
    re.IGNORECASE,
)
"""``indikator``, ``target 2021``, ``realisasi 2020 rp``."""

_SHA = re.compile(r"[0-9a-f]{12,64}")
_TABLE = re.compile(r"(?:.*/)?t?(\d{1,4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Correction:
    """One line: a place of a document, what was read there (``tercetak``), what is right
    (``benar``). ``benar`` equal to ``tercetak`` confirms the reading.

    ``kolom`` is the column (0 = first) of a cell or a role, or the name of a head field; ``baris``
    the row of a cell. ``uraian`` is the text that names the row, ``kepala`` the head of the column,
    ``judul`` the title or code of the table: by them a place is known again.
    """

    doc_id: str = ""
    sha256: str = ""
    jenis: Kind = "sel"
    halaman: str = ""
    tabel: str = ""
    judul: str = ""
    baris: str = ""
    kolom: str = ""
    uraian: str = ""
    kepala: str = ""
    tercetak: str = ""
    benar: str = ""
    alasan: str = ""
    oleh: str = ""
    tanggal: str = ""

    @property
    def table(self) -> int:
        """The number of its table in the document (1 = first)."""
        match = _TABLE.fullmatch(self.tabel)
        return int(match[1]) if match else 0

    @property
    def row(self) -> int:
        """The row of its cell."""
        return int(self.baris)

    @property
    def column(self) -> int:
        """The column of its cell or role."""
        return int(self.kolom)

    @property
    def right(self) -> str:
        """The right text; empty where nothing should stand there."""
        return "" if self.benar == EMPTY else self.benar

    @property
    def confirms(self) -> bool:
        """Whether it says that what was read is right."""
        return self.right == self.tercetak

    @property
    def place(self) -> tuple[str, ...]:
        """What it speaks of: of two lines on one place the later holds."""
        table = str(self.table) if self.jenis != "kepala" else ""
        return (self.sha256 or self.doc_id, self.jenis, table, self.baris, self.kolom)

    def is_of(self, sha256: str) -> bool:
        """Whether it was made on a content of this hash."""
        return bool(self.sha256) and sha256.startswith(self.sha256)


COLUMNS = tuple(field.name for field in fields(Correction))
_WHO = ("alasan", "oleh", "tanggal")


@dataclass(frozen=True, slots=True)
class Corrections:
    """The lines of a file that hold, in their order, and what is wrong with every other one.
    ``sha256`` is that of the file, none without one."""

    items: tuple[Correction, ...] = ()
    problems: tuple[Message, ...] = ()
    sha256: str | None = None

    def by_content(self, called: Mapping[str, Collection[str]]) -> dict[str, list[Correction]]:
        """The corrections of every content that is there, by its hash; those made on an older
        content first. ``called`` says by hash what each calls itself.

        A line belongs to the very content it was made on; where that is gone, to the one content
        that calls itself alike. It is nobody's where two do.
        """
        hashes = sorted(called)
        claims: dict[str, list[str]] = {}
        for sha256 in hashes:
            for doc_id in called[sha256]:
                claims.setdefault(doc_id, []).append(sha256)
        own: dict[str, list[Correction]] = {}
        older: dict[str, list[Correction]] = {}
        for item in self.items:
            place = bisect_left(hashes, item.sha256)
            owners = list(takewhile(item.is_of, islice(hashes, place, None))) if item.sha256 else []
            for sha256 in owners:
                own.setdefault(sha256, []).append(item)
            claimed = claims.get(item.doc_id, ())
            if not owners and len(claimed) == 1:
                older.setdefault(claimed[0], []).append(item)
        return {
            sha256: [*older.get(sha256, ()), *own.get(sha256, ())]
            for sha256 in hashes
            if sha256 in older or sha256 in own
        }


def read_corrections(data: bytes | None, name: str = FILE) -> Corrections:
    """The corrections of a file; a line that cannot be used is named and changes nothing."""
    if data is None:
        return Corrections()
    kept = read_kept(data)
    digest = hashlib.sha256(data).hexdigest()
    missing = [column for column in ("kolom", "tercetak", "benar") if column not in kept.header]
    if not {"doc_id", "sha256"} & set(kept.header):
        missing.append("doc_id")
    if missing:
        if not data.strip():
            return Corrections(sha256=digest)
        said = say("koreksi.kolom", berkas=name, kolom=listed(missing, ", "))
        return Corrections((), (said,), digest)
    places: dict[tuple[str, ...], Correction] = {}
    problems = list(kept.broken)
    for line, values in kept.records:
        item = Correction(**{c: _tidy(values[c]) for c in COLUMNS if values.get(c)})  # type: ignore[arg-type]
        problem = _problem(item)
        if problem:
            problems.append((line, problem))
        else:
            places.pop(item.place, None)
            places[item.place] = item
    problems.sort(key=lambda problem: problem[0])
    said_lines = tuple(
        say("koreksi.baris", berkas=name, baris=line, sebab=problem) for line, problem in problems
    )
    return Corrections(tuple(places.values()), said_lines, digest)


def digest(corrections: Iterable[Correction]) -> str:
    """A hash over what corrections do; reason, author and day do nothing. Empty without any."""
    said = [[getattr(item, name) for name in COLUMNS if name not in _WHO] for item in corrections]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:24] if said else ""


def row_label(texts: Iterable[str]) -> str:
    """The text that names a row: the first of its cells, but for the one in question, with a word
    in it."""
    return next((_tidy(text) for text in texts if _letters(text) >= 3), "")


def column_head(texts: Iterable[str]) -> str:
    """The text that names a column: the lowest of its head with more than a column's number."""
    named = [_tidy(text) for text in texts if len(re.sub(r"\W", "", text)) >= 3]
    return named[-1] if named else ""


def of_cell(
    dokumen: Mapping[str, Any],
    tabel: Mapping[str, Any],
    cells: Sequence[Mapping[str, Any]],
    cell: Mapping[str, Any],
    right: str,
    **who: str,
) -> Correction:
    """The correction of a published cell; ``cells`` are those of its table. What was read is its
    original text, also where a correction has already given it another."""
    row, col, head = cell["baris"], cell["kolom"], tabel["baris_kepala"] or 0
    line = [read_text(other) for other in cells if other["baris"] == row and other["kolom"] != col]
    heads = [
        read_text(other)
        for other in cells
        if other["kolom"] == col and other["baris"] < min(row, head)
    ]
    return Correction(
        **_of_table(dokumen, tabel),
        jenis="sel",
        halaman=head_text(cell["halaman"]),
        baris=str(row),
        kolom=str(col),
        uraian=row_label(line),
        kepala=column_head(heads),
        tercetak=read_text(cell),
        benar=_tidy(right) or EMPTY,
        **who,
    )


def of_head(dokumen: Mapping[str, Any], field: str, right: str, **who: str) -> Correction:
    """The correction of a field of a published head."""
    return Correction(
        doc_id=dokumen["doc_id"],
        sha256=dokumen["source_sha256"],
        jenis="kepala",
        kolom=field,
        tercetak=head_text(dokumen[field]),
        benar=_tidy(right) or EMPTY,
        **who,
    )


def of_kind(
    dokumen: Mapping[str, Any], tabel: Mapping[str, Any], right: str, **who: str
) -> Correction:
    """The correction of a published table's kind."""
    kind = tabel["jenis"]
    return Correction(
        **_of_table(dokumen, tabel), jenis="jenis-tabel", tercetak=kind, benar=right, **who
    )


def _of_table(dokumen: Mapping[str, Any], tabel: Mapping[str, Any]) -> dict[str, str]:
    return {
        "doc_id": dokumen["doc_id"],
        "sha256": dokumen["source_sha256"],
        "tabel": tabel["tabel_id"].rpartition("/")[2],
        "judul": _tidy(tabel["judul"] or tabel["kode"] or ""),
    }


def read_text(cell: Mapping[str, Any]) -> str:
    """What was read in a published cell, whatever people made of it."""
    text = cell["teks_asli"] if cell["dikoreksi"] else cell["teks"]
    return _tidy(text or "")


def head_text(value: object) -> str:
    """A value of ``dokumen`` as ``tercetak`` and ``benar`` write it."""
    return "" if value is None else _tidy(str(value))


def head_value(field: str, text: str) -> object:
    """The value of a head field that a text stands for; null for none. Raises ``ValueError`` where
    it stands for none that the field can have."""
    column = DATASETS["dokumen"].column(field)
    if not text:
        return None
    if column.kind == "int":
        number = int(text)
        if column.minimum is not None and number < column.minimum:
            raise ValueError(text)
        if column.maximum is not None and number > column.maximum:
            raise ValueError(text)
        return number
    if column.kind == "date":
        return date.fromisoformat(text)
    if column.allowed and text not in column.allowed:
        raise ValueError(text)
    return text


def _problem(item: Correction) -> Message | None:
    """Why a line cannot be used."""
    if not item.doc_id and not item.sha256:
        return say("koreksi.alamat")
    if item.sha256 and not _SHA.fullmatch(item.sha256):
        return say("koreksi.hash", isi=item.sha256)
    if item.jenis not in get_args(Kind):
        return say("koreksi.jenis", isi=item.jenis, pilihan=listed(get_args(Kind), ", "))
    if not item.benar:
        return say("koreksi.kosong", kosong=EMPTY)
    if item.jenis == "kepala":
        return _head_problem(item)
    if not item.table:
        return say("koreksi.nomor-tabel", isi=item.tabel)
    if item.jenis == "jenis-tabel":
        kinds = DATASETS["tabel"].column("jenis").allowed
        if item.right in kinds:
            return None
        return say("koreksi.jenis-tabel", isi=item.benar, pilihan=listed(kinds, ", "))
    if not item.kolom.isdecimal():
        return say("koreksi.nomor-kolom", isi=item.kolom)
    if item.jenis == "peran-kolom":
        return None if ROLE.fullmatch(item.right) else say("koreksi.peran", isi=item.benar)
    return None if item.baris.isdecimal() else say("koreksi.nomor-baris", isi=item.baris)


def _head_problem(item: Correction) -> Message | None:
    if item.kolom not in HEAD_FIELDS:
        return say("koreksi.kepala", isi=item.kolom)
    try:
        head_value(item.kolom, item.right)
    except ValueError:
        return say("koreksi.nilai", isi=item.benar, bagian=item.kolom)
    return None


def _letters(text: str) -> int:
    return sum(sign.isalpha() for sign in text)


def _tidy(text: str) -> str:
    return " ".join(text.split())
