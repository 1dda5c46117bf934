"""``python -m samples``: write invented regulations with their truth, or what the project ships."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from samples import pdf, text, truth
from samples.build import build
from samples.errors import PLANTERS, plant
from samples.model import Options
from samples.ship import ship


def main(arguments: list[str] | None = None) -> int:
    """Write the files asked for; the exit code is 0."""
    parser = argparse.ArgumentParser(prog="python -m samples", description=__doc__)
    parser.add_argument(
        "command", nargs="?", choices=["write", "ship"], default="write",
        help="ship: write raw/ and tests/samples/ of the checkout anew",
    )  # fmt: skip
    parser.add_argument("--seed", type=int, default=1, help="first seed")
    parser.add_argument("--count", type=int, default=1, help="how many regulations")
    parser.add_argument("--format", choices=["text", "pdf"], default="text")
    parser.add_argument("--out", type=Path, help="folder to write to (ship: the checkout)")
    parser.add_argument("--layout", choices=pdf.LAYOUTS, help="of PDFs; ruled where not given")
    parser.add_argument("--small", action="store_true", help="shorter documents")
    parser.add_argument(
        "--errors", default="", help=f"planted errors, with commas between: {', '.join(PLANTERS)}"
    )
    given = parser.parse_args(arguments)
    if given.command == "ship":
        for path in ship(given.out or Path(__file__).parents[1]):
            print(path)
        return 0
    if given.out is None:
        parser.error("--out is needed")
    for seed in range(given.seed, given.seed + given.count):
        reg = build(seed, Options(small=given.small))
        plant(reg, [name for name in given.errors.split(",") if name])
        given.out.mkdir(parents=True, exist_ok=True)
        path = given.out / f"contoh-{seed}.{'txt' if given.format == 'text' else 'pdf'}"
        if given.format == "text":
            path.write_text(text.render(reg), encoding="utf-8")
        else:
            path.write_bytes(pdf.render(reg, pdf.draw_style(seed, given.layout)))
        truth.write(reg, given.out / "truth" / path.stem)
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
