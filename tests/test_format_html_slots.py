"""Translations in web pages: what is written is read again, and nothing around it breaks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import DocumentError
from pipeline.formats.document import Document, ReadOptions, Slot, splice
from pipeline.formats.html import pack, read
from pipeline.formats.html.slots import AttributeSlot, PlainSlot, RunningSlot

PAGE = """<!DOCTYPE html><html lang=en><title>A &nbsp; title</title><meta name=description content=Bare>
<p>Before<p>One <b>two</b> three <br>x<p title='A "title"'>Four&nbsp;five<h2><a href=x title="T">Six</a></h2>
<ul><li>Seven<li><img alt="Eight"> nine <img alt="y"> ten</ul><select><option>Eleven<option label="et">Twelve</select>
<textarea>Thirteen
 fourteen</textarea><pre>fifteen
  sixteen</pre><p>a<br><br>b <i>c</i><br><br>d</p><button>Go</button><svg><title>T</title><text>Txt</text></svg>
<p>Name: <input placeholder="Nom"> Mail: <input></p><p>Type <input name=q> and press <button>Now</button>.</p>
<p>tag <b>soup<p>is</b> here</p><div>end"""


def page(html: str) -> Document:
    return read(html.encode(), "en", ReadOptions())


def texts(html: str) -> list[str]:
    return [unit.text for unit in page(html).units]


DOCUMENT = page(PAGE)
UNITS = texts(PAGE)
SLOTS = range(len(UNITS))
SOUP = {"tag <b>soup", "is</b> here"}
RUNNING = [
    number
    for number, slot in enumerate(DOCUMENT.parts[0].slots)
    if isinstance(slot, RunningSlot) and slot.unit.text not in SOUP
]


def put(html: str, text: str) -> str:
    """Return the page with ``text`` in its only slot."""
    return page(html).parts[0].with_texts([text])


def only(html: str) -> Slot:
    (slot,) = page(html).parts[0].slots
    return slot


def reading_with(number: int, text: str) -> tuple[list[str], tuple[str, ...], list[str]]:
    """Return what is read before, in and after a slot of PAGE once ``text`` is written there."""
    (part,) = DOCUMENT.parts
    found = texts(pack(DOCUMENT, [part.with_texts([text if at == number else None for at in SLOTS])]).decode())
    after = len(SLOTS) - number - 1
    return found[:number], tuple(found[number : len(found) - after]), found[len(found) - after :]


def test_the_page_has_slots_of_every_kind() -> None:
    assert len(UNITS) > 25
    assert {type(slot) for slot in DOCUMENT.parts[0].slots} == {AttributeSlot, PlainSlot, RunningSlot}


# What is written.

WRITTEN = {
    ("<p>a</p>", "x & y < z > w"): "<p>x &amp; y &lt; z &gt; w</p>",
    ("<p>a</p>", "&eacute; &amp; &lt;b>"): "<p>é &amp; &lt;b&gt;</p>",
    ("<p>a</p>", "<b>x</b><br><img src=y>"): "<p><b>x</b><br><img src=y></p>",
    ("<p>a&nbsp;b</p>", "x\u00a0y"): "<p>x&nbsp;y</p>",
    ("<p>a&#160;b &shy;c</p>", "x\u00a0y\u00ad"): "<p>x&#160;y&shy;</p>",
    ("<p>a\u00a0b</p>", "x\u00a0y"): "<p>x\u00a0y</p>",
    ("<title>a</title>", "x </title> & <b>"): "<title>x &lt;/title&gt; &amp; &lt;b&gt;</title>",
    ("<title>a {{ b }}</title>", "{{ b }} x {{ < }}"): "<title>{{ b }} x {{ &lt; }}</title>",
    ("<img alt=a>", "x y"): '<img alt="x y">',
    ("<img alt=a>", "\"x\" 'y' > &"): "<img alt=\"&quot;x&quot; 'y' > &amp;\">",
    ("<img alt='a'>", "\"x\" 'y' <"): "<img alt='\"x\" &#39;y&#39; &lt;'>",
    ('<img alt="a&nbsp;b">', "x\u00a0\ny"): '<img alt="x&nbsp;&#10;y">',
    ('<img alt="a <?= b() ?>">', "<?= b() ?> x <?= c() ?>"): '<img alt="<?= b() ?> x &lt;?= c() ?>">',
    ('<img alt="{{ &quot;a&quot; }} b">', '{{ "a" }} x'): '<img alt="{{ &quot;a&quot; }} x">',
    ("<title>{{ '&lt;/title>' }} a</title>", "{{ '</title>' }} x"): "<title>{{ '&lt;/title&gt;' }} x</title>",
    ("<pre>a\r\nb</pre>", "x\n  y"): "<pre>x\r\n  y</pre>",
    ("<textarea>a\r\nb</textarea>", "x\ny"): "<textarea>x\r\ny</textarea>",
    ("<p>a</p>", "x <p>y</p>"): "<p>x &lt;p&gt;y&lt;/p&gt;</p>",
    ("<p>a</p>", "x <b>y"): "<p>x &lt;b&gt;y</p>",
    ("<p>a</p>", "x </b><b>"): "<p>x &lt;/b&gt;&lt;b&gt;</p>",
    ("<p>a</p>", "x <script>y</script>"): "<p>x &lt;script&gt;y&lt;/script&gt;</p>",
    ("<p>a</p>", "x <!-- y --><?php z ?>"): "<p>x &lt;!-- y --&gt;&lt;?php z ?&gt;</p>",
    ("<p>a</p>", "x <b y='"): "<p>x &lt;b y='</p>",
    ("<p>a <!-- n --> b</p>", "<!-- n --> x"): "<p><!-- n --> x</p>",
    ("<p>a <b>b</p>", "<b>x"): "<p><b>x</p>",
    ("<p>a <b>b</p>", "<b>x <b>y"): "<p><b>x &lt;b&gt;y</p>",
    ("<p>a <b>b</b> c</p>", "<b>x"): "<p>&lt;b&gt;x</p>",
    ("<p>a <input placeholder=b> c</p>", "x <input placeholder=y> z"): "<p>x <input placeholder=y> z</p>",
    ("<p>a <textarea>b</textarea> c</p>", "x <textarea>y</textarea>"): "<p>x <textarea>y</textarea></p>",
    ("<p>a <script>b</script> c</p>", "x <script>b</script>"): "<p>x <script>b</script></p>",
    ("<p>a <script>b</script> c</p>", "x <script>b"): "<p>x &lt;script&gt;b</p>",
    ("<p>a <svg><title>b</title></svg> c</p>", "<svg><title>x</title></svg>"): "<p><svg><title>x</title></svg></p>",
}


@pytest.mark.parametrize(("html", "text"), WRITTEN)
def test_a_translation_is_written_for_its_place(html: str, text: str) -> None:
    assert put(html, text) == WRITTEN[html, text]


def test_a_note_marks_source_text_visibly_with_its_language() -> None:
    assert only("<p>a <b>b</b> & c").marked("a <b>b</b> & c", note="<not yet>", language="en") == (
        '<span lang="en">a <b>b</b> &amp; c</span> <em class="museotext-note">[&lt;not yet&gt;]</em>'
    )
    assert only("<option>a").marked("a", note="<n>", language="en") == "a [&lt;n&gt;]"
    assert only("<title>a").marked("a", note="<n>", language="en") == "a [&lt;n&gt;]"
    assert only("<img alt='a'>").marked("a", note="it's", language="en") == "a [it&#39;s]"


# What is read again.

READ_AGAIN = {
    ("<p>a", "x &amp; y &eacute;"): ("x & y é",),
    ("<p>a", "<em>x</em>"): ("x",),
    ("<p>a", "x  \n y"): ("x y",),
    ("<p>a", "—"): (),
    ("<p>a", "<img alt='y'> x"): ("y", "x"),
    ("<p>a", "x<br><br>y"): ("x", "y"),
    ("<p>a", "<span lang=pt>x</span>"): (),
    ("<pre>a", "x\n y"): ("x\n y",),
    ("<title>a", "x  &amp; <b>"): ("x &amp; <b>",),
    ("<img alt=a>", " x\ny &amp;"): ("x\ny &amp;",),
    ("<img alt=a>", "12"): (),
}


@pytest.mark.parametrize(("html", "text"), READ_AGAIN)
def test_a_slot_knows_what_will_be_read_again(html: str, text: str) -> None:
    assert only(html).read_again(text) == READ_AGAIN[html, text]
    assert tuple(texts(put(html, text))) == READ_AGAIN[html, text]


HOSTILE = [
    "x</p><p>y",
    "x</div>",
    "<p>x</p>",
    "x <b>y",
    "x</b> y",
    "x <b y='",
    "x <script>",
    "x <!--",
    "x <!-- museotext: off -->",
    "x <?php y",
    "x <plaintext>",
    "x <textarea>",
    "x </title>",
    "x <select>",
    "x <svg>",
    "x <hr> y",
    "<li>x",
    "x <![CDATA[",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("number", RUNNING)
def test_markup_that_would_break_the_page_is_seen_when_it_is_read_again(number: int, text: str) -> None:
    slot = DOCUMENT.parts[0].slots[number]
    before, found, after = reading_with(number, text)
    assert found not in ((text,), slot.read_again(text))
    assert [*before, slot.unit.text, *after] == UNITS


# Laws.

plain = st.text(alphabet="ab é😀\u00a0\u00ad;#=/'\"`.,1[]%", min_size=1, max_size=30).map(
    lambda text: " ".join(f"x{text}y".split(" "))
)


@settings(deadline=None)
@given(number=st.sampled_from(SLOTS), text=plain.map(lambda text: text.replace("  ", " ")))
def test_a_text_without_markup_is_read_again_as_it_is(number: int, text: str) -> None:
    text = " ".join(part for part in text.split(" ") if part)
    before, found, after = reading_with(number, text)
    assert found == (text,)
    assert [*before, *after] == [one for at, one in enumerate(UNITS) if at != number]


@settings(deadline=None)
@given(number=st.sampled_from(SLOTS), text=st.text(alphabet="a <>&;", min_size=1, max_size=20))
def test_stray_signs_are_read_again(number: int, text: str) -> None:
    text = " ".join(part for part in f"x{text}y".split(" ") if part)
    if "<a" in text or "<y" in text:
        return
    assert reading_with(number, text)[1] == (text,)


MARKUP = """a|b c| |\u00a0|<|>|&|"|'|&amp;|&lt;|&nbsp;|&#10;|&copy|<b>|</b>|<i>|</i>|<p>|</p>|<br>|<br/>
<img alt='z'>|<a href="k">|</a>|</title>|</textarea>|<script>|</script>|<!--|-->|<!-- c -->
<!-- museotext: off -->|<?php x ?>|{{ x }}|{{|}}|{% a<b %}|<input>|<input name=q>|<button>|</button>|</select>|<li>
</ul>|<td>|<svg>|</svg>|<span lang=pt>|<span translate=no>|</span>|</div>|<title>|<textarea>|<style>|<plaintext>
<!doctype x>|</|<x|😀|é|1|\t|\0|]]>|<![CDATA[|<code>|</code>|<option>|</option>|</body>|.|:|=|/|<%|%>|<pre>|</pre>
<h1>|</h1>|<math>|</math>|<x-y>|</x-y>|<select>"""
PIECES = [piece for line in MARKUP.splitlines() for piece in line.split("|")] + ["\n", "\r\n", "|"]
markup = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@settings(deadline=None)
@given(number=st.sampled_from(SLOTS), text=markup | st.text(max_size=20))
def test_no_translation_changes_another_and_each_slot_knows_what_is_read(number: int, text: str) -> None:
    slot = DOCUMENT.parts[0].slots[number]
    before, found, after = reading_with(number, text)
    assert [*before, slot.unit.text, *after] == UNITS
    assert slot.read_again(text) in (found, (text,))


NAMES = """p div span b i a em li ul ol td tr table th h1 h2 br img input button select option optgroup label textarea
title script style pre code svg text desc math mi dl dt dd blockquote iframe noscript video object hr form body html
head x-y font template"""
ATTRIBUTES = """ | title="a b"| alt=uno| lang=pt| lang="en"| translate=no| translate=yes| alt='x &amp; y'| href="a.html"
 placeholder="p&#10;q"| value=ok type=submit| class="notranslate"| hreflang=en href=x| label=et| title="&nbsp;x"|/
 x="| y='| summary=s abbr=t"""
start_tags = st.builds(
    "<{}{}>".format, st.sampled_from(NAMES.split()), st.sampled_from(ATTRIBUTES.replace("\n", "|").split("|"))
)
end_tags = st.builds("</{}>".format, st.sampled_from(NAMES.split()))
soup = st.lists(start_tags | end_tags | st.sampled_from(PIECES), max_size=25).map("".join)


@settings(deadline=None, max_examples=300)
@given(html=soup, declaration=st.sampled_from(["", '<?xml version="1.0"?>']))
def test_any_soup_keeps_its_bytes_and_its_units_when_all_of_them_are_written_anew(html: str, declaration: str) -> None:
    try:
        document = page(declaration + html)
    except DocumentError:
        return
    (part,) = document.parts
    at = 0
    for slot in part.slots:
        assert at <= slot.start < slot.end <= len(part.text)
        at = slot.end
    for place in (*part.links, *part.marks):
        assert 0 <= place.start <= place.end <= len(part.text)
    before = [unit.text for unit in document.units]
    assert pack(document, [part.with_texts(before)]) == document.data
    written = splice(part.text, ((slot.start, slot.end, slot.written(slot.unit.text)) for slot in part.slots))
    assert texts(written) == before
    assert [text for slot in part.slots for text in slot.read_again(slot.unit.text)] == before
