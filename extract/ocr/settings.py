"""Whether and how pictures of pages are read; imports nothing of what reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from schemas.errors import UsageError

PAGE_SECONDS = 90.0
"""What the recognition of one page may take; a page of 300 cells takes a tenth of it. Within a page
it is processor time that counts: on a machine with much to do no page is given up for waiting."""

READING = ".json.z"
"""How the names of files end that keep what was recognised."""

Mode = Literal["auto", "never", "always"]

LANGUAGES = ("ind", "eng", "jav", "sun", "msa", "nld")
"""Languages that pages may be said to be in, by Tesseract's names: those of Latin letters without
accents that such documents quote. The recogniser's own model reads the letters of them all; the
second reader is asked in them for words in doubt."""
DEFAULT_LANG = "ind+eng"


@dataclass(frozen=True, slots=True)
class Ocr:
    """``auto`` reads the pages that triage calls pictures, where a recogniser is installed;
    ``always`` every page, also those with text; ``never`` none.

    ``folder`` keeps what was read. ``announce`` is told, before any is read, how many pages will
    be; ``told``, after each of them, how many have been and will be. ``lang`` is for the second
    reader, which knows languages: names of :data:`LANGUAGES` joined by ``+``, the main one first.
    Raises :class:`~schemas.errors.UsageError` for any other.
    """

    mode: Mode = "auto"
    folder: Path | None = None
    announce: Callable[[int], None] | None = None
    told: Callable[[int, int], None] | None = None
    lang: str = DEFAULT_LANG

    def __post_init__(self) -> None:
        names = self.lang.split("+")
        unknown = [name for name in names if name not in LANGUAGES]
        if unknown or len(set(names)) < len(names):
            raise UsageError(
                f"{self.lang!r} names no languages of pages; known, joined by +: "
                f"{' '.join(LANGUAGES)}"
            )

    @property
    def wanted(self) -> bool:
        """Whether pages can and shall be read."""
        return self.mode != "never" and is_installed()


AUTO = Ocr()
NEVER = Ocr("never")


@cache
def is_installed() -> bool:
    """Whether the recogniser, what runs it and what prepares its pictures are installed."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))
