"""Tokenising many passages at once: the very tokens that one passage after another gives, in every field."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.analysis import FIELDS
from index.dates.passage_years import year_tokens
from index.indexing import batches
from index.indexing.batches import OPENING, tokenised
from index.model import ParsedPassage, ParsedSpeech
from index.postings.segments import Segment, unpack
from tests.index.tokens import index_tokens, invert

letters = st.one_of(
    st.text("修路架桥的是大党代会次第十三二〇年月0123abcXYZ.%，。、 \n_·７Ａ①﹪", max_size=30),
    st.sampled_from(
        ["第十六次全国代表大会", "十六大以来，", "3.5%", "GDP增长3.14.15", "百分之三十", "\x00", "𠮷野家", "é́"]
    ),
    st.text(max_size=8),
)
texts = st.lists(letters, max_size=4).map("".join)
speeches = st.lists(
    st.builds(
        ParsedSpeech,
        texts,
        st.lists(st.builds(ParsedPassage, texts, st.lists(texts, max_size=2).map(tuple)), min_size=1, max_size=4).map(
            tuple
        ),
        st.lists(texts, max_size=1).map(tuple),
    ),
    max_size=4,
)


def one_by_one(some: Sequence[ParsedSpeech]) -> dict[str, Segment]:
    tokens = [
        index_tokens(
            title=speech.title,
            outer=speech.outer,
            headings=passage.headings,
            text=passage.text,
            opening=None if place else speech.passages[0].text[:OPENING] if len(speech.passages) > 1 else "",
        )
        for speech in some
        for place, passage in enumerate(speech.passages)
    ]
    dated = [{**each, "years": years} for each, years in zip(tokens, year_tokens(some), strict=True)]
    return {field: unpack(data) for field, data in invert(dated, FIELDS).items()}


@given(speeches)
def test_texts_cut_a_line_at_a_time_give_the_same(some: list[ParsedSpeech]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(batches, "_CUT_AT_ONCE", 1)
        assert_same(some)


def assert_same(some: Sequence[ParsedSpeech]) -> None:
    found = {field: unpack(data) for field, data in tokenised(some).items()}
    expected = one_by_one(some)
    assert set(found) == set(expected)
    for field, due in expected.items():
        for array in ("keys", "sizes", "rows", "counts", "lengths"):
            assert getattr(found[field], array).tolist() == getattr(due, array).tolist(), (field, array)
        assert sorted(found[field].long_terms) == sorted(due.long_terms)


@given(speeches)
@example([])
@example([ParsedSpeech("", (ParsedPassage(""),))])
@example([ParsedSpeech("修", (ParsedPassage("路"), ParsedPassage("a桥1"), ParsedPassage("3.5.%%桥")), ("外",))])
def test_tokens_at_once_are_those_one_by_one(some: list[ParsedSpeech]) -> None:
    assert_same(some)


def test_a_vocabulary_that_is_full_is_begun_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "_REMEMBERED", 2)
    for text in ("修路架桥，当年通车。", "建成小学三所abcdefg", "修路架桥abcdefg"):
        assert_same([ParsedSpeech("报告", (ParsedPassage(text), ParsedPassage(text * 2)))])
