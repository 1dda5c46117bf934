"""Errors of the kinds real documents hold, planted on purpose.

Each planter changes the regulation as printed (and with it the truth of what is printed) and says
which finding a careful reader must make. A planter answers null where the regulation has nothing
to spoil in that way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from samples.legal import CHAPTERS
from samples.model import (
    BabHead,
    Binding,
    Cell,
    Citation,
    Consideration,
    Line,
    PasalHead,
    Planted,
    Regulation,
    Section,
    Table,
    Unit,
)
from samples.sentences import MAKERS, Maker
from samples.words import programmes

D = Decimal
Planter = Callable[[Regulation, Random], Planted | None]
TablePlanter = Callable[[Table, Random], Planted | None]

PLANTERS: dict[str, Planter] = {}
"""By rule and variant: ``jumlah-tidak-cocok/penduduk``."""

TEXT_ONLY = frozenset({"kolom-bergeser/anggaran", "tabel-bahasa-asing/asing"})
"""Slips and inventions of text recognition: a born-digital PDF has none."""


def planter(name: str) -> Callable[[Planter], Planter]:
    """Register a planter."""

    def add(function: Planter) -> Planter:
        PLANTERS[name] = function
        return function

    return add


def table_planter(name: str, table: str) -> Callable[[TablePlanter], TablePlanter]:
    """Register a planter that spoils the table of that name."""

    def add(function: TablePlanter) -> TablePlanter:
        PLANTERS[name] = _in_table(table, function)
        return function

    return add


def _in_table(name: str, spoil: TablePlanter) -> Planter:
    def planted(reg: Regulation, rng: Random) -> Planted | None:
        table = reg.table(name)
        return spoil(table, rng) if table is not None else None

    return planted


def plant(reg: Regulation, names: Sequence[str], seed: int = 0) -> Regulation:
    """Plant the named errors in a regulation (changed in place) and record them."""
    for name in names:
        made = PLANTERS[name](reg, Random(f"{name}-{reg.seed}-{seed}"))
        if made is not None:
            reg.planted.append(made)
    return reg


def _off(table: Table, row: int, col: int, by: int | Decimal) -> tuple[str, str]:
    """Change a number by an amount; the printed texts before and after."""
    cell = table.rows[row][col]
    assert cell.value is not None
    value = cell.value + by
    text = like(cell.text, cell.value, value)
    table.rows[row][col] = replace(cell, value=value, text=text)
    return cell.text, text


def like(text: str, old: Decimal, new: Decimal) -> str:
    """A number printed as another one is."""
    digits = re.search(r"\d[\d.,]*\d|\d", text)
    assert digits
    shape = digits.group()
    decimals = -int(old.as_tuple().exponent) if "." in str(old) else 0
    tail = ""
    if shape.endswith((",00", ".00")) and decimals == 0:
        shape, tail = shape[:-3], shape[-3:]
    whole = f"{new:.{decimals}f}"
    head, _, fraction = whole.partition(".")
    separators = [c for c in shape if c in ".,"]
    group = separators[0] if separators and (not decimals or len(separators) > 1) else None
    if group:
        head = f"{int(head):,}".replace(",", group)
    point = separators[-1] if separators else ","
    printed = head + (point + fraction if fraction else "") + tail
    return text[: digits.start()] + printed + text[digits.end() :]


def _measured(table: Table, measure: str, rng: Random) -> tuple[int, int, int] | None:
    """(row, column, year) of a printed value of that measure, zero aside."""
    places = [
        (b.row, b.cols[measure], b.fields["tahun"])
        for b in table.bindings
        if measure in b.cols and table.rows[b.row][b.cols[measure]].value
    ]
    return rng.choice(places) if places else None


def _spoil_ratio(table: Table, dataset: str, rng: Random) -> Planted | None:
    place = _measured(table, "rasio", rng)
    if place is None:
        return None
    row, col, year = place
    before, after = _off(table, row, col, rng.choice([3, 7, -4, 11]))
    return Planted("rasio-tidak-cocok", dataset, f"{table.name}|{year}", before, after)


def _wrong(make: Maker) -> Planter:
    return lambda reg, rng: make(reg, rng, True)


PLANTERS |= {name: _wrong(make) for name, make in MAKERS.items()}


@table_planter("rasio-tidak-cocok/capaian", "capaian")
def _ratio_capaian(table: Table, rng: Random) -> Planted | None:
    return _spoil_ratio(table, "capaian", rng)


@table_planter("rasio-tidak-cocok/anggaran", "anggaran")
@table_planter("rasio-tidak-cocok/pagu-tahunan", "pagu-tahunan")
def _ratio_anggaran(table: Table, rng: Random) -> Planted | None:
    return _spoil_ratio(table, "anggaran", rng)


@table_planter("rasio-tidak-cocok/tipis", "anggaran")
def _ratio_slightly(table: Table, rng: Random) -> Planted | None:
    """A ratio off by two units of its last printed digit: no way of rounding gives it."""
    place = _measured(table, "rasio", rng)
    if place is None:
        return None
    row, col, year = place
    before, after = _off(table, row, col, D(2).scaleb(-table.style.ratio_decimals))
    return Planted("rasio-tidak-cocok", "anggaran", f"anggaran|{year}", before, after)


@table_planter("jumlah-tidak-cocok/wilayah", "wilayah")
@table_planter("jumlah-tidak-cocok/penduduk", "penduduk")
@table_planter("jumlah-tidak-cocok/golongan", "golongan")
@table_planter("jumlah-tidak-cocok/aset", "aset")
def _total(table: Table, rng: Random) -> Planted | None:
    row, col = table.facts["total"], rng.choice(table.facts["sum"])
    before, after = _off(table, row, col, rng.choice([9, -2, 10, 100]))
    return Planted("jumlah-tidak-cocok", "tabel", f"{table.name}|jumlah", before, after)


@table_planter("jumlah-tidak-cocok/baris", "penduduk")
def _row_total(table: Table, rng: Random) -> Planted | None:
    row = rng.randrange(len(table.rows) - 1)
    before, after = _off(table, row, table.facts["row_sum"][1], rng.choice([90, -9, 400]))
    return Planted("jumlah-tidak-cocok", "tabel", "penduduk|baris", before, after)


@table_planter("jumlah-tidak-cocok/anggaran", "anggaran")
def _budget_total(table: Table, rng: Random) -> Planted | None:
    step = 3 if table.facts["paired"] else 1
    col = table.facts["first"] + step * rng.randrange(table.facts["n"])
    before, after = _off(table, table.facts["total"], col, 10_000_000)
    return Planted("jumlah-tidak-cocok", "anggaran", "anggaran|jumlah", before, after)


def _spoil_part(table: Table, jenjang: str, rule: str, rng: Random) -> Planted | None:
    """Raise the pagu of a line in one year and at the end, so that its parts no longer add up."""
    rows = sorted({b.row for b in table.bindings if b.fields["jenjang"] == jenjang})
    if not rows:
        return None
    row, t0, end = rng.choice(rows), table.facts["t0"], table.facts["akhir"]
    year = rng.randrange((end - t0) // 2)
    before, after = _off(table, row, t0 + 2 * year + 1, 25_000_000)
    _off(table, row, end + 1, 25_000_000)
    return Planted(rule, "rencana", f"rencana|{jenjang}", before, after)


@table_planter("program-tidak-cocok/rencana", "rencana")
def _programme(table: Table, rng: Random) -> Planted | None:
    return _spoil_part(table, "program", "program-tidak-cocok", rng)


@table_planter("program-tidak-cocok/sasaran", "rencana")
def _goal(table: Table, rng: Random) -> Planted | None:
    return _spoil_part(table, "sasaran", "program-tidak-cocok", rng)


@table_planter("kegiatan-tidak-cocok/rencana", "rencana")
def _activity(table: Table, rng: Random) -> Planted | None:
    return _spoil_part(table, "kegiatan", "kegiatan-tidak-cocok", rng)


@table_planter("pagu-akhir-tidak-cocok/rencana", "rencana")
def _end(table: Table, rng: Random) -> Planted | None:
    rows = sorted({b.row for b in table.bindings if b.fields["jenjang"] == "subkegiatan"})
    before, after = _off(table, rng.choice(rows), table.facts["akhir"] + 1, 1_000_000)
    return Planted("pagu-akhir-tidak-cocok", "rencana", "rencana|akhir", before, after)


@table_planter("program-tidak-cocok/anggaran", "anggaran")
def _programme_budget(table: Table, rng: Random) -> Planted | None:
    """A programme of T-C.24 that its kegiatan add up to in no year."""
    parents = [parent for _, parent in table.facts["parents"]]
    known = {p.nama for p in programmes() if p.jenjang == "program"}
    # Codes tell the kegiatan of the nomenclature of 2019; older ones are told by their sums.
    rows = sorted(
        {b.row for b in table.bindings if b.fields["uraian"] in known and parents.count(b.row) >= 2}
    )
    if not rows:
        return None
    row = rng.choice(rows)
    texts = [
        _off(table, row, b.cols["anggaran"], -rng.randint(2, 9) * 1_000_000)
        for b in table.bindings
        if b.row == row and (table.rows[row][b.cols["anggaran"]].value or 0) > 10_000_000
    ]
    if not texts:
        return None
    return Planted("program-tidak-cocok", "anggaran", "anggaran|program", *texts[-1])


@table_planter("rasio-tidak-cocok/nol", "anggaran")
def _ratio_of_nothing(table: Table, rng: Random) -> Planted | None:
    """A ratio over a budget and realisasi of nought, where all others there are nought."""
    noughts = []
    for b in table.bindings:
        cells = [table.rows[b.row][b.cols[m]] for m in ("anggaran", "realisasi", "rasio")]
        if not any(cell.value for cell in cells):
            texts = ("0", "0", table.style.ratio(D(0)))
            for cell, col, text in zip(cells, b.cols.values(), texts, strict=True):
                table.rows[b.row][col] = replace(cell, text=text, value=D(0))
            noughts.append(b)
    if len(noughts) < 3:
        return None
    b = rng.choice(noughts)
    cell = table.rows[b.row][b.cols["rasio"]]
    value = D(rng.choice(["1", "100", "87"]))
    text = table.style.ratio(value)
    table.rows[b.row][b.cols["rasio"]] = replace(cell, text=text, value=value)
    return Planted(
        "rasio-tidak-cocok", "anggaran", f"anggaran|{b.fields['tahun']}", cell.text, text
    )


@table_planter("realisasi-melebihi-anggaran/anggaran", "anggaran")
def _overspent(table: Table, rng: Random) -> Planted | None:
    place = _measured(table, "realisasi", rng)
    if place is None:
        return None
    row, col, year = place
    before, after = _off(table, row, col, int(table.rows[row][col].value or 0) * 3)
    return Planted("realisasi-melebihi-anggaran", "anggaran", f"anggaran|{year}", before, after)


@table_planter("target-mustahil/tujuan-sasaran", "tujuan-sasaran")
def _impossible(table: Table, rng: Random) -> Planted | None:
    places = [
        b
        for b in table.bindings
        if b.fields["fase"] == "target" and table.rows[b.row][b.cols["nilai"]].satuan == "persen"
    ]
    if not places:
        return None
    b = rng.choice(places)
    value = table.rows[b.row][b.cols["nilai"]].value
    assert value is not None
    _, after = _off(table, b.row, b.cols["nilai"], 180 - value)
    return Planted("target-mustahil", "target", f"tujuan-sasaran|{b.fields['tahun']}", None, after)


@planter("nomor-loncat/mengingat")
def _citation_gap(reg: Regulation, rng: Random) -> Planted | None:
    cited = reg.citations("mengingat")
    at = rng.randint(2, len(cited) - 2)
    for c in cited[at:]:
        c.urutan += 1
    return Planted(
        "nomor-loncat", "landasan_hukum", f"mengingat|{at + 1}", str(at + 1), str(at + 2)
    )


@planter("nomor-ganda/mengingat")
def _citation_twice(reg: Regulation, rng: Random) -> Planted | None:
    cited = reg.citations("mengingat")
    at = rng.randint(2, len(cited) - 2)
    for c in cited[at:]:
        c.urutan -= 1
    return Planted("nomor-ganda", "landasan_hukum", f"mengingat|{at}", None, str(at))


@planter("nomor-loncat/pasal")
def _pasal_gap(reg: Regulation, rng: Random) -> Planted | None:
    """The last pasal skips a number; its elucidation goes with it."""
    heads = [b for b in reg.blocks if isinstance(b, PasalHead)]
    last = len(heads)
    heads[-1].label = f"Pasal {last + 1}"
    for block in reg.blocks:
        if isinstance(block, Unit) and block.pasal == last:
            block.pasal = last + 1
            block.label = block.label.replace(f"Pasal {last}", f"Pasal {last + 1}")
        if isinstance(block, Line) and block.kind == "pasal-penjelasan":
            block.text = block.text.replace(f"Pasal {last}", f"Pasal {last + 1}")
    if last in reg.penjelasan:
        reg.penjelasan[last + 1] = reg.penjelasan.pop(last)
    return Planted("nomor-loncat", "pasal", f"Pasal {last + 1}", str(last), str(last + 1))


@planter("nomor-ganda/ayat")
def _ayat_twice(reg: Regulation, rng: Random) -> Planted | None:
    """``(1)`` printed for the second ayat: the label as printed, the number by its place."""
    units = [
        b for b in reg.blocks
        if isinstance(b, Unit) and b.ayat == 2 and b.label == "(2)" and b.huruf is None
    ]  # fmt: skip
    if not units:
        return None
    unit = rng.choice(units)
    unit.label = "(1)"
    return Planted("nomor-ganda", "pasal", f"Pasal {unit.pasal}|(1)", "(2)", "(1)")


@planter("nomor-loncat/bagian")
def _section_gap(reg: Regulation, rng: Random) -> Planted | None:
    """2.4 printed as 2.5."""
    for block in reg.blocks:
        if isinstance(block, Section) and block.nomor == "2.4":
            block.nomor = "2.5"
            return Planted("nomor-loncat", "renstra_bab", "2.5", "2.4", "2.5")
    return None


@planter("nomor-ganda/tabel")
def _table_twice(reg: Regulation, rng: Random) -> Planted | None:
    numbered = [t for t in reg.tables() if t.kode and re.fullmatch(r"2\.\d+", t.kode)]
    if len(numbered) < 3:
        return None
    at = rng.randrange(1, len(numbered))
    kode = numbered[at - 1].kode
    assert kode
    numbered[at].kode, numbered[at].kode_cetak = kode, f"Tabel {kode}"
    return Planted("nomor-ganda", "tabel", kode, None, kode)


@planter("urutan-dasar-hukum/mengingat")
def _below_its_rank(reg: Regulation, rng: Random) -> Planted | None:
    """A law of parliament stands where a regulation far below it does."""
    cited = reg.citations("mengingat")
    laws = [c for c in cited if c.fields["jenis"] == "UU"]
    lower = [c for c in cited if c.fields["jenis"] in ("PERMEN", "PERDA")]
    if not laws or len(lower) < 2:
        return None
    law, other = rng.choice(laws), rng.choice(lower[:-1])
    named = law.fields["peraturan_id"]
    moved = cited[cited.index(law) : cited.index(other) + 1]
    printed = [(c.teks, c.fields) for c in moved]
    for c, (text, fields) in zip(moved, [*printed[1:], printed[0]], strict=True):
        c.teks, c.fields = text, fields
    return Planted("urutan-dasar-hukum", "landasan_hukum", named, None, named)


@planter("rujukan-keliru/jenis")
def _of_another_kind(reg: Regulation, rng: Random) -> Planted | None:
    """A government regulation cited as the president's."""
    cited = [
        c for c in reg.citations("mengingat")
        if c.fields["peraturan_id"] in ("pp-12-2019", "pp-17-2018", "pp-12-2017")
    ]  # fmt: skip
    if not cited:
        return None
    c = rng.choice(cited)
    right = c.fields["peraturan_id"]
    other = right.replace("pp-", "perpres-")
    c.teks = c.teks.replace("Peraturan Pemerintah", "Peraturan Presiden", 1)
    c.fields.update(jenis="PERPRES", peraturan_id=other)
    return Planted("rujukan-keliru", "landasan_hukum", other, right, other)


