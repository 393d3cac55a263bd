"""Lines on when and from where a page was published: read for the date, and no words of the speech."""

import pytest

from index.dates.metadata import dated
from index.dates.publication import without_publication
from index.model import ParsedPassage, ParsedSpeech

BODY = "同志们：\n今年全县修好水渠三十里。"


def first(text: str) -> str:
    return without_publication((ParsedPassage(text), ParsedPassage("路也修好了。")))[0].text


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：2023-06-20 09:30　来源：县政府办公室",
        "发布日期：2022-04-12来源：县水利局",
        "2023年10月25日 08:12　来源：县教育局",
        "来源：县水利局作者：周明更新时间：2022-04-12 08:00:01",
        "【发布时间：2023-06-20】 【来源：青石报】",
        "信息来源：县府办 | 发布机构：县府办 | 2023-3-1",
        "發佈日期：2022年4月12日 資料來源：水利局",
        "索引号：0001　发布机构：县政府　成文日期：2023-03-01　发布日期：2023-03-02",
        "发布时间：2023-06-20\n来源：青石报\n作者：周明",
        "来源：青石报\n时间：2023-06-20 09:30",
    ],
)
def test_a_publication_above_the_text_is_left_out(line: str) -> None:
    assert first(f"{line}\n{BODY}") == BODY
    assert first(f"副县长　周明\n{line}\n（2023年6月18日）\n{BODY}") == f"副县长　周明\n（2023年6月18日）\n{BODY}"


@pytest.mark.parametrize(
    "line",
    [
        "时间：2023年3月5日 地点：县礼堂",
        "来源：《青石文集》第三卷",
        "（2023年6月18日）",
        "2023年6月18日\n来源：青石报",
        "周明 2023-06-18",
        "文件来源：2023-03-05以前的，都要查一遍",
        "发布时间：待定",
        "同志们：\n发布时间：2023-06-20 来源：县报",
    ],
)
def test_what_the_speech_says_of_itself_stays(line: str) -> None:
    assert first(f"{line}\n{BODY}") == f"{line}\n{BODY}"


def test_a_passage_of_nothing_else_goes_unless_it_is_the_only_one() -> None:
    line = ParsedPassage("发布时间：2023-06-20 来源：县报")
    assert [each.text for each in without_publication((line, ParsedPassage(BODY)))] == [BODY]
    assert without_publication((line,)) == (line,)
    assert without_publication(()) == ()


def test_the_date_of_publication_is_that_of_a_speech_without_another() -> None:
    line = "发布时间：2023-06-20 来源：县报"
    speeches = [
        ParsedSpeech("在水利会上的讲话", (ParsedPassage(f"{each}\n{BODY}"),))
        for each in (line, f"（2023年6月18日）\n{line}")
    ]
    read = list(dated(speeches, "会.html"))
    assert [(each.metadata.date, each.passages[0].text.startswith(line)) for each in read] == [
        ("2023-06-20", False),
        ("2023-06-18", False),
    ]
