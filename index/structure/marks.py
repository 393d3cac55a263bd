"""What a line is by its own looks: a salutation, a date, a row, the end of a sentence, or a possible title.

Every function takes one line without whitespace around it and looks at nothing else.
"""

import re

from index.structure.openings import SPOKEN, numbered

HEADING_LENGTH = 60
"""A numbered line up to this long, with no sentence end inside, can be a heading."""

TITLE_LENGTH = 50
BODY_LENGTH = 25
"""A line of so many characters is text, whatever its end."""

FIRST_TITLE_LENGTH = 80
"""The first line of a file is a title up to this length, a line further down up to the shorter one."""

LEAST_LETTERS = 4
"""A title that nothing but its words tells has at least so many letters."""

_SIMPLE = str.maketrans(
    "關於報講話發視調導領們記員會議來歡閱範標題綱總結彙匯對給學習檢問簡內時間開閉團隊縣區鄉鎮書長處黨廳職誼賀詞辭詢單從業"
    "當際協聯勞動與這還運縱觀壇務農場環為國產眾親愛師導聽戰賓嘉婦資聞訪談論實際紀緒機構",
    "关于报讲话发视调导领们记员会议来欢阅范标题纲总结汇汇对给学习检问简内时间开闭团队县区乡镇书长处党厅职谊贺词辞询单从业"
    "当际协联劳动与这还运纵观坛务农场环为国产众亲爱师导听战宾嘉妇资闻访谈论实际纪绪机构",
)

_HAN = "一二三四五六七八九十"
_DIGIT = "0-9０-９"

TERMINAL = "。！？；：…!?;:"
_MIDDLE = "，、,"
_CLOSERS = "”’」』）》】)]〉\"'*_"
CONTINUING = "，。、；：！？”’」』）》】〉…,;:!?)]"

