"""Questions that go on from the one before: those that name only what changes, and those without a subject."""

import re
from itertools import pairwise

from bot.conversation.question_parts import (
    FIGURES,
    FUNCTION_CHARACTERS,
    HAN_ONLY,
    OPENING_WORDS,
    OTHER_ENDINGS,
    PLACE_ENDINGS,
    POINTING,
    VERB_CHARACTERS,
    cut_pieces,
    is_place,
    same_kind,
    thing_asked,
)
from index.analysis import words as words_of
from index.analysis.folding import fold, is_traditional, simplified
from index.analysis.names import people
from index.analysis.surnames import SINGLE
from index.query.lists import MEASURES, NOUNS
from index.query.question_type import WHETHER

_OPENING = re.compile(
    r"^(?:那么|那麼|那|还有|還有|至于|至於|and(?=\s)|what about|how about)\s*[,，、]?\s*", re.IGNORECASE
)
_CLOSING = re.compile(
    r"\s*(?:呢|也?(?:说|講|讲|看)(?:一)?下|又怎么样|又怎麼樣|怎么样|怎麼樣|又如何|如何)?[\s?？!！。.～~]*$"
)
_ASKS = re.compile(r"(?:呢|也(?:说|講|讲|看)一?下)[\s?？!！。.～~]*$|^(?:what|how) about\b", re.IGNORECASE)
_OWNED = re.compile("^(?:它|他|她|它们|他们|其)(?:的(?=.)|(?=[^的]{2}))")
"""它的进出口 names 进出口, of what the question before names."""

_HE = re.compile("(?:那么?)?[他她](?=[^们們]{2})")
_PERSON_FIRST = re.compile(
    rf"(?:请问)?(?P<person>[{SINGLE}][\u4e00-\u9fff]{{1,2}}?)(?=[是在为有的被会去来教捐当怎多什哪几讲说做])"
)
"""A question of a person whose name the dictionary lacks begins with it: 龙再田是怎么牺牲的."""

_HESITATING = re.compile("^(?:嗯+|呃+|那个(?=.{4}))+|来着(?=[?？]?$)")
"""What somebody says while speaking, and nothing of what is asked."""

_YEAR = re.compile(r"(?:19|20)\d\d年?")

_BESIDE = {
    **dict.fromkeys(("去年", "上年", "上一年", "前一年", "头一年", "頭一年"), -1),
    **dict.fromkeys(("明年", "次年", "第二年", "下一年", "后一年", "後一年"), 1),
    "前年": -2,
}
"""Years beside the one of the question before."""

_MOST = re.compile("(?P<of>[\u4e00-\u9fff]{0,4}?)(?P<most>最[大小多少高低快慢好差长長短强強弱早晚重轻輕])")

_LONGEST = 12
"""Characters a follow-up may name; whoever writes more has written a question of its own."""

_COMPARED = re.compile("(?:那|那么)?[和跟与與同](.+?)(?:相?比|相?比[较較])呢?")
_COMPARING = re.compile("[和跟与與同].*(?:相?比|相?比[较較])$")
"""What compares (和去年比呢) names nothing that could stand in the question before."""

_POINT = re.compile(rf"(?:第|最后)\d*[1一]?(?:{MEASURES})")
"""A point of a list; what counts the points (哪三点) is no place for one."""

_QUESTION_WORD = re.compile(
    f"{WHETHER}|什么|什麼|为什么|為什麼|为啥|怎么|怎麼|怎样|怎樣|谁|誰|哪|几|幾|多少|多[长長大高久远遠宽寬深厚重快]|如何|是否|是不是|有没有|有沒有|能不能|吗|嗎"
    "|\\b(?:what|who|when|where|why|how|which)\\b",
    re.IGNORECASE,
)
"""What makes a text a question of its own; 怎么样 and 如何 at its end only ask for the same again."""

