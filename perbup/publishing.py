"""The units of a build to the datasets that are published, all or none."""

from __future__ import annotations

import shutil
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict

import pyarrow as pa

from perbup import publish
from perbup.compared import CITATIONS
from perbup.events import Event, Listener
from perbup.perangkat import Office
from perbup.place import Place
from perbup.planning import Plan, corrected
from perbup.segments import Member, Segment, merged
from perbup.store import Store
from perbup.units import Unit
from perbup.version import publisher_version
from quality.figures import FIGURES
from quality.weights import weighed_rows
from schemas.datasets import DATASETS
from schemas.finding import Finding, finding_rows
from schemas.tables import exact_table


def publish_units(
    units: list[Unit], plan: Plan, place: Place, store: Store, listener: Listener
) -> tuple[bool, publish.Published]:
    """Publish the units; whether anything changed, and what is published now."""
    mark = publish.fingerprint(
        (
            publisher_version(),
            plan.corrections.sha256,
            *(
                (unit.doc_id, unit.name, unit.key, [asdict(f) for f in unit.findings])
                for unit in units
            ),
        )
    )
    now = publish.published(place.dataset)
    changed = now is None or now.fingerprint != mark
    if changed or now is None:
        listener(Event("publishing", total=len(units)))
        members = [Member(u.doc_id, u.name, u.key, u.rows) for u in units if u.name and u.key]
        segments = merged(members, store)
        try:
            writer = publish.DatasetWriter(store.new)
            _write(writer, units, segments, store)
            corrections = plan.corrections
            said = {
                "count": len(corrections.items),
                "applied": corrected(plan),
                "sha256": corrections.sha256,
            }
            now = writer.close(mark, said)
        except BaseException:
            shutil.rmtree(store.new, ignore_errors=True)
            raise
        publish.swap_in(store.new, place.dataset, store.old)
    if place.url and (changed or not publish.same_as_uploaded(place.dataset, place.url)):
        publish.upload(place.dataset, place.url)
        changed = True
    listener(Event("published" if changed else "unchanged", total=len(units)))
    return changed, now


def _write(
    writer: publish.DatasetWriter, units: Sequence[Unit], segments: Sequence[Segment], store: Store
) -> None:
    """Write every dataset: the documents' own, and what all of them say together."""
    from perbup.across import Across
    from perbup.panel import PANELS
    from perbup.parcels import parcels
    from perbup.perangkat import offices
    from perbup.precedence import lateness

    across = Across()
    own: dict[str, Office] = {}
    for segment in segments:
        own.update(segment.offices())
        tables = {name: segment.table(name) for name in ("dokumen", CITATIONS, FIGURES)}
        across.add(tables, segment.regulations())
    more = {unit.doc_id: list(unit.findings) for unit in units if unit.findings}
    for doc_id, finding in across.findings():
        more.setdefault(doc_id, []).append(finding)
    documents = across.documents()
    keys = {unit.doc_id: unit.key for unit in units if unit.key}

    def panels() -> None:
        of_offices = parcels(offices(documents, own), lateness(documents), keys, store)
        for name in PANELS:
            writer.write(name, _there(parcel.table(name) for parcel in of_offices))

    # Arrow works outside the interpreter's lock: beside the datasets, the panels cost little time.
    with ThreadPoolExecutor(1) as beside:
        made = beside.submit(panels)
        for name in DATASETS:
            if name == "peraturan":
                writer.write(name, [exact_table(name, across.peraturan())])
            elif name == "temuan":
                writer.write(name, _temuan(segments, more, across.without_found))
            elif name not in PANELS:
                writer.write(name, _there(segment.table(name) for segment in segments))
        made.result()


def _there(tables: Iterable[pa.Table | None]) -> Iterator[pa.Table]:
    return (table for table in tables if table is not None)


def _temuan(
    segments: Sequence[Segment],
    more: Mapping[str, Sequence[Finding]],
    still_true: Callable[[pa.Table], pa.Table],
) -> Iterator[pa.Table]:
    """The findings of the segments that are true of all documents together, and after each
    document's own those that came later."""
    waiting = deque(sorted(more))
    for segment in segments:
        table = segment.table("temuan")
        own = exact_table("temuan", []) if table is None else still_true(table)
        doc_ids = own["doc_id"].to_pylist()
        start = 0
        while waiting and waiting[0] <= segment.last:
            doc_id = waiting.popleft()
            first, stop = bisect_left(doc_ids, doc_id), bisect_right(doc_ids, doc_id)
            taken = set(own["temuan_id"].slice(first, stop - first).to_pylist())
            yield own.slice(start, stop - start)
            yield _later(doc_id, more[doc_id], taken)
            start = stop
        yield own.slice(start)
    for doc_id in waiting:
        yield _later(doc_id, more[doc_id], frozenset())


def _later(doc_id: str, findings: Sequence[Finding], taken: Set[str]) -> pa.Table:
    rows = weighed_rows(finding_rows(doc_id, findings), {})
    return exact_table("temuan", [row for row in rows if row["temuan_id"] not in taken])
