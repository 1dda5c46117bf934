"""The catalogue of official tables: every entry proved against every example, both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import Any, get_args

import pytest

from extract.document import Source
from extract.text import read_text
from handbook.forms_page import PAGE, forms_page
from parsers.parsed import Context
from parsers.tabel.captions import find_captions
from parsers.tabel.catalogue import Form, Head, catalogue
from parsers.tabel.content import told_by_content
from parsers.tabel.facts import FACTS
from parsers.tabel.header import Band, Role, band_of, mended, read_header, role_of
from parsers.tabel.sheet import Sheet
from schemas.datasets import DATASETS
from tests.test_tables import table, tables

CATALOGUE = catalogue()


def _heads(heads: tuple[Head, ...]) -> list[Any]:
    return [pytest.param(h, text, id=f"{h.name}-{text}") for h in heads for text in h.examples]


@pytest.mark.parametrize(("head", "text"), _heads(CATALOGUE.roles))
def test_a_head_says_its_role(head: Head, text: str) -> None:
    assert role_of(text) == head.name


@pytest.mark.parametrize(("head", "text"), _heads(CATALOGUE.bands))
def test_a_head_says_its_band(head: Head, text: str) -> None:
    assert band_of(text) == head.name


@pytest.mark.parametrize("head", [*CATALOGUE.roles, *CATALOGUE.bands], ids=lambda h: h.name)
def test_a_head_does_not_claim_other_words(head: Head) -> None:
    reader = role_of if head in CATALOGUE.roles else band_of
    assert head.examples
    assert head.source
    for text in head.others:
        claimed = bool(head.pattern.search(text))
        assert not claimed or reader(text) != head.name, text


@pytest.mark.parametrize(
    "heads",
    [CATALOGUE.yearly, CATALOGUE.dated, tuple(CATALOGUE.amendments.values())],
    ids=["setahun", "judul", "perubahan"],
)
def test_words_of_one_year_titles_and_amendments(heads: tuple[Head, ...]) -> None:
    for head in heads:
        assert head.source
        assert head.examples
        for text in head.examples:
            assert next(h for h in heads if h.pattern.search(text)) is head, text
        assert not [text for text in head.others if head.pattern.search(text)]


def test_every_pattern_is_the_first_for_one_of_its_examples() -> None:
    """An entry that others always come before says nothing and should go."""
    for heads in (CATALOGUE.roles, CATALOGUE.bands):
        for head in heads:
            first = [next(h for h in heads if h.pattern.search(text)) for text in head.examples]
            assert all(other is head for other in first), (head.name, head.pattern.pattern)


def test_names_are_those_that_the_readers_know() -> None:
    assert {head.name for head in CATALOGUE.roles} <= set(get_args(Role))
    assert {head.name for head in CATALOGUE.bands} == set(get_args(Band))
    assert {head.name for head in (*CATALOGUE.yearly, *CATALOGUE.dated)} <= set(get_args(Band))
    for arrangement in CATALOGUE.arrangements:
        assert arrangement.present | arrangement.absent <= FACTS.keys(), arrangement
        assert arrangement.dataset in DATASETS
    named = set(chain.from_iterable(a.present | a.absent for a in CATALOGUE.arrangements))
    assert named == FACTS.keys()


@pytest.mark.parametrize(
    ("misspelt", "word"),
    [("Indiktor Kinerja", "Indikator Kinerja"), ("Realiasi", "Realisasi"), ("Targ et", "Target")],
)
def test_misspelt_words_are_read(misspelt: str, word: str) -> None:
    assert mended(misspelt) == word


def test_titles_name_one_dataset_each() -> None:
    for title in CATALOGUE.titles:
        for text in title.examples:
            found = {t.name for t in CATALOGUE.titles if t.pattern.search(text)}
            assert found == {title.name}, text
        for text in title.others:
            assert not title.pattern.search(text), text


# --------------------------------------------------------------------------- forms


def _example(form: Form, caption: str) -> Any:
    return tables(f"{caption}\n{form.title}\n\n{table(*form.example.splitlines())}")


def _same(found: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    return all(
        Decimal(str(found[name])) == value if isinstance(value, int) else found.get(name) == value
        for name, value in said.items()
    )


@pytest.mark.parametrize("form", CATALOGUE.forms, ids=lambda form: form.name)
@pytest.mark.parametrize("coded", [True, False], ids=["with its code", "without a code"])
def test_an_example_gives_its_rows_and_no_others(form: Form, coded: bool) -> None:
    part = _example(form, f"Tabel {form.code}" if form.code and coded else "Tabel 2.9")
    assert [row["jenis"] for row in part.rows["tabel"]] == [form.dataset]
    rows = part.rows.get(form.dataset, [])
    assert len(rows) == len(form.rows)
    for found, said in zip(rows, form.rows, strict=True):
        assert _same(found, said), (found, said)
    others = set(part.rows) & set(DATASETS) - {"tabel", "sel", form.dataset}
    assert not any(part.rows[name] for name in others)
    assert [f.rule for f in part.findings if f.level == "error"] == []


@pytest.mark.parametrize("form", CATALOGUE.forms, ids=lambda form: form.name)
def test_a_form_is_told_by_its_columns_under_a_title_that_says_nothing(form: Form) -> None:
    dated = any(str(year) in form.example for year in range(2010, 2031))
    if not dated and "ke-" not in form.example:
        pytest.skip("its year stands in the title only")
    untitled = replace(form, title="Keadaan Kecamatan")
    part = _example(untitled, "Tabel 2.9")
    assert [row["jenis"] for row in part.rows["tabel"]] == [form.dataset]


def test_columns_of_an_entry_are_columns_of_its_dataset() -> None:
    for form in CATALOGUE.forms:
        if form.dataset == "lain":
            assert not form.rows
            continue
        columns = {column.name for column in DATASETS[form.dataset].columns}
        for row in form.rows:
            assert set(row) <= columns, form.name


def test_the_page_is_the_catalogue() -> None:
    assert PAGE.read_text(encoding="utf-8") == forms_page(), "run: python -m handbook.forms_page"


# --------------------------------------------------------------------------- content over heads


def test_a_column_of_dashes_is_nobodys_label() -> None:
    part = tables(
        "Tabel 2.1\nPencapaian Kinerja Pelayanan\n\n"
        + table(
            "No | Indikator Lain | Indikator | Target | | Realisasi | ",
            " | | | 2021 | 2022 | 2021 | 2022",
            "1 | - | Jumlah desa dibina | 10 | 12 | 5 | 12",
            "2 | - | Jumlah laporan | 4 | 4 | 4 | 4",
        )
    )
    named = [row["indikator"] for row in part.rows["capaian"]]
    assert named == ["Jumlah desa dibina"] * 2 + ["Jumlah laporan"] * 2


def test_a_column_of_codes_under_the_head_of_names_holds_codes() -> None:
    part = tables(
        "Tabel 5.1\nRencana Program, Kegiatan, dan Pendanaan\n\n"
        + table(
            "Program/Kegiatan | | Indikator | 2024 | | 2025 | ",
            " | | | Target | Rp | Target | Rp",
            "7.01.01 | PROGRAM PENUNJANG | Nilai SAKIP | 70 | 150.000.000 | 71 | 160.000.000",
            "7.01.01.2.01 | Perencanaan | Jumlah dokumen | 7 | 150.000.000 | 7 | 160.000.000",
        )
    )
    found = {(row["kode"], row["nama"]) for row in part.rows["rencana"]}
    assert found == {("7.01.01", "PROGRAM PENUNJANG"), ("7.01.01.2.01", "Perencanaan")}


def sheet_of(*lines: str) -> Sheet:
    """A table of a text, as its parser sees it."""
    read = read_text(table(*lines).encode(), Source("a.txt", "ab" * 32, "text"))
    ((index, found),) = read.tables()
    return Sheet(found, "a/t01", Context("a"), find_captions(read)[index], read_header(found))


def test_an_amount_is_nobodys_name() -> None:
    """Under a head that was torn, which reaches from the names over amounts."""
    sheet = sheet_of(
        "Uraian | Uraian | 2021",
        "Program Pelayanan | 3.644.456.533 | 87,57",
        "Pengadaan peralatan | 990.639.456 | 96,09",
        "Pemeliharaan gedung | 1.481.561.339 | 91,73",
    )
    both = [replace(column, role="nama") for column in sheet.header.columns[:2]]
    sheet = sheet.but(header=sheet.header.with_columns(both))
    assert [column.role for column in told_by_content(sheet).columns][:2] == ["nama", "lain"]


def test_units_beside_names_under_one_head_are_none_of_these() -> None:
    sheet = sheet_of(
        "Indikator | Indikator | 2021",
        "Indeks kepuasan warga | % | 87,57",
        "Desa yang dikunjungi | Desa | 12",
        "Warga yang dilayani | Orang | 914",
    )
    both = [replace(column, role="indikator") for column in sheet.header.columns[:2]]
    header = sheet.header.with_columns(both)
    told = told_by_content(sheet.but(header=header)).columns
    assert [column.role for column in told][:2] == ["indikator", "satuan"]
    alone = told_by_content(sheet.but(header=sheet.header.with_columns(both[1:]))).columns
    assert alone[1].role == "satuan"


def test_amounts_that_cannot_be_read_are_nobodys_names() -> None:
    """A budget with a line for each year says by its heads alone what it is."""
    sheet = sheet_of(
        "No | Tahun | Pagu Anggaran (Rp) | Realisasi Anggaran (Rp) | Persentase",
        "1 | 2021 | 2. 019.212.257 | 1. 667.260.470 | 82,57",
        "2 | 2022 | 3. 039.199.526 | 2. 623.825.904 | 86,33",
    )
    assert [c.role for c in told_by_content(sheet).columns][2:4] == ["nilai", "nilai"]


def test_the_years_of_a_head_are_no_line() -> None:
    """The rest of a head that was printed again, with more columns than before."""
    sheet = sheet_of(
        "Kode | Program | 2024 | 2025 | 2026",
        "7.01 | Program Pelayanan | 100.000 | 110.000 | 120.000",
        " |  | 2024 | 2025 | 2026",
        "7.02 | Program Penunjang | 200.000 | 210.000 | 220.000",
        " | Tahun penyusunan | 2024 | 2025 | 2026",
    )
    assert sheet.body == [1, 3, 4]
