"""The panels of some offices, made once and kept.

A panel is of all documents, so that one changed document has all of it published again. A parcel
is what some offices, neighbours by name, give to both panels: it is made anew only where one of
their documents changed. Where it ends is told by the name of its last office alone, as with
segments; all documents of an office are in one parcel.

While parcels are made, the statements of their documents are taken from the segments one after
another and laid out by parcel on the disk, so that memory does not grow with the batch.
"""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
import zipfile
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from perbup.panel import PANELS, panel
from perbup.perangkat import Office
from perbup.piece import BrokenPiece, pack_tables, unpack_tables
from perbup.segments import Segment
from perbup.statements import SCHEMAS
from perbup.store import Store, write_whole
from perbup.version import publisher_version

MEAN = 16
"""Offices of a parcel, on the mean."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """The file of a parcel, and its documents."""

    path: Path
    doc_ids: tuple[str, ...]

    def table(self, dataset: str) -> pa.Table | None:
        """The rows of a panel; null where there are none.

        A parcel that cannot be read is removed and raises :class:`BrokenPiece`.
        """
        try:
            with zipfile.ZipFile(self.path) as archive:
                return unpack_tables(archive.read(dataset)).get(dataset)
        except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError) as error:
            self.path.unlink(missing_ok=True)
            raise BrokenPiece(f"{self.path}: {error}") from error


def parcels(
    segments: Sequence[Segment],
    owners: Mapping[str, Office],
    late: Mapping[str, int],
    keys: Mapping[str, str],
    store: Store,
) -> list[Parcel]:
    """The parcels of all documents in the order of the panels; those that are not there are made,
    those that nobody needs any more are removed.

    ``owners`` and ``late`` say whose each document is and how late it came, ``keys`` the piece it
    is made from.
    """
    found = [
        Parcel(store.parcel_path(_key(doc_ids, owners, late, keys)), doc_ids)
        for doc_ids in divide(owners)
    ]
    missing = [parcel for parcel in found if not parcel.path.is_file()]
    if missing:
        with tempfile.TemporaryDirectory(prefix="panel-", dir=store.folder) as folder:
            _lay_out(missing, segments, Path(folder))
            for place, parcel in enumerate(missing):
                buffer = io.BytesIO()
                with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
                    for dataset in PANELS:
                        stated = _laid_out(Path(folder), place, dataset)
                        made = panel(dataset, stated, owners, late)
                        archive.writestr(dataset, pack_tables({dataset: made}))
                write_whole(parcel.path, buffer.getvalue())
    store.forget_parcels_but(parcel.path for parcel in found)
    return found


def divide(owners: Mapping[str, Office]) -> list[tuple[str, ...]]:
    """Documents by parcel, offices in the order of their names: where one ends, its last office
    says."""
    offices: dict[str, list[str]] = {}
    for doc_id in sorted(owners):
        offices.setdefault(owners[doc_id].perangkat_id, []).append(doc_id)
    groups: list[tuple[str, ...]] = []
    group: list[str] = []
    for office in sorted(offices):
        group += offices[office]
        if hashlib.sha256(office.encode()).digest()[0] < 256 // MEAN:
            groups.append(tuple(group))
            group = []
    return [*groups, tuple(group)] if group else groups


_fields_of = attrgetter(*(field.name for field in fields(Office)))


def _key(
    doc_ids: Sequence[str],
    owners: Mapping[str, Office],
    late: Mapping[str, int],
    keys: Mapping[str, str],
) -> str:
    """A hash over all that a parcel is made from. Of the ranks of its documents only their order
    counts: a document of another office changes nothing here."""
    order = {rank: place for place, rank in enumerate(sorted({late[d] for d in doc_ids}))}
    said = [(d, keys[d], _fields_of(owners[d]), order[late[d]]) for d in doc_ids]
    return hashlib.sha256(json.dumps([publisher_version(), *said]).encode()).hexdigest()[:40]


def _lay_out(missing: Sequence[Parcel], segments: Sequence[Segment], folder: Path) -> None:
    """The statements of the documents of parcels, a file per parcel and panel."""
    parcel_of = {d: place for place, parcel in enumerate(missing) for d in parcel.doc_ids}
    known, places = pa.array(parcel_of, pa.string()), pa.array(parcel_of.values(), pa.int64())
    lasts = [segment.last for segment in segments]
    for number in sorted({bisect_left(lasts, doc_id) for doc_id in parcel_of}):
        for dataset, kind in PANELS.items():
            stated = segments[number].table(kind.statements)
            if stated is None:
                continue
            of_parcel = places.take(pc.index_in(stated["doc_id"], known))
            order = pc.array_sort_indices(of_parcel.combine_chunks(), null_placement="at_end")
            by_parcel = stated.take(order)
            start = 0
            for count in of_parcel.drop_null().value_counts().sort().to_pylist():
                rows = by_parcel.slice(start, count["counts"])
                start += count["counts"]
                path = folder / f"{count['values']}-{dataset}"
                with path.open("ab") as file, pa.ipc.new_stream(file, rows.schema) as stream:
                    stream.write_table(rows)


def _laid_out(folder: Path, place: int, dataset: str) -> pa.Table:
    """What was laid out for one parcel and panel."""
    return pa.concat_tables(
        [
            SCHEMAS[PANELS[dataset].statements].empty_table(),
            *_streams(folder / f"{place}-{dataset}"),
        ]
    )


def _streams(path: Path) -> Iterator[pa.Table]:
    if not path.is_file():
        return
    with path.open("rb") as file:
        while file.tell() < path.stat().st_size:
            yield pa.ipc.open_stream(file).read_all()
