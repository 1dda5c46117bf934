"""Every rule that is checked on published frames, in the order a reader meets them."""

from __future__ import annotations

from quality.rule import Rule
from quality.rules import (
    baris_berulang,
    baris_tanpa_uraian,
    indikator_bertentangan,
    indikator_mirip,
    jumlah_tidak_cocok,
    kategori_bertentangan,
    kegiatan_tidak_cocok,
    kode_tidak_cocok,
    lembaran_meragukan,
    nomor_ganda,
    pagu_akhir_tidak_cocok,
    pangkat_tidak_cocok,
    periode_meragukan,
    program_tanpa_kode,
    program_tidak_cocok,
    rasio_tidak_cocok,
    realisasi_melebihi_anggaran,
    rujukan_dua_judul,
    rujukan_dua_tahun,
    rujukan_kosong,
    rujukan_lebih_baru,
    rujukan_tabel_salah,
    satuan_meragukan,
    sisa_templat,
    tabel_bertentangan,
    tahun_transisi_meragukan,
    target_mustahil,
    teks_lawan_anggaran,
    teks_lawan_tabel,
    tingkat_tidak_cocok,
    triwulan_tidak_cocok,
)

RULES: tuple[Rule, ...] = (
    rasio_tidak_cocok.RULE,
    jumlah_tidak_cocok.RULE,
    program_tidak_cocok.RULE,
    kegiatan_tidak_cocok.RULE,
    pagu_akhir_tidak_cocok.RULE,
    sisa_templat.RULE,
    satuan_meragukan.RULE,
    realisasi_melebihi_anggaran.RULE,
    triwulan_tidak_cocok.RULE,
    tingkat_tidak_cocok.RULE,
    target_mustahil.RULE,
    tahun_transisi_meragukan.RULE,
    tabel_bertentangan.RULE,
    indikator_bertentangan.RULE,
    baris_berulang.RULE,
    baris_tanpa_uraian.RULE,
    kategori_bertentangan.RULE,
    pangkat_tidak_cocok.RULE,
    kode_tidak_cocok.RULE,
    program_tanpa_kode.RULE,
    indikator_mirip.RULE,
    rujukan_kosong.RULE,
    rujukan_dua_judul.RULE,
    rujukan_dua_tahun.RULE,
    rujukan_lebih_baru.RULE,
    lembaran_meragukan.RULE,
    periode_meragukan.RULE,
    nomor_ganda.RULE,
    rujukan_tabel_salah.RULE,
    teks_lawan_tabel.RULE,
    teks_lawan_anggaran.RULE,
)

OWNED: frozenset[tuple[str, str]] = frozenset(
    (rule.id, dataset) for rule in RULES for dataset in rule.datasets
)
"""(aturan, dataset) of findings that a check makes anew; the others were raised while reading."""