_DONE_TO_ANYTHING = """
存在 提出 需要 采取 负责 牵头 主持 参加 出席 解决 处理 落实 执行 实行 实施 施行 开始 开工 动工 完成 完工
竣工 结束 启动 生效 到位 承担
"""
_OF_NONE = (
    OPENING_WORDS
    | {"主要", "具体", "分别", "重点", "还有", "时候", "时间", "可以", "能够"}
    | frozenset(_DONE_TO_ANYTHING.split())
)
_LISTED = re.compile(NOUNS)
"""存在哪些困难和问题 names nothing that has them."""

_LEANING = re.compile(
    r"呢[\s?？!！。.～~]*$|^(?:那|它|他|她|其|这|這|该|該|里面|裡面|文中|会上|會上|(?:讲话|講話|文章|报告|報告|通知|发言|發言)(?:里|裡|中|上))"
)
_OWN_WORK = re.compile("会议|大会|讲话|报告|文章|通知|发言|致辞|演讲|纪要|决议|方案|文件")
"""At the head of a question, with nothing that says which one it is, this is the one last shown: 会议定了哪几件事."""

_SUBJECTLESS = 10
"""A text without a word of two characters that is no longer than this has no subject of its own."""


def complete(previous: str, text: str) -> str | None:
    """Return `previous` with what `text` names put in its place (`那和平区呢？`), None where `text` stands alone.

    A text that holds a question word is a question of its own and never rewritten. What is replaced is the part of the
    same kind: the place for a place, the year for a year, otherwise the thing asked about; where there is none, what is
    named goes in front.
    """
    previous, named = _HESITATING.sub("", previous.strip()), _named(text)
    if is_traditional(previous) != is_traditional(text):
        previous, named = simplified(previous), named and simplified(named)  # of two scripts one is made
    if named is None:
        return _exchanged(previous, text.strip(" ?？。"))
    if not previous.strip() or named in previous or _QUESTION_WORD.search(named):
        return None
    if superlative := _superlative(previous, named):
        return superlative
    named = _year_beside(previous, named)
    words = cut_pieces(previous)
    start, end = same_kind(words, named)
    if (owned := _owned_alike(words, named)) is not None:
        start, end, named = owned
    if _POINT.fullmatch(fold(named)) and not "".join(words[start:end]).startswith("第"):
        return None
    if start == end:
        return f"{named} {previous.strip()}"
    return "".join((*words[:start], named, *words[end:])).strip()


def _year_beside(previous: str, named: str) -> str:
    """Give the year that is meant beside the one of the question before: 去年 after 2022年 is 2021年."""
    years = set(_YEAR.findall(fold(previous)))
    if named not in _BESIDE or len(years) != 1:
        return named
    return f"{int(years.pop()[:4]) + _BESIDE[named]}年"


def _superlative(previous: str, named: str) -> str | None:
    """Give the question before with another superlative: 增长最慢的 after 哪个乡镇增幅最大; None where it has none."""
    asked, other = _MOST.search(previous), _MOST.fullmatch(named)
    if asked is None or other is None:
        return None
    words = cut_pieces(previous[: asked.start("most")])
    measured = words[-1] if words and len(words[-1]) > 1 and HAN_ONLY.fullmatch(words[-1]) else ""
    start = asked.start("most") - (len(measured) if other["of"] else 0)
    return previous[:start] + named + previous[asked.end() :]


def names_owner(text: str) -> bool:
    """Whether a follow-up says that its thing is one of what was last spoken of: 它的进出口呢."""
    return _OWNED.match(text.strip()) is not None


def is_joined(previous: str, text: str, question: str) -> bool:
    """Whether a completed question is the whole one before it behind what a text names, which is no place."""
    named = _named(text)
    joined = f"{named} {_HESITATING.sub('', previous.strip())}"
    return named is not None and question == joined and not is_place(named)


def _exchanged(previous: str, text: str) -> str | None:
    """Return `previous` with another year or place, which alone is the whole text; None where it has none."""
    named = compared[1] if (compared := _COMPARED.fullmatch(text)) else text
    if _QUESTION_WORD.search(named):
        return None
    of_year = _YEAR.fullmatch(fold(named)) is not None
    if not named or named in previous or not (of_year or is_place(named)):
        return None
    words = cut_pieces(previous)
    start, end = same_kind(words, named)
    replaced = "".join(words[start:end])
    alike = replaced and (_YEAR.search(fold(replaced)) is not None if of_year else is_place(replaced))
    return "".join((*words[:start], named, *words[end:])).strip() if alike else None


