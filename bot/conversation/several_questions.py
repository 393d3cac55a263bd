"""A message with several questions: the first is answered, the others are offered, each as a question of its own."""

import re

from bot.conversation.followup import complete, has_question_word, lacks_subject, subjects
from bot.conversation.intents import recognise

MOST = 6
"""Questions of one message; a text with more of them is a pasted one."""

_SHORTEST = 4
"""Characters of a question; what is shorter (真的？) belongs to the one before."""

_ENDS = re.compile(r"(?<=[?？])|\n+")
_QUOTES = re.compile('[“”"「」『』]')
_ASKS_TOO = re.compile("呢[?？]?$")


def questions_in(text: str) -> tuple[str, ...]:
    """Give the questions of a text that is nothing but several of them, else the text alone."""
    parts = [part for each in _ENDS.split(text) if (part := each.strip())]
    if not 2 <= len(parts) <= MOST or _QUOTES.search(text) or not all(map(_is_question, parts)):
        return (text,)
    return parts[0], *(_completed(parts[0], part) for part in parts[1:])


def _is_question(text: str) -> bool:
    asks = has_question_word(text) or _ASKS_TOO.search(text) is not None
    return asks and len(text) >= _SHORTEST and recognise(text) is None


def _completed(first: str, other: str) -> str:
    """Give a question with what it leaves to the first one of its message: 钱从哪里来 of 改造要多少钱."""
    if whole := complete(first, other):
        return whole
    about = subjects(first)[:1] if lacks_subject(other) else []
    return "".join((*about, other))