@planter("bilangan-tidak-cocok/menimbang")
def _other_words(reg: Regulation, rng: Random) -> Planted | None:
    """``periode 5 (empat) tahun``."""
    for block in reg.blocks:
        if isinstance(block, Consideration) and (
            found := re.search(r"periode (\d) \(\w+\) tahun", block.teks)
        ):
            printed = f"{found[1]} ({'dua' if found[1] != '2' else 'lima'})"
            block.teks = block.teks.replace(found[0], f"periode {printed} tahun")
            return Planted("bilangan-tidak-cocok", "konsideran", block.huruf or "", None, printed)
    return None


@planter("rujukan-pasal-salah/lampiran")
def _second_annex(reg: Regulation, rng: Random) -> Planted | None:
    """An annex that has a number, of a regulation with one annex."""
    for block in reg.blocks:
        if isinstance(block, Unit) and "tercantum dalam Lampiran yang" in block.teks:
            block.teks = block.teks.replace("dalam Lampiran", "dalam Lampiran II")
            return Planted("rujukan-pasal-salah", "pasal", block.label, None, "Lampiran II")
    return None


@planter("daftar-tidak-cocok/pasal")
def _other_chapter(reg: Regulation, rng: Random) -> Planted | None:
    """The article on chapters names one that the plan does not have."""
    for block in reg.blocks:
        if isinstance(block, Unit) and len(block.lines) == 8:
            block.lines[4] = block.lines[4].replace(CHAPTERS[4], "RUANG LINGKUP")
            return Planted("daftar-tidak-cocok", "pasal", block.label, CHAPTERS[4], "RUANG LINGKUP")
    return None


