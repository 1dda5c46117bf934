"""Faults of real documents, planted into documents of the forms, each with what must come of it.

A careful reader guesses nothing: it makes the finding, leaves null what the document leaves open,
and publishes the rest as it is printed. A fault changes print and truth together; it gives false
where the document has no place for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from samples.errors import like
from samples.forms.document import Document, Fact, Fault
from samples.model import Line, Node, Table
from samples.words import KECAMATAN


def plant(document: Document, name: str) -> bool:
    """Plant a fault; false where the document has no place for it."""
    return FAULTS[name](document)


def table_of(document: Document, name: str) -> Table | None:
    """The table of that name."""
    return next((table for table in document.tables() if table.name == name), None)


def facts_of(document: Document, dataset: str) -> list[Fact]:
    """The rows of a dataset."""
    return [fact for fact in document.facts if fact.dataset == dataset]


def leave_open(fact: Fact, measure: str) -> None:
    """What a cell says is not decided: its value is null, its text as printed."""
    fact.cells[measure].value = None
    fact.cells[measure].satuan = None


def two_scales(document: Document) -> bool:
    """The caption says millions, the columns say thousands."""
    table = table_of(document, "anggaran")
    bare = table is not None and not any(
        word in " ".join([*table.judul, *titles(table.header)]).lower()
        for word in ("juta", "ribu", "000", "rp", "rupiah")
    )
    if table is None or document.form == "perjanjian-kinerja":
        return False
    if not bare and not _drop_scale(table):
        return False
    table.judul = [*table.judul, "(dalam jutaan rupiah)"]
    table.header = [_renamed(node, "(Rp. 000)") for node in table.header]
    for fact in facts_of(document, "anggaran"):
        for measure in {"anggaran", "realisasi"} & set(fact.cells):
            leave_open(fact, measure)
        fact.fields["skala"] = None
    document.undecided["anggaran"] = frozenset({"rasio"})
    document.fault = Fault("dua-skala", "anggaran", ("satuan-meragukan",))
    return True


def _drop_scale(table: Table) -> bool:
    """Take the words of scale out of a caption; false where they stand in the columns."""
    clean = [line.split(" (")[0] for line in table.judul if not line.startswith("(")]
    if any("(" in title for title in titles(table.header)):
        return False
    table.judul = clean
    return True


def titles(header: list[Node]) -> list[str]:
    """Every title of a header."""
    return [
        title
        for node in header
        for title in ([node] if isinstance(node, str) else [node[0], *titles(node[1])])
    ]


def _renamed(node: Node, words: str) -> Node:
    """A band or column of money (no ratio) with these words behind its title."""
    title = node if isinstance(node, str) else node[0]
    lower = title.lower()
    money = lower.startswith(("anggaran", "realisasi", "pagu")) and "rasio" not in lower
    if money:
        title = f"{title} {words}"
    if isinstance(node, str):
        return title
    return title, node[1] if money else [_renamed(child, words) for child in node[1]]


def other_caption(document: Document) -> bool:
    """The caption of the performance table stands over the budget."""
    table = table_of(document, "anggaran")
    own = "Anggaran dan Realisasi Pendanaan"
    if table is None or own not in table.judul[0]:
        return False
    table.judul[0] = table.judul[0].replace(own, "Pencapaian Kinerja")
    for fact in facts_of(document, "anggaran"):
        fact.optional = True
    document.fault = Fault("judul-lain", "anggaran", ("judul-tidak-cocok",))
    return True


def cut_header(document: Document) -> bool:
    """A page ends inside the header of the programme plan."""
    table = table_of(document, "rencana")
    if table is None or table.depth() < 2:
        return False
    table.facts["kepala-terpotong"] = 1
    for fact in facts_of(document, "rencana"):
        fact.optional = True
    document.fault = Fault(
        "kepala-terpotong",
        "rencana",
        ("tabel-tak-terurai", "tabel-tanpa-kepala", "kolom-tak-dikenal"),
        unless_whole=True,
    )
    return True


def _year_bands(document: Document) -> list[list[Node]]:
    """The years under each band of the performance table; none where they are ordinals."""
    table = table_of(document, "capaian")
    if table is None or document.form != "permendagri-54":
        return []
    bands = [node[1] for node in table.header if isinstance(node, tuple)]
    return bands if all(str(band[0])[-4:].isdigit() and len(str(band[0])) > 3
                        for band in bands) else []  # fmt: skip


def twice(document: Document) -> bool:
    """A year stands over two columns of targets; the one after it over none."""
    bands = _year_bands(document)
    if not bands:
        return False
    bands[0][2] = bands[0][1]
    years = sorted({fact.fields["tahun"] for fact in facts_of(document, "capaian")})
    for fact in facts_of(document, "capaian"):
        if fact.fields["tahun"] in years[1:3]:
            leave_open(fact, "target")
    document.undecided["capaian"] = frozenset({"target_teks", "satuan", "rasio", "rasio_teks"})
    document.fault = Fault("tahun-ganda", "capaian", ("tahun-meragukan",))
    return True


def out_of_order(document: Document) -> bool:
    """Two years have changed places in every band; each value belongs to the year over it."""
    bands = _year_bands(document)
    if not bands:
        return False
    years = sorted({fact.fields["tahun"] for fact in facts_of(document, "capaian")})
    for band in bands:
        band[1], band[2] = band[2], band[1]
    swapped = {years[1]: years[2], years[2]: years[1]}
    for fact in facts_of(document, "capaian"):
        fact.fields["tahun"] = swapped.get(fact.fields["tahun"], fact.fields["tahun"])
    document.fault = Fault("tahun-terbalik", "capaian", ("tahun-meragukan",))
    return True


def two_periods(document: Document) -> bool:
    """The last years of the plan's table are those of the period after it."""
    table = table_of(document, "rencana")
    if table is None or document.form != "permendagri-54":
        return False
    last = sorted({fact.fields["tahun"] for fact in facts_of(document, "rencana")})[-2:]
    later = {year: year + 6 for year in last}

    def renamed(node: Node) -> Node:
        if isinstance(node, str):
            return node
        title = str(later.get(int(node[0]), node[0])) if node[0].isdigit() else node[0]
        return title, [renamed(child) for child in node[1]]

    table.header = [renamed(node) for node in table.header]
    for fact in facts_of(document, "rencana"):
        fact.fields["tahun"] = later.get(fact.fields["tahun"], fact.fields["tahun"])
    document.fault = Fault("dua-periode", "rencana", ("tahun-meragukan", "periode-meragukan"))
    return True


