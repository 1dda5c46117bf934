"""A regulation named with its number or year left blank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quality.citations import texts
from quality.frames import Frames
from schemas.finding import Finding
from schemas.message import Quote, all_of, say, term

_NAMED = re.compile(
    r"\b(?:Undang-Undang|Peraturan|Keputusan|Instruksi)\b[^.;:\n]{0,80}?\bNo(?:mor\b|\.)"
    r"\s*(?P<nomor>[.…_\s]*|\d[\w./-]*)\s*\bTahun\s*(?P<tahun>\d{4}|(?:20)?[.…_]{2,}|…)",
    re.IGNORECASE,
)


def check(frames: Frames) -> Iterator[Finding]:
    """Regulations that Menimbang and the body name without number or year."""
    for at in texts(frames, "konsideran", "pasal"):
        for match in _NAMED.finditer(at.text):
            lost = [name for name in ("nomor", "tahun") if _is_blank(match[name])]
            printed = " ".join(match[0].split())
            if lost:
                yield frames.finding(
                    (at.where,),
                    say("rujukan-kosong", tanpa=all_of(map(term, lost)), teks=Quote(printed)),
                    expected=say("nomor-dan-tahun"),
                    found=Quote(printed[-60:]),
                    at=at,
                )


def _is_blank(printed: str) -> bool:
    """Whether a number was not filled in, or not to its end."""
    return not any(map(str.isdigit, printed)) or not printed.strip()[-1:].isalnum()
