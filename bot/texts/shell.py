"""What the shell says, in the language of the configuration or of the environment: an English line is its own key."""

import logging
import os
import re
from collections.abc import Callable, Mapping
from functools import cache
from string import Formatter

from bot.texts.saying import say
from bot.texts.system_reasons import system_reason

_SPLIT = "; "


def environment_language() -> str | None:
    """Return the language code that the environment asks for, as Telegram writes it; None where it names none."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((name for name in names if name), "").split(".")[0].split("@")[0]
    return None if name in ("", "C", "POSIX") else name.replace("_", "-").lower()


def phrase(language: str, pattern: str, **values: int | str) -> str:
    """Return an English pattern in a language, with values in its places."""
    return say(catalogue(language).get(pattern, pattern), **values)


def translated(language: str, line: str) -> str:
    """Return an English line of the program in a language; what is not in the catalogue stays as it is.

    An error is raised in English where its cause is known. Here its pattern is recognised, and what stands in the
    places of the pattern is put into the translation, itself translated where it is a line of the program.
    """
    if language == "en":
        return line
    parts = line.split(_SPLIT)
    # The longest beginning that is a line of the program goes first: some hold the sign that parts lines.
    for count in range(len(parts), 0, -1):
        begun = _recognised(language, _SPLIT.join(parts[:count]))
        if begun is not None or count == 1:
            rest = [translated(language, _SPLIT.join(parts[count:]))] if count < len(parts) else []
            return _SPLIT.join([parts[0] if begun is None else begun, *rest])
    return line


def logged(language: str, record: logging.LogRecord) -> str:
    """Return what a record of the log says in a language; lines of the program that go into it are translated, too."""
    catalogue = log_catalogue(language)
    said = catalogue.get(str(record.msg))
    if said is None or not isinstance(record.args, tuple):
        return record.getMessage()
    lines = [str(each) if isinstance(each, str | Exception) else None for each in record.args]
    told = (catalogue.get(line) or translated(language, line) if line is not None else None for line in lines)
    return said % tuple(each if line is None else line for each, line in zip(record.args, told, strict=True))


def _recognised(language: str, line: str) -> str | None:
    """Return a line whose pattern is known in a language, also behind the names of what it is about."""
    if (reason := system_reason(line)) is not None:
        return in_script(language)(reason)
    for pattern, recognise in _patterns():
        if match := recognise.fullmatch(line):
            values = {name: translated(language, value) for name, value in match.groupdict().items()}
            return catalogue(language)[pattern].format(**values)
    head, colon, tail = line.partition(": ")
    told = _recognised(language, tail) if colon and _SPLIT not in head else None
    return None if told is None else f"{head}: {told}"


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Return the patterns of a language by the English ones; Traditional Chinese is made from Simplified."""
    from bot.texts.shell_zh import CATALOGUE

    if language == "zh-Hans":
        return CATALOGUE
    if language != "zh-Hant":
        return {}
    convert = in_script(language)
    return {pattern: convert(chinese) for pattern, chinese in CATALOGUE.items()}


@cache
def log_catalogue(language: str) -> Mapping[str, str]:
    """Return the lines of the log in a language by the English ones, empty for English."""
    from bot.texts.shell_zh_log import LOG

    if language not in ("zh-Hans", "zh-Hant"):
        return {}
    convert = in_script(language)
    return {message: convert(chinese) for message, chinese in LOG.items()}


@cache
def in_script(language: str) -> Callable[[str], str]:
    """Return what writes Simplified Chinese in the script of a language."""
    if language != "zh-Hant":
        return str
    import opencc  # takes a while to load, and most shells do without

    convert: Callable[[str], str] = opencc.OpenCC("s2twp").convert
    return convert


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Return the English patterns with what recognises a line made of them, the most exact first."""

    def exactness(pattern: str) -> int:
        return sum(map(str.isalpha, "".join(text for text, _, _, _ in Formatter().parse(pattern))))

    exact = [each for each in catalogue("zh-Hans") if exactness(each)]
    return [(each, recogniser(each)) for each in sorted(exact, key=exactness, reverse=True)]


def recogniser(pattern: str) -> re.Pattern[str]:
    """Return what recognises a line made of a pattern, a group for each of its places."""
    parts = Formatter().parse(pattern)
    return re.compile(
        "".join(re.escape(text) + (f"(?P<{name}>.*?)" if name else "") for text, name, _, _ in parts), re.DOTALL
    )
