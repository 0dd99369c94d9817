"""translate-toolkit reads a TBX file: prints each term of a language pair with its status, parted by tabs."""

from __future__ import annotations

import sys

from translate.storage.tbx import tbxfile

path, source, target = sys.argv[1:]
store = tbxfile.parsefile(path)
store.setsourcelanguage(source)
store.settargetlanguage(target)
for unit in store.units:
    for term in unit.get_target_terms():
        print(unit.source, term.text, term.administrative_status or "", sep="\t")
