"""What a line is by its own looks: a piece marker, a numbered heading, a salutation, a date, or a possible title.

Every function takes one line without whitespace around it and looks at nothing else.
"""

import re
from dataclasses import dataclass

HEADING_LENGTH = 60
"""A numbered line up to this long, with no sentence end inside, can be a heading."""

TITLE_LENGTH = 50
FIRST_TITLE_LENGTH = 80
"""The first line of a file is a title up to this length, a line further down up to the shorter one."""

MARKER_LENGTH = 120

_HAN = "一二三四五六七八九十百零〇两"
_DIGIT = "0-9０-９"
_VALUES = {char: value for value, char in enumerate("〇一二三四五六七八九十")} | {"零": 0, "两": 2}

_OPENERS = r"[\s#>【\[（(《<「*_]*"
_MARKER = re.compile(
    rf"{_OPENERS}(?:第\s*(?P<a>[{_HAN}]{{1,4}}|[{_DIGIT}]{{1,3}})\s*篇"
    rf"|(?:篇|范文|例文|样文)\s*[（(]?\s*(?P<b>[{_HAN}]{{1,4}}|[{_DIGIT}]{{1,3}})\s*[）)]?)"
    r"(?P<gap>[】\]）)》>」*_\s]*[：:、.．\-—|\s]*)(?P<title>.*)"
)
_TRAILING_MARKER = re.compile(
    rf"(?P<title>.{{2,50}}?)[\s\-—_（(【\[]*(?:第\s*(?P<a>[{_HAN}]{{1,4}}|[{_DIGIT}]{{1,3}})\s*篇"
    rf"|(?:篇|范文)\s*(?P<b>[{_HAN}]{{1,4}}|[{_DIGIT}]{{1,3}}))[）)】\]\s：:]*"
)
_MARKDOWN = re.compile(r"(#{1,6})[\s]+(\S.*)")
_CLOSING_HASHES = re.compile(r"\s+#+$")

SPOKEN = frozenset({"first", "one is", "its first"})
"""Kinds of numbers that belong to speech: such an opening always stays in the text."""

_NUMBERED = (
    (
        "part",
        re.compile(
            rf"第\s*([{_HAN}]{{1,4}}|[{_DIGIT}]{{1,3}})\s*(?:部分|[章编节])(?=$|[\s：:、.．，,—])[\s：:、.．，,—]*"
        ),
    ),
    ("han", re.compile(rf"([{_HAN}]{{1,3}})(?:\s*[、．.][\s、．.]*|\s+(?=.{{2,40}}$))")),
    ("paren-han", re.compile(rf"[（(﹙]\s*([{_HAN}]{{1,3}})\s*[）)﹚][\s、．.]*")),
    ("paren-han", re.compile(r"([㈠-㈩])[\s、．.]*")),
    ("arabic", re.compile(rf"([{_DIGIT}]{{1,2}})(?:\s*[、．]|\.(?![{_DIGIT}]))[\s、．.]*")),
    ("arabic", re.compile(r"([⒈-⒛])\s*")),
    ("paren-arabic", re.compile(rf"[（(﹙]\s*([{_DIGIT}]{{1,2}})\s*[）)﹚][\s、．.]*")),
    ("paren-arabic", re.compile(rf"([⑴-⒇])\s*|([{_DIGIT}]{{1,2}})[）)]\s*")),
    ("circle", re.compile(r"([①-⑳])[\s、．.]*")),
    ("first", re.compile(rf"第([{_HAN}]{{1,3}})(?:[，,、：:]|\s+)|(首先|其次|再次|最[后後])[，,、：:]")),
    ("one is", re.compile(rf"([{_HAN}]{{1,2}})(?:是|要(?=[^求点素闻务领害])|则[，,])")),
    ("its first", re.compile(r"其([一二三四五六七八九])[，,、：:]")),
)
_ORDER = {"首先": 1, "其次": 2, "再次": 3}
_SECOND_NUMBER = re.compile(r"[0-9０-９]{1,2}(?=月|日|号|个|年级|层|楼|季度)")
_FOLLOWED = {"一": "二", "二": "三", "三": "四", "四": "五", "五": "六", "六": "七", "七": "八", "八": "九"}
_NOT_ENUMERATED = "〇零○OoＯ0十百年个大农项条届点"

