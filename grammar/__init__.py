"""What a printed line says of itself: one pattern for each kind of word that plans are made with.

Takes: strings — a line, a cell, a label.
Gives: whether it is a total, goes on with a table, is a caption, names a year or a period — and
what it names. The words stand in ``grammar/data``, each kind with printed examples and counter
examples that the tests hold it to.
May import: nothing of the project, so that every stage may stand on it.
"""
