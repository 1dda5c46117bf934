"""What a spreadsheet prints in place of a number: ``#REF!``, ``#####``."""

from __future__ import annotations

import re

from grammar.words import any_of

_FAILED = re.compile(rf"#{{2,}}|#{any_of('gagal', 'kata')}|err:\d{{3}}", re.IGNORECASE)


def is_failed(text: str) -> bool:
    """Whether a cell says that its formula failed, or that its number is wider than its column."""
    return _FAILED.fullmatch(text.strip()) is not None
