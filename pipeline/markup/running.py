"""Codes in running text, whatever markup is around them: placeholders, addresses, handles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.markup.code import Code, Kind, Role
from pipeline.markup.joined import Joined

__all__ = ["may_have_running_codes", "with_running", "with_running_codes"]

_SIGNS = ("{", "@", "#", "://", "ww.")
_LETTER_OF_A_FORMAT = re.compile(r"%[(\w.+#-]")
_NAME_ON_THE_WEB = re.compile(r"\.(?:org|com|net|int|edu|gov|gob|info|museum)\b")
_NAMES_END = tuple(f".{name}" for name in ("org", "com", "net", "int", "edu", "gov", "gob", "info", "museum"))

_FORMS = {
    "url": r"""\b(?:https?|ftp)://[^\s<>"«»“”⟦⟧\\`]+ | \bwww\.[^\s<>"«»“”⟦⟧\\`]+""",
    "email": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "placeholder": r"""
        [\$\{%](?:
            (?<=\$)(?:\{\{[^{}]*\}\} | \{\w+\})
          | (?<=\{)(?:\{[^{}]*\}\} | %[^{}]*%\} | (?:[A-Za-z_][\w.]*|\d*)\})
          | (?<=%)(?<![\w%]%)(?:\(\w+\)|\d+\$)?[-+\#0]*\d*(?:\.\d+)?[sdifuxXeEgGc](?!\w)
        )
        """,
    "domain": r"""
        [a-z0-9-](?<![\w@.-].)(?>[a-z0-9-]*)(?:\.[a-z0-9-]+)*\.(?:org|com|net|int|edu|gov|gob|info|museum)(?:\.[a-z]{2})?\b
        (?:/[^\s<>"«»“”⟦⟧]*)?
        """,
    "handle": r"[@\#](?<![\w&/].)(?=\w*[^\W\d])\w+(?:\.\w+)*",
}
"""Most begin with a set, which makes the search quick where a text has no other form."""
_TELLING = {
    "url": ("://", "www."),
    "email": ("@",),
    "placeholder": ("{", "%"),
    "domain": _NAMES_END,
    "handle": ("@", "#"),
}
"""What each of them has at least one of."""
_KINDS = {
    "url": Kind.URL,
    "email": Kind.EMAIL,
    "placeholder": Kind.PLACEHOLDER,
    "domain": Kind.DOMAIN,
    "handle": Kind.DOMAIN,
}
_TRAILING = ".,;:!?'’*_…"


def may_have_running_codes(text: str) -> bool:
    """Tell, at a quick look, whether ``text`` may have a placeholder, an address or a handle."""
    for sign in _SIGNS:
        if sign in text:
            return True
    return ("%" in text and _LETTER_OF_A_FORMAT.search(text) is not None) or (
        "." in text and _NAME_ON_THE_WEB.search(text) is not None
    )


def with_running(texts: Joined) -> set[int]:
    """Return the numbers of those of ``texts`` that may have one."""
    return {
        *texts.having(*_SIGNS),
        *texts.matching(_LETTER_OF_A_FORMAT),
        *texts.matching(_NAME_ON_THE_WEB),
    }


def with_running_codes(text: str, found: Iterable[Code]) -> tuple[Code, ...]:
    """Return ``found`` (in order) together with the running codes between them."""
    forms = _forms_in(text) if may_have_running_codes(text) else ()
    if not forms:
        return tuple(found)
    pattern = _one_of(forms)
    codes: list[Code] = []
    at = 0
    for code in found:
        if code.start > at:
            codes += _between(pattern, text, at, code.start)
        codes.append(code)
        at = max(at, code.end)
    codes += _between(pattern, text, at, len(text))
    return tuple(codes)


def _forms_in(text: str) -> tuple[str, ...]:
    """Return how the codes look that ``text`` may have: fewer alternatives are found faster."""
    forms = []
    for form, signs in _TELLING.items():
        for sign in signs:
            if sign in text:
                forms.append(form)
                break
    return tuple(forms)


@cache
def _one_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?P<{form}>{_FORMS[form]})" for form in forms), re.VERBOSE)


def _between(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Code]:
    for match in pattern.finditer(text, start, end):
        kind = _KINDS[match.lastgroup or "url"]
        whole = match[0] if kind is Kind.PLACEHOLDER else _without_trailing(match[0])
        target = whole if kind in (Kind.URL, Kind.EMAIL) else ""
        name = "" if target else "".join(whole.split())
        yield Code(match.start(), match.start() + len(whole), kind, Role.ALONE, whole, name, target)


def _without_trailing(address: str) -> str:
    """Return an address without the punctuation of the sentence around it."""
    while True:
        bare = address.rstrip(_TRAILING)
        if bare.endswith(")") and bare.count(")") > bare.count("("):
            bare = bare[:-1]
        if bare.endswith("]") and bare.count("]") > bare.count("["):
            bare = bare[:-1]
        if bare == address:
            return bare
        address = bare
