"""Charts as SVG: Vega-Lite descriptions, drawn by vl-convert without network or browser.

Colours are CSS variables of the page, so one drawing serves light, dark and print. The drawing
is checked before it goes into a page: only shapes and text may be in it.
"""

from __future__ import annotations

import re
import textwrap
from typing import Any
from xml.etree import ElementTree

import vl_convert
from markupsafe import Markup

from report.figures import BudgetLine, Indicator, Spread
from report.i18n import Words

Spec = dict[str, Any]

_INK = "var(--chart-ink)"
_SOFT = "var(--chart-soft)"
_STRONG = "var(--chart-strong)"
_MUTED = "var(--chart-muted)"

_CONFIG: Spec = {
    "background": None,
    "font": "Arial, Liberation Sans, Helvetica, sans-serif",
    "padding": {"left": 14, "right": 14, "top": 4, "bottom": 4},
    "view": {"stroke": None},
    "axis": {
        "labelColor": _MUTED,
        "titleColor": _MUTED,
        "gridColor": "var(--chart-grid)",
        "domainColor": "var(--chart-grid)",
        "tickColor": "var(--chart-grid)",
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
    },
    "title": {"color": _INK, "subtitleColor": _MUTED, "fontSize": 12, "subtitleFontSize": 11},
    "text": {"color": _INK},
}

_SHAPES = {"svg", "g", "path", "rect", "line", "text", "tspan", "title", "clipPath", "defs"}
_NAMESPACE = "{http://www.w3.org/2000/svg}"
_MARK = "\u2063"


def targets(found: list[Indicator], words: Words) -> Markup:
    """Small multiples, one per indicator: achieved as bars, the target as a line over each."""
    panels = [_target_panel(indicator) for indicator in found]
    return _draw({"concat": panels, "columns": 3, "spacing": 24}, words, words("grafik_target"))


def budgets(lines: list[BudgetLine], words: Words, label: str, *, wide: bool = False) -> Markup:
    """Budget against spending, one row per year or programme."""
    rows = [
        {
            "nama": _unique(line.label, 58, index),
            "anggaran": _float(line.budget),
            "realisasi": _float(line.spent),
            "catatan": _ratio(line, words),
        }
        for index, line in enumerate(lines)
    ]
    return _draw(_bars(rows, 24, 330 if wide else 520, words), words, label)


def spreads(found: list[Spread], words: Words) -> Markup:
    """Median and range of achievement per kecamatan, best first, around the 100% line."""
    rows = [
        {
            "nama": _unique(item.label, 40, index),
            "rendah": item.low,
            "tengah": item.middle,
            "tinggi": item.high,
            "catatan": f"{words.number(item.middle, 0)}%",
        }
        for index, item in enumerate(sorted(found, key=lambda item: (-item.middle, item.label)))
    ]
    scale = {"domain": [0, max(120.0, *(item.high for item in found))], "nice": False}
    spec: Spec = {
        "data": {"values": rows},
        "width": 430,
        "height": {"step": 18},
        "encoding": {"y": _names()},
        "layer": [
            {
                "mark": {"type": "rule", "color": _SOFT, "strokeWidth": 3},
                "encoding": {
                    "x": {
                        "field": "rendah",
                        "type": "quantitative",
                        "scale": scale,
                        "axis": {
                            "title": None,
                            "orient": "top",
                            "tickCount": 7,
                            "labelExpr": "datum.label + '%'",
                        },
                    },
                    "x2": {"field": "tinggi"},
                },
            },
            {
                "mark": {"type": "rule", "color": _MUTED, "strokeDash": [3, 3]},
                "encoding": {
                    "x": {"datum": 100, "type": "quantitative"},
                    "y": {"value": 0},
                    "y2": {"value": "height"},
                },
                "data": {"values": [{}]},
            },
            {
                "mark": {
                    "type": "point",
                    "filled": True,
                    "size": 55,
                    "color": _STRONG,
                    "opacity": 1,
                },
                "encoding": {"x": {"field": "tengah", "type": "quantitative"}},
            },
        ],
    }
    return _draw(spec, words, words("grafik_capaian"))


