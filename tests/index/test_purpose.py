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
        "我今天站在这里，是因为渡口的事不能再拖，也因为撑船的人都看着我们。",
        "今天我主要谈谈水，谈它从哪里来，又被谁用掉，谈完了请大家一起算账。",
        "我就來講一講關於山裏修路的幾個問題，講得不對的地方請各位隨時打斷。",
        "我们这次聚会担负着一个责任，这就是把散在各村的账本合成一本清楚的账。",
        "县政府向大会报告过去五年的工作，对今年的工作提出建议，请代表们审议。",
        "县长以“水从哪里来”为主题作了发言，会场上的人都听得很认真，没有人走开。",
        "老校长在讲话中批评了村里把山泉引去养鱼的做法，许多人听了不高兴。",
        "本文旨在说明山泉为什么一年比一年少，以及村里人可以怎样把它留住。",
        "村委会主任带领八位村民代表视察了上游的三座水库和两处正在修的闸。",
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
        "如果你现在来问我渡口的事，我会告诉你不知道。",
        "他们厂里也开过这样的会，会上提出过八条要求。",
        "对我来说，今年最要紧的还是把水留住。",
        "他们以水为题作画，画的都是山里的泉。",
        "我想不起这个故事是谁讲的了。",
        "在县里讲话的时候，他已经说过三点意见。",
    ],
)
def test_what_announces_nothing(text: str) -> None:
    assert purpose(passages(text)) == []


def test_thanks_are_no_purpose_where_another_sentence_says_it() -> None:
    thanks = "今天，我首先代表县里，向三十年来守着渡口的各位表示感谢。"
    found = purpose(passages(thanks, "我今天想讲的，是这个渡口以后还要不要开，由谁来开。"))
    assert [passage.place for passage, _ in found] == [1]


def test_a_speech_may_say_it_at_its_end() -> None:
    texts = ["山路很长。"] * 9
    last = "我想告诉大家的就是路修到哪里，人就回到哪里。"
    assert [passage.text for passage, _ in purpose(passages(*texts, last))] == [last]


def test_announcements_far_on_are_of_a_part_alone() -> None:
    assert purpose(passages(*["山路很长。"] * 60, "下面我讲三点意见，请各村记好。", *["水很清。"] * 60)) == []


def test_notes_behind_a_speech_do_not_say_what_it_is_about() -> None:
    assert purpose(passages("山路很长。", "〔1〕这篇讲话是为了修路的事在村里讲的。")) == []


@pytest.mark.parametrize(("title", "found"), [("把井留给村里", 1), ("县长在井边大会上的讲话", 0), ("井", 0)])
def test_a_sentence_that_has_the_title_may_say_what_the_speech_is_about(title: str, found: int) -> None:
    texts = ["山路很长。", "我们把井留给村里的孩子，县长在井边大会上这样说。"]
    assert len(purpose([passage._replace(title=title) for passage in passages(*texts)])) == found


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
