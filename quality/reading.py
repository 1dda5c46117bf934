"""The rules that are raised while a document is read or a dataset is written.

They need the document itself, so ``perbup check`` on a dataset alone keeps their findings as they
are; here they are only declared, for the page of rules and the report's legend.
"""

from __future__ import annotations

from quality.rule import Rule
from schemas.datasets import DATASETS

_DRAFTING = "UU 12/2011, Lampiran II (teknik penyusunan peraturan perundang-undangan)"
_TYPED = ("capaian", "anggaran", "target", "rencana", "evaluasi")

READING_RULES: tuple[Rule, ...] = (
    Rule(
        id="nomor-loncat",
        level="warning",
        datasets=("konsideran", "pasal", "landasan_hukum", "renstra_bab", "tabel", "evaluasi"),
        checks="Urutan nomor tercetak: bab, pasal, ayat, huruf dan angka, butir Menimbang dan"
        " Mengingat, bagian Renstra, kode tabel. Loncatan pada nomor kolom tabel hanya catatan.",
        reason="Nomor yang terlewat berarti ada ketentuan, rujukan atau tabel yang hilang, atau"
        " penomorannya salah sehingga rujukan kepadanya keliru.",
        source=_DRAFTING,
    ),
    Rule(
        id="tabel-tanpa-kepala",
        level="error",
        datasets=("tabel", *_TYPED),
        checks="Tabel tanpa baris kepala, juga tidak sebagai lanjutan tabel sebelumnya, atau"
        " kepala yang hanya mencetak urutan tahun tanpa tahun sebenarnya. Isinya hanya ada di"
        " `sel`, barisnya tidak diterbitkan. Hanya dicatat (info) bila tidak memuat angka,"
        " atau berupa daftar yang angkanya dinamai barisnya.",
        reason="Tanpa kepala sebuah angka tidak diketahui tahun dan besarannya; menebaknya"
        " menghasilkan angka yang salah.",
        source="Permendagri 86/2017, formulir T-C.23 sampai T-C.28 (kepala dan nomor kolom)",
    ),
    Rule(
        id="tabel-tak-terurai",
        level="warning",
        datasets=("tabel", *_TYPED),
        checks="Tabel yang kode atau judulnya menyebut capaian, realisasi, anggaran, pagu, target"
        " atau pendanaan, berisi bilangan, tetapi tidak memberi satu baris pun. Bila hanya kepala"
        " kolomnya yang menyebut, cukup catatan. Tabel penerimaan (PBB, retribusi) tidak termasuk.",
        reason="Angka-angkanya hanya ada di `sel`: pembaca keempat dataset tidak melihat bahwa"
        " sesuatu tidak ada.",
        source="Permendagri 86/2017, formulir T-C.23 sampai T-C.28",
    ),
    Rule(
        id="tabel-bahasa-asing",
        level="error",
        datasets=("tabel",),
        checks="Kata-kata tabel dibandingkan dengan kosakata Inggris dan Indonesia.",
        reason="Pengenalan karakter kadang mengarang tabel di tempat gambar; isinya bukan isi"
        " peraturan.",
        source="UU 24/2009 pasal 26: peraturan perundang-undangan wajib berbahasa Indonesia",
    ),
    Rule(
        id="kolom-tak-dikenal",
        level="warning",
        datasets=_TYPED,
        checks="Kolom berisi bilangan dalam tabel yang terbit sebagai dataset, yang tidak dibaca ke"
        " kolom mana pun. Isinya hanya ada di `sel`.",
        reason="Pembaca dataset tidak melihat bahwa tabelnya memuat lebih banyak.",
        source="Permendagri 54/2010, 86/2017, Instruksi Mendagri 2/2025: bentuk tabel baku",
    ),
    Rule(
        id="tahun-meragukan",
        level="error",
        datasets=_TYPED,
        checks="Tahun yang tercetak dua kali dalam satu kelompok kolom (kolomnya tidak terbit),"
        " atau tidak berurutan (peringatan, dibaca menurut kepalanya); bagian-bagian uang setahun"
        " yang tidak diketahui mana jumlahnya; realisasi sebagian tahun (`s.d. Juni`, `Semester I`)"
        ", yang bukan realisasi tahunnya (peringatan, tidak terbit).",
        reason="Nilai yang tahunnya tidak pasti tidak dapat dibandingkan.",
        source="Permendagri 86/2017, formulir T-C.23 sampai T-C.28",
    ),
    Rule(
        id="judul-tidak-cocok",
        level="warning",
        datasets=("tabel", *_TYPED),
        checks="Judul atau kode tabel menyebut bentuk lain daripada kolomnya. Tabel dibaca menurut"
        " kolomnya.",
        reason="Judul yang tertukar menyesatkan pembaca; kolomnya yang memuat nilai.",
        source="Permendagri 86/2017, formulir T-C.23 sampai T-C.28",
    ),
    Rule(
        id="kolom-bergeser",
        level="warning",
        datasets=_TYPED,
        checks="Baris yang nilainya berdiri satu kolom atau lebih dari tempatnya, dibuktikan oleh"
        " hitungan baris itu sendiri (rasio, jumlah, isi kolom). Terbukti: nilainya terbit pada"
        " tahun yang benar, peringatan. Tidak terbukti: nilainya dikosongkan, error.",
        reason="Nilai di kolom yang salah adalah nilai tahun atau besaran lain.",
        source="Aritmetika; Permendagri 86/2017, formulir T-C.23, T-C.24 dan T-C.27",
    ),
    Rule(
        id="angka-ambigu",
        level="error",
        datasets=_TYPED,
        checks="Bilangan yang titik atau komanya dapat berarti ribuan dan desimal, dan tidak"
        " diputuskan oleh hitungan tabelnya atau kolomnya. Nilainya dikosongkan, teksnya"
        " tetap ada.",
        reason="Kedua pembacaannya berbeda seribu kali.",
        source="Penulisan bilangan Indonesia (EYD V): titik memisahkan ribuan, koma desimal",
    ),
    Rule(
        id="angka-tak-terbaca",
        level="error",
        datasets=_TYPED,
        checks="Sel bilangan yang teksnya tidak dapat dibaca sebagai bilangan (huruf di antara"
        " angka, kelompok ribuan yang tidak lengkap). Nilainya dikosongkan, teksnya tetap ada."
        " Peringatan saja: bilangan yang dikenali di gambar dengan ragu, sebab yang meragukan"
        " pembacaannya, bukan cetakannya.",
        reason="Sebuah angka hilang dari dataset; penyebabnya salah cetak atau salah pengenalan"
        " karakter.",
        source="Penulisan bilangan Indonesia (EYD V)",
    ),
    Rule(
        id="identitas-bertentangan",
        level="error",
        datasets=("dokumen",),
        checks="Bentuk, perangkat daerah, daerah dan periode menurut sampul, judul, kepala halaman"
        " dan judul tabel. Yang disebut berlainan dikosongkan.",
        reason="Sampul atau kepala halaman yang tertinggal dari dokumen lain membuat seluruh isinya"
        " terbaca sebagai milik perangkat daerah lain.",
        source="Permendagri 86/2017; sampul, judul dan kepala halaman menyebut dokumen yang sama",
    ),
    Rule(
        id="kepala-tak-terbaca",
        level="error",
        datasets=("dokumen",),
        checks="Jenis, nomor, tahun, judul dan daerah pada kepala peraturan; tanpa peraturan:"
        " bentuk, perangkat daerah, daerah dan periode dokumen. Peringatan saja: nomor yang bukan"
        " bilangan, dan dokumen yang bentuknya dikenali tetapi tidak menyebut semua yang lain.",
        reason="Tanpa kepala dokumen tidak dapat dikenali dan tidak dapat dirujuk.",
        source="UU 12/2011, Lampiran II (judul peraturan: jenis, nomor, tahun, nama)",
    ),
    Rule(
        id="bagian-hilang",
        level="error",
        datasets=("dokumen", "konsideran", "pasal", "landasan_hukum", "renstra_bab"),
        checks="Keberadaan bagian yang dimiliki setiap dokumen jenis ini: Menimbang, Mengingat,"
        " Menetapkan, batang tubuh, penutup dengan tanggal dan penanda tangan; bab-bab Renstra,"
        " Landasan Hukum dan bab terakhir menurut bentuk bakunya. Peringatan saja pada rencana"
        " tanpa peraturan dan pada peraturan perubahan.",
        reason="Bagian yang tidak ada di cetakan atau tidak dikenali tidak ada pula dalam dataset.",
        source="UU 12/2011, Lampiran II (kerangka peraturan); Permendagri 86/2017 (sistematika"
        " Renstra Perangkat Daerah)",
    ),
    Rule(
        id="halaman-tak-terbaca",
        level="error",
        datasets=("dokumen",),
        checks="Halaman pindaian tanpa teks yang dapat dipercaya, yang hurufnya tidak dapat"
        " diartikan, yang tidak dapat dibuka, yang isinya rusak atau mengembang melebihi batas."
        " Peringatan saja: halaman dengan gambar yang terlalu rumit untuk dilihat seluruhnya.",
        reason="Isi halaman itu tidak ada dalam dataset, atau tidak seluruhnya.",
        source="ISO 32000 (teks dapat diambil hanya dengan peta huruf ke Unicode)",
    ),
    Rule(
        id="teks-tersisa",
        level="warning",
        datasets=("tabel",),
        checks="Kata-kata di dalam bingkai tabel yang tidak masuk sel mana pun.",
        reason="Sel yang kehilangan teksnya tampak kosong dalam dataset.",
        source="Kelengkapan pembacaan: setiap kata tercetak berada di satu tempat",
    ),
    Rule(
        id="bagian-gagal",
        level="error",
        datasets=tuple(DATASETS),
        checks="Bagian dokumen yang pengolahannya terhenti oleh galat perbup sendiri.",
        reason="Bagian itu tidak terbit; sisa dokumen terbit.",
        source="Kelengkapan pembacaan: setiap bagian terbit atau disebut gagal",
    ),
    Rule(
        id="dokumen-gagal",
        level="error",
        datasets=("dokumen",),
        checks="Berkas yang tidak dapat diolah, dengan sebabnya.",
        reason="Peraturan itu tidak ada dalam dataset.",
        source="Kelengkapan pembacaan: setiap berkas mentah terbit atau disebut gagal",
    ),
    Rule(
        id="dokumen-ganda",
        level="error",
        datasets=("dokumen",),
        checks="Dua berkas dengan jenis, daerah, nomor dan tahun yang sama. Berkas yang sama"
        " persis hanya peringatan; begitu pula dua dokumen tanpa nomor yang menyebut bentuk,"
        " perangkat daerah dan periode yang sama: keduanya terbit.",
        reason="Dari dua salinan peraturan hanya satu yang diterbitkan; yang berlainan isinya perlu"
        " dipilih orang.",
        source="UU 12/2011: sebuah peraturan dikenali dari jenis, nomor dan tahunnya",
    ),
    Rule(
        id="koreksi-tak-berlaku",
        level="warning",
        datasets=("dokumen", "tabel", "sel"),
        checks="Koreksi dalam `koreksi.csv` yang tempatnya kini berisi lain daripada yang"
        " dikoreksi, atau tidak ada lagi. Keterangan saja: tempat yang sudah berisi yang benar.",
        reason="Koreksi yang tidak diterapkan tidak boleh hilang diam-diam, dan yang diterapkan"
        " pada isi lain membuat nilai yang salah.",
        source="`koreksi.csv`: setiap koreksi terikat pada isi yang dikoreksi",
    ),
    Rule(
        id="skema-dilanggar",
        level="error",
        datasets=("dokumen", "tabel", "sel", *_TYPED),
        checks="Setiap nilai dan kunci baris dibandingkan dengan skema dataset sebelum"
        " diterbitkan.",
        reason="Nilai yang melanggar skema dikosongkan atau barisnya ditahan, supaya pembaca data"
        " tidak menerima isi yang mustahil.",
        source="Skema dataset (docs/, schemas/datasets.py)",
    ),
)
"""In the order of the list of rules. ``nomor-ganda`` and ``rujukan-kosong`` are declared
where tables and texts are checked."""
