"""What was recognised, kept by the picture it was recognised in.

Reading a picture costs seconds, parsing what was read milliseconds: a change of the parsers must
not cost a second reading. A file holds one page; its name hashes the picture, the languages, and
the code and model that read it. Whatever is wrong with a file (cut off, of another form), the page
is read again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Callable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extract.ocr import tesseract
from extract.ocr.recogniser import Gray
from extract.ocr.settings import READING
from extract.printed import Rule, Word

Found = tuple[tuple[Word, ...], tuple[Rule, ...], int]
"""Words and rules of an upright page, and the direction in which it stood."""


def key_of(picture: Gray, lang: str) -> str:
    """The name under which what is read in a picture, in languages, is kept."""
    digest = hashlib.sha256(f"{_reader_version()} {lang} {picture.shape}".encode())
    digest.update(picture.tobytes())
    return digest.hexdigest()


def found_in(
    picture: Gray, lang: str, folder: Path | None, read: Callable[[], Found]
) -> tuple[Found, tuple[str, ...]]:
    """What is found in a picture: as it is kept, else ``read`` and kept. Beside it the keys under
    which it is; none without a folder."""
    if folder is None:
        return read(), ()
    key = key_of(picture, lang)
    found = load(folder, key)
    if found is None:
        found = read()
        save(folder, key, found)
    return found, (key,)


def load(folder: Path, key: str) -> Found | None:
    """What was found in the picture of ``key``, if it is kept and whole."""
    try:
        data = json.loads(zlib.decompress((folder / f"{key}{READING}").read_bytes()))
        words = tuple(Word(*word)._replace(readings=tuple(word[-1])) for word in data["words"])
        return words, tuple(Rule(*rule) for rule in data["rules"]), int(data["direction"])
    except (OSError, ValueError, KeyError, TypeError, zlib.error):
        return None


def save(folder: Path, key: str, found: Found) -> None:
    """Keep what was found. A folder that cannot be written to, or stands in none (the work folder
    of another machine), keeps nothing."""
    words, rules, direction = found
    data = json.dumps({"words": words, "rules": rules, "direction": direction}).encode()
    with contextlib.suppress(OSError):
        folder.mkdir(exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(zlib.compress(data))
        os.replace(beside, folder / f"{key}{READING}")


@cache
def _reader_version() -> str:
    """Changes whenever a picture could be read differently."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    digest.update(f"{tesseract.version()}".encode())
    for library in ("rapidocr", "onnxruntime", "opencv-python-headless"):
        try:
            digest.update(version(library).encode())
        except PackageNotFoundError:
            digest.update(b"-")
    return digest.hexdigest()
