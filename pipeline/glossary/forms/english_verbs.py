"""How English verbs change: *-s, -ed, -ing*, and the commonest irregular ones.

After Rodney Huddleston and Geoffrey Pullum, *The Cambridge Grammar of the English
Language* (2002), chapter 18, sections 2 and 5.
"""

from __future__ import annotations

import re

from pipeline.glossary.forms.grammar import irregulars

__all__ = ["conjugated"]

_IRREGULAR_PASTS = irregulars("""
    become: became become
    begin: began begun
    bind: bound
    break: broke broken
    bring: brought
    build: built
    buy: bought
    choose: chose chosen
    cut: cut
    draw: drew drawn
    find: found
    get: got gotten
    give: gave given
    grow: grew grown
    hang: hung hanged
    hold: held
    keep: kept
    know: knew known
    lead: led
    learn: learned learnt
    leave: left
    lend: lent
    make: made
    meet: met
    overlay: overlaid
    pay: paid
    put: put
    read: read
    redraw: redrew redrawn
    rewrite: rewrote rewritten
    run: ran run
    see: saw seen
    sell: sold
    send: sent
    set: set
    sew: sewed sewn
    show: showed shown
    speak: spoke spoken
    spend: spent
    take: took taken
    teach: taught
    tell: told
    think: thought
    undertake: undertook undertaken
    weave: wove woven
    write: wrote written
""")

_DOUBLED = re.compile("(?:^[^aeiou]*[aeiou][bdgklmnprt]|mit|fer|cur|pel|quip|rol)$")
"""A stress on the last syllable, with one vowel and one consonant: *planned, admitted*."""
_EITHER = re.compile("[aeiou]l$")
"""Doubled in Britain, not in the United States: *labelled, labeled*."""
_SIBILANT = ("s", "x", "z", "ch", "sh")


def conjugated(verb: str) -> frozenset[str]:
    """Return the forms of a verb but its plain one."""
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return frozenset({f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"})
    third = f"{verb}es" if verb.endswith((*_SIBILANT, "o")) else f"{verb}s"
    stems = [verb.removesuffix("e") if not verb.endswith(("ee", "oe", "ye")) else verb]
    if _DOUBLED.search(verb) or _EITHER.search(verb):
        doubled = f"{verb}{verb[-1]}"
        stems = [doubled, verb] if _EITHER.search(verb) else [doubled]
    found = {third, *(f"{stem}ing" for stem in stems)}
    found.update(_IRREGULAR_PASTS.get(verb) or (f"{stem}ed" if stem[-1] != "e" else f"{stem}d" for stem in stems))
    return frozenset(found)
