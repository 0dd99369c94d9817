"""Thesauri in SKOS (W3C, 2009) as Turtle, N-Triples, RDF/XML or JSON-LD.

The preferred label of a language is its preferred term, alternative labels are admitted;
hidden labels, which are there to be searched for and not to be read, are deprecated.
Labels of SKOS-XL count like plain ones. The concept's address becomes the source.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import GlossaryError
from pipeline.glossary.exchange.notes import joined
from pipeline.glossary.exchange.records import Record
from pipeline.glossary.exchange.xml_reading import harmless, parsed
from pipeline.glossary.terms import Status
from pipeline.locales import gettext_name

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Identifier

__all__ = ["records"]

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_XL = "http://www.w3.org/2008/05/skos-xl#"
_LABELS = {"prefLabel": Status.PREFERRED, "altLabel": Status.ADMITTED, "hiddenLabel": Status.DEPRECATED}
_NOTES = ("note", "scopeNote", "example", "historyNote", "editorialNote", "changeNote")
_SYNTAXES = {
    ".ttl": "turtle",
    ".nt": "nt",
    ".rdf": "xml",
    ".xml": "xml",
    ".owl": "xml",
    ".jsonld": "json-ld",
    ".json": "json-ld",
}

_FAILURES = (SyntaxError, ValueError, LookupError, TypeError, AttributeError, AssertionError, NameError, RecursionError)
"""What rdflib's parsers were seen to raise for files that are none."""


def records(data: bytes, path: Path) -> Iterator[Record]:
    """Yield a record for each label of each concept, concepts by their address.

    Raises GlossaryError when the file cannot be read, or rdflib is not installed.
    """
    graph = _graph(data, path)
    concepts = sorted(_subjects(graph), key=str)
    names = _names(list(map(str, concepts)))
    for concept in concepts:
        yield from _concept(graph, concept, names[str(concept)])


def _graph(data: bytes, path: Path) -> Graph:
    try:
        from rdflib import Graph as NewGraph  # noqa: PLC0415  (an extra, and slow to load)
        from rdflib.exceptions import Error  # noqa: PLC0415  (the same)
    except ImportError:
        raise GlossaryError("needs rdflib to be read", path=path, remedy="pip install 'museotext[skos]'") from None
    syntax = _SYNTAXES.get(path.suffix.lower(), "turtle")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # rdflib 7.6 uses what it deprecates
            return NewGraph().parse(data=_harmless(data, path, syntax), format=syntax, publicID="urn:thesaurus:")
    except GlossaryError:
        raise
    except (Error, *_FAILURES) as error:
        what = str(error).strip().splitlines()
        raise GlossaryError(
            f"is no {syntax} ({what[0] if what else type(error).__name__})", path=path, remedy="export it again"
        ) from None


def _harmless(data: bytes, path: Path, syntax: str) -> bytes:
    """Return the file without what would make a parser look elsewhere. Raises GlossaryError when that cannot be."""
    if syntax == "xml":
        parsed(data, path)
        return harmless(data, path)
    if syntax == "json-ld":
        content = json.loads(data)
        if not isinstance(content, (dict, list)):
            raise GlossaryError("is no json-ld", path=path, remedy="export it again")
        if _looks_elsewhere(content):
            raise GlossaryError("takes its context from elsewhere", path=path, remedy="export it as Turtle (.ttl)")
    return data


def _looks_elsewhere(value: Any) -> bool:
    """Tell whether JSON-LD has a context that is not in the file."""
    if isinstance(value, list):
        return any(map(_looks_elsewhere, value))
    if not isinstance(value, dict):
        return False
    context = value.get("@context", ())
    contexts = context if isinstance(context, list) else [context]
    return (
        "@import" in value
        or any(isinstance(one, str) for one in contexts)
        or any(map(_looks_elsewhere, value.values()))
    )


