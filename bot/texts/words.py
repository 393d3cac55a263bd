"""Words people type that mean more than a question: Chinese names of commands, ways to ask on, courtesies."""

import re

HELP = ("帮助", "幫助", "说明", "說明", "怎么用", "怎麼用", "help")
SPEECHES = ("讲话", "講話", "讲话列表", "講話列表", "目录", "目錄", "有哪些讲话", "有哪些講話")
LANGUAGE = ("语言", "語言", "language")
REINDEX = ("重建索引",)
STATS = ("统计", "統計", "使用情况", "使用情況")
NEXT_PAGE = ("下一页", "下一頁", "next page")
PREVIOUS_PAGE = ("上一页", "上一頁", "previous page")
ASK = ("问", "問", "提问", "提問")

_MORE = re.compile(
    "[还還]有(?:[吗嗎么麼呢]|[没沒]有|[别別]的[吗嗎])?|下一[个個条條段页頁]|再[来來](?:一[个個])?|[继繼][续續]|更多|多一[点點]"
    "|more|next"
)
_GREETING = re.compile(
    "(?:[你您]|大家)好[啊呀吗嗎]?|嗨|哈[喽囉]|在[吗嗎么麼]|早安|早上好|[上中下]午好|午安|晚上好"
    "|(?:hi|hey|hello)(?:there)?|good(?:morning|afternoon|evening)"
)
_THANKS = re.compile(
    "(?:好的?|嗯)?(?:非常|十分|太)?(?:[谢謝][谢謝]|多[谢謝]|感[谢謝]|[谢謝]了)[你您啦了]*|辛苦了"
    "|thanks(?:alot)?|thankyou(?:(?:so|very)much)?|manythanks|thx"
)

# What may stand around such words; quotation marks may not, since who writes them looks for the word itself.
_IDLE = re.compile(r"[^\w“”‘’\"'「」『』《》:：-]+")


def asks_for_more(text: str) -> bool:
    """Whether a text only wishes for the next passage."""
    return _MORE.fullmatch(_bare(text)) is not None


def greets(text: str) -> bool:
    """Whether a text is a greeting and nothing else."""
    return _GREETING.fullmatch(_bare(text)) is not None


def thanks(text: str) -> bool:
    """Whether a text thanks and says nothing else."""
    return _THANKS.fullmatch(_bare(text)) is not None


def _bare(text: str) -> str:
    return _IDLE.sub("", text).lower()
