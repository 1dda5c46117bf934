"""The legal body of an invented regulation: head, Menimbang, Mengingat, pasal, elucidation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any, Literal

from samples.habits import TIDY, Habits
from samples.model import (
    BabHead,
    Block,
    Citation,
    Consideration,
    Line,
    PasalHead,
    Regulation,
    Unit,
    pick,
)
from samples.words import LAWS, NAMES, PEOPLE, SENTENCES, Law

MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
WORDS = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
CHAPTERS = (
    "PENDAHULUAN",
    "GAMBARAN PELAYANAN KECAMATAN",
    "PERMASALAHAN DAN ISU STRATEGIS",
    "TUJUAN DAN SASARAN",
    "STRATEGI DAN ARAH KEBIJAKAN",
    "RENCANA PROGRAM DAN KEGIATAN SERTA PENDANAAN",
    "KINERJA PENYELENGGARAAN BIDANG URUSAN",
    "PENUTUP",
)


def gazette(law: Law, form: str = "penuh") -> str:
    """The gazette reference in brackets, or nothing."""
    if law.ln and law.tln and form == "singkat":
        return f" (LN RI Tahun {law.ln[0]} Nomor {law.ln[1]}, TLN RI Nomor {law.tln})"
    if law.ln and law.tln and form == "tanpa-ri":
        return (
            f" (Lembaran Negara Tahun {law.ln[0]} Nomor {law.ln[1]}, Tambahan Lembaran Negara "
            f"Nomor {law.tln})"
        )
    if law.ln and law.tln and form == "titik-koma":
        return (
            f" (Lembaran Negara Republik Indonesia Tahun {law.ln[0]} Nomor {law.ln[1]}; Tambahan "
            f"Lembaran Negara Republik Indonesia Nomor {law.tln})"
        )
    if law.ln and law.tln:
        return (
            f" (Lembaran Negara Republik Indonesia Tahun {law.ln[0]} Nomor {law.ln[1]}, Tambahan "
            f"Lembaran Negara Republik Indonesia Nomor {law.tln})"
        )
    if law.ln:
        return f" (Lembaran Negara Republik Indonesia Tahun {law.ln[0]} Nomor {law.ln[1]})"
    if law.bn:
        return f" (Berita Negara Republik Indonesia Tahun {law.bn[0]} Nomor {law.bn[1]})"
    return ""


def name(law: Law, habits: Habits = TIDY, *, home: bool = True) -> str:
    """Type, body and number: ``Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017``."""
    issuer = f" {law.instansi}" if law.instansi and law.jenis not in ("PERDA", "PERBUP") else ""
    if law.jenis == "PERDA":
        issuer = f" {law.instansi}"
    if law.jenis == "PERBUP" and law.instansi:
        issuer = " " + law.instansi.removeprefix("Kabupaten ")
    if not home and law.jenis in ("PERDA", "PERBUP") and "Kabupaten" in (law.instansi or ""):
        issuer = ""
    kind = habits.act if law.jenis == "UU" else NAMES[law.jenis]
    return f"{kind}{issuer} {habits.number_word} {law.nomor} Tahun {law.tahun}"


def cite(
    law: Law, reg: Regulation, rng: Random, *, short: bool, end: str
) -> tuple[str, dict[str, object]]:
    """The printed citation and its true fields; ``short`` leaves the gazette out."""
    habits = reg.habits
    about = "tentang "
    if habits.no_about and law.jenis in ("PP", "PERMEN") and rng.random() < 0.25:
        about = ""
    printed = name(law, habits, home=habits.home or not short)
    text = f"{printed} {about}{law.tentang}"
    if not short:
        text += gazette(law, habits.gazette)
        if habits.local_gazette and law.jenis == "PERDA":
            place = law.instansi
            text += (
                f" (Lembaran Daerah {place} Tahun {law.tahun} Nomor {law.nomor}, Tambahan Lembaran "
                f"Daerah {place} Nomor {100 + int(law.nomor)})"
            )
    amended = [a for a in law.amended if a.tahun <= reg.tahun]
    changed: list[str] = []
    if amended and (not short or rng.random() < 0.4):
        last = amended[-1]
        times = pick(rng, "beberapa kali, terakhir", "beberapa kali terakhir")
        how = times if len(amended) > 1 or "Kedua" in last.tentang else ""
        how = f"diubah {how} dengan".replace("  ", " ")
        full = rng.random() < 0.6
        text += f" sebagaimana telah {how} {name(last, habits)}"
        text += f" tentang {last.tentang}" if full else ""
        text += "" if short else gazette(last, habits.gazette)
        changed.append(last.peraturan_id)
    fields: dict[str, Any] = {
        "jenis": law.jenis,
        "instansi": law.instansi,
        "nomor": law.nomor,
        "tahun": law.tahun,
        "tentang": law.tentang,
        "peraturan_id": law.peraturan_id,
        "lembaran_negara": f"{law.ln[0]}/{law.ln[1]}" if law.ln and not short else None,
        "tambahan_lembaran_negara": str(law.tln) if law.tln and not short else None,
        "berita_negara": f"{law.bn[0]}/{law.bn[1]}" if law.bn and not short else None,
        "diubah_dengan": ";".join(changed) or None,
        "lengkap": True,
    }
    return text + end, fields


def regional(reg: Regulation, rng: Random) -> list[Law]:
    """Regulations of the regency and its province that such a document cites."""
    slug = reg.kabupaten.lower().replace(" ", "-")
    place = f"Kabupaten {reg.kabupaten}"
    plan = "Rencana Pembangunan Daerah" if reg.akhir - reg.awal < 4 else (
        "Rencana Pembangunan Jangka Menengah Daerah"
    )  # fmt: skip

    def law(jenis: str, nomor: int, tahun: int, tentang: str) -> Law:
        kind = "perda-kab" if jenis == "PERDA" else "perbup"
        return Law(
            jenis, str(nomor), tahun, tentang, instansi=place,
            peraturan_id=f"{kind}-{slug}-{nomor}-{tahun}",
        )  # fmt: skip

    prov = reg.provinsi.lower().replace(" ", "-")
    found = [
        Law("PERDA", str(rng.randint(1, 9)), 2009,
            f"Rencana Pembangunan Jangka Panjang Daerah Provinsi {reg.provinsi} Tahun 2005-2025",
            instansi=f"Provinsi {reg.provinsi}"),
        law("PERDA", rng.randint(2, 15), 2008,
            f"Rencana Pembangunan Jangka Panjang Daerah {place} Tahun 2005-2025"),
        law("PERDA", rng.randint(2, 15), 2012,
            f"Rencana Tata Ruang Wilayah {place} Tahun 2012-2032"),
        law("PERDA", rng.randint(2, 20), 2016,
            f"Pembentukan dan Susunan Perangkat Daerah {place}"),
        law("PERBUP", rng.randint(20, 90), 2017,
            f"Kedudukan, Susunan Organisasi, Tugas dan Fungsi serta Tata Kerja Kecamatan di "
            f"{place}"),
        law("PERDA" if "Menengah" in plan else "PERBUP", max(1, min(reg.nomor - 1, 12)), reg.tahun,
            f"{plan} {place} Tahun {reg.awal}-{reg.akhir}"),
    ]  # fmt: skip
    first = found[0]
    found[0] = Law(
        first.jenis, first.nomor, first.tahun, first.tentang, instansi=first.instansi,
        peraturan_id=f"perda-prov-{prov}-{first.nomor}-{first.tahun}",
    )  # fmt: skip
    return found


def choose_laws(reg: Regulation, rng: Random, count: int) -> list[Law]:
    """Laws no newer than the regulation, in the order drafters use: type, then year."""
    pool = [law for law in LAWS if law.tahun <= reg.tahun]
    if reg.provinsi != "Jawa Timur":
        pool = [law for law in pool if law.peraturan_id != "uu-12-1950"]
    chosen: list[Law] = []
    while pool and len(chosen) < count:
        law = rng.choices(pool, [p.weight for p in pool])[0]
        pool.remove(law)
        chosen.append(law)
    order = list(NAMES)
    chosen.sort(key=lambda law: (order.index(law.jenis), law.tahun, law.ln or (0, 0)))
    return chosen


def citations(
    reg: Regulation,
    rng: Random,
    bagian: Literal["mengingat", "renstra"],
    laws: list[Law],
    *,
    short: bool,
) -> list[Citation]:
    """The numbered list of citations of one part."""
    found: list[Citation] = []
    if bagian == "mengingat" and rng.random() < 0.8:
        text = "Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;"
        fields = dict.fromkeys(
            ("instansi", "nomor", "tentang", "lembaran_negara", "tambahan_lembaran_negara",
             "berita_negara", "diubah_dengan")
        )  # fmt: skip
        found.append(
            Citation(
                "mengingat", 1, text,
                {**fields, "jenis": "UUD", "tahun": 1945, "peraturan_id": "uud-1945",
                 "lengkap": True},
            )
        )  # fmt: skip
    for i, law in enumerate(laws):
        end = "." if i == len(laws) - 1 else ";"
        text, fields2 = cite(law, reg, rng, short=short, end=end)
        found.append(Citation(bagian, len(found) + 1, text, fields2))
    return found


def opening(reg: Regulation, rng: Random, laws: list[Law]) -> list[Block]:
    """Everything before the first BAB."""
    kab, kec = reg.kabupaten.upper(), reg.kecamatan.upper()
    dash = pick(rng, "-", "-", " – ", "–", " - ")
    habits = reg.habits
    named = f"{habits.title} {kec}"
    span = f"TAHUN {reg.awal}{dash}{reg.akhir}"
    first, last = named.rsplit(" KECAMATAN ", 1)
    title = pick(
        rng,
        [first, f"KECAMATAN {last} KABUPATEN {kab}", span],
        [named, f"KABUPATEN {kab} {span}"],
        [f"{named} KABUPATEN {kab} {span}"],
    )
    reg.tentang = " ".join(title)
    blocks: list[Block] = [
        *([Line("kanan", "SALINAN")] if habits.copy else []),
        Line("judul", f"BUPATI {kab}"),
        Line("judul", f"PROVINSI {reg.provinsi.upper()}"),
        Line("judul", f"PERATURAN BUPATI {kab}"),
        Line("judul", habits.number.format(reg.nomor, reg.tahun)),
        Line("judul", "TENTANG"),
        *[Line("judul", t) for t in title],
        Line("judul", "DENGAN RAHMAT TUHAN YANG MAHA ESA"),
        Line("judul", f"BUPATI {kab},"),
        Line("label", "Menimbang :"),
    ]
    n = reg.akhir - reg.awal + 1
    plan = next(law for law in laws if f"{reg.awal}-{reg.akhir}" in law.tentang)
    reasons = [
        f"bahwa {name(plan, habits)} telah menetapkan {plan.tentang};",
        "bahwa setiap perangkat daerah wajib memiliki rencana strategis sebagai penjabaran rencana "
        "pembangunan daerah;",
        f"bahwa Kecamatan {reg.kecamatan} memerlukan dokumen perencanaan untuk periode {n} "
        f"({WORDS[n]}) tahun;",
        "bahwa penyusunan rencana strategis telah melalui pembahasan bersama pemangku kepentingan;",
        "bahwa untuk tertib administrasi diperlukan landasan hukum yang jelas;",
    ]
    count = rng.randint(2, 5)
    chosen = [reasons[i] for i in sorted(rng.sample(range(len(reasons)), count))]
    letters = [f"huruf {chr(97 + i)}" for i in range(count)]
    joined = ", ".join(letters[:-1]) + f" dan {letters[-1]}"
    chosen.append(
        f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {joined}, perlu menetapkan "
        f"Peraturan Bupati tentang Rencana Strategis Kecamatan {reg.kecamatan} Kabupaten "
        f"{reg.kabupaten} Tahun {reg.awal}-{reg.akhir};"
    )
    if habits.one_reason:
        blocks.append(
            Consideration(
                None,
                "bahwa untuk melaksanakan ketentuan peraturan perundang-undangan di bidang "
                "perencanaan pembangunan daerah, perlu menetapkan Peraturan Bupati tentang Rencana "
                f"Strategis Kecamatan {reg.kecamatan} Kabupaten {reg.kabupaten} Tahun "
                f"{reg.awal}-{reg.akhir};",
            )
        )
    else:
        blocks += [Consideration(chr(97 + i), t) for i, t in enumerate(chosen)]
    blocks.append(Line("label", "Mengingat :"))
    blocks += citations(reg, rng, "mengingat", laws, short=False)
    blocks.append(Line("judul", pick(rng, "MEMUTUSKAN :", "MEMUTUSKAN:", "M E M U T U S K A N :")))
    blocks.append(
        Line(
            "label",
            f"Menetapkan : PERATURAN BUPATI TENTANG RENCANA STRATEGIS KECAMATAN {kec} KABUPATEN "
            f"{kab} TAHUN {reg.awal}-{reg.akhir}.",
        )
    )
    return blocks


@dataclass(slots=True)
class _Place:
    """Where the drafting of the body stands."""

    bab: int = 0
    judul: str = ""
    pasal: int = 0


def articles(reg: Regulation, rng: Random) -> tuple[list[Block], int]:
    """BAB and pasal; the second value is the number of pasal (7 to 12)."""
    kec, kab = reg.kecamatan, reg.kabupaten
    r = f"Renstra Kecamatan {kec}"
    span = f"{reg.awal}-{reg.akhir}"
    blocks: list[Block] = []
    at = _Place()

    def bab(judul: str) -> None:
        at.bab += 1
        at.judul = judul
        blocks.append(BabHead(at.bab, judul))

    def pasal() -> int:
        at.pasal += 1
        blocks.append(PasalHead(f"Pasal {at.pasal}"))
        return at.pasal

    def unit(label: str, teks: str, **place: Any) -> Unit:
        made = Unit(
            at.bab, at.judul, at.pasal, label, teks, **place
        )  # fmt: skip
        blocks.append(made)
        return made

    def plain(teks: str) -> Unit:
        n = pasal()
        return unit(f"Pasal {n}", teks)

    def ayat(*texts: str | tuple[str, list[str | tuple[str, list[str]]]]) -> None:
        pasal()
        for i, text in enumerate(texts, 1):
            if isinstance(text, str):
                unit(f"({i})", text, ayat=i)
                continue
            unit(f"({i})", text[0], ayat=i)
            letters(text[1], ayat=i)

    def letters(items: list[str | tuple[str, list[str]]], ayat: int | None) -> None:
        for j, item in enumerate(items):
            huruf = chr(97 + j)
            if isinstance(item, str):
                unit(reg.habits.letter.format(huruf), item, ayat=ayat, huruf=huruf)
                continue
            unit(reg.habits.letter.format(huruf), item[0], ayat=ayat, huruf=huruf)
            for k, sub in enumerate(item[1], 1):
                unit(f"{k}.", sub, ayat=ayat, huruf=huruf, angka=k)

    bab("KETENTUAN UMUM")
    plain("Dalam Peraturan Bupati ini yang dimaksud dengan:")
    terms = [
        f"Daerah adalah Kabupaten {kab}.",
        f"Bupati adalah Bupati {kab}.",
        f"Kecamatan adalah Kecamatan {kec} sebagai perangkat daerah yang dipimpin oleh Camat.",
        f"Camat adalah Camat {kec}.",
        "Rencana Strategis yang selanjutnya disingkat Renstra adalah dokumen perencanaan perangkat "
        f"daerah untuk periode Tahun {span}.",
        "Rencana Kerja yang selanjutnya disebut Renja adalah dokumen perencanaan untuk satu tahun.",
        "Indikator kinerja adalah ukuran keberhasilan yang dinyatakan dengan angka atau keadaan.",
        "Sasaran adalah rumusan keadaan yang hendak dicapai dalam kurun waktu tertentu.",
    ]
    for k, term in enumerate(terms[: rng.randint(5, 8)], 1):
        unit(f"{k}.", term, angka=k)
    if rng.random() < 0.5:
        pasal()
        n = at.pasal
        unit(f"Pasal {n}", "Peraturan Bupati ini dimaksudkan untuk:")
        letters(
            [
                "memberi pedoman bagi Camat dalam menyusun Renja;",
                "menjamin keselarasan rencana antartingkat pemerintahan; dan",
                "menyediakan tolok ukur penilaian kinerja.",
            ],
            None,
        )
    bab(f"KEDUDUKAN RENSTRA KECAMATAN {kec.upper()}")
    ayat(
        f"{r} Tahun {span} merupakan penjabaran dari rencana pembangunan Daerah.",
        f"{r} sebagaimana dimaksud pada ayat (1) menjadi pedoman penyusunan Renja.",
    )
    listed = plain(f"Sistematika penulisan {r} disusun sebagai berikut:")
    sep = pick(rng, " : ", ": ", " ")
    listed.lines = [
        f"BAB {ROMAN[i]}{sep}{judul}{'.' if i == 8 else ';'}" for i, judul in enumerate(CHAPTERS, 1)
    ]
    plain(
        f"{r} sebagaimana dimaksud dalam Pasal {at.pasal} tercantum dalam Lampiran yang "
        "merupakan bagian yang tidak terpisahkan dari Peraturan Bupati ini."
    )
    if rng.random() < 0.6:
        ayat(
            (
                "Camat bertanggung jawab atas:",
                [
                    f"pelaksanaan {r};",
                    (
                        "penyusunan laporan, terdiri atas:",
                        ["laporan triwulan;", "laporan semester; dan", "laporan tahunan; dan"],
                    ),
                    "penyediaan data pendukung.",
                ],
            ),
            "Tanggung jawab sebagaimana dimaksud pada ayat (1) dijalankan bersama Sekretaris "
            "Kecamatan.",
        )
    bab("PENGENDALIAN DAN EVALUASI")
    ayat(
        f"Camat melakukan pengendalian dan evaluasi terhadap pelaksanaan {r}.",
        "Hasil sebagaimana dimaksud pada ayat (1) disampaikan kepada Bupati melalui kepala "
        "perangkat daerah yang membidangi perencanaan.",
        *(
            ["Penyampaian sebagaimana dimaksud pada ayat (2) dilakukan paling sedikit 1 (satu) "
             "kali dalam 3 (tiga) bulan."]
            if rng.random() < 0.5
            else []
        ),
    )  # fmt: skip
    if rng.random() < 0.5:
        bab("PENDANAAN")
        plain(
            f"Pendanaan pelaksanaan {r} dibebankan pada anggaran pendapatan dan belanja daerah "
            "serta sumber lain yang sah dan tidak mengikat."
        )
    bab("KETENTUAN PERALIHAN")
    plain(
        f"Renstra Kecamatan {kec} Tahun {span} dapat digunakan sebagai acuan penyusunan Renja "
        f"Tahun {reg.akhir + 1} sampai dengan ditetapkannya Renstra berikutnya."
    )
    bab("KETENTUAN PENUTUP")
    last = plain("Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.")
    last.lines = [
        "Agar setiap orang mengetahuinya, memerintahkan pengundangan Peraturan Bupati ini dengan "
        f"penempatannya dalam Berita Daerah Kabupaten {kab}."
    ]
    return blocks, at.pasal


def day(value: date) -> str:
    """A date as printed: ``11 April 2023``."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def closing(reg: Regulation, rng: Random, pasal: int) -> list[Block]:
    """Signatures, gazette line and elucidation."""
    kab = reg.kabupaten.upper()
    habits = reg.habits
    ttd = habits.ttd

    def on(value: date) -> str:
        if habits.numeric_date:
            return f"{habits.on} {value.day} - {value.month} - {value.year}"
        return f"{habits.on} {day(value)}"

    blocks: list[Block] = [
        Line("ttd", f"Ditetapkan {habits.at} {reg.seat}"),
        Line("ttd", on(reg.ditetapkan)),
        Line("ttd", f"{habits.officer} {kab},"),
        Line("ttd", ttd),
        Line("ttd", reg.bupati),
        Line("kiri", f"Diundangkan {habits.at} {reg.seat}"),
        Line("kiri", on(reg.diundangkan)),
        Line("kiri", "SEKRETARIS DAERAH"),
        Line("kiri", f"KABUPATEN {kab},"),
        Line("kiri", ttd),
        Line("kiri", reg.sekda),
        Line("kiri", f"BERITA DAERAH KABUPATEN {kab} TAHUN {reg.tahun} NOMOR {reg.berita}"),
    ]
    if habits.copy:
        blocks += [
            Line("kiri-lagi", "Salinan sesuai dengan aslinya"),
            Line("kiri", "KEPALA BAGIAN HUKUM,"),
            Line("kiri", ttd),
            Line("kiri", rng.choice(PEOPLE)),
            Line("kiri", "NIP. 19740512 200003 1 004"),
        ]
    if not reg.penjelasan:
        return blocks
    blocks += [
        Line("halaman"),
        Line("judul", "PENJELASAN"),
        Line("judul", "ATAS"),
        Line("judul", f"PERATURAN BUPATI {kab}"),
        Line("judul", f"NOMOR {reg.nomor} TAHUN {reg.tahun}"),
        Line("judul", "TENTANG"),
        Line("judul", f"RENCANA STRATEGIS KECAMATAN {reg.kecamatan.upper()}"),
        Line("judul", f"KABUPATEN {kab} TAHUN {reg.awal}-{reg.akhir}"),
        Line("sub", pick(rng, "I. UMUM", "I. UMUM.")),
        *[Line("teks", t) for t in prose(reg, rng, 2)],
        Line("sub", pick(rng, "II. PASAL DEMI PASAL", "II. PASAL DEMI PASAL.")),
    ]
    for n in range(1, pasal + 1):
        blocks.append(Line("pasal-penjelasan", f"Pasal {n}"))
        blocks.append(Line("penjelasan", reg.penjelasan[n]))
    if reg.tambahan is not None:
        blocks.append(Line("kiri", f"TAMBAHAN BERITA DAERAH KABUPATEN {kab} NOMOR {reg.tambahan}"))
    return blocks


def prose(reg: Regulation, rng: Random, paragraphs: int) -> list[str]:
    """Paragraphs of two to four sentences."""
    made = []
    for _ in range(paragraphs):
        chosen = rng.sample(SENTENCES, rng.randint(2, 4))
        made.append(" ".join(chosen).format(kec=reg.kecamatan, kab=reg.kabupaten))
    return made
