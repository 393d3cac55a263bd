"""Who gives a speech, in which office, and where: read from its title and from the lines between title and text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.analysis.folding import fold
from index.analysis.names import people, tagged
from index.analysis.surnames import COMPOUND_UNFOLDED, SINGLE
from index.dates.head_lines import foot_lines, head_lines
from index.dates.partial_date import written_dates
from index.dates.scripts import either_script
from index.model import ParsedSpeech
from index.structure.rules import Mark, has_mark
from index.structure.rules.people import BYLINE_LENGTH, SIGNING

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
_INSIDE = re.compile(rf"(?:^| )(?P<surname>[{SINGLE}])(?P<office>{_OFFICE.pattern})(?P<given>[一-鿿]{{1,2}})$")
"""An office inside a name, as in 王院长金平."""

_OFFICE_ALONE = either_script(
    rf"(?:原|前|老)?(?:[省市县区州镇乡村校院厅局部](?:委|政府)?|党委|党组|常务|国务|执行|名誉|第一)*副?总?(?:{_OFFICE.pattern})"
)
_ORGAN_ENDS = frozenset("委办辦局组組团團会會厅廳院系部处處科站社司所台馆館县縣市区區镇鎮乡鄉村省州校队隊副任")
"""What stands before an office and ends so is an organ, or a word for its holder: 关工委主任, 时任县长."""

_RESPECT = either_script(r"[ \u3000]*(?:同志|先生|女士|敬上|谨上|谨启|敬启|谨识|敬书|谨记|拜上|顿首)$")
_SIGNED = re.compile(rf"^([^，。：:]{{0,24}}(?:{_OFFICE.pattern}))[：:](?=[ \u3000]*[一-鿿]{{2,3}}$)")
_SPOKEN_IN_TITLE = either_script(
    r"(?:^|[—─]{1,2}|[：:]|[ \u3000])《?(?P<who>[^，。：:；—─《》“” \u3000]{2,24}?)(?:同志)?[在向][^，。；]{2,60}?"
    r"(?:讲话|演讲|致辞|致词|发言|报告|讲解|座谈纪要|开幕词|闭幕词|谈话)"
)
_REPORTER = either_script(r"(?P<office>[^，。]{0,8}(?:记者|通讯员|评论员))[ \u3000]*(?P<name>[一-鿿]{2,4})")
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
    for line in head_lines(speech.passages):
        label = _LABEL.search(line)
        rest = _without_date(line)
        if label is not None and label["where"]:
            place = place or _NEXT_LABEL.split(label["where"])[0].strip()
        elif label is not None:
            own, name = _labelled(label["who"])
            office, speaker = (office or own), (speaker or name)
        elif (person := _person(rest)) is not None and speaker is None:
            office, speaker = person
        elif rest != line:
            place = place or _place(rest)
            name = _SPACE.sub("", rest)
            # A short name beside a date is a person's, whatever the surname, unless it is a place or words.
            if speaker is None and place is None and _NAME_ONLY.fullmatch(name) and _may_be_called(name):
                speaker = name
    foot = foot_lines(speech.passages)
    if speaker is None:
        labels = (label for line in foot if (label := _LABEL.search(line)) is not None and label["who"])
        own, speaker = next((_labelled(label["who"]) for label in labels), None) or _in_title(
            (speech.title, *reversed(speech.outer))
        )
        office = office or own
    if speaker is None:
        own, speaker = _signature(foot)
        office = own or office
    return Given(speaker, office, place)


def _labelled(who: str) -> tuple[str | None, str]:
    """Read what stands behind a label: a name, or an office and a name."""
    who = _NEXT_LABEL.split(who)[0].strip()
    reporter = _REPORTER.fullmatch(who)
    if reporter is not None and _may_be_called(reporter["name"]):
        return reporter["office"], reporter["name"]
    first = who.partition("，")[0]
    return _person(who) or _name_first(who) or (None, first if _person(first) else who)


def _signature(foot: Sequence[str]) -> tuple[str | None, str | None]:
    """Read who signed under a text; nobody where other words stand below, a label above, or two people are named."""
    lines = [_SIGNED.sub(r"\1 ", _without_date(line)) for line in foot]
    signed = [(place, person) for place, line in enumerate(lines) if (person := _person(line)) is not None]
    if len(signed) != 1:
        return None, None
    place, person = signed[0]
    labelled = place > 0 and lines[place - 1].endswith(("：", ":"))
    last = all(not line or has_mark(foot[below], *SIGNING) for below, line in enumerate(lines) if below > place)
    return (None, None) if labelled or not last else person


def _without_date(line: str) -> str:
    for _, start, end in written_dates(line):
        weekday = _WEEKDAY.match(line, end)
        line = f"{line[:start]} {line[weekday.end() if weekday else end :]}"
        break
    return line.strip(_BRACKETS + " \u3000，,")


def _person(text: str) -> tuple[str | None, str] | None:
    """Read a name, or an office and a name; None where a text is neither."""
    text = _RESPECT.sub("", _SPACE.sub(" ", text.strip(_BRACKETS + " \u3000")))
    if not text or len(text) > BYLINE_LENGTH:
        return None
    offices = list(_OFFICE.finditer(text))
    inside = _INSIDE.search(text)
    if inside is not None and has_mark(text, Mark.SPEAKER, Mark.AUTHOR):
        return inside["office"], f"{inside['surname']}{inside['given']}"
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
            person = _person(who) or _name_first(who)
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
        dash = max(title.rfind("—"), title.rfind("─"))
        subtitle = _person(title[dash + 1 :]) if dash >= 0 else None
        if subtitle is not None and subtitle[0]:
            return subtitle
    return None, None


def _name_first(text: str) -> tuple[str, str] | None:
    """Read a name with the office behind it, as in 周明校长; None where a text is none such, or names an organ's."""
    text = _RESPECT.sub("", text.strip())
    for length in (4, 3, 2):
        name, office = text[:length], text[length:].lstrip()
        named = _NAME_ONLY.fullmatch(name) is not None and has_mark(name, Mark.AUTHOR)
        if named and _OFFICE_ALONE.fullmatch(office) and name[-1] not in _ORGAN_ENDS and _may_be_called(name):
            known = people(fold(name)) or len(tagged(fold(name))) > 1
            return (office, name) if known else None
    return None


def _place(text: str) -> str | None:
    match = _AT.fullmatch(text)
    if match is None:
        return None
    where = match["where"]
    named = _PLACES.search(where) is not None or [tag for _, tag in tagged(fold(where))] == ["ns"]
    return where if named else None
