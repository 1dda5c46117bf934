"""Pictures of source pages: drawn in a process of its own, which may be killed.

A page is drawn once, however many findings stand on it, and only the band of it that findings
need. Coordinates are PDF points with the origin at the top left of the page as shown.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

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
MARGIN = 6.0

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
    found: dict[str, tuple[Box, ...]]


def draw(source: Path, digest: str, bands: Iterable[Band], folder: Path) -> dict[int, Picture]:
    """Draw bands of a PDF into ``folder``; pages that cannot be drawn are left out.

    ``digest`` (SHA-256 of the file) makes the file names. Runs in a process with a time and a
    memory limit: a page that hangs or crashes the renderer costs its pictures, not the report.
    """
    wanted = list(bands)
    if not wanted:
        return {}
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(
        target=_work, args=(str(source), digest, wanted, str(folder), sender), daemon=True
    )
    process.start()
    sender.close()
    pictures: dict[int, Picture] = {}
    try:
        while receiver.poll(SECONDS):
            picture = receiver.recv()
            if picture is None:
                break
            pictures[picture.page] = picture
    except (EOFError, OSError):
        pass
    finally:
        receiver.close()
        process.kill()
        process.join()
        process.close()
    return pictures


def _work(
    source: str, digest: str, bands: list[Band], folder: str, sender: Connection
) -> None:  # pragma: no cover (another process)
    import pypdfium2

    _limit_memory()
    try:
        document = pypdfium2.PdfDocument(source)
        for band in bands:
            try:
                sender.send(_draw_band(document, digest, band, Path(folder)))
            except (pypdfium2.PdfiumError, ValueError, MemoryError, OSError):
                continue
        sender.send(None)
    except (pypdfium2.PdfiumError, OSError, MemoryError):
        pass
    finally:
        sender.close()


def _draw_band(document: PdfDocument, digest: str, band: Band, folder: Path) -> Picture:
    page = document[band.page - 1]
    width, height = page.get_size()
    top = max(0.0, (band.top if band.top is not None else 0.0) - MARGIN)
    bottom = min(height, (band.bottom if band.bottom is not None else height) + MARGIN)
    if bottom - top < 1 or width < 1:
        raise ValueError("empty band")
    found = {needle: _search(page, needle, height) for needle in band.needles}
    scale = min(SCALE, MAX_PIXELS / width, MAX_PIXELS / (bottom - top))
    name = sha256(f"{digest} {band.page} {top:.1f} {bottom:.1f} {scale:.3f}".encode())
    file = folder / f"{band.page:04d}-{name.hexdigest()[:12]}.webp"
    if not file.exists():
        image = page.render(scale=scale, crop=(0, height - bottom, 0, top), grayscale=True)
        file.write_bytes(_encode(image.to_pil().convert("L")))
    page.close()
    return Picture(band.page, file.name, width, top, bottom, found)


def _encode(image: Image) -> bytes:
    """The smaller of two WebP: few greys without loss suit print, lossy suits scans."""
    crisp, smooth = BytesIO(), BytesIO()
    image.quantize(GREYS).save(crisp, "WEBP", lossless=True)
    image.save(smooth, "WEBP", quality=QUALITY)
    return min(crisp.getvalue(), smooth.getvalue(), key=len)


def _search(page: PdfPage, needle: str, height: float) -> tuple[Box, ...]:
    """Where a text stands on the page, unless it stands in too many places to mean one."""
    text = page.get_textpage()
    boxes: list[Box] = []
    try:
        searcher = text.search(needle, match_case=False)
        for _ in range(4):
            hit = searcher.get_next()
            if hit is None:
                return tuple(boxes)
            index, count = hit
            for number in range(text.count_rects(index, count)):
                x0, y0, x1, y1 = text.get_rect(number)
                boxes.append((x0, height - y1, x1, height - y0))
        return ()
    finally:
        text.close()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit still holds.
        return
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
