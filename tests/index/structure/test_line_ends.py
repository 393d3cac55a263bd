"""Which line ends a page or a printer made, and which ones end a paragraph."""

import pytest

from index.lines import Label, Line
from index.structure.layout import Layout, layout
from index.structure.paragraphs import join, run_in_kinds
from index.structure.seams import cuts_word

FREE, WRAPPED = Layout(None, False), Layout(40, False)
INDENTED = Layout(40, True)


def line(length: int, end: str = "") -> Line:
    return Line("渠" * (length - len(end)) + end)


def lines(*lengths: int, end: str = "") -> list[Line]:
    return [line(length, end) for length in lengths]


@pytest.mark.parametrize(
    ("given", "width"),
    [
        (lines(*[20] * 6), 40),
        (lines(*[20] * 5), None),
        (lines(*[12] * 6), 24),
        (lines(*[11] * 6), None),
        (lines(*[100] * 6), 200),
        (lines(*[101] * 6), None),
        # At least half of the lines end there, or a little before.
        (lines(*[20] * 6, *[10] * 6), 40),
        (lines(*[20] * 6, *[10] * 7), None),
        (lines(*[20] * 3, *[18] * 3, *[10] * 6), 40),
        (lines(*[20] * 3, *[17] * 3, *[10] * 6), None),
        # Hardly any is wider.
        (lines(*[20] * 19, 23), 40),
        (lines(*[20] * 18, 23), None),
        (lines(*[20] * 18, 21), 42),
        # At least half of them end within a sentence.
        ([*lines(*[20] * 3), *lines(*[20] * 3, end="。")], 40),
        ([*lines(*[20] * 2), *lines(*[20] * 4, end="。")], None),
        # Latin words do not break: lines end up to a word earlier.
        ([Line("a" * 60)] * 3 + [Line("a" * 46)] * 3, 60),
        ([Line("a" * 60)] * 3 + [Line("a" * 45)] * 4, None),
        ([Line("a" * 60)] * 2 + [Line("a" * 46)] * 2 + lines(18, 17, 16, 15), None),
        # Names and other lines of less than half the width may be as many again.
        (lines(*[20] * 6, *[9] * 18), 40),
        (lines(*[20] * 6, *[9] * 19), None),
        # Spaces between Chinese characters have the width that a line needs, and an indent is one of two characters.
        ([*lines(*[20] * 5), Line("渠 2 " * 4 + "渠" * 14)], 40),
        ([*lines(*[20] * 5), Line("渠" * 18, indent=1)], 40),
        # What the file says to be whole paragraphs tells nothing.
        ([Line("渠" * 20, Label.PARAGRAPH)] * 6, None),
    ],
)
def test_a_text_is_wrapped_where_most_lines_end_near_one_width(given: list[Line], width: int | None) -> None:
    assert layout(given).width == width


@pytest.mark.parametrize(("narrow", "end", "found"), [(15, "", 30), (15, "。", None), (12, "", None)])
def test_blocks_set_in_on_both_sides_have_a_width_of_their_own(narrow: int, end: str, found: int | None) -> None:
    assert layout([*lines(*[20] * 30), *lines(*[narrow] * 3, end=end)]).narrow == found


def test_a_width_may_be_counted_in_characters() -> None:
    mixed = [Line("2" * digits + "渠" * (20 - digits)) for digits in (0, 12, 3, 9, 6, 15, 18)]
    assert layout(mixed) == Layout(40, False, even=True)
    assert not layout(lines(*[20] * 6)).even


@pytest.mark.parametrize(("indents", "indented"), [(0, False), (1, True), (8, True), (9, False), (10, False)])
def test_a_text_is_indented_where_some_of_its_lines_are(indents: int, indented: bool) -> None:
    given = [Line("渠" * 20, indent=2 if place < indents else 0) for place in range(10)]
    assert layout(given).indented is indented


def test_the_usual_number_of_blank_lines_is_known() -> None:
    assert layout([Line("渠", gap=gap) for gap in (0, 1, 1, 0, 1, 2)]).gap == 1
    assert layout([]) == Layout(None, False)


@pytest.mark.parametrize(
    ("torn", "ended", "broken"),
    [
        ((16, 19, 22, 25, 28, 22), (), True),
        ((16, 19, 22, 25, 28, 21), (), False),
        ((19, 22, 25, 28, 26), (), False),
        ((15, 26, 26, 26, 26, 26), (), False),
        ((16, 19, 22, 25, 28, 22), (30, 40, 50, 60, 70, 80), True),
        ((16, 19, 22, 25, 28, 22), (30, 40, 50, 60, 70, 80, 90), False),
    ],
)
def test_a_text_is_broken_where_half_of_its_long_lines_end_in_mid_sentence(
    torn: tuple[int, ...], ended: tuple[int, ...], broken: bool
) -> None:
    assert layout([*lines(*torn), *lines(*ended, end="。")]).broken is broken


