"""Texts that want something of the bot itself, and questions that only look like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.intents import recognise
from bot.conversation.wishes import Intent, Wish

KNOWN = {
    Intent.NEXT: "还有吗|還有嗎？|还有没有|下一个|再來一個|More!|next| 继续 。|换一段|換一個|再换一个",
    Intent.PREVIOUS: "上一个|上一段|前一条|previous|back",
    Intent.REPEAT: "再说一遍|请你再讲一遍|麻煩再發一次|重复一下|没看清楚|刚才说什么了|再来一次|重新发一遍|again"
    "|Repeat that",
    Intent.GREETING: "你好|您好！|大家好|在吗？|早上好~|Hello!|good morning|hi 👋",
    Intent.THANKS: "谢谢|好的，谢谢您！|非常感謝|谢谢🙏|Thank you very much.|thx|谢谢你啊"
    "|謝謝你，太棒了🎉|谢谢！答得很清楚|好的，多谢，再见|辛苦您了，帮了我大忙|感谢你们的耐心解答|你好，谢谢|麻烦你了",
    Intent.FAREWELL: "再见|拜拜|再見！|那就先这样吧|bye|Good night",
    Intent.OTHER_SERVICE: "给我讲个笑话|讲个段子吧|唱首歌|今天天气怎么样|现在几点了|陪我聊天"
    "|帮我写一篇讲话|请帮我起草一份关于修路的通知|能帮我写个总结吗|替我翻译这一段|给大家写封信|写一篇关于植树的发言稿"
    "|帮我订一张车票|放首歌|我好无聊|我爱你",
    Intent.FULL_TEXT: "全文|原文|看全文|把原文发我|打开|打开这篇|给我看这篇讲话的全文|full text",
    Intent.ACKNOWLEDGEMENT: "好的|算了|没事了|不用了|嗯嗯|知道了|原来如此|哈哈哈|OK|啊啊啊"
    "|太好了|真棒！|说得真好|嗯嗯，明白了，很有帮助",
    Intent.NEXT_POINT: "下一点|下一類|再说下一项|下一个问题是什么|下一部分呢",
    Intent.PREVIOUS_POINT: "上一点|回到上一项",
    Intent.IDENTITY: "你是谁|您是谁呀|你是机器人吗|你叫什么名字|who are you?|你几岁了|你是谁开发的|你是ChatGPT吗",
    Intent.ABILITIES: "你能做什么|你能干嘛|你会啥|可以问你什么问题|你会什么呀|怎么使用|What can you do?",
    Intent.DISAGREEMENT: "滚|你真笨|笨蛋|太笨了|你怎么这么笨|你个垃圾|閉嘴|真没用|你有病吧|stupid|you are useless"
    "|不对|答得不对|不是这个|答非所问|wrong",
    Intent.ARITHMETIC: "1+1=|3*4等于几|12.5×2|7-3=?",
    Intent.VAGUE: "那怎么办|为什么|怎么办呢|什么意思|真的吗|然后呢|why?",
    Intent.DETAIL: "详细一点|詳細點|展开说说|具体说说|再说详细点|多讲几句|more details",
    Intent.ELSEWHERE: "换一篇|换篇文章看看|别的讲话里有没有|其他报告怎么说",
    Intent.LIST: "有哪些讲话|这里面都有什么|有哪些县的报告|都有谁的讲话|收录了谁的讲话"
    "|一共几篇|一共有多少篇讲话|收录了哪些讲话？|有幾篇",
    Intent.SOURCE: "谁讲的|誰說的？|什么时候说的|哪一年讲的|出处|这是哪篇|这段话是谁说的|讲话人是谁"
    "|会议在哪里开的|这次会议是什么时候召开的|讲话的地点|会议地点在哪|这篇讲话的时间是什么时候|地点是哪里"
    "|这份报告是谁写的|那封信是什么时候写的|演说是谁作的|哪年的|这是哪年的报告|是哪一次会的讲话",
    Intent.CITE: "这句话帮我复制一下|複製這段|引用格式给我|怎么引用|这段话写到稿子里怎么引用|出处格式是什么|拷贝下来",
}


@pytest.mark.parametrize(("intent", "text"), [(i, text) for i, texts in KNOWN.items() for text in texts.split("|")])
def test_what_is_no_question_is_known(intent: Intent, text: str) -> None:
    assert recognise(text) == Wish(intent)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("第二个", Wish(Intent.SELECT, 2)),
        ("第3段", Wish(Intent.SELECT, 3)),
        ("看第十二段", Wish(Intent.SELECT, 12)),
        ("第二条是什么", Wish(Intent.POINT, 2)),
        ("那第三点呢", Wish(Intent.POINT, 3)),
        ("还有第二条呢", Wish(Intent.POINT, 2)),
        ("那第三点讲什么", Wish(Intent.POINT, 3)),
        ("那最后一点呢", Wish(Intent.POINT, -1)),
        ("那么第三个呢", Wish(Intent.SELECT, 3)),
        ("那下一点", Wish(Intent.NEXT_POINT)),
        ("好的，下一个", Wish(Intent.NEXT)),
        ("第三点讲了什么内容", Wish(Intent.POINT, 3)),
        ("第三篇讲了什么", Wish(Intent.OVERVIEW, 3)),
        ("最后一篇", Wish(Intent.OVERVIEW, -1)),
        ("倒数第二篇主要内容是什么", Wish(Intent.OVERVIEW, -2)),
        ("总结一下", Wish(Intent.OVERVIEW)),
        ("这篇讲话是关于什么的？", Wish(Intent.OVERVIEW)),
        ("下一篇讲了什么", Wish(Intent.OVERVIEW, text="next")),
        ("请概括一下供水推进会上的讲话", Wish(Intent.OVERVIEW, text="供水推进会上的讲话")),
        ("《水务报告》主要讲了什么", Wish(Intent.OVERVIEW, text="《水务报告》")),
        ("讲了几点", Wish(Intent.OVERVIEW)),
        ("这份通知主要讲了哪几个方面", Wish(Intent.OVERVIEW)),
        ("副市长讲了几点", Wish(Intent.OVERVIEW, text="副市长")),
        ("第二点要求是什么", Wish(Intent.POINT, 2)),
        ("第三条措施讲了什么", Wish(Intent.POINT, 3)),
        ("最后一条是什么", Wish(Intent.POINT, -1)),
        ("第三点详细说说", Wish(Intent.POINT, 3)),
        ("展开讲讲第二条", Wish(Intent.POINT, 2)),
        ("最新的一篇讲话说了什么", Wish(Intent.OVERVIEW, text="newest")),
        ("最早的那篇主要内容是什么", Wish(Intent.OVERVIEW, text="oldest")),
        ("最后一篇是哪个", Wish(Intent.OVERVIEW, -1)),
        ("在泊川说了些啥", Wish(Intent.OVERVIEW, text="泊川")),
        ("泊川的总结一下", Wish(Intent.OVERVIEW, text="泊川")),
        ("停车哪些县提到了", Wish(Intent.OCCURRENCES, text="停车")),
        ("最后一段", Wish(Intent.SELECT, -1)),
        ("扁担在哪篇里出现最多", Wish(Intent.OCCURRENCES, text="扁担")),
        ("哪篇讲话提到“扁担”最多", Wish(Intent.OCCURRENCES, text="扁担")),
        ("提到“扁担”多少次", Wish(Intent.OCCURRENCES, text="扁担")),
        ("扁担一共出现了几次", Wish(Intent.OCCURRENCES, text="扁担")),
        ("哪些讲话提到了停车", Wish(Intent.OCCURRENCES, text="停车")),
        ("提到停车的有哪几篇", Wish(Intent.OCCURRENCES, text="停车")),
        ("讲到过停车的讲话一共有多少篇？", Wish(Intent.OCCURRENCES, text="停车")),
        ("停车出现在哪几篇里", Wish(Intent.OCCURRENCES, text="停车")),
        ("第二类", Wish(Intent.POINT, 2)),
        ("第三层是什么", Wish(Intent.POINT, 3)),
        ("最后一种呢", Wish(Intent.POINT, -1)),
    ],
)
def test_which_passage_speech_or_word_is_wanted(text: str, wish: Wish) -> None:
    assert recognise(text) == wish


LIKE_THEM = (
    "|？|还有多少人失业|下一个五年计划|more money|早|“谢谢”|谢谢谁|标题:你好|-继续|感谢信|2020-2021|12.5"
    "|4月2日|存在哪些问题|专业|清楚|帮忙|谢谢他们什么|你好医生在哪里|下一步|下一步工作|太贵了怎么办|提到停车的是谁"
    "|花了多少钱呢？|是谁修的呢|云屏的茶叶为什么卖不上价？|防汛讲了几点要求|老人|茶|主题教育|有什么建议|怎么办好养老|提高效率|工作报告"
    "|怎样防火|还有哪些问题|真的能防火吗|什么是板凳会|有哪些问题|共有几座水库|谁修的桥|对策|第二产业"
    "|第三条路怎么走|第一书记|上一个五年"
    "|垃圾|滚动开发|傻瓜相机|那第三季度呢|写一封信的同志是谁|给大家做了哪些实事|为我国作出了贡献|帮我查一下渣土车怎么罚|作报告的是谁"
    "|再次重复建设|没看到成效|一次再来一批|换一个脑筋|详细规划|不对称|不是办法的办法|你好城市|再见旧平房|几篇论文"
)


@pytest.mark.parametrize("text", LIKE_THEM.split("|"))
def test_questions_are_searched(text: str) -> None:
    assert recognise(text) is None


def test_a_long_question_is_a_question() -> None:
    assert (
        recognise(
            "村里的水渠去年冬天塌了一大截，浇不上地，找了好几回都说没有钱，想问问到底由哪个部门来修，什么时候能修好"
        )
        is None
    )


@given(st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    wish = recognise(text)
    assert wish is None or isinstance(wish, Wish)


@given(st.sampled_from([text for texts in KNOWN.values() for text in texts.split("|")]), st.sampled_from(" 　。！~"))
def test_marks_around_a_wish_change_nothing(text: str, mark: str) -> None:
    assert recognise(mark + text + mark) == recognise(text)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("第三部分讲的什么", Wish(Intent.POINT, 3, "部分")),
        ("有几个部分", Wish(Intent.OVERVIEW)),
        ("最近一次报告", Wish(Intent.OVERVIEW, text="newest")),
        ("《修路记》这篇文章说了啥", Wish(Intent.OVERVIEW, text="《修路记》")),
        ("这篇讲话的目的是什么", Wish(Intent.OVERVIEW)),
        ("这篇想说明什么道理", Wish(Intent.OVERVIEW)),
        ("这封信的用意是什么", Wish(Intent.OVERVIEW)),
        ("这份报告都报告了什么内容", Wish(Intent.OVERVIEW)),
        ("还有别的讲话提到供水吗", Wish(Intent.OCCURRENCES, text="供水")),
        ("有没有文章提到孤独", Wish(Intent.OCCURRENCES, text="孤独")),
    ],
)
def test_what_is_asked_of_speeches_as_a_whole(text: str, wish: Wish) -> None:
    assert recognise(text) == wish


@pytest.mark.parametrize(
    "text",
    [
        "哪年的赤字最高",
        "复制品有哪些",
        "最近一次降雨是什么时候",
        "怎么引用水库的水浇地",
        "打开局面靠什么",
        "修渠的目的是什么",
        "它的目的是什么",
        "村长想说明什么",
    ],
)
def test_what_only_begins_like_a_wish_is_a_question(text: str) -> None:
    assert recognise(text) is None
