"""The templates of findings: both languages agree, every one is used, values keep their type."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from schemas.finding import Finding, Where, finding_id, finding_rows
from schemas.message import (
    IN_DATA,
    READERS,
    Bound,
    Message,
    Percent,
    Quote,
    Regulation,
    Table,
    Value,
    Year,
    addition,
    all_of,
    clipped,
    dumps,
    listed,
    loads,
    number,
    one_of,
    rupiah,
    say,
    templates,
    term,
    words,
)
from schemas.rules import RULES

ROOT = Path(__file__).parents[1]
FOLDERS = ("extract", "parsers", "perbup", "quality", "report", "schemas")
STATED = {"harapan", "ditemukan"}


MAKERS = re.compile(r"\b(?:say|Finding|finding|find|leave)\(")


@cache
def calls() -> tuple[tuple[str, ast.Call], ...]:
    """Every call in the files that make findings, with its place."""
    texts = {
        path: path.read_text("utf-8")
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*.py"))
    }
    return tuple(
        (f"{path.relative_to(ROOT)}:{node.lineno}", node)
        for path, text in texts.items()
        if MAKERS.search(text)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
    )


def said() -> Iterator[tuple[str, str, set[str], ast.Call]]:
    """Place, code and placeholders of every ``say``."""
    for place, call in calls():
        if isinstance(call.func, ast.Name) and call.func.id == "say":
            for code in codes(call.args[0]):
                assert isinstance(code, ast.Constant), f"{place}: a template's code is a literal"
                yield place, str(code.value), {str(word.arg) for word in call.keywords}, call


def codes(node: ast.expr) -> Iterator[ast.expr]:
    """The codes that an expression can be."""
    if isinstance(node, ast.IfExp):
        yield from (*codes(node.body), *codes(node.orelse))
    else:
        yield node


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("code", templates())
def test_both_languages_of_a_template_name_the_same_values(code: str) -> None:
    template = templates()[code]
    assert placeholders(template.id) == placeholders(template.en)


def test_every_message_has_a_template_and_gives_it_what_it_names() -> None:
    for place, code, given, _ in said():
        assert code in templates(), f"{place}: {code}"
        named = placeholders(templates()[code].id)
        assert named - STATED <= given, f"{place}: {code} lacks {named - STATED - given}"


def test_every_template_is_used() -> None:
    used = {code for _, code, _, _ in said()}
    assert {code for code in templates() if not code.startswith("istilah.")} - used == set()


def test_every_rule_has_a_template() -> None:
    own = {code.partition(".")[0] for code in templates()}
    shared = {rule for template in templates().values() for rule in template.rules}
    assert set(RULES) - own - shared == set()


def test_no_words_are_made_outside_the_templates() -> None:
    """No message, expected or found value is put together from pieces of text."""
    for place, _, _, call in said():
        pieces = [node for word in call.keywords for node in ast.walk(word.value)]
        assert not [n for n in pieces if isinstance(n, ast.JoinedStr) and _has_words(n)], place
    for place, call in calls():
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        if name in ("Finding", "finding", "find", "leave"):
            given = [w.value for w in call.keywords if w.arg in ("message", "expected", "found")]
            texts = [
                value for value in (*call.args[4:7], *given) if isinstance(value, ast.JoinedStr)
            ]
            assert not [text for text in texts if _has_words(text)], place


def _has_words(text: ast.JoinedStr) -> bool:
    return any(
        isinstance(part, ast.Constant) and any(map(str.isalpha, str(part.value)))
        for part in text.values
    )


def test_words_of_the_datasets_are_themselves_in_indonesian() -> None:
    """Keys are made of them: another spelling would make other findings of them."""
    for code, template in templates().items():
        if code.startswith("istilah."):
            assert template.id == code.removeprefix("istilah.")


@pytest.mark.parametrize(
    ("value", "indonesian", "english", "in_data"),
    [
        (Decimal("6407.728"), "6.407,728", "6,407.728", "6407.728"),
        (number(Decimal("96.190"), 2), "96,19", "96.19", "96.19"),
        (number(75, 2), "75,00", "75.00", "75.00"),
        (number(Decimal("100")), "100", "100", "100"),
        (rupiah(Decimal("-1250000.50")), "-1.250.000,5", "-1,250,000.5", "-1250000.5"),
        (Percent(Decimal("83.5")), "83,5%", "83.5%", "83.5%"),
        (Year(2022), "2022", "2022", "2022"),
        (1234, "1.234", "1,234", "1234"),
        (Bound("<=", rupiah(Decimal(4000))), "<= 4.000", "<= 4,000", "<= 4000"),
        (listed([Year(2021), Year(2022)], ", "), "2021, 2022", "2021, 2022", "2021, 2022"),
        (say("tahun-ke", nomor=2), "tahun ke-2", "year 2", "tahun ke-2"),
        (Quote("Rp 4.000,-"), "Rp 4.000,-", "Rp 4.000,-", "Rp 4.000,-"),
        (Table("x/1", say("sebuah-tabel", kode="2.1")), "tabel 2.1", "table 2.1", "tabel 2.1"),
        (term("realisasi"), "realisasi", "realisation", "realisasi"),
        (term("apa saja"), "apa saja", "apa saja", "apa saja"),
        (Regulation("uu-23-2014"), "uu-23-2014", "uu-23-2014", "uu-23-2014"),
        ("50.5", "50.5", "50.5", "50.5"),
    ],
)
def test_values_in_the_readers_format(
    value: Value, indonesian: str, english: str, in_data: str
) -> None:
    assert words(value, READERS["id"]) == indonesian
    assert words(value, READERS["en"]) == english
    assert words(value, IN_DATA) == in_data
    assert loads(dumps({"nilai": value})) == {"nilai": value}


def test_a_sum_is_written_out_or_counted() -> None:
    parts = [Decimal(3928), Decimal(3897)]
    written = addition(parts, names=["laki-laki", "perempuan"])
    assert words(written, READERS["id"]) == "laki-laki 3.928 + perempuan 3.897 = 7.825"
    assert words(written, READERS["en"]) == "laki-laki 3,928 + perempuan 3,897 = 7,825"
    many = addition([rupiah(Decimal(1500))] * 9, kind=term("kegiatan"))
    assert words(many, READERS["id"]) == "9 kegiatan berjumlah 13.500"
    assert words(many, READERS["en"]) == "9 activities that add up to 13,500"


def test_a_phrase_may_name_what_stands_before_it() -> None:
    finding = Finding(
        "periode-meragukan", "warning", "dokumen", "tentang",
        say("periode-meragukan", judul="Renstra", kesalahan=say("periode-meragukan.terbalik")),
        found="2026-2021",
    )  # fmt: skip
    assert finding.pesan == "Renstra: periode 2026-2021 berakhir sebelum mulai"
    assert finding.words(READERS["en"]) == "Renstra: the period 2026-2021 ends before it begins"


def test_a_row_gives_the_template_and_the_typed_values() -> None:
    finding = Finding(
        "jumlah-tidak-cocok", "error", "tabel", "Tabel 1|Jumlah|L",
        say(
            "jumlah-tidak-cocok",
            bagian=addition([Decimal(1), Decimal(2)]),
            selisih=Decimal(1),
            keterangan="",
        ),
        expected=Decimal(3), found=Decimal(4),
    )  # fmt: skip
    (row,) = finding_rows("d", [finding])
    assert (row["templat"], row["harapan"], row["ditemukan"]) == ("jumlah-tidak-cocok", "3", "4")
    values = loads(row["nilai"])
    assert (values["harapan"], values["selisih"]) == (Decimal(3), Decimal(1))
    again = Message(row["templat"], tuple(values.items()))
    assert words(again, READERS["id"]) == row["pesan"]


def test_what_is_too_long_is_cut_as_text() -> None:
    value = listed(["a" * 200, "b" * 200])
    assert clipped(value, 500) == value
    assert clipped(value, 300) == ("a" * 200 + "; " + "b" * 200)[:300]


def test_document_text_cannot_be_a_template() -> None:
    assert words(say("bagian-hilang.kosong", harapan="{0.__class__} {x"), READERS["id"]) == (
        "Bagian tanpa isi: {0.__class__} {x"
    )


@pytest.mark.parametrize(
    ("where", "expected", "found", "key", "written"),
    [
        (
            (Table("d/t02", say("tabel", kode="2.1")), say("baris", nomor=4), Year(2022)),
            Bound("<=", rupiah(Decimal("4000.00"))),
            Quote("96,19 %", Percent(Decimal("96.19"))),
            "Tabel 2.1|baris 4|2022",
            ("<= 4000", "96,19 %"),
        ),
        (
            (
                listed((Table("a", "X"), Table("b", "Y")), " ; "),
                term("realisasi"),
                say("tahun-ke", nomor=1),
            ),
            number(Decimal("100")),
            listed([say("kelipatan", kali=1), say("kelipatan", kali=1000)]),
            "X ; Y|realisasi|tahun ke-1",
            ("100", "x 1; x 1000"),
        ),
        ("rusak.pdf", None, 12, "rusak.pdf", ("", "12")),
        (
            (Regulation("uu-23-2014"), term("nomor kolom")),
            all_of([term("nomor"), term("tahun")]),
            one_of([Decimal("1.250"), Decimal("1250")]),
            "uu-23-2014|nomor kolom",
            ("nomor dan tahun", "1.250 atau 1250"),
        ),
    ],
)
def test_a_review_outlives_the_change_to_typed_values(
    where: Where, expected: Value | None, found: Value, key: str, written: tuple[str, str]
) -> None:
    """Ids were hashes over texts; the typed values are written in data as those texts were."""
    finding = Finding("r", "error", "tabel", where, say("bagian"), expected, found)
    texts = "\x1f".join(("perbup-x-1-2024", "r", "tabel", key, *written))
    assert finding.key == key
    assert finding_id("perbup-x-1-2024", finding) == sha256(texts.encode()).hexdigest()[:12]
