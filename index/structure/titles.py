"""The title at the top of some lines is read here: from one line or several, said once or again."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from index.lines import Label, Line
from index.structure import bylines, marks, openings
from index.structure.paragraphs import Layout, is_full, layout

TITLE_LINES = 3
"""A title takes at most so many lines."""

SUBTITLED_LINES = 3
"""A title above a subtitle takes at most so many lines."""

AGAIN_LETTERS = 6
"""A line says a title again when its first so many letters stand there."""

HALF_LINE = 16
"""A line of so many characters without an end carries on the sentence of the line above it."""

COLUMN_LENGTH = 8
"""The name of a site or of a column, such as `领导讲话`, is at most so long."""

FRINGE_LINES = 6
"""So many lines such as a date, a page's path or a letter's head may stand above a file's title."""

_FORM_LINES = 200
"""So many lines tell how a text is set."""

_FRINGE_LENGTH = 60
_LATIN_LENGTH = 20
_LABEL = re.compile(
    r"【(?:文章)?[标標][题題]】\s*[：:]?\s*(.+)|(?:文章)?(?:[标標]\s*[题題]|[题題]目|篇名|主[题題旨])\s*[：:]\s*(.+)|(?:title|subject)\s*:\s*(.+)",
    re.IGNORECASE,
)
_ADDED = re.compile(r"(?:参考|參考)?(?:[范範]文|[范範]本|样本|例文)\s*$")
_DOCUMENT = re.compile(
    r"(?:讲话|报告|致辞|致词|发言|演讲|讲话稿|发言稿|演讲稿|祝词|贺词|贺信|答词|总结|汇报|材料|方案|意见|建议|通知|纪要|要点|倡议书|寄语"
    r"|感言|心得|体会|侧记|纪实|综述|讲稿|主持词|开幕词|闭幕词|欢迎词|悼词|公开信|决议|声明|公报|提案|简报|党课|回信|谈话|演说|献词|小记"
    r"|散记|札记|手记|见闻录?|纪行)(?:全文|实录|摘要)?(?:[（(][^（(]{1,16}[）)])?[）)》\s]*$"
)
_ORGAN_END = re.compile(
    r"(?:委员会|政府|政协|党委|办公室|办公厅|常委会|[局厅院校部社团司所处站]|(?<![话話拜谈談告年晚讨討动動布见見])会)$"
)
_CONNECTS = re.compile(r"(?:[暨及和与與、]|关于|關於)$")
_JOINED = re.compile(r"关于|關於|在|对|對|就|赴|—")
_FRINGE = re.compile(
    r"[A-Za-z_]{2,12}:|.*[>»›|]|-{3,}[^-]{2,20}-{3,}"
    r"|(?:索引号|索引號|发文机关|发文机构|发布机构|公开机构|主题分类|信息分类|主题词|发文字号|文号|成文日期|生成日期|公开日期|有效性|公开方式|生效日期|废止日期)\s*[：:]"
    r"|(?:发件人|寄件者|寄件人|收件人|收件者|抄送|副本|日期|时间|发送时间|密送|附件|来源|作者|发布时间|发布日期)\s*[：:]"
)
_MASTHEAD = re.compile(
    r".{2,24}(?:文件|新[闻聞]稿|简报|内部资料|内部明电)|.{2,30}(?:公[报報]|[简簡][报報]|通[讯訊])[\s\u3000]*.{0,12}期|.{1,16}[〔\[（(【]\s?[0-9]{4}\s?[〕\]）)】]\s?第?\s?[0-9]{1,5}\s?[号號]|第?\s?[0-9]{1,4}\s?期"
)
"""What stands over a title in a paper's own hand: its issuer, its number."""

