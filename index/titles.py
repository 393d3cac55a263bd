"""A file's lines fall into pieces here, and a piece into the articles it is made of, each under its title."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from index import marks
from index.lines import Line
from index.paragraphs import Layout, is_full, layout

TITLE_LINES = 3
"""More short lines than this in a row are a list, verses, a table or a signature, never a title."""

BODY_LENGTH = 30
ARTICLE_SCORE = 3
SURE_SCORE = 5
"""How much must speak for it that a short line is the title of an article: inside a piece, and in a file of its own."""

_LABEL = re.compile(r"(?:文章)?(?:[标標][题題]|[题題]目|篇名)\s*[：:]\s*(.+)|title\s*:\s*(.+)", re.IGNORECASE)
_ADDED = re.compile(r"(?:参考|參考)?(?:[范範]文|[范範]本|样本|例文)\s*$")
_NOT_WORDS = re.compile(r"[\W_]+")
_DOCUMENT = re.compile(
    r"(?:讲话|报告|致辞|致词|发言|演讲|讲话稿|发言稿|演讲稿|祝词|贺词|贺信|答词|总结|汇报|材料|方案|意见|建议|通知|纪要|要点|倡议书|寄语"
    r"|感言|心得|体会|侧记|纪实|综述|讲稿|主持词|开幕词|闭幕词|欢迎词|悼词|公开信|决议|声明|公报|提案|简报|党课|回信|谈话)[）)》\s]*$"
)
_SUMMARY = ("简要内容", "内容提要", "内容摘要", "摘要", "核心提示", "编者按")
_SUBJECT = re.compile(
    r"政协|人大|政府|党委|委员会|常委会|区委|市委|县委|省委|[一-鿿](?:省|市|县|区|镇|乡|村|街道|局|厅|院|校|学|司|团|社|会|馆|站|部|处|办)"
    r"|书记|市长|县长|区长|镇长|校长|主席|主任|局长|院长|代表团"
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
_ORGAN_END = re.compile(r"(?:委员会|政府|政协|党委|办公室|办公厅|常委会|[局厅院校部社会团司所处站])$")
_JOINED = re.compile(r"关于|關於|在|对|對|就|赴|—")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of lines under one title; `outer` holds the titles around it. `marked`: a piece marker opened it."""

    title: str
    lines: tuple[Line, ...]
    outer: tuple[str, ...] = ()
    marked: bool = False


def pieces(lines: Sequence[Line], name: str) -> list[Piece]:
    """Cut a file into its pieces; a file without markers is one, named by its first line or else by `name`."""
    found = _markers(lines)
    if not found:
        return _markdown_pieces(lines, name)
    cut: list[Piece] = []
    outer: tuple[str, ...] = ()
    first = found[0][0]
    if first:
        title, rest = _opening_title(lines[:first])
        if rest or not title:
            cut.append(Piece(title or name, tuple(rest)))
        else:
            outer = (title,)
    ends = [start for start, _ in found[1:]] + [len(lines)]
    for (start, mark), end in zip(found, ends, strict=True):
        title, rest = _under_title(mark.title, lines[start + 1 : end])
        cut.append(Piece(title or marks.plain(lines[start].text), tuple(rest), outer, marked=True))
    return cut


def _markers(lines: Sequence[Line]) -> list[tuple[int, marks.Marker]]:
    """Find the piece markers: sure ones, and doubtful ones that count on from the one before."""
    found: list[tuple[int, marks.Marker]] = []
    for place, line in enumerate(lines):
        mark = marks.marker(line.text)
        if mark is None:
            continue
        counts_on = mark.number == 1 or (bool(found) and mark.number == found[-1][1].number + 1)
        if mark.sure or counts_on:
            found.append((place, mark))
    contents = {
        here
        for (here, mark), (after, _) in itertools.pairwise(found)
        if after == here + 1 and any(other.title == mark.title and there > here for there, other in found)
    }
    found = [(place, mark) for place, mark in found if place not in contents]
    return found if len(found) > 1 or (found and found[0][1].sure) else []


def _markdown_pieces(lines: Sequence[Line], name: str) -> list[Piece]:
    heads = [(place, head) for place, line in enumerate(lines) if (head := marks.markdown(line.text)) is not None]
    top = min((depth for _, (depth, _) in heads), default=0)
    tops = [(place, title) for place, (depth, title) in heads if depth == top]
    if len(tops) < 2 and not (tops and tops[0][0] == 0):
        title, rest = _opening_title(lines)
        return [Piece(title or name, tuple(rest))]
    cut: list[Piece] = []
    first = tops[0][0]
    if first:
        title, rest = _opening_title(lines[:first])
        cut.append(Piece(title or name, tuple(rest)))
    ends = [start for start, _ in tops[1:]] + [len(lines)]
    for (start, words), end in zip(tops, ends, strict=True):
        title, rest = _under_title(words, lines[start + 1 : end])
        cut.append(Piece(title or words, tuple(rest), marked=len(tops) > 1))
    return cut


