"""How many passages are read for a question."""

from pathlib import Path

import pytest

from index.query.syntax import parse_question
from index.retrieval.candidates import READ, to_read
from index.search import Searcher
from tests.index.asking import index_of

VILLAGES = "\n\n".join(
    f"第{number}个村的集市和渡口、桥梁和水渠、学校和医院、果园和茶山、仓库和粮站都修好了。" for number in range(1, 71)
)


@pytest.mark.parametrize(
    ("words", "read"), [(0, 40), (1, 40), (7, 40), (8, 37), (10, 30), (12, 25), (13, 24), (99, 24)]
)
def test_the_more_words_a_question_has_the_fewer_passages_are_read(words: int, read: int) -> None:
    assert to_read(words) == read


def test_a_question_of_many_words_is_answered_from_fewer_passages(tmp_path: Path) -> None:
    files = {f"a{number}": f"在第{number}次会议上的讲话\n{line}" for number, line in enumerate(VILLAGES.split("\n\n"))}
    searcher = Searcher(index_of(tmp_path, **files).reader)
    assert len(searcher.rank(parse_question("集市和渡口")).rows) == READ
    long = searcher.rank(parse_question("粮站和仓库、茶山和果园、医院和学校、水渠和桥梁、渡口和集市"))
    assert len(long.rows) == to_read(len(long.weighted.terms.words)) == 30
