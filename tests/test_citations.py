"""Citations: every form to its fields; random ones back to the parts they were made of."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.citations import Citation, find_citations, parse_citation
from normalize.regulation_numbers import number_slug

HOME = "Pasuruan"


def fields(citation: Citation) -> dict[str, object]:
    return {
        name: getattr(citation, name)
        for name in Citation.__slots__
        if getattr(citation, name) not in (None, ())
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Undang-UndangNomor12Tahun 2008 tentangHal", "uu-12-2008"),
        ("3Undang-Undang Nomor 12 Tahun 2011 tentang . Pembentukan", "uu-12-2011"),
        ("Peraturan PemerintahNomor 8 Tahun2008 tentang Tahapan", "pp-8-2008"),
        ("Undang- Undang RI Nomor : 8 Tahun 1974, tentang Hal", "uu-8-1974"),
        ("Undang–Undang No. 02 Tahun 1999", "uu-2-1999"),
        ("UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 6 TAHUN 2014 TENTANG DESA", "uu-6-2014"),
        ("UU 23/2014 tentang Pemerintahan Daerah", "uu-23-2014"),
        ("Undang-Undang Nomor 23 Tahun 2O14 tentang Pemerintahan Daerah", "uu-23-2014"),
        ("Undang-Undang No.23 Th.2014 ttg Pemerintahan Daerah", "uu-23-2014"),
        ("Peraturan Menteri Dalam Negeri (Permendagri) No. 86 Tahun 2017", "permendagri-86-2017"),
        ("Undang-Undang Darurat Nomor 6 Tahun 1956 tentang Hal", "uu-darurat-6-1956"),
        ("Perppu No. 2 Tahun 2022 tentang Hal", "perpu-2-2022"),
        ("Keppres Nomor 80 Tahun 2003", "keppres-80-2003"),
        ("Instruksi Presiden RI Nomor 7 tahun 1999 tentang Hal", "inpres-7-1999"),
        ("Permendagri 86 Tahun 2017 tentang Hal", "permendagri-86-2017"),
        ("Permenpan RB No. 88 Tahun 2021", "permenpanrb-88-2021"),
        ("Peraturan Menteri Keuangan Nomor 12/PMK.07/2021 tentang Hal", "permenkeu-12-pmk.07-2021"),
        ("PMK No. 12/PMK.07/2021", "permenkeu-12-pmk.07-2021"),
        ("Peraturan Menteri Dalam Negri Nomor 90 Tahun 2019", "permendagri-90-2019"),
        ("Kepmendagri Nomor 900.1.15.5-1317 Tahun 2023", "kepmendagri-900.1.15.5-1317-2023"),
        (
            "Keputusan Menteri Kesehatan RI Nomor HK.01.07/MENKES/4641/2021 tentang Hal",
            "kepmenkes-hk.01.07-menkes-4641-2021",
        ),
        ("Keputusan Menteri Pertanian Nomor 1 / 23 / I /2014 tentang Hal", "kepmentan-1-23-i-2014"),
        ("Inmendagri No 52 Tahun 2022 tentang Hal", "inmendagri-52-2022"),
        ("Ketetapan MPR Nomor XI/MPR/1998 tentang Hal", "tap-mpr-xi-mpr-1998"),
        ("Ordonansi Gangguan (Stb. 1926 No. 226)", "stb-226-1926"),
        ("SE Mendagri Nomor 050/795/SJ Tahun 2012", "se-mendagri-050-795-sj-2012"),
        ("Peraturan Daerah Propinsi Djawa Timur No. 5 Tahun 2012", "perda-prov-jawa-timur-5-2012"),
        ("Perda Prov. Jatim No. 5 Tahun 2012", "perda-prov-jawa-timur-5-2012"),
        ("Peraturan Daerah Kabupaten Pasuruan Nomor 02 Tahun 2008", "perda-kab-pasuruan-2-2008"),
        ("Peraturan Daerah Kota Pasuruan Nomor 2 Tahun 2008", "perda-kota-pasuruan-2-2008"),
        ("Perda Kab. Daerah Tingkat II Pasuruan No. 5 Tahun 1990", "perda-kab-pasuruan-5-1990"),
        ("Peraturan Daerah Nomor 5 Tahun 2016 tentang Hal", "perda-kab-pasuruan-5-2016"),
        ("Perda No. 5/2016 tentang Hal", "perda-kab-pasuruan-5-2016"),
        ("Peraturan Gubernur Jawa Timur Nomor 81 Tahun 2016", "pergub-jawa-timur-81-2016"),
        ("Peraturan Gubernur Nomor 81 Tahun 2016", "pergub-jawa-timur-81-2016"),
        ("Peraturan Bupati Kabupaten Pasuruan Nomor 69 Tahun 2016", "perbup-pasuruan-69-2016"),
        ("Peraturan Bupati Nomor 69 Tahun 2016", "perbup-pasuruan-69-2016"),
        ("Perwali Tangerang Selatan Nomor 51 Tahun 2015", "perwali-tangerang-selatan-51-2015"),
        ("Keputusan Bupati Pasuruan Nomor 188/45/HK/2022", "kepbup-pasuruan-188-45-hk-2022"),
        ("Peraturan Badan Kepegawaian Negara Nomor 5 Tahun 2019", "peraturan-bkn-5-2019"),
        ("Peraturan Kepala BKN Nomor 5 Tahun 2011", "peraturan-kepala-bkn-5-2011"),
        ("Pergub DKI Jakarta No. 5 Tahun 2014", "pergub-daerah-khusus-ibukota-jakarta-5-2014"),
        ("Peraturan Gubernur DIY Nomor 5 Tahun 2014", "pergub-daerah-istimewa-yogyakarta-5-2014"),
        ("Peraturan Daerah Tingkat II Pasuruan No. 5 Tahun 1990", "perda-kab-pasuruan-5-1990"),
        ("Peraturan Daerah Gorontalo Nomor 5 Tahun 2014", None),
        ("Qanun Aceh Nomor 13 Tahun 2012", "perda-prov-aceh-13-2012"),
        (
            "Peraturan Bersama Menteri Agama dan Menteri Dalam Negeri Nomor 9 Tahun 2006 dan "
            "Nomor 8 Tahun 2006 tentang Hal",
            "peraturan-bersama-menag-mendagri-8-9-2006",
        ),
        ("Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", "uud-1945"),
        ("Peratuan Daerah No. 24 Tahun 2010 tentang RPJP Provinsi Bali", "perda-prov-bali-24-2010"),
        ("Peraturan Daerah Malang Nomor 3 Tahun 2010", None),
        ("bahwa untuk kelancaran pelayanan", None),
    ],
)  # fmt: skip
def test_every_form_gets_its_id(text: str, expected: str | None) -> None:
    assert parse_citation(text, kabupaten=HOME).peraturan_id == expected


def test_a_second_law_is_no_title() -> None:
    two = parse_citation("Undang-Undang Nomor 22 Tahun 1999 dan Undang-Undang Nomor 25 Tahun 1999")
    assert (two.peraturan_id, two.tentang) == ("uu-22-1999", None)
    two = parse_citation(
        "UU Nomor 22 Tahun 1999 tentang Satu; Peraturan Pemerintah Nomor 5 Tahun 2001"
    )
    assert (two.peraturan_id, two.tentang) == ("uu-22-1999", "Satu")


def test_a_blank_number_gives_no_id() -> None:
    citation = parse_citation(
        "Peraturan Daerah Kabupaten Pasuruan Nomor ..... Tahun .... tentang RPJMD;", kabupaten=HOME
    )
    assert fields(citation) == {
        "jenis": "PERDA",
        "instansi": "Kabupaten Pasuruan",
        "tentang": "RPJMD",
        "lengkap": False,
    }


@pytest.mark.parametrize("blank", [".....", "…", "___", "xx", "-", "", "   ", ". . ."])
def test_blanks_of_every_kind(blank: str) -> None:
    citation = parse_citation(
        f"Peraturan Daerah Nomor {blank} Tahun 2023 tentang Hal", kabupaten=HOME
    )
    assert (citation.nomor, citation.tahun, citation.peraturan_id) == (None, 2023, None)
    assert citation.tentang == "Hal"
    assert not citation.lengkap


def test_a_gap_inside_a_number_is_a_blank() -> None:
    found = parse_citation("Keputusan Bupati Nomor 050/   /HK/2023 tentang Hal", kabupaten=HOME)
    assert (found.nomor, found.tahun, found.tentang) == (None, 2023, "Hal")
    assert not found.lengkap


def test_without_the_documents_own_region_a_region_is_not_guessed() -> None:
    citation = parse_citation("Peraturan Daerah Nomor 5 Tahun 2016 tentang Hal")
    assert citation.peraturan_id is None
    assert citation.instansi is None
    assert citation.lengkap


def test_the_kota_of_the_same_name_is_another_region() -> None:
    text = "Peraturan Daerah Nomor 5 Tahun 2016 tentang Hal"
    assert (
        parse_citation(text, kabupaten="Kota Pasuruan").peraturan_id == "perda-kota-pasuruan-5-2016"
    )
    assert parse_citation(text, kabupaten="Surabaya").peraturan_id == "perda-kota-surabaya-5-2016"


def test_a_region_that_is_in_no_list_stays_as_printed() -> None:
    citation = parse_citation("Peraturan Bupati Nomor 5 Tahun 2016", kabupaten="Sukamaju Jaya")
    assert citation.instansi == "Kabupaten Sukamaju Jaya"
    assert citation.peraturan_id == "perbup-sukamaju-jaya-5-2016"


def test_a_kecamatan_makes_no_law() -> None:
    [(citation, _, _)] = find_citations("Peraturan Daerah Kecamatan Gempol Nomor 3 Tahun 2014")
    assert (citation.instansi, citation.nomor, citation.tahun) == ("Kecamatan Gempol", "3", 2014)
    assert citation.peraturan_id is None


def test_gazettes_of_the_amending_law_are_not_the_amended_ones() -> None:
    citation = parse_citation(
        "Undang-Undang Nomor 1 Tahun 1990 tentang Hal (Berita Negara Tahun 1990 Nomor 32) "
        "sebagaimana telah diubah dengan Undang-Undang Nomor 2 Tahun 1995 (Lembaran Negara "
        "Republik Indonesia Tahun 1995 Nomor 19, Tambahan Lembaran Negara Nomor 2730);"
    )
    assert citation.berita_negara == "1990/32"
    assert citation.lembaran_negara is None
    assert citation.tambahan_lembaran_negara is None
    assert citation.diubah_dengan == ("uu-2-1995",)


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        (
            "sebagaimana telah diubah dengan Undang-Undang Nomor 2 Tahun 2005 (LN RI Tahun 2005 "
            "Nomor 5), Undang-Undang Nomor 3 Tahun 2008, terakhir dengan UU Nomor 5 Tahun 2010",
            ("uu-2-2005", "uu-3-2008", "uu-5-2010"),
        ),
        (
            "sebagaimana telah diubah beberapa kali, terakhir dengan Undang- Undang Nomor 9 Tahun "
            "2015 tentang Perubahan Kedua Atas Undang-Undang Nomor 1 Tahun 2004 tentang Hal",
            ("uu-9-2015",),
        ),
        (
            "sebagaimana telah diubah dengan Undang-undang Nomor 8 Tahun 2005 tentang Penetapan "
            "Peraturan Pemerintah Pengganti Undang-undang Nomor 3 Tahun 2005 tentang Perubahan "
            "Undang-Undang Nomor 1 Tahun 2004 menjadi Undang-undang (LN Tahun 2005 Nomor 108)",
            ("uu-8-2005",),
        ),
        (
            "sebagaimana telah diubah dengan Perpu Nomor 1 Tahun 2020 yang ditetapkan menjadi "
            "Undang-Undang dengan Undang-Undang Nomor 2 Tahun 2020",
            ("perpu-1-2020",),
        ),
        ("yang disempurnakan dengan Undang-Undang Nomor 59 Tahun 2007", ("uu-59-2007",)),
        ("sebagaimana telah dicabut dengan Undang-Undang Nomor 5 Tahun 2010", ()),
    ],
)
def test_amendment_chains(chain: str, expected: tuple[str, ...]) -> None:
    citation = parse_citation(f"Undang-Undang Nomor 1 Tahun 2004 tentang Hal {chain};")
    assert citation.diubah_dengan == expected
    assert citation.tentang == "Hal"
    assert citation.peraturan_id == "uu-1-2004"


def test_an_amendment_older_than_the_law_belongs_to_its_title() -> None:
    citation = parse_citation(
        "Peraturan Bupati Nomor 5 Tahun 2020 tentang Perubahan Kedua Atas Perbup Nomor 51 "
        "Tahun 2015 tentang Tarif sebagaimana telah diubah dengan Peraturan Bupati Nomor 2 Tahun "
        "2017;",
        kabupaten=HOME,
    )
    assert citation.diubah_dengan == ()
    assert citation.tentang is not None
    assert citation.tentang.endswith("Nomor 2 Tahun 2017")


def test_a_joint_circular_has_its_numbers_and_no_id() -> None:
    citation = parse_citation(
        "Surat Edaran Bersama (SEB) Menteri Keuangan, Menteri Agama Nomor : SE-33/MK.02/2012,"
        " Nomor : 050/4379A/SJ, Nomor : SE-46/MPP/11/2012 tentang Hal;"
    )
    assert fields(citation) == {
        "jenis": "SE",
        "instansi": "Menteri Keuangan, Menteri Agama",
        "nomor": "SE-33/MK.02/2012; 050/4379A/SJ; SE-46/MPP/11/2012",
        "tahun": 2012,
        "tentang": "Hal",
        "lengkap": True,
    }


def test_a_regional_gazette_is_no_national_one() -> None:
    citation = parse_citation(
        "Peraturan Daerah Provinsi Bali Nomor 10 Tahun 2016 tentang Hal (Lembaran Daerah Tahun "
        "2016 Nomor 10, Tambahan Lembaran Daerah Nomor 8);"
    )
    assert citation.lembaran_negara is None
    assert citation.tambahan_lembaran_negara is None
    assert citation.tentang == "Hal"


def test_citations_in_running_text() -> None:
    text = (
        "Pada saat Peraturan Bupati ini berlaku, Peraturan Bupati Pasuruan Nomor 31 Tahun 2019 "
        "tentang Rencana Strategis, dicabut; begitu pula Peraturan Bupati Nomor 7 Tahun 2020."
    )
    found = [c.peraturan_id for c, _, _ in find_citations(text, kabupaten=HOME)]
    assert found == ["perbup-pasuruan-31-2019", "perbup-pasuruan-7-2020"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("02", "2"), ("13 A", "13a"), ("050-5889", "050-5889"), ("XII", "12"), ("0", "0")],
)
def test_number_slugs(printed: str, expected: str) -> None:
    assert number_slug(printed) == expected


# --- random citations back to their parts ---------------------------------------------------------

TYPES = st.sampled_from(
    [
        ("Undang-Undang", "UU", "uu", None),
        ("Undang-Undang Republik Indonesia", "UU", "uu", None),
        ("Peraturan Pemerintah", "PP", "pp", None),
        ("Peraturan Presiden", "PERPRES", "perpres", None),
        ("Peraturan Menteri Dalam Negeri", "PERMEN", "permendagri", "Menteri Dalam Negeri"),
        ("Keputusan Menteri Kesehatan", "KEPMEN", "kepmenkes", "Menteri Kesehatan"),
        (
            "Peraturan Daerah Kabupaten Pasuruan",
            "PERDA",
            "perda-kab-pasuruan",
            "Kabupaten Pasuruan",
        ),
        ("Peraturan Daerah", "PERDA", "perda-kab-pasuruan", "Kabupaten Pasuruan"),
        ("Peraturan Bupati Pasuruan", "PERBUP", "perbup-pasuruan", "Kabupaten Pasuruan"),
        ("Peraturan Gubernur Jawa Timur", "PERGUB", "pergub-jawa-timur", "Provinsi Jawa Timur"),
    ]
)
NUMBERS = st.one_of(
    st.integers(1, 999).map(str),
    st.tuples(st.integers(10, 999), st.integers(100, 9999)).map(lambda p: f"{p[0]}-{p[1]}"),
)
TITLES = st.lists(
    st.sampled_from(
        ["Pedoman", "Pengelolaan", "Keuangan", "Desa", "Perangkat", "Pembangunan", "dan", "Tata"]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)
LABELS = st.sampled_from(["Nomor", "No.", "Nomor :", "nomor", "NOMOR"])
YEARS = st.integers(1950, 2024)


@given(TYPES, NUMBERS, YEARS, TITLES, LABELS, st.booleans(), st.booleans(), st.data())
def test_a_citation_is_read_back_to_its_parts(
    kind: tuple[str, str, str, str | None],
    nomor: str,
    tahun: int,
    title: str,
    label: str,
    gazette: bool,
    upper: bool,
    data: st.DataObject,
) -> None:
    printed, jenis, prefix, instansi = kind
    text = f"{printed} {label} {nomor} Tahun {tahun} tentang {title}"
    expected_title = title
    if upper:
        text, expected_title = text.upper(), title.upper()
    expected = Citation(
        jenis, instansi, nomor, tahun, expected_title, f"{prefix}-{nomor}-{tahun}", lengkap=True
    )
    if gazette:
        ln, tln = data.draw(st.integers(1, 300)), data.draw(st.integers(1000, 7000))
        text += (
            f" (Lembaran Negara Republik Indonesia Tahun {tahun} Nomor {ln}, Tambahan Lembaran "
            f"Negara Republik Indonesia Nomor {tln})"
        )
        gazettes: tuple[str | None, str | None] = (f"{tahun}/{ln}", str(tln))
    else:
        gazettes = (None, None)
    amended = data.draw(st.integers(0, 2))
    if amended:
        text += " sebagaimana telah diubah dengan Undang-Undang Nomor 901 Tahun 2025"
        text += " (Lembaran Negara Tahun 2025 Nomor 999)"
    if amended == 2:
        text += ", terakhir dengan Peraturan Pemerintah Nomor 902 Tahun 2025 tentang Perubahan"
    found = parse_citation(text + data.draw(st.sampled_from([";", ".", ""])), kabupaten=HOME)
    assert found.diubah_dengan == ("uu-901-2025", "pp-902-2025")[:amended]
    assert (found.lembaran_negara, found.tambahan_lembaran_negara) == gazettes
    assert found.berita_negara is None
    for name in ("jenis", "instansi", "nomor", "tahun", "tentang", "peraturan_id", "lengkap"):
        assert getattr(found, name) == getattr(expected, name), name


@pytest.mark.slow
@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    found = parse_citation(text, kabupaten=HOME)
    assert found.peraturan_id is None or found.jenis is not None


def test_gold_citations_are_right_in_every_column(shared: Path) -> None:
    for path in shared.glob("gold/*/landasan_hukum.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found = parse_citation(row["teks"], kabupaten=HOME)
                for name in Citation.__slots__:
                    value = getattr(found, name)
                    if name == "diubah_dengan":
                        value = ";".join(value)
                    elif name == "lengkap":
                        value = str(value).lower()
                    assert (value if value is not None else "") == (
                        int(row[name]) if name == "tahun" and row[name] else row[name]
                    ), (row["bagian"], row["urutan"], name)


CLEAN = (
    "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017 tentang Tata Cara (Berita Negara Republik "
    "Indonesia Tahun 2017 Nomor 1312) sebagaimana telah diubah dengan Peraturan Menteri Dalam "
    "Negeri Nomor 18 Tahun 2020;"
)


@given(st.integers(0, len(CLEAN) - 1), st.sampled_from(["split", "join"]))
def test_a_lost_or_added_space_changes_nothing(place: int, kind: str) -> None:
    if kind == "join":
        broken = CLEAN[:place] + CLEAN[place:].replace(" ", "", 1)
    elif CLEAN[place].isalpha() and CLEAN[place - 1 : place].isalpha():
        broken = CLEAN[:place] + " " + CLEAN[place:]
    else:
        broken = CLEAN
    found = parse_citation(broken)
    assert found.peraturan_id == "permendagri-86-2017"
    assert found.berita_negara == "2017/1312"
    assert found.diubah_dengan == ("permendagri-18-2020",)


def test_a_type_that_cannot_be_read_is_not_taken_from_a_later_law() -> None:
    found = parse_citation(
        "Xndang-Xndxng Nomor 12 Tahun 1950 tentang Hal sebagaimana telah diubah dengan "
        "Undang-Undang Nomor 2 Tahun 1965"
    )
    assert (found.jenis, found.peraturan_id) == (None, None)
    assert (found.nomor, found.tahun) == ("12", 1950)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Undang-Undang Nomor 5 Tahun 1960 (LN Tahun 1960 Nomor 104) tentang Agraria",
            {"nomor": "5", "tahun": 1960, "tentang": "Agraria", "lembaran_negara": "1960/104"},
        ),
        (
            "Keputusan Menteri Dalam Negeri Nomor 4 Tahun 2011 tanggal 3 Mei 2011 tentang Hal",
            {"nomor": "4", "tahun": 2011, "tentang": "Hal", "peraturan_id": "kepmendagri-4-2011"},
        ),
        (
            "Peraturan Daerah Kabupaten Bandung Nomor 9 tanggal 3 Mei 2011 tentang Hal",
            {"nomor": "9", "tahun": 2011, "tentang": "Hal"},
        ),
        (
            "Undang-Undang Nomor 1 Tahun 1950 tentang Pencabutan Staatsblad 1926 Nomor 226",
            {"peraturan_id": "uu-1-1950", "tentang": "Pencabutan Staatsblad 1926 Nomor 226"},
        ),
        (
            "Stb. 1926 No. 226 tentang Ordonansi Gangguan",
            {"peraturan_id": "stb-226-1926", "tentang": "Ordonansi Gangguan"},
        ),
        (
            "Peraturan Nomor 4 Tahun 2011 tentang Hal",
            {"nomor": "4", "tahun": 2011, "lengkap": True},
        ),
        ("Peraturan Nomor 4 tentang Hal", {"nomor": None, "tahun": None, "lengkap": False}),
        ("Undang-Undang Tahun 2014 Nomor 23 tentang Hal", {"peraturan_id": "uu-23-2014"}),
        ("Undang-Undang Tahun 2014 tentang Hal", {"nomor": None, "tahun": 2014}),
        (
            "Undang-Undang Nomor 5 Tahun 1960 tentang Hal (LN Tahun 1960 Nomor 04, TLN Nomor 0104)",
            {"lembaran_negara": "1960/4", "tambahan_lembaran_negara": "104"},
        ),
        ("Instruksi Gubernur Nomor 4 Tahun 2011 tentang Hal", {"instansi": None, "nomor": "4"}),
        (
            "Instruksi Bupati Bandung Nomor 4 Tahun 2011 tentang Hal",
            {"instansi": "Kabupaten Bandung", "peraturan_id": "inbup-bandung-4-2011"},
        ),
        (
            "Peraturan Daerah Nomor 2 Tahun 2010 tentang Rencana Tata Ruang Provinsi Jawa Barat",
            {"instansi": "Provinsi Jawa Barat"},
        ),
        (
            "Peraturan Daerah Nomor 2 Tahun 2010 tentang Retribusi di Provinsi Jawa Barat",
            {"instansi": None, "peraturan_id": None},
        ),
    ],
)
def test_parts_in_another_order(text: str, expected: dict[str, object]) -> None:
    citation = parse_citation(text)
    assert {name: getattr(citation, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("amended", "expected"),
    [
        ("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah", ("uu-9-2015",)),
        ("Peraturan Daerah Kabupaten Bandung Nomor 7 Tahun 2014 tentang Hal", ()),
        ("Peraturan Menteri Dalam Negeri Nomor 7 Tahun 2014 tentang Hal", ()),
    ],
)
def test_an_amendment_without_a_type_is_of_the_same_where_no_office_makes_it(
    amended: str, expected: tuple[str, ...]
) -> None:
    citation = parse_citation(f"{amended} sebagaimana telah diubah dengan Nomor 9 Tahun 2015")
    assert citation.diubah_dengan == expected


def test_an_amendment_that_is_not_named_ends_the_title() -> None:
    citation = parse_citation(
        "Undang-Undang Nomor 23 Tahun 2014 tentang Hal sebagaimana telah diubah"
    )
    assert (citation.tentang, citation.diubah_dengan) == ("Hal", ())


@pytest.mark.parametrize("year", ["OOO4", "9O14", "2O2"])
def test_letters_among_digits_are_no_year_of_a_law(year: str) -> None:
    citation = parse_citation(f"Undang-Undang Nomor 2 Tahun {year} tentang Hal")
    assert (citation.nomor, citation.tahun, citation.peraturan_id) == ("2", None, None)
