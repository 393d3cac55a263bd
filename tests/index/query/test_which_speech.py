"""Questions for a speech itself are told from others, and what they say of it is all that is left of them."""

import pytest

from index.analysis.folding import fold
from index.query.which_speech import speech_described


@pytest.mark.parametrize(
    ("question", "described"),
    [
        ("哪篇是悼念一位老船工的？", "悼念老船工"),
        ("哪篇写了第一位船工", "第1位船工"),
        ("哪篇讲到十一名船工", "11名船工"),
        ("哪一篇讲了怎么养鹅", "怎么养鹅"),
        ("哪篇文章是写给新教师的", "给新教师"),
        ("哪封信谈到了借钱买船？", "借钱买船"),
        ("哪次讲话提到过渡口", "渡口"),
        ("哪次会上讲过渡口", "渡口"),
        ("讲渡口的是哪一篇", "渡口"),
        ("“先修路，再盖房”这句话出自哪篇讲话", "“先修路 再盖房”"),
        ("哪份报告写了鹅的价钱，比去年贵多少", "鹅的价钱 比去年贵多少"),
        ("哪一年的献词讲的是春耕", "献词讲的是春耕"),
        ("谁在渡口演讲过", "渡口"),
        ("谁写过养鹅的事", "养鹅的事"),
        ("谁的讲话里提到了渡口", "渡口"),
        ("有没有写渡口的文章", "渡口"),
        ("给我找一篇讲养鹅的报告", "养鹅"),
        ("关于渡口的文章有哪些？", "渡口"),
        ("哪篇講養鵝", "养鹅"),
    ],
)
def test_what_is_said_of_the_speech_is_left(question: str, described: str) -> None:
    assert speech_described(fold(question)) == described


@pytest.mark.parametrize(
    "question",
    [
        "哪个渡口最老",
        "哪年修的渡口",
        "谁是渡口的老船工",
        "谁在渡口卖鹅",
        "为什么决定修渡口",
        "渡口的船有哪些",
        "养鹅的报告主要内容有哪些",
        "哪一份报纸登了渡口",
        "讲话里怎么说渡口",
        "什么是文章",
    ],
)
def test_other_questions_ask_for_no_speech(question: str) -> None:
    assert speech_described(fold(question)) is None


@pytest.mark.parametrize("question", ["哪篇", "哪一篇？", "谁的讲话", "", "哪篇文章", "有没有的讲话"])
def test_a_question_that_says_nothing_of_the_speech_raises_nothing(question: str) -> None:
    assert not speech_described(fold(question)) or "讲话" in question
