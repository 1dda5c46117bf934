"""One desk, handed to one browser on this machine.

It listens on the loopback alone. The address holds a token that nobody else knows, so that another
site open in the same browser, or another user of the machine, finds nothing here; and even with the
token a page from elsewhere may not ask: the host must be the one that was opened (a name that was
pointed at this machine is not), and what writes must come from the page itself.
"""

from __future__ import annotations

import hmac
import json
import secrets
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs, urlsplit

from perbup.review.desk import Desk, Refused
from perbup.review.words import WORDS

LOOPBACK = "127.0.0.1"
MOST_BYTES = 64 * 1024
"""An answer is no longer than this."""
SECONDS = 30.0
"""A connection that says nothing is closed."""


class Server(ThreadingHTTPServer):
    """The server of a desk. ``address`` is what to open; ``port`` 0 takes any that is free."""

    daemon_threads = True

    def __init__(self, desk: Desk, port: int = 0) -> None:
        super().__init__((LOOPBACK, port), _Handler)
        self.desk = desk
        self.token = secrets.token_urlsafe(24)
        self.host = f"{LOOPBACK}:{self.server_port}"
        self.origin = f"http://{self.host}"
        self.address = f"{self.origin}/{self.token}/"
        self.page, self.policy = _page(desk)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is no error of ours."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    timeout = SECONDS
    server_version = "perbup"
    sys_version = ""
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self._allowed()
        if path is None:
            return
        desk, asked = self.server.desk, parse_qs(urlsplit(self.path).query)
        if path == "":
            self._send(HTTPStatus.OK, self.server.page, "text/html; charset=utf-8")
        elif path == "documents":
            self._answer(lambda: desk.documents())
        elif path == "items":
            self._answer(lambda: desk.items(asked["doc"][0]))
        elif path == "item":
            self._answer(lambda: desk.item(asked["doc"][0], asked["id"][0]))
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        path = self._allowed(writes=True)
        if path is None:
            return
        body = self._body()
        if body is None:
            return
        desk = self.server.desk
        if path == "answer":
            self._answer(
                lambda: desk.answer(
                    _text(body, "doc"),
                    _text(body, "id"),
                    _text(body, "answer"),
                    cell=_optional(body, "cell"),
                    value=_optional(body, "value"),
                    fields={str(k): str(v) for k, v in dict(body.get("fields") or {}).items()},
                    reason=_optional(body, "reason") or "",
                )
            )
        elif path == "undo":
            self._answer(lambda: desk.undo())
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged: the token stands in every line."""

    def _allowed(self, *, writes: bool = False) -> str | None:
        """What of the desk is asked for; null, and refused, where the asker may not."""
        token, _, rest = urlsplit(self.path).path.removeprefix("/").partition("/")
        status = None
        if not hmac.compare_digest(token.encode(), self.server.token.encode()):
            status = HTTPStatus.NOT_FOUND
        elif self.headers.get_all("Host") != [self.server.host]:
            status = HTTPStatus.MISDIRECTED_REQUEST
        elif self.headers.get("Sec-Fetch-Site", "none") not in {"none", "same-origin"} or (
            writes and self.headers.get_all("Origin") != [self.server.origin]
        ):
            status = HTTPStatus.FORBIDDEN
        elif writes and self.headers.get_content_type() != "application/json":
            status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
        if status is None:
            return rest
        self._refuse(status)
        return None

    def _body(self) -> dict[str, Any] | None:
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdecimal() or int(length) > MOST_BYTES:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return None
        try:
            body = json.loads(self.rfile.read(int(length)))
        except ValueError:
            body = None
        if isinstance(body, dict):
            return body
        self._refuse(HTTPStatus.BAD_REQUEST)
        return None

    def _answer(self, ask: Callable[[], object]) -> None:
        try:
            status, said = HTTPStatus.OK, ask()
        except Refused as error:
            status, said = HTTPStatus.CONFLICT, {"refused": str(error)}
        except (KeyError, ValueError, TypeError):
            status, said = HTTPStatus.BAD_REQUEST, {"refused": "permintaan tidak dimengerti"}
        except OSError as error:
            status, said = HTTPStatus.INTERNAL_SERVER_ERROR, {"refused": error.strerror or "galat"}
        data = json.dumps(said, ensure_ascii=False, default=str).encode()
        self._send(status, data, "application/json; charset=utf-8")

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True  # what is left of its body is not read
        self._send(status, b"", "text/plain; charset=utf-8")

    def _send(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", self.server.policy)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "DENY")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(data)


def _text(body: dict[str, Any], name: str) -> str:
    if not isinstance(body[name], str):
        raise TypeError(name)
    return str(body[name])


def _optional(body: dict[str, Any], name: str) -> str | None:
    return _text(body, name) if body.get(name) is not None else None


def _page(desk: Desk) -> tuple[bytes, str]:
    """The page, and the policy that allows its own style and script and nothing else."""
    lang = desk.words.lang
    words = {key: text[lang != "id"] for key, text in WORDS.items()}
    static = files("perbup.review") / "static"
    report = files("report") / "static" / "report.css"
    style = report.read_text("utf-8") + (static / "review.css").read_text("utf-8")
    script = (static / "review.js").read_text("utf-8")
    kinds = json.dumps({"words": words}, ensure_ascii=False).replace("<", "\\u003c")
    html = (static / "review.html").read_text("utf-8")
    for key, text in words.items():
        html = html.replace("{" + key + "}", escape(text))
    html = html.replace("[lang]", lang).replace("[data]", kinds)
    html = html.replace("[style]", style).replace("[script]", script)
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "connect-src 'self'; img-src data:; "
        f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    )
    return html.encode(), policy


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
