"""The quick ways past texts without numbers find what the pattern alone finds."""

from hypothesis import example, given
from hypothesis import strategies as st

from index.analysis import numerals
from index.analysis.folding import fold, fold_all, fold_all_in_place, fold_in_place

texts = st.text(
    st.sampled_from("第百分之一二三十千万亿〇○零两点几数年月日号届季度大次全国代表大会党代会0159.%o滴 ，的٣"),
    max_size=30,
)


@given(texts)
@example("百分之三十点五第十一届二〇二〇年三月八日七八十一百二")
def test_numbers_are_found_wherever_they_can_begin(text: str) -> None:
    assert numerals.unify(text) == numerals._PATTERN.sub(numerals._replacement, text)


@given(texts | st.text(max_size=12) | st.text(st.sampled_from("繁體國㎡½ﬁ①é́ 十点三１２％"), max_size=12))
@example("é́½第十一届")
def test_what_is_folded_in_place_is_what_is_folded(text: str) -> None:
    folded = fold_in_place(text)
    assert folded.text == fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    for place, (start, end) in enumerate(zip(folded.starts, folded.ends, strict=True)):
        assert 0 <= start < end <= len(text)
        if not folded.text[place].isdecimal():
            assert folded.text[place] in fold(text[start:end])


@given(
    st.lists(
        texts | st.text(max_size=12) | st.text(st.sampled_from("繁體國㎡½é三１２％\x1d\n\ud800"), max_size=12),
        max_size=5,
    )
)
def test_many_texts_are_folded_as_each_is(some: list[str]) -> None:
    assert fold_all(some) == [fold(text) for text in some]
    foldings = fold_all_in_place(some)
    assert [folding.folded for folding in foldings] == [fold(text) for text in some]
    for folding, text in zip(foldings, some, strict=True):
        known, found = folding.in_place(), fold_in_place(text)
        assert known.text == found.text
        assert list(zip(known.starts, known.ends, strict=True)) == list(zip(found.starts, found.ends, strict=True))
