"""From the command to a page that is open: the folder of documents, the address, the browser."""

from __future__ import annotations

import getpass
import webbrowser
from pathlib import Path

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
    place = str(raw) if raw is not None else _built_from(output)
    if is_url(place):
        raise UsageError(f"{place}: answers are kept in a folder; name one with --raw")
    folder = companion_path(place, FILE).parent
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder; name the documents with --raw")
    return Desk(output, folder, name or _user(), lang)


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


def _built_from(output: Path) -> str:
    state = Store(output / WORK_FOLDER, output / "dataset").state()
    if state.raw and (is_url(state.raw) or local_path(state.raw).exists()):
        return state.raw
    return "raw"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
