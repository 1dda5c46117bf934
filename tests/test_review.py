"""The review: what is put in the queue, what an answer writes, who may ask, how two files merge."""

from __future__ import annotations

import http.client
import json
import shutil
import threading
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyarrow.parquet as pq
import pytest

from perbup.building import build
from perbup.review.books import put_down, take_back
from perbup.review.desk import Desk, Refused
from perbup.review.merging import merge
from perbup.review.opening import open_desk
from perbup.review.queue import counts, is_unsure, items
from perbup.review.server import Server
from report.reviews import load_reviews
from schemas.errors import UsageError
from schemas.kept import added
from schemas.koreksi import COLUMNS, Correction, read_corrections

SCRIPT = "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>"
TEXT = f"""# PERATURAN BUPATI KARANGJATI
NOMOR … TAHUN 2023
TENTANG
RENCANA STRATEGIS KECAMATAN SUKAMULYA TAHUN 2024-2026

Tabel T-C.24 Anggaran dan Realisasi Pendanaan

| Uraian | Anggaran 2021 | Anggaran 2022 | Realisasi 2021 | Realisasi 2022 |
|---|---|---|---|---|
| (1) | (2) | (3) | (4) | (5) |
| Program Penunjang {SCRIPT} | 1.000.000 | 2.000.000 | 900.000 | 1.9O0.000 |
| Program Pembinaan Desa | 3.000.000 | 4.000.000 | 2.900.000 | 3.900.000 |
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output and its documents: ``raw`` and ``out``."""
    root = tmp_path_factory.mktemp("review")
    (root / "raw").mkdir()
    (root / "raw" / "a.md").write_text(TEXT, encoding="utf-8")
    build(root / "raw", root / "out", executor="serial")
    return root


@pytest.fixture
def desk(built: Path) -> Iterator[Desk]:
    found = open_desk(built / "out", None, "Ani", "id")
    yield found
    found.close()
    for path in (found.corrections_file, found.reviews_file):
        path.unlink(missing_ok=True)


def doc_of(desk: Desk) -> str:
    return str(desk.documents()[0]["id"])


def one(desk: Desk, kind: str) -> dict[str, Any]:
    return next(item for item in desk.items(doc_of(desk)) if item["kind"] == kind)


def unread(desk: Desk) -> dict[str, Any]:
    return next(
        i for i in desk.items(doc_of(desk)) if "tidak terbaca sebagai bilangan" in i["message"]
    )


def test_heads_come_first_then_errors(desk: Desk) -> None:
    items = desk.items(doc_of(desk))
    assert items[0]["kind"] == "kepala"
    levels = [item["level"] for item in items if item["kind"] == "temuan"]
    assert levels == sorted(levels)
    assert desk.documents()[0]["count"] == len(items)


def test_a_number_recognised_in_doubt_is_asked_about_once() -> None:
    cell = {"keyakinan": 0.5, "teks": "12", "kepala": False, "teks_asli": None, "dikoreksi": False}
    assert is_unsure(cell)
    for change in (
        {"keyakinan": 0.95}, {"keyakinan": None}, {"kepala": True},
        {"teks_asli": "12"}, {"dikoreksi": True},
    ):  # fmt: skip
        assert not is_unsure({**cell, **change})


def test_a_finding_of_doubt_is_asked_cell_by_cell() -> None:
    sel = [
        {"doc_id": "d", "tabel_id": "d/t01", "baris": 1, "kolom": col, "keyakinan": sure,
         "teks": text, "teks_asli": None, "dikoreksi": False, "kepala": False, "halaman": 1,
         "baris_sumber": None}
        for col, sure, text in ((1, 0.5, "1O"), (2, 0.4, "–"), (3, 0.99, "7"), (4, 0.3, "kata"))
    ]  # fmt: skip
    finding: dict[str, Any] = {
        "doc_id": "d",
        "temuan_id": "x",
        "aturan": "angka-tak-terbaca",
        "dataset": "sel",
    }
    finding |= {"tingkat": "warning", "sel": ["d/t01#1,1", "d/t01#1,2"]}
    found = items({"sel": sel, "temuan": [finding]})
    assert [(item.kind, item.cells) for item in found] == [
        ("sel", ("d/t01#1,2",)),
        ("sel", ("d/t01#1,1",)),
    ]
    finding["sel"] = ["d/t01#1,3"]  # not in doubt: the finding itself is asked, and the digits
    kinds = [(item.kind, item.cells) for item in items({"sel": sel, "temuan": [finding]})]
    assert kinds == [("temuan", ("d/t01#1,3",)), ("sel", ("d/t01#1,1",))]


