"""Rules for how a line is set: rows, bullets, footnotes, page numbers, drawn lines."""

from index.structure.rules.line_rule import ANY_LENGTH, SHORT_LENGTH, Has, LinePart, LineRule, Mark
from index.structure.rules.numbering import UP_TO_TEN

MOST_OF_LINE = 0.75
"""A line that takes so much of the width of the others may go over into the next; a running head and a line that a site
put in take less."""

RUNNING_HEAD_LENGTH = 40
"""A running head is at most so long."""

COLUMNS = LinePart(
    "columns",
    r"\t|\|.*\||\S[ \u3000]{2,}\S+[ \u3000]{2,}\S",
    "村名　　户数　　亩数",
    "名　　户数　　亩",
    "村名　户数",
)


def _is_row(text: str, _: Has) -> bool:
    # Written out, for it is asked of every line twice: a search for one of several signs takes ten times as long.
    gaps = "  " in text or "\u3000\u3000" in text or " \u3000" in text or "\u3000 " in text
    return (gaps or "\t" in text or "|" in text) and COLUMNS.pattern.search(text) is not None


PAGE_COUNT = LineRule(
    "number of a page",
    Mark.NUMBER_ALONE,
    r"([0-9]{1,5})(?:\s*/\s*[0-9]{1,5})?",
    "12 / 40",
    "12月",
    RUNNING_HEAD_LENGTH,
    literal=True,
    opens="0123456789",
)
RUNNING_NUMBER = LineRule(
    "number of a piece",
    Mark.NUMBER_ALONE,
    r"[（(〔\[]?([0-9０-９]{1,4}|[一二三四五六七八九十百零〇]{1,5})[）)〕\]]?[.．、]?",
    "（十二）",
    "十二户",
    8,
    opens="（(〔[0123456789０１２３４５６７８９一二三四五六七八九十百零〇",
)
YEAR_ALONE = LineRule("year alone", Mark.YEAR_ALONE, r"(?:1[89]|20)[0-9]{2}", "1998", "2198", 4)
NUMBERED_HEAD = LineRule(
    "running head with its page",
    Mark.NUMBERED_HEAD,
    r"(?P<a>[0-9]{1,4})[\s·•|｜]+(?P<head>\D{2,36})|(?P<tail>\D{2,36}?)[\s·•|｜]+(?P<b>[0-9]{1,4})",
    "青石县志　128",
    "青石县志第128页",
    RUNNING_HEAD_LENGTH,
    literal=True,
)
FORM_RULES = (
    LineRule("row", Mark.ROW, _is_row, "村名　　户数　　亩数", "村名　户数、亩数", 499, literal=True),
    LineRule(
        "bullet",
        Mark.BULLET,
        r"(?!\*\*)(?:[-+*·•‣●○■□◆◇▲△★☆※→▪►▶❖✓√]|—(?!—))\s*\S.*",
        "● 修渠",
        "——在修渠会上的讲话",
        ANY_LENGTH,
        literal=True,
        opens="-+*·•‣●○■□◆◇▲△★☆※→▪►▶❖✓√—",
    ),
    LineRule(
        "brackets around",
        Mark.BRACKETED,
        r"[（(【\[].{1,80}[）)】\]]",
        "（此件公开发布）",
        "（一）修渠",
        SHORT_LENGTH,
        opens="（(【[",
    ),
    LineRule(
        "dash before",
        Mark.DASHED,
        r"(?:——|――|──|－－|-{2,6}(?=[^\s-])|-{2,6}[ \u3000](?=[^\W\d_a-zA-Z])).*",
        "——在修渠会上的讲话",
        "—3—",
        ANY_LENGTH,
        literal=True,
        opens="—―─－-",
    ),
    LineRule("dots", Mark.DOTTED, r"[-=_*~—─━═·.。…#\s]{3,}", "。。。。。。", "好。", opens="-=_*~—─━═·.。…#"),
    LineRule(
        "drawn line",
        Mark.DRAWN,
        r"[-=_*~—─━═＝－＿┌┐└┘├┤┬┴┼┏┓┗┛╔╗╚╝╭╮╰╯\s]{3,}",
        "* * *",
        "……",
        opens="-=_*~—─━═＝－＿┌┐└┘├┤┬┴┼┏┓┗┛╔╗╚╝╭╮╰╯",
    ),
    LineRule(
        "rule of a Markdown table",
        Mark.DRAWN,
        r"\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?)?\s*",
        "| :-- | --: |",
        "| 甲 | 乙 |",
        opens="|:-",
    ),
    LineRule("underline", Mark.UNDERLINE, r"={3,}|-{3,}", "=====", "==-=="),
    LineRule(
        "number or sign of a footnote",
        Mark.NOTE,
        r"(?:[\[〔［（(【]\s*[0-9０-９]{1,3}\s*[\]〕］）)】]\s*|[①-⑳]\s*|[*＊※]\s+)\S.*",
        "〔１〕青石，县名。",
        "（一）青石",
        ANY_LENGTH,
        literal=True,
        opens="[〔［（(【*＊※①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    ),
    LineRule("head of the notes", Mark.NOTE, r"(?:注释|注解|註釋|註解)\s*[：:]?", "注释：", "注释一下", opens="注註"),
    LineRule(
        "head of the notes or sources",
        Mark.NOTES_HEAD,
        r"[【\[（(]?(?:[注註][释釋解]|脚[注註]|尾[注註]|[参參]考(?:文[献獻]|资料|书目))[】\]）)]?[：:]?",
        "注　　释",
        "注释一下",
        squeezed=True,
    ),
    LineRule(
        "sentence in Latin letters",
        Mark.FOREIGN,
        r"[A-Z][A-Za-z]*[,.]? .+",
        "Dear friends, the water is here.",
        "WTO规则",
        ANY_LENGTH,
        literal=True,
    ),
    LineRule(
        "times of a subtitle",
        Mark.TIMES,
        r"(?:\d{1,2}:)?\d{1,2}:\d{2}[,.]\d{1,3}\s*-->\s*(?:\d{1,2}:)?\d{1,2}:\d{2}[,.]\d{1,3}.{0,40}",
        "00:01:02,300 --> 00:01:04,100",
        "1:02 --> 1:04",
        literal=True,
    ),
    LineRule(
        "address or path inside",
        Mark.LINK,
        r"(?i:.*?(?:https?://|www\.|[\w.]+@[\w.]|[>»›|]|当前位置).*)",
        "来信请寄 zhen@example.org",
        "来信请寄镇上",
    ),
    LineRule(
        "page number between signs",
        Mark.PAGE_NUMBER,
        r"[-—–－─=~·•*\s]+(?:第\s*)?[0-9０-９]{1,4}(?:\s*页)?[-—–－─=~·•*\s]+",
        "— 12 —",
        "12",
        RUNNING_HEAD_LENGTH,
        opens="-—–－─=~·•*",
    ),
    LineRule(
        "page number in words",
        Mark.PAGE_NUMBER,
        rf"[-—–－\s]*第\s*[0-9０-９{UP_TO_TEN}百]{{1,5}}\s*[页頁]"
        rf"(?:\s*[，,、/（(]?\s*共\s*[0-9０-９{UP_TO_TEN}百]{{1,5}}\s*[页頁][）)]?)?[-—–－\s]*",
        "第 3 页 共 9 页",
        "第三章",
        RUNNING_HEAD_LENGTH,
        opens="-—–－第",
    ),
    PAGE_COUNT,
    RUNNING_NUMBER,
    YEAR_ALONE,
    NUMBERED_HEAD,
    LineRule(
        "columns far apart",
        Mark.SPREAD,
        r".*[\u3000 \t]{2,}.*",
        "青石县志　　128",
        "青石县志 128",
        RUNNING_HEAD_LENGTH,
    ),
    LineRule(
        "meeting and its day",
        Mark.DATED_HEAD,
        r"[^，。；：]{2,20}?\s*[─—–|｜·-]+\s*[0-9]{4}\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日",
        "乡民会议 ─ 2031年 2月 6日",
        "2031年2月6日",
        RUNNING_HEAD_LENGTH,
    ),
)

LINE_NUMBER = LinePart(
    "number of a line",
    r"\s{0,6}([0-9]{1,5})(?:[ \u3000]{2,}|\t|[ ]?[|:：][ ]?)(?=\S)",
    "  12  水渠",
    "  12  ",
    "12水渠",
)
BOLD = LinePart("bold", r"(\*\*|__)(?![\s*_])([^*_]{1,80})\1", "**修渠**", "**修渠**", "** 修渠")
BOXED = LinePart("box", r"[│┃║]([^│┃║]{0,200})[│┃║]", "│修渠│", "│修渠│", "│修渠")
HALF_COLON = LinePart(
    "colon of half width between words",
    r"(?<=[^\W\d]):(?=[^\W\d]|[“「‘])",
    "晨报:修渠",
    ":",
    "8:30",
)
BEFORE_SUBTITLE = LinePart("sign before a subtitle", r"[！？!?]\s*——", "来吧！——迎新", "！——", "来吧！")
COLUMN_BREAK = LinePart("gap or bar between columns", r"[\u3000\t|｜]+| {2,}", "周明　李田", "　", "周明、李田")


FORM_PARTS = (
    COLUMNS,
    LINE_NUMBER,
    BOLD,
    BOXED,
    HALF_COLON,
    BEFORE_SUBTITLE,
    COLUMN_BREAK,
)
