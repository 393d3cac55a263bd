"""Who gives a speech, in which office, and where: read from its title and from the lines between title and text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.analysis.folding import fold
from index.analysis.names import people, tagged
from index.analysis.surnames import COMPOUND_UNFOLDED
from index.dates.head import head_lines
from index.dates.partial_date import written_dates
from index.dates.scripts import either_script
from index.model import ParsedSpeech
from index.structure.rules import Mark, has_mark
from index.structure.rules.people import BYLINE_LENGTH

_SPACE = re.compile(r"[ \u3000\t]+")
_GIVES = "(?:讲话人|演讲者|演讲人|主讲人|发言人|报告人|致辞人)"
_LABEL = either_script(
    rf"(?:(?:{_GIVES}|主讲|作者|撰稿|文)[：:／/]|^{_GIVES}[ \u3000\t])\s*(?P<who>[^；;。]{{1,40}})"
    r"|地点[：:]\s*(?P<where>[^；;。]{1,40})"
)
_NEXT_LABEL = re.compile(r"[ \u3000]+[^ \u3000：:]{2,4}[：:]")
_OFFICE = either_script(
    r"书记|主席|主任|教授|院士|主编|总编辑|总裁|(?:总经|总)理|总统|司令员|政委|委员|行政长官"
    r"|(?:理事|董事|秘书|[部省市县区州镇乡局厅院校所处科站会社馆台行村组队司])长"
)
_SPOKEN_IN_TITLE = either_script(
    r"(?:^|—{1,2}|[：:]|[ \u3000])《?(?P<who>[^，。：:；—《》“” \u3000]{2,24}?)(?:同志)?[在向][^，。；]{2,60}?"
    r"(?:讲话|演讲|致辞|致词|发言|报告|讲解|座谈纪要|开幕词|闭幕词|谈话)"
)
_NAME_ONLY = re.compile(r"[一-鿿]{2,4}")
_PART = r"(?:[A-Z]|[一-鿿]{1,8})"
_FOREIGN = re.compile(rf"(?:[\[【（(〔][^\]】）)〕]{{1,6}}[\]】）)〕]\s*)?{_PART}(?:[·•.．‧] ?{_PART}){{1,3}}")
_BRACKETS = "（()）【】[]〔〕"
_AT = either_script(r"[于在，,]?\s*(?P<where>[一-鿿·]{2,16})")
_WEEKDAY = either_script(r"[ \u3000]*[（(]?(?:星期|礼拜|周)[一二三四五六日天末][）)]?")
_PLACES = either_script(
    r"(?:[省市县区镇乡村州旗]|北京|上海|天津|重庆|香港|澳门|大会堂|礼堂|会堂|大学|会议室|体育馆|广场)$"
)

_NO_NAMES = frozenset({"p", "m", "f", "ns", "s"})
"""Parts of speech that no character of a given name has beside others: prepositions, numbers, places."""

_AREAS = frozenset({"ns", "s"})
"""Parts of speech of places; 华 and 海 alone are names, too."""


@dataclass(frozen=True, slots=True)
class Given:
    """Who gives a speech, in which office and where, as far as its lines say."""

    speaker: str | None = None
    office: str | None = None
    place: str | None = None


def given(speech: ParsedSpeech) -> Given:
    """Read who gives a speech; what a line under the title says counts before what the title says."""
    speaker = office = place = None
    for line in head_lines(speech.passages[0].text) if speech.passages else ():
        label = _LABEL.search(line)
        rest = _without_date(line)
        if label is not None and label["where"]:
            place = place or _NEXT_LABEL.split(label["where"])[0].strip()
        elif label is not None:
            who = _NEXT_LABEL.split(label["who"])[0].strip()
            own, name = _person(who) or (None, who)
            office, speaker = (office or own), (speaker or name)
        elif (person := _person(rest)) is not None and speaker is None:
            office, speaker = person
        elif rest != line:
            place = place or _place(rest)
            name = _SPACE.sub("", rest)
            # A short name beside a date is a person's, whatever the surname, unless it is a place or words.
            if speaker is None and place is None and _NAME_ONLY.fullmatch(name) and _may_be_called(name):
                speaker = name
    if speaker is None:
        own, speaker = _in_title((speech.title, *reversed(speech.outer)))
        office = office or own
    return Given(speaker, office, place)


def _without_date(line: str) -> str:
    for _, start, end in written_dates(line):
        weekday = _WEEKDAY.match(line, end)
        line = f"{line[:start]} {line[weekday.end() if weekday else end :]}"
        break
    return line.strip(_BRACKETS + " \u3000，,")


def _person(text: str) -> tuple[str | None, str] | None:
    """Read a name, or an office and a name; None where a text is neither."""
    text = _SPACE.sub(" ", text.strip(_BRACKETS + " \u3000"))
    if not text or len(text) > BYLINE_LENGTH:
        return None
    offices = list(_OFFICE.finditer(text))
    if offices:
        office, name = text[: offices[-1].end()].strip(), text[offices[-1].end() :].replace(" ", "")
        signs = has_mark(text, Mark.SPEAKER, Mark.AUTHOR)
        return (office, name) if signs and 2 <= len(name) <= 4 else None
    squeezed = text.replace(" ", "")
    spelled = all(len(part) <= 2 for part in text.split(" ")) or " " not in text
    named = spelled and _NAME_ONLY.fullmatch(squeezed) and has_mark(squeezed, Mark.AUTHOR)
    if named and _may_be_called(squeezed):
        return None, squeezed
    return (None, text) if _FOREIGN.fullmatch(text) else None


def _may_be_called(name: str) -> bool:
    """Tell whether somebody may be called so: not a time, a place or other words that the dictionary has."""
    folded = fold(name)
    if people(folded):
        return True
    (first, kind), *others = tagged(folded)
    surnamed = has_mark(name, Mark.NAMED_FIRST)
    if not others:
        return surnamed and kind == "n" and len(first) == 2
    kinds = {tag for word, tag in others if len(word) > 1 or tag not in _AREAS}
    if kind == "p":  # 于 and 向 are surnames, too
        return surnamed and not kinds & _NO_NAMES and len(others[-1][0]) == 1
    if surnamed:
        return len(first) == 1 or name.startswith(COMPOUND_UNFOLDED)
    return len(first) == 1 and not {kind, *kinds} & _NO_NAMES and {kind, *kinds} != {"v"}


def _in_title(titles: Iterable[str]) -> tuple[str | None, str | None]:
    """Read `office, name` from 某人在…上的讲话; an office without a name is one, too."""
    for title in titles:
        for match in _SPOKEN_IN_TITLE.finditer(title):
            who = match["who"]
            person = _person(who)
            if person is not None:
                return person
            offices = list(_OFFICE.finditer(who))
            if offices:
                end = offices[-1].end()
                name = who[end:]
                if not name:
                    return who, None
                if has_mark(name, Mark.AUTHOR):
                    return who[:end], name
    return None, None


def _place(text: str) -> str | None:
    match = _AT.fullmatch(text)
    if match is None:
        return None
    where = match["where"]
    named = _PLACES.search(where) is not None or [tag for _, tag in tagged(fold(where))] == ["ns"]
    return where if named else None
