"""What this machine has of what perbup uses, and what each missing part would give.

Nothing is loaded but what is asked after, so that the command answers where a library is missing
or broken.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distributions, requires, version
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

State = Literal["ok", "doubtful", "absent", "missing"]
"""``absent`` may be, ``missing`` may not."""

PYTHON = (3, 11)
WORKER_MB = 700
"""What a process that recognises scans takes; one that reads none takes a third of it."""
SPARE_MB = 500
"""Free space in which a build of some hundred documents still fits."""

EXTRAS = {
    "cluster": "builds on a Dask cluster, outputs in object stores",
}
"""What the optional dependencies of each name give; those for work on perbup itself are none."""

PROGRAMS = {
    ("chromedriver",): "for developers: the tests of the report in a browser",
    ("java",): "for developers: tabula among the readers that the benchmarks measure",
}
"""Programs that perbup itself does not use: each way to call one, and what it gives."""

FONTS = ("LiberationSans-Regular", "Arial", "Helvetica")
"""By one of these the widths of labels in charts are measured."""
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what was found of it, and where it is not there, what it would give."""

    part: str
    name: str
    state: State
    found: str
    gives: str = ""


def examine(work: Path = Path()) -> tuple[Check, ...]:
    """Look at everything; ``work`` is the folder that a build would write to."""
    return tuple(
        check
        for checks in (
            _versions(),
            _needed(),
            _carried(),
            _optional(),
            _programs(),
            _machine(work),
        )
        for check in checks
    )


def is_fit(checks: Iterable[Check]) -> bool:
    """Whether all is there that a build needs."""
    return all(check.state != "missing" for check in checks)


def _versions() -> Iterator[Check]:
    from perbup.version import PIPELINE_VERSION, code_version
    from schemas.datasets import SCHEMA_VERSION

    said = f"{PIPELINE_VERSION}, schema {SCHEMA_VERSION}, code {code_version()}"
    yield Check("versions", "perbup", "ok", said)
    old = sys.version_info < PYTHON
    wanted = ".".join(map(str, PYTHON))
    found = f"{platform.python_version()}, {sys.executable}"
    yield Check("versions", "python", "missing" if old else "ok", found, f"needs {wanted} or newer")
    yield Check("versions", "system", "ok", platform.platform(terse=True))


def _needed() -> Iterator[Check]:
    """The libraries that the project's own metadata asks for."""
    for name, extra in _requirements():
        if extra is None:
            found = _version(name)
            state: State = "ok" if found else "missing"
            gives = "" if found else f"nothing works without it: pip install {name}"
            yield Check("libraries", name, state, found or "not installed", gives)
    copies = sorted(
        {
            name.lower()
            for installed in distributions()
            if (name := installed.metadata["Name"] or "").lower().startswith("opencv")
        }
    )
    if len(copies) > 1:
        said = f"{' and '.join(copies)} write over each other; keep opencv-python-headless"
        yield Check("libraries", "opencv", "doubtful", said)


def _carried() -> Iterator[Check]:
    """Files that come inside packages: ours, and the model of the recogniser."""
    for package, folder, gives in (
        ("normalize", "data", "vocabularies: regions, indicators, forms of tables"),
        ("grammar", "data", "words for totals, captions, periods"),
        ("report", "templates", "the report"),
    ):
        spec = find_spec(package)
        places = list(spec.submodule_search_locations or ()) if spec else []
        count = sum(1 for place in places for _ in (Path(place) / folder).glob("*.*"))
        state: State = "ok" if count else "missing"
        yield Check("data", f"{package}/{folder}", state, f"{count} files", gives)
    yield Check("data", "recogniser", *_recogniser())


def _recogniser() -> tuple[State, str, str]:
    """Whether the recogniser of scans can be loaded: its model may be there, and what runs it be
    built for another machine."""
    gives = "scans: pages that are pictures are read"
    try:
        from extract.ocr.recogniser import MODEL, load

        load()
    except ImportError as error:
        return "absent", f"not installed ({error})", gives
    except Exception as error:
        return "doubtful", f"does not start: {error}", gives
    return "ok", Path(MODEL).stem, gives


