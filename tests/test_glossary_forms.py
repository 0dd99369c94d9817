"""The forms of words, after the grammars each language module names."""

from __future__ import annotations

import re

import pytest

from pipeline.glossary import Gender, Number, PartOfSpeech, Term, TermType
from pipeline.glossary.forms import Shape, exclusions, former_patterns, grammar, in_shape, patterns, shape

PLURALS = {
    "es": """
        museo museos | colección colecciones | país países | raíz raíces | taller talleres | joven jóvenes
        imagen imágenes | examen exámenes | guion guiones | orden órdenes | origen orígenes | margen márgenes
        interés intereses | mes meses | crisis crisis | análisis análisis | álbum álbumes | régimen regímenes
        carácter caracteres | jardín jardines | autobús autobuses | rubí rubíes | rubí rubís | café cafés
        reloj relojes | red redes | ley leyes | tórax tórax | récord récords | web webs | club clubes | voz voces
        newsletter newsletters | stakeholder stakeholders | show shows | anorak anoraks | coordinador coordinadores
        baúl baúles | museal museales | común comunes | inglés ingleses | público públicos | marrón marrones
    """,
    "pt": """
        museu museus | coleção coleções | gestão gestões | mão mãos | irmão irmãos | cidadão cidadãos | pão pães
        alemão alemães | órgão órgãos | bênção bênçãos | imagem imagens | bem bens | bom bons | lugar lugares
        raiz raízes | juiz juízes | matriz matrizes | voz vozes | país países | mês meses | português portugueses
        gás gases | lápis lápis | ônibus ônibus | tórax tórax | museal museais | papel papéis | imóvel imóveis
        newsletter newsletters | workshop workshops | atelier ateliers | mulher mulheres | assessor assessores
        artesão artesãos | artesão artesões | guardião guardiães | líquen liquens | campus campi
        visível visíveis | espanhol espanhóis | álcool álcoois | azul azuis | cônsul cônsules | civil civis
        fácil fáceis | têxtil têxteis | hífen hifens | caráter caracteres | maçã maçãs | site sites
    """,
    "en": """
        museum museums | policy policies | survey surveys | bus buses | box boxes | church churches | brush brushes
        crisis crises | analysis analyses | axis axes | child children | woman women | craftsman craftsmen
        human humans | German Germans | shelf shelves | life lives | photo photos | hero heroes | tooth teeth
        headquarters headquarters | premises premises | works works | triptych triptychs | monarch monarchs
        stratum strata | symposium symposia | fresco frescoes | fresco frescos | plateau plateaux | codex codices
        graffito graffiti | passer-by passers-by | runner-up runners-up | editor-in-chief editors-in-chief
        secretary-general secretaries-general | wall-text wall-texts | follow-up follow-ups
        series series | staff staff | glass glasses | medium media | audience audiences
    """,
}
FEMININES = {
    "es": """
        museólogo museóloga | conservador conservadora | español española | andaluz andaluza | inglés inglesa
        catalán catalana | campeón campeona | jefe jefa | actor actriz
        superior - | mayor - | cortés - | artista - | museal - | representante -
    """,
    "pt": """
        museólogo museóloga | conservador conservadora | espanhol espanhola | português portuguesa | cidadão cidadã
        europeu europeia | ator atriz | nu nua | superior - | maior - | cortês - | artista - | museal -
    """,
}


def pairs(text: str) -> list[tuple[str, str]]:
    found = [tuple(pair.split()) for pair in re.split(r"\||\n", text) if pair.strip()]
    return [(word, form) for word, form in found]


def forms(text: str, language: str, **fields: object) -> set[str]:
    """Return every phrase that the term's patterns allow."""
    term = Term("T1", language, text, **{"part_of_speech": PartOfSpeech.NOUN, **fields})
    found: set[str] = set()
    for pattern in patterns(term):
        phrases = [""]
        for place in pattern.places:
            phrases = [f"{phrase} {form}".strip() for phrase in phrases for form in place]
        found.update(phrases)
    return found


@pytest.mark.parametrize(
    ("language", "word", "plural"), [(language, *pair) for language, text in PLURALS.items() for pair in pairs(text)]
)
def test_plural(language: str, word: str, plural: str) -> None:
    assert plural.lower() in forms(word, language)


@pytest.mark.parametrize(
    ("language", "word", "feminine"),
    [(language, *pair) for language, text in FEMININES.items() for pair in pairs(text)],
)
def test_feminine(language: str, word: str, feminine: str) -> None:
    assert grammar(language).feminines(word) == (() if feminine == "-" else (feminine,))


@pytest.mark.parametrize(
    ("language", "word", "wrong"),
    [
        ("es", "guion", "guión"),
        ("es", "colección", "colecciónes"),
        ("es", "joven", "jovenes"),
        ("es", "público", "pública"),
        ("es", "país", "paises"),
        ("pt", "coleção", "coleçãos"),
        ("pt", "órgão", "órgões"),
        ("pt", "visível", "visívels"),
        ("pt", "público", "pública"),
        ("en", "museum", "museums's"),
        ("en", "human", "humen"),
        ("en", "crisis", "crisises"),
    ],
)
def test_wrong_forms_are_not_made(language: str, word: str, wrong: str) -> None:
    assert wrong not in forms(word, language)


