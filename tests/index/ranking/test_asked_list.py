"""Of the lists around an answer, the one is shown that a question asks for, or none."""

from collections.abc import Sequence

import pytest

from index.model import Passage
from index.ranking.asked_list import AskedList, Surroundings, find_list
from tests.index.weighed import weighed

TITLE = "在修渠会上的讲话"
OTHER_TITLE = "在会上的讲话"


def points(
    question: str,
    texts: Sequence[str],
    place: int = 0,
    under: Sequence[tuple[str, ...]] = (),
    *,
    title: str = TITLE,
    full: str = "",
    exact: tuple[str, ...] = (),
) -> list[str]:
    """Give the points that are shown; `full` is the question with what chose the speech, where that is taken out."""
    headings = [*under, *[()] * (len(texts) - len(under))]
    passages = [
        Passage(number, 1, title, headings[number], text, "a.txt", None, number) for number, text in enumerate(texts)
    ]
    asked = AskedList(weighed(question), weighed(full or question), exact)
    return [each.text for each in find_list(Surroundings(passages, place), asked)]


HARD = "修渠存在三个问题。一是缺钱。二是缺人。三是缺石料。"
HOPED = "对修渠我提两点建议。一是先清主渠。二是再补大堤。"


def test_the_list_is_the_one_whose_lead_in_has_what_is_asked() -> None:
    assert points("修渠存在哪些问题", [HARD, HOPED]) == ["一是缺钱。", "二是缺人。", "三是缺石料。"]
    assert points("对修渠提了哪些建议", [HARD, HOPED], 1) == ["一是先清主渠。", "二是再补大堤。"]


def test_a_list_beside_the_answer_is_found_by_what_it_lists() -> None:
    assert points("修渠存在哪些问题", ["渠是前年修的。", HOPED, HARD]) == ["一是缺钱。", "二是缺人。", "三是缺石料。"]


@pytest.mark.parametrize("question", ["种树存在哪些问题", "修渠存在哪五个问题", "修渠有哪些好处"])
def test_the_list_of_something_else_or_of_another_length_is_not_shown(question: str) -> None:
    assert points(question, [HARD]) == []


def test_the_words_in_quotation_marks_stand_at_the_list_or_above_it() -> None:
    done = "“十三五”修渠有三个突出的方面。一是钱到位。二是人齐心。三是料充足。"
    ahead = "“十四五”修渠要突出的方面：一是主渠。二是支渠。"
    question = "“十四五”修渠突出哪几个方面"
    assert points(question, [done, "修渠是大事。", ahead], exact=("十四五",)) == ["一是主渠。", "二是支渠。"]
    assert points(question, [done], exact=("十四五",)) == []
    under = [("二、“十四五”修渠规划",)]
    assert points(question, ["修渠要突出的方面：一是主渠。二是支渠。"], under=under, exact=("十四五",)) == [
        "一是主渠。",
        "二是支渠。",
    ]


def test_a_number_that_is_right_chooses_between_lists_of_one_thing() -> None:
    more = "修渠存在两个问题。一是路远。二是雨多。"
    assert points("修渠存在哪两个问题", [HARD, more]) == ["一是路远。", "二是雨多。"]
    assert points("修渠存在哪三个问题", [more, HARD]) == ["一是缺钱。", "二是缺人。", "三是缺石料。"]


def test_a_question_that_stands_right_before_a_list_has_it() -> None:
    texts = ["渠是前年修的。", "修渠存在哪些问题？", "一是缺钱。二是缺人。"]
    assert points("修渠存在哪些问题", texts, 1) == ["一是缺钱。", "二是缺人。"]


def test_headings_are_a_list_where_they_stand_under_what_is_asked() -> None:
    under = [("修渠存在的问题", "（一）缺钱"), ("修渠存在的问题", "（二）缺人"), ("修渠的建议", "（一）清主渠")]
    texts = ["钱只够一半。", "人都出门了。", "主渠先清。"]
    assert points("修渠存在哪些问题", texts, 1, under) == ["（一）缺钱", "（二）缺人"]


def test_clauses_are_a_list_only_where_they_are_announced() -> None:
    announced = "修渠的主要目标是：清渠三里；补堤两里；种树百棵。"
    assert points("修渠的主要目标有哪些", [announced]) == ["清渠三里；", "补堤两里；", "种树百棵。"]
    assert points("修渠存在哪些问题", ["修渠这一年，清渠三里；补堤两里；种树百棵。"]) == []


@pytest.mark.parametrize(("place", "right"), [(0, ["一是路远。", "二是雨多。"]), (2, ["一是缺钱。", "二是缺人。"])])
def test_of_two_lists_alike_the_one_in_the_answer_is_shown(place: int, right: list[str]) -> None:
    texts = ["修渠存在两个问题。一是路远。二是雨多。", "渠长三里。", "修渠存在两个问题。一是缺钱。二是缺人。"]
    assert points("修渠存在哪些问题", texts, place) == right


