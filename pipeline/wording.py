"""What published pages and documents say of themselves, in the reader's language.

To add a language: write one Wording and put it in LANGUAGES. Portuguese is worded so
that Brazil and Portugal read it alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.locales import primary

__all__ = ["LANGUAGES", "Wording", "wording"]


@dataclass(frozen=True)
class Wording:
    """The words of one language; ``{}`` stands for what a page puts in."""

    language: str
    """The language these words are in (gettext name)."""
    not_translated: str
    """Stands beside source text that has no translation."""
    under_revision: str
    """Stands beside source text whose translation nobody has approved yet."""
    not_reviewed: str
    """Stands beside a translation that no reviewer has approved, where reviews are tracked."""
    percent: str
    """A share in per cent: ``98%``, ``98 %``."""
    source_language: str
    document: str
    row: str
    """Names a row of an edition by its number, ``Row {}``."""
    languages_shown: str
    original: str
    """Marks the column of the source language."""
    all_documents: str
    documents: str
    contents: str
    """The heading of a table of contents."""
    accessible: str
    """What readers with screen readers find in a book."""
    no_documents: str
    open_document: str
    """A link to the localised document."""
    notice: str
    """What a reader has to know of an edition that is not complete."""
    notice_of_reviewed: str
    """The same where reviews are tracked, and translations are shown before they are approved."""
    in_review: str
    """Said of a translation some of whose texts no reviewer has approved."""
    says_so: str
    """Follows ``in_review`` where each such text has ``not_reviewed`` beside it."""
    explain_terms: str
    """Switches the explanations of the glossary on and off."""
    no_glossary: str
    """Said where the glossary's file is not beside the page."""
    close: str
    search: str
    """What a search field and its button are called."""
    search_documents: str
    found: str
    """How much a search found: rows, then documents."""
    nothing_found: str
    more_results: str
    more_rows: str
    """Opens the other rows that were found in a document."""
    write_more: str
    """Said where a search would have a single letter."""
    unreadable: str
    """Said where the files of the search are not beside the page."""
    only_incomplete: str
    """Narrows the list to documents that lack translations."""
    other_editions: str
    all_languages: str
    """What a book is called among books in fewer languages."""
    incomplete: str
    """Begins the note on a translation that is not complete; a date in brackets and ``notice`` follow."""
    day: str
    """A day after ``as of``: the number of the day, the month, the year."""
    months: tuple[str, ...]
    kinds: Mapping[str, str]
    """The kinds of units whose look does not tell what they are."""

    def dated(self, date: str) -> str:
        """Say that something was so on ``date`` (ISO 8601: ``2026-05-04``)."""
        year, month, day = map(int, date.split("-"))
        return self.day.format(day, self.months[month - 1], year)


_ENGLISH = Wording(
    language="en",
    not_translated="not translated yet",
    under_revision="translation under revision",
    not_reviewed="not reviewed yet",
    percent="{}%",
    source_language="Source language",
    document="Document",
    row="Row {}",
    languages_shown="Languages shown",
    original="original",
    all_documents="All documents",
    documents="Documents",
    contents="Contents",
    accessible="The book has headings, lists and tables that can be navigated, and every text "
    "is marked with its language. Pictures have alternative texts.",
    no_documents="No document has been published yet.",
    open_document="Open the document",
    notice="Where a text has no approved translation, the original stands in its place and says so.",
    notice_of_reviewed="Where a text has no finished translation, the original stands in its place and says so.",
    in_review="The review of this translation is not finished.",
    says_so="Each text that has not been reviewed says so.",
    explain_terms="Explain terms",
    no_glossary="The glossary was not found beside this page.",
    close="Close",
    search="Search",
    search_documents="Search all documents",
    found="Rows found: {} · documents: {}",
    nothing_found="Nothing was found in the languages shown.",
    more_results="More results",
    more_rows="More rows: {}",
    write_more="Write at least two letters.",
    unreadable="To search, the folder “site” has to be beside this page.",
    only_incomplete="Only incomplete translations",
    other_editions="Other editions",
    all_languages="all languages",
    incomplete="This translation is not complete",
    day="as of {} {} {}",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    kinds=MappingProxyType(
        {
            "title": "title",
            "subtitle": "subtitle",
            "page title": "page title",
            "site name": "name of the site",
            "description": "description",
            "alt text": "alternative text",
            "title text": "help text",
            "link title": "help text",
            "image title": "help text",
            "caption": "caption",
            "table heading": "table heading",
            "table summary": "about the table",
            "quotation": "quotation",
            "footnote": "footnote",
            "label": "label",
            "legend": "group of questions",
            "button": "button",
            "placeholder": "example of an answer",
            "text field": "text in a field",
            "option": "option",
            "drawing title": "title of a drawing",
            "drawing text": "text in a drawing",
            "drawing description": "description of a drawing",
            "document title": "document title",
            "document subject": "subject of the document",
            "document description": "description of the document",
            "slide subtitle": "subtitle",
            "speaker notes": "speaker notes",
            "section name": "name of a section",
            "header": "header",
            "footer": "footer",
            "endnote": "endnote",
            "text box": "text box",
            "text of a chart": "text of a chart",
            "label of a chart": "label in a chart",
            "text of a diagram": "text of a diagram",
            "column heading": "column heading",
            "title of the contents": "title of the contents",
            "entry in the contents": "entry in the contents",
            "tooltip": "help text",
            "help text": "help text",
            "speaker": "speaker",
            "chapter title": "chapter title",
        }
    ),
)

