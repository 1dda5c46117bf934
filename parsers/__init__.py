"""A ``Document`` in, rows of the datasets out.

Takes: ``extract.document.Document``.
Gives: ``parse(document) -> Parsed`` — rows per dataset (plain dicts, columns of ``schemas``) and
findings. One file per thing recovered.
May import: ``arithmetic``, ``extract.document`` (types) and ``extract.header`` (what a header row
looks like, which the readers of pages need too), ``grammar``, ``normalize`` (text to values),
``schemas``.
"""