@pytest.mark.parametrize(("place", "right"), [(0, ["一是路远。", "二是雨多。"]), (2, ["一是缺钱。", "二是缺人。"])])
def test_of_two_lists_alike_the_one_right_behind_the_answer_is_shown(place: int, right: list[str]) -> None:
    texts = ["修渠存在哪些问题？", "一是路远。二是雨多。", "修渠存在哪些问题？", "一是缺钱。二是缺人。"]
    assert points("修渠存在哪些问题", texts, place) == right


@pytest.mark.parametrize(("place", "right"), [(2, ["（一）路远", "（二）雨多"]), (5, ["（一）缺钱", "（二）缺人"])])
def test_of_two_lists_alike_the_one_is_shown_whose_last_point_goes_on_in_the_answer(
    place: int, right: list[str]
) -> None:
    under = [
        ("东渠存在的问题", "（一）路远"), ("东渠存在的问题", "（二）雨多"), ("东渠存在的问题", "（二）雨多"),
        ("西渠存在的问题", "（一）缺钱"), ("西渠存在的问题", "（二）缺人"), ("西渠存在的问题", "（二）缺人"),
    ]  # fmt: skip
    texts = ["路有十里。", "雨下三月。", "堤也湿了。", "钱只够一半。", "人都出门了。", "只剩老人。"]
    assert points("渠存在哪些问题", texts, place, under) == right


@pytest.mark.parametrize(
    ("question", "worse", "better"),
    [
        ("修渠存在哪些问题", "修渠存在一些问题。", "修渠存在两个问题。"),
        ("修渠存在哪些困难", "修渠存在问题。", "修渠存在困难。"),
        ("修渠存在哪些问题", "修渠存在困难。", "修渠存在问题。"),
        ("修渠存在哪些困难", "修渠存在问题。", "修渠有困难。"),
        ("修渠存在哪些问题", "修渠存在两个困难。", "修渠存在问题。"),
    ],
)
def test_of_two_lists_the_one_is_shown_that_is_counted_or_has_the_word_itself(
    question: str, worse: str, better: str
) -> None:
    texts = ["渠长三里。", f"{worse}一是路远。二是雨多。", f"{better}一是缺钱。二是缺人。"]
    assert points(question, texts) == ["一是缺钱。", "二是缺人。"]
    assert points(question, [texts[0], *texts[:0:-1]]) == ["一是缺钱。", "二是缺人。"]


AWAY = "天晴了三天。"
LIST = "一是路远。二是雨多。"


@pytest.mark.parametrize(
    ("texts", "place"),
    [
        (["修渠有困难。一是缺钱。二是缺人。", AWAY, f"修渠存在两个问题。{LIST}"], 0),
        (["修渠有困难。", "一是缺钱。二是缺人。", AWAY, f"修渠存在两个问题。{LIST}"], 0),
        (["修渠有困难。一是缺钱。", AWAY, "二是缺人。", AWAY, f"修渠存在两个问题。{LIST}"], 1),
    ],
)
def test_a_list_elsewhere_that_says_and_counts_what_is_asked_comes_before_a_vague_one_at_the_answer(
    texts: list[str], place: int
) -> None:
    assert points("修渠存在哪些问题", texts, place) == ["一是路远。", "二是雨多。"]


def test_a_list_at_the_answer_that_counts_what_is_asked_comes_before_one_elsewhere_that_only_says_it() -> None:
    texts = [f"修渠存在两个困难。{LIST}", AWAY, "修渠存在问题。一是缺钱。二是缺人。"]
    assert points("修渠存在哪些问题", texts) == ["一是路远。", "二是雨多。"]


def test_a_list_elsewhere_that_is_announced_in_a_word_is_shown_where_the_title_says_of_what() -> None:
    assert points("修渠存在哪些问题", [AWAY, f"当前有困难。{LIST}"]) == ["一是路远。", "二是雨多。"]
    assert points("修渠存在哪些问题", [AWAY, f"当前有困难。{LIST}"], title=OTHER_TITLE) == []


@pytest.mark.parametrize(
    ("before", "place", "shown"),
    [
        ("修渠的事大家都议过。", 1, True),
        ("种树的事大家都议过。", 1, False),
        ("修渠的事大家都议过。", 0, False),
    ],
)
def test_the_text_before_a_list_says_of_what_it_is_where_the_answer_stands_there(
    before: str, place: int, shown: bool
) -> None:
    texts = [AWAY, f"{before}归到一起一共有这些困难：{LIST}"]
    assert bool(points("修渠存在哪些问题", texts, place, title=OTHER_TITLE)) is shown


def test_headings_below_an_answer_of_something_else_are_not_its_list() -> None:
    under = [("种树的困难", "一、路远"), ("种树的困难", "二、雨多")]
    assert points("修渠存在哪些问题", ["路有十里。", "雨下三月。"], 0, under, title=OTHER_TITLE) == []
    assert points("修渠存在哪些问题", ["路有十里。", "雨下三月。"], 0, under) == ["一、路远", "二、雨多"]


