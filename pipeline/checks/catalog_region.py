"""A Portuguese catalog is in the language of the other country.

# What it finds
A `pt_PT` catalog that was written in Brazil, or a `pt_BR` catalog that was written in
Portugal: at least four signs of the other country, of three kinds, and four times as many
as of its own. Signs are spellings (`econômico`, `económico`), everyday words (`usuário`,
`utilizador`) and ways to build a sentence (`está fazendo`, `está a fazer`; `de seu museu`,
`do seu museu`). Names and quotations of the source text are no signs. It is said once for
a catalog, with what was counted; short catalogs have too few signs to be judged.

# Why it matters
A copy of one region's catalog under the other's name passes every check of single terms
that the glossary does not have, and every reader sees it.

# Example
`po/pt_PT/about.html.po`: `Os usuários estão planejando um registro de equipes.`

# What to do
Have the catalog translated for its country, or move it to the folder of the other one.

# How to waive
In the comment at the top of the catalog:
`# museotext: waive catalog-region — letters from Brazil, quoted as they are`
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.checks.context import Context
from pipeline.checks.evidence import ordinary_words
from pipeline.checks.pair import Pair
from pipeline.checks.region_signs import COUNTRIES, REGIONS, hints, signs
from pipeline.markup import INVISIBLE
from pipeline.model import Finding, Markup, Severity

__all__ = ["NAME", "SEVERITY", "check_catalog"]

NAME = "catalog-region"
SEVERITY = Severity.ERROR

_FEWEST_SIGNS = 4
_FEWEST_KINDS = 3
_TIMES_OURS = 4
_SHOWN = 8


def check_catalog(pairs: Sequence[Pair], _context: Context) -> Iterator[Finding]:
    """Yield one finding if the translations of a catalog are in the language of the other region."""
    if not pairs or pairs[0].target_language not in REGIONS:
        return
    language = pairs[0].target_language
    (other,) = (region for region in REGIONS if region != language)
    if hints(other).kinds(map(_glanced_at, pairs)) < _FEWEST_KINDS:
        return
    theirs = _counted(pairs, other)
    total = theirs.total()
    if total < _FEWEST_SIGNS or len(theirs) < _FEWEST_KINDS:
        return
    own = _counted(pairs, language).total()
    if total < _TIMES_OURS * own:
        return
    shown = ", ".join(f"{sign} ({number})" for sign, number in theirs.most_common(_SHOWN))
    more = ", …" if len(theirs) > _SHOWN else ""
    yield Finding(
        NAME,
        SEVERITY,
        f"{total} of {total + own} signs of its region are those of {COUNTRIES[other]} ({other}), "
        f"not of {COUNTRIES[language]} ({language}): {shown}{more}",
        pairs[0].path,
        1,
        language,
        document=pairs[0].document,
    )


def _counted(pairs: Sequence[Pair], region: str) -> Counter[str]:
    """Return the signs of ``region`` in all translations, without those that the source text has too."""
    found: Counter[str] = Counter()
    for number, has_words, has_grammar in hints(region).among(map(_glanced_at, pairs)):
        pair = pairs[number]
        text = pair.target_masked
        in_source = pair.source_masked.lower()
        words = [one for one in ordinary_words(text).all if one not in in_source] if has_words else []
        found.update(signs(words, text.lower() if has_grammar else "", region))
    return found


def _glanced_at(pair: Pair) -> str:
    """Return a translation in small letters; only markup is worth the time it takes to blank it."""
    text = pair.target if pair.markup is Markup.NONE else pair.target_masked
    return text.replace(INVISIBLE, "").lower()
