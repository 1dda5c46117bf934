"""Findings across documents: figures of one office, tables of another, budgets in another unit."""

from __future__ import annotations

import tracemalloc
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from perbup import across as gathering
from perbup.across import Across
from perbup.compared import compared, figures_table
from perbup.graph import Regulations
from quality.check import check_across, check_document
from quality.figures import FIGURES, digest
from quality.frames import Frames
from schemas.finding import Finding
from schemas.tables import to_table

Row = dict[str, Any]
Datasets = dict[str, list[Row]]


def document(doc_id: str, kecamatan: str = "Telaga", **rows: list[Row]) -> Datasets:
    """A document of an office; ``doc_id`` is filled in."""
    head = {"doc_id": doc_id, "kabupaten": "Rawajaya", "kecamatan": kecamatan, "tahun": 2023}
    head["bentuk"] = doc_id.partition("-")[0]
    made = {name: [{"doc_id": doc_id, **row} for row in given] for name, given in rows.items()}
    return {"dokumen": [head], **made}


def ikm(doc_id: str, measure: str, *values: float) -> list[Row]:
    """The indicator over years from 2021 on."""
    return [
        {"tabel_id": f"{doc_id}/t01", "baris": 2, "indikator": "IKM Kecamatan",
         "indikator_id": "ikm", "tahun": 2021 + n, measure: value, f"{measure}_teks": str(value),
         f"{measure}_kolom": 3 + n}
        for n, value in enumerate(values)
    ]  # fmt: skip


def budget(doc_id: str, *amounts: int, first: int = 2021, parts: bool = False) -> list[Row]:
    """The totals of an office, with a line of each year under them."""
    rows = []
    for n, amount in enumerate(amounts):
        for line, (level, value) in enumerate([("total", amount)] + [("program", amount)] * parts):
            rows.append(
                {"tabel_id": f"{doc_id}/t02", "baris": 9 - line, "uraian": None,
                 "jenjang": level, "tahun": first + n, "anggaran": Decimal(value),
                 "anggaran_teks": str(value), "anggaran_kolom": 1 + n}
            )  # fmt: skip
    return rows


def together(*documents: Datasets) -> Datasets:
    """Datasets of several documents."""
    names = dict.fromkeys(name for one in documents for name in one)
    return {name: [row for one in documents for row in one.get(name, [])] for name in names}


def found(rule: str, *documents: Datasets) -> list[tuple[str, Finding]]:
    """What a rule says across documents."""
    pairs = check_across(Frames(together(*documents)))
    return [(doc_id, finding) for doc_id, finding in pairs if finding.rule == rule]


def test_one_office_states_what_was_reached_in_two_ways() -> None:
    one = document("lkjip-1", capaian=ikm("lkjip-1", "realisasi", 80.5, 82.0, 84.1))
    two = document("renstra-2", capaian=ikm("renstra-2", "realisasi", 80.5, 28.0, 81.4))
    ((doc_id, finding),) = found("dokumen-bertentangan", one, two)
    assert (doc_id, finding.level) == ("renstra-2", "warning")
    assert (finding.harapan, finding.ditemukan) == ("82, 84.1", "28, 81.4")
    assert "lkjip-1" in finding.pesan
    assert finding.cells == ("renstra-2/t01#2,4", "renstra-2/t01#2,5")
    other = document("renstra-2", "Mekar", capaian=ikm("renstra-2", "realisasi", 80.5, 28.0))
    assert not found("dokumen-bertentangan", one, other)
    assert not found("dokumen-bertentangan", one, one | {"dokumen": one["dokumen"]})


def test_another_target_in_a_document_of_another_form_is_a_note() -> None:
    one = document("renstra-1", capaian=ikm("renstra-1", "target", 80, 82))
    two = document("lkjip-2", capaian=ikm("lkjip-2", "target", 80, 83))
    again = document("renstra-3", capaian=ikm("renstra-3", "target", 80, 84))
    assert [f.level for _, f in found("dokumen-bertentangan", one, two)] == ["info"]
    assert [f.level for _, f in found("dokumen-bertentangan", one, again)] == ["warning"]


def test_an_evaluation_is_compared_too() -> None:
    line = {"tabel_id": "evaluasi-9/t01", "baris": 4, "jenjang": "sasaran",
            "indikator": "IKM", "indikator_id": "ikm",
            "periode": "realisasi", "tahun": 2022, "kinerja": 79.0, "kinerja_kolom": 7}  # fmt: skip
    one = document("evaluasi-9", evaluasi=[line])
    two = document("renstra-2", capaian=ikm("renstra-2", "realisasi", 80.5, 82.0))
    assert [d for d, _ in found("dokumen-bertentangan", one, two)] == ["renstra-2"]


TELLING = [194_211_083, 176_617_800, 166_532_626, 139_514_202, 55_447_501, 17_936_250, 82_118_444,
           64_542_710]  # fmt: skip


