"""How regular Spanish verbs are conjugated, with the pronouns written behind them.

After the Real Academia Española and ASALE, *Nueva gramática de la lengua española*
(2009), chapter 4, and *Ortografía* (2010), I.6 on spelling before *e* and *i*. Verbs whose
stem changes otherwise (*mostrar, muestra*) have the regular forms only; the glossary lists the
others. Left out are the first person (*registro*), which looks like a noun, and *vosotros*.
"""

from __future__ import annotations

from pipeline.glossary.forms.grammar import by_ending, endings, word_set

__all__ = ["conjugated"]

_ENDINGS = {
    "ar": """
        as a amos an aba abas ábamos aban é aste ó aron e es emos en ara aras áramos aran ase ases ásemos asen
        ando ado ada ados adas
    """,
    "er": """
        es e emos en ía ías íamos ían í iste ió imos ieron a as amos an iera ieras iéramos ieran iese ieses iésemos
        iesen iendo ido ida idos idas
    """,
    "ir": """
        es e imos en ía ías íamos ían í iste ió ieron a as amos an iera ieras iéramos ieran iese ieses iésemos iesen
        iendo ido ida idos idas
    """,
}
_AFTER_INFINITIVE = ("é", "ás", "á", "emos", "án", "ía", "ías", "íamos", "ían")

_BEFORE_E = endings("""
    c: qu
    g: gu
    gu: gü
    z: c
""")
_BEFORE_A = endings("""
    c: zc
    g: j
    gu: g
""")
"""How a stem ends before *e* in *-ar*, before *a* in *-er* and *-ir*: *catalogue, conozca, exija*."""

_STRESSED_IAR = word_set("ampliar criar confiar desafiar enviar fotografiar guiar vaciar variar")
_STRESSED_ENDINGS = ("as", "a", "an", "e", "es", "en")
_STRESSED = str.maketrans("aeiou", "áéíóú")
_PRONOUNS = ("lo", "la", "los", "las", "le", "les", "me", "te", "se", "nos")
_PAIRS = [first + second for first in ("me", "te", "se", "nos") for second in _PRONOUNS[:6]]


def conjugated(infinitive: str) -> frozenset[str]:
    """Return the forms of a verb but its infinitive; none if it does not end in *-ar, -er* or *-ir*."""
    stem, kind = infinitive[:-2], infinitive[-2:]
    if kind not in _ENDINGS or len(stem) < 2:
        return frozenset()
    found = {_joined(stem, ending, kind) for ending in _ENDINGS[kind].split()}
    found.update(infinitive + ending for ending in _AFTER_INFINITIVE)
    if kind == "ar" and ((stem.endswith("u") and stem[-2] not in "cgq") or infinitive in _STRESSED_IAR):
        found.difference_update(stem + ending for ending in _STRESSED_ENDINGS)
        found.update(stem[:-1] + stem[-1].translate(_STRESSED) + ending for ending in _STRESSED_ENDINGS)
    gerund = f"{stem}{'ándo' if kind == 'ar' else 'iéndo'}"
    for host in (infinitive, gerund):
        found.update(host + pronoun for pronoun in _PRONOUNS)
    stressed = stem + kind.translate(_STRESSED)
    for host in (stressed, gerund):
        found.update(host + pair for pair in _PAIRS)
    return frozenset(found)


def _joined(stem: str, ending: str, kind: str) -> str:
    if kind == "ar" and ending[0] in "eé":
        return (by_ending(stem, _BEFORE_E) or (stem,))[0] + ending
    if kind != "ar" and ending[0] == "a":
        return (by_ending(stem, _BEFORE_A) or (stem,))[0] + ending
    return stem + ending