@planter("rujukan-kosong/renstra")
def _blank(reg: Regulation, rng: Random) -> Planted | None:
    cited = [c for c in reg.citations("renstra") if c.fields["jenis"] in ("PERDA", "PERBUP")]
    if not cited:
        return None
    c = rng.choice(cited)
    blanks = rng.choice(
        ["Nomor ..... Tahun ....", "Nomor … Tahun …", "Nomor ....... Tahun ......."]
    )
    c.teks = re.sub(r"No(?:mor|\.|) \d+ Tahun \d{4}", blanks, c.teks, count=1)
    c.fields.update(nomor=None, tahun=None, peraturan_id=None, lengkap=False)
    return Planted("rujukan-kosong", "landasan_hukum", f"renstra|{c.urutan}")


@planter("rujukan-dua-judul/renstra")
def _two_titles(reg: Regulation, rng: Random) -> Planted | None:
    first = {c.fields["peraturan_id"]: c for c in reg.citations("mengingat")}
    shared = [
        c for c in reg.citations("renstra")
        if c.fields["peraturan_id"] in first and c.fields["jenis"] in ("UU", "PP", "PERMEN")
    ]  # fmt: skip
    if not shared:
        return None
    c = rng.choice(shared)
    other = "Penataan Ruang Publik dan Retribusi Pasar Daerah"
    if c.fields["tentang"] not in c.teks:
        return None
    c.teks = c.teks.replace(c.fields["tentang"], other, 1)
    c.fields["tentang"] = other
    return Planted("rujukan-dua-judul", "landasan_hukum", c.fields["peraturan_id"], None, other)


