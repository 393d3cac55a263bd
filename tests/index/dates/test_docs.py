"""The table of expressions in the docs is the table of rules."""

from pathlib import Path

from index.dates.expressions import RULES

DOCUMENT = Path(__file__).parents[3] / "docs" / "dates.md"


def test_the_docs_list_every_rule_with_its_examples_in_order() -> None:
    rows = [line.split(" | ") for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    listed = [(row[0].removeprefix("| "), row[1], row[3]) for row in rows if len(row) == 6][1:]
    assert listed == [(rule.name, rule.example, rule.counter_example) for rule in RULES]
