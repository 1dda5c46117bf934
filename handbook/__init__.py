"""The pages for readers: those made from code and data, pictures, and the site of them all.

Takes: the catalogues, the registries, built samples, measurements.
Gives: pages and pictures in ``docs/``, and ``site/``; nothing of it is needed to run perbup.
May import: every other folder; none of them imports this one.
"""