def test_a_wrapped_text_is_not_broken() -> None:
    assert not layout(lines(*[30] * 8)).broken
    assert not layout([Line(f"{n}、修好了水渠以后接着修路修桥再修学校和医院") for n in range(1, 6)]).broken


@pytest.mark.parametrize(
    ("given", "kinds"),
    [
        (["一、修渠。今年修好了三里。"], {"han"}),
        (["一、修渠。今年修好了三里。", "二、修路"], set()),
        (["一、修渠。今年修好了三里。", "二、修路", "三、修桥。明年再修两座。"], {"han"}),
        (["一、" + "渠" * 59], {"han"}),
        (["一、" + "渠" * 58], set()),
        (["（一）修渠。好。", "1．修路"], {"paren-han"}),
    ],
)
def test_headings_that_mostly_run_into_their_paragraph_are_known_by_kind(given: list[str], kinds: set[str]) -> None:
    assert run_in_kinds(map(Line, given)) == kinds
    assert run_in_kinds(Line(text, Label.HEADING) for text in given) == set()


HALL = ("今天我们走进了人民大", "会堂开会")  # 人民大会堂 is torn


@pytest.mark.parametrize(
    ("before", "text", "goes_on"),
    [
        # From thirty characters on a line without an end goes on.
        (line(30), line(5), True),
        (line(29), line(5), False),
        (line(30, "。"), line(5), False),
        (line(70, "。"), line(5), False),
        # A comma at the end of a shorter one says as much where a long line follows.
        (line(15, "，"), line(30), True),
        (line(14, "，"), line(30), False),
        (line(15, "，"), line(29), False),
        # A word that is torn does, too, but for the shortest lines.
        (Line(HALL[0]), Line(HALL[1]), True),
        (Line("走进了人民大"), Line(HALL[1]), False),
        (Line("我们走进了人民大"), Line(HALL[1]), True),
        # A clause of a list goes on after a second semicolon.
        (Line("修" * 14 + "；" + "路" * 14 + "；"), line(5), True),
        (Line("修" * 13 + "；" + "路" * 14 + "；"), line(5), False),
        (line(30, "；"), line(5), False),
        # What cannot begin a line goes with the one before.
        (line(5), Line("，渠修好了"), True),
        # What begins a paragraph, a date and a row stand for themselves.
        (line(30), Line("一、修渠"), False),
        (line(30), Line("同志们："), False),
        (line(30), Line("2019年3月5日"), False),
        (line(30), Line("青石村    三十户    五十亩"), False),
        (Line("青石村    三十户    五十亩    " + "渠" * 20), line(5), False),
        # A dash or a spoken number within a sentence does not.
        (line(30), Line("——渠修好了"), True),
        (line(29), Line("——渠修好了"), False),
        (line(30, "。"), Line("——渠修好了"), False),
        (line(30, "，"), Line("首先，渠要修好"), True),
        (line(29, "，"), Line("首先，渠要修好"), False),
        (line(30), Line("首先，渠要修好"), False),
        # A heading or an address ends, a long numbered line does not.
        (Line("一、" + "渠" * 58), line(5), False),
        (Line("一、" + "渠" * 59), line(5), True),
        (Line("尊敬的各位领导、各位来宾、各位代表、各位委员、各位同志、女士们、先生们"), line(5), False),
        # A sentence in Latin script and one in Chinese are two paragraphs.
        (Line("It has been a year of very hard work"), line(8), False),
        (Line("It has been a year of very hard work"), line(7), True),
        (line(30), Line("It has been a year of very hard work"), False),
    ],
)
def test_in_a_text_that_is_not_wrapped_a_long_line_without_an_end_goes_on(
    before: Line, text: Line, goes_on: bool
) -> None:
    assert len(join([before, text], FREE)) == (1 if goes_on else 2)


