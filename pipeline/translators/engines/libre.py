"""LibreTranslate on a server of your own or another one's, through deep-translator.

deep-translator's own address, libretranslate.de, is not used: a server has to be named. It demands
a key even where a server wants none; then none is sent.
"""

from __future__ import annotations

from types import MappingProxyType

from pipeline.translators.deep import EXTRA, DeepEngine, client_for
from pipeline.translators.engine import Facts, Options, Variable

__all__ = ["FACTS", "start"]

_ADDRESS = "LIBRETRANSLATE_URL"
_KEY = "LIBRE_API_KEY"
_NO_KEY = "no key"
_ONE_PORTUGUESE = "deep-translator asks LibreTranslate for one Portuguese, whatever the country."
_LANGUAGES = MappingProxyType({"en": "en", "es": "es", "pt": "pt", "pt_BR": "pt", "pt_PT": "pt"})

FACTS = Facts(
    name="libre",
    title="LibreTranslate",
    sends=f"the LibreTranslate server in {_ADDRESS}",
    sources=_LANGUAGES,
    targets=_LANGUAGES,
    longest=2000,
    per_second=5,
    extra=EXTRA,
    variables=(
        Variable(_ADDRESS, "the address of a LibreTranslate server (https://…)"),
        Variable(_KEY, "the key of that server, if it wants one", required=False, is_secret=True),
    ),
    remarks=MappingProxyType(dict.fromkeys(("pt", "pt_BR", "pt_PT"), _ONE_PORTUGUESE)),
)


def start(options: Options) -> DeepEngine:
    """Return the engine. Raises TranslatorError when deep-translator is not installed."""
    address = (options.address or options.environment.get(_ADDRESS, "")).rstrip("/") + "/"
    key = options.environment.get(_KEY) or _NO_KEY
    return DeepEngine(
        FACTS,
        client_for(FACTS, options, address=address, withheld=_NO_KEY),
        lambda module, source, target: module.LibreTranslator(
            api_key=key, source=source, target=target, custom_url=address
        ),
        module="libre",
        address=address,
    )
