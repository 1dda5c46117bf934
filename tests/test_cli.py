"""The command: what it prints, how it ends, and that the documentation tells the truth of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from perbup import cli
from perbup.exits import ExitCode
from perbup.store import Store
from perbup.version import PIPELINE_VERSION
from samples import text, truth
from samples.build import build as invent
from samples.model import Options
from schemas.datasets import DATASETS
from tests import shown

ROOT = Path(__file__).parents[1]
COMMANDS = ROOT / "docs" / "command.md"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the command in this process: (exit code, standard output, standard error)."""

    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["perbup", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return int(ended.value.code or 0), said.out, said.err

    return call


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with raw/, its truth, and output/ built from it."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "raw").mkdir()
    regulation = invent(1, Options(small=True))
    (folder / "raw" / "satu.txt").write_text(text.render(regulation), encoding="utf-8")
    truth.write(regulation, folder / "gold" / "satu")
    command = [sys.executable, "-m", "perbup", "build", str(folder / "raw")]
    subprocess.run(
        [*command, "-o", str(folder / "output"), "--executor", "serial"],
        check=True,
        capture_output=True,
    )
    return folder


def test_a_build_ends_with_a_summary(run: Run, built: Path, tmp_path: Path) -> None:
    code, out, err = run("build", built / "raw", "-o", tmp_path, "--executor", "serial")
    assert (code, err) == (ExitCode.OK, "")
    for name in DATASETS:
        assert name in out
    assert "1 documents: 1 processed, 0 unchanged, 0 failed" in out
    assert re.search(r"findings: \d+ error, \d+ warning, \d+ info", out)


def test_quiet_verbose_and_json(run: Run, built: Path, tmp_path: Path) -> None:
    options = ("build", built / "raw", "-o", tmp_path, "--executor", "serial", "--force")
    assert run(*options, "-q")[1:] == ("", "")
    assert re.search(r"satu\.txt: [\d.]+ s \(.*baca", run(*options, "-v")[1])
    code, out, err = run(*options, "--log-format", "json")
    assert (code, out) == (ExitCode.OK, "")
    events = {line["event"]: line for line in map(json.loads, err.splitlines())}
    assert events["document"]["name"] == "satu.txt"
    assert events["document"]["stages"]["urai"] >= 0
    assert events["document"]["seconds"] > 0
    assert events["summary"]["rows"]["dokumen"] == 1


def test_the_version_is_said_without_a_command(run: Run) -> None:
    assert run("--version") == (ExitCode.OK, f"{PIPELINE_VERSION}\n", "")


def test_inspect_shows_what_is_recognised(run: Run, built: Path) -> None:
    code, out, _ = run("inspect", built / "raw" / "satu.txt")
    assert code == ExitCode.OK
    for said in ("kecamatan", "periode_awal", "capaian", "anggaran", "rencana", "t01"):
        assert said in out


def test_brackets_in_print_are_no_markup(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "[" / "u]a.txt"
    page.parent.mkdir()
    caption = "Tabel 2.1 Pencapaian [/b] Kinerja"
    page.write_text(f"{caption}\n\n| Indikator | Target 2023 |\n|---|---|\n| Nilai [/x] | 80 |\n")
    code, out, err = run("inspect", page)
    assert (code, err) == (ExitCode.OK, "")
    assert "Pencapaian [/b] Kinerja" in out
    done = run("build", page, "-o", tmp_path / "[/out]", "--executor", "serial")
    assert (done[0], done[2]) == (ExitCode.OK, "")
    assert done[1].endswith("[/out]/dataset\n")


def test_a_damaged_dataset_says_to_build_it_again(run: Run, built: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    shutil.copytree(built / "output", output)
    (output / "dataset" / "sel.parquet").write_bytes(b"PAR1 and no more")
    for command in (
        ("check", output),
        ("sql", "select count(*) from sel", "-o", output),
        ("export", output, tmp_path / "csv", "--to", "csv"),
    ):
        code, _, err = run(*command)
        assert code == ExitCode.USAGE
        assert "build it again (perbup build)" in err


@pytest.mark.slow
def test_inspect_draws_a_page(run: Run, tmp_path: Path) -> None:
    from samples import pdf

    page = tmp_path / "a.pdf"
    page.write_bytes(pdf.render(invent(1, Options(small=True)), pdf.draw_style(1, None)))
    for image in (tmp_path / "page.png", tmp_path / "page.of-no-format"):
        assert run("inspect", page, "--page", 1, "--image", image)[0] == ExitCode.OK
        assert image.read_bytes().startswith(b"\x89PNG")
    code, _, err = run("inspect", page, "--page", 999, "--image", tmp_path / "page.png")
    assert code == ExitCode.USAGE
    assert len(err.splitlines()) == 1


def test_inspect_says_why_nothing_can_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kosong.txt").write_text("")
    code, _, err = run("inspect", tmp_path / "kosong.txt")
    assert code == ExitCode.DOCUMENTS_FAILED
    assert err.splitlines() == ["perbup: kosong: kosong.txt: berkas kosong"]


def test_schema_shows_the_dictionary(run: Run) -> None:
    code, out, _ = run("schema", "anggaran")
    assert code == ExitCode.OK
    assert "`realisasi`" in out
    assert "decimal128(20, 2)" in out
    assert run("schema", "angaran")[0] == ExitCode.USAGE


@pytest.mark.slow
def test_check_status_report_and_compare(run: Run, built: Path) -> None:
    output = built / "output"
    assert run("check", output)[0] == ExitCode.OK
    english = run("check", output, "--lang", "en", "--json")[1].splitlines()
    indonesian = run("check", output, "--json")[1].splitlines()
    pairs = [(json.loads(a), json.loads(b)) for a, b in zip(english, indonesian, strict=True)]
    assert pairs
    for one, other in pairs:
        assert {**one, "pesan": ""} == {**other, "pesan": ""}
        assert one["pesan"] != other["pesan"]
        assert one["nilai"]["kunci"]
    code, out, _ = run("status", built / "raw", "-o", output)
    assert (code, out.strip()) == (ExitCode.OK, "1 done")
    code, out, _ = run("report", output, "--raw", built / "raw", "--lang", "en")
    assert code == ExitCode.OK
    assert Path(out.strip()).is_file()
    assert run("compare", output, "--indikator", "ikm")[0] == ExitCode.OK
    assert run("compare", output)[0] == ExitCode.USAGE


def test_export_and_sql(run: Run, built: Path, tmp_path: Path) -> None:
    output = built / "output"
    options = ("--to", "csv", "--dataset", "dokumen", "--tanpa-pribadi")
    code, out, err = run("export", output, tmp_path, *options)
    assert (code, err) == (ExitCode.OK, "")
    assert [Path(line).name for line in out.splitlines()] == [
        *("kamus.csv", "dokumen.csv", "datapackage.json"),
    ]
    assert run("export", output, tmp_path, "--to", "ods")[0] == ExitCode.USAGE
    code, out, _ = run("sql", "select count(*) as banyak from dokumen", "-o", output)
    assert (code, out) == (ExitCode.OK, "banyak\n1\n")
    code, _, err = run("sql", "drop view dokumen", "-o", output)
    assert (code, len(err.splitlines())) == (ExitCode.USAGE, 1)


def test_evaluate_finds_gains_and_losses(run: Run, built: Path, tmp_path: Path) -> None:
    saved = ("--saved", tmp_path / "run.json")
    dataset, gold = built / "output" / "dataset", built / "gold"
    code, out, _ = run("evaluate", dataset, gold, *saved)
    assert code == ExitCode.OK
    assert "precision" in out
    code, out, _ = run("evaluate", dataset, gold, *saved, "--strict")
    assert code == ExitCode.OK
    assert "0 gains, 0 losses" in out
    worse = tmp_path / "gold"
    worse.mkdir()
    content = (gold / "satu" / "dokumen.csv").read_text("utf-8")
    (worse / "dokumen.csv").write_text(content.replace("Bupati", "Gubernur"), encoding="utf-8")
    code, out, _ = run("evaluate", dataset, worse, *saved, "--strict")
    assert code == ExitCode.WORSE
    assert "expected 'Peraturan Gubernur'" in out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("build", "does-not-exist"), ExitCode.USAGE),
        (("build", "raw", "--executor", "magic"), ExitCode.USAGE),
        (("build", "raw", "--timeout", "0"), ExitCode.USAGE),
        (("build", "raw", "--ocr-lang", "indo"), ExitCode.USAGE),
        (("build", "EMPTY"), ExitCode.NOTHING_TO_READ),
        (("build", "raw", "-o", "FILE/output"), ExitCode.OUTPUT),
        (("inspect", "EMPTY"), ExitCode.USAGE),
        (("inspect", "does-not-exist.pdf"), ExitCode.USAGE),
        (("inspect", "x.pdf", "--page", "1"), ExitCode.USAGE),
        (("check", "EMPTY"), ExitCode.USAGE),
        (("report", "EMPTY"), ExitCode.USAGE),
        (("evaluate", "EMPTY", "EMPTY"), ExitCode.USAGE),
        (("report", "--lang", "fr"), ExitCode.USAGE),
        (("nothing-of-this-name",), ExitCode.USAGE),
    ],
)
def test_wrong_use_is_said_in_a_few_words(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], code: ExitCode
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("")
    places = {"EMPTY": str(tmp_path / "empty"), "FILE": str(tmp_path / "file")}
    given = [places.get(a, a.replace("FILE", places["FILE"])) for a in arguments]
    if given[0] == "build" and "-o" not in given:
        given += ["-o", str(tmp_path / "out")]
    if given[0] == "build" and given[1] == "raw":
        given[1] = str(ROOT / "raw")
    found, _, err = run(*given)
    assert found == code
    assert err.strip()


