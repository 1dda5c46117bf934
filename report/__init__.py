"""Published datasets and findings in, a report for people out.

Takes: an output folder (datasets, findings) and, where present, the source files for the crops.
Gives: ``output/report/`` — HTML, CSV, JSON, Markdown.
May import: ``schemas``, ``quality``, ``normalize``; never ``parsers``.
"""
