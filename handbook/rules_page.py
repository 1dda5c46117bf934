"""``docs/rules.md``, made from the registry: ``make docs`` writes it anew."""

from __future__ import annotations

from pathlib import Path

from quality import scores
from quality.precision import Counted, counted
from quality.registry import READING_RULES, RULES, Rule
from schemas.rules import RULES as STATED

PAGE = Path(__file__).parents[1] / "docs" / "rules.md"

_INTRODUCTION = """\
# Aturan mutu data

<!-- Dibuat dari aturan di quality/ dengan `make docs`; jangan disunting. -->

Sebuah temuan mengatakan apa yang ganjil di sumbernya, atau apa yang tidak dapat dibaca; nilai
tidak pernah diubahnya. Tingkatnya: **error** (hitungan atau fakta yang tidak dapat benar),
**warning** (patut diperiksa orang), **info** (perlu diketahui).

**Ketepatan** sebuah aturan adalah bagian temuannya yang benar, dihitung oleh `python -m
benchmarks.rules`: dari kesalahan yang ditanam dalam dokumen rekaan, dari dokumen rekaan tanpa
kesalahan (setiap temuan di situ keliru), dan dari temuan pada dokumen nyata yang dinilai orang
terhadap halamannya. Aturan yang ketepatannya di bawah 0,95 tidak menjadi error. Dokumen nyata yang
dinilai baru belasan, dan aturan dibuat dengan melihatnya: angka ini batas atas, apalagi bila
hitungannya sedikit. Aturan yang belum terhitung menyatakan apa yang tidak dapat dibaca atau diolah,
bukan apa yang salah di sumbernya.

## Diperiksa pada dataset yang sudah terbit

`perbup check OUTPUT` memeriksa ulang aturan-aturan ini dari dataset saja, tanpa dokumennya.
"""

_READING = """\
## Dicatat saat membaca

Aturan-aturan ini memerlukan dokumennya; `perbup check` membiarkan temuannya seperti adanya.
"""


def rules_page() -> str:
    """The whole page as Markdown."""
    parts = [_INTRODUCTION]
    parts += map(_described, RULES)
    parts.append(_READING)
    parts += map(_described, READING_RULES)
    description = (scores.__doc__ or "").partition("\n\n")[2].strip()
    parts.append(f"## How scores are computed\n\n{description}\n")
    return "\n".join(parts)


def _described(rule: Rule) -> str:
    stated = STATED[rule.id]
    said = stated.words["id"]
    lines = [
        f"### `{rule.id}`",
        "",
        f"{said.meaning}.",
        "",
        f"- Tingkat: **{rule.level}**",
        f"- Ketepatan: {counted().get(rule.id, Counted()).words}",
        f"- Yang diperiksa: {said.checks}",
        f"- Alasan: {said.reason}",
        f"- Sumber: {stated.source}",
        f"- Dataset temuannya: {', '.join(f'`{name}`' for name in rule.datasets)}",
    ]
    if rule.across is not None:
        lines.append("- Juga diperiksa antardokumen.")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(rules_page(), encoding="utf-8")
