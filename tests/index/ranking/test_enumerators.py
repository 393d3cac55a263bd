"""What numbers the points of a list: each form with its number, and what only looks like one."""

import pytest

from index.ranking.enumerators import ANY_LATER, in_heading, in_text


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("第一，修渠。第二，补堤。第十二，种树。", [1, 2, 12]),
        ("一是修渠，二是补堤。", [1, 2]),
        ("一要修渠，二要补堤。", [1, 2]),
        ("其一，修渠。其二，补堤。其他的再说。", [1, 2]),
        ("一曰修渠，二曰补堤。一曰勤。", [1, 1]),
        ("一、修渠\n二、补堤", [1, 2]),
        ("1、修渠\n2、补堤", [1, 2]),
        ("1.修渠\n2．补堤\n1.5公里", [1, 2]),
        ("（一）修渠\n（二）补堤", [1, 2]),
        ("(1)修渠\n2）补堤", [1, 2]),
        ("①修渠；②补堤；⑩种树；⑳散会。", [1, 2, 10, 20]),
        ("首先，修渠。其次，补堤。最后，种树。", [1, ANY_LATER, ANY_LATER]),
        ("出路一是修渠。", [1]),
        ("唯一是他。统一是大事。", []),
        ("一是否可行。", []),
        ("他说修渠第一，补堤第二。", []),
        ("修渠三里，种树百棵。", []),
    ],
)
def test_every_form_is_read_with_its_number(text: str, numbers: list[int]) -> None:
    assert [each.number for each in in_text(text)] == numbers


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("目标是：修渠三里；补堤两里；种树百棵。", ["修渠三里", "补堤两里", "种树百棵"]),
        ("目标是：\n  修渠三里；\n  补堤两里。", ["修渠三里", "补堤两里"]),
        ("困难有：路远；雨多；等等。", ["路远", "雨多"]),
        ("目标是：一是修渠；二是补堤。", ["一是修渠", "二是补堤"]),
        ("修渠三里；补堤两里；种树百棵。", []),
        ("他说：修渠三里。", []),
    ],
)
def test_clauses_behind_a_colon_are_counted_where_they_have_no_numbers(text: str, clauses: list[str]) -> None:
    found = in_text(text)
    assert [text[each.start :].startswith(clause) for each, clause in zip(found, clauses, strict=True)] == [True] * len(
        clauses
    )
    assert [each.number for each in found] == list(range(1, len(clauses) + 1))


def test_an_enumerator_tells_where_it_stands() -> None:
    text = "说两点。第一层，修渠。第二，补堤；最后，种树。\n第三，散会。"
    found = in_text(text)
    assert [text[each.start :][:2] for each in found] == ["第一", "第二", "最后", "第三"]
    assert [each.opens_line for each in found] == [False, False, False, True]
    assert [each.measure for each in found] == ["层", "", "", ""]
    assert [each.closes for each in found] == [False, False, True, False]
    assert found[1].sentence == found[2].sentence
    assert len({each.sentence for each in found}) == 3


@pytest.mark.parametrize(
    ("heading", "numbers"), [("一、修渠", [1]), ("（二）补堤", [2]), ("修渠：一、东渠", []), ("修渠", [])]
)
def test_a_heading_has_the_number_that_it_opens_with(heading: str, numbers: list[int]) -> None:
    assert [each.number for each in in_heading(heading)] == numbers
