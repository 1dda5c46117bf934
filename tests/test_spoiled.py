"""What conversions spoil costs values at most: none of those that are published is wrong."""

from __future__ import annotations

import pytest

from benchmarks import accuracy
from benchmarks.spoiled import DAMAGES, samples

HARMLESS = ("nothing", "pages end within the table", "pages have empty columns behind")


@pytest.mark.parametrize("name", [*HARMLESS, "the first head loses a name"])
def test_what_is_published_of_a_spoiled_text_is_true(name: str) -> None:
    tallies = accuracy.measure(samples([2903], DAMAGES[name]))[0].values()
    assert [wrong for tally in tallies for wrong in tally.wrong] == []
    lost = sum(tally.true - tally.stated for tally in tallies)
    assert (lost == 0) == (name in HARMLESS)
