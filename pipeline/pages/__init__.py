"""Web pages that are one file: styles and script inside, and a policy that lets a browser run nothing else.

Each room keeps its own templates; the look they share stands in ``templates/`` here.
"""

from __future__ import annotations

import os
import sys
from base64 import b64encode
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from pipeline.locales import bcp47, is_right_to_left, native_name
from pipeline.wording import wording

__all__ = ["Compiled", "around_gaps", "page"]

_SHARED = Path(__file__).with_name("templates")


def page(
    folder: Path,
    template: str,
    *,
    styles: tuple[str, ...],
    scripts: tuple[str, ...] = (),
    loads: bool = False,
    **values: object,
) -> str:
    """Return a page that needs no other file, made from a template in ``folder``.

    ``styles`` and ``scripts`` are files beside the template, or shared ones. The page names
    their digests, and the browser runs and loads nothing else, whatever a text on the page
    may say. With ``loads`` the page's own script, and nothing else, may load further ones
    (``'strict-dynamic'`` of Content Security Policy Level 3, which means the same to all
    browsers on a page that stands on a disk; ``'self'`` does not).
    """
    css, js = _asset(folder, *styles), _asset(folder, *scripts)
    policy = f"default-src 'none'; img-src data:; style-src {_digest(css)}"
    if js:
        policy += f"; script-src {_digest(js)}" + (" 'strict-dynamic'" if loads else "")
    return _environment(folder).get_template(template).render(css=css, js=js, policy=policy, **values)


def around_gaps(folder: Path, template: str, **values: object) -> tuple[str, ...]:
    """Return what a template in ``folder`` says before its first ``{{ gap }}``, between two, and behind the last.

    A page that has something thousands of times fills in what differs, which has to be safe HTML.
    """
    return tuple(_environment(folder).get_template(template).render(gap=_GAP, **values).split(_GAP))


class _Unescaped(str):
    """Characters that are not escaped, as markupsafe has it, so that no value can be taken for them."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


_GAP = _Unescaped("<gap>")
_DIGEST = 32
"""The bytes of a SHA-256, which a kept template begins with: what was damaged is compiled anew."""


class Compiled(BytecodeCache):
    """Keeps compiled templates as Python keeps its modules, where that is allowed and there is room; else does nothing.

    Jinja takes back only what was made of the same template by the same version.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template as an earlier run compiled it, if one has."""
        with suppress(OSError):
            kept = self._path(bucket).read_bytes()
            if sha256(kept[_DIGEST:]).digest() == kept[:_DIGEST]:
                bucket.bytecode_from_string(kept[_DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template for later runs."""
        if not sys.dont_write_bytecode:
            code = bucket.bytecode_to_string()
            path = self._path(bucket)
            with suppress(OSError):
                path.parent.mkdir(exist_ok=True)
                new = path.with_suffix(f".{os.getpid()}")
                new.write_bytes(sha256(code).digest() + code)
                new.replace(path)

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.{sys.implementation.cache_tag}.jinja"


@cache
def _environment(folder: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader((folder, _SHARED)),
        auto_reload=False,
        bytecode_cache=Compiled(Path(__file__).parent / "__pycache__"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["wording"] = wording
    environment.filters["tag"] = bcp47
    environment.filters["native"] = native_name
    environment.filters["is_right_to_left"] = is_right_to_left
    return environment


@cache
def _asset(folder: Path, *names: str) -> str:
    paths = ((folder / name, _SHARED / name) for name in names)
    return "".join((own if own.is_file() else shared).read_text("utf-8") for own, shared in paths)


@cache
def _digest(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode('utf-8')).digest()).decode('ascii')}'"
