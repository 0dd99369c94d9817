"""From a unit's pieces to its text with numbered tags, and from a translation back to pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.formats.office.pieces import ANCHORS, PLAIN, SPACE, Close, Look, Open, Piece, Text, Thing
from pipeline.markup import Kind, Role, numbered_codes, numbered_text

__all__ = ["Numbered", "numbered"]


@dataclass(frozen=True, slots=True)
class Wrapper:
    """What a pair of numbers stands for that is more than a look."""

    opening: Open
    closing: Close
    look: Look
    """The look of text directly in it."""
    around: frozenset[int]
    """The numbers of the wrappers it stands in."""


Meaning = Look | Wrapper | tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A unit's text, and what its numbers stand for."""

    text: str
    look: Look
    """The look of text outside of all tags: the commonest one, by letters."""
    meanings: tuple[Meaning, ...]
    """What the numbers from 1 stand for."""

    @property
    def note(self) -> str:
        """What each number is, for the translator: ``<1> bold, <2/> footnote``."""
        return ", ".join(
            f"<{number}/> {', '.join(dict.fromkeys(thing.name for thing in meaning))}"
            if isinstance(meaning, tuple)
            else f"<{number}> {_difference(meaning, self.look) if isinstance(meaning, Look) else meaning.opening.name}"
            for number, meaning in enumerate(self.meanings, start=1)
        )

    @property
    def filled(self) -> tuple[str, ...]:
        """What stands at each number, where it is the same in every language: a plain number."""
        shown = [
            "".join(thing.shown for thing in meaning) if isinstance(meaning, tuple) else "" for meaning in self.meanings
        ]
        return tuple(chars if chars.isdecimal() else "" for chars in shown) if any(shown) else ()

    def pieces(self, text: str) -> tuple[list[Piece], bool]:
        """Return the pieces of ``text``, a translation, and whether all its tags could be followed.

        Invisible things that it lacks are put at its end.
        """
        return _Reader(self).read(text)


def _difference(look: Look, base: Look) -> str:
    """Return how ``look`` differs from ``base``, in words."""
    more = [name for name in look.names if name not in base.names]
    less = [f"not {name}" for name in base.names if name not in look.names]
    return " ".join(more) or " ".join(less) or "other formatting"


def numbered(body: Sequence[Piece]) -> Numbered:
    """Return the text of a unit with its tags numbered from 1 in order of appearance."""
    looks = list(_commonest_looks(body))
    return _Numbering(looks).run(body)


def _commonest_looks(body: Sequence[Piece]) -> Iterator[Look]:
    """Yield the commonest look of the text outside of all wrappers, and then of each wrapper as it opens."""
    everything = [piece for piece in body if isinstance(piece, Text)]
    if not any(isinstance(piece, Open) for piece in body):
        yield _commonest(everything)
        return
    scopes: list[list[Text]] = [[]]
    open_now = [0]
    for piece in body:
        if isinstance(piece, Open):
            open_now.append(len(scopes))
            scopes.append([])
        elif isinstance(piece, Close):
            open_now.pop()
        elif isinstance(piece, Text):
            scopes[open_now[-1]].append(piece)
    for texts in scopes:
        yield _commonest(texts or everything)


def _commonest(texts: Sequence[Text]) -> Look:
    looks: dict[str, Look] = {}
    for text in texts:
        looks.setdefault(text.look.key, text.look)
    if len(looks) < 2:
        return texts[0].look if texts else PLAIN
    letters = dict.fromkeys(looks, 0)
    for text in texts:
        letters[text.look.key] += _letters(text.chars)
    return looks[max(letters, key=letters.__getitem__)]


def _letters(chars: str) -> int:
    """Return how many letters and figures there are."""
    words = chars.replace(" ", "")
    return len(words) if words.isalnum() else sum(map(str.isalnum, words))


def _goes_on(look: Look, after: Piece | None) -> bool:
    """Whether a pair of tags goes on after a thing."""
    return isinstance(after, Text) and after.look.key == look.key and bool(look.shows_space or after.chars.strip(SPACE))


