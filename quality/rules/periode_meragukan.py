"""A planning period that the regulation's year, or the document's own title, can't have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product

from grammar.years import YEAR, periods_in, year_alone
from normalize.only import only
from normalize.regions import kecamatan_in
from normalize.vocabulary import name_key
from quality.citations import cited, enacted, enacting, passage, spoken, texts
from quality.frames import Frames, Passage, Place, Row, in_phase, text_in
from quality.printed import one_line
from schemas.finding import Finding, Where
from schemas.message import Bound, Message, Quote, Regulation, Value, Year, listed, say, term

_ADOPTED = re.compile(
    r"^(?!.*\b(?:perubahan|pencabutan|evaluasi)\b).*\b(?:jangka\s+menengah|rpjmd|strategis|renstra)\b",
    re.IGNORECASE | re.DOTALL,
)
"""What adopts a plan of some years, and so is made before its last."""
_PLAN = re.compile(
    r"rencana|rpjp|rpjm|\brpd\b|renstra|renja|rkpd|rtrw|strateg|program|kebijakan", re.IGNORECASE
)
LEAST = 2
"""From a year more than these on a plan is one of several years."""
LONG = 10
"""From this many years on a plan is long-term or spatial: its period may begin before it."""


def check(frames: Frames) -> Iterator[Finding]:
    """Titles of plans with a period, in the citations and in the document's own head."""
    for row in frames.rows("landasan_hukum"):
        if not row.get("tahun") or row["jenis"] in ("SE", "LAIN"):
            continue
        at = passage("landasan_hukum", row)
        title = text_in(row, "tentang")
        yield from _judge(frames, at, (at.where, cited(row)), title, row["tahun"])
    head = frames.document
    if head.get("tahun"):
        at = Passage(text_in(head, "tentang"), "tentang", "dokumen", None)
        yield from _judge(frames, at, "tentang", at.text, head["tahun"])
    yield from _in_text(frames)
    yield from _in_captions(frames)
    yield from _of_report(frames)
    yield from _starts(frames)
    yield from _reached_before(frames)
    yield from _shifted(frames)
    yield from _in_rows(frames)
    yield from _of_cited(frames)


def _reached_before(frames: Frames) -> Iterator[Finding]:
    """Tables of what was reached in years that come after the regulation's own."""
    made = frames.of_document("tahun")
    reached = [r for name in ("capaian", "anggaran") for r in frames.rows(name) if r["realisasi"]]
    for tabel_id, years in _years_held(reached).items():
        if made and max(years) > made:
            expected, found = Bound("<=", Year(made)), Year(max(years))
            yield _of_years(frames, tabel_id, "realisasi", expected, found)


def _shifted(frames: Frames) -> Iterator[Finding]:
    """Tables of what is aimed at whose years are those of another one, and with them of the plan,
    some years further."""
    begin, end = frames.period
    aimed = _years_planned(frames, "target") if begin and end else {}
    within = {(min(y), max(y)) for y in aimed.values() if begin <= min(y) < max(y) <= end}
    for tabel_id, years in aimed.items():
        first, last = min(years), max(years)
        alike = [own for own in within if own[1] - own[0] == last - first]
        if alike and not begin <= first <= last <= end:
            expected, found = "{}-{}".format(*alike[0]), f"{first}-{last}"
            yield _of_years(frames, tabel_id, "target", expected, found)


def _in_rows(frames: Frames) -> Iterator[Finding]:
    """Years of lines of values of which one is not what its place between the others asks for; of
    events several may be of one year."""
    for grid in frames.grids.values():
        for col in (col for col in range(grid.n_cols) if grid.own_header(col) == "tahun"):
            years = [(row, y) for row in grid.body_rows if (y := year_alone(grid.text(row, col)))]
            firsts = [year - place for place, (_, year) in enumerate(years)]
            usual = Counter(firsts).most_common(2)
            valued = grid.numeric_columns_raw - grid.number_columns - {col}
            if not valued or len({*firsts}) != 2 or usual[1][1] > 1:
                continue
            at = firsts.index(usual[1][0])
            if 0 < at < len(years) - 1:
                row, year = years[at]
                expected = Year(usual[0][0] + at)
                cells = [(grid.tabel_id, row, col)]
                yield _of_years(frames, grid.tabel_id, "kolom", expected, Year(year), cells)


