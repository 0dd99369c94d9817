"""``museotext glossary forms``."""

from __future__ import annotations

import click

from pipeline.cli import options
from pipeline.workspace import Workspace

__all__ = ["forms"]


@click.command()
@click.argument("term", help="A term, or one of its forms.")
@click.option("--language", "-l", default="", help="Only in this language; needed for a term the glossary lacks.")
@click.option(
    "--part-of-speech", type=click.Choice(["noun", "adjective", "verb", "phrase"]), default="noun", show_default=True
)
@click.option("--gender", type=click.Choice(["m", "f", "mf"]), help="mf: a person of either gender.")
@click.option("--number", type=click.Choice(["singular", "plural"]), help="If it has only one.")
@options.workspace
def forms(
    *, term: str, language: str, part_of_speech: str, gender: str | None, number: str | None, workspace: Workspace
) -> int:
    """Show every form a term is found in.

    The terms of the glossary are shown as their rows describe them; the options say the
    same of a term that is not there yet. What is wrong is mended in the columns forms and
    forms_not.

    \b
    Examples:
      museotext glossary forms "bien cultural"
      museotext glossary forms colecciones --language es
      museotext glossary forms gestora --language pt_BR --gender mf
    """
    from pipeline.stages.term_forms import term_forms

    listed = term_forms(
        workspace, term, language=language, part_of_speech=part_of_speech, gender=gender or "", number=number or ""
    )
    for one in listed:
        row = f"{one.term.concept}, {one.term.status}" if one.term.concept else "not in the glossary"
        click.echo(f"{one.term.text} ({one.term.language}, {row})")
        for name, text in one.shapes:
            click.echo(f"  {name:<18} {text}")
        for name, texts in (("found as", one.found), ("former spelling", one.former), ("not in", one.excluded)):
            for at, text in enumerate(texts):
                click.echo(f"  {name if not at else '':<18} {text}")
    return 0
