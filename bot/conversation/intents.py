"""A text to the wish that it has of the bot itself; None where it is a question to search for."""

import re

from bot.conversation.asked_of_speeches import occurrences_wish, overview_wish
from bot.conversation.wish_wording import ENDING, PRAISE, WORDING
from bot.conversation.wishes import SECTION, Intent, Wish
from index.analysis.folding import fold
from index.query.lists import LAST, MEASURES, NOUNS

# All patterns read folded text (Simplified, lower case, 第三 as 第3) without white space and marks around it.
_TELL_MORE = (
    "(?:详细|具体|仔细|展开|再)*(?:[1一]?点)?(?:说说|讲讲|谈谈|(?:说|讲|解释|介绍)1下|解释|介绍|说|讲)(?:看|1?点)?"
    "|(?:详细|具体)(?:内容|1?[点些])?"
)

_COURTESIES = (Intent.THANKS, Intent.FAREWELL, Intent.GREETING, Intent.ACKNOWLEDGEMENT)
"""Intents that are said together (谢谢你，太好了，再见): the first of these counts."""
_COURTEOUS = re.compile(
    "(?:"
    + "|".join(f"(?P<{intent.name}>{pattern})" for intent in _COURTESIES for pattern in [WORDING[intent]])
    + f"|(?P<PRAISE>{PRAISE})){ENDING}"
)
_SAID_TOGETHER = 40
"""Characters up to which a text may be nothing but courtesies."""

_PATTERNS = [(intent, re.compile(rf"(?:{pattern}){ENDING}")) for intent, pattern in WORDING.items()]
_SUM = re.compile(
    r"[\d.]+(?:[+*×÷x^/-][\d.]+)+(?:(?:=|等于)(?:几|多少)?[?]?|(?:是|得)(?:几|多少))|[\d.]+(?:[+*×÷^][\d.]+)+"
)
_NUMBERED = re.compile(
    rf"(?:看|看看|换|换到|要|给我看|(?:请|再)?(?:{_TELL_MORE}))?(?:第(?P<number>\d+)|最后[1一]?)(?P<measure>个|段|处|{MEASURES})(?P<rest>.*)"
)
_REST = re.compile(
    rf"(?:{_TELL_MORE})|(?:{NOUNS})?(?:答案|结果|段落)?(?:是|讲|说|写|谈)?(?:了|的)?(?:什么|啥|怎么说|内容)?(?:内容|意思)?{ENDING}"
)

_GOING_ON = re.compile("(?:那么?|还有|至于|然后|接着|好的?)(?=.)")
_MOVES = frozenset(
    {
        Intent.NEXT,
        Intent.NEXT_POINT,
        Intent.PREVIOUS_POINT,
        Intent.PREVIOUS,
        Intent.SELECT,
        Intent.POINT,
        Intent.DETAIL,
        Intent.REPEAT,
        Intent.ELSEWHERE,
        Intent.FULL_TEXT,
        Intent.CITE,
    }
)
"""What an opening (那, 还有) may stand before."""

# What may stand around such words; quotation marks may not, since who writes them looks for the word itself.
_IDLE = re.compile(r"[^\w“”‘’\"'「」『』《》:：+*/×÷=^.-]+")


def recognise(text: str) -> Wish | None:
    """Return what a text wants of the bot itself, None for a question to search for."""
    bare = without_signs(text).rstrip(".-")
    if not bare:
        return None
    return _moving_on(bare, text) or _wish(bare, text)


def _moving_on(bare: str, text: str) -> Wish | None:
    """Return the wish to move among what was shown behind an opening: 那第三点呢, 还有第二条."""
    opening = _GOING_ON.match(bare)
    wish = _wish(bare[opening.end() :], text) if opening else None
    return wish if wish and wish.intent in _MOVES else None


def _wish(bare: str, text: str) -> Wish | None:
    if _SUM.fullmatch(bare):
        return Wish(Intent.ARITHMETIC)
    for intent, pattern in _PATTERNS:
        if pattern.fullmatch(bare):
            return Wish(intent)
    return _courteous(bare) or _numbered(bare) or occurrences_wish(bare, text) or overview_wish(bare)


def _courteous(bare: str) -> Wish | None:
    """Return the wish of a text that is nothing but courtesies in a row."""
    if len(bare) > _SAID_TOGETHER:
        return None
    said: set[str] = set()
    place = 0
    while place < len(bare):
        match = _COURTEOUS.match(bare, place)
        if match is None or match.end() == place:
            return None
        said.update(name for name, part in match.groupdict().items() if part)
        place = match.end()
    return next((Wish(intent) for intent in _COURTESIES if intent.name in said), Wish(Intent.ACKNOWLEDGEMENT))


def without_signs(text: str) -> str:
    """Fold a text and take out what may stand around and between its words."""
    return _IDLE.sub("", fold(text))


def _numbered(bare: str) -> Wish | None:
    match = _NUMBERED.fullmatch(bare)
    if match is None or not _REST.fullmatch(match["rest"]):
        return None
    # A passage is shown by its number; 第二点 and 第三条是什么 mean a point of what the speech lists.
    point = match["measure"] not in "个段处" or re.sub(ENDING, "", match["rest"])
    number = int(match["number"][:6]) if match["number"] else LAST
    return Wish(
        Intent.POINT if point else Intent.SELECT, number, SECTION if point and match["measure"] == SECTION else ""
    )