@pytest.mark.parametrize(
    ("before", "text", "form", "goes_on"),
    [
        # A full line goes on, also behind a full stop, but not over a blank line.
        (line(20, "。"), line(5), WRAPPED, True),
        (line(18, "。"), line(5), WRAPPED, True),
        (line(17, "。"), line(5), WRAPPED, False),
        (line(20, "。"), Line("渠" * 5, gap=1), WRAPPED, False),
        (line(20), Line("渠" * 5, gap=1), WRAPPED, True),
        # One that ends in mid-sentence goes on from three quarters of the page.
        (line(15), line(5), WRAPPED, True),
        (line(14), line(5), WRAPPED, False),
        (Line("一、" + "渠" * 13), line(5), WRAPPED, False),
        # A torn word goes on from anywhere.
        (Line(HALL[0]), Line(HALL[1]), WRAPPED, True),
        (Line("走进了人民大"), Line(HALL[1]), WRAPPED, False),
        # The next line begins with a word that had no room.
        (line(14, "。"), Line("construction is done"), WRAPPED, True),
        (line(13, "。"), Line("construction is done"), WRAPPED, False),
        # Where paragraphs are indented, a line that is not goes on.
        (line(15, "。"), line(5), INDENTED, True),
        (line(14, "。"), line(5), INDENTED, False),
        (line(15, "。"), Line("渠" * 5, gap=1), INDENTED, False),
        (line(20), Line("渠" * 5, indent=4), INDENTED, False),
        (line(20), Line("渠" * 5, indent=4), WRAPPED, True),
        # In a broken text any line of some length goes on that does not end, but not over a blank line.
        (line(16), line(5), Layout(None, False, broken=True), True),
        (line(15), line(5), Layout(None, False, broken=True), False),
        (line(16, "。"), line(5), Layout(None, False, broken=True), False),
        (line(16), Line("渠" * 5, gap=1), Layout(None, False, broken=True), False),
        (Line("一、" + "渠" * 18), line(5), Layout(None, False, broken=True), False),
        # Characters may all count as wide.
        (Line("2" * 18), line(5), Layout(40, False, even=True), True),
        (Line("2" * 18), line(5), WRAPPED, False),
        (line(16, "。"), Line("path is done"), Layout(40, False, even=True), True),
        (line(16, "。"), Line("path is done"), WRAPPED, False),
    ],
)
def test_in_a_wrapped_text_a_full_line_goes_on(before: Line, text: Line, form: Layout, goes_on: bool) -> None:
    assert len(join([before, text], form)) == (1 if goes_on else 2)


@pytest.mark.parametrize(
    ("heading", "cut_off"),
    [
        ("一、修渠", True),
        ("一、" + "渠" * 58, True),
        ("（一）修渠", False),
        ("修渠", False),
        ("一、修渠：", False),
        ("一、修渠；", False),
        ("一、修渠。好", False),
    ],
)
def test_a_heading_that_elsewhere_runs_into_its_paragraph_was_cut_off_it(heading: str, cut_off: bool) -> None:
    assert len(join([Line(heading), line(20, "。")], FREE, frozenset({"han"}))) == (1 if cut_off else 2)


def test_joined_lines_have_a_blank_between_latin_words_only() -> None:
    assert [each.text for each in join([Line("the canal is done"), Line("and so is the road")], Layout(20, False))] == [
        "the canal is done and so is the road"
    ]
    assert [each.text for each in join([line(30), line(5)], FREE)] == ["渠" * 35]
    [paragraph] = join([Line("渠" * 30, page=3), Line("渠" * 5, page=4)], FREE)
    assert paragraph.page == 3


@pytest.mark.parametrize("label", [Label.HEADING, Label.PARAGRAPH, Label.ROW])
def test_what_its_file_says_to_be_whole_is_joined_to_nothing(label: Label) -> None:
    assert len(join([Line("渠" * 30, label), line(5)], FREE)) == 2
    assert len(join([line(30), Line("渠" * 5, label)], FREE)) == 2


def test_an_item_of_a_list_may_go_on_and_continues_nothing() -> None:
    assert len(join([Line("渠" * 30, Label.LIST_ITEM), line(5)], FREE)) == 1
    assert len(join([line(30), Line("渠" * 5, Label.LIST_ITEM)], FREE)) == 2


@pytest.mark.parametrize(
    ("before", "after", "torn"),
    [
        ("走进了人民大", "会堂开会", True),
        ("召开全县扶贫会", "议的通知", True),
        ("走进了人民大会堂", "开会", False),
        ("我们一起来回顾", "过去的一年", False),
        ("we went to the peo", "ple", False),
        ("", "开会", False),
        ("开会", "", False),
    ],
)
def test_a_word_across_a_line_end_is_told(before: str, after: str, torn: bool) -> None:
    assert cuts_word(before, after) is torn


@pytest.mark.parametrize(
    ("before", "line", "parts"),
    [
        (line(20), Line("一、两年间，渠就修好了"), 1),
        (line(20, "。"), Line("一、两年间，渠就修好了"), 2),
        (line(20), Line("一、两年间，渠就修好了", gap=1), 2),
        (line(20), Line("一、两年间，渠就修好了", indent=2), 2),
        (line(12), Line("一、两年间，渠就修好了"), 2),
    ],
)
def test_a_number_that_a_full_line_breaks_off_before_opens_nothing(before: Line, line: Line, parts: int) -> None:
    assert len(join([before, line], INDENTED)) == parts


def test_two_lines_of_one_width_do_not_make_a_wrapped_text() -> None:
    texts = (
        "榆川县水务局2022年工作总结",
        "2022年，我局完成了任务。",
        "一、建设",
        "新铺水管八十六公里。",
        "二、账目",
        "花钱两万元。",
    )
    assert layout([Line(text) for text in texts]).width is None
