"""How regular Portuguese verbs are conjugated, with the pronouns that change their end.

After Celso Cunha and Lindley Cintra, *Nova Gramática do Português Contemporâneo*, chapter
13. Verbs whose stem changes (*expor, expõe*) have the regular forms only; the glossary lists
the others. Left out are the first person of the present (*registro*), which looks like a noun,
and *vós*. Other pronouns stand behind a hyphen and need no form (*restaurou-se*).
"""

from __future__ import annotations

from pipeline.glossary.forms.grammar import by_ending, endings

__all__ = ["conjugated"]

_ENDINGS = {
    "ar": """
        as a amos am ava avas ávamos avam ei aste ou ámos aram ara aras áramos e es emos em
        asse asses ássemos assem ando ado ada ados adas
    """,
    "er": """
        es e emos em ia ias íamos iam i este eu eram era eras êramos a as amos am
        esse esses êssemos essem endo ido ida idos idas
    """,
    "ir": """
        es e imos em ia ias íamos iam i iste iu iram ira iras íramos a as amos am
        isse isses íssemos issem indo ido ida idos idas
    """,
}
_AFTER_INFINITIVE = ("es", "mos", "em", "ei", "ás", "á", "emos", "ão", "ia", "ias", "íamos", "iam")
_BEFORE_E = endings("""
    c: qu
    g: gu
    ç: c
""")
_BEFORE_A = endings("""
    c: ç
    g: j
    gu: g
""")
"""How a stem ends before *e* in *-ar*, before *a* in *-er* and *-ir*: *catalogue, conheça, exija*."""

_BEFORE_PRONOUN = {"ar": "á", "er": "ê", "ir": "i"}
"""The end of an infinitive before *-lo*: *restaurá-la, vendê-los, abri-lo*; *restauramo-la* loses its *-s*."""


def conjugated(infinitive: str) -> frozenset[str]:
    """Return the forms of a verb but its infinitive; none if it does not end in *-ar, -er* or *-ir*."""
    stem, kind = infinitive[:-2], infinitive[-2:]
    if kind not in _ENDINGS or len(stem) < 2:
        return frozenset()
    found = {_joined(stem, ending, kind) for ending in _ENDINGS[kind].split()}
    found.update(infinitive + ending for ending in _AFTER_INFINITIVE)
    for host in (f"{stem}{_BEFORE_PRONOUN[kind]}", f"{stem}{kind[0]}mo"):
        found.update(f"{host}-{pronoun}" for pronoun in ("lo", "la", "los", "las"))
    return frozenset(found)


def _joined(stem: str, ending: str, kind: str) -> str:
    if kind == "ar" and ending[0] in "eéê":
        return (by_ending(stem, _BEFORE_E) or (stem,))[0] + ending
    if kind != "ar" and ending[0] == "a":
        return (by_ending(stem, _BEFORE_A) or (stem,))[0] + ending
    return stem + ending
