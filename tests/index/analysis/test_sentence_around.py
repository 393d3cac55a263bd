import pytest

from index.analysis.sentence_around import clause_around, sentence_start

TEXT = "路通了。桥修好了；水也来了！灯呢？还没装\n明年装"


@pytest.mark.parametrize(
    ("word", "clause", "before"),
    [
        ("路", "路通了", ""),
        ("桥", "桥修好了", ""),
        ("水", "水也来了", "桥修好了；"),
        ("灯", "灯呢", ""),
        ("装", "还没装", "还没"),
        ("明", "明年装", ""),
    ],
)
def test_a_place_lies_in_a_clause_and_in_a_sentence(word: str, clause: str, before: str) -> None:
    place = TEXT.index(word)
    assert clause_around(TEXT, place) == clause
    assert TEXT[sentence_start(TEXT, place) : place] == before


@pytest.mark.parametrize("sign", "。！？；!?;\n")
def test_a_clause_ends_at_each_sign(sign: str) -> None:
    assert clause_around(f"甲{sign}乙{sign}丙", 2) == "乙"


def test_an_empty_text_has_an_empty_clause() -> None:
    assert (clause_around("", 0), sentence_start("", 0)) == ("", 0)