def test_what_is_counted_is_what_is_asked(built: Path, desk: Desk) -> None:
    found = counts(built / "out" / "dataset")
    assert found == {row["id"]: len(desk.items(row["id"])) for row in desk.documents()}


def test_from_a_wrong_value_to_the_mended_dataset(built: Path, desk: Desk, tmp_path: Path) -> None:
    doc, item = doc_of(desk), unread(desk)
    shown = desk.item(doc, item["id"])
    assert "1.9O0.000" in shown["place"]
    said = desk.answer(doc, item["id"], "salah", cell=shown["cells"][0], value=" 1.900.000 ")
    assert said == "“1.9O0.000” → “1.900.000”"
    assert next(i for i in desk.items(doc) if i["id"] == item["id"])["done"]
    line = read_corrections(desk.corrections_file.read_bytes()).items[0]
    assert (line.oleh, line.uraian.startswith("Program Penunjang")) == ("Ani", True)
    summary = build(built / "raw", tmp_path / "out", executor="serial")
    assert summary.corrected == 1
    rows = pq.read_table(tmp_path / "out" / "dataset" / "anggaran.parquet").to_pylist()
    assert [row["realisasi"] for row in rows if row["dikoreksi"]] == [1_900_000]


def test_a_head_is_answered_field_by_field(built: Path, desk: Desk, tmp_path: Path) -> None:
    doc, item = doc_of(desk), one(desk, "kepala")
    fields = {f["name"]: f["value"] for f in desk.item(doc, item["id"])["fields"]}
    assert fields["nomor"] == ""
    with pytest.raises(Refused, match="tidak ada yang diubah"):
        desk.answer(doc, item["id"], "salah", fields=fields)
    with pytest.raises(Refused, match="bukan nilai nomor"):
        desk.answer(doc, item["id"], "salah", fields={**fields, "nomor": "tujuh"})
    assert not desk.corrections_file.exists()
    desk.answer(doc, item["id"], "salah", fields={**fields, "nomor": "7"})
    build(built / "raw", tmp_path / "out", executor="serial")
    row = pq.read_table(tmp_path / "out" / "dataset" / "dokumen.parquet").to_pylist()[0]
    assert (row["doc_id"], row["dikoreksi"]) == ("perbup-karangjati-7-2023", ["nomor"])
    # Said once more of the corrected dataset, the line is tied to what print says all the same.
    again = Desk(tmp_path / "out", built / "raw", "Ani")
    again.answer(row["doc_id"], one(again, "kepala")["id"], "salah", fields={"nomor": "8"})
    again.close()
    lines = read_corrections(desk.corrections_file.read_bytes()).items
    assert [(c.tercetak, c.benar) for c in lines] == [("", "8")]


def test_findings_are_accepted_or_refuted_and_undone(desk: Desk) -> None:
    doc, item = doc_of(desk), one(desk, "temuan")
    desk.answer(doc, item["id"], "tolak", reason="memang begitu; dua kali, kata mereka")
    answers = load_reviews(desk.reviews_file, [(doc, item["id"])]).answers
    review = answers[doc, item["id"]]
    assert (review.keputusan, review.oleh) == ("ditolak", "Ani")
    desk.answer(doc, item["id"], "benar")
    assert desk.undo() == (doc, item["id"])
    assert load_reviews(desk.reviews_file, [(doc, item["id"])]).answers == answers
    assert desk.undo() == (doc, item["id"])
    assert not desk.reviews_file.exists()
    with pytest.raises(Refused):
        desk.undo()


def test_what_makes_no_sense_is_refused_and_nothing_written(desk: Desk) -> None:
    doc, item = doc_of(desk), one(desk, "temuan")
    for answer, more in (
        ("entah", {}),
        ("salah", {}),
        ("salah", {"cell": "x/t99#1,1", "value": "1"}),
        ("salah", {"cell": desk.item(doc, unread(desk)["id"])["cells"][0], "value": "1" * 3000}),
        ("jenis", {"value": "entah"}),
    ):
        with pytest.raises(Refused):
            desk.answer(doc, item["id"], answer, **more)
    for other, name in ((doc, "tidak-ada"), ("tidak-ada", item["id"])):
        with pytest.raises(Refused):
            desk.answer(other, name, "benar")
    assert not desk.reviews_file.exists()
    assert not desk.corrections_file.exists()


