"""Notes, bibliographies, captions, addresses: how much of a passage answers nothing itself."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.deferred_pattern import DeferredPattern
from index.ranking.candidate import Candidate

_HEADING = re.compile(
    r"^[\W\d]*(?:[一二三四五六七八九十]+、)?(?:注释|注|脚注|尾注|附注|本文注释|(?:主要)?(?:参考|引用)(?:文献|书目|资料|书)"
    r"|书目|文献目录|延伸阅读|references|notes|bibliography|works cited)[\W\d]*$",
    re.IGNORECASE,
)
_COUNTED = r"[\[［〔【(（]\s*\d{1,3}\s*[\]］〕】)）]|[①-⑳]|\d{1,3}\s*[.．、)）]?|[*＊†]"
_MARK = rf"\s*(?:{_COUNTED}|注释?[\d一二三四五六七八九十]{{0,2}}\s*[:：])?\s*"
_PLACES = r"第\s*[\d一二三四五六七八九十百、，\-－—~ ]+\s*[页版]"
_YEAR = r"(?:19|20)\d\d"
_REFERS = (
    DeferredPattern(
        rf"^{_MARK}(?:详?见|参见|参阅|参看|引自|转引自|出自|同上|同前|同注)"
        r"(?:本书|本文|本卷|上|前|下|后|注|拙|[《〈“]|[，,。]|$)",
        *("见", "参阅", "参看", "引自", "出自", "同上", "同前", "同注"),
    ),
    DeferredPattern(rf"^{_MARK}[^\n]{{0,160}}?\[[MJDCNRSPZ](?:/OL)?\]", "["),
    DeferredPattern(
        rf"^{_MARK}[^\n]{{2,120}}?(?:出版社|书店|书局|印书馆|[Pp]ress)[，,：:\s]{{0,3}}{_YEAR}"
        rf"\s*年?(?:\s*第?[^\n，。]{{0,4}}版)?(?:[，,、\s]*(?:{_PLACES}|pp?\.[^\n]{{1,20}}))?[。.;；]?\s*$",
        *("出版社", "书店", "书局", "印书馆", "ress"),
    ),
    DeferredPattern(
        rf"^{_MARK}[^\n]{{0,40}}?[《〈][^\n》〉]{{1,60}}[》〉][^\n。]{{0,60}}?{_PLACES}[。.]?\s*$", "》", "〉"
    ),
    DeferredPattern(rf"^{_MARK}[A-Z][^\n一-鿿]{{10,240}}?{_YEAR}[^\n一-鿿]{{0,120}}$", "19", "20"),
    DeferredPattern(rf"^{_MARK}https?://\S+\s*$", "http"),
)
"""The kinds of lines that refer; each is looked for only where a line has a sign of it."""

_SIGN = re.compile(r"见|参阅|参看|引自|出自|同上|同前|同注|\[|出版社|书店|书局|印书馆|ress|》|〉|19|20|http")
"""What a line that refers has one of: most passages have none, and need no further look."""

_CAPTION = re.compile(r"^\s*[(\[【](?![^\n]*[0-9]{1,2}[日号])[^\n()\[\]【】]*[)\]】]\s*$")
_ADDRESS = re.compile(
    r"^[^\n。!?;]{0,160}(?:[们宾友]|各位|同志|先生|女士|代表|委员|阁下|同学|同胞|主席|[部校会院市省]长):\s*$"
)
"""A line that stands in brackets and tells no day is a caption or a remark; one that ends in a colon calls hearers."""
_ENDS = (")", "]", "】", ":")
"""How such lines end: few passages do, and no others need be looked at line by line."""

REFERRING = 0.5
"""The share of such lines from which on a passage is one of notes."""

_ASKS = re.compile("注释|注解|脚注|尾注|参考文献|参考书|文献|书目|出版社|哪一?页|出处|版本")
"""What a question says that asks for a reference itself."""


def references(question: str, candidates: Sequence[Candidate]) -> npt.NDArray[np.float64]:
    """Give the share of each candidate, by its characters, in lines that only refer to other texts.

    All of one under a heading of notes is one, and of one that has only captions and addresses to hearers. Where the
    folded question asks for references, none counts.
    """
    if _ASKS.search(question):
        return np.zeros(len(candidates))
    return np.array([candidate.once(_share) for candidate in candidates], np.float64)


def _share(candidate: Candidate) -> float:
    if any(map(_HEADING.match, candidate.headings)):
        return 1.0
    if candidate.text.rstrip().endswith(_ENDS):
        said = [line for line in candidate.text.split("\n") if line.strip()]
        if all(_CAPTION.match(line) or _ADDRESS.match(line) for line in said):
            return 1.0
    text = candidate.folding.text
    if not _SIGN.search(text):
        return 0.0
    lines = [line for line in text.split("\n") if line.strip()]
    return sum(len(line) for line in lines if any(refers.match(line) for refers in _REFERS)) / sum(map(len, lines))
