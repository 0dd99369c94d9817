"""Both stores of the memory behave alike; the one in a file finds what looking at every text would find."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import StoreError
from pipeline.memory import LEAST, Approval, Origin, Pair, Store, opened
from pipeline.memory.likeness import likeness
from pipeline.memory.sql import CLOSE
from pipeline.memory.tokens import keys
from pipeline.model import Markup

DAY = 740_000
ROOMS = Pair("en", "The museum has nine rooms.", "es", "El museo tiene nueve salas.", document="a.md")
ROOMS_PT = Pair("en", "The museum has nine rooms.", "pt_BR", "O museu tem nove salas.", document="a.md")
LACE = Pair("en", "Lace is older than it looks.", "es", "El encaje es más antiguo de lo que parece.", document="b.md")

WORDS = st.sampled_from(["the", "a", "museum", "rooms", "lace", "nine", "9", "opens", "not", "gate", "of", "in", "on"])
TEXTS = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)


@pytest.fixture(params=["file", "server"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    url = "m.sqlite" if request.param == "file" else request.getfixturevalue("postgres")
    with opened(url, tmp_path) as one:
        for scope in ("p", "q"):
            one.remove(scope, list(one.origins(scope)))
        yield one


def keep(store: Store, *pairs: Pair, name: str = "a", scope: str = "p", fingerprint: str = "1") -> None:
    store.replace(Origin(scope, name, fingerprint), pairs, today=DAY)


def similar(store: Store, text: str, target: str = "es", most: int = 1) -> list[tuple[float, str]]:
    found = store.similar(keys(text, Markup.NONE), "en", target, minimum=LEAST, most=most)
    return [(one.likeness, one.text) for one in found]


def test_a_text_is_found_exactly_in_each_direction(store: Store) -> None:
    keep(store, ROOMS, ROOMS_PT)
    [found] = store.exact(ROOMS.source, "en", "es")
    assert (found.text, found.document, found.approval, found.day, found.direct) == (
        ROOMS.target,
        "a.md",
        Approval.TRANSLATED,
        DAY,
        True,
    )
    assert [(one.text, one.direct) for one in store.exact(ROOMS.target, "es", "en")] == [(ROOMS.source, False)]
    assert [(one.text, one.direct) for one in store.exact(ROOMS.target, "es", "pt_BR")] == [(ROOMS_PT.target, False)]
    assert store.exact(ROOMS.source, "es", "en") == []
    assert store.exact("the museum has nine rooms.", "en", "es") == []


def test_a_text_is_found_by_its_words(store: Store) -> None:
    keep(store, ROOMS, LACE)
    assert similar(store, "The museum has ten ROOMS!") == [(80.0, ROOMS.source)]
    assert similar(store, "The museum has ten rooms", "pt_BR") == []
    assert similar(store, "Lace opens at nine") == []
    assert similar(store, "—") == []


def test_what_came_from_an_origin_is_replaced_and_removed_as_a_whole(store: Store) -> None:
    keep(store, ROOMS, LACE)
    keep(store, ROOMS_PT, name="b", fingerprint="2")
    keep(store, LACE, fingerprint="3")
    assert {name: one.fingerprint for name, one in store.origins("p").items()} == {"a": "3", "b": "2"}
    assert store.exact(ROOMS.source, "en", "es") == []
    assert similar(store, LACE.source)
    store.remove("p", ["a", "gone"])
    assert similar(store, LACE.source) == []
    assert [pair.target for pair in store.pairs()] == [ROOMS_PT.target]


def test_a_pair_that_stays_keeps_its_day(store: Store) -> None:
    keep(store, ROOMS)
    store.replace(Origin("p", "a", "2"), [ROOMS, LACE], today=DAY + 9)
    assert {pair.source: pair.day for pair in store.pairs("p")} == {ROOMS.source: DAY, LACE.source: DAY + 9}


def test_workspaces_share_a_memory_and_keep_apart_what_is_theirs(store: Store) -> None:
    keep(store, ROOMS)
    keep(store, LACE, scope="q")
    assert similar(store, LACE.source)
    assert list(store.origins("p")) == ["a"]
    store.remove("p", ["a"])
    assert [pair.source for pair in store.pairs()] == [LACE.source]
    assert list(store.pairs("p")) == []


def test_statistics_count_pairs_and_texts_and_sentences_apart(store: Store) -> None:
    sentence = Pair("en", "It opens.", "es", "Abre.", sentence=True)
    keep(store, ROOMS, ROOMS_PT, sentence)
    found = store.statistics()
    assert [(origin.name, count) for origin, count in found.origins] == [("a", 2)]
    assert found.languages == (("en", "es", 1), ("en", "pt_BR", 1))
    assert (found.texts, found.sentences) == (3, 1)


def test_a_change_that_fails_changes_nothing(store: Store) -> None:
    keep(store, ROOMS)

    def broken() -> Iterator[Pair]:
        yield LACE
        raise StoreError("stopped")

    with pytest.raises(StoreError, match="stopped"):
        store.replace(Origin("p", "a", "2"), broken(), today=DAY)
    assert store.origins("p")["a"].fingerprint == "1"
    assert [pair.source for pair in store.pairs()] == [ROOMS.source]
    keep(store, LACE, name="b")
    assert similar(store, LACE.source)


@pytest.mark.parametrize("kind", ["file", "server"])
def test_two_writers_at_once_lose_nothing(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    url = "m.sqlite" if kind == "file" else request.getfixturevalue("postgres")
    with opened(url, tmp_path) as one:
        one.remove("p", list(one.origins("p")))

    def write(number: int) -> None:
        with opened(url, tmp_path) as one:
            for turn in range(8):
                texts = [f"Room {number} {turn} of the museum with word{place}" for place in range(20)]
                pairs = [Pair("en", text, "es", f"{text} es") for text in [*texts, "They all share this one"]]
                one.replace(Origin("p", f"{number} {turn}", "1"), pairs, today=DAY)

    writers = [threading.Thread(target=write, args=(number,)) for number in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with opened(url, tmp_path) as one:
        assert len(one.origins("p")) == 24
        assert sum(count for *_, count in one.statistics().languages) == 24 * 21
        assert len(one.exact("They all share this one", "en", "es")) == 24
        assert similar(one, "Room 2 7 of the museum with word19")[0][0] == 100


@pytest.mark.parametrize("kind", ["file", "server"])
@settings(
    max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    st.lists(st.tuples(st.lists(TEXTS, min_size=1, max_size=12), st.booleans()), min_size=1, max_size=4),
    st.lists(TEXTS, min_size=1, max_size=6),
    st.sampled_from([75, 80, 92]),
)
def test_the_index_finds_what_comparing_every_text_finds(
    kind: str,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    origins: list[tuple[list[str], bool]],
    queries: list[str],
    minimum: int,
) -> None:
    for file in tmp_path.glob("m.sqlite*"):
        file.unlink()
    with opened("m.sqlite" if kind == "file" else request.getfixturevalue("postgres"), tmp_path) as one:
        for scope in ("p", "q"):
            one.remove(scope, list(one.origins(scope)))
        there: set[str] = set()
        for number, (texts, _) in enumerate(origins):
            keep(one, *(Pair("en", text, "es", f"{text} es") for text in texts), name=str(number))
        one.remove("p", [str(number) for number, (_, gone) in enumerate(origins) if gone])
        for texts, gone in origins:
            there.update(() if gone else texts)
        for query in queries:
            words = keys(query, Markup.NONE)
            every = {text: likeness(words, keys(text, Markup.NONE)) for text in there}
            best = max(every.values(), default=0.0)
            close = {text for text, score in every.items() if score >= max(minimum, best - CLOSE)}
            found = one.similar(words, "en", "es", minimum=minimum, most=1)
            assert {candidate.text for candidate in found} == (close if best >= minimum else set())
            assert [candidate.likeness for candidate in found] == sorted(
                (every[text] for text in close if best >= minimum), reverse=True
            )


def test_long_texts_of_few_words_are_found_as_comparing_every_text_finds_them(tmp_path: Path) -> None:
    chance = random.Random(6)
    words = [f"w{number}" for number in range(30)]
    weights = [1 / (number + 1) ** 2 for number in range(30)]
    texts = [" ".join(chance.choices(words, weights, k=chance.choice((3, 20, 90, 300)))) for _ in range(120)]
    texts += [" ".join([word] * 160 + words[:2] * 5) for word in words[10:]]
    texts += [
        " ".join(chance.choice(words) if chance.random() < 0.1 else one for one in text.split()) for text in texts
    ]
    with opened("m.sqlite", tmp_path) as one:
        keep(one, *(Pair("en", text, "es", f"{text} es") for text in dict.fromkeys(texts)))
        found = 0
        for text in texts[::4]:
            query = keys(text, Markup.NONE)
            for number in range(1 + len(query) // 20):
                query[chance.randrange(len(query))] = f"new{number}"
            every = {other: likeness(query, keys(other, Markup.NONE)) for other in texts}
            best = max(every.values())
            close = {other for other, score in every.items() if score >= max(LEAST, best - CLOSE)}
            same = {candidate.text for candidate in one.similar(query, "en", "es", minimum=LEAST, most=1)}
            assert same == (close if best >= LEAST else set())
            found += len(same)
    assert found > 50


def test_an_index_made_anew_finds_the_same(tmp_path: Path) -> None:
    texts = [f"Piece {number} of the lace in room {number % 7} word{number % 97}" for number in range(1500)]
    with opened("m.sqlite", tmp_path) as one:
        keep(one, *(Pair("en", text, "es", text) for text in texts[:200]))
        before = one.similar(keys(texts[150], Markup.NONE), "en", "es", minimum=LEAST, most=3)
        keep(one, *(Pair("en", text, "es", text) for text in texts), name="more")
        store = sqlite3.connect(tmp_path / "m.sqlite")
        assert store.execute("SELECT ranked FROM tally").fetchone()[0] > 1400
        store.close()
        for text in texts[::50]:
            assert one.similar(keys(text, Markup.NONE), "en", "es", minimum=LEAST, most=1)[0].likeness == 100
        one.remove("p", ["more"])
        assert one.similar(keys(texts[150], Markup.NONE), "en", "es", minimum=LEAST, most=3) == before
        store = sqlite3.connect(tmp_path / "m.sqlite")
        assert store.execute("SELECT count(*) FROM text").fetchone()[0] <= 400
        store.close()


@pytest.mark.parametrize(
    "data", [b"no database at all, but long enough to be taken for one" * 20, b"SQLite format 3\0x"]
)
def test_a_file_that_is_no_memory_is_named(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "m.sqlite"
    path.write_bytes(data)
    with (
        pytest.raises(StoreError, match="is no translation memory, or damaged; delete it") as caught,
        opened("m.sqlite", tmp_path),
    ):
        pass
    assert str(caught.value).startswith(str(path))
    assert path.read_bytes() == data


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "m.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE bookmarks (id INTEGER)")
    other.commit()
    other.close()
    with pytest.raises(StoreError, match="is a database, but no translation memory"), opened("m.sqlite", tmp_path):
        pass


def test_a_server_that_is_not_there_is_named_without_its_password(tmp_path: Path) -> None:
    url = "postgresql://ana:secret@localhost:1/museum"
    with pytest.raises(StoreError, match="cannot be used") as caught, opened(url, tmp_path):
        pass
    assert "postgresql://localhost/museum" in str(caught.value)
    assert "secret" not in str(caught.value)


FULL = """
import resource, signal, sys
from pathlib import Path
from pipeline.errors import StoreError
from pipeline.memory import Origin, Pair, opened
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    with opened("m.sqlite", Path(sys.argv[1])) as store:
        texts = [f"Text {number} of many, with words such as w{number}" for number in range(4000)]
        store.replace(Origin("p", "large", "1"), [Pair("en", text, "es", text) for text in texts], today=1)
