"""Lists are read point by point: where they begin and end, what leads in, what is quoted of each point."""

from collections.abc import Sequence

import pytest

from index.model import Passage
from index.ranking.enumeration import Enumeration, enumerations, follows, items


def passages(*texts: str, headings: Sequence[tuple[str, ...]] = ()) -> list[Passage]:
    under = [*headings, *[()] * (len(texts) - len(headings))]
    return [
        Passage(100 + place, 1, "在修渠会上的讲话", under[place], text, "a.txt", None, place)
        for place, text in enumerate(texts)
    ]


def only(of: Sequence[Passage]) -> Enumeration:
    (found,) = enumerations(of)
    return found


def test_points_are_quoted_to_the_end_of_their_first_sentence_or_to_the_next_point() -> None:
    text = "修渠要抓好两件事。一是清淤，先清主渠。清完再量深浅。二是补堤。"
    of = passages(text)
    quoted = items(only(of).points, of)
    assert [(each.number, each.text, each.passage) for each in quoted] == [
        (1, "一是清淤，先清主渠。", 100),
        (2, "二是补堤。", 100),
    ]
    assert [text[slice(*each.span)] for each in quoted if each.span] == [each.text for each in quoted]


def test_points_in_one_sentence_end_where_the_next_one_begins() -> None:
    of = passages("修渠要做到：一要清淤，二要补堤，三要种树。")
    assert [each.text for each in items(only(of).points, of)] == ["一要清淤，", "二要补堤，", "三要种树。"]


def test_a_list_goes_on_through_passages_and_quotes_each_where_it_stands() -> None:
    of = passages("下面讲两点意见。\n第一，渠要修直。弯处最费水。", "弯的地方已经量过。", "第二，闸要换新。")
    assert [(each.number, each.text, each.passage) for each in items(only(of).points, of)] == [
        (1, "第一，渠要修直。", 100),
        (2, "第二，闸要换新。", 102),
    ]


def test_headings_are_points_once_however_many_passages_stand_under_them() -> None:
    of = passages(
        "主渠清了。", "支渠也清了。", "堤补了三里。", "树种了。",
        headings=[("一、清淤",), ("一、清淤",), ("二、补堤",), ("三、种树",)],
    )  # fmt: skip
    assert [(each.number, each.text, each.passage) for each in items(only(of).points, of)] == [
        (1, "一、清淤", 100),
        (2, "二、补堤", 102),
        (3, "三、种树", 103),
    ]


def test_headings_below_others_are_lists_of_their_own_under_their_heading() -> None:
    of = passages(
        "主渠。", "支渠。", "大堤。", "小堤。",
        headings=[
            ("一、清淤", "（一）主渠"), ("一、清淤", "（二）支渠"),
            ("二、补堤", "（一）大堤"), ("二、补堤", "（二）小堤"),
        ],
    )  # fmt: skip
    lists = enumerations(of)
    found = {tuple(point.text for point in items(each.points, of)): each.lead_in.strip() for each in lists}
    assert found[("（一）主渠", "（二）支渠")] == "一、清淤"
    assert found[("（一）大堤", "（二）小堤")] == "二、补堤"
    assert ("一、清淤", "二、补堤") in found


@pytest.mark.parametrize(
    ("texts", "lead_in"),
    [
        (("去年修了渠。今年修渠有两个难处。一是缺钱，二是缺人。",), "今年修渠有两个难处。"),
        (("去年修了渠。今年还修不修？我看有两条。一是缺钱，二是缺人。",), "今年还修不修？\n我看有两条。"),
        (("今年修渠有哪些难处？", "答：\n一是缺钱。\n二是缺人。"), "答："),
        (("今年修渠有哪些难处？", "一是缺钱。二是缺人。"), "今年修渠有哪些难处？"),
    ],
)
def test_what_leads_in_is_the_sentence_before_and_one_more_where_that_is_brief(
    texts: tuple[str, ...], lead_in: str
) -> None:
    assert only(passages(*texts)).lead_in == lead_in


def test_a_list_that_begins_its_passage_follows_the_one_before_under_the_same_headings() -> None:
    of = passages("今年修渠有哪些难处？", "一是缺钱。二是缺人。")
    assert follows(only(of).points[0], of)
    assert not follows(only(of[1:]).points[0], of[1:])
    other = passages("今年修渠有哪些难处？", "一是缺钱。二是缺人。", headings=[("清淤",), ("补堤",)])
    assert not follows(only(other).points[0], other)
    inside = passages("今年修渠有哪些难处？", "这要说清。一是缺钱。二是缺人。")
    assert not follows(only(inside).points[0], inside)


@pytest.mark.parametrize(
    "text",
    [
        "一是缺钱。",
        "二是缺钱。三是缺人。",
        "第一，缺钱。第三，缺人。",
        "一是缺钱。第二，缺人。",
        "第一次修渠在春天，第二次在秋天。",
    ],
)
def test_what_does_not_count_from_one_to_two_in_one_form_is_no_list(text: str) -> None:
    assert enumerations(passages(text)) == []


def test_first_may_be_followed_by_second() -> None:
    of = passages("首先，渠要修直。其次，闸要换新。最后，树要种上。")
    assert [each.number for each in items(only(of).points, of)] == [1, 2, 3]
    mixed = passages("首先，渠要修直。第二，闸要换新。")
    assert [each.text for each in items(only(mixed).points, mixed)] == ["首先，渠要修直。", "第二，闸要换新。"]


def test_points_that_open_lines_are_not_mixed_with_numbers_within_them() -> None:
    of = passages("一、修渠\n先修这两条：二、三号渠。\n二、补堤\n大堤先补。")
    assert [each.text.split("\n")[0] for each in items(only(of).points, of)] == ["一、修渠", "二、补堤"]