_GROUP = re.compile(
    r"[上中下前后後续續][篇编編卷册冊辑輯部]|[卷编編辑輯部册冊][一二三四五六七八九十0-9]{1,3}"
    r"|[0-9〇零一二三四五六七八九]{4}年?(?:[—–至到~-]+[0-9〇零一二三四五六七八九]{2,4}年?)?|附[录錄].{0,8}"
)
_BARE = re.compile(
    r"[（(]?[0-9０-９〇零一二三四五六七八九十百]{1,5}[）)]?|第[0-9〇一二三四五六七八九十百]{1,4}[篇节節章回]?"
    r"|(?:再版|编|編|译|譯|校)?[后後]记|(?:再版|新版|初版)?(?:前言|序言?|自序|代序|跋|[总總緒绪]?引言)|[结結][语語]|尾[声聲]"
)
_HAN = "一二三四五六七八九十"
_BRACKETED = re.compile(r"[【《〖]([^【】《》〖〗]{4,50})[】》〗]")
_OCCASION = re.compile(
    rf"(?:[0-9０-９]{{4}}|[〇○零一二三四五六七八九]{{4}})年[0-9０-９{_HAN}]{{1,3}}月[0-9０-９{_HAN}]{{1,3}}日在[^。，；：]{{4,50}}上(?:的?(?:报告|報告|讲话|講話))?"
)
_ATTACHED = re.compile(r"\s?[（(]附有?(?:图|圖|照|表|视|視|短片|影片)[^（）()]{0,12}[）)]$")
_NOTE_MARK = re.compile(r"(?<=\S)\s?([\[［][0-9０-９]{1,3}[\]］]|〔[0-9０-９]{1,3}〕|[①-⑳]|[*＊※]{1,3})$")
_SPACED_OUT = re.compile(r"\S(?:[ \u3000\t]+\S){1,40}")
_SPEECH = re.compile(
    r"(?:讲话|讲话稿|讲稿|致辞|致词|发言|发言稿|演讲|演讲稿|演说|主持词|贺词|祝词|祝酒词|献词|开幕词|闭幕词|欢迎词|欢送词|答谢词|答词|悼词"
    r"|倡议书|公开信|贺信|(?:工作|调研|调查|考察|视察|述职|情况)的?(?:报告|汇报))"
    r"(?:范文|全文|实录|摘要|材料)?(?:[（(][^（(]{1,16}[）)])?[）)》\s]*$"
)
_DEALT_WITH = re.compile(r"(?:传达|学习|审议|听取|研究|讨论|通过|观看|宣读|印发|关于学习)")