def _of_cited(frames: Frames) -> Iterator[Finding]:
    """Plans that Menimbang names for another period than those do that are cited under the same
    name."""
    cited_plans: dict[str, dict[tuple[int, int], str]] = {}
    for row in frames.rows("landasan_hukum"):
        title = text_in(row, "tentang").casefold()
        for first, last in periods_in(title) if row["jenis"] in _ADOPTING else ():
            name = title.partition(str(first))[0]
            cited_plans.setdefault(name, {})[first, last] = text_in(row, "peraturan_id")
    for part, (name, held) in product(texts(frames, "konsideran"), cited_plans.items()):
        rest = " ".join(part.text.split()).casefold().partition(name)[2] if name else ""
        said = periods_in(rest)
        if said and said[0] not in held and rest.startswith(str(said[0][0])):
            (first, last), peraturan_id = next(iter(held.items()))
            yield frames.finding(
                (part.where, Regulation(peraturan_id)),
                say("periode-meragukan.rujukan", bagian=part.where),
                expected=f"{first}-{last}",
                found=f"{said[0][0]}-{said[0][1]}",
                at=part,
            )


_ADOPTING = {"PERDA", "PERBUP", "PERWALI", "PERGUB", "PERPRES", "UU"}
"""Regulations that adopt plans."""


def _of_years(
    frames: Frames,
    tabel_id: str,
    of: str,
    expected: Value,
    found: Value,
    cells: Sequence[Place] = (),
) -> Finding:
    """The finding that the years of a table are others than they should be."""
    said = say("periode-meragukan.tahun", apa=term(of))
    return _of_table(frames, tabel_id, (term(of), found), said, expected, found, cells)


def _of_table(
    frames: Frames,
    tabel_id: str,
    where: tuple[Value, ...],
    said: Message,
    expected: Value,
    found: Value,
    cells: Sequence[Place] = (),
) -> Finding:
    return frames.finding(
        (frames.named(tabel_id), *where),
        said,
        dataset="tabel",
        expected=expected,
        found=found,
        cells=cells,
        page=frames.first_page(tabel_id),
    )


def _starts(frames: Frames) -> Iterator[Finding]:
    """Tables whose start is dated behind their first year."""
    aimed = _years_planned(frames, "target")
    for tabel_id, starts in _years_planned(frames, "awal").items():
        if tabel_id in aimed and min(starts) > (first := min(aimed[tabel_id])):
            said, expected = say("periode-meragukan.awal", awal=Year(first)), Year(first)
            yield _of_table(
                frames, tabel_id, (term("awal"),), said, Bound("<=", expected), Year(min(starts))
            )


_HELD = {
    "lkjip": ("capaian", "anggaran"),
    "perjanjian-kinerja": ("target", "anggaran"),
    "renja": ("rencana",),
    "evaluasi": ("evaluasi",),
}
"""What a document of one year surely holds of its own year."""


def _of_report(frames: Frames) -> Iterator[Finding]:
    """A report or agreement of one year whose tables hold other years and not its own, or whose
    titles say another than their columns."""
    first, own = frames.period
    for dataset in _HELD.get(frames.head_text("bentuk"), ()) if own and first == own else ():
        tables = _years_held(_told_by_reports(frames.rows(dataset)))
        for tabel_id, held in tables.items():
            if slip := _title_slip(frames.title(tabel_id), own, held):
                yield _of_title(frames, tabel_id, *slip)
            elif dataset == "target" and own not in held:  # what an agreement aims at is its year's
                said, of = say("periode-meragukan.laporan", dataset=term(dataset)), sorted(held)
                yield _of_table(
                    frames, tabel_id, (term(dataset),), said, str(own), listed(map(Year, of))
                )
        years = set().union(*tables.values())
        if years and own not in years:
            tabel_id, where = next(iter(tables)), (term(dataset),)
            said = say("periode-meragukan.laporan", dataset=term(dataset))
            found = listed(map(Year, sorted(years)))
            yield _of_table(frames, tabel_id, where, said, str(own), found)


_FORECAST = re.compile(rf"\bprakiraan\s+maju\D{{0,30}}({YEAR})", re.IGNORECASE)
"""The year of what a yearly plan forecasts."""


