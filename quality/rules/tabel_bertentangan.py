"""Two tables that state the same quantity differently."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations, product

from arithmetic.printed import Printed
from grammar.totals import is_total_label
from normalize.numbers import read_number
from normalize.only import only
from normalize.regions import kecamatan_in
from normalize.vocabulary import letters
from quality.budget import amount_of
from quality.citations import texts
from quality.frames import Frames, Place, Row, grouped, is_total, place, scale_of, text_in
from quality.grid import Grid
from quality.grid import letters as header_letters
from quality.people import Staff, staff, unlike_counts, unlike_staff
from quality.printed import one_line, quoted, shown
from quality.series import FIRST_YEAR, Series, Slot, all_series, bare, value_of
from quality.series import Value as Stated
from schemas.finding import Finding
from schemas.message import Quote, Value, Year, listed, number, rupiah, say, term

ALIKE = 6
"""Two lines with at least this many values in common and hardly any unlike are one series."""
TELLING = 3
"""… of which so many have printed decimals: round targets are alike by chance."""
LAST_DIGITS = Decimal("1e-6")
"""Totals of money this near to each other (relative) are meant to be one number."""
LARGE = Decimal(100_000_000)


def check(frames: Frames) -> Iterator[Finding]:
    """Indicators per measure and year, budget totals per year, area and population."""
    series = all_series(frames)
    yield from _indicators(frames, series)
    yield from _named_after_sasaran(frames, series)
    yield from _alike(frames, series)
    yield from _programmes(frames)
    yield from _budget_totals(frames)
    yield from _stated_totals(frames)
    yield from _people(frames)
    yield from _staff(frames)


def _staff(frames: Frames) -> Iterator[Finding]:
    """Tables that part the same staff in two ways and do not count as many; sentences that count as
    many with two digits exchanged, or others than two tables do that agree."""
    for one, two in unlike_staff(frames):
        first, second = frames.named(one.tabel_id), frames.named(two.tabel_id)
        yield frames.finding(
            (listed((first, second), " ; "), term("jumlah pegawai")),
            say("tabel-bertentangan.pegawai", tabel=first, tabel_lain=second),
            dataset="tabel",
            expected=int(one.count),
            found=int(two.count),
            cells=[two.cell, one.cell],
        )
    yield from _staff_said(frames, staff(frames))


def _staff_said(frames: Frames, counted: Sequence[Staff]) -> Iterator[Finding]:
    """Sentences that count other staff than a table which they can only mean."""
    for at in texts(frames, "renstra_bab") if counted else ():
        for found in _EMPLOYED.finditer(at.text):
            said = Decimal(found["satu"] or found["dua"])
            table = _meant(frames, at.text, found, counted)
            if table and not any(said in of.sums for of in counted):
                name, words = frames.named(table.tabel_id), one_line(found[0])
                yield frames.finding(
                    (listed((at.where, name), " ; "), term("jumlah pegawai")),
                    say(
                        "tabel-bertentangan.teks",
                        apa=term("jumlah pegawai"),
                        satuan=term("orang"),
                        kalimat=words,
                        tabel=name,
                    ),
                    dataset="tabel",
                    expected=int(said),
                    found=int(table.count),
                    cells=[table.cell],
                )


def _meant(
    frames: Frames, text: str, found: re.Match[str], counted: Sequence[Staff]
) -> Staff | None:
    """The table that counts as many staff with two digits exchanged; else the first of two that
    agree; else the one that the paragraph refers to."""
    said = sorted(found["satu"] or found["dua"])
    table = next((of for of in counted if sorted(str(int(of.count))) == said), None)
    if found["satu"] and not _OF_SOME.search(found[0]):
        table = table or _agreed(counted)
    return table or _referred(frames, text, found, counted)


_EMPLOYED = re.compile(
    r"\b(?:pegawai|pns|asn|aparatur|personil)\b[^.;\n\d]{0,80}?\b(?:sebanyak|berjumlah|sejumlah|adalah)"
    r"\s+(?P<satu>\d+)\s*(?:\([^)]*\)\s*)?orang\b"
    r"|(?P<dua>\b\d+)\s*(?:\([^)]*\)\s*)?orang\s+(?:pegawai|pns|asn|aparatur|personil)\b",
    re.IGNORECASE,
)
"""``Jumlah pegawai sebanyak 58 orang``, ``17 orang pegawai negeri sipil``."""


_OF_SOME = re.compile(
    r"\b(?:golongan|gol|pendidikan|berpendidikan|lulusan|eselon|jabatan|seksi|honor\w*|kontrak|non|thl|tkk|pppk|desa"
    r"|kelurahan|laki|perempuan|wanita|pria|s-?[123]|sma|yang|sudah|telah)\b",
    re.IGNORECASE,
)
"""Words of some of the staff."""


def _referred(
    frames: Frames, text: str, found: re.Match[str], counted: Sequence[Staff]
) -> Staff | None:
    """The table of staff that the paragraph which counts them refers to, where it says no number
    of the table: of more than it lists it says how many these are."""
    start, end = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.end())
    paragraph = text[start : end if end > 0 else len(text)]
    code = only({of.rstrip(".") for of in _TABLE.findall(paragraph)})
    table = only(t for t in counted if frames.table[t.tabel_id].get("kode") == code)
    numbers = {Decimal(number) for number in re.findall(r"(?<![\d.,])\d+(?![\d.,]*\d)", paragraph)}
    some = _OF_SOME.search(found[0]) or _PARTED.search(paragraph)
    if not code or not table or some:
        return None
    grid = frames.grids[table.tabel_id]
    listed_there = {number.value for at in grid.at if (number := grid.number(*at))}
    return None if numbers & listed_there else table


_TABLE = re.compile(r"\btabel\s+(\d[\w.-]*)", re.IGNORECASE)
_PARTED = re.compile(
    r"\b(?:honor\w*|kontrak|non|thl|tkk|pppk|p3k|outsourcing|sukarela\w*|desa|termasuk|selain)\b",
    re.IGNORECASE,
)
"""Words of those that a table of staff may leave out."""


def _agreed(counted: Sequence[Staff]) -> Staff | None:
    """The first of two tables and more that part the staff in different ways, all as many."""
    many = {table.count for table in counted}
    return counted[0] if len(many) == 1 and len(counted) > 1 else None


def _people(frames: Frames) -> Iterator[Finding]:
    """Tables of as many people in all, with unlike numbers of men and women."""
    for one, two in unlike_counts(frames):
        first, second = frames.named(one.tabel_id), frames.named(two.tabel_id)
        many = int(one.everybody)
        yield frames.finding(
            (listed((first, second), " ; "), say("laki-laki-dan-perempuan")),
            say("tabel-bertentangan.orang", banyak=many, tabel=first, tabel_lain=second),
            dataset="tabel",
            expected=listed((int(one.men), int(one.women)), "/"),
            found=listed((int(two.men), int(two.women)), "/"),
            cells=[*two.cells, *one.cells],
        )


def _states(frames: Frames, line: Series, slot: Slot) -> bool:
    """Whether a line states a value: 0 reached in a year that was not over is no statement."""
    (measure, year), own = slot, frames.of_document("tahun")
    if slot not in line.values:
        return False
    return measure != "realisasi" or line.amount(slot) != 0 or (own is not None and year < own)


def _indicators(frames: Frames, series: Sequence[Series]) -> Iterator[Finding]:
    """The same indicator (id, else name) in several tables, each naming it once."""
    offices = _offices(frames)
    named = (line for line in series if line.key)
    groups = grouped(named, lambda line: (line.key, offices.get(line.tabel_id, "")))
    for lines in groups.values():
        tables = Counter(line.tabel_id for line in lines)
        yield from _beside(frames, lines)
        lines = [line for line in lines if tables[line.tabel_id] == 1]
        for slot in dict.fromkeys(slot for line in lines for slot in line.values):
            stated = [line for line in lines if _states(frames, line, slot)]
            unlike = [other for other in stated if other.unlike(stated[0], slot)]
            if unlike:
                yield _contradiction(frames, slot, stated[0], unlike[0])


def _beside(frames: Frames, lines: Sequence[Series]) -> Iterator[Finding]:
    """The same indicator twice in one table of targets, of one sasaran, with unlike values."""
    of_targets = [line for line in lines if line.dataset == "target"]
    for pair in grouped(of_targets, lambda line: (line.tabel_id, line.name, line.over)).values():
        shared, unlike = _compared(frames, pair[0], pair[-1]) if len(pair) == 2 else ([], [])
        if unlike and len(unlike) < len(shared):
            yield _contradiction(frames, unlike[0], *pair)


def _offices(frames: Frames) -> dict[str, str]:
    """The kecamatan that the title of each table names, where those of a document name several."""
    named = {
        tabel_id: letters(kecamatan[0].nama)
        for tabel_id, row in frames.table.items()
        if (kecamatan := kecamatan_in(text_in(row, "judul")))
    }
    return named if len(set(named.values())) > 1 else {}


def _contradiction(
    frames: Frames, slot: Slot, one: Series, two: Series, *, hint: Value = ""
) -> Finding:
    """Two lines that state a value differently."""
    values = (one.tabel_id, one.values[slot]), (two.tabel_id, two.values[slot])
    return _unlike(frames, slot, bare(one.name), two.dataset, *values, hint)


def _unlike(
    frames: Frames,
    slot: Slot,
    name: str,
    dataset: str,
    one: tuple[str, Stated],
    two: tuple[str, Stated],
    hint: Value = "",
) -> Finding:
    """Values that two tables, each with its id, state of one thing."""
    measure, year = slot
    (table, a), (other, b) = one, two
    first, second = frames.named(table), frames.named(other)
    when: Value = Year(year) if year >= FIRST_YEAR else say("tahun-ke", nomor=year)
    return frames.finding(
        (listed((first, second), " ; "), name, when, term(measure)),
        say(
            "tabel-bertentangan",
            ukuran=term(measure),
            tahun=when,
            nama=name,
            nilai=shown(a.number),
            tabel=first,
            nilai_lain=shown(b.number),
            tabel_lain=second,
            keterangan=hint,
        ),
        dataset=dataset,
        expected=number(a.number.value),
        found=number(b.number.value),
        cells=[b.place, a.place],
    )


def _named_after_sasaran(frames: Frames, series: Sequence[Series]) -> Iterator[Finding]:
    """A line that names a sasaran where another table measures that sasaran by one indicator."""
    of_sasaran = (s for s in series if s.over and letters(s.over) != letters(s.name))
    measured = grouped(of_sasaran, lambda line: letters(line.over or ""))
    for line in series:
        named = measured.get(letters(line.name), [])
        others = [o for o in named if o.tabel_id != line.tabel_id and o.key != line.key]
        of_table = grouped(others, lambda other: other.tabel_id)
        for other in filter(None, map(only, of_table.values())):
            for measure in ("target", "realisasi"):
                if found := _unlike_sasaran(frames, other, line, measure):
                    yield found


def _unlike_sasaran(frames: Frames, other: Series, line: Series, measure: str) -> Finding | None:
    """The finding that a sasaran and its one indicator differ in two years or more."""
    shared, unlike = _compared(frames, other, line, measure)
    if len(unlike) < 2:
        return None
    first, second = frames.named(other.tabel_id), frames.named(line.tabel_id)
    printed = [
        listed((quoted(item.values[slot].number) for slot in shared), " ") for item in (other, line)
    ]
    years = f"{shared[0][1]}-{shared[-1][1]}"
    return frames.finding(
        (listed((first, second), " ; "), line.name, years, term(measure)),
        say(
            "tabel-bertentangan.sasaran",
            ukuran=term(measure),
            tahun=years,
            nama=line.name,
            tabel=first,
            indikator=bare(other.name),
            tabel_lain=second,
        ),
        dataset=line.dataset,
        expected=printed[0],
        found=printed[1],
        cells=[item.values[slot].place for item in (line, other) for slot in unlike],
    )


def _compared(
    frames: Frames, one: Series, two: Series, measure: str | None = None
) -> tuple[list[Slot], list[Slot]]:
    """The slots (of a measure) that two lines both state, and those that they state differently."""
    shared = [
        slot
        for slot in one.values
        if measure in (None, slot[0]) and all(_states(frames, line, slot) for line in (one, two))
    ]
    return shared, [slot for slot in shared if one.unlike(two, slot)]


def _with_telling_values(series: Sequence[Series]) -> list[tuple[Series, Series]]:
    """Lines of two tables that share so many values with decimals that they may be one series.

    They are found by their values: a table has too many lines to hold each against each.
    """
    stating: dict[tuple[Slot, Decimal], list[int]] = defaultdict(list)
    for at, line in enumerate(series):
        for slot in line.values:
            if line.amount(slot) % 1 != 0:
                stating[slot, line.amount(slot)].append(at)
    shared = Counter(
        pair
        for lines in stating.values()
        if len({series[at].tabel_id for at in lines}) > 1
        for pair in combinations(lines, 2)
    )
    pairs = (
        (series[one], series[two])
        for (one, two), count in sorted(shared.items())
        if count >= TELLING
    )
    return [(one, two) for one, two in pairs if one.tabel_id != two.tabel_id]


def _alike(frames: Frames, series: Sequence[Series]) -> Iterator[Finding]:
    """Lines under different names whose values are the same but for one or two."""
    for one, two in _with_telling_values(series):
        if one.key == two.key:
            continue
        shared, unlike = _compared(frames, one, two)
        if not unlike or len(shared) < ALIKE or len(unlike) * 4 > len(shared):
            continue
        telling = [slot for slot in shared if slot not in unlike and one.amount(slot) % 1 != 0]
        if len(telling) >= TELLING:
            for slot in unlike:
                yield _contradiction(frames, slot, one, two, hint=say("tabel-bertentangan.serupa"))


def _programmes(frames: Frames) -> Iterator[Finding]:
    """The official programmes of a year in two tables that name each of theirs once."""
    tables: dict[tuple[str, int], dict[str, Row]] = {}
    whole = set()
    lines = [row for row in frames.rows("anggaran") if row["tahun"]]
    for at, rows in grouped(lines, lambda row: (row["tabel_id"], row["tahun"])).items():
        named = [row for row in rows if row["jenjang"] == "program"]
        by_code = {row["kode"]: row for row in named if row.get("kode")}
        if len(by_code) == len(named):
            tables[at] = by_code
        if len(named) < len(rows) and any(is_total(row) for row in rows):
            whole.add(at)
    for one, two in permutations(tables, 2):
        if one[1] == two[1]:
            yield from _unlike_programmes(frames, tables[one], tables[two], two in whole)


def _unlike_programmes(
    frames: Frames, one: Mapping[str, Row], two: Mapping[str, Row], whole: bool
) -> Iterator[Finding]:
    """Programmes with other money in the second table, where it is the later; those that it leaves
    out, where it has a sum (``whole``) and several of the others."""
    shared = [kode for kode in one if kode in two]
    for kode, row in one.items():
        other = two.get(kode)
        table = frames.named(row["tabel_id"])
        if other is None and whole and len(shared) > 1:
            lacking = frames.named(two[shared[0]]["tabel_id"])
            yield frames.finding(
                (listed((table, lacking), " ; "), row["uraian"], Year(row["tahun"])),
                say("tabel-bertentangan.program", nama=Quote(row["uraian"]), tabel=table),
                dataset="anggaran",
                expected=Quote(row["uraian"]),
                found=lacking,
                cells=[place(row, "anggaran")],
            )
        if other is not None and row["tabel_id"] <= other["tabel_id"]:
            yield from _unlike_amounts(frames, row, other)


def _unlike_amounts(frames: Frames, row: Row, other: Row) -> Iterator[Finding]:
    """The amounts of a programme that differ by more than the tables round."""
    scale = max(scale_of(r) for r in (row, other))
    for measure in ("anggaran", "realisasi"):
        a, b = value_of(row, measure), value_of(other, measure)
        if a and b and abs(a.number.value - b.number.value) >= scale:
            values = (row["tabel_id"], a), (other["tabel_id"], b)
            yield _unlike(frames, (measure, row["tahun"]), row["uraian"], "anggaran", *values)


@dataclass(frozen=True, slots=True)
class _Total:
    tabel_id: str
    name: str
    measure: str
    year: int | None
    printed: Printed
    place: Place | None

    @property
    def amount(self) -> Decimal:
        """What it comes to."""
        return self.printed.value

    @property
    def slot(self) -> Value:
        """What it is the total of, as a message says it: ``pagu 2022``."""
        what = term(self.measure)
        return what if not self.year else say("ukuran-tahun", ukuran=what, tahun=Year(self.year))


def _totals(frames: Frames) -> Iterator[_Total]:
    """Totals of money: of budgets and plans, and of plans that could not be typed."""
    for dataset, measures in (("anggaran", ("anggaran", "realisasi")), ("rencana", ("pagu",))):
        for row in frames.rows(dataset):
            for measure in measures if is_total(row) else ():
                if amount := amount_of(row, measure):
                    yield _total(row, measure, amount)
    for grid in frames.unread_plans:
        for line, col in product(grid.total_rows, range(grid.n_cols)):
            if number := grid.number(line, col):
                yield _Total(
                    grid.tabel_id,
                    grid.label(line) or "jumlah",
                    f"kolom {col}",
                    None,
                    number,
                    (grid.tabel_id, line, col),
                )


def _total(row: Row, measure: str, amount: Printed) -> _Total:
    """The total that a typed row states."""
    return _Total(
        row["tabel_id"],
        row.get("uraian") or row.get("nama") or "jumlah",
        "pagu akhir" if row.get("fase") == "akhir" else measure,
        None if row.get("fase") == "awal" else row.get("tahun"),
        amount,
        place(row, measure),
    )


_SOURCE = re.compile(
    r"\bapbn\b|belanja negara|\bdekon\w*|tugas pembantuan|\bTP\b|\bd\.?a\.?k\b|\bblud\b|\bhibah\b",
    re.IGNORECASE,
)
_SAME_SOURCE = {"belanja negara": "apbn", "tp": "tugas pembantuan"}


def _sources(frames: Frames, total: _Total) -> frozenset[str]:
    """The sources of money other than the region's budget that the title of a table names."""
    title = frames.table.get(total.tabel_id, {}).get("judul") or ""
    named = (name.casefold().replace(".", "") for name in _SOURCE.findall(title))
    return frozenset(
        "dekonsentrasi" if name.startswith("dekon") else _SAME_SOURCE.get(name, name)
        for name in named
    )


