"""A text becomes clean lines here: characters nobody wrote and lines nobody spoke go, everything else stays.

Whitespace around a line goes too, but is remembered: a blank line before it and an indent both say where
paragraphs begin.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

PAGE_CHARACTERS = 200
"""A bare number counts as a page number only where at least this much text lies between it and the one before."""

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\ue000-\uf8ff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
    "|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"
)
_BREAKS = re.compile(r"</?(?:p|br|div) ?/?>", re.IGNORECASE)
_ENTITY_SPACE = re.compile(r"&(?:nbsp|emsp|ensp);")

_RULE = re.compile(r"[-=_*~─━═＝－＿\s]{3,}")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_BOLD = re.compile(r"(\*\*|__)(?![\s*_])([^*_]{1,80})\1")

_SOURCE = re.compile(r"[来來]源(?:[于於]|[：:]).*[欢歡]迎(?:[阅閱][读讀]|[浏瀏][览覽]|下[载載]|查看|[访訪][问問])")
_SOURCE_LENGTH = 300
_RULE_LENGTH = 200

_PAGE = re.compile(
    r"[-—–－─=~·•*\s]+(?:第\s*)?[0-9０-９]{1,4}(?:\s*页)?[-—–－─=~·•*\s]+"
    r"|[-—–－\s]*第\s*[0-9０-９一二三四五六七八九十百]{1,5}\s*页(?:\s*[，,、/（(]?\s*共\s*[0-9０-９一二三四五六七八九十百]{1,5}\s*页[）)]?)?[-—–－\s]*"
    r"|[Pp]age\s*[0-9]{1,4}(?:\s*(?:of|/)\s*[0-9]{1,4})?"
)
_NUMBER = re.compile(r"([0-9]{1,3})(?:\s*/\s*[0-9]{1,3})?")
_LINE_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the whitespace around it: whether a blank line stood before, and the columns it was set in."""

    text: str
    gap: bool = False
    indent: int = 0


def clean(text: str) -> list[Line]:
    """Give the lines of a text that hold something, without noise."""
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    text = _ENTITY_SPACE.sub(" ", _BREAKS.sub("\n", text))
    lines: list[Line] = []
    gap = False
    for raw in text.split("\n"):
        stripped = raw.strip()
        if not stripped:
            gap = True
            continue
        if len(stripped) <= _RULE_LENGTH and _RULE.fullmatch(stripped):
            if lines and not gap and _UNDERLINE.fullmatch(stripped):
                lines[-1] = _underlined(lines[-1], stripped)
            gap = True
            continue
        if _is_noise(stripped):
            continue
        bold = _BOLD.fullmatch(stripped) if len(stripped) <= _SOURCE_LENGTH else None
        lines.append(Line(bold[2].strip() if bold else stripped, gap, _indent(raw)))
        gap = False
    return _without_bare_page_numbers(lines)


def _indent(raw: str) -> int:
    return sum(2 if char == "\u3000" else 1 for char in raw[: len(raw) - len(raw.lstrip())])


def _underlined(line: Line, rule: str) -> Line:
    """Write a heading that is underlined, as Markdown allows, with the sign that Markdown also has for it."""
    if (
        len(line.text) > _LINE_LENGTH
        or "：" in line.text
        or ":" in line.text
        or line.text[-1] in "。；，"
        or line.text.startswith("#")
    ):
        return line
    return Line(f"{'#' if rule[0] == '=' else '##'} {line.text}", line.gap)


def _is_noise(text: str) -> bool:
    if len(text) <= _LINE_LENGTH and _PAGE.fullmatch(text):
        return True
    return len(text) <= _SOURCE_LENGTH and _SOURCE.search(text) is not None


def _without_bare_page_numbers(lines: Sequence[Line]) -> list[Line]:
    """Drop numbers that stand alone and count up through the file with a page of text between them."""
    bare: list[tuple[int, int]] = []
    pages: set[int] = set()
    since = 0
    for place, line in enumerate(lines):
        match = _NUMBER.fullmatch(line.text) if len(line.text) <= _LINE_LENGTH else None
        if match is None:
            since += len(line.text)
            continue
        number = int(match[1])
        if bare and since >= PAGE_CHARACTERS and number == bare[-1][1] + 1:
            pages.update((bare[-1][0], place))
        bare.append((place, number))
        since = 0
    return [line for place, line in enumerate(lines) if place not in pages] if pages else list(lines)
