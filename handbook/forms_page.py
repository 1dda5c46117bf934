"""``docs/forms.md``, made from the catalogue: ``make docs`` writes it anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from parsers.tabel.catalogue import Form, Head, catalogue
from parsers.tabel.kinds import CODED, LEAST_LEAD, LED, THRESHOLD, TITLED

PAGE = Path(__file__).parents[1] / "docs" / "forms.md"

_INTRODUCTION = f"""\
# Forms: the official tables, and what becomes of them

<!-- Made from normalize/data/bentuk_tabel.toml and kepala_kolom.toml by
     `make docs`; do not edit. -->

A table becomes rows of a dataset where code, title and the arrangement of its columns say which.
The form's code counts {CODED:g}, the title {TITLED:g}, a sentence before the table {LED:g}, an
arrangement what is listed below. The kind with most is taken if it reaches {THRESHOLD:g} and leads
the next by {LEAST_LEAD:g}; else the table stays in `tabel` and `sel`, with a finding where it
promised values.

A new form is an entry in `bentuk_tabel.toml` with an example and the rows that must come of it;
`tests/test_forms.py` proves every entry. Columns that no entry knows are told by
`kolom-tak-dikenal`.
"""


def forms_page() -> str:
    """The whole page as Markdown."""
    known = catalogue()
    parts = [_INTRODUCTION]
    parts += map(_form, known.forms)
    parts.append("## How arrangements count\n")
    parts.append(
        _table(
            ("dataset", "weight", "holds", "does not hold", "source"),
            (
                (
                    f"`{a.dataset}`",
                    f"{a.weight:g}",
                    "; ".join(sorted(a.present)),
                    "; ".join(sorted(a.absent)),
                    a.source,
                )
                for a in known.arrangements
            ),
        )
    )
    parts.append("## What heads say\n\nRoles, in the order in which they are tried:\n")
    parts.append(_heads(known.roles))
    parts.append("Bands of values, in the order in which they are tried:\n")
    parts.append(_heads(known.bands))
    parts.append("Bands of a table of one year, which its title names:\n")
    parts.append(_heads(known.yearly))
    parts.append("Titles over bare years, and the band that they say:\n")
    parts.append(_heads(known.dated))
    parts.append("Before and after an amendment of the budget, and what lies between:\n")
    parts.append(_heads(tuple(known.amendments.values())))
    return "\n".join(parts)


def _form(form: Form) -> str:
    lines = [
        f"## {form.name}",
        "",
        f"- Source: {form.source}",
        f"- Title as printed: *{form.title}*",
        f"- Becomes: `{form.dataset}`",
        f"- Lines: {form.lines}",
        "",
        _table(("head", "becomes"), form.columns.items()),
        _example(form),
    ]
    if form.rows:
        lines += ["gives", "", _table(*_rows(form))]
    return "\n".join(lines)


def _example(form: Form) -> str:
    rows = [[cell.strip() for cell in line.split("|")] for line in form.example.splitlines()]
    return _table(rows[0], rows[1:])


def _rows(form: Form) -> tuple[Sequence[str], list[list[str]]]:
    names = list(dict.fromkeys(name for row in form.rows for name in row))
    return names, [[str(row.get(name, "")) for name in names] for row in form.rows]


def _heads(heads: Iterable[Head]) -> str:
    return _table(
        ("name", "for example", "but not", "source"),
        ((f"`{h.name}`", "; ".join(h.examples), "; ".join(h.others), h.source) for h in heads),
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


if __name__ == "__main__":
    PAGE.write_text(forms_page(), encoding="utf-8")
