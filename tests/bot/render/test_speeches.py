"""The list of speeches: ten a page under their files, with what is known of each, and a number to press."""

from bot.render.speeches import ListView, speeches_page
from bot.texts import LANGUAGES
from index.model import Order, Restriction, Speech
from tests.bot.render.keyboards import buttons, labels, pressed

EN, ZH = LANGUAGES["en"], LANGUAGES["zh-Hans"]
ADVICE = "\n\nA number opens a speech; find by title: /speeches word"


def speeches(*sources: str) -> list[Speech]:
    return [Speech(100 + n, f"题{n}", (), source, 1) for n, source in enumerate(sources, 1)]


def test_a_file_of_several_speeches_has_a_line_and_a_file_of_one_has_none() -> None:
    listed = speeches("a/甲.txt", "乙.txt", "丙.txt", "丙.txt", "丁.txt")
    text = "5 speeches\n1. 题1\n2. 题2\n\n📁 丙.txt\n3. 题3\n4. 题4\n\n5. 题5"
    assert speeches_page(ListView(1, listed, 0, ""), EN).text == text.replace("\n1. ", "\n\n1. ") + ADVICE


def test_pieces_of_a_speech_are_set_in_and_no_deeper_than_three() -> None:
    listed = [Speech(n, "题", ("外",) * n, "a", 1) for n in range(5)]
    lines = speeches_page(ListView(1, listed, 0, ""), EN).text.split("\n")
    assert [line.count("　") for line in lines if "题" in line] == [0, 1, 2, 3, 3]


def test_a_date_stands_behind_a_title_that_does_not_say_it() -> None:
    listed = [Speech(1, "报告", (), "a", 1, date="2019-03"), Speech(2, "2020年报告", (), "a", 1, date="2020")]
    assert "1. 报告 · 2019年3月\n2. 2020年报告\n" in speeches_page(ListView(1, listed, 0, ""), ZH).text


def test_ten_speeches_are_a_page_and_one_more_turns_it() -> None:
    ten = speeches_page(ListView(3, speeches(*"a" * 10), 0, ""), EN)
    assert labels(ten) == [["1", "2", "3", "4", "5"], ["6", "7", "8", "9", "10"]]
    first, second = (speeches_page(ListView(3, speeches(*"a" * 11), page, ""), EN) for page in (0, 1))
    assert labels(first)[2] == ["1/2", "▶"]
    assert pressed(first)["1"] == ("SPEECH", 3, 101, 0)
    assert pressed(first)["▶"] == ("LIST", 3, 1, 0)
    assert labels(second) == [["11"], ["◀", "2/2"]]
    assert pressed(second)["11"] == ("SPEECH", 3, 111, 0)
    assert pressed(second)["◀"] == ("LIST", 3, 0, 0)
    assert "11. 题11" in second.text
    assert "题1\n" not in second.text
    assert speeches_page(ListView(3, speeches(*"a" * 11), 9, ""), EN) == second
    assert labels(speeches_page(ListView(3, speeches(*"a" * 25), 1, ""), EN))[2] == ["◀", "2/3", "▶"]


def test_in_groups_a_number_is_a_link() -> None:
    view = ListView(3, speeches("a"), 0, "", lambda payload: f"https://t.me/b?start={payload}")
    [[button]] = buttons(speeches_page(view, EN))
    assert (button.text, button.url) == ("1", "https://t.me/b?start=s101")


def test_what_was_looked_for_is_told_found_or_not() -> None:
    assert speeches_page(ListView(3, speeches("a"), 0, "题"), EN).text.startswith("1 speech with “题” in the title\n")
    nothing = speeches_page(ListView(3, [], 0, "水"), EN)
    assert nothing.text == "No speech has “水” in its title."
    assert pressed(nothing) == {"Look for “水” in the passages": ("SUGGESTION", 3, 0, 0)}
    assert speeches_page(ListView(3, [], 0, ""), EN).text == "0 speeches" + ADVICE


def test_what_is_demanded_and_the_order_stand_above_the_list() -> None:
    demanded = Restriction((), ("县长",), None, None, 1, 0)
    draft = speeches_page(ListView(3, speeches("a"), 0, "", None, demanded, Order.NEWEST), EN)
    assert draft.text.startswith(f"speaker with “县长”: 1 speech\n{EN.newest_first}\n\n1. 题1\n")
    nothing = speeches_page(ListView(3, [], 0, "", None, demanded), EN)
    assert nothing.text == "There is no such speech: speaker with “县长”"
    assert nothing.keyboard is None
