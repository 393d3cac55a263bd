"""A file as a whole: what it is called where its lines do not say, what it shares, and why it is read so."""

import pytest

from index.lines import Line
from index.structure import SharedLines, explain, line_key, parse_speeches
from tests.index.messy import NEXT, PAST, named


def lines(*texts: str) -> list[Line]:
    return [Line(text) for text in texts]


@pytest.mark.parametrize(
    ("said", "title"),
    [("县长讲话", "县长讲话"), ("第12页", "文件"), ("12", "文件"), ("2019年3月5日", "文件"), ("", "文件")],
)
def test_a_title_beside_the_text_is_used_where_it_says_something(said: str, title: str) -> None:
    assert named(parse_speeches(lines(PAST, NEXT), "文件", said)) == [((), title)]


def test_the_name_of_a_collection_stands_around_what_it_is_not_in() -> None:
    shared = SharedLines((line_key("青石文选集"),))
    assert named(parse_speeches(lines("青石文选集", "秋到梅岭", PAST), "文件", "", shared)) == [
        (("青石文选集",), "秋到梅岭")
    ]
    assert named(parse_speeches(lines("青石文选集", PAST, NEXT), "三", "", shared)) == [((), "青石文选集 三")]
    assert named(parse_speeches(lines("青石文选集", PAST, NEXT), "文件", "", shared)) == [(("青石文选集",), "文件")]


def test_a_piece_of_nothing_but_articles_is_no_speech_and_one_of_nothing_is_its_title() -> None:
    articles = ("关于水利工作的报告", "同志们：", PAST, "关于林业工作的报告", "同志们：", NEXT)
    assert named(parse_speeches(lines("第一篇：汇编", *articles, "第二篇：修路", NEXT), "文件")) == [
        (("汇编",), "关于水利工作的报告"),
        (("汇编",), "关于林业工作的报告"),
        ((), "修路"),
    ]
    [empty] = parse_speeches(lines("在水利会上的讲话"), "文件")
    assert [passage.text for passage in empty.passages] == ["在水利会上的讲话"]


def test_what_was_judged_of_a_title_and_the_three_lines_under_it_is_told() -> None:
    [speech] = explain(lines("在水利会上的讲话", "同志们：", PAST, NEXT, "一、渠", PAST), "文件")
    assert speech.reason == "no pieces were told; title: top of the text"
    assert [line.text for line in speech.lines] == ["在水利会上的讲话", "同志们：", PAST, NEXT]
    assert "address with its sign" in speech.lines[1].rules
    assert "title in its own words" in speech.lines[0].rules
