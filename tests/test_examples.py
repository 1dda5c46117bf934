"""The scripts that researchers start from: what they take, what they leave out, what they draw."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import pytest

from examples import penyerapan, target_realisasi
from normalize.indicators import indicators


def given(monkeypatch: pytest.MonkeyPatch, **datasets: pd.DataFrame) -> None:
    """Let ``perbup.load`` give these rows, whatever is asked of them."""
    monkeypatch.setattr("perbup.load", lambda _, name, **__: datasets[name])


def office(**values: Any) -> dict[str, Any]:
    return {"kabupaten": "Serang", "kecamatan": "Teluk Manduru", "mutu": "sepakat", **values}


def test_absorption_leaves_out_what_is_contradicted(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        office(tahun=2021, anggaran=200.0, realisasi=150.0),
        office(tahun=2022, anggaran=200.0, realisasi=20.0, mutu="bertentangan"),
        office(tahun=2023, anggaran=200.0, realisasi=None),
    ]
    given(monkeypatch, panel_anggaran=pd.DataFrame(rows))
    found, left_out = penyerapan.absorption("output")
    assert found[["tahun", "serapan"]].values.tolist() == [[2021, 75.0]]
    assert left_out == 1


def indicator(name: str, year: int, target: float, reached: float) -> dict[str, Any]:
    return office(
        indikator_id=name, tahun=year, target=target, realisasi=reached, realisasi_doc_id="a"
    )


def test_a_target_is_reached_upwards_or_downwards(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [indicator("ikm", 2021, 80.0, 84.0), indicator("ikm", 2022, 80.0, 80.0)]
    documents = pd.DataFrame([{"doc_id": "a", "tahun": 2022}])
    given(monkeypatch, panel_indikator=pd.DataFrame(rows), dokumen=documents)
    found = target_realisasi.achievements("output")
    assert found[["tahun", "capaian"]].values.tolist() == [[2021, 105.0]], "2022 was not over"
    table = target_realisasi.by_indicator(found)
    assert table.loc["Indeks Kepuasan Masyarakat", "tercapai"] == 1


def test_lower_is_better_where_the_vocabulary_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    falling = next(i for i in indicators().values() if i.arah == "turun")
    rows = [indicator(falling.indikator_id, 2021, 10.0, 20.0)]
    documents = pd.DataFrame([{"doc_id": "a", "tahun": None}])
    given(monkeypatch, panel_indikator=pd.DataFrame(rows), dokumen=documents)
    assert target_realisasi.achievements("output").capaian.tolist() == [50.0]


@pytest.mark.slow
def test_the_samples_give_rows_and_a_picture(samples_output: Path) -> None:
    found, _ = penyerapan.absorption(samples_output)
    of = found[(found.kecamatan == "Teluk Manduru") & (found.tahun == 2022)].iloc[0]
    assert (of.anggaran, of.realisasi, of.serapan) == (190853534, 159676497, 83.7)
    reached = target_realisasi.achievements(samples_output)
    for drawn in (penyerapan.picture(found), target_realisasi.picture(reached)):
        assert ElementTree.fromstring(drawn).tag.endswith("svg")
        assert "NaN" not in drawn
