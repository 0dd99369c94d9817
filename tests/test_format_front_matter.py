"""Front matter: the values people read, in every way YAML and TOML can write them."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.document import ReadOptions, splice
from pipeline.formats.front_matter import FrontMatter, front_matter
from pipeline.formats.markdown import read


def found(text: str, *keys: str) -> FrontMatter:
    front = front_matter(text, "en", ReadOptions(keys) if keys else ReadOptions())
    assert front is not None
    return front


def values(text: str, *keys: str) -> list[str]:
    return [slot.unit.text for slot in found(text, *keys).slots]


def written(text: str, translation: str) -> str:
    """Return ``text`` with ``translation`` in its only value."""
    (slot,) = found(text).slots
    return splice(text, [(slot.start, slot.end, slot.written(translation))])


def yaml(*lines: str) -> str:
    return "\n".join(("---", *lines, "---", "Text.", ""))


def toml(*lines: str) -> str:
    return "\n".join(("+++", *lines, "+++", "Text.", ""))


VALUES: dict[str, list[str]] = {
    yaml("title: One two"): ["One two"],
    yaml("title:   One # comment"): ["One"],
    yaml("title: One#two"): ["One#two"],
    yaml("title: One\N{NO-BREAK SPACE}two"): ["One\N{NO-BREAK SPACE}two"],
    yaml("title: One: two"): ["One: two"],
    yaml("title: One", "  two", "", "  three", "slug: x"): ["One two\nthree"],
    yaml("title: One", "  # comment", "slug: x"): ["One"],
    yaml("title: 'It''s' # x"): ["It's"],
    yaml("title: 'One", "  two'"): ["One two"],
    yaml('title: "a \\"b\\" \\u00e9\\x41\\t\\\\ \\N"'): ['a "b" éA\t\\'],
    yaml('title: "One', "  two \\", '   three"'): ["One two three"],
    yaml("title: |", "  One", "    two", "", "  three", ""): ["One\n  two\n\nthree"],
    yaml("title: >-", "  One", "  two", "", "  three"): ["One two\nthree"],
    yaml("title: >2-", "    One", "  two"): ["One\ntwo"],
    yaml("title: |+ # kept", "  One", "", "slug: x"): ["One"],
    yaml("title: !!str One"): ["One"],
    yaml("title: &a One", "subtitle: *a"): ["One"],
    yaml('"title": One'): ["One"],
    yaml("a:", "  - title: One", "    b:", "      title: two"): ["One", "two"],
    yaml("- title: One", "- - title: two"): ["One", "two"],
    yaml("title: 2027", "subtitle: true", "summary: ~", "description:"): [],
    yaml("title: [One, two]", "subtitle: {title: x}", "summary: [", "  title: x", "]"): [],
    yaml("text: |", "  title: One", "other: >", "  title: two"): [],
    yaml("# title: One", "Title: two", "titles: three", "sub title: four"): [],
    yaml("title: '...", "slug: x"): [],
    toml('title = "One"'): ["One"],
    toml('title = "a \\"b\\" \\u00e9 \\U0001F3DB"'): ['a "b" é 🏛'],
    toml("title = 'a\\b'  # x"): ["a\\b"],
    toml('title = """', "One", '"two" \\', "", '   three"""'): ['One\n"two" three'],
    toml("title = '''It's '' so'''"): ["It's '' so"],
    toml("[a.b]", 'title = "One"', "[[c]]", 'd.title = "two"', '"title" = "three"'): ["One", "two", "three"],
    toml('tags = ["title", "title = 1"]', "title = { a = 'x' }", "title = 1979-05-27"): [],
}


@pytest.mark.parametrize("text", VALUES)
def test_what_a_value_says(text: str) -> None:
    assert values(text) == VALUES[text]
    again = splice(text, ((slot.start, slot.end, slot.written(slot.unit.text)) for slot in found(text).slots))
    assert values(again) == VALUES[text]


def test_the_keys_are_the_workspaces_choice() -> None:
    text = yaml("title: One", "lead: Two", "image:", "  alt: Three")
    assert values(text, "lead", "alt") == ["Two", "Three"]
    assert [(slot.unit.kind, slot.unit.line) for slot in found(text, "lead", "alt").slots] == [("lead", 3), ("alt", 5)]


@pytest.mark.parametrize(
    "text",
    [
        "---\nText, then a rule.\n---\n",
        "---\n\nNote: text between rules.\n\n---\n",
        "---\ntitle: never closed\n",
        " ---\ntitle: indented\n---\n",
        "Text.\n\n---\ntitle: x\n---\n",
        "----\ntitle: x\n----\n",
        "+++\nText.\n+++\n",
    ],
)
def test_a_rule_at_the_top_is_no_front_matter(text: str) -> None:
    assert front_matter(text, "en", ReadOptions()) is None


def test_the_text_begins_below_the_front_matter() -> None:
    for text in (
        "---\n---\nText.",
        "---\n# x\n\ntitle: 1\n...\nText.",
        "+++\r\n+++\r\nText.",
        "---\rtitle: 1\r---\rText.",
    ):
        document = read(text.encode(), "en", ReadOptions())
        assert [(unit.text, unit.line) for unit in document.units] == [("Text.", len(text.splitlines()))]
        assert text[found(text).end :].strip() == "Text."


STYLES = {
    "plain": yaml("title: X # kept", "slug: x"),
    "single": yaml("title: 'X' # kept"),
    "double": yaml('title: "X"'),
    "literal": yaml("title: |", "  X", "slug: x"),
    "folded": yaml("a:", "  title: >-", "     X", "  slug: x"),
    "TOML": toml('title = "X" # kept'),
    "TOML single": toml("title = 'X'"),
    "TOML long": toml('title = """', 'X"""'),
    "TOML long single": toml("title = '''X'''"),
}
TRANSLATIONS = (
    "uno", "Uno: dos", "- uno", "# uno", "uno # dos", "'uno' y \"dos\"", '"uno"', "'uno'", "it's", "\\uno\\", "uno:",
    "no", "Null", "123", "1e3", "2027-01-01", "0x1F", ".inf", "~uno", "[uno]", "{uno}", "*uno", "&uno", "!uno", "|uno",
    ">uno", "%uno", "@uno", "`uno`", "?", "? uno", "-uno", ": uno", "--- uno", "uno\tdos", "uno\ndos",
    "uno\n\ndos\ntres", "''' uno", '""" uno', "uno'", 'uno"', "uno\\", "Ñandú 🏛", "uno\N{NO-BREAK SPACE}dos", "=", "<<",
    "uno, dos", "uno  dos",
)  # fmt: skip


