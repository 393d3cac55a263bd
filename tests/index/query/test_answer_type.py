"""What a question asks for is looked for in the text: a number of the same things, money, a date, a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query.answer_type import answer_pattern, asked_for, asked_quantity, counted_things, lacks_answer


@pytest.mark.parametrize(
    ("asked", "text", "missing"),
    [
        ("修了多少公里路", "去年修了320公里路", False),
        ("修了多少公里路", "修路的钱不能只靠上级补助", True),
        ("茶园有多少万亩", "茶园1426000亩", False),
        ("茶园有多少万亩", "茶园有12000户", True),
        ("投资多少亿元", "投资1250000000元", False),
        ("投资多少亿元", "投资项目12个", True),
        ("装机多少千瓦", "装了12台机器", False),
        ("2021年修了多少路", "2021年修路的钱不够", True),
        ("有哪几条建议", "提出三条建议", False),
        ("是谁提出的", "毛泽东提出了这个问题", False),
        ("毛泽东批评了谁", "毛泽东批评了这种作风", True),
        ("校长叫什么名字", "校长住在学校里", True),
        ("路修好了怎么管", "每条路都有人管", False),
        ("煤矿有几座", "煤矿工人12000人", True),
        ("煤矿有几座", "有3座煤矿", False),
        ("煤矿有多少工人", "煤矿工人12000人", False),
        ("一个月交多少钱", "每月按3档缴纳", True),
        ("一个月交多少钱", "每月交120元", False),
        ("坐火车要多久", "火车有16节车厢", True),
        ("坐火车要多久", "火车走7个小时", False),
        ("什么时候通的车", "通车那天来了3000人", True),
        ("什么时候通的车", "1998年通的车", False),
        ("占百分之几", "有30家", True),
        ("占百分之几", "占30%", False),
        ("桥有多长", "桥有7个孔", True),
        ("一年亏多少钱", "每年亏4000000,还在亏", False),
        ("一年亏多少钱", "每年有4000000人来", True),
        ("古槐多少岁", "古槐的树龄是620年", False),
        ("古槐多少岁", "古槐立在村口300年", True),
        ("老人多大年纪", "老人今年88周岁", False),
        ("桥有多长", "桥长120米", False),
        ("村里有多少人", "村里有300户", True),
        ("村里有多少人", "全村1200口人", False),
        ("党员有多少名", "有党员50人", False),
        ("谁在哪一年修的桥", "李春在公元605年修了桥", False),
        ("谁在哪一年修的桥", "公元605年修了桥", True),
        ("几乎没有人知道", "没有人知道", False),
        ("补贴怎么申请", "补贴发给三千人", True),
        ("补贴怎么申请", "凭身份证到窗口领补贴", False),
        ("护理员怎么考证", "护理员持证的刚过六成", True),
        ("路怎么修", "路修得平整", False),
    ],
)
def test_what_is_asked_for_is_missed_where_a_text_has_none(asked: str, text: str, missing: bool) -> None:
    assert lacks_answer(asked, text) is missing


@pytest.mark.parametrize(
    ("asked", "sentence", "has"),
    [
        ("2019年修了多少路", "2019年修了320公里路", True),
        ("2019年修了多少路", "2019年修了不少路", False),
        ("2019年修了多少路", "20191户通了路", True),
        ("第3期占百分之几", "第3期占三成", True),
        ("茶园有几个", "茶园一片片连着", False),
        ("茶园有几个", "茶园有两个", True),
        ("桥是哪年修的", "桥是1974年修的", True),
        ("工钱涨了多少", "每天的工钱由80元提高到120元", True),
        ("工钱涨了多少", "领工钱的一共90人", False),
        ("菜价涨了多少", "菜价涨幅回落到2.6%", True),
        ("菜价涨了多少", "全年涨幅3.1%", True),
        ("产量增长多少", "增速达到7.5%", True),
        ("产量增长多少", "增速放慢,有5家厂关门", False),
        ("粮食减产几成", "粮食减少了三成", True),
        ("新增了多少人就业", "城镇新增就业1.2万人", True),
        ("增加了多少张床位", "床位增加326张", True),
        ("增加多少床位", "增加养老床位326张", True),
        ("增加多少床位", "床位有326张", False),
        ("床位增加了多少呢", "增加床位前,326人在等", False),
        ("税下降百分之几", "税下降了约5%", True),
        ("油价下跌了多少", "油价下跌12%,领油的有40家", True),
        ("油价下跌了多少", "领油的有40家", False),
        ("水位回落了多少", "水位回落2米", True),
        ("水位升了多少", "水位上升2米", True),
        ("每升多少钱", "1升7元", True),
        ("路为什么没修成", "由于没有钱,路停了", True),
        ("路为什么没修成", "路停了三年", False),
    ],
)
def test_a_sentence_may_answer_that_has_a_number_or_a_reason_where_one_is_asked_for(
    asked: str, sentence: str, has: bool
) -> None:
    pattern = answer_pattern(asked)
    assert pattern is not None
    assert (pattern.search(sentence) is not None) is has


@pytest.mark.parametrize("asked", ["那几个人怎么了", "好几条路都断了", "更多大学生回乡", "几乎没人去", "茶园怎么管"])
def test_what_asks_for_neither_a_number_nor_a_reason_is_told(asked: str) -> None:
    assert answer_pattern(asked) is None


PIECES = ("多少", "几个", "人", "谁", "公里", "钱", "怎么", "办", "花了", "修路", "县长", "百分之", "第", "哪年", "，")


@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join) | st.text(max_size=40))
def test_where_a_thing_is_asked_for_lies_in_the_question(asked: str) -> None:
    assert all(0 <= start < end <= len(asked) for (start, end), _ in asked_for(asked))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("全县有多少党员", "38家党员示范店"),
        ("全县有多少党员", "二千八百万党员"),
        ("全县有多少党员", "党员已有2800万"),
        ("党员有多少", "党员已有2800万"),
        ("全县的贫困户一共有多少户", "320户贫困户"),
        ("乡村医生现在有多少名?", "其中乡村医生82名"),
        ("我县护林员有几个", "护林员共15人"),
        ("去年打了多少粮食", "粮食产量达到3万斤"),
        ("去年打了多少粮食", "粮食总产3万斤"),
        ("存了多少粮食", "粮食规模为3万斤"),
        ("多少个新项目开了工", "12个新项目"),
        ("一共有多少所学校?", "三所学校"),
        ("桥长多少公里", "6公里"),
        ("哪两个村合并了", "东坡和西坡两个村"),
        ("哪两个村合并了", "合并了2个村"),
        ("哪2类人能领补贴", "二类人"),
        ("要办好哪五大民生工程", "五大重点民生工程"),
        ("说的三条是哪三条?", "记住三条"),
        ("哪四项", "以下4项:"),
        ("哪十件事", "10件事"),
    ],
)
def test_a_number_of_what_is_counted_is_found(asked: str, text: str) -> None:
    pattern = counted_things(asked)
    assert pattern is not None
    assert pattern.search(text)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("全县有多少党员", "党员要带头。三条措施"),
        ("护林员有多少人", "有六成护林员一天只走十里"),
        ("护林员有多少", "护林员三年没有回家"),
        ("全县有多少党员", "3条措施都写明由机关的党员来办"),
        ("要办好哪五大民生工程", "三大民生工程"),
        ("哪两个村合并了", "十二个村"),
        ("哪两个村合并了", "第二个村"),
        ("哪四项", "24项"),
        ("八项规定是哪八条?", "八项规定"),
        ("哪五大保险", "五大工程还没有完,保险要办好"),
    ],
)
def test_other_numbers_and_other_things_are_not_what_is_counted(asked: str, text: str) -> None:
    pattern = counted_things(asked)
    assert pattern is not None
    assert not pattern.search(text)


@pytest.mark.parametrize(
    "asked",
    [
        "修路花了多少钱",
        "每股卖了多少美元",
        "等了多少年",
        "党员怎么发展",
        "哪一年通的车",
        "哪个村先修",
        "哪几条",
        "那两个村呢",
    ],
)
def test_money_time_and_what_is_not_counted_have_no_number(asked: str) -> None:
    assert counted_things(asked) is None


@pytest.mark.parametrize(
    ("asked", "noun"),
    [
        ("镇里有多少人口", "人口"),
        ("镇里人口是多少", "人口"),
        ("渔港扩建总投资多少", "投资"),
        ("合作社2021年净利润多少万元", "净利润"),
        ("财政收入增长百分之几", "财政收入"),
        ("门票涨了多少钱", "门票"),
        ("全县现有几个气象站", "气象站"),
        ("合格率达到多少", "合格率"),
        ("村里有多少人", None),
        ("全县有多少户", None),
        ("花了多少钱", None),
        ("修了多少公里", None),
        ("三年里走了几个", None),
        ("提了哪几个要求", None),
        ("几乎没有人口", None),
        ("路修好了怎么管", None),
    ],
)
def test_the_quantity_is_the_noun_whose_number_is_asked_for(asked: str, noun: str | None) -> None:
    assert asked_quantity(asked) == noun


@pytest.mark.parametrize("asked", ["他哪年哪月走的", "何年何月立的碑", "哪个月开的工"])
def test_who_asks_for_the_month_is_not_told_by_a_year(asked: str) -> None:
    pattern = answer_pattern(asked)
    assert pattern is not None
    assert pattern.search("那是1987年的6月") is not None
    assert pattern.search("1987年就通车了") is None


def test_months_that_are_counted_are_any_number() -> None:
    pattern = answer_pattern("修了几个月")
    assert pattern is not None
    assert pattern.search("前后14周") is not None
