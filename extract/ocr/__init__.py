"""Pages that are pictures: from the picture to the words and rules that any other page has.

Takes: a page of a PDF that :mod:`extract.triage` calls a scan.
Gives: ``read_scan(...) -> PageContent`` (:mod:`extract.ocr.page`), as if the page had been printed
to PDF, every word with how surely it was read.
The stages, each a file: ``picture`` (render), ``worn`` (streaks, holes, print of the back),
``upright`` (orientation, skew), ``ink`` (print and rules apart), ``segments`` (lines of ink),
``recogniser`` (characters), ``words`` (blanks, boxes), ``second`` (numbers in doubt read once more,
by ``tesseract``), ``kept`` (results by the picture's content).
Nothing of it is imported before a page is to be recognised: a born-digital page costs nothing.
May import: ``extract``, ``schemas``.
"""
