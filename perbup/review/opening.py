"""From the command to a page that is open: the folder of documents, the address, the browser."""

from __future__ import annotations

import getpass
import webbrowser
from pathlib import Path

import pyarrow.parquet as pq
from rich.console import Console

from perbup.place import WORK_FOLDER
from perbup.review.desk import Desk
from perbup.review.server import Server
from perbup.sources import companion_path, is_url, local_path
from perbup.store import Store
from schemas.errors import UsageError
from schemas.koreksi import FILE
from schemas.message import Lang


def open_desk(output: Path, raw: Path | None, name: str | None, lang: Lang) -> Desk:
    """The desk of an output. The documents lie where the last build found them, or in ``raw``.

    Raises :class:`UsageError` where there is no dataset, or no folder for the two files.
    """
    if not (output / "dataset" / "dokumen.parquet").is_file():
        raise UsageError(f"{output}: no dataset in it; build one first (perbup build)")
    if raw is not None:
        folder = companion_path(str(raw), FILE).parent
        if not folder.is_dir():
            raise UsageError(f"{folder}: no such folder")
        return Desk(output, folder, name or _user(), lang)
    return Desk(output, _built_from(output), name or _user(), lang)


def serve(desk: Desk, port: int, console: Console, *, browser: bool) -> None:
    """Hand the desk to the browser, until Ctrl-C."""
    server = Server(desk, port)
    console.print(server.address, markup=False, highlight=False, soft_wrap=True)
    if browser:
        webbrowser.open(server.address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
        desk.close()


def _built_from(output: Path) -> Path:
    """The folder that the last build read, seen from here or from beside the output: the one that
    holds a document of the dataset, for answers must not go beside others."""
    raw = Store(output / WORK_FOLDER, output / "dataset").state().raw or "raw"
    if is_url(raw):
        raise UsageError(f"{raw}: answers are kept in a folder; name one with --raw")
    names = pq.read_table(output / "dataset" / "dokumen.parquet", columns=["source_file"])
    files = names["source_file"].to_pylist()
    for root in (Path(), output.resolve().parent):
        folder = companion_path(str(root / local_path(raw)), FILE).parent
        if any((folder / file).is_file() for file in files):
            return folder
    raise UsageError(f"{raw}: no document of the dataset in it; name their folder with --raw")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
