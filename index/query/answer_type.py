"""What type of thing a question asks for (a number of something, money, a date, a person); whether a text has one."""

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from index import analysis
from index.analysis.names import people, tagged
from index.analysis.numerals import numeral_value
from index.analysis.remembered import remembered
from index.deferred_pattern import DeferredPattern
from index.model import Span
from index.query.amount_words import CHANGES, RATES, TOTALS
from index.query.asked_day import date_pattern
from index.query.negation import denied
from index.query.question_type import ASKS_REASON, asks_number
from index.query.stopwords import FILLER, MULTIPLES

_NUMBER = r"(?:[0-9][0-9.]*|[一二两三四五六七八九十百千万亿半几数]+)[多余来]?[万亿]?[多余]?"
_FIGURE = DeferredPattern(
    r"(?<![第0-9.])[0-9]+(?:\.[0-9]+)?(?![0-9.]*[年月日届])|(?<!第)[二两三四五六七八九十百千万]+(?=[个条点项次名人位种家大座户])"
)
_DATE = DeferredPattern(r"[0-9]+[年月日号]|[0-9]+世纪|[今去明前后本上下当][年月天]|年[初底末]|时期|年代")
_SHARE = DeferredPattern(r"[0-9.]+%|[一二三四五六七八九两半0-9]成|分之")

_PERSONS = "人名位口"
_MEASURE = (
    "座亩元块家户处张所期场项条天辆只艘盏岁次件本册股套台米吨斤克层分页篇首部种类倍级头间栋幢点句步门支把根棵年月日号周成度票届代"
    f"组队校村镇乡县市省国{_PERSONS}"
)
"""Measure words, which stand between a number and what is counted."""

Finder = Callable[[str], Set[str]]
"""Gives the things of a type that a folded text has."""


@dataclass(frozen=True, slots=True)
class AnswerType:
    """A type of answer: what asks for it, and what finds those that a text has."""

    asks: DeferredPattern
    find: Finder


def _all_of(pattern: DeferredPattern) -> Finder:
    return lambda text: set(pattern.compiled.findall(text))


def _numbers_of(unit: str) -> Finder:
    return _all_of(DeferredPattern(rf"{_NUMBER}个?(?:{unit})"))


_TIME = "年|月|日|天|小时|分钟|分|秒|星期|周|世纪"
_MONEY = "元|块|美元|美金|港元|日元|英镑|马克|法郎|卢布"
_LENGTH = "米|公里|里|厘米|毫米|丈|尺|英里|英尺|海里"

_PROCEDURE = AnswerType(
    DeferredPattern(
        r"(?:怎么|怎样|如何|哪里|哪儿|在哪)(?:去|才能|可以|能|来)?"
        r"(?:申请|申报|办理|办证|报名|报考|考证|考取|领取?|缴纳|登记|查询|预约|注册|投诉|退款|改签|购买)",
        *("怎么", "怎样", "如何", "哪"),
    ),
    _all_of(
        DeferredPattern(r"申请|申报|办理|报名|领取|登记|预约|注册|提交|填写|手续|流程|窗口|凭|携带|登录|拨打|热线")
    ),
)
_PERSON = AnswerType(
    DeferredPattern(r"谁|何人|哪一?位|哪个人|哪些人|叫什么名字?|姓什么", "谁", "何人", "哪", "什么"), people
)
_NUMBERS = (
    AnswerType(
        DeferredPattern(
            r"什么时[候间]|何[时年月日]|哪一?[年天日月]|哪个年代|几[月号](?!份?产)|几几年", "什么时", "何", "哪", "几"
        ),
        _all_of(_DATE),
    ),
    AnswerType(
        DeferredPattern(
            r"多久|多长时间|(?:多少|几)个?(?:小时|分钟|秒|星期|天|月(?!份)|年(?!代|级)|世纪)",
            "多久",
            "多长",
            "多少",
            "几",
        ),
        _numbers_of(_TIME),
    ),
    AnswerType(
        DeferredPattern(rf"多少{MULTIPLES}(?:钱|元|块|资金|经费|本钱)|几块钱", "多少", "几块钱"),
        _all_of(DeferredPattern(rf"{_NUMBER}个?(?:{_MONEY})|(?<![0-9.])[0-9]{{5,}}(?![0-9\w])")),
    ),
    AnswerType(
        DeferredPattern(r"(?:多少|几)岁|多大(?:年纪|岁数|年龄)", "岁", "多大"),
        _all_of(DeferredPattern(rf"{_NUMBER}周?岁|龄[^\W\d_]{{0,2}}?{_NUMBER}年?")),
    ),
    AnswerType(DeferredPattern(r"百分之(?:多少|几)|几成", "百分之", "几成"), _all_of(_SHARE)),
    AnswerType(DeferredPattern(r"多[长宽高深远](?!时间)", "多"), _numbers_of(_LENGTH)),
)
_COUNT = DeferredPattern(rf"第?(?:多少|几){MULTIPLES}(?P<unit>[{_MEASURE}])", "多少", "几")
_ANY_NUMBER = re.compile(r"多少|几(?!乎)|多[久大长高远重]|百分之")


