"""Microsoft Translator (Azure), through deep-translator.

deep-translator fetches the list of languages from Microsoft whenever its class is made; the
list is given here instead, so that nothing is asked before a text is sent.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from pipeline.translators.deep import EXTRA, DeepEngine, client_for
from pipeline.translators.engine import Facts, Options, Variable

__all__ = ["FACTS", "start"]

_KEY = "MICROSOFT_API_KEY"
_REGION = "MICROSOFT_REGION"
_LANGUAGES = MappingProxyType({"en": "en", "es": "es", "pt": "pt-pt", "pt_BR": "pt", "pt_PT": "pt-pt"})

FACTS = Facts(
    name="microsoft",
    title="Microsoft Translator",
    sends="Microsoft, as your Azure account says",
    sources=_LANGUAGES,
    targets=_LANGUAGES,
    longest=10_000,
    per_second=5,
    extra=EXTRA,
    variables=(
        Variable(_KEY, "the key of an Azure translator", is_secret=True),
        Variable(_REGION, "the region of that translator, if it has one", required=False),
    ),
)


def start(options: Options) -> DeepEngine:
    """Return the engine. Raises TranslatorError when deep-translator is not installed."""

    def make(module: Any, source: str, target: str) -> Any:
        class Translator(module.MicrosoftTranslator):  # type: ignore[misc]  # deep-translator has no types
            def _get_supported_languages(self) -> dict[str, str]:
                return {code: code for code in _LANGUAGES.values()}

        return Translator(
            api_key=options.environment[_KEY],
            region=options.environment.get(_REGION),
            source=source,
            target=target,
        )

    client = client_for(FACTS, options, address=options.address)
    return DeepEngine(FACTS, client, make, module="microsoft", address=options.address)
