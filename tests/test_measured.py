"""The page of figures counts what a reader of the datasets would count, and keeps failures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import accuracy, figures
from handbook import readme_figures


@pytest.fixture(scope="module")
def agreement() -> accuracy.Sample:
    """A short document of a form, as text."""
    samples = accuracy.invented([9001])
    return next(s for s in samples if (s.kind, s.layout) == ("perjanjian-kinerja", "text"))


def test_a_document_read_whole_has_no_wrong_value(agreement: accuracy.Sample) -> None:
    by_kind, by_dataset = accuracy.measure([agreement])
    tally = by_kind["perjanjian-kinerja", "text"]
    assert (tally.documents, tally.precision, tally.recall, tally.wrong) == (1, 1.0, 1.0, [])
    assert by_dataset["text", "target"].true > 10


def test_a_wrong_and_a_lost_number_are_counted(agreement: accuracy.Sample) -> None:
    def other_truth(folder: Path, doc_id: str) -> None:
        agreement.write_truth(folder, doc_id)
        path = folder / "anggaran.csv"
        head, first, *rest = path.read_text("utf-8").splitlines()
        column = head.split(",").index("anggaran")
        cells = first.split(",")
        cells[column] = "1"
        path.write_text("\n".join([head, ",".join(cells), *rest]) + "\n", encoding="utf-8")

    by_kind, _ = accuracy.measure([replace(agreement, write_truth=other_truth)])
    tally = by_kind["perjanjian-kinerja", "text"]
    assert tally.precision < 1
    assert len(tally.wrong) == 1
    assert "true 1" in tally.wrong[0]


def test_a_document_that_is_not_read_stays_on_the_page(agreement: accuracy.Sample) -> None:
    by_kind, by_dataset = accuracy.measure([replace(agreement, content=b"", suffix=".pdf")])
    assert "is not read" in by_kind["perjanjian-kinerja", "text"].wrong[0]
    assert "1 values or rows are published and wrong" in figures._tallies(by_kind, by_dataset)


def test_the_page_holds_every_part() -> None:
    page = figures.page({"speed": "*2026-01-31*\n\n| engine |\n"})
    assert all(f"## {part.title}\n" in page for part in figures.PARTS.values())
    assert page.count("Not measured yet.") == len(figures.PARTS) - 1
    assert "| engine |" in page
    assert page.endswith(figures.TRIED.read_text("utf-8"))


def test_a_part_that_is_not_measured_anew_stays_as_it_stands() -> None:
    measured = {name: f"*2026-01-31, by {name}*\n\n| one |\n" for name in figures.PARTS}
    assert figures.last_measured(figures.page(measured)) == measured
    assert figures.last_measured(figures.page({"real": measured["real"]})) == {
        "real": measured["real"]
    }
    written = figures.PAGE.read_text("utf-8")
    assert figures.last_measured(written).keys() <= figures.PARTS.keys()
    assert "speed" in figures.last_measured(written)


def test_the_readme_says_what_the_page_of_figures_says() -> None:
    readme = readme_figures.README.read_text("utf-8")
    measured = readme_figures.FIGURES.read_text("utf-8")
    assert readme_figures.with_figures(readme, measured) == readme, "run: make docs"
    drifted = measured.replace("| peraturan | ruled | ", "| peraturan | ruled | 1")
    assert drifted != measured
    assert readme_figures.with_figures(readme, drifted) != readme
