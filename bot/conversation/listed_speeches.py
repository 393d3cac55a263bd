"""Which speeches a text asks to be listed: of a year, of a speaker."""

import re

from bot.conversation.intents import without_signs
from bot.conversation.out_of_place import WORKS

_WORK = f"(?:{WORKS}|话)"
_GIVES = "(?:讲|说|作|做|写|发表|发|致)"
_ALL = "(?:都|总共|[1一]?共)*"
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
        # 任远在哪些会上讲过话
        rf"{_WHO}{_ALL}[在去到]{_MEETINGS}上?{_GIVES}[过了]?(?:{_WORK}|言|辞)",
        # 哪几篇是任远讲的
        rf"(?:{_COUNTED}){_ALL}是由?{_WHO}{_GIVES}的{_WORK}?",
        # 任远的所有讲话; 列出任远的讲话
        rf"(?:列出|列1?下|看看|显示|查找?|找出?|收录了?){_WHO}的(?:所有|全部)?(?:哪些|哪?几篇)?{_WORK}",
        rf"{_WHO}的?(?:所有|全部)的?{_WORK}",
    )
)

_CLOSING = re.compile("[啊呀吧呢吗嘛哦哈哇哟啦呗]*$")


def year_listed(text: str) -> str:
    """Give the year of which a text asks for the speeches (`2018年有哪些讲话`), empty where it does not."""
    asked = _OF_YEAR.fullmatch(_bare(text))
    return asked["year"] if asked else ""


def speaker_listed(text: str) -> str:
    """Give whose speeches a text asks for (`任远的讲话有哪些`), empty where it does not."""
    asked = next((found for pattern in _BY if (found := pattern.fullmatch(_bare(text)))), None)
    return asked["who"] if asked else ""


def _bare(text: str) -> str:
    return _CLOSING.sub("", without_signs(text))