_SIMPLE = str.maketrans(
    "關於報講話發視調導領們記員會議來歡閱範標題綱總結彙匯對給學習檢問簡內時間開閉團隊縣區鄉鎮書長處黨廳職誼賀詞辭詢單從業"
    "當際協聯勞動與這還運縱觀壇務農場環為國產眾親愛師導聽戰賓嘉婦資聞訪談論實際紀緒",
    "关于报讲话发视调导领们记员会议来欢阅范标题纲总结汇汇对给学习检问简内时间开闭团队县区乡镇书长处党厅职谊贺词辞询单从业"
    "当际协联劳动与这还运纵观坛务农场环为国产众亲爱师导听战宾嘉妇资闻访谈论实际纪绪",
)

TERMINAL = "。！？；：…!?;:"
_MIDDLE = "，、,"
_CLOSERS = "”’」』）》】)]〉\"'*_"
CONTINUING = "，。、；：！？”’」』）》】〉…,;:!?)]"

_SALUTATION = re.compile(
    r"^(?:尊敬|敬爱|亲爱)的|各位|(?:同志|朋友|女士|先生|代表|委员|老师|同学|乡亲|战友|同事|同仁|嘉宾|来宾|家长|记者|居民|职工|青年|干部|员工|校友|父老|街坊|社员|学员|官兵|队员)们"
)
_SALUTATION_LENGTH = 80
_DATE = re.compile(
    rf"[（(【\[]?\s*(?:时间|日期)?[：:]?\s*(?:[{_DIGIT}]{{4}}|[二一][〇○零Ｏ0OＯo九八七六五四三二一]{{3}}|[Xx×]{{2,4}})\s*(?:年|[-./])"
    rf"\s*(?:[{_DIGIT}]{{1,2}}|[{_HAN}]{{1,3}}|[Xx×]{{1,2}})\s*(?:月|[-./])?"
    rf"\s*(?:[{_DIGIT}]{{1,2}}|[{_HAN}]{{1,3}}|[Xx×]{{1,2}})?\s*[日号號]?(?P<rest>.{{0,40}})"
)
_DAY = re.compile(rf"[（(]?(?:[{_DIGIT}]{{1,2}}|[{_HAN}]{{1,3}})月(?:[{_DIGIT}]{{1,2}}|[{_HAN}]{{1,3}})[日号號][）)]?")
_DAY_REST = re.compile(r"[）)】\]]?|\s*(?:星期|周|[上下]午|晚|于|於|在)?[^，。：]{0,8}|\s+[^，。：]{0,20}")
_LABELS = frozenset(
    [
        "时间",
        "地点",
        "日期",
        "作者",
        "来源",
        "主持",
        "主持人",
        "主讲",
        "主讲人",
        "记者",
        "编辑",
        "责任编辑",
        "发布",
        "发布时间",
        "参加",
        "出席",
        "列席",
        "记录",
        "记录人",
        "问",
        "答",
        "内容",
        "简要内容",
        "内容提要",
        "摘要",
        "关键词",
        "附件",
        "电话",
        "联系人",
        "地址",
        "文号",
        "字号",
        "发言人",
        "讲话人",
        "演讲人",
        "單位",
        "单位",
        "時間",
        "地點",
        "來源",
        "主持人",
        "出席人員",
        "参会人员",
        "核心提示",
        "编者按",
    ]
)
_PATH = re.compile(r"[>»›|]|^当前位置")
_BRACKETED = re.compile(r"[（(【\[].{1,80}[）)】\]]")
_BULLET = re.compile(r"(?:[-+*•●○■□◆◇▲△★☆※→▪►▶❖✓√]|—(?!—))\s*\S")
_LINK = re.compile(r"https?://|www\.|[\w.]+@[\w.]+", re.IGNORECASE)
_COLUMNS = re.compile(r"\t|\|.*\||\S[ \u3000]{2,}\S+[ \u3000]{2,}\S")
_RULE = re.compile(r"[-=_*~—─━·.。…#\s]{3,}")
_SPACES = re.compile(r"\s+")
_LETTER = re.compile(r"[^\W\d_]")
_LIST_SO_FAR = re.compile(r"[；;][^。！？!?；;]{0,400}[；;]$")
_INNER_END = re.compile(r"[。！？!?][”’」』）》】)\"']*(?=.)")


