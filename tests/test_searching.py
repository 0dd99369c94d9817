"""What the search of a site knows of documents, and the files it is divided into."""

from __future__ import annotations

import json
import pickle
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.editions import Edition, Summary, search
from pipeline.editions.searching import folded_words, identifier, searched, shard, shards
from pipeline.model import Markup
from tests.sample_editions import FUZZY, TIDES, edition, row, summary
from tests.test_explaining import texts


def parts(summaries: list[Summary]) -> dict[str, str]:
    """Return the words and keys of every file of the index."""
    made = search(summaries)
    found: dict[str, str] = {}
    for number, data in enumerate(made.values()):
        call = re.fullmatch(r"museotextSearch\.words\((\d+),(.*)\);\n", data.decode("utf-8"), re.DOTALL)
        assert call
        assert int(call[1]) == number
        for line in json.loads(call[2]).split("\n"):
            if line:
                word, keys = line.split(" ")
                assert shard(word, len(made)) == number
                found[word] = keys
    return found


def known(one: Edition) -> Summary:
    return replace(one.summary, search=searched(one)[1])


def test_words_are_in_small_letters_without_accents_once_each() -> None:
    assert list(folded_words("La línea, LA LÍNEA: A ação de 2028 cafe\u0301")) == [
        *("la", "linea", "acao", "de", "2028", "cafe"),
    ]


def test_a_text_is_known_in_the_languages_in_which_it_is_approved() -> None:
    script, words = searched(edition(row("paragraph", "The <b>tide</b> &amp; I", "~La marea", "")))
    [[_, *found]] = json.loads(script.decode("utf-8").removesuffix(");\n").split(",", 1)[1])
    assert found == ["The tide & I", "", ""]
    assert words == "the tide"


def test_all_words_of_all_documents_are_in_the_index() -> None:
    summaries = [summary(TIDES), known(edition(row("title", "Lace", "Encaje", "Renda"), name="b.md"))]
    assert parts(summaries)["lace"] == identifier("tides.html")[:3] + identifier("b.md")[:3]
    assert set(parts(summaries)) == {word for one in summaries for word in one.search.split()}


def test_a_change_of_one_document_changes_few_files() -> None:
    def many(changed: str) -> dict[str, bytes]:
        letters = [chr(97 + place) for place in range(26)]
        summaries = []
        for number in range(2000):
            words = [f"{letters[(number * 7 + at) % 26]}{letters[at]}x{number}" for at in range(20)]
            said = " ".join([*words, changed] if number == 7 else words)
            summaries.append(Summary(f"d{number}", "en", (), (("en", ""),), (), (), search=said))
        return search(summaries)

    before, after = many("tide"), many("lace")
    assert len(before) > 1
    assert sum(before[path] != after[path] for path in before) <= 2


def test_the_index_is_divided_by_how_much_there_is() -> None:
    one = replace(TIDES.summary, search=" ".join(f"w{number}" for number in range(30_000)))
    assert shards([one]) == 2
    assert shards([]) == 1
    assert shards([one] * 1000) == 256


@given(st.lists(texts, min_size=3, max_size=3), texts)
def test_hostile_texts_stay_texts(some: list[str], name: str) -> None:
    one = edition(row("paragraph", *some, markup=Markup.NONE), name=f"{name}.html")
    script, words = searched(one)
    source = script.decode("utf-8")
    assert not set(source) & set("<\u2028\u2029\ufeff")
    inner = json.loads(f"[{source.removeprefix('museotextSearch.texts(').removesuffix(');' + chr(10))}]")
    assert inner[0] == identifier(one.name)
    assert json.dumps(inner[1][0][1]) == json.dumps(some[0].removeprefix(FUZZY))
    assert set(parts([replace(one.summary, search=words)])) == set(words.split())


def test_what_the_search_knows_crosses_to_other_processes() -> None:
    assert pickle.loads(pickle.dumps(summary(TIDES))) == summary(TIDES)
