"""What invented regulations are made of: places, people, laws, indicators, programmes, sentences.

Names of laws, their gazette numbers and programme names are facts; every sentence is written for
this project, and every kecamatan and person is invented.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"

REGIONS: tuple[tuple[str, str, str], ...] = (
    ("Bojonegoro", "Jawa Timur", "Bojonegoro"),
    ("Malang", "Jawa Timur", "Kepanjen"),
    ("Lumajang", "Jawa Timur", "Lumajang"),
    ("Banyumas", "Jawa Tengah", "Purwokerto"),
    ("Wonosobo", "Jawa Tengah", "Wonosobo"),
    ("Garut", "Jawa Barat", "Garut"),
    ("Sukabumi", "Jawa Barat", "Palabuhanratu"),
    ("Serang", "Banten", "Serang"),
    ("Lampung Tengah", "Lampung", "Gunung Sugih"),
    ("Ogan Ilir", "Sumatera Selatan", "Indralaya"),
    ("Pesisir Selatan", "Sumatera Barat", "Painan"),
    ("Deli Serdang", "Sumatera Utara", "Lubuk Pakam"),
    ("Sambas", "Kalimantan Barat", "Sambas"),
    ("Kutai Kartanegara", "Kalimantan Timur", "Tenggarong"),
    ("Hulu Sungai Selatan", "Kalimantan Selatan", "Kandangan"),
    ("Maros", "Sulawesi Selatan", "Maros"),
    ("Minahasa", "Sulawesi Utara", "Tondano"),
    ("Lombok Timur", "Nusa Tenggara Barat", "Selong"),
    ("Buleleng", "Bali", "Singaraja"),
    ("Maluku Tengah", "Maluku", "Masohi"),
)
"""(kabupaten, province, seat)."""

KECAMATAN: tuple[str, ...] = (
    "Wanasekar", "Tirtalaras", "Ngadirenggo", "Sumberlawang Asri", "Karangwidara", "Giripawana",
    "Jatilungit", "Kalisidra", "Mandalawening", "Randupitu Lor", "Bantarsekar", "Cikadongdong",
    "Parakanlawas", "Batu Sangkul", "Lubuk Panjalin", "Muara Selayan", "Tanjung Berangai",
    "Sungai Kelapapa", "Bukit Sarunai", "Teluk Manduru", "Ranah Salindung", "Pematang Surai",
    "Watulimbung", "Banua Lalayu", "Nusa Pelangkai", "Gunung Mersawa", "Tegalwiru", "Wringinjajar",
)  # fmt: skip

DESA: tuple[str, ...] = (
    "Sukamulya", "Karanganyar", "Margasari", "Tanjungsari", "Mekarwangi", "Sidomukti", "Wonokerto",
    "Banjarsari", "Kalirejo", "Sumberagung", "Purwodadi", "Girimukti", "Tegalrejo", "Bumiharjo",
    "Rejosari", "Sukoharjo", "Jatimulyo", "Sendangmulyo", "Kedungrejo", "Ngargosari", "Wirasana",
    "Pasirjaya", "Ciburial", "Lebakwangi", "Padasuka", "Tirtomoyo", "Gondangsari", "Bulusari",
)  # fmt: skip

PEOPLE: tuple[str, ...] = (
    "H. ARDIAN WIRASENA", "Drs. BAMBANG SURYAPRANA", "SITI MAHARANI PUTRA", "HENDRA KUSUMAWARDAYA",
    "Dr. RATNA ADININGSIH, S.H., M.Si.", "AGUNG WICAKSANA", "I MADE SURADNYA", "YULIANA PATTIASINA",
    "H. FIRMAN SYAHPUTRA, S.E.", "M. TAUFIQ RAHMANSYAH", "DEWI LARASATI", "JOHAN MANUPUTTY",
)  # fmt: skip

STAFF: tuple[str, ...] = (
    "Suparman", "Wahyuni", "Joko P", "Rina Astuti", "Mulyadi", "Endang S", "Agus Salim", "Titik W",
    "Rahmat H", "Fitriani", "Slamet R", "Dwi Lestari", "Yohanes", "Nurhayati", "Edi Santoso",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Law:
    """A regulation as fact: ``ln`` and ``bn`` are (year, number), ``tln`` a number."""

    jenis: str
    nomor: str
    tahun: int
    tentang: str
    ln: tuple[int, int] | None = None
    tln: int | None = None
    bn: tuple[int, int] | None = None
    instansi: str | None = None
    peraturan_id: str = ""
    amended: tuple[Law, ...] = ()
    weight: int = 1


def _uu(nomor: int, tahun: int, tentang: str, ln: int, tln: int, *amended: Law, w: int = 1) -> Law:
    pid = f"uu-{nomor}-{tahun}"
    return Law("UU", str(nomor), tahun, tentang, (tahun, ln), tln, None, None, pid, amended, w)


def _pp(nomor: int, tahun: int, tentang: str, ln: int, tln: int, *amended: Law, w: int = 1) -> Law:
    pid = f"pp-{nomor}-{tahun}"
    return Law("PP", str(nomor), tahun, tentang, (tahun, ln), tln, None, None, pid, amended, w)


def _perpres(nomor: int, tahun: int, tentang: str, ln: int) -> Law:
    pid = f"perpres-{nomor}-{tahun}"
    return Law("PERPRES", str(nomor), tahun, tentang, (tahun, ln), None, None, None, pid)


def _permen(nomor: int, tahun: int, tentang: str, bn: int | None, *amended: Law, w: int = 1) -> Law:
    return Law(
        "PERMEN", str(nomor), tahun, tentang, None, None, (tahun, bn) if bn else None,
        "Menteri Dalam Negeri", f"permendagri-{nomor}-{tahun}", amended, w,
    )  # fmt: skip


_UU_2_1965 = Law(
    "UU", "2", 1965, "Perubahan Batas Wilayah Kotapraja Surabaya dan Daerah Tingkat II Surabaya",
    (1965, 19), 2730, None, None, "uu-2-1965",
)  # fmt: skip
_UU_13_2022 = _uu(
    13, 2022,
    "Perubahan Kedua atas Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan "
    "Perundang-undangan", 143, 6801,
)  # fmt: skip
_UU_15_2019 = _uu(
    15, 2019,
    "Perubahan atas Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan "
    "Perundang-undangan", 183, 6398,
)  # fmt: skip
_UU_9_2015 = _uu(
    9, 2015,
    "Perubahan Kedua atas Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah", 58, 5679,
)  # fmt: skip
_UU_6_2023 = _uu(
    6, 2023,
    "Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja "
    "menjadi Undang-Undang", 41, 6856,
)  # fmt: skip
_PP_72_2019 = _pp(
    72, 2019,
    "Perubahan atas Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah", 187, 6402,
)  # fmt: skip
_PP_11_2019 = _pp(
    11, 2019,
    "Perubahan Kedua atas Peraturan Pemerintah Nomor 43 Tahun 2014 tentang Peraturan Pelaksanaan "
    "Undang-Undang Nomor 6 Tahun 2014 tentang Desa", 41, 6321,
)  # fmt: skip
_PERMENDAGRI_120 = _permen(
    120, 2018,
    "Perubahan atas Peraturan Menteri Dalam Negeri Nomor 80 Tahun 2015 tentang Pembentukan Produk "
    "Hukum Daerah", 157,
)  # fmt: skip

LAWS: tuple[Law, ...] = (
    Law(
        "UU", "12", 1950,
        "Pembentukan Daerah-daerah Kabupaten di Lingkungan Propinsi Jawa Timur", None, None,
        (1950, 41), None, "uu-12-1950", (_UU_2_1965,),
    ),
    _uu(28, 1999, "Penyelenggara Negara yang Bersih dan Bebas dari Korupsi, Kolusi, dan Nepotisme",
        75, 3851),
    _uu(17, 2003, "Keuangan Negara", 47, 4286, w=2),
    _uu(1, 2004, "Perbendaharaan Negara", 5, 4355),
    _uu(15, 2004, "Pemeriksaan Pengelolaan dan Tanggung Jawab Keuangan Negara", 66, 4400),
    _uu(25, 2004, "Sistem Perencanaan Pembangunan Nasional", 104, 4421, w=4),
    _uu(33, 2004,
        "Perimbangan Keuangan antara Pemerintah Pusat dan Pemerintahan Daerah", 126, 4438),
    _uu(17, 2007, "Rencana Pembangunan Jangka Panjang Nasional Tahun 2005-2025", 33, 4700, w=3),
    _uu(26, 2007, "Penataan Ruang", 68, 4725),
    _uu(14, 2008, "Keterbukaan Informasi Publik", 61, 4846),
    _uu(25, 2009, "Pelayanan Publik", 112, 5038, w=2),
    _uu(12, 2011, "Pembentukan Peraturan Perundang-undangan", 82, 5234, _UU_15_2019, _UU_13_2022,
        w=4),
    _uu(5, 2014, "Aparatur Sipil Negara", 6, 5494),
    _uu(6, 2014, "Desa", 7, 5495, w=2),
    _uu(23, 2014, "Pemerintahan Daerah", 244, 5587, _UU_9_2015, _UU_6_2023, w=5),
    _uu(30, 2014, "Administrasi Pemerintahan", 292, 5601, w=2),
    _uu(1, 2022,
        "Hubungan Keuangan antara Pemerintah Pusat dan Pemerintahan Daerah", 4, 6757, w=2),
    _pp(39, 2006,
        "Tata Cara Pengendalian dan Evaluasi Pelaksanaan Rencana Pembangunan", 96, 4663),
    _pp(6, 2008, "Pedoman Evaluasi Penyelenggaraan Pemerintahan Daerah", 19, 4815),
    _pp(8, 2008,
        "Tahapan, Tata Cara Penyusunan, Pengendalian dan Evaluasi Pelaksanaan Rencana Pembangunan "
        "Daerah", 21, 4817, w=3),
    _pp(60, 2008, "Sistem Pengendalian Intern Pemerintah", 127, 4890),
    _pp(43, 2014,
        "Peraturan Pelaksanaan Undang-Undang Nomor 6 Tahun 2014 tentang Desa", 123, 5539,
        _PP_11_2019, w=2),
    _pp(18, 2016, "Perangkat Daerah", 114, 5887, _PP_72_2019, w=3),
    _pp(12, 2017,
        "Pembinaan dan Pengawasan Penyelenggaraan Pemerintahan Daerah", 73, 6041, w=2),
    _pp(2, 2018, "Standar Pelayanan Minimal", 2, 6178),
    _pp(17, 2018, "Kecamatan", 73, 6206, w=4),
    _pp(12, 2019, "Pengelolaan Keuangan Daerah", 42, 6322, w=3),
    _pp(13, 2019,
        "Laporan dan Evaluasi Penyelenggaraan Pemerintahan Daerah", 52, 6323, w=2),
    _perpres(29, 2014, "Sistem Akuntabilitas Kinerja Instansi Pemerintah", 80),
    _perpres(59, 2017, "Pelaksanaan Pencapaian Tujuan Pembangunan Berkelanjutan", 136),
    _perpres(39, 2019, "Satu Data Indonesia", 112),
    _perpres(18, 2020, "Rencana Pembangunan Jangka Menengah Nasional Tahun 2020-2024", 10),
    _perpres(33, 2020, "Standar Harga Satuan Regional", 57),
    Law("INPRES", "7", 1999, "Akuntabilitas Kinerja Instansi Pemerintah",
        peraturan_id="inpres-7-1999"),
    Law("INPRES", "9", 2000, "Pengarusutamaan Gender dalam Pembangunan Nasional",
        peraturan_id="inpres-9-2000"),
    _permen(80, 2015, "Pembentukan Produk Hukum Daerah", 2036, _PERMENDAGRI_120, w=3),
    _permen(86, 2017,
        "Tata Cara Perencanaan, Pengendalian dan Evaluasi Pembangunan Daerah, Tata Cara Evaluasi "
        "Rancangan Peraturan Daerah tentang Rencana Pembangunan Jangka Panjang Daerah dan Rencana "
        "Pembangunan Jangka Menengah Daerah, serta Tata Cara Perubahan Rencana Pembangunan Jangka "
        "Panjang Daerah, Rencana Pembangunan Jangka Menengah Daerah, dan Rencana Kerja Pemerintah "
        "Daerah", 1312, w=5),
    _permen(70, 2019, "Sistem Informasi Pemerintahan Daerah", 1114),
    _permen(90, 2019,
        "Klasifikasi, Kodefikasi, dan Nomenklatur Perencanaan Pembangunan dan Keuangan Daerah",
        1447, w=4),
    _permen(18, 2020,
        "Peraturan Pelaksanaan Peraturan Pemerintah Nomor 13 Tahun 2019 tentang Laporan dan "
        "Evaluasi Penyelenggaraan Pemerintahan Daerah", 288),
    _permen(77, 2020, "Pedoman Teknis Pengelolaan Keuangan Daerah", 1781, w=3),
    Law("PERMEN", "14", 2017,
        "Pedoman Penyusunan Survei Kepuasan Masyarakat Unit Penyelenggara Pelayanan Publik",
        bn=(2017, 708),
        instansi="Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
        peraturan_id="permenpanrb-14-2017"),
    Law("KEPMEN", "050-3708", 2020,
        "Hasil Verifikasi dan Validasi Pemutakhiran Klasifikasi, Kodefikasi dan Nomenklatur "
        "Perencanaan Pembangunan dan Keuangan Daerah",
        instansi="Menteri Dalam Negeri", peraturan_id="kepmendagri-050-3708-2020"),
    Law("KEPMEN", "050-5889", 2021,
        "Hasil Verifikasi, Validasi dan Inventarisasi Pemutakhiran Klasifikasi, Kodefikasi dan "
        "Nomenklatur Perencanaan Pembangunan dan Keuangan Daerah",
        instansi="Menteri Dalam Negeri", peraturan_id="kepmendagri-050-5889-2021"),
    Law("INMEN", "52", 2022,
        "Penyusunan Dokumen Perencanaan Pembangunan Daerah bagi Daerah dengan Masa Jabatan Kepala "
        "Daerah Berakhir pada Tahun 2023 dan Daerah Otonom Baru",
        instansi="Menteri Dalam Negeri", peraturan_id="inmendagri-52-2022", weight=2),
)  # fmt: skip

NAMES: dict[str, str] = {
    "UU": "Undang-Undang",
    "PP": "Peraturan Pemerintah",
    "PERPRES": "Peraturan Presiden",
    "INPRES": "Instruksi Presiden",
    "PERMEN": "Peraturan",
    "KEPMEN": "Keputusan",
    "INMEN": "Instruksi",
    "PERDA": "Peraturan Daerah",
    "PERBUP": "Peraturan Bupati",
}


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator: name, id where the vocabulary must know it, kind, unit, typical first value."""

    nama: str
    indikator_id: str | None
    kind: str
    satuan: str
    start: int
    sasaran: str


