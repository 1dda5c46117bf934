"""The panels of some offices, made once and kept.

A panel is of all documents, so that one changed document has all of it published again. A parcel
is what some offices, neighbours by name, give to both panels: it is made anew only where one of
their documents changed. Where it ends is told by the name of its last office alone, as with
segments; all documents of an office are in one parcel.

Parcels are made some at a time from the statements in the pieces of their documents, so that
memory does not grow with the batch.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path

import pyarrow as pa

from perbup.panel import PANELS, panel
from perbup.perangkat import Office
from perbup.piece import BrokenPiece, pack_tables, unpack_tables
from perbup.renaming import renamed
from perbup.statements import SCHEMAS
from perbup.store import Store, write_whole
from perbup.version import publisher_version

MEAN = 16
"""Offices of a parcel, on the mean."""

AT_ONCE = 64
"""Documents whose panels are made at once: enough that what a panel costs by itself is little of
it, few enough to hold in memory."""


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
    owners: Mapping[str, Office], late: Mapping[str, int], keys: Mapping[str, str], store: Store
) -> list[Parcel]:
    """The parcels of all documents in the order of the panels; those that are not there are made,
    those that nobody needs any more are removed.

    ``owners`` and ``late`` say whose each document is and how late it came, ``keys`` the piece it
    is made from. Raises :class:`BrokenPiece` where one of these cannot be read.
    """
    found = [
        Parcel(store.parcel_path(_key(doc_ids, owners, late, keys)), doc_ids)
        for doc_ids in divide(owners)
    ]
    for some in _some(parcel for parcel in found if not parcel.path.is_file()):
        _make(some, owners, late, keys, store)
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


def _some(parcels: Iterable[Parcel]) -> Iterator[list[Parcel]]:
    """Neighbours of about :data:`AT_ONCE` documents."""
    some: list[Parcel] = []
    for parcel in parcels:
        some.append(parcel)
        if sum(len(other.doc_ids) for other in some) >= AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def _make(
    some: Sequence[Parcel],
    owners: Mapping[str, Office],
    late: Mapping[str, int],
    keys: Mapping[str, str],
    store: Store,
) -> None:
    """Make the files of some parcels, in the order of their offices."""
    stated: dict[str, list[pa.Table]] = {kind: [SCHEMAS[kind].empty_table()] for kind in SCHEMAS}
    for parcel in some:
        for doc_id in parcel.doc_ids:
            for kind, table in renamed(store.statements(keys[doc_id]), doc_id).items():
                stated[kind].append(table)
    parts = [
        _divided(panel(name, pa.concat_tables(stated[kind.statements]), owners, late), some, owners)
        for name, kind in PANELS.items()
    ]
    for parcel, tables in zip(some, zip(*parts, strict=True), strict=True):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
            for name, table in zip(PANELS, tables, strict=True):
                archive.writestr(name, pack_tables({name: table}))
        write_whole(parcel.path, buffer.getvalue())


def _divided(
    whole: pa.Table, some: Sequence[Parcel], owners: Mapping[str, Office]
) -> Iterator[pa.Table]:
    """The rows of each parcel in a panel of some, which is sorted by office as they are."""
    counts = {
        count["values"]: count["counts"]
        for count in whole["perangkat_id"].value_counts().to_pylist()
    }
    start = 0
    for parcel in some:
        size = sum(counts.get(o, 0) for o in {owners[d].perangkat_id for d in parcel.doc_ids})
        yield whole.slice(start, size)
        start += size
