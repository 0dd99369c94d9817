"""What a report may say beside the findings themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.errors import MuseotextError
from pipeline.model import Finding, Severity

__all__ = ["About", "RuleText"]


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule as reports describe it."""

    name: str
    title: str = ""
    """What it is, in one line."""
    text: str = ""
    """What it finds, why it matters, and what to do, as Markdown."""
    severity: Severity = Severity.WARNING
    """What its findings weigh, unless the settings say otherwise."""


@dataclass(frozen=True, slots=True)
class About:
    """The run that the findings are of."""

    colour: bool = False
    """Whether a report for people may have colours: it goes to a terminal."""
    project: str = ""
    """The name of the workspace's programme."""
    version: str = ""
    """The version of Museotext."""
    files: tuple[str, ...] = ()
    """The source texts and catalogs that were looked at."""
    failures: tuple[MuseotextError, ...] = ()
    """What could not be read, so that nothing is known of it."""
    fail_on: Severity | None = Severity.WARNING
    """The least severity that makes a check fail; None: nothing does."""
    explain: Callable[[str], RuleText] = RuleText
    """Returns what there is to say of a rule, by its name."""

    def fails(self, finding: Finding) -> bool:
        """Tell whether ``finding`` makes a check fail."""
        return self.fail_on is not None and finding.severity.lightness <= self.fail_on.lightness
