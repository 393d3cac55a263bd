"""The buttons under an answer lead to the other passages, to the parts of a long one, and to what is around it."""

import pytest

from bot.render.answer import AnswerView, answer, write_quotation
from bot.render.draft import Draft, Writer
from bot.texts import LANGUAGES
from index.model import Hit, Passage
from tests.bot.render.keyboards import buttons, labels, pressed
from tests.bot.render.test_answer import covered, quotation

EN, ZH = LANGUAGES["en"], LANGUAGES["zh-Hans"]
OWN = [["Context", "Full text", "Copy source"], ["👍", "👎"]]


def hit(text: str = "文。", *, title: str = "题", speech: int = 1, sentences: tuple[tuple[int, int], ...] = ()) -> Hit:
    return Hit(Passage(1, speech, title, (), text, "a.txt", None, 0), 1.0, sentences)


def page(shown: int, total: int) -> Draft:
    first = shown - shown % 5
    return answer(AnswerView(9, [(n, hit()) for n in range(first, min(first + 5, total))], shown, total), EN)


def test_a_passage_alone_has_its_own_buttons_only() -> None:
    draft = page(0, 1)
    assert labels(draft) == OWN
    assert pressed(draft) == {
        "Context": ("AROUND", 9, 0, 0),
        "Full text": ("OPEN", 9, 0, 0),
        "👍": ("USEFUL", 9, 0, 0),
        "👎": ("USELESS", 9, 0, 0),
    }
    assert "Other passages" not in draft.text


def test_passages_are_numbered_five_a_page_and_the_one_shown_is_marked() -> None:
    assert labels(page(1, 2)) == [["1", "· 2 ·"], *OWN]
    assert labels(page(4, 5)) == [["1", "2", "3", "4", "· 5 ·"], *OWN]
    first, second, last = page(4, 12), page(7, 12), page(10, 12)
    assert labels(first)[0] == ["1", "2", "3", "4", "· 5 ·", "▶"]
    assert pressed(first)["▶"] == ("SHOW", 9, 5, 0)
    assert labels(second)[0] == ["◀", "6", "7", "· 8 ·", "9", "10", "▶"]
    assert pressed(second)["◀"] == ("SHOW", 9, 0, 0)
    assert pressed(second)["▶"] == ("SHOW", 9, 10, 0)
    assert labels(last)[0] == ["◀", "· 11 ·", "12"]
    assert pressed(last)["◀"] == ("SHOW", 9, 5, 0)
    assert "\n\nOther passages\n6. same speech · 文。\n7. same speech · 文。\n9. " in second.text


def test_a_passage_of_two_and_a_half_thousand_characters_is_whole_and_a_longer_one_is_turned() -> None:
    assert labels(answer(AnswerView(9, [(0, hit("长" * 2500))], 0, 1), EN)) == OWN
    text = "今年修路很多里。\n\n" * 500 + "完。"
    parts = [answer(AnswerView(9, [(2, hit(text))], 2, 3, part=part), EN) for part in (0, 1, 2, 7)]
    turns = [labels(draft)[1] for draft in parts]
    assert turns == [["Part 1/3", "▸"], ["◂", "Part 2/3", "▸"], ["◂", "Part 3/3"], ["◂", "Part 3/3"]]
    # The second number is the part, counted from one: 0 asks for the part that answers.
    assert pressed(parts[0])["▸"] == ("SHOW", 9, 2, 2)
    assert pressed(parts[1])["▸"] == ("SHOW", 9, 2, 3)
    assert pressed(parts[1])["◂"] == ("SHOW", 9, 2, 1)
    assert pressed(parts[1])["Part 2/3"] == ("NOTHING", 0, 0, 0)


def test_a_mark_a_question_to_share_a_wider_search_and_the_question_as_typed_have_buttons() -> None:
    more = {"alone": "那桥呢", "wider": True, "share": "桥"}
    up, down = (answer(AnswerView(9, [(0, hit())], 0, 1, mark=mark, **more), EN) for mark in (1, -1))  # type: ignore[arg-type]
    assert labels(up)[1:] == [["👍 ✓", "👎", "Share"], ["Ask only “那桥呢”"], ["Search all speeches"]]
    assert labels(down)[1][:2] == ["👍", "👎 ✓"]
    assert pressed(up)["Ask only “那桥呢”"] == ("ALONE", 9, 0, 0)
    assert pressed(up)["Search all speeches"] == ("WIDEN", 9, 0, 0)


