"""Rules for lines that tell when a text was given: days with their year or without it, what stands behind them."""

from index.structure.rules.line_rule import SHORT_LENGTH, Has, LinePart, LineRule, Mark
from index.structure.rules.numbering import ARABIC_DIGITS, UP_TO_TEN

_DIGITS = "0123456789０１２３４５６７８９"

DATE = LinePart(
    "date",
    rf"[（(【\[]?\s*(?:时间|日期)?[：:]?\s*"
    rf"(?:[{ARABIC_DIGITS}]{{4}}|[二一][〇○零Ｏ0OＯo九八七六五四三二一]{{3}}|[Xx×]{{2,4}}"
    rf"|中[华華]民[国國]\s*(?:[{ARABIC_DIGITS}]{{1,3}}|[〇○零{UP_TO_TEN}]{{1,4}}))\s*(?:年(?:[（(][0-9]{{4}}年?[）)])?|[-./])"
    rf"\s*(?:[{ARABIC_DIGITS}]{{1,2}}|[{UP_TO_TEN}]{{1,3}}|[Xx×]{{1,2}})\s*(?:月|[-./])?"
    rf"\s*(?:[{ARABIC_DIGITS}]{{1,2}}|[{UP_TO_TEN}]{{1,3}}|[Xx×]{{1,2}})?\s*[日号號]?(?P<rest>.{{0,40}})",
    "2019年3月5日",
    "2019年3月5日",
    "三月五日",
)
OCCASION_WORD = LinePart(
    "word for an occasion", r"讲话|报告|致辞|发言|工作|总结|会议?上", "在修渠会上", "会上", "在青石镇"
)

DATE_PARTS = (DATE, OCCASION_WORD)


def _dated(text: str, has: Has) -> bool:
    if "，" in text or "。" in text:
        return False
    match = DATE.pattern.fullmatch(text)
    if match is None:
        return False
    bare = has(match["rest"], Mark.DATE_REST) and OCCASION_WORD.pattern.search(text) is None
    return bare or text[0] in "（(【["


DATE_RULES = (
    LineRule(
        "hour or place behind a date",
        Mark.DATE_REST,
        r"[）)】\]]?|\s*(?:星期|周|[上下]午|晚|于|於|在)?[^，。：]{0,8}|\s+[^，。：]{0,20}",
        "上午于青石镇",
        "，会开了",
    ),
    LineRule(
        "date with its year",
        Mark.DATE,
        _dated,
        "（2019年3月5日）",
        "2019年3月5日，会开了。",
        SHORT_LENGTH,
        opens=f"（(【[时日：:二一XxＸ×中{_DIGITS}",
    ),
    LineRule(
        "year and month, or year",
        Mark.DATE,
        rf"[（(]\s*(?:[{ARABIC_DIGITS}]{{4}}|[二一][〇○零九八七六五四三二一]{{3}})\s*年?\s*[）)]",
        "（1995年）",
        "1995年",
        opens="（(",
    ),
    LineRule(
        "day without its year, or hour",
        Mark.DATE,
        rf"[（(]?(?:[{UP_TO_TEN}]{{1,3}}年[{UP_TO_TEN}]{{1,3}}月"
        rf"|(?:[{ARABIC_DIGITS}]{{1,2}}|[{UP_TO_TEN}]{{1,3}})月(?:[{ARABIC_DIGITS}]{{1,2}}|[{UP_TO_TEN}]{{1,3}})[日号號])[）)]?"
        rf"|[上中下]午\s?(?:[{ARABIC_DIGITS}]{{1,2}}|[{UP_TO_TEN}]{{1,3}})\s?[時时点點:：][^，。；]{{0,12}}",
        "三月五日",
        "三月五日晚会",
        opens=f"（({UP_TO_TEN}{_DIGITS}上中下",
    ),
)
