"""The report's own words, in Indonesian and English, and how numbers and dates are written.

What documents say (titles, tables) stays in their own words; what findings say comes from
:mod:`schemas.message`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from babel.dates import format_date
from babel.numbers import format_decimal
from markupsafe import Markup

from schemas.message import READERS, Lang, Message
from schemas.message import words as in_words
from schemas.rules import RULES


@dataclass(frozen=True, slots=True)
class Words:
    """The words and the number format of one language."""

    lang: Lang

    def __call__(self, key: str, **values: object) -> str:
        """The text of that key with its ``{names}`` filled in; ``KeyError`` for an unknown key."""
        text = TEXTS[key][0 if self.lang == "id" else 1]
        return text.format(**values) if values else text

    def said(self, message: Message) -> str:
        """A message in words."""
        return in_words(message, READERS[self.lang])

    def rule(self, rule: str, indonesian: str) -> str:
        """What a rule says in one line; rules without a translation keep their own words."""
        translated = self.lang == "en" and rule in RULES
        return RULES[rule].words["en"].meaning if translated else indonesian

    def explained(self, rule: str, what: Literal["checks", "reason"], indonesian: str) -> Markup:
        """What a rule checks, or why; marked as Indonesian where it has no translation."""
        if self.lang == "en" and rule in RULES:
            return Markup("<span>{}</span>").format(getattr(RULES[rule].words["en"], what))
        return Markup('<span lang="id">{}</span>').format(indonesian)

    def kind(self, jenis: str) -> str:
        """A kind of regulation, by its official name or what it means in English."""
        return KINDS_EN.get(jenis, jenis) if self.lang == "en" else jenis

    def number(self, value: float | int | Decimal | None, digits: int = 2) -> str:
        """A number with at most ``digits`` decimals: ``1.234,5``; a dash for null."""
        if value is None:
            return "–"
        pattern = "#,##0." + "#" * digits if digits else "#,##0"
        return str(format_decimal(value, format=pattern, locale=self.lang))

    def money(self, value: float | int | Decimal | None) -> str:
        """Rupiah in full: ``Rp 4.521.740.184``."""
        return "–" if value is None else f"Rp\u00a0{self.number(value)}"

    def date(self, value: date | None) -> str:
        """A date in words: ``11 April 2023``."""
        return "–" if value is None else str(format_date(value, "d MMMM y", locale=self.lang))


# key: (Indonesian, English)
TEXTS: dict[str, tuple[str, str]] = {
    "judul": ("Mutu data Renstra Kecamatan", "Data quality of the sub-district strategic plans"),
    "judul_pendek": ("Laporan mutu data", "Data-quality report"),
    "pengantar": (
        "Apa yang terbaca dari {dokumen} dokumen, dan apa yang janggal di dalamnya: setiap "
        "temuan menyebut angka tercetaknya dan menunjuk tempatnya di halaman.",
        "What was read from {dokumen} documents and what is odd in them: every finding gives "
        "the printed numbers and points at its place on the page.",
    ),
    "lewati": ("Langsung ke isi", "Skip to content"),
    "semua_dokumen": ("Semua dokumen", "All documents"),
    "navigasi": ("Bagian laporan", "Parts of the report"),
    "ringkasan": ("Ringkasan", "Overview"),
    "dokumen": ("Dokumen", "Documents"),
    "satu_dokumen": ("Dokumen", "Document"),
    "temuan": ("Temuan", "Findings"),
    "grafik": ("Grafik", "Charts"),
    "cakupan": ("Cakupan", "Coverage"),
    "dokumen_cakupan": ("Dokumen dan cakupannya", "Documents and their coverage"),
    "cakupan_arti": (
        "Bagian yang dimiliki dokumen menurut bentuknya: ● ditemukan, ◐ sebagian, ○ tidak ada, "
        "– tak berlaku.",
        "The parts a document of its form has: ● found, ◐ partial, ○ missing, – not part of it.",
    ),
    "ditemukan": ("ditemukan", "found"),
    "sebagian": ("sebagian", "partial"),
    "tidak-ada": ("tidak ada", "missing"),
    "tak-berlaku": ("tak berlaku", "not part of it"),
    "skor": ("Skor", "Score"),
    "kelengkapan": ("Kelengkapan", "Completeness"),
    "konsistensi": ("Konsistensi", "Consistency"),
    "skor_arti": ("Bagaimana skor dihitung", "How the score is computed"),
    "skor_1": (
        "Skor (0–100) adalah kelengkapan kali konsistensi: dari yang semestinya ada, sebanyak "
        "inilah yang ditemukan dan tidak dipersoalkan temuan mana pun.",
        "The score (0–100) is completeness times consistency: of what should be there, this much "
        "was found and stands unchallenged.",
    ),
    "skor_2": (
        "Kelengkapan sebuah dataset: bagian yang ditemukan dari yang dimiliki setiap dokumen jenis "
        "ini — fakta kepala, huruf Menimbang, pasal tanpa loncatan, rujukan bernomor dan bertahun, "
        "delapan bab Renstra, dan untuk tabel angka: nilai tercetak yang terbaca. Dataset kosong "
        "yang semestinya ada bernilai 0.",
        "Completeness of a dataset: the share found of what every such document has — facts of "
        "the head, letters of the considerations, articles without gaps, citations with number "
        "and year, the eight chapters of a plan, and for tables of figures the printed values "
        "that could be read. An empty dataset that should be there is 0.",
    ),
    "skor_3": (
        "Konsistensi sebuah dataset: bagian barisnya (untuk tabel: tabelnya) yang tidak disebut "
        "galat atau peringatan. Catatan dan temuan yang ditolak orang tidak mengurangi.",
        "Consistency of a dataset: the share of its rows (of tables: the tables) that no error or "
        "warning speaks of. Notes and findings refuted by a person do not count.",
    ),
    "skor_4": (
        "Skor dokumen adalah rata-rata datasetnya; skor semua dokumen rata-rata dokumennya.",
        "A document's score is the mean of its datasets; the score of all is the mean of the "
        "documents.",
    ),
    "diminta": ("Diminta", "Asked of it"),
    "didapat": ("Ditemukan", "Found"),
    "bertentangan": ("Bertentangan", "Contradicted"),
    "bertentangan_baris": (
        "{flagged} dari {rows} baris bertentangan",
        "{flagged} of {rows} rows contradicted",
    ),
    "sebab": ("Sebab", "Causes"),
    "skor_sebab": ("Yang paling mengurangi skor:", "What takes most from the score:"),
    "bobot": ("Bobot {nilai}.", "Weight {nilai}."),
    "memimpin": ("+ {jumlah} temuan sebab yang sama", "+ {jumlah} findings of the same cause"),
    "dipimpin": ("Sebabnya sama dengan temuan ini.", "Its cause is that of this finding."),
    "skor_hitungan": ("Hitungan", "Counted"),
    "skor_dari": ("{found} dari {expected} ditemukan", "{found} of {expected} found"),
    "skor_baris": (
        "{flagged} dari {rows} baris disebut temuan",
        "findings speak of {flagged} of {rows} rows",
    ),
    "aturan": ("Aturan", "Rule"),
    "tingkat": ("Tingkat", "Level"),
    "dataset": ("Dataset", "Dataset"),
    "kecamatan": ("Kecamatan", "Sub-district"),
    "kabupaten": ("Kabupaten", "Regency"),
    "tahun": ("Tahun", "Year"),
    "indikator": ("Indikator", "Indicator"),
    "pasal_satu": ("Pasal", "Article"),
    "tambahan_no": ("Tambahan No. ", "Supplement No. "),
    "jumlah": ("Jumlah", "Count"),
    "error": ("Galat", "Error"),
    "warning": ("Peringatan", "Warning"),
    "info": ("Catatan", "Note"),
    "error_banyak": ("galat", "errors"),
    "warning_banyak": ("peringatan", "warnings"),
    "info_banyak": ("catatan", "notes"),
    "saring": ("Saring temuan", "Filter findings"),
    "cari": ("Cari", "Search"),
    "cari_contoh": ("kata, angka, kecamatan …", "word, number, sub-district …"),
    "semua": ("semua", "all"),
    "bersihkan": ("Hapus saringan", "Clear filters"),
    "js_hasil": (
        "{temuan} temuan dalam {dokumen} dokumen",
        "{temuan} findings in {dokumen} documents",
    ),
    "js_hasil_dokumen": ("{temuan} dari {semua} temuan", "{temuan} of {semua} findings"),
    "js_lagi": ("Tampilkan {jumlah} lagi", "Show {jumlah} more"),
    "js_memuat": ("Memuat temuan …", "Loading findings …"),
    "js_gagal": (
        "Berkas temuan.js tidak ada di sebelah halaman ini; daftar temuan ada pada halaman "
        "setiap dokumen.",
        "The file temuan.js is not beside this page; the findings are listed on each "
        "document's page.",
    ),
    "js_kosong": ("Tidak ada temuan untuk saringan ini.", "No findings for these filters."),
    "daftar_temuan": ("Daftar temuan", "List of findings"),
    "tanpa_js": (
        "Saringan dan daftar ini memerlukan JavaScript; semua temuan ada juga pada halaman "
        "setiap dokumen dan dalam findings.csv.",
        "The filters and this list need JavaScript; every finding is also on the page of its "
        "document and in findings.csv.",
    ),
    "temuan_menurut_aturan": ("Temuan menurut aturan", "Findings by rule"),
    "legenda": (
        "Galat: dua hal tercetak tidak mungkin sama-sama benar, atau isi tak terbaca. "
        "Peringatan: janggal, perlu dilihat orang. Catatan: untuk diketahui.",
        "Error: two printed things cannot both be right, or something could not be read. "
        "Warning: odd, a person should look. Note: good to know.",
    ),
    "mengapa": ("Mengapa", "Why"),
    "sumber": ("Dasar", "Source"),
    "memeriksa": ("Yang diperiksa", "What is checked"),
    "belum_ada_temuan": ("Tidak ada temuan.", "No findings."),
    "grafik_capaian": (
        "Capaian kinerja menurut kecamatan",
        "Performance achieved, by sub-district",
    ),
    "grafik_capaian_arti": (
        "Realisasi terhadap target setiap indikator dalam persen, dari angka tercetak: titik "
        "adalah median semua indikator dan tahun yang sudah selesai, garis jangkauannya (paling "
        "jauh 200%). "
        "Garis tegak: 100%.",
        "Achievement against target of every indicator in per cent, from the printed numbers: "
        "the dot is the median over indicators and finished years, the line their range (200% at "
        "most). "
        "Upright line: 100%.",
    ),
    "grafik_anggaran": ("Anggaran menurut kecamatan", "Budget by sub-district"),
    "grafik_anggaran_arti": (
        "Anggaran (batang) dan realisasi (batang gelap) seluruh kecamatan pada tahun terakhir "
        "yang memuat keduanya dan sudah selesai ketika peraturan ditetapkan; tahunnya tertulis di "
        "belakang nama.",
        "Budget (bar) and spending (dark bar) of the whole office in the last year "
        "that has both and was over when the regulation was made; the year stands behind the name.",
    ),
    "grafik_target": ("Target dan realisasi", "Target and achievement"),
    "grafik_target_arti": (
        "Batang: realisasi; garis: target. Nilai menurut panel_indikator.",
        "Bar: achieved; line: target. Values of panel_indikator.",
    ),
    "grafik_pagu": ("Anggaran dan realisasi", "Budget and spending"),
    "grafik_pagu_arti": (
        "Batang terang: anggaran; batang gelap: realisasi, dengan rasionya.",
        "Light bar: budget; dark bar: spending, with their ratio.",
    ),
    "grafik_dari_jumlah": (
        "Seluruh perangkat daerah, dari baris jumlah yang tercetak.",
        "Whole office, from printed totals.",
    ),
    "grafik_lain": (
        "Grafik menggambar panel. Sebagian nilainya diambil dari dokumen lain:",
        "The charts draw the panels. Some of their values were taken from other documents:",
    ),
    "grafik_diganti": (
        "Panel tidak mengambil satu nilai pun dari dokumen ini: dokumen lain perangkat daerah ini "
        "didahulukan, atau angkanya tanpa tahun.",
        "The panels take no value from this document: others of this office come before it, or "
        "its numbers have no year.",
    ),
    "grafik_belum": (
        "Tahun {tahun} belum selesai ketika peraturan ini ditetapkan.",
        "The year {tahun} had not ended when this regulation was made.",
    ),
    "grafik_tak_ada": (
        "Tidak ada angka yang dapat digambar.",
        "There are no numbers to draw.",
    ),
    "grafik_lebih": ("{jumlah} indikator lain tidak digambar.", "{jumlah} more are not drawn."),
    "target": ("Target", "Target"),
    "realisasi": ("Realisasi", "Achieved"),
    "realisasi_anggaran": ("Realisasi", "Spent"),
    "anggaran": ("Anggaran", "Budget"),
    "terendah": ("Terendah", "Lowest"),
    "median": ("Median", "Median"),
    "tertinggi": ("Tertinggi", "Highest"),
    "rasio": ("Rasio", "Ratio"),
    "persen": ("persen", "per cent"),
    "angka_grafik": ("Angka grafik ini", "The numbers of this chart"),
    "tinjauan": ("Tinjauan orang", "Reviews by people"),
    "tinjauan_ringkas": (
        "{diterima} temuan diterima, {ditolak} ditolak; yang ditolak tidak dihitung lagi.",
        "{diterima} findings accepted, {ditolak} refuted; refuted ones count no more.",
    ),
    "tinjauan_baris": (
        "{jumlah} baris reviews.csv tidak dapat dipakai.",
        "{jumlah} lines of reviews.csv could not be used.",
    ),
    "tinjauan_cara": (
        "Setiap temuan dapat dijawab: satu baris dalam reviews.csv di folder dokumen, dengan kolom "
        "doc_id, temuan_id, keputusan (diterima atau ditolak), catatan, oleh, tanggal "
        "(YYYY-MM-DD). Jawaban tetap berlaku setiap kali laporan dibuat lagi.",
        "Every finding can be answered: a line in reviews.csv in the folder of the documents, with "
        "the columns doc_id, temuan_id, keputusan (diterima or ditolak), catatan, oleh, tanggal "
        "(YYYY-MM-DD). Answers hold each time the report is made again.",
    ),
    "beda": ("Perbedaan", "Differences"),
    "beda_antara": ("{lama} → {baru}", "{lama} → {baru}"),
    "beda_tidak_ada": ("Tidak ada perbedaan.", "No difference."),
    "beda_dokumen_baru": ("Dokumen baru", "Documents added"),
    "beda_dokumen_hilang": ("Dokumen yang tidak ada lagi", "Documents removed"),
    "beda_baris_baru": ("Baris baru", "Rows added"),
    "beda_baris_hilang": ("Baris yang tidak ada lagi", "Rows removed"),
    "beda_nilai": ("Nilai berubah", "Values changed"),
    "beda_temuan_baru": ("Temuan baru", "New findings"),
    "beda_temuan_hilang": ("Temuan yang hilang", "Findings gone"),
    "beda_kolom": ("Kolom", "Column"),
    "beda_baris": ("Baris", "Row"),
    "beda_lama": ("Lama", "Old"),
    "beda_baru": ("Baru", "New"),
    "terbaca_semula": ("semula terbaca {teks}", "was read {teks}"),
    "ketelitian": ("Seberapa sering bacaan salah", "How often the reading was wrong"),
    "ketelitian_arti": (
        "Menurut orang yang memeriksa (koreksi.csv): dari sel yang diperiksa, berapa yang isinya "
        "dibetulkan. Orang memeriksa yang meragukan lebih dulu, jadi dari semua nilai lebih "
        "sedikit yang salah. “Paling banyak” ialah batas atas pada 95 dari 100 kali.",
        "By people who looked (koreksi.csv): of the cells they looked at, how many they put right. "
        "People look at what is in doubt first, so of all values fewer are wrong. “At most” is the "
        "upper limit, 95 times in 100.",
    ),
    "ketelitian_jenis": ("Jenis tabel", "Kind of table"),
    "ketelitian_nilai": ("Nilai", "Values"),
    "ketelitian_diperiksa": ("Diperiksa", "Looked at"),
    "ketelitian_salah": ("Dibetulkan", "Put right"),
    "ketelitian_laju": ("Salah", "Wrong"),
    "ketelitian_paling": ("Paling banyak", "At most"),
    "koreksi_masalah": (
        "Baris koreksi.csv yang tidak dapat dipakai:",
        "Lines of koreksi.csv that could not be used:",
    ),
    "tinjauan_masalah": (
        "Baris reviews.csv yang tidak dapat dipakai:",
        "Lines of reviews.csv that could not be used:",
    ),
    "diterima": ("Diterima", "Accepted"),
    "ditolak": ("Ditolak", "Refuted"),
    "oleh": ("oleh", "by"),
    "tidak_dihitung": ("tidak dihitung", "not counted"),
    "unduhan": ("Berkas laporan", "Files of this report"),
    "berlaku": ("{jumlah} temuan", "{jumlah} findings"),
    "harapan": ("Semestinya", "Expected"),
    "tercetak": ("Tercetak", "Printed"),
    "halaman": ("Halaman", "Page"),
    "hal": ("hlm.", "p."),
    "baris": ("Baris", "Line"),
    "tautan": ("Tautan tetap ke temuan ini", "Permanent link to this finding"),
    "buka_semua": ("Buka semua", "Open all"),
    "tutup_semua": ("Tutup semua", "Close all"),
    "potongan": (
        "Halaman {halaman}: potongan halaman asal; sel yang bersangkutan digarisi.",
        "Page {halaman}: piece of the source page; the cells concerned are outlined.",
    ),
    "potongan_halaman": (
        "Halaman {halaman}; temuan ini tidak menunjuk sel tertentu.",
        "Page {halaman}; this finding points at no particular cell.",
    ),
    "potongan_tabel": (
        "Halaman {halaman}: tabel yang bersangkutan digarisi.",
        "Page {halaman}: the table concerned is outlined.",
    ),
    "potongan_dicari": (
        "Halaman {halaman}: potongan halaman asal; teks yang bersangkutan digarisi.",
        "Page {halaman}: piece of the source page; the text concerned is outlined.",
    ),
    "kepala_tabel": ("Kepala tabelnya, halaman {halaman}.", "Its table header, page {halaman}."),
    "gambar_dari": (
        "Gambar halaman {halaman}, {jumlah} tempat digarisi: {isi}",
        "Picture of page {halaman}, {jumlah} places outlined: {isi}",
    ),
    "baris_asal": ("Baris berkas asal", "Lines of the source file"),
    "sel_terbaca": ("Sel seperti terbaca", "The cells as read"),
    "potongan_lain": (
        "Sel lain temuan ini ada di halaman {halaman}, yang tidak digambar.",
        "More cells of this finding are on pages {halaman}, which are not drawn.",
    ),
    "tanpa_berkas": (
        "Berkas asal {berkas} tidak ditemukan, jadi potongan halamannya tidak dapat ditampilkan.",
        "The source file {berkas} was not found, so its page cannot be shown.",
    ),
    "berkas_berubah": (
        "Berkas asal {berkas} sudah berubah sejak dibaca, jadi potongannya tidak ditampilkan.",
        "The source file {berkas} has changed since it was read, so no piece of it is shown.",
    ),
    "gambar_gagal": (
        "Halaman ini tidak dapat digambar.",
        "This page could not be drawn.",
    ),
    "tanpa_tempat": (
        "Temuan ini tentang dokumen seutuhnya; tidak ada satu tempat untuk ditunjukkan.",
        "This finding is about the whole document; there is no one place to show.",
    ),
    "kepala": ("Kepala", "Head"),
    "kepala_dokumen": ("Kepala dokumen", "Head of the document"),
    "menimbang": ("Menimbang", "Considerations"),
    "mengingat": ("Mengingat", "Legal basis"),
    "landasan": ("Landasan hukum", "Plan's legal basis"),
    "batang_tubuh": ("Batang tubuh", "Body"),
    "pasal": ("Pasal", "Articles"),
    "bab": ("Bab Renstra", "Chapters"),
    "capaian": ("Capaian", "Performance"),
    "tujuan-sasaran": ("Tujuan, sasaran", "Goals"),
    "iku": ("IKU", "Key indicators"),
    "rencana": ("Rencana", "Programme plan"),
    "evaluasi": ("Evaluasi", "Evaluation"),
    "konsideran": ("Menimbang", "Considerations"),
    "tabel": ("Tabel", "Tables"),
    "tidak_terbaca": ("tidak terbaca", "not read"),
    "tanpa_judul": ("Tabel tanpa judul", "Table without a title"),
    "ukuran_tabel": ("{baris} baris × {kolom} kolom", "{baris} rows × {kolom} columns"),
    "keyakinan": ("Keyakinan", "Confidence"),
    "sel_bertanda": (
        "Sel bergaris menjadi pokok sebuah temuan.",
        "Outlined cells are the subject of a finding.",
    ),
    "f_jenis": ("Jenis", "Kind"),
    "f_tentang": ("Tentang", "About"),
    "f_provinsi": ("Provinsi", "Province"),
    "f_kode_wilayah": ("Kode wilayah", "Region code"),
    "f_periode": ("Periode rencana", "Period of the plan"),
    "f_ditetapkan": ("Ditetapkan", "Enacted"),
    "f_diundangkan": ("Diundangkan", "Promulgated"),
    "f_bupati": ("Bupati", "Regent"),
    "f_sekda": ("Sekretaris Daerah", "Regional secretary"),
    "f_berita": ("Berita Daerah", "Regional gazette"),
    "f_berkas": ("Berkas asal", "Source file"),
    "f_halaman": ("Halaman", "Pages"),
    "f_pindai": ("{jumlah} pindaian", "{jumlah} scanned"),
    "nomor": ("Nomor {nomor} Tahun {tahun}", "Number {nomor} of {tahun}"),
    "dibuat": ("Dibuat oleh perbup {versi}", "Made by perbup {versi}"),
    "panel_semua": ("Indikator dan program antarperangkat", "Indicators and programmes compared"),
    "panel_pengantar": (
        "Satu halaman untuk tiap indikator dan program: semua perangkat daerah, semua tahun.",
        "A page for every indicator and programme: all offices, all years.",
    ),
    "panel_indikator": ("Indikator", "Indicators"),
    "panel_program": ("Program", "Programmes"),
    "panel_total": ("Jumlah seluruh perangkat daerah", "Total of the whole office"),
    "panel_indikator_arti": (
        "Target di atas, realisasi di bawah.",
        "Target above, achieved below.",
    ),
    "panel_program_arti": (
        "Anggaran (atau pagu rencana) di atas, realisasi di bawah, dalam juta rupiah nominal.",
        "Budget (or planned ceiling) above, spent below, in million rupiah, nominal.",
    ),
    "panel_legenda": (
        "Yang ditampilkan adalah pernyataan yang terpilih; ≠ ada pernyataan lain yang berbeda, ? "
        "meragukan. Setiap angka menuju tabelnya. Pada gambar: garis pendek rencana, titik "
        "realisasi.",
        "Shown is the statement that was chosen; ≠ another one differs, ? in doubt. Every number "
        "leads to its table. In the drawing: short lines planned, points achieved.",
    ),
    "panel_perangkat": ("Perangkat daerah", "Office"),
    "panel_tahun": ("Tahun", "Years"),
    "panel_rencana": ("Rencana", "Planned"),
    "panel_realisasi": ("Realisasi", "Achieved"),
    "panel_kosong": ("tak ada", "missing"),
    "panel_sepakat": ("beberapa pernyataan sama", "several statements agree"),
    "panel_tunggal": ("satu pernyataan", "one statement"),
    "panel_bertentangan": ("ada pernyataan lain yang berbeda", "other statements differ"),
    "panel_diragukan": ("meragukan", "in doubt"),
    "panel_hilang": (
        "{jumlah} sel tanpa satu pun pernyataan.",
        "{jumlah} cells without any statement.",
    ),
    "panel_diam": (
        "{jumlah} perangkat daerah tanpa pernyataan tentang ini",
        "{jumlah} offices that state nothing of this",
    ),
    "panel_sisa": (
        "{jumlah} lagi, dari perangkat daerah yang lebih sedikit, hanya ada dalam dataset.",
        "{jumlah} more, of fewer offices, stand in the datasets only.",
    ),
    "md_terbanyak": ("Dokumen dengan galat terbanyak", "Documents with most errors"),
    "md_tampil": ("… dan {jumlah} dokumen lain.", "… and {jumlah} more documents."),
}

KINDS_EN = {
    "Peraturan Bupati": "Regent Regulation",
    "Peraturan Daerah": "Regional Regulation",
    "Peraturan Gubernur": "Governor Regulation",
    "Peraturan Wali Kota": "Mayor Regulation",
    "Keputusan Bupati": "Regent Decree",
    "Keputusan Camat": "Camat Decree",
    "Keputusan Gubernur": "Governor Decree",
    "Keputusan Wali Kota": "Mayor Decree",
}