def _title_slip(title: str, own: int, held: Collection[int]) -> tuple[Value, Value] | None:
    """The years of the columns of a table of a document of one year, and other ones that its title
    says: another year, or as many a little before or after."""
    named = {int(year) for year in _OF_YEAR.findall(title)}
    if named and own in held and {*held} <= {own, own + 1} and own not in named:
        return Year(own), Year(min(named))
    forecast = _FORECAST.search(title)
    if forecast and int(forecast[1]) != max(held) == own + 1:
        return Year(own + 1), Year(int(forecast[1]))
    period = only(periods_in(title))
    if period is None or own not in held or not _slipped(period, held):
        return None
    return f"{min(held)}-{max(held)}", f"{period[0]}-{period[1]}"


def _of_title(frames: Frames, tabel_id: str, expected: Value, found: Value) -> Finding:
    """The finding that the title of a table says other years than its columns."""
    said = say("periode-meragukan.judul", judul=Quote(frames.title(tabel_id)[:200]))
    return _of_table(frames, tabel_id, (term("judul"),), said, expected, found)


def _slipped(period: tuple[int, int], held: Collection[int]) -> bool:
    """Whether as many years as a table holds are said to be those a little before or after."""
    first, last = period
    meets = first < min(held) <= last or min(held) < first <= max(held)
    return meets and last - first == max(held) - min(held) and len(held) == last - first + 1


def _stretched(period: tuple[int, int], held: Collection[int]) -> bool:
    """Whether a table that holds every year from its first to its last is said to hold one more, or
    one less, at one end."""
    first, last = period[0] - min(held), period[1] - max(held)
    whole = len(held) == max(held) - min(held) + 1 > 2
    return whole and sorted((abs(first), abs(last))) == [0, 1]


