"""How plainly a sentence says what its speech is about: the kinds of such sentences, by their words and their frame."""

from dataclasses import dataclass

from index.deferred_pattern import DeferredPattern

_NUMBER = "[一二两三四五六七八九十几0-9]{1,3}"
_COUNTED = (
    "问题|方面|要求|意见|故事|道理|想法|看法|建议|重点|部分|不能|不要|必须|字|词|关键词|希望|愿望|请求|观点|体会|认识|主题"
    "|话题|内容|要点"
)
_POINTS = (
    "(?![两几]句)(?![一1](?:[个条点句项部]|方面|件[^事]))"
    f"{_NUMBER}(?:件事?|条|点|句|项|方面|部分|层意思|个(?:大|主要|重要|基本|突出)?(?:{_COUNTED}))"
)
"""As many points as are announced; one is announced as 一件事 alone."""

_FOLLOWS = "(?:好|出|以下|如下|这么|下面|了)*"
_FIRST = r"(?:我们?|本人|笔者|(?:^|(?<=[,。;:!?\n]))[予余吾])"
_NOW = "(?:今[天日晚]|此[刻次]|这次|现在|下面|接下来|在这里|借此机会|这里)"
_COME = "(?<![未年以从本原近看])来(?![自源往说看讲])"
_WANT = f"(?:(?<![思理设])想(?![法象像念])|(?<![重只])要(?![求素点闻么])|{_COME}|打算|准备|愿)"
_AS_FOR = "(?<!成)就(?![业是会能此像在])"
_INTENDS = (
    f"(?:{_WANT}|(?<!主)将(?![军领来帅])|(?<![社大开机领协学员])会(?![议员上场])|{_AS_FOR}|希望|主要|着重|重点|集中"
    "|先|只|再|谨|试)"
)
_SAYS = (
    "(?:(?<!在)讲(?![话演义课堂])|谈(?![判话不])|(?<![学传小难来])说(?![过不])|报告|汇报|讨论|探讨|分享|告诉|介绍|解释"
    "|叮嘱|提出|发出|致辞|传达|分析|回答|阐述|论述|概括|指出|提醒|宣告|说明|表达|回顾)(?![了过])"
)
_SPEECH = "会议?|讲话|报告|演讲|讲演|演说|发言|谈话|致[辞词]|文章?|信|[这本]篇|刊物|访问|来访|调研|此行|征文|活动"
_THIS = "(?:[这本此][一1]?[次个届场份篇封]?|今[天日]|我们?(?:[这今][次天个]?)?)"
_THEME = "(?:主题|题目|议题|主旨|宗旨|主要内容|中心内容|中心思想)"
_AIM = "(?:任务|使命|目的|宗旨|责任)"
_IS = "(?:,?(?:这|那|只有一个|不是别的|简单说|概括起来)?,?就?(?:是|为的是|为|在于|叫做?|有|包括|:))(?!不)"
_IN_CLAUSE = "[^,。;:!?]"
_IN_PART = "[^。,;!?]"


@dataclass(frozen=True, slots=True)
class StatementKind:
    """A kind of sentence: how `plain` it is, and how much of that is `kept` far from the beginning of a speech.

    Of a kind that keeps less than nothing it is soon gone: further on, 这篇文章 is another one.
    """

    name: str
    pattern: DeferredPattern
    plain: float
    kept: float = 0.0
    ends: bool = False
    """Whether it tells more where a speech ends."""


def _kind(name: str, plain: float, signs: str, *ways: str, kept: float = 0.0, ends: bool = False) -> StatementKind:
    return StatementKind(name, DeferredPattern("|".join(ways), *signs.split()), plain, kept, ends)


