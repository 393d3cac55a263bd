"""A passage between its neighbours: the end of the one before, the start of the one after, in whole sentences."""

from bot.render.around import AroundView, around_draft
from bot.texts import LANGUAGES
from index.model import Hit, Passage
from tests.bot.render.keyboards import buttons, labels, pressed
from tests.bot.render.test_answer import covered, judged, quotation

ZH = LANGUAGES["zh-Hans"]
TEN = "今年全县修路很多。\n"


def passage(text: str, headings: tuple[str, ...] = ()) -> Passage:
    return Passage(1, 1, "题", headings, text, "a.txt", None, 0)


def around(before: str | None, text: str, after: str | None, sentence: tuple[int, int] = (0, 1)) -> AroundView:
    above, below = (passage(side) if side else None for side in (before, after))
    return AroundView(4, 2, Hit(passage(text), 1.0, (sentence,)), above, below, None)


def test_neighbours_of_eight_hundred_characters_are_whole() -> None:
    draft = around_draft(around("前" * 800, "中。", "后" * 800), ZH)
    assert draft.text == f"📄 题\n\n{'前' * 800}\n\n中。\n\n{'后' * 800}"


def test_of_longer_neighbours_the_nearest_sentences_are_shown_and_the_rest_is_marked() -> None:
    draft = around_draft(around(TEN * 81, "中。", TEN * 81), ZH)
    before, after = draft.text.removeprefix("📄 题\n\n").split("中。")
    assert before == f"……{TEN * 20}\n\n"
    assert after == f"\n\n{TEN * 80}……"
    assert judged(draft) == []


def test_a_passage_of_sixteen_hundred_characters_is_whole_and_of_a_longer_one_the_part_that_answers() -> None:
    whole, longer = TEN * 160, TEN * 161
    assert quotation(around_draft(around(None, whole, None), ZH)) == whole
    assert quotation(around_draft(around(None, longer, None), ZH)) == whole
    last = around_draft(around(None, longer, None, (1601, 1609)), ZH)
    assert quotation(last) == TEN
    assert covered(last, "bold") == ["题", TEN[1:9]]


def test_the_buttons_lead_back_and_to_the_whole_speech() -> None:
    draft = around_draft(around(None, "中。", None), ZH)
    assert pressed(draft) == {"返回": ("SHOW", 4, 2, 0), "全文": ("OPEN", 4, 2, 0)}
    linked = around_draft(AroundView(4, 2, Hit(passage("中。"), 1.0), None, None, "https://t.me/b?start=p1"), ZH)
    assert labels(linked) == [["返回", "全文"]]
    assert buttons(linked)[0][1].url == "https://t.me/b?start=p1"


def test_a_heading_stands_between_passages_only_where_it_begins() -> None:
    hit = Hit(passage("中。", ("甲", "乙")), 1.0)
    before, after = passage("前。", ("甲", "乙")), passage("后。", ("甲", "丙"))
    assert (
        around_draft(AroundView(1, 0, hit, before, after, None), ZH).text
        == "📄 题\n甲 › 乙\n\n前。\n\n中。\n\n丙\n后。"
    )
    assert around_draft(AroundView(1, 0, hit, None, passage("后。"), None), ZH).text == "📄 题\n甲 › 乙\n中。\n\n后。"
