"""Parcels of offices: a panel is the same however it is divided, and only what changed is made."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
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


def stated(documents: list[Row]) -> dict[str, pa.Table]:
    """What documents state: the last digit of their name, of one indicator."""
    ids = [row["doc_id"] for row in documents]
    return statements(
        {
            "tabel": exact_table("tabel", [table(d) for d in ids]),
            "capaian": exact_table("capaian", [reached(d, float(d[-1])) for d in ids]),
        }
    )


class Shelf:
    """A segment that holds statements in memory and counts how often it is asked."""

    def __init__(self, documents: list[Row], tables: dict[str, pa.Table]) -> None:
        ids = pa.array([row["doc_id"] for row in documents])
        self.last = ids[-1].as_py()
        self.asked = 0
        self.tables = {
            name: found.filter(pc.is_in(found["doc_id"], ids)) for name, found in tables.items()
        }

    def table(self, name: str) -> pa.Table | None:
        self.asked += 1
        return self.tables[name] if self.tables[name].num_rows else None


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


def made(documents: list[Row], store: Store, **changed: str) -> tuple[list[Parcel], list[Shelf]]:
    size = len(documents) // 8
    tables = stated(documents)
    starts = range(0, len(documents), size)
    shelves = [Shelf(documents[at : at + size], tables) for at in starts]
    keys = {row["doc_id"]: changed.get(row["doc_id"], "key") for row in documents}
    found = parcels(
        shelves,  # type: ignore[arg-type]
        offices(documents),
        lateness(documents),
        keys,
        store,
    )
    return found, shelves


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MEAN", 5)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path, tmp_path / "dataset")


def test_the_parcels_make_the_panel_of_all_documents(store: Store) -> None:
    documents = batch()
    found, shelves = made(documents, store)
    assert len(found) > 2
    tables = [part for parcel in found if (part := parcel.table("panel_indikator")) is not None]
    whole = pa.concat_tables([shelf.tables["pernyataan_indikator"] for shelf in shelves])
    at_once = panel("panel_indikator", whole, offices(documents), lateness(documents))
    assert pa.concat_tables(tables).combine_chunks().equals(at_once.combine_chunks())
    assert at_once.num_rows == 40
    assert {row["target_setuju"] for row in at_once.to_pylist()} == {2}
    assert not list(store.folder.glob("panel-*"))


def test_only_what_changed_is_made_again(store: Store) -> None:
    documents = batch()
    before, _ = made(documents, store)
    stamps = {parcel.path: parcel.path.stat().st_mtime_ns for parcel in before}
    same, shelves = made(documents, store)
    assert [shelf.asked for shelf in shelves] == [0] * len(shelves)
    assert same == before
    # One document changed: its parcel is another, and only segments of its documents are asked.
    after, shelves = made(documents, store, **{"d2021-003": "other"})
    assert len({p.path for p in after} - {p.path for p in before}) == 1
    assert sum(shelf.asked > 0 for shelf in shelves) < len(shelves)
    kept = {path: path.stat().st_mtime_ns for path in store.parcels.iterdir()}
    assert set(kept) == {parcel.path for parcel in after}
    assert all(stamps[path] == stamp for path, stamp in kept.items() if path in stamps)


def test_a_document_of_another_office_changes_no_parcel_but_its_own(store: Store) -> None:
    documents = batch()
    before, _ = made(documents, store)
    # It is the latest but one: the ranks of documents after it move, their order does not.
    new = document("d2021-999", kecamatan="Zamrud", kode_wilayah=None, tahun=2021, nomor=9)
    after, _ = made([*documents, new], store)
    assert len({p.path for p in after} - {p.path for p in before}) == 1


def test_all_documents_of_an_office_are_in_one_parcel() -> None:
    documents = batch()
    owners = offices(documents)
    groups = divide(owners)
    assert sorted(d for group in groups for d in group) == [row["doc_id"] for row in documents]
    of_groups = [{owners[d].perangkat_id for d in group} for group in groups]
    assert sum(map(len, of_groups)) == len(set().union(*of_groups)) == 40


def test_a_spoilt_parcel_is_removed_and_told(store: Store) -> None:
    found, _ = made(batch(), store)
    found[0].path.write_bytes(b"not a parcel")
    with pytest.raises(BrokenPiece):
        found[0].table("panel_indikator")
    assert not found[0].path.exists()


def test_without_documents_there_is_no_parcel(store: Store) -> None:
    assert parcels([], {}, {}, {}, store) == []
    assert set(PANELS) == {"panel_indikator", "panel_anggaran"}
