"""The expressions by which a text says of which calendar years it speaks: one table, a rule each.

A rule that is relative counts from an anchor and says nothing without one. Rules are written in Simplified characters
and match Traditional ones, too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from index.dates import resolution
from index.dates.partial_date import FIGURE, REPUBLIC_YEAR, YEAR
from index.dates.resolution import Resolve


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of expression: how it is written, which years it means, a text that has it, one that only looks so.

    It `opens` with one of some characters.
    `weight` says how surely the years are meant, from 0 to 1. `relative` rules need the date of the speech.
    `alone` rules count only where their sentence has named no years before. Of relative rules, questions ask by those
    that are `asked_by`; 十年前, 上半年 and the like are words of the answer, too.
    """

    name: str
    opens: str
    pattern: str
    resolve: Resolve
    example: str
    counter_example: str
    weight: float = 1.0
    relative: bool = True
    alone: bool = False
    asked_by: bool = False


_FIGURES = "0123456789０１２３４５６７８９"
_OF_YEAR = f"{_FIGURES}一二"
_OF_NUMBER = f"{_FIGURES}一二三四五六七八九十两几"
"""How a year of four figures opens, and any number (`_N`)."""

_N = rf"(?:[{FIGURE}]{{1,3}}|[一二三四五六七八九十两]{{1,3}}|几)"
_DECADE = rf"(?P<decade>[{FIGURE}]0|[二三四五六七八九]?十)年代"
_PART = r"(?P<part>[初中末])叶?"
_TO = r"[ \u3000]*(?:年度?)?[ \u3000]*[-–—－~～至到/／][ \u3000]*"
_AND = "、和与與及跟"
_YEARS = r"[这的]?[两二三四五六几]个?年(?!代|级)"
_YOUNG = "轻纪龄"
"""What makes 年轻, 年纪, 年龄 of 年."""

