"""Lines are cleaned here: characters nobody wrote and lines nobody spoke go, everything else stays.

Whitespace around a line goes too, but is remembered: a blank line before it and an indent both say where
paragraphs begin.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.lines import Label, Line
from index.structure import markup, scanned, sites, torn_paragraphs
from index.structure.rules import Mark, has_mark
from index.structure.rules.controls import without_controls
from index.structure.rules.forms import BOLD, BOXED
from index.structure.rules.markers import markdown, plain_number
from index.structure.rules.title_lines import NOTE_SIGN, TITLE_LENGTH

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\ue000-\uf8ff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
    "|\u200d(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]\u200d)"
)
_TIGHT = r"(?m)^#{2,6}[\u4e00-\u9fff0-9]"
_TIGHT_HEADING = r"(?m)^(?=#{1,6}[\u4e00-\u9fff《“【（]|##+[0-9])#{1,6}(?=[^#\n]{1,60}$)"
_CLOSES = {"[": "]", "［": "］", "〔": "〕"}
_BOX = frozenset("│┃║")


def lines_of(text: str) -> list[Line]:
    """Give the lines of a plain text as it stands in a file, its tags, entities and front matter taken off."""
    text = torn_paragraphs.in_one_line(markup.without_markup(markup.without_front(_LINE_ENDS.sub("\n", text))))
    if "##" in text and re.search(_TIGHT, text) is not None:
        text = re.sub(_TIGHT_HEADING, r"\g<0> ", text)
    return [Line(line) for line in text.split("\n")]


def clean(given: Sequence[Line]) -> list[Line]:
    """Give the lines that hold something, without noise; what Markdown's signs say of a line is its label."""
    lines: list[Line] = []
    dropped: set[int] = set()
    controlled = False
    gap = 0
    ruled = False
    for line in scanned.restored([part for each in given for part in _parts(each)]):
        raw = line.text
        known = line.label is not Label.UNKNOWN
        stripped = raw.strip()
        if not known and stripped.startswith(">"):
            stripped = markup.unquoted(stripped)
        if stripped[:1] in _BOX and (boxed := BOXED.pattern.fullmatch(stripped)):
            stripped = boxed[1].strip()
        if not stripped:
            gap += 1
            continue
        if line.label is Label.HEADING and plain_number(stripped):
            lines.append(replace(line, text=plain_number(stripped), gap=gap, ruled=ruled))
            gap, ruled = 0, False
            continue
        if has_mark(stripped, Mark.DRAWN):
            if lines and not gap and len(lines) - 1 not in dropped and has_mark(stripped, Mark.UNDERLINE):
                lines[-1] = _underlined(lines[-1], stripped)
            gap += 1
            ruled = "|" not in stripped
            continue
        if has_mark(stripped, Mark.FURNITURE):
            dropped.add(len(lines))
            lines.append(Line(stripped))
            continue
        may_be_bold = stripped[0] in "*_" and not known
        bold = BOLD.pattern.fullmatch(_in_one_piece(stripped)) if may_be_bold else None
        words = bold[2].strip() if bold else stripped
        text = without_controls(words)
        controlled = controlled or text != words
        if text is raw and not gap and not ruled and (known or text[0] != "#"):
            lines.append(line)
        elif text:
            head = None if known else markdown(text)
            label, level = (Label.HEADING, head[0]) if head else (line.label, line.level)
            lines.append(Line(head[1] if head else text, label, level, gap, _indent(raw), ruled, line.page))
            gap, ruled = 0, False
    lines = _without_false_headings(lines)
    if not dropped and not controlled:
        return lines
    dropped |= {
        place
        for place, line in enumerate(lines)
        if not dropped.isdisjoint({place - 1, place + 1}) and has_mark(line.text, Mark.ADDRESS)
    }
    texts = [line.text for line in lines]
    dropped |= sites.buttons_below(texts, dropped)
    dropped |= sites.around(texts, dropped)
    return [line for place, line in enumerate(lines) if place not in dropped]


def _without_false_headings(lines: list[Line]) -> list[Line]:
    """Take the label off an address to hearers, and off a date under a heading, that are set as headings are."""
    false = {
        place
        for place, line in enumerate(lines)
        if line.label is Label.HEADING
        and (
            has_mark(line.text, Mark.SALUTATION)
            or (place and lines[place - 1].label is Label.HEADING and has_mark(line.text, Mark.DATE, Mark.BYLINE))
        )
    }
    return [replace(line, label=Label.UNKNOWN, level=0) if n in false else line for n, line in enumerate(lines)]


def _parts(line: Line) -> Sequence[Line]:
    """Give a line without invisible characters, or its parts where it holds line ends."""
    if line.text.strip(" \u3000").isprintable():
        return (line,)
    text = _INVISIBLE.sub("", line.text)
    if "\n" in text or _LINE_ENDS.search(text) is not None:
        return [replace(line, text=part) for part in _LINE_ENDS.sub("\n", text).split("\n")]
    return (line,) if text == line.text else (replace(line, text=text),)


def _in_one_piece(text: str) -> str:
    """Write a line that is bold in several pieces, as converters leave it, bold in one."""
    return text.replace("****", "") if text.startswith("**") and text.endswith("**") else text


def _indent(raw: str) -> int:
    before = raw[: len(raw) - len(raw.lstrip())]
    return len(before) + before.count("\u3000")


def _underlined(line: Line, rule: str) -> Line:
    """Label a line that is underlined, as Markdown allows, as the heading it is."""
    if (
        line.label is not Label.UNKNOWN
        or len(line.text) > TITLE_LENGTH
        or "：" in line.text
        or ":" in line.text
        or line.text[-1] in "。；，"
    ):
        return line
    return Line(line.text, Label.HEADING, 1 if rule[0] == "=" else 2, line.gap, page=line.page)


def without_note_signs(lines: Sequence[Line]) -> Sequence[Line]:
    """Give the lines without the marks of footnotes inside them, so that no word is parted; each opens a line below."""
    found = [[] if _lists(line.text) else list(NOTE_SIGN.pattern.finditer(line.text)) for line in lines]
    if not any(found):
        return lines
    told: set[str] = set()
    kept: list[Line] = []
    for line, signs in zip(reversed(lines), reversed(found), strict=True):
        text = line.text
        for sign in reversed(signs):
            if sign[0] in told:
                text = f"{text[: sign.start()]}{text[sign.end() :]}"
        kept.append(line if text == line.text else replace(line, text=text))
        opens = line.text[:1]
        end = 1 if "①" <= opens <= "⑳" else line.text.find(_CLOSES.get(opens, "\n")) + 1
        told.update({line.text[:end]} if end else ())
    return kept[::-1]


def _lists(text: str) -> bool:
    """Tell whether a line counts by circled figures inside it, which are no marks of footnotes then."""
    return any(sign in text for pause in "：；，、" for sign in (f"{pause}①", f"{pause}②", f"{pause}③"))
