"""``docs/rules.md``, made from the registry: ``python -m quality.rules_page`` writes it anew."""

from __future__ import annotations

from pathlib import Path

from quality import scores
from quality.registry import RULES
from schemas.rules import RULES as MEANINGS

PAGE = Path(__file__).parents[1] / "docs" / "rules.md"

_INTRODUCTION = """\
# Aturan mutu data

<!-- Dibuat dari quality/registry.py dengan `python -m quality.rules_page`; jangan disunting. -->

Sebuah temuan mengatakan apa yang ganjil di sumbernya, atau apa yang tidak dapat dibaca; nilai
tidak pernah diubahnya. Tingkatnya: **error** (hitungan atau fakta yang tidak dapat benar),
**warning** (patut diperiksa orang), **info** (perlu diketahui).

## Diperiksa pada dataset yang sudah terbit

`perbup check OUTPUT` memeriksa ulang aturan-aturan ini dari dataset saja, tanpa dokumennya.
"""


def rules_page() -> str:
    """The whole page as Markdown."""
    parts = [_INTRODUCTION]
    for rule in RULES:
        lines = [
            f"### `{rule.id}`",
            "",
            f"{MEANINGS[rule.id]}.",
            "",
            f"- Tingkat: **{rule.level}**",
            f"- Yang diperiksa: {rule.checks}",
            f"- Alasan: {rule.reason}",
            f"- Sumber: {rule.source}",
            f"- Dataset temuannya: {', '.join(f'`{name}`' for name in rule.datasets)}",
        ]
        if rule.across is not None:
            lines.append("- Juga diperiksa antardokumen.")
        parts.append("\n".join(lines) + "\n")
    checked = {rule.id for rule in RULES}
    parts.append("## Dicatat saat membaca\n")
    parts.append(
        "\n".join(f"- `{name}`: {text}." for name, text in MEANINGS.items() if name not in checked)
        + "\n"
    )
    description = (scores.__doc__ or "").partition("\n\n")[2].strip()
    parts.append(f"## How scores are computed\n\n{description}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(rules_page(), encoding="utf-8")
