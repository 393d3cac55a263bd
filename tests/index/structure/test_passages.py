"""How paragraphs become passages: short ones gathered, long ones cut where a sentence ends."""

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