INDICATORS: tuple[Indicator, ...] = (
    Indicator("Indeks Kepuasan Masyarakat (IKM) Kecamatan", "ikm", "nilai", "Indeks", 80,
              "Meningkatnya kepuasan masyarakat atas layanan kecamatan"),
    Indicator("Nilai SAKIP Kecamatan", "nilai-sakip", "nilai", "Nilai", 62,
              "Meningkatnya akuntabilitas kinerja perangkat kecamatan"),
    Indicator("Persentase Jenis Pelayanan yang Berkualitas", "pelayanan-berkualitas", "persen",
              "%", 75, "Meningkatnya mutu pelayanan administrasi terpadu"),
    Indicator("Persentase Desa/Kelurahan yang telah dibina", "desa-kelurahan-dibina", "persen",
              "%", 65, "Meningkatnya tertib pemerintahan desa dan kelurahan"),
    Indicator("Persentase Konflik yang tertangani di wilayah Kecamatan", "konflik-tertangani",
              "persen", "%", 70, "Terwujudnya wilayah yang tenteram dan tertib"),
    Indicator("Persentase Penyelenggaraan Kecamatan", "penyelenggaraan-kecamatan", "persen", "%",
              80, "Meningkatnya koordinasi penyelenggaraan pemerintahan kecamatan"),
    Indicator("Persentase realisasi penerimaan PBB-P2", "realisasi-pbb", "persen", "%", 68,
              "Meningkatnya kesadaran warga membayar pajak"),
    Indicator("Persentase usulan musrenbang yang diakomodasi", "usulan-musrenbang-diakomodasi",
              "persen", "%", 40,
              "Meningkatnya kualitas perencanaan partisipatif"),
    Indicator("Jumlah posyandu aktif", None, "jumlah", "unit", 24,
              "Meningkatnya peran lembaga kemasyarakatan"),
    Indicator("Angka kejadian gangguan kamtibmas yang diselesaikan", None, "jumlah", "kejadian", 9,
              "Menurunnya gangguan keamanan lingkungan"),
)  # fmt: skip

