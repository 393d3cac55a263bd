"""Speeches are found by the words of their names, without reading all of them."""

from pathlib import Path

from tests.index.asking import CARE, ROADS, WATER, index_of


def test_speeches_are_known_by_the_words_of_their_names(tmp_path: Path) -> None:
    index = index_of(tmp_path, a=ROADS, b=CARE, c=WATER)
    speeches = index.speeches()
    assert index.snapshot.speech_ids() == [speech.id for speech in speeches]
    assert index.speeches_named("居家养老服务情况") == [speeches[1]]
    assert index.speeches_named("白石河治理现场会") == []
    assert index.speeches_named("白石河治理现场会", 0.5) == [speeches[2]]


def test_those_that_have_most_of_the_words_come_first(tmp_path: Path) -> None:
    index = index_of(tmp_path, a=ROADS, b=CARE, c=WATER)
    titles = [speech.title for speech in index.speeches_named("县委书记在农村公路现场会上的讲话", 0.1)]
    assert titles == [speech.title for speech in (index.speeches()[2], index.speeches()[0])]


def test_no_words_name_none(tmp_path: Path) -> None:
    index = index_of(tmp_path, a=ROADS)
    assert index.speeches_named("") == index.speeches_named("。", 0.5) == []
