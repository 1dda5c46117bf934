"""A sasaran with another indicator than the rest of the document gives it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from normalize.indicators import match_indicator
from normalize.programmes import match_programme, nomenclature, official
from normalize.vocabulary import letters
from quality.frames import Frames
from quality.series import Series, all_series, bare
from schemas.finding import Finding
from schemas.message import Quote, say, term

SURE = 0.9
"""A name found with this score or more is that subkegiatan."""
LEAST = 2
"""Other indicators that two tables share, so that they are of one list."""


def check(frames: Frames) -> Iterator[Finding]:
    """Lines of untyped tables (strategies, cascades) that pair a sasaran with the indicator of
    another one; an indicator of performance that stands for another one."""
    yield from _instead(frames)
    yield from _goals(frames)
    yield from _official(frames)
    measured: dict[str, dict[str, str]] = {}
    names: dict[str, tuple[str, str]] = {}
    for line in all_series(frames):
        names.setdefault(letters(bare(line.name)), (line.key, line.name))
        if line.over and letters(line.over) != letters(line.name):
            measured.setdefault(letters(line.over), {}).setdefault(line.key, line.name)
    if not measured:
        return
    for grid in frames.plain:
        tabel_id = grid.tabel_id
        for row in grid.body_rows:
            cells = grid.printed(row)
            over = [(col, text) for col, text in cells if letters(text) in measured]
            if len(over) != 1:
                continue
            (at, sasaran), *_ = over
            known = measured[letters(sasaran)]
            of_others = {key for keys in measured.values() for key in keys} - known.keys()
            for col, text in cells:
                header = grid.header(col)
                of_tujuan = "tujuan" in header and "sasaran" not in header  # above the sasaran
                if col == at or len(text) > 160 or of_tujuan:
                    continue
                if _indicator(text, names) in of_others:
                    yield frames.finding(
                        (frames.named(tabel_id), sasaran),
                        say("indikator-bertentangan", sasaran=sasaran),
                        expected=next(iter(known.values())),
                        found=text,
                        cells=[(tabel_id, row, col), (tabel_id, row, at)],
                    )


def _instead(frames: Frames) -> Iterator[Finding]:
    """The one indicator of performance (T-C.28) that the table of tujuan and sasaran does not have,
    where it has all others."""
    kinds = {(row["tabel_id"], row["baris"]): row["jenis"] for row in frames.rows("target")}
    lines = [line for line in all_series(frames) if (line.tabel_id, line.row) in kinds]
    of_plan = [s for s in lines if kinds[s.tabel_id, s.row] == "tujuan-sasaran"]
    known = {line.key: line for line in of_plan}
    tables: dict[str, list[Series]] = {}
    for line in lines:
        if kinds[line.tabel_id, line.row] == "iku":
            tables.setdefault(line.tabel_id, []).append(line)
    for own in tables.values():
        other = [line for line in own if line.key not in known]
        missing = [line for key, line in known.items() if key not in {line.key for line in own}]
        if len(own) - len(other) >= LEAST and len(other) == len(missing) == 1:
            (line,), (left,) = other, missing
            yield frames.finding(
                (frames.named(line.tabel_id), bare(line.name)),
                say("indikator-bertentangan.iku", indikator=bare(line.name)),
                dataset="target",
                expected=bare(left.name),
                found=bare(line.name),
                cells=[value.place for value in line.values.values()],
            )


def _goals(frames: Frames) -> Iterator[Finding]:
    """The one tujuan or sasaran of a plan, or of a table of strategies, that the table of tujuan
    and sasaran does not have, where it has all others."""
    for goal in ("tujuan", "sasaran"):
        tables: dict[str, dict[str, str]] = {}
        for row in (*frames.rows("rencana"), *frames.rows("target")):
            if row.get(goal) and row.get("jenis") in (None, "tujuan-sasaran"):
                tables.setdefault(row["tabel_id"], {}).setdefault(letters(row[goal]), row[goal])
        aimed = {row["tabel_id"] for row in frames.rows("target")}
        known = {key: text for at in aimed for key, text in tables.get(at, {}).items()}
        for grid in frames.plain:
            for col in (col for col in range(grid.n_cols) if grid.own_header(col) == goal):
                texts = filter(None, (grid.text(row, col) for row in grid.body_rows))
                tables[grid.tabel_id] = {letters(text): text for text in texts}
        for tabel_id, own in tables.items():
            other, missing = own.keys() - known.keys(), known.keys() - own.keys()
            if own.keys() & known.keys() and len(other) == len(missing) == 1:
                text, left = own[other.pop()], known[missing.pop()]
                if not _alike(text, left):
                    yield frames.finding(
                        (frames.named(tabel_id), text),
                        say("indikator-bertentangan.sasaran", apa=term(goal), nama=Quote(text)),
                        expected=left,
                        found=Quote(text),
                        page=frames.table[tabel_id].get("halaman_awal"),
                    )


def _alike(one: str, two: str) -> bool:
    """Whether half the words of one text are those of another: it was worded anew."""
    words, others = (set(text.casefold().split()) for text in (one, two))
    return 2 * len(words & others) >= min(len(words), len(others))


def _official(frames: Frames) -> Iterator[Finding]:
    """Subkegiatan beside the indicator that the nomenclature gives another one."""
    for row, *_ in frames.lines("rencana").values():
        if row["jenjang"] != "subkegiatan" or not row["nama"] or not row["indikator"]:
            continue
        codes, printed = _measured().get(letters(row["indikator"])), official(row.get("kode") or "")
        if not codes or (printed and printed.kode in codes):
            continue  # the name is what is wrong
        own = match_programme(row["nama"], jenjang="subkegiatan")
        if own.kode and own.score >= SURE and own.kode not in codes:
            yield frames.finding(
                (frames.named(row["tabel_id"]), row["nama"]),
                say("indikator-bertentangan.nomenklatur", nama=Quote(row["nama"])),
                dataset="rencana",
                expected=nomenclature()[own.kode].indikator,
                found=Quote(row["indikator"]),
                cells=[(row["tabel_id"], row["baris"], row["target_kolom"])],
            )


@lru_cache(maxsize=1)
def _measured() -> dict[str, set[str]]:
    """The subkegiatan that the nomenclature gives an indicator, by its letters."""
    of: dict[str, set[str]] = {}
    for code, line in nomenclature().items():
        if line.indikator:
            of.setdefault(letters(line.indikator), set()).add(code)
    return of


def _indicator(text: str, names: dict[str, tuple[str, str]]) -> str | None:
    """The indicator that a cell names: one of the document's own, else one of the vocabulary."""
    if (own := names.get(letters(bare(text)))) is not None:
        return own[0]
    return match_indicator(text).indikator_id
