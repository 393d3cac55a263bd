"""A piece falls into articles here: short lines that open one are told from those that head a section or a list."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from index import marks, openings
from index.lines import Line
from index.paragraphs import LONG_LINE, Layout, is_full
from index.pieces import Piece
from index.seams import cuts_word
from index.titles import TITLE_LINES, is_document, joined

BODY_LENGTH = 30
"""A line of this many characters is text, whatever its end."""

HALVES_APART = 2
"""The halves of a heading with a comma are of about the same length; those of a broken sentence seldom."""

ARTICLE_SCORE = 3
SURE_SCORE = 5
"""How much must speak for it that a short line is the title of an article: inside a piece, and in a file of its own."""

_SUMMARY = ("简要内容", "内容提要", "内容摘要", "摘要", "核心提示", "编者按")
_SUBJECT = re.compile(
    r"政协|人大|政府|党委|委员会|常委会|区委|市委|县委|省委|[一-鿿](?:省|市|县|区|镇|乡|村|街道|局|厅|院|校|学|司|团|社|会|馆|站|部|处|办)"
    r"|委员|代表|考察团|视察团|调研组|工作组|[我全本][省市县区镇乡村校院]|书记|市长|县长|区长|镇长|校长|主席|主任|局长|院长|代表团"
)
_DEED = re.compile(
    r"视察|调研|考察|走访|检查|召开|举行|举办|开展|赴|看望|慰问|座谈|参加|出席|会见|学习|调查|督查"
    r"|督导|推进|启动|开幕|闭幕|落成|开工|竣工|揭牌|签约|成立|颁奖|表彰|工作|情况|纪行|见闻"
)
_OPENING_DATE = re.compile(
    r"(?:[0-9０-９〇一二三四五六七八九十]{1,4}年)?[0-9０-９一二三四五六七八九十]{1,3}月"
    r"(?:[0-9０-９一二三四五六七八九十]{1,3}日|[上中下]旬|份|初|底|，|,)"
    r"|日前|近日|近期|最近|今天|今日|昨天|昨日|前不久|[上下]午，|连日来|本报讯|按照|根据.{2,30}(?:安排|要求|部署)"
    r"|为(?:了|贯彻|落实|进一步|深入|全面|切实|推动|加快)"
)


@dataclass(frozen=True, slots=True)
class Head:
    """A title or heading found among lines: its place, how many lines it takes, its words."""

    place: int
    lines: int
    words: str


@dataclass(frozen=True, slots=True)
class Heads:
    """The titles of articles inside a piece, and the headings that no number tells."""

    articles: tuple[Head, ...]
    headings: tuple[Head, ...]


def heads(piece: Piece, form: Layout) -> Heads:
    """Find the titled articles inside a piece, and the short lines that only head a section."""
    lines = piece.lines
    articles: list[Head] = []
    headings: list[Head] = []
    place = 0
    body = False
    while place < len(lines):
        end = _short_run(lines, place, form)
        if end == place:
            body = body or len(lines[place].text) >= BODY_LENGTH
            place += 1
            continue
        start = _after_signature(lines, place, end)
        words = [line.text for line in itertools.takewhile(_may_be_title, lines[start:end])]
        followed = end - start <= TITLE_LINES + 1 and end < len(lines) and _is_body(lines, end)
        if body and followed and 0 < len(words) <= TITLE_LINES:
            title = joined(words)
            ended = start > 0 and (start > place or marks.is_terminated(lines[start - 1].text))
            needed = (ARTICLE_SCORE if piece.marked else SURE_SCORE) + (not ended)
            torn = cuts_word(words[-1], lines[end].text) or (not ended and cuts_word(lines[start - 1].text, title))
            if not torn and _score(title, lines, start, end) >= needed:
                articles.append(Head(start, len(words), title))
                body, place = False, end
                continue
            if not torn and ended and end - start == 1 and _is_heading(title):
                headings.append(Head(start, 1, title))
        body = body or any(len(line.text) >= BODY_LENGTH for line in lines[place:end])
        place = end
    return Heads(tuple(articles), tuple(headings))


def _short_run(lines: Sequence[Line], start: int, form: Layout) -> int:
    """Give the end of the run of short lines that could be a title, its date and the signature before it."""
    end = start
    while end < len(lines):
        line = lines[end]
        before = lines[end - 1] if end else None
        if before is not None and is_full(before, line, form) and not marks.is_terminated(before.text):
            break
        if end + 1 < len(lines) and is_full(line, lines[end + 1], form) and not marks.is_bracketed(line.text):
            break
        short = marks.is_title(line.text) or marks.is_date(line.text)
        if not short and not (marks.is_bracketed(line.text) and len(line.text) <= 60) and not _is_name(line.text):
            break
        end += 1
    return end


def _is_heading(title: str) -> bool:
    """Tell whether a title could head a section: not too long, and where it has a comma, its halves are alike."""
    before, comma, after = title.partition("，")
    return len(title) < LONG_LINE and (not comma or abs(len(before) - len(after)) <= HALVES_APART)


def _may_be_title(line: Line) -> bool:
    return marks.is_title(line.text)


def _is_name(text: str) -> bool:
    return len(marks.squeeze(text)) <= 4 and text.replace(" ", "").replace("\u3000", "").isalpha()


def _after_signature(lines: Sequence[Line], start: int, end: int) -> int:
    """Leave out what belongs to the text above: all up to a bare date line, then names and lines in brackets."""
    dates = [
        place
        for place in range(start, end)
        if marks.is_date(lines[place].text) and not marks.is_bracketed(lines[place].text)
    ]
    if dates and dates[-1] + 1 < end:
        start = dates[-1] + 1
    while start < end and not _may_be_title(lines[start]):
        start += 1
    return start


def _is_body(lines: Sequence[Line], place: int) -> bool:
    text = lines[place].text
    opening = openings.numbered(text)
    if opening is not None and opening.kind not in openings.SPOKEN:
        return opening.number == 1
    return len(text) >= BODY_LENGTH or marks.is_terminated(text) or marks.is_salutation(text)


def _score(title: str, lines: Sequence[Line], start: int, end: int) -> int:
    """Weigh what speaks for an article beginning here: a document's name, who did what, a body that starts afresh."""
    following = marks.simple(lines[end].text[:100])
    title = marks.simple(title)
    opening = openings.numbered(following)
    score = 2 * (is_document(title))
    score += title.startswith(("关于", "在")) or "关于" in title
    score += _SUBJECT.search(title) is not None
    score += _DEED.search(title) is not None
    score += len(marks.squeeze(title)) >= 12
    score += 2 * (marks.is_salutation(lines[end].text) or following.startswith(_SUMMARY))
    score += 2 * any(marks.is_date(line.text) for line in lines[start:end])
    score += _OPENING_DATE.match(following) is not None
    score += opening is not None and opening.kind == "han" and opening.number == 1
    score -= 2 * (len(marks.squeeze(title)) < 8)
    score -= "，" in title
    score -= 2 * (len(title) >= LONG_LINE and not is_document(title))
    return score
