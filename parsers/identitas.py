"""Who a document without a regulation is: its form, office, region and period.

Cover, title and running heads state it; what they agree on is taken, and where two of them name
different offices, regions or periods nothing is (``identitas-bertentangan``). Captions, foreword
and signature speak only where cover and running heads are silent, and only with one voice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile
from operator import eq
from typing import Literal, TypeVar

from extract.document import Aside, Document, Paragraph
from grammar.captions import is_caption, starts_caption
from grammar.contents import has_leader, names_certificate
from grammar.heads import split_bab
from grammar.roman import parse_ordinal
from grammar.years import YEAR, years_in
from normalize.dates import parse_period
from normalize.forms import find_form, find_forms
from normalize.offices import find_offices, kecamatan_of, offices_in, same_office, title_case
from normalize.only import only
from normalize.outlines import form_of_chapters
from normalize.regions import Mention, find_kabupaten, region, regions_in
from normalize.vocabulary import name_key, slug
from parsers.labels import is_capitals, letters, tidy
from schemas.finding import Finding, Level
from schemas.message import Value, listed, say, term
from schemas.rules import Placed, finding

YEARLY = frozenset({"renja", "lkjip", "perjanjian-kinerja", "evaluasi", "dpa"})
"""Forms of one year."""

HEADS_OF = {
    "CAMAT": "Kecamatan",
    "KEPALA DISTRIK": "Distrik",
    "PANEWU": "Kapanewon",
    "MANTRI PAMONG PRAJA": "Kemantren",
}
"""What the head of a kecamatan heads, by what both are called there."""
Source = Literal["sampul", "kepala halaman", "judul tabel", "kata pengantar", "kepala tabel"]

_COVER_LINES = 40
_FIRST_LINES = 6
_LAST_LINES = 12
_PROSE = 200
"""Characters of a paragraph that is running text and no line of a cover."""
_MOST = 0.6
"""Share of the places that must say the same where neither cover nor running heads speak."""
_INSIDE = re.compile(
    r"^(?:KATAPENGANTAR|DAFTAR(?:ISI|TABEL|GAMBAR|LAMPIRAN)|IKHTISAREKSEKUTIF|RINGKASANEKSEKUTIF|"
    r"PENDAHULUAN|SAMBUTAN)$"
)
_ADDRESS = re.compile(r"\b(?:jln?|jalan|telp|telepon|fax|kode\s*pos|website|e-?mail)\b", re.I)
_HEADED = re.compile(
    rf"\b(?P<jabatan>BUPATI|WALI\s*KOTA|GUBERNUR|{'|'.join(HEADS_OF)})\s+"
    r"(?P<nama>[A-Z][\w'’-]*(?:\s+(?!BUPATI|WALI|GUBERNUR|CAMAT)[A-Z][\w'’-]*){0,3})",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(
    rf"\bTAHUN(?:\s*ANGGARAN)?\s*[:.]?\s*({YEAR})"
    rf"(?!\d|\s*(?:[-–—]|S\s*[./]\s*D\.?|SAMPAI(?:\s+DENGAN)?)\s*(?:TAHUN\s*)?{YEAR})",
    re.IGNORECASE,
)
"""A year by itself, none that begins a period."""
_OF_REGULATION = re.compile(
    r"\b(?:NOMOR\s*[:.]?\s*[\w./-]*"
    r"|(?:UNDANG[\s-]*UNDANG|UU|PP|PER(?:DA|BUP|WAL|GUB|PRES|MEN\w*))\s*\d{1,4})"
    rf"\s*TAHUN\s*[:.]?\s*{YEAR}(?!\d|\s*[-–])",
    re.IGNORECASE,
)
"""Number and year of a regulation, of which an annex names its own in its head and a text others,
by its kind too (``Undang-Undang 17 Tahun 2007``): no year of the plan's."""
_APPEARS = {"lkjip": 1, "evaluasi": 1, "renja": -1}
"""By forms of one year, in which year before or after its own a document appears."""
_STEPS = re.compile(r"(?:(?!perjanjian|penetapan).)*rencana\s+aksi", re.IGNORECASE | re.DOTALL)
_QUARTER = re.compile(
    r"\b(?P<bagian>TRIWULAN|SEMESTER)\s*(?:KE-?\s*)?(?P<ke>IV|I{1,3}|[1-4])\b"
    r"(?!\s*(?:[-–—,]|S\s*[./]\s*D|SAMPAI|DAN)\s*\w)",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\b(?:PERUBAHAN|P[\s-]?APBD|APBD[\s-]?P|DPPA)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Region:
    """Where an office is; a kota keeps its word. Null what print does not name."""

    kabupaten: str | None = None
    provinsi: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """What the document says of itself. ``part`` names a part of the year or an edition, where
    the title does (``triwulan-2``, ``perubahan``): several such documents have all else alike."""

    bentuk: str = "lain"
    perangkat_daerah: str | None = None
    region: Region = Region()
    period: tuple[int, int] | None = None
    part: str | None = None
    findings: tuple[Finding, ...] = ()
    other: bool = False
    """Whether it says that it is of a form beside those that are read: a budget's details (RKA)."""

    @property
    def kecamatan(self) -> str | None:
        """The kecamatan whose office it is."""
        return kecamatan_of(self.perangkat_daerah or "")

    @property
    def slug(self) -> str | None:
        """The ``doc_id``; null where form, office, region and period are not all known."""
        region = self.region
        name = region.kabupaten or region.provinsi
        if self.bentuk == "lain" or not (self.perangkat_daerah and name and self.period):
            return None
        level = "prov" if not region.kabupaten else "kota" if name.startswith("Kota ") else "kab"
        years = dict.fromkeys(map(str, self.period))
        return "-".join(
            (
                self.bentuk,
                slug(self.perangkat_daerah),
                level,
                slug(name.removeprefix("Kota ") if region.kabupaten else name),
                *years,
                *((self.part,) if self.part else ()),
            )
        )


@dataclass(frozen=True, slots=True)
class Statement:
    """What one place of the document says, and the page it stands on."""

    source: Source
    text: str
    page: int | None = None
    source_line: int | None = None

    @property
    def weight(self) -> int:
        """As many places as it counts for: the office in which somebody signs an agreement
        (PermenPANRB 53/2014) is stated once."""
        return 2 if _HELD.match(self.text) else 1


_HELD = re.compile(r"jabatan\s*:", re.IGNORECASE)
T = TypeVar("T")


def conflict(
    what: str, said: Sequence[tuple[str, Value]], at: Placed, level: Level = "error"
) -> Finding:
    """Places that name different things: a finding with what each of them says."""
    statements = (say("menurut", sumber=term(source), nilai=value) for source, value in said)
    return finding(
        say("identitas-bertentangan", apa=term(what), pernyataan=listed(statements)),
        "dokumen",
        (term(what),),
        level=level,
        expected=said[0][1],
        found=said[-1][1],
        at=at,
    )


def _show(value: object) -> str:
    if isinstance(value, tuple):
        return "-".join(dict.fromkeys(map(str, value)))
    return str(value)


def identify(document: Document, front: Iterable[int] | None = None) -> Identity:
    """What a document without a regulation's head is.

    ``front`` are the blocks in which the cover is sought: all from the first on where none are
    given.
    """
    blocks = cover_blocks(document, front)
    said = _Said(
        [*cover(document, blocks), *running_heads(document)],
        [*_foreword(document, blocks), *captions(document), *numbered_heads(document)],
    )
    bentuk = said.form() or _form_of_text(document, said)
    office = said.decide("perangkat daerah", _office, same_office)
    said.compare_captions(office)
    region = Region(
        None
        if said.of_province(office)
        else said.decide("kabupaten/kota", _kabupaten, _same_region),
        said.decide("provinsi", _provinsi, _same_region),
    )
    period = _period_said(said, bentuk)
    title = next((s.text for s in said.strong if find_form(s.text)), "")
    return Identity(
        bentuk or "lain",
        office,
        region,
        period,
        _part(bentuk, title),
        tuple(said.findings),
        other=bentuk == "lain" and any(map(_opens_with_other, said.strong)),
    )


def _opens_with_other(place: Statement) -> bool:
    """Whether a line of a title begins with the name of a form that is not read, which others
    only speak of: ``RINCIAN BELANJA SUB KEGIATAN``."""
    return any(
        find_form(line) == "lain" and find_form(line.partition(" ")[2]) is None
        for line in place.text.splitlines()
    )


def _form_of_text(document: Document, said: _Said) -> str | None:
    """The form of a document whose title names none: that of its chapters, else the one of which
    the foreword speaks, else what the head of its first table names."""
    told = None if said.findings else _form_of_chapters(document, said.form_of_foreword())
    header = _table_header(document)
    headed = find_form(header.text) if header else None
    said.strong += [header] if header and headed and told in {None, headed} else []
    return told or headed


def _form_of_chapters(document: Document, named: str | None) -> str | None:
    """The form whose chapters a document has; ``named``, of which the foreword speaks, where they
    do not tell it."""
    lines = [tidy(block.text) for _, block in document.paragraphs()]
    titles: dict[int, str] = {}
    for line, below in pairwise([*lines, ""]):
        label, title = split_bab(line)
        if label:
            titles.setdefault(label.number, title or below)
    prescribed = form_of_chapters(titles)
    # The chapters of a plan that was changed are those of its form.
    changed = named is not None and named.removeprefix("perubahan-") == prescribed
    return named if changed else prescribed or named


def _period_said(said: _Said, bentuk: str | None) -> tuple[int, int] | None:
    """The period that titles state; else that of which the foreword speaks. A report is of the year
    of the agreement that it reports on."""
    period = _Said(said.strong, [], said.findings).decide("periode", _period_of(bentuk), eq)
    if period or said.findings:
        return period
    plan = bentuk in {"renstra", "perubahan-renstra"}
    forms = [bentuk, *(["perjanjian-kinerja"] if bentuk == "lkjip" else [])]
    weaker = [said.weak] if plan else map(said.named, forms)
    decided = (
        _Said([], weak, said.findings).decide("periode", _period_of(bentuk), eq) for weak in weaker
    )
    return next(filter(None, decided), None)


# --------------------------------------------------------------------------- what is stated


def cover_blocks(document: Document, front: Iterable[int] | None = None) -> list[int]:
    """The paragraphs before the document's text begins: its cover, its title."""
    found: list[int] = []
    for index in front if front is not None else range(len(document.blocks)):
        block = document.blocks[index]
        if not isinstance(block, Paragraph) or len(found) >= _COVER_LINES:
            break
        text = tidy(block.text)
        if split_bab(text)[0] or is_prose(text) or _INSIDE.match(letters(text)):
            break
        if found and is_caption(text):
            break  # of a table right below the title, which may name further years
        found.append(index)
    return found


def is_prose(text: str) -> bool:
    """Running text: long, a sentence, or mostly words that begin small."""
    words = text.split()
    sentence = text.endswith(".") and len(words) > 3 and not is_capitals(text)
    small = sum(word[:1].islower() for word in words)
    return sentence or len(text) > _PROSE or (len(words) > 7 and 2 * small > len(words))


def cover(document: Document, blocks: Iterable[int]) -> Iterator[Statement]:
    """The lines of the cover as one statement, without addresses."""
    paragraphs = [block for _, block in document.paragraphs(blocks)]
    lines = [
        line
        for block in paragraphs
        for line in [tidy(line.text) for line in block.lines] or [tidy(block.text)]
        if not _ADDRESS.search(line)
    ]
    if lines:
        first = paragraphs[0]
        text = _OF_REGULATION.sub("", "\n".join(lines))
        yield Statement("sampul", text, first.page, first.source_line)


def running_heads(document: Document) -> Iterator[Statement]:
    """The heads and feet of pages that come again, as one statement each: lines of one page are
    read together, a line may hold but the office or the year. Those that begin behind the middle of
    a document are of an annex (the agreements behind a report) and do not speak for the whole."""
    for reason in ("kepala-halaman", "kaki-halaman"):
        asides = [
            aside
            for aside in document.asides
            if aside.reason == reason and not names_certificate(aside.text)
        ]
        if lines := _repeated(asides, len(document.pages)):
            first = next(aside for aside in asides if tidy(aside.text) == lines[0])
            yield Statement("kepala halaman", "\n".join(lines), first.page, first.source_line)


def numbered_heads(document: Document) -> Iterator[Statement]:
    """The running lines that end in the number of their page, each as often as it comes."""
    for aside in document.asides:
        text = _PAGE_BEHIND.sub("", tidy(aside.text))
        if aside.reason == "nomor-halaman" and text:
            yield Statement("kepala halaman", text, aside.page, aside.source_line)


_PAGE_BEHIND = re.compile(
    r"(?:\W*\b(?:hal(?:aman)?|hlm|lembar)\b\W*)?(?:\W+[IVX]+)?[\s|–—-]+\d{1,3}(?:\s+dari\s+\d{1,3})?\W*$",
    re.IGNORECASE,
)
"""The number of its page behind what a running line says."""


def _repeated(asides: Sequence[Aside], pages: int) -> list[str]:
    """The heads or feet that come again, first in the first half of the pages; all of two pages."""
    count = Counter(tidy(aside.text) for aside in asides)
    if pages <= 2:
        return [*count]
    fore = {tidy(aside.text) for aside in asides if 2 * (aside.page or 0) <= pages}
    return [text for text, times in count.items() if times > 1 and text in fore]


def captions(document: Document) -> Iterator[Statement]:
    """The lines right above each table; a caption of two lines, which may part a name, is one."""
    for index, _ in document.tables():
        above = [block for _, block in document.paragraphs(range(max(0, index - 2), index))]
        short = [block for block in above if len(block.text) < _PROSE]
        texts = [tidy(block.text) for block in short]
        if [*map(starts_caption, texts)] == [True, False]:
            texts = [" ".join(texts)]
        for block, text in zip(short, texts, strict=False):
            yield Statement("judul tabel", text, block.page, block.source_line)


def _foreword(document: Document, blocks: Sequence[int]) -> Iterator[Statement]:
    """What stands behind the cover and before the first chapter, and the last lines."""
    rest = [block for index, block in document.paragraphs() if index not in blocks]
    opening = [*takewhile(lambda block: not split_bab(tidy(block.text))[0], rest[:_COVER_LINES])]
    last = rest[-_LAST_LINES:]
    for block in [*opening, *(block for block in last if block not in opening)]:
        yield Statement("kata pengantar", tidy(block.text), block.page, block.source_line)


def _table_header(document: Document) -> Statement | None:
    """The header cell of the first table that names a form."""
    for _, table in document.tables():
        for cell in table.cells:
            if cell.row < max(table.header_rows, 1) and find_form(cell.text) not in {None, "lain"}:
                return Statement("kepala tabel", tidy(cell.text), cell.page, cell.source_line)
        return None
    return None


# --------------------------------------------------------------------------- what they agree on


@dataclass(slots=True)
class _Said:
    """What cover and running heads say (``strong``), what other places do (``weak``), and where
    they contradict each other."""

    strong: list[Statement]
    weak: list[Statement]
    findings: list[Finding] = field(default_factory=list)

    def conflict(
        self, what: str, values: Sequence[tuple[Statement, object]], level: Level = "error"
    ) -> None:
        """Two places that name different things: a finding with both."""
        said = [(statement.source, _show(value)) for statement, value in values]
        self.findings.append(conflict(what, said, values[-1][0], level))

    def form(self) -> str | None:
        """The form that the title names. Running heads may be shorter: of an evaluation of a Renja
        they say ``Renja``, of a changed Renstra ``Renstra``."""
        said = [(place, named) for place in self.strong if (named := find_forms(place.text))]
        if not said:
            return None
        (title, forms), *others = said
        form, plans = forms[0], {"renstra", "perubahan-renstra"}
        for place, named in others:
            if named[0] not in forms and form not in named and not {form, named[0]} <= plans:
                self.conflict("bentuk", [(title, form), (place, named[0])])
                return None
        first = [named[0] for _, named in said]
        first += filter(None, (find_form(place.text) for place in self.weak[:_FIRST_LINES]))
        revised = form == "renstra" and "perubahan-renstra" in first
        return "perubahan-renstra" if revised else form

    def form_of_foreword(self) -> str | None:
        """The form that foreword and numbered heads name most, and more than once; every report
        speaks of evaluations."""
        foreword = (place.text for place in self.weak if place.source != "judul tabel")
        named = map(find_form, (text for text in foreword if not has_leader(text)))
        forms = Counter(form for form in named if form not in {None, "lain"})
        if any(times > 1 for form, times in forms.items() if form != "evaluasi"):
            del forms["evaluasi"]
        most = max([*forms.values(), 2])
        return only(form for form, times in forms.items() if times == most)

    def decide(
        self, what: str, read: Callable[[Statement], list[T]], same: Callable[[T, T], bool]
    ) -> T | None:
        """What cover and running heads agree on; else what most of the other places say."""
        said = [(place, value) for place in self.strong for value in read(place)]
        others: Counter[T] = Counter()
        for place in self.weak:
            others.update(dict.fromkeys(read(place), place.weight))
        if not said:
            return _majority(others, same)
        best = max((value for _, value in said), key=lambda value: len(str(value)))
        different = next((pair for pair in said if not same(pair[1], said[0][1])), None)
        if not any(same(value, best) for value in others):
            different = different or self._titled(read)
        if different:
            self.conflict(what, [said[0], different])
        return None if different else best

    def _titled(self, read: Callable[[Statement], list[T]]) -> tuple[Statement, T] | None:
        """The one thing that several titles of tables name, with the first of them."""
        titles = [(place, value) for place in self.titles for value in read(place)]
        return titles[0] if len(titles) > 1 and len({value for _, value in titles}) == 1 else None

    def of_province(self, office: str | None) -> bool:
        """Whether the office stands beside a province, and neither it nor a title beside a
        kabupaten: then those that its text names are places of its works."""
        if not office or kecamatan_of(office) or any(map(_kabupaten, self.strong)):
            return False
        beside = [
            place
            for place in (*self.strong, *self.weak)
            if any(same_office(office, name) for name in _office(place))
        ]
        return any(map(_provinsi, beside)) and not any(map(_kabupaten, beside))

    def named(self, bentuk: str | None) -> list[Statement]:
        """What the foreword says of a yearly document where it names its form, without the numbers
        and years of regulations: ``Laporan Kinerja … Tahun 2021``."""
        return [
            replace(place, text=_OF_REGULATION.sub("", place.text))
            for place in self.weak
            if place.source in {"kata pengantar", "kepala halaman"}
            and bentuk in YEARLY
            and find_form(place.text) == bentuk
        ]

    @property
    def titles(self) -> list[Statement]:
        """The titles of tables."""
        return [place for place in self.weak if place.source == "judul tabel"]

    def compare_captions(self, office: str | None) -> None:
        """A finding where titles of tables name offices of that kind and never this one: a cover or
        a table that was taken over from another office. The cover's name stands."""
        if office is None or self.findings:
            return
        kind = office.split()[0]
        named = [
            (place, name)
            for place in self.titles
            for name in offices_in(place.text)
            if name.split()[0] == kind and name != kind
        ]
        if named and not any(same_office(office, name) for _, name in named):
            own = (Statement("sampul", office), office)
            self.conflict("perangkat daerah", [own, named[0]], "warning")


def _majority(said: Counter[T], same: Callable[[T, T], bool]) -> T | None:
    """What most of some places say, if more than one does."""
    for value, _ in said.most_common(1):
        alike = sum(times for other, times in said.items() if same(other, value))
        return value if alike > 1 and alike >= _MOST * said.total() else None
    return None


def _office(statement: Statement) -> list[str]:
    offices = offices_in(statement.text)
    if not offices and statement.source == "kata pengantar":
        offices = [
            f"{kind} {title_case(match['nama'])}"
            for match in _HEADED.finditer(statement.text)
            if (kind := HEADS_OF.get(" ".join(match["jabatan"].upper().split())))
        ]
    smaller = [name for name in offices if name.startswith("Kelurahan ")]
    return smaller or offices


def _same_region(one: str, other: str) -> bool:
    return name_key(one) == name_key(other)


def region_mentions(text: str) -> list[Mention]:
    """Regions that a title names; none that is part of a kecamatan's name (``Poso Kota``) or of an
    address."""
    lines = "\n".join(line for line in text.splitlines() if not _ADDRESS.search(line))
    for office in find_offices(lines):
        if kecamatan_of(office.nama):
            blank = "/" * (office.end - office.start)
            lines = f"{lines[: office.start]}{blank}{lines[office.end :]}"
    return regions_in(lines)


def kabupaten_named(mentions: Iterable[Mention]) -> list[str]:
    """The kabupaten and kota among regions that are mentioned; a kota keeps its word."""
    return [
        ("Kota " if mention.tingkat == "kota" else "") + title_case(mention.nama)
        for mention in mentions
        if mention.tingkat in {"kabupaten", "kota"}
    ]


_EITHER = re.compile(r"\bkab(?:upaten)?\.?\s*/\s*kota\s+(\w+)", re.IGNORECASE)
"""Any region of that level: ``Kabupaten/Kota Layak Anak``."""


def _kabupaten(statement: Statement) -> list[str]:
    either = {word.casefold() for word in _EITHER.findall(statement.text)}
    running = statement.source == "kata pengantar"  # which names awards too: `Kota Layak Anak`
    found = kabupaten_named(
        mention
        for mention in region_mentions(statement.text)
        if mention.kodes or not (running or mention.nama.split()[0].casefold() in either)
    )
    if not found and statement.source == "kata pengantar":
        found = [
            name
            for match in _HEADED.finditer(statement.text)
            if (name := _governed("".join(match["jabatan"].upper().split()), match["nama"]))
        ]
    return list(dict.fromkeys(found))


def _governed(office: str, printed: str) -> str | None:
    """The region of a bupati or wali kota: the longest run of words that is a known name."""
    level = {"BUPATI": "Kabupaten ", "WALIKOTA": "Kota "}.get(office)
    words = printed.split()
    for count in range(len(words) if level else 0, 0, -1):
        if known := find_kabupaten(f"{level}{' '.join(words[:count])}"):
            return f"Kota {known.nama}" if office == "WALIKOTA" else known.nama
    return None


def _provinsi(statement: Statement) -> list[str]:
    mentions = (m for m in region_mentions(statement.text) if m.tingkat == "provinsi")
    known = ((m, region(m.kodes[0]) if len(m.kodes) == 1 else None) for m in mentions)
    return list(dict.fromkeys(of.nama for m, of in known if of))


def yearly_period(title: str) -> tuple[int, int] | None:
    """The year of the yearly document that a regulation adopts: ``Rencana Kerja … Tahun 2024``."""
    if find_form(title) not in {*YEARLY, "iku"}:
        return None
    year = only({int(year) for year in _IN_YEAR.findall(_OF_REGULATION.sub("", title))})
    return (year, year) if year else None


def _period_of(bentuk: str | None) -> Callable[[Statement], list[tuple[int, int]]]:
    return lambda place: list(filter(None, [_period(bentuk, place)]))


def _period(bentuk: str | None, place: Statement) -> tuple[int, int] | None:
    """The period, or the one year, that a document of a form states in a place."""
    period = parse_period(place.text)
    if period and bentuk not in YEARLY:
        return period
    named = [int(year) for year in _IN_YEAR.findall(place.text)] if bentuk in YEARLY else []
    years = set(named)
    if bentuk in _APPEARS and place.source == "sampul" and len(years) == 2:
        # The foot of a cover names the year in which it appears.
        years = {named[0]} if named[0] + _APPEARS[bentuk] in years else years
    if not (years or period) and bentuk in {*YEARLY, "iku", "lain"}:
        years = set(years_in(place.text))
    if len(years) == 1:
        return (min(years), min(years))
    # An evaluation may be of a whole plan.
    return period if bentuk == "evaluasi" and not years else None


def _part(bentuk: str | None, title: str) -> str | None:
    """The quarter that the title of an evaluation names; a changed edition of a yearly plan; the
    steps towards an agreement."""
    if bentuk == "evaluasi":
        found = {(m["bagian"].lower(), parse_ordinal(m["ke"])) for m in _QUARTER.finditer(title)}
        if quarter := only(found):
            return "{}-{}".format(*quarter)
    if bentuk in {"renja", "perjanjian-kinerja", "dpa"} and _CHANGED.search(title):
        return "perubahan"
    return "rencana-aksi" if bentuk == "perjanjian-kinerja" and _STEPS.match(title) else None
