"""Everyday words are found where they are asked, and each has words of speeches that can be looked up."""

from collections import Counter
from pathlib import Path

import pytest

from index import analysis
from index.analysis.folding import fold
from index.query import synonyms
from index.query.terms import extract_terms

LINES = Path(synonyms.__file__).with_suffix(".txt").read_text(encoding="utf-8").split("\n")
ENTRIES = [line.split(" ") for line in LINES if line and not line.startswith("#")]


def test_a_line_has_an_everyday_word_and_one_to_four_of_speeches() -> None:
    assert len(ENTRIES) == len(synonyms.lexicon()) > 7000
    for said, *same in ENTRIES:
        assert len(said) > 1, said
        assert all(same), said
        assert len(same) in range(1, 5), said
        assert len({said, *same}) == 1 + len(same), said


def test_no_everyday_word_is_there_twice() -> None:
    assert [said for said, times in Counter(entry[0] for entry in ENTRIES).items() if times > 1] == []


def test_the_words_are_as_folding_leaves_them() -> None:
    assert [word for entry in ENTRIES for word in entry if fold(word) != word] == []


def test_every_entry_has_a_word_that_is_looked_up_whole() -> None:
    assert [said for said, *same in ENTRIES if not any(analysis.cut(word) == [word] for word in same)] == []


def test_every_entry_is_found_when_it_is_asked() -> None:
    """One with filler in it would not be: 管得宽 is cut at its 得."""
    for said, *same in ENTRIES:
        assert (said, tuple(same)) in extract_terms(said).also, said


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("打工仔和打工妹", ["打工仔", "打工妹"]),
        ("看病难看病贵", ["看病难", "看病贵"]),
        ("老百姓看病", ["老百姓看病", "老百姓", "看病"]),
        ("老百姓怎么挖煤", ["老百姓", "挖煤"]),
        ("没工作的年轻人", ["没工作", "年轻人"]),
        ("村里的gdp", ["村里", "gdp"]),
        ("ai诈骗", ["ai"]),
        ("chair和gdp2", []),
        ("各级党委", []),
        ("太平洋的台风", []),
        ("放牛郎", []),
        ("", []),
    ],
)
def test_what_is_found_begins_and_ends_where_a_token_does(asked: str, said: list[str]) -> None:
    assert [found for found, _ in synonyms.of_speeches(analysis.cut(asked))] == said


def test_an_entry_is_found_inside_a_sentence() -> None:
    also = dict(extract_terms(fold("請問政府怎麼對付踢皮球的幹部？")).also)
    assert also["踢皮球"] == ("推诿", "扯皮", "推卸")
