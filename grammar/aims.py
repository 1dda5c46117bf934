"""What a plan aims at, as lines name it: ``Misi Kedua: …``, ``Sasaran Strategis 1.2 : Meningkatnya
…``, ``TUJUAN I …``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from grammar.words import any_of

_NUMBER = rf"(?:(?:ke\s*-?\s*)?\d{{1,2}}(?:\.\d{{1,2}})*|[ivx]{{1,5}}|{any_of('arah', 'bilangan')})"
_AIM = re.compile(
    rf"(?P<of>indikator\s+)?(?P<kind>{any_of('arah', 'jenis')})(?![^\W\d_])"
    rf"(?:\s+strategis(?![^\W\d_]))?(?:\s*{_NUMBER}(?![^\W_])\.?)?\s*(?P<mark>:?)\s*(?P<name>.*)",
    re.IGNORECASE | re.DOTALL,
)


class Aim(NamedTuple):
    """What a text names: the kind of aim (``misi``, ``tujuan``, ``sasaran`` …), what is behind it,
    whether a colon stands between them, and whether its indicators are meant."""

    kind: str
    name: str
    marked: bool
    of_indicators: bool


def aim_of(text: str) -> Aim | None:
    """The aim that a text begins with; ``None`` where it begins with none."""
    found = _AIM.match(text)
    if not found:
        return None
    return Aim(found["kind"].casefold(), found["name"], bool(found["mark"]), bool(found["of"]))


def opens_group(text: str) -> bool:
    """Whether a text opens a group of lines below a head: ``Sasaran 1: Meningkatnya …``."""
    aim = aim_of(text)
    return aim is not None and aim.marked and bool(aim.name) and not aim.of_indicators


def is_vision(text: str) -> bool:
    """Whether a text is the region's visi or misi, which forms print as a band (T-C.26)."""
    aim = aim_of(text)
    return aim is not None and aim.kind in ("visi", "misi")
