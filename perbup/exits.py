"""What the command's exit code says."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Every way a command can end; shown by ``perbup --help``."""

    OK = 0
    """Done. Documents that failed are in ``temuan`` and on the screen."""
    UNEXPECTED = 1
    """A mistake of perbup's own; the message says where the details are."""
    USAGE = 2
    """The command line is wrong, or names something that is not there."""
    DOCUMENTS_FAILED = 3
    """With ``--strict``: published, but a document failed. Always: not one could be read."""
    NOTHING_TO_READ = 4
    """The input holds no document; the published dataset was left as it is."""
    BUSY = 5
    """Another build is writing to the same output."""
    OUTPUT = 6
    """The output cannot be written (disk full, no permission); the old dataset is whole."""
    WORSE = 7
    """``evaluate --strict`` found a loss since the last saved run; ``check --strict`` an error."""
    UNFIT = 8
    """``doctor``: something that perbup cannot do without is missing."""
    INTERRUPTED = 130
    """Stopped by Ctrl-C; the same command goes on from there."""
