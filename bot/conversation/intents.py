"""What a text wants of the bot itself, where it is no question to search for."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from bot.conversation.out_of_place import FEELINGS, RUDE, TO_BE_MADE, WORKS
from index.analysis.folding import fold
from index.query.lists import LAST, MEASURES, NOUNS

SECTION = "部分"
"""What the sections of a speech are counted by."""


class Intent(Enum):
    """What is wanted. All but the last are told by the text alone."""

    GREETING = auto()
    THANKS = auto()
    FAREWELL = auto()
    ACKNOWLEDGEMENT = auto()
    IDENTITY = auto()
    ABILITIES = auto()
    OTHER_SERVICE = auto()
    DISAGREEMENT = auto()
    ARITHMETIC = auto()
    VAGUE = auto()
    NEXT = auto()
    NEXT_POINT = auto()
    PREVIOUS_POINT = auto()
    ELSEWHERE = auto()
    PREVIOUS = auto()
    REPEAT = auto()
    SELECT = auto()
    POINT = auto()
    DETAIL = auto()
    LIST = auto()
    SOURCE = auto()
    FULL_TEXT = auto()
    CITE = auto()
    OVERVIEW = auto()
    OCCURRENCES = auto()


@dataclass(frozen=True, slots=True)
class Wish:
    """An intent; `number` is which passage or point, from 1; `text` which speech or word, "" for the last one.

    Of a section of a speech it is `SECTION`.
    """

    intent: Intent
    number: int = 0
    text: str = ""


_TELL_MORE = (
    "(?:详细|具体|仔细|展开|再)*(?:[1一]?点)?(?:说说|讲讲|谈谈|(?:说|讲|解释|介绍)1下|解释|介绍|说|讲)(?:看|1?点)?"
    "|(?:详细|具体)(?:内容|1?[点些])?"
)

# All patterns read folded text (Simplified, lower case, 第三 as 第3) without white space and marks around it.
_END = "[啊呀吧呢吗嘛哦哈了哇哟啦呗的]*"
_WORK = f"(?:{WORKS})"
_PLEASE = r"^(?:(?:请问|请|帮我|给我|麻烦|能不能|可以|能|你|您|想知道|我想知道|再|那|那么|嗯|好)+(?=.))?"
_POINTS = f"(?![条个步])(?:{MEASURES})|个(?:{NOUNS})"
"""What is counted of a list; 下一条 may be a passage as well, 下一步 a plan."""
_SIMPLE = {
    Intent.GREETING: "(?:[你您]|大家)好|嗨|哈[喽罗]|在[吗么]|早安|早上好|[上中下]午好|午安|晚上好"
    "|(?:hi|hey|hello)(?:there)?|good(?:morning|afternoon|evening)",
    Intent.THANKS: "(?:好的?|嗯)?(?:非常|十分|太)?(?:谢谢|多谢|感谢|谢了)[你您啦了们]*"
    "(?:的?(?:帮助|帮忙|回答|解答|耐心)+)?"
    "|辛苦了?[你您]?|麻烦[你您]?了"
    "|thanks(?:alot)?|thankyou(?:(?:so|very)much)?|manythanks|thx",
    Intent.FAREWELL: "(?:好的?|那)?(?:就)?(?:再见|拜拜|拜|回头见|回见|明天见|下次见|改天见|晚安|先这样|就这样|不聊了)"
    "|bye(?:bye)?|goodbye|goodnight|seeyou(?:later)?",
    Intent.ACKNOWLEDGEMENT: "(?:好的?|行|可以|算|没事儿?|不用|不问|没有?|嗯|哦|噢|知道|明白|了解|收到"
    "|不错|很好|对|是|没错|有道理"
    "|原来如此|懂)+"
    "|哈+|呵+|嘿+|嘻+|[啊呀哦嗯额呃唉哎哇]+|ok(?:ay)?|yes|isee|great|cool",
    Intent.IDENTITY: "[你您](?:是|叫|到底是)(?:谁|什么|什么人|啥|哪位|什么名字|真人|人|机器人|机器|ai|人工智能)"
    "|[你您](?:今年)?(?:几岁|多大|从哪里?来|来自哪里?|是(?:不是)?(?:真的)?(?:chatgpt|gpt|ai|机器人|真人|人)|住(?:在)?哪里?|有(?:没有)?感情)"
    "|(?:谁|哪家公司)(?:开发|制造|创造|发明|训练|设计|写)的?[你您]|[你您]是(?:谁|哪家公司)(?:开发|制造|创造|发明|训练|设计|写|做)"
    "|[你您]的?名字(?:是什么|叫什么)?|自我介绍(?:一下)?|介绍(?:一下)?[你您]自己"
    "|whoareyou|what(?:is|s|'s)yourname|areyoua?(?:bot|robot|human)",
    Intent.ABILITIES: "[你您](?:都|还)?(?:能|会|可以)(?:帮我|帮)?(?:做|干|回答)?(?:些|点)?(?:什么|啥"
    "|哪些)(?:事|问题|功能)?"
    "|[你您]能[做干][嘛吗]|[你您]会(?:点|些)?(?:[做干])?(?:什么|啥|[嘛吗])|(?:可以|能)问[你您]?(?:些|点)?(?:什么|啥|哪些)(?:问题)?"
    "|(?:有)?(?:什么|哪些)功能|(?:我)?(?:应该|该)?(?:怎么|如何)(?:使用|用[你您]|问[你您]?|提问)|[你您]怎么用"
    "|使用(?:说明|方法)"
    "|whatcanyoudo|howdoyouwork|howdoesthiswork",
    Intent.OTHER_SERVICE: "(?:给我|帮我|给大家|请|你|能不能)*(?:(?:讲|说|来)(?:1?[个段则])?(?:笑话|段子|故事)"
    "|唱(?:1?[首支个段])?歌"
    "|(?:写|作|做|念)(?:1?首)?诗)|(?:今天|明天|现在|外面)(?:的)?天气(?:怎么样|如何|好)?|(?:现在|今天)(?:是)?(?:几点|星期几|周几|几号|几月几号)"
    "|(?:陪我)?(?:聊聊天|聊天|聊会儿?天|聊1聊)"
    f"|{TO_BE_MADE}|{FEELINGS}",
    Intent.DISAGREEMENT: "(?:[你您])?(?:说|答|回答|找|讲|弄|搞)?(?:得|的)?(?:都|完全)?(?:不对|错|不是"
    "|不准|不准确|有误|不行|不好|没用)"
    "|不是(?:这个|这样|这段|这篇|我要的|我问的)|答非所问|没答对|文不对题|胡说(?:8道|八道)?|no|wrong|notthis"
    f"|{RUDE}",
    Intent.VAGUE: "(?:那|那么|这|这个|这样|它|可是|但是)?(?:又|该|要|应该|到底|究竟)?"
    "(?:怎么办|怎么做|为什么|为啥|怎么回事|什么原因|原因|什么意思|啥意思|怎么了|怎么说|怎样|如何|什么|是什么"
    "|谁|哪里|哪儿|多少|几个"
    "|什么时候|真|真假|是真|真是这样|真是|然后|后来|结果|有|有没有|是不是|why|how|what|when|where|who|really)[?]?",
    Intent.NEXT_POINT: f"(?:再|接着)?(?:看|说|讲)?下[1一](?:{_POINTS})(?:呢|是什么)?",
    Intent.PREVIOUS_POINT: f"(?:再)?(?:看|说|讲|回到)?上[1一](?:{_POINTS})(?:呢|是什么)?",
    Intent.NEXT: "还有(?:没有|别|其他|其它)?|(?:看|换)?下[1一](?:个|条|段|页|处)|(?:再)?换(?:[1一])?"
    "(?:个|段|条)(?:看看|试试)?|再来(?:[1一]?个)?"
    "|继续|更多|多[1一]点|其他|别|more|next",
    Intent.ELSEWHERE: f"(?:看|再)?(?:换|来)(?:[1一])?(?:篇|个)?{_WORK}?(?:看看|试试)?"
    rf"|(?:看|有没有|还有)?(?:别|其他|其它|另外)(?:的)?(?:[1一])?(?:篇|{_WORK})(?:里|中)?(?:有没有|怎么说)?",
    Intent.PREVIOUS: "(?:看|回到|返回|退回)?(?:上|前)[1一](?:个|条|段|处)|往前|previous|prev|back",
    Intent.REPEAT: "(?:没(?:看|听)(?:清楚?|见|到))?"
    "(?:请|麻烦|能|能不能|可以|[你您]|给我|帮我)*(?:再|重新|重)"
    "(?:说|讲|发|答|回答|念|来|看|贴|显示|重复)?[1一](?:遍|次|回)(?:给我)?"
    "|(?:请|再|给我)*重复(?:[1一]?[下遍次])?|(?:请)?(?:再说|再讲|再发|重发|重说)"
    "|(?:我)?(?:刚才|刚刚)?没(?:看|听)(?:清楚?|见|到)"
    "|(?:[你您])?(?:刚才|刚刚|刚)(?:都)?(?:说|讲|答|回答)(?:的|了)?(?:是)?(?:什么|啥)"
    "|(?:please)?(?:again|sayagain|say(?:it|that)again|repeat(?:it|that)?|onceagain|comeagain|pardon)",
    Intent.DETAIL: "(?:看)?(?:前后文|上下文)"
    "|(?:能)?(?:再)?(?:说|讲|答|回答|介绍)?(?:得|的)?(?:再)?(?:更)?(?:详细|具体|仔细|展开|完整)"
    "(?:[1一]?(?:点|些))?(?:说说|讲讲|谈谈|说|讲|介绍|解释)?"
    "(?:[1一]?(?:点|些|下))?|多(?:说|讲)(?:[1一]?(?:点|些|几句))?|详情|细节|(?:tellme)?more ?details?",
    Intent.FULL_TEXT: "(?:看|打开|显示|读|要|把|给我)*(?:[这那](?:[1一])?篇(?:讲话|文章|报告)?(?:的)?)?"
    "(?:全文|原文)"
    "(?:发|给|发给)?我?(?:看看?)?"
    "|打开(?:它|[这那]1?篇)?(?:看看)?|fulltext|(?:showme)?thefulltext",
    Intent.CITE: "(?:(?:把|请|帮我|给我)*(?:[这那][1一]?[句段个](?:话)?|它|原话|原文)?(?:帮我|给我)*(?:复制|拷贝)"
    "(?:[这那][1一]?[句段个](?:话)?|它)?(?:[1一]下|出处|原文|原话|下来|出来|发我|给我)*"
    r"|(?:[这那][1一]?[句段个](?:话)?)?(?:\w{0,10}?(?:里|中|的话|时候?))?(?:应该|要|该)?"
    "(?:怎么|如何|怎样)(?:引用|注明?出处|标出处|写出处)"
    "|(?:引用|引文|出处)(?:的)?格式(?:是什么|怎么写|给我|发我)?|(?:给我|发我|要)1?个?(?:引用|引文|出处)(?:格式)?)",
    Intent.LIST: f"(?:都)?有(?:哪|那)些[^有是的]{{1,6}}的{_WORK}"
    f"|(?:都)?(?:收录|收|有|是)(?:了|些)?(?:谁|哪些人)的{_WORK}"
    "|(?:你|你们|这里|这儿|这个?库|现在|库里|里面|面|资料里|汇编里|都|1共|一共|总共|共|目前)*(?:有|收录|收"
    "|存)(?:了|着)?(?:哪些|些什么|什么|多少|几)篇?"
    "(?:讲话|报告|文章|资料|文件|稿子|内容|篇)?|(?:1共|一共|总共|共)(?:有)?(?:几|多少)篇(?:讲话|报告|文章)?"
    "|有?(?:几|多少)篇(?:讲话|文章|报告)?"
    "|(?:列出|显示|看看)?(?:所有|全部)(?:的)?(?:讲话|文章|报告)|讲话(?:列表|目录|清单)"
    f"|{_WORK}(?:都|1共|一共)?有(?:哪些|几篇|多少篇?)",
    Intent.SOURCE: rf"(?:[这那](?:[个段篇句份封些次])?(?:话|会议?|{_WORK})?|它|会议|大会|{_WORK})?(?:是)?"
    rf"(?:(?:谁|哪位|什么人|哪个人|哪个领导)(?:说|讲|写|发|作|做|提)(?:的?{_WORK})?|谁的(?:话|{_WORK})"
    rf"|哪[1一]?(?:年|天|次会|次)的(?:{_WORK}|会议?)?|(?:在)?(?:什么时候|哪[1一]?年|哪[1一]?天|何时|几几年|几月几号|哪[1一]?次|什么会上?|什么场合|哪里|哪儿"
    rf"|什么地方)(?:说|讲|发|写|作|做|发表|提|开|召开|举行|举办)(?:的{_WORK})?"
    "|(?:出自|来自|出于)?(?:哪[1一]?篇|哪个|什么)(?:讲话|文章|报告|文件)?(?:里|中)?)"
    rf"|(?:[这那][个篇份次场]?)?(?:会议?|{_WORK})的?(?:时间|地点|会场|日期)(?:[是在](?:哪里|哪儿?|什么(?:时候|地方)?))?"
    "|地点(?:[是在](?:哪里|哪儿?|什么(?:地方)?))?"
    "|(?:讲话人|作者|发言人|讲话者|主讲人)(?:是谁)?|(?:出处|来源|讲话时间|讲话日期|发表时间|日期)(?:是哪里"
    "|是什么|在哪)?"
    "|source|whosaid(?:this|that|it)|whenwas(?:this|it)said",
}
_PRAISE = (
    "(?:[你您])?(?:(?:说|讲|答|回答|解释|找)得)?(?:真是|真|太|很|挺|非常|十分)(?:好|棒|厉害|不错|有用|有帮助|到位|专业|清楚)极?"
    "|帮了?(?:我|我们)?(?:1个|很)?(?:大的?)忙|赞|对我?很?有帮助"
)
_COURTESIES = (Intent.THANKS, Intent.FAREWELL, Intent.GREETING, Intent.ACKNOWLEDGEMENT)
"""Intents that are said together (谢谢你，太好了，再见): the first of these counts."""
_COURTEOUS = re.compile(
    "(?:"
    + "|".join(f"(?P<{intent.name}>{pattern})" for intent in _COURTESIES for pattern in [_SIMPLE[intent]])
    + f"|(?P<PRAISE>{_PRAISE})){_END}"
)
_SAID_TOGETHER = 40
"""Characters up to which a text may be nothing but courtesies."""

_PATTERNS = [(intent, re.compile(rf"(?:{pattern}){_END}")) for intent, pattern in _SIMPLE.items()]
_SUM = re.compile(
    r"[\d.]+(?:[+*×÷x^/-][\d.]+)+(?:(?:=|等于)(?:几|多少)?[?]?|(?:是|得)(?:几|多少))|[\d.]+(?:[+*×÷^][\d.]+)+"
)
_NUMBERED = re.compile(
    rf"(?:看|看看|换|换到|要|给我看|(?:请|再)?(?:{_TELL_MORE}))?(?:第(?P<number>\d+)|最后[1一]?)(?P<measure>个|段|处|{MEASURES})(?P<rest>.*)"
)
_REST = re.compile(
    rf"(?:{_TELL_MORE})|(?:{NOUNS})?(?:答案|结果|段落)?(?:是|讲|说|写|谈)?(?:了|的)?(?:什么|啥|怎么说|内容)?(?:内容|意思)?{_END}"
)

_ABOUT = re.compile(
    "(?:的)?(?:(?:主要|大概|大致|大体|具体|都|总共|究竟|到底|1共|一共|里面|里|中)*(?:讲|说|谈|写)(?:述|到)?"
    "(?:了|的|的是|的都是)?"
    "(?:些|点)?(?:什么|啥|哪些|哪?几个|哪?几(?:点|条)|哪?几(?=方面|件))(?:主题|内容|方面|东西|问题|事情|事|件事)?"
    "|(?:总结|概括|归纳|概述|简述|介绍|梳理)(?:[1一]?下)?(?:主要)?(?:内容|大意|要点)?"
    "|(?:主要|基本|核心|中心)?(?:内容|大意|主旨|主题|思想|中心思想|要点|概要|摘要|提纲|观点)(?:是什么|是啥"
    "|有哪些|包括什么)?"
    "|(?:主要)?是?(?:有)?关于(?:什么|哪方面|哪些方面)(?:方面|内容|主题)?(?:讲话|文章|报告)?"
    "|(?:1共|一共|总共|都)?(?:有|分)(?:为|成)?(?:哪几|几|多少)个?大?(?:部分|章节?)(?:内容)?"
    f"|whatis(?:it|this)about|summari[sz]e(?:it|this)?|summary){_END}$"
)
_BEFORE_REF = re.compile("^(?:总结|概括|归纳|概述|简述|介绍|梳理|说说|讲讲|谈谈)(?:[1一]?下)?")
_IN_TIME = re.compile(
    rf"(?P<newest>最新|最近|最晚)?(?P<oldest>最早|最先)?(?:的)?[那这]?(?:[1一])?(?:篇|次|回|场)?(?:的)?(?:{_WORK})?(?:里|中)?"
)
_ONE = re.compile(rf"1?[次回篇](?:的)?{_WORK}$")
_WHICH = re.compile(f"(?:是)?(?:哪[1一]?[篇个]|什么|啥)(?:{_WORK})?$")
_ORDINAL = re.compile(
    r"(?:第(?P<number>\d+)|最后(?:的)?[1一]?|倒数第(?P<from_end>\d+)|末)篇(?:讲话|文章|报告)?(?:里|中)?"
)
_CALLED = re.compile(rf"(?<=..)[这那]1?[篇份个](?:{_WORK})?(?:里|中)?$")
_AT = re.compile("^(?:他|她)?(?:在|到|去|对)(?=.{2})")
_THIS = re.compile(
    "(?:[这那](?:[1一])?[篇份封次个]?|本|该|此|刚才(?:那|这)?[1一]?篇?|上面(?:那|这)?[1一]?篇?|它|全)"
    f"(?:篇|文|{_WORK})*(?:里|中)?"
)
_NEIGHBOUR = re.compile("(?P<side>上|前|下|后)[1一]?篇(?:讲话|文章|报告)?")
_GOING_ON = re.compile("(?:那么?|还有|至于|然后|接着|好的?)(?=.)")
_MOVES = frozenset(
    {
        Intent.NEXT,
        Intent.NEXT_POINT,
        Intent.PREVIOUS_POINT,
        Intent.PREVIOUS,
        Intent.SELECT,
        Intent.POINT,
        Intent.DETAIL,
        Intent.REPEAT,
        Intent.ELSEWHERE,
        Intent.FULL_TEXT,
        Intent.CITE,
    }
)
"""What an opening (那, 还有) may stand before."""

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

# What may stand around such words; quotation marks may not, since who writes them looks for the word itself.
_IDLE = re.compile(r"[^\w“”‘’\"'「」『』《》:：+*/×÷=^.-]+")


def recognise(text: str) -> Wish | None:
    """Return what a text wants of the bot itself, None for a question to search for."""
    bare = without_signs(text).rstrip(".-")
    if not bare:
        return None
    return _moving_on(bare, text) or _wish(bare, text)


def _moving_on(bare: str, text: str) -> Wish | None:
    """Return the wish to move among what was shown behind an opening: 那第三点呢, 还有第二条."""
    opening = _GOING_ON.match(bare)
    wish = _wish(bare[opening.end() :], text) if opening else None
    return wish if wish and wish.intent in _MOVES else None


def _wish(bare: str, text: str) -> Wish | None:
    if _SUM.fullmatch(bare):
        return Wish(Intent.ARITHMETIC)
    for intent, pattern in _PATTERNS:
        if pattern.fullmatch(bare):
            return Wish(intent)
    return _courteous(bare) or _numbered(bare) or _occurrences(bare, text) or _overview(bare)


def _courteous(bare: str) -> Wish | None:
    """Return the wish of a text that is nothing but courtesies in a row."""
    if len(bare) > _SAID_TOGETHER:
        return None
    said: set[str] = set()
    place = 0
    while place < len(bare):
        match = _COURTEOUS.match(bare, place)
        if match is None or match.end() == place:
            return None
        said.update(name for name, part in match.groupdict().items() if part)
        place = match.end()
    return next((Wish(intent) for intent in _COURTESIES if intent.name in said), Wish(Intent.ACKNOWLEDGEMENT))


def without_signs(text: str) -> str:
    """Fold a text and take out what may stand around and between its words."""
    return _IDLE.sub("", fold(text))


def _numbered(bare: str) -> Wish | None:
    match = _NUMBERED.fullmatch(bare)
    if match is None or not _REST.fullmatch(match["rest"]):
        return None
    # A passage is shown by its number; 第二点 and 第三条是什么 mean a point of what the speech lists.
    point = match["measure"] not in "个段处" or re.sub(_END, "", match["rest"])
    number = int(match["number"][:6]) if match["number"] else LAST
    return Wish(
        Intent.POINT if point else Intent.SELECT, number, SECTION if point and match["measure"] == SECTION else ""
    )


def _occurrences(bare: str, text: str) -> Wish | None:
    match = _COUNT_WORD.fullmatch(re.sub(_END + "$", "", bare))
    if match is None:
        return None
    quoted = _QUOTED.search(text)
    word = quoted[1] if quoted else next(filter(None, map(match.group, _COUNTED)), "")
    word = word.strip("“”\"'「」『』的").strip()
    if _THIS_WORD.fullmatch(word):
        return Wish(Intent.OCCURRENCES)
    return Wish(Intent.OCCURRENCES, text=word) if 0 < len(word) <= _WORD_LENGTH else None


def _overview(bare: str) -> Wish | None:
    """Return the wish for a speech as a whole: which one, and that its content is asked for."""
    ref = re.sub(_PLEASE, "", bare)
    about = _ABOUT.search(ref)
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
