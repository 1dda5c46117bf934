"""Types, models and the dictionary are made from one declaration and agree with it."""

from __future__ import annotations

import datetime
import subprocess
import sys
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook import row_types
from parsers.parsed import Parsed
from perbup.frames import PER_DOCUMENT, to_tables
from schemas.arrow import arrow_schema
from schemas.datasets import DATASETS
from schemas.dictionary import PAGE, dictionary, page
from schemas.errors import SchemaViolation
from schemas.tables import exact_table, to_table
from schemas.validate import broken, is_sound, is_sound_column, model, orphans, violations

DOC = "perbup-contoh-1-2023"
TABLE = f"{DOC}/t01"

DOKUMEN = {
    "doc_id": DOC,
    "source_file": "contoh.txt",
    "source_sha256": "0" * 64,
    "source_format": "text",
    "pipeline_version": "0",
    "schema_version": "1",
}
TABEL = {
    "tabel_id": TABLE,
    "doc_id": DOC,
    "urutan": 1,
    "jenis": "anggaran",
    "jumlah_baris": 2,
    "jumlah_kolom": 2,
    "metode": "teks",
}
ANGGARAN = {
    "doc_id": DOC,
    "tabel_id": TABLE,
    "baris": 1,
    "jenjang": "total",
    "tahun": 2023,
    "anggaran": Decimal("2019212257.50"),
}


def parsed(**rows: list[dict[str, Any]]) -> Parsed:
    return Parsed(DOC, {"dokumen": [dict(DOKUMEN)], "tabel": [dict(TABEL)], **rows})


def test_the_dictionary_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: make docs"


@pytest.mark.parametrize("name", DATASETS)
def test_every_column_is_in_the_dictionary_and_in_the_types(name: str) -> None:
    text = dictionary([name])
    for column in DATASETS[name].columns:
        assert f"`{column.name}`" in text
        assert column.doc
        assert arrow_schema(name).field(column.name).nullable is not column.required
    assert set(DATASETS[name].key) <= {column.name for column in DATASETS[name].columns}


@pytest.mark.parametrize("name", DATASETS)
def test_an_empty_table_of_every_dataset_is_valid(name: str) -> None:
    table, found = to_table(name, [])
    assert found == []
    assert violations(name, table) == []
    assert model(name).name == name


def test_money_is_exact_and_typed() -> None:
    table = exact_table("anggaran", [ANGGARAN])
    assert table.schema.field("anggaran").type == pa.decimal128(20, 2)
    assert table["anggaran"][0].as_py() == Decimal("2019212257.50")


def test_dates_lists_and_nulls_keep_what_they_are() -> None:
    row = {**DOKUMEN, "tanggal_ditetapkan": datetime.date(2023, 4, 11), "tentang": "  "}
    table = exact_table("dokumen", [row])
    assert table["tanggal_ditetapkan"][0].as_py() == datetime.date(2023, 4, 11)
    assert table["tentang"][0].as_py() is None


def test_a_column_that_is_not_declared_is_a_mistake_of_ours() -> None:
    with pytest.raises(SchemaViolation, match="angaran"):
        to_table("anggaran", [{**ANGGARAN, "angaran": 1}])


def test_rows_that_must_fit_and_do_not() -> None:
    with pytest.raises(SchemaViolation):
        exact_table("anggaran", [{**ANGGARAN, "tahun": "dua ribu"}])
    with pytest.raises(SchemaViolation):
        exact_table("anggaran", [{**ANGGARAN, "baris": None}])


@pytest.mark.parametrize(
    ("change", "column", "value"),
    [
        ({"kode_skor": 1.5}, "kode_skor", "1.5"),
        ({"anggaran": Decimal("1.005")}, "anggaran", "Decimal('1.005')"),
        ({"anggaran": Decimal(10) ** 19}, "anggaran", None),
        ({"halaman": 0}, "halaman", "0"),
        ({"uraian": "\ud800"}, "uraian", None),
    ],
)
def test_a_value_that_cannot_stand_is_emptied_with_a_finding(
    change: dict[str, Any], column: str, value: str | None
) -> None:
    tables, findings = to_tables(parsed(anggaran=[{**ANGGARAN, **change}]))
    assert tables["anggaran"].num_rows == 1
    assert tables["anggaran"][column][0].as_py() is None
    assert [(f.rule, f.dataset) for f in findings] == [("skema-dilanggar", "anggaran")]
    assert column in findings[0].key
    if value:
        assert findings[0].ditemukan == value


@pytest.mark.parametrize(
    "change",
    [
        {"tahun": 3024},
        {"tahun": None},
        {"jenjang": "urusan"},
    ],
)
def test_a_row_that_cannot_stand_is_left_out_with_a_finding(change: dict[str, Any]) -> None:
    tables, findings = to_tables(parsed(anggaran=[ANGGARAN, {**ANGGARAN, "baris": 2, **change}]))
    assert tables["anggaran"].num_rows == 1
    assert [f.rule for f in findings] == ["skema-dilanggar"]
    assert "2019212257.50" in findings[0].pesan


