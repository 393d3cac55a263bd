"""When a speech was given, read from each place that may say so, and from which it is taken where two do."""

import pytest

from index.dates.speech_date import speech_date
from index.model import ParsedPassage, ParsedSpeech

BODY = "同志们，今天这个会只讲一件事，就是把水管到每一户人家门口。"


def dated(title: str, *texts: str, name: str = "speeches.txt", outer: tuple[str, ...] = ()) -> tuple[str, str] | None:
    found = speech_date(ParsedSpeech(title, tuple(map(ParsedPassage, texts or (BODY,))), outer), name)
    return None if found is None else (str(found.date), found.source)


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("在供水工作会上的讲话", f"（2021年3月5日）\n{BODY}", ("2021-03-05", "byline")),
        ("在供水工作会上的讲话", f"二〇二一年三月五日\n{BODY}", ("2021-03-05", "byline")),
        ("在供水工作會上的講話", f"縣長　周明　2021年3月5號\n{BODY}", ("2021-03-05", "byline")),
        ("在供水工作会上的讲话", f"2021-03\n{BODY}", ("2021-03", "byline")),
        ("2021年供水工作总结", BODY, ("2021", "title")),
        ("在2021年3月5日供水工作会上的讲话", f"（2021年3月6日）\n{BODY}", ("2021-03-05", "title")),
        ("在2021年供水工作会上的讲话", f"3月5日\n{BODY}", ("2021-03-05", "byline")),
        ("2021年供水工作会上的讲话", f"来源：县政府网　发布时间：2023-04-01\n{BODY}", ("2021", "title")),
        ("在供水工作会上的讲话", f"来源：县政府网　发布时间：2023-04-01\n{BODY}", ("2023-04-01", "byline")),
        (
            "供水工作报告",
            f"岚浦3月9日电\n县报2021年3月9日电\n——2021年3月5日在县人大会上\n{BODY}",
            ("2021-03-05", "byline"),
        ),
        ("给水厂的信", f"本文写于2019年6月，原载县报。{BODY}", ("2019-06", "opening")),
        ("关于2011年预算执行情况和2012年预算草案的报告", BODY, ("2012", "title")),
        ("岚浦县2013-14年度财政预算案", BODY, ("2013", "title")),
        ("在中国共产党第十六次全国代表大会上的报告", BODY, ("2002", "title")),
        ("把水利事业全面推向二十一世纪", BODY, None),
        ("在供水工作会上的讲话", "2020年我们修了三百公里水管，群众都说好。", None),
    ],
)
def test_the_date_is_read(title: str, text: str, expected: tuple[str, str] | None) -> None:
    assert dated(title, text) == expected


def test_a_signature_at_the_end_tells_the_date() -> None:
    assert dated("给水厂的信", BODY, "祝大家工作顺利。\n周明\n2018年12月30日") == ("2018-12-30", "signature")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2004年/在供水工作会上的讲话.txt", ("2004", "folder")),
        ("会议/20040305讲话.txt", ("2004-03-05", "file name")),
        ("2004-03-05 讲话.txt", ("2004-03-05", "file name")),
        ("讲话2004至2009.txt", None),
        ("2004/讲话2005和2006.txt", None),
        ("讲话12004.txt", None),
    ],
)
def test_the_files_name_is_asked_last(name: str, expected: tuple[str, str] | None) -> None:
    assert dated("在供水工作会上的讲话", name=name) == expected
    assert dated("在2010年供水工作会上的讲话", name=name) == ("2010", "title")


def test_a_title_around_the_speech_tells_the_year() -> None:
    assert dated("关于水管的发言", outer=("2016年供水工作会材料",)) == ("2016", "title")


def test_a_speech_without_passages_has_a_date_in_its_title_at_most() -> None:
    assert speech_date(ParsedSpeech("发言", ()), "a.txt") is None


def test_lines_above_the_text_may_take_more_than_one_passage() -> None:
    assert dated("给水厂的信", "首页 > 来信", f"来源：《县报》　2021年3月5日\n{BODY}") == ("2021-03-05", "byline")
    assert dated("给水厂的信", f"来信\n{BODY}", f"来源：《县报》　2021年3月5日\n{BODY}") is None
