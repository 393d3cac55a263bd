"""Speeches chosen by speaker and date, and passages in the order of time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index import Certainty, Index, open_index, reindex
from index.model import Order
from index.search.in_time import in_order
from tests.index.asking import CARE, ROADS, WATER, index_of, marked_sentences

YEARS = (2009, 2014, 2011, 2018)


@pytest.fixture
def index(tmp_path: Path, collection: Callable[..., Path]) -> Index:
    """Four dated speeches of two speakers on one topic, out of order, and one without a date."""
    for year in YEARS:
        speaker = "柳望舒" if year < 2012 else "商青禾"
        # The speech of 2011 alone names the ferry.
        ferry = "渡口的船要换新的。" if year in (2011, 2018) else ""
        collection(
            **{
                f"y{year}": f"在{year}年全县林业工作会议上的讲话\n（{year}年3月5日）\n{speaker}\n\n"
                f"今年全县要抓好竹林抚育，做好{year % 100}万亩竹林的管护。{ferry}\n\n水利设施也要跟上，渠道清淤不能停。"
            }
        )
    folder = collection(undated="关于竹林抚育的几点想法\n竹林抚育要请懂行的老农来讲。渡口也要人管。")
    data = tmp_path / "data"
    reindex(data, [folder])
    return open_index(data)


def dates(index: Index, question: str) -> list[str]:
    return [(hit.passage.date or "")[:4] for hit in index.search(question).hits]


def test_the_dates_and_speakers_are_read(index: Index) -> None:
    assert [(each.date, each.speaker) for each in index.speeches() if each.date] == [
        (f"{year}-03-05", "柳望舒" if year < 2012 else "商青禾") for year in sorted(YEARS)
    ]


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("讲话人:柳望舒 竹林抚育", {"2009", "2011"}),
        ("2012年以后 竹林抚育", {"2014", "2018"}),
        ("2011年以前 竹林抚育", {"2009"}),
        ("时间:2010-2014 竹林抚育", {"2011", "2014"}),
        ("讲话人:商青禾 2015年以后 竹林抚育", {"2018"}),
        ("标题:林业 讲话人:商 竹林抚育", {"2014", "2018"}),
        ("2011年以后的讲话里怎么说竹林抚育", {"2011", "2014", "2018"}),
    ],
)
def test_only_the_speeches_that_are_demanded_are_searched(index: Index, question: str, years: set[str]) -> None:
    answer = index.search(question)
    assert {(hit.passage.date or "")[:4] for hit in answer.hits} == years
    assert answer.restriction is not None
    assert answer.restriction.speeches == len(years)


@pytest.mark.parametrize("question", ["讲话人:欧阳 竹林抚育", "2030年以后 竹林抚育", "标题:采矿 竹林抚育"])
def test_where_no_speech_is_like_that_there_is_no_answer(index: Index, question: str) -> None:
    answer = index.search(question)
    assert answer.certainty == Certainty.NONE
    assert answer.hits == ()
    assert answer.restriction is not None
    assert answer.restriction.speeches == 0
    assert answer.restriction.undated == (1 if "2030" in question else 0)


def test_the_newest_and_the_oldest_come_first_and_the_undated_last(index: Index) -> None:
    newest = dates(index, "最新 竹林抚育")
    assert newest[:4] == ["2018", "2014", "2011", "2009"]
    assert dates(index, "历年 竹林抚育")[:4] == newest[:4][::-1]
    assert index.search("最新 竹林抚育").order is Order.NEWEST


def test_a_question_that_spans_years_goes_from_old_to_new_unless_it_asks_for_one_fact(index: Index) -> None:
    answer = index.search("2009年到2018年竹林抚育工作的要求")
    assert answer.order is Order.OLDEST
    known = [hit.passage.date for hit in answer.hits if hit.passage.date]
    assert known[:4] == sorted(known[:4])
    assert index.search("2009年到2018年一共管护了多少亩竹林").order is None
    assert index.search("2013到14年度竹林抚育工作的要求").order is None


def test_the_first_and_the_last_mention_are_found_in_the_text(index: Index) -> None:
    first = index.search("最早提到渡口的是哪篇")
    assert [(hit.passage.date or "")[:4] for hit in first.hits] == ["2011", "2018", ""]
    assert first.certainty == Certainty.SURE
    assert marked_sentences(first.hits[0]) == ["渡口的船要换新的。"]
    assert dates(index, "最近一次提到渡口是什么时候")[0] == "2018"


def test_a_word_that_stands_nowhere_is_searched_as_any_question(index: Index) -> None:
    assert index.search("最早提到潜水艇的是哪篇").certainty == Certainty.NONE


def test_a_date_that_is_known_less_exactly_goes_first_of_its_year() -> None:
    assert in_order(["2012-03", None, "2012", "2011-12-01"], Order.OLDEST, lambda date: date) == [
        "2011-12-01",
        "2012",
        "2012-03",
        None,
    ]


@pytest.mark.parametrize("question", ["清淤机是什么时候提出的", "哪一年提出了清淤机？"])
def test_when_something_was_put_forward_is_told_by_the_first_speech_that_speaks_of_it(
    tmp_path: Path, question: str
) -> None:
    for year in (2016, 2013):
        text = f"在{year}年全县水利工作会议上的讲话\n（{year}年2月1日）\n\n渠道要用清淤机来清，一台顶二十个人。"
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    reindex(tmp_path / "data", [tmp_path / "2016.txt", tmp_path / "2013.txt"])
    answer = open_index(tmp_path / "data").search(question)
    assert answer.order is Order.OLDEST
    assert [hit.passage.date for hit in answer.hits] == ["2013-02-01", "2016-02-01"]


@pytest.mark.parametrize(
    "typed", ["村村修渠户户种竹", "村村修渠、户户种竹", "“村村修渠 户户种竹”", "村村修渠，户户种竹"]
)
def test_marks_within_a_word_do_not_count_where_it_stands_first(tmp_path: Path, typed: str) -> None:
    written = {2016: "村村修渠户户种竹", 2013: "“村村修渠”“户户种竹”", 2011: "村村修渠、户户种竹", 2010: "村村修渠"}
    for year, words in written.items():
        text = f"在{year}年全县水利工作会议上的讲话\n（{year}年2月1日）\n\n我们的口号是{words}，一年接着一年干。"
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    reindex(tmp_path / "data", [tmp_path / f"{year}.txt" for year in written])
    answer = open_index(tmp_path / "data").search(f"最早提到{typed}的是哪篇")
    assert [(hit.passage.date or "")[:4] for hit in answer.hits] == ["2011", "2013", "2016"]
    assert all(hit.highlight for hit in answer.hits)


def test_the_certainty_is_that_of_the_passage_that_comes_first(tmp_path: Path) -> None:
    """The older speech only asks how long it takes; that the newer one tells it does not make the older one sure."""
    index = index_of(
        tmp_path,
        roads=ROADS,
        care=CARE,
        water=WATER,
        old="在2003年养路队例会上的讲话\n（2003年1月9日）\n三班扫山口的积雪，从道班扫起，扫到垭口，没有人记过时。",
        new="在2016年养路队例会上的讲话\n（2016年1月8日）\n三班扫山口的积雪，从道班到垭口用了四小时。",
    )
    question = "三班扫山口的积雪从道班到垭口要几小时"
    oldest, newest = index.search(f"最早 {question}"), index.search(f"最新 {question}")
    assert [hit.passage.date for hit in oldest.hits][:2] == ["2003-01-09", "2016-01-08"]
    assert newest.hits[0].passage.date == "2016-01-08"
    assert oldest.certainty == Certainty.UNSURE
    assert newest.certainty == index.search(question).certainty == Certainty.SURE
