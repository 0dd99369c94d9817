"""Open XLIFF with translate-toolkit, say how much of it is translated, and save it, edited with ``--edit``.

``python toolkit_exchange.py [--edit] FOLDER FILE…``
"""

import sys
from pathlib import Path

from translate.storage.xliff import xlifffile
from translate.storage.xliff2 import Xliff2File

edit = sys.argv[1] == "--edit"
folder, *files = map(Path, sys.argv[1 + edit :])
for path in files:
    store = (xlifffile if path.name.endswith(".12.xlf") else Xliff2File).parsefile(str(path))
    units = [unit for unit in store.units if not unit.isheader()]
    print(len(units), sum(unit.istranslated() for unit in units), sum(unit.isfuzzy() for unit in units), sep="\t")
    for unit in units if edit else ():
        unit.target = f"TT {len(unit.source)}"
        unit.marktranslated()
    store.savefile(str(folder / path.name))
