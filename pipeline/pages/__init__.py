"""Web pages that are one file: styles and script inside, and a policy that lets a browser run nothing else.

Each room keeps its own templates; the look they share stands in ``templates/`` here.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipeline.locales import bcp47, is_right_to_left, native_name
from pipeline.wording import wording

__all__ = ["around_gaps", "page"]

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


@cache
def _environment(folder: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader((folder, _SHARED)),
        auto_reload=False,
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
