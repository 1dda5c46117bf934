"""The parts of a regulation: beside each line of a case stands the letter of the part it is in.

K kepala, T Menimbang, G Mengingat, H Memperhatikan, M Menetapkan, B batang tubuh, S penutup,
U penjelasan umum, P pasal demi pasal, D what stands before the plan, R the plan, ``.`` none.
"""

from __future__ import annotations

import pytest

from parsers.sections import Sections, divide
from tests.test_parsers_legal import document

PARTS = {
    "K": "head",
    "T": "menimbang",
    "G": "mengingat",
    "H": "memperhatikan",
    "M": "menetapkan",
    "B": "body_of_law",
    "S": "closing",
    "U": "general_elucidation",
    "P": "elucidation",
    "D": "front",
    "R": "renstra",
}

HEAD = """\
K BUPATI RAWAJAYA
K PROVINSI JAWA UTARA
K PERATURAN BUPATI RAWAJAYA
K NOMOR 12 TAHUN 2021
K TENTANG
K RENCANA STRATEGIS KECAMATAN SUKAMAJU
"""
CONSIDERED = """\
T Menimbang : a. bahwa kecamatan perlu rencana;
T b. bahwa rencana itu perlu ditetapkan;
"""
PREAMBLE = (
    CONSIDERED
    + """\
G Mengingat :
G 1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
M MEMUTUSKAN :
M Menetapkan : PERATURAN BUPATI TENTANG RENCANA STRATEGIS.
"""
)
BODY = """\
B BAB I
B KETENTUAN UMUM
B Pasal 1
B Dalam Peraturan Bupati ini yang dimaksud dengan Daerah adalah Kabupaten Rawajaya.
B Pasal 2
B Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
"""
CLOSING = """\
S Ditetapkan di Rawajaya
S pada tanggal 5 Mei 2021
S BUPATI RAWAJAYA,
S ttd.
S SITI AMINAH
"""
GAZETTE = """\
S Diundangkan di Rawajaya
S SEKRETARIS DAERAH,
S ttd.
S BUDI SANTOSO
S BERITA DAERAH KABUPATEN RAWAJAYA TAHUN 2021 NOMOR 12
"""
LAW = HEAD + PREAMBLE + BODY + CLOSING
GENERAL = """\
U PENJELASAN
U ATAS
U PERATURAN BUPATI RAWAJAYA
U I. UMUM
U Rencana ini disusun untuk lima tahun.
"""
BY_PASAL = """\
P II. PASAL DEMI PASAL
P Pasal 1
P Cukup jelas.
P Pasal 2
P Cukup jelas.
"""
FRONT = """\
D LAMPIRAN PERATURAN BUPATI RAWAJAYA
D NOMOR 12 TAHUN 2021
"""
PLAN = """\
R BAB I
R PENDAHULUAN
R 1.1 Latar Belakang
R Rencana strategis ini disusun oleh kecamatan untuk lima tahun mendatang.
R Rencana itu menjadi dasar kerja kecamatan.
R Tujuannya adalah layanan yang lebih baik.
R BAB II
R GAMBARAN PELAYANAN
R Kecamatan melayani warga di dua belas desa dengan enam orang pegawai.
"""


def many(part: str, text: str, count: int) -> str:
    return f"{part} {text}\n" * count


