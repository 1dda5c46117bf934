"""Printed ratios: by which official formula, over which scale, of what."""

from __future__ import annotations

import pytest

from parsers.tabel.header import of_rest
from schemas.message import quantity
from tests.quality_samples import DOC, Row, datasets, findings

T1 = f"{DOC}/t01"
Printed = tuple[str, str, str]
"""Target or budget, what was reached of it, their ratio."""


def _value(text: str) -> float:
    return float(text.rstrip("%").replace(".", "").replace(",", "."))


def lines(
    dataset: str, *printed: Printed, name: str = "Uji", known: str | None = None
) -> list[Row]:
    """Lines of one year each."""
    base = "target" if dataset == "capaian" else "anggaran"
    named = "indikator" if dataset == "capaian" else "uraian"
    return [
        {
            "tabel_id": T1,
            "baris": number + 2,
            named: f"{name} {number}",
            "indikator_id": known,
            "jenjang": "kegiatan",
            "tahun": 2022,
            base: _value(whole),
            "realisasi": _value(part),
            "rasio": _value(ratio),
            f"{base}_teks": whole,
            "realisasi_teks": part,
            "rasio_teks": ratio,
        }
        for number, (whole, part, ratio) in enumerate(printed)
    ]


def levels(dataset: str, *printed: Printed, known: str | None = None) -> list[str]:
    """The levels of what is said of these ratios."""
    given = {**datasets(), dataset: lines(dataset, *printed, known=known)}
    return [finding.level for finding in findings(given, "rasio-tidak-cocok")]


@pytest.mark.parametrize(
    "printed",
    [
        ("0,58", "0,6", "96,67"),  # target / realisasi
        ("8,75", "8,20", "106,71"),
        ("12", "9", "125,00%"),  # (2 × target - realisasi) / target
        ("40", "52", "100"),  # cut at the whole
    ],
)
def test_a_line_of_one_year_by_another_official_formula(printed: Printed) -> None:
    assert levels("capaian", printed) == []


def test_where_more_is_better_the_formula_for_less_is_wrong() -> None:
    assert levels("capaian", ("80", "90", "88,89"), known="ikm") == ["error"]
    assert levels("capaian", ("80", "90", "88,89"), known="jumlah-temuan") == []


def test_a_level_above_the_whole_beside_one_that_is_cut_is_wrong() -> None:
    assert levels("capaian", ("40", "52", "100"), ("50", "60", "120")) == ["error"]


def test_a_few_digits_fit_a_formula_by_chance() -> None:
    assert levels("capaian", ("50", "55", "91")) == ["error"]


@pytest.mark.parametrize(
    "printed",
    [
        ("1.250", "1.187.500.000", "95,00"),  # millions against rupiah
        ("1.250.000", "1.187.500.000", "95,00"),
        ("1.250.000.000", "1.187,5", "95,00"),
    ],
)
def test_a_ratio_over_unlike_multiples_is_right_and_the_scale_in_doubt(printed: Printed) -> None:
    given = datasets(anggaran=lines("anggaran", printed))
    assert not findings(given, "rasio-tidak-cocok")
    assert [f.level for f in findings(given, "satuan-meragukan")] == ["warning"]


def test_a_wrong_ratio_over_unlike_multiples_is_wrong_still() -> None:
    assert levels("anggaran", ("1.250", "1.187.500.000", "91,00")) == ["error"]


def test_a_column_of_the_rest_is_said_once() -> None:
    rest = [("1.000", "883,8", "11,62"), ("500", "450,5", "9,90"), ("250", "200", "20,00")]
    assert levels("anggaran", *rest) == ["warning"]
    spent = [("1.000", "883,8", "88,38"), ("500", "450,5", "90,10"), ("250", "200", "80,00")]
    assert levels("anggaran", *spent) == []
    assert levels("anggaran", *spent, rest[0]) == ["error"]


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        ("SILPA (%)", True),
        ("Sisa Anggaran", True),
        ("% Tidak Terserap", True),
        ("Capaian (%)", False),
        ("Persentase Siswa", False),
    ],
)
def test_heads_of_the_rest(head: str, rest: bool) -> None:
    assert of_rest(head) is rest


def test_a_ratio_over_nothing() -> None:
    noughts = [("0", "0", "0,00")] * 2
    assert levels("anggaran", *noughts) == []
    assert levels("anggaran", *noughts, ("0", "0", "1,00")) == ["error"]
    assert levels("anggaran", *[("0", "0", "100")] * 3) == []  # what this table prints there
    assert levels("anggaran", ("0", "0", "85,10")) == ["warning"]
    (said,) = findings(
        {**datasets(), "anggaran": lines("anggaran", ("0", "0", "66,67"))}, "rasio-tidak-cocok"
    )
    assert quantity(said.found) == 66.67
