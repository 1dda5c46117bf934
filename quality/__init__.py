"""Published rows in, findings out: one file per rule.

Takes: rows as ``output/dataset`` holds them (so it also runs on a dataset alone).
Gives: ``check_document`` and ``check_across`` with their findings, the registry of rules, the
scores.
May import: ``arithmetic``, ``grammar``, ``schemas``, ``normalize``; never ``extract``, ``parsers``
or the pipeline.
"""
