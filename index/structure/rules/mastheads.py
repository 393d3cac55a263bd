"""Rules for what stands above or under a title: mastheads, labels of papers and mails, who issued it."""

from index.structure.rules.forms import COLUMN_BREAK
from index.structure.rules.line_rule import LONG_LENGTH, Has, LineRule, Mark

_LATIN_LENGTH = 20


def _is_latin(text: str, _: Has) -> bool:
    return bool(text) and text.isascii()


def _is_above(text: str, has: Has) -> bool:
    return has(text, Mark.DATE, Mark.BRACKETED, Mark.VOLUME, Mark.LINK, Mark.CAPTION, Mark.PERSON, Mark.ISSUED)


def _is_issued(text: str, has: Has) -> bool:
    organ, *day = COLUMN_BREAK.pattern.split(text, maxsplit=1)
    return bool(day) and has(organ, Mark.ORGAN) and has(day[0], Mark.DATE)


MASTHEAD_RULES = (
    LineRule(
        "issuer of papers",
        Mark.MASTHEAD,
        r".{2,24}(?:文件|新闻稿|新聞稿|简报|内部资料|内部明电)",
        "青石县人民政府文件",
        "文件如下",
    ),
    LineRule(
        "number of a paper in its year",
        Mark.MASTHEAD,
        r".{0,16}[〔\[（(【]\s?[0-9]{4}\s?[〕\]）)】]\s?第?\s?[0-9]{1,5}\s?[号號](?:\s*[（(][^（()）]{1,10}[）)])?(?:\s*签发人?\s*[：:]\s*\S{2,8})?",
        "青政发〔2019〕12号",
        "青石镇12号",
    ),
    LineRule(
        "label of a mail or record",
        Mark.FRINGE,
        r"[-*•·●▪]?(?:(?:原文|文章|文件|基本|翻译)信息|索引号|索引號|发文机关|发文机构|发布机构|公开机构|主题分类|信息分类|主题词|发文字号|文号|成文日期|生成日期|公开日期|有效性|公开方式|生效日期|废止日期"
        r"|发件人|寄件者|寄件人|收件人|收件者|抄送|副本|日期|时间|发送时间|密送|附件|来源|作者|发布时间|发布日期)[：:].*",
        "- 日期：2019年3月5日",
        "文字号码：12",
        LONG_LENGTH,
        squeezed=True,
    ),
    LineRule(
        "where, when and with whom, behind a label",
        Mark.FIELD,
        r"[-*•·●▪]?(?:【(?:时间|日期|地[点點]|场合|主讲人?|主持人?|整理)】[：:]?"
        r"|(?:(?:会议|讲话|演讲|活动|[采採]访|访谈)?(?:时间|日期|地[点點])|场[合地]|主讲[人者]?|讲[者师]|演讲[人者]|讲话人|发言人|主持人?|记[录錄]人?|[录錄]音|整理[人者]?"
        r"|[出列]席人?员?|[参參]加人?员?|与会人员|[采採]?访谈?对象|[受采採]访[人者]|嘉宾|听众)[：:])[^。？！?!，,]{1,40}",
        "地点：县水利局",
        "地点：水从山上来，人从渠边过",
        LONG_LENGTH,
        squeezed=True,
    ),
    LineRule(
        "how a talk was taken down",
        Mark.FIELD,
        r"[（(【\[]?(?:本文)?[系是为]?(?:根[据據]|依[据據]|按照|[据據])?[^。？！：:]{0,16}(?:[录錄][音像]|记[录錄]|速记|现[场場])稿?[^。？！：:]{0,6}整理"
        r"[^。？！：:]{0,30}[）)】\]]?",
        "根据录音整理",
        "录音：整理",
        LONG_LENGTH,
    ),
    LineRule("line in Latin letters", Mark.FRINGE, _is_latin, "No. 12", "第12号", _LATIN_LENGTH),
    LineRule(
        "day, remark, part, path, caption or person above a title",
        Mark.FRINGE,
        _is_above,
        "（2019年3月5日）",
        "修渠",
        LONG_LENGTH,
        literal=True,
    ),
    LineRule(
        "organ and day set apart",
        Mark.ISSUED,
        _is_issued,
        "青石县水利局　　2019年3月5日",
        "青石县水利局2019年工作总结",
        literal=True,
    ),
)
