"""Servers for the tests of translators: they translate, or misbehave as they are told; and the repository's texts."""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit

from pipeline.stages.documents import documents, read_document, read_options
from pipeline.translators.shielding import SourceText
from pipeline.workspace import find_workspace

ROOT = Path(__file__).parent.parent


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


PORT = _free_port()
"""All servers of a run have one address, one after the other: what is remembered of an engine is by its address."""


@lru_cache
def repository_texts(language: str) -> tuple[SourceText, ...]:
    """Return the distinct texts of the repository's own documents in ``language``."""
    workspace = find_workspace(ROOT)
    found: dict[str, SourceText] = {}
    for source in documents(workspace):
        if source.language == language:
            _, document = read_document(source, read_options(workspace), shown=source.name)
            for unit in document.units:
                found.setdefault(unit.text, SourceText(unit.text, unit.markup))
    return tuple(found.values())


@dataclass
class Asked:
    """One request, as it came."""

    path: str
    query: dict[str, str]
    form: dict[str, str]
    json: object
    headers: dict[str, str]
    when: float


@dataclass
class Reply:
    """What a server sends."""

    body: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0
    drip: float = 0
    """Seconds between the bytes of the body."""
    cut: int = 0
    """Bytes promised and not sent."""
    reset: bool = False
    """Whether the connection breaks off with no answer."""


def translated(text: str) -> str:
    """Return what a well-behaved server makes of a text: the same words, each with an ending, masks kept."""
    return " ".join(word if "⟦" in word or not word[-1:].isalpha() else f"{word}o" for word in text.split(" "))


def libre(text: str) -> Reply:
    return Reply(json.dumps({"translatedText": text}))


@contextmanager
def server(answer: Callable[[int, Asked], Reply]) -> Iterator[tuple[str, list[Asked]]]:
    """Run a server that asks ``answer`` for its reply to each request (numbered from 0); yield its address."""
    seen: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            parts = urlsplit(self.path)
            is_json = "json" in self.headers.get("Content-Type", "")
            asked = Asked(
                parts.path,
                {key: values[0] for key, values in parse_qs(parts.query).items()},
                {} if is_json else {key: values[0] for key, values in parse_qs(body).items()},
                json.loads(body) if is_json else None,
                dict(self.headers),
                time.monotonic(),
            )
            seen.append(asked)
            self.reply(answer(len(seen) - 1, asked))

        def do_GET(self) -> None:
            self.do_POST()

        def reply(self, reply: Reply) -> None:
            time.sleep(reply.delay)
            if reply.reset:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.connection.close()
                self.close_connection = True
                return
            data = reply.body.encode()
            self.send_response(reply.status)
            for name, value in {"Content-Type": "application/json", **reply.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data) + reply.cut))
            self.end_headers()
            for place in range(0, len(data), 1 if reply.drip else max(1, len(data))):
                self.wfile.write(data[place : place + (1 if reply.drip else len(data))])
                self.wfile.flush()
                time.sleep(reply.drip)
            self.close_connection = bool(reply.cut)

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                return  # the client has gone

        def finish(self) -> None:
            try:
                super().finish()
            except (OSError, ValueError):
                return

        def log_message(self, *_: object) -> None:
            return

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", PORT), Handler) as running:
        thread = Thread(target=running.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_address[1]}/", seen
        finally:
            running.shutdown()
            thread.join()


class Hurry:
    """A clock that notes how long it was to sleep, and does not."""

    def __init__(self) -> None:
        self.time = 0.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds
