"""Read an entry in the layout that all programs write, in a few operations on its whole block of lines.

Comments, then keywords and strings, each at the beginning of its line: almost all entries of
almost all files look like this. All others are for the grammar in ``reading.py``, which
reads the same in these.
"""

from __future__ import annotations

from pipeline.catalogs.entry import Entry, as_read
from pipeline.catalogs.strings import plain

__all__ = ["common_entry"]

_OBSOLETE = "\n#~ "


def common_entry(block: str, line: int, *, added: int = 0) -> tuple[Entry, int] | None:
    """Return the entry of a block and the line behind it; None if it is not in the common layout.

    The ``block`` begins with the line end of the blank line above, which is number ``line``,
    and ends with the line end of the entry's last string. The first ``added`` characters are not
    the entry's: above the first one of a file there is no such line.
    """
    obsolete = block.startswith(_OBSOLETE)
    lines = _unmarked(block) if obsolete else block
    above, _, strings = lines.partition('\nmsgid "')
    context = None
    if "\nmsgctxt" in above:
        above, _, strings = lines.partition('\nmsgctxt "')
        context, _, strings = strings.partition('"\nmsgid "')
    source, _, target = strings.partition('"\nmsgstr "')
    height = above.count("\n")
    only_references = height == above.count("\n#:")
    if not target.endswith('"\n') or "\\" in above or not (only_references or _are_comments(above, height)):
        return None
    msgctxt = None if context is None else plain(context)
    msgid, msgstr = plain(source), plain(target[:-2])
    if msgid is None or msgstr is None or (msgctxt is None and context is not None) or (obsolete and above):
        return None
    msgid_line = line + height + 1 + (0 if context is None else context.count("\n") + 1)
    msgstr_line = msgid_line + source.count("\n") + 1
    entry = as_read(
        block[added:],
        max(len(above) - added, 0),
        msgid,
        msgstr,
        msgctxt,
        line=msgid_line,
        msgstr_line=msgstr_line,
        obsolete=obsolete,
        only_references=only_references,
    )
    return entry, msgstr_line + target.count("\n")


def _unmarked(block: str) -> str:
    """Return an obsolete block as if it were in use; nothing if not all of its lines are obsolete."""
    lines = block.replace(_OBSOLETE, "\n")
    return lines if block.count("\n") == block.count(_OBSOLETE) + 1 else ""


def _are_comments(lines: str, height: int) -> bool:
    return height == lines.count("\n#") and "\n#~" not in lines and "\n#|" not in lines
