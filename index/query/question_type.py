"""What kind of thing a question asks for, a number, a person or what a whole speech is about; whether a text has it."""

import re
from collections.abc import Callable

from index.analysis.names import people

_ASKS_NUMBER = re.compile(r"多少|几(?!乎)|何[时年]|什么时[候间]|百分之|多[久大长高远]|哪[一]?[年天日月]")
_NUMBER = re.compile(r"[0-9]+|[二三四五六七八九十百千万]+[个条点项次名人位年月日届种家大]")
_ASKING_NUMBER = re.compile(
    r"百分之(?:多少|几)|第?(?:多少|几)[^\W0-9的了是在有]?|何[时年]|什么时[候间]|多[久大长高远]|哪一?[年天日月]"
)
_ASKS_PERSON = re.compile(r"谁|何人|哪位|哪一位|哪个人|哪些人")

_WHOLE = re.compile(r"讲话|报告|发言|文章|文件|致辞|这篇|全文|大会|会议|党代会|[0-9一二三四五六七八九十]大")
_CONTENT = re.compile(
    r"(?:主要|大致|大概|总的|核心)(?:内容|讲|说|谈|精神|观点)|(?:讲|说|谈)了?些?(?:什么|啥)$|(?:主题|主旨|大意|要点)(?:(?:是|为)?(?:什么|啥)|$)"
)
_OF_WHOLE = """
内容 主要 核心 中心 主题 主旨 大意 要点 重点 精神 观点 思想 中心思想 背景 意义 目的 作者 全文 原文 正文 摘要 提纲 概要
"""
OF_WHOLE = frozenset(_OF_WHOLE.split())
"""What is asked of a speech as a whole; its text need not have these words."""

_SUMMARY = re.compile(r"概括一下|总结一下")


def asks_number(asked: str) -> bool:
    """Tell whether a folded question asks how many or when."""
    return _ASKS_NUMBER.search(asked) is not None


def asks_whole(asked: str) -> bool:
    """Tell whether a folded question asks what a whole speech is about."""
    asked = asked.rstrip("?!。 呢呀啊吗")
    whole = _WHOLE.search(asked)
    return bool(_SUMMARY.search(asked) or (whole and _CONTENT.search(asked, whole.end())))


def asking(asked: str) -> tuple[int, int] | None:
    """Give where a folded question asks for its number (`几座`, `哪一年`) or person; None where it asks for neither."""
    match = _ASKING_NUMBER.search(asked) if asks_number(asked) else None
    match = match or _ASKS_PERSON.search(asked)
    return match.span() if match else None


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
    return set(_NUMBER.findall(text))
