"""Passages that say the same are named beside the better one."""

from index.ranking.candidate import Candidate
from index.ranking.near_duplicates import repeats_of

BODY = "全县新修公路三百公里，改造危桥二十座。群众出行更方便，物流成本降了三成。"


def repeated(texts: list[str]) -> list[int | None]:
    return repeats_of([Candidate("", text, f"{text}\n", 1) for text in texts])


def test_a_text_and_its_summary_repeat_each_other() -> None:
    assert repeated([BODY, "全县新修公路三百公里，改造危桥二十座。", "明年继续修路架桥，争取通到每个自然村。"]) == [
        None,
        0,
        None,
    ]


def test_all_name_the_first() -> None:
    assert repeated([BODY, BODY, BODY + "以上是今年的情况。"]) == [None, 0, 0]


def test_short_and_like_sounding_texts_are_not_repeats() -> None:
    assert repeated(["同志们：", "同志们："]) == [None, None]
    assert repeated([BODY, "全县新修公路三百公里，绿化荒山五万亩，新建学校十二所，这些都是群众看得见的变化。"]) == [
        None,
        None,
    ]


def test_equal_texts_of_short_clauses_repeat_each_other() -> None:
    text = "路虽远，行则到；事虽难，做则成；山虽高，登则顶。"
    assert repeated([text, "路虽远，行则到；事虽难，做则成；水虽深，渡则岸。", text, text]) == [None, None, 0, 0]
    assert repeated([BODY, BODY[:30], BODY[:30]]) == [None, 0, 0]
