"""Rules for titles that only say which part of a book they head: halves, years, numbers, a preface."""

from index.structure.rules.line_rule import LineRule, Mark

BOOK_PART_RULES = (
    LineRule(
        "half of a book",
        Mark.GROUP,
        r"[上中下前后续][篇编卷册辑部]|[上中下前後續][篇編卷冊輯部]|[卷编編辑輯部册冊][一二三四五六七八九十0-9]{1,3}",
        "上篇",
        "上文",
        literal=True,
        squeezed=True,
    ),
    LineRule(
        "half of a book and its name",
        Mark.GROUP,
        r"[上中下前后续後續]\s*[篇编卷册辑部編冊輯][\s：:·]+\S[^。，；]{0,20}",
        "上编　春风里",
        "上编者的话",
        literal=True,
    ),
    LineRule(
        "years of a group",
        Mark.GROUP,
        r"[0-9〇零一二三四五六七八九]{4}年?(?:[—–至到~-]+[0-9〇零一二三四五六七八九]{2,4}年?)?",
        "1949—1957",
        "1949年春",
        squeezed=True,
    ),
    LineRule(
        "volume as a group", Mark.GROUP, lambda text, has: has(text, Mark.VOLUME), "第一辑", "第一章", literal=True
    ),
    LineRule(
        "number in place of a title",
        Mark.BARE,
        r"[（(]?[0-9０-９〇零一二三四五六七八九十百]{1,5}[）)]?|第[0-9〇一二三四五六七八九十百]{1,4}[篇节節章回]?",
        "第三节",
        "第三渠",
        squeezed=True,
    ),
    LineRule(
        "name of a part of any book",
        Mark.BARE,
        r"(?:再版|编|編|译|譯|校)?[后後]记|(?:再版|新版|初版)?(?:前言|序言?|自序|代序|跋|[总總緒绪]?引言)|[结結][语語]|尾[声聲]",
        "后记",
        "修渠后记",
        squeezed=True,
    ),
)