STATEMENT_KINDS = (
    _kind(
        "the theme of this speech or meeting",
        1.0,
        "主题 题目 议题 主旨 宗旨 内容 中心思想",
        f"(?:^|[,。;:!?\n])(?:{_THIS}{_IN_CLAUSE}{{0,14}}|{_IN_CLAUSE}{{0,4}})(?:{_SPEECH})[上中]?的?{_IN_CLAUSE}{{0,4}}"
        f"{_THEME}{_IS}",
        kept=0.5,
    ),
    _kind(
        "a theme",
        1.0,
        "主题 题目 议题 主旨 宗旨 内容 中心思想 主轴 主调",
        f"(?:^|[,。;:!?\n])(?:{_THIS}?{_IN_CLAUSE}{{0,4}}|{_IN_CLAUSE}{{0,14}}题目{_IN_CLAUSE}{{0,2}}){_THEME}{_IS}",
        "(?:^|(?<![所可得予加难]))以[^。]{2,40}[为作]为?[^。,]{0,9}(?:主题|题目|主轴|主调)(?:[,。]|[发作演讲致])",
    ),
    _kind(
        "what this speech or meeting is for",
        0.95,
        "任务 使命 目的 宗旨 责任 为了 为的是 来",
        f"{_THIS}{_IN_CLAUSE}{{0,18}}(?:{_SPEECH})"
        f"(?:的{_IN_PART}{{0,8}}|{_IN_PART}{{0,4}}(?:肩负|担负|承担|有|确定){_IN_PART}{{0,8}}){_AIM}{_IS}",
        f"(?:举行|召开|开|组织){_THIS}{_IN_CLAUSE}{{0,26}}(?:{_SPEECH})[^。!?]{{0,6}}(?:就?是)?(?:为了|为的是)(?!什么)",
        f"(?:[这此]次|今天|我这?次?){_IN_CLAUSE}{{0,14}}[来到][^。;:!?]{{0,30}}(?:{_AIM}{_IS}|{_NUMBER}个?(?:方面)?的?目的)",
        f"{_FIRST}{_IN_PART}{{0,10}}{_COME}{_IN_PART}{{0,14}}(?:就是|是)(?:为|让|要|想|因|传达|来)",
        kept=0.6,
    ),
    _kind(
        "what a speech or meeting is for",
        0.9,
        "任务 使命 目的 宗旨",
        f"(?:会议?|典礼|讲话|报告|演说|发言)的{_IN_PART}{{0,4}}(?:任务|使命|目的|宗旨){_IS}",
    ),
    _kind(
        "as follows",
        1.0,
        "如下 报告 汇报 通报 总结 分 包括",
        "[现特兹][将就把][^。]{0,60}?(?:如下|报告|汇报|通知|通报|总结)",
        "(?:报告|汇报|通知|通报|总结|意见|说明|规定|决定|主张|声明|建议|提议|要求|表述|综述)如下",
        "如下的?(?:报告|规定|意见|建议|主张|声明|提议|说明|决定)",
        f"(?:报告|讲话|文章|本文|演讲|全文)[^,。;:]{{0,6}}(?:共?分[为成]?|包括){_NUMBER}个?大?(?:部分|方面|问题)",
    ),
    _kind(
        "on what it reports",
        0.9,
        "报告 说明 讲话 发言 汇报 建议 意见 看法 主张 设想",
        "(?:(?<![工所])作|做|进行)了?[^,。]{0,6}?关于[^,。]{4,90}?的?(?:报告|说明|讲话|发言)(?!的)",
        f"{_AS_FOR}[^。]{{4,90}}?(?:(?<!工)作|做|提出?|进行)[^,。]{{0,4}}(?:如下|以下|一些|几点)?"
        "(?:报告|说明|汇报|建议|发言)(?!的)",
        "报告[^,。]{0,12}(?:年|以来|过去)[^,。]{0,12}工作,[^。,]{0,4}对[^。,]{2,14}提出",
        "[现谨特]提出[^。,;:]{0,6}(?:看法|意见|建议|主张|设想)(?:[和、。:,]|$)",
    ),
    _kind(
        "so many points",
        0.85,
        "讲 谈 说 提 强调 抓 做 定 干 告诉 分享 介绍 回答 有 以",
        f"(?:{_FIRST}|[对为]此|(?:围绕|代表){_IN_PART}{{1,16}}){_IN_CLAUSE}{{0,14}}(?:讲|谈|说|提|强调|有){_FOLLOWS}{_POINTS}",
        f"(?:讲|谈|说|提出?|强调)(?:以下|如下|这么|下面){_POINTS}",
        f"(?:{_NOW}|[今明]年|当前|下一步|重点|集中|着重){_IN_PART}{{0,24}}(?:定|抓|做|干|讲|谈|说|及|强调){_FOLLOWS}{_POINTS}",
        f"{_FIRST}[^。!?,]{{0,6}}(?:告诉|分享|介绍|回答|说明)[^。!?,]{{0,14}}{_POINTS}",
        f"以{_NUMBER}事[为告]|有{_POINTS},[^。]{{0,30}}(?:提出|说一?说|讲一?讲|谈一?谈)",
    ),
    _kind(
        "the speaker says on what",
        0.75,
        "我 今 下 这 就 讲 谈 说 本 笔 予 余 吾",
        f"{_NOW}[^。;!?]{{0,14}}{_FIRST}{_IN_PART}{{0,12}}{_INTENDS}{_IN_PART}{{0,16}}{_SAYS}",
        f"(?:今[天日晚]|这里|下面){_IN_PART}{{0,8}}(?:主要|只|着重|重点|集中){_IN_PART}{{0,12}}{_SAYS}",
        f"{_FIRST}{_IN_PART}{{0,8}}{_NOW}{_IN_PART}{{0,8}}{_INTENDS}?{_IN_PART}{{0,16}}{_SAYS}",
        f"{_FIRST}{_IN_CLAUSE}{{0,8}}{_INTENDS}{_IN_CLAUSE}{{0,6}}{_SAYS}[^。!?]{{0,30}}"
        "(?:问题|关系|题目|方面|意思|经历|故事|建议|消息|看法|意见)",
        f"{_FIRST}{_IN_CLAUSE}{{0,6}}{_WANT}{_IN_CLAUSE}{{0,8}}{_SAYS}的[^。;!?]{{0,10}}(?:是|只有|,)",
        f"{_FIRST}{_IN_CLAUSE}{{0,6}}{_WANT}就{_IN_CLAUSE}{{2,30}}(?:题目|问题|主题){_IN_CLAUSE}{{0,8}}{_SAYS}",
        f"(?:讲一讲|谈一谈|说一说|谈谈|讲讲){_IN_PART}{{2,20}}(?:问题|情况|看法|意见)|就{_IN_CLAUSE}{{2,20}}讲[几些]句话",
        f"{_FIRST}{_IN_CLAUSE}{{0,6}}今[天日晚]{_IN_CLAUSE}{{0,6}}(?:站在|来到|到)[^。;:!?]{{0,12}}就?,?是(?:因为|为了)",
        f"{_FIRST}{_IN_CLAUSE}{{0,4}}要研究(?![院所生])",
    ),
    _kind(
        "what others say of it",
        0.75,
        "文 篇 封 份 这个 在这 他 她 作者 中 提要 摘要 内容 提示 导语 题记",
        "(?:[本此]文|这[一1]?[篇份封](?:文章|讲话|讲演|演讲|报告|信|文件)?|这个(?:讲演|讲话|演讲|报告|指示|决议|决定|文件))"
        "(?![^。!?]{0,20}[也所])[^。!?]{0,20}(?:是为|旨在|为了|谈|讨论|论述|分析|说明|指出|讲述|讲的|提出|介绍|阐述|叙述)",
        "(?:在这[次个篇][^,。]{0,6}|[他她]在?|作者在?|[^,。]{1,12}在(?=[^,。]{0,2}[演讲报致信文]))(?:其中|讲话中|演讲中|报告中|致辞中|信中|文中|里面?|中|所作的报告),?[^,。]{0,4}"
        "(?:谈到?|讲述?|说明|提出|指出|论述|介绍|批评|呼吁|回顾|强调)了",
        "(?:简要内容|内容提要|内容摘要|主要内容|核心提示|摘要|提要|导语|题记):",
        kept=-1.0,
    ),
    _kind(
        "what was visited",
        0.7,
        "视察 调研 考察 走访 调查 观摩",
        "^(?:为了?|围绕|按照|根据)[^。]{4,80}?(?:视察|调研|考察|走访|调查)",
        "(?:带领|率领|组织(?!的))[^。]{2,60}(?:视察|调研|考察|走访|观摩)[^。]{2,}",
    ),
    _kind(
        "the one thing said",
        0.75,
        "概括 总结 的 想",
        "让我来?(?:概括|总结)|总结[^。]{0,12}集中到[一1]点",
        f"{_FIRST}{_IN_PART}{{0,14}}{_WANT}{_IN_PART}{{0,14}}{_SAYS}的(?:就是|只有|无非|只是)|{_FIRST}(?:只|仅|最后)是?想要?{_SAYS}",
        kept=1.0,
        ends=True,
    ),
    _kind(
        "in sum",
        0.28,
        "总 归 概括 句话 综上",
        "(?:^|[,;:\n])(?:总之|总而言之|归根到底|归根结底|总的来说|[一1]句话|概括起来|概括地说|综上)|归结(?:起来|为|到)",
        kept=1.0,
        ends=True,
    ),
    _kind(
        "aims and tasks",
        0.45,
        "要求 任务 目标",
        "(?:总体要求|总的?要求|总任务|总目标|首要任务|中心任务|主要任务|主要目标|奋斗目标|预期目标|根本任务|我们的任务|它的任务)"
        f"(?:{_IS}|如下)",
        kept=0.7,
    ),
    _kind(
        "the speaker wants to say",
        0.6,
        "我 本 笔 予 余 吾",
        f"{_FIRST}{_IN_CLAUSE}{{0,8}}{_WANT}{_IN_CLAUSE}{{0,6}}{_SAYS}[^。!?]{{3,}}",
    ),
    _kind(
        "it reports",
        0.3,
        "报告 说明 讲话 发言",
        "(?:(?<!工)作|做)了?[^,。]{0,30}?(?:报告|说明|讲话|发言)(?!的)|报告政府工作",
    ),
)
"""The kinds of sentences that say what their speech is about."""

