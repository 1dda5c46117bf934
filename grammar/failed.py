"""What is printed in place of a number: ``#REF!``, ``#####`` by a spreadsheet, ``nihil`` by an
office."""

from __future__ import annotations

import re

from grammar.words import any_of

_FAILED = re.compile(rf"#{{2,}}|#{any_of('gagal', 'kata')}|err:\d{{3}}", re.IGNORECASE)
_NOTHING = re.compile(r"\W*(?:nihil|kosong|(?:tidak|belum) ada)\W*", re.IGNORECASE)


def is_failed(text: str) -> bool:
    """Whether a cell says that its formula failed, or that its number is wider than its column."""
    return _FAILED.fullmatch(text.strip()) is not None


def says_nothing(text: str) -> bool:
    """Whether a cell says in words that there is nothing (``nihil``, ``belum ada``)."""
    return _NOTHING.fullmatch(text) is not None