def _of_one_source(frames: Frames, totals: Sequence[_Total]) -> Iterator[tuple[_Total, _Total]]:
    """The pairs of totals whose tables name the same sources."""
    sources = {total.tabel_id: _sources(frames, total) for total in totals}
    for one, two in combinations(totals, 2):
        if sources[one.tabel_id] == sources[two.tabel_id]:
            yield one, two


def _nearly_one(*amounts: Decimal) -> bool:
    """Whether two large amounts differ in their last digits only."""
    small, large = sorted(amounts)
    return small >= LARGE and large - small <= LAST_DIGITS * large


def _budget_totals(frames: Frames) -> Iterator[Finding]:
    """Totals of one measure and year, and totals that differ in the last digits only."""
    totals = list(_totals(frames))
    printed = Counter((total.tabel_id, total.measure, total.year) for total in totals)
    told: set[tuple[str, int | None, Decimal]] = set()
    for one, two in _of_one_source(frames, totals):
        if one.tabel_id == two.tabel_id or one.amount == two.amount:
            continue
        same_slot = one.year is not None and (one.measure, one.year) == (two.measure, two.year)
        if same_slot:
            once = all(printed[t.tabel_id, t.measure, t.year] == 1 for t in (one, two))
            unlike = once and not (one.amount and two.amount == 0)
        else:
            unlike = _nearly_one(one.amount, two.amount)
        mark = (two.measure, two.year, two.amount)
        rounded = max(one.printed.unit, two.printed.unit, Decimal(1))
        if not unlike or mark in told or abs(one.amount - two.amount) < rounded:
            continue  # one in thousands is the other
        told.add(mark)
        first, second = frames.named(one.tabel_id), frames.named(two.tabel_id)
        slots = [one.slot] if same_slot else [one.slot, two.slot]
        yield frames.finding(
            (listed((first, second), " ; "), listed(slots, " ; ")),
            say(
                "tabel-bertentangan.jumlah",
                ukuran=one.slot,
                tabel=first,
                tabel_lain=second,
                ukuran_lain=two.slot,
                selisih=rupiah(two.amount - one.amount),
            ),
            dataset="anggaran" if same_slot else "sel",
            expected=rupiah(one.amount),
            found=rupiah(two.amount),
            cells=[two.place, one.place],
        )


