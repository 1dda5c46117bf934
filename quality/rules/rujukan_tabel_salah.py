"""A sentence that points to a table that is not there, or is about something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from grammar.captions import Mention, mentioned_tables, table_caption, table_key
from quality.citations import passage
from quality.frames import Frames, text_in
from quality.printed import one_line
from schemas.finding import Finding
from schemas.message import Quote, listed, say, term

_ANNEXED = re.compile(r"[\s,(]*(?:terlampir|(?:pada|dalam)\s+lampiran)", re.IGNORECASE)
"""A table in an annex may be another file, and its caption is seldom printed."""


def check(frames: Frames) -> Iterator[Finding]:
    """Table codes that the plan's text names and that neither a table nor a caption carries."""
    tables = frames.rows("tabel")
    if not tables:
        return
    known = {table_key(row.get("kode")) for row in tables}
    for row in frames.rows("teks_lain"):
        known |= _captioned(row["teks"])
    sections = [(row, text_in(row, "teks")) for row in frames.rows("renstra_bab")]
    for _, text in sections:
        for line in text.split("\n"):
            known |= _captioned(line)
    for row, text in sections:
        for found in _references(text):
            code = table_key(found.code)
            if code in known or _ANNEXED.match(text, found.end):
                continue
            said = one_line(text[max(0, found.start - 80) : found.end])
            at, named = passage("renstra_bab", row), say("sebuah-tabel", kode=found.code)
            yield frames.finding(
                (at.where, named),
                say("rujukan-tabel-salah", bagian=at.where, kutipan=said),
                expected=_next_code(frames, row) or None,
                found=named,
                at=at,
            )
    yield from _elsewhere(frames, sections)


def _references(text: str) -> Iterator[Mention]:
    """The tables that a text names by a number of several parts: one alone may be a template's."""
    return (found for found in mentioned_tables(text) if "." in table_key(found.code))


_TOPICS = {
    "anggaran": re.compile(r"anggaran|\bpagu\b|belanja|pendanaan|keuangan"),
    "pegawai": re.compile(
        r"pegawai|\basn\b|\bpns\b|aparatur|golongan|kepangkatan|eselon|pendidikan"
    ),
    "aset": re.compile(r"\bas(?:s)?et\b|sarana|prasarana|inventaris|barang milik|perlengkapan"),
    "penduduk": re.compile(r"penduduk|\bjiwa\b"),
    "kinerja": re.compile(r"capaian|kinerja pelayanan|indikator"),
}
"""What tables of a plan are about, by words of their captions."""
_NO_CONTENT = {
    *("tabel", "dapat", "dilihat", "pada", "berikut", "tahun", "sampai", "dengan", "dari", "untuk"),
    *("yang", "dalam", "adalah", "bahwa", "berdasarkan", "diatas", "atas", "dibawah", "bawah"),
    *("sebagai", "sebagaimana", "tersebut", "kecamatan", "kabupaten", "kota", "perangkat"),
    *("daerah", "dimana", "jumlah", "data", "sebesar", "rupiah", "terdapat", "kantor", "nilai"),
}
_REACH = 160
"""So many letters before and behind a reference say what it is about."""


def _elsewhere(frames: Frames, sections: Sequence[tuple[dict[str, Any], str]]) -> Iterator[Finding]:
    """References to a table about something else, where another one is about what the sentence
    says. A table whose caption or heads share a word with the sentence is meant."""
    captions = {table_key(row.get("kode")): row for row in frames.rows("tabel") if row.get("kode")}
    for row, text in sections:
        for found in _references(text):
            table = captions.get(table_key(found.code))
            if table is None or not table.get("judul"):
                continue
            sentence = _around(text, found.start, found.end)
            said, own = _topics(sentence), _topics(_words_of(frames, table))
            others = [
                other
                for other in captions.values()
                if other is not table and said and said <= _topics(other["judul"])
            ]
            if not own or said & own or not others or _shared(frames, sentence, table):
                continue
            at, named = passage("renstra_bab", row), say("sebuah-tabel", kode=found.code)
            yield frames.finding(
                (at.where, named, listed(map(term, sorted(said)), " ")),
                say(
                    "rujukan-tabel-salah.lain",
                    bagian=at.where,
                    judul=Quote(table["judul"][:80]),
                    hal=listed(map(term, sorted(said)), ", "),
                    kutipan=one_line(sentence),
                    tabel=frames.named(str(others[0]["tabel_id"])),
                ),
                expected=others[0]["kode"],
                found=named,
                at=at,
            )


def _around(text: str, start: int, end: int) -> str:
    """The sentence of a reference, as far as it reaches."""
    before = re.split(r"[.;:\n](?!\d)", text[max(0, start - _REACH) : start])[-1]
    behind = re.split(r"[.;:\n](?!\d)|,\s", text[start : end + _REACH], maxsplit=1)[0]
    return before + behind


def _topics(text: str | None) -> frozenset[str]:
    lower = (text or "").casefold()
    return frozenset(name for name, pattern in _TOPICS.items() if pattern.search(lower))


def _words_of(frames: Frames, table: Mapping[str, Any]) -> str:
    """The caption of a table and its heads."""
    grid = frames.grids.get(table["tabel_id"])
    heads = [grid.header(col) for col in range(grid.n_cols)] if grid else []
    return " ".join([table["judul"], *heads])


def _shared(frames: Frames, sentence: str, table: Mapping[str, Any]) -> bool:
    """Whether a sentence and a table have a word in common that tells them from others."""
    names = frames.head_text("kecamatan"), frames.head_text("kabupaten")
    common = _NO_CONTENT | set(" ".join(names).casefold().split())
    words = [
        set(re.findall(r"[a-z]{3,}", text.casefold())) - common
        for text in (sentence, _words_of(frames, table))
    ]
    return bool(words[0] & words[1])


def _captioned(line: str) -> set[str]:
    """The number of the caption that a line is."""
    caption = table_caption(line)
    return {table_key(caption.code)} if caption and caption.code else set()


def _next_code(frames: Frames, section: dict[str, Any]) -> str:
    """The codes of the tables on the section's pages, where pages are known."""
    pages = range(section.get("halaman_awal") or 0, (section.get("halaman_akhir") or -1) + 1)
    tables = (row for row in frames.rows("tabel") if row.get("halaman_awal") in pages)
    return ", ".join(dict.fromkeys(row["kode"] for row in tables if row.get("kode")))
