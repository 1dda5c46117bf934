"""Pages drawn with characters, and what is seen on each: tables, paragraphs, what is set aside."""

from __future__ import annotations

import pytest

from tests.drawn_pages import art_of, document_of, expected_of, seen
from tests.printed_cases import PRINTED

CASES = (PRINTED / "pages.txt").read_text("utf-8").strip("\n").split("\n====\n")


@pytest.mark.parametrize("case", CASES, ids=[case.splitlines()[0].lstrip("# ") for case in CASES])
def test_what_is_seen_on_a_page(case: str) -> None:
    assert seen(document_of(art_of(case))) == expected_of(case)
