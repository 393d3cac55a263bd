"""Which short lines inside a piece open an article, which head a section, and which are neither."""

import pytest

from index.lines import Label, Line
from index.structure.articles import Heads, heads
from index.structure.layout import layout
from index.structure.pieces import Piece
from tests.index.messy import NEXT, PAST

WALK = "十月里我们沿着石阶往上走，一路听老丁讲山里这些年的变化，大家都觉得很有意思。"


def read(*texts: str | Line, title: str = "修渠", marked: bool = True, headed: bool = False) -> Heads:
    lines = tuple(text if isinstance(text, Line) else Line(text) for text in texts)
    return heads(Piece(title, lines, marked=marked, headed=headed), layout(lines))


def articles(*texts: str | Line, title: str = "修渠", marked: bool = True, headed: bool = False) -> list[str]:
    return [head.words for head in read(*texts, title=title, marked=marked, headed=headed).articles]


def headings(*texts: str | Line, title: str = "修渠", marked: bool = True) -> list[str]:
    return [head.words for head in read(*texts, title=title, marked=marked).headings]


LEAD = "下面是几件事："


@pytest.mark.parametrize(
    ("title", "opens"),
    [
        ("县政府视察青石镇水利工地", True),  # somebody, a deed, twelve characters
        ("县政府视察青石镇水利地", False),
        ("水利工地讲话", True),  # a document and a talk
        ("水利工地总结", False),
        ("关于青石县的水利工地", False),  # 关于 and who
        ("关于青石县的水利大坝工地", True),
        ("在水利大会上的话", False),
        ("在县里水利建设大会上的话", True),
        ("县政府视察，青石镇水利工地", False),  # a comma speaks against it
        ("县政府的水利，农业工作报告", True),
        ("县政府视察水利工地" + "渠" * 20, True),
        ("县政府视察水利工地" + "渠" * 21, False),  # thirty characters
        ("县政府视察水利工地" + "渠" * 21 + "的报告", True),
    ],
)
def test_three_signs_make_a_title_inside_a_piece(title: str, opens: bool) -> None:
    assert (articles(PAST, LEAD, title, WALK) == [title]) is opens


@pytest.mark.parametrize(
    ("title", "under", "opens"),
    [
        ("县政府的水利工地", ("同志们：", WALK), True),
        ("县政府的水利工地", ("简要内容：县里修好了渠。", WALK), True),
        ("县政府的水利工地", ("——散记", WALK), True),
        ("县政府的水利工地", ("来源：青石报", WALK), True),
        ("县政府的水利工地", ("李青", WALK), False),
        ("县政府的水利工地", (WALK,), False),
        ("县政府视察水利工地", ("8月3日，县里派人来看渠。" + WALK,), True),
        ("县政府视察水利工地", ("一、渠", WALK), True),
        ("县政府视察水利工地", ("1．渠", WALK), False),
        ("县政府视察水利工地", (WALK,), False),
        ("水利工地总结", ("8月3日，县里派人来看渠。" + WALK,), False),  # less than eight characters
        ("县里水利工地总结", ("8月3日，县里派人来看渠。" + WALK,), True),
    ],
)
def test_what_stands_under_a_title_speaks_for_it(title: str, under: tuple[str, ...], opens: bool) -> None:
    assert bool(articles(PAST, LEAD, title, *under)) is opens


@pytest.mark.parametrize(("gap", "opens"), [(0, False), (1, False), (2, True)])
def test_a_wide_gap_over_it_speaks_for_a_title(gap: int, opens: bool) -> None:
    assert bool(articles(PAST, LEAD, Line("县政府的水利工地", gap=gap), WALK)) is opens


def test_more_must_speak_for_it_where_the_text_above_has_not_ended() -> None:
    three, four = "县政府视察青石镇水利工地", "县政府的水利工作报告"
    assert articles(PAST, LEAD, three, WALK) == [three]
    assert articles(PAST[:-1], three, WALK) == []
    assert articles(PAST[:-1], four, WALK) == [four]


def test_more_must_speak_for_it_in_a_talk_and_in_a_whole_file() -> None:
    title = "县政府的水利工作报告"
    assert articles("同志们：", PAST, title, NEXT) == []
    assert articles(*[PAST] * 4, "同志们：", PAST, title, NEXT) == [title]
    assert articles(PAST, title, NEXT, marked=False) == []
    assert articles(PAST, f"关于{title}", "同志们：", NEXT, marked=False) == [f"关于{title}"]


