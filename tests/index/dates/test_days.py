"""Days that a question names, and what speeches given on them are known by, are the same tokens."""

import pytest

from index.analysis.folding import fold
from index.dates.days import day_names, days
from index.query.years import names_speech


@pytest.mark.parametrize(
    ("date", "names"),
    [
        ("2026-06-01", ("2026-06", "2026-06-01", "06-01")),
        ("2026-06", ("2026-06",)),
        ("2026", ()),
        (None, ()),
    ],
)
def test_a_speech_is_known_by_its_month_and_day(date: str | None, names: tuple[str, ...]) -> None:
    assert day_names(date) == names


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("2026年6月1日的记者会", ["2026-06-01"]),
        ("6月1日的记者会", ["06-01"]),
        ("六月十二号的会", ["06-12"]),
        ("2026-6-1的记者会", ["2026-06-01"]),
        ("2026.06.01记者会", ["2026-06-01"]),
        ("2026年6月的讲话", ["2026-06"]),
        ("2026年6月1日和6月2日的会", ["2026-06-01", "06-02"]),
        ("6月1日和2026年6月2日的会", ["06-01", "2026-06-02"]),
        ("6月1号楼", []),
        ("2026年的报告", []),
        ("坐6号线去", []),
        ("16月1日", []),
        ("2月45日", []),
        ("6.1节", []),
    ],
)
def test_days_in_a_question(question: str, names: list[str]) -> None:
    assert [day.name for day in days(fold(question))] == names


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("3月5日的会上定了什么", True),
        ("3月5号县长怎么说修路", True),
        ("3月5日回应了哪些问题", True),
        ("3月5日是什么日子", False),
        ("桃花在3月5日开了吗", False),
        ("3月5日起施行的条例怎么说", False),
        ("对3月5日发生的事故怎么看", False),
    ],
)
def test_a_day_names_a_speech_only_where_something_is_said_on_it(question: str, named: bool) -> None:
    (day,) = days(fold(question))
    assert names_speech(day, fold(question)) == named
