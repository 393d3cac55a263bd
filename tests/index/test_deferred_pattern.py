"""Every match of a deferred pattern holds one of its signs: what is looked for without them is found with them."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.deferred_pattern import DeferredPattern
from index.query import answer_type, conditions, speech_facts, which_speech


def _within(value: object) -> Iterator[DeferredPattern]:
    if isinstance(value, DeferredPattern):
        yield value
    elif isinstance(value, answer_type.AnswerType):
        yield value.asks
    elif isinstance(value, tuple):
        for each in value:
            yield from _within(each)


PATTERNS = [
    pattern
    for module in (answer_type, conditions, speech_facts, which_speech)
    for value in vars(module).values()
    for pattern in _within(value)
    if pattern.signs
]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern[:40])
@given(data=st.data())
def test_every_match_holds_a_sign(pattern: DeferredPattern, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern.compiled))
    match = pattern.compiled.search(text)
    assert match is None or pattern.may_match(match[0])


def test_a_pattern_is_compiled_for_a_text_with_a_sign() -> None:
    pattern = DeferredPattern("修(?P<what>桥|路)", "桥", "路")
    assert pattern.search("天气很好") is None
    assert list(pattern.finditer("天气很好")) == []
    assert pattern.sub("", "天气很好") == "天气很好"
    assert "compiled" not in vars(pattern)
    assert pattern.match("修路")
    assert "compiled" in vars(pattern)
    assert pattern.fullmatch("修路架桥") is None
    assert pattern.sub("建", "修路修桥") == "建建"


def test_a_pattern_without_signs_looks_at_every_text() -> None:
    assert DeferredPattern("a+").search("baa")