@planter("rujukan-dua-judul/kata")
def _word_lost(reg: Regulation, rng: Random) -> Planted | None:
    """A title that has lost its last words where it is cited again."""
    first = {c.fields["peraturan_id"]: c for c in reg.citations("mengingat")}
    shared = [
        c for c in reg.citations("renstra")
        if c.fields["peraturan_id"] in first and len(c.fields["tentang"].split()) >= 6
        and c.fields["jenis"] not in ("PERDA", "PERBUP")
        and not c.fields["diubah_dengan"]
    ]  # fmt: skip
    if not shared:
        return None
    c = rng.choice(shared)
    short = " ".join(c.fields["tentang"].split()[:-3])
    c.teks = c.teks.replace(c.fields["tentang"], short, 1)
    c.fields["tentang"] = short
    return Planted("rujukan-dua-judul", "landasan_hukum", c.fields["peraturan_id"], None, short)


def _cited(reg: Regulation, part: str, fields: dict[str, object], text: str) -> Citation:
    """Add a citation before the last one of a part."""
    cited = reg.citations(part)
    last = cited[-1]
    empty = dict.fromkeys(last.fields)
    made = Citation(last.bagian, last.urutan, text, {**empty, **fields, "lengkap": True})
    last.urutan += 1
    reg.blocks.insert(next(i for i, b in enumerate(reg.blocks) if b is last), made)
    return made


