"""Published frames in, findings out: one file per rule.

Takes: the datasets of ``output/dataset`` as pandas frames (so it also runs on a dataset alone).
Gives: ``check(frames) -> list of findings``, the registry of rules, the scores.
May import: ``arithmetic``, ``grammar``, ``schemas``, ``normalize``; never ``extract``, ``parsers``
or the pipeline.
"""