_SOME_NUMBER = rf"[二两三四五六七八九十百千万]+[个{_MEASURE}大]"
GIVES_REASON = re.compile(
    r"因为|由于|原因|为的是|为了|在于|所以|因此|之所以|不是.{1,12}是|根子|根源|怪|导致|造成|否则|不然|既然|如果"
)


_ASKS_CHANGE = DeferredPattern(rf"(?:{CHANGES})[到至]?了?(?:百分之)?(?:多少|几)", "多少", "几")
_CHANGE = (
    rf"(?:(?:{CHANGES})[到至为了]{{0,2}}|(?:{RATES})(?:控制|回落|保持|稳定|收窄|扩大|达|是|仅|为|在|到|至){{0,3}})"
    "(?:大?约|近|超过|高达|只有)?"
)
"""What stands before a number where something became more or less: 提高到, 减少了, 涨幅回落到."""


_IS_OF = re.compile(r"(?!个?百?分?点)[^\W\d_呢了啊呀吗]")
"""What follows the question for a change where it is one of things: 新增了多少人就业, 增加多少张床位."""
_MORE_OF = r"[^\W\d_]{0,8}?"
"""What stands before the number of such things: 新增就业 of 新增就业149万人."""


def answer_pattern(folded: str) -> re.Pattern[str] | None:
    """Give the pattern of what a sentence has that may answer a folded question: a number or a word of a reason.

    A number that stands in the question is none. It is None where neither a number, a date nor a reason is asked for.
    """
    if change := _ASKS_CHANGE.search(folded):
        return re.compile(
            rf"(?:{CHANGES}){_MORE_OF}{_NUMBER}" if _IS_OF.match(folded, change.end()) else rf"{_CHANGE}{_NUMBER}"
        )
    if date := date_pattern(folded):
        return date
    if (denial := denied(folded)) and denial.pattern:
        return denial.pattern
    if asks_number(folded):
        own = "|".join(sorted(set(re.findall("[0-9]+", folded)), reverse=True)) or "(?!)"
        return re.compile(rf"(?<![0-9])(?!(?:{own})(?![0-9]))[0-9]+|{_SOME_NUMBER}")
    return GIVES_REASON if ASKS_REASON.search(folded) else None


_COUNTED = DeferredPattern(rf"多少{MULTIPLES}[个{_MEASURE}]?", "多少")
_WHICH = DeferredPattern(rf"哪(?P<count>[二两三四五六七八九十]|[2-9]|10)(?P<unit>[大个{_MEASURE}]?)", "哪")
_UNIT = DeferredPattern(f"{_TIME}|{_MONEY}")
_COUNTED_BEFORE = DeferredPattern(
    rf"(?P<counted>\w{{2,12}}?)(?:现在|目前|一共|总共|共)*(?:有|是)(?:多少|几){MULTIPLES}个?[{_MEASURE}]?[了呢啊]?[?]?$",
    *("多少", "几"),
)
_REACHES = "已有现达共约近为是超过到仅只剩人数量总增至"
_ALL_OF = re.compile("^(?:[全我本各][国省市州县区乡镇村厂校])?的?")

