"""Pieces that all open in one form: dates, rules, gaps, brackets, the margin, or titles that vary one another."""

import pytest

from index.lines import Label, Line
from index.structure.boundaries import Text
from index.structure.layout import layout
from index.structure.series import by_form
from tests.index import messy

PAST, NEXT = messy.PAST + messy.NEXT, messy.NEXT + messy.PAST
NAMES = ("秋到梅岭", "冬到青溪", "春到槐安", "夏到雾岭")


def read(*texts: str | Line) -> tuple[str, list[str]]:
    """Give the form in which the pieces open, and their titles."""
    lines = [text if isinstance(text, Line) else Line(text) for text in texts]
    found = by_form(Text(lines, layout(lines)))
    if found is None:
        return "", []
    return found.boundaries[0].reason, [boundary.title for boundary in found.boundaries]


def each(*parts: str, names: tuple[str, ...] = NAMES[:3]) -> list[str]:
    """Write pieces in which `{}` is the title."""
    return [part.format(name) for name in names for part in parts]


@pytest.mark.parametrize(
    ("texts", "titles"),
    [
        (each("{}", PAST, names=("2011年致股东的信", "2012年致股东的信", "2013年致股东的信")), 3),
        (each("{}", PAST, names=("2011年致股东的信", "2012年致股东的信")), 0),
        (each("{}", PAST, names=("2011年致股东的信", "2013年致股东的信", "2012年致股东的信")), 0),
        (each("{}", PAST, names=("2011年致股东的信", "2011年致股东的信", "2012年致股东的信")), 0),
        (
            [
                "文集",
                "青石",
                "印刷",
                *each("{}", PAST, names=("2011年致股东的信", "2012年致股东的信", "2013年致股东的信")),
            ],
            3,
        ),
        ([PAST] * 4 + each("{}", PAST, names=("2011年致股东的信", "2012年致股东的信", "2013年致股东的信")), 0),
        (each("{}", PAST, names=("第1封信", "第2封信", "第3封信")), 0),
    ],
)
def test_titles_that_differ_in_a_number_that_grows(texts: list[str], titles: int) -> None:
    form, found = read(*texts)
    assert (form == "titles that differ in their numbers") is bool(titles)
    assert len(found) == titles or not titles


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("致远方的父亲", "致远方的母亲", True),
        ("致远方的父亲", "致近处的朋友", False),
        ("致父亲", "致母亲", False),
        ("致老父亲", "致老母亲", True),
        ("写给我的一二三四朋友", "写给我的五六七八朋友", True),
        ("写给我一二三四五朋友", "写给我六七八九十朋友", False),
        ("to my father", "to my mother", False),
    ],
)
def test_titles_that_vary_the_first(one: str, two: str, alike: bool) -> None:
    form, found = read(one, PAST, two, NEXT)
    assert (form, found) == (("titles that vary the first", [one, two]) if alike else ("", []))


def test_labels_and_brackets_mark_titles_from_the_top_on() -> None:
    assert read(*each("标题：{}", PAST, names=NAMES[:2])) == ("label before each title", list(NAMES[:2]))
    assert read(*each("《{}》", PAST)) == ("brackets around each title", list(NAMES[:3]))
    assert read(*each("《{}》", PAST, names=NAMES[:2]))[1] == []
    assert read("文集", *each("《{}》", PAST))[1] == []
    assert read(*each("标题：{}", PAST, names=("存在的问题", "几点体会")))[1] == []
    assert len(read(*each("标题：{}", PAST, names=("存在的问题", "秋到梅岭")))[1]) == 2


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (each("{}", "2019年3月5日", PAST, names=NAMES[:2]), 2),
        (each("{}", "李青", PAST, names=NAMES[:2]), 2),
        (each("{}", "（散记）", "2019年3月5日", PAST, names=NAMES[:2]), 2),
        (each("{}", "——散记", "2019年3月5日", PAST, names=NAMES[:2]), 2),
        (each("{}", "散记", "2019年3月5日", PAST, names=NAMES[:2]), 0),
        # Five lines may stand between, and the text begins three lines below them.
        (each("{}", *["（散记）"] * 4, "2019年3月5日", PAST, names=NAMES[:2]), 2),
        (each("{}", *["（散记）"] * 5, "2019年3月5日", PAST, names=NAMES[:2]), 0),
        (each("{}", "2019年3月5日", "甲", "乙", PAST, names=NAMES[:2]), 2),
        (each("{}", "2019年3月5日", "甲", "乙", "丙", PAST, names=NAMES[:2]), 0),
        (["秋到梅岭", PAST, "冬到青溪", "2019年3月5日", PAST], 0),
        # The first stands at the top, and a piece has sixty characters.
        ([PAST] * 4 + each("{}", "2019年3月5日", PAST, names=NAMES[:2]), 0),
        (["文集", "青石", "印刷", *each("{}", "2019年3月5日", PAST, names=NAMES[:2])], 2),
        (each("{}", "2019年3月5日", "短。", names=NAMES[:2]), 0),
    ],
)
def test_a_date_or_an_author_under_each_title(texts: list[str], count: int) -> None:
    form, found = read(*texts)
    assert len(found) == count
    assert not count or form == "date or author under each title"


