"""What a reader of a page sees beyond its content stream, and what of that stream is hidden.

Notes, stamps and the values of form fields are annotations (ISO 32000-1, 12.5): they are printed
on the page though they are none of its content. Layers (optional content, 8.11) are part of it and
may be switched off: an older version of a table, a translation. pdfium's text knows neither; what
it knows is how to print annotations into a page, and which names the layers of an object have.
"""

from __future__ import annotations

import ctypes
import mmap
import re
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

PRINTED = (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_STAMP)
"""Annotations that show text of their own; links, comments and marks only lie over a page's."""
MOST_ANNOTATIONS = 2_000
"""A page of more is no form."""
DEPTH = 8
"""Forms in forms that are looked into for layers."""

_OBJECT_STREAM = re.compile(rb"/ObjStm\b")
_LONGEST_HEAD = 2048
_MOST_UNPACKED = 64 * 1024**2


def with_annotations(document: pdfium.PdfDocument, page: Any, number: int) -> Any:
    """The open page (1-based ``number``) with its notes, stamps and fields as part of its content;
    as it is where it has none. What is hidden stays so. The handle given is closed where another
    comes back."""
    count = raw.FPDFPage_GetAnnotCount(page)
    if not 0 < count <= MOST_ANNOTATIONS:
        return page
    others = [place for place in range(count) if not _is_printed(page, place)]
    if len(others) == count:
        return page
    for place in reversed(others):
        raw.FPDFPage_RemoveAnnot(page, place)
    if raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
        return page
    flat = raw.FPDF_LoadPage(document.raw, number - 1)
    if not flat:
        return page
    raw.FPDF_ClosePage(page)
    return flat


def _is_printed(page: Any, place: int) -> bool:
    annotation = raw.FPDFPage_GetAnnot(page, place)
    if not annotation:
        return False
    try:
        return raw.FPDFAnnot_GetSubtype(annotation) in PRINTED
    finally:
        raw.FPDFPage_CloseAnnot(annotation)


def hidden_layers(path: Path) -> frozenset[str]:
    """The names of the layers of a PDF that are switched off as it opens; a name that a shown
    layer has too is none of them. Empty for a file without layers, at the cost of a search."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        layered = data.find(b"/OCProperties") >= 0 or any(
            b"/OCProperties" in objects for objects in _object_streams(data)
        )
    return _switched_off(path) if layered else frozenset()


def _object_streams(data: mmap.mmap) -> Iterator[bytes]:
    """What the streams of objects hold, as far as it unpacks; a locked one does not."""
    for found in _OBJECT_STREAM.finditer(data):
        start = data.find(b"stream", found.end(), found.end() + _LONGEST_HEAD)
        if start < 0:
            continue
        start += len(b"stream")
        start += 2 if data[start : start + 2] == b"\r\n" else 1
        stop = data.find(b"endstream", start)
        try:
            packed = data[start : stop if stop >= 0 else len(data)]
            yield zlib.decompressobj().decompress(packed, _MOST_UNPACKED)
        except zlib.error:
            continue


def _switched_off(path: Path) -> frozenset[str]:
    # Only pdfminer gives the catalogue; loading it costs a tenth of a second.
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import PDFObjRef, dict_value, list_value, resolve1
    from pdfminer.psparser import literal_name
    from pdfminer.utils import decode_text

    def names(references: Any) -> dict[int, str]:
        found = {}
        for reference in list_value(references) if references else ():
            name = dict_value(reference).get("Name")
            if isinstance(reference, PDFObjRef) and isinstance(name, bytes):
                found[reference.objid] = decode_text(name)
        return found

    try:
        with path.open("rb") as file:
            properties = dict_value(PDFDocument(PDFParser(file)).catalog["OCProperties"])
            layers = names(properties.get("OCGs"))
            usual = dict_value(properties.get("D") or {})
            base = resolve1(usual.get("BaseState"))
            off = set(layers) if base and literal_name(base) == "OFF" else set()
            off = (off - names(usual.get("ON")).keys()) | names(usual.get("OFF")).keys()
    except Exception:  # a catalogue of any damage: nothing is known to be hidden
        return frozenset()
    shown = {name for number, name in layers.items() if number not in off}
    return frozenset(layers[number] for number in off & layers.keys()) - shown


def take_away(page: Any, layers: Collection[str]) -> tuple[str, ...]:
    """Take what stands in these layers out of an open page; its texts, as they were printed."""
    text_page = raw.FPDFText_LoadPage(page)
    hidden = list(_in_layers(page, layers))
    texts = [text for _, found in hidden for text in _texts(found, text_page) if text_page and text]
    if text_page:
        raw.FPDFText_ClosePage(text_page)
    for form, found in hidden:
        if form:
            taken = raw.FPDFFormObj_RemoveObject(form, found)
        else:
            taken = raw.FPDFPage_RemoveObject(page, found)
        if taken:
            raw.FPDFPageObj_Destroy(found)
    return tuple(texts)


def _in_layers(page: Any, layers: Collection[str]) -> Iterator[tuple[Any, Any]]:
    """(form or None, object) of what is drawn in one of the layers."""
    waiting: list[tuple[Any, int]] = [(None, 0)]
    while waiting:
        form, depth = waiting.pop()
        for found in _objects(page, form):
            if _layer_of(found) in layers:
                yield form, found
            elif raw.FPDFPageObj_GetType(found) == raw.FPDF_PAGEOBJ_FORM and depth < DEPTH:
                waiting.append((found, depth + 1))


def _objects(page: Any, form: Any) -> list[Any]:
    if form:
        count = raw.FPDFFormObj_CountObjects(form)
        return [raw.FPDFFormObj_GetObject(form, place) for place in range(count)]
    return [raw.FPDFPage_GetObject(page, place) for place in range(raw.FPDFPage_CountObjects(page))]


def _layer_of(found: Any) -> str | None:
    """The name of the layer that an object is drawn in: its mark ``/OC`` (14.6)."""
    for place in range(max(raw.FPDFPageObj_CountMarks(found), 0)):
        mark = raw.FPDFPageObj_GetMark(found, place)
        if _string(raw.FPDFPageObjMark_GetName, mark) == "OC":
            return _string(raw.FPDFPageObjMark_GetParamStringValue, mark, b"Name")
    return None


def _string(function: Any, *arguments: Any) -> str:
    length = ctypes.c_ulong()
    function(*arguments, None, 0, length)
    buffer = (ctypes.c_ushort * (length.value // 2 + 1))()
    function(*arguments, buffer, length.value, length)
    return bytes(buffer)[: length.value].decode("utf-16-le", "replace").rstrip("\0")


def _texts(found: Any, text_page: Any, depth: int = 0) -> Iterator[str]:
    kind = raw.FPDFPageObj_GetType(found)
    if kind == raw.FPDF_PAGEOBJ_FORM and depth < DEPTH:
        for inner in _objects(None, found):
            yield from _texts(inner, text_page, depth + 1)
    elif kind == raw.FPDF_PAGEOBJ_TEXT:
        length = raw.FPDFTextObj_GetText(found, text_page, None, 0)
        buffer = (ctypes.c_ushort * (length // 2 + 1))()
        raw.FPDFTextObj_GetText(found, text_page, buffer, length)
        yield bytes(buffer)[:length].decode("utf-16-le", "replace").rstrip("\0").strip()
