"""What tells Portuguese of Brazil and of Portugal apart in ordinary texts. Linguists may edit these lists.

Only signs that the other region's writers do not use: spellings after the *Vocabulário
Ortográfico da Língua Portuguesa* of both academies, everyday words, and grammar after
Maria Helena Mira Mateus and others, *Gramática da Língua Portuguesa* (2003), chapters 6 and
7: *estar a* with the infinitive against the gerund, the article before a possessive.
"""

from __future__ import annotations

import re
from collections import Counter

from pipeline.markup.tags import names

__all__ = ["REGIONS", "signs"]

_WORDS = {
    "pt_BR": names(
        """
        acessa acessada acessadas acessado acessados acessam acessar acesse aluguel alugueis aterrissagem banheiro
        banheiros bilheteria bilheterias bilhão bilhões bonde bondes cadastrada cadastradas cadastrado cadastrados
        cadastrar cadastre caminhão caminhões carona caronas celulares contatado contatar contate contato contatos
        câmera câmeras deletar dezenove dezesseis dezessete equipe equipes esporte esportes esportiva esportivas
        esportivo esportivos estoque estoques geladeira geladeiras gerencia gerenciada gerenciado gerenciador
        gerenciadores gerenciamento gerenciamentos gerenciar metrô metrôs mouse mídia mídias parabenizar pedestre
        pedestres planeja planejada planejadas planejado planejados planejamento planejamentos planejar polonesa
        polonês poloneses quatorze registra registrada registradas registrado registrados registrar registraram
        registre registro registros registrou sediada sediado sediar seção seções trem trens treinamento treinamentos
        umidade usuária usuárias usuário usuários você vocês xícara xícaras úmida úmidas úmido úmidos ônibus
        bebê bebês caratê comitê comitês judô conosco
        """
    ),
    "pt_PT": names(
        """
        aceda acedam acede acedem acedeu aceder aluguer alugueres aterragem autocarro autocarros betão bebé bebés
        camião camiões carácter catorze comboio comboios comité comités connosco contacta contactada contactado
        contactar contacte contacto contactos controlo controlos deteta detetada detetado detetar detetou desporto
        desportos desportiva desportivas desportivo desportivos dezanove dezasseis dezassete ecrã ecrãs equipa equipas
        espetador espetadora espetadores facto factos ficheiro ficheiros frigorífico frigoríficos gira-discos húmida
        húmidas húmido húmidos humidade monitorizada monitorizado monitorizar palavra-passe planeada planeadas planeado
        planeados planeamento planeamentos planear rapariga raparigas registada registadas registado registados
        registar registaram registe registo registos registou secção secções sedeada sedeado telemóvel telemóveis
        utente utentes utilizador utilizadora utilizadoras utilizadores
        aspeto aspetos conceção conceções deteção perceção perceções perspetiva perspetivas receção receções
        respetiva respetivamente respetivas respetivo respetivos
        acção acções actividade actividades actual actualmente arquitectura colecção colecções direcção director
        directora efectuar electrónica electrónico objectivo objectivos projecto projectos seleccionar selecção
        """
    ),
}
"""Words of one region that the other does not write."""

_VOWELS = {
    "pt_BR": re.compile(r"\w+[êô][mn][aeiou]\w*"),
    "pt_PT": re.compile(r"\w+[éó][mn][aeiou]\w*"),
}
"""The vowel before *m* or *n* in words stressed on the third syllable from the end: *econômico, económico*."""
_OF_BOTH = names("estômago estômagos fêmea fêmeas sêmola nómada")

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

REGIONS = tuple(_WORDS)
"""The languages there are signs for."""


def signs(words: list[str], text: str, region: str) -> Counter[str]:
    """Return the signs of ``region`` in a text (in small letters) and in its ``words`` (those without names)."""
    listed, vowels = _WORDS[region], _VOWELS[region]
    found = Counter(word for word in words if word in listed or (vowels.fullmatch(word) and word not in _OF_BOTH))
    for name, pattern in _GRAMMAR[region].items():
        if number := len(pattern.findall(text)):
            found[name] = number
    return found