def test_noun_with_adjective_agrees() -> None:
    found = forms("bien cultural", "es", gender=Gender.MASCULINE)
    assert found == {f"{noun} {adjective}" for noun in ("bien", "bienes") for adjective in ("cultural", "culturales")}


def test_noun_after_preposition_is_a_noun_of_its_own() -> None:
    found = forms("línea de acción", "es", gender=Gender.FEMININE)
    assert {"líneas de acción", "línea de acciones", "líneas del acción", "línea de la acción"} <= found
    assert not any("accionas" in phrase for phrase in found)
    assert "museos de países" in forms("museo de país", "es")
    assert "gestión de riesgoses" not in forms("gestión de riesgos", "es")


def test_persons_have_two_genders_and_so_have_their_adjectives() -> None:
    found = forms("museólogo invitado", "es", gender=Gender.BOTH)
    assert {"museóloga invitada", "museólogas invitadas", "museólogos invitados"} <= found


def test_nouns_of_one_gender_keep_it() -> None:
    assert forms("fondo", "es", gender=Gender.MASCULINE) == {"fondo", "fondos"}
    assert forms("médico", "es", gender=Gender.MASCULINE) == {"médico", "médicos"}


def test_nouns_for_persons_without_a_gender_have_both() -> None:
    assert forms("mediador", "pt") == {"mediador", "mediadora", "mediadores", "mediadoras"}
    assert forms("fundo", "pt") == {"fundo", "fundos"}


def test_number() -> None:
    assert forms("patrimonio", "es", number=Number.SINGULAR) == {"patrimonio"}
    assert forms("reservas", "pt", number=Number.PLURAL) == {"reservas"}


def test_head_of_an_english_compound_is_last() -> None:
    assert forms("museum educator", "en") == {"museum educator", "museum educators"}
    found = forms("call for applications", "en")
    assert {"call for applications", "calls for applications", "calls for the applications"} <= found
    assert "call for applicationses" not in found


def test_english_adjectives_do_not_change() -> None:
    assert forms("accessible and inclusive", "en", part_of_speech=PartOfSpeech.ADJECTIVE) == {
        "accessible and inclusive",
        "accessible & inclusive",
    }


def test_hyphenated_words() -> None:
    restorer = forms("conservador-restaurador", "es", gender=Gender.BOTH)
    assert {"conservadoras-restauradoras", "conservadores restauradores"} <= restorer
    american = forms("ibero-americano", "pt", part_of_speech=PartOfSpeech.ADJECTIVE)
    assert {"ibero-americanas", "ibero americano"} <= american
    assert not any(phrase.startswith("iberos") for phrase in american)


def test_coordinated_adjectives_may_each_have_their_article_and_noun() -> None:
    found = forms("patrimonio cultural y natural", "es", gender=Gender.MASCULINE)
    assert {"patrimonio cultural y el natural", "patrimonio cultural e patrimonio natural"} <= found
    assert "conservação e o restauro" in forms("conservação e restauro", "pt")
    assert "cultural heritage and natural heritage" in forms("cultural and natural heritage", "en")
    assert "accesible y el inclusivo" not in forms("accesible e inclusivo", "es", part_of_speech=PartOfSpeech.ADJECTIVE)


def test_families_of_irregular_words() -> None:
    assert {"gran museo", "grandes museos"} <= forms("gran museo", "es", gender=Gender.MASCULINE)
    assert {"boa prática", "boas práticas"} <= forms("boa prática", "pt", gender=Gender.FEMININE)


@pytest.mark.parametrize("part", [PartOfSpeech.PHRASE, PartOfSpeech.VERB])
def test_phrases_and_verbs_are_not_inflected(part: PartOfSpeech) -> None:
    assert forms("sin ánimo de lucro", "es", part_of_speech=part) >= {"sin ánimo de lucro", "sin ánimo del lucro"}
    assert "sin ánimos de lucro" not in forms("sin ánimo de lucro", "es", part_of_speech=part)


def test_names_stand_as_they_are() -> None:
    name = {"type": TermType.NAME, "part_of_speech": PartOfSpeech.NAME}
    assert forms("Unidad Técnica", "es", **name) == {"unidad técnica"}
    assert forms("Secretaria-Geral", "pt", **name) == {"secretaria-geral"}


def test_spanish_acronyms_have_no_plural() -> None:
    acronym = {"type": TermType.ACRONYM, "part_of_speech": PartOfSpeech.NAME}
    assert forms("NGO", "en", **acronym) == {"ngo", "ngos"}
    assert forms("ONG", "pt", **acronym) == {"ong", "ongs"}
    assert forms("ONG", "es", **acronym) == {"ong"}


def test_listed_forms_are_added() -> None:
    assert "qualquer coisa" in forms("museu", "pt", forms=("qualquer coisa",))
    assert "technical units" in forms("Technical Unit", "en", type=TermType.NAME, forms=("Technical Units",))


