"""Which sentence answers, and which characters are marked: offsets into the text as it is quoted."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from index.analysis.folding import fold_in_place
from index.ranking.highlighting import answering, matched, sentences

TEXT = "全县修了路。今年共修建桥梁十二座！群众满意；继续努力"


def test_the_sentence_that_holds_most_of_the_question_answers() -> None:
    span = answering(TEXT, fold_in_place(TEXT), "修建了几座桥", {"修": 0.2, "建": 0.4, "桥": 0.4})
    assert span is not None
    assert TEXT[slice(*span)] == "今年共修建桥梁十二座！"


def test_what_only_repeats_the_question_comes_with_the_sentence_that_says_it() -> None:
    text = "去年做了不少事。（四）就业资金不足。部分配套资金没有到位。今年要改。"
    span = answering(text, fold_in_place(text), "就业资金有哪些不足", dict.fromkeys("就业资金不足", 0.2))
    assert span is not None
    assert text[slice(*span)] == "（四）就业资金不足。部分配套资金没有到位。"
    alone = "就业资金不足。"
    assert answering(alone, fold_in_place(alone), "就业资金有哪些不足", {"资": 1.0}) == (0, len(alone))


def test_no_sentence_answers_what_none_has() -> None:
    assert answering(TEXT, fold_in_place(TEXT), "外", {"外": 1.0}) is None


def test_marks_are_where_the_words_stand_as_written() -> None:
    text = "政協委員，政協機關"
    assert [text[slice(*span)] for span in matched(fold_in_place(text), len(text), {"政协": 1.0})] == ["政協", "政協"]


def test_marks_that_touch_are_one() -> None:
    assert matched(fold_in_place(TEXT), len(TEXT), {"修建": 1.0, "桥梁": 1.0}) == ((9, 13),)


@given(st.text("政协。！\n 委员；”」……abc", max_size=60))
def test_every_visible_character_lies_in_one_sentence(text: str) -> None:
    spans = sentences(text)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = {place for start, end in spans for place in range(start, end)}
    assert {place for place, char in enumerate(text) if char.strip()} <= covered


@given(st.text(max_size=50), st.lists(st.text(min_size=1, max_size=3), max_size=4))
def test_spans_can_always_be_sliced(text: str, words: list[str]) -> None:
    folded = fold_in_place(text)
    spans = matched(folded, len(text), dict.fromkeys(words, 1.0))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] < b[0] for a, b in pairwise(spans))
    span = answering(text, folded, "".join(words), dict.fromkeys("".join(words), 1.0))
    assert span is None or 0 <= span[0] < span[1] <= len(text)
