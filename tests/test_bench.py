"""The measure of the benchmark counts what a reader of the tables would count."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from benchmarks import bench, engines, growth
from benchmarks.bench import Score, score

TABLE = [
    ["No", "Uraian", "2021", "2022"],
    ["1", "Penyusunan laporan", "10", "20"],
    ["2", "Pembinaan", "30", "40"],
]


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bench.small(tmp_path_factory.mktemp("small"))


def peers(folder: Path, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    """A stand-in for the Python of other engines: whatever it is asked, it answers this."""
    path = folder / "python"
    path.write_text(f"#!/bin/sh\n{answer}\n")
    path.chmod(0o755)
    monkeypatch.setenv(bench.PEERS_VARIABLE, str(path))


def test_an_engine_s_memory_is_none_of_the_process_that_started_it(document: Path) -> None:
    large = bytearray(b"x" * 150_000_000)
    done = bench.measure("pdfium text", document, first=document)
    assert done.failure is None
    assert 0 < done.memory_mb < len(large) / 2**20
    assert done.seconds > 0


def test_an_engine_that_fails_or_dies_is_a_result(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = engines.work("pdfium text", tmp_path / "none.pdf", document, 1)
    assert failed["failure"].startswith("FileNotFoundError")
    peers(tmp_path, monkeypatch, "echo out of luck >&2; exit 3")
    died = bench.measure("img2table", document, first=document)
    assert died.failure == "the process died: out of luck"


def test_other_engines_live_in_an_environment_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    peers(tmp_path, monkeypatch, """echo '{"tabula-py": "2.10", "img2table": "2.0"}'""")
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/java")
    assert bench.absent() == [name for name in engines.ENGINES if name.startswith("pymupdf")]
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert set(bench.peers()) == {"img2table"}
    assert {"tabula lattice", "tabula stream"} <= set(bench.absent())


def test_a_shape_of_text_is_measured_as_text_and_as_pdf(capsys: pytest.CaptureFixture[str]) -> None:
    for more in ([], ["--pdf"]):
        growth.main(["1", "--only", "chapters", *more])
        assert "chapters" in capsys.readouterr().out


def test_equal_tables_score_one() -> None:
    assert score([TABLE], [TABLE]) == Score(1.0, 1.0, 1.0)
    assert (Score(0.5, 1.0, 1.0).f1, Score(0.0, 0.0, 0.0).f1) == (2 / 3, 0.0)
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