def gapped(gap: int, *pieces: tuple[str, ...]) -> list[Line]:
    return [Line(text, gap=gap if not place else 0) for piece in pieces for place, text in enumerate(piece)]


def test_titles_set_apart_as_signed_ones_are_open_pieces_too() -> None:
    signed = [(name, "2019年3月5日", PAST) for name in NAMES[:2]]
    lines = gapped(2, signed[0], ("春到槐安", PAST), signed[1])
    assert read(*lines) == ("date or author under each title", ["秋到梅岭", "春到槐安", "冬到青溪"])
    # In the words of sections they do not, nor where most of what is set apart so is not signed.
    assert read(*gapped(2, signed[0], ("存在的问题", PAST), signed[1]))[1] == ["秋到梅岭", "冬到青溪"]
    many = [(name, PAST) for name in ("春到槐安", "夏到雾岭", "秋到白榆", "冬到石臼", "春到泊川")]
    assert read(*gapped(2, signed[0], *many, signed[1]))[1] == ["秋到梅岭", "冬到青溪"]


def test_labelled_headings_that_are_signed_open_pieces_if_half_of_them_are() -> None:
    def headed(*signed: bool) -> list[str | Line]:
        parts: list[str | Line] = []
        for name, under in zip(NAMES, signed, strict=False):
            parts += [Line(name, Label.HEADING, 2), *(["2019年3月5日"] if under else []), PAST]
        return parts

    assert read(*headed(True, True, False, False))[1] == list(NAMES)
    assert read(*headed(True, False, False, True))[1] == list(NAMES)
    assert read(*headed(True, True))[1] == list(NAMES[:2])


def test_an_address_under_each_of_three_titles() -> None:
    talks = each("{}", "同志们：", PAST)
    assert read(*talks) == ("address to hearers under each title", list(NAMES[:3]))
    assert read(*talks[:6])[1] == []
    assert read(*[PAST] * 4, *talks)[1] == []


def ruled(*names: str, above: str = "") -> list[str | Line]:
    first, *others = names
    parts: list[str | Line] = [first, PAST] if not above else [above, PAST, Line(first, ruled=True), PAST]
    return [*parts, *(part for name in others for part in (Line(name, ruled=True), PAST))]


@pytest.mark.parametrize(
    ("texts", "titles"),
    [
        (ruled(*NAMES[:2]), list(NAMES[:2])),
        (ruled(*NAMES), list(NAMES)),
        # Four of five of what is ruled open with a title.
        ([*ruled(*NAMES, "秋到白榆"), Line(PAST, ruled=True)], [*NAMES, "秋到白榆"]),
        ([*ruled(*NAMES), Line(PAST, ruled=True)], []),
        # Half are in words of their own.
        (ruled("秋到梅岭", "存在的问题", "冬到青溪"), ["秋到梅岭", "存在的问题", "冬到青溪"]),
        (ruled("秋到梅岭", "存在的问题", "几点体会", "冬到青溪"), []),
        # What is said three times is no title.
        (ruled("秋到梅岭", "冬到青溪", "冬到青溪", "春到槐安"), ["秋到梅岭", "冬到青溪", "冬到青溪", "春到槐安"]),
        (ruled("秋到梅岭", "冬到青溪", "冬到青溪", "冬到青溪", "春到槐安"), []),
        # Under one report or talk they head its sections.
        (ruled("水利工作报告", "冬到青溪", "春到槐安"), []),
        (ruled("水利工作报告", "冬到青溪", "农业调查报告"), ["水利工作报告", "冬到青溪", "农业调查报告"]),
    ],
)
def test_a_rule_over_each_title(texts: list[str | Line], titles: list[str]) -> None:
    assert read(*texts)[1] == titles


