"""The ``[museotext]`` section of ``setup.cfg``: read, checked, and never guessed."""

from __future__ import annotations

import configparser
import csv
import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path, PurePosixPath

from pipeline.errors import SettingsError
from pipeline.locales import is_language
from pipeline.model import ColumnChoice, Severity, SeverityChoice, SubtitleLimits

__all__ = ["FAIL_ON", "FILE_NAME", "SECTION", "Settings", "read_settings", "setting_name"]

FILE_NAME = "setup.cfg"
SECTION = "museotext"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a team decides about its workspace. Each field is a key of ``[museotext]``."""

    languages: tuple[str, ...] = ("en", "es", "pt_BR")
    """The languages of the workspace, in the order editions show them (gettext names)."""
    project: str = "museum programme"
    """The name in the catalogs' headers and on the pages of editions."""
    contact: str = ""
    """Where translators report faults of the source texts: an address or e-mail."""
    sources: str = "source_texts"
    """The folder of the source texts; its folders are languages."""
    catalogs: str = "po"
    """The folder of the catalogs."""
    glossary: str = "glossary"
    """The folder of the glossary's files."""
    build: str = "build"
    """The folder of what is published."""
    front_matter: tuple[str, ...] = ("title", "subtitle", "description", "summary")
    """The keys of a Markdown front matter whose values are translated."""
    extract_terms: bool = False
    """Whether catalogs tell translators the glossary's terms for each text."""
    columns: tuple[ColumnChoice, ...] = ()
    """The columns of tables and spreadsheets that are translated, by their headings; all if there are none."""
    columns_headings: str = "translate"
    """``translate``: the headings of tables are translated as well; ``keep``: they stay, for programs look for them."""
    limits: tuple[tuple[str, int], ...] = (("alt text", 250),)
    """The characters that a kind of text may have, where its entry says nothing else."""
    inclusive: str = "any"
    """How people of all genders are named in Spanish and Portuguese; ``any``: as each translator likes."""
    subtitles_speed: int | None = None
    """The characters a second that viewers can read; None for what is usual in each language."""
    subtitles_width: int = 42
    """The characters that a line of a subtitle may have."""
    subtitles_lines: int = 2
    """The lines that a subtitle may have."""
    term_count: str = "once"
    """``once``: a term in the source text has to be in the translation; ``each``: as often as in the source text."""
    severity: tuple[SeverityChoice, ...] = ()
    """What findings weigh, or which rules are off, one key for each rule; of several that fit, the last counts."""
    fail_on: str = "warning"
    """The least severity that lets ``check`` exit with 1: ``error``, ``warning``, ``note``; ``never`` for none."""
    addresses: str = "localised"
    """``localised``: a web address may lead to the page in the other language; ``kept``: it stays as it is."""
    memory_url: str = "memory.sqlite"
    """The translation memory: a file in the workspace, or the address of a PostgreSQL database."""
    memory_minimum: int = 75
    """The likeness, in per cent, from which ``fill`` takes a draft from the memory."""
    memory_in_context: str = "fuzzy"
    """``translated``: the very text between the very neighbours is taken over as translated; ``fuzzy``: as a draft."""
    fill_engine: str = ""
    """The machine translator that ``fill`` asks for what the memory does not have; empty for none."""
    fill_pivot: str = ""
    """A language whose approved translations are translated instead of the source texts; empty for none."""
    confidential: tuple[str, ...] = ()
    """Names of documents, or patterns (``board/*``), no text of which is ever sent to an online engine."""
    publish_editions: tuple[str, ...] = ()
    """The editions that ``publish`` makes, by their names; empty for the usual ones."""
    publish_side_by_side: tuple[str, ...] = ()
    """Two or three languages a line that books have beside each other, in books of their own; ``pairs``: each two."""
    publish_minimum: int = 100
    """The share of a document, in per cent of its units, that must be translated to publish it."""
    publish_untranslated: str = "note"
    """``note``: source text with a visible note; ``refuse``: the document is not published."""
    publish_fuzzy: str = "note"
    """The same for entries that are still fuzzy; their translation is never published."""

    publish_unapproved: str = "publish"
    """With ``review.track``: whether a document with translations that no reviewer approved is published; ``refuse``
    holds it back."""
    review_track: bool = False
    """Whether a reviewer's approval of each translation is kept, shown, and told from its being translated."""
    review_reviewer: str = ""
    """Who approves, where the command line does not say it."""

    @property
    def subtitles(self) -> SubtitleLimits:
        """How much text a subtitle may have."""
        return SubtitleLimits(self.subtitles_speed, self.subtitles_width, self.subtitles_lines)


