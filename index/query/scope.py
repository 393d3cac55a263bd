"""Where a question first says of which speech it asks, and then what: 在2012年春节谈话里 | 怎么讲百年大旱."""

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Literal

from index import analysis
from index.analysis.meetings import meetings
from index.analysis.names import people
from index.deferred_pattern import DeferredPattern
from index.query.frames import find_topic

DOCUMENTS = (
    "报告|讲话稿?|发言|谈话|致辞|致词|贺词|贺信|贺电|祝辞|祝词|献词|开幕词|闭幕词|演讲|演说|公报|公告|通知|通报|决定|决议|纪要"
    "|社论|评论|文章|文件|材料|访谈|答记者问"
)
MEETINGS = "会|会议|仪式|论坛|活动|典礼|现场"
_IN_DOCUMENT = re.compile(rf"(?:{DOCUMENTS})(?:里[面头边]?|之?中|当中|上|内)?[》」』”\"]?[,: ]*")
_AT_MEETING = re.compile(rf"(?:{MEETINGS})(?:上|中|期间)[,: ]*")
_HOW = "是?怎么|是?如何|怎样"
SAYS = "说|讲|谈|强调|指出"
"""What asks what was said, of whomever and whatever; some things are said by other verbs, too."""
_SAYS_THERE = f"{SAYS}|提|要求"
_IN_IT = re.compile(rf"(?<=.)(?:里[面头]?|中|上)[,: ]*(?={_HOW}|{_SAYS_THERE}|对)")
_MEETING_SAYS = re.compile(rf"[,: ]*(?={_HOW}|{_SAYS_THERE}|对)")
"""What comes behind the name of a congress or a session that says what: 十二大 | 怎么讲农业."""
_OF_PERSON = re.compile(
    r"(?:同志|先生|女士|教授|主席|总理|总统|总裁|总书记|书记|主任|[部省市县区镇乡局厅院校所处科行会董事组]长)?"
    rf"(?:{_HOW}|凭什么|为什么|为何|对.{{1,12}}?|就.{{1,12}}?|关于.{{1,12}}?)?"
    rf"(?:{_SAYS_THERE}|评价|看待|看|认为|主张|回应|解释)"
)
"""What comes after the name of a person where the question is what that person says."""


def split(folded: str) -> Iterator[tuple[str, str]]:
    """Give the ways to part a folded question into what may name a speech and what it asks, the longest name first.

    Whether there is a speech of such a name is for the collection to say.
    """
    ends = {match.end() for cue in (_IN_DOCUMENT, _AT_MEETING, _IN_IT) for match in cue.finditer(folded)}
    ends |= {match.end() for each in meetings(folded) if (match := _MEETING_SAYS.match(folded, each.end))}
    words = set(accumulate(map(len, analysis.cut(folded))))
    framed, _ = find_topic(folded)  # 文章里怎么说 names no speech
    for end in sorted(ends, reverse=True):
        if framed < end < len(folded) and end in words:  # 评论 is no document in 评论家
            yield folded[:end], folded[end:]
    for name in sorted(people(folded), key=len, reverse=True):
        if len(name) > 1 and folded.startswith(name) and _OF_PERSON.match(folded, len(name)):
            yield name, folded[len(name) :]


def says(folded: str, name: str) -> bool:
    """Tell whether a folded question asks what somebody of a name says: 王毅说…, …王毅怎么看."""
    places = (match.end() for match in re.finditer(re.escape(name), folded))
    return any(_OF_PERSON.match(folded, place) for place in places)


_FIRST = rf"(?:(?:头|第)[一1][回次份篇场个]|首[次份篇场]|最早的?(?:一[份篇次场])?)(?=[^,。?!;]{{0,10}}(?:{DOCUMENTS}))"
_LAST = rf"最[后近新]的?[一1][回次份篇场个](?=[^,。?!;]{{0,10}}(?:{DOCUMENTS}))"
_FIRST_OR_LAST = DeferredPattern(f"(?P<first>{_FIRST})|(?P<last>{_LAST})", "一", "1", "首", "最早")


def first_or_last(folded: str) -> Literal["first", "last"] | None:
    """Tell whether a folded question asks for somebody's first or last speech: 某总理头一回作的报告."""
    match = _FIRST_OR_LAST.search(folded)
    if match is None:
        return None
    return "first" if match["first"] else "last"
