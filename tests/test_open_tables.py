"""Signs that a ruled table is more, or other, than its rules hold, from both sides of each."""

from __future__ import annotations

import pytest

from extract.document import Table
from tests.drawn_pages import document_of

RULED = """\
+----------------+-------+-------+
| Kecamatan      | 2021  | 2022  |
+----------------+-------+-------+
| Arjosari       | 80,5  | 81    |
+----------------+-------+-------+
| Tegalombo      | 70,5  | 71    |
+----------------+-------+-------+
"""
BODY = "".join(RULED.splitlines(keepends=True)[2:])
ONE_ROW = "".join(RULED.splitlines(keepends=True)[4:])
TWO_FRAMES = RULED + "|                                |\n" + RULED
WIDE = """\
+------------------------+-------+
| Wilayah          2021  | 2022  |
+------------------------+-------+
| Arjosari         80,5  | 81    |
+------------------------+-------+
| Tegalombo        70,5  | 71    |
+------------------------+-------+
"""
CAPTION = "Tabel 2.1 Capaian Kinerja Kecamatan           (persen)\n"
HEAD = "                   2021    2022\n"
VALUES = "  Nawangan         60,5    61\n"
NOTE = "  Sumber:          laporan kecamatan\n"
SIGNED = "                   Camat   Bupati\n"


BOXED = """\
+-----------------+-----------+-----------+
| Golongan        | Guru      | Murid     |
+-----------------+-----------+-----------+
| kelas           | orang     | orang     |
+-----------------+-----------+-----------+
"""
"""A head, or a table of words."""
OTHER = """\
  s.d.   (%)   (%)    (%)  Nilai      (%)  Nilai
  1      (2)   11     (5)   1,2       (7)   3,4
  2      (4)   12     (8)   1,2       (9)   3,4
"""


def beside(names: str) -> str:
    """The rows with these names left of their rules."""
    lines = [f"{' ' * 20}{line}" for line in BODY.splitlines()]
    for name, at in zip(names.split(), (1, 3), strict=False):
        lines[at] = f"  {name}".ljust(20) + lines[at][20:]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("art", "evidence"),
    [
        (RULED, "bergaris"),
        (CAPTION + RULED, "bergaris"),
        (HEAD + "                   (%)     (%)\n" + BODY, "bergaris+terbuka"),
        (HEAD + "                   (%)\n" + BODY, "bergaris+terbuka"),
        (HEAD + "\n\n\n\n" + BODY, "bergaris"),
        (RULED + VALUES, "bergaris+terbuka"),
        (RULED + "\n\n" + VALUES, "bergaris"),
        (RULED + SIGNED, "bergaris"),
        (RULED + NOTE, "bergaris"),
        (beside("Nawangan Bandar"), "bergaris+terbuka"),
        (beside("Nawangan"), "bergaris"),
        (TWO_FRAMES, "bergaris+terbuka"),
        (WIDE, "bergaris+terbuka"),
        (ONE_ROW, "bergaris-satu-baris"),
        (BOXED + OTHER, "bergaris+terbuka"),
        (BOXED + "\n\n\n\n\n" + OTHER, "bergaris"),
        (BOXED + SIGNED, "bergaris"),
    ],
)
def test_a_ruled_table_is_less_sure_where_more_of_it_may_stand_around(
    art: str, evidence: str
) -> None:
    table = next(block for block in document_of(art).blocks if isinstance(block, Table))
    assert table.evidence == evidence
    assert (table.confidence >= 0.9) == (evidence == "bergaris")
