"""The header of a catalog: its fields, its charset, its rule for plurals."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from datetime import date

from pipeline.catalogs.entry import Catalog, Entry

__all__ = ["charset_of", "codec_of", "in_utf8", "new_header", "plural_forms", "revised_on"]

_CHARSET = re.compile(r"charset=([^ \t\n]*)")
_PORTABLE_CHARSETS = re.compile(
    r"utf-8|ascii|ansi_x3\.4-1968|us-ascii|iso[-_]8859-([1-9]|1[345])|koi8-[rtu]|cp(850|866|874|932|949|950|125[0-7])"
    r"|gb2312|gbk|gb18030|euc-(jp|kr)|big5(-hkscs)?|shift_jis|johab|tis-620",
    re.IGNORECASE,
)
"""The names of po-charset.c in GNU gettext, but for three encodings that Python lacks."""

_NOBODY = "1970-01-01"
"""The day of a catalog that nobody has worked on; see ``new_header``."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_TWO_FORMS = "nplurals=2; plural=(n != 1);"
_ZERO_IS_SINGULAR = "nplurals=2; plural=(n > 1);"
_PLURAL_FORMS = {
    "pt_BR": _ZERO_IS_SINGULAR,
    "fr": _ZERO_IS_SINGULAR,
    **dict.fromkeys(("ca", "de", "en", "es", "eu", "gl", "it", "nl", "pt"), _TWO_FORMS),
}
"""After plural-table.c of GNU gettext 1.0; ``eu`` and ``gl``, which it lacks, after CLDR 48 (one, other)."""


def plural_forms(language: str) -> str | None:
    """Return the ``Plural-Forms`` of a language (gettext name, ``pt_PT``); None if we know none."""
    return _PLURAL_FORMS.get(language) or _PLURAL_FORMS.get(language.partition("_")[0])


def new_header(*, project: str, language: str, bugs: str = "") -> Entry:
    """Return the header of a catalog that nobody has worked on yet.

    It holds every field that ``msgfmt -c`` asks for, none of them from a clock or a
    machine. The date is the oldest one there is, not empty: Babel cannot read a catalog
    whose ``PO-Revision-Date`` is empty. ``bugs`` is where to report faults in the texts.
    """
    fields = (
        ("Project-Id-Version", project),
        ("Report-Msgid-Bugs-To", bugs or None),
        ("PO-Revision-Date", f"{_NOBODY} 00:00+0000"),
        ("Last-Translator", "Automatically generated"),
        ("Language-Team", "none"),
        ("Language", language),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", plural_forms(language)),
    )
    return Entry("", "".join(f"{name}: {' '.join(value.split())}\n" for name, value in fields if value is not None))


def charset_of(header: Entry | None) -> str | None:
    """Return the charset that a header names; None if it names none, or only gettext's placeholder."""
    found = _CHARSET.search(header.msgstr) if header else None
    return None if found is None or found[1] in {"", "CHARSET"} else found[1]


def codec_of(charset: str) -> str | None:
    """Return Python's name of a charset; None for one that PO files cannot have."""
    return codecs.lookup(charset).name if _PORTABLE_CHARSETS.fullmatch(charset) else None


def in_utf8(header: Entry) -> Entry:
    """Return the header of the same catalog when it is saved as UTF-8."""
    if (charset_of(header) or "").upper() == "UTF-8":
        return header
    fields, replaced = _CHARSET.subn("charset=UTF-8", header.msgstr, count=1)
    if not replaced:
        fields += "Content-Type: text/plain; charset=UTF-8\n"
    return replace(header, msgstr=fields)


def revised_on(catalog: Catalog) -> str:
    """Return the day of a catalog's ``PO-Revision-Date`` (ISO 8601); empty if it has none, or nobody worked on it."""
    day = _DAY.match(catalog.metadata.get("PO-Revision-Date", ""))
    if day is None or day[0] == _NOBODY:
        return ""
    try:
        return date.fromisoformat(day[0]).isoformat()
    except ValueError:
        return ""
