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


def read(of: Sequence[Passage]) -> list[list[str]]:
    """Give the points of each list."""
    return [[point.text for point in items(each.points, of)] for each in enumerations(of)]


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


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("一是缺路。二是缺桥。还有一条要说。", [["一是缺路。", "二是缺桥。"]]),
        (
            "一是缺路。二是缺桥。说到人手。一是缺人。二是缺钱。三是缺料。",
            [["一是缺路。", "二是缺桥。"], ["一是缺人。", "二是缺钱。", "三是缺料。"]],
        ),
        ("其一。路。其二。桥。", [["其一。路。", "其二。桥。"]]),
        ("其一，牛老了；其二，路远了；最后是雨多。", [["其一，牛老了；", "其二，路远了；", "最后是雨多。"]]),
        ("其一，牛老了；其二，路远了。最后，散会。", [["其一，牛老了；", "其二，路远了。"]]),
        ("（一）牛老了；（二）路远了；最后，散会。", [["（一）牛老了；", "（二）路远了；"]]),
        ("今年的目标是：清渠三里；补堤两里；种树百棵。", [["清渠三里；", "补堤两里；", "种树百棵。"]]),
        ("困难有：路远雨多；等等。", []),
        ("出路一是清渠，二是补堤。", [["一是清渠，", "二是补堤。"]]),
    ],
)
def test_a_list_begins_with_its_first_point_and_ends_with_its_last(text: str, lists: list[list[str]]) -> None:
    assert read(passages(text)) == lists


def test_a_list_that_counts_by_another_measure_within_a_point_is_no_part_of_the_list_around_it() -> None:
    of = passages("第一，选种。第一步是晒，第二步是筛，第三步是挑。第二，下种。第三，浇水。")
    assert read(of)[0] == ["第一，选种。", "第二，下种。", "第三，浇水。"]


def test_clauses_and_what_follows_a_word_are_points_of_one_passage() -> None:
    assert read(passages("目标是：清渠三里；补堤两里。", "一是钱。二是人。")) == [
        ["清渠三里；", "补堤两里。"],
        ["一是钱。", "二是人。"],
    ]
    assert read(passages("出路一是清渠。", "二是补堤。")) == []


def test_a_list_goes_on_in_a_passage_only_under_its_own_headings() -> None:
    texts = ("一是缺钱。", "二是缺人。")
    assert read(passages(*texts)) == [["一是缺钱。", "二是缺人。"]]
    assert read(passages(*texts, headings=[("一、修渠",), ("一、修渠",)])) == [["一是缺钱。", "二是缺人。"]]
    assert read(passages(*texts, headings=[("修渠",), ("补堤",)])) == []
    assert read(passages("水。", "草。", headings=[("修渠", "（一）路远"), ("补堤", "（二）雨多")])) == []


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("主渠清了。\n二、补堤\n堤补了。\n三、种树\n树种了。", [["一、清淤", "二、补堤", "三、种树"]]),
        ("主渠清了。\n三、种树\n树种了。", []),
        ("主渠清了。还有二、三号渠。", []),
        ("一、主渠\n主渠清了。\n二、支渠\n支渠清了。", [["一、主渠", "二、支渠"]]),
        ("主渠清了。\n（二）支渠\n支渠清了。", []),
    ],
)
def test_what_goes_on_counting_from_the_heading_above_is_a_point_beside_it(text: str, lists: list[list[str]]) -> None:
    of = passages(text, headings=[("一、清淤",)])
    assert [[point.split("\n")[0] for point in each] for each in read(of)] == lists
    deeper = passages(text, headings=[("甲、水利", "一、清淤")])
    assert [[point.split("\n")[0] for point in each] for each in read(deeper)] == lists


def test_a_line_that_is_the_heading_of_what_follows_is_one_point() -> None:
    of = passages(
        "下面分开讲。\n一、清淤", "主渠清了。", "堤补了。",
        headings=[(), ("一、清淤",), ("二、补堤",)],
    )  # fmt: skip
    assert read(of) == [["一、清淤", "二、补堤"]]


def test_points_that_open_lines_go_on_behind_a_list_within_one_of_them() -> None:
    text = "一、修渠\n先修这两条：一、东渠；二、西渠。\n二、补堤\n三、种树"
    assert ["一、修渠", "二、补堤", "三、种树"] in [
        [point.split("\n")[0] for point in each] for each in read(passages(text))
    ]


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        (
            "第一，修渠，有两点：第一，清淤；第二，加固。第二，修路。第三，修桥。",
            [["第一，修渠，有两点：第一，清淤；", "第二，修路。", "第三，修桥。"], ["第一，清淤；", "第二，加固。"]],
        ),
        (
            "一是修渠。一是清淤，二是加固，三是护坡。二是修路。三是修桥。四是种树。",
            [
                ["一是修渠。", "二是修路。", "三是修桥。", "四是种树。"],
                ["一是清淤，", "二是加固，", "三是护坡。"],
            ],
        ),
        (
            "第一，修渠。第二，修路：第一，铺石；第二，夯土；第三，栽树。第三，修桥。第四，架线。",
            [
                ["第一，修渠。", "第二，修路：第一，铺石；", "第三，修桥。", "第四，架线。"],
                ["第一，铺石；", "第二，夯土；", "第三，栽树。"],
            ],
        ),
        (
            "首先，修渠。第一，清淤。第二，加固。其次，修路。最后，修桥。",
            [["首先，修渠。", "其次，修路。", "最后，修桥。"], ["第一，清淤。", "第二，加固。"]],
        ),
        (
            "一、修渠\n先修这两条：一、东渠；二、西渠。\n二、补堤\n三、种树",
            [["一、修渠\n先修这两条：一、东渠；", "二、补堤", "三、种树"], ["一、东渠；", "二、西渠。"]],
        ),
    ],
)
def test_a_list_within_a_point_ends_where_the_list_around_it_goes_on(text: str, lists: list[list[str]]) -> None:
    assert read(passages(text)) == lists


