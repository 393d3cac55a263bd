"""Which paragraphs stand under which headings, and where a section ends."""

import pytest

from index.lines import Label, Line
from index.structure.layout import layout
from index.structure.sections import sections
from tests.index.messy import NEXT, PAST

Headed = list[tuple[tuple[str, ...], str]]


def read(*lines: str | Line, unnumbered: tuple[int, ...] = ()) -> Headed:
    given = [line if isinstance(line, Line) else Line(line) for line in lines]
    return [(passage.headings, passage.text) for passage in sections(given, set(unnumbered), layout(given))]


def test_headings_of_one_kind_follow_each_other_and_lesser_ones_stand_inside() -> None:
    found = read("一、渠", PAST, "（一）修", NEXT, "（二）管", PAST, "二、路", NEXT)
    assert found == [
        (("一、渠",), PAST),
        (("一、渠", "（一）修"), NEXT),
        (("一、渠", "（二）管"), PAST),
        (("二、路",), NEXT),
    ]


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("一、渠", True),
        ("一、" + "渠" * 58, True),
        ("一、" + "渠" * 59, False),
        ("一、渠，", False),
        ("一、渠；", False),
        ("首先，渠", False),
        ("一是渠", False),
        ("二、渠", True),  # a series of the first rank may begin anywhere
        ("（二）渠", False),  # a lesser one counts from one
        ("（一）渠", True),
        ("第三章 渠", True),
        ("2．渠", False),
        ("1．渠", True),
    ],
)
def test_a_numbered_line_heads_a_section(line: str, heads: bool) -> None:
    assert ((line,) in {headings for headings, _ in read(PAST, line, NEXT)}) is heads


@pytest.mark.parametrize(
    ("paragraph", "heading"),
    [
        (f"一、修渠。{PAST}", "一、修渠"),
        (f"一、修渠{PAST}{NEXT}", None),
        (f"（一）**修渠**。{PAST}", "（一）**修渠"),
        (f"首先，修渠。{PAST}", "首先，修渠"),
    ],
)
def test_a_heading_that_runs_into_its_paragraph_stands_over_the_next(paragraph: str, heading: str | None) -> None:
    other = paragraph.replace("一", "二").replace("首先", "其次").replace("修渠", "修路")
    found = read(paragraph, NEXT, other, NEXT)
    assert found[0] == ((), paragraph)
    assert (found[1][0] == (heading,)) is (heading is not None)


def test_the_last_heading_that_runs_in_stands_over_its_own_paragraph_only() -> None:
    found = read(f"一、修渠。{PAST}", NEXT, f"二、修路。{PAST}", NEXT)
    assert [headings for headings, _ in found] == [(), ("一、修渠",), (), ()]


def test_a_speaker_who_turns_to_the_hearers_at_the_end_leaves_the_last_section() -> None:
    call = f"同志们，{NEXT}"
    assert read("一、渠", PAST, "二、路", PAST, call)[-1] == ((), call)
    assert read("一、渠", PAST, "二、路", PAST, call, PAST, NEXT)[-3:] == [((), call), ((), PAST), ((), NEXT)]
    assert read("一、渠", PAST, "二、路", PAST, call, PAST, NEXT, PAST)[-4][0] == ("二、路",)
    assert read("一、渠", PAST, call, "二、路", PAST)[1] == (("一、渠",), call)
    assert read(call, PAST, "一、渠", NEXT)[0] == ((), call)


def test_a_list_of_numbered_lines_is_text_and_no_row_of_headings() -> None:
    found = read(PAST, "1．修渠", "2．修路", "3．修桥", NEXT)
    assert {headings for headings, _ in found} == {()}
    assert "1．修渠\n2．修路\n3．修桥" in "\n".join(text for _, text in found)
    [only] = read(PAST, "一、修渠")
    assert only == ((), f"{PAST}\n一、修渠")
    nested = read("一、渠", "（一）修", PAST, "（二）管", NEXT)
    assert nested == [(("一、渠", "（一）修"), PAST), (("一、渠", "（二）管"), NEXT)]


def test_a_second_heading_of_the_same_words_is_said_in_the_text() -> None:
    found = read("一、渠", PAST, "一、渠", NEXT)
    assert found == [(("一、渠",), PAST), (("一、渠",), f"一、渠\n{NEXT}")]


def test_headings_that_no_number_tells_stand_inside_the_numbered_ones() -> None:
    assert read("一、渠", PAST, "修", NEXT, "管", PAST, unnumbered=(2, 4)) == [
        (("一、渠",), PAST),
        (("一、渠", "修"), NEXT),
        (("一、渠", "管"), PAST),
    ]


def test_labelled_headings_count_by_their_level() -> None:
    one, two = Line("渠", Label.HEADING, 1), Line("修", Label.HEADING, 2)
    assert read(one, PAST, two, NEXT, Line("路", Label.HEADING, 1), PAST) == [
        (("渠",), PAST),
        (("渠", "修"), NEXT),
        (("路",), PAST),
    ]


def row(*cells: str) -> Line:
    return Line("\t".join(cells), Label.ROW)


ROWS = tuple(row(f"第{n}乡", "修渠三十里修路五十里修桥两座") for n in range(30))


@pytest.mark.parametrize(
    ("first", "names"),
    [
        (row("乡", "做的事"), ("乡 | 做的事",)),
        (row("乡", "2019"), ("乡 | 2019",)),
        (row("乡", "12"), ()),
        (row("乡"), ()),
        (row("乡", "事" * 20), ("乡 | " + "事" * 20,)),
        (row("乡", "事" * 21), ()),
        (row("乡", "事，情"), ()),
    ],
)
def test_the_first_row_of_a_table_heads_the_passages_of_its_later_rows(first: Line, names: tuple[str, ...]) -> None:
    found = read(PAST, first, *ROWS)
    assert found[-1][0] == names
    assert found[0][0] == ()


def test_a_table_ends_with_its_last_row() -> None:
    found = read(row("乡", "做的事"), *ROWS, NEXT, *ROWS[:4])
    assert [headings for headings, text in found if NEXT in text] == [()]
    assert found[-1][0] != ("乡 | 做的事",)


def test_passages_tell_the_page_that_they_begin_on() -> None:
    lines = [Line("一、渠", page=1), Line(PAST, page=2), Line(NEXT * 12, page=3), Line(PAST, page=4)]
    assert [passage.page for passage in sections(lines, set(), layout(lines))] == [2, 3, 3, 4]