def _owned_alike(words: list[str], named: str) -> tuple[int, int, str] | None:
    """Return the place that the place of a named thing stands for, where the question has the thing: 湖北的目标."""
    owner, _, thing = named.partition("的")
    if not thing or not is_place(owner) or thing not in words:
        return None
    start, end = same_kind(words, owner)
    return (start, end, owner) if start < end else None


def has_question_word(text: str) -> bool:
    """Whether a text asks by itself: 谁, 多少, 怎么."""
    return _QUESTION_WORD.search(text) is not None


def points_back(text: str) -> bool:
    """Whether a short question says that it leans on what was shown: 是谁修的呢, 那它有多长, 会议定了几件事."""
    text = text.strip()
    if len(text) > _LONGEST or not _QUESTION_WORD.search(text):
        return False
    return bool(_LEANING.search(text)) or _OWN_WORK.fullmatch(fold(cut_pieces(text)[0])) is not None


def lacks_subject(text: str) -> bool:
    """Whether a short question has no subject of its own: 花了多少钱, 哪一年建的, 提出了什么建议."""
    text = text.strip()
    if not _QUESTION_WORD.search(text):
        return False
    asked = _LISTED.sub(" ", _QUESTION_WORD.sub(" ", fold(text)))
    nouns = [
        word
        for word in words_of(asked)
        if len(word) > 1
        and word not in _OF_NONE
        and not word[0].isdigit()
        and (word[0].isascii() or HAN_ONLY.fullmatch(word))
        and not FIGURES.match(word)
    ]
    named = nouns or any(_has_unknown_name(part) for part in asked.split())
    return len(_LISTED.sub("", fold(text)).rstrip("?？。！!")) <= _SUBJECTLESS and not named


def _has_unknown_name(text: str) -> bool:
    """Whether a text has single characters in a row that are neither grammar nor verbs: 周国栋, cut to pieces."""
    of_name = [
        len(word) == 1 and word not in FUNCTION_CHARACTERS | VERB_CHARACTERS and bool(HAN_ONLY.match(word))
        for word in words_of(text)
    ]
    return any(first and second for first, second in pairwise(of_name))


def with_person(previous: str, text: str) -> str | None:
    """Return `text` with the person of the question before it in the place of 他 or 她; None where there is none."""
    he = _HE.match(text.strip())
    if he is None or not _QUESTION_WORD.search(text):
        return None
    known = sorted((name for name in people(fold(previous)) if len(name) > 1), key=len, reverse=True)
    unknown = _PERSON_FIRST.match(fold(previous))
    person = next(iter(known), unknown["person"] if unknown else "")
    return f"{person}{text.strip()[he.end() :]}" if person else None


def subjects(question: str) -> list[str]:
    """Return what a question is about, for one that lacks it: the owner of the thing asked about, and the thing."""
    words = cut_pieces(question)
    start, end = thing_asked(words)
    thing = "".join(words[start:end]).strip()
    before = "".join(words[:start]).strip().removesuffix("的")
    return [subject for subject in (before, thing) if len(subject) > 1 and not _QUESTION_WORD.search(subject)]


def _named(text: str) -> str | None:
    """Return what a follow-up names, None where the text is no follow-up."""
    text = text.strip()
    opening = _OPENING.match(text)
    if not opening and not _ASKS.search(text):
        return None
    named = _CLOSING.sub("", text[opening.end() :] if opening else text).strip()
    named = _OWNED.sub("", named).removesuffix("的")
    if not named or len(named) > _LONGEST or named.startswith(POINTING) or not re.search(r"\w", named):
        return None
    if _COMPARING.match(named):
        return None
    # 那 alone opens many questions; without 呢 only a place, an office or a figure leans on the one before.
    leans = named[-1] in PLACE_ENDINGS | OTHER_ENDINGS or bool(FIGURES.search(named))
    return named if _ASKS.search(text) or (leans and len(named) <= 6) else None