_SPANISH = Wording(
    language="es",
    not_translated="sin traducir",
    under_revision="traducción en revisión",
    not_reviewed="sin revisar",
    percent="{}\N{NO-BREAK SPACE}%",
    source_language="Idioma de origen",
    document="Documento",
    row="Fila {}",
    languages_shown="Idiomas visibles",
    original="original",
    all_documents="Todos los documentos",
    documents="Documentos",
    contents="Índice",
    accessible="El libro tiene títulos, listas y tablas por los que se puede navegar, y cada texto "
    "lleva indicado su idioma. Las imágenes tienen textos alternativos.",
    no_documents="Aún no se ha publicado ningún documento.",
    open_document="Abrir el documento",
    notice="Donde un texto no tiene traducción aprobada, aparece el original y así se indica.",
    notice_of_reviewed="Donde un texto no tiene traducción terminada, aparece el original y así se indica.",
    in_review="La revisión de esta traducción no ha terminado.",
    says_so="En cada texto que aún no se ha revisado, así se indica.",
    explain_terms="Explicar los términos",
    no_glossary="No se encontró el glosario junto a esta página.",
    close="Cerrar",
    search="Buscar",
    search_documents="Buscar en todos los documentos",
    found="Filas encontradas: {} · documentos: {}",
    nothing_found="No se encontró nada en los idiomas visibles.",
    more_results="Más resultados",
    more_rows="Más filas: {}",
    write_more="Escriba al menos dos letras.",
    unreadable="Para buscar, la carpeta «site» tiene que estar junto a esta página.",
    only_incomplete="Solo traducciones incompletas",
    other_editions="Otras ediciones",
    all_languages="todos los idiomas",
    incomplete="Esta traducción no está completa",
    day="a {} de {} de {}",
    months=(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    kinds=MappingProxyType(
        {
            "title": "título",
            "subtitle": "subtítulo",
            "page title": "título de la página",
            "site name": "nombre del sitio",
            "description": "descripción",
            "alt text": "texto alternativo",
            "title text": "texto de ayuda",
            "link title": "texto de ayuda",
            "image title": "texto de ayuda",
            "caption": "leyenda",
            "table heading": "encabezado de tabla",
            "table summary": "sobre la tabla",
            "quotation": "cita",
            "footnote": "nota al pie",
            "label": "etiqueta",
            "legend": "grupo de preguntas",
            "button": "botón",
            "placeholder": "ejemplo de respuesta",
            "text field": "texto en un campo",
            "option": "opción",
            "drawing title": "título de un dibujo",
            "drawing text": "texto en un dibujo",
            "drawing description": "descripción de un dibujo",
            "document title": "título del documento",
            "document subject": "asunto del documento",
            "document description": "descripción del documento",
            "slide subtitle": "subtítulo",
            "speaker notes": "notas del orador",
            "section name": "nombre de una sección",
            "header": "encabezado de página",
            "footer": "pie de página",
            "endnote": "nota al final",
            "text box": "cuadro de texto",
            "text of a chart": "texto de un gráfico",
            "label of a chart": "rótulo de un gráfico",
            "text of a diagram": "texto de un diagrama",
            "column heading": "encabezado de columna",
            "title of the contents": "título del índice",
            "entry in the contents": "entrada del índice",
            "tooltip": "texto de ayuda",
            "help text": "texto de ayuda",
            "speaker": "quién habla",
            "chapter title": "título de capítulo",
        }
    ),
)

_PORTUGUESE = Wording(
    language="pt",
    not_translated="ainda não traduzido",
    under_revision="tradução em revisão",
    not_reviewed="ainda sem revisão",
    percent="{}%",
    source_language="Idioma de origem",
    document="Documento",
    row="Linha {}",
    languages_shown="Idiomas visíveis",
    original="original",
    all_documents="Todos os documentos",
    documents="Documentos",
    contents="Sumário",
    accessible="O livro tem títulos, listas e tabelas pelos quais se pode navegar, e cada texto "
    "tem a indicação do seu idioma. As imagens têm textos alternativos.",
    no_documents="Ainda não foi publicado nenhum documento.",
    open_document="Abrir o documento",
    notice="Onde um texto não tem tradução aprovada, aparece o original, com essa indicação.",
    notice_of_reviewed="Onde um texto não tem tradução concluída, aparece o original, com essa indicação.",
    in_review="A revisão desta tradução não está concluída.",
    says_so="Cada texto ainda sem revisão traz essa indicação.",
    explain_terms="Explicar os termos",
    no_glossary="O glossário não foi encontrado junto a esta página.",
    close="Fechar",
    search="Pesquisar",
    search_documents="Pesquisar em todos os documentos",
    found="Linhas encontradas: {} · documentos: {}",
    nothing_found="Nada foi encontrado nos idiomas visíveis.",
    more_results="Mais resultados",
    more_rows="Mais linhas: {}",
    write_more="Escreva pelo menos duas letras.",
    unreadable="Para pesquisar, a pasta “site” tem de estar junto a esta página.",
    only_incomplete="Só traduções incompletas",
    other_editions="Outras edições",
    all_languages="todos os idiomas",
    incomplete="Esta tradução não está completa",
    day="em {} de {} de {}",
    months=(
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ),
    kinds=MappingProxyType(
        {
            "title": "título",
            "subtitle": "subtítulo",
            "page title": "título da página",
            "site name": "nome do site",
            "description": "descrição",
            "alt text": "texto alternativo",
            "title text": "texto de ajuda",
            "link title": "texto de ajuda",
            "image title": "texto de ajuda",
            "caption": "legenda",
            "table heading": "cabeçalho de tabela",
            "table summary": "sobre a tabela",
            "quotation": "citação",
            "footnote": "nota de rodapé",
            "label": "rótulo",
            "legend": "grupo de perguntas",
            "button": "botão",
            "placeholder": "exemplo de resposta",
            "text field": "texto num campo",
            "option": "opção",
            "drawing title": "título de um desenho",
            "drawing text": "texto num desenho",
            "drawing description": "descrição de um desenho",
            "document title": "título do documento",
            "document subject": "assunto do documento",
            "document description": "descrição do documento",
            "slide subtitle": "subtítulo",
            "speaker notes": "notas do orador",
            "section name": "nome de uma parte",
            "header": "cabeçalho de página",
            "footer": "rodapé",
            "endnote": "nota de fim",
            "text box": "caixa de texto",
            "text of a chart": "texto de um gráfico",
            "label of a chart": "rótulo de um gráfico",
            "text of a diagram": "texto de um diagrama",
            "column heading": "cabeçalho de coluna",
            "title of the contents": "título do índice",
            "entry in the contents": "entrada do índice",
            "tooltip": "texto de ajuda",
            "help text": "texto de ajuda",
            "speaker": "quem fala",
            "chapter title": "título de capítulo",
        }
    ),
)

LANGUAGES = (_ENGLISH, _SPANISH, _PORTUGUESE)


def wording(language: str) -> Wording:
    """Return the words for readers of ``language`` (gettext name); English where there are none of its own."""
    return next((one for one in LANGUAGES if one.language == primary(language)), _ENGLISH)
