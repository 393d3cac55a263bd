"""Rules for the words of titles and headings: collections, sections, what an article tells and how it begins."""

from index.structure.rules.line_rule import ANY_LENGTH, LinePart, LineRule, Mark

LEADS_TO_SECTIONS = ("如下：", "如下:", "以下：", "方面：", "方面:")
"""How a line ends that leads in sections, and not words that somebody quotes."""

_START_LENGTH = 100
_OPENS_SECTION = (
    *("当前", "今后", "过去", "近年", "下步", "下一步", "今年", "明年", "去年", "主要", "基本", "存在", "几点"),
    *("有关", "需要", "坚持", "加强", "切实", "进一步", "深入", "全面", "突出", "强化", "推进", "加快", "提高"),
    *("着力", "努力", "不断", "关于", "我们", "为什么", "如何", "怎样", "什么是", "第一", "第二", "第三", "第四"),
    *("第五", "第六", "第七", "第八", "第九", "第十", "总体", "工作", "做好", "抓好", "充分", "正确", "准确"),
    *("认真", "大力", "积极", "牢固", "牢牢", "始终", "继续", "严格", "扎实", "健全", "完善", "建立", "要", "把"),
    *("以", "从"),
)
_CLOSES_SECTION = (
    *("问题", "建议", "意见", "措施", "做法", "情况", "成效", "成绩", "打算", "安排", "任务", "目标", "要求"),
    *("思路", "原则", "体会", "启示", "经验", "原因", "形势", "意义", "重要性", "必要性", "回顾", "展望", "特点"),
    *("领导", "保障", "现状", "对策", "背景", "过程", "方面", "机制", "建设", "发展", "工作", "结语", "引言"),
    *("前言", "概况", "总结", "部署", "解释", "说明", "附则", "总则", "能力", "水平", "作用", "责任", "合力"),
    *("优势", "关系"),
)
_DEEDS = (
    *("视察", "调研", "考察", "走访", "检查", "召开", "举行", "举办", "开展", "赴", "看望", "慰问", "座谈", "参加"),
    *("出席", "会见", "学习", "调查", "督查", "督导", "推进", "启动", "开幕", "闭幕", "落成", "开工", "竣工"),
    *("揭牌", "签约", "成立", "颁奖", "表彰", "工作", "情况", "纪行", "见闻"),
)

WORDING_RULES = (
    LineRule(
        "label of a summary",
        Mark.SUMMARY,
        r"[【\[〔]?\s*(?:导\s*读|编\s*者\s*按|内容提要|内容摘要|简要内容|摘\s*要|核心提示|按\s*语|题\s*记)\s*[】\]〕：:].*",
        "【导　读】水渠修了三年",
        "导读水渠",
        ANY_LENGTH,
        literal=True,
    ),
    LineRule(
        "name of a collection",
        Mark.COLLECTION,
        r".*(?:选编|汇编|选集|文集|文选|文章选|合集|全集|选辑|专辑|素材|作品集|文稿|集锦|荟萃|集)(?:[（(].{1,16}[）)])?",
        "青石讲话选编（上）",
        "青石集市",
    ),
    LineRule(
        "first words of a section",
        Mark.SECTION,
        lambda text, _: text.startswith(_OPENS_SECTION),
        "进一步修好水渠",
        "水渠修好以后",
    ),
    LineRule(
        "last words of a section",
        Mark.SECTION,
        lambda text, _: text.endswith(_CLOSES_SECTION),
        "修渠的做法",
        "修渠的做法很多",
    ),
    LineRule(
        "who does something",
        Mark.SUBJECT,
        r".*?(?:政协|人大|政府|党委|委员会|常委会|区委|市委|县委|省委|[一-鿿](?:省|市|县|区|镇|乡|村|街道|局|厅|院|校|学|司|团|社|会|馆|站|部|处|办)"
        r"|委员|代表|考察团|视察团|调研组|工作组|[我全本][省市县区镇乡村校院]|书记|市长|县长|区长|镇长|校长|主席|主任|局长|院长|代表团).*",
        "青石镇修通水渠",
        "水渠修通",
    ),
    LineRule(
        "what is done",
        Mark.DEED,
        lambda text, _: any(map(text.__contains__, _DEEDS)),
        "青石镇水渠竣工",
        "青石镇的水渠",
    ),
    LineRule(
        "day on which something was done",
        Mark.REPORTED,
        r"(?:(?:[0-9０-９〇一二三四五六七八九十]{1,4}年)?[0-9０-９一二三四五六七八九十]{1,3}月"
        r"(?:[0-9０-９一二三四五六七八九十]{1,3}日|[上中下]旬|份|初|底|，|,)"
        r"|日前|近日|近期|最近|今天|今日|昨天|昨日|前不久|[上下]午，|连日来|本报讯|按照|根据.{2,30}(?:安排|要求|部署)"
        r"|为(?:了|贯彻|落实|进一步|深入|全面|切实|推动|加快)).*",
        "3月5日上午，镇里开会",
        "三月的镇上",
        _START_LENGTH,
    ),
)

RUN_IN = LinePart(
    "words of a heading that runs into its paragraph",
    r"(.{2,40}?)[。！？!?：:]",
    "一要修渠。水从山上来。",
    "一要修渠。",
    "一要修渠",
)
CLOSING_CALL = LinePart(
    "call to hearers that closes a talk",
    r"(?:尊敬的|亲爱的)?(?:各位[一-鿿]{1,6}|同志们|朋友们|同学们|老师们|乡亲们|战友们|女士们|先生们)[，,！!、：:]",
    "同志们，水到了",
    "同志们，",
    "同志们的水",
)
WORDING_PARTS = (RUN_IN, CLOSING_CALL)