CASES = {
    "the law alone": LAW,
    "with its gazette": LAW + GAZETTE,
    "the plan behind it": LAW + GAZETTE + FRONT + PLAN,
    "the plan without a cover": LAW + PLAN,
    "elucidated": LAW + GAZETTE + GENERAL + BY_PASAL,
    "elucidated, and the plan": LAW + GAZETTE + GENERAL + BY_PASAL + FRONT + PLAN,
    "elucidated in general": LAW + GENERAL + many("U", "Kalimat penjelasan yang panjang.", 6),
    "elucidated in general, and the plan": LAW + GENERAL
    + many("U", "Kalimat penjelasan yang panjang.", 4) + FRONT + PLAN,
    "elucidated behind the attachment": LAW + FRONT + PLAN + GENERAL + BY_PASAL,
    "elucidated behind the attachment by pasal alone": LAW + FRONT + PLAN + BY_PASAL,
    "an elucidation that a title ends": LAW + GENERAL + BY_PASAL + "D LAMPIRAN\n" + PLAN,
    "an elucidation that a gazette ends": LAW + GENERAL + BY_PASAL
    + "P TAMBAHAN BERITA DAERAH KABUPATEN RAWAJAYA NOMOR 3\n" + FRONT + PLAN,
    "short words in capitals end no elucidation": LAW + GENERAL + BY_PASAL + "P OPD\nP Jelas.\n",
    "what begins with the word": LAW.replace("B Pasal 2", "B PENJELASANNYA\nB Pasal 2"),
    "no signature before the elucidation": HEAD + PREAMBLE + BODY + GENERAL + BY_PASAL,
    "no signature before the plan": HEAD + PREAMBLE + BODY + PLAN,
    "no signature before its cover": HEAD + PREAMBLE + BODY + FRONT + PLAN,
    "no signature, and the end": HEAD + PREAMBLE + BODY,
    "no pasal before the signature": HEAD + PREAMBLE + CLOSING,
    "no pasal and no signature": HEAD + PREAMBLE + FRONT.replace("D ", "D ") + PLAN,
    "Memperhatikan": HEAD + PREAMBLE.replace(
        "M MEMUTUSKAN", "H Memperhatikan : 1. Surat Gubernur;\nM MEMUTUSKAN") + BODY + CLOSING,
    "Mengingat first": HEAD + PREAMBLE.replace(CONSIDERED, "") + BODY + CLOSING,
    "Menetapkan without Memutuskan": HEAD + PREAMBLE.replace("M MEMUTUSKAN :\n", "") + BODY,
    "Memutuskan without Menetapkan": HEAD + PREAMBLE.replace(
        "M Menetapkan : PERATURAN BUPATI TENTANG RENCANA STRATEGIS.\n", "") + BODY + CLOSING,
    "Menimbang again is text": HEAD + PREAMBLE.replace(
        "T b.", "T Menimbang : a. bahwa hal itu perlu;\nT b.") + BODY + CLOSING,
    "Menimbang behind Mengingat is text": HEAD + PREAMBLE.replace(
        "M MEMUTUSKAN", "G Menimbang : a. bahwa hal itu perlu;\nM MEMUTUSKAN"
    ).replace(CONSIDERED, "") + BODY + CLOSING,
    "no chapter over the first pasal": HEAD + PREAMBLE + BODY.replace(
        "B BAB I\nB KETENTUAN UMUM\n", "") + CLOSING,
    "text between Menetapkan and the body": HEAD + PREAMBLE + "M Pada tahun ini.\n" + BODY,
    "the name of who enacts below the title": "K PERATURAN BUPATI RAWAJAYA\nK NOMOR 1\n"
    + PREAMBLE + BODY,
    "text before the head": ". SALINAN\n. Lembar pertama\n" + LAW,
    "a head that is not in capitals": ". Salinan\nK Bupati Rawajaya\nK Provinsi Jawa Utara\n"
    "K Peraturan Bupati Rawajaya\nK Nomor 12 Tahun 2021\n" + PREAMBLE + BODY,
    "a title in capitals of chapters is the law's": LAW.replace(
        "B BAB I\nB KETENTUAN UMUM", "B BAB I\nB RENCANA STRATEGIS\nB Bagian Kesatu\nB Umum"),
    "signatures far from the gazette": LAW + many("S", "Kepala Bagian", 3) + GAZETTE
    + many("D", "Kalimat lain di belakang.", 12),
    "signatures up to ten lines behind it": LAW + GAZETTE + many("S", "Kepala Bagian", 10),
    "a long text behind the signatures": LAW + f"D {'kata ' * 60}kata\n",
    "a shorter one": LAW + f"S {'kata ' * 59}kata.\n",
    "a number is of the gazette": LAW + "S BERITA DAERAH KABUPATEN RAWAJAYA\n"
    + many("S", "Kepala Bagian", 12),
    "signatures that the plan ends": LAW + "R BAB I\nR PENDAHULUAN\nR Rencana ini disusun.\n"
    "R BAB II\nR PENUTUP\nR Selesai.\n",
    "a plan alone": PLAN,
    "a plan with a cover": "K LAMPIRAN\nK PERATURAN BUPATI RAWAJAYA\n".replace("K L", ". L")
    + "K NOMOR 12 TAHUN 2021\n" + PLAN,
    "neither": "D Surat edaran\nD Dengan hormat disampaikan bahwa rencana telah selesai.\n",
    "pasal without a preamble": HEAD + BODY + CLOSING,
    "a plan that a pasal lists": HEAD + PREAMBLE + BODY.replace(
        "B Pasal 2", "B BAB I PENDAHULUAN\nB BAB II PENUTUP\nB Pasal 2") + CLOSING,
    "a plan that a pasal lists, its titles below": HEAD + PREAMBLE + BODY.replace(
        "B Pasal 2", "B BAB I\nB PENDAHULUAN\nB BAB II\nB PENUTUP\nB Pasal 2") + CLOSING,
    "the plan's first chapter on one line": HEAD + PREAMBLE + BODY + PLAN.replace(
        "R BAB I\nR PENDAHULUAN", "R BAB I PENDAHULUAN"),
    "officials initial a table among the signatures": LAW
    + "S |a|b|\nS Diundangkan di Rawajaya\nS SEKRETARIS DAERAH,\nS BUDI SANTOSO\n" + FRONT + PLAN,
    "a table behind the signatures": LAW + "D |a|b|\nD Lembar kosong\n" + PLAN,
    "a table far before the promulgation": LAW
    + "D |a|b|\nD satu\nD dua\nD tiga\nD Diundangkan di Rawajaya\n" + PLAN,
    "a table ends an elucidation": LAW + GENERAL + BY_PASAL + "D |a|b|\nD Cukup jelas.\n" + PLAN,
    "Diundangkan before Ditetapkan": HEAD + PREAMBLE + BODY + GAZETTE,
    "a sentence on promulgation": HEAD + PREAMBLE + BODY
    + "B Diundangkan di Rawajaya atau di tempat lain yang ditentukan oleh Bupati.\n" + CLOSING,
    "promulgated first, and no pasal": HEAD + PREAMBLE + GAZETTE,
    "Mengingat that cites a law at once": HEAD
    + "G Mengingat : Undang-Undang Nomor 23 Tahun 2014;\n" + BODY + CLOSING,
    "Mengingat that cites none": "D Mengingat :\nD pentingnya rencana itu, disusun.\n" + PLAN,
    "Memutuskan first": HEAD + "M MEMUTUSKAN :\nM Menetapkan : PERATURAN BUPATI.\n" + BODY,
    "Menetapkan first": HEAD + "M Menetapkan : Peraturan Bupati tentang Rencana.\n" + BODY,
    "Menetapkan that adopts nothing": "D Menetapkan : rencana kerja\n" + PLAN,
}  # fmt: skip


def lined(case: str) -> tuple[str, str]:
    """The letters of a case, and its text."""
    lines = case.splitlines()
    return "".join(line[0] for line in lines), "\n".join(line[2:] for line in lines) + "\n"


def lettered(sections: Sections, count: int) -> str:
    letters = ["."] * count
    for letter, name in PARTS.items():
        for index in getattr(sections, name):
            assert letters[index] == "."
            letters[index] = letter
    return "".join(letters)


@pytest.mark.parametrize("case", CASES)
def test_the_parts_of_a_regulation(case: str) -> None:
    letters, text = lined(CASES[case])
    read = document(text)
    assert len(read.blocks) == len(letters)
    assert lettered(divide(read), len(letters)) == letters
