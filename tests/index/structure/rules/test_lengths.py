"""How long, or short, a line of each kind is: one character more, or less, and it is none."""

import pytest

from index.structure.rules import Mark, has_mark


def with_inside(text: str, place: int, length: int) -> str:
    """Write a text with as many characters in it as make it so long."""
    return text[:place] + "渠" * (length - len(text)) + text[place:]


@pytest.mark.parametrize(
    ("mark", "text", "place", "longest"),
    [
        (Mark.TITLE, "秋到梅岭", 2, 50),
        (Mark.FIRST_TITLE, "秋到梅岭", 2, 80),
        (Mark.FIRST_TITLE, "晨报时评：把好事办好！", 7, 82),  # the colon and the last sign do not count
        (Mark.BRACKETED, "（此件公开）", 2, 60),
        (Mark.DOCUMENT, "在会上的讲话", 1, 200),
        (Mark.LABELLED_TITLE, "标题：渠", 3, 120),
        (Mark.FRINGE, "发文字号：12", 5, 120),
        (Mark.AUTHOR, "教授周明", 0, 28),
        (Mark.BYLINE, "来源：青石镇", 3, 120),
        (Mark.SALUTATION, "父老乡亲们：", 0, 80),
        (Mark.FURNITURE, "上一篇：修渠", 4, 104),
        (Mark.FURNITURE, "更多小说请到墨香", 8, 120),
        (Mark.FURNITURE, "本文来源于某某文库，欢迎阅读", 6, 300),
        (Mark.HOST, "夜读moshu.net", 0, 220),
        (Mark.LED_ENTRY, "论修渠……12", 1, 84),
        (Mark.PAGED_ENTRY, "论修渠 12", 1, 84),
        (Mark.ROW, "村名　　户数　　亩数", 0, 499),
        (Mark.CAPTION, "图为水渠通水", 4, 60),
        (Mark.OCCASION_END, "座谈会上的讲话", 0, 25),
    ],
)
def test_a_line_of_its_kind_is_at_most_so_long(mark: Mark, text: str, place: int, longest: int) -> None:
    assert has_mark(with_inside(text, place, longest), mark)
    assert not has_mark(with_inside(text, place, longest + 1), mark)


@pytest.mark.parametrize(
    ("mark", "text", "short"),
    [
        (Mark.TITLE, "秋到梅岭", "秋到梅"),
        (Mark.SHORT_TITLE, "秋夜", "秋"),
        (Mark.TEXT, "渠" * 25, "渠" * 24),
        (Mark.TEXT, "渠" * 24 + " 渠", "渠" * 24 + " "),
        (Mark.TEXT, "渠" + " " * 50, "渠" + " " * 49),
        (Mark.BRACKETED_TITLE, "《渠水》", "《渠》"),
    ],
)
def test_a_line_of_its_kind_is_at_least_so_long(mark: Mark, text: str, short: str) -> None:
    assert has_mark(text, mark)
    assert not has_mark(short, mark)


