"""Say what is wrong with a PO file that cannot be read: the first thing in it that does not belong there."""

from __future__ import annotations

import re

from pipeline.catalogs.strings import STRING
from pipeline.errors import CatalogError

__all__ = ["explain"]

_TOKEN = re.compile(
    rf"""
    (?P<space>[ \t\r\f\v]+)
    | (?P<newline>\n)
    | (?P<conflict>(?:<{{7}}|={{7}}|>{{7}}|\|{{7}})[^\n]*)
    | (?P<mark>\#~\|?|\#\|)
    | (?P<comment>\#[^\n]*)
    | (?P<string>{STRING})
    | (?P<open>"[^\n]*)
    | (?P<index>\[[ \t]*[0-9]+[ \t]*\])
    | (?P<word>[A-Za-z_$][A-Za-z0-9_$]*)
    | (?P<other>[^\n])
    """,
    re.VERBOSE,
)
_MAY_FOLLOW = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgid_plural", "msgstr"),
    "msgid_plural": ("msgstr",),
    "msgstr": ("msgstr", "msgctxt", "msgid"),
}
_Fault = tuple[str, str]
"""What is wrong, and what to do."""
_ALWAYS_WRONG: dict[str, _Fault] = {
    "conflict": ("a conflict of git is not resolved", "keep one of the two versions and remove this line"),
    "open": ("a text has no closing quotation mark", 'write " at its end'),
}


def explain(text: str, at: int) -> CatalogError:
    """Return the error, with its line, for the entry that begins at ``at`` and does not follow the grammar."""
    reading = _Reading()
    for token in _TOKEN.finditer(text, at):
        fault = reading.fault(token.lastgroup or "", token[0])
        if fault:
            what, remedy = fault
            return CatalogError(what, line=text.count("\n", 0, token.start()) + 1, remedy=remedy)
    what, remedy = "the file ends inside an entry", "restore the rest of the file"
    return CatalogError(what, line=text.count("\n", 0, len(text.rstrip())) + 1, remedy=remedy)


class _Reading:
    """What was read of an entry so far, token by token."""

    def __init__(self) -> None:
        self.keyword = ""
        self.has_text = False
        self.plural = False
        self.numbered = False
        """Whether ``msgstr`` has a number."""
        self.mark = ""
        """How the line begins: nothing, ``#~``, ``#|`` or ``#~|``."""
        self.entry_mark: str | None = None

    def fault(self, kind: str, token: str) -> _Fault | None:
        """Take the next token; return what is wrong with it."""
        if kind == "newline":
            self.mark = ""
        elif kind == "mark" and "|" not in self.mark:
            self.mark = token
        take = {
            "word": self._keyword,
            "string": self._string,
            "index": self._index,
            "comment": self._comment,
            "other": self._stray,
        }.get(kind)
        return take(token) if take else _ALWAYS_WRONG.get(kind)

    @property
    def _complete(self) -> bool:
        return self.keyword == "msgstr" and self.has_text

    def _keyword(self, word: str) -> _Fault | None:
        if word == "domain":
            return "a text domain begins here", "keep each domain in a file of its own and remove this line"
        if word not in _MAY_FOLLOW or not word:
            return self._stray(word)
        if self.keyword and not self.has_text:
            return f"{self.keyword} has no text", f'write "" after {self.keyword}'
        if "|" in (self.entry_mark or "") and "|" not in self.mark:
            self.keyword, self.entry_mark = "", "#~" if self.entry_mark == "#~|" else ""
        if word not in _MAY_FOLLOW[self.keyword] or (word == self.keyword == "msgstr" and not self.plural):
            missing = {"msgid": "msgstr", "msgid_plural": "msgstr[0]"}.get(self.keyword, "msgid")
            return f"{word} stands where {missing} is missing", f"add the {missing} or remove this entry"
        if word in {"msgctxt", "msgid"} and self._complete:
            self.plural, self.entry_mark = False, None
        self.plural = self.plural or word == "msgid_plural"
        self.keyword, self.has_text, self.numbered = word, False, False
        return self._marked()

    def _comment(self, _: str) -> _Fault | None:
        if not self.keyword or self._complete:
            return None
        return "a comment stands inside an entry", "move it above the entry"

    def _string(self, _: str) -> _Fault | None:
        if not self.keyword:
            return "a text stands before msgid", "remove it, or write the keyword that is missing"
        if self.plural and self.keyword == "msgstr" and not self.numbered:
            return "msgstr has no number in an entry with msgid_plural", "write msgstr[0], msgstr[1] and so on"
        self.has_text = True
        return self._marked()

    def _marked(self) -> _Fault | None:
        if self.entry_mark is None:
            self.entry_mark = self.mark
        if self.mark == self.entry_mark:
            return None
        return "some lines of an entry begin with #~ or #| and others do not", "begin all of them alike"

    def _index(self, token: str) -> _Fault | None:
        if self.keyword != "msgstr" or self.has_text:
            return self._stray(token)
        self.numbered = True
        return None if self.plural else (f"msgstr{token} has no msgid_plural", "write msgstr without a number")

    def _stray(self, token: str) -> _Fault:
        if self.keyword and not self.has_text:
            return f"the text of {self.keyword} does not begin with a quotation mark", 'write " before it'
        if token.startswith("msg"):
            return f"the keyword {token} is unknown", "write msgctxt, msgid, msgid_plural or msgstr"
        return f"{token!r} stands outside quotation marks", "put it between quotation marks or remove it"
