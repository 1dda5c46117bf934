"""The parts of a regulation, by the law on drafting (UU 12/2011, Lampiran II).

Kepala, Menimbang, Mengingat, Menetapkan, batang tubuh, penutup, penjelasan, then the Renstra as
Lampiran with its own front matter and chapters.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.document import Document


@dataclass(frozen=True, slots=True)
class Sections:
    """Half-open ranges of block indices; an empty range where a part was not found.

    ``body_of_law`` holds the pasal, ``elucidation`` the *Pasal demi Pasal*, ``renstra`` everything
    from the first real chapter heading of the plan to its end, ``front`` the covers, forewords and
    tables of contents before it. ``chapters`` are the block indices of the real chapter headings.
    """

    head: range = range(0)
    menimbang: range = range(0)
    mengingat: range = range(0)
    menetapkan: range = range(0)
    body_of_law: range = range(0)
    closing: range = range(0)
    elucidation: range = range(0)
    front: range = range(0)
    renstra: range = range(0)
    chapters: tuple[int, ...] = field(default=())
    head_blocks: frozenset[int] = frozenset()


def divide(document: Document) -> Sections:
    """Divide a document into its parts."""
    raise NotImplementedError