def _told_by_reports(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows that say what was reached, where any does: a report gives the budget alone too; of
    evaluations those of the year itself."""
    if any("periode" in row for row in rows):
        return [row for row in rows if row["periode"] in ("target", "realisasi")]
    return [row for row in rows if row.get("realisasi") is not None] or rows


_OF_YEAR = re.compile(rf"\btahun\s+(?:anggaran\s+)?({YEAR})", re.IGNORECASE)


def _years_planned(frames: Frames, fase: str) -> dict[str, set[int]]:
    """The years that plans print of their start or of what they aim at, by table."""
    rows = (*frames.rows("target"), *frames.rows("rencana"))
    return _years_held(in_phase(rows, fase))


def _years_held(rows: Iterable[Row]) -> dict[str, set[int]]:
    """The years of rows, by table."""
    held: dict[str, set[int]] = {}
    for row in rows:
        if row["tahun"]:
            held.setdefault(row["tabel_id"], set()).add(row["tahun"])
    return held


_OWN = re.compile(
    rf"(?:renstra|rencana\s+strategis)(?:\s+\(renstra\))?(?P<nama>[^.;,\d]{{0,80}}?)\s+tahun\s+(?P<masa>{YEAR}"
    rf"\s*(?:[-–]|s[./]?d\.?|sampai(?:\s+dengan)?)\s*(?:tahun\s+)?{YEAR})(?P<ini>\s*,?\s+(?:ini\b|(?:yang\s+selanjutnya"
    r"\s+)?disebut|disusun|merupakan|adalah|menjadi|memuat|terdiri|tercantum|sebagaimana\s+dimaksud))?",
    re.IGNORECASE,
)
"""A plan and its period, and words with which it speaks of itself."""
_OF_BEFORE = re.compile(
    r"sebelum|lalu|lama\b|evaluasi|dicabut|hasil|capaian|nomor\s+\d+\s+tahun\s+\d+\s+tentang",
    re.IGNORECASE,
)


_DEFINED = re.compile(r"\badalah\s+dokumen\b.*\bperiode$", re.IGNORECASE)
_AIMS = re.compile(r"\W*(?:tujuan|sasaran|strategi|arah|rencana)\b", re.IGNORECASE)
"""What a heading begins with that speaks of this plan, not of how the one before went."""


def _in_text(frames: Frames) -> Iterator[Finding]:
    """Where the plan gives itself another period: in sentences that speak of it, by its whole name
    in what the regulation considers and enacts, on its cover and in headings of what it aims at."""
    own, office = frames.period, name_key(frames.office)
    yield from _turned(frames)
    if None in own or own[0] == own[1]:
        yield from _of_own_year(frames, own[0])
        yield from _followed(frames, own[0]) if own[0] else ()
        return
    titles = _titles_of_aims(frames)
    for at in _of_plan(frames):
        for found in _OWN.finditer(" ".join(at.text.split())):
            around = found.string[max(0, found.start() - 60) : found.start()] + found["nama"]
            if periods_in(found["masa"]) == [own] or _OF_BEFORE.search(around):
                continue
            if not _is_own(found, at, titles, office):
                continue
            yield frames.finding(
                (at.where,),
                say("periode-meragukan.teks", kalimat=Quote(found[0])),
                expected=f"{own[0]}-{own[1]}",
                found=found["masa"],
                at=at,
            )


def _turned(frames: Frames) -> Iterator[Finding]:
    """Periods of plans that end before they begin, where the plan speaks of them."""
    for at in texts(frames, "renstra_bab"):
        for found in _PERIOD.finditer(at.text):
            if int(found["akhir"]) < int(found["awal"]):
                yield frames.finding(
                    (at.where, found["awal"] + "-" + found["akhir"]),
                    say(
                        "periode-meragukan",
                        judul=one_line(found[0]),
                        kesalahan=say("periode-meragukan.terbalik"),
                    ),
                    found=f"{found['awal']}-{found['akhir']}",
                    at=at,
                )


_PERIOD = re.compile(
    rf"(?:renstra|rpjmd?|rpd|rencana|renja)\b[^.;,\d]{{0,60}}?\s(?:tahun|periode)\s+(?P<awal>{YEAR})\s*[-–]\s*(?P<akhir>{YEAR})\b",
    re.IGNORECASE,
)


def _of_own_year(frames: Frames, own: int | None) -> Iterator[Finding]:
    """Where a yearly plan or report gives itself another year: in sentences that speak of it by its
    own name, not of the ones before."""
    office = name_key(frames.office)
    names = _YEARLY.get(frames.head_text("bentuk"))
    if not own or not office or not names:
        return
    spoken = re.compile(_ITSELF.format(nama=names, tahun=YEAR), re.IGNORECASE)
    for at in (*texts(frames, "renstra_bab"), *enacting(frames, "kata-pengantar")):
        for found in spoken.finditer(" ".join(at.text.split())):
            around = found.string[max(0, found.start() - 60) : found.start()] + at.title
            said, itself = int(found["tahun"]), found["awal"] or found["ini"]
            itself = itself and office in name_key(found["siapa"])
            if said != own and itself and not _OF_BEFORE.search(around):
                yield frames.finding(
                    (at.where, found["tahun"]),
                    say("periode-meragukan.dokumen", kalimat=Quote(found[0])),
                    expected=Year(own),
                    found=Year(said),
                    at=at,
                )


_FOLLOWED = re.compile(
    r"\b(?:penjabaran|menjabarkan|berpedoman|mempedomani|mengacu|pelaksanaan\s+tahun)\b[^.;]{0,80}?\b(?P<rencana>(?:renstra|rpjmd"
    r"|rpd|rencana\s+(?:strategis|pembangunan))\b[^.;\d]{0,120}?\s(?:tahun|periode)\s+"
    rf"(?P<awal>{YEAR})\s*(?:[-–]|s[./]?d\.?|sampai(?:\s+dengan)?)\s*(?:tahun\s+)?(?P<akhir>{YEAR}))",
    re.IGNORECASE,
)
"""A plan of several years that one of a single year carries out."""


def _followed(frames: Frames, own: int) -> Iterator[Finding]:
    """Plans of several years that a yearly plan or report says it carries out, and that were over
    long before its year or begin long after it."""
    for at in spoken(frames) if frames.head_text("bentuk") in _YEARLY else ():
        for found in _FOLLOWED.finditer(" ".join(at.text.split())):
            first, last = int(found["awal"]), int(found["akhir"])
            before = found.string[max(0, found.start() - 60) : found.start()] + at.title
            if first < last and not first - 1 <= own <= last + 1 and not _OF_BEFORE.search(before):
                yield frames.finding(
                    (at.where, f"{first}-{last}"),
                    say("periode-meragukan.dokumen", kalimat=Quote(found[0])),
                    expected=Year(own),
                    found=f"{first}-{last}",
                    at=at,
                )


_YEARLY = {
    "renja": r"rencana\s+kerja|renja",
    "lkjip": r"laporan\s+kinerja|l(?:kj|a|k)ip",
    "perjanjian-kinerja": r"perjanjian\s+kinerja",
}
"""What the documents of one year call themselves."""
_ITSELF = (
    r"\b(?P<awal>demikian(?:lah)?\s+|tersusunnya\s+)?(?:{nama})(?:\s+instansi\s+pemerintah)?(?:\s*\([^)]*\))?"
    r"(?P<siapa>[^.;,\d]{{0,80}}?)\s+tahun\s+(?:anggaran\s+)?(?P<tahun>{tahun})\b(?!\s*[-–/])"
    r"(?P<ini>\s+(?:ini|disusun|(?:merupakan|adalah)(?!\s+(?:pelaksanaan|tahun)\b)"
    r"|menjadi|memuat|disajikan|diharapkan|menyajikan)\b)?"
)
"""A document of one year that speaks of itself."""


def _of_plan(frames: Frames) -> Iterator[Passage]:
    """What is written in the plan and its regulation, the words that enact it, covers and headings
    by themselves."""
    yield from texts(frames, "pasal", "renstra_bab", "konsideran")
    if (whole := enacted(frames)) is not None:
        yield whole._replace(where="Menetapkan")
    yield from enacting(frames, "sampul", "judul-lampiran", "kata-pengantar")
    yield from (part._replace(text=part.title) for part in texts(frames, "renstra_bab"))


def _titles_of_aims(frames: Frames) -> set[str]:
    """The lines of covers, and headings of what the plan aims at."""
    headings = {part.title for part in texts(frames, "renstra_bab") if _AIMS.match(part.title)}
    return headings | {line.text for line in enacting(frames, "sampul", "judul-lampiran")}


def _is_own(found: re.Match[str], at: Passage, titles: set[str], office: str) -> bool:
    """Whether a plan that is named is the one that names it."""
    mine = bool(office) and office in name_key(found["nama"])
    if kecamatan_in(found["nama"]) and not mine:
        return False
    if found["ini"] or (mine and at.dataset in {"konsideran", "teks_lain"}):
        return True
    if at.text in titles and not found.string[found.end() :].strip(" .*"):
        return True
    return at.dataset == "pasal" and _DEFINED.search(found["nama"]) is not None


def _in_captions(frames: Frames) -> Iterator[Finding]:
    """Tables of what is aimed at whose title names a period that none of their years is in, or one
    as long as theirs that is not theirs."""
    yield from _of_reached(frames)
    for tabel_id, aimed in _years_planned(frames, "target").items():
        title = frames.title(tabel_id)
        said, ends = periods_in(title), (min(aimed), max(aimed))
        apart = not any(first <= year <= last for first, last in said for year in aimed)
        shifted = ends not in said and all(
            last - first == ends[1] - ends[0] for first, last in said
        )
        if said and (apart or shifted):
            expected, found = ("{}-{}".format(*years) for years in (ends, said[0]))
            message = say("periode-meragukan.teks", kalimat=Quote(title[:200]))
            yield _of_table(frames, tabel_id, (), message, expected, found)


def _of_reached(frames: Frames) -> Iterator[Finding]:
    """Tables of performance and budgets of a plan whose title names as many years a little before
    or after their own; what documents of one year hold is looked at with them."""
    first, last = frames.period
    for name in () if first == last else ("capaian", "anggaran"):
        for tabel_id, held in _years_held(frames.rows(name)).items():
            period = only(periods_in(frames.title(tabel_id)))
            if period and (_slipped(period, held) or _stretched(period, held)):
                years = f"{min(held)}-{max(held)}", f"{period[0]}-{period[1]}"
                yield _of_title(frames, tabel_id, *years)


def _judge(frames: Frames, at: Passage, where: Where, title: str, year: int) -> Iterator[Finding]:
    """A title that stands there, or is cited there, of a document of that year."""
    found = periods_in(title)
    if not found or not _PLAN.search(title):
        return
    first, last = found[0]
    long_term = last - first >= LONG
    earliest = first - (3 if long_term else 1)
    made = Year(year)
    if last < first:
        wrong, expected = say("periode-meragukan.terbalik"), None
    elif year < earliest:
        wrong = say("periode-meragukan.terlalu-awal", tahun=made, awal=Year(earliest))
        expected = say("mulai", batas=Bound("<=", Year(year + (3 if long_term else 1))))
    elif year == last and last - first > LEAST and _ADOPTED.search(title):
        wrong = say("periode-meragukan.berakhir", tahun=made)
        expected = say("berakhir", batas=Bound(">", made))
    elif year > last:
        wrong = say("periode-meragukan.lewat", tahun=made)
        expected = say("berakhir", batas=Bound(">=", made))
    else:
        return
    yield frames.finding(
        where,
        say("periode-meragukan", judul=Quote(title), kesalahan=wrong),
        expected=expected,
        found=f"{first}-{last}",
        at=at,
    )
