"""Pages of an open speech hold what has room, and their buttons name the passages that they lead to."""

import pytest

from bot.render.reading import ReadingView, chapters, contents, page_with, paginate, reading
from bot.texts import LANGUAGES
from index.model import Passage, Speech
from tests.bot.render.keyboards import labels, pressed
from tests.bot.render.test_answer import covered

ZH = LANGUAGES["zh-Hans"]
HINT = "\n\n💬 " + ZH.reply_hint


def passages(*texts: str, headings: tuple[tuple[str, ...], ...] = ()) -> list[Passage]:
    return [
        Passage(10 + n, 1, "题", headings[n] if headings else (), text, "a", None, n) for n, text in enumerate(texts)
    ]


def view(found: list[Passage], page: int = 0, anchor: int = 0, outer: tuple[str, ...] = ()) -> ReadingView:
    speech = Speech(1, "题", outer, "a", len(found))
    return ReadingView(3, speech, paginate(found, len(outer)), page, anchor, "https://t.me/b?start=s1")


# Of the units of a page two are for the line end and the blank line before each passage and each heading.
@pytest.mark.parametrize(
    ("texts", "headings", "pages"),
    [
        (["一" * 3298], (), 1),
        (["一" * 3299], (), 2),
        (["一" * 1600, "二" * 1696], (), 1),
        (["一" * 1600, "二" * 1697], (), 2),
        (["一" * 3292], (("节题目字",),), 1),
        (["一" * 3293], (("节题目字",),), 2),
        (["节题目字。" + "一" * 3293], (("节题目字",),), 1),
        (["😀" * 1649], (), 1),
        (["😀" * 1650], (), 2),
    ],
)
def test_a_page_holds_what_has_room(texts: list[str], headings: tuple[tuple[str, ...], ...], pages: int) -> None:
    assert len(paginate(passages(*texts, headings=headings))) == pages


def test_a_heading_stands_before_the_first_part_of_a_long_passage_only() -> None:
    found = passages("今年修路很多里。" * 900, headings=(("一、路",),))
    pages = paginate(found)
    assert [len(piece.opens) for page in pages for piece in page] == [1, 0, 0]
    assert [chapter.page for chapter in chapters(pages)] == [0]
    assert page_with(pages, 10, pages[1][0].start) == 1
    assert page_with(pages, 10) == 0
    assert page_with(pages, 11) is None


def test_a_page_is_shown_with_its_headings_and_the_passage_it_was_opened_at() -> None:
    found = passages("甲。", "乙。", "二、桥。", headings=(("外", "一、路"), ("外", "一、路"), ("外", "二、桥")))
    draft = reading(view(found, anchor=11, outer=("外",)), ZH)
    assert draft.text == "📖 题\n外\n\n一、路\n甲。\n\n乙。\n\n二、桥。" + HINT
    assert covered(draft, "bold") == ["题", "一、路"]
    assert covered(draft, "blockquote") == ["乙。"]
    assert labels(draft) == [["目录", ".txt", ".docx", ZH.button_link]]
    assert reading(view(passages("甲。")), ZH).text == "📖 题\n\n甲。" + HINT
    assert labels(reading(view(passages("甲。")), ZH)) == [[".txt", ".docx", ZH.button_link]]


def test_pages_are_turned_to_the_passages_they_begin_with() -> None:
    found = passages(*("字" * 3000 for _ in range(3)))
    first, middle, last = (reading(view(found, page), ZH) for page in range(3))
    assert first.text.startswith("📖 题\n第 1/3 页\n")
    assert labels(first)[0] == ["1/3", "▶"]
    assert labels(middle)[0] == ["◀", "2/3", "▶"]
    assert labels(last)[0] == ["◀", "3/3"]
    assert pressed(middle)["◀"] == ("PAGE", 3, 10, 0)
    assert pressed(middle)["▶"] == ("PAGE", 3, 12, 0)
    assert pressed(middle)[".txt"] == ("AS_TEXT", 3, 0, 0)


def test_a_page_that_begins_within_a_passage_is_named_by_the_place() -> None:
    found = passages("字" * 4000)
    place = paginate(found)[1][0].start
    assert pressed(reading(view(found), ZH))["▶"] == ("PAGE", 3, 10, place)
    assert 0 < place < 4000


def test_eight_headings_are_a_page_of_the_contents() -> None:
    def listed(count: int, start: int):  # type: ignore[no-untyped-def]  # noqa: ANN202
        found = passages(*("文。" for _ in range(count)), headings=tuple((f"第{n}节",) for n in range(1, count + 1)))
        return contents(view(found), start, ZH)

    eight, first, last = listed(8, 0), listed(9, 0), listed(9, 8)
    assert labels(eight) == [*([f"第{n}节"] for n in range(1, 9)), [ZH.button_text]]
    assert pressed(eight)["第1节"] == ("PAGE", 3, 10, 0)
    assert pressed(eight)[ZH.button_text] == ("PAGE", 3, 10, 0)
    assert labels(first)[-1] == [ZH.button_text, "▶"]
    assert pressed(first)["▶"] == ("CONTENTS", 3, 8, 0)
    assert labels(last) == [["第9节"], ["◀", ZH.button_text]]
    assert pressed(last)["◀"] == ("CONTENTS", 3, 0, 0)
    # A start within a page is that page's, one beyond the end the last page's.
    assert listed(9, 3) == first
    assert listed(9, 30) == last
    assert listed(8, 8) == eight
    assert labels(listed(20, 8))[-1] == ["◀", ZH.button_text, "▶"]


def test_headings_are_set_in_by_their_depth_from_the_highest_that_there_is() -> None:
    headings = (("甲", "乙", "丙", "丁", "戊"), ("甲", "己"))
    draft = contents(view(passages("一。", "二。", headings=headings)), 0, ZH)
    assert labels(draft)[:-1] == [["甲"], ["· 乙"], ["· · 丙"], ["· · · 丁"], ["· · · 戊"], ["· 己"]]
    inner = contents(view(passages("一。", headings=(("甲", "乙"),)), outer=("甲",)), 0, ZH)
    assert labels(inner)[:-1] == [["乙"]]
    assert contents(view(passages("一。")), 0, ZH).text == "📖 题\n目录"