_OTHER = (
    r"desa|kelurahan|dusun|sawah|hutan|tanam|pertanian|bangunan|terluas|terbesar|terkecil|rata|masing"
    r"|miskin|kepadatan|laki|perempuan|wajib|pemilih|usia|umur|kepala keluarga|\bkk\b"
)
"""Words that make an area or a population that of something else."""
_AREA = re.compile(
    r"(?:luas\s+(?:wilayah|daerah|kecamatan)|\b\d+\s*(?:\([^)]*\)\s*)?(?:desa|kelurahan|nagari|gampong)\s+seluas)"
    rf"(?:(?!{_OTHER})[^.;\n]){{0,90}}?"
    r"\s(\d[\d.,]*\d|\d)\s*(ha|hektare?|km\s?2|km²|km persegi)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    rf"penduduk(?:(?!{_OTHER})[^.;\n]){{0,120}}?\s(\d[\d.,]*\d|\d)\s*(jiwa|orang)\b(?!\s*(?:/|per\b))",
    re.IGNORECASE,
)
_ALL_PEOPLE = re.compile(r"\bjumlah penduduk\b(?!.*\b(?:miskin|usia|umur|wajib|agama|kerja))")
"""A caption over all people of the villages."""


def _stated_totals(frames: Frames) -> Iterator[Finding]:
    """Area and population of the kecamatan: what the text says against the total over villages."""
    for what, unit, sentence in (
        ("luas wilayah", "Ha", _AREA),
        ("jumlah penduduk", "jiwa", _PEOPLE),
    ):
        stated = [
            (value * (100 if found[2].casefold().startswith("km") else 1), found[0], section)
            for section in frames.rows("renstra_bab")
            for found in sentence.finditer(text_in(section, "teks"))
            if (value := read_number(found[1]).value) is not None
        ]
        against = (_against_total(frames, grid, what, unit, stated) for grid in frames.plain)
        yield from filter(None, against if stated else ())


