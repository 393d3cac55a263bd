"""Rules for titles: what may be one, what it names, how it goes on, what is taken off it."""

from index.structure.characters import squeeze
from index.structure.rules.forms import BEFORE_SUBTITLE, HALF_COLON
from index.structure.rules.line_rule import LONG_LENGTH, Has, LinePart, LineRule, Mark
from index.structure.rules.numbering import UP_TO_TEN

TITLE_LENGTH = 50
FIRST_TITLE_LENGTH = 80
"""The first line of a file is a title up to this length, a line further down up to the shorter one."""

LEAST_LETTERS = 4
SHORTEST_TITLE = 2
"""A title that nothing but its words tells has at least so many letters; one that stands where titles do, so many."""

COLUMN_LENGTH = 8
"""The name of a site or of a column, such as `领导讲话`, is at most so long, and so is an entry of a menu."""

_COMMAS = 2
_NEVER_FIRST, _NEVER_LAST = "的了们們", "—-~的和与與及把在对對为為是将將从從以並并而被使让讓了也就都又很更最不"
_NEVER = (Mark.ENDED, Mark.PAUSED, Mark.TORN)
_NEVER_WHOLE = (
    Mark.HOLDS_SENTENCE,
    Mark.OPENS,
    Mark.DATE,
    Mark.ROW,
    Mark.SPEAKER,
    Mark.SOURCE,
    Mark.SUMMARY,
    Mark.LINK,
)


def _may_title(text: str, has: Has, longest: int = TITLE_LENGTH, least: int = LEAST_LETTERS) -> bool:
    if not text or len(text) >= 2 * longest or text[-1] in _NEVER_LAST or text[0] in _NEVER_FIRST:
        return False
    if text[0] in "“「" and (text.find("”") if text[0] == "“" else text.find("」")) == len(text) - 1:
        return False
    if "；" in text or "：" in text or ":" in text or text.count("，") + text.count(",") > _COMMAS:
        return False
    if has(text, *_NEVER):
        return False
    if "——" in text:
        text = BEFORE_SUBTITLE.pattern.sub("——", text)
    words = squeeze(text)
    if len(words) > longest or text[-1] in _NEVER_LAST or sum(map(str.isalpha, words)) < least:
        return False
    return not has(text, *_NEVER_WHOLE)


def _may_head(text: str, has: Has, least: int = LEAST_LETTERS) -> bool:
    """Tell a title of a file, which may be longer, exclaim, or hold a colon inside."""
    if has(text, Mark.BYLINE, Mark.DATE):
        return False
    text = text.rstrip("！!？?")
    if ":" in text:
        text = HALF_COLON.pattern.sub("：", text)
    before, _, after = text.partition("：")
    if after and len(before) > 1 and not has(before, Mark.PART_LABEL) and not has(f"{before}：", Mark.SALUTATION):
        text = f"{before}{after}"
    return _may_title(text, has, FIRST_TITLE_LENGTH, least)


def _may_stand(text: str, has: Has) -> bool:
    return _may_head(text, has, SHORTEST_TITLE)


def _is_organ(text: str, _: Has) -> bool:
    if text.endswith("会"):
        return text.endswith(("委员会", "常委会")) or text[-2:-1] not in _NO_ORGAN
    return text.endswith(_ORGANS)


_ORGANS = ("政府", "政协", "党委", "办公室", "办公厅", *"局厅院校部社团司所处站")
_NO_ORGAN = frozenset("话話拜谈談告年晚讨討动動布見见")
_FORM = r"(?:[（(][^（(]{1,16}[）)])?[）)》\s]*"

