"""Find the tools to compare with, and which versions they are."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from functools import cached_property
from pathlib import Path

__all__ = ["Programs"]

_PROGRAMS = {
    "gettext": ("msgmerge", "--version"),
    "po4a": ("po4a", "--version"),
    "itstool": ("itstool", "--version"),
    "OmegaT": ("omegat", "--help"),
}
_LIBRARIES = {"translate-toolkit": "translate", "mdpo": "mdpo", "polib": "polib", "Babel": "babel"}
"""Python tools, by the module they are imported as."""


class Programs:
    """The programs on the PATH and in the ``bin`` folders below a folder of virtual environments."""

    def __init__(self, peers: Path | None) -> None:
        """Look in ``peers/*/bin`` first, if there is such a folder."""
        folders = sorted(peers.glob("*/bin")) if peers else []
        self._folders = [folder for folder in folders if folder.is_dir()]
        self._pythons: dict[str, str | None] = {}

    def find(self, name: str) -> str | None:
        """Return the path of a program; None when it is not here."""
        return shutil.which(name, path=os.pathsep.join([*map(str, self._folders), os.environ.get("PATH", "")]))

    def beside(self, name: str, neighbour: str) -> str | None:
        """Return the program ``name`` in the folder of ``neighbour``: two tools have one called md2po."""
        known = self.find(neighbour)
        path = Path(known).with_name(name) if known else None
        return str(path) if path and path.is_file() else None

    def python_with(self, module: str) -> str | None:
        """Return a Python interpreter that can import ``module``; None when there is none."""
        if module not in self._pythons:
            candidates = [*(str(folder / "python") for folder in self._folders), sys.executable]
            self._pythons[module] = next((one for one in candidates if _imports(one, module)), None)
        return self._pythons[module]

    @cached_property
    def versions(self) -> dict[str, str]:
        """The version of each tool that is here."""
        found: dict[str, str] = {}
        for name, (program, option) in _PROGRAMS.items():
            path = self.find(program)
            said = _output(path, option) if path else ""
            if match := re.search(r"\d+(?:\.\d+)+", said):
                found[name] = match[0]
        for name, module in _LIBRARIES.items():
            if python := self.python_with(module):
                question = f"from importlib.metadata import version; print(version({name!r}))"
                found[name] = _output(python, "-c", question).strip()
        return found


def _imports(python: str, module: str) -> bool:
    if not Path(python).exists():
        return False
    done = subprocess.run([python, "-c", f"import {module}"], stderr=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def _output(*command: str) -> str:
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=120)
    return done.stdout.decode(errors="replace") + done.stderr.decode(errors="replace")
