"""Sentences of a plan on its own tables and laws, right or (``wrong``) as careless authors leave
them.

Each maker adds to a regulation and says which finding a careful reader must make of the wrong
form, in which the regulation gives no reason for one of the right form. It answers null where the
regulation has nothing to say so of.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from samples.model import Cell, Line, Planted, Regulation, Section, Table

D = Decimal
Maker = Callable[[Regulation, Random, bool], Planted | None]


def _rupiah(amount: int, rng: Random) -> str:
    text = f"{abs(amount):,}".replace(",", ".")
    return rng.choice(["Rp. {},00", "Rp {},-", "Rp{}", "Rp.{},00"]).format(text)


def _slip(amount: int, rng: Random) -> int:
    """An amount with one of its digits misread or left from another draft."""
    return amount + rng.choice([1, -1]) * rng.choice([100, 1_000, 90_000, 2_000_000])


def _say(reg: Regulation, nomor: str, sentence: str) -> bool:
    """Put a sentence at the end of a section; false where there is no such section."""
    starts = [i for i, b in enumerate(reg.blocks) if isinstance(b, Section) and b.nomor == nomor]
    if not starts:
        return False
    end = starts[0] + 1
    while end < len(reg.blocks) and not isinstance(reg.blocks[end], Section):
        end += 1
    while isinstance(reg.blocks[end - 1], Line) and reg.blocks[end - 1].kind == "halaman":  # type: ignore[union-attr]
        end -= 1
    reg.blocks.insert(end, Line("teks", sentence))
    return True


def _totals(reg: Regulation, measure: int) -> dict[int, int]:
    """The printed totals of T-C.24 by year: 0 anggaran, 1 realisasi."""
    table = reg.table("anggaran")
    if table is None:
        return {}
    row = table.rows[table.facts["total"]]
    name = ("anggaran", "realisasi")[measure]
    return {
        b.fields["tahun"]: int(value)
        for b in table.bindings
        if b.row == table.facts["total"] and (value := row[b.cols[name]].value)
    }


_RISES = ("mengalami kenaikan", "terjadi peningkatan", "bertambah", "naik")
_FALLS = ("mengalami penurunan", "terjadi pengurangan", "berkurang", "turun")


def change(reg: Regulation, rng: Random, wrong: bool) -> Planted | None:
    """Rises and falls of the budget between years."""
    measure = rng.choice([0, 0, 1])
    totals = _totals(reg, measure)
    years = [year for year in totals if year - 1 in totals]
    if not years:
        return None
    chosen = sorted(rng.sample(years, min(len(years), 2)))
    bad = rng.choice(chosen) if wrong else None
    what = ("anggaran", "realisasi anggaran")[measure]
    parts, said = [], ""
    for year in chosen:
        by = totals[year] - totals[year - 1]
        told = _rupiah(_slip(by, rng) if year == bad else by, rng)
        said = told if year == bad else said
        verb = rng.choice(_RISES if by > 0 else _FALLS)
        parts.append(f"{what} {verb} sebesar {told} pada tahun {year}")
    opening = rng.choice(
        ["Dari tabel tersebut tampak", "Dibandingkan tahun sebelumnya,", "Secara umum"]
    )
    if not _say(reg, "2.3", f"{opening} {', sedangkan '.join(parts)}."):
        return None
    return Planted("teks-lawan-anggaran", "renstra_bab", f"2.3|{bad}", None, said)


def amount(reg: Regulation, rng: Random, wrong: bool) -> Planted | None:
    """The budget of one year, in a sentence."""
    measure = rng.choice([0, 1])
    totals = _totals(reg, measure)
    if not totals:
        return None
    year = rng.choice(sorted(totals))
    told = _rupiah(_slip(totals[year], rng) if wrong else totals[year], rng)
    what = ("pagu anggaran", "realisasi anggaran")[measure]
    sentence = rng.choice(
        [
            f"Pada tahun {year} {what} kecamatan mencapai {told}.",
            f"Adapun {what} seluruhnya sebesar {told} pada tahun {year}.",
            f"Jumlah {what} tahun {year} adalah {told}.",
        ]
    )
    if not _say(reg, "2.3", sentence):
        return None
    return Planted("teks-lawan-anggaran", "renstra_bab", f"2.3|{year}", None, told)


def share(reg: Regulation, rng: Random, wrong: bool) -> Planted | None:
    """The share of the budget that was spent, in a sentence."""
    whole, part = _totals(reg, 0), _totals(reg, 1)
    years = sorted(set(whole) & set(part))
    if not years:
        return None
    year = rng.choice(years)
    exact = D(part[year]) * 100 / D(whole[year])
    told = round(exact + (rng.choice([D("4.3"), D("-7.25")]) if wrong else 0), 2)
    text = f"{told:.2f}".replace(".", ",")
    sentence = rng.choice(
        [
            f"Persentase realisasi anggaran pada tahun {year} sebesar {text}%.",
            f"Pada tahun {year} penyerapan anggaran mencapai {text} %.",
        ]
    )
    if not _say(reg, "2.3", sentence):
        return None
    return Planted("teks-lawan-anggaran", "renstra_bab", f"2.3|{year}", None, text)


_ABOUT = {
    "anggaran": ("alokasi anggaran tiap tahun", "perkembangan pagu belanja kecamatan"),
    "golongan": ("sebaran pegawai menurut pangkatnya", "komposisi aparatur kecamatan"),
    "penduduk": ("banyaknya penduduk di setiap desa", "sebaran penduduk"),
    "aset": ("sarana dan prasarana yang dikelola", "keadaan aset"),
}


def pointer(reg: Regulation, rng: Random, wrong: bool) -> Planted | None:
    """A reference to a table by its number."""
    coded = {t.name: t for t in reg.tables() if t.kode and "." in t.kode and t.name in _ABOUT}
    if len(coded) < 2:
        return None
    about = rng.choice(sorted(coded))
    meant = coded[about]
    others = [t for name, t in sorted(coded.items()) if name != about]
    printed = rng.choice(others) if wrong else meant
    topic = rng.choice(_ABOUT[about])
    sentence = rng.choice(
        [
            f"Berdasarkan tabel {printed.kode} di atas dapat diketahui {topic}.",
            f"Adapun {topic} dapat dilihat pada tabel {printed.kode}.",
            f"Tabel {printed.kode} menunjukkan {topic}.",
        ]
    )
    if not _say(reg, "2.3", sentence):
        return None
    return Planted("rujukan-tabel-salah", "renstra_bab", "2.3", meant.kode, printed.kode)


def law(reg: Regulation, rng: Random, wrong: bool) -> Planted | None:
    """A law of the list, named again in the text."""
    cited = [
        c
        for c in reg.citations()
        if c.fields.get("tahun")
        and re.search(rf"Tahun {c.fields['tahun']}\b", c.teks)
        and len(str(c.fields.get("tentang") or "").split()) >= 4
        and c.fields["jenis"] in ("UU", "PP", "PERMEN", "PERDA", "PERBUP")
        and str(c.fields["tentang"]) in c.teks
    ]
    if not cited:
        return None
    c = rng.choice(cited)
    end = c.teks.index(str(c.fields["tentang"])) + len(str(c.fields["tentang"]))
    year = int(c.fields["tahun"])
    other = year - rng.choice([1, 2, 3]) if wrong else year
    named = c.teks[:end].replace(f"Tahun {year}", f"Tahun {other}", 1)
    sentence = rng.choice(
        [
            f"Berdasarkan {named}, kecamatan melaksanakan tugas yang diberikan kepadanya.",
            f"Tugas kecamatan dilaksanakan menurut {named}.",
            f"Sesuai dengan {named}, maka setiap seksi menyusun laporan.",
        ]
    )
    if not _say(reg, "2.1", sentence):
        return None
    return Planted(
        "rujukan-dua-tahun", "renstra_bab", c.fields["peraturan_id"], str(year), str(other)
    )


_GROUPS = (
    ("Tingkat Pendidikan", ["S-2", "S-1", "D-3", "SMA/Sederajat"]),
    ("Kelompok Usia", ["di bawah 35", "35 sampai 50", "di atas 50"]),
    ("Agama", ["Islam", "Kristen", "Hindu"]),
)
_SEXES = (("Laki-laki", "Perempuan"), ("L", "P"), ("Pria", "Wanita"), ("Laki - Laki", "Perempuan"))


def people(reg: Regulation, rng: Random, wrong: bool) -> Planted | None:
    """A second table of the same staff, by something else."""
    first = reg.table("golongan")
    if first is None:
        return None
    total = first.rows[first.facts["total"]]
    men, women = (int(total[col].value or 0) for col in (2, 3))
    if men + women < 12 or not women:
        return None
    by = rng.choice([1, 1, 2]) if women > 2 else 1
    if wrong:
        men, women = men + by, women - by
    what, groups = rng.choice(_GROUPS)
    sexes = rng.choice(_SEXES)

    def cell(value: int) -> Cell:
        return Cell(str(value), D(value))

    if rng.random() < 0.3:
        rows = [
            [Cell("1"), Cell(sexes[0]), cell(men)],
            [Cell("2"), Cell(sexes[1]), cell(women)],
            [Cell("", bold=True), Cell("Jumlah", bold=True), cell(men + women)],
        ]
        table = Table(
            "pegawai-lain", "lain", ["No", "Jenis Kelamin", "Jumlah Pegawai"], rows,
            [f"Pegawai Kecamatan {reg.kecamatan} menurut Jenis Kelamin"],
        )  # fmt: skip
    else:
        rows, left = [], [men, women]
        for number, group in enumerate(groups, 1):
            last = number == len(groups)
            share = [n if last else rng.randint(0, n // 2) for n in left]
            left = [n - s for n, s in zip(left, share, strict=True)]
            rows.append([Cell(str(number)), Cell(group), *map(cell, (*share, sum(share)))])
        rows.append(
            [Cell("Jumlah", bold=True, col_span=2), Cell(), *map(cell, (men, women, men + women))]
        )
        table = Table(
            "pegawai-lain", "lain", ["No", what, ("Jumlah", list(sexes)), "Total"], rows,
            [f"Pegawai Kecamatan {reg.kecamatan} menurut {what}"],
        )  # fmt: skip
    reg.blocks.insert(reg.blocks.index(first) + 1, replace(table, style=first.style))
    return Planted("tabel-bertentangan", "tabel", "golongan ; pegawai-lain", None, f"{men}/{women}")


MAKERS: dict[str, Maker] = {
    "teks-lawan-anggaran/perubahan": change,
    "teks-lawan-anggaran/jumlah": amount,
    "teks-lawan-anggaran/persentase": share,
    "rujukan-tabel-salah/lain": pointer,
    "rujukan-dua-tahun/teks": law,
    "tabel-bertentangan/pegawai": people,
}
"""By rule and variant."""