def test_a_table_of_another_office_in_every_digit() -> None:
    one = document("renstra-1", "Telaga", anggaran=budget("renstra-1", *TELLING))
    two = document("renstra-2", "Mekar", anggaran=budget("renstra-2", *TELLING))
    ((doc_id, finding),) = found("tabel-tersalin", one, two)
    assert (doc_id, finding.dataset) == ("renstra-2", "anggaran")
    assert finding.found == "renstra-1/t02"
    same = document("lkjip-2", "Telaga", anggaran=budget("lkjip-2", *TELLING))
    assert not found("tabel-tersalin", one, same)
    off = document("renstra-2", "Mekar", anggaran=budget("renstra-2", *TELLING[:-1], 64_542_711))
    assert not found("tabel-tersalin", one, off)
    few = [document(f"r-{k}", k, anggaran=budget(f"r-{k}", *TELLING[:7])) for k in ("A", "B")]
    assert not found("tabel-tersalin", *few)


def test_targets_set_for_all_offices_alike_are_no_copy() -> None:
    values = [80.25, 81.35, 82.45, 83.55, 84.65, 85.75, 86.85, 87.95, 88.05]
    one = document("renstra-1", "Telaga", capaian=ikm("renstra-1", "target", *values))
    two = document("renstra-2", "Mekar", capaian=ikm("renstra-2", "target", *values))
    assert not found("tabel-tersalin", one, two)


@pytest.mark.parametrize(
    ("amount", "year", "times"),
    [
        (5_099_188_873, 2021, None),
        (509_918_887, 2021, 10),
        (5_099_188, 2021, 1_000),
        (5_099, 2021, 1_000_000),
        (509_918_887, 2022, 10),
        (612_000_000, 2022, None),
        (6_120_000, 2022, 1_000),
        (2_900_000_000, 2022, None),
        (509_918_887, 2024, None),
        (1_200_000_000, 2021, None),
    ],
)
def test_a_budget_a_power_of_ten_apart(amount: int, year: int, times: int | None) -> None:
    one = document("lkjip-1", anggaran=budget("lkjip-1", 5_099_188_873))
    two = document("renstra-2", anggaran=budget("renstra-2", amount, first=year))
    made = found("anggaran-melonjak", one, two)
    assert [dict(f.message.values)["kali"] for _, f in made] == [times] * (times is not None)


def test_targets_that_go_the_wrong_way() -> None:
    def levels(name: str, *values: float) -> list[str]:
        rows = ikm("renstra-1", "target", *values)
        for row in rows:
            row["indikator_id"] = name
        given = document("renstra-1", capaian=rows)
        return [f.level for f in check_document(given) if f.rule == "arah-berlawanan"]

    assert levels("ikm", 84, 83, 82) == ["warning"]
    assert levels("ikm", 82, 83, 84) == []
    assert levels("ikm", 84, 84, 84) == []
    assert levels("ikm", 84, 80, 82) == []
    assert levels("ikm", 84, 83) == []
    assert levels("angka-kemiskinan", 9.1, 8.7, 8.2) == []
    assert levels("angka-kemiskinan", 8.2, 8.7, 9.1) == ["warning"]


def arrow(given: Datasets) -> dict[str, Any]:
    """What a segment keeps of datasets for others to be compared with."""
    tables = {name: to_table(name, rows)[0] for name, rows in given.items()}
    figures = figures_table(digest(given))
    return {"dokumen": tables["dokumen"], **compared({**tables, FIGURES: figures})}


def gathered(count: int) -> list[tuple[str, Finding]]:
    across = Across()
    for number in range(count):
        doc_id = f"renstra-{number:04}"
        own = [value + number for value in TELLING] if number % 10 else TELLING
        given = document(doc_id, f"Desa {number // 2}", capaian=ikm(doc_id, "realisasi", number))
        given["anggaran"] = [{"doc_id": doc_id, **row} for row in budget(doc_id, *own)]
        across.add(arrow(given), Regulations())
    return list(across.findings())


@pytest.mark.parametrize(("compact", "at_once"), [(1, 20_000), (7, 20), (2, 1)])
def test_the_parts_do_not_show(monkeypatch: pytest.MonkeyPatch, compact: int, at_once: int) -> None:
    expected = gathered(40)
    assert {f.rule for _, f in expected} == {"dokumen-bertentangan", "tabel-tersalin"}
    monkeypatch.setattr(gathering, "COMPACT_AFTER", compact)
    monkeypatch.setattr(gathering, "AT_ONCE", at_once)
    assert sorted(map(str, gathered(40))) == sorted(map(str, expected))


def test_documents_cost_what_they_state_and_no_more() -> None:
    """Of a hundred documents of eight figures and many rows less than a megabyte is kept."""
    across = Across()
    before = pa.total_allocated_bytes()
    tracemalloc.start()
    for number in range(100):
        doc_id = f"renstra-{number:04}"
        given = document(doc_id, f"Desa {number}", anggaran=budget(doc_id, *TELLING, parts=True))
        across.add(arrow(given), Regulations())
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept + pa.total_allocated_bytes() - before < 1_500_000
