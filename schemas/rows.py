"""Rows as parsers build them: a column that is left out is a type error.

Made by ``python -m handbook.row_types`` from ``schemas/datasets.py`` (``make docs``); do not edit.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NotRequired, TypedDict


class Dokumen(TypedDict):
    """A row of ``dokumen``."""

    doc_id: str
    bentuk: str | None
    jenis: str | None
    nomor: int | None
    tahun: int | None
    tentang: str | None
    provinsi: str | None
    kabupaten: str | None
    perangkat_daerah: str | None
    kecamatan: str | None
    kode_wilayah: str | None
    periode_awal: int | None
    periode_akhir: int | None
    lampiran_dari: str | None
    tempat_ditetapkan: str | None
    tanggal_ditetapkan: date | None
    tanggal_diundangkan: date | None
    bupati: str | None
    sekretaris_daerah: str | None
    berita_daerah_tahun: int | None
    berita_daerah_nomor: int | None
    tambahan_berita_daerah_nomor: int | None
    source_file: str
    source_sha256: str
    source_format: str
    halaman: int | None
    halaman_pindai: int | None
    dikoreksi: list[str] | None
    pipeline_version: NotRequired[str]
    schema_version: NotRequired[str]


class Konsideran(TypedDict):
    """A row of ``konsideran``."""

    doc_id: str
    posisi: int
    huruf: str | None
    teks: str
    halaman: int | None


class Pasal(TypedDict):
    """A row of ``pasal``."""

    doc_id: str
    urutan: int
    bab: int | None
    bab_judul: str | None
    pasal: int | None
    ayat: int | None
    huruf: str | None
    angka: int | None
    label: str | None
    teks: str | None
    penjelasan: str | None
    halaman: int | None


class LandasanHukum(TypedDict):
    """A row of ``landasan_hukum``."""

    doc_id: str
    bagian: str
    posisi: int
    urutan: int | None
    teks: str
    jenis: str | None
    instansi: str | None
    nomor: str | None
    tahun: int | None
    tentang: str | None
    peraturan_id: str | None
    lembaran_negara: str | None
    tambahan_lembaran_negara: str | None
    berita_negara: str | None
    diubah_dengan: list[str] | None
    lengkap: bool
    halaman: int | None


class RenstraBab(TypedDict):
    """A row of ``renstra_bab``."""

    doc_id: str
    urutan: int
    bab: int
    nomor: str | None
    judul: str | None
    level: int
    teks: str | None
    halaman_awal: int | None
    halaman_akhir: int | None


class Capaian(TypedDict):
    """A row of ``capaian``."""

    doc_id: str
    tabel_id: str
    baris: int
    tujuan: str | None
    sasaran: str | None
    indikator: str | None
    indikator_id: str | None
    tahun: int | None
    tahun_ke: int | None
    target: float | None
    realisasi: float | None
    rasio: float | None
    satuan: str | None
    target_teks: str | None
    realisasi_teks: str | None
    rasio_teks: str | None
    skala: int | None
    halaman: int | None
    target_kolom: int | None
    realisasi_kolom: int | None
    realisasi_baris: int | None
    rasio_kolom: int | None
    rasio_baris: int | None
    dikoreksi: bool | None


class Anggaran(TypedDict):
    """A row of ``anggaran``."""

    doc_id: str
    tabel_id: str
    baris: int
    uraian: str | None
    jenjang: str
    program: str | None
    kode: str | None
    kode_skor: float | None
    tahun: int | None
    tahun_ke: int | None
    anggaran: Decimal | None
    realisasi: Decimal | None
    rasio: float | None
    anggaran_teks: str | None
    realisasi_teks: str | None
    rasio_teks: str | None
    pertumbuhan_anggaran: Decimal | None
    pertumbuhan_realisasi: Decimal | None
    skala: int | None
    halaman: int | None
    anggaran_kolom: int | None
    realisasi_kolom: int | None
    realisasi_baris: int | None
    rasio_kolom: int | None
    rasio_baris: int | None
    dikoreksi: bool | None


class Target(TypedDict):
    """A row of ``target``."""

    doc_id: str
    tabel_id: str
    baris: int
    jenis: str
    tujuan: str | None
    sasaran: str | None
    indikator: str | None
    indikator_id: str | None
    fase: str
    tahun: int | None
    tahun_ke: int | None
    nilai: float | None
    satuan: str | None
    teks: str | None
    skala: int | None
    halaman: int | None
    kolom: int | None
    dikoreksi: bool | None


class Rencana(TypedDict):
    """A row of ``rencana``."""

    doc_id: str
    tabel_id: str
    baris: int
    kode: str | None
    jenjang: str
    tujuan: str | None
    sasaran: str | None
    nama: str | None
    indikator: str | None
    keluaran: str | None
    fase: str
    tahun: int | None
    tahun_ke: int | None
    jenis_belanja: str | None
    target: float | None
    satuan: str | None
    target_teks: str | None
    pagu: Decimal | None
    pagu_teks: str | None
    penanggung_jawab: str | None
    lokasi: str | None
    skala: int | None
    halaman: int | None
    target_kolom: int | None
    target_baris: int | None
    pagu_kolom: int | None
    dikoreksi: bool | None


class Evaluasi(TypedDict):
    """A row of ``evaluasi``."""

    doc_id: str
    tabel_id: str
    baris: int
    kode: str | None
    jenjang: str | None
    nama: str | None
    indikator: str | None
    indikator_id: str | None
    periode: str
    tahun: int | None
    kinerja: float | None
    satuan: str | None
    kinerja_teks: str | None
    rupiah: Decimal | None
    rupiah_teks: str | None
    tingkat: float | None
    tingkat_teks: str | None
    tingkat_rupiah: float | None
    tingkat_rupiah_teks: str | None
    penanggung_jawab: str | None
    lokasi: str | None
    skala: int | None
    halaman: int | None
    kinerja_kolom: int | None
    rupiah_kolom: int | None
    tingkat_kolom: int | None
    tingkat_rupiah_kolom: int | None
    dikoreksi: bool | None


class Tabel(TypedDict):
    """A row of ``tabel``."""

    tabel_id: str
    doc_id: str
    urutan: int
    kode: str | None
    judul: str | None
    jenis: str
    halaman_awal: int | None
    halaman_akhir: int | None
    jumlah_baris: int
    jumlah_kolom: int
    baris_kepala: int | None
    metode: str
    keyakinan: float | None
    pribadi: bool | None
    baris_sumber: int | None
    dikoreksi: bool | None


class Sel(TypedDict):
    """A row of ``sel``."""

    doc_id: str
    tabel_id: str
    baris: int
    kolom: int
    teks: str | None
    nilai: float | None
    keyakinan: float | None
    satuan: str | None
    kepala: bool
    halaman: int | None
    x0: float | None
    y0: float | None
    x1: float | None
    y1: float | None
    baris_sumber: int | None
    teks_asli: str | None
    dikoreksi: bool | None


class TeksLain(TypedDict):
    """A row of ``teks_lain``."""

    doc_id: str
    urutan: int
    alasan: str
    teks: str
    halaman: int | None
    baris_sumber: int | None