def _subjects(graph: Graph) -> set[Identifier]:
    from rdflib import RDF, URIRef  # noqa: PLC0415  (an extra)

    found = set(graph.subjects(RDF.type, URIRef(f"{_SKOS}Concept")))
    for label in _LABELS:
        found.update(graph.subjects(URIRef(_SKOS + label)))
        found.update(graph.subjects(URIRef(_XL + label)))
    schemes = set(graph.subjects(RDF.type, URIRef(f"{_SKOS}ConceptScheme")))
    schemes.update(graph.subjects(RDF.type, URIRef(f"{_SKOS}Collection")))
    return {one for one in found - schemes if isinstance(one, URIRef)}


def _names(addresses: list[str]) -> dict[str, str]:
    """Return a short name for each address: what follows the last slash or hash, where it is the only one."""
    short = {address: address.rstrip("/#").replace("#", "/").rpartition("/")[2] for address in addresses}
    counted: dict[str, int] = {}
    for name in short.values():
        counted[name] = counted.get(name, 0) + 1
    return {address: name if name and counted[name] == 1 else address for address, name in short.items()}


def _concept(graph: Graph, concept: Identifier, name: str) -> Iterator[Record]:
    definitions = _texts(graph, concept, ("definition",))
    notes = _texts(graph, concept, _NOTES)
    labels: dict[str, list[tuple[str, Status]]] = {}
    for kind, status in _LABELS.items():
        for tag, text in sorted(_labels(graph, concept, kind)):
            labels.setdefault(tag, []).append((text, status))
    spare = [tag for tag in (*definitions, *notes) if tag not in labels]
    first = next(iter(labels), "")
    for tag, found in labels.items():
        seen: set[str] = set()
        preferred = False
        language = gettext_name(tag)
        if language is None:
            reason = f"a glossary cannot hold the language {tag!r}" if tag else "the label has no language"
            yield from (Record(0, {}, f"{name}, {text!r}: {reason}") for text, _ in found)
            continue
        for number, (text, status) in enumerate(found):
            if text in seen:
                continue
            seen.add(text)
            own = status if status is not Status.PREFERRED or not preferred else Status.ADMITTED
            preferred = preferred or own is Status.PREFERRED
            values = {"concept": name, "lang": language, "term": text, "status": own.value, "source": str(concept)}
            if number == 0:
                more = spare if tag == first else []
                values["definition"] = joined((*definitions.get(tag, ()), *_of(definitions, more)))
                values["note"] = joined((*notes.get(tag, ()), *_of(notes, more)))
            yield Record(0, values)


def _of(texts: dict[str, list[str]], tags: list[str]) -> Iterator[str]:
    for tag in dict.fromkeys(tags):
        yield from (f"({tag}) {text}" if tag else text for text in texts.get(tag, ()))


def _texts(graph: Graph, concept: Identifier, kinds: tuple[str, ...]) -> dict[str, list[str]]:
    """Return what is said of a concept, by language tag; without one under the empty tag."""
    from rdflib import RDF, Literal, URIRef  # noqa: PLC0415  (an extra)

    found: dict[str, list[str]] = {}
    for kind in kinds:
        values: list[tuple[str, str]] = []
        for value in graph.objects(concept, URIRef(_SKOS + kind)):
            texts = [value] if isinstance(value, Literal) else list(graph.objects(value, RDF.value))
            values += ((str(text.language or ""), str(text)) for text in texts if isinstance(text, Literal))
        for tag, text in sorted(values):
            found.setdefault(tag, []).append(text)
    return found


def _labels(graph: Graph, concept: Identifier, kind: str) -> Iterator[tuple[str, str]]:
    from rdflib import Literal, URIRef  # noqa: PLC0415  (an extra)

    values = list(graph.objects(concept, URIRef(_SKOS + kind)))
    for label in graph.objects(concept, URIRef(_XL + kind)):
        values += graph.objects(label, URIRef(f"{_XL}literalForm"))
    for value in values:
        if isinstance(value, Literal):
            yield str(value.language or ""), str(value)
