"""Whether a question asks how many or when, or what a whole speech is about."""

import re

from index.dates.resolution import IS_TO

_ASKS_NUMBER = re.compile(
    r"多少|(?<![这那哪好么])几(?!乎)|何[时年]|什么时[候间]|百分之|(?<![更很许众最诸])多[久大长高远]|哪一?[年天日月]"
)
ASKS_REASON = re.compile(r"为什么|为何|为啥|何以|凭什么|原因|缘故|怎么会")
WHETHER = r"(?P<verb>[\u4e00-\u9fff]{1,2})[不没沒](?P=verb)"
"""A pattern for a verb that asks by itself, in either script: 涨不涨, 同意不同意."""

_DOCUMENTS = (
    "讲话 报告 发言 文章 文件 致辞 致词 贺词 献词 祝词 祝辞 贺信 演讲 讲演 演说 演辞 陈词 谈话 社论 公报 声明 宣言"
    " 公开信 书信 来信 开幕词 闭幕词 纪要 决议 决定 通知 党代会 大会 会议"
)
DOCUMENT_WORDS = frozenset(_DOCUMENTS.split())
"""Words by which people call a speech, whatever its own title calls it."""

_ANY_DOCUMENT = "|".join(_DOCUMENTS.split())
_WHOLE = re.compile(f"{_ANY_DOCUMENT}|(?<=的)信|[这那本该]1?[篇封份]|全文|[0-9一二三四五六七八九十]大")
_WHAT = "(?:什么|甚么|啥|哪些|些什么|些啥|乜嘢?)"
_CONTENT = re.compile(
    r"(?:里[面头]?|中|上)?(?:的|都|到底|究竟|大概|大致|主要|核心|中心|总|具体|一共|1共|分别|是|基本|最)*(?:"
    rf"(?:讲|说|谈|写|报告|汇报|介绍|论述)(?:了|的是|的|述|到|过)*{_WHAT}(?:内容|主题|事情?|问题|道理|观点|方面|意思)?"
    rf"|(?:想要?|要)(?:对[^,。]{{1,6}})?(?:说明|表达|告诉|传达|讲|说|谈)(?:了|的是|我们|大家)*{_WHAT}(?:内容|问题|道理|意思)?"
    "|(?:内容|主题|主旨|大意|要点|目的|宗旨|用意|意图|思想|观点|精神|意思)"
    rf"(?:(?:是|为|在于|有|包括)?{_WHAT}|是?什么样的)?"
    rf"|(?:讲|说|谈)?(?:有?关于?|围绕)(?:的是)?{_WHAT}(?:主题|内容|事情?|问题)?的?"
    ")$"
)
_DOCUMENT = re.compile(
    rf"[这那本该](?:1|一)?[篇封份次场个](?:{_ANY_DOCUMENT}|信)?|(?:(?:{_ANY_DOCUMENT}|[的之]信|全文)的?)+$"
)
"""What a question calls the speech, beside its name."""

_OF_WHOLE = """
内容 主要 核心 中心 主题 主旨 大意 要点 重点 精神 观点 思想 中心思想 背景 意义 目的 作者 全文 原文 正文 摘要 提纲 概要
"""
OF_WHOLE = frozenset(_OF_WHOLE.split())
"""What is asked of a speech as a whole; its text need not have these words."""

_IS_TO = f"{IS_TO}(?![求点领素闻紧害件职务员塞么])"

_ASKS_PLAN = re.compile(
    r"打算|计划|规划|预计|预期|预算|目标|准备|安排|力争|争取|拟|将(?![军领士来])"
    rf"|(?<!就){_IS_TO}\w{{1,6}}(?:多少|几)"
)

_ASKS_AMOUNT = re.compile(r"多少|(?<![这那哪好么])几(?!乎|时)|百分之")
_AS_MANY = re.compile(r"多少[^,。;:?!、和]{1,6}多少")
"""拿多少钱出多少力: as much as; nothing is asked."""

_OPEN = re.compile("[要将会应能需该可]|[今明后]年|未来|下一步|到[0-9]{4}年")
"""Words of a question that may ask for what is still to come."""

PLANNED = re.compile(
    r"力争|争取|预期(?=目标|指标|增|达|为)|预计|有望|打算|目标[是为:]|拟(?=[建新投引在用于])|(?:计划|准备|规划)(?=[用在到投新建引再完要])|到[0-9]{4}年"
    rf"|将(?=[在于达新建会超进再把投])|{_IS_TO}"
)
"""Words of a folded sentence that tells what is planned, unless `DONE` says that it is done."""
DONE = re.compile(r"了(?!解)|已|超额|(?:完成|实现)(?:预期|\w{0,6}目标)")

_SUMMARY = re.compile(r"概括一下|总结一下")
_END = "?!。 呢呀啊吗"


_WHEN = "(?:什么时[候间]|何[时年日]|哪一?[年天次]|几时|哪个年代)"
_SOURCE = re.compile(
    rf"(?:谁|{_WHEN})(?:在|于|由|,)?(?:谁|{_WHEN})?(?:说|讲|写|发表|提出|谈|讲过|说过)(?:出来|过)?的?(?:话|这话|这句话)?$"
    rf"|(?:讲话|报告|演讲|发言|文章|谈话|致辞|献词|的信|这[篇封])是?{_WHEN}(?:说|讲|写|作|发表)?的$"
)


def asks_source(question: str) -> bool:
    """Tell whether a folded question asks who said what it quotes, or when."""
    return _SOURCE.search(question.rstrip("?!。 呢呀啊吗")) is not None


def asks_number(question: str) -> bool:
    """Tell whether a folded question asks how many or when."""
    return _ASKS_NUMBER.search(question) is not None


def asks_whole(question: str) -> bool:
    """Tell whether a folded question asks what a whole speech is about."""
    question = question.rstrip(_END)
    whole = _WHOLE.search(question)
    return bool(_SUMMARY.search(question) or (whole and _CONTENT.search(question, whole.end())))


def before_whole(question: str) -> tuple[str, str] | None:
    """Give what stands before the words that ask what a whole speech is about, in a folded question; None without them.

    That names the speech; what only calls it a speech (这篇讲话) is left out of the second where anything else is left.
    """
    question = question.rstrip(_END)
    match = _CONTENT.search(question)
    if match is None or not match.start():
        return (question, question) if _SUMMARY.search(question) else None
    name = question[: match.start()]
    return name, _DOCUMENT.sub(" ", name).strip() or name


def asks_amount_so_far(question: str) -> bool:
    """Tell whether a folded question asks how many there are or were, and for no plan."""
    asks = _ASKS_AMOUNT.search(question) is not None and _AS_MANY.search(question) is None
    return asks and not asks_plan(question) and _OPEN.search(question) is None


def tells_plan(sentence: str) -> bool:
    """Tell whether a folded sentence tells what is planned, and not that it is done."""
    return PLANNED.search(sentence) is not None and DONE.search(sentence) is None


def asks_plan(question: str) -> bool:
    """Tell whether a folded question asks for what is planned or expected, not for what was."""
    return _ASKS_PLAN.search(question) is not None
