"""Numbers as people write them to one form: 第十二届 to 第12届, 百分之三 to 3%, 二〇二〇 to 2020, 三万 to 30000."""

import re
from collections.abc import Callable, Iterator

_DIGITS = {
    "〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}

_DIGIT = "〇○零一二三四五六七八九"
_NUMERAL = rf"[{_DIGIT}两十百千万亿]"
_POINT = rf"(?:点[{_DIGIT}]+)?"

# A lone numeral is left alone (一起, 三农, 十分) unless 第, 百分之 or a date makes it a number; so are 几十 and 数百.
_PATTERN = re.compile(
    rf"(?P<percent>百分之(?P<share>{_NUMERAL}+{_POINT}|[0-9]+(?:\.[0-9]+)?))"
    rf"|(?P<scaled>(?<![0-9.])[0-9]+(?:\.[0-9]+)?(?:[百千]?[万亿]+|[百千]))"
    rf"|(?P<ordinal>(?<=第)[{_DIGIT}十](?!{_NUMERAL})|[{_DIGIT}十](?=届))"
    rf"|(?P<year>(?<![{_DIGIT}0-9])[一二][{_DIGIT}0o]{{3}}(?=年))"
    rf"|(?P<date>(?P<month>[{_DIGIT}十]{{1,2}})月(?P<day>[{_DIGIT}十]{{1,3}})(?=[日号]))"
    rf"|(?<![几数{_DIGIT}])(?P<plain>[{_DIGIT}两十]{_NUMERAL}+{_POINT}|[{_DIGIT}两]点[{_DIGIT}]+(?!滴))"
)

_BEGINS = re.compile(rf"[{_DIGIT}两十百0-9](?:(?=[{_DIGIT}两十百千万亿0o月届点])|(?<=[0-9])|(?<=第.)|(?<=百)(?=分))")
"""What every number that `_PATTERN` finds begins with, and what stands beside it."""


def value(text: str) -> str | None:
    """Read Chinese numerals; None where they are no well-formed number (十四五, 七八十)."""
    whole, _, fraction = text.partition("点")
    number = _positional(whole) if all(char in _DIGITS for char in whole) else _spoken(whole)
    if number is None:
        return None
    return number + ("." + "".join(str(_DIGITS[char]) for char in fraction) if fraction else "")


def _positional(text: str) -> str | None:
    return "".join(str(_DIGITS[char]) for char in text) or None


_LONGEST = 40
"""Numerals that anyone says in a row; Python would not write a number of some thousand."""


def _spoken(text: str) -> str | None:
    if len(text) > _LONGEST:
        return None
    total = section = 0
    digit: int | None = None
    unit = 10**5
    for char in text:
        if char in _LARGE:
            section += digit or 0
            if not section and not total:
                return None
            total = (total + section) * _LARGE[char] if char == "亿" else total + section * _LARGE[char]
            section, digit, unit = 0, None, 10**5
        elif char in _SMALL:
            if _SMALL[char] >= unit or (digit is None and char != "十"):
                return None
            unit = _SMALL[char]
            section += (digit or 1) * unit
            digit = None
        elif digit:
            return None
        else:
            digit = 2 if char == "两" else _DIGITS[char]
    if digit and 10 < unit < 10**5 and text[-2] not in "零〇○":
        return None  # 一百二: spoken shorthand, left as it is written
    return str(total + section + (digit or 0))


def _scaled(text: str) -> str:
    digits = text.rstrip("百千万亿")
    zeros = sum(len(str(_SMALL.get(char) or _LARGE[char])) - 1 for char in text[len(digits) :])
    whole, _, fraction = digits.partition(".")
    figures = (whole + fraction[:zeros].ljust(zeros, "0")).lstrip("0") or "0"
    return figures + ("." + fraction[zeros:] if fraction[zeros:] else "")


def _replacement(match: re.Match[str]) -> str:
    whole = match.group()
    if match["percent"]:
        share = "100" if match["share"] == "百" else match["share"]
        number = share if share[0].isascii() else value(share)
        return whole if number is None else number + "%"
    if match["scaled"]:
        return _scaled(whole)
    if match["year"]:  # 二○○一, 二00一 and 二O一O are all met
        return value(whole.replace("0", "〇").replace("o", "〇")) or whole
    if match["date"]:
        month, day = value(match["month"]), value(match["day"])
        return whole if month is None or day is None else f"{month}月{day}"
    return value(whole) or whole


def unify(text: str) -> str:
    """Write every number of a folded text in figures."""
    parts: list[str] = []
    done = 0
    for match in _numbers(text):
        parts.extend((text[done : match.start()], _replacement(match)))
        done = match.end()
    parts.append(text[done:])
    return "".join(parts)


def unify_with(text: str, changed: Callable[[int, int, str], None]) -> None:
    """Tell `changed` of every number that `unify` writes differently: where it stood, and its figures."""
    for match in _numbers(text):
        figures = _replacement(match)
        if figures != match.group():
            changed(match.start(), match.end(), figures)


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Find what `_PATTERN` finds, in a quarter of its time, by looking only where a number can begin."""
    done = 0
    for begin in _BEGINS.finditer(text):
        if begin.start() >= done and (match := _PATTERN.match(text, begin.start())):
            yield match
            done = match.end()
