"""Wishes that name a speech or a word: what a speech is about, in which speeches a word stands and how often."""

import re

from bot.conversation.out_of_place import WORKS
from bot.conversation.wish_wording import ENDING
from bot.conversation.wishes import Intent, Wish

_PLEASE = r"^(?:(?:请问|请|帮我|给我|麻烦|能不能|可以|能|你|您|想知道|我想知道|再|那|那么|嗯|好)+(?=.))?"
_ABOUT = re.compile(
    "(?:的)?(?:(?:主要|大概|大致|大体|具体|都|总共|究竟|到底|1共|一共|里面|里|中)*(?:讲|说|谈|写|(?:报告|汇报)(?=了))(?:述|到)?"
    "(?:了|的|的是|的都是)?"
    "(?:些|点)?(?:什么|啥|哪些|哪?几个|哪?几(?:点|条)|哪?几(?=方面|件))(?:主题|内容|方面|东西|问题|事情|事|件事)?"
    "|(?:总结|概括|归纳|概述|简述|介绍|梳理)(?:[1一]?下)?(?:主要)?(?:内容|大意|要点)?"
    "|(?:主要|基本|核心|中心)?(?:内容|大意|主旨|主题|思想|中心思想|要点|概要|摘要|提纲|观点)(?:是什么|是啥"
    "|有哪些|包括什么)?"
    "|(?:主要)?是?(?:有)?关于(?:什么|哪方面|哪些方面)(?:方面|内容|主题)?(?:讲话|文章|报告)?"
    "|(?:1共|一共|总共|都)?(?:有|分)(?:为|成)?(?:哪几|几|多少)个?大?(?:部分|章节?)(?:内容)?"
    f"|whatis(?:it|this)about|summari[sz]e(?:it|this)?|summary){ENDING}$"
)
_AIM = re.compile(
    "(?:的)?(?:(?:主要|真正|根本|核心)?(?:目的|用意|意图|宗旨|观点)(?:是|在于|为)?(?:什么|啥)?"
    f"|(?:主要|到底|究竟)?(?:想要?|要)(?:对.{{1,6}})?(?:说明|表达|传达|告诉)(?:我们|大家|的是|人们)*(?:些|点)?(?:什么|啥|哪些)(?:道理|问题|意思|观点)?){ENDING}$"
)
"""What asks for the purpose of a speech only behind what points to one: 修渠的目的是什么 does not."""
_BEFORE_REF = re.compile("^(?:总结|概括|归纳|概述|简述|介绍|梳理|说说|讲讲|谈谈)(?:[1一]?下)?")
_IN_TIME = re.compile(
    rf"(?P<newest>最新|最近|最晚)?(?P<oldest>最早|最先)?(?:的)?[那这]?(?:[1一])?(?:篇|次|回|场)?(?:的)?(?:{WORKS})?(?:里|中)?"
)
_ONE = re.compile(rf"1?[次回篇](?:的)?{WORKS}$")
_WHICH = re.compile(f"(?:是)?(?:哪[1一]?[篇个]|什么|啥)(?:{WORKS})?$")
_ORDINAL = re.compile(
    r"(?:第(?P<number>\d+)|最后(?:的)?[1一]?|倒数第(?P<from_end>\d+)|末)篇(?:讲话|文章|报告)?(?:里|中)?"
)
_CALLED = re.compile(rf"(?<=..)[这那]1?[篇份个](?:{WORKS})?(?:里|中)?$")
_AT = re.compile("^(?:他|她)?(?:在|到|去|对)(?=.{2})")
_THIS = re.compile(
    "(?:[这那](?:[1一])?[篇份封次个]?|本|该|此|刚才(?:那|这)?[1一]?篇?|上面(?:那|这)?[1一]?篇?|它|全)"
    f"(?:篇|文|信|{WORKS})*(?:里|中)?"
)
_NEIGHBOUR = re.compile("(?P<side>上|前|下|后)[1一]?篇(?:讲话|文章|报告)?")