def test_a_second_build_says_that_it_is_one(run: Run, built: Path) -> None:
    output = built / "output"
    with Store(output / ".perbup", output / "dataset").locked():
        code, _, err = run("build", built / "raw", "-o", output)
    assert code == ExitCode.BUSY
    assert "another build" in err


def test_a_mistake_of_ours_is_one_line_and_a_log(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("sesuatu")

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("perbup.checking.check", broken)
    code, _, err = run("check", tmp_path)
    assert code == ExitCode.UNEXPECTED
    assert len(err.splitlines()) == 1
    log = tmp_path / "perbup" / "errors.log"
    assert str(log) in err
    assert "KeyError: 'sesuatu'" in log.read_text()


def commands() -> dict[str, Any]:
    group: Any = typer.main.get_command(cli.app)
    return dict(group.commands)


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_explains_itself(name: str) -> None:
    command = commands()[name]
    assert command.help
    assert f"perbup {name}" in COMMANDS.read_text("utf-8"), "the page leaves it out"
    for option in command.params:
        assert getattr(option, "help", None) or option.name == "help", f"{name}: {option.name}"


def test_the_documents_name_only_commands_and_options_that_exist() -> None:
    known = commands()
    for page in shown.pages():
        content = page.read_text("utf-8")
        for line in re.findall(r"(?:^\$ |`)perbup ([^`\n]*)", content, re.MULTILINE):
            name, *words = line.split("#")[0].split()
            assert name in known, f"{page.name}: perbup {name}"
            options = {option for p in known[name].params for option in p.opts}
            for word in words:
                if word.startswith("-"):
                    assert word in options, f"{page.name}: perbup {name} {word}"


def test_the_exit_codes_are_those_of_the_page() -> None:
    table = re.findall(r"^\| (\d+) \|", COMMANDS.read_text("utf-8"), re.MULTILINE)
    assert [int(code) for code in table] == [code.value for code in ExitCode]


def test_the_documents_name_only_targets_that_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for page in shown.pages():
        for line in re.findall(
            r"(?:^|`)make((?: [a-z][a-z-]*)+)", page.read_text("utf-8"), re.MULTILINE
        ):
            assert set(line.split()) <= targets, f"{page.name}: make{line}"


def test_make_help_names_every_target() -> None:
    said = subprocess.run(
        ["make", "-s", "-C", str(ROOT), "help"], capture_output=True, text=True, check=True
    ).stdout
    for target in (
        "build",
        "test",
        "lint",
        "clean",
        "help",
        "check",
        "report",
        "status",
        "bench",
        "test-fast",
    ):
        assert f"make {target}" in said


def test_the_lock_file_names_no_registry_and_every_version() -> None:
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    assert all(re.fullmatch(r"[\w.\-]+==[\w.!+]+|#.*|", line) for line in lines)
    pinned = {line.split("==")[0].lower().replace("_", "-") for line in lines if "==" in line}
    assert {"pyarrow", "pandera", "pdfplumber", "pytest", "setuptools"} <= pinned
