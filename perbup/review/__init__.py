"""``perbup review``: a local page on which people answer what is in doubt, and its two files.

``queue`` says what is worth a look, ``desk`` takes the answers and puts them down, ``books`` writes
``koreksi.csv`` and ``reviews.csv`` and nothing else, ``server`` hands the desk to one browser, and
``merging`` makes one file of two people's.
"""
