"""A unit's text as safe HTML, for editions that show texts of several documents on one page.

What a translation holds may be hostile. Only the elements and attributes listed here
survive, links only with a scheme that cannot run a program; all else is printed as the
characters it is made of. The result is always balanced.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from types import MappingProxyType

from pipeline.markup.code import Code, Kind, Role
from pipeline.markup.codes import codes
from pipeline.markup.tags import Attribute, alternative_text, attributes, names
from pipeline.model import Markup

__all__ = ["NO_NOTES", "to_html"]

NO_NOTES: Mapping[str, int] = MappingProxyType({})

_ELEMENTS = names(
    "a abbr b bdi bdo br cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr"
)
_EMPTY_ELEMENTS = frozenset(("br", "wbr"))
_ATTRIBUTES = names("datetime dir lang title")
_KEEPING_LINES = (Markup.NONE, Markup.NUMBERED, Markup.SUBTITLE)
"""Where a line feed in a text is a line break to its readers."""
_SCHEMES = frozenset(("http", "https", "mailto"))
_SCHEME = re.compile(r"([^/?#:]*):")
_IGNORED_IN_ADDRESSES = re.compile(r"^[\x00-\x20]+|[\x00-\x20]+$|[\t\n\r]")
_CONTROLS = dict.fromkeys((*range(9), 11, *range(14, 32), *range(127, 160)), "�")


def to_html(text: str, markup: Markup, filled: Sequence[str] = (), notes: Mapping[str, int] = NO_NOTES) -> str:
    """Return ``text`` as a balanced piece of HTML that can do nothing but be read.

    An image is shown as its alternative text in ``<span class="image">``. The numbered
    tags of Office formats and the codes of subtitles leave no trace: what they stand for is in the document.
    Only what a program fills in at ``<1/>``, ``<2/>`` … is shown, where ``filled`` says what it is.
    A reference to one of ``notes``, which are numbered by their names, is ``<sup class="note">`` with the number.
    """
    return _Writer(filled, notes).written(text, codes(text, markup), markup)


class _Writer:
    def __init__(self, filled: Sequence[str], notes: Mapping[str, int]) -> None:
        self._filled = filled
        self._notes = notes
        self._after_note = -1
        """Where the last reference to a note ended."""
        self._out: list[str] = []
        self._open: list[tuple[str, str]] = []
        """The names of the open elements, and what closes them."""
        self._number: dict[str, int] = {}
        """How many elements of each name are open."""

    def written(self, text: str, found: Sequence[Code], markup: Markup) -> str:
        partners = _targets(found) if markup is Markup.MARKDOWN else {}
        at = 0
        words: list[str] = []
        for code in found:
            words.append(text[at : code.start])
            at = code.end
            if code.kind is not Kind.NUMBER or code.role is Role.ALONE:
                self._text("".join(words), markup)
                words.clear()
                self._code(code, partners.get(code.start, ""))
        words.append(text[at:])
        self._text("".join(words), markup)
        while self._open:
            self._out.append(self._open.pop()[1])
        return "".join(self._out)

    def _text(self, text: str, markup: Markup) -> None:
        safe = _escaped(text)
        self._out.append(safe.replace("\n", "<br>\n") if markup in _KEEPING_LINES else safe)

    def _code(self, code: Code, target: str) -> None:
        match code.kind:
            case Kind.TAG:
                self._tag(code)
            case Kind.EMPHASIS:
                self._element(code.role, code.name)
            case Kind.LINK if code.role is Role.OPEN:
                self._open_link(target, "")
            case Kind.LINK:
                self._close("a")
            case Kind.IMAGE:
                self._element(code.role, "span", ' class="image"')
            case Kind.AUTOLINK:
                self._open_link(code.target, "")
                self._out.append(_escaped(code.text[1:-1]))
                self._close("a")
            case Kind.FOOTNOTE:
                self._note(code)
            case Kind.CODE:
                self._out.append(f"<code>{_escaped(code.name)}</code>")
            case Kind.BREAK:
                self._out.append("<br>\n")
            case Kind.NUMBER if 0 < int(code.name) <= len(self._filled):
                self._out.append(_escaped(self._filled[int(code.name) - 1]))
            case Kind.ENTITY | Kind.PLACEHOLDER | Kind.URL | Kind.EMAIL | Kind.DOMAIN:
                self._out.append(_escaped(code.name if code.kind is Kind.ENTITY else code.text))
            case _:
                pass

    def _note(self, code: Code) -> None:
        if code.start == self._after_note:
            self._out.append("<sup>, </sup>")
        self._after_note = code.end
        number = self._notes.get(code.name)
        shown = f' class="note">{number}' if number else f">{_escaped(code.name)}"
        self._out.append(f"<sup{shown}</sup>")

    def _tag(self, code: Code) -> None:
        if code.name == "img":
            self._image(code)
        elif code.name not in _ELEMENTS:
            self._out.append(_escaped(code.text))
        elif code.name in _EMPTY_ELEMENTS:
            if code.role is not Role.CLOSE:
                self._out.append(f"<{code.name}>")
        elif code.role is Role.CLOSE:
            self._close(code.name)
        elif code.name == "a":
            self._open_link(code.target, _kept(attributes(code.text)))
        else:
            self._element(Role.OPEN, code.name, _kept(attributes(code.text)))

    def _image(self, code: Code) -> None:
        alt = alternative_text(code.text)
        if alt and code.role is not Role.CLOSE:
            self._out.append(f'<span class="image">{_escaped(alt)}</span>')

    def _element(self, role: Role, name: str, kept: str = "") -> None:
        if role is Role.OPEN:
            self._out.append(f"<{name}{kept}>")
            self._push(name, f"</{name}>")
        else:
            self._close(name)

    def _open_link(self, target: str, kept: str) -> None:
        """Open a link; without a safe address, or inside another link, only its text is shown."""
        href = _safe_address(target)
        if href is None or self._number.get("a"):
            self._push("a", "")
        else:
            self._out.append(f'<a href="{escape(href)}"{kept}>')
            self._push("a", "</a>")

    def _push(self, name: str, end: str) -> None:
        self._open.append((name, end))
        self._number[name] = self._number.get(name, 0) + 1

    def _close(self, name: str) -> None:
        """Close the nearest open ``name`` and all that is open inside it; without one, do nothing."""
        while self._number.get(name):
            one, end = self._open.pop()
            self._number[one] -= 1
            self._out.append(end)
            if one == name:
                return


def _targets(found: Sequence[Code]) -> dict[int, str]:
    """Return where each Markdown link leads, by the place of its opening bracket."""
    targets: dict[int, str] = {}
    opened: list[int] = []
    for code in found:
        if code.kind is Kind.LINK and code.role is Role.OPEN:
            opened.append(code.start)
        elif code.kind is Kind.LINK and opened:
            targets[opened.pop()] = code.target
    return targets


def _safe_address(target: str) -> str | None:
    """Return an address as a browser reads it, None if it is empty or its scheme is not a harmless one."""
    address = _IGNORED_IN_ADDRESSES.sub("", target)
    scheme = _SCHEME.match(address)
    if not address or (scheme is not None and scheme[1].lower() not in _SCHEMES):
        return None
    return address.translate(_CONTROLS)


def _kept(found: Sequence[Attribute]) -> str:
    return "".join(
        f' {one.name}="{escape(one.value.translate(_CONTROLS))}"' for one in found if one.name in _ATTRIBUTES
    )


def _escaped(text: str) -> str:
    # None of the controls is printable, and looking each character up takes its time.
    return escape(text if text.isprintable() else text.translate(_CONTROLS), quote=False)
