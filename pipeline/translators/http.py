"""The one way online engines reach their servers: with time-outs, limits, no redirects, and errors that say what to do.

deep-translator calls ``requests.get`` and ``requests.post`` without a time-out, reads answers of
any size and drops ``Retry-After``. Its modules are given this client in place of ``requests``.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests
from requests import exceptions

from pipeline.translators.engine import BusyError, ClosedError, UnfitError
from pipeline.translators.pace import retry_after

__all__ = ["Answer", "Client", "said"]

_LARGEST = 4 * 1024 * 1024
"""The most bytes an answer may have."""
_CHUNK = 64 * 1024
_LONGEST_SAID = 160
_TEMPORARY = frozenset({408, 425, 429})
_NOT_THESE_TEXTS = frozenset({400, 404, 413, 414, 422})


@dataclass(frozen=True, slots=True)
class Answer:
    """What deep-translator uses of an answer."""

    status_code: int
    text: str
    title: str
    judge: Callable[[Any], None]

    def json(self) -> Any:
        """Return the answer's JSON. Raises BusyError when it is none, and what ``judge`` raises."""
        try:
            content = json.loads(self.text)
        except ValueError:
            what = "a web page" if self.text.lstrip().startswith("<") else "something unreadable"
            raise BusyError(f"{self.title} sent {what} instead of an answer") from None
        self.judge(content)
        return content

    def close(self) -> None:
        """Do nothing: it has been read to its end."""


class Client:
    """Stands for the module ``requests`` in the modules of deep-translator."""

    exceptions = exceptions

    def __init__(
        self,
        title: str,
        *,
        timeout: float,
        address: str = "",
        secrets: tuple[str, ...] = (),
        judge: Callable[[Any], None] = lambda _: None,
        withheld: str = "",
    ) -> None:
        """Make requests for the engine ``title``, of ``timeout`` seconds at most.

        All go to ``address`` if it is given. ``secrets`` are never shown; ``judge`` looks at
        each answer's JSON and raises what is wrong with it; a parameter whose value is
        ``withheld`` is not sent.
        """
        self._title = title
        self._timeout = timeout
        self._address = address
        self._secrets = secrets
        self._judge = judge
        self._withheld = withheld
        self._session = requests.Session()

    def get(self, url: str, params: Mapping[str, str] | None = None, **_: object) -> Answer:
        """Ask by GET."""
        return self._ask("GET", url, params=params)

    def post(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        json: object = None,
        **_: object,
    ) -> Answer:
        """Ask by POST; without a body, the parameters are it: texts and keys do not belong in an address."""
        if json is None:
            sent = {name: value for name, value in (params or {}).items() if value != self._withheld}
            return self._ask("POST", url, data=sent, headers=headers)
        return self._ask("POST", url, params=params, json=json, headers=headers)

    def _ask(self, method: str, url: str, **content: Any) -> Answer:
        """Return an answer that is one. Raises BusyError, ClosedError or UnfitError."""
        deadline = time.monotonic() + self._timeout
        try:
            with self._session.request(
                method, self._moved(url), timeout=self._timeout, allow_redirects=False, stream=True, **content
            ) as response:
                body = self._read(response, deadline)
                self._raise_for(response, body)
                return Answer(response.status_code, body, self._title, self._judge)
        except exceptions.Timeout:
            raise self._too_slow() from None
        except (exceptions.InvalidURL, exceptions.InvalidSchema, exceptions.MissingSchema):
            raise ClosedError(f"{self._title}'s address is not valid; write it as https://example.org/") from None
        except exceptions.RequestException as error:
            raise BusyError(f"{self._title} cannot be reached, or broke off ({type(error).__name__})") from None

    def _moved(self, url: str) -> str:
        """Return where to ask: at the address given, and never in the clear at an engine's own."""
        own = urlsplit(url)
        if not self._address:
            return urlunsplit(own._replace(scheme="https"))
        if url.startswith(self._address):
            return url
        other = urlsplit(self._address)
        return urlunsplit(own._replace(scheme=other.scheme, netloc=other.netloc, path=other.path or own.path))

    def _read(self, response: requests.Response, deadline: float) -> str:
        chunks: list[bytes] = []
        size = 0
        for chunk in response.iter_content(_CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            if size > _LARGEST:
                raise UnfitError(f"{self._title}'s answer is larger than {_LARGEST // 1024 // 1024} MB")
            if time.monotonic() > deadline:
                raise self._too_slow()
        return b"".join(chunks).decode("utf-8", "replace")

    def _too_slow(self) -> BusyError:
        return BusyError(f"{self._title} did not answer within {self._timeout:g} seconds")

    def _raise_for(self, response: requests.Response, body: str) -> None:
        status = response.status_code
        if 200 <= status < 300:
            return
        words = said(body, self._secrets)
        reason = f"{self._title} answered with HTTP {status}" + (f": {words}" if words else "")
        if status in _TEMPORARY or status >= 500:
            raise BusyError(reason, retry_after(response.headers.get("Retry-After")))
        if status in _NOT_THESE_TEXTS:
            raise UnfitError(reason)
        if 300 <= status < 400:
            raise ClosedError(f"{self._title} has moved to {said(response.headers.get('Location', ''), self._secrets)}")
        raise ClosedError(f"{reason}; check the key and the quota of your account")


def said(body: str, secrets: tuple[str, ...] = ()) -> str:
    """Return what a server says of an error, in one printable line without the secrets; empty for a page."""
    text = body
    try:
        content = json.loads(body)
    except ValueError:
        if body.lstrip().startswith("<"):
            return ""
    else:
        while isinstance(content, dict):
            content = content.get("error") or content.get("message") or content.get("responseDetails") or ""
        text = str(content)
    for secret in secrets:
        text = text.replace(secret, "…") if secret else text
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= _LONGEST_SAID else f"{line[:_LONGEST_SAID]}…"
