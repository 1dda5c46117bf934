"""A page of a PDF, read through pdfium.

Takes a file; gives its pages as :class:`~extract.printed.PageContent`: what is drawn reads
:mod:`extract.drawn`, the words :mod:`extract.spelled`. pdfium is read through its C interface: one
call per character for its box and none for what can be had once per run of text, which keeps a page
of 2,000 characters under ten milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.drawn import Cover, painted_over, read_objects, under_images
from extract.pdfium_calls import View
from extract.printed import Area, PageContent
from extract.shown import take_away, with_annotations
from extract.spelled import Read, read_words
from schemas.errors import UnreadableDocument

Look = Callable[[pdfium.PdfDocument, Any, PageContent], tuple[Area, ...]]
"""What looks at the images of a page that is open (pdfium's handle of it)."""


@contextmanager
def open_pdf(path: Path) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF, trying the empty password where one is asked.

    Raises :class:`~schemas.errors.UnreadableDocument` (``terenkripsi``, ``rusak``,
    ``tanpa-halaman``) with what to do about it.
    """
    # pdfium keeps the reason of its last failure, and gives that of another file where a file
    # without pages fails for no reason of its own: a file that is not there leaves its mark.
    raw.FPDF_LoadDocument(b"", None)
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        reason, said = "rusak", "bukan PDF yang utuh; unduhlah kembali"
        if error.err_code in (raw.FPDF_ERR_SUCCESS, raw.FPDF_ERR_FILE):
            reason, said = "tanpa-halaman", "tidak ada halaman di dalam PDF ini; unduhlah kembali"
        elif error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            reason, said = "terenkripsi", "terkunci dengan kata sandi; mintalah salinan tanpa sandi"
        raise UnreadableDocument(reason, f"{path.name}: {said}") from error
    try:
        if len(document) < 1:
            raise UnreadableDocument("tanpa-halaman", f"{path.name}: PDF tidak berisi halaman")
        yield document
    finally:
        document.close()


def read_pages(path: Path) -> Iterator[PageContent]:
    """Every page of a PDF in order; memory stays that of one page."""
    with open_pdf(path) as document:
        for number in range(1, len(document) + 1):
            yield read_page(document, number)


def read_page(
    document: pdfium.PdfDocument,
    number: int,
    look: Look | None = None,
    layers: Collection[str] = (),
) -> PageContent:
    """One page (1-based); ``look`` finds its pictures of text, ``layers`` are those that nobody
    sees. A page that cannot be loaded comes back empty, with size 0."""
    page = raw.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        return PageContent(number, 0.0, 0.0, 0, (), (), ())
    page = with_annotations(document, page, number)
    try:
        layered = take_away(page, layers) if layers else ()
        view = View.of(page)
        covers: list[Cover] = []
        rules, shades, images, unlooked = read_objects(page, view, covers)
        text_page = raw.FPDFText_LoadPage(page)
        read = Read()
        if text_page:
            try:
                hidden = under_images(document, page, view, images)
                painted = painted_over(page, covers)
                read = read_words(text_page, view, rules, painted, hidden)
            finally:
                raw.FPDFText_ClosePage(text_page)
        content = PageContent(
            number,
            view.width,
            view.height,
            view.rotation,
            rules=rules,
            images=images,
            shades=shades,
            unlooked=unlooked,
            layered=layered,
            **read._asdict(),
        )
        if look is None or not images:
            return content
        return replace(content, pictures=look(document, page, content))
    finally:
        raw.FPDF_ClosePage(page)