@planter("rujukan-lebih-baru/renstra")
def _newer(reg: Regulation, rng: Random) -> Planted | None:
    year = reg.tahun + rng.randint(1, 2)
    made = _cited(
        reg, "renstra",
        {"jenis": "PERMEN", "instansi": "Menteri Dalam Negeri", "nomor": "31", "tahun": year,
         "tentang": "Pedoman Penyusunan Laporan Kewilayahan",
         "peraturan_id": f"permendagri-31-{year}"},
        f"Peraturan Menteri Dalam Negeri Nomor 31 Tahun {year} tentang Pedoman Penyusunan Laporan "
        "Kewilayahan;",
    )  # fmt: skip
    return Planted(
        "rujukan-lebih-baru", "landasan_hukum", made.fields["peraturan_id"], None, str(year)
    )


@planter("periode-meragukan/renstra")
def _period(reg: Regulation, rng: Random) -> Planted | None:
    place = f"Kabupaten {reg.kabupaten}"
    tentang = f"Rencana Pembangunan Jangka Menengah Daerah {place} Tahun {reg.awal}-{reg.akhir}"
    year = reg.tahun - 5
    slug = reg.kabupaten.lower().replace(" ", "-")
    _cited(
        reg, "renstra",
        {"jenis": "PERDA", "instansi": place, "nomor": "19", "tahun": year, "tentang": tentang,
         "peraturan_id": f"perda-kab-{slug}-19-{year}"},
        f"Peraturan Daerah {place} Nomor 19 Tahun {year} tentang {tentang};",
    )  # fmt: skip
    return Planted(
        "periode-meragukan", "landasan_hukum", f"perda-kab-{slug}-19-{year}", None,
        f"{reg.awal}-{reg.akhir}",
    )  # fmt: skip


