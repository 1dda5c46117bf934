"""A regulation named with its number or year left blank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quality.citations import consideration, provision
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
    for dataset in ("konsideran", "pasal"):
        for row in frames.rows(dataset):
            for match in _NAMED.finditer(row.get("teks") or ""):
                lost = [
                    name
                    for name in ("nomor", "tahun")
                    if not any(letter.isdigit() for letter in match[name])
                    or not match[name].strip()[-1:].isalnum()
                ]
                if lost:
                    yield frames.finding(
                        (consideration(row),) if dataset == "konsideran" else provision(row),
                        say(
                            "rujukan-kosong",
                            tanpa=all_of(map(term, lost)),
                            teks=Quote(" ".join(match[0].split())),
                        ),
                        dataset=dataset,
                        expected=say("nomor-dan-tahun"),
                        found=Quote(" ".join(match[0].split())[-60:]),
                        page=row.get("halaman"),
                    )
