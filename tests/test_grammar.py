"""The grammar's words, tried on every printed example both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import grammar
from grammar.codes import completes_code
from grammar.words import vocabulary

ROOT = Path(__file__).parents[1]

MODULES = {
    "jumlah": "totals",
    "lanjutan": "continued",
    "judul": "captions",
    "tahun": "years",
    "romawi": "roman",
    "nomor": "items",
    "kode": "codes",
    "naskah": "heads",
    "isi": "contents",
    "sambung": "joining",
    "skala": "scales",
    "pegawai": "people",
    "gagal": "failed",
    "arah": "aims",
}
"""Which module reads which kind of words."""


def examples(side: str) -> Iterator[tuple[str, str, str]]:
    """(kind, function, printed text) of every example of one side."""
    for kind, entry in vocabulary().items():
        for function, texts in entry[side].items():
            yield from ((kind, function, text) for text in texts)


def claimed(kind: str, function: str, text: str) -> bool:
    """Whether a function finds something in a text; the number 0 is something."""
    found = getattr(import_module(f"grammar.{MODULES[kind]}"), function)(text)
    if isinstance(found, tuple) and len(found) == 2:  # what a text begins with, and the rest
        found = found[0]
    return found is not None and found is not False and found not in ([], (), "")


@pytest.mark.parametrize(("kind", "function", "text"), [*examples("contoh")])
def test_each_example_is_claimed(kind: str, function: str, text: str) -> None:
    assert claimed(kind, function, text)


@pytest.mark.parametrize(("kind", "function", "text"), [*examples("bukan")])
def test_no_counter_example_is_claimed(kind: str, function: str, text: str) -> None:
    assert not claimed(kind, function, text)


def test_every_function_has_examples_both_ways() -> None:
    for kind, entry in vocabulary().items():
        assert set(entry["contoh"]) == set(entry["bukan"]), kind
        assert all(entry["contoh"].values()), kind
        assert all(entry["bukan"].values()), kind


def test_every_kind_has_its_module_and_every_module_its_kind() -> None:
    modules = {path.stem for path in Path(grammar.__path__[0]).glob("*.py")}
    assert modules - {"__init__", "words"} == {MODULES[kind] for kind in vocabulary()}


def test_one_pattern_for_a_year() -> None:
    """The grammar spells what a year is; others say so by its name. A number of staff and the
    beginning of a number that a line breaks are no years."""
    spelled = {
        path.relative_to(ROOT).as_posix()
        for package in ("arithmetic", "extract", "grammar", "normalize", "parsers", "quality")
        for path in (ROOT / package).rglob("*.py")
        if re.search(r"\((?:\?:)?19\|20\)|1\[6-?7?8?9\]\|20", path.read_text("utf-8"))
    }
    assert spelled == {"extract/lines.py", "grammar/people.py", "grammar/years.py"}


@pytest.mark.parametrize(
    ("line", "following", "expected"),
    [
        ("7 01 01 2.0", "2", True),
        ("7 01 01 2.", "02 Rapat", True),
        ("7 01 01 2.0", "Rapat", False),
        ("Rapat 7 01 01 2.0", "2", False),
        ("7.01.01.2.", "02", True),
        ("7.01.01.2.", ".02", False),
        ("7.01.01.2", ".02", True),
        ("7.01.01.2", "02", False),
        ("7.01.01.2.", "Rapat", False),
        ("1.20.05.02.1", "5", True),
        ("1.20.05.02.1", "1555", False),
    ],
)
def test_a_code_goes_on_in_the_next_line(line: str, following: str, expected: bool) -> None:
    assert completes_code(line, following) is expected
