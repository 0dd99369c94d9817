"""The translations of a document in one catalog, and why they may not be published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.catalogs import Catalog, is_approved, revised_on
from pipeline.editions import State
from pipeline.markup.sameness import same_codes
from pipeline.model import Finding, Unit
from pipeline.stages.publication import Job, Policy, Refusal, Translation

if TYPE_CHECKING:
    from pipeline.checks.waiver_file import Shelf

__all__ = ["broken_in", "refusals_of", "translation_of", "without"]


def translation_of(
    language: str, path: str, catalog: Catalog | None, units: Sequence[Unit], *, tracked: bool
) -> Translation:
    """Return what a catalog, or none, has for the units of a document in ``language``.

    Approved translations are told from others only where reviews are ``tracked``.
    """
    entries = {entry.msgid: entry for entry in catalog.entries if not entry.obsolete} if catalog else {}
    found = tuple(entries.get(unit.text) for unit in units)
    states: list[State] = []
    texts: list[str | None] = []
    for entry in found:
        if entry is None or not entry.msgstr:
            state, text = State.MISSING, None
        elif entry.fuzzy:
            state, text = State.FUZZY, None
        else:
            state, text = State.APPROVED if tracked and is_approved(entry) else State.TRANSLATED, entry.msgstr
        states.append(state)
        texts.append(text)
    lines = tuple(entry.msgstr_line if entry else None for entry in found)
    revised = revised_on(catalog) if catalog else ""
    return Translation(language, path, tuple(texts), tuple(states), found, lines, revised)


def refusals_of(
    job: Job, units: Sequence[Unit], translation: Translation, broken: Mapping[int, Finding], policy: Policy
) -> list[Refusal]:
    """Return why a translation may not be published, as far as can be told before."""
    if broken:
        places = dict.fromkeys((finding.line, finding.message) for finding in broken.values())
        return [Refusal(job.source.name, translation.language, translation.path, *place) for place in places]
    refusal = _policy_refusal(job, units, translation, policy)
    return [refusal] if refusal else []


def _policy_refusal(job: Job, units: Sequence[Unit], translation: Translation, policy: Policy) -> Refusal | None:
    """Return why the workspace's policy forbids to publish ``translation``; None if it does not.

    Each distinct text counts once, as it does for ``museotext status``.
    """
    states = dict(zip((unit.text for unit in units), translation.states, strict=True))
    count = Counter(states.values())
    unapproved, total = count[State.TRANSLATED], len(states)
    done = unapproved + count[State.APPROVED]
    missing, fuzzy = count[State.MISSING], count[State.FUZZY]
    left = ", ".join(f"{count} {what}" for count, what in ((missing, "missing"), (fuzzy, "fuzzy")) if count)
    if done * 100 < policy.minimum * total:
        reason = f"{done} of {total} texts are translated ({left}) and publish.minimum is {policy.minimum} %"
    elif missing and policy.untranslated == "refuse":
        reason = f"{missing} of {total} texts are not translated"
    elif fuzzy and policy.fuzzy == "refuse":
        reason = f"{fuzzy} of {total} texts are fuzzy"
    elif unapproved and policy.tracks_review and policy.unapproved == "refuse":
        reason = f"{unapproved} of {total} texts are not approved; run 'museotext approve' when they are reviewed"
        return Refusal(job.source.name, translation.language, translation.path, None, reason)
    else:
        return None
    remedy = "finish the catalog" if job.catalogs[translation.language][1] is not None else "run 'museotext extract'"
    return Refusal(job.source.name, translation.language, translation.path, None, f"{reason}; {remedy}")


def broken_in(job: Job, translation: Translation, units: Sequence[Unit], waivers: Shelf | None) -> dict[int, Finding]:
    """Return what is wrong with the markup of each unit's translation, by the unit's number."""
    everything = enumerate(zip(units, translation.texts, translation.entries, strict=True))
    uncertain = [
        (number, unit, text, entry)
        for number, (unit, text, entry) in everything
        if text is not None and entry is not None and not same_codes(unit.text, text, unit.markup)
    ]
    if not uncertain:
        return {}
    from pipeline.stages.broken_markup import broken_markup  # noqa: PLC0415  (most documents need no check)

    languages = (job.source.language, translation.language)
    return broken_markup(uncertain, languages, path=translation.path, document=job.shown, waivers=waivers)


def without(translation: Translation, numbers: Collection[int]) -> Translation:
    """Return the translation with these units in need of revision, as editions show them."""
    return replace(
        translation,
        texts=tuple(None if number in numbers else text for number, text in enumerate(translation.texts)),
        states=tuple(State.FUZZY if number in numbers else state for number, state in enumerate(translation.states)),
    )
