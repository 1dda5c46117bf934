"""The words of the review page, in Indonesian and English."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Pemeriksaan", "Review"),
    "skip": ("Langsung ke pertanyaan", "Skip to the question"),
    "document": ("Dokumen", "Document"),
    "queue": ("Antrean", "Queue"),
    "left": ("{n} tersisa", "{n} left"),
    "page": ("hal.", "p."),
    "loading": ("Memuat …", "Loading …"),
    "nothing": ("Tidak ada lagi yang perlu diperiksa.", "Nothing more to look at."),
    "next": (
        "Jalankan `perbup build`: dataset dan temuannya mengikuti jawaban Anda.",
        "Run `perbup build`: the dataset and its findings follow your answers.",
    ),
    "right_cell": ("Bacaan benar", "Read right"),
    "right_finding": ("Temuan benar", "Finding is true"),
    "wrong": ("Salah baca …", "Read wrong …"),
    "refute": ("Bantah", "Refute"),
    "later": ("Nanti", "Later"),
    "undo": ("Urungkan", "Undo"),
    "save": ("Simpan", "Save"),
    "cancel": ("Batal", "Cancel"),
    "value": ("Yang tercetak sebenarnya", "What is really printed"),
    "value_hint": (
        "Ketik persis seperti tercetak; kosongkan bila selnya memang kosong.",
        "Type it exactly as printed; leave empty where the cell is empty.",
    ),
    "was_read": ("Terbaca", "Was read"),
    "empty": ("(kosong)", "(empty)"),
    "reason": ("Alasan (boleh kosong)", "Reason (may be empty)"),
    "choose": ("Pilih sel yang salah pada tabel di bawah.", "Choose the wrong cell in the table."),
    "grid": (
        "Tabel seperti terbaca; pilih sel untuk membetulkannya",
        "The table as read; choose a cell to put it right",
    ),
    "kind": ("Jenis tabel", "Kind of table"),
    "head": ("Kepala dokumen", "Head of the document"),
    "head_hint": ("Tanggal: YYYY-MM-DD.", "Dates: YYYY-MM-DD."),
    "expected": ("Semestinya", "Expected"),
    "found": ("Tercetak", "Printed"),
    "saved": ("Tersimpan", "Saved"),
    "undone": ("Diurungkan", "Undone"),
    "failed": ("Tidak tersimpan", "Not saved"),
    "keys": (
        "Papan tik: B benar, S salah, T bantah, N nanti, U urungkan, J dan K maju dan mundur",
        "Keyboard: B right, S wrong, T refute, N later, U undo, J and K next and previous",
    ),
    "doubt": ("Bilangan dikenali dengan ragu", "A number recognised in doubt"),
    "done": ("sudah dijawab", "answered"),
}
