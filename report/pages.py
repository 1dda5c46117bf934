"""Pictures of source pages: drawn in a process of its own, which may be killed.

A page is drawn once, however many findings stand on it, and only the band of it that findings
need. Coordinates are PDF points with the origin at the top left of the page as shown.
"""

from __future__ import annotations

import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from processes.killable import Killable, Parent

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage

SCALE = 1.75
"""Pixels per point (126 dpi): the small print of a landscape table stays readable."""
MAX_PIXELS = 2400
"""No picture is wider or higher than this, whatever size the page claims to have."""
SECONDS = 60.0
"""Time one document's pictures may take."""
BYTES = 4 << 30
"""Address space of the drawing process."""
QUALITY = 40
GREYS = 8
PRINT_BYTES = 0.06
"""Bytes per pixel that a page of print needs without loss; a scan needs several times that."""
MARGIN = 6.0
COMMAND = (sys.executable, "-P", "-m", "report.pages")

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Band:
    """What is wanted of a page: from ``top`` to ``bottom`` (points), or the whole page where
    they are null. ``needles`` are texts to look for where no box is known."""

    page: int
    top: float | None = None
    bottom: float | None = None
    needles: tuple[str, ...] = ()

    def union(self, other: Band) -> Band:
        """The smallest band that holds both."""
        whole = None in (self.top, other.top)
        return Band(
            self.page,
            None if whole else min(self.top or 0, other.top or 0),
            None if whole else max(self.bottom or 0, other.bottom or 0),
            tuple(dict.fromkeys((*self.needles, *other.needles))),
        )


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn band: its file, the page's width and the band's ends in points, and the boxes
    where each needle was found."""

    page: int
    file: str
    width: float
    top: float
    bottom: float
    found: dict[str, list[Box]]


class Drawer:
    """Draws pages in a process of its own: a page that hangs or crashes the renderer costs its
    document's pictures, not the report. One process serves all documents; after a failure the
    next document gets a new one. Use as a context manager.
    """

    def __init__(self) -> None:
        self._process: Killable | None = None

    def __enter__(self) -> Drawer:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def start(self) -> Killable:
        """Start the process before there is something to draw: it takes half a second."""
        if self._process is None:
            self._process = Killable(COMMAND, subprocess.DEVNULL)
        return self._process

    def draw(
        self, source: Path, digest: str, bands: Iterable[Band], folder: Path | None
    ) -> dict[int, Picture]:
        """Draw bands of a PDF into ``folder``; pages that cannot be drawn are left out.

        ``digest`` (SHA-256 of the file) makes the file names. Without a folder nothing is written,
        and the picture itself stands in place of its file's name, as a ``data:`` URL.
        """
        wanted = list(bands)
        pictures: dict[int, Picture] = {}
        if not wanted:
            return pictures
        process = self.start()
        deadline = time.monotonic() + SECONDS
        try:
            process.send((str(source), digest, wanted, folder))
            while (picture := process.receive(deadline)) is not None:
                pictures[picture.page] = picture
        except (OSError, EOFError):  # it took too long, or has ended
            self._stop()
        return pictures

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process = None


def serve() -> None:
    """The drawing process: orders in, for each its pictures out, and null after the last."""
    parent = Parent()
    _limit_memory()
    for order in parent:
        for picture in _draw_all(*order):
            parent.say(picture)
        parent.say(None)


def _draw_all(
    source: str, digest: str, bands: list[Band], folder: Path | None
) -> Iterator[Picture]:
    from pypdfium2 import PdfDocument, PdfiumError

    failures = (PdfiumError, ValueError, MemoryError, OSError, IndexError)
    try:
        document = PdfDocument(source)
    except failures:
        return
    for band in bands:
        try:
            yield _draw_band(document, digest, band, folder)
        except failures:
            continue
    document.close()


def _draw_band(document: PdfDocument, digest: str, band: Band, folder: Path | None) -> Picture:
    page = document[band.page - 1]
    width, height = page.get_size()
    top = max(0.0, (band.top if band.top is not None else 0.0) - MARGIN)
    bottom = min(height, (band.bottom if band.bottom is not None else height) + MARGIN)
    if bottom - top < 1 or width < 1:
        raise ValueError("empty band")
    found = {needle: _search(page, needle, height) for needle in band.needles}
    scale = min(SCALE, MAX_PIXELS / width, MAX_PIXELS / (bottom - top))
    name = sha256(f"{digest} {band.page} {top:.1f} {bottom:.1f} {scale:.3f}".encode())
    file = f"{band.page:04d}-{name.hexdigest()[:12]}.webp"
    if folder is None or not (folder / file).exists():
        image = page.render(scale=scale, crop=(0, height - bottom, 0, top), grayscale=True)
        content = _encode(image.to_pil().convert("L"))
        if folder is None:
            file = f"data:image/webp;base64,{b64encode(content).decode()}"
        else:
            (folder / file).write_bytes(content)
    page.close()
    return Picture(band.page, file, width, top, bottom, found)


def _encode(image: Image) -> bytes:
    """WebP: few greys without loss suit print and are quick; a scan is smaller with loss."""
    step = 255 / (GREYS - 1)
    crisp = BytesIO()
    image.point([round(round(v / step) * step) for v in range(256)]).save(
        crisp, "WEBP", lossless=True, quality=20, method=0
    )
    if crisp.tell() <= PRINT_BYTES * image.width * image.height:
        return crisp.getvalue()
    smooth = BytesIO()
    image.save(smooth, "WEBP", quality=QUALITY, method=2)
    return min(crisp.getvalue(), smooth.getvalue(), key=len)


def _search(page: PdfPage, needle: str, height: float) -> list[Box]:
    """Where a text stands on the page, unless it stands in too many places to mean one."""
    text = page.get_textpage()
    boxes: list[Box] = []
    try:
        searcher = text.search(needle, match_case=False)
        for _ in range(4):
            hit = searcher.get_next()
            if hit is None:
                return boxes
            index, count = hit
            for number in range(text.count_rects(index, count)):
                x0, y0, x1, y1 = text.get_rect(number)
                boxes.append((x0, height - y1, x1, height - y0))
        return []
    finally:
        text.close()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit still holds.
        return
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


if __name__ == "__main__":
    # Run as a module this file is `__main__`; what it pickles must be `report.pages`'s.
    from report import pages

    pages.serve()