def _target_panel(indicator: Indicator) -> Spec:
    rows = [
        {"tahun": str(year), "target": target, "realisasi": achieved}
        for year, target, achieved in indicator.years
    ]
    unit = "%" if indicator.unit == "persen" else indicator.unit or ""
    title = textwrap.wrap(_short(indicator.name, 90), 32) or [""]
    value = {"type": "quantitative", "axis": {"title": None, "tickCount": 4}}
    return {
        "title": {"text": title, "subtitle": _short(unit, 40), "anchor": "start", "limit": 250},
        "data": {"values": rows},
        "width": 210,
        "height": 110,
        "encoding": {
            "x": {
                "field": "tahun",
                "type": "ordinal",
                "axis": {"title": None, "labelAngle": 0, "labelOverlap": "parity", "ticks": False},
            }
        },
        "layer": [
            {
                "mark": {"type": "bar", "color": _STRONG, "width": {"band": 0.5}},
                "encoding": {"y": {"field": "realisasi", **value}},
            },
            {
                "mark": {
                    "type": "tick",
                    "color": _INK,
                    "thickness": 2,
                    "opacity": 1,
                    "width": {"band": 0.8},
                },
                "encoding": {"y": {"field": "target", **value}},
            },
        ],
    }


def _bars(rows: list[Spec], step: int, width: int, words: Words) -> Spec:
    top = max((max(row["anggaran"] or 0, row["realisasi"] or 0) for row in rows), default=0)
    unit, name = _money_unit(top, words)
    for row in rows:
        for column in ("anggaran", "realisasi"):
            if row[column] is not None:
                row[column] /= unit
        row["ujung"] = max(row["anggaran"] or 0, row["realisasi"] or 0)
    value = {
        "type": "quantitative",
        "axis": {"title": name, "orient": "top", "tickCount": 5, "titleAnchor": "start"},
        "scale": {"domain": [0, max(top / unit * 1.1, 1e-9)], "nice": False},
    }
    return {
        "data": {"values": rows},
        "width": width,
        "height": {"step": step},
        "encoding": {"y": _names()},
        "layer": [
            {
                "mark": {"type": "bar", "color": _SOFT, "height": {"band": 0.7}},
                "encoding": {"x": {"field": "anggaran", **value}},
            },
            {
                "mark": {"type": "bar", "color": _STRONG, "height": {"band": 0.3}},
                "encoding": {"x": {"field": "realisasi", **value}},
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 5, "fontSize": 11},
                "encoding": {
                    "x": {"field": "ujung", "type": "quantitative"},
                    "text": {"field": "catatan", "type": "nominal"},
                },
            },
        ],
    }


def _names() -> Spec:
    return {
        "field": "nama",
        "type": "nominal",
        "sort": None,
        "axis": {
            "title": None,
            "ticks": False,
            "domain": False,
            "labelLimit": 360,
            "labelPadding": 8,
            "labelColor": _INK,
            "labelExpr": f"split(datum.label, '{_MARK}')[0]",
        },
    }


def _draw(spec: Spec, words: Words, label: str) -> Markup:
    text = vl_convert.vegalite_to_svg(
        {"$schema": "https://vega.github.io/schema/vega-lite/v5.json", **spec, "config": _CONFIG},
        allowed_base_urls=[],
        format_locale=_LOCALES[words.lang],
    )
    return _embed(text, label)


def _embed(svg: str, label: str) -> Markup:
    """The drawing as one labelled picture; anything but shapes and text is refused."""
    root = ElementTree.fromstring(svg)
    for element in root.iter():
        if element.tag.removeprefix(_NAMESPACE) not in _SHAPES:
            raise ValueError(f"unexpected {element.tag} in a chart")
        for name in list(element.attrib):
            if name.startswith(("aria-", "on", "{", "style", "href")) or name in (
                "role",
                "class",
                "pointer-events",
            ):
                del element.attrib[name]
    root.set("role", "img")
    root.set("aria-label", label)
    root.set("class", "chart")
    ElementTree.register_namespace("", _NAMESPACE.strip("{}"))
    return Markup(ElementTree.tostring(root, encoding="unicode"))


def _money_unit(top: float, words: Words) -> tuple[float, str]:
    for unit, indonesian, english in (
        (1e12, "triliun rupiah", "trillion rupiah"),
        (1e9, "miliar rupiah", "billion rupiah"),
        (1e6, "juta rupiah", "million rupiah"),
    ):
        if top >= unit:
            return unit, indonesian if words.lang == "id" else english
    return 1.0, "rupiah"


def _ratio(line: BudgetLine, words: Words) -> str:
    return "" if line.ratio is None else f"{words.number(line.ratio, 1)}%"


def _unique(text: str, limit: int, index: int) -> str:
    """A label that no other row bears: what follows the mark is not drawn."""
    return f"{_short(text, limit)}{_MARK}{index}"


def _short(text: str, limit: int) -> str:
    return textwrap.shorten(
        re.sub(r"[\x00-\x1f\ufffe\uffff\u2063]", " ", text), limit, placeholder="…"
    )


def _float(value: Any) -> float | None:
    return None if value is None else float(value)


_LOCALES: dict[str, Spec] = {
    "id": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp ", ""]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["Rp ", ""]},
}
