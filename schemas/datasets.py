"""Every dataset, declared once: columns, types, meanings, keys, vocabularies.

Arrow schemas, pandera models and the data dictionary are all made from :data:`DATASETS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["str", "int", "float", "bool", "date", "money", "list"]

SCHEMA_VERSION = "3"

DOCUMENT_FORMS = (
    *("peraturan", "rancangan", "keputusan", "renstra", "perubahan-renstra", "renja", "lkjip"),
    *("perjanjian-kinerja", "iku", "evaluasi", "dpa", "lain"),
)
LEVELS = ("tujuan", "sasaran", "urusan", "program", "kegiatan", "subkegiatan", "total")
PERIODS = (
    *("renstra", "realisasi-lalu", "target"),
    *("target-triwulan-1", "target-triwulan-2", "target-triwulan-3", "target-triwulan-4"),
    *("triwulan-1", "triwulan-2", "triwulan-3", "triwulan-4"),
    *("sd-triwulan-2", "sd-triwulan-3", "semester-1", "semester-2"),
    *("realisasi", "capaian", "renstra-realisasi", "renstra-capaian"),
)

PERATURAN_TYPES = (
    *("UUD", "UU", "PERPU", "PP", "PERPRES", "KEPPRES", "INPRES", "PERMEN", "KEPMEN", "INMEN"),
    *("SE", "PERDA", "PERGUB", "PERBUP", "PERWALI", "KEPBUP", "LAIN"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type (``money`` is decimal128(20, 2) rupiah, ``list`` a list of strings),
    its meaning, what is allowed in it, and its unit where every value has the same."""

    name: str
    kind: Kind
    doc: str
    required: bool = False
    allowed: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """One dataset: what a row is, its key, its columns, its foreign keys ``(columns, dataset)``,
    and columns of which every row fills one at least."""

    name: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    foreign: tuple[tuple[tuple[str, ...], str], ...] = ()
    one_of: tuple[str, ...] = ()

    def column(self, name: str) -> Column:
        """The column of that name; ``KeyError`` where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


def _s(name: str, doc: str, *, required: bool = False, allowed: tuple[str, ...] = ()) -> Column:
    return Column(name, "str", doc, required, allowed)


def _i(
    name: str,
    doc: str,
    *,
    required: bool = False,
    minimum: float | None = None,
    maximum: float | None = None,
) -> Column:
    return Column(name, "int", doc, required, (), minimum, maximum)


def _f(
    name: str,
    doc: str,
    *,
    minimum: float | None = None,
    maximum: float | None = None,
    unit: str | None = None,
) -> Column:
    return Column(name, "float", doc, False, (), minimum, maximum, unit)


def _m(name: str, doc: str) -> Column:
    return Column(name, "money", doc, unit="rupiah")


_DOC = _s(
    "doc_id",
    "Dokumen: `<jenis>-<kabupaten>-<nomor>-<tahun>`; tanpa peraturan"
    " `<bentuk>-<perangkat daerah>-<kab|kota|prov>-<daerah>-<periode>`",
    required=True,
)
_TABEL = _s("tabel_id", "Tabel: `<doc_id>/t<NN>`, menurut urutan dokumen", required=True)
_BARIS = _i("baris", "Baris (0 = pertama) dalam tabel yang dipulihkan", required=True, minimum=0)
_HALAMAN = _i("halaman", "Halaman PDF (1 = pertama); kosong untuk teks", minimum=1)
_TAHUN_DATED = _i(
    "tahun", "Tahun; kosong bila hanya urutannya tercetak", minimum=1945, maximum=2100
)
_TAHUN_KE = _i(
    "tahun_ke", "Urutan tahun (`Tahun ke-1` = 1), bila kepala tabel mencetaknya", minimum=0
)
_SKALA = _i(
    "skala",
    "Kelipatan rupiah yang dipakai kolom uangnya: 1, 1000, 1000000 …; kosong tanpa uang",
    minimum=1,
)
_TUJUAN = _s("tujuan", "Tujuan yang membawahi baris ini")
_SASARAN = _s("sasaran", "Sasaran yang membawahi baris ini")
_INDIKATOR = _s("indikator", "Indikator seperti tercetak")
_INDIKATOR_ID = _s("indikator_id", "Indikator yang sama di semua dokumen; kosong bila tak cocok")
_SATUAN = _s("satuan", "`persen` bila `%` tercetak; selain itu satuan seperti tercetak")
_TERKOREKSI = Column(
    "dikoreksi", "bool", "Apakah koreksi orang (`koreksi.csv`) ikut menentukan baris ini"
)
_URUTAN = _i("urutan", "Urutan dalam dokumen (1 = pertama)", required=True, minimum=1)


def _baris(what: str) -> Column:
    return _i(f"{what}_baris", f"Baris sel {what} dalam `sel`, bila bukan pada `baris`", minimum=0)


def _kolom(name: str, what: str) -> Column:
    return _i(name, f"Kolom (0 = pertama) sel {what} dalam `sel`", minimum=0)


GRADES = ("sepakat", "tunggal", "bertentangan", "diragukan")


def _measured(value: Column) -> tuple[Column, ...]:
    """A value of a panel, the statement that it was taken from, and what the others say."""
    name = value.name
    return (
        value,
        _s(
            f"{name}_mutu",
            "`sepakat`: beberapa pernyataan sama; `tunggal`: hanya satu; `bertentangan`: ada yang"
            " berbeda; `diragukan`: sel, tabel atau kodenya meragukan",
            allowed=GRADES,
        ),
        _i(f"{name}_setuju", f"Banyaknya pernyataan yang sama, dengan {name} ini", minimum=0),
        Column(
            f"{name}_beda",
            "list",
            "Pernyataan yang berbeda: `<tabel_id>#<baris>,<kolom>=<nilai> <satuan>`",
        ),
        _s(f"{name}_sumber", "Dataset pernyataan yang dipakai"),
        _s(f"{name}_doc_id", "Dokumen pernyataan yang dipakai"),
        _s(f"{name}_tabel_id", "Tabel pernyataan yang dipakai"),
        _i(f"{name}_baris", "Baris sel dalam `sel`", minimum=0),
        _i(f"{name}_kolom", "Kolom sel dalam `sel`", minimum=0),
        _i(f"{name}_halaman", "Halaman PDF; kosong untuk teks", minimum=1),
    )


def _measured_fk(*names: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    documents = tuple(((f"{name}_doc_id",), "dokumen") for name in names)
    return documents + tuple(((f"{name}_tabel_id",), "tabel") for name in names)


_OFFICE = (
    _s(
        "perangkat_id",
        "Perangkat daerah di semua dokumen: kode kecamatan, selain itu nama dan daerahnya; doc_id"
        " bila tak diketahui",
        required=True,
    ),
    _s("kode_wilayah", "Kode Kemendagri kecamatan; kosong untuk perangkat daerah lain"),
    _s("kode_bps", "Kode BPS kecamatan; kosong bila padanannya tak pasti"),
    _s("kecamatan", "Kecamatan; kosong untuk perangkat daerah lain"),
    _s("kabupaten", "Kabupaten atau kota, tanpa kata `Kabupaten`"),
    _s("provinsi", "Provinsi"),
    _s("perangkat_daerah", "Perangkat daerah seperti tercetak"),
)
_PANEL_TAHUN = _i("tahun", "Tahun", required=True, minimum=1945, maximum=2100)
_MUTU = _s("mutu", "Mutu yang terburuk dari nilai-nilai baris ini", required=True, allowed=GRADES)
_DIKOREKSI = Column("dikoreksi", "bool", "Satu nilai atau lebih bertumpu pada koreksi", True)

DOC_FK = ((("doc_id",), "dokumen"),)
TABEL_FK = ((("doc_id",), "dokumen"), (("tabel_id",), "tabel"))

DATASETS: dict[str, Dataset] = {
    d.name: d
    for d in (
        Dataset(
            "dokumen",
            "satu dokumen: peraturan, atau dokumen perencanaan dan evaluasi tanpa peraturan",
            ("doc_id",),
            (
                _DOC,
                _s("bentuk", "Bentuk dokumen", allowed=DOCUMENT_FORMS),
                _s("jenis", "Jenis peraturan, mis. `Peraturan Bupati`"),
                _i("nomor", "Nomor peraturan", minimum=1),
                _i("tahun", "Tahun peraturan", minimum=1945, maximum=2100),
                _s("tentang", "Judul seperti tercetak"),
                _s("provinsi", "Provinsi"),
                _s("kabupaten", "Kabupaten atau kota, tanpa kata `Kabupaten`"),
                _s("perangkat_daerah", "Perangkat daerah seperti tercetak: `Kecamatan Gempol`"),
                _s("kecamatan", "Kecamatan"),
                _s("kode_wilayah", "Kode Kemendagri kecamatan"),
                _i(
                    "periode_awal",
                    "Tahun pertama rencana; tahun dokumen setahun",
                    minimum=1945,
                    maximum=2100,
                ),
                _i(
                    "periode_akhir",
                    "Tahun terakhir rencana; tahun dokumen setahun",
                    minimum=1945,
                    maximum=2100,
                ),
                _s("lampiran_dari", "doc_id peraturan yang dilampiri dokumen ini"),
                _s("tempat_ditetapkan", "Tempat penetapan"),
                Column("tanggal_ditetapkan", "date", "Tanggal penetapan"),
                Column("tanggal_diundangkan", "date", "Tanggal pengundangan"),
                _s("bupati", "Penanda tangan: bupati"),
                _s("sekretaris_daerah", "Penanda tangan: sekretaris daerah"),
                _i("berita_daerah_tahun", "Tahun Berita Daerah", minimum=1945, maximum=2100),
                _i("berita_daerah_nomor", "Nomor Berita Daerah", minimum=1),
                _i("tambahan_berita_daerah_nomor", "Nomor Tambahan Berita Daerah", minimum=1),
                _s("source_file", "Berkas asal, relatif terhadap folder masukan", required=True),
                _s("source_sha256", "SHA-256 berkas asal", required=True),
                _s("source_format", "Bentuk berkas", required=True, allowed=("pdf", "text")),
                _i("halaman", "Jumlah halaman; kosong untuk teks", minimum=0),
                _i("halaman_pindai", "Jumlah halaman yang berupa gambar (pindaian)", minimum=0),
                Column("dikoreksi", "list", "Kolom yang isinya koreksi orang (`koreksi.csv`)"),
                _s("pipeline_version", "Versi perbup yang membaca", required=True),
                _s("schema_version", "Versi skema", required=True),
            ),
        ),
        Dataset(
            "konsideran",
            "satu huruf *Menimbang*",
            ("doc_id", "posisi"),
            (
                _DOC,
                _i("posisi", "Tempat dalam daftar (1 = pertama)", required=True, minimum=1),
                _s("huruf", "Huruf seperti tercetak; kosong bila tak ada"),
                _s("teks", "Isi tanpa huruf", required=True),
                _HALAMAN,
            ),
            DOC_FK,
        ),
        Dataset(
            "pasal",
            "satuan bernomor terkecil batang tubuh: pasal, ayat, huruf, angka, atau kalimat"
            " pengantar",
            ("doc_id", "urutan"),
            (
                _DOC,
                _URUTAN,
                _i("bab", "Nomor bab batang tubuh", minimum=1),
                _s("bab_judul", "Judul bab batang tubuh"),
                _i("pasal", "Nomor pasal; diktum keputusan (`KESATU` = 1)", minimum=1),
                _i("ayat", "Nomor ayat", minimum=1),
                _s("huruf", "Huruf"),
                _i("angka", "Angka", minimum=1),
                _s("label", "Label seperti tercetak: `Pasal 6`, `(1)`, `a.`, `1.`"),
                _s("teks", "Isi tanpa label"),
                _s("penjelasan", "Penjelasan pasal demi pasal, pada baris pertama pasalnya"),
                _HALAMAN,
            ),
            DOC_FK,
        ),
        Dataset(
            "landasan_hukum",
            "satu peraturan yang dirujuk, dari *Mengingat* atau dari *Landasan Hukum* Renstra",
            ("doc_id", "bagian", "posisi"),
            (
                _DOC,
                _s("bagian", "Tempat rujukan", required=True, allowed=("mengingat", "renstra")),
                _i("posisi", "Tempat dalam daftar (1 = pertama)", required=True, minimum=1),
                _i("urutan", "Nomor seperti tercetak", minimum=0),
                _s("teks", "Rujukan lengkap seperti tercetak, tanpa nomor", required=True),
                _s("jenis", "Jenis peraturan", allowed=PERATURAN_TYPES),
                _s("instansi", "Pembentuk, bila jenis saja tidak menyebutnya"),
                _s("nomor", "Nomor seperti tercetak"),
                _i("tahun", "Tahun", minimum=1800, maximum=2100),
                _s("tentang", "Judul"),
                _s("peraturan_id", "Pengenal peraturan di semua dokumen"),
                _s("lembaran_negara", "Lembaran Negara: `tahun/nomor`"),
                _s("tambahan_lembaran_negara", "Nomor Tambahan Lembaran Negara"),
                _s("berita_negara", "Berita Negara: `tahun/nomor`"),
                Column("diubah_dengan", "list", "peraturan_id yang disebut mengubahnya"),
                Column("lengkap", "bool", "Nomor dan tahun tercetak", required=True),
                _HALAMAN,
            ),
            DOC_FK,
        ),
        Dataset(
            "renstra_bab",
            "satu bab atau bagian bernomor Renstra",
            ("doc_id", "urutan"),
            (
                _DOC,
                _URUTAN,
                _i("bab", "Nomor bab", required=True, minimum=1),
                _s("nomor", "Nomor bagian seperti tercetak; kosong pada bab"),
                _s("judul", "Judul"),
                _i("level", "Tingkat; bab = 1", required=True, minimum=1),
                _s("teks", "Isi sendiri, tanpa subbagian dan tanpa sel tabel"),
                _i("halaman_awal", "Halaman pertama", minimum=1),
                _i("halaman_akhir", "Halaman terakhir", minimum=1),
            ),
            DOC_FK,
        ),
        Dataset(
            "capaian",
            "satu indikator dalam satu tahun: target, realisasi, rasio",
            ("doc_id", "tabel_id", "baris", "tahun", "tahun_ke"),
            (
                _DOC,
                _TABEL,
                _BARIS,
                _TUJUAN,
                _SASARAN,
                _INDIKATOR,
                _INDIKATOR_ID,
                _TAHUN_DATED,
                _TAHUN_KE,
                _f("target", "Target; persen dalam per seratus"),
                _f("realisasi", "Realisasi; persen dalam per seratus"),
                _f("rasio", "Rasio capaian dalam persen", unit="persen"),
                _SATUAN,
                _s("target_teks", "Target seperti tercetak"),
                _s("realisasi_teks", "Realisasi seperti tercetak"),
                _s("rasio_teks", "Rasio seperti tercetak"),
                _SKALA,
                _HALAMAN,
                _kolom("target_kolom", "target"),
                _kolom("realisasi_kolom", "realisasi"),
                _baris("realisasi"),
                _kolom("rasio_kolom", "rasio"),
                _baris("rasio"),
                _TERKOREKSI,
            ),
            TABEL_FK,
            ("tahun", "tahun_ke"),
        ),
        Dataset(
            "anggaran",
            "satu baris anggaran dalam satu tahun: anggaran, realisasi, rasio",
            ("doc_id", "tabel_id", "baris", "tahun", "tahun_ke"),
            (
                _DOC,
                _TABEL,
                _BARIS,
                _s("uraian", "Uraian seperti tercetak; kosong pada jumlah tanpa nama"),
                _s(
                    "jenjang",
                    "Jenjang baris",
                    required=True,
                    allowed=("program", "kegiatan", "subkegiatan", "total"),
                ),
                _s("program", "Program yang membawahi baris ini"),
                _s("kode", "Kode program/kegiatan/subkegiatan menurut namanya"),
                _f("kode_skor", "Kecocokan nama dengan nama resmi", minimum=0, maximum=1),
                _TAHUN_DATED,
                _TAHUN_KE,
                _m("anggaran", "Anggaran (rupiah)"),
                _m("realisasi", "Realisasi (rupiah)"),
                _f("rasio", "Realisasi terhadap anggaran dalam persen", unit="persen"),
                _s("anggaran_teks", "Anggaran seperti tercetak"),
                _s("realisasi_teks", "Realisasi seperti tercetak"),
                _s("rasio_teks", "Rasio seperti tercetak"),
                _m("pertumbuhan_anggaran", "Rata-rata pertumbuhan anggaran seperti tercetak"),
                _m("pertumbuhan_realisasi", "Rata-rata pertumbuhan realisasi seperti tercetak"),
                _SKALA,
                _HALAMAN,
                _kolom("anggaran_kolom", "anggaran"),
                _kolom("realisasi_kolom", "realisasi"),
                _baris("realisasi"),
                _kolom("rasio_kolom", "rasio"),
                _baris("rasio"),
                _TERKOREKSI,
            ),
            TABEL_FK,
            ("tahun", "tahun_ke"),
        ),
        Dataset(
            "target",
            "satu indikator dalam satu tahun rencana (T-C.25, T-C.28 dan sejenisnya)",
            ("doc_id", "tabel_id", "baris", "fase", "tahun", "tahun_ke"),
            (
                _DOC,
                _TABEL,
                _BARIS,
                _s("jenis", "Jenis target", required=True, allowed=("tujuan-sasaran", "iku")),
                _TUJUAN,
                _SASARAN,
                _INDIKATOR,
                _INDIKATOR_ID,
                _s(
                    "fase",
                    "Fase rencana",
                    required=True,
                    allowed=("awal", "proyeksi", "target", "akhir"),
                ),
                _i(
                    "tahun",
                    "Tahun; kosong untuk `awal` dan `proyeksi` tanpa tahun tercetak",
                    minimum=1945,
                    maximum=2100,
                ),
                _TAHUN_KE,
                _f("nilai", "Nilai; persen dalam per seratus"),
                _SATUAN,
                _s("teks", "Nilai seperti tercetak"),
                _SKALA,
                _HALAMAN,
                _kolom("kolom", "nilai"),
                _TERKOREKSI,
            ),
            TABEL_FK,
        ),
        Dataset(
            "rencana",
            "satu baris rencana program (T-C.27) dalam satu tahun",
            ("doc_id", "tabel_id", "baris", "fase", "tahun", "tahun_ke", "jenis_belanja"),
            (
                _DOC,
                _TABEL,
                _BARIS,
                _s("kode", "Kode: `7.01.01.2.02.01`"),
                _s(
                    "jenjang",
                    "Jenjang baris",
                    required=True,
                    allowed=LEVELS,
                ),
                _TUJUAN,
                _SASARAN,
                _s("nama", "Nama yang tercetak pada barisnya, tanpa kode"),
                _INDIKATOR,
                _s("keluaran", "Hasil atau keluaran seperti tercetak (outcome, output)"),
                _s("fase", "Fase rencana", required=True, allowed=("awal", "target", "akhir")),
                _i(
                    "tahun",
                    "Tahun; kosong untuk `awal` tanpa tahun tercetak; tahun terakhir untuk `akhir`",
                    minimum=1945,
                    maximum=2100,
                ),
                _TAHUN_KE,
                _s(
                    "jenis_belanja",
                    "Jenis belanja atau sumber dana kolom uangnya (`BL`, `BTL`, `DAU`); kosong"
                    " bila setahun hanya punya satu kolom uang",
                ),
                _f("target", "Target; persen dalam per seratus"),
                _SATUAN,
                _s("target_teks", "Target seperti tercetak"),
                _m("pagu", "Pagu indikatif (rupiah)"),
                _s("pagu_teks", "Pagu seperti tercetak"),
                _s("penanggung_jawab", "Penanggung jawab"),
                _s("lokasi", "Lokasi"),
                _SKALA,
                _HALAMAN,
                _kolom("target_kolom", "target"),
                _i(
                    "target_baris",
                    "Baris sel target dalam `sel`, bila tercetak pada baris hasil/keluaran di bawah"
                    " baris uangnya",
                    minimum=0,
                ),
                _kolom("pagu_kolom", "pagu"),
                _TERKOREKSI,
            ),
            TABEL_FK,
        ),
        Dataset(
            "evaluasi",
            "satu baris tabel evaluasi atau realisasi dalam satu masa: triwulan, tahun, akhir"
            " rencana",
            ("doc_id", "tabel_id", "baris", "periode"),
            (
                _DOC,
                _TABEL,
                _BARIS,
                _s("kode", "Kode: `7.01.01.2.02.01`"),
                _s("jenjang", "Jenjang baris; kosong bila tak tercetak", allowed=LEVELS),
                _s("nama", "Nama yang tercetak pada barisnya, tanpa kode"),
                _INDIKATOR,
                _INDIKATOR_ID,
                _s("periode", "Masa yang dinilai", required=True, allowed=PERIODS),
                _i("tahun", "Tahun; kosong bila tak tercetak", minimum=1945, maximum=2100),
                _f("kinerja", "Nilai kinerja (K); persen dalam per seratus"),
                _SATUAN,
                _s("kinerja_teks", "Kinerja seperti tercetak"),
                _m("rupiah", "Uang (Rp), dalam rupiah"),
                _s("rupiah_teks", "Uang seperti tercetak"),
                _f("tingkat", "Tingkat capaian kinerja dalam persen, bila tercetak", unit="persen"),
                _s("tingkat_teks", "Tingkat seperti tercetak"),
                _f(
                    "tingkat_rupiah",
                    "Tingkat serapan uang dalam persen, bila tercetak",
                    unit="persen",
                ),
                _s("tingkat_rupiah_teks", "Tingkat serapan seperti tercetak"),
                _s("penanggung_jawab", "Penanggung jawab"),
                _s("lokasi", "Lokasi"),
                _SKALA,
                _HALAMAN,
                _kolom("kinerja_kolom", "kinerja"),
                _kolom("rupiah_kolom", "uang"),
                _kolom("tingkat_kolom", "tingkat"),
                _kolom("tingkat_rupiah_kolom", "tingkat serapan"),
                _TERKOREKSI,
            ),
            TABEL_FK,
        ),
        Dataset(
            "tabel",
            "satu tabel, juga yang tidak dikenal",
            ("tabel_id",),
            (
                _TABEL,
                _DOC,
                _URUTAN,
                _s("kode", "Kode tabel: `T-C.23`, `2.8`"),
                _s("judul", "Judul tabel"),
                _s(
                    "jenis",
                    "Jenis tabel",
                    required=True,
                    allowed=("capaian", "anggaran", "target", "rencana", "evaluasi", "lain"),
                ),
                _i("halaman_awal", "Halaman pertama", minimum=1),
                _i("halaman_akhir", "Halaman terakhir", minimum=1),
                _i(
                    "jumlah_baris",
                    "Jumlah baris, kepala terhitung sekali",
                    required=True,
                    minimum=0,
                ),
                _i("jumlah_kolom", "Jumlah kolom", required=True, minimum=0),
                _i("baris_kepala", "Jumlah baris kepala; 0 bila tanpa kepala", minimum=0),
                _s(
                    "metode",
                    "Cara pemulihan",
                    required=True,
                    allowed=("teks", "pdfium", "pdfplumber", "camelot", "ocr"),
                ),
                _f("keyakinan", "Peluang tabel ini benar seluruhnya", minimum=0, maximum=1),
                Column(
                    "pribadi",
                    "bool",
                    "Daftar nama pegawai dengan pangkat, NIP atau nilainya: tidak untuk disebarkan",
                ),
                _i("baris_sumber", "Baris berkas teks tempat tabel mulai", minimum=1),
                _TERKOREKSI,
            ),
            DOC_FK,
        ),
        Dataset(
            "sel",
            "satu sel tabel; teks sel gabungan ada di sel kiri atasnya",
            ("tabel_id", "baris", "kolom"),
            (
                _DOC,
                _TABEL,
                _BARIS,
                _i("kolom", "Kolom (0 = pertama)", required=True, minimum=0),
                _s("teks", "Isi seperti tercetak; kosong bila sel kosong"),
                _f("nilai", "Bilangan yang terbaca; persen dalam per seratus"),
                _f(
                    "keyakinan",
                    "Keyakinan pengenalan teks pindaian; kosong bila teks bukan hasil pengenalan",
                    minimum=0,
                    maximum=1,
                ),
                _SATUAN,
                Column("kepala", "bool", "Sel kepala tabel", required=True),
                _HALAMAN,
                _f("x0", "Tepi kiri (poin, asal kiri atas)", unit="pt"),
                _f("y0", "Tepi atas", unit="pt"),
                _f("x1", "Tepi kanan", unit="pt"),
                _f("y1", "Tepi bawah", unit="pt"),
                _i("baris_sumber", "Baris berkas teks; kosong untuk PDF", minimum=1),
                _s(
                    "teks_asli",
                    "Isi yang terbaca, bila orang memeriksa sel ini (`koreksi.csv`); `teks` ialah"
                    " isi yang benar menurutnya",
                ),
                _TERKOREKSI,
            ),
            TABEL_FK,
        ),
        Dataset(
            "temuan",
            "satu temuan mutu data",
            ("doc_id", "temuan_id"),
            (
                _DOC,
                _s("temuan_id", "Pengenal tetap temuan", required=True),
                _s("aturan", "Aturan", required=True),
                _s("tingkat", "Tingkat", required=True, allowed=("error", "warning", "info")),
                _s("dataset", "Dataset yang bersangkutan"),
                _s("kunci", "Baris mana"),
                _s("pesan", "Apa yang ganjil, dari `templat` dan `nilai`", required=True),
                _s("harapan", "Nilai yang diharapkan"),
                _s("ditemukan", "Nilai yang ditemukan"),
                Column("harapan_angka", "float", "Nilai yang diharapkan bila ia sebuah bilangan"),
                Column("ditemukan_angka", "float", "Nilai yang ditemukan bila ia sebuah bilangan"),
                _s("templat", "Templat pesan, kunci dari `schemas/data/pesan.toml`"),
                _s("nilai", "Nilai-nilai pesan menurut namanya, teks JSON (docs/findings.md)"),
                _s("tabel_id", "Tabel yang disebutnya; kosong bila bukan tentang satu tabel"),
                _HALAMAN,
                Column("sel", "list", "Sel yang bersangkutan: `<tabel_id>#<baris>,<kolom>`"),
                _i("baris_sumber", "Baris berkas teks; kosong untuk PDF", minimum=1),
                _f(
                    "bobot",
                    "Seberapa penting, 0–1: jenis temuan, jauhnya selisih, dan pastinya pembacaan"
                    " (docs/rules.md)",
                    minimum=0,
                    maximum=1,
                ),
                _s(
                    "induk",
                    "temuan_id yang memimpin temuan sebab yang sama; kosong bila ia sendiri",
                ),
            ),
        ),
        Dataset(
            "peraturan",
            "satu peraturan yang dirujuk, dari semua dokumen",
            ("peraturan_id",),
            (
                _s("peraturan_id", "Pengenal peraturan", required=True),
                _s("jenis", "Jenis peraturan", allowed=PERATURAN_TYPES),
                _s("instansi", "Pembentuk"),
                _s("nomor", "Nomor"),
                _i("tahun", "Tahun", minimum=1800, maximum=2100),
                _s("tentang", "Judul yang paling banyak dipakai"),
                _s("lembaran_negara", "Lembaran Negara: `tahun/nomor`"),
                _s("tambahan_lembaran_negara", "Nomor Tambahan Lembaran Negara"),
                _s("berita_negara", "Berita Negara: `tahun/nomor`"),
                _i("jumlah_dokumen", "Banyaknya dokumen yang merujuknya", required=True, minimum=0),
                _i("jumlah_judul", "Banyaknya judul berbeda", required=True, minimum=0),
            ),
        ),
        Dataset(
            "relasi",
            "hubungan satu peraturan dengan yang lain",
            ("dari", "ke", "jenis", "doc_id"),
            (
                _DOC,
                _s("dari", "peraturan_id asal", required=True),
                _s("ke", "peraturan_id tujuan", required=True),
                _s(
                    "jenis",
                    "Hubungan",
                    required=True,
                    allowed=("mengingat", "landasan", "diubah-dengan", "mencabut", "menetapkan"),
                ),
            ),
            DOC_FK,
        ),
        Dataset(
            "teks_lain",
            "teks dokumen yang tidak masuk dataset lain, dengan alasannya",
            ("doc_id", "urutan"),
            (
                _DOC,
                _URUTAN,
                _s(
                    "alasan",
                    "Mengapa tidak masuk: `sampul`, `daftar-isi`, `nomor-halaman`, …",
                    required=True,
                ),
                _s("teks", "Teks", required=True),
                _HALAMAN,
                _i("baris_sumber", "Baris berkas teks; kosong untuk PDF", minimum=1),
            ),
            DOC_FK,
        ),
        Dataset(
            "panel_indikator",
            "satu indikator satu perangkat daerah dalam satu tahun, dari semua yang menyatakannya",
            ("perangkat_id", "indikator_kunci", "tahun"),
            (
                *_OFFICE,
                _s(
                    "indikator_kunci",
                    "indikator_id, atau `nama:` dan huruf-huruf nama bila tak ada",
                    required=True,
                ),
                _INDIKATOR_ID,
                _s("indikator", "Nama seperti tercetak pada pernyataan yang dipakai"),
                _PANEL_TAHUN,
                _s("satuan", "Satuan target dan realisasi; pernyataan bersatuan lain tak dipakai"),
                *_measured(_f("target", "Target; persen dalam per seratus")),
                *_measured(_f("realisasi", "Realisasi; persen dalam per seratus")),
                _MUTU,
                _DIKOREKSI,
            ),
            _measured_fk("target", "realisasi"),
        ),
        Dataset(
            "panel_anggaran",
            "satu program, kegiatan, subkegiatan atau jumlah satu perangkat daerah dalam satu"
            " tahun, dari semua yang menyatakannya",
            ("perangkat_id", "anggaran_kunci", "jenis_belanja", "tahun"),
            (
                *_OFFICE,
                _s(
                    "anggaran_kunci",
                    "kode (dan huruf-huruf nama, bila satu tabel mencetaknya pada beberapa nama),"
                    " atau `<jenjang>:` dan huruf-huruf nama di bawah programnya bila tak ada",
                    required=True,
                ),
                _s("kode", "Kode program/kegiatan/subkegiatan; subkegiatan selalu empat angka"),
                _s("jenjang", "Jenjang baris; kosong bila tak tercetak", allowed=LEVELS),
                _s("uraian", "Nama seperti tercetak pada pernyataan yang dipakai"),
                _s("jenis_belanja", "Jenis belanja atau sumber dana; kosong bila tak dibedakan"),
                _PANEL_TAHUN,
                _s(
                    "deflator_kunci",
                    "Kunci deflator: `<kode Kemendagri kabupaten>/<tahun>`; nilai uang nominal",
                ),
                *_measured(_m("pagu", "Pagu indikatif rencana (rupiah nominal)")),
                *_measured(_m("anggaran", "Anggaran (rupiah nominal)")),
                *_measured(_m("realisasi", "Realisasi (rupiah nominal)")),
                _MUTU,
                _DIKOREKSI,
            ),
            _measured_fk("pagu", "anggaran", "realisasi"),
        ),
    )
}
