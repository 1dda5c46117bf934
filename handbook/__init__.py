"""What is made from code and data: pages, pictures, the site of them all, types of rows.

Takes: the catalogues, the registries, built samples, measurements.
Gives: pages and pictures in ``docs/``, ``site/``, ``schemas/rows.py``, the snapshot of the columns;
nothing of it is needed to run perbup.
May import: every other folder; none of them imports this one.
"""
