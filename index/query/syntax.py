"""What a question asks for beside its words: "…" exact words, -词 to leave out, 标题:词, 讲话人:词, an order."""

import re
from dataclasses import dataclass
from itertools import islice

from index.analysis.letters import has_letters
from index.analysis.remembered import remembered
from index.model import Order
from index.query.conditions import Conditions, asked_mention, asked_origin, take_conditions, take_order

_QUOTES = r"“([^”]{1,60})”|「([^」]{1,60})」|『([^』]{1,60})』|\"([^\"]{1,60})\""
_QUOTED = re.compile(_QUOTES)
_TITLE = re.compile(rf"(?:^|(?<=\s))(?:标题|標題|题目|題目|title)[:：]\s*(?:{_QUOTES}|(\S+))", re.IGNORECASE)
_EXCLUDED = re.compile(rf"(?:^|(?<=\s))[-－−](?:{_QUOTES}|([^\s\d－−-]\S*))")


_MOST = 16
"""Conditions of a kind that are kept; nobody types more."""

_NOTHING = Conditions()


@dataclass(frozen=True, slots=True)
class Query:
    """A question taken apart: `text` is what is searched for, quoted words included."""

    text: str
    exact: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    conditions: Conditions = _NOTHING
    order: Order | None = None
    rest: str = ""
    """The question without its conditions and its order, "" where it asks nothing else."""
    mention: str | None = None
    """The word whose first place in that order is asked for."""
    origin: str | None = None
    """The word of which it is asked when it was put forward."""
    only_exact: bool = False
    """Whether nothing but the quoted words is asked for."""
    verbatim: str | None = None
    """The question as a run of folded letters, where some passage repeats it."""


@remembered
def parse_question(question: str) -> Query:
    """Take a question apart; one that is nothing but conditions is searched for by its titles."""
    titles = _parts(_TITLE, question)
    conditions, rest = take_conditions(_TITLE.sub(" ", question))
    excluded = _parts(_EXCLUDED, rest)
    rest = _EXCLUDED.sub(" ", rest)
    exact = _parts(_QUOTED, rest)
    mention = asked_mention(rest) if not (titles or conditions) else None
    order, ordered = (mention[1], rest) if mention else take_order(rest)
    bare = ordered.strip() if has_letters(ordered) else ""
    rest = bare or rest
    only_exact = bool(exact) and not has_letters(_QUOTED.sub("", rest))
    origin = None if mention or titles or conditions else asked_origin(rest)
    named = " ".join((*titles, *conditions.speakers))
    text = rest.strip() or named or question
    return Query(text, exact, excluded, titles, conditions, order, bare, mention and mention[0], origin, only_exact)


def _parts(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(words for match in islice(pattern.finditer(text), _MOST) if (words := _taken(match)))


def _taken(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group).strip()