OLD_PROGRAMMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("PROGRAM PELAYANAN ADMINISTRASI PERKANTORAN",
     ("Penyediaan jasa surat menyurat", "Penyediaan alat tulis kantor",
      "Penyediaan makanan dan minuman",
      "Rapat-rapat koordinasi dan konsultasi ke luar daerah")),
    ("PROGRAM PENINGKATAN SARANA DAN PRASARANA APARATUR",
     ("Pengadaan peralatan gedung kantor", "Pemeliharaan rutin/berkala gedung kantor",
      "Pemeliharaan rutin/berkala kendaraan dinas/operasional")),
    ("PROGRAM PENINGKATAN DISIPLIN APARATUR",
     ("Pengadaan pakaian dinas beserta perlengkapannya",)),
    ("PROGRAM PENINGKATAN KAPASITAS SUMBER DAYA APARATUR", ("Pendidikan dan pelatihan formal",)),
    ("PROGRAM PEMELIHARAAN KANTRANTIBMAS DAN PENCEGAHAN TINDAK KRIMINAL",
     ("Pengendalian keamanan lingkungan", "Pelatihan pengamanan swakarsa")),
    ("PROGRAM PENINGKATAN PARTISIPASI MASYARAKAT DALAM MEMBANGUN DESA",
     ("Pelaksanaan musyawarah pembangunan desa", "Pembinaan kelompok masyarakat desa")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Programme:
    """One line of the nomenclature (``kode`` with a four-digit subkegiatan)."""

    kode: str
    jenjang: str
    nama: str
    indikator: str
    satuan: str


def programmes() -> list[Programme]:
    """Programmes, kegiatan and subkegiatan of urusan 7.01, in the order of their codes."""
    with (DATA / "program.csv").open(encoding="utf-8", newline="") as file:
        return [Programme(**row) for row in csv.DictReader(file)]


PROGRAMME_INDICATORS: tuple[str, ...] = (
    "Persentase layanan perangkat daerah yang terpenuhi",
    "Persentase urusan yang dikoordinasikan tepat waktu",
    "Persentase lembaga kemasyarakatan yang aktif",
    "Persentase gangguan ketertiban yang ditindaklanjuti",
    "Persentase agenda pemerintahan umum yang terlaksana",
    "Persentase desa yang tertib administrasi",
)

SENTENCES: tuple[str, ...] = (
    "Rencana strategis ini menjadi pegangan bersama seluruh unsur Kecamatan {kec} dalam menata "
    "pekerjaan dari tahun ke tahun.",
    "Setiap seksi menyusun usulan berdasarkan kebutuhan warga yang dicatat dalam forum musyawarah.",
    "Penyusunan dokumen dilakukan bertahap, dimulai dari pengumpulan data, pembahasan internal, "
    "hingga penyelarasan dengan perencanaan Kabupaten {kab}.",
    "Camat bersama sekretaris menelaah kembali hasil kerja periode sebelumnya sebagai bahan "
    "perbaikan.",
    "Kedudukan kecamatan sebagai penghubung desa dan pemerintah kabupaten menuntut koordinasi yang "
    "ajek.",
    "Warga dapat memantau jalannya layanan melalui papan informasi dan kanal pengaduan yang dibuka "
    "setiap hari kerja.",
    "Keterbatasan jumlah pegawai diatasi dengan pembagian tugas yang lebih luwes antarseksi.",
    "Data yang disajikan pada bab ini berasal dari catatan kantor serta laporan desa yang sudah "
    "diperiksa silang.",
    "Prasarana kantor terus dibenahi agar penyandang disabilitas terlayani dengan layak.",
    "Kerja sama dengan kepolisian sektor, komando rayon militer, dan puskesmas dijalankan melalui "
    "rapat rutin.",
    "Perubahan cara kerja menuju layanan elektronik memerlukan pendampingan bagi perangkat desa.",
    "Pengendalian dilakukan tiap triwulan dengan membandingkan rencana, serapan, dan hasil di "
    "lapangan.",
    "Hasil telaahan tersebut menjadi dasar pemilihan isu yang ditangani lebih dahulu.",
    "Dukungan tokoh masyarakat dan kelompok perempuan memperkuat pelaksanaan kegiatan.",
    "Keberhasilan rencana ini bergantung pada ketekunan semua pihak dalam menjalankan tugasnya.",
    "Apabila terjadi perubahan kebijakan, rencana ini ditinjau kembali sesuai ketentuan.",
)

LIST_ITEMS: tuple[str, ...] = (
    "menyelaraskan rencana kerja tahunan dengan arah pembangunan kabupaten",
    "menyediakan acuan ukuran kinerja bagi setiap seksi",
    "memperkuat pembinaan administrasi desa dan kelurahan",
    "mempercepat penyelesaian layanan yang dilimpahkan kepada Camat",
    "menjaga ketenteraman melalui ronda dan deteksi dini",
    "menata arsip dan aset kantor secara tertib",
    "meningkatkan kemampuan aparatur melalui pelatihan singkat",
)
