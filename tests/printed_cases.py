"""Tables as they are printed, each with the rows and findings that become of it.

A case is a title, the lines of a table with ``|`` between cells, and ``=>`` before what is read:
a dataset and its values (``-`` for null), or ``!`` and a finding; in ``findings/`` all that it says
(its message, level, place, what was expected and found, its cells) and what a row says besides. A
line behind ``#`` says what the case is of, one behind ``@`` what is known of the document. Of a
regulation a case changes lines, and says what is read otherwise. In ``checked.txt`` a case is
tables below their captions, and behind ``>`` what a section of the plan says; behind ``=>`` stand
the findings of a check: the rule, what was expected and found, the cells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from extract.document import Source
from extract.text import read_text
from parsers.parse import parse
from quality.check import check_document
from schemas.finding import Finding
from tests.test_tables import CONTEXT, table, tables

PRINTED = Path(__file__).parent / "printed"

_SHOWN = {
    "capaian": (
        "sasaran",
        "indikator",
        "tahun",
        "tahun_ke",
        "target",
        "realisasi",
        "rasio",
        "satuan",
    ),
    "anggaran": ("kode", "jenjang", "uraian", "tahun", "anggaran", "realisasi", "rasio", "skala"),
    "target": ("tujuan", "sasaran", "indikator", "fase", "tahun", "tahun_ke", "nilai", "satuan"),
    "rencana": (
        *("kode", "jenjang", "nama", "indikator", "fase", "tahun", "target", "satuan", "pagu"),
        *("jenis_belanja", "lokasi", "penanggung_jawab"),
    ),
    "evaluasi": (
        *(
            "kode",
            "jenjang",
            "nama",
            "indikator",
            "periode",
            "tahun",
            "kinerja",
            "satuan",
            "rupiah",
        ),
        *("tingkat", "tingkat_rupiah", "skala"),
    ),
}


_FURTHER = (
    *("program", "tujuan", "keluaran", "pertumbuhan_anggaran", "pertumbuhan_realisasi"),
    *("penanggung_jawab", "lokasi", "target_baris"),
)


def _further(dataset: str, row: Mapping[str, Any]) -> list[str]:
    """What a row says besides."""
    names = [name for name in _FURTHER if name not in _SHOWN[dataset]]
    return [f"{name} {_shown(row[name])}" for name in names if row.get(name) is not None]


def _shown(value: Any) -> str:
    if value is None:
        return "-"
    return (
        f"{value:g}"
        if isinstance(value, float)
        else f"{value:f}"
        if isinstance(value, Decimal)
        else str(value)
    )


def _said_finding(finding: Finding) -> str:
    """What a finding says, where, what was expected and found, and its cells."""
    place = finding.key.partition("|")[2]
    cells = " ".join(sorted(cell.partition("#")[2] for cell in finding.cells))
    said = (finding.message.code, finding.level, place, finding.harapan, finding.ditemukan, cells)
    return f"! {' | '.join(str(part or '-') for part in said)}"


def read_case(case: str, *, findings: bool = False) -> list[str]:
    """What is read of a case, line by line; its ``findings`` with all that they say."""
    title, *lines = [line for line in _said(case) if line[0] not in "#@"]
    known = next((line[1:].split() for line in _said(case) if line[0] == "@"), [])
    context = {name: _known(value) for name, _, value in (word.partition("=") for word in known)}
    caption = title if title.startswith("Tabel ") else f"Tabel 3.1 {title}"
    part = tables(f"{caption}\n\n{table(*lines)}", replace(CONTEXT, **context))
    found = [
        " | ".join((name, *(_shown(row.get(column)) for column in shown), *_further(name, row)))
        if findings
        else " | ".join((name, *(_shown(row.get(column)) for column in shown)))
        for name, shown in _SHOWN.items()
        for row in part.rows[name]
    ]
    said = _said_finding if findings else (lambda one: f"! {one.rule} {one.level}")
    return [*found, *map(said, part.findings)]


def checked(case: str) -> list[str]:
    """What a check says of what is read of a case, finding by finding."""
    lines = [line for line in case.splitlines()[1:] if not line.startswith("=>")]
    said = [line[2:] for line in lines if line.startswith("> ")]
    printed = [table(line) if "|" in line else line for line in lines if line[:1] != ">"]
    part = tables("\n".join(printed))
    names = ("doc_id", "tahun", "kabupaten", "kecamatan", "periode_awal", "periode_akhir")
    head = {name: getattr(CONTEXT, name) for name in names}
    section = {"bab": 2, "nomor": "2.1", "judul": "Gambaran", "level": 2, "teks": "\n".join(said)}
    own = {"dokumen": [head], "renstra_bab": [head | section] if said else []}
    return [_said_check(finding) for finding in check_document({**part.rows, **own})]


def _said_check(finding: Finding) -> str:
    cells = " ".join(cell.rpartition("/")[2] for cell in finding.cells)
    return (
        f"{finding.rule} | {finding.harapan or '-'} | {finding.ditemukan or '-'} | {cells}".strip()
    )


def _known(value: str) -> Any:
    return int(value) if value.isdigit() else value if value != "-" else None


def _said(case: str) -> list[str]:
    return [line for line in case.strip().splitlines() if not line.startswith("=>")]


def expected_of(case: str) -> list[str]:
    """What a case says behind its ``=>``."""
    return [line[2:].strip() for line in case.strip().splitlines() if line.startswith("=>")]


def cases_of(text: str) -> list[str]:
    """The cases of a text, which an empty line parts."""
    return text.strip().split("\n\n")


def named(case: str) -> str:
    """A case's name in a report of tests: its first line."""
    return case.strip().splitlines()[0].lstrip("# ")


