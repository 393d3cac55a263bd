"""Questions that go on from the one before: those that name only what changes, and those without a subject."""

import re
from collections.abc import Set
from itertools import pairwise

from index.analysis import words as words_of
from index.analysis.folding import fold
from index.analysis.names import is_area, names, people
from index.query.lists import NOUNS
from index.query.question_type import WHETHER

_OPENING = re.compile(
    r"^(?:那么|那麼|那|还有|還有|至于|至於|and(?=\s)|what about|how about)\s*[,，、]?\s*", re.IGNORECASE
)
_CLOSING = re.compile(r"\s*(?:呢|又怎么样|又怎麼樣|怎么样|怎麼樣|又如何|如何)?[\s?？!！。.～~]*$")
_ASKS = re.compile(r"呢[\s?？!！。.～~]*$|^(?:what|how) about\b", re.IGNORECASE)

_LONGEST = 12
"""Characters a follow-up may name; whoever writes more has written a question of its own."""

_POINTING = ("这", "這", "哪", "什么", "什麼", "为什么", "為什麼", "怎么", "怎麼", "谁", "誰", "几", "幾", "多少")
_COMPARING = re.compile("[和跟与與同].*(?:相?比|相?比[较較])$")
"""What compares (和去年比呢) names nothing that could stand in the question before."""

_PLACES = frozenset("省市区區县縣镇鎮乡鄉村州旗岛島")
_KINDS = frozenset("年月日届屆局委办辦院厅廳部会會处處科所校厂廠社站")
_LOOSE = frozenset("的在了和与與及是有把被对對从從到为為以于於我你他她它们們这這那哪各全本该該每请請问問")
_OPENERS = frozenset(
    [
        "请问",
        "請問",
        "在",
        "对",
        "對",
        "关于",
        "關於",
        "为",
        "為",
        "今年",
        "去年",
        "明年",
        "目前",
        "现在",
        "現在",
        "我们",
        "我們",
        "咱们",
    ]
)
_VERBS = frozenset("花修做讲講说說谈談要能会會用卖賣买買建种種养養交缴繳发發开開去来來住完没沒不应應该該可")
_COMMON = frozenset(
    [
        "小区",
        "社区",
        "地区",
        "山区",
        "园区",
        "景区",
        "城区",
        "农村",
        "乡村",
        "新村",
        "城市",
        "城镇",
        "乡镇",
        "超市",
        "小區",
        "社區",
        "地區",
        "農村",
        "鄉村",
        "城鎮",
        "鄉鎮",
    ]
)
"""Words that end as the names of places do and name none."""
_OF_ANYTHING = frozenset(
    [
        "情况",
        "情況",
        "标准",
        "標準",
        "工作",
        "问题",
        "問題",
        "价格",
        "價格",
        "数量",
        "數量",
        "面积",
        "面積",
        "比例",
        "进展",
        "進展",
        "目标",
        "目標",
        "任务",
    ]
)
_HAN = re.compile("[\u4e00-\u9fff]+")
_LATIN = re.compile("[A-Za-z]")
"""5G and 4K电视 are names, and no figures."""

_WHETHER = re.compile(WHETHER)

_NUMBER = re.compile(r"[0-9０-９一二三四五六七八九十百千〇零两]+")


_QUESTION_WORD = re.compile(
    f"{WHETHER}|什么|什麼|为什么|為什麼|为啥|怎么|怎麼|怎样|怎樣|谁|誰|哪|几|幾|多少|多[长長大高久远遠宽寬深厚重快]|如何|是否|是不是|有没有|有沒有|能不能|吗|嗎"
    "|\\b(?:what|who|when|where|why|how|which)\\b",
    re.IGNORECASE,
)
"""What makes a text a question of its own; 怎么样 and 如何 at its end only ask for the same again."""

_SAYS = re.compile(
    "(?:怎么|怎麼|如何|怎样|怎樣)(?:说|說|讲|講|谈|談|看待|看|评价|評價|论述|論述|强调|強調)(?:了|到)?(?P<topic>[\u4e00-\u9fff]{2,}?)的?[呢吗嗎?？\\s]*$"
)
"""A question on what somebody says about a topic."""

_OF_NONE = _OPENERS | {"存在", "提出", "主要", "具体", "分别", "重点", "还有", "需要", "采取"}
_LISTED = re.compile(NOUNS)
"""存在哪些困难和问题 names nothing that has them."""

_LEANING = re.compile(
    r"呢[\s?？!！。.～~]*$|^(?:那|它|他|她|其|这|這|该|該|里面|裡面|文中|会上|會上|(?:讲话|講話|文章|报告|報告|通知|发言|發言)(?:里|裡|中|上))"
)
_SUBJECTLESS = 8
"""A text without a word of two characters that is no longer than this has no subject of its own."""


