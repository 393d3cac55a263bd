"""What is looked for at hints is what the patterns alone find."""

from hypothesis import example, given
from hypothesis import strategies as st

from index.analysis import congresses, five_year_plans
from index.analysis.folding import fold

texts = st.text(st.sampled_from("第一五十六个年计划规时期间以来大次全国党员代表大会党代会0159“”，的后"), max_size=30)


@given(texts)
@example("七大党代会，第三次党代会")
def test_congresses_are_found_by_their_hint(text: str) -> None:
    found = [match.span() for match in congresses._CONGRESS.finditer(text)]
    assert [(each.start, each.end) for each in congresses.congresses(text)] == found


@given(texts)
@example("从“八五”到15计划，再到第10个五年计划")
def test_plans_are_found_by_their_hint(text: str) -> None:
    found = [match.start() for match in five_year_plans._PLAN.finditer(fold(text))]
    assert [start for _, start in five_year_plans.placed_plans(fold(text))] == found