def test_a_file_with_two_articles_beyond_doubt_is_a_collection() -> None:
    sure = ("关于水利工作的报告", "同志们：", NEXT)
    maybe = ("县政府的水利工作报告", NEXT)
    assert len(articles(PAST, *sure, *maybe, marked=False)) == 1
    assert len(articles(PAST, *sure, PAST, "关于林业工作的报告", "同志们：", NEXT, PAST, *maybe, marked=False)) >= 2


@pytest.mark.parametrize(
    ("date", "opens"),
    [("（2019年3月5日）", True), ("2019年3月5日", False)],
)
def test_a_date_in_brackets_right_under_it_tells_a_title(date: str, opens: bool) -> None:
    assert bool(articles(PAST, "秋天的渠，冬天的路", date, NEXT)) is opens


def test_a_bare_date_does_where_the_piece_opens_with_one() -> None:
    assert articles("2018年1月2日", PAST, "秋天的渠，冬天的路", "2019年3月5日", NEXT) == ["秋天的渠，冬天的路"]
    assert articles("2018年1月2日", PAST, "秋天的渠，冬天的路", "2019年3月5日", "李青", NEXT) == []


@pytest.mark.parametrize(("title", "opens"), [("秋渠，冬路，春桥", True), ("秋渠，冬路，桥", False)])
def test_eight_characters_above_a_greeting_are_a_title(title: str, opens: bool) -> None:
    assert bool(articles(PAST, title, "同志们：", NEXT)) is opens


@pytest.mark.parametrize(
    ("title", "text", "opens"),
    [
        ("秋到梅岭", WALK, True),
        ("秋到梅岭，冬到青溪", WALK, False),
        ("秋到梅岭、青溪", WALK, False),
        ("存在的问题", WALK, False),
        ("秋到梅岭", "渠修好了。", False),
    ],
)
def test_a_title_in_words_of_its_own_opens_an_article_over_a_text(title: str, text: str, opens: bool) -> None:
    assert bool(articles(PAST, title, text)) is opens
    assert articles("同志们：", PAST, title, text) == []
    assert articles(PAST, title, text, marked=False) == []


def test_a_title_of_its_own_stands_alone_or_over_a_subtitle() -> None:
    assert articles(PAST, "秋到梅岭", "——散记", WALK) == ["秋到梅岭——散记"]
    assert articles(PAST, "秋到梅岭", "冬到青溪", WALK) == []
    assert articles(PAST, "秋到梅岭", "冬到青溪", "——散记", WALK) == ["秋到梅岭 冬到青溪——散记"]
    assert articles(PAST[:-1] + "：", "秋到梅岭", WALK) == []


def test_a_title_has_three_lines_and_its_head_eight() -> None:
    four = ("县政府的水利", "县政府的农业", "县政府的林业", "县政府的工作报告")
    assert articles(PAST, *four[1:], "同志们：", NEXT) == [" ".join(four[1:])]
    assert articles(PAST, *four, "同志们：", NEXT) == []
    head = ("关于水利工作的报告", *["（2019年3月5日）"] * 7)
    assert articles(PAST, *head, NEXT) == ["关于水利工作的报告"]
    assert articles(PAST, *head, "（2019年3月5日）", NEXT) == []


def test_a_signature_belongs_to_the_text_above() -> None:
    assert articles(PAST, "县水利局", "2019年3月5日", "关于水利工作的报告", NEXT) == ["关于水利工作的报告"]
    [head] = read(PAST, "县水利局", "2019年3月5日", "关于水利工作的报告", NEXT).articles
    assert (head.place, head.lines) == (3, 1)
    assert articles(PAST, "李青", "关于水利工作的报告", NEXT) == ["关于水利工作的报告"]


def test_an_article_at_the_top_counts_only_beside_another() -> None:
    top = ("关于水利工作的报告", NEXT)
    assert articles(*top) == []
    assert articles(*top, "关于林业工作的报告", PAST) == ["关于水利工作的报告", "关于林业工作的报告"]
    assert articles(*top, "关于林业工作的报告", PAST, marked=False) == []


@pytest.mark.parametrize(
    ("line", "heads_section"),
    [
        ("几点体会", True),
        ("渠" * 29, True),
        ("渠" * 30, False),
        ("修好大小水渠，种好各种庄稼", True),
        ("修好大小水渠，种好所有的庄稼地", True),  # halves of six and eight
        ("修好大小水渠，种好所有的庄稼地吧", False),
        ("人人都要动手修好了的", False),
    ],
)
def test_a_short_line_over_a_text_heads_a_section(line: str, heads_section: bool) -> None:
    assert (headings("同志们：", PAST, line, NEXT) == [line]) is heads_section


