"""The rules on whole documents: hand-checked truth, planted errors, clean documents."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from random import Random

import pytest

from extract.read import read
from parsers.parse import parse
from parsers.parsed import Parsed
from quality.check import check_document
from quality.registry import RULES
from samples import text
from samples.build import build
from samples.errors import PLANTERS, plant
from samples.model import Options, Regulation
from samples.sentences import MAKERS
from schemas.finding import Finding

SAME_RULE = {
    "tambahan-lembaran-negara-meragukan": "lembaran-meragukan",
    "periode-tidak-cocok-dengan-tahun": "periode-meragukan",
    "judul-periode-meragukan": "periode-meragukan",
}
"""Names in the hand-checked file of what a rule here finds under its own name."""


DECLARED = {rule.id: set(rule.datasets) for rule in RULES}


def letters(value: str | None) -> str:
    """Only digits and letters."""
    return re.sub(r"[^0-9a-z]", "", (value or "").casefold())


def everything(parsed: Parsed) -> list[Finding]:
    """Findings of reading and of the rules."""
    return [*parsed.findings, *check_document(parsed.rows)]


def matches(row: dict[str, str], found: list[Finding]) -> list[Finding]:
    """The findings that say what a row of the hand-checked file says."""
    rule = SAME_RULE.get(row["aturan"], row["aturan"])
    lines = {
        int(number)
        for part in re.findall(r"teks ([\d ,;-]+)", row["kunci"])
        for number in re.findall(r"\d+", part)
    }
    laws = re.findall(r"[a-z]+-[a-z0-9.-]+-\d{4}", row["kunci"])
    return [
        finding
        for finding in found
        if finding.rule == rule
        and (
            finding.source_line in lines
            or (row["ditemukan"] and letters(row["ditemukan"]) in letters(finding.ditemukan))
            or (row["ditemukan"] and letters(row["ditemukan"]) in letters(finding.pesan))
            or any(law in finding.key for law in laws)
        )
    ]


@pytest.mark.slow
def test_what_a_careful_reader_finds_is_found_and_nothing_wrong_is_said(shared: Path) -> None:
    gold = next((shared / "gold").glob("*/expected_temuan.csv"))
    with gold.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    found = everything(parse(read(next((shared / "seeds").glob(f"{gold.parent.name}*")))))
    missing = [row["kunci"] for row in rows if row["_kuat"] == "pasti" and not matches(row, found)]
    assert missing == []
    known = {id(finding) for row in rows for finding in matches(row, found)}
    assert [f for f in found if f.level == "error" and id(f) not in known] == []


def checked(reg: Regulation, folder: Path) -> list[Finding]:
    """Findings of an invented regulation, read from text."""
    path = folder / "contoh.txt"
    path.write_text(text.render(reg), encoding="utf-8")
    return everything(parse(read(path)))


@pytest.mark.parametrize("seed", range(301, 309))
def test_clean_documents_have_no_error(seed: int, tmp_path: Path) -> None:
    found = checked(build(seed, Options(small=seed % 2 == 0)), tmp_path)
    assert [finding for finding in found if finding.level == "error"] == []


OURS = {rule.id for rule in RULES}
READING = {"nomor-ganda/mengingat", "nomor-ganda/ayat", "rujukan-kosong/renstra"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", [n for n in PLANTERS if n.partition("/")[0] in OURS and n not in READING]
)
def test_planted_errors_are_found(name: str, tmp_path: Path) -> None:
    rule = name.partition("/")[0]
    planted = missed = 0
    for seed in range(311, 315):
        reg = plant(build(seed, Options(small=True)), [name])
        if not reg.planted:
            continue
        planted += 1
        found = [f for f in checked(reg, tmp_path) if f.rule == rule]
        value = letters(re.sub(r"^Rp\.?|[.,]00$|,-$", "", (reg.planted[0].found or "").strip()))
        missed += not any(value in letters(f"{f.ditemukan} {f.pesan} {f.key}") for f in found)
        assert {f.dataset for f in found} <= DECLARED[rule]
    assert planted
    assert missed == 0


@pytest.mark.slow
@pytest.mark.parametrize("name", MAKERS)
def test_right_sentences_and_tables_are_left_alone(name: str, tmp_path: Path) -> None:
    for seed in range(321, 324):
        reg = build(seed, Options(small=True))
        if MAKERS[name](reg, Random(seed), False) is not None:
            assert [f for f in checked(reg, tmp_path) if f.rule == name.partition("/")[0]] == []