def test_one_greeting_at_the_top_makes_titles_headings_of_one_talk() -> None:
    def talks(*greeted: bool, names: tuple[str, ...] = NAMES[:3]) -> list[str | Line]:
        parts: list[str | Line] = []
        for name, under in zip(names, greeted, strict=True):
            parts += [Line(name, ruled=bool(parts)), *(["同志们："] if under else []), PAST]
        return parts

    assert read(*talks(True, False, False))[1] == []
    assert read(*talks(False, False, False))[1] == list(NAMES[:3])
    assert len(read(*talks(True, False, False, names=("秋到梅岭", "水利会讲话", "春到槐安")))[1]) == 3


def test_wide_gaps_and_blank_lines_set_titles_apart() -> None:
    pieces = [(name, PAST, NEXT) for name in NAMES[:3]]
    assert read(*gapped(2, *pieces)) == ("wide gap over each title", list(NAMES[:3]))
    assert read(*gapped(1, *pieces)) == ("blank line over each title", list(NAMES[:3]))
    assert read(*gapped(2, *pieces[:2]))[1] == []
    assert read(*gapped(1, *pieces[:2]))[1] == []
    # Where a blank line stands between all paragraphs, two more must.
    spaced = [Line(line.text, gap=line.gap or 1) for line in gapped(3, *pieces)]
    assert read(*spaced)[0] == "wide gap over each title"
    assert read(*[Line(line.text, gap=min(line.gap, 2)) for line in spaced])[0] != "wide gap over each title"


def test_the_end_of_a_text_over_each_title() -> None:
    for end in ("（周明）", "【周明】", "[1] 云屏：旧县名。"):
        pieces = [(name, PAST, NEXT, end) for name in NAMES[:2]]
        assert read(*gapped(1, *pieces)) == ("end of a text over each title", list(NAMES[:2]))
        assert read(*gapped(0, *pieces))[1] == []
    assert read(*gapped(1, *[(name, PAST, NEXT, "就是这样。") for name in NAMES[:2]]))[1] == []


@pytest.mark.parametrize(("indent", "length", "ends"), [(8, 12, True), (7, 12, False), (8, 13, False)])
def test_a_name_set_far_in_signs_the_text_above_it(indent: int, length: int, ends: bool) -> None:
    signed = Line("青" * length, indent=indent)
    lines = [part for name in NAMES[:2] for part in (Line(name, gap=1), Line(PAST), Line(NEXT), signed)]
    assert (len(read(*lines)[1]) == 2) is ends


@pytest.mark.parametrize(("indent", "found"), [(2, True), (1, False)])
def test_titles_at_the_margin_of_an_indented_text(indent: int, found: bool) -> None:
    lines = [Line(text, indent=indent if text == PAST else 0) for text in each("{}", PAST, PAST)]
    assert (read(*lines) == ("titles at the margin", list(NAMES[:3]))) is found


@pytest.mark.parametrize(
    ("title", "opens"),
    [
        ("秋到梅岭" + "渠" * 76, True),
        ("秋到梅岭。", False),
        ("秋到梅岭，", False),
        ("秋到梅岭：", False),
        ("来源：青石报", False),
        ("一是秋到梅岭", False),
        ("[1] 秋到梅岭", False),
    ],
)
def test_what_may_be_a_title_in_a_row_of_them(title: str, opens: bool) -> None:
    assert (len(read("冬到青溪", PAST, Line(title, ruled=True), NEXT)[1]) == 2) is opens


def test_rows_and_items_are_no_titles() -> None:
    for label in (Label.ROW, Label.LIST_ITEM):
        assert read("冬到青溪", PAST, Line("秋到梅岭", label, ruled=True), NEXT)[1] == []


def test_the_first_title_may_be_a_name_where_it_stands_as_titles_do() -> None:
    assert read("李青", PAST, Line("秋到梅岭", ruled=True), NEXT)[1] == ["李青", "秋到梅岭"]


@pytest.mark.parametrize(
    ("above", "gap", "opens"),
    [
        ("渠修好了。", 0, True),
        ("渠修好了", 0, False),
        ("渠修好了", 1, True),
        ("（渠修好了）", 0, True),
        ("[渠修好了]", 0, False),
        ("【渠修好了】", 0, True),
        ("2018年1月2日", 0, True),
        ("第二辑 秋", 0, True),
    ],
)
def test_a_title_begins_where_the_text_above_has_ended(above: str, gap: int, opens: bool) -> None:
    first = ("秋到梅岭", "2019年3月5日", PAST, NEXT, above)
    assert (len(read(*first, Line("冬到青溪", gap=gap), "2019年3月6日", PAST)[1]) == 2) is opens
    assert len(read(*first, Line("冬到青溪", ruled=True), "2019年3月6日", PAST)[1]) == 2


