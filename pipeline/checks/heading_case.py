"""A heading in Spanish or Portuguese has a capital on every word, as English headings have.

# What it finds
A translated heading, label or button in which all words but the small ones begin with a
capital: `La Memoria de los Objetos`. Names of institutions, programmes, laws and feasts are
left alone, and so are names of the glossary, words that stand in the source text, titles in
capitals, and headings whose source text, in a language that writes them small, has the
capitals too.

# Why it matters
In Spanish and Portuguese only the first word of a heading and names have a capital
(*Ortografía de la lengua española*, IV 4.2.4.8; *Acordo Ortográfico*, base XIX).

# Example
Source: `The Memory of Objects` – translation: `La Memoria de los Objetos`

# What to do
Leave the capital of the first word and of names.

# How to waive
`# museotext: waive heading-case — the name of the room`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.evidence import begins_sentence
from pipeline.checks.pair import Pair
from pipeline.checks.signs import Sign
from pipeline.checks.wordlists import CONNECTORS
from pipeline.glossary import TermType
from pipeline.locales import primary
from pipeline.markup.tags import names
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check", "has_small_word"]

NAME = "heading-case"
SEVERITY = Severity.WARNING
SIGNS = Sign.TITLE

_WORD = re.compile(r"[^\W_]+(?>(?:[-'’.][^\W_]+)*)")
_SENTENCE = re.compile(r"[.!?…;]\s*$|[.!?;]\s+\S")
_FEWEST = 3
"""Words with a capital that are not small ones."""
_LONGEST = 14
_SMALL = CONNECTORS | names(
    """
    al ante com con contra como dos desde e em en entre hasta ni num numa nas nos o ou pela pelas pelo pelos por que se
    sem sin sobre su sua suas sus seu seus u un una unas unos um uma uns umas à às ao aos até cuando quando cómo qué más
    mais no não
    """
)
_NAMED = names(
    """
    academia acuerdo acordo agencia agência aldea ano archivo arquivo asamblea assembleia asociación associação año
    avenida ayuntamiento banco biblioteca bienal calle cámara câmara carta casa castillo castelo catedral cátedra
    centro cidade ciudad coalición código colección coleção colegio colégio comisión comissão comité comitê comité
    comunidad comunidade concurso congreso congresso conferencia conferência consejo conselho constitución constituição
    convención convenção cooperativa corte declaración declaração decreto departamento dia día dirección direção
    embajada embaixada encuentro encontro escola escuela estado estrategia facultad faculdade federación federação feria
    feira festival festividad fondo fundo foro fórum fundación fundação galería galeria gobierno governo grupo hospital
    iglesia igreja iniciativa instituto jardín jardim jornada jornadas junta laboratorio laboratório ley lei memorial
    mesa mercado ministerio ministério monumento museo museos museu museus observatorio observatório oficina orden ordem
    organización organização palacio palácio parque patronato plan plano plaza praça plataforma premio premios prémio
    prêmio presidencia presidência procuraduría programa projeto proyecto protocolo puerto porto real recomendación
    recomendação red rede registro registo reino reglamento regulamento república rua sala san santa santo são
    secretaría secretaria semana seminario seminário servicio serviço sistema sociedad sociedade superintendencia taller
    teatro templo torre tratado tribunal unidad unidade união unión universidad universidade
    """
)
"""What begins names whose words have capitals."""


def check(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield a finding if every word of a Spanish or Portuguese heading begins with a capital."""
    if primary(pair.target_language) not in ("es", "pt") or len(pair.target) > 200 or pair.target.islower():
        return
    text = pair.target_masked
    if has_small_word(text) or _SENTENCE.search(text) or text.count(" ") > 2 * _LONGEST:
        return
    words = _WORD.findall(text)
    tall = [word for word in words if word.lower() not in _SMALL]
    if len(tall) < _FEWEST or not all(word[0].isupper() for word in tall):
        return
    if len(words) > _LONGEST or _is_of_names(pair, context, words, tall):
        return
    now = _as_a_sentence(pair)
    yield pair.finding(NAME, SEVERITY, "every word begins with a capital, as in an English heading", suggestion=now)


def has_small_word(text: str) -> bool:
    """Tell at a glance whether a text has a word without a capital that no title writes small."""
    for word in text.split():  # noqa: SIM110  (most texts have one near their beginning, and any() takes longer)
        if word.islower() and word.isalpha() and word not in _SMALL:
            return True
    return False


def _is_of_names(pair: Pair, context: Context, words: list[str], tall: list[str]) -> bool:
    """Whether the capitals are those of names, of acronyms, or of a source text that would not have them by habit."""
    if any(word.lower() in _NAMED for word in words):
        return True
    common = [
        word for word in tall[1:] if word[1:].islower() and len(word) > 3 and word not in pair.source and word.isalpha()
    ]
    if len(common) < _FEWEST - 1:
        return True
    if primary(pair.source_language) != "en":
        theirs = [word for word in _WORD.findall(pair.source_masked)[1:] if word.lower() not in _SMALL]
        capitals = sum(str(word)[0].isupper() for word in theirs)
        return capitals * 2 > len(theirs)
    if context.glossary is None:
        return False
    hits = context.glossary.lexicon(pair.target_language).find(pair.target_masked)
    return any(hit.sense.term.type is TermType.NAME and hit.accepted for hit in hits)


def _as_a_sentence(pair: Pair) -> str:
    """Return the heading with the capitals that its sentences begin with, and those of words of the source text."""
    first = next(_WORD.finditer(pair.target_masked)).start()

    def lowered(word: re.Match[str]) -> str:
        written = word[0]
        stays = (
            word.start() == first
            or begins_sentence(pair.target_masked, word.start())
            or not written[1:].islower()
            or written in pair.source
        )
        is_code = pair.target_masked[slice(*word.span())] != written
        return written if stays or is_code else written[0].lower() + written[1:]

    return _WORD.sub(lowered, pair.target)
