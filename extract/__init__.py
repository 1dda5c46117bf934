"""PDF or text in, one :class:`~extract.document.Document` out.

Takes: a path in ``raw/`` (``.pdf``, ``.txt``, ``.md``).
Gives: ``read(path) -> Document`` — pages, paragraphs and tables in reading order, each with the
place it stands on. Below this folder nobody knows whether a document was PDF, text or scan.
May import: ``grammar``, ``schemas`` (for findings and errors); nothing else of the project.
"""