except StoreError as error:
    sys.exit(f"{error}")
"""


@pytest.mark.parametrize("more", [0, 20_000, 200_000, 1_000_000])
def test_a_full_disk_leaves_the_memory_as_it_was(tmp_path: Path, more: int) -> None:
    with opened("m.sqlite", tmp_path) as one:
        keep(one, ROOMS)
    size = (tmp_path / "m.sqlite").stat().st_size + more
    done = subprocess.run(
        [sys.executable, "-c", FULL, tmp_path, str(size)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "cannot be used" in done.stderr
    with opened("m.sqlite", tmp_path) as one:
        assert [pair.source for pair in one.pairs()] == [ROOMS.source]
        assert similar(one, ROOMS.source)[0][0] == 100
        keep(one, LACE, name="b")
        assert similar(one, LACE.source)[0][0] == 100
    check = sqlite3.connect(tmp_path / "m.sqlite")
    assert check.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    check.close()


KILLED = """
import sys
from pathlib import Path
from pipeline.memory import Origin, Pair, opened
with opened("m.sqlite", Path(sys.argv[1])) as store:
    for turn in range(1000):
        texts = [f"Text {turn} {number} of many with w{number}" for number in range(turn % 70)]
        store.replace(Origin("p", str(turn % 9), str(turn)), [Pair("en", text, "es", text) for text in texts], today=1)
        print(turn, flush=True)
"""


def test_killed_while_it_writes_the_memory_has_one_state_or_the_next(tmp_path: Path) -> None:
    for kill in range(12):
        with subprocess.Popen(
            [sys.executable, "-c", KILLED, tmp_path], stdout=subprocess.PIPE, text=True, stderr=subprocess.DEVNULL
        ) as process:
            assert process.stdout
            for _ in range(kill * 5 + 1):
                process.stdout.readline()
            process.send_signal(signal.SIGKILL)
        with opened("m.sqlite", tmp_path) as one:
            for origin, count in one.statistics().origins:
                assert count == int(origin.fingerprint) % 70
            texts = [pair.source for pair in one.pairs()]
            assert all(similar(one, text)[0][0] == 100 for text in texts[:20])
    check = sqlite3.connect(tmp_path / "m.sqlite")
    assert check.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    check.close()
