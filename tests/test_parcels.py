"""Parcels of offices: a panel is the same however it is divided, and only what changed is made."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from perbup import parcels as module
from perbup.panel import PANELS, panel
from perbup.parcels import Parcel, divide, parcels
from perbup.perangkat import offices
from perbup.piece import BrokenPiece
from perbup.precedence import lateness
from perbup.statements import statements
from perbup.store import Store
from schemas.tables import exact_table
from tests.test_panel import Row, document, reached, table


def stated(doc_id: str) -> dict[str, pa.Table]:
    """What a document states: the last digit of its name, of one indicator."""
    return statements(
        {
            "tabel": exact_table("tabel", [table(doc_id)]).to_pylist(),
            "capaian": exact_table("capaian", [reached(doc_id, float(doc_id[-1]))]).to_pylist(),
        }
    )


class Shelf(Store):
    """A store whose pieces are in memory; it knows which were asked for."""

    def __init__(self, output: Path) -> None:
        super().__init__(output, output / "dataset")
        self.asked: list[str] = []

    def statements(self, key: str) -> dict[str, pa.Table]:
        self.asked.append(key)
        return stated(key.partition(" ")[0])


def batch(count: int = 40) -> list[Row]:
    """Documents of many offices, two of each, sorted by ``doc_id``: an office's lie apart."""
    rows = [
        document(
            f"d{year}-{number:03}", kecamatan=f"Desa {number:03}", kode_wilayah=None, tahun=year
        )
        for year in (2021, 2022)
        for number in range(count)
    ]
    return sorted(rows, key=lambda row: str(row["doc_id"]))


def made(documents: list[Row], store: Shelf, *changed: str) -> list[Parcel]:
    store.asked.clear()
    keys = {d: f"{d} again" if d in changed else d for d in (row["doc_id"] for row in documents)}
    return parcels(offices(documents), lateness(documents), keys, store)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MEAN", 5)


@pytest.fixture
def store(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


@pytest.mark.parametrize("at_once", [1, 30, 1000])
def test_the_parcels_make_the_panel_of_all_documents(
    store: Shelf, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(module, "AT_ONCE", at_once)
    documents = batch()
    found = made(documents, store)
    assert len(found) > 2
    tables = [part for parcel in found if (part := parcel.table("panel_indikator")) is not None]
    every = [stated(row["doc_id"])["pernyataan_indikator"] for row in documents]
    whole = panel(
        "panel_indikator", pa.concat_tables(every), offices(documents), lateness(documents)
    )
    assert pa.concat_tables(tables).combine_chunks().equals(whole.combine_chunks())
    assert whole.num_rows == 40
    assert {row["target_setuju"] for row in whole.to_pylist()} == {2}
    offices_of = [{row["perangkat_id"] for row in part.to_pylist()} for part in tables]
    assert sum(map(len, offices_of)) == 40  # each office in one parcel, as its documents are


def test_only_what_changed_is_made_again(store: Shelf) -> None:
    documents = batch()
    before = made(documents, store)
    assert len(store.asked) == len(documents)
    stamps = {parcel.path: parcel.path.stat().st_mtime_ns for parcel in before}
    assert made(documents, store) == before
    assert not store.asked
    # One document changed: its parcel is another, and only pieces of its offices are asked for.
    after = made(documents, store, "d2021-003")
    (new,) = {p.path for p in after} - {p.path for p in before}
    doc_ids = next(parcel.doc_ids for parcel in after if parcel.path == new)
    assert {key.partition(" ")[0] for key in store.asked} == set(doc_ids)
    kept = {path: path.stat().st_mtime_ns for path in store.parcels.iterdir()}
    assert set(kept) == {parcel.path for parcel in after}
    assert all(stamps[path] == stamp for path, stamp in kept.items() if path in stamps)


def test_a_document_of_another_office_changes_no_parcel_but_its_own(store: Shelf) -> None:
    documents = batch()
    before = made(documents, store)
    # It is the latest but one: the ranks of documents after it move, their order does not.
    new = document("d2021-999", kecamatan="Zamrud", kode_wilayah=None, tahun=2021, nomor=9)
    after = made([*documents, new], store)
    assert len({p.path for p in after} - {p.path for p in before}) == 1


def test_all_documents_of_an_office_are_in_one_parcel() -> None:
    documents = batch()
    owners = offices(documents)
    groups = divide(owners)
    assert sorted(d for group in groups for d in group) == [row["doc_id"] for row in documents]
    of_groups = [{owners[d].perangkat_id for d in group} for group in groups]
    assert sum(map(len, of_groups)) == len(set().union(*of_groups)) == 40


def test_a_spoilt_parcel_is_removed_and_told(store: Shelf) -> None:
    found = made(batch(), store)
    found[0].path.write_bytes(b"not a parcel")
    with pytest.raises(BrokenPiece):
        found[0].table("panel_indikator")
    assert not found[0].path.exists()


def test_without_documents_there_is_no_parcel(store: Shelf) -> None:
    assert parcels({}, {}, {}, store) == []
    assert set(PANELS) == {"panel_indikator", "panel_anggaran"}
