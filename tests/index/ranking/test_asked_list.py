"""Of the lists around an answer, the one is shown that a question asks for, or none."""

from collections.abc import Sequence

import pytest

from index.analysis.folding import fold
from index.model import Passage
from index.query.terms import extract_terms
from index.ranking.asked_list import AskedList, Surroundings, find_list
from index.retrieval.term_weights import TermWeights, WeightedQuery


def asked(question: str) -> AskedList:
    terms = extract_terms(fold(question))
    weights = TermWeights(
        words=dict.fromkeys(terms.words, 2.0),
        bigrams=dict.fromkeys(terms.bigrams, 2.0),
        also={},
        characters={char: 1.0 for word in terms.words for char in word},
        names={},
    )
    query = WeightedQuery(terms, weights)
    return AskedList(query, query)


def points(question: str, texts: Sequence[str], place: int = 0, under: Sequence[tuple[str, ...]] = ()) -> list[str]:
    headings = [*under, *[()] * (len(texts) - len(under))]
    passages = [
        Passage(number, 1, "在修渠会上的讲话", headings[number], text, "a.txt", None, number)
        for number, text in enumerate(texts)
    ]
    return [each.text for each in find_list(Surroundings(passages, place), asked(question))]


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
    ],
)
def test_of_two_lists_the_one_is_shown_that_is_counted_or_has_the_word_itself(
    question: str, worse: str, better: str
) -> None:
    texts = ["渠长三里。", f"{worse}一是路远。二是雨多。", f"{better}一是缺钱。二是缺人。"]
    assert points(question, texts) == ["一是缺钱。", "二是缺人。"]
    assert points(question, [texts[0], *texts[:0:-1]]) == ["一是缺钱。", "二是缺人。"]
