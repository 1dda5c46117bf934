"""The pipeline, the publisher, the executors, the command line and the public API.

Takes: paths of documents and folders.
Gives: ``read``, ``build``, ``load`` (Python) and the ``perbup`` command.
May import: every other folder; none of them imports this one.
"""