_LEAST = 0.2
"""What a kind must tell at a place of a speech to be looked for there."""

_BEFORE_END = 0.6
"""What is left of a sentence that sums up before the speech comes to its end."""

_OTHERWISE = (
    DeferredPattern(
        "感谢|致谢|谢谢|祝贺|恭喜|欢迎|问候|致敬|敬意|慰问|荣幸|拜年|祝愿|祝大家|请审议|悼念|默哀",
        *"谢贺喜迎候敬慰幸年愿祝议念哀",
    ),
    DeferredPattern(
        "(?:曾经?|刚才|上面|前面|以前|过去|去年|有[一1]次|常常?|已经?|当时|那时|多次)[^。,]{0,8}(?:说|讲|谈|提|指出|报告)",
        *"说讲谈提指报",
    ),
    DeferredPattern(
        "如果|假如|假使|要是|即使|(?:不|没有?)(?:想|要|再|必|多|准备|打算)?[^。,]{0,3}[说讲谈提]",
        *"说讲谈提如假即",
        "要是",
    ),
    DeferredPattern(rf"^\W*(?:第{_NUMBER}|{_NUMBER}[、.]|{_NUMBER}[是来则]|其次|另外|此外|还有)|^[①-⑳]"),
    DeferredPattern(r"(?:\W|^)[这那]就?是[^。,]{0,12}(?:任务|问题|目的|意思|主题)", "这", "那"),
)
"""What a sentence has that thanks, looks back, says what is not said, is one of several points, or points back."""

_LEFT = 0.35
"""What is left of such a sentence, and of a question."""


def plainness(sentence: str, early: float, late: bool) -> float:
    """Give how plainly a sentence, its letters folded, says what its speech is about, from 0 to 1.

    `early` is 1 at the beginning of the speech and less further on; `late` is whether the speech ends with it.
    """
    plain = 0.0
    for kind in STATEMENT_KINDS:
        told = kind.plain * (kind.kept + (1 - kind.kept) * early) * (1.0 if late or not kind.ends else _BEFORE_END)
        if told > max(plain, _LEAST) and kind.pattern.search(sentence):
            plain = told
    if plain and any(pattern.search(sentence) for pattern in _OTHERWISE):
        plain *= _LEFT
    return plain * _LEFT if sentence.endswith("?") else plain
