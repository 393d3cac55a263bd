"""No pattern over what users write repeats what can be read in two ways: 看看看看 took (看|看看)* time without end."""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Sequence, Set
from re import _parser  # type: ignore[attr-defined]  # there is no public parser
from typing import Any

import pytest

PACKAGES = ("bot.conversation", "bot.handlers", "index.query", "index.search", "index.ranking", "index.dates")
Parsed = Sequence[tuple[object, Any]]
"""What `re` makes of a pattern: operators with their arguments."""

_MOST = 400
"""Strings of a repeated group up to which all of them are compared."""


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    seen = set()
    for package in PACKAGES:
        for found in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
            for value in vars(importlib.import_module(found.name)).values():
                for pattern in _within(value):
                    if pattern.pattern not in seen:
                        seen.add(pattern.pattern)
                        yield found.name, pattern


def _within(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from _within(list(value.values()))
    elif isinstance(value, (list, tuple, frozenset)):
        for each in value:
            yield from _within(each)
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        yield from _within([getattr(value, name, None) for name in value.__dataclass_fields__])


def repeated(parsed: Parsed) -> Iterator[Parsed]:
    """Give what a parsed pattern may take again and again."""
    for operator, argument in parsed:
        name = str(operator)
        if name in {"MAX_REPEAT", "MIN_REPEAT"}:
            _, most, inner = argument
            if most > _MOST:
                yield inner
            yield from repeated(inner)
        elif name == "SUBPATTERN":
            yield from repeated(argument[-1])
        elif name == "BRANCH":
            for each in argument[1]:
                yield from repeated(each)


def words(parsed: Parsed) -> set[str]:
    """Give the strings that a parsed pattern fits, those of its branches left out of which not all can be told."""
    if len(parsed) == 1:
        operator, argument = parsed[0]
        if str(operator) == "SUBPATTERN":
            return words(argument[-1])
        if str(operator) == "BRANCH":
            return set().union(*map(words, argument[1]))
    return (strings(parsed) or set()) - {""}


def strings(parsed: Parsed) -> set[str] | None:
    """Give all strings that a parsed pattern fits, None where they are too many or not all can be written down."""
    found = {""}
    for operator, argument in parsed:
        name, parts = str(operator), None
        if name == "LITERAL":
            parts = {chr(argument)}
        elif name == "IN" and all(str(each) == "LITERAL" for each, _ in argument):
            parts = {chr(char) for _, char in argument}
        elif name == "SUBPATTERN":
            parts = strings(argument[-1])
        elif name == "BRANCH":
            each = [strings(branch) for branch in argument[1]]
            parts = None if None in each else set().union(*filter(None, each))
        elif name in {"MAX_REPEAT", "MIN_REPEAT"} and argument[1] == 1 and (inner := strings(argument[2])) is not None:
            parts = inner | {""}
        if parts is None or len(found) * len(parts) > _MOST:
            return None
        found = {before + after for before in found for after in parts}
    return found


def read_in_two_ways(repeated_words: Set[str]) -> bool:
    """Tell whether some row of the words can be parted into them in two ways (the test of Sardinas and Patterson)."""
    left = {
        long.removeprefix(word) for word in repeated_words for long in repeated_words - {word} if long.startswith(word)
    }
    seen: set[str] = set()
    while left:
        if left & repeated_words:
            return True
        seen |= left
        longer = {word.removeprefix(rest) for rest in left for word in repeated_words if word.startswith(rest)}
        left = longer | {rest.removeprefix(word) for rest in left for word in repeated_words if rest.startswith(word)}
        left -= seen
    return False


@pytest.mark.parametrize(
    ("words", "ambiguous"),
    [
        ({"看", "看看"}, True),
        ({"麻烦", "麻烦问", "问一下", "一下"}, True),
        ({"你", "你们", "这里"}, False),
        ({"想问", "想问下", "下"}, True),
        ({"请", "能不能", "能"}, False),
    ],
)
def test_rows_that_can_be_parted_in_two_ways_are_told(words: set[str], ambiguous: bool) -> None:
    assert read_in_two_ways(words) is ambiguous


@pytest.mark.parametrize(("module", "pattern"), [(name, each.pattern) for name, each in patterns()])
def test_what_repeats_is_read_in_one_way(module: str, pattern: str) -> None:
    for inner in repeated(_parser.parse(pattern)):
        assert not read_in_two_ways(words(inner)), module
