"""What units stand in, and what nobody translates: for editions that rebuild a document."""

from __future__ import annotations

import pytest

from pipeline.formats import html, markdown
from pipeline.formats.document import Document, ReadOptions
from pipeline.model import NOWHERE, Place, Unit

WANTED = ReadOptions(structure=True)
MARKDOWN = b"""# Lace

1. Card the wool
2. Spin it
   - by hand
   - 24

   for a day

| Room | Visits |
| --- | --- |
| The pier | 1200 |
| ![A boat](img/boat.png) | ![](wave.png) |

    12 bobbins

<table><tr><td>Lace room<td>99</table>
"""
HTML = b"""<h1>Lace</h1><ol><li>Card <b>it</b><p>again</p><ul><li>by hand</ul><li>Spin it</ol>
<table><tr><th>Room<th>2027<tr><td>The pier<td>71<td><img src=boat.png alt="A boat"></table>
<pre><code>zeta
 b</code></pre><img src=wave.png><p translate=no>Encaje</p>"""


def seen(document: Document) -> list[Unit]:
    """Return the units and what is fixed between them, in order."""
    units = list(document.units)
    for before, unit in reversed(document.fixed):
        units.insert(before, unit)
    return units


def placed(document: Document) -> dict[str, Place]:
    return {unit.text or unit.place.picture: unit.place for unit in seen(document)}


def test_markdown_tells_lists_tables_and_pictures() -> None:
    assert placed(markdown.read(MARKDOWN, "en", WANTED)) == {
        "Lace": NOWHERE,
        "Card the wool": Place(depth=1, number=1, begins=True),
        "Spin it": Place(depth=1, number=2, begins=True),
        "by hand": Place(depth=2, begins=True),
        "24": Place(depth=2, begins=True),
        "for a day": Place(depth=1),
        "Room": Place(table=1, row=1, column=1),
        "Visits": Place(table=1, row=1, column=2),
        "The pier": Place(table=1, row=2, column=1),
        "1200": Place(table=1, row=2, column=2),
        "A boat": Place(table=1, row=3, column=1, picture="img/boat.png"),
        "wave.png": Place(table=1, row=3, column=2, picture="wave.png"),
        "12 bobbins\n": NOWHERE,
        "Lace room": Place(table=2, row=1, column=1),
        "99": Place(table=2, row=1, column=2),
    }


def test_a_page_tells_lists_tables_and_pictures() -> None:
    assert placed(html.read(HTML, "en", WANTED)) == {
        "Lace": NOWHERE,
        "Card <b>it</b>": Place(depth=1, number=1, begins=True),
        "again": Place(depth=1),
        "by hand": Place(depth=2, begins=True),
        "Spin it": Place(depth=1, number=2, begins=True),
        "Room": Place(table=1, row=1, column=1),
        "2027": Place(table=1, row=1, column=2),
        "The pier": Place(table=1, row=2, column=1),
        "71": Place(table=1, row=2, column=2),
        "A boat": Place(table=1, row=2, column=3, picture="boat.png"),
        "zeta\n b": NOWHERE,
        "wave.png": Place(picture="wave.png"),
        "Encaje": NOWHERE,
    }


@pytest.mark.parametrize(("form", "data"), [(markdown, MARKDOWN), (html, HTML)])
def test_what_is_fixed_stands_where_readers_see_it(form: object, data: bytes) -> None:
    document = form.read(data, "en", WANTED)  # type: ignore[attr-defined]
    order = list(placed(document))
    source = data.decode()
    places = [source.index(text.split("\n")[0]) for text in order]
    assert places == sorted(places)


@pytest.mark.parametrize(("form", "data"), [(markdown, MARKDOWN), (html, HTML)])
def test_nothing_is_told_unasked(form: object, data: bytes) -> None:
    document = form.read(data, "en", ReadOptions())  # type: ignore[attr-defined]
    assert not document.fixed
    assert {unit.place._replace(picture="") for unit in document.units} == {NOWHERE}