@pytest.mark.parametrize(
    ("mark", "text", "holds"),
    [
        # How a line ends.
        (Mark.ENDED, "渠修好了。”", True),
        (Mark.ENDED, "The canal is done.", True),
        (Mark.ENDED, "共修渠 3.", False),
        (Mark.ENDED, "渠修好了：", True),
        (Mark.SENTENCE, "渠修好了：", False),
        (Mark.SENTENCE, "渠修好了；", True),
        (Mark.PAUSED, "渠修好了、", True),
        (Mark.PAUSED, "渠修好了；", False),
        (Mark.TORN, "）渠修好了", True),
        (Mark.TORN, "（渠修好了", False),
        (Mark.LIST_SO_FAR, "修渠；修路；", True),
        (Mark.LIST_SO_FAR, "修渠；修路", False),
        (Mark.LIST_SO_FAR, "修路；", False),
        # What a text begins with.
        (Mark.BEGINS, "一、渠", True),
        (Mark.BEGINS, "二、渠修好了。", False),
        (Mark.BEGINS, "渠修好了。", True),
        (Mark.BEGINS, "渠修好了", False),
        (Mark.BEGINS, "同志们：", True),
        (Mark.OPENS, "同志们：", True),
        (Mark.OPENS, "渠修好了", False),
        (Mark.ROW, "甲\t乙", True),
        (Mark.ROW, "甲  乙  丙", True),
        (Mark.ROW, "甲 \u3000乙\u3000 丙", True),
        (Mark.ROW, "|甲|", True),
        (Mark.ROW, "甲  乙", False),
        (Mark.ROW, "甲 乙 丙", False),
        # What may be a title.
        (Mark.TITLE, "秋到梅岭，冬到青溪，春到槐安", True),
        (Mark.TITLE, "秋到梅岭，冬到青溪，春到槐安，夏到雾岭", False),
        (Mark.TITLE, "秋到梅岭；冬到青溪", False),
        (Mark.TITLE, "秋到梅岭：冬到青溪", False),
        (Mark.TITLE, "的秋到梅岭", False),
        (Mark.TITLE, "秋到梅岭的", False),
        (Mark.TITLE, "“秋到梅岭”", False),
        (Mark.TITLE, "“秋”到梅岭", True),
        (Mark.TITLE, "「秋到梅岭」", False),
        (Mark.TITLE, "「秋」到梅岭", True),
        (Mark.TITLE, "秋到梅岭，", False),
        (Mark.TITLE, "欢迎你来！——在新生会上", True),
        (Mark.TITLE, "2019—2020", False),
        (Mark.TITLE, "县长　　周明", False),
        (Mark.FIRST_TITLE, "晨报时评:把好事办好", True),
        (Mark.FIRST_TITLE, "主持人：周明远", False),
        (Mark.FIRST_TITLE, "县：把好事办好", False),
        (Mark.FIRST_TITLE, "同志们：把好事办好", False),
        (Mark.FIRST_TITLE, "把好事办好：", False),
        (Mark.FIRST_TITLE, "把好事办好！！", True),
        (Mark.FRINGE, "No. 12", True),
        (Mark.FRINGE, "a" * 20, True),
        (Mark.FRINGE, "a" * 21, False),
        # Who, when and where.
        (Mark.DATE, "2019年3月5日", True),
        (Mark.DATE, "2019年3月5日，晴", False),
        (Mark.DATE, "2019年3月5日在修渠会上", False),
        (Mark.DATE, "（2019年3月5日在修渠会上）", True),
        (Mark.SALUTATION, "父老乡亲们：", True),
        (Mark.SALUTATION, "父老乡亲们。", False),
        (Mark.SALUTATION, "来了。乡亲们：", False),
        (Mark.SALUTATION, "同志们", True),
        (Mark.NAME, "周明远大", True),
        (Mark.NAME, "周明远大了", False),
        (Mark.NAME, "周 明　远", True),
        (Mark.NAME, "周明3", False),
        (Mark.PERSON, "周明同志", True),
        (Mark.PERSON, "全体同志", False),
        (Mark.BYLINE, "来源：青石镇，很好", False),
        (Mark.BYLINE, "周明（2019年3月5日）", True),
        (Mark.BYLINE, "青石（2019年3月5日）", False),
        # Pages of the web.
        (Mark.FURNITURE, "www.墨香墨香墨香墨香墨香墨香墨香墨香", True),
        (Mark.FURNITURE, "www.墨香墨香墨香墨香墨香墨香墨香墨香墨", False),
        (Mark.FURNITURE, "www.example.org", False),
        (Mark.FURNITURE, "更多小说请到墨香。", False),
        (Mark.FURNITURE, "许多小说请到墨香", False),
        (Mark.FURNITURE, "打印本页", True),
        (Mark.FURNITURE, "分享", False),
        (Mark.FURNITURE, "分享 收藏", True),
        (Mark.FURNITURE, "【分享】", True),
        (Mark.FURNITURE, "渠水", False),
        (Mark.HOST, "见 MOSHU．NET", True),
        (Mark.HOST, "见 moshu", False),
        (Mark.VOLUME, "第一辑", True),
        (Mark.VOLUME, "第一辑。", False),
        (Mark.GROUP, "第一辑", True),
    ],
)
def test_a_line_bears_a_mark_or_not(mark: Mark, text: str, holds: bool) -> None:
    assert has_mark(text, mark) is holds


def test_one_of_several_marks_is_enough() -> None:
    assert has_mark("渠修好了。", Mark.PAUSED, Mark.ENDED)
    assert not has_mark("渠修好了。", Mark.PAUSED, Mark.TORN)
    assert not has_mark("渠修好了。")
