"""Which targets were reached, and by how much?

    python examples/target_realisasi.py OUTPUT [--picture target.svg]

One row per indicator of ``panel_indikator`` over all offices and years that print both numbers.
Some indicators are better when they are lower; the list of indicators says which. What a regulation
prints as reached in its own year or later is not reached yet, and left out.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd
import vl_convert

import perbup
from normalize.indicators import indicators

SURE = ("sepakat", "tunggal")
"""Grades of rows that nothing speaks against."""


def achievements(output: str | Path) -> pd.DataFrame:
    """Every target with what was reached, in per cent of it; over 100 is better than planned."""
    panel = perbup.load(output, "panel_indikator")
    panel = panel[panel.indikator_id.notna() & panel.mutu.isin(SURE)]
    enacted = perbup.load(output, "dokumen", columns=["doc_id", "tahun"]).set_index("doc_id").tahun
    over = panel.tahun < panel.realisasi_doc_id.map(enacted).fillna(panel.tahun + 1)
    both = panel[over & (panel.target > 0) & (panel.realisasi > 0)].copy()
    known = indicators()
    falls = both.indikator_id.map(lambda name: known[name].arah == "turun").astype(bool)
    share = (both.realisasi / both.target).where(~falls, both.target / both.realisasi)
    both["capaian"] = (share * 100).astype(float).round(1)
    both["nama"] = both.indikator_id.map(lambda name: known[name].nama)
    return both[["nama", "kecamatan", "kabupaten", "tahun", "target", "realisasi", "capaian"]]


def by_indicator(found: pd.DataFrame) -> pd.DataFrame:
    """How often each indicator's target was reached, the least often first."""
    grouped = found.groupby("nama").capaian
    table = pd.DataFrame(
        {
            "target": grouped.size(),
            "tercapai": grouped.apply(lambda shares: int((shares >= 100).sum())),
            "terendah": grouped.min(),
            "tengah": grouped.median().round(1),
        }
    )
    return table.assign(bagian=(table.tercapai / table.target * 100).round()).sort_values(
        ["bagian", "nama"]
    )


def picture(found: pd.DataFrame) -> str:
    """A point for each target, a row for each indicator, the line where it is reached, as SVG."""
    rows = [{"nama": row.nama, "capaian": row.capaian} for row in found.itertuples()]
    across = {"type": "quantitative", "axis": {"title": "persen dari target"}}
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": rows},
        "width": 420,
        "height": {"step": 22},
        "encoding": {
            "y": {"field": "nama", "type": "nominal", "axis": {"title": None, "labelLimit": 400}}
        },
        "layer": [
            {
                "mark": {"type": "rule", "strokeDash": [4, 3], "color": "#5b6773"},
                "data": {"values": [{}]},
                "encoding": {"x": {"datum": 100}, "y": {"value": 0}, "y2": {"value": "height"}},
            },
            {
                "mark": {"type": "point", "filled": True, "opacity": 0.6, "size": 50},
                "encoding": {
                    "x": {"field": "capaian", **across, "scale": {"zero": False}},
                },
            },
        ],
        "config": {"background": "white", "font": "Arial, Liberation Sans, Helvetica, sans-serif"},
    }
    svg: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return svg


def main() -> None:
    """Print the table, write the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", nargs="?", default="output")
    parser.add_argument("--picture", type=Path, help="an SVG file")
    given = parser.parse_args()
    found = achievements(given.output)
    print(by_indicator(found).reset_index().to_string(index=False))
    if given.picture:
        given.picture.write_text(picture(found), encoding="utf-8")
        print(given.picture)


if __name__ == "__main__":
    main()
