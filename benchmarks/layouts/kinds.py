"""The layouts: one function a kind, each makes another document for every seed."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.layouts.foreign import FOREIGN
from benchmarks.layouts.model import Cell, Chart, Grid, Layout, Rules, Text

DESA = (
    "Sukamaju", "Karanganyar", "Tegalrejo", "Wonosari", "Mojosari", "Kedungsari", "Banjarejo",
    "Sumberagung", "Purworejo", "Gunungsari", "Ngadirejo", "Tanjungsari", "Jatimulyo", "Bendungan",
    "Kalirejo", "Margomulyo", "Sidodadi", "Tambakrejo", "Plosorejo", "Randuagung",
)  # fmt: skip
URAIAN = (
    "Jumlah penduduk", "Kepala keluarga", "Sekolah dasar", "Pos pelayanan terpadu",
    "Panjang jalan kabupaten", "Luas sawah", "Rumah layak huni", "Akta kelahiran terbit",
    "Surat keterangan dilayani", "Peserta musrenbang", "Usulan yang diterima", "Linmas aktif",
    "Lembaga kemasyarakatan", "Kader pemberdayaan", "Kelompok tani", "Usaha mikro",
)  # fmt: skip
MASALAH = (
    "Pelayanan administrasi belum seluruhnya memakai sistem elektronik",
    "Jumlah pegawai tidak sebanding dengan beban kerja setiap seksi",
    "Koordinasi dengan pemerintah desa masih dilakukan secara lisan",
    "Sarana kantor banyak yang rusak dan belum diganti",
    "Data kependudukan desa tidak diperbarui setiap bulan",
    "Partisipasi warga dalam perencanaan masih rendah",
)
UPAYA = (
    "Menambah loket dan melatih petugas pelayanan",
    "Mengusulkan formasi pegawai kepada bupati",
    "Mengadakan rapat bulanan yang dicatat",
    "Menganggarkan pemeliharaan gedung setiap tahun",
    "Membina operator desa",
    "Mengumumkan jadwal musyawarah lebih awal",
)
KALIMAT = (
    "Wilayah ini terbagi atas desa dan kelurahan yang keadaannya berbeda satu sama lain.",
    "Sebagian besar warga bekerja di sawah, di kebun, dan di pasar.",
    "Jalan utama menghubungkan ibu kota kecamatan dengan desa yang paling jauh.",
    "Pelayanan dilakukan lima hari dalam seminggu oleh petugas yang bergiliran.",
    "Musyawarah diadakan setiap tahun pada bulan Februari.",
    "Hasil pengukuran disajikan di bawah ini menurut tahun dan satuannya.",
)


def prose(random: Random, sentences: int = 4) -> str:
    """A paragraph of that many sentences."""
    return " ".join(random.choice(KALIMAT) for _ in range(sentences))


def number(random: Random, largest: int = 99_999) -> str:
    """A count as it is printed in Indonesia, sometimes a dash."""
    value = random.randint(1, largest)
    return random.choice((f"{value:,}".replace(",", "."),) * 9 + ("-",))


def percent(random: Random) -> str:
    """A share with two decimals."""
    return f"{random.uniform(1, 99):.2f}".replace(".", ",")


def cells(*texts: str) -> tuple[Cell, ...]:
    """A row without spans."""
    return tuple(Cell(text) for text in texts)


def caption(random: Random, title: str) -> Text:
    """The line above a table."""
    return Text(f"Tabel {random.randint(1, 4)}.{random.randint(1, 20)} {title}", centred=True)


def _numbers(random: Random, rules: Rules, rows: int, middle: bool = False) -> Grid:
    years = range(random.randint(2015, 2019), 2024)
    head = cells("No", "Uraian", "Satuan", *(str(year) for year in years))
    units = ("orang", "unit", "%", "km", "dokumen")
    body = tuple(
        cells(str(n), name, random.choice(units), *(number(random) for _ in years))
        for n, name in enumerate(random.sample(URAIAN, rows), start=1)
    )
    return Grid((head, *body), 1, rules, "cl" + "c" + "r" * len(years), middle)


def numbers(rules: Rules) -> Callable[[Random], tuple[Grid, bool]]:
    """Values by year, with one set of rules or another."""
    return lambda random: (_numbers(random, rules, random.randint(4, 12)), False)


def grouped(rules: Rules) -> Callable[[Random], tuple[Grid, bool]]:
    """Rows under headings that span the table."""

    def make(random: Random) -> tuple[Grid, bool]:
        rows: list[tuple[Cell, ...]] = [cells("Uraian", "Laki-laki", "Perempuan", "Jumlah")]
        names = random.sample(URAIAN, 9)
        for group, at in (("Pemerintahan", 0), ("Pelayanan", 3), ("Pembangunan", 6)):
            # Without upright rules nothing shows that a heading spans the table.
            rows.append((Cell(group, 4),) if rules == "semua" else cells(group, "", "", ""))
            for name in names[at : at + 3]:
                rows.append(cells(name, *(number(random, 999) for _ in range(3))))
        return Grid(tuple(rows), 1, rules, "lrrr"), False

    return make


def spanning(rules: Rules, deep: bool) -> Callable[[Random], tuple[Grid, bool]]:
    """A head over two or three rows: words over several columns, units under them, a footnote."""

    def make(random: Random) -> tuple[Grid, bool]:
        mark = random.choice(("*)", "1)", ""))
        years = [str(year) for year in range(2019, 2022)]
        down = 3 if deep else 2
        first = (
            Cell("No", 1, down),
            Cell("Desa/Kelurahan", 1, down),
            *(Cell(f"Tahun {year}{mark if year == '2021' else ''}", 2) for year in years),
        )
        second = cells(*(word for _ in years for word in ("Target", "Realisasi")))
        third = cells(*("(unit)", "(unit)") * 3)
        head = (first, second, third) if deep else (first, second)
        body = tuple(
            cells(str(n), name, *(number(random, 9999) for _ in range(6)))
            for n, name in enumerate(random.sample(DESA, random.randint(5, 10)), start=1)
        )
        return Grid((*head, *body), down, rules, "clrrrrrr"), True

    return make


def texts(rules: Rules, middle: bool = False) -> Callable[[Random], tuple[Grid, bool]]:
    """Long texts beside each other, some lines each."""

    def make(random: Random) -> tuple[Grid, bool]:
        rows = [cells("No", "Permasalahan", "Upaya", "Penanggung jawab")]
        count = random.randint(3, 6)
        for n, (one, two) in enumerate(
            zip(random.sample(MASALAH, count), random.sample(UPAYA, count), strict=True), start=1
        ):
            who = random.choice(("Sekretaris", "Seksi Pemerintahan", "Seksi Pelayanan Umum"))
            rows.append(cells(str(n), one, two, who))
        return Grid(tuple(rows), 1, rules, "clll", middle, (6, 38, 34, 22)), False

    return make


def twice(rules: Rules) -> Callable[[Random], tuple[Grid, bool]]:
    """Label and value side by side, two or three times in a row."""

    def make(random: Random) -> tuple[Grid, bool]:
        times = random.choice((2, 3))
        head = cells(*("Desa", "Jumlah") * times)
        names = random.sample(DESA, times * 6)
        body = tuple(
            cells(
                *(text for n in range(times) for text in (names[n * 6 + r], number(random, 9999)))
            )
            for r in range(6)
        )
        return Grid((head, *body), 1, rules, "lr" * times), False

    return make


def wide(rules: Rules) -> Callable[[Random], tuple[Grid, bool]]:
    """Twenty-six columns of small values."""

    def make(random: Random) -> tuple[Grid, bool]:
        columns = 24
        head = cells("No", "Desa", *(f"{n}" for n in range(1, columns + 1)))
        body = tuple(
            cells(str(n), name, *(str(random.randint(0, 99)) for _ in range(columns)))
            for n, name in enumerate(random.sample(DESA, 12), start=1)
        )
        return Grid((head, *body), 1, rules, "cl" + "r" * columns), True

    return make


def long(rules: Rules) -> Callable[[Random], tuple[Grid, bool]]:
    """Over several pages, the last of which may hold one row."""

    def make(random: Random) -> tuple[Grid, bool]:
        head = cells("No", "Desa", "Uraian", "2021", "2022", "Jumlah")
        body = tuple(
            cells(
                str(n),
                random.choice(DESA),
                random.choice(URAIAN),
                *(number(random, 9_999_999) for _ in range(3)),
            )
            for n in range(1, random.randint(55, 90))
        )
        return Grid((head, *body), 1, rules, "cllrrr", widths=(7, 20, 28, 15, 15, 15)), False

    return make


def money(rules: Rules) -> Callable[[Random], tuple[Grid, bool]]:
    """Budget and realisation of programmes."""

    def make(random: Random) -> tuple[Grid, bool]:
        head = (
            (Cell("Program/Kegiatan", 1, 2), Cell("Anggaran (Rp)", 2), Cell("Realisasi (Rp)", 2)),
            cells("2021", "2022", "2021", "2022"),
        )
        body = tuple(
            cells(
                f"Program {name}",
                *(f"{random.randint(1, 9_000) * 1_000_750:,}".replace(",", ".") for _ in range(4)),
            )
            for name in random.sample(URAIAN, 7)
        )
        return Grid((*head, *body), 2, rules, "lrrrr", widths=(28, 18, 18, 18, 18)), False

    return make


def answers(rules: Rules) -> Callable[[Random], tuple[Grid, bool]]:
    """Words for values: whether something is there."""

    def make(random: Random) -> tuple[Grid, bool]:
        head = cells("Desa", "Profil", "Musyawarah", "Anggaran", "Laman")
        words = ("Ya", "Ya", "Tidak", "Sebagian", "")
        body = tuple(
            cells(name, "Ya", *(random.choice(words) for _ in range(3)))
            for name in random.sample(DESA, random.randint(4, 9))
        )
        return Grid((head, *body), 1, rules, "lcccc"), False

    return make


def pairs(rules: Rules) -> Callable[[Random], tuple[Grid, bool]]:
    """A name and a value a row."""

    def make(random: Random) -> tuple[Grid, bool]:
        body = tuple(
            cells(name, number(random)) for name in random.sample(URAIAN, random.randint(5, 10))
        )
        return Grid((cells("Uraian", "Jumlah"), *body), 1, rules, "lr", widths=(60, 40)), False

    return make


def statistics(rules: Rules) -> Callable[[Random], tuple[Grid, bool]]:
    """Values as statistics print them: marks of notes, ranges, signs, nothing known."""

    def make(random: Random) -> tuple[Grid, bool]:
        def value() -> str:
            plain = percent(random)
            marked = (f"{plain}*", f"+{plain}", f"{plain}–{percent(random)}", "n.a.", "..")
            return random.choice((plain, plain, plain, *marked))

        head = cells("Desa", "2019", "2020", "2021 1)", "2022 2)")
        body = tuple(
            cells(name, *(value() for _ in range(4)))
            for name in random.sample(DESA, random.randint(6, 12))
        )
        return Grid((head, *body), 1, rules, "lrrrr"), False

    return make


def _typed(table: Grid, how: str) -> str:
    """A table of signs: ``kotak`` a frame around every cell, ``pipa`` bars, ``garis`` lines of
    signs above and below the head and at the end, ``kosong`` blanks alone."""
    rows = [[cell.text for cell in row] for row in table.rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        [
            text.rjust(width) if side == "r" else text.ljust(width)
            for text, width, side in zip(row, widths, table.align, strict=True)
        ]
        for row in rows
    ]
    if how in ("garis", "kosong"):
        plain = ["   ".join(line) for line in lines]
        rule = ["=" * len(plain[0])] if how == "garis" else []
        return "\n".join([*rule, plain[0], *rule, *plain[1:], *rule])
    barred = ["| " + " | ".join(line) + " |" for line in lines]
    if how == "pipa":
        below = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
        return "\n".join([barred[0], below, *barred[1:]])
    rule = ["+" + "+".join("-" * (width + 2) for width in widths) + "+"]
    return "\n".join([*rule, *(text for line in barred for text in (line, *rule))])


def _typed_layouts(seed: int) -> list[Layout]:
    found = []
    for how in ("kotak", "pipa", "garis", "kosong"):
        random = Random(f"ketik-{how}-{seed}")
        table = _numbers(random, "kosong", random.randint(4, 9))
        if random.random() < 0.5:
            table = answers("kosong")(random)[0]
        parts = (
            Text(prose(random)),
            caption(random, "Keadaan menurut desa"),
            Text(_typed(table, how), mono=True),
            Text(prose(random)),
        )
        found.append(Layout(f"ketik-{how}-{seed}", f"ketik-{how}", parts, True, truth=(table,)))
    return found


def _chart(random: Random) -> Chart:
    labels = tuple(str(year) for year in range(2018, 2024))
    return Chart(labels, tuple(random.randint(10, 95) for _ in labels), "Capaian menurut tahun")


_TABLES: dict[str, Callable[[Random], tuple[Grid, bool]]] = {
    "angka-semua": numbers("semua"),
    "angka-baris": numbers("baris"),
    "angka-kepala": numbers("kepala"),
    "angka-tegak": numbers("tegak"),
    "angka-arsir": numbers("arsir"),
    "angka-luar": numbers("luar"),
    "angka-kosong": numbers("kosong"),
    "kelompok-semua": grouped("semua"),
    "kelompok-baris": grouped("baris"),
    "kelompok-kosong": grouped("kosong"),
    "kepala-dua-semua": spanning("semua", deep=False),
    "kepala-dua-kosong": spanning("kosong", deep=False),
    "kepala-tiga-semua": spanning("semua", deep=True),
    "kepala-tiga-baris": spanning("baris", deep=True),
    "kepala-tiga-kosong": spanning("kosong", deep=True),
    "teks-semua": texts("semua"),
    "teks-baris": texts("baris"),
    "teks-tegak": texts("tegak"),
    "teks-kosong": texts("kosong"),
    "teks-tengah-baris": texts("baris", middle=True),
    "berdampingan-semua": twice("semua"),
    "berdampingan-baris": twice("baris"),
    "berdampingan-kosong": twice("kosong"),
    "lebar-semua": wide("semua"),
    "lebar-baris": wide("baris"),
    "panjang-semua": long("semua"),
    "panjang-baris": long("baris"),
    "panjang-tegak": long("tegak"),
    "panjang-kosong": long("kosong"),
    "jawaban-buku": answers("buku"),
    "pasangan-kosong": pairs("kosong"),
    "pasangan-buku": pairs("buku"),
    "statistik-kosong": statistics("kosong"),
    "statistik-buku": statistics("buku"),
    "uang-semua": money("semua"),
    "uang-kepala": money("kepala"),
    "uang-baris": money("baris"),
    **FOREIGN,
}


def _not_tables(random: Random) -> dict[str, tuple[Chart | Text, ...]]:
    signature = (
        "Ditetapkan di Sukamaju\npada tanggal 5 Januari 2022\n\nCAMAT SUKAMAJU,\n\n\n"
        "BUDI SANTOSO\nPembina\nNIP 19700101 199003 1 001"
    )
    letter = "Nomor  : 050/12/2022\nSifat  : Biasa\nHal    : Undangan rapat"
    return {
        "grafik": (Text(prose(random)), _chart(random), Text(prose(random))),
        "dua-kolom": (Text(prose(random, 24), columns=2),),
        "surat": (Text(letter, mono=True), Text(prose(random, 6)), Text(signature, mono=True)),
    }


def layouts(seed: int) -> list[Layout]:
    """One document of each kind."""
    found = []
    for kind, make in _TABLES.items():
        random = Random(f"{kind}-{seed}")
        table, landscape = make(random)
        title = caption(random, "Keadaan menurut tahun")
        parts = (Text(prose(random)), title, table, Text(prose(random)))
        points = 6.0 if kind.startswith("lebar") else random.choice((8.0, 9.0, 10.0))
        found.append(Layout(f"{kind}-{seed}", kind, parts, landscape, points))
    for kind, extra in _not_tables(Random(f"bukan-{seed}")).items():
        found.append(Layout(f"{kind}-{seed}", kind, extra))
    found += _typed_layouts(seed)
    random = Random(f"campur-{seed}")
    mixed = (
        Text(prose(random)),
        _chart(random),
        caption(random, "Pegawai"),
        numbers("semua")(random)[0],
        Text(prose(random)),
        caption(random, "Penduduk"),
        grouped("baris")(random)[0],
    )
    found.append(Layout(f"campur-{seed}", "campur", mixed))
    random = Random(f"cap-{seed}")
    under = (Text(prose(random)), caption(random, "Sarana"), numbers("semua")(random)[0])
    found.append(Layout(f"cap-{seed}", "cap", under, mark="SALINAN"))
    return found
