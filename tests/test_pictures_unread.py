"""Pictures of text and layers over pictures on pages that nobody recognises."""

from __future__ import annotations

from dataclasses import replace

from extract.ocr.settings import Ocr
from extract.pdf import PageReading, _with_scans
from extract.printed import Area, PageContent
from tests.drawn_pages import page_of

NEVER = Ocr("never")
PAGE = page_of("Luas desa 1250 hektare.\n", 1)


def unread(content: PageContent, kind: str = "text", layer: bool = False) -> PageReading:
    (found,) = _with_scans(
        [PageReading(content, kind, layer=layer)],  # type: ignore[arg-type]
        None,  # type: ignore[arg-type]
        None,
        NEVER,
    )
    return found


def test_pictures_of_text_are_counted() -> None:
    two = replace(PAGE, pictures=(Area(40, 100, 200, 300), Area(40, 310, 200, 500)))
    found = unread(two)
    assert (found.unread_pictures, found.kind, found.recognised) == (2, "text", False)


def test_a_page_without_pictures_stays_as_it_is() -> None:
    found = unread(PAGE)
    assert (found.unread_pictures, found.recognised) == (0, False)
    assert all(word.score is None for word in found.content.words)


def test_every_number_of_a_layer_is_in_doubt() -> None:
    found = unread(PAGE, "scan", layer=True)
    assert (found.kind, found.recognised, found.unread_pictures) == ("scan", True, 0)
    assert [word.text for word in found.content.words if word.score == 0.0] == ["1250"]


def test_a_scan_without_a_layer_has_no_words() -> None:
    found = unread(replace(PAGE, words=()), "scan")
    assert (found.recognised, found.grids) == (False, [])
