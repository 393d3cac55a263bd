"""Why a file is cut as it is, and by which rules, in the language of the shell."""

import re
from functools import cache

from bot.texts.shell import in_script, recogniser

_SIGNS = {"; ": "；", ": ": "：", " (": "（", ")": "）"}
_PARTS = re.compile("(" + "|".join(map(re.escape, _SIGNS)) + ")")


def reason_in(language: str, reason: str) -> str:
    """Return the reason why a speech is one, as structure gives it, in a language."""
    if language == "en":
        return reason
    parts = [_SIGNS.get(part) or _said(part) for part in _PARTS.split(reason)]
    return in_script(language)("".join(parts))


def rule_in(language: str, name: str) -> str:
    """Return the name of a rule about lines in a language."""
    from bot.texts.shell_zh_structure import RULE_NAMES

    return name if language == "en" else in_script(language)(RULE_NAMES.get(name, name))


def _said(part: str) -> str:
    from bot.texts.shell_zh_structure import REASONS

    for pattern, recognise in _patterns():
        if match := recognise.fullmatch(part):
            return REASONS[pattern].format(**match.groupdict())
    return part


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    from bot.texts.shell_zh_structure import REASONS

    return [(pattern, recogniser(pattern)) for pattern in REASONS]
