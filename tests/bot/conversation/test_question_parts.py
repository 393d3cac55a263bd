"""A question is parted into words, the thing asked about and what a name of the same kind can stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.question_parts import cut_pieces, same_kind, thing_asked


@given(st.text())
def test_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(cut_pieces(text)) == text


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("云屏的茶叶卖了多少钱", "茶叶"),
        ("请问茶叶的价格是多少", "茶叶"),
        ("水渠修了几条", "水渠"),
        ("花了多少钱", ""),
    ],
)
def test_the_thing_asked_about_stands_before_the_verb(question: str, thing: str) -> None:
    words = cut_pieces(question)
    start, end = thing_asked(words)
    assert "".join(words[start:end]) == thing


@pytest.mark.parametrize(
    ("question", "named", "replaced"),
    [
        ("2019年修了几条水渠", "2021年", "2019年"),
        ("第三条讲什么", "第五条", "第三条"),
        ("青石县有多少果园", "白鹤县", "青石县"),
        ("王县长怎么说就业", "教育", "就业"),
        ("水渠修了几条", "水闸", "水渠"),
    ],
)
def test_a_name_stands_for_what_is_of_its_kind(question: str, named: str, replaced: str) -> None:
    words = cut_pieces(question)
    start, end = same_kind(words, named)
    assert "".join(words[start:end]) == replaced
