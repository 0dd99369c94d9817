"""Translators: what makes a translation without a person.

**Nothing leaves the machine unless an engine is named.** There is no default engine, no
detection, no fallback from one to another. Naming one loads it and asks nobody anything;
texts are sent by ``drafting.drafts`` alone, and to that engine alone. Keys are read from the
environment and from nowhere else; they are in no message, cache or address.

What comes back is a draft: the caller marks it fuzzy and says where it is from. A draft that
lost a code, an address, a name or a number, or that looks like the answer to another text,
is none; its text is left open, with the reason.

``facts(name)`` says what an engine can do, needs and costs; ``engine(name)`` makes it ready;
``estimating.estimate`` counts what a run would send; ``drafting.drafts`` runs it. To add an
engine: write a module in ``engines/`` with ``FACTS`` and ``start``, and add its name to
ENGINES. ``pseudo`` needs no engine.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Protocol, cast

from pipeline.errors import TranslatorError
from pipeline.translators.engine import Engine, Facts, Options, codes_for

__all__ = ["ENGINES", "engine", "facts"]

ENGINES = (
    "apertium",
    "deepl",
    "google",
    "libre",
    "microsoft",
    "mymemory",
)
"""The engines by name; each is the module of ``pipeline.translators.engines`` that is loaded when it is asked for."""


class _Module(Protocol):
    FACTS: Facts

    def start(self, options: Options) -> Engine: ...


def facts(name: str) -> Facts:
    """Return what is known of an engine, without loading what it needs.

    Raises TranslatorError when there is none of that name.
    """
    return _module(name).FACTS


def engine(
    name: str,
    *,
    source: str = "",
    target: str = "",
    environment: Mapping[str, str] = os.environ,
    address: str = "",
    timeout: float = 30,
) -> Engine:
    """Return the engine called ``name``, ready to translate; nothing is sent yet.

    With ``source`` and ``target`` (gettext names) the pair is asked for first. ``address`` is
    another server than the engine's own; ``timeout`` the seconds one request may take. Raises
    TranslatorError, with what to install or set, when something is missing.
    """
    module = _module(name)
    if source and target:
        codes_for(module.FACTS, source, target)
    missing = [one for one in module.FACTS.variables if one.required and not environment.get(one.name)]
    if missing and not (address and missing[0].name.endswith("_URL")):
        raise TranslatorError(
            f"{module.FACTS.title} needs {missing[0].meaning}",
            remedy=f"set the environment variable {missing[0].name}",
        )
    return module.start(Options(environment, address, timeout))


def _module(name: str) -> _Module:
    if name not in ENGINES:
        near = get_close_matches(name, ENGINES, 1)
        hint = f"did you mean {near[0]}?" if near else f"choose one of {', '.join(ENGINES)}"
        raise TranslatorError(f"there is no translator called {name!r}", remedy=hint)
    return cast("_Module", import_module(f"pipeline.translators.engines.{name}"))
