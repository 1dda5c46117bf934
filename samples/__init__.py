"""Invented regulations and planning documents, typeset by the project itself, with their truth.

Takes: a seed and options (kabupaten, period, layout, number style, planted errors).
Gives: text and PDF files and truth CSVs in the form ``perbup evaluate`` reads.
May import: ``schemas``; never the pipeline that it tests.
"""
