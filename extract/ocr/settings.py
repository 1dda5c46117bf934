"""Whether and how pictures of pages are read; imports nothing of what reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

PAGE_SECONDS = 90.0
"""What the recognition of one page may take; a page of 300 cells takes a tenth of it. Within a page
it is processor time that counts: on a machine with much to do no page is given up for waiting."""

Mode = Literal["auto", "never", "always"]


@dataclass(frozen=True, slots=True)
class Ocr:
    """``auto`` reads the pages that triage calls pictures, where a recogniser is installed;
    ``always`` every page, also those with text; ``never`` none.

    ``folder`` keeps what was read. ``announce`` is told, before any is read, how many pages will
    be.
    """

    mode: Mode = "auto"
    folder: Path | None = None
    announce: Callable[[int], None] | None = None

    @property
    def wanted(self) -> bool:
        """Whether pages can and shall be read."""
        return self.mode != "never" and is_installed()


AUTO = Ocr()
NEVER = Ocr("never")


def is_installed() -> bool:
    """Whether the recogniser, what runs it and what prepares its pictures are installed."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))
