"""Where an output is, and the documents that are its input."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from perbup.sources import Source, is_url, list_sources, local_path

DATASET_FOLDER = "dataset"
WORK_FOLDER = ".perbup"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an output is: its dataset, its work folder, and the URL to upload to, if any."""

    dataset: Path
    work: Path
    url: str | None = None

    @classmethod
    def of(cls, output: str, work: Path | None = None) -> Place:
        """The place of an output folder or URL; ``work`` moves the work folder elsewhere."""
        if not is_url(output):
            root = local_path(output)
            return cls(root / DATASET_FOLDER, work or root / WORK_FOLDER)
        if work is None:
            name = "".join(c if c.isalnum() else "-" for c in output).strip("-")
            work = Path.home() / ".cache" / "perbup" / name
        return cls(work / DATASET_FOLDER, work, f"{output.rstrip('/')}/{DATASET_FOLDER}")


def sources_for(raw: str, place: Place) -> dict[str, Source]:
    """The documents of ``raw`` by name; an output that lies inside it is none of them."""
    made = [place.dataset, place.work, place.dataset.parent / "report"]
    if not is_url(raw) and _real(raw) in _real(place.dataset.parent).parents:
        made.append(place.dataset.parent)
    own = [_real(folder) for folder in made]
    return {
        source.name: source
        for source in list_sources(raw)
        if is_url(source.location)
        or not any(_real(source.location).is_relative_to(folder) for folder in own)
    }


def _real(location: str | Path) -> Path:
    """The path without links; links that lead round in a circle are left as they are."""
    return Path(os.path.realpath(local_path(str(location))))