def _opening_title(lines: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    """Read the title at the top of some lines; it is empty where the first line is none."""
    if not lines:
        return "", lines
    label = _LABEL.fullmatch(lines[0].text)
    head = marks.markdown(lines[0].text)
    if label is not None and len(lines[0].text) <= marks.FIRST_TITLE_LENGTH:
        return _under_title((label[1] or label[2]).strip("\"' "), lines[1:])
    if head is not None:
        return _under_title(head[1], lines[1:])
    if not _is_first_title(lines[0].text):
        return "", lines
    end = 1
    while end < min(len(lines), TITLE_LINES) and _goes_on_as_title(lines[end - 1].text, lines[end].text):
        end += 1
    return _under_title(_joined([line.text for line in lines[:end]]), lines[end:])


def _is_first_title(text: str) -> bool:
    return (
        marks.is_title(text.rstrip("！!？?"), marks.FIRST_TITLE_LENGTH)
        and not marks.is_salutation(text)
        and not marks.sentences_inside(text)
    )


def _goes_on_as_title(before: str, text: str) -> bool:
    if text.startswith(("——", "—")):
        return len(text) <= marks.TITLE_LENGTH and not marks.is_sentence(text)
    return marks.is_title(text) and (
        text.startswith(("关于", "關於", "在")) or (_ORGAN_END.search(before) is not None and len(before) <= 30)
    )


def _under_title(title: str, lines: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    """Drop the lines that only say the title again; read the title from them where there is none yet."""
    if not title:
        return _opening_title(lines)
    start = 0
    while start < len(lines) and _same(lines[start].text, title):
        start += 1
    return title, lines[start:]


def _same(text: str, title: str) -> bool:
    return len(text) <= 2 * len(title) + 20 and _core(text) == _core(title)


def _core(text: str) -> str:
    head = marks.markdown(text)
    text = head[1] if head else text
    label = _LABEL.fullmatch(text)
    text = _ADDED.sub("", (label[1] or label[2] if label else text).strip(" （(）)【】[]《》"))
    return _NOT_WORDS.sub("", text)


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


def heads(piece: Piece) -> Heads:
    """Find the titled articles inside a piece, and the short lines that only head a section."""
    lines = piece.lines
    form = layout(lines)
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
        words = [line.text for line in lines[start:end] if marks.is_title(line.text)]
        count = len(words)
        if body and count > 0 and end - start <= TITLE_LINES + 1 and end < len(lines) and _is_body(lines, end):
            title = _joined(words)
            ended = start > 0 and (start > place or marks.is_terminated(lines[start - 1].text))
            score = _score(title, lines, start, end)
            needed = ARTICLE_SCORE if piece.marked else SURE_SCORE
            needed += not ended
            if score >= needed and count <= TITLE_LINES:
                articles.append(Head(start, count, title))
                body = False
            elif ended and count == 1 and end - start == 1:
                headings.append(Head(start, 1, title))
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


def _is_name(text: str) -> bool:
    return len(marks.squeeze(text)) <= 4 and text.replace(" ", "").replace("\u3000", "").isalpha()


def _after_signature(lines: Sequence[Line], start: int, end: int) -> int:
    """Leave out what signs the text above: all up to a bare date line."""
    dates = [
        place
        for place in range(start, end)
        if marks.is_date(lines[place].text) and not marks.is_bracketed(lines[place].text)
    ]
    return dates[-1] + 1 if dates and dates[-1] + 1 < end else start


def _is_body(lines: Sequence[Line], place: int) -> bool:
    text = lines[place].text
    opening = marks.numbered(text)
    if opening is not None and opening.kind not in marks.SPOKEN:
        return opening.number == 1
    return len(text) >= BODY_LENGTH or marks.is_terminated(text) or marks.is_salutation(text)


def _score(title: str, lines: Sequence[Line], start: int, end: int) -> int:
    """Weigh what speaks for an article beginning here: a document's name, who did what, a body that starts afresh."""
    following = marks.simple(lines[end].text[:100])
    title = marks.simple(title)
    opening = marks.numbered(following)
    score = 2 * (_DOCUMENT.search(title) is not None)
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
    return score


def _joined(words: Sequence[str]) -> str:
    """Join the lines of a title as a person would write it in one."""
    title = words[0]
    for before, text in itertools.pairwise(words):
        tight = _JOINED.match(text) is not None or _ORGAN_END.search(before) is not None
        title += text if tight else f" {text}"
    return title