def test_in_groups_the_full_text_is_a_link() -> None:
    draft = answer(AnswerView(9, [(0, hit())], 0, 1, deep_link="https://t.me/b?start=p1"), EN)
    assert buttons(draft)[0][1].url == "https://t.me/b?start=p1"


def test_points_have_seven_buttons_a_row_and_twenty_in_a_message() -> None:
    hits = [(n, hit(f"{n}。")) for n in range(5)]
    points = [(n, f"{n}、修路" if n == 2 else "修路", n) for n in range(1, 23)]
    draft = answer(AnswerView(9, hits, 0, 5, points=points), ZH)
    assert [len(row) for row in labels(draft)] == [7, 7, 6, 3, 2]
    assert pressed(draft)["20"] == ("SHOW", 9, 20, 0)
    assert draft.text.endswith("\n20. 修路")
    assert "\n1. 修路\n2、修路\n3. 修路" in draft.text


def test_what_holds_no_point_is_shown_with_the_other_passages() -> None:
    hits = [(n, hit(f"{n}。")) for n in range(5)]
    points = [(1, "修路", 1), (2, "治水", 2)]
    last, beyond = (answer(AnswerView(9, hits, shown, 5, points=points), EN) for shown in (2, 3))
    assert "Point by point:" in last.text
    assert labels(last)[0] == ["1", "· 2 ·"]
    assert "Other passages" in beyond.text
    assert labels(beyond)[0] == ["1", "2", "3", "· 4 ·", "5"]


def test_notes_stand_apart_above_and_an_unsure_answer_says_so() -> None:
    assert answer(AnswerView(9, [(0, hit())], 0, 1, notes=("甲", "乙")), ZH).text == "甲\n乙\n\n📄 题\n文。"
    unsure = answer(AnswerView(9, [(0, hit())], 0, 1, answered=False), ZH)
    assert unsure.text == f"{ZH.nearest}\n\n📄 题\n文。"


def test_speaker_and_date_are_told_where_the_title_does_not_say_them() -> None:
    known = Passage(1, 1, "林小舟在会上的讲话", ("一、路",), "文。", "a", None, 0, None, "林小舟", "2019-03")
    assert answer(AnswerView(9, [(0, Hit(known, 1.0))], 0, 1), ZH).text == f"📄 {known.title}\n2019年3月\n一、路\n文。"
    unnamed = Passage(1, 1, "讲话", (), "文。", "a", None, 0, None, "林小舟", "2019-03")
    assert "📄 讲话\n林小舟 · 2019年3月\n" in answer(AnswerView(9, [(0, Hit(unnamed, 1.0))], 0, 1), ZH).text


def test_three_repetitions_are_named() -> None:
    repeats = tuple(Passage(n, n, f"题{n}", (), "文。", "a", None, 0) for n in range(2, 6))
    draft = answer(AnswerView(9, [(0, Hit(hit().passage, 1.0, repeats=repeats))], 0, 1), ZH)
    assert draft.text.endswith("同样的话也见于：《题2》、《题3》、《题4》")


def written(text: str, span: tuple[int, int], *sentences: tuple[int, int]) -> Draft:
    writer = Writer()
    write_quotation(writer, hit(text, sentences=sentences), span)
    return writer.draft()


@pytest.mark.parametrize(("length", "folded"), [(500, False), (501, True)])
def test_a_quotation_of_more_than_five_hundred_characters_is_folded(length: int, folded: bool) -> None:
    text = "字" * length
    assert bool(covered(written(text, (0, length)), "expandable")) is folded
    assert ("👉" in written(text, (0, length), (400, 410)).text) is folded


@pytest.mark.parametrize(
    ("sentence", "above"), [((60, 70), False), ((61, 71), True), ((30, 90), False), ((0, 5), False)]
)
def test_an_answer_that_the_folded_quotation_hides_is_told_above_it(sentence: tuple[int, int], above: bool) -> None:
    assert ("👉" in written("字" * 600, (0, 600), sentence).text) is above


def test_of_the_answering_sentences_only_those_in_the_part_are_told_above_it() -> None:
    text = "".join(f"这是第{n:03}句话。" for n in range(200))
    sentences = [(n * 9, n * 9 + 9) for n in (99, 120, 150, 190)]
    draft = written(text, (900, 1710), *sentences)
    assert draft.text.startswith("👉 这是第120句话。……这是第150句话。\n这是第100句话。")
    assert covered(draft, "bold") == ["这是第120句话。……这是第150句话。", "这是第120句话。", "这是第150句话。"]
    assert quotation(draft) == text[900:1710]
