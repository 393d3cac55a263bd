"""A speech's own words on its purpose, and the questions whose points are its contents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Passage
from index.purpose import contents_questions, opening, purpose, signature


def passages(*texts: str) -> list[Passage]:
    return [Passage(number, 1, "题", (), text, "a.txt", None, number, None) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    "sentence",
    [
        "现将视察情况报告如下：",
        "今天会议的主题是把水管好、把路修通、把村里的学校办好，大家都要说话。",
        "下面，我代表县政府向大会作工作报告，请各位代表审议，也请列席的同志提意见。",
        "围绕这个题目我讲三点意见，都是这几个月下乡时一路上想的，说得不对请批评。",
        "今年集中力量抓四件事，件件都要有人认领，到年底要一件一件地向全县交账。",
        "今天我只讲一件事，就是把渡口的老船换掉，大家回去以后都要照着这个意思去办。",
        "今晚我想和大家分享自己在海上学到的三个道理，都不深奥，却都是拿跟头换来的。",
        "召开这次会议，主要任务是把秋收以后的水利工程一处一处地定下来，说定了就开工。",
        "为了摸清底数，调查组从去年秋天开始，用三个月走访了十二个镇、六十多户人家。",
    ],
)
def test_the_sentence_that_says_what_a_speech_is_for(sentence: str) -> None:
    found = purpose(passages("同志们，天气很好。", f"{sentence}\n路修好了。", "谢谢大家。"))
    assert [passage.text[slice(*span)] for passage, span in found] == [sentence]


@pytest.mark.parametrize(
    "text",
    [
        "我再多讲两句。",
        "他说了一个故事。",
        "路长制有一名路长管一条路。",
        "您正在做一件很有意义的事。",
        "他们办厂的目的是多挣几个钱。",
        "交给他一件事，他能干出十件事来。",
        "我们要做一个无名英雄。",
        "我讲一个例子。",
        "天气很好。",
    ],
)
def test_what_announces_nothing(text: str) -> None:
    assert purpose(passages(text)) == []


def test_a_short_announcement_is_given_with_the_sentence_before_it() -> None:
    ((passage, span),) = purpose(passages("去年秋天，我们看了十二个镇。现将情况报告如下："))
    assert passage.text[slice(*span)] == passage.text


def test_the_announcement_is_asked_for_its_points() -> None:
    assert contents_questions("题", passages("我讲三点意见。"))[0] == "我讲三点意见是什么"


@given(st.lists(st.text(), max_size=5))
def test_spans_lie_in_their_passages(texts: list[str]) -> None:
    given_passages = passages(*texts)
    for passage, (start, end) in purpose(given_passages):
        assert 0 <= start < end <= len(passage.text)
    assert not given_passages or any(opening(given_passages) in text for text in texts)


@pytest.mark.parametrize(
    ("end", "signed"),
    [
        ("青石县人民政府\n2031年6月18日", "青石县人民政府\n2031年6月18日"),
        ("渠修好了。\n县长　周国栋", "县长　周国栋"),
        ("谢谢大家！\n青石县水利局 2031年3月", "青石县水利局 2031年3月"),
        ("周明\n二〇三一年六月\n村\t户\n上村\t40\n下村\t50", "周明\n二〇三一年六月"),
        ("周明、李田\n[1] 卷三。", "周明、李田"),
        ("渠修好了，\n人笑了\n周明", "周明"),
    ],
)
def test_a_signature_names_who_or_when_above_tables_and_notes(end: str, signed: str) -> None:
    assert signature(passages("渠修好了。", f"路也修好了。\n{end}")) == signed


@pytest.mark.parametrize(
    "end",
    [
        "村\t户\n上村\t40\n下村\t50",
        "石门乡 1400 6\n白鹤镇 1000 5",
        "谢谢大家！",
        "渠通了\n闸开了",
        "一、修渠\n二、修路",
        "- 修渠\n- 修路",
        "祝大家新年好",
        "2031年6月18日那天，水到了田里。",
    ],
)
def test_rows_points_and_thanks_are_no_signature(end: str) -> None:
    assert signature(passages("渠修好了。", f"路也修好了。\n{end}")) == ""
    assert signature(passages(end)) == ""
    assert signature([]) == ""
