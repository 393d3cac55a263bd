"""Whether a question asks who spoke, when or where, or who somebody is (教师节大会是谁讲的, 县长是谁), and of what."""

import re
from dataclasses import dataclass
from enum import StrEnum

from index.deferred_pattern import DeferredPattern
from index.query.scope import DOCUMENTS, MEETINGS
from index.query.stopwords import OPENINGS


class Fact(StrEnum):
    """What is known of a speech beside its text, by the name of its field."""

    SPEAKER = "speaker"
    DATE = "date"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class FactQuestion:
    """A fact that is asked, and what the question calls the speech or its occasion."""

    fact: Fact
    of: str


_WHO = "(?:谁|哪[一1]?位(?:领导|同志|嘉宾|代表)?|哪[一1]?个(?:人|领导|干部)|什么人|何人)"
_WHEN = (
    "(?:什么时[候间]|何时|几时|什么日子|哪[一1]?[天日年次]|哪年哪月(?:哪[日天])?|几月(?:几[日号])?|几[号日]"
    "|哪个(?:月|日子))"
)
_WHERE = "(?:哪[里儿]|(?:什么|哪个|啥)地方|何处|何地|哪个会场)"
_WORK = f"(?:{DOCUMENTS}|话)"
_ON = "(?:上面?|里面?|中|期间)?"
_SPEAKS = (
    "(?:讲话|致(?:的|了)?[辞词]|发(?:的|了)?言|演[讲说]|讲课|主讲|宣读|发表|[作做](?:的|了)?(?:工作)?报告"
    "|[讲说作做写致](?:出|的|了)*)"
)
_HELD = rf"(?:召开|举行|举办|承办|办|开幕|开会|开|发布|印发|发出|{_SPEAKS})"
_DONE = rf"(?:了|过|的)*{_WORK}?的?"
_SPEAKER = "(?:讲话|发言|报告|致辞|演讲|主讲)[人者]|作者"
_IS = "(?:又|都|到底|究竟)?(?:是|叫|为|在|由|有){0,2}"

