"""Every pattern of the citation vocabulary against every example, both ways."""

from __future__ import annotations

import pytest

from normalize.citations import _amendment_start, _gazettes
from normalize.reading import read, vocabulary
from normalize.regulation_types import Jenis, find_type, phrases, types

EXAMPLES = [(jenis, example) for jenis in types() for example in jenis.contoh]
COUNTER_EXAMPLES = [(jenis, example) for jenis in types() for example in jenis.bukan]


def _claimed(example: str) -> Jenis | None:
    found = find_type(read(example).text)
    return found[0] if found else None


@pytest.mark.parametrize(("jenis", "example"), EXAMPLES, ids=lambda v: getattr(v, "awalan", v))
def test_each_example_is_claimed_by_its_own_type_and_no_other(jenis: Jenis, example: str) -> None:
    assert _claimed(example) == jenis


@pytest.mark.parametrize(
    ("jenis", "example"), COUNTER_EXAMPLES, ids=lambda v: getattr(v, "awalan", v)
)
def test_no_type_claims_its_counter_examples(jenis: Jenis, example: str) -> None:
    assert _claimed(example) != jenis


def test_every_type_has_examples_both_ways() -> None:
    for jenis in types():
        assert jenis.contoh, jenis
        assert jenis.bukan, jenis


AMENDMENT = vocabulary()["perubahan"]
GAZETTES = vocabulary()["lembaran"]


@pytest.mark.parametrize("phrase", AMENDMENT["contoh"])
def test_amendment_phrases_are_found(phrase: str) -> None:
    text = f"Undang-Undang Nomor 1 Tahun 2004 tentang Hal {phrase} Undang-Undang Nomor 2 Tahun 2009"
    found = _amendment_start(read(text), 0)
    assert found is not None
    assert phrases().diubah.search(read(text).text) is not None
    assert read(text).text[: found[0]].endswith("tentang hal")


@pytest.mark.parametrize("phrase", AMENDMENT["bukan"])
def test_other_phrases_announce_no_amendment(phrase: str) -> None:
    text = f"Undang-Undang Nomor 1 Tahun 2004 tentang Hal {phrase} Undang-Undang Nomor 2 Tahun 2009"
    assert phrases().diubah.search(read(text).text) is None


@pytest.mark.parametrize(
    ("gazette", "printed", "value"),
    [
        (name, printed, value)
        for name, entry in GAZETTES.items()
        for printed, value in entry["contoh"].items()
    ],
)
def test_gazettes_are_read_as_their_own_kind_only(gazette: str, printed: str, value: str) -> None:
    assert _gazettes(read(f"({printed})").text) == {gazette: value}


@pytest.mark.parametrize(
    ("gazette", "printed"),
    [(name, text) for name, entry in GAZETTES.items() for text in entry["bukan"]],
)
def test_gazettes_are_not_read_from_others(gazette: str, printed: str) -> None:
    assert gazette not in _gazettes(read(f"({printed})").text)
