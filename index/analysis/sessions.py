"""Sessions of assemblies and committees by their numbers: 第十届全国人民代表大会第一次会议 is 十届人大一次会议.

A session goes by the number of its term and its own, `10届人大1次`, an assembly alone by that of its term. 政协 stands
for the consultative conferences, 中全 for the plenums of the central committee of the party, 纪委 and 党委 for those of
its commissions for discipline and of its local committees.
"""

import re
from dataclasses import dataclass

from index.analysis.numerals import whole_number

_DIGITS = "一二三四五六七八九十"

_HINT = re.compile("届(?<=[0-9]届)")
"""It begins with one character, which is quickly looked for."""
_TERM = re.compile("第?(?<![0-9])([1-9][0-9]?)届$")
_TERM_LENGTH = 4
_SESSION = re.compile(
    rf"(?P<body>[^\W\d]{{0,16}}?)第?(?P<number>[1-9][0-9]?|[{_DIGITS}])(?:(?P<plenum>中全会)|次(?:全体会议|会议|全会))"
)
_ASSEMBLY = re.compile(r"(?P<body>(?:全国|[省市区县州旗乡镇])?(?:人民代表大会|人大|政协)(?!常))")
"""What follows 10届: a session of a body, or an assembly alone."""

_AHEAD = 20
"""Characters ahead of 10届 in which the body may be named: 政协江宁区第10届委员会."""
_CONTEXT = re.compile(r"[^\W\d]*$")
_NAMED_AHEAD = re.compile(r"(?:全国|中央|[省市区县州旗乡镇])?(?:人民代表大会|人大|政协|纪委|[省市区县州旗]委)$")
_LOCAL_ALONE = re.compile("(?:我?[省市区县州旗乡镇]|党的)$")

_BODIES = (
    ("政协", re.compile("政协|政治协商会议")),
    ("纪委", re.compile("纪委|纪律检查")),
    ("人大", re.compile("人大|人民代表大会")),
    ("中全", re.compile("中央委员会")),
    ("党委", re.compile("[省市区县州旗]委|(?:中共|共产党).{0,8}")),
)
_OF_PART = re.compile("常委|常务|主席团|主任|秘书|专门")
"""What meets between the sessions of an assembly."""

_LOCAL = re.compile("[省市区县州旗乡镇]")

_REGULAR, _REGULAR_YEAR, _EVERY = 5, 1978, 5
_EARLIER = {
    (1, 1): 1954, (1, 2): 1955, (1, 3): 1956, (1, 4): 1957, (1, 5): 1958,
    (2, 1): 1959, (2, 2): 1960, (2, 3): 1962, (2, 4): 1963, (3, 1): 1964, (4, 1): 1975,
}  # fmt: skip
"""The years of the sessions of the people's congress before they were yearly, by term and number."""
_LAST = 30


@dataclass(frozen=True, slots=True)
class Session:
    """A session of a body, or a term of an assembly, which has no `number`; where a folded text names it."""

    start: int
    end: int
    term: int
    body: str
    number: int | None
    national: bool

    @property
    def of_term(self) -> str:
        """What its term goes by: `10届人大`."""
        return f"{self.term}届{self.body}"

    @property
    def name(self) -> str:
        """What it goes by: `10届人大1次`."""
        return self.of_term if self.number is None else f"{self.of_term}{self.number}次"

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is looked up by: its name, and what its term goes by."""
        return (self.name,) if self.number is None else (self.name, self.of_term)

    @property
    def year(self) -> int | None:
        """The year of a session of the national assemblies, which are yearly; None of others."""
        if not self.national or self.number is None or self.body not in ("人大", "政协"):
            return None
        if self.term < _REGULAR:
            return _EARLIER.get((self.term, self.number)) if self.body == "人大" else None
        first = _REGULAR_YEAR + _EVERY * (self.term - _REGULAR)
        return first + self.number - 1 if self.term <= _LAST and self.number <= _EVERY else None


def sessions(folded: str) -> list[Session]:
    """Give the sessions and terms that a folded text names, in its order and apart from one another."""
    found: list[Session] = []
    done = 0
    for hint in _HINT.finditer(folded):
        term = _TERM.search(folded, max(hint.end() - _TERM_LENGTH, 0), hint.end())
        if term is not None and (session := _read(folded, term, done)) is not None:
            found.append(session)
            done = session.end
    return found


def _read(folded: str, term: re.Match[str], done: int) -> Session | None:
    match = _SESSION.match(folded, term.end()) or _ASSEMBLY.match(folded, term.end())
    if match is None or _OF_PART.search(match["body"]):
        return None
    context = _CONTEXT.search(folded, max(term.start() - _AHEAD, 0), term.start())
    ahead = "" if context is None else context[0]
    told = match.groupdict()
    body = "中全" if told.get("plenum") else _body(match["body"]) or _body(ahead)
    if body is None:
        return None
    named = _NAMED_AHEAD.search(ahead) or _LOCAL_ALONE.match(ahead)
    start = max(term.start() - (len(named[0]) if named else 0), done)
    numeral = told.get("number")
    number = None if numeral is None else whole_number(numeral)
    national = _LOCAL.search(f"{ahead}{match['body']}") is None
    return Session(start, match.end(), int(term[1]), body, number, national)


def _body(text: str) -> str | None:
    return next((name for name, pattern in _BODIES if pattern.search(text)), None)
