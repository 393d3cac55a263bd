"""Rules for who gives or wrote a text and where it is from: addresses to hearers, bylines, authors, speakers."""

from index.analysis.surnames import COMPOUND_UNFOLDED, SINGLE
from index.structure.characters import simple, squeeze
from index.structure.rules.line_rule import ANY_LENGTH, LONG_LENGTH, SHORT_LENGTH, Has, LinePart, LineRule, Mark

BYLINE_LENGTH = 30
"""A line longer than this does not only name somebody."""

_SPEAKER_LENGTH = 40
NAME_LENGTH = 12
"""A name is at most so long."""

_NAME_LETTERS = 4
_SALUTATION_LENGTH = 80

_HONOURED = "(?:(?:尊敬|敬爱|亲爱)的)?"
_VOCATIVE = (
    rf"{_HONOURED}(?:各位[一-鿿]{{1,6}}"
    r"|(?:同志|朋友|女士|先生|代表|委员|老师|同学|乡亲|战友|同事|家长|来宾|嘉宾)们)"
)
_ADDRESSED = frozenset("们導导席员表友宾学师长事志仁亲者家")
_CALLING = frozenset("：:！!，,")
_SURNAME = rf"(?:{'|'.join(COMPOUND_UNFOLDED)}|[{SINGLE}])"
_PERSON = rf"{_SURNAME}[一-鿿]{{1,2}}"
_WRITES = (
    r"(?:书记|主席|主任|部长|省长|市长|县长|区长|州长|镇长|乡长|局长|厅长|院长|校长|所长|处长|科长|站长|会长|社长|理事长|董事长|总裁|总经理|总理"
    r"|总统|总干事|秘书长|司令员?|政委|委员|代表|教授|讲师|教师|院士|博士|研究员|组长|团长|队长|村长|馆长|台长|行长|编辑|主编|总编|记者|通讯员|评论员"
    r"|经济师|工程师|律师|法官|大使|司长|参事|作家|学者)"
)
_SPEAKS = (
    r"(?:书记|主席|主任|部长|省长|市长|县长|区长|州长|镇长|乡长|局长|厅长|院长|校长|所长|处长|科长|站长|会长|社长|理事长|董事长|总裁|总经理"
    r"|总理|总统|总干事|秘书长|司令员|政委|委员|代表|教授|院士|组长|团长|队长|村长|校友|同志)"
)
_APART = r"[ \u3000、，,]+"
_FOREIGN = r"(?:(?:^|[·・•])[一-鿿A-Z][一-鿿A-Za-z.]{0,9}){2,4}"
_PAPER = r"(?:本[报刊台社网]|新华社|人民日报|[一-鿿]{2,6}(?:日报|晚报|时报|通讯社))"
_AROUND_NAME = "*_ （()）[]【】·•\u3000"


def _addressed(text: str, _: Has) -> bool:
    return text[-1:] in _CALLING and "。" not in text and CALLED.pattern.search(text) is not None


def _calls(text: str, _: Has) -> bool:
    return text[-1:] in _ADDRESSED and VOCATIVES.pattern.fullmatch(text) is not None


def _published(text: str, _: Has) -> bool:
    return PUBLISHED.pattern.match(text) is not None and _CLAUSES.isdisjoint(text)


def _wrote(text: str, _: Has) -> bool:
    return text.endswith(_SIGNS) or AUTHOR.pattern.fullmatch(text.strip(_AROUND_NAME)) is not None


def _wrote_then(text: str, has: Has) -> bool:
    match = AUTHOR_AND_DAY.pattern.fullmatch(text)
    if match is None or not has(match["who"], Mark.AUTHOR):
        return False
    bare = match["day"] is not None and match["day"][:-1].isnumeric()
    return bare or has(f"（{match['when'] or match['day']}）", Mark.DATE)


def _may_name(text: str, _: Has) -> bool:
    return len(squeeze(text)) <= _NAME_LETTERS and text.replace(" ", "").replace("\u3000", "").isalpha()


def _is_respected(text: str, has: Has) -> bool:
    return text.endswith(("同志", "先生", "女士")) and has(text, Mark.AUTHOR)


def _takes_turn(text: str, _: Has) -> bool:
    label, colon, said = text[:_SPEAKER_LENGTH].lstrip("*-•· ").replace(":", "：").partition("：")
    return bool(colon and said) and not _CLAUSES.isdisjoint(text) and TURN.pattern.fullmatch(simple(label)) is not None


