"""Small workspaces for tests, and the command line run in this process."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.catalogs import read, serialise
from pipeline.cli import museotext
from pipeline.cli.running import run
from pipeline.stages.documents import documents
from pipeline.stages.extract import extract
from pipeline.stages.incremental.memory import NAME as REMEMBERED
from pipeline.workspace import Workspace, find_workspace

PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>The museum at night</title>
<meta property="og:locale" content="en_GB"></head>
<body>
<h1>The museum at night</h1>
<p>Bring a <em>torch</em> and
   a friend.
<ul><li>Doors open at nine<li>The café stays open</ul>
<p><a href="rules.md">House rules</a> and <a href="../es/taller.txt">a workshop</a>
<img src="moon.svg" alt="A drawing of the moon">
</body>
</html>
"""
RULES = """---
title: House rules
slug: rules
---

# House rules

Please do *not* touch the lace.
It is older than it looks.

| Day | Opening hours |
| --- | --- |
| Monday | Closed \\| cleaning |

1. Leave bags in the [cloakroom](night.html).
2. Whisper.
"""
WORKSHOP = "Taller de encaje\n\nEl taller dura dos horas.\n\n• Traiga tijeras.\n• Traiga paciencia.\n"
GLOSSARY = """concept,lang,term,status,type,part_of_speech,gender
T1,en,lace,preferred,term,noun,
T1,es,encaje,preferred,term,noun,m
T1,pt_BR,renda,preferred,term,noun,f
"""

TRANSLATIONS = {
    "The museum at night": {"es": "El museo de noche", "pt_BR": "O museu à noite"},
    "Bring a <em>torch</em> and a friend.": {
        "es": "Traiga una <em>linterna</em> y a una amiga.",
        "pt_BR": "Traga uma <em>lanterna</em> e uma amiga.",
    },
    "Doors open at nine": {"es": "Las puertas se abren a las nueve", "pt_BR": "As portas se abrem às nove"},
    "The café stays open": {"es": "La cafetería no cierra", "pt_BR": "O café não fecha"},
    '<a href="rules.md">House rules</a> and <a href="../es/taller.txt">a workshop</a>': {
        "es": '<a href="rules.md">Normas de la casa</a> y <a href="../es/taller.txt">un taller</a>',
        "pt_BR": '<a href="rules.md">Normas da casa</a> e <a href="../es/taller.txt">uma oficina</a>',
    },
    "A drawing of the moon": {"es": "Un dibujo de la luna", "pt_BR": "Um desenho da lua"},
    "House rules": {"es": "Normas de la casa", "pt_BR": "Normas da casa"},
    "Please do *not* touch the lace. It is older than it looks.": {
        "es": "Por favor, *no* toque el encaje. Es más antiguo de lo que parece.",
        "pt_BR": "Por favor, *não* toque na renda. Ela é mais antiga do que parece.",
    },
    "Day": {"es": "Día", "pt_BR": "Dia"},
    "Opening hours": {"es": "Horario", "pt_BR": "Horário"},
    "Monday": {"es": "Lunes", "pt_BR": "Segunda-feira"},
    "Closed | cleaning": {"es": "Cerrado | limpieza", "pt_BR": "Fechado | limpeza"},
    "Leave bags in the [cloakroom](night.html).": {
        "es": "Deje los bolsos en el [guardarropa](night.html).",
        "pt_BR": "Deixe as bolsas no [guarda-volumes](night.html).",
    },
    "Whisper.": {"es": "Hable en voz baja.", "pt_BR": "Fale em voz baixa."},
    "Taller de encaje": {"en": "Lace workshop", "pt_BR": "Oficina de renda"},
    "El taller dura dos horas.": {"en": "The workshop lasts two hours.", "pt_BR": "A oficina dura duas horas."},
    "Traiga tijeras.": {"en": "Bring scissors.", "pt_BR": "Traga tesouras."},
    "Traiga paciencia.": {"en": "Bring patience.", "pt_BR": "Traga paciência."},
}


def make(root: Path) -> Workspace:
    """Make a workspace with a page, a Markdown text and a plain text, nothing translated."""
    for path, text in {
        "setup.cfg": "[museotext]\nproject = Museo de prueba\nlanguages = en, es, pt_BR\n",
        "source_texts/en/night.html": PAGE,
        "source_texts/en/rules.md": RULES,
        "source_texts/en/moon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "source_texts/es/taller.txt": WORKSHOP,
        "glossary/terms.csv": GLOSSARY,
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return find_workspace(root)


def translate(workspace: Workspace, name: str, language: str, *, flags: tuple[str, ...] = ()) -> None:
    """Give each untranslated entry of a catalog its translation."""
    path = workspace.catalog_path(name, language)
    catalog = read(path.read_bytes())
    entries = tuple(
        entry if entry.filled or entry.obsolete else replace(entry, msgstr=foreign(entry.msgid, language), flags=flags)
        for entry in catalog.entries
    )
    path.write_bytes(serialise(replace(catalog, entries=entries)))


def foreign(text: str, language: str) -> str:
    """Return the translation of one of the texts above; of any other, the text with the language behind it."""
    return TRANSLATIONS.get(text, {}).get(language, f"{text} [{language}]")


def complete(root: Path) -> Workspace:
    """Make a workspace in which everything is translated."""
    workspace = make(root)
    extract(workspace)
    for source in documents(workspace):
        for language in workspace.targets(source):
            translate(workspace, source.name, language)
    return workspace


def museotext_in(root: Path, *arguments: str) -> int:
    """Run a command in the workspace at ``root`` and return its exit code."""
    names = 2 if arguments[0] in ("glossary", "memory") else 1
    return run(museotext, [*arguments[:names], "-C", str(root), *arguments[names:]])


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below ``folder`` with its bytes, but for what ``publish`` remembers for itself."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(REMEMBERED))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
