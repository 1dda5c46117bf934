"""Texts on their way into a spreadsheet."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"^\s*[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"^[+-]?[\d.,\s]*%?$")


def harmless(text: str) -> str:
    """A text that a spreadsheet shows and never runs: what looks like a formula gets an
    apostrophe before it (OWASP, CSV injection); numbers and a lone dash stay as they are."""
    if _FORMULA.match(text) and not _NUMBER.match(text):
        return "'" + text
    return text
