"""Listings of programs are told from the texts of a museum."""

from __future__ import annotations

import pytest

from pipeline.checks.listings import is_listing


@pytest.mark.parametrize(
    "text",
    [
        ">>> from pathlib import Path",
        ">>> print(sala)\nLa sala mayor\nde la casa",
        "$ python -m museum --list",
        "(env) $ make demo\nready",
        "(gdb) py-down\nUnable to find a frame",
        "python -m pip install --upgrade Package",
        "from sound.effects import echo",
        "def visit(hall, *, day=None):",
        "visit(hall, day(5))",
        "total = sum(halls)",
        "def visit(hall):\n    # go and see it\n    return hall.open()",
        "for hall in halls:\n    if hall:\n        print(hall.name)",
        "with open(name) as file:\n    rows = file.read()\nprint(rows)",
        "try:\n    visit()\nexcept ClosedError:\n    pass",
        'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\nValueError: no hall',
        "{\n  'name': 'hall',\n  'open': True\n}",
        "int open(void) {\n    return halls[0];\n}",
        'set -e\nif [ "$PLATFORM" = "-phone" ]; then\n    echo "Ready"\nfi',
        "-h, --help   show this help\n-v, --verbose  say more",
    ],
)
def test_a_listing_is_known_by_its_lines(text: str) -> None:
    assert is_listing(text)


@pytest.mark.parametrize(
    "text",
    [
        "The museum is open on Sundays.",
        "Una sala;\notra sala;\nun patio.",
        "Phone: 555 1234\nHours: 9:00 to 18:00\nhttps://museum.example/?day=5",
        "-Buenos días.\n-Buenos días, ¿está abierto?",
        "#Museos\n#Memoria",
        "Visit us\nfrom May to June\nfor the new show",
        "del museo\nde la ciudad",
        "return to the hall\nand see the rest",
        "Poem for two voices\n-- Ana Ruiz",
        "Halls (old)\nCourtyard (new)",
        "$ 500 per person",
        "Entry: $ 5\nChildren: free",
        "makefile (of the museum)",
        "exhibition(s)",
        "Exhibition(2024)",
        "A = archive",
        "A = archive\nB = books",
        "retrato anónimo -detalle-",
        "the first line\\\nthe second line\\\nthe last",
        "as they say[1]\nand said[2]",
        "",
    ],
)
def test_texts_of_a_museum_are_none(text: str) -> None:
    assert not is_listing(text)


@pytest.mark.parametrize("piece", [")", "f(a)", "a: ", "f(a) ", "- ", "a.", "a ", "'", "a['", "a: #", "$ "])
def test_lines_without_end_are_looked_at_in_time(piece: str) -> None:
    line = piece * 300_000 + " " * 300_000 + "x"
    assert not is_listing(line)
    assert not is_listing(f"{line}\n{line}")
