"""Print, for each word of the JSON on standard input, the lemma or stem another library gives it."""

from __future__ import annotations

import json
import sys

given = json.load(sys.stdin)
if given["method"] == "simplemma":
    from simplemma import lemmatize

    keys = {word: lemmatize(word, lang=given["language"]).lower() for word in given["words"]}
else:
    from snowballstemmer import stemmer

    names = {"es": "spanish", "pt": "portuguese", "en": "english"}
    stem = stemmer(names[given["language"]]).stemWord
    keys = {word: stem(word) for word in given["words"]}
json.dump(keys, sys.stdout)