@pytest.mark.parametrize(
    ("question", "lead_in", "place", "shown"),
    [
        ("渠为什么修不好", "我看有两条：", 0, True),
        ("渠为什么修不好", "我看是这样：", 0, False),
        ("渠为什么修不好", "我看有三条：", 0, False),
        ("渠为什么修不好", "我看有两条：", 1, False),
        ("渠怎么修得好", "我看有两条：", 0, False),
    ],
)
def test_a_list_that_counts_its_points_at_the_answer_gives_the_reasons(
    question: str, lead_in: str, place: int, shown: bool
) -> None:
    texts = [f"大家都来想一想。{lead_in}{LIST}", AWAY]
    assert bool(points(question, texts, place, title=OTHER_TITLE)) is shown


@pytest.mark.parametrize(
    ("question", "heading", "shown"),
    [
        ("对修渠有哪些建议", "三、几点建议", True),
        ("对修渠有哪些建议", "三、对学校的建议", False),
        ("对修渠有哪些建议", "三、存在的困难", False),
        ("修渠有哪些措施", "三、主要措施", False),
    ],
)
def test_a_heading_that_says_what_it_lists_and_not_of_what_heads_a_list_of_the_whole_speech(
    question: str, heading: str, shown: bool
) -> None:
    texts = [f"修渠的事先说几句。{AWAY}", f"这些事要先办：{LIST}"]
    assert bool(points(question, texts, 0, [(), (heading,)], title=OTHER_TITLE)) is shown
    deeper = [(), ("二、学校", heading)]
    assert bool(points(question, texts, 0, deeper, title=OTHER_TITLE)) is shown
    # The speech must be about what is asked, or speak of it before its list.
    assert points(question, [AWAY, texts[1]], 0, [(), (heading,)], title=OTHER_TITLE) == []
    assert points(question, [texts[1], texts[0]], 1, [(heading,), ()], title=OTHER_TITLE) == []
    assert not shown or points(question, [AWAY, texts[1]], 0, [(), (heading,)])


def test_a_long_lead_in_to_a_broad_word_says_itself_of_what_it_is() -> None:
    brief, long = "有这些办法：", "今年春天各村在种树养鱼和办学的时候都找到了一些好办法："
    assert points("修渠有哪些办法", [f"{brief}{LIST}"]) == ["一是路远。", "二是雨多。"]
    assert points("修渠有哪些办法", [f"{long}{LIST}"]) == []
    assert points("修渠有哪些困难", [f"{long.replace('好办法', '困难')}{LIST}"]) == ["一是路远。", "二是雨多。"]


def test_a_title_that_has_half_of_the_topic_is_enough_where_the_answer_is_near() -> None:
    texts = [f"这里有困难。{LIST}", AWAY]
    assert points("修渠资金存在哪些问题", texts, 0) == ["一是路远。", "二是雨多。"]
    assert points("修渠资金存在哪些问题", texts, 1) == []


def test_what_chose_the_speech_must_stand_in_its_titles_and_a_question_of_nothing_else_has_any_list() -> None:
    texts = [f"今年要办两件实事。{LIST}"]
    asked = "有哪些实事"
    assert points(asked, texts, title="北山县工作报告", full=f"北山{asked}") == ["一是路远。", "二是雨多。"]
    assert points(asked, texts, title="南川县工作报告", full=f"北山{asked}") == []
    assert points(asked, texts, title="南川县工作报告") == ["一是路远。", "二是雨多。"]


def test_a_list_without_the_broad_word_is_shown_only_where_it_has_the_topic_and_the_answer() -> None:
    assert points("修渠有哪些办法", [f"修渠要这样干。{LIST}", AWAY]) == ["一是路远。", "二是雨多。"]
    assert points("修渠有哪些办法", [f"修渠要这样干。{LIST}", AWAY], 1) == []
    assert points("修渠有哪些办法", [f"种树要这样干。{LIST}", AWAY]) == []
    assert points("修渠有哪些办法", ["修渠这样干：清渠三里；补堤两里；种树百棵。"]) == []


def test_which_points_were_counted_is_asked_without_a_word_for_them() -> None:
    texts = [f"修渠讲两点。{LIST}", "修渠讲三点。一是钱。二是人。三是石料。"]
    assert points("修渠讲了哪两点", texts, 1) == ["一是路远。", "二是雨多。"]
    assert points("修渠讲了哪三点", texts, 0) == ["一是钱。", "二是人。", "三是石料。"]
    assert points("修渠的第三点是什么", texts, 1) == ["一是钱。", "二是人。", "三是石料。"]


def test_a_last_heading_holds_the_passages_below_it_and_those_below_its_own_headings() -> None:
    under = [
        ("东渠的问题", "（一）路远"), ("东渠的问题", "（二）雨多"), ("东渠的问题", "（二）雨多", "1.上游"),
        ("西渠的问题", "（一）缺钱"), ("西渠的问题", "（二）缺人"), ("西渠的问题", "（二）缺人", "1.老人"),
    ]  # fmt: skip
    texts = ["路有十里。", "雨下三月。", "堤也湿了。", "钱只够一半。", "人都出门了。", "只剩老人。"]
    assert points("渠存在哪些问题", texts, 2, under) == ["（一）路远", "（二）雨多"]
    assert points("渠存在哪些问题", texts, 5, under) == ["（一）缺钱", "（二）缺人"]
