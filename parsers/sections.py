"""The parts of a regulation, by the law on drafting (UU 12/2011, Lampiran II).

Kepala, Menimbang, Mengingat, Menetapkan, batang tubuh, penutup, penjelasan, then the Renstra as
Lampiran with its own front matter and chapters.

Takes a document; gives the blocks of each part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise

from extract.document import Document
from grammar.heads import ADOPTED, PROMULGATED, split_diktum
from grammar.items import split_label
from parsers.chapters import Heading, find_headings
from parsers.labelled import Line, labelled
from parsers.labels import is_capitals, legal_head, letters


@dataclass(frozen=True, slots=True)
class Sections:
    """Half-open ranges of block indices; an empty range where a part was not found.

    ``body_of_law`` holds the pasal, ``elucidation`` the *Pasal demi Pasal*, ``renstra`` everything
    from the first real chapter heading of the plan to its end, ``front`` the covers, forewords and
    tables of contents before it. ``chapters`` are the block indices of the real chapter headings,
    ``headings`` these and the numbered sections.
    """

    head: range = range(0)
    menimbang: range = range(0)
    mengingat: range = range(0)
    memperhatikan: range = range(0)
    menetapkan: range = range(0)
    body_of_law: range = range(0)
    closing: range = range(0)
    general_elucidation: range = range(0)
    elucidation: range = range(0)
    front: range = range(0)
    renstra: range = range(0)
    chapters: tuple[int, ...] = field(default=())
    headings: tuple[Heading, ...] = field(default=())

    @property
    def has_law(self) -> bool:
        """Whether anything of the regulation's own text was found."""
        return any((self.menimbang, self.mengingat, self.menetapkan, self.body_of_law))


_HEAD_LINE = re.compile(
    r"^(?:(?:PEMERINTAH(?:KABUPATEN|KOTA)\w{3,30})?(?:RANCANGAN)?(?:PERATURAN(?:BUPATI|WALIKOTA|GUBERNUR|DAERAH)|QANUN)|BUPATI|WALIKOTA|GUBERNUR|PROVINSI|"
    r"(?:SURAT)?KEPUTUSAN(?:$|BUPATI|WALIKOTA|GUBERNUR|CAMAT|PANEWU|MANTRI|LURAH|KEPALA|SEKRETARIS|INSPEKTUR|DIREKTUR))"
)
_FRONT = re.compile(
    r"^(?:LAMPIRAN|KATAPENGANTAR|DAFTARISI|DAFTARTABEL|PEMERINTAH(?:KABUPATEN|KOTA|PROVINSI|DAERAH)|"
    r"RANCANGAN|RENCANASTRATEGIS|RENSTRA|RENCANAKERJA)"
)
_ADOPTED = re.compile(ADOPTED, re.IGNORECASE)
_PROMULGATED = re.compile(PROMULGATED, re.IGNORECASE)
_GAZETTE = re.compile(r"^(?:TAMBAHAN)?(?:BERITA|LEMBARAN)(?:DAERAH|KABUPATEN|KOTA)")
_CONSIDERS = re.compile(r"[a-z]\W+bahwa\b")
_TITLE_LINES = 8


def divide(document: Document) -> Sections:
    """Divide a document into its parts."""
    return _Divider(document).divide()