@pytest.mark.parametrize("translation", TRANSLATIONS)
@pytest.mark.parametrize("style", STYLES)
def test_any_translation_can_be_written(style: str, translation: str) -> None:
    text = STYLES[style]
    result = written(text, translation)
    (slot,) = found(text).slots
    assert tuple(values(result)) == slot.read_again(translation)
    kept, _, rest = text.partition("X")
    assert result.startswith(kept.rstrip("\"'\n"))
    assert result.endswith(rest.lstrip("\"'"))
    if style.startswith("TOML"):
        said = tomllib.loads(result.split("+++")[1])["title"]
        assert said == translation


@pytest.mark.parametrize(
    ("text", "translation", "result"),
    [
        (yaml("title: X"), "Un plan", yaml("title: Un plan")),
        (yaml("title: X"), "Un plan: dos", yaml('title: "Un plan: dos"')),
        (yaml("title: X"), '"Un" plan', yaml("title: '\"Un\" plan'")),
        (yaml("title: X"), "sí\nno", yaml('title: "sí\\nno"')),
        (yaml("title: 'X'"), "l’art d'écrire", yaml("title: 'l’art d''écrire'")),
        (yaml("title: >", "  X", "  Y"), "uno\ndos", yaml("title: >", "  uno", "", "  dos")),
        (yaml("title: |", "  X"), "uno\n\u2028dos", yaml("title: |", "  uno", "   dos")),
        (yaml('title: " X "'), "uno", yaml('title: " uno "')),
        (toml("title = 'X'"), "it's", toml('title = "it\'s"')),
        (toml("title = '''", "X'''"), "uno\ndos", toml("title = '''", "uno", "dos'''")),
    ],
)
def test_a_value_keeps_its_style_as_far_as_it_can(text: str, translation: str, result: str) -> None:
    assert written(text, translation) == result


def test_line_ends_of_a_block_are_the_documents() -> None:
    text = "---\r\ntitle: >\r\n  One\r\n  two\r\nslug: x\r\n---\r\n"
    assert values(text) == ["One two"]
    assert written(text, "uno\ndos") == "---\r\ntitle: >\r\n  uno\r\n\r\n  dos\r\nslug: x\r\n---\r\n"


CHARACTERS = st.characters(exclude_categories=("Cs",))


@given(st.sampled_from(sorted(STYLES)), st.text(CHARACTERS | st.sampled_from("'\"\\#:-\n\t "), max_size=30))
def test_what_is_written_is_read_again(style: str, translation: str) -> None:
    text = STYLES[style]
    (slot,) = found(text).slots
    wanted = [" ".join(one.split()) for one in slot.read_again(translation)]
    assert [" ".join(one.split()) for one in values(written(text, translation))] == wanted


@given(
    st.lists(
        st.sampled_from(("title", ":", " ", "- ", "'", '"', "\\", "|", ">", "[", "}", "#", "\n", "  ", "a", "=", "&"))
    )
)
def test_any_front_matter_keeps_its_bytes(pieces: list[str]) -> None:
    for fence in ("---", "+++"):
        text = f"{fence}\ntitle = x: 'y'\n{''.join(pieces)}\n{fence}\nText."
        front = front_matter(text, "en", ReadOptions())
        if front is not None:
            places = [place for slot in front.slots for place in (slot.start, slot.end)]
            assert places == sorted(places)
            assert all(place <= front.end for place in places)


@pytest.mark.parametrize("piece", ["a: ", "a.", "- ", "[", '"', "'", "a: |\n", "title: a\n", "  a\n", "&a ", "# "])
def test_long_input_takes_little_time(piece: str) -> None:
    for fence in ("---", "+++"):
        text = f"{fence}\na: = \n{piece * (60_000 // len(piece))}\n{fence}\nText."
        assert read(text.encode(), "en", ReadOptions()).units[-1].text == "Text."
