"""What a function of a text gives is remembered for the last short texts, and for no passage."""

from index.analysis import cut
from index.analysis.remembered import remembered


def test_a_short_text_is_looked_at_once_until_others_came() -> None:
    looked: list[str] = []

    @remembered
    def length(text: str) -> int:
        """Count characters."""
        looked.append(text)
        return len(text)

    assert [length("修渠"), length("修渠"), length("种树的事")] == [2, 2, 4]
    assert looked == ["修渠", "种树的事"]
    for number in range(100):
        length(str(number))
    assert length("修渠") == 2
    assert looked.count("修渠") == 2
    assert length.__doc__ == "Count characters."


def test_a_passage_is_not_remembered() -> None:
    looked: list[int] = []

    @remembered
    def length(text: str) -> int:
        looked.append(len(text))
        return len(text)

    for _ in range(2):
        length("渠" * 257)
        length("渠" * 256)
    assert looked == [257, 256, 257]


def test_words_that_were_changed_do_not_change_what_is_remembered() -> None:
    words = cut("今年种树")
    words.clear()
    assert cut("今年种树") == ["今年", "种树"]
