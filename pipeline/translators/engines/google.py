"""Google Translate, as deep-translator reads it from Google's page for simple browsers.

Google offers that page to people, not to programs: it refuses at will, often after some
sixty texts, and may change or close any day.
"""

from __future__ import annotations

from types import MappingProxyType

from pipeline.translators.deep import EXTRA, DeepEngine, client_for
from pipeline.translators.engine import Facts, Options, Price

__all__ = ["FACTS", "start"]

_ONE_PORTUGUESE = "Google's page knows one Portuguese, mostly that of Brazil."
_LANGUAGES = MappingProxyType({"en": "en", "es": "es", "pt": "pt", "pt_BR": "pt", "pt_PT": "pt"})

FACTS = Facts(
    name="google",
    title="Google Translate",
    sends="Google, through its public web page",
    sources=_LANGUAGES,
    targets=_LANGUAGES,
    longest=4999,
    per_second=1,
    price=Price(0, "USD", "2026-11-25", "translate.google.com, without an account"),
    extra=EXTRA,
    remarks=MappingProxyType({"pt": _ONE_PORTUGUESE, "pt_PT": _ONE_PORTUGUESE}),
)


def start(options: Options) -> DeepEngine:
    """Return the engine. Raises TranslatorError when deep-translator is not installed."""
    return DeepEngine(
        FACTS,
        client_for(FACTS, options, address=options.address),
        lambda module, source, target: module.GoogleTranslator(source=source, target=target),
        module="google",
        address=options.address,
    )
