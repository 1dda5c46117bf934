"""``python -m perbup``: the same as the command."""

from perbup.cli import main

main()
