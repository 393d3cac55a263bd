"""What a question asks of as not done, and whether a text says so."""

import pytest

from index.query.negation import Denied, denied


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ("哪些目标没有完成", "完成"),
        ("没有完成的目标有哪些", "完成"),
        ("多少户还没有搬迁", "搬迁"),
        ("没参加培训的有多少人", "参加"),
        ("哪些提案没有办理", "办理"),
        ("哪些村尚未通车", "通车"),
        ("哪些村未能按时完工", "完工"),
        ("哪些单位没有同县里签约", "签约"),
        ("哪些人不享受补贴", "享受"),
        ("哪件事没有做", ""),
    ],
)
def test_what_is_asked_of_as_not_done(asked: str, word: str) -> None:
    assert denied(asked) == Denied(word)


@pytest.mark.parametrize(
    "asked",
    [
        "哪些目标完成了",
        "为什么没有完成目标",
        "有没有完成的目标,有哪些",
        "目标完不完成谁来定",
        "没有完成怎么办",
        "没有物业,没人管,有什么建议",
        "通车之前没有什么路",
        "哪些办法能不断提高收入",
        "哪个单位后来让大家都不参加培训",
        "未来有哪些打算",
    ],
)
def test_what_is_not(asked: str) -> None:
    assert denied(asked) is None


def test_a_text_says_so_where_it_denies_the_same_word() -> None:
    asked = Denied("完成")
    assert asked.said_in("产量目标完成了,用电目标没有完成。", [])
    assert asked.said_in("尚未完成的有三项。", [])
    assert not asked.said_in("产量目标完成了,没有人掉队。", ["产量目标完成了没有人掉队"])
    assert not asked.said_in("不断努力,完成目标。", [])


def test_a_text_without_the_word_says_so_where_it_denies_anything() -> None:
    asked = Denied("达标")
    assert asked.said_in("三条河低于3类水。", ["三条河低于3类水"])
    assert not asked.said_in("河水清了。", ["河水清了"])
    assert Denied("").said_in("这件事还没做。", ["这件事还没做"])


def test_a_sentence_that_denies_the_word_is_looked_for() -> None:
    pattern = Denied("完成").pattern
    assert pattern is not None
    assert pattern.search("用电目标没有按时完成")
    assert not pattern.search("用电目标按时完成")
    assert Denied("").pattern is None
