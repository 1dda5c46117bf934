"""The one value that a table leaves empty."""

from __future__ import annotations

import pytest

from tests.quality_samples import DOC, Row, datasets, findings, table

HEAD = "No | Indikator | Satuan | 2021 | 2022\n"


def found(body: str, columns: tuple[int, ...] = (3, 4)) -> list[str]:
    made = table(HEAD + body.strip(), jenis="target")
    rows: list[Row] = []
    for line, text in enumerate(body.strip().splitlines(), 1):
        cells = [cell.strip() for cell in text.split("|")]
        for col in columns:
            if col < len(cells) and cells[col] and cells[0] != "":
                row = {"tabel_id": f"{DOC}/t01", "baris": line, "indikator": cells[1]}
                rows.append(
                    {**row, "tahun": 2018 + col, "nilai": 1, "teks": cells[col], "kolom": col}
                )
    given = datasets(made, target=rows)
    return [f.pesan for f in findings(given, "nilai-kosong")]


LINES = ["1 | Nilai A | Poin | 1 | 2", "2 | Nilai B | Poin | 3 | 4", "3 | Nilai C | Poin | 5 | 6"]
SAID = "kosong, padahal semua baris lain bernilai"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["4 | Nilai D | Poin | 7 |", "5 | Nilai E | Poin | 8 | 9"], [f"Nilai D: 2022 {SAID}"]),
        (["4 | Nilai D | Poin | | 7", "5 | Nilai E | Poin | 8 | 9"], [f"Nilai D: 2021 {SAID}"]),
        (["4 | Nilai D | Poin | 7 | -", "5 | Nilai E | Poin | 8 | 9"], []),
        (["4 | Nilai D | Poin | 7 | n/a", "5 | Nilai E | Poin | 8 | 9"], []),
        (["4 | Nilai D | Poin | 7 |", "5 | Nilai E | Poin | 8 |"], []),  # several are left so
        (["4 | Nilai D | Poin | | ", "5 | Nilai E | Poin | 8 | 9"], []),
        (["4 | Nilai D | Poin | 7 |"], []),  # too few lines
        (["4 | Nilai D | Poin | 7 | 8", "| Jumlah | | 16 |"], []),
        (["4 | Nilai D | Poin | 7 | 8", "| Meningkatnya mutu | | | "], []),
        (["4 | Nilai D | | 7 | 8", "5 | Nilai E | Poin | 8 | 9"], []),  # no unit is no value
    ],
)
def test_a_value_left_empty(lines: list[str], said: list[str]) -> None:
    assert found("\n".join([*LINES, *lines])) == said


def test_a_table_of_one_value_for_each_line() -> None:
    body = "\n".join(f"{n} | Nilai {n} | Poin | {n if n != 3 else ''}" for n in range(1, 7))
    assert found(body, columns=(3,)) == [f"Nilai 3: 2021 {SAID}"]