SIGNING = (Mark.DATE, Mark.BYLINE, Mark.AUTHOR)
"""What under a title says when a text was given and by whom."""

_SIGNS = (
    *("敬上", "拜上", "谨上", "謹上", "谨启", "謹啟", "謹啓", "敬启", "敬啟", "敬啓"),
    *("谨识", "謹識", "顿首", "頓首", "敬书", "敬書"),
)
"""How somebody ends a letter after the own name."""

_CLAUSES = frozenset("，。！？!?；")
CALLED = LinePart(
    "call to hearers",
    r"^(?:尊敬|敬爱|亲爱)的|各位|(?:同志|朋友|女士|先生|代表|委员|老师|同学|乡亲|战友|同事|同仁|嘉宾|来宾|家长|记者|居民|职工|青年"
    r"|干部|员工|校友|父老|街坊|社员|学员|官兵|队员)们",
    "父老乡亲们：",
    "乡亲们",
    "乡亲的话：",
)
VOCATIVES = LinePart(
    "call to hearers without a sign behind it",
    rf"{_VOCATIVE}(?:[ \u3000、，,]+{_VOCATIVE})*",
    "各位代表，同志们",
    "各位代表，同志们",
    "代表团",
)
PUBLISHED = LinePart(
    "label of a byline",
    r"(?:[-*•·●▪]\s*)?(?:来源|作者|时间|日期|发布(?:时间|日期|单位|机关|机构|者)?|发表时间|更新时间|信息来源|文章来源|稿源|记者|通讯员|撰稿|翻译|译者|校译|整理|文)"
    r"\s*[：:／/].{1,60}",
    "来源：青石镇",
    "来源：青石镇",
    "来源于青石镇",
)
AUTHOR = LinePart(
    "author",
    rf"{_FOREIGN}(?:[ \u3000]+[^，。；：！？:;]{{0,12}})?"
    rf"|{_SURNAME}(?:[一-鿿]{{1,2}}(?:同志|先生|女士)|(?:[一-鿿]| {{1,2}})?[一-鿿](?:{_APART}{_PERSON}){{0,5}})"
    rf"|[^，。；：！？:;]{{0,24}}{_WRITES}[ \u3000]*{_PERSON}(?:{_APART}[^，。；：！？:;]{{0,12}}{_PERSON})?"
    rf"|{_PAPER}(?:特约|首席|特派|驻[一-鿿]{{2,6}})?(?:评论员|评论部|社论|编辑部|记者|通讯员|观察员|编者)"
    rf"(?:[ \u3000]*{_PERSON})?(?:{_APART}{_PERSON}){{0,3}}",
    "经济系教授周明",
    "经济系教授周明",
    "水渠",
)
AUTHOR_AND_DAY = LinePart(
    "author and day",
    r"(?P<who>[^（(]{2,24}?)(?:\s*[（(]\s*(?P<when>[^（()）]{4,20})\s*[）)]"
    r"|[ \u3000]+(?P<day>(?:[^，。]{1,12}月)?[^，。月]{1,3}[日号])[上中下]?[晨夜晚午]?)",
    "周明（2019年3月5日）",
    "周明（2019年3月5日）",
    "周明（镇长",
)
TURN = LinePart(
    "label of a turn in a dialogue",
    rf"(?:[^，。；：！？、\s]{{0,14}}(?:{_SPEAKS}|议员|记者|主持人|发言人)|{_SURNAME}(?:{_SPEAKS})[一-鿿]{{1,2}}|[问答])"
    r"(?:[（(][^（）()]{1,12}[）)])?",
    "水利局局长",
    "水利局局长",
    "水利局",
)
PEOPLE_PARTS = (CALLED, VOCATIVES, PUBLISHED, AUTHOR, AUTHOR_AND_DAY, TURN)

