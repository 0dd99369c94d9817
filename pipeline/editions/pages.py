"""How the pages of editions are made from their templates."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipeline.editions.characters import visible
from pipeline.locales import bcp47, native_name
from pipeline.wording import wording

__all__ = ["page"]

_TEMPLATES = Path(__file__).with_name("templates")


def page(template: str, *, styles: tuple[str, ...], script: str = "", **values: object) -> bytes:
    """Return a page as a file that needs no other.

    ``styles`` and ``script`` are files beside the template. The page names their digests,
    and the browser runs and loads nothing else, whatever a text on the page may say.
    """
    css, js = _asset(*styles), _asset(script) if script else ""
    policy = f"default-src 'none'; img-src data:; style-src {_digest(css)}"
    if js:
        policy += f"; script-src {_digest(js)}"
    made = _environment().get_template(template).render(css=css, js=js, policy=policy, **values)
    return visible(made).encode("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
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
    return environment


@cache
def _asset(*names: str) -> str:
    return "".join((_TEMPLATES / name).read_text("utf-8") for name in names)


@cache
def _digest(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode('utf-8')).digest()).decode('ascii')}'"