@planter("lembaran-meragukan/mengingat")
def _gazette(reg: Regulation, rng: Random) -> Planted | None:
    cited = [
        c for c in reg.citations("mengingat")
        if c.fields["tambahan_lembaran_negara"] and int(c.fields["tahun"] or 0) >= 2014
    ]  # fmt: skip
    others = [c for c in reg.citations("mengingat") if c.fields["tambahan_lembaran_negara"]]
    if not cited or len(others) < 4:
        return None
    c = rng.choice(cited)
    old = c.fields["tambahan_lembaran_negara"]
    c.teks = c.teks.replace(f"Nomor {old})", "Nomor 4311)", 1)
    c.fields["tambahan_lembaran_negara"] = "4311"
    return Planted("lembaran-meragukan", "landasan_hukum", c.fields["peraturan_id"], old, "4311")


@planter("sisa-templat/pasal")
def _template_pasal(reg: Regulation, rng: Random) -> Planted | None:
    other = rng.choice(["BKPSDM", "DINAS PERHUBUNGAN", "BAPPEDA", "DINAS KESEHATAN"])
    for block in reg.blocks:
        if isinstance(block, Unit) and len(block.lines) == 8:
            for i in (1, 2):
                block.lines[i] = re.sub(
                    r"(GAMBARAN PELAYANAN|PERMASALAHAN DAN ISU STRATEGIS)( KECAMATAN)?",
                    rf"\1 {other}", block.lines[i],
                )  # fmt: skip
            return Planted("sisa-templat", "pasal", f"Pasal {block.pasal}", None, other)
    return None