def _optional() -> Iterator[Check]:
    for name, extra in _requirements():
        if extra in EXTRAS:
            found = _version(name)
            said = found or f"not installed: pip install {name}"
            yield Check("optional", name, "ok" if found else "absent", said, EXTRAS[extra])


def _programs() -> Iterator[Check]:
    from extract.ocr import tesseract
    from extract.ocr.settings import DEFAULT_LANG

    second = tesseract.version()
    gives = f"a second reading of what is in doubt, in scans ({tesseract.VARIABLE} names another)"
    yield Check("programs", "tesseract", "ok" if second else "absent", second or "not used", gives)
    if lacking := tesseract.lacking(DEFAULT_LANG):
        wanted = " ".join(f"tesseract-ocr-{name}" for name in lacking)
        said = f"{' '.join(lacking)} not installed: apt-get install {wanted}"
        yield Check("programs", "tesseract languages", "absent", said, "words in doubt, in scans")
    for ways, gives in PROGRAMS.items():
        path = next(filter(None, map(shutil.which, ways)), None)
        state: State = "ok" if path else "absent"
        yield Check("programs", ways[0], state, path or "not found", gives)


def _machine(work: Path) -> Iterator[Check]:
    cores = os.cpu_count() or 1
    yield Check("machine", "cores", "ok", f"{cores}: as many documents at once without --jobs")
    free = _free_memory_mb()
    fits = free // WORKER_MB
    said = f"{free:,} MB free, {fits} processes of {WORKER_MB} MB"
    advice = "" if fits >= cores else f"build --jobs {max(fits, 1)}, or --ocr never"
    yield Check("machine", "memory", "ok" if fits >= cores else "doubtful", said, advice)
    for name, folder in (("output", _existing(work)), ("temporary files", tempfile.gettempdir())):
        space = shutil.disk_usage(folder).free // 2**20
        writable = os.access(folder, os.W_OK)
        said = f"{folder}: {space:,} MB free" if writable else f"{folder}: cannot be written"
        state: State = "ok" if space >= SPARE_MB and writable else "doubtful"
        yield Check("machine", name, state, said)
    font = _font()
    gives = "charts whose labels are measured by the font that shows them"
    yield Check("machine", "font", "ok" if font else "absent", font or "none of ours", gives)
    coding = (sys.stdout.encoding or "?").lower()
    state = "ok" if coding.startswith("utf") else "doubtful"
    yield Check("machine", "screen", state, coding, "" if state == "ok" else "PYTHONUTF8=1")


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there already."""
    folder = folder.absolute()
    return next(place for place in (folder, *folder.parents) if place.is_dir())


def _free_memory_mb() -> int:
    """What may still be taken: of the machine's memory, or of the container's where that is less.

    A container's limit stands in the files of its control group, version 2 or 1.
    """
    import psutil

    free: int = psutil.virtual_memory().available
    for limit, used in (
        ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"),
        (
            "/sys/fs/cgroup/memory/memory.limit_in_bytes",
            "/sys/fs/cgroup/memory/memory.usage_in_bytes",
        ),
    ):
        try:
            free = min(free, int(Path(limit).read_text()) - int(Path(used).read_text()))
        except (OSError, ValueError):  # no such file, or "max"
            continue
    return max(free, 0) // 2**20


def _font() -> str | None:
    folders = (*map(Path, FONT_FOLDERS), Path.home() / ".fonts")
    names = {path.stem for folder in folders for path in folder.rglob("*.[to]t[fc]")}
    return next((name for name in FONTS if name in names), None)


def _requirements() -> Iterator[tuple[str, str | None]]:
    """Every library that perbup's metadata names, with the extra it belongs to."""
    try:
        lines = requires("perbup") or []
    except PackageNotFoundError:
        lines = []
    for line in lines:
        name = re.match(r"[\w.\-]+", line)
        extra = re.search(r"""extra == ['"]([^'"]+)""", line)
        if name:
            yield name[0], extra[1] if extra else None


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
