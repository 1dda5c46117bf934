"""What lines name that a plan aims at, in parts; kata.toml has the examples of each function."""

from __future__ import annotations

import pytest

from grammar.aims import Aim, aim_of


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("Sasaran 3: Desa maju", Aim("sasaran", "Desa maju", True, False)),
        ("SASARAN STRATEGIS 1.2 : Desa maju", Aim("sasaran", "Desa maju", True, False)),
        ("Tujuan II Desa maju", Aim("tujuan", "Desa maju", False, False)),
        ("Misi Kedua: Desa maju", Aim("misi", "Desa maju", True, False)),
        ("Indikator Sasaran: Desa maju", Aim("sasaran", "Desa maju", True, True)),
        ("Sasaran Inovasi Desa", Aim("sasaran", "Inovasi Desa", False, False)),
        ("Sasaran", Aim("sasaran", "", False, False)),
    ],
)
def test_the_aim_that_a_text_begins_with(text: str, aim: Aim) -> None:
    assert aim_of(text) == aim
