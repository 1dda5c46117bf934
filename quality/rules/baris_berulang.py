"""The same amounts printed on two lines."""

from __future__ import annotations

from collections.abc import Iterator

from quality.frames import Frames, Row, places, year_key, year_of
from quality.rule import Rule
from schemas.finding import Finding
from schemas.message import listed, rupiah, say


def check(frames: Frames) -> Iterator[Finding]:
    """Budget lines of one level and year whose anggaran and realisasi are both another line's."""
    seen: dict[tuple[object, ...], Row] = {}
    for row in frames.rows("anggaran"):
        budget, spent = row.get("anggaran"), row.get("realisasi")
        if not budget or not spent or row["jenjang"] == "total" or budget == spent:
            continue
        key = (row["tabel_id"], row["jenjang"], year_key(row), budget, spent)
        first = seen.setdefault(key, row)
        if first["baris"] == row["baris"]:
            continue
        names = [line.get("uraian") or say("tanpa-uraian") for line in (first, row)]
        yield frames.finding(
            RULE,
            (frames.named(row["tabel_id"]), listed(names, " ; "), year_of(row)),
            say(
                "baris-berulang",
                tahun=year_of(row),
                anggaran=rupiah(budget),
                realisasi=rupiah(spent),
                nama=names[0],
                baris=first["baris"],
                nama_lain=names[1],
                baris_lain=row["baris"],
            ),
            expected=say("satu-kali"),
            found=say("dua-kali"),
            cells=[cell for line in (row, first) for cell in places(line, "anggaran", "realisasi")],
        )


RULE = Rule.stated("baris-berulang", check=check)
