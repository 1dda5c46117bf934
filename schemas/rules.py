"""The rules a finding can name: id, default level, meaning.

``quality/`` holds the checks that run on published frames; the others are raised while reading.
"""

from __future__ import annotations

RULES: dict[str, str] = {
    "rasio-tidak-cocok": "Rasio tercetak bukan hasil angka-angka tercetak",
    "jumlah-tidak-cocok": "Jumlah tercetak bukan jumlah bagian-bagiannya",
    "program-tidak-cocok": (
        "Program bukan jumlah kegiatannya, atau tujuan/sasaran bukan jumlah programnya"
    ),
    "kegiatan-tidak-cocok": "Kegiatan bukan jumlah subkegiatannya",
    "pagu-akhir-tidak-cocok": "Pagu akhir periode bukan jumlah pagu tahunannya",
    "realisasi-melebihi-anggaran": "Realisasi melebihi anggaran",
    "target-mustahil": "Target yang tidak mungkin",
    "nomor-loncat": "Penomoran meloncat",
    "nomor-ganda": "Nomor atau kode dipakai dua kali",
    "rujukan-kosong": "Rujukan dengan nomor atau tahun kosong",
    "rujukan-dua-judul": "Satu peraturan dirujuk dengan dua judul",
    "rujukan-dua-tahun": "Satu peraturan dirujuk dengan dua tahun",
    "rujukan-lebih-baru": "Peraturan yang dirujuk lebih baru daripada dokumen",
    "lembaran-meragukan": "Nomor lembaran tidak menurut urutan tahun",
    "periode-meragukan": "Periode dalam judul tidak mungkin untuk tahun peraturannya",
    "sisa-templat": "Nama perangkat daerah atau daerah lain yang tertinggal dari templat",
    "kode-tidak-cocok": "Kode program milik nama lain",
    "tabel-bertentangan": "Dua tabel menyebut besaran yang sama secara berbeda",
    "tabel-tanpa-kepala": "Tabel tanpa kepala",
    "tabel-tak-terurai": "Tabel berjudul capaian, anggaran, target atau rencana yang tidak terurai",
    "angka-dalam-teks": "Angka tabel yang tertinggal di dalam teks",
    "tabel-bahasa-asing": "Tabel bukan dalam bahasa dokumen",
    "kolom-tak-dikenal": "Kolom bernilai yang tidak punya tempat dalam dataset tabelnya",
    "satuan-meragukan": "Satuan uang atau besaran nilai yang tidak terbukti",
    "tahun-meragukan": "Tahun pada kepala tabel tercetak dua kali atau tidak berurutan",
    "judul-tidak-cocok": "Judul tabel menyebut bentuk lain daripada kolom-kolomnya",
    "triwulan-tidak-cocok": "Realisasi setahun bukan jumlah triwulannya",
    "tingkat-tidak-cocok": "Tingkat capaian tercetak bukan hasil angka-angka tercetak",
    "kolom-bergeser": "Nilai berdiri di kolom yang salah",
    "angka-ambigu": "Angka yang dapat dibaca dua cara",
    "angka-tak-terbaca": "Angka yang tidak terbaca",
    "identitas-bertentangan": (
        "Bentuk, perangkat daerah, daerah atau periode dokumen disebut berlainan"
    ),
    "kepala-tak-terbaca": "Kepala dokumen tidak terbaca",
    "bagian-hilang": "Bagian yang semestinya ada tidak ditemukan",
    "halaman-tak-terbaca": "Halaman pindaian atau rusak yang tidak terbaca",
    "teks-lawan-tabel": "Kalimat yang bertentangan dengan tabel yang dibicarakannya",
    "teks-lawan-anggaran": "Jumlah uang dalam kalimat yang tidak diberikan tabelnya",
    "arah-berlawanan": "Target yang makin jauh dari yang baik",
    "dokumen-bertentangan": "Dua dokumen menyebut besaran yang sama secara berbeda",
    "tabel-tersalin": "Tabel yang semua angkanya milik perangkat daerah lain",
    "anggaran-melonjak": "Anggaran yang terpaut sepuluh kali lipat dari dokumen lain",
    "kategori-bertentangan": "Rentang kategori bertumpang tindih atau dua rentang bernama sama",
    "pangkat-tidak-cocok": "Nama pangkat bukan nama pangkat golongannya",
    "indikator-bertentangan": "Satu sasaran dipasangkan dengan indikator lain di tabel lain",
    "indikator-mirip": "Nama indikator mirip dengan yang dikenal, tetapi tidak disamakan",
    "program-tanpa-kode": "Nama program atau kegiatan yang tidak ada dalam nomenklatur",
    "rujukan-tabel-salah": "Teks menunjuk tabel yang tidak ada, atau tabel lain",
    "baris-berulang": "Angka, baris, atau rujukan yang tercetak dua kali",
    "baris-tanpa-uraian": "Baris berangka tanpa nama",
    "tahun-transisi-meragukan": "Masa transisi bertahun sama dengan tahun target",
    "teks-tersisa": "Teks di dalam tabel yang tidak masuk sel mana pun",
    "dokumen-gagal": "Dokumen tidak dapat diolah",
    "bagian-gagal": "Bagian yang tidak dapat diolah karena galat perbup",
    "dokumen-ganda": "Dua berkas memuat peraturan yang sama",
    "koreksi-tak-berlaku": "Koreksi yang tidak diterapkan: tempatnya kini berisi lain",
    "skema-dilanggar": "Nilai atau baris yang tidak sesuai skema dan tidak diterbitkan",
}
