"""MyMemory, a public translation memory with a machine behind it, through deep-translator.

It says that a day's quota is used up in place of a translation, in an answer that is otherwise
a good one; what is wrong stands in ``responseStatus``. It takes 500 bytes at once.
"""

from __future__ import annotations

from html import unescape
from types import MappingProxyType
from typing import Any

from pipeline.translators.deep import EXTRA, DeepEngine, client_for
from pipeline.translators.engine import ClosedError, Facts, Options, Price, UnfitError, Variable

__all__ = ["FACTS", "start"]

_EMAIL = "MYMEMORY_EMAIL"
_LANGUAGES = MappingProxyType(
    {
        "en": "en-GB",
        "en_GB": "en-GB",
        "en_US": "en-US",
        "es": "es-ES",
        "es_419": "es-419",
        "es_AR": "es-AR",
        "es_CO": "es-CO",
        "es_MX": "es-MX",
        "pt": "pt-PT",
        "pt_BR": "pt-BR",
        "pt_PT": "pt-PT",
    }
)

FACTS = Facts(
    name="mymemory",
    title="MyMemory",
    sends="MyMemory (Translated srl), which may keep texts",
    sources=_LANGUAGES,
    targets=_LANGUAGES,
    longest=499,
    in_bytes=True,
    per_second=1,
    price=Price(0, "EUR", "2026-11-25", "mymemory.translated.net/doc/spec.php, up to a daily quota"),
    extra=EXTRA,
    variables=(Variable(_EMAIL, "an e-mail address, for a larger daily quota", required=False),),
)


def start(options: Options) -> DeepEngine:
    """Return the engine. Raises TranslatorError when deep-translator is not installed."""
    email = options.environment.get(_EMAIL)
    return DeepEngine(
        FACTS,
        client_for(FACTS, options, judge=_judge, address=options.address),
        lambda module, source, target: module.MyMemoryTranslator(source=source, target=target, email=email),
        module="mymemory",
        address=options.address,
    )


def _judge(content: Any) -> None:
    """Resolve the references in an answer. Raises ClosedError or UnfitError when it is none."""
    data = content.get("responseData") if isinstance(content, dict) else None
    if not isinstance(data, dict):
        return
    text = str(data.get("translatedText") or "")
    status = str(content.get("responseStatus", 200))
    if content.get("quotaFinished") or status == "429" or text.startswith("MYMEMORY WARNING"):
        raise ClosedError("MyMemory's quota for today is used up; run it again tomorrow, or set MYMEMORY_EMAIL")
    if status != "200":
        raise UnfitError(f"MyMemory refused the text ({status})")
    data["translatedText"] = unescape(text)
