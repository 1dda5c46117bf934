"""Files that are no document, or a broken one: each costs itself and says why."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from perbup.building import build
from perbup.exits import ExitCode
from perbup.sources import list_sources
from samples import text
from samples.build import build as invent
from samples.model import Options
from schemas.errors import UsageError

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def regulation() -> str:
    return text.render(invent(1, Options(small=True)))


def ragged(content: str) -> str:
    """Every third table row cut short or with cells too many."""
    chance = random.Random(3)
    lines = []
    for line in content.split("\n"):
        cells = line.split("\t")
        if len(cells) > 1 and chance.random() < 0.3:
            cut = chance.random() < 0.5
            cells = cells[: chance.randint(1, len(cells))] if cut else [*cells, "x", "", "y"]
        lines.append("\t".join(cells))
    return "\n".join(lines)


NOISE = random.Random(1).randbytes(4096)

FAILING: dict[str, tuple[bytes, str]] = {
    "kosong.txt": (b"", "kosong"),
    "kosong.pdf": (b"", "kosong"),
    "spasi.txt": (b" \n\n\t ", "kosong"),
    "biner.txt": (NOISE, "bukan-teks"),
    "nol.md": (bytes(4096), "bukan-teks"),
    "gambar.pdf": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + NOISE, "bukan-pdf"),
    "naskah.docx": (b"PK\x03\x04" + NOISE, "jenis-tak-dikenal"),
    "kepala-saja.pdf": (b"%PDF-1.7\nbukan apa-apa", "rusak"),
    "pdf-bernama-teks.txt": (b"%PDF-1.7\n" + NOISE, "rusak"),
}


def run(raw: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "perbup", "build", str(raw), "-o", str(out), *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def temuan(out: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(out / "dataset" / "temuan.parquet").to_pylist()
    return rows


def documents(out: Path) -> dict[str, dict[str, Any]]:
    rows = pq.read_table(out / "dataset" / "dokumen.parquet").to_pylist()
    return {row["source_file"]: row for row in rows}


def test_broken_files_among_good_ones(tmp_path: Path, regulation: str) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "baik.txt").write_text(regulation, encoding="utf-8")
    for name, (content, _) in FAILING.items():
        (raw / name).write_bytes(content)
    (raw / "putus.txt").symlink_to(tmp_path / "tidak-ada.txt")
    done = run(raw, out, "--executor", "serial")
    assert done.returncode == ExitCode.OK
    assert "Traceback" not in done.stdout + done.stderr
    assert list(documents(out)) == ["baik.txt"]
    failed = {row["kunci"]: row for row in temuan(out) if row["aturan"] == "dokumen-gagal"}
    for name, (_, reason) in FAILING.items():
        assert failed[name]["ditemukan"] == reason
        assert failed[name]["doc_id"].startswith("dok-")
        assert failed[name]["tingkat"] == "error"
        assert failed[name]["pesan"].count(name) == 1
        assert f"{name}: {reason}: " in done.stdout
    assert failed["putus.txt"]["ditemukan"] == "tak-terbuka"
    strict = run(raw, out, "--executor", "serial", "--strict")
    assert strict.returncode == ExitCode.DOCUMENTS_FAILED
    assert list(documents(out)) == ["baik.txt"]


def test_names_and_links_that_others_trip_over(tmp_path: Path, regulation: str) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "baik.txt").write_text(regulation, encoding="utf-8")
    (raw / os.fsdecode(b"lama\xe9.txt")).write_text(regulation[:-2], encoding="utf-8")
    (raw / "dua\nbaris.txt").write_bytes(b"")
    (raw / "satu.pdf").symlink_to(raw / "dua.pdf")
    (raw / "dua.pdf").symlink_to(raw / "satu.pdf")
    (raw / "atas").symlink_to(raw)
    os.mkfifo(raw / "pipa.pdf")
    done = run(raw, out, "--executor", "serial")
    assert done.returncode == ExitCode.OK
    said = dict(line.split(": ", 1) for line in done.stdout.splitlines() if ": " in line)
    assert said["satu.pdf"].startswith("tak-terbuka: ")
    assert said["dua.pdf"].startswith("tak-terbuka: ")
    assert said["dua\\x0abaris.txt"].startswith("kosong: ")
    assert set(documents(out)) <= {"baik.txt", "lama\\xe9.txt"}
    assert len(documents(out)) == 1  # the other is a second version of it


def test_a_folder_that_may_not_be_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "raw" / "shut").mkdir(parents=True)
    (tmp_path / "raw" / "a.txt").write_text("a")
    scan = os.scandir

    def denied(path: str) -> Any:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr("os.scandir", denied)
    assert [source.name for source in list_sources(str(tmp_path / "raw"))] == ["a.txt", "shut"]
    with pytest.raises(UsageError, match="cannot be listed"):
        list_sources(str(tmp_path / "raw" / "shut"))


def test_a_batch_of_which_nothing_can_be_read(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "kosong.txt").write_bytes(b"")
    done = run(raw, out, "--executor", "serial")
    assert done.returncode == ExitCode.DOCUMENTS_FAILED
    assert [row["ditemukan"] for row in temuan(out)] == ["kosong"]


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "iso-8859-1"]
)
def test_other_encodings_give_the_same_rows(tmp_path: Path, regulation: str, encoding: str) -> None:
    plain = regulation.encode("latin-1", "replace").decode("latin-1")
    raw = tmp_path / "raw"
    raw.mkdir()
    found = []
    for code in ("utf-8", encoding):
        (raw / "satu.txt").write_bytes(plain.encode(code))
        out = tmp_path / code
        assert build(raw, out, executor="serial").failed == ()
        rows = {
            path.stem: pq.read_table(path).to_pylist()
            for path in sorted((out / "dataset").glob("*.parquet"))
        }
        for row in rows["dokumen"]:
            row.pop("source_sha256")
        found.append(rows)
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        ("Halo.\n\nIni bukan peraturan apa pun.\n", "kepala-tak-terbaca"),
        ("<html><body><h1>404 Not Found</h1></body></html>", "kepala-tak-terbaca"),
        ("a\tb\n" * 50, "kepala-tak-terbaca"),
        ("kata " * 100_000, "kepala-tak-terbaca"),
    ],
)
def test_a_text_that_is_no_regulation_says_so(tmp_path: Path, content: str, rule: str) -> None:
    (tmp_path / "lain.txt").write_text(content, encoding="utf-8")
    said: list[str] = []
    build(
        tmp_path / "lain.txt",
        tmp_path / "out",
        executor="serial",
        listener=lambda event: said.extend(event.notices),
    )
    assert rule in {row["aturan"] for row in temuan(tmp_path / "out")}
    assert any(line.startswith(rule) for line in said)
    assert documents(tmp_path / "out")["lain.txt"]["doc_id"].startswith("dok-")


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_regulation_cut_off_gives_what_is_there(
    tmp_path: Path, regulation: str, share: float
) -> None:
    (tmp_path / "putus.txt").write_text(regulation[: int(len(regulation) * share)], "utf-8")
    build(tmp_path / "putus.txt", tmp_path / "out", executor="serial")
    assert len(documents(tmp_path / "out")) == 1
    assert "bagian-hilang" in {row["aturan"] for row in temuan(tmp_path / "out")}


def test_tables_whose_rows_have_different_lengths(tmp_path: Path, regulation: str) -> None:
    (tmp_path / "timpang.txt").write_text(ragged(regulation), encoding="utf-8")
    summary = build(tmp_path / "timpang.txt", tmp_path / "out", executor="serial")
    assert summary.failed == ()
    assert summary.rows["sel"] > 0


def test_a_hundred_broken_files_among_a_hundred_good_ones(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for seed in range(1, 101):
        content = text.render(invent(seed, Options(small=True)))
        (raw / f"baik-{seed:03}.txt").write_text(content, encoding="utf-8")
    kinds = list(FAILING.items())
    for number in range(100):
        name, (content_, _) = kinds[number % len(kinds)]
        more = random.Random(number).randbytes(8) if content_.strip() else b"\n" * number
        (raw / f"rusak-{number:03}{Path(name).suffix}").write_bytes(content_ + more)
    summary = build(raw, out, jobs=2)
    assert len(summary.failed) == 100
    assert len(documents(out)) + len(summary.duplicates) == 100
    failed = [row for row in temuan(out) if row["aturan"] == "dokumen-gagal"]
    assert len(failed) == 100
    assert all(row["ditemukan"] for row in failed)