@dataclass(frozen=True, slots=True)
class Marker:
    """A line that opens a piece: its number and the title behind the number, which may be empty."""

    number: int
    title: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that opens with a number of some `kind`; `end` is where its own words begin."""

    kind: str
    number: int
    end: int


def simple(text: str) -> str:
    """Give the text with the Traditional characters that matter in this room written as Simplified ones."""
    return text.translate(_SIMPLE)


def squeeze(text: str) -> str:
    """Give the text without whitespace."""
    return _SPACES.sub("", text)


def value(digits: str) -> int:
    """Read a number in Arabic, Chinese or enclosed digits; what cannot be read counts as 0."""
    if digits in _ORDER:
        return _ORDER[digits]
    if len(digits) == 1 and digits not in _VALUES and not digits.isdecimal():
        for first in "㈠⒈⑴①":
            if 0 <= ord(digits) - ord(first) < 20:
                return ord(digits) - ord(first) + 1
        return 0
    if digits.isdecimal():
        return int(digits)
    total = 0
    current = 0
    for char in digits:
        if char == "百":
            total, current = total + (current or 1) * 100, 0
        elif char == "十":
            total, current = total + (current or 1) * 10, 0
        else:
            current = _VALUES.get(char, 0)
    return total + current


def marker(text: str) -> Marker | None:
    """Read a piece marker such as `第一篇：…`, `篇一：…`, `范文二` or `…讲话稿 篇3`."""
    if len(text) > MARKER_LENGTH or ("篇" not in text and "文" not in text):
        return None
    match = _MARKER.fullmatch(text)
    if match is not None:
        title = plain(match["title"])
        separated = bool(match["gap"]) or not title
        spoken = title.endswith(("。", "；", "，", "、")) or _INNER_END.search(title) is not None
        if title[:1] in tuple("章幅目文的是，,") and not match["gap"]:
            return None
        if not spoken:
            return Marker(value(match["a"] or match["b"]), title, sure=separated)
        return None
    match = _TRAILING_MARKER.fullmatch(text)
    if match is None or any(char in match["title"] for char in "。，；：！？"):
        return None
    return Marker(value(match["a"] or match["b"]), plain(match["title"]), sure=True)


def markdown(text: str) -> tuple[int, str] | None:
    """Read a Markdown heading: its depth and its words."""
    match = _MARKDOWN.fullmatch(text) if text.startswith("#") else None
    return (len(match[1]), plain(_CLOSING_HASHES.sub("", match[2]))) if match else None


def plain(title: str) -> str:
    """Strip Markdown emphasis and whitespace from around a title."""
    title = title.strip().strip("*_").strip() if title[:1] in "*_ \u3000\t" or title[-1:] in "*_ \u3000\t" else title
    return title.rstrip("】]") if "【" not in title and "[" not in title else title


def numbered(text: str) -> Numbered | None:
    """Read the number a line opens with: `一、` `（一）` `1．` `（1）` `①` `第一部分`, or spoken, `第一，` `一是`."""
    start = len(text) - len(text.lstrip("*_"))
    for kind, pattern in _NUMBERED:
        match = pattern.match(text, start)
        if match is None:
            continue
        digits = next((group for group in match.groups() if group), "")
        if kind in {"han", "arabic"} and _enumerates(text, match):
            return None
        return Numbered(kind, value(digits), match.end())
    return None


def _enumerates(text: str, match: re.Match[str]) -> bool:
    """Tell `二、三产业` (the second and third sector), or `2、3月`, from the heading `二、三年来的工作`."""
    if match[1].isdecimal():
        other = _SECOND_NUMBER.match(text, match.end())
        return other is not None and int(other[0]) == int(match[1]) + 1
    following = text[match.end() : match.end() + 2]
    return (
        len(following) == 2
        and _FOLLOWED.get(match[1]) == following[0]
        and following[1] not in _NOT_ENUMERATED
        and "、" in match[0]
    )


def is_terminated(text: str) -> bool:
    """Tell whether a line ends where a sentence, a clause of a list or a lead-in ends."""
    end = text.rstrip(_CLOSERS)[-1:]
    return end in TERMINAL or (end == "." and not text[-2:-1].isdigit())


def is_sentence(text: str) -> bool:
    """Tell whether a line ends as spoken sentences do."""
    return text.rstrip(_CLOSERS)[-1:] in tuple("。！？；!?;…")


def pauses(text: str) -> bool:
    """Tell whether a line ends at a comma."""
    return text[-1:] in tuple(_MIDDLE)


def is_within_list(text: str) -> bool:
    """Tell whether the last sentence of a line, which ends in a semicolon, already holds another one."""
    return _LIST_SO_FAR.search(text) is not None


def sentences_inside(text: str) -> bool:
    """Tell whether a sentence ends before the line does."""
    return _INNER_END.search(text) is not None


def is_salutation(text: str) -> bool:
    """Tell whether a line only addresses its hearers, such as `各位委员，同志们：`."""
    return (
        len(text) <= _SALUTATION_LENGTH
        and text[-1] in "：:！!，,"
        and "。" not in text
        and _SALUTATION.search(simple(text)) is not None
    )


def is_date(text: str) -> bool:
    """Tell whether a line is a date, bracketed or not, with a place or an occasion behind it."""
    if len(text) > 60 or "，" in text or "。" in text:
        return False
    match = _DATE.fullmatch(text)
    if match is None:
        return _DAY.fullmatch(text) is not None
    return text[0] in "（(【[" or _DAY_REST.fullmatch(match["rest"]) is not None


def is_bracketed(text: str) -> bool:
    """Tell whether a whole line stands in brackets."""
    return _BRACKETED.fullmatch(text) is not None


def is_row(text: str) -> bool:
    """Tell whether a line looks like a row of a table."""
    return len(text) < 500 and _COLUMNS.search(text) is not None


def is_bullet(text: str) -> bool:
    """Tell whether a line opens with a bullet."""
    return _BULLET.match(text) is not None and not text.startswith("**")


def is_rule(text: str) -> bool:
    """Tell whether a line is only drawn, such as `------`."""
    return _RULE.fullmatch(text) is not None


def opens_block(text: str) -> bool:
    """Tell whether a line by its looks begins a paragraph of its own."""
    return (
        numbered(text) is not None
        or is_bullet(text)
        or is_salutation(text)
        or markdown(text) is not None
        or (is_bracketed(text) and len(text) <= 60)
        or text.startswith("——")
        or is_rule(text)
    )


def is_first_title(text: str) -> bool:
    """Tell whether a line could be the title of a file: it may be longer, exclaim, or hold a colon inside."""
    text = text.rstrip("！!？?")
    before, _, after = text.partition("：")
    named = before if after and before not in _LABELS and len(before) > 1 and not is_salutation(f"{before}：") else text
    return is_title(named if named is text else f"{before}{after}", FIRST_TITLE_LENGTH)


def is_title(text: str, longest: int = TITLE_LENGTH) -> bool:
    """Tell whether a line could be a title: short, without end punctuation, no number, date, row, bullet or address."""
    words = squeeze(text)
    return (
        4 <= len(words) <= longest
        and len(_LETTER.findall(words)) >= 4
        and not is_terminated(text)
        and not pauses(text)
        and text[-1] not in "—-~"
        and text[0] not in CONTINUING
        and text[0] not in "的了们們"
        and not sentences_inside(text)
        and "；" not in text
        and words.count("，") + words.count(",") <= 2
        and not any(sign in text for sign in "：:")
        and not opens_block(text)
        and not is_date(text)
        and not is_row(text)
        and _PATH.search(text) is None
        and _LINK.search(text) is None
    )