@pytest.mark.parametrize(
    ("name", "gap", "above", "opens"),
    [
        ("李大青", 1, PAST, True),
        ("李大青", 0, PAST, False),
        ("欧阳大青", 1, PAST, False),
        ("李大青", 1, PAST[:-1], False),
        ("李大青", 1, "2019年3月5日", True),
    ],
)
def test_what_may_be_a_name_is_a_title_where_it_stands_by_itself(name: str, gap: int, above: str, opens: bool) -> None:
    texts = ("秋到梅岭", PAST, above, Line(name, ruled=True, gap=gap), NEXT)
    assert (read(*texts)[1] == ["秋到梅岭", name]) is opens


def test_in_a_wrapped_text_a_line_whose_sentence_goes_over_is_no_title() -> None:
    body = [
        "今年全县上下大家一起动手修好了很多很多条大水渠解决了",
        "大家多年以来一直吃水难的问题，也修了很多很多条新公路",
    ] * 4
    over = "秋天到了梅岭，山里山外的人们全都忙着收割稻谷和新玉"

    def pieces(title: str, below: str) -> int:
        return len(read("冬到青溪", *body, "就是这样的。", Line(title, ruled=True), below, *body)[1])

    assert pieces("秋到梅岭", body[0]) == 2
    assert pieces(over, "米，一直忙到天黑。") == 0
    assert pieces(over.replace("，", "而"), "米一直忙到天黑") == 2
    assert pieces(over, "（散记）") == 2
    assert pieces(over, "——散记") == 2


def test_where_titles_are_set_apart_what_stands_under_one_is_no_other() -> None:
    def read_ruled(*under: str) -> list[str]:
        second = [Line(text, ruled=True) for text in ("冬到青溪", *under)]
        return read("秋到梅岭", PAST, *second, NEXT, Line("春到槐安", ruled=True), PAST)[1]

    assert read_ruled() == list(NAMES[:3])
    assert read_ruled("2019年3月5日") == list(NAMES[:3])
    assert read_ruled("（散记）") == list(NAMES[:3])
    assert read_ruled("[1] 云屏：旧县名。") == list(NAMES[:3])
    assert read_ruled("2019年3月5日", PAST) == list(NAMES[:3])


def test_pieces_have_sixty_characters_on_average_and_text() -> None:
    def sized(one: int, two: int) -> list[str]:
        return read("标题：秋到梅岭", "渠" * (one - 1) + "。", "标题：冬到青溪", "渠" * (two - 1) + "。")[1]

    assert len(sized(60, 60)) == 2
    assert len(sized(70, 50)) == 2
    assert sized(60, 59) == []
    assert read("标题：秋到梅岭", PAST, "标题：冬到青溪", "渠", "路") == ("", [])


@pytest.mark.parametrize(("share", "found"), [(4, True), (3, False)])
def test_four_of_five_long_lines_are_set_in_where_titles_stand_at_the_margin(share: int, found: bool) -> None:
    bodies = [Line(PAST, indent=2 if n < share else 1) for n in range(5)]
    lines = [Line(NAMES[0]), *bodies[:2], Line(NAMES[1]), *bodies[2:4], Line(NAMES[2]), bodies[4]]
    assert (read(*lines)[0] == "titles at the margin") is found


REMARK = "引自：https://example.org/devotions/zh/2025/12"


@pytest.mark.parametrize(
    ("top", "under", "pieces"),
    [
        (Line("梅岭的秋天", label=Label.HEADING, level=1), [REMARK], 0),
        (Line("梅岭的秋天", label=Label.HEADING, level=1), ["[1] " + PAST, REMARK], 0),
        (Line("梅岭的秋天", label=Label.HEADING, level=1), ["发布日期：2025-12-21", "最佳做法："], 0),
        (Line("梅岭的秋天", label=Label.HEADING, level=1), [PAST, NEXT], 2),  # a text of its own
        (Line("梅岭的秋天"), [REMARK], 2),  # nothing tells the file's title from the other
    ],
)
def test_a_remark_under_the_title_of_a_file_is_no_piece(top: Line, under: list[str], pieces: int) -> None:
    below = Line("阅读经文：诗篇第十六篇", label=Label.HEADING, level=3)
    form, titles = read(top, *under, Line("12/21/25 冬到青溪", ruled=True), "冬到青溪", below, NEXT, PAST)
    assert (form, len(titles)) == ("rule over each title" if pieces else "", pieces)