FAIL_ON = (*(severity.value for severity in Severity), "never")
"""What the setting ``fail_on`` may say."""

_OFF = "off"
_SEVERITIES = (*(severity.value for severity in Severity), _OFF)
_CHOICES = {
    "fail_on": FAIL_ON,
    "addresses": ("localised", "kept"),
    "columns_headings": ("translate", "keep"),
    "memory_in_context": ("fuzzy", "translated"),
    "publish_untranslated": ("note", "refuse"),
    "publish_fuzzy": ("note", "refuse"),
    "publish_unapproved": ("publish", "refuse"),
    "inclusive": ("any", "pairs", "slash", "at", "x", "e", "generic"),
    "term_count": ("once", "each"),
}
_NUMBERS = {
    "memory_minimum": (75, 100),
    "publish_minimum": (0, 100),
    "subtitles_speed": (1, 99),
    "subtitles_width": (10, 200),
    "subtitles_lines": (1, 9),
}
_GROUPS = re.compile("^(columns|extract|fill|memory|publish|review|subtitles)_")
_TABLE = re.compile(r"\s*(?P<documents>[^\s:\"]+\.(?:csv|tsv|xlsx))\s*:(?P<headings>.*)", re.IGNORECASE)
_SEVERITY = re.compile(r"severity\.(?P<rules>\S+)")
_SEVERITY_LINE = re.compile(r"(?:(?P<files>.+):)?\s*(?P<word>[\w-]+)\s*")
_SWITCHES = ("extract_terms", "review_track")
_SERVERS = ("postgresql://", "postgres://")
_FOLDERS = ("sources", "catalogs", "glossary", "build")


def setting_name(field_name: str) -> str:
    """Return the key in ``[museotext]`` of a field of Settings: ``publish.minimum``."""
    if field_name == "severity":
        return "severity.RULE"
    return _GROUPS.sub(r"\1.", field_name)


def read_settings(path: Path) -> Settings:
    """Read the ``[museotext]`` section of the file at ``path``.

    Raises SettingsError, with the line, for what is not a setting or has no such value.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise SettingsError(f"cannot be read ({error.strerror})", path=path, remedy="check its permissions") from None
    except UnicodeDecodeError:
        raise SettingsError("is not UTF-8", path=path, remedy="save it as UTF-8") from None
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(text)
    except configparser.Error as error:
        what = error.message.splitlines()[0].replace("'<string>'", "the file")
        line = getattr(error, "lineno", None) or next(iter(getattr(error, "errors", [(None,)])))[0]
        raise SettingsError(f"is not a settings file: {what}", path=path, line=line, remedy="mend that line") from None
    if not parser.has_section(SECTION):
        raise SettingsError(f"has no section [{SECTION}]", path=path, remedy="run 'museotext init' or add the section")
    known = {setting_name(field.name): field.name for field in fields(Settings)}
    values: dict[str, object] = {}
    severities: list[SeverityChoice] = []
    for key, value in parser.items(SECTION):
        line = _line_of(text, key)
        if rule := _SEVERITY.fullmatch(key):
            severities += _severities(rule["rules"], value, path, line)
            continue
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            remedy = f"did you mean {near[0]}?" if near else f"the settings are {', '.join(known)}"
            raise SettingsError(f"{key} is not a setting", path=path, line=line, remedy=remedy)
        try:
            values[known[key]] = _value(known[key], value)
        except ValueError as error:
            raise SettingsError(f"{key}: {error}", path=path, line=line, remedy="mend that line") from None
    settings = Settings(severity=tuple(severities), **values)  # type: ignore[arg-type]
    _expect_separate_folders(settings, path, text)
    if settings.fill_pivot and settings.fill_pivot not in settings.languages:
        raise SettingsError(
            f"fill.pivot: {settings.fill_pivot!r} is not a language of this workspace",
            path=path,
            line=_line_of(text, "fill.pivot"),
            remedy=f"write one of {', '.join(settings.languages)}",
        )
    return settings


def _expect_separate_folders(settings: Settings, path: Path, text: str) -> None:
    """Raise SettingsError if one folder of the workspace is, or lies in, another: each would read the other's files."""
    folders = [(name, PurePosixPath(getattr(settings, name))) for name in _FOLDERS]
    for name, folder in reversed(folders):
        for other, place in folders:
            if other != name and folder.is_relative_to(place):
                raise SettingsError(
                    f"the folder {name} lies in the folder {other}",
                    path=path,
                    line=_line_of(text, name) or _line_of(text, other),
                    remedy="give each a folder of its own",
                )


def _line_of(text: str, key: str) -> int | None:
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("["):
            inside = line.strip() == f"[{SECTION}]"
        elif inside and re.match(rf"{re.escape(key)}\s*[=:]", line, re.IGNORECASE):
            return number
    return None


