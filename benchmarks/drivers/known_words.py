"""Print those words of the JSON on standard input that one of the spelling dictionaries knows."""

from __future__ import annotations

import json
import sys

from spylls.hunspell import Dictionary

given = json.load(sys.stdin)
dictionaries = [Dictionary.from_files(path) for path in given["dictionaries"]]
json.dump([word for word in given["words"] if any(one.lookup(word) for one in dictionaries)], sys.stdout)
