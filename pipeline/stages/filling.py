"""What the steps of filling catalogs have in common: one catalog's work, and what came of all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.catalogs import Catalog, serialise
from pipeline.reports.display import counted
from pipeline.stages.changes import Change, unified_diff
from pipeline.stages.drafting import Asked, Draft, drafted
from pipeline.stages.machine_drafting import Spent
from pipeline.translators.estimating import Estimate

__all__ = ["FillResult", "Job", "change_of", "empty_entries"]


@dataclass(frozen=True, slots=True)
class FillResult:
    """What was filled."""

    changes: tuple[Change, ...]
    filled: Counter[str]
    """How many entries, by what they were filled from."""
    empty: int
    """How many entries are still without a translation."""
    spent: Spent = field(default_factory=Spent)
    """What an engine was asked for."""
    confidential: tuple[str, ...] = ()
    """The documents no text of which was sent, though an engine was named."""
    estimates: tuple[Estimate, ...] = ()
    """What the engine would be sent, one for each catalog; only where nothing is written."""

    @property
    def summary(self) -> str:
        """One line about the whole."""
        kinds = ", ".join(f"{count} {kind}" for kind, count in self.filled.most_common())
        done = f"{counted(self.filled.total(), 'text')} filled ({kinds})" if kinds else "nothing filled"
        return f"{done}, {self.empty} still empty"

    @property
    def remarks(self) -> tuple[str, ...]:
        """What else to know, one line each: what was sent, refused, left out, and why a run ended."""
        lines = []
        if self.spent.characters:
            lines.append(f"{counted(self.spent.characters, 'character')} sent")
        lines += (f"{counted(count, 'text')} without a draft: {why}" for why, count in self.spent.refused.most_common())
        if self.confidential:
            lines.append(f"not sent, because confidential: {', '.join(self.confidential)}")
        if self.spent.stopped:
            lines.append(f"stopped: {self.spent.stopped}; run it again to go on")
        return tuple(lines)

    @property
    def estimate(self) -> str:
        """What the engine would be sent and what that costs, in one line."""
        if not self.estimates:
            return "nothing would be sent"
        total = {
            name: sum(getattr(one, name) for one in self.estimates)
            for name in ("texts", "remembered", "too_long", "requests", "characters")
        }
        costs = [one.cost for one in self.estimates]
        price = self.estimates[0].price
        cost = "cost not known"
        if price and None not in costs:
            amount = sum(cost for cost in costs if cost is not None)
            cost = f"{amount:.2f} {price.currency} (price read on {price.read})" if price.per_million else "free"
        said = f"{self.estimates[0].engine}: {counted(total['texts'], 'text')}, {total['characters']:,} characters in "
        said += f"{counted(total['requests'], 'request')}, {cost}"
        if total["remembered"]:
            said += f"; {total['remembered']} known already"
        if total["too_long"]:
            said += f"; {total['too_long']} too long"
        return said

    def diff(self) -> str:
        """Return a unified diff of all changes."""
        return unified_diff(self.changes)


@dataclass(frozen=True, slots=True)
class Job:
    """One catalog, as plain data."""

    document: str
    source: str
    language: str
    shown: str
    data: bytes


def empty_entries(catalog: Catalog) -> dict[int, Asked]:
    """Return the empty entries of a catalog that can have a draft, by their place among all entries."""
    active = [(at, entry) for at, entry in enumerate(catalog.entries) if not entry.obsolete]
    texts = ["", *(entry.msgid for _, entry in active if entry.msgid_plural is None), ""]
    asked: dict[int, Asked] = {}
    number = 0
    for at, entry in active:
        if entry.msgid_plural is None:
            number += 1
            if not entry.filled:
                asked[at] = Asked(entry, texts[number - 1], texts[number + 1])
    return asked


def change_of(job: Job, catalog: Catalog, made: Mapping[int, Draft]) -> tuple[Change | None, Counter[str], int]:
    """Return what drafts, by the places of their entries, change in a catalog, their sorts, and what stays empty."""
    empty = sum(1 for entry in catalog.active if not entry.filled) - len(made)
    if not made:
        return None, Counter(), empty
    entries = (drafted(entry, made[at]) if at in made else entry for at, entry in enumerate(catalog.entries))
    after = serialise(replace(catalog, entries=tuple(entries)))
    kinds = Counter(one.sort for one in made.values())
    told = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    return Change(job.shown, told, job.data, after), kinds, empty