@table_planter("sisa-templat/lokasi", "rencana")
def _template_place(table: Table, rng: Random) -> Planted | None:
    """Another kecamatan's name in the location of some lines."""
    other = "Kec. " + rng.choice(["Purworejo", "Kedungwaru", "Banjarnegara", "Cibeber"])
    for row in range(4, min(7, len(table.rows))):
        if table.rows[row][table.facts["lokasi"]].text:
            table.rows[row][table.facts["lokasi"]] = Cell(other)
            for b in table.bindings:
                if b.row == row:
                    b.fields["lokasi"] = other
    return Planted("sisa-templat", "rencana", "rencana|lokasi", None, other)


@planter("kode-tidak-cocok/rencana")
def _code(reg: Regulation, rng: Random) -> Planted | None:
    """A subkegiatan's line under the name of quite another one."""
    table = reg.table("rencana")
    if table is None or reg.habits.code == "tanpa":
        return None
    rows = sorted({b.row for b in table.bindings if b.fields["jenjang"] == "subkegiatan"})
    row = rng.choice(rows)
    name = table.rows[row][table.facts["nama"]]
    taken = name.text
    other = "Pembinaan Persatuan dan Kesatuan Bangsa"
    if "Pembinaan" in taken:
        other = "Penyediaan Bahan Logistik Kantor"
    table.rows[row][table.facts["nama"]] = replace(name, text=other)
    for b in table.bindings:
        if b.row == row:
            b.fields["nama"] = other
    return Planted("kode-tidak-cocok", "rencana", "rencana|kode", taken, other)


@planter("tabel-bertentangan/iku")
def _contradiction(reg: Regulation, rng: Random) -> Planted | None:
    """The IKU table gives another target than T-C.25 does."""
    table = reg.table("iku")
    if table is None or reg.table("tujuan-sasaran") is None:
        return None
    places = [b for b in table.bindings if b.fields["fase"] == "target"][:-1]
    b = rng.choice(places)
    before, after = _off(table, b.row, b.cols["nilai"], -13)
    return Planted("tabel-bertentangan", "target", f"iku|{b.fields['tahun']}", before, after)


@table_planter("arah-berlawanan/iku", "iku")
def _backwards(table: Table, rng: Random) -> Planted | None:
    """The targets of a known indicator, printed from the last year to the first."""
    lines: dict[int, list[Binding]] = {}
    for b in table.bindings:
        if b.fields["fase"] == "target" and b.fields.get("indikator_id"):
            lines.setdefault(b.row, []).append(b)
    rows = [
        row
        for row, years in lines.items()
        if len(years) >= 3 and len({table.rows[row][b.cols["nilai"]].value for b in years}) >= 3
    ]
    if not rows:
        return None
    row = rng.choice(rows)
    cols = [b.cols["nilai"] for b in lines[row]]
    for col, cell in zip(cols, [table.rows[row][col] for col in reversed(cols)], strict=True):
        table.rows[row][col] = cell
    last = table.rows[row][cols[-1]].text
    return Planted("arah-berlawanan", "target", f"iku|{row}", None, last)