PEOPLE_RULES = (
    LineRule(
        "address with its sign", Mark.SALUTATION, _addressed, "父老乡亲们：", "父老乡亲的话：", _SALUTATION_LENGTH
    ),
    LineRule("address without a sign", Mark.SALUTATION, _calls, "各位代表，同志们", "代表团的同志", _SALUTATION_LENGTH),
    LineRule(
        "thanks, wishes, those who speak and hear",
        Mark.TO_HEARERS,
        r"(?:感?[谢謝]|[预敬恭]?祝|此致).*|.*(?:[我你您咱]|大家|各位|[诸諸]位).*",
        "再次感谢大家",
        "青石书屋整理",
        SHORT_LENGTH,
    ),
    LineRule(
        "reporter of a paper",
        Mark.BYLINE,
        r"[（(]?(?:本[报刊台]|新[华華]社|中新社)[^\s，。：:]{0,8}(?:记者|通[讯訊][员員])[ \u3000]+[^，。：:]{2,20}",
        "本报记者　周明",
        "本报记者报道",
        _SPEAKER_LENGTH,
    ),
    LineRule(
        "place and day in front",
        Mark.BYLINE,
        r"【[^】]{2,16}】\s*[0-9]{4}[-./年][0-9]{1,2}[-./月][0-9]{1,2}日?",
        "【青石镇】2019-03-05",
        "【青石镇】",
        _SPEAKER_LENGTH,
    ),
    LineRule(
        "labels of a byline",
        Mark.BYLINE,
        _published,
        "来源：青石镇　时间：2019-03-05",
        "来源：水，从山上来",
        LONG_LENGTH,
    ),
    LineRule("author and day", Mark.BYLINE, _wrote_then, "周明　3月5日", "周明（水利局）", SHORT_LENGTH),
    LineRule("author", Mark.AUTHOR, _wrote, "（本报评论员周明）", "本报刊登的文章", BYLINE_LENGTH),
    LineRule("person with a title of respect", Mark.PERSON, _is_respected, "周明同志", "全体同志"),
    LineRule(
        "office and name",
        Mark.SPEAKER,
        rf"[^，。：；]{{0,24}}{_SPEAKS}[ \u3000\t]+[^\W\d_]{{1,4}}(?:[ \u3000][^\W\d_]{{1,3}})?",
        "镇长　周明",
        "镇长周明",
        _SPEAKER_LENGTH,
    ),
    LineRule(
        "speaker behind a label",
        Mark.SPEAKER,
        r"(?:主讲|(?:讲话|演讲|主讲|宣讲|授课|发言|报告|致辞|致词|口述|记录|执笔|签发|署名)[人者])"
        r"(?:\s*[：:／/]\s*|[ \u3000\t]+)[^，。：；！？\s][^，。：；！？]{1,29}",
        "讲话人 周明",
        "讲话人的话",
        _SPEAKER_LENGTH,
        opens="主讲演宣授发报致口记执签署",
    ),
    LineRule(
        "turn of a dialogue behind its speaker",
        Mark.TURN,
        _takes_turn,
        "周议员：主席，水渠还没有通水",
        "主席：周明",
        ANY_LENGTH,
    ),
    LineRule(
        "name set apart",
        Mark.SPEAKER,
        r"[^\W\d_](?:[ \u3000]{1,6}[^\W\d_]){1,3}",
        "周　明",
        "周明 李田",
        _SPEAKER_LENGTH,
    ),
    LineRule(
        "surname first",
        Mark.NAMED_FIRST,
        rf"{_SURNAME}[一-鿿]{{1,7}}",
        "周明远议员",
        "青石镇议员",
        NAME_LENGTH,
        literal=True,
    ),
    LineRule("short word that may name somebody", Mark.NAME, _may_name, "周 明 远", "周明远到了", NAME_LENGTH),
    LineRule(
        "source in brackets",
        Mark.SOURCE,
        r"[（(【\[](?:选自|原载|录自|摘自|载于?|载自|原刊|引自|初载|本文)[^（）()]{2,50}[）)】\]]",
        "（选自《灯下集》）",
        "（见《灯下集》）",
        SHORT_LENGTH,
        opens="（(【[",
    ),
    LineRule(
        "source without brackets",
        Mark.SOURCE,
        r"(?:(?:原载|摘自|选自|录自|载自|转载自|转自|译自)(?=[《0-9一二〇])|(?:来自|出处|原载)\s*[：:]).{2,50}[^。，；]",
        "摘自1954年4月1日的《青石报》",
        "摘自己的茶",
        SHORT_LENGTH,
        opens="原摘选录载转译来出",
    ),
    LineRule(
        "caption",
        Mark.CAPTION,
        r"[（(]?(?:[图圖]为|(?:[图圖]片?|表)\s?[0-9一二三四五六七八九十]{1,2}[\s：:．.、]|[图圖]片?\s?[：:]).*",
        "图为水渠通水",
        "图书馆开门",
        SHORT_LENGTH,
        opens="（(图圖表",
    ),
)