LABELLED = LineRule(
    "label of a title",
    Mark.LABELLED_TITLE,
    r"(?i:(?:[-*•·●▪]\s*)?(?:【(?:文章)?[标標][题題]】\s*[：:]?\s*(.+)|(?:文章)?(?:[标標]\s*[题題]|[题題]目|篇名|主[题題旨])\s*[：:]\s*(.+)"
    r"|(?:title|subject)\s*[：:]\s*(.+)))",
    "- 标题：在修渠会上的讲话",
    "标题党：在修渠会上的讲话",
    LONG_LENGTH,
    literal=True,
    opens="【文标標题題篇主tTsS-*•·●▪",
)
BRACKETED_TITLE = LineRule(
    "title in brackets",
    Mark.BRACKETED_TITLE,
    r"[【《〖]([^【】《》〖〗]{2,50})[】》〗]",
    "《在修渠会上的讲话》",
    "《渠》",
    literal=True,
    opens="【《〖",
)
TITLE_RULES = (
    LineRule("title in its own words", Mark.TITLE, _may_title, "秋到梅岭下", "秋到了梅岭。", literal=True),
    LineRule("title of a file", Mark.FIRST_TITLE, _may_head, "晨报时评：把好事办好！", "主持人：周明", literal=True),
    LineRule("title where titles stand", Mark.SHORT_TITLE, _may_stand, "秋夜", "秋", literal=True),
    LABELLED,
    BRACKETED_TITLE,
    LineRule(
        "kind of document at the end",
        Mark.DOCUMENT,
        r".*(?:讲话|报告|致辞|致词|发言|演讲|讲话稿|发言稿|演讲稿|祝词|贺词|贺信|答词|总结|汇报|材料|方案|意见|建议|通知|纪要|要点|倡议书|寄语"
        r"|感言|心得|体会|侧记|纪实|综述|讲稿|主持词|开幕词|闭幕词|欢迎词|悼词|公开信|决议|声明|公报|提案|简报|党课|回信|谈话|演说|献词|小记"
        rf"|散记|札记|手记|见闻录?|纪行)(?:全文|实录|摘要)?{_FORM}",
        "在修渠会上的讲话（摘要）",
        "在修渠会上讲话的人",
    ),
    LineRule(
        "talk or report at the end",
        Mark.SPEECH,
        r"(?!传达|学习|审议|听取|研究|讨论|通过|观看|宣读|印发|关于学习|[^，。在]{0,12}[作做][^，。]{0,10}报告$)"
        r".*(?:讲话|讲话稿|讲稿|致辞|致词|发言|发言稿|演讲|演讲稿|演说|主持词|贺词|祝词|祝酒词|献词|开幕词|闭幕词|欢迎词|欢送词|答谢词|答词|悼词"
        r"|倡议书|公开信|贺信|(?:工作|调研|调查|考察|视察|述职|情况)的?(?:报告|汇报))"
        rf"(?:范文|全文|实录|摘要|材料)?{_FORM}",
        "在修渠会上的讲话",
        "学习镇长讲话",
    ),
    LineRule(
        "organ at the end",
        Mark.ORGAN,
        _is_organ,
        "青石县水利局",
        "青石县晚会",
    ),
    LineRule(
        "word at the end that leads on",
        Mark.CONNECTS,
        lambda text, _: text.endswith(("暨", "及", "和", "与", "、", "关于")),
        "修渠通水暨",
        "修渠通水",
    ),
    LineRule(
        "word in front that goes on with a title",
        Mark.GOES_ON,
        lambda text, _: text.startswith(("关于", "在", "对", "對", "就", "赴", "—")),
        "关于修渠的报告",
        "修渠的报告",
    ),
    LineRule(
        "day and meeting",
        Mark.OCCASION,
        rf"(?:[0-9０-９]{{4}}|[〇○零一二三四五六七八九]{{4}})年[0-9０-９{UP_TO_TEN}]{{1,3}}月[0-9０-９{UP_TO_TEN}]{{1,3}}日在"
        r"[^。，；：]{4,50}上(?:的?(?:报告|讲话))?",
        "2019年3月5日在青石镇修渠会上",
        "2019年3月5日在青石镇",
    ),
    LineRule(
        "speaker at an occasion that is not named to its end",
        Mark.UNFINISHED,
        r"[^，。：]{0,16}(?:在|与|和)(?!.*(?:上的?|时的?|讲话|报告|谈话|发言|纪要)$)[^。：]{4,40}",
        "镇长在青石镇修渠队",
        "镇长在青石镇修渠会上的讲话",
    ),
    LineRule(
        "end of an occasion",
        Mark.OCCASION_END,
        r"[^，。：在与]{0,20}(?:会议?|时|中|班)上?的?(?:讲话|报告|谈话|发言|致辞|座谈)(?:纪要|要点|摘要)?",
        "座谈会上的讲话",
        "镇长在座谈会上的讲话",
        30,
    ),
    LineRule(
        "characters set apart",
        Mark.SPACED_OUT,
        r"(?:\S|[0-9]{4})(?:[ \u3000\t]+\S){1,40}",
        "2019 新 年 致 辞",
        "开幕　词",
        FIRST_TITLE_LENGTH,
    ),
    LineRule(
        "label before a colon",
        Mark.PART_LABEL,
        r"(?:时间|地点|日期|作者|来源|主持|主讲|记者|(?:责任)?编辑|发布|参加|参会|出席|列席|记录|单位|发言|讲话|演讲|联系)(?:人员?|时间)?"
        r"|[问答]|(?:简要|主要)?内容(?:提要|摘要)?|摘要|关键词|附件|电话|地址|[文字]号|核心提示|编者按",
        "主持人",
        "主持的人",
        20,
    ),
)

EXAMPLE_BEHIND = LinePart(
    "word for an example behind a title",
    r"(?:参考|參考)?(?:[范範]文|[范範]本|样本|例文)\s*$",
    "讲话范文",
    "范文",
    "范文选",
)
NOTE_INSIDE = LinePart(
    "mark of a footnote inside a title",
    r"(?<=[^\W\d])(?:[\[［〔][0-9０-９]{1,3}[\]］〕]|[⑴-⒇①-⑳])(?=[^\W\d]|[”’》，、。])",
    "关于青石渠[1]的修法",
    "[1]",
    "关于青石渠[一]的修法",
)
ATTACHED = LinePart(
    "note on what is attached",
    r"\s?[（(]附有?(?:图|圖|照|表|视|視|短片|影片)[^（）()]{0,12}[）)]$",
    "通水致辞（附图）",
    "（附图）",
    "通水致辞（摘要）",
)
NOTE_MARK = LinePart(
    "mark of a footnote",
    r"(?<=\S)\s?([\[［][0-9０-９]{1,3}[\]］]|〔[0-9０-９]{1,3}〕|[①-⑳]|[*＊※]{1,3})$",
    "论修渠〔１〕",
    "〔１〕",
    "论修渠（一）",
)
NOTE_SIGN = LinePart(
    "mark of a footnote inside a line",
    r"(?<=\S)[\[［〔](?P<note>[0-9０-９]{1,3}|[ivx]{1,5})[\]］〕]|(?:(?<=[^\W\d])|(?<=[”’》」』）]))[①-⑳]"
    r"|(?<=[。！？])[①-⑳]$",
    "修[i]渠",
    "[i]",
    "[i]修渠",
)
TITLE_PARTS = (EXAMPLE_BEHIND, ATTACHED, NOTE_INSIDE, NOTE_MARK, NOTE_SIGN)
