"""The panels: one row for what many statements say of one thing in one year."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from perbup.panel import PANELS, panel
from perbup.perangkat import Office, offices
from perbup.precedence import lateness
from perbup.statements import SCHEMAS, budget_key, statements
from schemas.tables import exact_table

Row = dict[str, Any]

KECAMATAN: Row = {
    "bentuk": "peraturan",
    "nomor": 5,
    "tahun": 2021,
    "provinsi": "Jawa Timur",
    "kabupaten": "Pasuruan",
    "perangkat_daerah": "Kecamatan Gempol",
    "kecamatan": "Gempol",
    "kode_wilayah": "35.14.12",
    "periode_awal": 2021,
    "periode_akhir": 2026,
    "lampiran_dari": None,
    "tanggal_ditetapkan": datetime.date(2021, 3, 1),
}


def document(doc_id: str, **more: Any) -> Row:
    return {**KECAMATAN, "doc_id": doc_id, **more}


def table(doc_id: str, number: int = 1, keyakinan: float = 0.98, jenis: str = "capaian") -> Row:
    return {
        "tabel_id": f"{doc_id}/t{number:02}",
        "doc_id": doc_id,
        "urutan": number,
        "jenis": jenis,
        "jumlah_baris": 9,
        "jumlah_kolom": 9,
        "metode": "teks",
        "keyakinan": keyakinan,
    }


def place(doc_id: str, number: int, baris: int) -> Row:
    return {"doc_id": doc_id, "tabel_id": f"{doc_id}/t{number:02}", "baris": baris}


def reached(doc_id: str, target: float | None, *, number: int = 1, **more: Any) -> Row:
    row: Row = {
        **place(doc_id, number, 3),
        "indikator": "Indeks Kepuasan Masyarakat",
        "indikator_id": "ikm",
        "tahun": 2022,
        "target": target,
        "target_kolom": 2,
        "realisasi_kolom": 3,
    }
    return {**row, **more}


def spent(doc_id: str, anggaran: str | None, *, number: int = 1, **more: Any) -> Row:
    row: Row = {
        **place(doc_id, number, 3),
        "uraian": "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik",
        "jenjang": "program",
        "kode": "7.01.02",
        "tahun": 2022,
        "anggaran": Decimal(anggaran) if anggaran else None,
        "anggaran_kolom": 2,
        "realisasi_kolom": 3,
        "skala": 1,
    }
    return {**row, **more}


def planned(doc_id: str, pagu: str, *, number: int = 1, baris: int = 3, **more: Any) -> Row:
    row: Row = {
        **place(doc_id, number, baris),
        "kode": "7.01.02",
        "jenjang": "program",
        "nama": "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik",
        "fase": "target",
        "tahun": 2022,
        "pagu": Decimal(pagu),
        "pagu_kolom": 4,
        "skala": 1,
    }
    return {**row, **more}


def rows(dataset: str, documents: list[Row], **given: list[Row]) -> list[Row]:
    """The panel of some documents, as it would be published."""
    datasets = {name: exact_table(name, found).to_pylist() for name, found in given.items()}
    kind = PANELS[dataset].statements
    each = []
    for of in documents:
        own = {
            name: [row for row in found if row["doc_id"] == of["doc_id"]]
            for name, found in datasets.items()
        }
        each.append(statements({**own, "dokumen": [of]}))
    found = pa.concat_tables([SCHEMAS[kind].empty_table(), *(one[kind] for one in each)])
    made: list[Row] = panel(dataset, found, offices(documents), lateness(documents)).to_pylist()
    return made


def indicator(documents: list[Row], **given: list[Row]) -> Row:
    """The only row of the panel of indicators."""
    (row,) = rows("panel_indikator", documents, **given)
    return row


def budget(documents: list[Row], **given: list[Row]) -> Row:
    """The only row of the panel of budgets."""
    (row,) = rows("panel_anggaran", documents, **given)
    return row


# --- one row ---------------------------------------------------------------------------------


def test_a_statement_alone_says_where_it_stands() -> None:
    row = indicator(
        [document("a")], tabel=[table("a")], capaian=[reached("a", 80.0, satuan="Nilai")]
    )
    assert (row["perangkat_id"], row["kode_wilayah"], row["kabupaten"]) == (
        *("35.14.12", "35.14.12"),
        "Pasuruan",
    )
    assert (row["indikator_kunci"], row["tahun"], row["satuan"]) == ("ikm", 2022, "Nilai")
    assert (row["target"], row["target_mutu"], row["target_setuju"]) == (80.0, "tunggal", 1)
    assert (row["target_tabel_id"], row["target_baris"], row["target_kolom"]) == ("a/t01", 3, 2)
    assert (row["target_sumber"], row["target_beda"]) == ("capaian", None)
    assert row["realisasi"] is row["realisasi_mutu"] is row["realisasi_setuju"] is None
    assert (row["mutu"], row["dikoreksi"]) == ("tunggal", False)


def test_statements_that_agree_are_counted() -> None:
    row = indicator(
        [document("a"), document("b", tahun=2022)],
        tabel=[table("a"), table("b")],
        capaian=[reached("a", 80.0), reached("b", 80.0)],
    )
    assert (row["target_mutu"], row["target_setuju"], row["target_doc_id"]) == ("sepakat", 2, "b")


def test_a_contradiction_is_seen_and_never_averaged() -> None:
    row = indicator(
        [document("a"), document("b", tahun=2022), document("c", tahun=2020)],
        tabel=[table("a"), table("b"), table("c")],
        capaian=[reached("a", 80.0), reached("b", 84.0), reached("c", 80.5)],
    )
    assert (row["target"], row["target_setuju"]) == (84.0, 1)
    assert row["target_beda"] == ["a/t01#3,2=80", "c/t01#3,2=80.5"]
    assert row["target_mutu"] == row["mutu"] == "bertentangan"


def test_what_is_not_there_is_null_and_no_row_is_made_of_nothing() -> None:
    given = [reached("a", None), reached("a", None, tahun=2023, realisasi=0.0)]
    (row,) = rows("panel_indikator", [document("a")], tabel=[table("a")], capaian=given)
    assert (row["tahun"], row["target"], row["realisasi"]) == (2023, None, 0.0)


# --- which statement -------------------------------------------------------------------------

WINS: dict[str, tuple[Row, Row, Row, Row]] = {
    # name: what is more of the document that loses, of its row, of the one that wins, of its row
    "adopted before a draft": ({"bentuk": "rancangan", "tahun": 2023}, {}, {"tahun": 2020}, {}),
    "later before earlier": ({"tahun": 2021}, {}, {"tahun": 2023}, {}),
    "later before surer": (
        *({"tahun": 2021}, {}, {"tahun": 2023}),
        {"tabel": {"keyakinan": 0.4}},
    ),
    "the later date of one year": (
        {"tanggal_ditetapkan": datetime.date(2021, 3, 1)},
        {},
        {"tanggal_ditetapkan": datetime.date(2021, 9, 1)},
        {},
    ),
    "the higher number of one day": ({"nomor": 7}, {}, {"nomor": 12}, {}),
    "the report on a year before its plan": (
        {"bentuk": "renja", "tahun": None, "periode_awal": 2022},
        {},
        {"bentuk": "lkjip", "tahun": None, "periode_awal": 2022},
        {},
    ),
    "the report on a year before the plan that begins behind it": (
        {"bentuk": "renstra", "tahun": None, "periode_awal": 2023},
        {},
        {"bentuk": "lkjip", "tahun": None, "periode_awal": 2022},
        {},
    ),
    "a change of a plan before the plan of that year": (
        *({"bentuk": "renstra"}, {}, {"bentuk": "perubahan-renstra"}),
        {},
    ),
    "what no error stands on": ({}, {"galat": True}, {}, {}),
    "the table that is of no doubtful kind": ({}, {"tabel": {"keyakinan": 0.5}}, {}, {}),
    "the surer table": ({}, {"tabel": {"keyakinan": 0.86}}, {}, {"tabel": {"keyakinan": 0.99}}),
}


@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
@pytest.mark.parametrize("why", WINS)
def test_which_statement_is_taken(why: str, turned: bool) -> None:
    loser, of_loser, winner, of_winner = WINS[why]
    # The name says nothing: whichever comes first by name, the same one is taken.
    loses, wins = ("z", "a") if turned else ("a", "z")
    documents = [document(loses, **loser), document(wins, **winner)]
    given: dict[str, list[Row]] = {"tabel": [], "capaian": [], "temuan": []}
    for doc_id, value, more in ((loses, 70.0, of_loser), (wins, 90.0, of_winner)):
        given["tabel"].append({**table(doc_id), **more.get("tabel", {})})
        given["capaian"].append(reached(doc_id, value))
        if "galat" in more:
            given["temuan"].append(error(doc_id, f"{doc_id}/t01#3,2"))
    row = indicator(documents, **given)
    assert (row["target"], row["target_doc_id"]) == (90.0, wins)
    assert row["target_beda"] == [f"{loses}/t01#3,2=70"]


def test_a_plan_of_the_year_comes_before_a_later_forecast_of_it() -> None:
    row = budget(
        [document("a"), document("b", bentuk="renja", tahun=2023, periode_akhir=2023)],
        tabel=[table("a"), table("b")],
        rencana=[planned("a", "5", tahun=2024), planned("b", "7", tahun=2024)],
    )
    assert (row["pagu"], row["pagu_beda"]) == (Decimal(5), ["b/t01#3,4=7"])


def error(doc_id: str, cell: str, tingkat: str = "error") -> Row:
    return {
        "doc_id": doc_id,
        "temuan_id": "0",
        "aturan": "rasio-tidak-cocok",
        "tingkat": tingkat,
        "pesan": "x",
        "sel": [cell],
    }


def test_a_correction_wins_and_is_told() -> None:
    row = indicator(
        [document("a")],
        tabel=[table("a"), table("a", 2)],
        capaian=[reached("a", 80.0), reached("a", 84.0, number=2, dikoreksi=True)],
    )
    assert (row["target"], row["dikoreksi"]) == (84.0, True)


def test_an_annex_is_as_late_as_its_regulation() -> None:
    documents = [
        document("perbup", tahun=2023),
        document("lampiran", tahun=None, bentuk="renstra", lampiran_dari="perbup"),
        document("lama", tahun=2022),
    ]
    late = lateness(documents)
    assert late["lampiran"] == late["perbup"] > late["lama"]


@pytest.mark.parametrize(
    ("cell", "tingkat", "keyakinan", "mutu"),
    [
        ("a/t01#3,2", "error", 0.98, "diragukan"),
        ("a/t01#3,2", "warning", 0.98, "tunggal"),
        ("a/t01#4,2", "error", 0.98, "tunggal"),
        ("a/t01#4,2", "error", 0.5, "diragukan"),
        ("a/t01#4,2", "error", 0.51, "tunggal"),
    ],
)
def test_what_is_in_doubt(cell: str, tingkat: str, keyakinan: float, mutu: str) -> None:
    row = indicator(
        [document("a")],
        tabel=[table("a", keyakinan=keyakinan)],
        capaian=[reached("a", 80.0)],
        temuan=[error("a", cell, tingkat)],
    )
    assert row["target_mutu"] == mutu


# --- units -----------------------------------------------------------------------------------


def test_units_never_merge() -> None:
    row = indicator(
        [document("a"), document("b", tahun=2022)],
        tabel=[table("a"), table("b")],
        capaian=[
            reached("a", 80.0, satuan="persen", realisasi=81.0),
            reached("b", 80.0, satuan="desa"),
        ],
    )
    assert (row["satuan"], row["target"], row["target_setuju"]) == ("desa", 80.0, 1)
    assert row["target_beda"] == ["a/t01#3,2=80 persen"]
    # Its only realisasi is in another unit: it is listed, and is no value of the row.
    assert (row["realisasi"], row["realisasi_beda"]) == (None, ["a/t01#3,3=81 persen"])
    assert row["target_mutu"] == row["realisasi_mutu"] == "bertentangan"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("Orang / Bulan", "orang/bulan"), ("%", "persen"), ("Nilai", "Indeks")),
        *(("Kasus", "kejadian"), (None, "persen")),
    ],
)
def test_one_unit_in_two_spellings_is_one(one: str | None, other: str) -> None:
    row = indicator(
        [document("a"), document("b", tahun=2022)],
        tabel=[table("a"), table("b")],
        capaian=[reached("a", 80.0, satuan=other), reached("b", 80.0, satuan=one)],
    )
    assert (row["target_mutu"], row["satuan"]) == ("sepakat", one or other)


# --- what is one thing -----------------------------------------------------------------------


def test_an_indicator_without_id_is_known_by_its_name() -> None:
    names = ("1. Jumlah Posyandu aktif", "jumlah posyandu  Aktif")
    row = indicator(
        [document("a")],
        tabel=[table("a"), table("a", 2)],
        capaian=[
            reached("a", 7.0, number=at, indikator=name, indikator_id=None)
            for at, name in enumerate(names, 1)
        ],
    )
    assert (row["indikator_kunci"], row["indikator_id"]) == ("nama:jumlahposyanduaktif", None)
    assert row["target_setuju"] == 2


def test_phases_of_a_plan() -> None:
    def aimed(fase: str, tahun: int | None, nilai: float) -> Row:
        return {
            **place("a", 1, 3),
            "jenis": "iku",
            "indikator": "IKM",
            "indikator_id": "ikm",
            "fase": fase,
            "tahun": tahun,
            "nilai": nilai,
            "kolom": 5,
        }

    found = rows(
        "panel_indikator",
        [document("a")],
        tabel=[table("a", jenis="target")],
        target=[
            aimed("awal", 2021, 75.0),
            aimed("awal", None, 74.0),
            aimed("target", 2022, 80.0),
            aimed("proyeksi", 2022, 99.0),
            aimed("akhir", 2022, 160.0),
        ],
    )
    assert [(r["tahun"], r["target"], r["realisasi"]) for r in found] == [
        (2021, None, 75.0),
        (2022, 80.0, None),
    ]
    assert {row["mutu"] for row in found} == {"tunggal"}


def test_a_review_of_indicators_alone_is_of_the_office() -> None:
    review = {
        **place("a", 1, 3),
        "indikator": "Jumlah Posyandu aktif",
        "periode": "target",
        "tahun": 2022,
        "kinerja": 12.0,
        "kinerja_kolom": 3,
    }
    assert indicator([document("a")], tabel=[table("a")], evaluasi=[review])["target"] == 12


def test_where_a_programme_starts_is_what_was_reached() -> None:
    plan = planned(*("a", "1"), fase="awal", indikator="Nilai SAKIP", target=61.5, target_kolom=3)
    assert indicator([document("a")], tabel=[table("a")], rencana=[plan])["realisasi"] == 61.5


def test_outputs_of_a_kegiatan_are_no_indicators_of_the_office() -> None:
    plan = [
        planned(
            *("a", "1"),
            baris=at,
            jenjang=level,
            indikator=name,
            target=80.0,
            target_kolom=3,
        )
        for at, (level, name) in enumerate(
            (
                ("tujuan", "Jumlah laporan"),
                ("program", "Indeks Kepuasan Masyarakat"),
                ("program", "Jumlah laporan yang lain"),
                ("kegiatan", "Indeks Kepuasan Masyarakat"),
            ),
            1,
        )
    ]
    found = rows(
        "panel_indikator", [document("a")], tabel=[table("a", jenis="rencana")], rencana=plan
    )
    assert [row["indikator_kunci"] for row in found] == ["ikm", "nama:jumlahlaporan"]


def test_a_target_printed_beside_two_sources_of_money_is_one_statement() -> None:
    plan = [
        planned(
            *("a", pagu),
            jenis_belanja=kind,
            jenjang="tujuan",
            indikator="IKM",
            target=80.0,
            target_kolom=3,
        )
        for kind, pagu in (("BL", "5"), ("BTL", "7"))
    ]
    given = {"tabel": [table("a")], "rencana": plan}
    assert indicator([document("a")], **given)["target_setuju"] == 1
    # A tujuan's money is the sum of its programmes, and no budget line.
    assert rows("panel_anggaran", [document("a")], **given) == []


def quarters(last: str | None, doc_id: str = "a") -> list[Row]:
    shared = {
        **place(doc_id, 1, 3),
        "kode": "7.01.02",
        "jenjang": "program",
        "nama": "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik",
        "tahun": 2022,
        "skala": 1,
    }
    given = [("target", "900"), ("triwulan-1", "100"), ("triwulan-4", last), ("realisasi", "700")]
    return [
        {
            **shared,
            "periode": period,
            "rupiah": Decimal(amount) if amount else None,
            "rupiah_kolom": at,
        }
        for at, (period, amount) in enumerate(given, 4)
    ]


@pytest.mark.parametrize(("last", "realisasi"), [("600", Decimal(700)), (None, None)])
def test_a_year_is_reached_when_its_last_quarter_is_printed(
    last: str | None, realisasi: Decimal | None
) -> None:
    row = budget([document("a")], tabel=[table("a")], evaluasi=quarters(last))
    assert (row["anggaran"], row["realisasi"]) == (Decimal(900), realisasi)


# --- money -----------------------------------------------------------------------------------


def test_a_budget_line_from_plan_and_review() -> None:
    row = budget(
        [document("a")],
        tabel=[table("a"), table("a", 2)],
        anggaran=[spent("a", "200", realisasi=Decimal("150.50"))],
        rencana=[planned("a", "210", number=2)],
    )
    assert (row["anggaran_kunci"], row["kode"], row["jenjang"]) == ("7.01.02", "7.01.02", "program")
    assert (row["pagu"], row["anggaran"]) == (Decimal("210.00"), Decimal("200.00"))
    assert (row["realisasi"], row["realisasi_kolom"]) == (Decimal("150.50"), 3)
    assert row["deflator_kunci"] == "35.14/2022"
    assert row["mutu"] == "tunggal"


@pytest.mark.parametrize(
    ("one", "scale", "other", "other_scale", "same"),
    [
        ("194211083", 1, "194211000", 1_000, True),  # printed in thousands
        ("194211083", 1, "194210000", 1_000_000, True),  # 194,21 million
        ("194211083", 1, "194220000", 1_000_000, False),  # 194,22 million
        ("194211083", 1, "194211083.40", 1, True),  # with its sen
        ("194211083", 1, "194211084", 1, False),
        ("194211083", 1, "194211000", 1, False),  # printed in full, it is another amount
        ("90000000000000000", 1, "90000000000000000", 1, True),
    ],
)
def test_amounts_agree_to_the_last_digit_that_both_print(
    one: str, scale: int, other: str, other_scale: int, same: bool
) -> None:
    row = budget(
        [document("a")],
        tabel=[table("a"), table("a", 2)],
        anggaran=[
            spent("a", one, skala=scale),
            spent("a", other, number=2, skala=other_scale),
        ],
    )
    assert row["anggaran"] == Decimal(one)
    assert row["anggaran_mutu"] == ("sepakat" if same else "bertentangan")


def test_subkegiatan_codes_of_two_and_four_digits_are_one() -> None:
    name = "Penyusunan Dokumen Perencanaan Perangkat Daerah"
    found = rows(
        "panel_anggaran",
        [document("a"), document("b", tahun=2023)],
        tabel=[table("a"), table("b")],
        rencana=[
            planned(d, "5", kode=code, nama=name, jenjang="subkegiatan")
            for d, code in (("a", "7.01.01.2.01.01"), ("b", "X.XX.01.2.01.0001"))
        ],
    )
    assert [(r["kode"], r["pagu_setuju"]) for r in found] == [("7.01.01.2.01.0001", 2)]


def test_levels_and_names_without_code_stay_apart() -> None:
    lines = [
        ("program", "Program Pelayanan Administrasi Perkantoran", None),
        ("kegiatan", "Penyediaan jasa", "Program Pelayanan Administrasi Perkantoran"),
        ("kegiatan", "Penyediaan jasa", "Program Peningkatan Sarana"),
        ("total", "JUMLAH", None),
        ("total", "Sub Total I", None),
        ("total", None, None),
    ]
    found = rows(
        "panel_anggaran",
        [document("a")],
        tabel=[table("a")],
        anggaran=[
            spent("a", "5", baris=at, kode=None, jenjang=level, uraian=name, program=program)
            for at, (level, name, program) in enumerate(lines, 1)
        ],
    )
    assert [(row["anggaran_kunci"], row["anggaran_setuju"]) for row in found] == [
        ("kegiatan:pelayananadministrasiperkantoran/penyediaanjasa", 1),
        ("kegiatan:peningkatansarana/penyediaanjasa", 1),
        ("program:pelayananadministrasiperkantoran", 1),
        ("total", 2),
        ("total:subtotali", 1),
    ]


@pytest.mark.parametrize(
    ("label", "key"),
    [
        (None, "total"),
        ("J U M L A H", "total"),
        ("Jumlah Anggaran", "total"),
        ("Jumlah I", "total:jumlahi"),
        ("Sub Total", "total:subtotal"),
        ("Jumlah Belanja Pegawai", "total:jumlahbelanjapegawai"),
    ],
)
def test_which_sums_are_of_the_whole_office(label: str | None, key: str) -> None:
    assert budget_key(None, "total", None, label) == key


def test_lines_of_one_code_and_several_names_are_parts() -> None:
    names = ("Pemberdayaan Kelurahan Pandaan", "Pemberdayaan Kelurahan Jogosari")
    found = rows(
        "panel_anggaran",
        [document("a")],
        tabel=[table("a")],
        anggaran=[
            spent("a", str(at), baris=at, kode="7.01.03.2.02.0002", uraian=name)
            for at, name in enumerate(names, 3)
        ],
    )
    assert {row["kode"] for row in found} == {"7.01.03.2.02.0002"}
    assert [row["anggaran"] for row in found] == [Decimal(4), Decimal(3)]
    assert {row["mutu"] for row in found} == {"tunggal"}


def test_codes_that_begin_with_an_offices_number_do_not_part_a_programme() -> None:
    name, key = "Program Pelayanan Administrasi Perkantoran", "pelayananadministrasiperkantoran"
    code = "4.01.4.01.07.01"
    found = rows(
        "panel_anggaran",
        [document("a")],
        tabel=[table("a"), table("a", 2)],
        rencana=[
            planned("a", "5", baris=at, kode=code + number, nama=named, jenjang=level)
            for at, (number, named, level) in enumerate(
                (
                    ("", name, "program"),
                    (".02", "Rapat koordinasi", "kegiatan"),
                    (".03", "Rapat koordinasi", "kegiatan"),
                ),
                3,
            )
        ],
        anggaran=[spent("a", "4", number=2, kode=None, uraian=name.upper())],
    )
    assert [(row["anggaran_kunci"], row["kode"], row["anggaran"]) for row in found] == [
        *(
            (f"kegiatan:{key}/rapatkoordinasi/{code}.{n}", f"{code}.{n}", None)
            for n in ("02", "03")
        ),
        (f"program:{key}", code, Decimal(4)),
    ]


def test_the_only_urusan_of_a_table_without_a_sum_is_the_whole_office() -> None:
    lines = [("7", "urusan"), ("7.01", "urusan"), ("7.01.02", "program")]
    named = {"7": "KEWILAYAHAN", "7.01": "KECAMATAN"}
    plan = [
        planned("a", "5", baris=at, kode=kode, jenjang=level)
        | ({"nama": named[kode]} if kode in named else {})
        for at, (kode, level) in enumerate(lines, 3)
    ]
    given = {"tabel": [table("a")], "rencana": plan}
    keys = [r["anggaran_kunci"] for r in rows("panel_anggaran", [document("a")], **given)]
    assert keys == ["7.01", "7.01.02", "total"]
    plan += [planned("a", "5", baris=9, kode=None, jenjang="total", nama="Jumlah")]
    keys = [r["anggaran_kunci"] for r in rows("panel_anggaran", [document("a")], **given)]
    assert keys == ["7.01", "7.01.02", "total", "urusan:kewilayahan"]
    nameless = [planned("a", "5", baris=1, kode=None, jenjang="urusan", nama=None), *plan[1:3]]
    keys = [
        r["anggaran_kunci"]
        for r in rows("panel_anggaran", [document("a")], tabel=given["tabel"], rencana=nameless)
    ]
    assert "total" not in keys


def test_one_name_twice_in_a_table_is_a_contradiction() -> None:
    row = budget(
        [document("a")],
        tabel=[table("a")],
        anggaran=[spent("a", "3", baris=3), spent("a", "4", baris=4)],
    )
    assert (row["anggaran"], row["anggaran_beda"]) == (Decimal(3), ["a/t01#4,2=4"])


def test_a_code_that_its_name_contradicts_is_not_taken_for_it() -> None:
    row = budget(
        [document("a")],
        tabel=[table("a")],
        rencana=[planned("a", "5", kode="7.01.04", jenjang="program")],
    )
    assert row["kode"] is None
    assert row["anggaran_kunci"] == "program:penyelenggaraanpemerintahanpelayananpublik"
    assert row["pagu_mutu"] == "diragukan"


def test_kinds_of_spending_are_rows_of_their_own() -> None:
    found = rows(
        "panel_anggaran",
        [document("a")],
        tabel=[table("a")],
        rencana=[planned("a", v, jenis_belanja=k) for k, v in (("BL", "5"), ("BTL", "7"))],
    )
    assert [(row["jenis_belanja"], row["pagu"]) for row in found] == [
        ("BL", Decimal(5)),
        ("BTL", Decimal(7)),
    ]


# --- whose -----------------------------------------------------------------------------------


def office(**more: Any) -> Office:
    return offices([document("d", **more)])["d"]


def test_a_kecamatan_is_its_code_and_else_its_name_and_region() -> None:
    assert office().perangkat_id == "35.14.12"
    unknown = office(kecamatan="Wringinjajar", perangkat_daerah=None, kode_wilayah=None)
    assert unknown.perangkat_id == "kecamatan-wringinjajar-35.14"
    assert (unknown.kecamatan, unknown.kode_wilayah) == ("Wringinjajar", None)


def test_an_office_that_lies_in_a_kecamatan_is_none() -> None:
    found = office(perangkat_daerah="Dinas Kesehatan", kecamatan="Gempol")
    assert found.perangkat_id == "dinas-kesehatan-kecamatan-gempol-35.14"
    assert (found.kecamatan, found.kode_wilayah, found.kode_bps) == (None, None, None)
    assert found.perangkat_daerah == "Dinas Kesehatan"


def test_an_office_of_no_known_region_stands_alone() -> None:
    nowhere: Row = {"kabupaten": None, "provinsi": None, "kecamatan": None, "kode_wilayah": None}
    assert office(**nowhere, perangkat_daerah="Dinas Kesehatan").perangkat_id == "d"
    assert office(**nowhere, perangkat_daerah=None).perangkat_id == "d"


def test_an_annex_without_an_office_is_its_regulations() -> None:
    nobody: Row = {"kecamatan": None, "perangkat_daerah": None, "kode_wilayah": None}
    found = offices([document("a"), document("b", **nobody, lampiran_dari="a")])
    assert found["b"].perangkat_id == "35.14.12"


# --- nothing ---------------------------------------------------------------------------------


@pytest.mark.parametrize("dataset", PANELS)
def test_no_documents_give_an_empty_panel(dataset: str) -> None:
    assert rows(dataset, []) == []