def _value(name: str, text: str) -> object:
    if name in _READERS:
        return _READERS[name](text)
    if name in _NUMBERS:
        least, most = _NUMBERS[name]
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise ValueError(f"'{text}' is not a whole number from {least} to {most}")
        return int(text)
    if name in _SWITCHES:
        if text.lower() not in ("yes", "no"):
            raise ValueError(f"'{text}' is neither yes nor no")
        return text.lower() == "yes"
    if name in _CHOICES and text not in _CHOICES[name]:
        raise ValueError(f"'{text}' is none of {', '.join(_CHOICES[name])}")
    if name == "memory_url":
        if not text.startswith(_SERVERS) and ("://" in text or not _is_inside(text)):
            raise ValueError(f"'{text}' is neither a file inside the workspace nor postgresql://…")
    elif name in _FOLDERS and not _is_inside(text):
        raise ValueError(f"'{text}' is not a folder inside the workspace")
    return text


def _is_inside(path: str) -> bool:
    place = PurePosixPath(path)
    return bool(place.parts) and not place.is_absolute() and ".." not in place.parts and "\\" not in path


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in re.split(r"[\s,]+", text) if word)


def _limits(text: str) -> tuple[tuple[str, int], ...]:
    """Return the kinds of texts with their limits: *alt text: 250, button: 30*."""
    found: list[tuple[str, int]] = []
    for item in filter(None, map(str.strip, re.split(r"[,\n]", text))):
        kind, _, number = (part.strip() for part in item.partition(":"))
        if not kind or not number.isascii() or not number.isdigit():
            raise ValueError(f"'{item}' is not a kind of text and its limit, as in 'alt text: 250, button: 30'")
        found.append((kind, int(number)))
    return tuple(found)


def _columns(text: str) -> tuple[ColumnChoice, ...]:
    """Return the choices of columns: a line for all tables, and lines for some, those first."""
    choices: list[ColumnChoice] = []
    for line in text.splitlines():
        table = _TABLE.fullmatch(line)
        listed = table["headings"] if table else line
        row = next(csv.reader([listed], skipinitialspace=True), [])
        headings = tuple(" ".join(heading.split()) for heading in row if heading.strip())
        if table and not headings:
            raise ValueError(f"no column is named for {table['documents']}")
        if headings:
            choices.append(ColumnChoice(headings, table["documents"] if table else ""))
    if sum(not choice.documents for choice in choices) > 1:
        raise ValueError("two lines are for all tables; begin one with a document's name, as in 'labels.csv: title'")
    return tuple(sorted(choices, key=lambda choice: not choice.documents))


def _severities(rules: str, text: str, path: Path, line: int | None) -> Iterator[SeverityChoice]:
    """Yield what is to become of the rules called ``rules``: a line for all files, and lines for some.

    Raises SettingsError for a line that says neither a severity nor off.
    """
    for written in text.splitlines() or [""]:
        parsed = _SEVERITY_LINE.fullmatch(written)
        word = parsed["word"] if parsed else ""
        if word in _SEVERITIES:
            files = (parsed["files"] or "").strip() if parsed else ""
            yield SeverityChoice(rules, None if word == _OFF else Severity(word), files, line)
        elif written or "\n" not in text:
            near = difflib.get_close_matches(word, _SEVERITIES, n=1)
            remedy = f"did you mean {near[0]}?" if near else f"write {', '.join(_SEVERITIES)}, or 'loans/*.csv: off'"
            what = f"severity.{rules}: '{written}' is no severity"
            raise SettingsError(what, path=path, line=line, remedy=remedy)


def _languages(names: tuple[str, ...]) -> tuple[str, ...]:
    if len(names) < 2:
        raise ValueError("a workspace needs at least two languages")
    for name in names:
        if not is_language(name):
            near = name.replace("-", "_")
            hint = f"did you mean {near}?" if is_language(near) else "write one such as es or pt_BR"
            raise ValueError(f"'{name}' is not a gettext language name; {hint}")
    if len(set(names)) < len(names):
        raise ValueError("a language is named twice")
    return names


_READERS: dict[str, Callable[[str], object]] = {
    "languages": lambda text: _languages(_words(text)),
    "front_matter": _words,
    "publish_editions": _words,
    "publish_side_by_side": lambda text: tuple(filter(None, map(str.strip, text.splitlines()))),
    "columns": _columns,
    "limits": _limits,
    "confidential": lambda text: tuple(filter(None, map(str.strip, re.split(r"[,\n]", text)))),
}
"""How settings of several values are read."""
