"""The measure of the benchmark counts what a reader of the tables would count."""

from __future__ import annotations

from benchmarks.bench import Score, score

TABLE = [
    ["No", "Uraian", "2021", "2022"],
    ["1", "Penyusunan laporan", "10", "20"],
    ["2", "Pembinaan", "30", "40"],
]


def test_equal_tables_score_one() -> None:
    assert score([TABLE], [TABLE]) == Score(1.0, 1.0, 1.0)
    assert score([TABLE[:2], TABLE[2:]], [TABLE]).recalled == 1.0


def test_a_row_cut_in_the_truth_may_be_found_joined() -> None:
    cut = [*TABLE[:1], ["1", "Penyusunan", "10", "20"], ["", "laporan", "", ""], *TABLE[2:]]
    assert score([TABLE], [cut]) == Score(1.0, 1.0, 1.0)
    assert score([cut], [TABLE]).recalled < 1.0


def test_numbers_that_slipped_are_not_in_place() -> None:
    slipped = [*TABLE[:1], ["1", "Penyusunan laporan", "20", "10"], *TABLE[2:]]
    measured = score([slipped], [TABLE])
    assert (measured.recalled, measured.precision) == (1.0, 1.0)
    assert measured.placed < 0.7


def test_lost_and_invented_cells_count() -> None:
    assert score([TABLE[:2]], [TABLE]).recalled == 8 / 12
    assert score([[*TABLE, ["3", "", "", "99"]]], [TABLE]).precision == 12 / 14