_NOUN = 8
"""Characters in which what is counted is looked for."""


def counted_things(folded: str) -> re.Pattern[str] | None:
    """Give the pattern of a number of what a folded question counts, None where it counts nothing.

    多少党员 and 党员有多少 ask for any number of 党员, 哪五大保险 for what is called 五大保险. Of money and
    time nothing is counted.
    """
    if which := _WHICH.search(folded):
        first = next(iter(analysis.cut(folded[which.end() : which.end() + _NOUN])), "")
        noun = first if first and first not in FILLER and analysis.is_word(first) else ""
        return _so_many(which["count"], which["unit"], noun) if noun or which["unit"] else None
    if before := _COUNTED_BEFORE.search(folded):
        noun = _ALL_OF.sub("", before["counted"])
        return _number_of(noun) if len(noun) > 1 and not _UNIT.fullmatch(noun) else None
    match = _COUNTED.search(folded)
    if match is None or any(each.asks.search(folded) for each in _NUMBERS):
        return None
    noun = _noun(folded[match.end() :])
    return None if not noun or _UNIT.fullmatch(noun) else _number_of(noun)


def _noun(counted: str) -> str:
    """Give what is counted at the start of a text, up to its first longer word: 新项目 of 新项目开工."""
    noun = ""
    for word in analysis.cut(counted[:_NOUN]):
        if word in FILLER or not analysis.is_word(word):
            break
        noun += word
        if len(word) > 1:
            break
    return noun if len(noun) > 1 else ""


_HOW_MUCH = DeferredPattern(rf"多少{MULTIPLES}|(?<![这那哪好么第])几(?![乎十])", "多少", "几")
_QUANTITIES = re.compile("n(?![rst])|vn|[lj]")
"""The tags of nouns that may be the name of a quantity; people and places are none."""
_COUNTABLE = re.compile("n(?![rs])|vn|[lj]")
"""The tags of nouns that may be counted: of offices, too, there may be many."""
_TAKEN_FOR_VERBS = frozenset(["收入", "支出", "投入", "开支", "gdp", "养老金"])
"""Names of quantities to which the dictionary gives other tags."""
_TELLS_AMOUNT = re.compile(rf"[是有达占为共到至在]{{1,2}}|现有|[一总]?共有?|净?(?:{CHANGES})[到至]?|多[了出]?|百分之?")
"""Words between such a noun and the question for its number."""
_OF_AMOUNTS = re.compile("时间|时候|比例|百分比|银两|.{0,2}数[量目]?|钱|资金|经费|本钱|体重|年龄")
"""Nouns for amounts themselves: a text has the amount without them."""
_TOTAL = re.compile(TOTALS)
_NO_NUMBER = DeferredPattern("哪|什么|啥|谁|怎|如何|为何", "哪", "什么", "啥", "谁", "怎", "如何", "为何")
_AMOUNT = DeferredPattern(
    rf"(?<![0-9第])[0-9]+(?:\.[0-9]+)?(?![0-9]|年(?!级)|[月日号届大])|分之"
    rf"|(?<!第)[一二两三四五六七八九十百千万亿半几数]+[余多来]?[{_MEASURE}成大样重]"
)
_HOW_MANY = DeferredPattern(rf"有(?:多少|几)[个{_MEASURE}]?[^\W\d_]{{2,6}}$|(?:共有|有)(?:多少|几)个?$", "有")
_WHOLE_PLACE = re.compile(r"[全我本各]?[国省市州县区乡镇村厂校院班家]里?|[全本]\w")


