"""Each line rule holds for its example and not for its counter-example, and stands in the table once."""

from collections import Counter

import pytest

from index.structure.rules import LINE_PARTS, LINE_RULES, LinePart, LineRule, Mark, has_mark, rules_of
from index.structure.rules.line_rule import ANY_LENGTH


@pytest.mark.parametrize("rule", LINE_RULES, ids=lambda rule: rule.name)
def test_a_rule_holds_for_its_example_and_not_for_its_counter_example(rule: LineRule) -> None:
    assert rule.name in rules_of(rule.example)
    assert has_mark(rule.example, rule.mark)
    assert rule.name not in rules_of(rule.counter_example)


@pytest.mark.parametrize("part", LINE_PARTS, ids=lambda part: part.name)
def test_a_part_is_found_in_its_example_and_not_in_its_counter_example(part: LinePart) -> None:
    match = part.pattern.search(part.example)
    assert match is not None
    assert match[0] == part.part
    assert part.pattern.search(part.counter_example) is None


@pytest.mark.parametrize("rule", [rule for rule in LINE_RULES if rule.longest < 1000], ids=lambda rule: rule.name)
def test_a_line_too_long_for_a_rule_does_not_bear_its_mark(rule: LineRule) -> None:
    repeated = rule.example * (rule.longest // len(rule.example) + 1)
    assert rule.name not in rules_of(repeated)
    assert rule.name not in rules_of(repeated[: rule.longest + 1])


def test_a_line_of_megabytes_bears_no_mark() -> None:
    assert not has_mark("水。" * ANY_LENGTH, *Mark)


def test_every_mark_is_given_by_a_rule() -> None:
    assert {rule.mark for rule in LINE_RULES} == set(Mark)


def test_no_two_rules_have_one_name() -> None:
    names = Counter(rule.name for rule in LINE_RULES)
    assert [name for name, count in names.items() if count > 1] == []


LINES = [
    line
    for rule in LINE_RULES
    for text in (rule.example, rule.counter_example)
    for line in (text, text[1:].strip(), f"（{text}）", f"水{text}", f"{text}水" * 9)
    if line
]


@pytest.mark.parametrize("mark", Mark)
def test_a_line_is_judged_by_all_rules_of_a_mark_together_as_by_each_alone(mark: Mark) -> None:
    rules = [rule for rule in LINE_RULES if rule.mark is mark]
    assert [line for line in LINES if has_mark(line, mark) != any(rule.holds(line, has_mark) for rule in rules)] == []


@pytest.mark.parametrize("rule", [rule for rule in LINE_RULES if rule.opens], ids=lambda rule: rule.name)
def test_a_line_that_bears_a_mark_opens_as_its_rule_says(rule: LineRule) -> None:
    ends = [line[place:].strip() for line in LINES for place in range(len(line))]
    assert [line for line in ends if line and line[0] not in rule.opens and rule.holds(line, has_mark)] == []


def test_an_empty_line_bears_no_mark() -> None:
    # Behind a date nothing may stand, too.
    assert [mark for mark in Mark if has_mark("", mark)] == [Mark.DATE_REST]
