"""How paragraphs become passages: short ones gathered, long ones cut where a sentence ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.structure.passages import (
    LONGEST_SENTENCE,
    PASSAGE_LENGTH,
    SHORT_RUN,
    SHORTEST,
    TextPart,
    cut_passages,
    gather,
    shortest,
)


@given(st.lists(st.integers(1, 300), min_size=1, max_size=60), st.sampled_from("。！？"))
def test_a_long_paragraph_is_cut_at_sentence_ends_into_even_pieces(lengths: list[int], end: str) -> None:
    paragraph = "".join("字" * length + end for length in lengths)
    pieces = cut_passages(paragraph)
    assert "".join(pieces) == paragraph
    assert all(piece.endswith(end) for piece in pieces)
    assert max(map(len, pieces)) <= PASSAGE_LENGTH + max(lengths)
    if len(paragraph) > PASSAGE_LENGTH:
        assert min(map(len, pieces)) >= PASSAGE_LENGTH // 2 - max(lengths)


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    said = "他说：“" + "好" * 200 + "。”"
    assert all(piece.endswith("。”") for piece in cut_passages(said * 9))


def test_a_sentence_without_end_is_cut_all_the_same() -> None:
    for text in ("字" * 10_000, "字字，" * 4_000, "word " * 3_000):
        pieces = cut_passages(text)
        assert "".join(pieces) == text
        assert max(map(len, pieces)) <= LONGEST_SENTENCE


def test_a_list_of_short_lines_is_gathered_and_stands_alone_before_a_long_paragraph() -> None:
    item = "完成一项任务并且上报"
    long = "字" * SHORTEST
    gathered = gather([TextPart(item)] * 30 + [TextPart(long)])
    assert "\n".join(piece.text for piece in gathered) == "\n".join([item] * 30 + [long])
    assert max(len(piece.text) for piece in gathered) <= SHORT_RUN + 2 * SHORTEST
    assert gathered[-1].text == long


def test_a_joined_passage_stands_under_the_headings_its_pieces_share() -> None:
    lead, text = TextPart("一、乙。一点意见：", ("甲",)), TextPart("字" * SHORTEST, ("甲", "一、乙"))
    assert gather([lead, text]) == [TextPart(f"一、乙。一点意见：\n{text.text}", ("甲",))]


def said(*lengths: int) -> list[str]:
    return ["字" * (length - 1) + "。" for length in lengths]


@pytest.mark.parametrize(
    ("lengths", "gathered"),
    [
        # A paragraph of less than forty characters joins the next one, or else the one before.
        ((39, 90), [130]),
        ((40, 90), [40, 90]),
        ((90, 39), [130]),
        ((90, 40), [90, 40]),
        ((90, 20, 20), [90, 41]),
        ((39,), [39]),
        # Short ones are gathered up to two hundred.
        ((20,) * 20, [209, 209]),
        ((19,) * 12, [239]),
        # Three of them, forty characters in all, are a list that stands alone before a long one.
        ((13, 13, 14, 90), [42, 90]),
        ((13, 13, 13, 90), [132]),
        ((20, 20, 90), [132]),
    ],
)
def test_short_paragraphs_are_gathered_and_long_ones_stand(lengths: tuple[int, ...], gathered: list[int]) -> None:
    found = gather(TextPart(text) for text in said(*lengths))
    assert [len(part.text) for part in found] == gathered
    assert "\n".join(part.text for part in found) == "\n".join(said(*lengths))


def test_a_list_that_leads_in_goes_with_what_it_leads_in() -> None:
    for end, count in (("：", 1), ("。", 2)):
        items = [TextPart("做一件实事，办一件好事" + end) for _ in range(4)]
        assert len(gather([*items, TextPart("字" * 90)])) == count


def test_what_is_joined_begins_on_the_page_of_its_first_piece() -> None:
    assert gather([TextPart("短。", (), 3), TextPart("字" * 90, (), 4)])[0].page == 3
    assert gather([TextPart("字" * 90, (), 3), TextPart("短。", (), 4)])[0].page == 3


ONE, TWO = "这一处渠道今年已经修好了。", "修好了。通水了。"


@pytest.mark.parametrize(
    ("paragraphs", "every_sentence"),
    [
        ([ONE] * 12, True),
        ([ONE] * 11, False),
        (said(*[45] * 12), True),
        (said(*[46] * 12), False),
        ([ONE] * 12 + [TWO] * 3, True),
        ([ONE] * 11 + [TWO] * 4, False),
        ([ONE] * 11 + said(90) + [TWO] * 3, True),
        ([ONE] * 11 + said(91) + [TWO] * 3, False),
        (["这一处渠道修好了。好。"] * 12, False),
        (["“这一处渠道修好了。”"] * 12, True),
    ],
)
def test_where_every_sentence_is_a_paragraph_more_of_them_are_joined(
    paragraphs: list[str], every_sentence: bool
) -> None:
    assert shortest(paragraphs) == (120 if every_sentence else 40)


@pytest.mark.parametrize(
    ("sentences", "pieces"),
    [
        ((300, 300), [600]),
        ((300, 301), [300, 301]),
        ((200, 200, 200, 200), [400, 400]),
        # The end of a sentence that is nearer to an even cut; of two as near the later.
        ((350, 100, 351), [450, 351]),
        ((350, 102, 349), [350, 451]),
        ((350, 100, 350), [450, 350]),
        ((1200, 100), [1200, 100]),
        ((100, 1200), [100, 1200]),
        # Where one cut would be near its even place, but leave a long piece beside a short one.
        ((204, 180, 200, 106, 484, 69, 208), [584, 590, 277]),
        ((51, 267, 399, 22, 353, 297, 38, 10), [318, 399, 375, 345]),
        # A piece of less than forty characters is none, nor a short one beside a long sentence.
        ((590, 11), [601]),
        ((11, 590), [601]),
        ((50, 800), [850]),
        ((800, 50), [850]),
    ],
)
def test_a_paragraph_of_more_than_six_hundred_characters_is_cut_evenly(
    sentences: tuple[int, ...], pieces: list[int]
) -> None:
    assert [len(piece) for piece in cut_passages("".join(said(*sentences)))] == pieces


@pytest.mark.parametrize(
    ("paragraph", "pieces"),
    [
        ("字" * 1200, [1200]),
        ("字" * 1201, [600, 601]),
        ("字" * 2401, [600, 600, 600, 601]),
        (("字" * 579 + "，") * 5, [580, 580, 580, 580, 580]),
        (("字" * 299 + "，") * 9, [600, 600, 600, 600, 300]),
        (("字" * 250 + "，") * 10, [502, 502, 502, 502, 502]),
        # No cut within forty characters of the sentence's end, or of another cut.
        ("字" * 599 + "，" + "字" * 599 + "，" + "字" * 30 + "。", [600, 631]),
        (("字，" * 10 + "字" * 580 + "，") * 3, [601, 601, 601]),
    ],
)
def test_a_sentence_of_more_than_1200_characters_is_cut_at_its_clauses(paragraph: str, pieces: list[int]) -> None:
    assert [len(piece) for piece in cut_passages(paragraph)] == pieces
