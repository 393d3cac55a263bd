"""Passages are read from the index once, and given in the order asked for."""

from pathlib import Path

from index.retrieval.passages import PassageCache
from tests.index.asking import CARE, ROADS, index_of


def test_passages_come_as_asked_for_and_are_read_once(tmp_path: Path) -> None:
    snapshot = index_of(tmp_path, roads=ROADS, care=CARE).snapshot
    rows = [3, 0, 2]
    cache = PassageCache(snapshot)
    assert cache.passages(rows) == snapshot.texts(rows)
    passages, candidates = cache.read(rows)
    assert passages == snapshot.texts(rows)
    assert [candidate.place for candidate in candidates] == [passage.place for passage in passages]
    again, prepared = cache.read([0, 3])
    assert [again[1] is passages[0], prepared[0] is candidates[1]] == [True, True]
    assert cache.read([]) == ([], [])


def test_the_name_lines_of_an_opening_are_no_sentences_of_it(tmp_path: Path) -> None:
    snapshot = index_of(tmp_path, roads=ROADS, care=CARE).snapshot
    row = next(row for row in range(snapshot.count) if "2021年3月5日" in snapshot.texts([row])[0].text)
    _, (opening,) = PassageCache(snapshot).read([row])
    assert "2021年3月5日" in opening.text
    assert not any("3月5日" in sentence for sentence in opening.sentences)