_FACTS = (
    (
        Fact.SPEAKER,
        (
            # 青年论坛是谁致辞的; 报告是谁作的
            rf"(?P<of>[^,。?!]+?){_ON}的?{_IS}{_WHO}(?:来|去)?{_SPEAKS}{_DONE}",
            # 在青年论坛上讲话的是谁
            rf"(?:在|于)?(?P<of>[^,。?!]+?){_ON}{_SPEAKS}{_DONE}的(?:人|领导|同志|嘉宾)?{_IS}{_WHO}",
            # 谁在青年论坛上讲话; 谁作的2022年报告
            rf"(?:是)?{_WHO}(?:在|于)(?P<of>[^,。?!]+?){_ON}{_SPEAKS}{_DONE}",
            rf"(?:是)?{_WHO}{_SPEAKS}(?<=[的了])(?P<of>[^,。?!]+)",
            # 青年论坛的讲话人是谁; 青年论坛是谁的讲话
            rf"(?P<of>[^,。?!]+?){_ON}的?(?:{_SPEAKER}){_IS}(?:{_WHO}|什么名字)",
            rf"(?P<of>[^,。?!]+?){_IS}{_WHO}的{_WORK}",
        ),
    ),
    (
        Fact.DATE,
        (
            rf"(?P<of>[^,。?!]+?)的?{_IS}{_WHEN}{_HELD}{_DONE}",
            rf"(?:.{{2,8}}?)?{_IS}{_WHEN}(?:在|于)(?P<of>[^,。?!]+?){_ON}{_SPEAKS}{_DONE}",
            rf"{_IS}{_WHEN}{_HELD}(?:的|了)?(?P<of>[^,。?!]+)",
            rf"(?P<of>[^,。?!]+?)的(?:(?:召开|举行|举办|讲话)的?)?(?:时间|日期){_IS}(?:{_WHEN}|什么|多少)?",
            rf"(?P<of>[^,。?!]+?)(?:是|在){_WHEN}的?",
        ),
    ),
    (
        Fact.PLACE,
        (
            rf"(?P<of>[^,。?!]+?)的?{_IS}{_WHERE}{_HELD}{_DONE}",
            rf"(?:.{{2,8}}?)?{_IS}{_WHERE}(?:在|于)(?P<of>[^,。?!]+?){_ON}{_SPEAKS}{_DONE}",
            rf"{_IS}{_WHERE}{_HELD}(?:的|了)?(?P<of>[^,。?!]+)",
            rf"(?P<of>[^,。?!]+?)的?(?:(?:召开|举行|举办|讲话)的?)?(?:地点|地址|会场){_IS}(?:{_WHERE}|哪|什么)?",
            rf"(?P<of>[^,。?!]+?)(?:是|在)(?:{_WHERE}|哪)的?",
        ),
    ),
)
_SIGNS = {
    Fact.SPEAKER: ("谁", "哪", "什么人", "何人", "什么名字"),
    Fact.DATE: ("哪", "几", "何时", "什么时", "什么日子", "时间", "日期"),
    Fact.PLACE: ("哪", "何处", "何地", "地方", "地点", "地址", "会场"),
}
"""What a question has one of that asks for a fact."""
_FACT_PATTERNS = tuple(
    (fact, DeferredPattern(pattern, *_SIGNS[fact])) for fact, patterns in _FACTS for pattern in patterns
)
_PERSON = (
    DeferredPattern(
        rf"(?P<who>.{{2,16}}?)(?:又|到底|究竟|现在|目前|如今)?(?:(?:是|叫|系)(?:{_WHO}|哪个|[干做](?:什么|啥)(?:工作)?的)|[叫姓](?:什么|啥)(?:名字?)?)",
        *("谁", "哪", "什么", "啥", "何人"),
    ),
    DeferredPattern(
        r"(?P<who>.{2,16}?)的(?:名字|姓名|大名|职[务位称]|官职|头衔|身份)(?:(?:是|叫)(?:什么|啥)?)?",
        "名",
        "职",
        "头衔",
        "身份",
    ),
    DeferredPattern(
        r"(?P<who>.{2,16}?)(?:(?:是|任|当|担任)(?:的是|[过了])?)?(?:什么|啥)(?:职[务位称]|官|干部|领导|头衔|身份)",
        *("什么", "啥"),
    ),
    DeferredPattern(rf"(?:是)?{_WHO}(?:是|任|当|担任)(?P<who>.{{2,16}})", "谁", "哪", "什么人", "何人"),
)
_STANDS_BY = re.compile(
    "^(?:现任|时任|现在的?|当时的?|当年的?|那时的?|[我咱你]们的?|[这那]个?|目前的?|[省市县区镇乡村]里?的)+|(?:同志|先生|女士)$"
)
_CLOSING = re.compile(r"[\s?!。.,~]*(?:[呢呀啊吗啦嘛吧][\s?!。.,~]*)*$")
_CALLS = rf"{DOCUMENTS}|大会|{MEETINGS}|[会话]"
_BEFORE = re.compile("^(?:[在于]|关于|[这那][个次场]?)+")
_KIND = DeferredPattern(rf"(?:{_CALLS})[上中里]?的?$")


def asked_facts(folded: str) -> list[FactQuestion]:
    """Give the facts of a speech that a folded question may ask, each with what it calls the speech."""
    asked = _bare(folded)
    found = ((fact, pattern.fullmatch(asked)) for fact, pattern in _FACT_PATTERNS)
    return list(dict.fromkeys(FactQuestion(fact, match["of"]) for fact, match in found if match))


def asked_person(folded: str) -> str | None:
    """Give the name or office of whom a folded question asks who that is; None where it asks nothing of the kind."""
    asked = _bare(folded)
    match = next((found for pattern in _PERSON if (found := pattern.fullmatch(asked))), None)
    return None if match is None else _STANDS_BY.sub("", match["who"]) or None


def without_kind(called: str) -> str:
    """Take the kind of meeting or document, and what stands around it, off what a speech is called: 教师节大会."""
    name = _BEFORE.sub("", called)
    while kind := _KIND.search(name):  # one after the other: a pattern of them in a row would be tried in every way
        name = name[: kind.start()]
    return name.strip(" 《》“”\"'的")


def _bare(folded: str) -> str:
    return _CLOSING.sub("", OPENINGS.sub("", folded.strip()))
