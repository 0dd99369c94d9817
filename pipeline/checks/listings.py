"""Whether a text is a listing: lines of a program, a command, or what one of them printed.

Catalogs of manuals have such texts. Their words are mostly English whatever the language of the
manual is, and nobody translates them.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["is_listing"]

_PROMPT = r">>> | \((?:gdb|[Pp]db)\)\s | (?:\([\w.-]+\)\s)?\$\s[a-z./]"
_ALONE = rf"""
    \A\s*(?:
        {_PROMPT} | \#!/
      | (?:[a-z][\w.]*\s+){{1,3}}(?:--[a-z]|-[a-z](?:\s|\Z))       # a command with an option
      | (?:from\s+[\w.]+\s+)?import\s+[\w.*]+(?:\s*,\s*[\w.]+|\s+as\s+\w+)*\s*\Z
      | (?:async\s+)?def\s+\w+\s*\( | class\s+\w+\s*(?:\([^()]*\))?\s*:
      | (?:[a-z]\w*|\w+[._]\w[\w.]*)\((?!(?:e?s|as?|os?)\))(?:[^()]|\([^()]*\))*\)\s*(?:;\s*)?\Z  # a call
      | [\w.\[\]]+\s[-+*/]?=\s(?:["'\[({{\d]|\w+[(.\[])             # a name that is given something
    )
"""
"""What a text of one line shows."""
_AMONG_OTHERS = r"""
    \A\s*(?:
        \.\.\.(?:\s|\Z) | \#\s | // | /\* | --[a-z] | -[a-z][\s,]
      | (?:pass|break|continue|return|try|else|finally)\s*:?\s*\Z
      | (?:return|raise|yield|assert)\s[^.]*[()\[\]=]
      | (?:for|while|if|elif|with|except|match|case)\b.*:\s*(?:\#.*)?\Z
      | Traceback\s\( | File\s" | \w+(?:Error|Exception|Warning)\b
      | [\])}'"][\])}'",;]*\s*\Z
    )
    | \w\([^()]*\)?\s*(?:[:,;]\s*)?\Z                             # ends with a call
    | [\w\])"']\s*(?:[-+*/|&%<>!=]=|->|=>)\s*\S | \w=\S
    | \w\[(?:\d*:\d*|['"][^\]]{0,80}|[A-Za-z_]\w+|-\d+)\] | ["']:\s*[\[({'"\d] | \{\s*\Z | \);\s*\Z
    | (?<![A-Z])\$[A-Za-z_{] | ;\s(?:then|do)\s*\Z
"""
"""What a line shows besides that stands among others."""
_ADDRESS = "://"
"""What has it has signs of a program without being part of one."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return how a text begins that was typed behind a prompt, what one line shows, and what one among others shows."""
    forms = rf"\s*(?:{_PROMPT})", _ALONE, f"{_ALONE} | {_AMONG_OTHERS}"
    typed, alone, among = (re.compile(form, re.VERBOSE) for form in forms)
    return typed, alone, among


def is_listing(text: str) -> bool:
    """Tell whether ``text`` is a listing: its only line, or half of its lines, show it, or it begins with a prompt."""
    lines = [line for line in text.split("\n") if line.strip()]
    typed, alone, among = _patterns()
    if typed.match(text):
        return True
    if len(lines) < 2:
        return alone.search(text) is not None
    return 2 * sum(among.search(line) is not None and _ADDRESS not in line for line in lines) >= len(lines)