_COUNT_WORD = re.compile(
    "(?P<before>.*?)(?:1共|一共|总共)?(?:提到|出现|说到|讲到|提及|提|出现过|用)(?:了|过)?(?P<after>.*?)"
    "(?:这个词|1词|一词|这个字)?"
    "(?:了|过)?(?:多少|几)(?:次|回|遍|处)"
    "|(?P<most>.*?)(?:这个词|1词|一词)?(?:在|是)?(?:哪[1一]?篇|哪些?|什么)(?:讲话|文章|报告)?(?:里|中|里面)?"
    "(?:提到|出现|说到|讲到|提及|提|用)得?(?:的次数)?最[多少]"
    "|(?:哪[1一]?篇|哪些?)(?:讲话|文章|报告)?(?:里|中|里面)?(?:提到|出现|说到|讲到|提及)(?P<mostly>.*?)(?:这个词)?(?:的次数)?最[多少]"
    "|(?P<named>.+?)(?:在)?(?:都)?(?:有)?(?:哪些|哪几)(?:个)?(?:[省市县区]|地方|篇|讲话|文章|报告)+(?:里|中|里面)?(?:都)?(?:有)?(?:提到|说到|讲到|提及|提)(?:了|过)?"
    "|(?:有)?(?:哪些|哪几|多少|几|什么)(?:个)?(?:[省市县区]|地方)?篇?(?:的)?(?:讲话|文章|报告)?(?:里|中|里面)?"
    "(?:都)?(?:提到|出现|说到|讲到|提及)(?:了|过)?(?P<listed>.*?)(?:这个词)?"
    r"|(?:还)?有(?:没有)?(?:别的?|其他的?|其它的?|另外的?)?[1一]?[篇些]?(?:讲话|文章|报告)[里中]?也?"
    r"(?:提到|说到|讲到|提及|提)(?:了|过)?(?P<other>\w+?)(?:没有|吗|么)?"
    "|(?:提到|说到|讲到|提及)(?:了|过)?(?P<having>.+?)(?:这个词)?的(?:讲话|文章|报告)?(?:都|1共|一共)?"
    "(?:有|是)(?:哪些|哪?几|多少)(?:篇|个|次)?(?:讲话|文章|报告)?"
    "|(?P<standing>.+?)(?:这个词)?(?:都)?(?:出现|写|用|提)在过?(?:哪些|哪?几)(?:篇|个)?(?:讲话|文章|报告)?(?:里|中|里面)?"
)
_COUNTED = ("listed", "named", "most", "mostly", "after", "before", "having", "standing", "other")
_QUOTED = re.compile("[“\"「『']([^”\"」』']+)[”\"」』']")
_THIS_WORD = re.compile("(?:[这那]1?[句个](?:话|词|说法|提法|表述)?|它)")
_WORD_LENGTH = 20


def overview_wish(bare: str) -> Wish | None:
    """Return the wish for a speech as a whole: which one, and that its content is asked for."""
    ref = re.sub(_PLEASE, "", bare)
    about = _ABOUT.search(ref) or _aim(ref)
    if about:
        ref = ref[: about.start()]
    elif begun := _BEFORE_REF.match(ref):
        ref, about = ref[begun.end() :], begun
    ref = _WHICH.sub("", ref.strip("，,的")) if not about else ref.strip("，,的")
    if (
        (in_time := _IN_TIME.fullmatch(ref))
        and bool(in_time["newest"]) != bool(in_time["oldest"])
        and (about or ref != bare or _ONE.search(ref))
    ):
        return Wish(Intent.OVERVIEW, text="newest" if in_time["newest"] else "oldest")
    if ordinal := _ORDINAL.fullmatch(ref):
        number = int(ordinal["number"][:6]) if ordinal["number"] else -int((ordinal["from_end"] or "1")[:6])
        return Wish(Intent.OVERVIEW, number)
    if about and not ref:
        return Wish(Intent.OVERVIEW)
    if _THIS.fullmatch(ref):
        return Wish(Intent.OVERVIEW) if about else None
    if neighbour := _NEIGHBOUR.fullmatch(ref):
        return Wish(Intent.OVERVIEW, text="next" if neighbour["side"] in "下后" else "previous")
    return Wish(Intent.OVERVIEW, text=_CALLED.sub("", re.sub(_AT, "", ref))) if about else None


def _aim(text: str) -> re.Match[str] | None:
    """Find what asks for the purpose of a speech behind what points to one."""
    aim = _AIM.search(text)
    return aim if aim and aim.start() > 1 and _THIS.fullmatch(text[: aim.start()]) else None


def occurrences_wish(bare: str, text: str) -> Wish | None:
    """Return the wish for where a word stands; what is quoted in the text as it was typed is that word."""
    match = _COUNT_WORD.fullmatch(re.sub(ENDING + "$", "", bare))
    if match is None:
        return None
    quoted = _QUOTED.search(text)
    word = quoted[1] if quoted else next(filter(None, map(match.group, _COUNTED)), "")
    word = word.strip("“”\"'「」『』的").strip()
    if _THIS_WORD.fullmatch(word):
        return Wish(Intent.OCCURRENCES)
    return Wish(Intent.OCCURRENCES, text=word) if 0 < len(word) <= _WORD_LENGTH else None