def test_markup_of_a_document_stays_text(desk: Desk) -> None:
    shown = desk.item(doc_of(desk), unread(desk)["id"])
    assert "<script" not in shown["place"]
    assert "&lt;script&gt;" in shown["place"]


# --- the file is never lost ------------------------------------------------------------------


def test_undo_leaves_what_others_wrote_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "koreksi.csv"
    first = put_down(path, ("a", "b"), [{"a": "1", "b": "x"}, {"a": "2", "b": 'y "dikutip"'}])
    put_down(path, ("a", "b"), [{"a": "3", "b": "orang lain"}])
    assert take_back(first)
    assert path.read_text() == "a,b\n3,orang lain\n"
    assert not take_back(first)
    assert path.read_text() == "a,b\n3,orang lain\n"


def test_a_write_that_fails_leaves_the_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "koreksi.csv"
    put_down(path, ("a",), [{"a": "1"}])

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        put_down(path, ("a",), [{"a": "2"}])
    assert [p.name for p in tmp_path.iterdir()] == ["koreksi.csv"]
    assert path.read_text() == "a\n1\n"


def test_many_answers_at_once_are_all_there(tmp_path: Path) -> None:
    path = tmp_path / "koreksi.csv"
    threads = [
        threading.Thread(target=put_down, args=(path, ("a",), [{"a": str(n)}])) for n in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(path.read_text().split()[1:], key=int) == [str(n) for n in range(20)]


# --- who may ask -----------------------------------------------------------------------------


@pytest.fixture
def server(desk: Desk) -> Iterator[Server]:
    found = Server(desk)
    thread = threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    found.shutdown()
    found.server_close()
    thread.join()


def ask(
    server: Server, path: str, body: dict[str, Any] | None = None, **headers: str | None
) -> tuple[int, bytes, dict[str, str]]:
    connection = http.client.HTTPConnection(*server.server_address[:2], timeout=5)  # type: ignore[arg-type]
    given: dict[str, str | None] = {"Host": server.host}
    if body is not None:
        given |= {"Origin": server.origin, "Content-Type": "application/json"}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    data = None if body is None else json.dumps(body).encode()
    sent = {name: value for name, value in given.items() if value is not None}
    connection.request("GET" if body is None else "POST", path, data, sent)
    answer = connection.getresponse()
    result = answer.status, answer.read(), dict(answer.getheaders())
    connection.close()
    return result


def test_it_listens_on_the_loopback_alone(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    status, page, headers = ask(server, f"/{server.token}/")
    assert status == 200
    assert b"Pemeriksaan" in page
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert not any(name.startswith("Access-Control") for name in headers)


def test_the_page_asks_and_answers(server: Server, desk: Desk) -> None:
    doc, item = doc_of(desk), one(desk, "temuan")
    base = f"/{server.token}"
    assert json.loads(ask(server, f"{base}/documents")[1])[0]["id"] == doc
    items = json.loads(ask(server, f"{base}/items?doc={quote(doc)}")[1])
    assert item["id"] in [i["id"] for i in items]
    body = {"doc": doc, "id": item["id"], "answer": "benar"}
    assert ask(server, f"{base}/answer", body)[0] == 200
    assert desk.reviews_file.exists()
    assert ask(server, f"{base}/undo", {})[0] == 200
    assert ask(server, f"{base}/undo", {})[0] == 409
    assert not desk.reviews_file.exists()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": None}, 403),
        ({"Host": "evil.example:80"}, 421),
        ({"Host": "localhost"}, 421),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
    ],
)
def test_another_page_cannot_write(
    server: Server, desk: Desk, headers: dict[str, str | None], status: int
) -> None:
    body = {"doc": doc_of(desk), "id": one(desk, "temuan")["id"], "answer": "benar"}
    assert ask(server, f"/{server.token}/answer", body, **headers)[0] == status
    assert not desk.reviews_file.exists()


@pytest.mark.parametrize("token", ["", "x", "{short}", "%00", "é"])
def test_without_the_token_there_is_nothing(server: Server, token: str) -> None:
    wrong = quote(token.replace("{short}", server.token[:-1]), safe="%")
    for path in (f"/{wrong}", f"/{wrong}/", f"/{wrong}/documents", "/favicon.ico"):
        assert ask(server, path)[:2] == (404, b"")
    assert ask(server, f"/{wrong}/undo", {})[0] == 404


