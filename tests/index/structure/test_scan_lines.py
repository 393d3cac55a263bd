"""Spaces, numbers and gaps that scanning or copying put in are told from those that somebody meant."""

import pytest

from index.lines import Label, Line
from index.structure.scanned import restored


def read(*texts: str) -> list[str]:
    return [line.text for line in restored([Line(text) for text in texts])]


def numbered(*numbers: int, rest: int = 0) -> list[str]:
    return [f"{number}  水渠修好了" for number in numbers] + ["水渠修好了"] * rest


@pytest.mark.parametrize(
    ("texts", "goes"),
    [
        (numbered(*range(1, 9)), True),
        (numbered(*range(1, 8)), False),
        (numbered(*range(1, 10), rest=1), True),
        (numbered(*range(1, 10), rest=2), False),
        # Nearly all count on by one.
        (numbered(*range(1, 11), 20), True),
        (numbered(*range(1, 10), 20, 40), False),
        (numbered(*range(2, 22, 2)), False),
    ],
)
def test_numbers_before_nearly_all_lines_that_count_on_go(texts: list[str], goes: bool) -> None:
    assert (read(*texts) == ["水渠修好了"] * len(texts)) is goes


def test_numbers_before_lines_that_their_file_labels_stay() -> None:
    lines = [Line(text) for text in numbered(*range(1, 10))]
    assert restored([*lines, Line("水渠", Label.PARAGRAPH)])[0].text == "1  水渠修好了"
    assert read("", *numbered(*range(1, 9)))[1] == "水渠修好了"


SUBTITLES = [f"00:00:0{n},000 --> 00:00:0{n},900" for n in range(1, 4)]


def test_three_times_make_subtitles() -> None:
    given = ["WEBVTT", *(part for n, time in enumerate(SUBTITLES, 1) for part in (str(n), time, f"第{n}句", ""))]
    assert read(*given) == ["第1句", "第2句", "第3句"]
    two = given[:9]
    assert read(*two) == two
    assert read(SUBTITLES[0], "7", *SUBTITLES[1:], "好") == ["好"]
    assert read("七日", SUBTITLES[0], "甲", *SUBTITLES[1:], "好") == ["七日", "甲", "好"]


LONG = "渠" * 49 + "。"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"{LONG}　　{LONG}", [LONG, f"　　{LONG}"]),
        (f"{LONG}   {LONG}", [LONG, f"　　{LONG}"]),
        (f"{LONG}  {LONG}", [f"{LONG}  {LONG}"]),
        (f"{LONG[3:]}　　{LONG}", [f"{LONG[3:]}　　{LONG}"]),  # less than a hundred characters
        (f"{LONG[2:]}　　{LONG}", [LONG[2:], f"　　{LONG}"]),
        # Behind a title, where most gaps stand behind sentences.
        (f"讲话　　{LONG}　　{LONG}　　{LONG}", ["讲话", f"　　{LONG}", f"　　{LONG}", f"　　{LONG}"]),
        (f"讲　　话　　{LONG}　　{LONG}　　{LONG}", [f"讲　　话　　{LONG}", f"　　{LONG}", f"　　{LONG}"]),
        (f"讲话　　{LONG}　　{LONG}", [f"讲话　　{LONG}", f"　　{LONG}"]),
    ],
)
def test_paragraphs_in_one_line_are_told_by_the_gaps_behind_sentences(text: str, parts: list[str]) -> None:
    assert read(text) == parts
    heading = Line(text, Label.HEADING)
    assert list(restored([heading])) == [heading]
    assert [line.text for line in restored([Line(text, Label.PARAGRAPH)])] == parts


def apart(text: str) -> str:
    return " ".join(text)


TITLE = "在全县水利建设工作会议上的讲话"
SENTENCE = "今年全县修好水渠三十里，惠及七个乡镇的群众。"


@pytest.mark.parametrize(
    ("texts", "closed"),
    [
        ([apart(SENTENCE)], True),
        ([apart(TITLE), SENTENCE], False),
        ([apart(TITLE), apart(TITLE), SENTENCE], True),
        (["水 渠 修 好 " + "全县 各乡 三村"], False),  # four of seven words are single characters
        (["水 渠 修 好 了 三 里 " + "全县 各乡 三村"], True),  # seven of ten
        (["水 渠 修 好 了 三 里 今 " + "全县 各乡 三村 人民"], False),  # eight of twelve
    ],
)
def test_lines_set_apart_character_by_character_are_closed_up(texts: list[str], closed: bool) -> None:
    assert (read(*texts)[0] == texts[0].replace(" ", "")) is closed


def test_in_such_a_text_short_lines_are_closed_up_too_and_wide_gaps_are_spaces() -> None:
    assert read(apart(SENTENCE), "水 渠") == [SENTENCE, "水渠"]
    assert read(apart(SENTENCE), "  修 渠   通 水 ")[1] == "  修渠 通水"
    plain = "这一行字排得很整齐，中间没有任何空格，共有二十多个字。"
    assert read(apart(SENTENCE), apart(SENTENCE), plain + " 好")[2] == plain + " 好"


@pytest.mark.parametrize(("spaces", "closed"), [(12, True), (11, False)])
def test_a_text_with_spaces_inside_words_here_and_there_is_closed_up(spaces: int, closed: bool) -> None:
    text = "渠水 渠水" * spaces + "，修好了。"
    assert (" " not in read(text)[0]) is closed


@pytest.mark.parametrize(("length", "closed"), [(600, True), (601, False)])
def test_such_spaces_stand_at_two_of_a_hundred_characters(length: int, closed: bool) -> None:
    text = "渠水 渠水" * 12 + "，修好了。"
    rest = "好" * (length - len(text))
    assert (" " not in read(text, rest)[0]) is closed


def test_where_such_a_text_is_closed_up_names_and_latin_words_stay_apart() -> None:
    text = "渠水 渠水" * 12 + "，修 好 了。 GDP 增长 8%。"
    found = read(text, "李青 周明", "水 渠")
    assert found == ["渠水渠水" * 12 + "，修好了。GDP 增长 8%。", "李青 周明", "水渠"]
