"""The engines of deep-translator, one text a request.

Its ``translate_batch`` is never used: it is a loop in which one error loses what came before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from pipeline.errors import TranslatorError
from pipeline.translators.engine import BusyError, Facts, Options, Refusal

if TYPE_CHECKING:
    from pipeline.translators.http import Client

__all__ = ["EXTRA", "DeepEngine", "client_for", "library"]

EXTRA = "online"
_NO_TRANSLATION = (AttributeError, IndexError, KeyError, StopIteration, TypeError)
"""What deep-translator raises when an answer has not the form it expects."""


def library(name: str, facts: Facts) -> Any:
    """Return a module that an extra brings. Raises TranslatorError with what to install."""
    try:
        return import_module(name)
    except ImportError:
        package = name.partition(".")[0].replace("_", "-")
        raise TranslatorError(
            f"{facts.title} needs the package {package}", remedy=f"pip install 'museotext[{facts.extra}]'"
        ) from None


def client_for(
    facts: Facts,
    options: Options,
    *,
    judge: Callable[[Any], None] = lambda _: None,
    address: str = "",
    withheld: str = "",
) -> Client:
    """Return what makes an engine's requests. Raises TranslatorError when its package is missing."""
    library("requests", facts)
    from pipeline.translators.http import Client  # noqa: PLC0415  (it needs an extra)

    return Client(
        facts.title,
        timeout=options.timeout,
        address=address,
        secrets=tuple(options.environment.get(one.name, "") for one in facts.variables if one.is_secret),
        judge=judge,
        withheld=withheld,
    )


class DeepEngine:
    """One class of deep-translator."""

    def __init__(
        self, facts: Facts, client: Client, make: Callable[[Any, str, str], Any], *, module: str, address: str = ""
    ) -> None:
        """Use deep-translator's ``module``; ``make`` is given it and the languages and returns its translator.

        Raises TranslatorError when deep-translator is not installed.
        """
        self.facts = facts
        self.identity = f"{facts.name} {address}".strip()
        self._module = library(f"deep_translator.{module}", facts)
        self._errors = _errors(facts)
        self._client = client
        self._make = make

    def translate(self, texts: Sequence[str], source: str, target: str) -> Sequence[str | Refusal]:
        """Translate each text by a request of its own."""
        self._module.requests = self._client
        translator = self._make(self._module, source, target)
        return [self._one(translator, text) for text in texts]

    def _one(self, translator: Any, text: str) -> str | Refusal:
        try:
            answer = translator.translate(text)
        except self._errors as error:
            raise BusyError(f"{self.facts.title} gave no translation ({type(error).__name__})") from None
        except _NO_TRANSLATION:
            answer = None
        return answer if isinstance(answer, str) else Refusal(f"{self.facts.title}'s answer has no translation in it")


def _errors(facts: Facts) -> tuple[type[Exception], ...]:
    """Return all exceptions of deep-translator; they have no base of their own."""
    found = vars(library("deep_translator.exceptions", facts)).values()
    return tuple(one for one in found if isinstance(one, type) and issubclass(one, Exception))