_SALUTATION = re.compile(
    r"^(?:尊敬|敬爱|亲爱)的|各位|(?:同志|朋友|女士|先生|代表|委员|老师|同学|乡亲|战友|同事|同仁|嘉宾|来宾|家长|记者|居民|职工|青年"
    r"|干部|员工|校友|父老|街坊|社员|学员|官兵|队员)们"
)
_HONOURED = "(?:(?:尊敬|敬爱|亲爱)的)?"
_VOCATIVE = (
    rf"{_HONOURED}(?:各位[一-鿿]{{1,6}}"
    r"|(?:同志|朋友|女士|先生|代表|委员|老师|同学|乡亲|战友|同事|家长|来宾|嘉宾)们)"
)
_VOCATIVES = re.compile(rf"{_VOCATIVE}(?:[ \u3000、，,]+{_VOCATIVE})*")
_ADDRESSED = "们們导導席员員表友宾賓学學师師长長事志仁亲親者家"
_SALUTATION_LENGTH = 80
_DATE = re.compile(
    rf"[（(【\[]?\s*(?:时间|日期)?[：:]?\s*"
    rf"(?:[{_DIGIT}]{{4}}|[二一][〇○零Ｏ0OＯo九八七六五四三二一]{{3}}|[Xx×]{{2,4}}"
    rf"|中[华華]民[国國]\s*(?:[{_DIGIT}]{{1,3}}|[〇○零{_HAN}]{{1,4}}))\s*(?:年(?:[（(][0-9]{{4}}年?[）)])?|[-./])"
    rf"\s*(?:[{_DIGIT}]{{1,2}}|[{_HAN}]{{1,3}}|[Xx×]{{1,2}})\s*(?:月|[-./])?"
    rf"\s*(?:[{_DIGIT}]{{1,2}}|[{_HAN}]{{1,3}}|[Xx×]{{1,2}})?\s*[日号號]?(?P<rest>.{{0,40}})"
)
_DAY = re.compile(
    rf"[（(]?(?:[{_HAN}]{{1,3}}年[{_HAN}]{{1,3}}月|(?:[{_DIGIT}]{{1,2}}|[{_HAN}]{{1,3}})月(?:[{_DIGIT}]{{1,2}}|[{_HAN}]{{1,3}})[日号號])[）)]?"
)
_DAY_REST = re.compile(r"[）)】\]]?|\s*(?:星期|周|[上下]午|晚|于|於|在)?[^，。：]{0,8}|\s+[^，。：]{0,20}")
_OCCASION = re.compile(r"讲话|报告|致辞|发言|工作|总结|会议?上")
_LABEL = re.compile(
    r"(?:时间|地点|日期|作者|来源|主持|主讲|记者|(?:责任)?编辑|发布|参加|参会|出席|列席|记录|单位|发言|讲话|演讲|联系)(?:人员?|时间)?"
    r"|[问答]|(?:简要|主要)?内容(?:提要|摘要)?|摘要|关键词|附件|电话|地址|[文字]号|核心提示|编者按"
)
_DANGLING = "的和与與及把在对對为為是将將从從以并並而被使让讓了也就都又很更最不"
_PATH = re.compile(r"[>»›|]|^当前位置")
_BYLINE = re.compile(
    r"(?:[•·●▪]\s*)?(?:来源|作者|时间|日期|发布(?:时间|日期|单位|机关|机构|者)?|发表时间|更新时间|信息来源|文章来源|稿源|记者|通讯员|撰稿|翻译|译者|整理|文)\s*[：:／/].{1,60}"
)
_REPORTER = re.compile(
    r"[（(]?(?:本[报報刊台]|新[华華]社|中新社)[^\s，。：:]{0,8}(?:[记記]者|通[讯訊][员員])[ \u3000]+[^，。：:]{2,20}"
    r"|《[^》]{2,20}》\s*[（(][^（()）]{4,40}[）)]"
    r"|【[^】]{2,16}】\s*[0-9]{4}[-./年][0-9]{1,2}[-./月][0-9]{1,2}日?"
)
_DATELINE = re.compile(
    r"[0-9]{4}(?:年|[-./])[0-9]{1,2}(?:月|[-./])[0-9]{1,2}日?(?:\s+[0-9]{1,2}[:：][0-9]{2}.{0,3})?\s+来源\s*[：:].{1,60}"
)
_CAPTION = re.compile(r"[（(]?(?:图为|(?:图片?|表)\s?[0-9一二三四五六七八九十]{1,2}[\s：:．.、]|图片?\s?[：:])")
_DIALOGUE = re.compile(r"[，。！？!?；]")
_OFFICE = (
    r"(?:书记|主席|主任|部长|省长|市长|县长|区长|州长|镇长|乡长|局长|厅长|院长|校长|所长|处长|科长|站长|会长|社长|理事长|董事长|总裁|总经理"
    r"|总理|总统|总干事|秘书长|司令员|政委|委员|代表|教授|院士|组长|团长|队长|村长|校友|同志)"
)
_SPEAKER = re.compile(
    rf"[^，。：；]{{0,24}}{_OFFICE}[ \u3000\t]+[^\W\d_]{{1,4}}(?:[ \u3000][^\W\d_]{{1,3}})?"
    r"|[^\W\d_](?:[ \u3000]{1,6}[^\W\d_]){1,3}"
)
_BRACKETED = re.compile(r"[（(【\[].{1,80}[）)】\]]")
_BULLET = re.compile(r"(?:[-+*•●○■□◆◇▲△★☆※→▪►▶❖✓√]|—(?!—))\s*\S")
_NOTE = re.compile(
    r"[\[〔［（(【]\s*[0-9０-９]{1,3}\s*[\]〕］）)】]\s*\S|[①-⑳]\s*\S|[*＊※]\s+\S|(?:注释|註釋|注解)\s*[：:]?$"
)
_SOURCE = re.compile(r"[（(【\[](?:选自|原载|录自|摘自|载于?|载自|原刊|引自|初载|本文)[^（）()]{2,50}[）)】\]]")
_LINK = re.compile(r"https?://|www\.|[\w.]+@[\w.]+", re.IGNORECASE)
_COLUMNS = re.compile(r"\t|\|.*\||\S[ \u3000]{2,}\S+[ \u3000]{2,}\S")
_RULE = re.compile(r"[-=_*~—─━·.。…#\s]{3,}")
_NOT_WORDS = re.compile(r"[\W_]+")
_SPACES = re.compile(r"\s+")
_LETTER = re.compile(r"[^\W\d_]")
_LIST_SO_FAR = re.compile(r"[；;][^。！？!?；;]{0,400}[；;]$")
_HALF_COLON = re.compile(r"(?<=[^\W\d]):(?=[^\W\d]|[“「‘])")
_BEFORE_SUBTITLE = re.compile(r"[！？!?]\s*——")
_INNER_END = re.compile(r"[。！？!?][”’」』）》】)\"']*(?=.)")


def simple(text: str) -> str:
    """Give the text with the Traditional characters that matter in this room written as Simplified ones."""
    return text.translate(_SIMPLE)


def squeeze(text: str) -> str:
    """Give the text without whitespace."""
    return _SPACES.sub("", text)


def core(text: str) -> str:
    """Give the letters and digits of a text, by which what is set in two ways is the same."""
    return _NOT_WORDS.sub("", text)


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
    return _LIST_SO_FAR.search(text[-1000:]) is not None


def sentences_inside(text: str) -> bool:
    """Tell whether a sentence ends before the line does."""
    return _INNER_END.search(text) is not None


def is_salutation(text: str) -> bool:
    """Tell whether a line only addresses its hearers, such as `各位委员，同志们：`."""
    if len(text) > _SALUTATION_LENGTH or "。" in text:
        return False
    if text[-1] in "：:！!，,":
        return _SALUTATION.search(simple(text)) is not None
    return text[-1] in _ADDRESSED and _VOCATIVES.fullmatch(simple(text)) is not None