def asked_quantity(folded: str) -> str | None:
    """Give the noun whose number a folded question asks for, None where it asks for none or says it by a verb.

    It is 人口 of both 镇里有多少人口 and 镇里人口是多少, 利润 of 利润增长百分之几.
    """
    match = _HOW_MUCH.search(folded)
    if match is None:
        return None
    for word, tag in tagged(folded[match.end() :]):
        if len(word) > 1 and _COUNTABLE.match(tag) and not _UNIT.match(word) and not _OF_AMOUNTS.fullmatch(word):
            return word
        if not (tag[:1] in "mqnb" or word in _MEASURE):
            break
    words = tagged(folded[: match.start()])
    if len(words) > 1 and _TOTAL.fullmatch(words[-1][0]) and _QUANTITIES.match(words[-2][1]):
        words = words[:-1]
    for word, tag in reversed(words):
        if not (_TELLS_AMOUNT.fullmatch(word) or tag[:1] in "dmqu"):
            named = len(word) > 1 and (_QUANTITIES.match(tag) is not None or word in _TAKEN_FOR_VERBS)
            return word if named and not (_WHOLE_PLACE.fullmatch(word) or _OF_AMOUNTS.fullmatch(word)) else None
    return None


def asks_otherwise(folded: str) -> bool:
    """Tell whether a folded question asks for a date, a duration, or something beside a number."""
    date, duration, *_ = _NUMBERS
    return any(each.search(folded) for each in (date.asks, duration.asks, _NO_NUMBER))


def tells_quantity(noun: str, folded: str, sentence: str) -> bool:
    """Tell whether a folded sentence with a noun has a number that may be its own and that the question lacks.

    Where it is asked how many there are, the number of another thing is none: 学校添了120套课桌 has 120 of 课桌.
    """
    if noun not in sentence:
        return False
    own = set(_AMOUNT.compiled.findall(folded))
    numbers = [match for match in _AMOUNT.compiled.finditer(sentence) if match[0] not in own]
    if not _HOW_MANY.search(folded.rstrip("?。!呢了啊呀")):
        return bool(numbers)
    last = sentence.rfind(noun)
    return any(match.start() < last or not _counts_other(sentence[match.end() :]) for match in numbers)


def _counts_other(behind: str) -> bool:
    """Tell whether what stands behind a number, in a folded sentence, is its measure and a noun."""
    words = tagged(behind[:_NOUN])
    counted = next(((word, tag) for word, tag in words if tag[:1] not in "mq" and word not in _MEASURE), None)
    return counted is not None and len(counted[0]) > 1 and _QUANTITIES.match(counted[1]) is not None


def _number_of(noun: str) -> re.Pattern[str]:
    """Give the pattern of a number of something: 二千八百万党员, 党员已有二千八百万."""
    noun = re.escape(noun)
    return re.compile(
        rf"{_NUMBER}(?!成|分之)[^\W\d_]{{0,4}}?{noun}|{noun}(?:总?产[量值]?|{TOTALS})?[{_REACHES}]{{0,6}}{_NUMBER}(?!成|分之|个?(?:{_TIME}))"
    )


def _so_many(count: str, unit: str, noun: str) -> re.Pattern[str]:
    """Give the pattern of things of which there are so many, however the number is written: 五大保险, 5大社会保险."""
    number = numeral_value(count) or count
    written = {count, number, *("二两双" if number == "2" else ())}
    if int(number) in range(3, 11):
        written.add("三四五六七八九十"[int(number) - 3])
    things = rf"{unit}?[^\W\d_]{{0,4}}?{noun}" if noun else unit
    return re.compile(rf"(?<![0-9一二三四五六七八九十百第])(?:{'|'.join(sorted(written))}){things}")


@remembered
def asked_for(folded: str) -> Sequence[tuple[Span, Finder]]:
    """Give where a folded question asks for a thing of some type, and what finds things of that type in a text."""
    asked = [(match.span(), each.find) for each in _NUMBERS if (match := each.asks.search(folded))]
    if not asked and (match := _COUNT.search(folded)):
        asked = [(match.span(), _numbers_of(f"[{_PERSONS}]" if match["unit"] in _PERSONS else match["unit"]))]
    elif not asked and (match := _ANY_NUMBER.search(folded)):
        asked = [(match.span(), _all_of(_FIGURE))]
    named = [(match.span(), each.find) for each in (_PERSON, _PROCEDURE) if (match := each.asks.search(folded))]
    return asked + named


def lacks_answer(folded: str, text: str) -> bool:
    """Tell whether a folded question asks for a thing of some type, and a text has none but the question's own."""
    return any(not find(text) - find(folded) for _, find in asked_for(folded))
