"""A sasaran with another indicator than the rest of the document gives it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from normalize.indicators import match_indicator
from normalize.only import only
from normalize.programmes import match_programme, nomenclature, official
from normalize.vocabulary import letters
from quality.frames import Frames, grouped, text_in
from quality.grid import Grid
from quality.series import all_series, bare
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
    yield from _of_another_sasaran(frames)


def _of_another_sasaran(frames: Frames) -> Iterator[Finding]:
    """Lines of untyped tables that pair a sasaran with the indicator of another one."""
    measured: dict[str, dict[str, str]] = {}
    names: dict[str, tuple[str, str]] = {}
    for line in all_series(frames):
        names.setdefault(letters(bare(line.name)), (line.key, line.name))
        if letters(line.over) not in ("", letters(line.name)):
            measured.setdefault(letters(line.over), {}).setdefault(line.key, line.name)
    for grid in frames.plain if measured else ():
        for row in grid.body_rows:
            sasaran = only(cell for cell in grid.printed(row) if letters(cell[1]) in measured)
            if not sasaran:
                continue
            at, text = sasaran
            known = measured[letters(text)]
            of_others = {key for keys in measured.values() for key in keys} - known.keys()
            for col, named in _indicators_beside(grid, row, at):
                if _indicator(named, names) in of_others:
                    yield frames.finding(
                        (frames.named(grid.tabel_id), text),
                        say("indikator-bertentangan", sasaran=text),
                        expected=next(iter(known.values())),
                        found=named,
                        cells=[(grid.tabel_id, row, col), (grid.tabel_id, row, at)],
                    )


def _indicators_beside(grid: Grid, row: int, sasaran: int) -> Iterator[tuple[int, str]]:
    """The cells of a line that may be indicators of its sasaran; a tujuan has its own above it."""
    for col, text in grid.printed(row):
        header = grid.header(col)
        of_tujuan = "tujuan" in header and "sasaran" not in header
        if col != sasaran and len(text) <= 160 and not of_tujuan:
            yield col, text


def _instead(frames: Frames) -> Iterator[Finding]:
    """The one indicator of performance (T-C.28) that the table of tujuan and sasaran does not have,
    where it has all others."""
    kinds = {(row["tabel_id"], row["baris"]): row["jenis"] for row in frames.rows("target")}
    measured = (line for line in all_series(frames) if (line.tabel_id, line.row) in kinds)
    lines = grouped(measured, lambda line: kinds[line.tabel_id, line.row])
    known = {line.key: line for line in lines.get("tujuan-sasaran", ())}
    for own in grouped(lines.get("iku", ()), lambda line: line.tabel_id).values():
        keys = {line.key for line in own}
        others = [line for line in own if line.key not in known]
        line, left = only(others), only(known[key] for key in known.keys() - keys)
        if line and left and len(own) - len(others) >= LEAST:
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
        tables = _named_goals(frames, goal)
        aimed = {row["tabel_id"] for row in frames.rows("target")}
        known = {key: text for at in aimed for key, text in tables.get(at, {}).items()}
        tables |= _listed_goals(frames, goal)
        for tabel_id, own in tables.items():
            other, missing = only(own.keys() - known.keys()), only(known.keys() - own.keys())
            if other is None or missing is None or len(own) < 2:
                continue
            text, left = own[other], known[missing]
            if not _alike(text, left):
                yield frames.finding(
                    (frames.named(tabel_id), text),
                    say("indikator-bertentangan.sasaran", apa=term(goal), nama=Quote(text)),
                    expected=left,
                    found=Quote(text),
                    page=frames.first_page(tabel_id),
                )


def _named_goals(frames: Frames, goal: str) -> dict[str, dict[str, str]]:
    """The tujuan or sasaran of plans and of the table of both, by table and letters."""
    tables: dict[str, dict[str, str]] = {}
    for row in (*frames.rows("rencana"), *frames.rows("target")):
        if row.get(goal) and row.get("jenis") in (None, "tujuan-sasaran"):
            tables.setdefault(row["tabel_id"], {}).setdefault(letters(row[goal]), row[goal])
    return tables


def _listed_goals(frames: Frames, goal: str) -> dict[str, dict[str, str]]:
    """Those of other tables with a column of them."""
    tables: dict[str, dict[str, str]] = {}
    for grid in frames.plain:
        for col in (col for col in range(grid.n_cols) if grid.own_header(col) == goal):
            texts = filter(None, (grid.text(row, col) for row in grid.body_rows))
            tables[grid.tabel_id] = {letters(text): text for text in texts}
    return tables


def _alike(one: str, two: str) -> bool:
    """Whether half the words of one text are those of another: it was worded anew."""
    words, others = (set(text.casefold().split()) for text in (one, two))
    return 2 * len(words & others) >= min(len(words), len(others))


def _official(frames: Frames) -> Iterator[Finding]:
    """Subkegiatan beside the indicator that the nomenclature gives another one."""
    for row, *_ in frames.lines("rencana").values():
        if row["jenjang"] != "subkegiatan" or not row["nama"] or not row["indikator"]:
            continue
        codes, printed = _measured().get(letters(row["indikator"])), official(text_in(row, "kode"))
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
    if own := names.get(letters(bare(text))):
        return own[0]
    return match_indicator(text).indikator_id
