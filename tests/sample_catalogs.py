"""Catalogs for tests: as Hypothesis draws them, and as other programs would lay them out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st

from pipeline.catalogs import Catalog, Entry
from pipeline.catalogs.headers import new_header
from pipeline.catalogs.strings import escaped

in_its_time = settings(deadline=None)
"""For properties whose examples may be slow on a machine that is busy."""
CASES = Path(__file__).parent / "cases" / "catalogs"
REFUSED = re.findall(r"^### (\d+): (.+)\n((?:(?!### ).*\n)*)", (CASES / "refused.txt").read_text("utf-8"), re.MULTILINE)
"""Line, message and content of files that are not valid."""
HEADER = new_header(project="Ibermuseums", language="es")

texts = st.text(
    st.one_of(
        st.sampled_from('ab \n\t"\\ñ«»“\u00a0\u2028\x85\r\a\b\f\v\x01—.'),
        st.characters(exclude_characters="\0\4", exclude_categories=["Cs"]),
    ),
    max_size=30,
)
comment_lines = st.text(st.sampled_from('ab ñ.:,~|=!#"\\<>\u2028\x85'), max_size=12).filter(
    lambda line: not line.endswith("\\") and not line.startswith(" File") and not line.startswith(" file")
)
names = st.from_regex(r"[a-zé][a-z/_.-]{0,40}", fullmatch=True)
references = st.builds(lambda name, line: f"{name}:{line}" if line else name, names, st.integers(0, 9999))
FLAGS = ("c-format", "no-python-format", "no-wrap")


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Draw an entry that msgcat writes as it is: no empty translation that is fuzzy or obsolete."""
    plural = draw(st.booleans()) and draw(st.booleans())
    msgstr = draw(texts)
    filled = bool(msgstr)
    fuzzy = filled and draw(st.booleans())
    previous = fuzzy and draw(st.booleans())
    flag = draw(st.sampled_from((None, *FLAGS)))
    return Entry(
        draw(texts.filter(bool)),
        "" if plural else msgstr,
        draw(st.none() | texts),
        draw(texts) if plural else None,
        (msgstr, draw(texts)) if plural else (),
        tuple(draw(st.lists(comment_lines, max_size=2))),
        tuple(draw(st.lists(comment_lines, max_size=2))),
        tuple(draw(st.lists(references, max_size=5, unique=True))),
        (("fuzzy",) if fuzzy else ()) + ((flag,) if flag else ()),
        previous_msgctxt=draw(st.none() | texts) if previous else None,
        previous_msgid=draw(texts) if previous else None,
        previous_msgid_plural=draw(texts) if previous and plural else None,
        obsolete=filled and draw(st.booleans()) and draw(st.booleans()),
    )


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    """Draw a catalog in canonical order: obsolete entries last."""
    drawn = draw(st.lists(entries(), max_size=6, unique_by=lambda entry: entry.key))
    return Catalog(HEADER, tuple(sorted(drawn, key=lambda entry: entry.obsolete)))


def _strings(draw: st.DrawFn, text: str, mark: str, end: str) -> str:
    """Return ``text`` as quoted strings, cut anywhere, on one line or many, indented or not."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=3)))
    pieces = [text[start:stop] for start, stop in zip((0, *cuts), (*cuts, len(text)), strict=True)]
    gaps = [draw(st.sampled_from((" ", "", f"{end}{mark}", f"{end}{end}{mark}\t"))) for _ in pieces]
    return "".join(f'{gap}"{escaped(piece)}"' for gap, piece in zip(gaps, pieces, strict=True))


@st.composite
def laid_out(draw: st.DrawFn, catalog: Catalog) -> bytes:
    """Draw a valid file with the content of ``catalog`` that no program of gettext would write like this."""
    end = draw(st.sampled_from(("\n", "\r\n")))
    blank = st.sampled_from(("", end, f"{end}{end}", f" \t{end}"))
    parts: list[str] = []
    for entry in (catalog.header, *catalog.entries):
        assert entry
        mark = "#~ " if entry.obsolete else ""
        old = "#~| " if entry.obsolete else "#| "
        space = (
            draw(st.sampled_from((" ", "")))
            if not any(c.startswith((" ", *".:,~|=!")) for c in entry.comments)
            else " "
        )
        lines = [
            f"#{space}{comment}".removesuffix(" ") if not comment else f"#{space}{comment}"
            for comment in entry.comments
        ]
        lines += [f"#. {line}" for line in entry.extracted]
        lines += [f"#:{''.join(f'  {reference}' for reference in entry.references)}"] if entry.references else []
        lines += [f"#,{','.join(entry.flags)}"] if entry.flags else []
        keywords: Sequence[tuple[str, str | None, str]] = (
            ("msgctxt", entry.previous_msgctxt, old),
            ("msgid", entry.previous_msgid, old),
            ("msgid_plural", entry.previous_msgid_plural, old),
            ("msgctxt", entry.msgctxt, mark),
            ("msgid", entry.msgid, mark),
            ("msgid_plural", entry.msgid_plural, mark),
            ("msgstr", None if entry.msgid_plural is not None else entry.msgstr, mark),
            *((f"msgstr[{number}]", form, mark) for number, form in enumerate(entry.msgstr_plural)),
        )
        lines += [
            f"{prefix}{keyword}{_strings(draw, text, prefix, end)}"
            for keyword, text, prefix in keywords
            if text is not None
        ]
        parts += [draw(blank), *(f"{line}{end}" for line in lines)]
    trailer = draw(st.sampled_from(("", end, f"# the end{end}", "#~", f"{end}#")))
    return draw(st.sampled_from((b"", b"\xef\xbb\xbf"))) + ("".join(parts) + trailer).encode()
