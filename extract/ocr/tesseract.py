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
LANGUAGE = "eng"
"""Figures are those of every language; English comes with the program itself."""
SECONDS = 20.0
"""What one call may take: a page of nothing but numbers in doubt takes two."""


@cache
def version() -> str | None:
    """The version of the program; ``None`` where it or its language is not installed."""
    said = [run([option], b"") for option in ("--version", "--list-langs")]
    first, languages = ((answer or "").splitlines() for answer in said)
    return first[0] if first and LANGUAGE in languages else None


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