def _against_total(
    frames: Frames, grid: Grid, what: str, unit: str, stated: Sequence[tuple[Decimal, str, Row]]
) -> Finding | None:
    """None where the table has no such total over villages, or a sentence agrees with it."""
    if not any(re.search(r"desa|kelurahan", grid.header(col)) for col in grid.label_columns):
        return None
    col = only(col for col in grid.additive_columns if _holds(grid, col, what))
    row = next(reversed(grid.total_rows), None)
    if col is None or row is None or not (total := grid.number(row, col)):
        return None
    printed_unit = grid.at[row, col].get("satuan") or grid.own_header(col)
    times = 100 if what == "luas wilayah" and re.search(r"(?i)km", printed_unit or "") else 1
    amount = total.value * times
    slack = max(total.unit * times, Decimal(1))
    if any(abs(value - amount) < slack for value, _, _ in stated):
        return None
    value, sentence, section = stated[0]
    name = frames.named(grid.tabel_id)
    said = say("bagian-bernomor", nomor=str(section.get("nomor") or section.get("bab")))
    return frames.finding(
        (listed((said, name), " ; "), term(what)),
        say(
            "tabel-bertentangan.teks",
            apa=term(what),
            satuan=term(unit),
            kalimat=one_line(sentence),
            tabel=name,
        ),
        dataset="tabel",
        expected=number(value),
        found=number(amount),
        cells=[(grid.tabel_id, row, col), *_same_elsewhere(frames, grid.tabel_id, value)],
    )


def _holds(grid: Grid, col: int, what: str) -> bool:
    """Whether a column is the area of villages, or all their people."""
    own = header_letters(grid.own_header(col))
    if what == "luas wilayah":
        return own.startswith("luas")
    title = text_in(grid.tabel, "judul").casefold()
    people = "penduduk" in grid.header(col) or "jiwa" in grid.header(col)
    people = people or bool(_ALL_PEOPLE.search(title))
    return (people and is_total_label(own)) or own in ("jumlahpenduduk", "jumlahjiwa")


def _same_elsewhere(frames: Frames, tabel_id: str, value: Decimal) -> list[Place]:
    """Totals of other tables that are the number the text gives."""
    return [
        (grid.tabel_id, row, col)
        for grid in frames.plain
        if grid.tabel_id != tabel_id
        for row in grid.total_rows
        for col in range(grid.n_cols)
        if (number := grid.number(row, col)) and number.value == value
    ]