def test_excluded_forms_are_taken_away() -> None:
    assert forms("convocatoria", "es", forms_not=("convocatorias",)) == {"convocatoria"}
    term = Term("T1", "es", "público", forms_not=("en público", "públicos"))
    assert [pattern.models for pattern in exclusions(term)] == [("en", "público")]


def test_a_language_without_rules_changes_nothing() -> None:
    assert forms("patrimoine culturel", "fr") == {"patrimoine culturel"}


def test_regions_share_their_language() -> None:
    assert grammar("pt_BR") is grammar("pt-PT") is grammar("pt")


def test_no_pattern_is_there_twice() -> None:
    shapes = patterns(Term("T1", "es", "museo", part_of_speech=PartOfSpeech.NOUN, forms=("museos", "museíto")))
    assert [sorted(shape.places[0]) for shape in shapes] == [["museíto"], ["museo", "museos"]]


def noun(text: str, language: str, **fields: object) -> Term:
    return Term("T1", language, text, **{"part_of_speech": PartOfSpeech.NOUN, **fields})


@pytest.mark.parametrize(
    ("term", "words", "expected"),
    [
        (noun("bien cultural", "es"), "bienes culturales", Shape(plural=True, feminine=False)),
        (noun("conservador", "es"), "conservadoras", Shape(plural=True, feminine=True)),
        (noun("crisis", "es"), "crisis", Shape(plural=None, feminine=False)),
        (noun("museum", "en"), "museums", Shape(plural=True, feminine=False)),
        (noun("gran museo", "es"), "grandes museos", Shape(plural=True, feminine=False)),
        (noun("ação", "pt"), "acções", Shape(plural=True, feminine=False)),
        (noun("SEGIB", "es", type=TermType.ACRONYM), "segib", Shape()),
    ],
)
def test_shape(term: Term, words: str, expected: Shape) -> None:
    assert shape(term, words.split()) == expected


@pytest.mark.parametrize(
    ("term", "plural", "feminine", "expected"),
    [
        (noun("Bien cultural", "es"), True, False, "Bienes culturales"),
        (noun("museólogo invitado", "es"), True, True, "museólogas invitadas"),
        (noun("casa museo", "es"), True, False, "casas museo"),
        (noun("casa-museu", "pt"), True, False, "casas-museu"),
        (noun("gran museo", "es"), False, False, "gran museo"),
        (noun("buena práctica", "es", gender=Gender.FEMININE), True, False, "buenas prácticas"),
        (noun("línea de acción", "es"), True, False, "líneas de acción"),
        (noun("call for applications", "en"), True, False, "calls for applications"),
        (noun("reservas", "pt", number=Number.PLURAL), True, False, "reservas"),
        (noun("heritage", "en", number=Number.SINGULAR), True, False, "heritage"),
        (noun("bienes culturales", "es"), False, False, "bienes culturales"),
        (noun("fondo", "es", gender=Gender.MASCULINE), True, True, "fondos"),
    ],
)
def test_a_term_in_a_number_and_gender(term: Term, plural: bool, feminine: bool, expected: str) -> None:
    assert in_shape(term, Shape(plural=plural, feminine=feminine)) == expected


def test_a_term_given_in_the_plural_has_its_singular() -> None:
    assert {"bien cultural", "bienes culturales"} <= forms("bienes culturales", "es")
    assert {"museum professional", "museum professionals"} <= forms("museum professionals", "en")
    assert "coleção visitável" in forms("coleções visitáveis", "pt")
    assert forms("portugués", "es", part_of_speech=PartOfSpeech.ADJECTIVE) == {
        "portugués", "portuguesa", "portugueses", "portuguesas",
    }  # fmt: skip


def test_comparatives_of_english_adjectives() -> None:
    adjective = {"part_of_speech": PartOfSpeech.ADJECTIVE}
    assert forms("large", "en", **adjective) == {"large", "larger", "largest"}
    assert forms("big", "en", **adjective) == {"big", "bigger", "biggest"}
    assert forms("early", "en", **adjective) == {"early", "earlier", "earliest"}
    assert forms("museal", "en", **adjective) == {"museal"}


@pytest.mark.parametrize(
    ("text", "language", "old"),
    [
        ("coleção", "pt", "colecções"),
        ("ótimo", "pt", "óptimos"),
        ("ideia", "pt", "idéias"),
        ("linguístico", "pt", "lingüístico"),
        ("guion", "es", "guión"),
    ],
)
def test_former_spellings(text: str, language: str, old: str) -> None:
    found = former_patterns(noun(text, language))
    assert any(old in place for pattern in found for place in pattern.places)
    assert old not in forms(text, language)


def test_words_without_a_former_spelling() -> None:
    assert former_patterns(noun("museu", "pt")) == former_patterns(noun("museum", "en")) == ()
    assert former_patterns(noun("fato", "pt")) == former_patterns(noun("Ação", "pt", type=TermType.NAME)) == ()
