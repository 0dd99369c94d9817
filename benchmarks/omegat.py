"""OmegaT as a converter: an untranslated segment is published as it is, so it needs no catalogs."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import call
from benchmarks.tools import PAGES, PUBLISHED

__all__ = ["Omegat"]

_FOLDERS = ("source", "target", "tm", "glossary", "dictionary", "omegat")
_PLACES = ("source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir")


@dataclass(frozen=True, slots=True)
class Omegat:
    """One project for all pages."""

    program: str
    name: str = "OmegaT"

    def extract(self, job: Path) -> None:
        """Make a project of the documents."""
        project = job / "project"
        for folder in _FOLDERS:
            (project / folder).mkdir(parents=True)
        shutil.copytree(job / PAGES, project / "source", dirs_exist_ok=True)
        places = "".join(f"<{place}>__DEFAULT__</{place}>" for place in _PLACES)
        (project / "omegat.project").write_text(
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<omegat><project version="1.0">'
            f"{places}<source_lang>ES</source_lang><target_lang>PT</target_lang><sentence_seg>false</sentence_seg>"
            "<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>"
            "</project></omegat>\n"
        )

    def publish(self, job: Path) -> None:
        """Write the target documents."""
        call(self.program, job / "project", "--mode=console-translate", "--quiet")
        shutil.copytree(job / "project" / "target", job / PUBLISHED, dirs_exist_ok=True)

    def readable(self, files: Sequence[Path]) -> tuple[Path, ...]:
        """Return all: it goes on after a file it cannot read."""
        return tuple(files)