class _Divider:
    """One pass over a document's paragraphs, each part sought behind the one before it."""

    def __init__(self, document: Document) -> None:
        self.lines = labelled(document)
        self.end = len(self.lines)

    def find(self, start: int, end: int, test: Callable[[Line], object]) -> int | None:
        """The first line from ``start`` to ``end`` that passes."""
        return next((line.index for line in self.printed(start, end) if test(line)), None)

    def printed(self, start: int, end: int) -> Iterator[Line]:
        """The lines with text from ``start`` to ``end``."""
        return (line for line in self.lines[start:end] if line.text)

    def divide(self) -> Sections:
        marks = self.legal_marks()
        body = self.body(marks)
        closing = self.closing(marks, body)
        after, plan_end = closing.stop, self.end
        general, elucidation = self.elucidation(after)
        if general or elucidation:
            after = max(after, general.stop, elucidation.stop)
        elif (behind := self.find(after, self.end, _is_pasal_demi_pasal)) is not None:
            # Elucidations are sometimes bound behind the attachment.
            opening = (line for line in self.printed(after, behind) if _opens_elucidation(line))
            plan_end = max((line.index for line in opening), default=behind)
            general, elucidation = self.elucidation(plan_end)
        headings = find_headings(self.lines, after, plan_end)
        first = headings[0].index if headings else plan_end
        if marks or body:
            head = self.head(min(marks.values(), default=body.start))
        else:
            head = self.head(min(first, 60), preamble=False)
            head = range(head.start, min(head.stop, head.start + 15))
        front = range(max(after, head.stop), first)
        return Sections(
            **_preamble(marks, body.start if body else closing.start),
            head=head,
            body_of_law=body,
            closing=closing,
            general_elucidation=general,
            elucidation=elucidation,
            front=front or range(0),
            renstra=range(first, plan_end),
            chapters=tuple(heading.index for heading in headings if heading.nomor is None),
            headings=headings,
        )

    def legal_marks(self) -> dict[str, int]:
        """Where Menimbang, Mengingat, Memperhatikan, Memutuskan and Menetapkan begin."""
        marks: dict[str, int] = {}
        order = ("menimbang", "mengingat", "memperhatikan", "memutuskan", "menetapkan")
        reached = -1
        for line in self.printed(0, self.end):
            name, rest = legal_head(line.text)
            if not name and marks and line.pasal[0]:
                break
            if not name or name in marks or order.index(name) < reached:
                continue
            if not marks and not self.opens_law(name, line.index, rest):
                continue
            if name == "menetapkan" and not rest and self.goes_on_citing(line.index):
                continue
            marks[name] = line.index
            reached = order.index(name)
            if name == "menetapkan":
                break
        if (letters_end := self.behind_letters(marks)) is not None:
            marks["mengingat"] = letters_end
        return marks

    def behind_letters(self, marks: dict[str, int]) -> int | None:
        """Where Mengingat begins if its word stands before letters of Menimbang, as where the words
        of the preamble were one column and its texts another."""
        head = marks.get("mengingat", self.end)
        end = min((place for place in marks.values() if place > head), default=self.end)
        labels = [line for line in self.printed(head, end) if line.label]
        if not labels or not _CONSIDERS.match(labels[0].text):
            return None
        return next((line.index for line in labels if not _CONSIDERS.match(line.text)), None)

    def goes_on_citing(self, index: int) -> bool:
        """Whether a numbered law stands behind a line."""
        following = next(self.printed(index + 1, index + 4), None)
        return (
            following is not None
            and following.label is not None
            and following.label.kind == "angka"
        )

    def opens_law(self, name: str, index: int, rest: str) -> bool:
        """Whether the first legal word found really opens a regulation."""
        if name == "menimbang":
            return True
        following = next(self.printed(index + 1, index + 4), None)
        evidence = rest or (following.text if following else "")
        if name in {"mengingat", "memperhatikan"}:
            label, _ = split_label(evidence)
            return bool(
                (label and label.kind == "angka") or re.match(r"Undang|Pasal|Peraturan", evidence)
            )
        return name == "memutuskan" or is_capitals(rest) or rest.upper().startswith("PERATURAN")

    def body(self, marks: dict[str, int]) -> range:
        """The pasal: from the first chapter or pasal on; its end is set by what follows.

        A decision has clauses (*KESATU*) in their place.
        """
        start = max(marks.values()) + 1 if marks else 0
        if "memutuskan" in marks and (clauses := self.clauses(start)):
            return clauses
        first_pasal = self.find(start, self.end, lambda line: line.pasal[0])
        if first_pasal is None:
            return range(0)
        label, _ = self.lines[first_pasal].pasal
        later = not marks and label is not None and label.number != 1
        if later or self.find(start, first_pasal, _is_pasal_demi_pasal) is not None:
            return range(0)
        above = self.lines[max(start, first_pasal - 8) : first_pasal]
        begin = next((line.index for line in reversed(above) if line.bab[0]), first_pasal)
        return range(begin, self.body_end(first_pasal))

    def clauses(self, start: int) -> range:
        """The clauses of a decision: where *KESATU* follows *Menetapkan* and the title that may
        stand there, to the signature."""
        opening = split_diktum(legal_head(self.lines[start - 1].text)[1])[0] if start else None
        if opening and opening.number == 1:
            return range(start - 1, self.body_end(start - 1))
        for line in islice(self.printed(start, self.end), _TITLE_LINES):
            if (label := line.clause[0]) and label.number == 1:
                return range(line.index, self.body_end(line.index))
            if line.pasal[0] or line.bab[0]:
                break
        return range(0)

    def body_end(self, start: int) -> int:
        """Where a body ends: at *Ditetapkan di*, or cut off."""
        unsigned = self.unsigned_body_end(start)
        adopted = self.find(start, unsigned, _is_adopted)
        return unsigned if adopted is None else adopted

    def unsigned_body_end(self, start: int) -> int:
        """Where a body that was cut off ends: at its elucidation or at the plan."""
        for line in self.printed(start, self.end):
            if _opens_elucidation(line) or self.opens_front(line):
                return line.index
            if line.bab[0] and self.opens_plan(line):
                return line.index
        return self.end

    def opens_front(self, line: Line) -> bool:
        """Whether a line in capitals opens the attachment: no title of a chapter of the law."""
        if not line.capitals or not _FRONT.match(line.letters):
            return False
        return not any(near.pasal[0] for near in self.lines[line.index + 1 : line.index + 8])

    def opens_plan(self, line: Line) -> bool:
        """Whether a chapter heading is the plan's BAB I PENDAHULUAN, not one a pasal lists."""
        label, rest = line.bab
        if not label or label.number != 1:
            return False
        nearby = list(self.printed(line.index + 1, line.index + 5))
        title = rest or (nearby[0].text if nearby else "")
        if not letters(title).startswith("PENDAHULUAN"):
            return False
        return not any(near.bab[0] or near.pasal[0] for near in nearby)

    def closing(self, marks: dict[str, int], body: range) -> range:
        """The signatures, from *Ditetapkan di* on; nothing, where the law ends, if nobody signed:
        at the beginning where there is none."""
        last = max(marks.values(), default=self.end)
        start, stop = (body.stop, body.stop + 1) if body else (last, self.end)
        adopted = self.find(start, stop, _is_adopted)
        if adopted is not None:
            return range(adopted, self.closing_end(adopted))
        end = body.stop if body or not marks else self.unsigned_body_end(last + 1)
        return range(end, end)

    def closing_end(self, start: int) -> int:
        """The signatures end at the elucidation, the attachment, or after the gazette."""
        gazette: int | None = None
        for line in self.lines[start + 1 :]:
            if (
                not (line.text or self.goes_on_signed(line.index))
                or _opens_elucidation(line)
                or _is_pasal_demi_pasal(line)
                or (line.capitals and _FRONT.match(line.letters))
                or line.bab[0]
                or len(line.text) > 300
            ):
                return line.index
            if _GAZETTE.match(line.letters) and "NOMOR" in line.letters:
                gazette = line.index
            if gazette is not None and line.index - gazette > 10:
                return gazette + 1
        return self.end

    def goes_on_signed(self, table: int) -> bool:
        """Whether a table stands among the signatures, for officials to initial: below it somebody
        signs the promulgation."""
        following = islice(self.printed(table + 1, self.end), 3)
        return any(_PROMULGATED.match(line.text) for line in following)

    def elucidation(self, start: int) -> tuple[range, range]:
        """(*I. Umum* with its heads, *II. Pasal demi Pasal*)."""
        if not start:
            return range(0), range(0)
        chapter = self.find(start, self.end, lambda line: line.bab[0])
        limit = self.end if chapter is None else chapter
        begin = self.find(start, min(limit, start + 60), _opens_elucidation)
        pasal = self.find(start, min(limit, start + 400), _is_pasal_demi_pasal)
        if pasal is not None:
            stop = self.elucidation_end(pasal + 1, pasal + 1)
            return range(pasal if begin is None else begin, pasal), range(pasal, stop)
        if begin is None:
            return range(0), range(0)
        return range(begin, self.elucidation_end(begin + 8, begin + 1)), range(0)

    def elucidation_end(self, start: int, least: int) -> int:
        """Elucidations are sentences: a line in capitals, or a chapter, is behind them."""
        for line in self.lines[start:]:
            if not line.text:
                return line.index
            if line.pasal[0]:
                continue
            if _GAZETTE.match(line.letters) and line.capitals:
                return line.index + 1
            if line.bab[0] or (line.capitals and len(line.letters) > 3):
                return line.index
        return max(self.end, least)

    def head(self, stop: int, *, preamble: bool = True) -> range:
        """The head: from the title or the name of who enacts, to Menimbang."""
        for line in self.lines[:stop]:
            if line.capitals and _HEAD_LINE.match(line.letters):
                return range(line.index, stop)
        for line, following in pairwise(self.lines[: stop + 1]):
            titled = line.letters.startswith(
                ("PERATURANBUPATI", "PERATURANWALIKOTA", "PERATURANGUBERNUR")
            )
            # Not in capitals: a title only where a preamble or its number follows, no item of a
            # list that cites.
            if titled and not line.label and (preamble or following.letters.startswith("NOMOR")):
                return range(self.above_title(line.index), stop)
        return range(0)

    def above_title(self, title: int) -> int:
        """Where the names of who enacts and of the province begin, above a title."""
        start = title
        while start and _HEAD_LINE.match(self.lines[start - 1].letters):
            start -= 1
        return start


def _preamble(marks: dict[str, int], end: int) -> dict[str, range]:
    """The parts of the preamble, each up to the next; *Memutuskan* opens that of *Menetapkan*."""
    order = [*sorted(marks.values()), end]
    ranges = {name: range(at, order[order.index(at) + 1]) for name, at in marks.items()}
    if decides := ranges.pop("memutuskan", None):
        stop = ranges.get("menetapkan", decides).stop
        ranges["menetapkan"] = range(decides.start, stop)
    return ranges


def _is_adopted(line: Line) -> bool:
    """Whether a line opens the signatures; of two side by side the left one comes first."""
    return bool(
        _ADOPTED.match(line.text) or (_PROMULGATED.match(line.text) and len(line.text) < 60)
    )


def _opens_elucidation(line: Line) -> bool:
    packed = line.letters
    if not line.capitals or not packed.startswith("PENJELASAN"):
        return False
    return packed == "PENJELASAN" or packed.startswith(("PENJELASANATAS", "PENJELASANPERATURAN"))


def _is_pasal_demi_pasal(line: Line) -> bool:
    return line.letters in {"PASALDEMIPASAL", "IIPASALDEMIPASAL", "IPASALDEMIPASAL"}
