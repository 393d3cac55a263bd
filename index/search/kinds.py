"""What kind of thing a question asks for, a number or a person, and whether a text has one."""

import re
from collections.abc import Callable

from index.analysis.names import people

_ASKS_NUMBER = re.compile(r"多少|几(?!乎)|何[时年]|什么时[候间]|百分之|多[久大长高远]|哪[一]?[年天日月]")
_NUMBER = re.compile(r"[0-9]+|[一二三四五六七八九十两几数半百千万]+[个条点项次名人位年月日届种家]")
_FIGURE = re.compile(r"[0-9]+|[二三四五六七八九十百千万]+[个条点项次名人位年月日届种家大]")
_ASKS_PERSON = re.compile(r"谁|何人|哪位|哪一位|哪个人|哪些人")


def asks_number(asked: str) -> bool:
    """Tell whether a folded question asks how many or when."""
    return _ASKS_NUMBER.search(asked) is not None


def has_number(text: str) -> bool:
    """Tell whether a folded text has a number, in figures or in characters with what it counts."""
    return _NUMBER.search(text) is not None


def lacks(asked: str, text: str) -> bool:
    """Tell whether a folded question asks for a number or a person and a folded text has none but its own."""
    wanted: list[Callable[[str], set[str]]] = []
    if asks_number(asked):
        wanted.append(_numbers)
    if _ASKS_PERSON.search(asked):
        wanted.append(people)
    return any(not found(text) - found(asked) for found in wanted)


def _numbers(text: str) -> set[str]:
    return set(_FIGURE.findall(text))
