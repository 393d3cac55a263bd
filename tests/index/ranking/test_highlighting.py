"""Which sentence answers, and which characters are marked: offsets into the text as it is quoted."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.folding import fold_in_place
from index.ranking.highlighting import answering, matched, sentences

TEXT = "全县修了路。今年共修建桥梁十二座！群众满意；继续努力"


def marked(text: str, asked: str, *words: str) -> list[str]:
    """Mark a text for a question that is looked up by words of equal weight."""
    weights = dict.fromkeys(words, 1.0)
    characters = dict.fromkeys("".join(words), 1.0)
    return [text[slice(*span)] for span in answering(text, asked, characters, weights)]


def test_the_sentence_that_holds_most_of_the_question_answers() -> None:
    assert marked(TEXT, "修建了几座桥", "修建", "桥") == ["今年共修建桥梁十二座！"]


@pytest.mark.parametrize(
    ("text", "asked", "words", "right"),
    [
        (
            "去年做了不少事。（四）就业资金不足。部分配套资金没有到位。今年要改。",
            "就业资金有哪些不足",
            ("就业", "资金", "不足"),
            ["部分配套资金没有到位。"],
        ),
        ("（一）抓好防汛。沙袋要备足。路也要修。", "怎么抓好防汛", ("抓好", "防汛"), ["沙袋要备足。"]),
        ("下面我讲三点意见。水要管好，树要种活。散会。", "讲了哪些意见", ("意见",), ["水要管好，树要种活。"]),
        (
            "枣为什么卖不出去？路太远了，一下雨就走不成。",
            "枣为什么卖不出去",
            ("枣", "卖不出去"),
            ["路太远了，一下雨就走不成。"],
        ),
        (
            "西区有职工90人。东区职工很多，有工会管。东区有职工70人。",
            "东区有多少职工",
            ("东区", "职工"),
            ["东区有职工70人。"],
        ),
        (
            "桥修好了。桥修好了，通车那天是1998年5月。",
            "桥什么时候修好的",
            ("桥", "修好"),
            ["桥修好了，通车那天是1998年5月。"],
        ),
        ("桥长90米。桥是李冰带人修的。", "桥有多长，是谁修的", ("桥", "修"), ["桥长90米。", "桥是李冰带人修的。"]),
        ("发手环两千只。建床位六百张。", "手环 床位", ("手环", "床位"), ["发手环两千只。", "建床位六百张。"]),
    ],
)
def test_what_is_asked_for_is_marked_and_no_heading_question_or_announcement(
    text: str, asked: str, words: tuple[str, ...], right: list[str]
) -> None:
    assert marked(text, asked, *words) == right


def test_the_name_and_the_date_under_a_document_answer_only_who_or_when() -> None:
    text = "值班要有人在岗，每天报告。\n县防汛值班办公室\n2023年3月27日"
    assert marked(text, "防汛值班有什么要求", "防汛", "值班") == ["值班要有人在岗，每天报告。"]
    assert marked(text, "2023年的通知是哪一天发的", "2023年", "通知") == ["2023年3月27日"]
    inside = "值班要有人在岗。\n县防汛值班办公室\n每天报告。"
    assert marked(inside, "防汛值班有什么要求", "防汛", "值班") == ["县防汛值班办公室"]


def test_a_sentence_that_stands_alone_is_marked_though_it_says_nothing_new() -> None:
    assert marked("就业资金不足。", "就业资金有哪些不足", "就业资金", "不足") == ["就业资金不足。"]


def test_no_sentence_answers_what_none_has() -> None:
    assert marked(TEXT, "外", "外") == []


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
    weights = dict.fromkeys(words, 1.0)
    characters = dict.fromkeys("".join(words), 1.0)
    answers = answering(text, "".join(words), characters, weights)
    assert all(0 <= start < end <= len(text) for start, end in answers)
    assert all(a[1] <= b[0] for a, b in pairwise(answers))
