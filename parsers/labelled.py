"""The blocks of a document as lines that say of themselves what they are, each asked once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from extract.document import Document, Paragraph
from grammar.captions import starts_caption
from grammar.contents import ends_in_page, has_leader
from grammar.heads import BabLabel, PasalLabel, split_bab, split_diktum, split_pasal
from grammar.items import Label, split_label, split_section
from parsers.labels import is_capitals, letters, tidy


@dataclass(frozen=True)
class Line:
    """A paragraph and its text without bullet; a table has no paragraph and no text."""

    index: int
    """Its place among the blocks of the document."""
    paragraph: Paragraph | None
    text: str

    @property
    def is_heading(self) -> bool:
        """Whether print marks it as a heading: in bold or larger."""
        return self.paragraph is not None and self.paragraph.heading

    @property
    def is_set_off(self) -> bool:
        """Whether print sets it off from running text: as a heading, or centred."""
        return self.is_heading or (self.paragraph is not None and self.paragraph.centred)

    @cached_property
    def letters(self) -> str:
        """Its letters alone, upper case."""
        return letters(self.text)

    @cached_property
    def capitals(self) -> bool:
        """Whether it is set in capitals."""
        return is_capitals(self.text)

    @cached_property
    def bab(self) -> tuple[BabLabel | None, str]:
        """The label of a chapter that it begins with, and what follows."""
        return split_bab(self.text)

    @cached_property
    def pasal(self) -> tuple[PasalLabel | None, str]:
        """The label of an article that it begins with, and what follows."""
        return split_pasal(self.text)

    @cached_property
    def clause(self) -> tuple[PasalLabel | None, str]:
        """The label of a decision's clause that it begins with, and what follows."""
        return split_diktum(self.text)

    @cached_property
    def section(self) -> tuple[str, str] | None:
        """The number and title of a section."""
        return split_section(self.text)

    @cached_property
    def label(self) -> Label | None:
        """The label of a list's item that it begins with."""
        return split_label(self.text)[0]

    @property
    def opens(self) -> bool:
        """Whether something begins with it: a chapter, section, article, item, or a caption."""
        labels = self.section or self.label or self.bab[0] or self.pasal[0]
        return labels is not None or starts_caption(self.text)

    @cached_property
    def is_listed(self) -> bool:
        """Whether it leads to a page, as the lines of a list of contents do."""
        return has_leader(self.text) or ends_in_page(self.text)


def labelled(document: Document) -> list[Line]:
    """Every block of a document as a line."""
    return [
        Line(index, block, tidy(block.text))
        if isinstance(block, Paragraph)
        else Line(index, None, "")
        for index, block in enumerate(document.blocks)
    ]