@pytest.mark.parametrize(
    ("above", "heads_section"),
    [
        (PAST, True),
        ("同志们：", True),
        ("我讲这么四个字：", False),
        ("现将情况报告如下：", True),
        (PAST[:-1], False),
    ],
)
def test_a_heading_stands_under_what_has_ended(above: str, heads_section: bool) -> None:
    assert (headings(PAST, above, "几点体会", NEXT) == ["几点体会"]) is heads_section


def test_two_short_lines_are_no_heading_and_the_first_line_is_none() -> None:
    assert headings("同志们：", PAST, "几点体会", "几点做法", NEXT) == []
    assert headings("几点体会", NEXT) == []


@pytest.mark.parametrize("label", [Label.HEADING, Label.ROW, Label.LIST_ITEM])
def test_what_its_file_labels_is_judged_by_that_alone(label: Label) -> None:
    assert articles(PAST, Line("关于水利工作的报告", label), NEXT) == []
    assert headings(PAST, Line("几点体会", label), NEXT) == []


def test_essays_set_off_by_blank_lines_are_articles_where_no_title_is_labelled() -> None:
    def essays(gap: int, second: str = "冬到青溪") -> list[str | Line]:
        return [PAST, WALK, Line("秋到梅岭", gap=gap), WALK, PAST, Line(second, gap=gap), PAST, WALK]

    assert articles(*essays(2), marked=False) == ["秋到梅岭", "冬到青溪"]
    assert articles(*essays(1), marked=False) == []
    assert articles(*essays(2), marked=False, headed=True) == []
    assert articles(*essays(2, "存在的问题"), marked=False) == []
    assert articles("同志们：", *essays(2), marked=False) == []
    assert articles(*essays(2)[:4], marked=False) == []


def test_in_a_file_of_short_reports_titles_say_what_was_done() -> None:
    done = ("县政协视察水利工程工地", "3月5日，县政协组织委员视察了水利工程。" + PAST)
    other = ("县妇联举行春季送温暖活动", "4月6日，县妇联来到了青石镇看望老人。" + NEXT)
    assert articles(done[1], *other, title=done[0], marked=False) == [other[0]]
    assert articles(PAST, *other, title=done[0], marked=False) == []
    assert articles(done[1], *other, title="水利工作报告", marked=False) == []
    assert articles(done[1], other[0], NEXT, title=done[0], marked=False) == []


def test_why_an_article_begins_is_told() -> None:
    [scored] = read(PAST, "县政府视察青石镇水利工地", WALK).articles
    assert scored.reason == "article inside a piece: 3 of 3 signs of one"
    [dated] = read(PAST, "秋天的渠，冬天的路", "（2019年3月5日）", WALK).articles
    assert dated.reason == "article inside a piece: date or address under its title"
    [free] = read(PAST, "秋到梅岭", WALK).articles
    assert free.reason == "article inside a piece: title in words of its own over a text"


@pytest.mark.parametrize("name", ["周明远议员", "周明远議員", "周明远同志", "李田代表", "方青主任"])
def test_the_last_name_of_a_roll_heads_nothing(name: str) -> None:
    roll = ("出席议员：", "李田议员 , B.B.S., J.P.", name, "缺席议员：", "无")
    assert headings(*roll, PAST, "茶园的收成", NEXT, marked=False) == ["茶园的收成"]


@pytest.mark.parametrize(
    "signed",
    [
        "周明 21日",
        "周明　6月1日",
        "周明远 五日晨",
        "小周敬上",
        "周明远謹上",
        "水利局周明 拜上",
        "周明　2019年3月5日下午",
    ],
)
def test_a_signature_below_a_letter_heads_nothing(signed: str) -> None:
    found = read(WALK, signed, PAST, NEXT, "茶园的收成", WALK)
    assert [head.words for head in (*found.articles, *found.headings) if head.words != "茶园的收成"] == []
    found = read(WALK, signed, PAST, NEXT, "茶园的收成", WALK, marked=False)
    assert [head.words for head in found.headings] == ["茶园的收成"]


def test_a_title_said_again_under_a_remark_opens_no_article() -> None:
    title, again = "丁局长《在全县水利工作会议上的讲话》", "在全县水利工作会议上的讲话"
    talk = (again, "丁山", "（2010年2月22日）", "同志们：", PAST, NEXT)
    remark = "现摘录丁局长《在全县水利工作会议上的讲话》，请大家认真学习！"
    assert articles(remark, *talk, title=title) == []
    assert articles(remark, *talk, title="修渠") == [again]
    assert articles(PAST + NEXT, *talk, title=title) == [again]  # a text of its own