@pytest.mark.parametrize("change", [{"tabel_id": f"{DOC}/t99"}, {"doc_id": "perbup-lain-1-2023"}])
def test_rows_that_lean_on_nothing_are_left_out_with_one_finding(change: dict[str, Any]) -> None:
    rows = [ANGGARAN, *({**ANGGARAN, "baris": n, **change} for n in range(2, 5))]
    tables, findings = to_tables(parsed(anggaran=rows))
    assert tables["anggaran"].num_rows == 1
    assert [(f.rule, f.ditemukan) for f in findings] == [("skema-dilanggar", "3")]


def test_of_rows_with_one_key_the_first_stands() -> None:
    rows = [ANGGARAN, {**ANGGARAN, "anggaran": Decimal(7)}]
    tables, findings = to_tables(parsed(anggaran=rows))
    assert tables["anggaran"]["anggaran"].to_pylist() == [Decimal("2019212257.50")]
    assert [(f.rule, f.harapan) for f in findings] == [("skema-dilanggar", "kunci ganda")]


def test_orphans_follow_foreign_keys() -> None:
    tables, _ = to_tables(parsed())
    tables["anggaran"] = exact_table("anggaran", [{**ANGGARAN, "tabel_id": "x"}])
    assert [(v.dataset, v.check) for v in orphans(tables)] == [("anggaran", "tidak ada di tabel")]


@pytest.mark.slow
@settings(max_examples=30)
@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                "tabel_id": st.sampled_from([TABLE, "x", None, ""]),
                "doc_id": st.just(DOC),
                "baris": st.one_of(st.none(), st.integers(-2, 3), st.text(max_size=2)),
                "tahun": st.one_of(st.none(), st.integers(1900, 2200), st.floats()),
                "jenjang": st.sampled_from(["total", "program", "lain", None]),
                "anggaran": st.one_of(st.none(), st.decimals(), st.integers()),
                "rasio": st.one_of(st.none(), st.floats(), st.text(max_size=3)),
                "uraian": st.text(max_size=4),
            },
        ),
        max_size=6,
    )
)
def test_whatever_a_parser_gives_what_is_published_is_valid(rows: list[dict[str, Any]]) -> None:
    tables, _ = to_tables(parsed(anggaran=rows))
    assert set(tables) == set(PER_DOCUMENT)
    assert violations("anggaran", tables["anggaran"]) == []
    assert orphans(tables) == []
    assert tables["anggaran"].schema == arrow_schema("anggaran")


@pytest.mark.slow
@settings(max_examples=60)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "tabel_id": st.sampled_from([TABLE, "x", None]),
                "doc_id": st.sampled_from([DOC, DOC, None]),
                "baris": st.sampled_from([0, 1, 2, 3, 4, 5, -1, None]),
                "tahun": st.sampled_from([2023, 2024, 2025, 1945, 2100, 1944, 2101, None]),
                "jenjang": st.sampled_from(["total", "program", "lain", None]),
                "rasio": st.sampled_from([0.0, -1.0, 1e300, float("inf"), None]),
                "halaman": st.sampled_from([1, 0, None]),
            },
        ),
        max_size=4,
    )
)
def test_arrow_and_the_model_agree_on_what_is_sound(rows: list[dict[str, Any]]) -> None:
    table, _ = to_table("anggaran", [{**ANGGARAN, **row} for row in rows])
    assert is_sound("anggaran", table) == (not table.num_rows or not broken("anggaran", table))


@pytest.mark.slow
@pytest.mark.parametrize("dataset", DATASETS)
def test_arrow_sees_every_rule_of_every_column(dataset: str) -> None:
    for column in DATASETS[dataset].columns:
        wrong: list[Any] = [None] if column.required else []
        wrong += ["di luar daftar"] if column.allowed else []
        wrong += [int(column.minimum) - 1] if column.minimum is not None else []
        wrong += [int(column.maximum) + 1] if column.maximum is not None else []
        for value in wrong:
            table, _ = to_table(dataset, [{column.name: value}])
            found = [v for v in broken(dataset, table) if v.column == column.name]
            assert len(found) == 1
            lonely = table.select([column.name])
            assert not is_sound_column(column, lonely[column.name])


def test_the_types_of_rows_are_up_to_date() -> None:
    assert row_types.MODULE.read_text("utf-8") == row_types.module(), "run: make docs"


def test_a_process_of_ours_imports_pandas_only_where_something_asks_for_a_frame() -> None:
    code = (
        "import sys; from perbup.worker import spare_pandas; spare_pandas(); "
        "from schemas.tables import to_table; from schemas.validate import violations; "
        f"rows = [{DOKUMEN!r}]; table, _ = to_table('dokumen', rows); "
        "print(violations('dokumen', table), 'pandas' in sys.modules); "
        "twice, _ = to_table('dokumen', rows * 2); "
        "print(violations('dokumen', twice)[0].check, 'pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[] False", "kunci ganda True"]
