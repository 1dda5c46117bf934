"""``python -m samples``: write invented regulations with their truth, or what the project ships."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from samples import text, truth
from samples.build import build
from samples.model import Options


def main(arguments: list[str] | None = None) -> int:
    """Write the files asked for; the exit code is 0."""
    parser = argparse.ArgumentParser(prog="python -m samples", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="first seed")
    parser.add_argument("--count", type=int, default=1, help="how many regulations")
    parser.add_argument("--format", choices=["text", "pdf"], default="text")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--small", action="store_true", help="shorter documents")
    given = parser.parse_args(arguments)
    for seed in range(given.seed, given.seed + given.count):
        reg = build(seed, Options(small=given.small))
        given.out.mkdir(parents=True, exist_ok=True)
        path = given.out / f"contoh-{seed}.txt"
        path.write_text(text.render(reg), encoding="utf-8")
        truth.write(reg, given.out / "truth" / path.stem)
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
