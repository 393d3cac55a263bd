"""Rules for how a line ends and begins: sentences, clauses, running text, what opens a paragraph."""

from index.structure.characters import squeeze
from index.structure.rules.line_rule import ANY_LENGTH, Has, LinePart, LineRule, Mark

BODY_LENGTH = 25
"""A line of so many characters is text, whatever its end."""

OPEN_LENGTH = 16
"""A line that breaks off within a sentence, or carries one on, has at least so many characters."""

_TERMINAL = frozenset("。！？；：…!?;:")
_CLOSERS = "”’」』）》】)]〉\"'*_"
_SAID = frozenset("。！？；!?;…")
CONTINUING = frozenset("，。、；：！？”’」』）》】〉…,;:!?)]")


def _ended(text: str, _: Has) -> bool:
    end = text.rstrip(_CLOSERS)[-1:]
    return end in _TERMINAL or (end == "." and not text[-2:-1].isdigit())


def _is_said(text: str, _: Has) -> bool:
    return text.rstrip(_CLOSERS)[-1:] in _SAID


def _paused(text: str, _: Has) -> bool:
    return text[-1:] in {"，", "、", ","}


def _continues(text: str, _: Has) -> bool:
    return text[:1] in CONTINUING


def _runs_on(text: str, has: Has) -> bool:
    long = len(text) > 2 * BODY_LENGTH or (len(text) >= BODY_LENGTH and len(squeeze(text)) >= BODY_LENGTH)
    return long and not has(text, Mark.BYLINE, Mark.MASTHEAD)


def _begins_text(text: str, has: Has) -> bool:
    if has(text, Mark.COUNTED):
        return has(text, Mark.FIRST_NUMBER)
    return has(text, Mark.TEXT, Mark.ENDED, Mark.SALUTATION, Mark.SUMMARY)


_OPENING = (
    *(Mark.NUMBERED, Mark.BULLET, Mark.SALUTATION, Mark.BRACKETED, Mark.DASHED, Mark.DOTTED, Mark.BYLINE),
    *(Mark.CAPTION, Mark.TURN),
)


def _opens_block(text: str, has: Has) -> bool:
    return has(text, *_OPENING)


INNER_END = LinePart("end of a sentence inside", r"[。！？!?][”’」』）》】)\"']*(?=.)", "水到了。人", "。", "水到了。")
LIST_SO_FAR = LinePart(
    "clause between semicolons",
    r"[；;][^。！？!?；;]{0,400}[；;]$",
    "修桥；铺路；",
    "；铺路；",
    "修桥；铺路。",
)

LINE_END_RULES = (
    LineRule(
        "end of a sentence or clause", Mark.ENDED, _ended, "会议到此结束。", "会议到此结束", ANY_LENGTH, literal=True
    ),
    LineRule("end of a sentence", Mark.SENTENCE, _is_said, "大家辛苦了！”", "各位代表：", ANY_LENGTH, literal=True),
    LineRule("comma at the end", Mark.PAUSED, _paused, "过了桥，", "过了桥。", ANY_LENGTH, literal=True),
    LineRule(
        "sign that opens no line",
        Mark.TORN,
        _continues,
        "，水就到了田里",
        "水就到了田里",
        ANY_LENGTH,
        literal=True,
        opens=CONTINUING,
    ),
    LineRule(
        "sentence inside",
        Mark.HOLDS_SENTENCE,
        lambda text, _: INNER_END.pattern.search(text) is not None,
        "水到了。人笑了",
        "水到了。",
        ANY_LENGTH,
        literal=True,
    ),
    LineRule(
        "clauses between semicolons",
        Mark.LIST_SO_FAR,
        lambda text, _: text[-1:] in {"；", ";"} and LIST_SO_FAR.pattern.search(text[-1000:]) is not None,
        "修桥；铺路；",
        "修桥。铺路；",
        ANY_LENGTH,
        literal=True,
    ),
    LineRule(
        "running text",
        Mark.TEXT,
        _runs_on,
        "去年冬天我们把十里长的水渠修到了每一块田边，没有停过一天",
        "水渠修好了",
        ANY_LENGTH,
        literal=True,
    ),
    LineRule("beginning of a text", Mark.BEGINS, _begins_text, "水渠修好了。", "二、水渠", ANY_LENGTH, literal=True),
    LineRule("beginning of a paragraph", Mark.OPENS, _opens_block, "● 修渠", "修渠", ANY_LENGTH, literal=True),
)
LINE_END_PARTS = (INNER_END, LIST_SO_FAR)
