"""Show what is published to browsers on this computer, and have them load it again when it changes.

The files on the disk stay as they are: the line that loads a page again is added on the way to
the browser. Nobody else can ask: the server listens to this computer alone, and answers no page
of another host, whatever name it gave this computer (DNS rebinding).
"""

from __future__ import annotations

import contextlib
import threading
from base64 import b64encode
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

__all__ = ["Changes", "reloading", "serving"]

HOST = "127.0.0.1"
EVENTS = "/-/changes"
_PING = 5.0
"""Seconds after which a browser that went away is noticed."""
_SCRIPT = "new EventSource('" + EVENTS + "?{}').onmessage=()=>location.reload()"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_POLICY = b'content="default-src &#39;none&#39;;'


class Changes:
    """How often what is published has changed; any thread may wait for the next time."""

    def __init__(self) -> None:
        """Begin to count."""
        self._number = 0
        self._changed = threading.Condition()

    @property
    def number(self) -> int:
        """How often it has changed."""
        return self._number

    def tell(self) -> None:
        """Tell those who wait of a change."""
        with self._changed:
            self._number += 1
            self._changed.notify_all()

    def wait(self, known: str) -> bool:
        """Wait for a while until there is another number than ``known``, and tell whether there is."""
        with self._changed:
            return self._changed.wait_for(lambda: str(self._number) != known, _PING)


@contextlib.contextmanager
def serving(folder: Path, changes: Changes) -> Iterator[str]:
    """Serve ``folder`` while the context lasts, and give its address."""
    with ThreadingHTTPServer((HOST, 0), partial(_Handler, changes, directory=folder)) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://{HOST}:{server.server_port}/"
        finally:
            server.shutdown()


def reloading(page: bytes, number: int) -> bytes:
    """Return a page with a script that loads it again once there is another number of changes than ``number``.

    Where the page has a policy of ours, it lets this one script run and ask this server. A page
    whose characters have more than one byte each is left alone.
    """
    if page.startswith(_WIDE):
        return page
    script = _SCRIPT.format(number).encode("ascii")
    allowed = b"'sha256-" + b64encode(sha256(script).digest()) + b"'"
    head, policy, rest = page.partition(_POLICY)
    if policy:
        mark = b"script-src "
        own, quote, rest = rest.partition(b'"')
        own = own.replace(mark, mark + allowed + b" ") if mark in own else own + b"; " + mark + allowed
        page = b"".join((head, policy, b" connect-src 'self';", own, quote, rest))
    return page + b"<script>" + script + b"</script>\n"


class _Handler(SimpleHTTPRequestHandler):
    """Answers one browser."""

    def __init__(self, changes: Changes, *arguments: Any, **options: Any) -> None:
        self._changes = changes
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        """Send a file, a page that loads itself again, or the news of a change."""
        place = urlsplit(self.path)
        if not self._is_for_us():
            return
        with contextlib.suppress(ConnectionError, TimeoutError):
            if place.path == EVENTS:
                self._send_changes(place.query)
            elif place.path.endswith("/"):
                self.send_response(HTTPStatus.FOUND)
                self.send_header("Location", "aligned/index.html" if place.path == "/" else "index.html")
                self.end_headers()
            elif place.path.lower().endswith((".html", ".htm")):
                self._send_page()
            else:
                super().do_GET()

    def do_HEAD(self) -> None:
        """Send what is known of a file."""
        if self._is_for_us():
            super().do_HEAD()

    def end_headers(self) -> None:
        """Have nothing kept by the browser: it may be another one in a second."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the standard library's name)
        """Say nothing of what browsers ask for."""

    def list_directory(self, path: Any) -> None:  # noqa: ARG002  (the standard library's)
        """Show no folder: what is published has an index of its own."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def _is_for_us(self) -> bool:
        name = self.headers.get("Host", "").rpartition(":")[0]
        is_hidden = any(part.startswith(".") for part in unquote(urlsplit(self.path).path).split("/"))
        if name in (HOST, "localhost") and not is_hidden:
            return True
        self.send_error(HTTPStatus.NOT_FOUND)
        return False

    def _send_page(self) -> None:
        number = self._changes.number
        try:
            page = Path(self.translate_path(self.path)).read_bytes()
        except (OSError, ValueError):
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        page = reloading(page, number)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def _send_changes(self, known: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        while not self._changes.wait(known):
            self.wfile.write(b": nothing yet\n\n")
        self.wfile.write(b"data: changed\n\n")