@table_planter("tabel-tanpa-kepala/rencana", "rencana")
def _headless(table: Table, rng: Random) -> Planted | None:
    table.headless = True
    table.number_row = None
    table.bindings = []
    return Planted("tabel-tanpa-kepala", "tabel", "rencana")


@table_planter("angka-tak-terbaca/anggaran", "anggaran")
def _unreadable(table: Table, rng: Random) -> Planted | None:
    place = _measured(table, "anggaran", rng)
    if place is None:
        return None
    row, col, year = place
    cell = table.rows[row][col]
    text = re.sub(r"\d", rng.choice(["l", "O", "S"]), cell.text, count=1)
    table.rows[row][col] = replace(cell, text=text, value=None)
    return Planted("angka-tak-terbaca", "anggaran", f"anggaran|{year}", None, text)


@planter("bagian-hilang/mengingat")
def _missing(reg: Regulation, rng: Random) -> Planted | None:
    """The list of laws and its label are gone."""
    reg.blocks = [
        b for b in reg.blocks
        if not (isinstance(b, Citation) and b.bagian == "mengingat")
        and not (isinstance(b, Line) and b.text.startswith("Mengingat"))
    ]  # fmt: skip
    return Planted("bagian-hilang", "landasan_hukum", "mengingat")


@planter("nomor-loncat/bab")
def _bab_gap(reg: Regulation, rng: Random) -> Planted | None:
    heads = [b for b in reg.blocks if isinstance(b, BabHead)]
    last = heads[-1]
    old = last.nomor
    last.nomor += 1
    for block in reg.blocks:
        if isinstance(block, Unit) and block.bab == old:
            block.bab = last.nomor
    return Planted("nomor-loncat", "pasal", f"BAB {last.nomor}", str(old), str(last.nomor))


@table_planter("kolom-bergeser/anggaran", "anggaran")
def _slipped(table: Table, rng: Random) -> Planted | None:
    """A run of budget lines stands one column to the right, as text recognition leaves it.

    The truth keeps the years that the values belong to.
    """
    if len(table.rows) < 9 or table.facts["paired"]:
        return None
    first, n = table.facts["first"], table.facts["n"]
    end = first + 3 * n - 1
    start = rng.randint(1, len(table.rows) - 8)
    for r in range(start, start + 6):
        row = table.rows[r]
        if row[end].value is not None:
            return None
        table.rows[r] = [*row[:first], Cell(), *row[first:end], *row[end + 1 :]]
        for b in table.bindings:
            if b.row == r:
                b.cols = {k: v + 1 for k, v in b.cols.items() if v + 1 <= end}
    return Planted("kolom-bergeser", "anggaran", f"anggaran|{start}-{start + 5}")


@planter("tabel-bahasa-asing/asing")
def _foreign(reg: Regulation, rng: Random) -> Planted | None:
    """A table that text recognition invented in place of a picture."""
    rows = [
        [Cell(str(i)), Cell(task), Cell("2023-01-05"), Cell(str(i * 5)), Cell("Completed")]
        for i, task in enumerate(
            ["Project Kick-off", "Requirement Gathering", "System Design", "Site Preparation",
             "Final Inspection"], 1
        )
    ]  # fmt: skip
    table = Table(
        "asing", "lain", ["Task ID", "Task Name", "Start Date", "Duration (Days)", "Status"], rows
    )
    at = next(i for i, b in enumerate(reg.blocks) if isinstance(b, Section) and b.bab == 5)
    reg.blocks.insert(at, table)
    return Planted("tabel-bahasa-asing", "tabel", "asing")
