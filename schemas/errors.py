"""The exceptions perbup raises, one per cause; each message says what, where and what to do."""

from __future__ import annotations


class PerbupError(Exception):
    """Base of everything perbup raises on purpose; shown to users without a traceback."""


class UnreadableDocument(PerbupError):
    """A document that cannot be read at all: costs this document, never the batch.

    ``reason`` is a short machine-readable word (``kosong``, ``bukan-teks``, ``bukan-pdf``,
    ``terenkripsi``, ``tanpa-halaman``, ``rusak``, ``waktu``, ``memori``, ``terhenti`` …).
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason

    def __reduce__(self) -> tuple[type[UnreadableDocument], tuple[str, str]]:
        return (type(self), (self.reason, str(self)))


class SchemaViolation(PerbupError):
    """Rows that do not fit their dataset's schema: a bug of ours, nothing is published."""


class OutputBusy(PerbupError):
    """Another build is writing to the same output folder."""


class UsageError(PerbupError):
    """The caller named something that does not exist or cannot be used."""


class NothingToRead(PerbupError):
    """The input holds no document: nothing is published over what was there."""