RULES: Sequence[Rule] = (
    Rule(
        "range of years", _OF_YEAR,
        rf"(?P<first>{YEAR}){_TO}(?P<last>{YEAR}|[{FIGURE}]{{2}})(?:[ \u3000]*年(?!代)|{_YEARS})",
        resolution.written_range, "2008至2012年新增就业五千八百万人", "电话2008-2012", relative=False,
    ),
    Rule(
        "year in a list", _OF_YEAR,
        rf"(?P<year>{YEAR})(?:(?=(?:[{_AND}]{YEAR}){{1,5}}[ \u3000]*年(?!代)|(?:[{_AND}，,]{YEAR}){{1,5}}{_YEARS})"
        rf"|(?<=[{_AND}，,].{{4}}){_YEARS})",
        resolution.written, "1997、1998这两年桥塌过两回", "编号1997、1998", relative=False,
    ),
    Rule(
        "since a year", _OF_YEAR,
        rf"(?P<year>{YEAR})[ \u3000]*年(?:{_N}月份?)?[初底末]?(?:以来|至今)", resolution.since_year,
        "2012年以来累计投入三十亿元", "编号2012以来", weight=0.9,
    ),
    Rule(
        "year", _OF_YEAR,
        rf"(?P<year>{YEAR})(?:[ \u3000]*年(?!代)|(?=[-/.][{FIGURE}]{{1,2}}[-/.][{FIGURE}]{{1,2}}(?![{FIGURE}])))",
        resolution.written, "一九九八年夏天长江发了大水", "编号1998的样品", relative=False,
    ),
    Rule(
        "year of the Republic", "民",
        rf"民国(?P<n>{REPUBLIC_YEAR})年", resolution.of_republic,
        "民国十五年三月的报纸", "民国时期的旧档", relative=False,
    ),
    Rule(
        "year of two figures", _FIGURES,
        rf"(?P<year>[4-9４-９][{FIGURE}]|[0０][{FIGURE}])(?<![{FIGURE}.第近约满了达长过整前后头的这每有][{FIGURE}]{{2}})年"
        rf"(?!来|前|后|间|多|以|之|里|的|了|代|级|版|风|华|历|如|一|期|限|产权|{_N}|[，。、；])",
        resolution.short_year, "97年我们的销售额翻了一番", "这座桥走过了97年的风雨", weight=0.9, asked_by=True,
    ),
    Rule(
        "century", _FIGURES + "一二十",
        rf"(?P<century>[{FIGURE}]{{2}}|[一二]?十[一二三四五六七八九]?)世纪(?:{_DECADE}|{_PART})?",
        resolution.century, "二十世纪九十年代中期", "跨世纪工程", weight=0.9, relative=False,
    ),
    Rule(
        "this or the last century", "上本",
        rf"(?P<which>[上本])个?世纪(?!以来)(?:{_DECADE}|{_PART})", resolution.near_century,
        "上世纪八十年代办起了第一家厂", "世纪广场", weight=0.9,
    ),
    Rule(
        "decade", _FIGURES + "二三四五六七八九十", _DECADE, resolution.decade, "九十年代中期建成通车", "那个年代的人",
        weight=0.9,
    ),
    Rule(
        "five-year plan", "“\"「『一二三四五六七八九十",
        r"[“\"「『]?(?P<plan>二?十[一二三四五六七八九]?|[一二三四五六七八九])五[”\"」』]?(?=时期|期间|计划|规划|以来)",
        resolution.plan, "“十三五”时期全县修路三百公里", "一百五十五间房", weight=0.9, relative=False,
    ),
    Rule(
        "five-year plan in words", "第",
        r"第(?P<plan>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})个五年(?=时期|期间|计划|规划)",
        resolution.plan, "第七个五年计划期间建了两座水库", "第七个五年级班", weight=0.9, relative=False,
    ),
    Rule(
        "since an event", "改十建新入加本",
        r"(?P<event>改革开放|十一届三中全会|建国|新中国成立|建党|入世|加入世贸组织|新世纪|本世纪)以来",
        resolution.since_event, "改革开放以来山村变了样", "改革开放的总设计师", weight=0.8,
    ),
    Rule(
        "since a congress", _FIGURES + "第二十",
        rf"第?(?P<congress>[{FIGURE}]{{2}}|二?十[一二三四五六七八九]?)(?:大|次全国代表大会)以来",
        resolution.since_congress,
        "党的十八大以来全省脱贫九百万人", "十八大报告指出", weight=0.8,
    ),
    Rule(
        "this government", "本今",
        r"(?:本|今)届(?:[市省县区州]|特区)?(?:政府|人民政府|常委会|政协|人大)", resolution.term(0),
        "本届政府任期内完成了三件大事", "本届运动会的火炬手", weight=0.5,
    ),
    Rule(
        "government before", "上",
        r"上届(?:[市省县区州]|特区)?(?:政府|人民政府|常委会|政协|人大)", resolution.term(-1),
        "上届政府留下的欠账", "上届冠军得主", weight=0.5,
    ),
    Rule(
        "three years back", "大", rf"大前年(?![{_YOUNG}度])", resolution.shift(-3), "大前年种下的树", "三大前年度计划",
    ),
    Rule(
        "last year", "去",
        rf"去年(?![{_YOUNG}])|去岁", resolution.last_year, "去年全县财政收入增长一成", "能去年轻人的地方",
        asked_by=True,
    ),
    Rule(
        "year before", "上",
        rf"上(?<![以网马加晚早会路身线床赶纸]上)(?:一个?)?年度?(?![{_YOUNG}长岁来货节均])",
        resolution.year_before, "上年结转资金两亿元", "上年纪的去不了", asked_by=True,
    ),
    Rule(
        "year before last", "前", rf"前(?<![提目从以之先空生日月天眼当往几数十百0-9０-９年大]前)年(?![{_YOUNG}度均产])",
        resolution.shift(-2), "前年动工的那座水库", "提前年产三万吨，目前年均增长", asked_by=True,
    ),
    Rule(
        "this year", "今本",
        rf"今(?<![如当现至迄]今)(?:年(?![{_YOUNG}])|[春夏秋冬](?!天[的]?节))"
        r"|本(?<![日资基成根样版书]本)年(?:度|(?=[，。、的内初底末年]))",
        resolution.shift(0), "今年要办好十件实事", "如今年轻人都进了城", asked_by=True,
    ),
    Rule(
        "next year", "明来下",
        rf"明(?<![文声证说表查发透光英阐申简标]明)年(?![{_YOUNG}])|来(?<![年以近后原往将起本从]来)年(?![{_YOUNG}均增])|下一年度?(?!级)|下年度",
        resolution.shift(1), "明年开工建设二期工程", "文明年货市场，近年来年均增长", asked_by=True,
    ),
    Rule(
        "year after next", "后",
        rf"后(?<![今以之然此最先其年随往前饭月天日]后)年(?![{_YOUNG}度均产代])", resolution.shift(2),
        "后年全线通车", "投产之后年均利润百万", asked_by=True,
    ),
    Rule(
        "past year", "过刚最近这一",
        r"过去(?:的|这)?(?:一|1)年|刚刚?过去的(?:这)?一年|(?:最近|近|这)一年(?!级|半)|一(?<![十百一二三0-9]一)年(?:多)?来(?!自)",
        resolution.past_year, "过去一年我们顶住了压力", "这一年级的孩子", asked_by=True,
    ),
    Rule(
        "past years", "过最近这",
        rf"(?:过去|最近|近|这)(?:的|这)?(?P<n>{_N})年(?!级|前|后|制|的?学)", resolution.past_years,
        "过去五年城镇新增就业八千万人", "这三年级的学生", weight=0.9, asked_by=True,
    ),
    Rule(
        "years up to now", _OF_NUMBER, rf"(?P<n>{_N})多?年多?来(?!自)", resolution.past_years, "五年来农民收入翻了一番",
        "这批学生三年来自十省", weight=0.9,
    ),
    Rule(
        "few years", "近这多",
        r"近年来?(?!均|产)|这些年来?|多年来(?!自)", resolution.few_years, "近年来生态环境明显好转",
        "最近年产量下降", weight=0.6, asked_by=True,
    ),
    Rule(
        "years ago", _OF_NUMBER,
        rf"(?P<n>{_N})多?年(?:以|之)?前(?!后|所|景|途|进|线|沿|来|去|往|期)", resolution.away(-1),
        "十年前这里还是荒滩", "三年前景规划", weight=0.7,
    ),
    Rule(
        "coming years", "未今再下",
        rf"(?:未来|今后|再用|再过|下一?个)的?(?P<n>{_N})(?:到[一二三四五六七八九十]{{1,2}})?个?年(?!级)",
        resolution.coming_years, "今后五年再建六座污水厂", "未来三年级新生", weight=0.8,
    ),
    Rule(
        "years from now", _OF_NUMBER, rf"(?P<n>{_N})年(?:以|之)?后(?!面|勤|备|果|来|续|期)", resolution.away(1),
        "十年后我们再来看这片林子", "一年后勤保障", weight=0.5,
    ),
    Rule(
        "same year", "同", r"同年(?![龄级人代纪])", resolution.same_year, "1998年建厂，同年投产", "两人同年级",
        relative=False,
    ),
    Rule(
        "following year", "次翌",
        r"次年|翌年", resolution.following_year, "1998年建厂，次年投产", "次要年份", relative=False,
    ),
    Rule(
        "last month", "上", r"上个?月(?![台亮])(?<![晚路身天]上月)", resolution.last_month, "上个月刚完成招标",
        "路上月光很亮", weight=0.9,
    ),
    Rule(
        "this or the next month", "本这下", r"(?:本|这个)月(?![亮饼刊])(?<![日资基]本月)|下个月", resolution.shift(0),
        "本月底前全部拆除", "日本月刊", weight=0.8,
    ),
    Rule(
        "part of this year", "上下一二三四前年",
        r"[上下]半年|[一二三四]季度|前[一二三四]个?季度|年[初底末](?<!每年[初底末])|前(?:[一二三四五六七八九十]|十一)个月",
        resolution.part_of_year, "上半年完成投资六成", "每年底盘点一次", weight=0.6, alone=True,
    ),
    Rule(
        "up to now", "截到迄",
        r"截至(?:目前|现在|今[日天])|到目前为止|迄今", resolution.shift(0), "截至目前已有三万户受益",
        "目前的困难是暂时的", weight=0.7, alone=True,
    ),
)  # fmt: skip
"""All rules; of two that fit at one place the one that stands first is taken."""
