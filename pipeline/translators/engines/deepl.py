"""DeepL, through its maker's own client (deep-translator's no longer works)."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from pipeline.translators.deep import library
from pipeline.translators.engine import BusyError, ClosedError, Facts, Options, Price, Refusal, UnfitError, Variable

__all__ = ["FACTS", "start"]

_KEY = "DEEPL_API_KEY"
_NOT_THESE_TEXTS = frozenset({400, 413, 414, 422})

FACTS = Facts(
    name="deepl",
    title="DeepL",
    sends="DeepL SE in Germany",
    sources=MappingProxyType({"en": "EN", "es": "ES", "pt": "PT"}),
    targets=MappingProxyType(
        {
            "en": "EN-GB",
            "en_US": "EN-US",
            "es": "ES",
            "es_419": "ES-419",
            "pt": "PT-PT",
            "pt_BR": "PT-BR",
            "pt_PT": "PT-PT",
        }
    ),
    longest=20_000,
    batch=50,
    batch_length=20_000,
    per_second=5,
    price=Price(20, "EUR", "2026-11-25", "DeepL API Pro, support.deepl.com, article 360020685720"),
    extra="deepl",
    variables=(Variable(_KEY, "the key of a DeepL API account", is_secret=True),),
)


def start(options: Options) -> DeepL:
    """Return the engine. Raises TranslatorError when the package ``deepl`` is not installed."""
    return DeepL(options)


class DeepL:
    """DeepL's API, free or paid as the key says."""

    facts = FACTS

    def __init__(self, options: Options) -> None:
        """Use the key in the environment; nothing is asked yet."""
        self.identity = f"{FACTS.name} {options.address}".strip()
        self._library = library("deepl", FACTS)
        self._timeout = options.timeout
        self._client = self._library.DeepLClient(
            options.environment[_KEY], server_url=options.address or None, send_platform_info=False
        )

    def translate(self, texts: Sequence[str], source: str, target: str) -> Sequence[str | Refusal]:
        """Translate a batch in one request. Raises BusyError, ClosedError or UnfitError."""
        settings = self._library.http_client
        settings.max_network_retries = 0
        settings.min_connection_timeout = self._timeout
        try:
            results = self._client.translate_text(
                list(texts), source_lang=source, target_lang=target, preserve_formatting=True
            )
            answers = [str(one.text) for one in results]
        except self._library.AuthorizationException:
            raise ClosedError(f"DeepL refused the key; check the environment variable {_KEY}") from None
        except self._library.QuotaExceededException:
            raise ClosedError("DeepL's quota is used up; see the usage in your account") from None
        except self._library.DeepLException as error:
            raise _understood(error) from None
        except (AttributeError, KeyError, TypeError, ValueError):
            answers = []
        if not answers:  # the client takes what is no JSON for no translations
            raise BusyError("DeepL sent something unreadable instead of an answer")
        return answers


def _understood(error: Exception) -> BusyError | ClosedError | UnfitError:
    """Return what an error of DeepL's client means for the run; its own words may quote texts."""
    status = getattr(error, "http_status_code", None)
    if status is None:
        return BusyError("DeepL cannot be reached, or did not answer in time")
    reason = f"DeepL answered with HTTP {status}"
    if status in _NOT_THESE_TEXTS:
        return UnfitError(reason)
    return BusyError(reason) if status == 429 or status >= 500 else ClosedError(reason)
