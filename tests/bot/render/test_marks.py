"""Marks inside a quotation: bold for the sentence, underlines for the words, none crossing or empty."""

import pytest

from bot.render.draft import Draft, Writer, sendable
from tests.bot.render.test_answer import covered

Spans = list[tuple[int, int]]


def quoted(text: str, sentences: Spans, words: Spans) -> Draft:
    writer = Writer()
    writer.quote(text, sentences, words, fold=False)
    return writer.draft()


@pytest.mark.parametrize(
    ("sentences", "words", "bold", "underlined"),
    [
        ([(0, 2)], [], ["一二"], []),
        ([(0, 2), (2, 4)], [], ["一二三四"], []),
        ([(0, 4), (1, 2)], [], ["一二三四"], []),
        ([(0, 2), (3, 5)], [], ["一二", "四五"], []),
        ([], [(2, 4), (4, 5)], [], ["三四五"]),
        ([], [(4, 5), (0, 2)], [], ["一二", "五"]),
        ([], [(2, 2)], [], []),
        ([(2, 4)], [(0, 6)], ["三四"], ["一二", "三四", "五六"]),
        ([(2, 4)], [(2, 4)], ["三四"], ["三四"]),
        ([(-3, 2)], [(5, 9)], ["一二"], ["六"]),
        ([(-3, 0)], [(6, 9)], [], []),
    ],
)
def test_marks_are_joined_cut_at_the_edges_and_never_empty(
    sentences: Spans, words: Spans, bold: list[str], underlined: list[str]
) -> None:
    draft = quoted("一二三四五六", sentences, words)
    assert covered(draft, "bold") == bold
    assert covered(draft, "underline") == underlined
    assert covered(draft, "blockquote") == ["一二三四五六"]


def test_blanks_are_not_marked() -> None:
    draft = quoted("一二 \n 三四", [(2, 5)], [(2, 4), (5, 6)])
    assert covered(draft, "bold") == []
    assert covered(draft, "underline") == ["三"]
    assert quoted(" \n", [], []).entities == ()


def test_of_more_words_than_can_be_marked_those_of_the_answer_come_first() -> None:
    text = "一二三四五六七八九十" * 30
    words = [(at, at + 1) for at in range(0, 300, 2)]
    draft = quoted(text, [(200, 220)], words)
    underlined = [entity.offset for entity in draft.entities if entity.type == "underline"]
    assert set(range(200, 220, 2)) <= set(underlined)
    assert 220 not in underlined
    assert 70 <= len(draft.entities) <= 95
    # The first of the others, in order.
    others = [at for at in underlined if not 200 <= at < 220]
    assert others == list(range(0, 2 * len(others), 2))


def test_room_for_marks_is_left_to_what_stands_below_a_quotation() -> None:
    writer = Writer()
    writer.quote("一二" * 200, [(at, at + 1) for at in range(0, 400, 2)], [], fold=True)
    for _ in range(10):
        writer.write("下", "italic")  # type: ignore[arg-type]
    assert covered(writer.draft(), "italic") == ["下"] * 10
    assert len(writer.draft().entities) <= 100


def test_outer_marks_come_before_inner_ones() -> None:
    kinds = [str(entity.type) for entity in quoted("一二三", [(0, 2)], [(0, 1)]).entities]
    assert kinds == ["blockquote", "bold", "underline"]


@pytest.mark.parametrize(
    ("text", "sent"), [("一\x07二", "一 二"), ("一\ud83d二", "一\ufffd二"), ("一\t\n二", "一\t\n二")]
)
def test_what_cannot_be_sent_is_replaced_one_for_one(text: str, sent: str) -> None:
    assert sendable(text) == sent
