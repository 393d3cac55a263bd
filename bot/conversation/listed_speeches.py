"""Which speeches a text asks to be listed, of a year or a speaker, and which fact of one: who, where, when."""

import re

from bot.conversation.intents import without_signs
from bot.conversation.out_of_place import WORKS

_WORK = f"(?:{WORKS}|话)"
_GIVES = "(?:讲|说|作|做|写|发表|发|致)"
_ALL = "(?:都|还|另外|曾经?|总共|[1一]?共)*"
_WHICH = "(?:哪些|哪?几|什么|多少|\\d)"
_COUNTED = f"{_WHICH}[篇次份场](?:的)?{_WORK}?|{_WHICH}个?{_WORK}"
_MEETINGS = f"{_WHICH}(?:个|次|场|些)?(?:会议?|大会|场合|地方)"
_WHO = r"(?P<who>[他她]|\w{2,20}?)"

_OF_YEAR = re.compile(
    rf"(?P<year>(?:19|20)\d\d)年度?[里中间]?(?:都|总共|[1一]?共)*[有做作发表讲说]*[过了]?(?:哪些|什么|[几\d]篇|多少篇?)"
    rf"{_WORK}"
)
_BY = tuple(
    re.compile(pattern)
    for pattern in (
        # 任远的讲话有哪些; 任远写的有几篇
        rf"{_WHO}(?:的|{_ALL}{_GIVES}过?的){_WORK}?{_ALL}[有是](?:{_COUNTED}|{_WHICH}篇?)",
        # 任远讲过哪几篇; 任远有哪些讲话
        rf"{_WHO}{_ALL}(?:{_GIVES}[过了]|有过?)(?:{_COUNTED})",
        # 任远还讲过什么; 他讲过哪些
        rf"{_WHO}{_ALL}{_GIVES}过(?:哪些|些?什么)(?:别的|其他的?)?{_WORK}?",
        # 任远还有别的讲话吗; 他还有哪些讲话; 他的其他讲话
        rf"{_WHO}(?:还有|有没有|有)(?:没有)?(?:别的|其他的?|另外的?){_WORK}",
        rf"{_WHO}的(?:其他|别的|另外的?){_WORK}",
        # 任远在哪些会上讲过话
        rf"{_WHO}{_ALL}[在去到]{_MEETINGS}上?{_GIVES}[过了]?(?:{_WORK}|言|辞)",
        # 哪几篇是任远讲的
        rf"(?:{_COUNTED}){_ALL}是由?{_WHO}{_GIVES}的{_WORK}?",
        # 任远的所有讲话; 列出任远的讲话
        rf"(?:列出|列1?下|看看|显示|查找?|找出?|收录了?){_WHO}的(?:所有|全部)?(?:哪些|哪?几篇)?{_WORK}",
        rf"{_WHO}的?(?:所有|全部)的?{_WORK}",
    )
)

HE = frozenset("他她")
_FACT = re.compile(
    "(?:那么?|又)?(?:是|在)?(?:谁|誰|哪[里裡儿兒]|什么时候|什麼時候|何时|何時)(?:呢|[开開]的|[讲講说說]的)?[?？。]*"
)
_WHERE = re.compile("哪[里裡儿兒]|地[点點方]|何地|会场|會場")
_NAMED = re.compile(r"(?:那么?|还有)?(?:(?P<year>(?:19|20)\d\d)年?|(?P<who>\w{2,12}?))的?呢")
_CLOSING = re.compile("[啊呀吧呢吗嘛哦哈哇哟啦呗]*$")


def year_listed(text: str) -> str:
    """Give the year of which a text asks for the speeches (`2018年有哪些讲话`), empty where it does not."""
    asked = _OF_YEAR.fullmatch(_bare(text))
    return asked["year"] if asked else ""


def speaker_listed(text: str) -> str:
    """Give whose speeches a text asks for (`任远的讲话有哪些`), empty where it does not."""
    asked = next((found for pattern in _BY if (found := pattern.fullmatch(_bare(text)))), None)
    return asked["who"] if asked else ""


def named_after(text: str) -> str:
    """Give the speaker or year that a text names after a list of speeches: 那贺明远呢; empty where it names none."""
    named = _NAMED.fullmatch(without_signs(text))
    return named["year"] or named["who"] if named else ""


def asks_fact(text: str) -> bool:
    """Tell whether a text asks no more than who, where or when: of the speech, where that was told before."""
    return _FACT.fullmatch(text) is not None


def asks_place(text: str) -> bool:
    """Tell whether a text asks where a speech was given."""
    return _WHERE.search(text) is not None


def _bare(text: str) -> str:
    return _CLOSING.sub("", without_signs(text))
