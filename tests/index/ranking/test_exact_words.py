"""Words that a question quotes are looked for letter by letter, and count half in titles."""

from index.model import Passage
from index.ranking.exact_words import IN_TITLES, has_all, quoted, repeats_question


def passage(text: str, title: str = "工作报告", *headings: str) -> Passage:
    return Passage(id=1, speech=1, title=title, headings=headings, text=text, source="a.txt", record=None, place=0)


def test_a_quoted_word_counts_whole_in_the_text_half_in_a_title_and_else_nothing() -> None:
    passages = [
        passage("今年修了水渠。"),
        passage("今年修了公路。", "水渠"),
        passage("今年修了公路。", "工作报告", "二、水渠"),
        passage("今年修了公路。"),
        passage("今年修了水渠。", "水渠"),
    ]
    assert quoted(["水渠"], passages).tolist() == [1.0, IN_TITLES, IN_TITLES, 0.0, 1.0]
    assert quoted(["水渠", "公路"], passages).tolist() == [0.5, 0.75, 0.75, 0.5, 0.5]
    assert quoted([], passages).tolist() == [0.0] * 5
    assert quoted(["水渠"], []).tolist() == []


def test_all_words_must_be_there_in_the_text_or_the_titles() -> None:
    passages = [passage("修了水渠和公路。"), passage("修了公路。", "水渠"), passage("修了公路。")]
    assert has_all(["水渠", "公路"], passages).tolist() == [True, True, False]
    assert has_all([], passages).tolist() == [True] * 3


def test_a_run_is_repeated_by_a_text_or_its_titles_or_not() -> None:
    passages = [passage("修了水渠和公路。"), passage("修了公路。", "修了水渠"), passage("公路修了，水渠也修了。")]
    assert repeats_question("修了水渠", passages).tolist() == [1.0, 1.0, 0.0]
    assert repeats_question(None, passages).tolist() == [0.0] * 3
