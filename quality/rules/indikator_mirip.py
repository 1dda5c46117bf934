"""Indicator names that are like a known one and yet not joined to it: for review."""

from __future__ import annotations

from collections.abc import Iterator

from normalize.indicators import near_miss
from quality.frames import Frames
from schemas.finding import Finding
from schemas.message import Quote, number, say


def check(frames: Frames) -> Iterator[Finding]:
    """Each name once per document, at the first row that prints it."""
    seen: set[str] = set()
    for dataset in ("capaian", "target"):
        for row in frames.rows(dataset):
            name = row.get("indikator")
            if not name or row.get("indikator_id") is not None or name in seen:
                continue
            seen.add(name)
            near = near_miss(name)
            if not near:
                continue
            known, score = near
            yield frames.finding(
                (frames.named(row["tabel_id"]), say("baris", nomor=row["baris"] + 1), name),
                say(
                    "indikator-mirip",
                    nama=Quote(name),
                    dikenal=known.nama,
                    kecocokan=number(score, 2),
                ),
                dataset=dataset,
                expected=known.indikator_id,
                found=name,
                page=row.get("halaman"),
            )