@pytest.mark.parametrize("sign", ["- ", "* ", "+ ", "· ", "• ", "●", "■ ", "　◆", "▪  "])
def test_bullets_are_points_that_are_quoted_without_their_sign(sign: str) -> None:
    of = passages(f"几点建议：\n{sign}清淤要早。冬天就清。\n{sign}闸门要换")
    assert [each.number for each in items(only(of).points, of)] == [1, 2]
    assert read(of) == [["清淤要早。", "闸门要换"]]
    assert [of[0].text[slice(*each.span)] for each in items(only(of).points, of) if each.span] == read(of)[0]
    assert only(of).lead_in == "几点建议："


def test_bullets_go_on_through_passages_under_the_same_headings() -> None:
    texts = ("- 清淤要早。冬天就清。", "- 闸门要换。", "- 水表要装。")
    assert read(passages(*texts)) == [["清淤要早。", "闸门要换。", "水表要装。"]]
    assert read(passages(*texts, headings=[("修渠",), ("补堤",), ("补堤",)])) == [["闸门要换。", "水表要装。"]]


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("难处：\n- 缺路\n- 缺桥\n建议：\n- 修路\n- 架桥\n- 种树", [["缺路", "缺桥"], ["修路", "架桥", "种树"]]),
        ("- 清淤。\n主渠先清。\n- 补堤。\n大堤先补。", [["清淤。", "补堤。"]]),
        ("- 清淤\n* 主渠\n* 支渠\n- 补堤\n* 大堤\n* 小堤", [["清淤", "补堤"], ["主渠", "支渠"], ["大堤", "小堤"]]),
        (
            "一、清淤\n- 主渠\n- 支渠\n二、补堤\n- 大堤\n- 小堤",
            [["一、清淤", "二、补堤"], ["主渠", "支渠"], ["大堤", "小堤"]],
        ),
        ("目标：\n- 清渠三里；\n- 补堤两里。", [["清渠三里；", "补堤两里。"]]),
        ("- 只有一条。", []),
        ("-5度的天也有人来。\n-3度的天人更多。", []),
        ("老周·水生来了。\n老王·山根没来。", []),
        ("来了三个人 - 都姓周。\n走了两个人 - 都姓王。", []),
    ],
)
def test_bullets_of_one_sign_are_one_list_as_far_as_nothing_announces_another(
    text: str, lists: list[list[str]]
) -> None:
    assert [[point.split("\n")[0] for point in each] for each in read(passages(text))] == lists


def test_a_list_in_a_later_passage_is_no_list_within_a_point() -> None:
    of = passages("一是缺路。二是缺桥。", "再说人手。一是缺人。二是缺钱。三是缺料。", "最后说粮。三是缺粮。")
    assert read(of) == [["一是缺路。", "二是缺桥。"], ["一是缺人。", "二是缺钱。", "三是缺料。"]]


def test_over_headings_that_stand_under_none_is_a_title_that_counts_them() -> None:
    def lead_in(title: str, *above: str) -> str:
        of = passages("水。", "草。", headings=[(*above, "一、路远"), (*above, "二、雨多")])
        return only([each._replace(title=title) for each in of]).lead_in.strip()

    assert lead_in("修渠的两个困难") == "修渠的两个困难"
    assert lead_in("在修渠会上的讲话") == ""
    assert lead_in("修渠的两个困难", "上篇", "修渠") == "修渠"


def test_a_line_leads_in_as_a_whole_and_of_a_longer_one_the_last_sentence() -> None:
    line = "今年修渠不容易。大家都出了力。难处有两个。"
    assert only(passages(f"去年种树。\n{line}\n一是缺钱。\n二是缺人。")).lead_in == line
    long = "今年修渠不容易。" * 40
    assert only(passages(f"{long}大家说难处有两个。\n一是缺钱。\n二是缺人。")).lead_in == "大家说难处有两个。"


def test_what_leads_in_stands_in_the_passage_before_only_under_the_same_headings() -> None:
    texts = ("今年修渠有哪些难处？", "一是缺钱。二是缺人。")
    assert only(passages(*texts, headings=[("修渠",), ("修渠",)])).lead_in == f"修渠\n{texts[0]}"
    assert only(passages(*texts, headings=[("补堤",), ("修渠",)])).lead_in.strip() == "修渠"
