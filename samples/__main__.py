"""``python -m samples``: write invented regulations with their truth, or what the project ships."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from samples import pdf, text, truth
from samples.build import build
from samples.errors import PLANTERS, plant
from samples.forms import FORMS
from samples.forms.document import write as write_document
from samples.forms.faults import FAULTS
from samples.forms.faults import plant as plant_fault
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
    parser.add_argument("--form", choices=FORMS, help="a document of this form, no regulation")
    parser.add_argument("--small", action="store_true", help="shorter documents")
    parser.add_argument(
        "--errors", default="", help=f"planted errors, with commas between: {', '.join(PLANTERS)}; "
        f"one of a form: {', '.join(FAULTS)}",
    )  # fmt: skip
    given = parser.parse_args(arguments)
    if given.command == "ship":
        for path in ship(given.out or Path(__file__).parents[1]):
            print(path)
        return 0
    if given.out is None:
        parser.error("--out is needed")
    for seed in range(given.seed, given.seed + given.count):
        if given.form:
            print(write_form(given.form, seed, given.out, given.format, given.layout, given.errors))
            continue
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


def write_form(form: str, seed: int, out: Path, kind: str, layout: str | None, fault: str) -> Path:
    """Write a document of a form with its truth; the file written."""
    document = FORMS[form](seed)
    if fault and not plant_fault(document, fault):
        print(f"{form} {seed}: tidak ada tempat untuk {fault}", file=sys.stderr)
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{form}-{seed}.{'txt' if kind == 'text' else 'pdf'}"
    if kind == "text":
        path.write_text(text.render(document), encoding="utf-8")
    else:
        path.write_bytes(pdf.render(document, pdf.draw_style(seed, layout)))
    write_document(document, out / "truth" / path.stem)
    return path


if __name__ == "__main__":
    sys.exit(main())
