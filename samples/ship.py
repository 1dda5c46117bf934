"""The samples that the project ships in ``raw/``, their truth in ``tests/samples``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from samples import pdf, text, truth
from samples.build import build
from samples.errors import plant
from samples.forms import FORMS
from samples.forms.document import Document, write
from samples.model import Line, Options, Regulation, Section, Table
from samples.scan import Wear, scanned


@dataclass(frozen=True, slots=True)
class Sample:
    """One shipped document: seed, form, and what is wrong with it on purpose."""

    seed: int
    options: Options
    text: text.TextStyle | None = None
    pdf: pdf.PdfStyle | None = None
    errors: tuple[str, ...] = ()
    scan: Wear | None = None
    """How it was scanned; a scan is abridged, for its pages take long to read."""

    def regulation(self) -> Regulation:
        """The regulation, its errors planted."""
        reg = plant(build(self.seed, self.options), self.errors)
        return abridged(reg) if self.scan else reg

    def content(self, reg: Regulation) -> bytes:
        """The bytes of the file."""
        if self.pdf is not None:
            printed = pdf.render(reg, self.pdf)
            return scanned(printed, self.scan) if self.scan else printed
        return text.render(reg, self.text).encode()

    def name(self, reg: Regulation) -> str:
        """The name of the file."""
        return reg.doc_id + (".pdf" if self.pdf is not None else ".txt")


def abridged(reg: Regulation) -> Regulation:
    """The legal text, and of the plan no more than the first table of capaian with its lead."""
    blocks = reg.blocks

    def first(kind: type, where: str, value: str) -> int:
        return next(
            place
            for place, block in enumerate(blocks)
            if isinstance(block, kind) and getattr(block, where) == value
        )

    plan, table = first(Line, "kind", "halaman"), first(Table, "jenis", "capaian")
    sections = [place for place in range(table) if isinstance(blocks[place], Section)]
    return replace(reg, blocks=[*blocks[: plan + 1], *blocks[sections[-1] + 1 : table + 1]])


PLAIN = text.TextStyle("polos", "semua", False, 46, True, False, False, False, False, False)
MARKED = text.TextStyle("pagar", "tidak", True, 0, False, False, False, False, True, True)

SAMPLES: tuple[Sample, ...] = (
    Sample(101, Options(small=True, tidy=True, years=3, caption="tc", elucidation=True), PLAIN),
    Sample(
        104, Options(small=True, tidy=True, years=5, caption="nomor"), text=MARKED,
        errors=("rasio-tidak-cocok/capaian", "jumlah-tidak-cocok/penduduk",
                "nomor-loncat/mengingat", "rujukan-kosong/renstra"),
    ),
    # ruled; the programme plan is a landscape table over several pages
    Sample(
        107, Options(small=True, tidy=True, years=3, caption="tc", depth="kegiatan"),
        pdf=pdf.PdfStyle(font="Times", repeat_header="penuh", running_head=True),
    ),
    # one table without rules among ruled ones
    Sample(
        113, Options(small=True, tidy=True, years=4, caption="nomor", depth="program"),
        pdf=pdf.PdfStyle(open_tables=frozenset({"penduduk"}), repeat_header="tidak"),
        errors=("pagu-akhir-tidak-cocok/rencana",),
    ),
    # pictures of pages, in black and white
    Sample(
        119, Options(small=True, tidy=True, years=3, caption="nomor", elucidation=False),
        pdf=pdf.PdfStyle(font="Times"), scan=Wear(grain=4.0, bilevel=True),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FormSample:
    """One shipped document of another official form, as text or as PDF."""

    form: str
    seed: int
    text: text.TextStyle | None = None
    pdf: pdf.PdfStyle | None = None

    def document(self) -> Document:
        """The document of that seed."""
        return FORMS[self.form](self.seed)

    def content(self, document: Document) -> bytes:
        """The bytes of the file."""
        if self.pdf is not None:
            return pdf.render(document, self.pdf)
        return text.render(document, self.text).encode()

    def name(self, document: Document) -> str:
        """The name of the file."""
        return document.doc_id + (".pdf" if self.pdf is not None else ".txt")


FORM_SAMPLES: tuple[FormSample, ...] = (
    # years by ordinal; millions over the budget's band alone
    FormSample("permendagri-54", 22, pdf=pdf.PdfStyle(font="Times")),
    # direct and indirect spending in the last year
    FormSample("permendagri-54", 3, text=PLAIN),
    FormSample("inmendagri-2", 2, pdf=pdf.PdfStyle(running_head=True, page_number="{}")),
    FormSample("formulir-e81", 2, pdf=pdf.PdfStyle(table_size=8)),
    FormSample("lkjip", 7, pdf=pdf.PdfStyle(font="Times", page_number="{}")),
    FormSample("perjanjian-kinerja", 2, text=MARKED),
    FormSample("renja", 2, text=MARKED),
)


def ship(root: Path) -> list[Path]:
    """Write ``raw/`` and ``tests/samples/`` under ``root``; the documents written."""
    written = []
    for sample in SAMPLES:
        reg = sample.regulation()
        path = root / "raw" / sample.name(reg)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sample.content(reg))
        truth.write(reg, root / "tests" / "samples" / path.stem)
        written.append(path)
    for other in FORM_SAMPLES:
        document = other.document()
        path = root / "raw" / other.name(document)
        path.write_bytes(other.content(document))
        write(document, root / "tests" / "samples" / path.stem)
        written.append(path)
    return written
