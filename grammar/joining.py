"""Words that leave a text open: what follows goes on with it."""

from __future__ import annotations

import re

from grammar.words import any_of

_OPEN_END = re.compile(rf"(?:(?<![^\W_]){any_of('sambung', 'kata')}|[,/(\-&])$", re.IGNORECASE)


def ends_open(text: str) -> bool:
    """Whether a text ends with a connecting word, or a sign that something follows."""
    return bool(_OPEN_END.search(text))