def is_date(text: str) -> bool:
    """Tell whether a line is a date, bracketed or not, with a place or an occasion behind it."""
    if len(text) > 60 or "，" in text or "。" in text:
        return False
    match = _DATE.fullmatch(text)
    if match is None:
        return _DAY.fullmatch(text) is not None
    bare = _DAY_REST.fullmatch(match["rest"]) is not None and _OCCASION.search(simple(text)) is None
    return bare or text[0] in "（(【["


def is_bracketed(text: str) -> bool:
    """Tell whether a whole line stands in brackets."""
    return _BRACKETED.fullmatch(text) is not None


def is_byline(text: str) -> bool:
    """Tell whether a line says who published a text, where and when, such as `来源：县政府　发布时间：2023-02-06`."""
    if len(text) <= 40 and _REPORTER.fullmatch(text) is not None:
        return True
    return (
        len(text) <= 120
        and ("：" in text or ":" in text)
        and (_BYLINE.match(simple(text)) is not None or _DATELINE.match(simple(text)) is not None)
        and _DIALOGUE.search(text) is None
    )


def is_speaker(text: str) -> bool:
    """Tell whether a line only names who speaks: an office and a name, or a name whose characters stand apart."""
    return len(text) <= 40 and _SPEAKER.fullmatch(simple(text)) is not None


def is_row(text: str) -> bool:
    """Tell whether a line looks like a row of a table."""
    # Written out, for it is asked of every line twice: a search for one of several signs takes ten times as long.
    gaps = "  " in text or "\u3000\u3000" in text or " \u3000" in text or "\u3000 " in text
    return (gaps or "\t" in text or "|" in text) and len(text) < 500 and _COLUMNS.search(text) is not None


def is_bullet(text: str) -> bool:
    """Tell whether a line opens with a bullet."""
    return _BULLET.match(text) is not None and not text.startswith("**")


def is_rule(text: str) -> bool:
    """Tell whether a line is only drawn, such as `------`."""
    return _RULE.fullmatch(text) is not None


def is_note(text: str) -> bool:
    """Tell whether a line opens a footnote, such as `[1] …` or `〔２〕…`, or heads the notes."""
    return _NOTE.match(text) is not None


def is_source(text: str) -> bool:
    """Tell whether a line in brackets says where a text is taken from, such as `（选自《灯下集》）`."""
    return len(text) <= 60 and _SOURCE.fullmatch(simple(text)) is not None


def begins_text(text: str) -> bool:
    """Tell whether a text may begin with this line: long, ended as sentences are, an address, a first number."""
    opening = numbered(text)
    if opening is not None and opening.kind not in SPOKEN:
        return opening.number == 1
    return len(text) >= BODY_LENGTH or is_terminated(text) or is_salutation(text)


def opens_block(text: str) -> bool:
    """Tell whether a line by its looks begins a paragraph of its own."""
    return (
        numbered(text) is not None
        or is_bullet(text)
        or is_salutation(text)
        or (is_bracketed(text) and len(text) <= 60)
        or text.startswith("——")
        or is_rule(text)
        or is_byline(text)
        or is_caption(text)
    )


def is_caption(text: str) -> bool:
    """Tell whether a line stands under a picture or over a table, such as `图为会议现场` or `表1　主要指标`."""
    return len(text) <= 60 and text[0] in "图圖表（(" and _CAPTION.match(simple(text).replace("圖", "图")) is not None


def is_first_title(text: str, least: int = LEAST_LETTERS) -> bool:
    """Tell whether a line could be the title of a file: it may be longer, exclaim, or hold a colon inside."""
    text = _HALF_COLON.sub("：", text.rstrip("！!？?"))
    before, _, after = text.partition("：")
    named = _LABEL.fullmatch(simple(before)) is None and len(before) > 1 and not is_salutation(f"{before}：")
    return is_title(f"{before}{after}" if after and named else text, FIRST_TITLE_LENGTH, least)


def is_title(text: str, longest: int = TITLE_LENGTH, least: int = LEAST_LETTERS) -> bool:
    """Tell whether a line could be a title: short, without end punctuation, no number, date, row, bullet or address."""
    if len(text) >= 2 * longest or is_terminated(text) or pauses(text):
        return False
    text = _BEFORE_SUBTITLE.sub("——", text)
    words = squeeze(text)
    return (
        len(words) <= longest
        and len(_LETTER.findall(words)) >= least
        and text[-1] not in "—-~"
        and text[0] not in CONTINUING
        and text[0] not in "的了们們"
        and text[-1] not in _DANGLING
        and not sentences_inside(text)
        and "；" not in text
        and words.count("，") + words.count(",") <= 2
        and not any(sign in text for sign in "：:")
        and not opens_block(text)
        and not is_date(text)
        and not is_row(text)
        and not is_speaker(text)
        and _PATH.search(text) is None
        and _LINK.search(text) is None
    )