def opening_title(lines: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    """Read the title at the top of some lines, and give the others; it is empty where they open with none."""
    form = layout(lines[:_FORM_LINES])
    masthead: tuple[str, Sequence[Line]] | None = None
    for place in range(min(FRINGE_LINES, len(lines))):
        if _MASTHEAD.fullmatch(lines[place].text) is not None:
            masthead = masthead or (lines[place].text, [*lines[:place], *lines[place + 1 :]])
            continue
        title, rest = ("", lines) if _is_person(lines[place].text) else _title_here(lines[place:], form)
        if title:
            surer = _surer(title, lines, len(lines) - len(rest))
            if surer:
                title, rest = _title_here(lines[surer:], form)
                return title, [*lines[:surer], *rest]
            return title, [*lines[:place], *rest]
        if not _is_fringe(lines[place].text):
            break
    return masthead or ("", lines)


def under_title(title: str, lines: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    """Drop the lines that only say the title again; read the title from them where there is none yet."""
    if not title:
        return opening_title(lines)
    if (
        _CONNECTS.search(title) is not None
        and lines
        and lines[0].label is not Label.HEADING
        and marks.is_title(lines[0].text)
    ):
        title, lines = f"{title}{lines[0].text}", lines[1:]
    kept: list[Line] = []
    start = 0
    while start < len(lines) and start < FRINGE_LINES + len(kept):
        again = _lines_again(lines[start : start + TITLE_LINES], title)
        if again:
            start += again
        elif _is_fringe(lines[start].text) or marks.is_byline(lines[start].text):
            kept.append(lines[start])
            start += 1
        else:
            break
    if kept and not any(_lines_again(lines[place : place + TITLE_LINES], title) for place in range(start)):
        return title, lines
    return title, [*kept, *lines[start:]]


def _surer(title: str, lines: Sequence[Line], start: int) -> int:
    """Find a line below what may only name a site or a column that is surer to be the title; 0 where there is none.

    It is said again, or the name of a talk with its speaker or date under it, or what stands above a byline.
    """
    if is_document(title) and len(title) > COLUMN_LENGTH:
        return 0
    dated = False
    for place in range(start, min(start + FRINGE_LINES, len(lines) - 1)):
        text, under = lines[place].text, lines[place + 1].text
        if len(text) > marks.FIRST_TITLE_LENGTH or marks.is_sentence(text) or marks.is_salutation(text):
            return 0
        dated = dated or marks.is_date(text)
        named = bylines.is_author(text.partition("（")[0])
        if named or lines[place].label is Label.HEADING or not marks.is_first_title(text):
            continue
        again = any(_same(line.text, text) for line in lines[place + 1 : place + TITLE_LINES + 1])
        headed = is_speech(text) and (marks.is_speaker(under) or marks.is_date(under) or marks.is_salutation(under))
        if again or headed or (marks.is_byline(under) and (dated or len(title) <= COLUMN_LENGTH)):
            return place
    return 0


def _lines_again(lines: Sequence[Line], title: str) -> int:
    """Tell how many lines say the title once more, 0 where they do not."""
    for count in range(1, len(lines) + 1):
        if _same("".join(line.text for line in lines[:count]), title):
            return count
    return 0


def unbracketed(lines: Sequence[Line]) -> Sequence[Line]:
    """Write titles without the brackets around them, where a talk begins under them; a document named so stays."""
    found = {
        place: match[1]
        for place, (line, under) in enumerate(itertools.pairwise(lines))
        if (match := _BRACKETED.fullmatch(line.text)) is not None
        and is_document(match[1])
        and (marks.is_salutation(under.text) or marks.is_date(under.text))
    }
    if not found:
        return lines
    return [replace(line, text=found[place]) if place in found else line for place, line in enumerate(lines)]


def without_notes(title: str, lines: Sequence[Line]) -> str:
    """Write a title without a note on attached pictures, and without a footnote's mark that opens a line below, too."""
    title = _ATTACHED.sub("", title) or title
    match = _NOTE_MARK.search(title)
    if match is None or not (match[1][0] == "〔" or any(line.text.startswith(match[1]) for line in lines)):
        return title
    return title[: match.start()]


def is_document(title: str) -> bool:
    """Tell whether a title names a kind of document, such as a report or a talk."""
    return _DOCUMENT.search(marks.simple(title)) is not None


def is_speech(title: str) -> bool:
    """Tell whether a title names a talk or a report, and does not say that somebody dealt with one."""
    title = marks.simple(title)
    return _SPEECH.search(title) is not None and _DEALT_WITH.match(title) is None


def joined(words: Sequence[str]) -> str:
    """Join the lines of a title as a person would write it in one."""
    title = words[0]
    for before, text in itertools.pairwise(words):
        tight = _JOINED.match(text) is not None or _ORGAN_END.search(before) is not None
        title += text if tight else f" {text}"
    return title


def _title_here(lines: Sequence[Line], form: Layout) -> tuple[str, Sequence[Line]]:
    """Read the title that the first of some lines opens, and give the lines below; it is empty where it opens none."""
    title = _marked_title(lines[0])
    count = 1
    if not title:
        title, count = _wrapped_title(lines, form) or _plain_title(lines)
    elif len(lines) > 1 and _is_subtitle_of(title, lines[1].text):
        title, count = f"{title}{lines[1].text}", 2
    return under_title(title, lines[count:]) if title else ("", lines)


def _marked_title(line: Line) -> str:
    """Read a title that the file labels, that a label stands before, or that is set like one; empty for any other."""
    if line.label is Label.HEADING:
        return line.text
    said = _without_form(line.text)
    return labelled(line.text) or (said if said != line.text and is_speech(said) else "")


def _wrapped_title(lines: Sequence[Line], form: Layout) -> tuple[str, int] | None:
    """Read a title that the width of the page broke in two; None where the first line does not go over."""
    if len(lines) < 2 or not is_full(lines[0], lines[1], form) or _opens(lines[1].text):
        return None
    whole = f"{lines[0].text}{lines[1].text}"
    below = lines[2] if len(lines) > 2 else Line("")
    opened = (form.indented and below.indent > 0) or (below.text != "" and _opens(below.text)) or is_document(whole)
    return (whole, 2) if opened and marks.is_first_title(whole) else ("", 0)


def _plain_title(lines: Sequence[Line]) -> tuple[str, int]:
    """Read a title told by its words and what stands under it, and count its lines."""
    text = lines[0].text
    if _leads_on(lines):
        return f"{text}{lines[1].text}", 2
    subtitle = _subtitle(lines)
    if subtitle:
        return joined([line.text for line in lines[: subtitle + 1]]), subtitle + 1
    if not marks.is_first_title(text) or is_half(lines):
        return "", 0
    end = 1
    while (
        end < min(len(lines), TITLE_LINES)
        and lines[end].label is not Label.HEADING
        and goes_on_as_title(lines[end - 1].text, lines[end].text)
    ):
        if any(_same(line.text, lines[end].text) for line in lines[end + 1 : end + 1 + TITLE_LINES]):
            break  # what is said again is the title, and what stands above it a site's name
        end += 1
    return joined([line.text for line in lines[:end]]), end


def _is_subtitle_of(title: str, text: str) -> bool:
    return text.startswith("——") and goes_on_as_title(title, text)


def _subtitle(lines: Sequence[Line]) -> int:
    """Find the subtitle under a title, which may take more than one line then; 0 where there is none."""
    for count in range(1, min(SUBTITLED_LINES + 1, len(lines))):
        if lines[count].text.startswith("——"):
            return count if goes_on_as_title("", lines[count].text) else 0
        above = lines[count].text
        again = marks.core(above)[:AGAIN_LETTERS] in marks.core(lines[0].text)
        if (
            again
            or not marks.is_title(above)
            or is_document(lines[count - 1].text)
            or _is_person(lines[count - 1].text)
        ):
            return 0
        if marks.is_date(above) or bylines.is_author(above) or lines[count].label is Label.HEADING:
            return 0
    return 0


def is_half(lines: Sequence[Line]) -> bool:
    """Tell whether what might be a title is the first part of a sentence that goes on, or several of its clauses."""
    line, below = lines[0], lines[1] if len(lines) > 1 else Line("")
    commas = line.text.count("，") + line.text.count(",")
    if not commas or line.label is Label.HEADING or is_document(line.text):
        return False
    headed = not below.text or _opens(below.text) or marks.is_speaker(below.text) or bylines.is_author(below.text)
    runs_on = not below.gap and below.indent <= line.indent and not marks.is_terminated(below.text)
    if runs_on and len(below.text) >= HALF_LINE and not headed:
        return True
    return commas > 1 and len(line.text) >= marks.BODY_LENGTH and not headed


def _is_person(text: str) -> bool:
    """Tell whether a line above a title names who speaks, such as `周明同志`."""
    return text.endswith(("同志", "先生", "女士")) and bylines.is_author(text)


def labelled(text: str) -> str:
    """Read a title behind a label, such as `标题：`; empty where there is none."""
    label = _LABEL.fullmatch(text) if len(text) <= marks.FIRST_TITLE_LENGTH else None
    return next(filter(None, label.groups())).strip("\"' ") if label else ""


def bracketed(text: str) -> str:
    """Read a title that stands alone in brackets, such as `《秋到梅岭》`; empty where there is none."""
    match = _BRACKETED.fullmatch(text)
    return match[1] if match else ""


def _leads_on(lines: Sequence[Line]) -> bool:
    """Tell whether a title ends its first line with a colon and has a byline under the second."""
    if len(lines) <= TITLE_LINES or lines[0].text[-1] not in "：:" or not marks.is_byline(lines[2].text):
        return False
    return marks.is_first_title(lines[0].text[:-1]) and marks.is_first_title(lines[1].text)


def _opens(text: str) -> bool:
    """Tell whether a line under a title begins a text or tells its date, so that the title does not go on in it."""
    return marks.is_salutation(text) or marks.is_date(text) or marks.opens_block(text)


def _without_form(text: str) -> str:
    """Write a title without the number it opens with and the spaces it was set with, as in `开　幕　词`."""
    opening = openings.numbered(text) if len(text) <= marks.TITLE_LENGTH else None
    if opening is not None and opening.kind != "part":
        return text[opening.end :]
    return marks.squeeze(text) if _SPACED_OUT.fullmatch(text) is not None else text


def _is_fringe(text: str) -> bool:
    return len(text) <= 2 * _FRINGE_LENGTH and (
        marks.is_caption(text)
        or _is_person(text)
        or (len(text) <= _FRINGE_LENGTH and (marks.is_date(text) or marks.is_bracketed(text) or is_volume(text)))
        or _FRINGE.match(marks.squeeze(text)) is not None
        or (len(text) <= _LATIN_LENGTH and text.isascii())
    )


def is_volume(text: str) -> bool:
    """Tell whether a line names a part of a book, such as `第一辑　春风里`."""
    opening = openings.numbered(text)
    return opening is not None and opening.kind == "part" and not marks.is_terminated(text)


def is_group(text: str) -> bool:
    """Tell whether a heading groups pieces: a part of a book, or the years they are from."""
    return is_volume(text) or _GROUP.fullmatch(marks.squeeze(text)) is not None


def is_bare(title: str) -> bool:
    """Tell whether a title says nothing without its book: only a number, or the name of a part such as `后记`."""
    return _BARE.fullmatch(marks.squeeze(title)) is not None


def goes_on_as_title(before: str, text: str) -> bool:
    """Tell whether a title goes on in the line below it: a subtitle, or what an organ wrote about."""
    if text.startswith(("——", "—")):
        return len(text) <= marks.TITLE_LENGTH and not marks.is_sentence(text) and not marks.is_rule(text)
    if len(before) <= COLUMN_LENGTH and is_document(before) and _OCCASION.fullmatch(text) is not None:
        return True
    if is_speech(before) and is_speech(text):
        return False
    return marks.is_title(text) and (
        text.startswith(("关于", "關於", "在")) or (_ORGAN_END.search(before) is not None and len(before) <= 30)
    )


def _same(text: str, title: str) -> bool:
    return len(text) <= 2 * len(title) + 20 and _title_core(text) == _title_core(title)


def _title_core(text: str) -> str:
    label = _LABEL.fullmatch(text)
    text = _ADDED.sub("", (next(filter(None, label.groups())) if label else text).strip(" （(）)【】[]《》"))
    return marks.core(text)
