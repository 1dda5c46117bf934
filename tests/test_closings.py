"""Where, when and by whom a regulation was enacted, in the forms that closings are printed in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.test_parsers_legal import BODY, CLOSING, HEAD, PREAMBLE, head_of

ENACTED = "Ditetapkan di Rawajaya\npada tanggal 5 Mei 2021\n"
SIGNED = "BUPATI RAWAJAYA,\nttd.\nSITI AMINAH\n"


def closing(text: str, *names: str) -> tuple[Any, ...]:
    row = head_of(HEAD + PREAMBLE + BODY + text).row
    return tuple(row[name] for name in names)


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        (ENACTED, "Rawajaya", date(2021, 5, 5)),
        ("Ditetapkan di Rawajaya pada tanggal 5 Mei 2021\n", "Rawajaya", date(2021, 5, 5)),
        ("Ditetapkan di Kota Baru\n\nPada Tanggal : 5-5-2021\n", "Kota Baru", date(2021, 5, 5)),
        ("Ditetapkan di Rawajaya\npada tanggal\n", "Rawajaya", None),
        ("Ditetapkan di Rawajaya\npada tanggal 31 Februari 2021\n", "Rawajaya", None),
        ("Ditetapkan di Rawajaya\n5 Mei 2021\n", "Rawajaya", date(2021, 5, 5)),
        ("Ditetapkan di : RAWAJAYA\npada tanggal 5 Mei 2021\n", "Rawajaya", date(2021, 5, 5)),
        ("Ditetapkan di 12\npada tanggal 5 Mei 2021\n", None, date(2021, 5, 5)),
        ("Ditetapkan di Rawajaya\nDiundangkan di Rawajaya\npada tanggal 6 Mei 2021\n",
         "Rawajaya", None),  # the day is the promulgation's
    ],
)  # fmt: skip
def test_place_and_day(text: str, place: str | None, day: date | None) -> None:
    names = ("tempat_ditetapkan", "tanggal_ditetapkan")
    assert closing(text + SIGNED, *names) == (place, day)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (SIGNED, "SITI AMINAH"),
        ("BUPATI RAWAJAYA,\nSITI AMINAH\n", "SITI AMINAH"),
        ("BUPATI RAWAJAYA,\nttd. SITI AMINAH\n", "SITI AMINAH"),
        ("Pj. BUPATI RAWAJAYA,\nttd\nSITI AMINAH, S.Sos.\n", "SITI AMINAH, S.Sos."),
        ("BUPATI RAWAJAYA, ttd. SITI AMINAH\n", "SITI AMINAH"),
        ("BUPATI RAWAJAYA,\nTTD DAN CAP\nSITI AMINAH\n", "SITI AMINAH"),
        ("BUPATI RAWAJAYA,\nttd/cap\nSITI AMINAH\n", "SITI AMINAH"),
        ("BUPATI RAWAJAYA,\nT.T.D\nSITI AMINAH\n", "SITI AMINAH"),
        ("BUPATI RAWAJAYA,\nttd.\nSI\n", None),  # too short for a name
        ("BUPATI RAWAJAYA,\nttd.\n19640101 198903 1 001\n", None),
        ("BUPATI RAWAJAYA,\nttd.\nSEKRETARIS DAERAH,\nttd.\nBUDI SANTOSO\n", None),
    ],
)
def test_who_signs(text: str, name: str | None) -> None:
    assert closing(ENACTED + text, "bupati") == (name,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BERITA DAERAH KABUPATEN RAWAJAYA TAHUN 2021 NOMOR 12\n", (2021, 12, None)),
        ("BERITA DAERAH KABUPATEN RAWAJAYA\nTAHUN 2021 NOMOR 12\n", (2021, 12, None)),
        ("BERITA DAERAH KABUPATEN RAWAJAYA TAHUN 2021 NOMOR 12\n"
         "TAMBAHAN BERITA DAERAH KABUPATEN RAWAJAYA NOMOR 3\n", (2021, 12, 3)),
        ("BERITA DAERAH KABUPATEN RAWAJAYA TAHUN 2021 NOMOR 12\n"
         "BERITA DAERAH KABUPATEN RAWAJAYA TAHUN 2020 NOMOR 9\n", (2021, 12, None)),
        ("BERITA DAERAH KABUPATEN RAWAJAYA\n", (None, None, None)),
    ],
)  # fmt: skip
def test_the_gazette(text: str, expected: tuple[int | None, ...]) -> None:
    names = ("berita_daerah_tahun", "berita_daerah_nomor", "tambahan_berita_daerah_nomor")
    assert closing(ENACTED + SIGNED + text, *names) == expected


@pytest.mark.parametrize(
    ("title", "doc_id", "kabupaten"),
    [
        ("PERATURAN BUPATI RAWAJAYA\nNOMOR 12 TAHUN 2021", "perbup-rawajaya-12-2021", "Rawajaya"),
        ("PERATURAN BUPATI RAWAJAYA\nNOMOR 12 A TAHUN 2021", "perbup-rawajaya-12a-2021",
         "Rawajaya"),
        ("PERATURAN WALI KOTA KOTA BLITAR\nNOMOR 3 TAHUN 2022", "perwali-blitar-3-2022",
         "Kota Blitar"),
        ("PERATURAN DAERAH KOTA BLITAR\nNOMOR 5 TAHUN 2020", "perda-kota-blitar-5-2020",
         "Kota Blitar"),
        ("PERATURAN DAERAH PROVINSI BALI\nNOMOR 5 TAHUN 2020", "perda-prov-bali-5-2020", None),
        ("QANUN KABUPATEN PIDIE\nNOMOR 5 TAHUN 2020", "perda-kab-pidie-5-2020", "Pidie"),
    ],
)  # fmt: skip
def test_what_a_regulation_is_called(title: str, doc_id: str, kabupaten: str | None) -> None:
    head = HEAD.replace("PERATURAN BUPATI RAWAJAYA\nNOMOR 12 TAHUN 2021", title)
    row = head_of(head + PREAMBLE + BODY + CLOSING).row
    assert (row["doc_id"], row["kabupaten"]) == (doc_id, kabupaten)
