"""Parts of a question: its words, the thing asked about, and the part that a name of the same kind can stand for."""

import re
from collections.abc import Set

from index.analysis import words as words_of
from index.analysis.folding import fold
from index.analysis.names import is_area, names, people
from index.query.question_type import WHETHER

POINTING = ("这", "這", "哪", "什么", "什麼", "为什么", "為什麼", "怎么", "怎麼", "谁", "誰", "几", "幾", "多少")
"""What begins a question, in either script, and no name."""

PLACE_ENDINGS = frozenset("省市区區县縣镇鎮乡鄉村州旗岛島")
OTHER_ENDINGS = frozenset("年月日届屆局委办辦院厅廳部会會处處科所校厂廠社站")
FUNCTION_CHARACTERS = frozenset("的在了和与與及是有把被对對从從到为為以于於我你他她它们們这這那哪各全本该該每请請问問")
_OPENING = "请问 請問 在 对 對 关于 關於 为 為 今年 去年 明年 目前 现在 現在 我们 我們 咱们"
OPENING_WORDS = frozenset(_OPENING.split())
VERB_CHARACTERS = frozenset("花修做讲講说說谈談要能会會用卖賣买買建种種养養交缴繳发發开開去来來住完没沒不应應该該可")
_NO_PLACES = "小区 社区 地区 山区 园区 景区 城区 农村 乡村 新村 城市 城镇 乡镇 超市 小區 社區 地區 農村 鄉村 城鎮 鄉鎮"
_COMMON = frozenset(_NO_PLACES.split())
"""Words that end as the names of places do and name none."""
_ANYTHING_HAS = "情况 情況 标准 標準 工作 问题 問題 价格 價格 数量 數量 面积 面積 比例 进展 進展 目标 目標 任务"
_OF_ANYTHING = frozenset(_ANYTHING_HAS.split())
"""What is asked of any thing: of 茶叶的价格, 茶叶 is the thing."""

HAN_ONLY = re.compile("[\u4e00-\u9fff]+")
_LATIN = re.compile("[A-Za-z]")
"""5G and 4K电视 are names, and no figures."""

_WHETHER = re.compile(WHETHER)

FIGURES = re.compile(r"[0-9０-９一二三四五六七八九十百千〇零两]+")

_SAYS = re.compile(
    "(?:怎么|怎麼|如何|怎样|怎樣)(?:说|說|讲|講|谈|談|看待|看|评价|評價|论述|論述|强调|強調)(?:了|到)?(?P<topic>[\u4e00-\u9fff]{2,}?)的?[呢吗嗎?？\\s]*$"
)
"""A question on what somebody says about a topic."""


def cut_pieces(text: str) -> list[str]:
    """`text` cut into words and what stands between them; joined again they are the text."""
    cut: list[str] = []
    place = 0
    for word in words_of(text):
        start = text.find(word, place)
        if start < 0:
            continue
        if start > place:
            cut.append(text[place:start])
        cut.append(word)
        place = start + len(word)
    return [*cut, text[place:]] if place < len(text) else cut


def same_kind(words: list[str], named: str) -> tuple[int, int]:
    """Return the run of words that `named` stands for; an empty run where there is none."""
    if FIGURES.search(named) and (
        (run := _number_run(words, _figures_out(named))) != (0, 0) or not _LATIN.search(named)
    ):
        return run
    last = named[-1]
    if is_place(named):
        ending = _name(words, len(named), {last}) or _name(words, max(3, len(named)), PLACE_ENDINGS)
        return ending or _known_place(words)
    if last in OTHER_ENDINGS:
        return _name(words, len(named), {last}) or (0, 0)
    if (topic := _topic(words)) is not None:
        return topic
    same = next((place for place, word in enumerate(words) if len(word) == len(named) and word[-1] == last), None)
    if same is not None and len(named) > 1:
        return same, same + 1
    start, end = thing_asked(words)
    return (start + 1, end) if end - start > 1 and is_place(words[start]) else (start, end)


def thing_asked(words: list[str]) -> tuple[int, int]:
    """Return the thing asked about: the words before the verb or the question word, without the place before them.

    Of an owner and what is owned it is the latter (云屏的茶叶), but for words that any thing may have (茶叶的价格).
    """
    start = end = 0
    owner = (0, 0)
    whether, read = _WHETHER.search("".join(words)), 0
    for place, word in enumerate(words):
        read += len(word)
        if whether and read > whether.start():
            break
        if word == "的":
            owner, start, end = (start, end), place + 1, place + 1
        elif start == end and word in OPENING_WORDS:
            start = end = place + 1
        elif _ends_thing(word) or words[place + 1 : place + 2] in (["了"], ["过"], ["過"]):
            break
        else:
            end = place + 1
            if word not in _COMMON and is_area("".join(words[start:end])):
                start = end
    while end > start and words[end - 1] in _OF_ANYTHING:
        end -= 1
    return (start, end) if end > start else owner


def is_place(named: str) -> bool:
    """Whether a place is named, one that its ending tells or one that the dictionary knows."""
    folded = fold(named)
    return named not in _COMMON and (named[-1] in PLACE_ENDINGS or folded in names(folded) - people(folded))


def _known_place(words: list[str]) -> tuple[int, int]:
    """Return the first word that the dictionary knows as a place (香港); an empty run where there is none."""
    number = next((number for number, word in enumerate(words) if len(word) > 1 and is_place(word)), None)
    return (0, 0) if number is None else (number, number + 1)


def _topic(words: list[str]) -> tuple[int, int] | None:
    """Return what follows a verb of saying to the end (王县长怎么说就业), None where the question has none."""
    text = "".join(words)
    match = _SAYS.search(text)
    if match is None:
        return None
    place, begin = 0, None
    for number, word in enumerate(words):
        if place >= match.start("topic") and begin is None:
            begin = number
        place += len(word)
        if begin is not None and place >= match.end("topic"):
            return begin, number + 1
    return None


def _ends_thing(word: str) -> bool:
    asks = word.startswith((*POINTING, "每", "如何", "是否", "有没有", "有沒有"))
    return asks or word in VERB_CHARACTERS or word in FUNCTION_CHARACTERS or not HAN_ONLY.fullmatch(word)


def _number_run(words: list[str], bare: str) -> tuple[int, int]:
    """Return the first words that differ from what is named in their figures only; `bare` has # for these."""
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + 4) + 1):
            if _figures_out("".join(words[start:end])) == bare:
                return start, end
    return 0, 0


def _figures_out(text: str) -> str:
    return FIGURES.sub("#", text.removeprefix("第"))


def _name(words: list[str], length: int, endings: Set[str]) -> tuple[int, int] | None:
    """Return the first words that make a name with such an ending, about as long as the one that is named.

    A name the dictionary lacks is cut to pieces (鹿 鸣区): single characters before it are taken in.
    """
    for end, word in enumerate(words, 1):
        if word[-1] not in endings or word in _COMMON:
            continue
        start, size = end - 1, len(word)
        while start > 0 and size < length and (size == 1 or len(words[start - 1]) == 1):
            before = words[start - 1]
            if before in FUNCTION_CHARACTERS or not before.isalnum():
                break
            start, size = start - 1, size + len(before)
        if size > 1:
            return start, end
    return None