def test_what_is_too_long_or_no_json_is_refused(server: Server) -> None:
    path = f"/{server.token}/answer"
    assert ask(server, path, {"doc": "x" * 70_000})[0] == 413
    assert ask(server, path, {"doc": 1, "id": 2, "answer": 3})[0] == 400
    assert ask(server, path, [1])[0] == 400  # type: ignore[arg-type]
    assert ask(server, f"/{server.token}/entah")[0] == 404
    desk = server.desk
    body = {"doc": doc_of(desk), "id": unread(desk)["id"], "answer": "salah", "value": "\ud800"}
    cell = desk.item(body["doc"], body["id"])["cells"][0]
    assert ask(server, path, {**body, "cell": cell})[0] == 400
    assert not desk.corrections_file.exists()
    assert ask(server, f"/{server.token}/items")[0] == 400


# --- opening and merging ---------------------------------------------------------------------


def test_an_output_without_dataset_or_documents_is_said(built: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="build one first"):
        open_desk(tmp_path, tmp_path, None, "id")
    with pytest.raises(UsageError, match="no such folder"):
        open_desk(built / "out", tmp_path / "gone" / "raw" / "a.md", None, "id")


def test_answers_go_beside_the_documents_of_the_dataset_and_no_others(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(built / "raw", tmp_path / "mine" / "raw")
    monkeypatch.chdir(tmp_path / "mine")
    build("raw", "out", executor="serial")
    (tmp_path / "other" / "raw").mkdir(parents=True)
    (tmp_path / "other" / "raw" / "x.md").write_text("x")
    monkeypatch.chdir(tmp_path / "other")
    desk = open_desk(tmp_path / "mine" / "out", None, None, "id")
    assert desk.folder.resolve() == tmp_path / "mine" / "raw"
    desk.close()
    shutil.rmtree(tmp_path / "mine" / "raw")
    with pytest.raises(UsageError, match="--raw"):
        open_desk(tmp_path / "mine" / "out", None, None, "id")


def corrections(*items: Correction) -> bytes:
    data = b""
    for item in items:
        data = added(data, COLUMNS, {name: str(value) for name, value in asdict(item).items()})
    return data


def test_two_peoples_files_merge(tmp_path: Path) -> None:
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    mine.mkdir()
    theirs.mkdir()
    base = Correction(
        "d", "a" * 64, tabel="t01", baris="1", kolom="2", tercetak="1O", benar="10",
        oleh="Ani", tanggal="2026-01-02",
    )  # fmt: skip
    other = replace(base, baris="2")
    third = replace(base, baris="3")
    (mine / "koreksi.csv").write_bytes(corrections(base, other, third))
    by_budi = replace(base, oleh="Budi", benar="19")
    theirs_items = (
        replace(by_budi, tanggal="2026-01-03"),  # a later day: theirs holds
        replace(by_budi, baris="2", tanggal="2026-01-01"),  # an earlier one: mine does
        third,  # the same line
        replace(by_budi, baris="4"),
    )
    (theirs / "koreksi.csv").write_bytes(corrections(*theirs_items) + b'rusak,"\n')
    (theirs / "reviews.csv").write_text("doc_id,temuan_id,keputusan\nd,x,ditolak\n")
    merged = merge(mine, theirs)
    assert [(m.path.name, m.taken) for m in merged] == [("koreksi.csv", 3), ("reviews.csv", 1)]
    assert len(merged[0].differing) == 2
    assert len(merged[0].broken) == 1
    held = read_corrections((mine / "koreksi.csv").read_bytes()).items
    assert {(c.baris, c.benar) for c in held} == {
        ("1", "19"),
        ("2", "10"),
        ("3", "10"),
        ("4", "19"),
    }
    before = (mine / "koreksi.csv").read_bytes()
    assert [m.taken for m in merge(mine, theirs)] == [0, 0]
    assert (mine / "koreksi.csv").read_bytes() == before


def test_files_that_hold_other_things_do_not_merge(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("doc_id,temuan_id,keputusan\n")
    (tmp_path / "b.csv").write_bytes(corrections(Correction("d", tabel="t1", benar="1")))
    (tmp_path / "c.csv").write_text("x,y\n")
    for pair in (("a", "b"), ("b", "a"), ("a", "c"), ("a", "gone")):
        with pytest.raises(UsageError):
            merge(*(tmp_path / f"{name}.csv" for name in pair))
