"""What tells Portuguese of Brazil and of Portugal apart. Linguists may edit these lists.

Spellings after the *Vocabulário Ortográfico da Língua Portuguesa* of both academies, everyday
words, and grammar after Maria Helena Mira Mateus and others, *Gramática da Língua Portuguesa*
(2003), chapters 6 and 7: *estar a* with the infinitive against the gerund, the article before
a possessive.

The Orthographic Agreement of 1990 (base IX and XI) leaves the accent of a stressed *e* or *o*
before *m* or *n* to each country's pronunciation: *académico* in Portugal, *acadêmico* in
Brazil. Base IV does the same with consonants: *receção, recepção*.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from pipeline.checks.evidence import matching
from pipeline.markup.tags import names

__all__ = ["COUNTRIES", "REGIONS", "Hints", "foreign_spelling", "hints", "signs"]

COUNTRIES = {"pt_BR": "Brazil", "pt_PT": "Portugal"}

REGIONS = tuple(COUNTRIES)
"""The languages there are signs for."""

_SPELLINGS = {
    "pt_BR": names(
        """
        anistia conosco contato contatos equipe equipes esporte esportes indenização indenizações
        planejamento planejamentos registro registros sutil sutis úmida úmidas úmido úmidos
        """
    ),
    "pt_PT": names(
        """
        amnistia aspeto aspetos conceção conceções connosco contacto contactos controlo controlos desporto
        desportos deteção equipa equipas facto factos húmida húmidas húmido húmidos indemnização
        indemnizações perspetiva perspetivas planeamento planeamentos receção receções registo registos
        subtil subtis
        """
    ),
}
"""Words that only one country spells so, whichever orthography the other follows: a single one tells."""

_TERM_SPELLINGS = {
    "pt_BR": names(
        """
        aspecto aspectos concepção concepções controle controles detecção detecções perspectiva perspectivas
        recepção recepções
        """
    ),
    "pt_PT": names(""),
}
"""The same of terms only: in texts of the other country they may be older than 1990, or verbs."""

_EVERYDAY = {
    "pt_BR": names(
        """
        acessa acessada acessadas acessado acessados acessam acessar acesse aluguel alugueis aterrissagem
        banheiro banheiros bilheteria bilheterias bilhão bilhões bonde bondes cadastrada cadastradas
        cadastrado cadastrados cadastrar cadastre caminhão caminhões carona caronas celulares contatado
        contatar contate câmera câmeras deletar dezenove dezesseis dezessete esportiva esportivas esportivo
        esportivos estoque estoques geladeira geladeiras gerencia gerenciada gerenciado gerenciador
        gerenciadores gerenciamento gerenciamentos gerenciar metrô metrôs mouse mídia mídias parabenizar
        pedestre pedestres planeja planejada planejadas planejado planejados planejar polonesa polonês
        poloneses quatorze registra registrada registradas registrado registrados registrar registraram
        registre registrou sediada sediado sediar seção seções trem trens treinamento treinamentos umidade
        usuária usuárias usuário usuários você vocês xícara xícaras ônibus bebê bebês caratê comitê comitês
        judô
        """
    ),
    "pt_PT": names(
        """
        aceda acedam acede acedem acedeu aceder aluguer alugueres aterragem autocarro autocarros betão bebé
        bebés camião camiões carácter catorze comboio comboios comité comités contacta contactada contactado
        contactar contacte deteta detetada detetado detetar detetou desportiva desportivas desportivo
        desportivos dezanove dezasseis dezassete ecrã ecrãs espetador espetadora espetadores ficheiro
        ficheiros frigorífico frigoríficos gira-discos humidade monitorizada monitorizado monitorizar
        palavra-passe planeada planeadas planeado planeados planear rapariga raparigas registada registadas
        registado registados registar registaram registe registou secção secções sedeada sedeado telemóvel
        telemóveis utente utentes utilizador utilizadora utilizadoras utilizadores perceção perceções
        respetiva respetivamente respetivas respetivo respetivos acção acções actividade actividades actual
        actualmente arquitectura colecção colecções direcção director directora efectuar electrónica
        electrónico objectivo objectivos projecto projectos seleccionar selecção
        """
    ),
}
"""Words that one country uses in ordinary texts: several tell, though a term may have one."""

_VOWELS = {"pt_BR": re.compile("[êô][mn][aeiouáéíóúâêôãõ]"), "pt_PT": re.compile("[éó][mn][aeiouáéíóúâêôãõ]")}
"""The vowel before *m* or *n* in words stressed on the third syllable from the end: *econômico, económico*."""
_OF_BOTH = names("cômoro cômoros estômago estômagos fêmea fêmeas nómada sêmea sêmeas sêmola")

_WORD = re.compile(r"\w+")

_INFINITIVE_TRAPS = "mulher|colher|lugar|qualquer|poder|prazer|mar|bar|lar|par|cor|dor|flor|amor|valor|favor"
_GRAMMAR = {
    "pt_BR": {
        "estar + gerund": re.compile(
            r"\best(?:ou|á|ão|amos|ava|avam|ará|arão|ar|eja|ejam|iver|iverem)\s+(?:\w+\s+)?"
            r"(?!quando\b|ainda\b|segundo\b|fundo\b|mundo\b|lindo\b|quando\b|todo\b)\w{2,}(?:ando|endo|indo)\b"
        ),
        "no article before a possessive": re.compile(
            r"\b(?:de|em|com|para|sobre)\s+(?:seus?|suas?|nossos?|nossas?)\s+(?!nome\b|vez\b|parte\b|lado\b|turno\b)\w"
        ),
        "em um": re.compile(r"\bem\s+uma?s?\b"),
    },
    "pt_PT": {
        "estar a + infinitive": re.compile(
            r"\best(?:ou|á|ão|amos|ava|avam|ará|arão|ar|eja|ejam|iver|iverem)\s+a\s+"
            rf"(?!(?:{_INFINITIVE_TRAPS})\b)\w{{2,}}[aei]r(?:-\w+)?\b"
        ),
    },
}
"""Ways to build a sentence; they are looked for in small letters."""

_ESTAR = names("estou está estão estamos estava estavam estará estarão estar esteja estejam estiver estiverem")
_GRAMMAR_WORDS = {
    "pt_BR": _ESTAR | names("seu seus sua suas nosso nossos nossa nossas um uma ums umas"),
    "pt_PT": _ESTAR,
}
"""Words one of which each of these ways has."""
_COMPOUND = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)+")
_AROUND = ".,;:!?()[]{}<>`'\"*“”‘’«»¿¡…/\\-"
"""What may stand before or behind a word."""
_MOST = 1 << 17
"""How many pieces of texts are remembered."""


class Hints:
    """What the pieces of texts between spaces may be signs of: each is judged once in a run."""

    def __init__(self, region: str) -> None:
        """Look for the signs of ``region`` (gettext name)."""
        self._region = region
        self._judged: set[str] = set()
        self._words: dict[str, int] = {}
        """Of how many words each piece with such a sign is."""
        self._grammar: set[str] = set()

    def kinds(self, texts: Iterable[str]) -> int:
        """Return how many kinds of signs ``texts``, in small letters, may have at most."""
        pieces = set(" ".join(texts).split())
        self._judge(pieces - self._judged)
        ways = 0 if self._grammar.isdisjoint(pieces) else len(_GRAMMAR[self._region])
        return sum(map(self._words.__getitem__, self._words.keys() & pieces)) + ways

    def among(self, texts: Iterable[str]) -> Iterator[tuple[int, bool, bool]]:
        """Yield the numbers of those of ``texts``, in small letters, that may have a sign of the region.

        With each number stands whether a word may be one, and whether the way a sentence is built may.
        """
        split = [text.split() for text in texts]
        pieces = set(chain.from_iterable(split))
        self._judge(pieces - self._judged)
        words, grammar = self._words.keys() & pieces, self._grammar & pieces
        telling = words | grammar
        if telling:
            for number, pieces_of_text in enumerate(split):
                if not telling.isdisjoint(pieces_of_text):
                    yield number, not words.isdisjoint(pieces_of_text), not grammar.isdisjoint(pieces_of_text)

    def _judge(self, pieces: set[str]) -> None:
        if len(self._judged) > _MOST:
            self._judged.clear()
        listed, grammar = _SPELLINGS[self._region] | _EVERYDAY[self._region], _GRAMMAR_WORDS[self._region]
        known = listed | grammar
        bare = {piece: piece.strip(_AROUND) for piece in pieces}
        joined = [piece for piece, word in bare.items() if not word.isalpha()]
        lines = "\n".join(joined)
        within = known.intersection(_WORD.findall(lines)).union(word for word in known if "-" in word and word in lines)
        telling = [piece for piece in joined if any(word in piece for word in within)] if within else []
        for piece in chain(telling, (piece for piece, word in bare.items() if word in known)):
            words = _words(piece)
            if not grammar.isdisjoint(words):
                self._grammar.add(piece)
            if not listed.isdisjoint(words):
                self._words[piece] = len(words)
        for piece in matching(_VOWELS[self._region], list(pieces)):
            self._words[piece] = len(_words(piece))
        self._judged |= pieces


def _words(piece: str) -> list[str]:
    """Return the words of a piece of a text, and those with joints that several of them make up."""
    words = _WORD.findall(piece)
    return words + _COMPOUND.findall(piece) if len(words) > 1 else words


@cache
def hints(region: str) -> Hints:
    """Return what a run knows of the signs of ``region`` (gettext name)."""
    return Hints(region)


def signs(words: list[str], text: str, region: str) -> Counter[str]:
    """Return the signs of ``region`` in a text (in small letters) and in its ``words`` (those without names)."""
    found = Counter(word for word in words if _is_sign(word, region))
    for name, pattern in _GRAMMAR[region].items():
        if number := len(pattern.findall(text)):
            found[name] = number
    return found


def foreign_spelling(term: str, region: str) -> str:
    """Return the first word of ``term`` that only ``region`` spells so; empty without one."""
    for word in _WORD.findall(term):
        if (small := word.lower()) in _TERM_SPELLINGS[region] or _is_spelling(small, region):
            return str(word)
    return ""


def _is_sign(word: str, region: str) -> bool:
    return word in _EVERYDAY[region] or _is_spelling(word, region)


def _is_spelling(word: str, region: str) -> bool:
    return word in _SPELLINGS[region] or (_VOWELS[region].search(word) is not None and word not in _OF_BOTH)
