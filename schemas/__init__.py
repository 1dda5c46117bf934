"""The single truth for datasets: columns, types, keys, vocabularies, docs; findings and errors.

Takes: nothing of the project (a leaf that every folder may import).
Gives: ``DATASETS`` (declarations), Arrow schemas, pandera models, the data dictionary, a reader of
published datasets; the ``Finding`` value and the list of rules; the exception hierarchy.
May import: no other folder of the project.
"""
