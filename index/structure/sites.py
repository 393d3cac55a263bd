"""What a web page copied as text has above and below its piece is told here, by the furniture that stands in it.

A menu, a path or a list of other pieces is known by one or two of its lines; the lines among them say nothing.
"""

import re
from collections.abc import Iterator, Sequence, Set

from index.structure import marks

_TEXT_LENGTH = 40
"""A line of so many characters is text, whatever its end; a shorter one that ends as sentences do from `SAID` on."""

SAID = 10

_TOP_LINES = 200
"""The menus of a page end within so many lines."""

KEPT_LINES = 2
"""So few lines between the foot of one page and the next sign of one may be a title and its date."""

MENU_LENGTH = 8
MENU_LINES = 4
"""A menu without a path has at least so many lines, none longer than that."""

_PATH = re.compile(
    r"[您你]?(?:现在|現在|当前|目前|所在)?(?:所在)?的?(?:位置|位置是)\s*[：:]|当前位置|(?:网站|網站)?首[页頁]\s*[>＞»›→/]"
)
_TAIL = re.compile(
    r"[【\[]?[上下前后]一[篇页頁条條]"
    r"|[【\[]?(?:相关|相關|更多|热门|熱門|热点|熱點|推荐|推薦|延伸|精彩|往期|最新|点击|阅读)"
    r"(?:新闻|新聞|阅读|閱讀|链接|鏈接|连结|連結|专题|專題|文章|推荐|推薦|资讯|資訊|评论|回顾|标签|排行榜?)"
    r"|.{0,60}(?:版[权權]所有|Copyright|ICP[备備证證]|公网安备|网站标识码|All Rights Reserved)"
    r"|预览时标签不可点|微信扫一扫|扫一扫|猜你喜欢|网友评论|我要评论|返回(?:顶部|頂部)"
)
_HOME = re.compile(r"(?:网站|網站)?首[页頁]")
_SEGMENTS = re.compile(r"\s*[>＞»›→/|｜：:]+\s*")


def around(texts: Sequence[str], furniture: Set[int]) -> set[int]:
    """Give the places of the lines that belong to a page because of the furniture they stand among."""
    dropped = _menu(texts)
    for start, end in _runs(texts, furniture):
        signs = [place for place in range(start, end) if place in furniture]
        tails = [place for place in signs if _TAIL.match(texts[place])]
        paths = [place for place in signs if _PATH.match(texts[place])]
        if paths and (start == 0 or tails):
            above = range(min(tails[0], paths[-1]) if tails and start else start, paths[-1])
            dropped.update(set(above) - _title(texts, above, range(paths[-1] + 1, end)))
        elif tails and end == len(texts):
            dropped.update(range(tails[0], end))
        elif tails and tails[-1] - tails[0] + 1 - len(tails) > KEPT_LINES:
            dropped.update(range(tails[0], tails[-1]))
        for path in paths:
            segments = set(_SEGMENTS.split(texts[path]))
            after = (place for place in range(path + 1, min(path + 3, end)) if place not in furniture)
            dropped.update(place for place in after if texts[place] in segments)
    return dropped


def _title(texts: Sequence[str], above: range, below: range) -> set[int]:
    """Find the title above a path, where none stands below it."""
    if any(marks.is_first_title(texts[place]) for place in below):
        return set()
    return set(
        [place for place in above if len(texts[place]) > MENU_LENGTH and marks.is_first_title(texts[place])][-1:]
    )


def _runs(texts: Sequence[str], furniture: Set[int]) -> Iterator[tuple[int, int]]:
    """Give the stretches of lines that are no text and hold furniture; all above the first path counts as one."""
    start = 0
    for place, text in enumerate(texts):
        if place not in furniture and _is_text(text):
            if any(mark in furniture for mark in range(start, place)):
                yield start, place
            start = place + 1
    if any(mark in furniture for mark in range(start, len(texts))):
        yield start, len(texts)


def _is_text(text: str) -> bool:
    return (
        len(text) >= _TEXT_LENGTH
        or (len(text) >= SAID and marks.is_sentence(text))
        or marks.is_salutation(text)
        or marks.is_bracketed(text)
    )


def _menu(texts: Sequence[str]) -> set[int]:
    """Find a menu that opens the text: `首页` and the short words under it, down to what may be a title."""
    if not texts or len(texts[0]) > MENU_LENGTH or _HOME.fullmatch(texts[0]) is None:
        return set()
    end = 0
    while end < len(texts) and len(texts[end]) <= MENU_LENGTH and not marks.is_terminated(texts[end]):
        end += 1
    under = texts[end] if end < len(texts) else ""
    if under and (marks.is_date(under) or marks.is_bracketed(under) or marks.is_byline(under)):
        end -= 1
    return set(range(end)) if end >= MENU_LINES else set()
