"""Which sentence answers, and which characters are marked: offsets into the text as it is quoted."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.analysis.folding import fold_in_place
from index.model import Passage
from index.ranking.candidate import Candidate, candidates_of
from index.ranking.highlighting import answering, asks_reason, matched, with_enumerated
from index.ranking.sentences import sentences

TEXT = "全县修了路。今年共修建桥梁十二座！群众满意；继续努力"


def candidate(text: str) -> Candidate:
    return candidates_of([Passage(1, 1, "讲话", (), text, "a.txt", None, 1)])[0]


def marked(text: str, asked: str, *words: str) -> list[str]:
    """Mark a text for a question that is looked up by words of equal weight."""
    weights = dict.fromkeys(words, 1.0)
    every = set("".join(words))
    return [
        text[slice(*span)] for span in answering(candidate(text), asked, dict.fromkeys(every, 1 / len(every)), weights)
    ]


def test_the_sentence_that_holds_most_of_the_question_answers() -> None:
    assert marked(TEXT, "修建了几座桥", "修建", "桥") == ["今年共修建桥梁十二座！"]


@pytest.mark.parametrize(
    ("text", "asked", "words", "right"),
    [
        (
            "去年做了不少事。（四）就业资金不足。部分配套资金没有到位。今年要改。",
            "就业资金有哪些不足",
            ("就业", "资金", "不足"),
            ["部分配套资金没有到位。"],
        ),
        ("（一）抓好防汛。沙袋要备足。路也要修。", "怎么抓好防汛", ("抓好", "防汛"), ["沙袋要备足。"]),
        ("东村造林九亩，修水渠三条。西村种了树。", "东村造林多少亩", ("东村", "造林"), ["东村造林九亩，修水渠三条。"]),
        ("下面我讲三点意见。水要管好，树要种活。散会。", "讲了哪些意见", ("意见",), ["水要管好，树要种活。"]),
        ("下面我讲三点意见。水要管好，树要种活。散会。", "讲了哪几点意见", ("意见",), ["水要管好，树要种活。"]),
        (
            "枣为什么卖不出去？路太远了，一下雨就走不成。",
            "枣为什么卖不出去",
            ("枣", "卖不出去"),
            ["路太远了，一下雨就走不成。"],
        ),
        (
            "西区有职工90人。东区职工很多，有工会管。东区有职工70人。",
            "东区有多少职工",
            ("东区", "职工"),
            ["东区有职工70人。"],
        ),
        (
            "桥修好了。桥修好了，通车那天是1998年5月。",
            "桥什么时候修好的",
            ("桥", "修好"),
            ["桥修好了，通车那天是1998年5月。"],
        ),
        ("桥长90米。桥是李冰带人修的。", "桥有多长，是谁修的", ("桥", "修"), ["桥长90米。", "桥是李冰带人修的。"]),
        ("抽查每月一次。迟到的，扣半天工钱。门口有人。", "迟到的怎么扣", ("迟到", "扣"), ["迟到的，扣半天工钱。"]),
        ("偷捕怎么罚？偷捕的，从重罚。鱼要放生。", "偷捕怎么罚", ("偷捕", "罚"), ["偷捕的，从重罚。"]),
        ("三个难处：水，是打井难；路，是进村远。", "怎么打井", ("打井",), ["三个难处：水，是打井难；"]),
        ("打井打好了。用了三台机器，花了四个月。", "井是怎么打好的", ("井", "打好"), ["用了三台机器，花了四个月。"]),
        ("发手环两千只。建床位六百张。", "手环 床位", ("手环", "床位"), ["发手环两千只。", "建床位六百张。"]),
        ("东区的职工住在厂里。职工有90人。", "东区有多少职工", ("东区", "职工"), ["职工有90人。"]),
        ("先打桩，再修桥。大家说怎么修好桥？", "怎么修好桥", ("修", "好", "桥"), ["先打桩，再修桥。"]),
        (
            "（一）修渠的资金。县里出一半，镇上出一半。渠长三里。",
            "修渠的资金",
            ("修渠", "资金"),
            ["县里出一半，镇上出一半。"],
        ),
        ("（一）修好东边的水渠；（二）架桥。", "修水渠", ("水渠",), ["（一）修好东边的水渠；"]),
        ("（一）修好东边的水渠。石料从南山采。", "修水渠", ("水渠",), ["石料从南山采。"]),
        ("桥修好了。先打桩，后铺板。", "桥怎么修好的", ("桥", "修好"), ["先打桩，后铺板。"]),
        (
            "出席：张某、王某\n请假：刘某（出差）\n会议听取了鱼塘的汇报，会议开了半天。",
            "鱼塘会议谁请假了",
            ("鱼塘", "会议", "请假"),
            ["请假：刘某（出差）"],
        ),
        (
            "会议由书记石磊主持，研究了三件事。第一件，加装电梯。",
            "石磊是谁",
            ("石磊",),
            ["会议由书记石磊主持，研究了三件事。"],
        ),
        (
            "房价难道不是收入的十三倍吗？大家买不起。",
            "房价是收入的几倍",
            ("房价", "收入"),
            ["房价难道不是收入的十三倍吗？"],
        ),
        (
            "第六个五年计划要控制人口。人口的增长率在百分之二以下。",
            "计划控制人口增长率在多少以下",
            ("计划", "控制", "人口", "增长率"),
            ["人口的增长率在百分之二以下。"],
        ),
        (
            "鱼的产量占30%。去年卖了药，鱼的产量达到90吨，大家都很高兴。",
            "鱼的产量是多少",
            ("鱼", "产量"),
            ["去年卖了药，鱼的产量达到90吨，大家都很高兴。"],
        ),
    ],
)
def test_what_is_asked_for_is_marked_and_no_heading_question_or_announcement(
    text: str, asked: str, words: tuple[str, ...], right: list[str]
) -> None:
    assert marked(text, asked, *words) == right


def test_a_long_sentence_that_has_all_answers_before_a_short_one_that_has_half() -> None:
    text = "资金不够。修渠的资金由县里出一半，镇上出三成，其余的由各村分摊，年底以前都要到位。"
    assert marked(text, "修渠的资金", "修渠", "资金") == [text[5:]]
    assert marked("修渠的石料不够用。修渠的事今年年底以前由各村都议一议。", "修渠", "修渠") == ["修渠的石料不够用。"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("枣卖不出去，大家都很着急。枣卖不出去是因为路远。", ["枣卖不出去是因为路远。"]),
        (
            "枣卖不出去，大家都急。路太远，一下雨就走不成。雨季很长。",
            ["枣卖不出去，大家都急。", "路太远，一下雨就走不成。"],
        ),
        ("雨季很长。枣卖不出去，大家都急。", ["枣卖不出去，大家都急。"]),
    ],
)
def test_a_reason_is_marked_or_what_comes_after_the_fact(text: str, right: list[str]) -> None:
    assert marked(text, "枣为什么卖不出去", "枣", "卖不出去") == right


def test_a_reason_is_sought_only_where_one_is_asked_for() -> None:
    assert asks_reason("枣为什么卖不出去")
    assert not asks_reason("枣卖到哪里")
    assert marked("枣要分筐装车卖。枣去年没有卖，因为路远。", "枣怎么卖", "枣", "卖") == ["枣要分筐装车卖。"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("桥长90米。桥是李冰修的。桥名是王羲之题的。", ["桥长90米。", "桥是李冰修的。"]),
        ("桥长90米。天气很好。李冰爱吃枣。", ["桥长90米。"]),
        ("桥有多长、由谁来修，都写在碑上。渠长90米。", ["桥有多长、由谁来修，都写在碑上。"]),
    ],
)
def test_of_two_things_asked_for_the_second_is_marked_once_and_only_where_it_has_to_do_with_the_question(
    text: str, right: list[str]
) -> None:
    assert marked(text, "桥有多长,由谁来修", "桥", "修") == right


@pytest.mark.parametrize(
    ("text", "words", "right"),
    [
        ("水闸修好了三座。渠长三里。", ("修好", "渠"), ["水闸修好了三座。"]),
        ("发手环和床位两千只。建食堂六家。", ("手环", "床位", "食堂"), ["发手环和床位两千只。"]),
        (
            "建床位六百张。天晴。发手环两千只。天晴。发手环八只。",
            ("手环", "床位"),
            ["建床位六百张。", "发手环两千只。"],
        ),
    ],
)
def test_a_second_sentence_is_marked_where_it_has_much_that_the_best_lacks(
    text: str, words: tuple[str, ...], right: list[str]
) -> None:
    assert marked(text, " ".join(words), *words) == right


@pytest.mark.parametrize(
    ("text", "asked", "words", "right"),
    [
        ("手环发了两千只。手环和床位够不够？", "手环 床位", ("手环", "床位"), ["手环发了两千只。"]),
        ("桥长90米。桥是谁修的，李冰修的吗？", "桥有多长,是谁修的", ("桥", "修"), ["桥长90米。"]),
        ("渠长三里。渠哪年修，2019年修吗？", "渠有多长,哪年修的", ("渠", "修"), ["渠长三里。"]),
        (
            "枣卖不出去，大家都急。这是怎么了？路太远，一下雨就走不成。",
            "枣为什么卖不出去",
            ("枣", "卖不出去"),
            ["枣卖不出去，大家都急。", "路太远，一下雨就走不成。"],
        ),
    ],
)
def test_a_sentence_that_asks_is_no_second_one(text: str, asked: str, words: tuple[str, ...], right: list[str]) -> None:
    assert marked(text, asked, *words) == right


def test_a_row_that_answers_is_marked_with_its_header_whose_words_are_its_own() -> None:
    text = "西河报数。\n乡镇\t修路\t架桥\n东坡\t30\t40\n西河\t50\t60"
    assert marked(text, "西河修路", "西河", "修路") == ["乡镇\t修路\t架桥", "西河\t50\t60"]


LISTED = "今年的目标是：增长六成；就业一千人；物价平稳。散会。"
LINES = "今年的目标如下：\n增长六成；\n就业一千人；\n物价平稳。\n散会。"


@pytest.mark.parametrize(
    ("text", "chosen", "right"),
    [
        (LISTED, [0], [0, 1, 2]),
        (LISTED, [1], [1]),
        (LISTED, [2, 3], [2, 3]),
        (LINES, [0], [1, 2, 3]),
        (LINES, [1], [1, 2, 3]),
        (LINES, [2], [2]),
        (LINES, [4], [4]),
        ("散会。\n今年的目标如下：", [1], [1]),
        ("修路；架桥；种树。", [0], [0]),
    ],
)
def test_what_a_colon_announces_is_marked_to_its_end(text: str, chosen: list[int], right: list[int]) -> None:
    spans = sentences(text)
    assert with_enumerated(text, [spans[number] for number in chosen]) == tuple(spans[number] for number in right)


@pytest.mark.parametrize("sign", ["- ", "* ", "· ", "• ", "●", "　■ "])
def test_a_bullet_is_not_marked(sign: str) -> None:
    text = f"几条规矩：\n{sign}冬天清淤。\n{sign}闸门三年一换；坏了就换。"
    assert marked(text, "闸门几年换", "闸门", "换") == ["闸门三年一换；"]
    announced = f"规矩是：\n{sign}清淤；\n{sign}补堤。"
    shown = with_enumerated(announced, [sentences(announced)[0]])
    assert [announced[slice(*span)] for span in shown] == ["清淤；", "补堤。"]


@pytest.mark.parametrize("address", ["同志们，菜农朋友们：", "各位菜农代表：", "菜农朋友们："])
def test_an_address_to_the_hearers_is_no_answer(address: str) -> None:
    text = f"{address}\n今天说大棚。菜农借钱找信用社。"
    assert marked(text, "菜农怎么借钱", "菜农", "借钱") == ["菜农借钱找信用社。"]
    assert marked(text, "大棚", "大棚") == ["今天说大棚。"]
    assert marked(address, "菜农", "菜农") == []


def test_the_name_and_the_date_under_a_document_answer_only_who_or_when() -> None:
    text = "值班要有人在岗，每天报告。\n县防汛值班办公室\n2023年3月27日"
    assert marked(text, "防汛值班有什么要求", "防汛", "值班") == ["值班要有人在岗，每天报告。"]
    assert marked(text, "2023年的通知是哪一天发的", "2023年", "通知") == ["2023年3月27日"]
    lines = "通知\n防汛值班要有人在岗。\n县防汛办公室\n值班室\n2023年3月27日"
    assert marked(lines, "防汛值班有什么要求", "防汛", "值班") == ["防汛值班要有人在岗。"]
    dated = "开会。\n值班要有人在岗。\n2023年3月27日"
    assert marked(dated, "2023年值班有什么要求", "2023年", "值班") == ["值班要有人在岗。"]
    inside = "值班要有人在岗。\n县防汛值班办公室\n每天报告。"
    assert marked(inside, "防汛值班有什么要求", "防汛", "值班") == ["县防汛值班办公室"]


def test_a_sentence_that_stands_alone_is_marked_though_it_says_nothing_new() -> None:
    assert marked("就业资金不足。", "就业资金有哪些不足", "就业资金", "不足") == ["就业资金不足。"]


def test_no_sentence_answers_what_none_has() -> None:
    assert marked(TEXT, "外", "外") == []


def test_marks_are_where_the_words_stand_as_written() -> None:
    text = "政協委員，政協機關"
    assert [text[slice(*span)] for span in matched(fold_in_place(text), len(text), {"政协": 1.0})] == ["政協", "政協"]


def test_marks_that_touch_are_one() -> None:
    assert matched(fold_in_place(TEXT), len(TEXT), {"修建": 1.0, "桥梁": 1.0}) == ((9, 13),)


WORDS = st.sampled_from(["修桥", "水路", "三百里", "茶园"])
SAID = st.lists(WORDS | st.sampled_from(["修桥。", "水路１；", "茶园\n", "，"]), max_size=16).map("".join)


@given(SAID | st.text(max_size=50), st.lists(WORDS, max_size=4) | st.lists(st.text(min_size=1, max_size=3), max_size=4))
@example("今年修桥三百里。今年茶园也好。", ["修桥", "茶园"])
def test_spans_can_always_be_sliced(text: str, words: list[str]) -> None:
    folded = fold_in_place(text)
    spans = matched(folded, len(text), dict.fromkeys(words, 1.0))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] < b[0] for a, b in pairwise(spans))
    weights = dict.fromkeys(words, 1.0)
    characters = dict.fromkeys("".join(words), 1.0)
    answers = answering(candidate(text), "".join(words), characters, weights)
    assert all(0 <= start < end <= len(text) for start, end in answers)
    assert all(a[1] <= b[0] for a, b in pairwise(answers))
