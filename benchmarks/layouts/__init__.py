"""Invented pages of tables in many layouts, typeset by several producers, with their truth.

``python -m benchmarks.layouts`` makes them, reads them and prints how many cells stand beside the
neighbours they should. Producers that are not installed are left out, and said.
"""