def complete(previous: str, text: str) -> str | None:
    """Return `previous` with what `text` names put in its place (`那和平区呢？`), None where `text` stands alone.

    A text that holds a question word is a question of its own and never rewritten. What is replaced is the part of the
    same kind: the place for a place, the year for a year, otherwise the thing asked about; where there is none, what is
    named goes in front.
    """
    named = _named(text)
    if named is None or not previous.strip() or named in previous or _QUESTION_WORD.search(named):
        return None
    words = cut_pieces(previous)
    start, end = _same_kind(words, named)
    if start == end:
        return f"{named} {previous.strip()}"
    return "".join((*words[:start], named, *words[end:])).strip()


def points_back(text: str) -> bool:
    """Whether a short question says that it leans on what was shown: 是谁修的呢, 那它有多长, 报告里提了哪些对策."""
    text = text.strip()
    return len(text) <= _LONGEST and bool(_QUESTION_WORD.search(text) and _LEANING.search(text))


def lacks_subject(text: str) -> bool:
    """Whether a short question has no subject of its own: 花了多少钱, 哪一年建的, 提出了什么建议."""
    text = text.strip()
    if not _QUESTION_WORD.search(text):
        return False
    asked = _LISTED.sub(" ", _QUESTION_WORD.sub(" ", fold(text)))
    nouns = [
        word
        for word in words_of(asked)
        if len(word) > 1 and _HAN.fullmatch(word) and word not in _OF_NONE and not _NUMBER.match(word)
    ]
    named = nouns or any(_has_unknown_name(part) for part in asked.split())
    return len(_LISTED.sub("", fold(text)).rstrip("?？。！!")) <= _SUBJECTLESS and not named


def _has_unknown_name(text: str) -> bool:
    """Whether a text has single characters in a row that are neither grammar nor verbs: 周国栋, cut to pieces."""
    of_name = [len(word) == 1 and word not in _LOOSE | _VERBS and bool(_HAN.match(word)) for word in words_of(text)]
    return any(first and second for first, second in pairwise(of_name))


def subjects(question: str) -> list[str]:
    """Return what a question is about, for one that lacks it: the owner of the thing asked about, and the thing."""
    words = cut_pieces(question)
    start, end = _thing(words)
    thing = "".join(words[start:end]).strip()
    before = "".join(words[:start]).strip().removesuffix("的")
    return [subject for subject in (before, thing) if len(subject) > 1 and not _QUESTION_WORD.search(subject)]


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


def _named(text: str) -> str | None:
    """Return what a follow-up names, None where the text is no follow-up."""
    text = text.strip()
    opening = _OPENING.match(text)
    if not opening and not _ASKS.search(text):
        return None
    named = _CLOSING.sub("", text[opening.end() :] if opening else text).strip()
    if not named or len(named) > _LONGEST or named.startswith(_POINTING) or not re.search(r"\w", named):
        return None
    if _COMPARING.match(named):
        return None
    # 那 alone opens many questions; without 呢 only a place, an office or a figure leans on the one before.
    leans = named[-1] in _PLACES | _KINDS or bool(_NUMBER.search(named))
    return named if _ASKS.search(text) or (leans and len(named) <= 6) else None


def _same_kind(words: list[str], named: str) -> tuple[int, int]:
    """Return the run of words that `named` stands for; an empty run where there is none."""
    if _NUMBER.search(named) and (
        (run := _number_run(words, _figures_out(named))) != (0, 0) or not _LATIN.search(named)
    ):
        return run
    last = named[-1]
    if _is_place(named):
        ending = _name(words, len(named), {last}) or _name(words, max(3, len(named)), _PLACES)
        return ending or _known_place(words)
    if last in _KINDS:
        return _name(words, len(named), {last}) or (0, 0)
    if (topic := _topic(words)) is not None:
        return topic
    same = next((place for place, word in enumerate(words) if len(word) == len(named) and word[-1] == last), None)
    return (same, same + 1) if same is not None and len(named) > 1 else _thing(words)


def _is_place(named: str) -> bool:
    """Whether a place is named, one that its ending tells or one that the dictionary knows."""
    folded = fold(named)
    return named not in _COMMON and (named[-1] in _PLACES or folded in names(folded) - people(folded))


def _known_place(words: list[str]) -> tuple[int, int]:
    """Return the first word that the dictionary knows as a place (香港); an empty run where there is none."""
    number = next((number for number, word in enumerate(words) if len(word) > 1 and _is_place(word)), None)
    return (0, 0) if number is None else (number, number + 1)


def _thing(words: list[str]) -> tuple[int, int]:
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
        elif start == end and word in _OPENERS:
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
    asks = word.startswith((*_POINTING, "每", "如何", "是否", "有没有", "有沒有"))
    return asks or word in _VERBS or word in _LOOSE or not _HAN.fullmatch(word)


def _number_run(words: list[str], bare: str) -> tuple[int, int]:
    """Return the first words that differ from what is named in their figures only; `bare` has # for these."""
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + 4) + 1):
            if _figures_out("".join(words[start:end])) == bare:
                return start, end
    return 0, 0


def _figures_out(text: str) -> str:
    return _NUMBER.sub("#", text.removeprefix("第"))


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
            if before in _LOOSE or not before.isalnum():
                break
            start, size = start - 1, size + len(before)
        if size > 1:
            return start, end
    return None
