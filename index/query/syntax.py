"""What a question asks for beside its words: "…" and 「…」 exact words, -词 words to leave out, 标题:词 titles."""

import re
from dataclasses import dataclass
from itertools import islice

_QUOTES = r"“([^”]{1,60})”|「([^」]{1,60})」|『([^』]{1,60})』|\"([^\"]{1,60})\""
_QUOTED = re.compile(_QUOTES)
_TITLE = re.compile(rf"(?:^|(?<=\s))(?:标题|標題|题目|題目|title)[:：]\s*(?:{_QUOTES}|(\S+))", re.IGNORECASE)
_EXCLUDED = re.compile(rf"(?:^|(?<=\s))[-－−](?:{_QUOTES}|([^\s\d－−-]\S*))")


_MOST = 16
"""Conditions of a kind that are kept; nobody types more."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question taken apart: `text` is what is searched for, quoted words included."""

    text: str
    exact: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    only_exact: bool = False
    """Whether nothing but the quoted words is asked for."""
    verbatim: str | None = None
    """The question as a run of folded letters, where some passage repeats it."""


def parse_question(question: str) -> Query:
    """Take a question apart; one that is nothing but conditions is searched for by its titles."""
    titles = _parts(_TITLE, question)
    rest = _TITLE.sub(" ", question)
    excluded = _parts(_EXCLUDED, rest)
    rest = _EXCLUDED.sub(" ", rest)
    exact = _parts(_QUOTED, rest)
    only_exact = bool(exact) and not any(char.isalnum() for char in _QUOTED.sub("", rest))
    return Query(rest.strip() or " ".join(titles) or question, exact, excluded, titles, only_exact)


def _parts(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(words for match in islice(pattern.finditer(text), _MOST) if (words := _taken(match)))


def _taken(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group).strip()
