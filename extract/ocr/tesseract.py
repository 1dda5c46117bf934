"""The program Tesseract, where it is installed; imports nothing of what reads pictures.

The environment variable ``PERBUP_TESSERACT`` names another program; empty it names none, and the
same pictures are read alike on every machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache

VARIABLE = "PERBUP_TESSERACT"
PROGRAM = "tesseract"
FIGURES = "eng"
"""The language that figures are read in, which are those of every language. English comes with the
program itself, and of 167 numbers of worn pages it read 132 rightly; Indonesian 122."""
SECONDS = 20.0
"""What one call may take: a page of nothing but numbers in doubt takes two."""


@cache
def said() -> tuple[str, frozenset[str]]:
    """What the program says its version and its languages are; nothing where it is not there."""
    first, listed = ((run([one], b"") or "").splitlines() for one in ("--version", "--list-langs"))
    return "".join(first[:1]), frozenset(listed[1:])  # first it says where the languages are


def version() -> str | None:
    """The version of the program with its languages, for on both hangs what it reads; ``None``
    where it, or the language of figures, is not installed."""
    name, known = said()
    return f"{name} ({' '.join(sorted(known))})" if name and FIGURES in known else None


def languages(wanted: str) -> str:
    """Those of the wanted languages (joined by ``+``) that are installed, joined alike."""
    _, known = said()
    return "+".join(name for name in wanted.split("+") if name in known)


def lacking(wanted: str) -> tuple[str, ...]:
    """Those of the wanted languages that are not installed, where the program is."""
    name, known = said()
    return tuple(one for one in wanted.split("+") if one not in known) if name else ()


def run(options: Sequence[str], given: bytes) -> str | None:
    """What it prints; ``None`` where it is not there, fails or takes too long. It computes in one
    thread, for documents and pages are what processes share."""
    program = shutil.which(os.environ.get(VARIABLE, PROGRAM))
    if program is None:
        return None
    try:
        done = subprocess.run(
            [program, *options],
            input=given,
            capture_output=True,
            timeout=SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace")
