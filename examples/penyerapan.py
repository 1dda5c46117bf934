"""How much of its budget did each office spend?

    python examples/penyerapan.py OUTPUT [--picture penyerapan.svg]

One row per office and year of ``panel_anggaran``. Rows whose statements contradict each other, or
on which an error stands, are counted and left out: look at them before you use them.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd
import vl_convert

import perbup

SURE = ("sepakat", "tunggal")
"""Grades of rows that nothing speaks against."""


def absorption(output: str | Path) -> tuple[pd.DataFrame, int]:
    """Budget, spending and the share that was spent, of the whole office by year; and how many
    rows were left out because something speaks against them."""
    total = perbup.load(output, "panel_anggaran", anggaran_kunci="total", money="float")
    both = total[total.anggaran.notna() & total.realisasi.notna()]
    sure = both[both.mutu.isin(SURE)].copy()
    sure["serapan"] = (sure.realisasi / sure.anggaran * 100).round(1)
    columns = ["kabupaten", "kecamatan", "tahun", "anggaran", "realisasi", "serapan"]
    return sure[columns].sort_values(columns[:3]).reset_index(drop=True), len(both) - len(sure)


def picture(found: pd.DataFrame) -> str:
    """The shares over the years, a line for each office, as SVG."""
    rows = [
        {
            "tempat": f"{row.kecamatan}, {row.kabupaten}",
            "tahun": row.tahun,
            "serapan": row.serapan,
        }
        for row in found.itertuples()
    ]
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": "Penyerapan anggaran kecamatan (persen)",
        "data": {"values": rows},
        "width": 520,
        "height": 260,
        "mark": {"type": "line", "point": True},
        "encoding": {
            "x": {
                "field": "tahun",
                "type": "quantitative",
                "axis": {"title": None, "format": "d", "tickMinStep": 1},
                "scale": {"zero": False},
            },
            "y": {
                "field": "serapan",
                "type": "quantitative",
                "axis": {"title": None},
                "scale": {"zero": False},
            },
            "color": {"field": "tempat", "type": "nominal", "legend": {"title": None}},
        },
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
    found, left_out = absorption(given.output)
    print(found.to_string(index=False, float_format="{:.15g}".format))
    print(f"{len(found)} rows; {left_out} left out")
    if given.picture:
        given.picture.write_text(picture(found), encoding="utf-8")
        print(given.picture)


if __name__ == "__main__":
    main()
