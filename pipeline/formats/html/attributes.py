"""What the attributes of a tag say: texts people read, links, languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.formats.document import LanguageForm, LanguageMark, Link
from pipeline.formats.html.characters import decoded_value, has_words, stripped, value_text
from pipeline.formats.html.elements import LINKS, META, READABLE
from pipeline.formats.html.tokens import Attribute, Token, attributes
from pipeline.markup.tags import names

__all__ = [
    "NOTHING",
    "TELLING_ATTRIBUTES",
    "WITH_MORE_ATTRIBUTES",
    "HtmlLink",
    "Properties",
    "Readable",
    "in_quotes",
    "properties",
    "quoted",
]

_BUTTONS = names("button reset submit")
_LANGUAGES = names("hreflang lang xml:lang")
TELLING_ATTRIBUTES = READABLE.keys() | LINKS.keys() | names("class hreflang lang translate xml:lang")
"""The attributes that say something to us in any element; a class does when it is ``notranslate``."""
_IN_HEAD_AND_FORMS = TELLING_ATTRIBUTES | names("content http-equiv name property rel type value")
WITH_MORE_ATTRIBUTES = names("input link meta")
"""The elements that have more of them."""
_URL_NOISE = re.compile(r"[\t\n\r]+")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def in_quotes(chars: str, quote: str) -> str:
    """Return ``chars`` as they can stand in an attribute's value between ``quote``."""
    chars = chars.replace("&", "&amp;").replace("<", "&lt;")
    return chars.replace(quote, "&#39;" if quote == "'" else "&quot;")


def quoted(value: str, quote: str) -> str:
    """Return an escaped ``value`` for a place between ``quote``; in quotes of its own if that is empty."""
    return value if quote else f'"{value}"'


@dataclass(slots=True)
class HtmlLink(Link):
    """A link in an attribute."""

    quote: str = '"'
    """The quote around it; empty for none."""

    def written(self, target: str) -> str:
        """Return ``target`` escaped for its quotes, with quotes where there were none."""
        return quoted(in_quotes(target, self.quote or '"'), self.quote)


class Readable(NamedTuple):
    """The value of an attribute that people read."""

    attribute: Attribute
    kind: str
    text: str


class Properties(NamedTuple):
    """What a tag's attributes say."""

    readable: tuple[Readable, ...] = ()
    links: tuple[HtmlLink, ...] = ()
    translate: bool | None = None
    """Whether the element is for translation; None when it does not say."""
    language: str | None = None
    """The language of the element, as written; None when it does not say."""
    own_marks: tuple[LanguageMark, ...] = ()
    """Where it says so."""
    document_marks: tuple[LanguageMark, ...] = ()
    """Where it names the language of the whole document."""
    destination: LanguageMark | None = None
    """Where it names the language of the page a relative link leads to."""
    destination_language: str = ""


NOTHING = Properties()


def properties(text: str, tag: Token) -> Properties:
    """Return what the attributes of the start tag ``tag`` in ``text`` say."""
    wanted = _IN_HEAD_AND_FORMS if tag.name in WITH_MORE_ATTRIBUTES else TELLING_ATTRIBUTES
    found = {one.name: one for one in attributes(text, tag, wanted)}
    if "class" in found and text.find("notranslate", found["class"].start, found["class"].end) < 0:
        del found["class"]
    if not found:
        return NOTHING
    values = {name: decoded_value(text[one.start : one.end]) for name, one in found.items()}
    links = tuple(_links(tag.name, found, values))
    if found.keys() <= LINKS.keys():
        return Properties(links=links)
    follows = "href" in values and not (_ABSOLUTE.match(stripped(values["href"])) or _is_version(tag.name, values))
    return Properties(
        readable=tuple(_readable(text, tag.name, found, values)),
        links=links,
        translate=_translate(values),
        language=values.get("lang", values.get("xml:lang")),
        own_marks=tuple(_mark(found[name]) for name in ("lang", "xml:lang") if name in found),
        document_marks=_document_marks(tag.name, found, values),
        destination=_mark(found["hreflang"]) if follows and "hreflang" in found else None,
        destination_language=values.get("hreflang", ""),
    )


def _mark(attribute: Attribute, form: LanguageForm = LanguageForm.TAG, *, is_alternative: bool = False) -> LanguageMark:
    return LanguageMark(attribute.start, attribute.end, form, is_alternative)


def _is_version(element: str, values: Mapping[str, str]) -> bool:
    """Tell whether an element lists one of the languages a page is to be had in (HTML Living Standard, 4.6.7.1)."""
    return element == "link" and "hreflang" in values and "alternate" in values.get("rel", "").lower().split()


def _translate(values: Mapping[str, str]) -> bool | None:
    says = values.get("translate", "").lower()
    if says in ("yes", "no"):
        return says == "yes"
    return False if "notranslate" in values.get("class", "").split() else None


def _readable(text: str, element: str, found: Mapping[str, Attribute], values: Mapping[str, str]) -> Iterator[Readable]:
    for name, one in found.items():
        kind = _kind(name, element, values)
        if kind:
            value = value_text(text[one.start : one.end])
            if has_words(value):
                yield Readable(one, kind, value)


def _kind(name: str, element: str, values: Mapping[str, str]) -> str:
    """Return what kind of text the attribute ``name`` holds for people; empty when it is none."""
    if name == "content" and element == "meta":
        return next((META[one] for one in _meta_names(values) if one in META), "")
    if name == "value" and element == "input" and values.get("type", "").lower() in _BUTTONS:
        return "button"
    if name == "title" and (element == "style" or "stylesheet" in values.get("rel", "").lower().split()):
        return ""
    kind, elements = READABLE.get(name, ("", None))
    return kind if not elements or element in elements else ""


def _meta_names(values: Mapping[str, str]) -> tuple[str, ...]:
    return values.get("name", "").lower(), values.get("property", "").lower()


def _links(element: str, found: Mapping[str, Attribute], values: Mapping[str, str]) -> Iterator[HtmlLink]:
    for name, one in found.items():
        target = stripped(values[name]) if element in LINKS.get(name, ()) else ""
        if target:
            target = target if target.isprintable() else _URL_NOISE.sub("", target)
            names_language = not values.keys().isdisjoint(_LANGUAGES)
            yield HtmlLink(one.start, one.end, target, names_language, _is_version(element, values), one.quote)


def _document_marks(
    element: str, found: Mapping[str, Attribute], values: Mapping[str, str]
) -> tuple[LanguageMark, ...]:
    if element != "meta" or "content" not in found:
        return ()
    if "og:locale" in _meta_names(values):
        return (_mark(found["content"], LanguageForm.LOCALE),)
    if "og:locale:alternate" in _meta_names(values):
        return (_mark(found["content"], LanguageForm.LOCALE, is_alternative=True),)
    if values.get("http-equiv", "").lower() == "content-language" and "," not in values["content"]:
        return (_mark(found["content"]),)
    return ()
