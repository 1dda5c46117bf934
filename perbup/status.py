"""What a build would do, without doing it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from perbup.place import Place, sources_for
from perbup.publish import MANIFEST, published
from perbup.sources import companion
from perbup.store import Store
from perbup.version import code_version
from schemas.koreksi import FILE, read_corrections


@dataclass(frozen=True, slots=True)
class Status:
    """Names of sources by state, in the order of :data:`STATES`; ``notes`` for a person."""

    names: Mapping[str, list[str]]
    notes: tuple[str, ...] = ()


STATES = ("done", "doubled", "failed", "new", "changed", "stale", "removed")
"""``stale`` was read by other code; ``removed`` is published but no longer in the input."""


def status(raw: str | Path, output: str | Path, *, work: Path | None = None) -> Status:
    """The state of every source: compared by size and time, not read again."""
    place = Place.of(str(output), work)
    store = Store(place.work, place.dataset)
    state = store.state()
    names: dict[str, list[str]] = {name: [] for name in STATES}
    sources = sources_for(str(raw), place)
    for name, source in sources.items():
        entry = state.entries.get(name)
        if entry is None:
            names["new"].append(name)
        elif entry.stamp != source.stamp:
            names["changed"].append(name)
        elif state.code != code_version():
            names["stale"].append(name)
        elif entry.failure is not None:
            again = " (tried again at the next build)" if entry.failure.again else ""
            said = f"{entry.failure.reason}: {entry.failure.message}{again}"
            names["failed"].append(f"{name}: {said}")
        else:
            names["doubled" if entry.status == "duplicate" else "done"].append(name)
    names["removed"] = sorted(set(state.entries) - set(sources))
    notes: tuple[str, ...] = ()
    if not published(place.dataset):
        notes = (f"no whole dataset in {place.dataset}",)
    elif _corrections_changed(str(raw), place.dataset):
        notes = (f"{FILE} has changed since the last build",)
    return Status({name: found for name, found in names.items() if found}, notes)


def _corrections_changed(raw: str, dataset: Path) -> bool:
    """Whether the published dataset was made with other corrections than there are now."""
    said = json.loads((dataset / MANIFEST).read_text("utf-8")).get("corrections", {})
    return bool(said.get("sha256") != read_corrections(companion(raw, FILE)).sha256)