# --- regulations ---------------------------------------------------------------------------------

REGULATION = (PRINTED / "regulation.txt").read_text("utf-8")
_OF_LAW = {
    "konsideran": ("posisi", "huruf", "teks"),
    "landasan_hukum": ("bagian", "posisi", "jenis", "nomor", "tahun", "teks"),
    "pasal": ("bab", "bab_judul", "pasal", "ayat", "huruf", "angka", "label", "teks", "penjelasan"),
    "renstra_bab": ("bab", "nomor", "judul", "level"),
    "teks_lain": ("alasan", "teks"),
}


@cache
def _read_regulation(text: str) -> list[str]:
    """What is read of a regulation, line by line."""
    parsed = parse(read_text(text.encode(), Source("contoh.txt", "ab" * 32, "text")))
    (head,) = parsed.rows["dokumen"]
    found = [
        f"{name}: {_shown(value)}" for name, value in head.items() if not name.startswith("source")
    ]
    found += [
        " | ".join((name, *(_shown(row.get(column)).replace("\n", " / ") for column in shown)))
        for name, shown in _OF_LAW.items()
        for row in parsed.rows[name]
    ]
    return [*found, *(f"! {one.rule} {one.level} {_shown(one.harapan)}" for one in parsed.findings)]


def changes_of(case: str) -> list[str]:
    """What is read otherwise where lines of the regulation are others: behind ``-`` in a case stand
    lines as they are, behind ``+`` what stands in their place."""
    text = f"\n{REGULATION}"
    for change in re.findall(r"(?:^-.*\n)+(?:^\+.*\n?)*", _body(case), re.MULTILINE):
        old, new = (
            "".join(f"{line[2:]}\n" for line in change.splitlines() if line[0] == sign)
            for sign in "-+"
        )
        assert text.count(f"\n{old}") >= 1, old
        text = text.replace(f"\n{old}", f"\n{new}", 1)
    before, after = _read_regulation(REGULATION), _read_regulation(text[1:])
    gone, added = Counter(before) - Counter(after), Counter(after) - Counter(before)
    return [*(f"- {line}" for line in gone.elements()), *(f"+ {line}" for line in added.elements())]


def _body(case: str) -> str:
    return "\n".join(
        line for line in case.strip().splitlines() if line[:2] in {"- ", "+ ", "-", "+"}
    )
