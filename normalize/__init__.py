"""Printed text in, values out.

Takes: strings (a cell, a citation, a name) and, where style must be decided, lists of them.
Gives: numbers, dates, units, citations, codes of regions, indicators and programmes — with the
evidence for each decision. Vocabularies are data files in ``normalize/data``.
May import: ``grammar``, ``schemas``; nothing else of the project, and nothing of documents.
"""
