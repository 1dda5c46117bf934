"""The samples that the project ships in ``raw/``, their truth in ``tests/samples``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from samples import pdf, text, truth
from samples.build import build
from samples.errors import plant
from samples.model import Options, Regulation


@dataclass(frozen=True, slots=True)
class Sample:
    """One shipped document: seed, form, and what is wrong with it on purpose."""

    seed: int
    options: Options
    text: text.TextStyle | None = None
    pdf: pdf.PdfStyle | None = None
    errors: tuple[str, ...] = ()

    def regulation(self) -> Regulation:
        """The regulation, its errors planted."""
        return plant(build(self.seed, self.options), self.errors)

    def content(self, reg: Regulation) -> bytes:
        """The bytes of the file."""
        if self.pdf is not None:
            return pdf.render(reg, self.pdf)
        return text.render(reg, self.text).encode()

    def name(self, reg: Regulation) -> str:
        """The name of the file."""
        return reg.doc_id + (".pdf" if self.pdf is not None else ".txt")


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
)  # fmt: skip


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
    return written
