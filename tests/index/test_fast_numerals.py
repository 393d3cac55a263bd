"""The quick ways past texts without numbers or congresses find what the patterns alone find."""

from hypothesis import example, given
from hypothesis import strategies as st

from index import numerals, sessions

texts = st.text(
    st.sampled_from("第百分之一二三十千万亿〇○零两点几数年月日号届大次全国代表大会党代会0159.%o滴 ，的٣"), max_size=30
)


@given(texts)
@example("百分之三十点五第十一届二〇二〇年三月八日七八十一百二")
def test_numbers_are_found_wherever_they_can_begin(text: str) -> None:
    assert numerals.unify(text) == numerals._PATTERN.sub(numerals._replacement, text)


@given(texts)
@example("七大党代会，第三次党代会")
def test_congresses_are_found_by_their_hint(text: str) -> None:
    found = [f"{sessions._number(match[match.lastgroup or 0])}大" for match in sessions._SESSION.finditer(text)]
    assert sessions.congresses(text) == found
