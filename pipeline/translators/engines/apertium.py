"""Apertium, the rule-based translator of Debian: nothing leaves the machine.

Spanish and Portuguese are one step apart, English is reached through Spanish. Its two
Portuguese modes are Brazilian (``es-pt_BR``) and European in the spelling before 1990 (``es-pt``).
One process takes a whole batch: 1,200 sentences a second against 6 when each has a process
of its own. Words it does not know are marked ``*`` (unknown), ``@`` (not in the bilingual
dictionary) or ``#`` (no such form).
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pipeline.errors import TranslatorError
from pipeline.translators.apertium_stream import parted, plain, stream, unknown_words
from pipeline.translators.engine import ClosedError, Facts, Options, Price, Refusal, UnfitError

__all__ = ["FACTS", "MOST_UNKNOWN", "start"]

MOST_UNKNOWN = 10
"""A draft with more unknown words than this, in per cent of all its words, is refused."""

_LANGUAGES = MappingProxyType({"en": "en", "es": "es", "pt_BR": "pt_BR", "pt": "pt", "pt_PT": "pt"})
_OLD_SPELLING = "Apertium writes European Portuguese in the spelling before the agreement of 1990."
_ROUGH = "Apertium's drafts from and into English are rough: read every one."

FACTS = Facts(
    name="apertium",
    title="Apertium",
    sends="",
    sources=_LANGUAGES,
    targets=_LANGUAGES,
    longest=1_000_000,
    batch=500,
    price=Price(0, "EUR", "2026-11-25", "packages of Debian"),
    remarks=MappingProxyType({"pt": _OLD_SPELLING, "pt_PT": _OLD_SPELLING, "en": _ROUGH}),
    pivots=MappingProxyType({("en", "pt"): "es", ("pt", "en"): "es"}),
)

_MODES = MappingProxyType(
    {
        ("es", "pt_BR"): ("es-pt_BR",),
        ("es", "pt"): ("es-pt",),
        ("pt_BR", "es"): ("pt-es",),
        ("pt", "es"): ("pt-es",),
        ("en", "es"): ("eng-spa",),
        ("es", "en"): ("spa-eng",),
        ("en", "pt_BR"): ("eng-spa", "es-pt_BR"),
        ("en", "pt"): ("eng-spa", "es-pt"),
        ("pt_BR", "en"): ("pt-es", "spa-eng"),
        ("pt", "en"): ("pt-es", "spa-eng"),
    }
)
_PACKAGES = MappingProxyType(
    {
        "es-pt_BR": "apertium-es-pt",
        "es-pt": "apertium-es-pt",
        "pt-es": "apertium-es-pt",
        "eng-spa": "apertium-eng-spa",
        "spa-eng": "apertium-eng-spa",
    }
)
_WORD = re.compile(r"[^\W\d_]+")


def start(options: Options) -> Apertium:
    """Return Apertium, if it is installed. Raises TranslatorError with the packages to install."""
    program = shutil.which("apertium", path=options.environment.get("PATH"))
    if program is None:
        raise TranslatorError(
            "Apertium is not installed", remedy="sudo apt install apertium apertium-es-pt apertium-eng-spa"
        )
    try:
        return Apertium(program, options.environment, options.timeout)
    except (UnfitError, OSError) as error:
        what = error.strerror if isinstance(error, OSError) else error
        raise TranslatorError("Apertium does not start", path=program, remedy=f"install it again ({what})") from None


class Apertium:
    """Apertium as a program on this machine."""

    facts = FACTS
    identity = FACTS.name

    def __init__(self, program: str, environment: Mapping[str, str], timeout: float) -> None:
        """Use ``program``; one batch may take ``timeout`` seconds."""
        self._program = program
        self._environment = dict(environment)
        self._timeout = timeout
        self._modes = frozenset(self._run(["-l"], "").split())

    def translate(self, texts: Sequence[str], source: str, target: str) -> Sequence[str | Refusal]:
        """Translate, and refuse drafts with too many words that Apertium does not know.

        Raises UnfitError when it gives no usable answer, ClosedError when a direction is not installed.
        """
        drafts = list(texts)
        unknown = [0] * len(drafts)
        for mode in _MODES[source, target]:
            answers = self._translated(drafts, mode)
            unknown = [max(one, unknown_words(answer)) for one, answer in zip(unknown, answers, strict=True)]
            drafts = [plain(answer) for answer in answers]
        return [_judged(*one) for one in zip(drafts, unknown, strict=True)]

    def _translated(self, texts: list[str], mode: str) -> list[str]:
        if mode not in self._modes:
            raise ClosedError(f"Apertium lacks the direction {mode}; sudo apt install {_PACKAGES[mode]}")
        answers = parted(self._run(["-f", "none", mode], stream(texts)))
        if len(answers) != len(texts):
            raise UnfitError(f"Apertium gave {len(answers)} texts for {len(texts)}")
        return answers

    def _run(self, options: Sequence[str], text: str) -> str:
        """Return what Apertium prints; its whole group of processes ends with it, whatever happens."""
        command = [self._program, *options]
        process = subprocess.Popen(  # noqa: S603  (a program found by name, no shell, fixed options)
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self._environment,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        with process:
            try:
                answer, _ = process.communicate(text, self._timeout)
            except subprocess.TimeoutExpired:
                raise UnfitError(f"Apertium took longer than {self._timeout:g} seconds") from None
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)
        if process.returncode:
            raise UnfitError(f"Apertium ended with code {process.returncode}")
        return answer


def _judged(draft: str, unknown: int) -> str | Refusal:
    words = len(_WORD.findall(draft))
    if unknown * 100 > words * MOST_UNKNOWN:
        return Refusal(f"Apertium does not know {unknown} of {words} words")
    return draft