class _Numbering:
    def __init__(self, looks: Sequence[Look]) -> None:
        self._looks = looks
        self._out: list[str] = []
        self._meanings: list[Meaning | None] = []
        self._scopes: list[tuple[int, Look]] = [(0, looks[0])]
        """The number and look of each open wrapper."""
        self._pair: tuple[int, Look] | None = None

    def run(self, body: Sequence[Piece]) -> Numbered:
        opened: list[tuple[int, Open, frozenset[int]]] = []
        wrappers = 0
        place = 0
        while place < len(body):
            piece = body[place]
            place += 1
            match piece:
                case Text():
                    self._text(piece)
                case Thing():
                    things = [piece]
                    while place < len(body) and isinstance(one := body[place], Thing):
                        things.append(one)
                        place += 1
                    self._things(things, body[place] if place < len(body) else None)
                case Open():
                    self._end_pair()
                    wrappers += 1
                    number = self._number(None)
                    around = frozenset(number for number, _ in self._scopes[1:])
                    opened.append((number, piece, around))
                    self._scopes.append((number, self._looks[wrappers]))
                    self._out.append(f"<{number}>")
                case Close():
                    self._end_pair()
                    number, opening, around = opened.pop()
                    _, look = self._scopes.pop()
                    self._meanings[number - 1] = Wrapper(opening, piece, look, around)
                    self._out.append(f"</{number}>")
        self._end_pair()
        return Numbered(
            "".join(self._out), self._looks[0], tuple(meaning for meaning in self._meanings if meaning is not None)
        )

    def _number(self, meaning: Meaning | None) -> int:
        self._meanings.append(meaning)
        return len(self._meanings)

    def _text(self, piece: Text) -> None:
        if piece.look.key == self._scopes[-1][1].key:
            self._end_pair()
        elif self._pair is None or self._pair[1].key != piece.look.key:
            self._end_pair()
            self._begin_pair(piece)
            return
        self._out.append(numbered_text(piece.chars))

    def _begin_pair(self, piece: Text) -> None:
        """Open a pair around ``piece``; space before its words stays outside if nobody could see a difference."""
        chars = piece.chars.lstrip(self._unseen(piece.look))
        self._out.append(piece.chars[: len(piece.chars) - len(chars)])
        if chars:
            self._pair = self._number(piece.look), piece.look
            self._out += (f"<{self._pair[0]}>", numbered_text(chars))

    def _things(self, things: list[Thing], after: Piece | None) -> None:
        if self._pair is not None and not _goes_on(self._pair[1], after):
            self._end_pair()
        self._out.append(f"<{self._number(tuple(things))}/>")

    def _end_pair(self) -> None:
        if self._pair is None:
            return
        number, look = self._pair
        self._pair = None
        chars = self._out.pop()
        self._out.append(chars.rstrip(self._unseen(look)))
        self._out += (f"</{number}>", chars[len(self._out[-1]) :])

    def _unseen(self, look: Look) -> str:
        """Return the space at the edges of text in ``look`` that would look the same outside of its pair."""
        return "\n" if look.shows_space or self._scopes[-1][1].shows_space else SPACE


class _Reader:
    """Follows the tags of a translation; whatever it holds, what comes out is balanced."""

    def __init__(self, source: Numbered) -> None:
        self._source = source
        self._out: list[Piece] = []
        self._open: list[tuple[int, Look, Close | None]] = []
        self._used: set[int] = set()
        self._clean = True

    def read(self, text: str) -> tuple[list[Piece], bool]:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        at = 0
        for code in numbered_codes(text):
            self._chars(text[at : code.start])
            at = code.end
            if code.kind is Kind.ENTITY:
                self._chars(code.name)
            else:
                self._tag(int(code.name), code.role, code.text)
        self._chars(text[at:])
        while self._open:
            self._clean = False
            self._close()
        self._out += (
            thing
            for number, meaning in enumerate(self._source.meanings, start=1)
            if isinstance(meaning, tuple) and number not in self._used
            for thing in meaning
            if thing.kind in ANCHORS
        )
        return self._out, self._clean

    def _chars(self, chars: str) -> None:
        if chars:
            self._out.append(Text(chars, self._open[-1][1] if self._open else self._source.look))

    def _tag(self, number: int, role: Role, tag: str) -> None:
        meaning = self._source.meanings[number - 1] if 0 < number <= len(self._source.meanings) else None
        match meaning, role:
            case None, _:
                self._clean = False
                self._chars(tag)
            case _, Role.CLOSE:
                self._close_all(number)
            case Look(), Role.OPEN:
                self._open.append((number, meaning, None))
            case Wrapper(), Role.OPEN:
                self._wrap(number, meaning)
            case tuple(), Role.ALONE if number not in self._used:
                self._used.add(number)
                self._out += meaning
            case _:
                self._clean = False

    def _wrap(self, number: int, wrapper: Wrapper) -> None:
        around = {one for one, _, closing in self._open if closing is not None}
        if number in self._used or not around <= wrapper.around:
            self._clean = False
            self._open.append((number, wrapper.look, None))
            return
        self._used.add(number)
        self._out.append(wrapper.opening)
        self._open.append((number, wrapper.look, wrapper.closing))

    def _close_all(self, number: int) -> None:
        """Close the nearest open ``number`` and what is open in it; without one, do nothing."""
        if all(one != number for one, _, _ in self._open):
            self._clean = False
            return
        while self._close() != number:
            self._clean = False

    def _close(self) -> int:
        number, _, closing = self._open.pop()
        if closing is not None:
            self._clean = self._clean and not isinstance(self._out[-1], Open)
            self._out.append(closing)
        return number