def missing_quarter(document: Document) -> bool:
    """The third quarter is not printed; the year is the sum of all four."""
    table = table_of(document, "evaluasi")
    if table is None:
        return False
    at = 0
    for i, node in enumerate(table.header):
        if isinstance(node, tuple) and len(node[1]) == 4:
            at += 4
            table.header[i] = (node[0], [node[1][0], node[1][1], node[1][3]])
            break
        at += 1 if isinstance(node, str) else len(node[1])
    for row in table.rows:
        del row[at : at + 2]
    document.facts = [f for f in document.facts if f.fields.get("periode") != "triwulan-3"]
    document.fault = Fault("triwulan-hilang", "evaluasi", ("nomor-loncat", "triwulan-tidak-cocok"))
    return True


def other_office(document: Document) -> bool:
    """The cover names another kecamatan than every title behind it."""
    if not any(document.kecamatan in " ".join(table.judul) for table in document.tables()):
        return False
    other = next(name for name in KECAMATAN if name != document.kecamatan)
    cover = f"KECAMATAN {document.kecamatan.upper()}"
    for i, block in enumerate(document.blocks):
        if isinstance(block, Line) and block.kind == "judul" and block.text == cover:
            document.blocks[i] = replace(block, text=f"KECAMATAN {other.upper()}")
            document.fault = Fault("sampul-lain", None, ("identitas-bertentangan", "sisa-templat"))
            return True
    return False


def _another(fact: Fact, measure: str, by: int) -> None:
    """A cell that prints another number than it should; its value is what is printed."""
    cell = fact.cells[measure]
    assert cell.value is not None
    scale = fact.fields.get("skala") or 1 if measure == "rupiah" else 1
    cell.text = like(cell.text, cell.value / scale, (cell.value + by * scale) / scale)
    cell.value += by * scale


def wrong_year(document: Document) -> bool:
    """A year's realisasi that its quarters do not add up to."""
    years = [
        fact
        for fact in facts_of(document, "evaluasi")
        if fact.fields["periode"] == "realisasi"
        and fact.fields["jenjang"] == "subkegiatan"
        and "rupiah" in fact.cells
        and (fact.cells["rupiah"].value or 0) > 0
    ]
    if len(years) < 4 or any(len(fact.cells["rupiah"].text) < 4 for fact in years):
        return False
    _another(years[1], "rupiah", 9_000)
    document.fault = Fault("setahun-salah", "evaluasi", ("triwulan-tidak-cocok",))
    return True


def wrong_level(document: Document) -> bool:
    """A level of achievement that realisasi and target do not give."""
    levels = [
        fact
        for fact in facts_of(document, "evaluasi")
        if fact.cells.get("tingkat_rupiah") is not None
        and (fact.cells["tingkat_rupiah"].value or 0) > 20
    ]
    if len(levels) < 5:
        return False
    _another(levels[2], "tingkat_rupiah", -11)
    document.fault = Fault("tingkat-salah", "evaluasi", ("tingkat-tidak-cocok",))
    return True


FAULTS: dict[str, Callable[[Document], bool]] = {
    "dua-skala": two_scales,
    "judul-lain": other_caption,
    "kepala-terpotong": cut_header,
    "tahun-ganda": twice,
    "tahun-terbalik": out_of_order,
    "dua-periode": two_periods,
    "triwulan-hilang": missing_quarter,
    "setahun-salah": wrong_year,
    "tingkat-salah": wrong_level,
    "sampul-lain": other_office,
}
"""How to plant each fault."""
