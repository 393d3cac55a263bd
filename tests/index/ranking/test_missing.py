"""What a passage lacks of a question is named as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.missing import missing_parts

TEXT = "那里的煤矿关了以后改种果树。"


@pytest.mark.parametrize(
    ("question", "lacking", "named"),
    [
        ("煤矿有几座？", set(), ("几座",)),
        ("煤礦有幾座？", set(), ("幾座",)),
        ("果树是谁种的", set(), ()),
        ("煤矿的矿工拿多少补贴", {"矿工", "补贴"}, ("矿工", "多少补贴")),
        ("哪一年关的煤矿", set(), ()),
        ("煤矿的pm2.5降了", {"pm2"}, ("pm2.5",)),
        ("煤矿升级到4.0", {"4"}, ("4.0",)),
        ("二〇一八年工会经费", {"2018", "工会", "经费"}, ("二〇一八年工会经费",)),
        ("果树", set(), ()),
        ("每亩补贴125元是谁定的", {"补贴", "125", "每亩"}, ("每亩补贴125元",)),
        ("三四线的煤矿", {"34"}, ("三四线",)),
        ("果子卖不上价吗", {"卖不"}, ("卖不上价",)),
        ("在2018年", {"2018"}, ("2018年",)),
        ("2018的煤矿", {"2018"}, ("2018",)),
        ("他卖不上价了", {"卖不"}, ("卖不上价",)),
        ("煤矿分成哪一部分", {"分"}, ()),
        ("有没有煤矿", {"有没有"}, ()),
        ("有没有煤矿", {"没有"}, ()),
        ("有没有火箭", {"火箭"}, ("火箭",)),
        ("火箭有没有用", {"火箭"}, ("火箭",)),
        ("对矿工提出了哪些建议", {"矿工", "提出", "建议"}, ("矿工",)),
        ("煤矿采取了什么措施", {"采取", "措施"}, ()),
        ("煤矿还存在哪几个问题", {"存在", "问题"}, ()),
        ("煤矿有什么打算", {"打算"}, ()),
        ("煤矿会议是谁主持的", {"主持"}, ("主持",)),
        ("矿长叫什么名字", {"矿长", "名字"}, ("矿长",)),
        ("矿长什么时候来的", {"矿长"}, ("矿长",)),
        ("矿工在哪里吃饭", {"矿工", "吃饭"}, ("矿工", "吃饭")),
        ("矿工的打算是什么", {"矿工", "打算"}, ("矿工", "打算")),
        ("我们两个老人一直住在山上", {"两个", "老人", "一直", "山上"}, ("老人", "山上")),
        ("其实就是想问一下许多矿工都去哪了", {"其实", "就是", "许多", "矿工"}, ("矿工",)),
        ("因为这样或者那样而且目前没有矿工", {"因为", "或者", "而且", "矿工"}, ("矿工",)),
    ],
)
def test_words_side_by_side_make_one_part(question: str, lacking: set[str], named: tuple[str, ...]) -> None:
    assert missing_parts(question, lacking, TEXT) == named


def test_a_number_that_the_passage_has_is_not_missed() -> None:
    assert missing_parts("煤矿有几座？", set(), "全区有3座煤矿。") == ()


WORDS = st.sampled_from(["矿工", "煤矿", "名字", "吃饭", "老人", "去哪了", "3座", "，", "的", "几座"])


@given(
    st.lists(WORDS, max_size=8).map("".join) | st.text(max_size=40),
    st.sets(WORDS, max_size=4),
    st.text(max_size=30),
)
def test_every_part_stands_in_the_question(question: str, lacking: set[str], text: str) -> None:
    assert all(part and part in question for part in missing_parts(question, lacking, text))
