"""``python -m samples``: write invented regulations with their truth, or what the project ships."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from samples import pdf, text, truth
from samples.build import build
from samples.model import Options


def main(arguments: list[str] | None = None) -> int:
    """Write the files asked for; the exit code is 0."""
    parser = argparse.ArgumentParser(prog="python -m samples", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="first seed")
    parser.add_argument("--count", type=int, default=1, help="how many regulations")
    parser.add_argument("--format", choices=["text", "pdf"], default="text")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--layout", choices=pdf.LAYOUTS, help="of PDFs; ruled where not given")
    parser.add_argument("--small", action="store_true", help="shorter documents")
    given = parser.parse_args(arguments)
    for seed in range(given.seed, given.seed + given.count):
        reg = build(seed, Options(small=given.small))
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
