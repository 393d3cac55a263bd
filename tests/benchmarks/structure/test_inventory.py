"""The counts of rules, expressions and thresholds are right, and stand in the developers' document."""

import ast
from pathlib import Path

from tests.benchmarks.structure.inventory import inventory, named, unnamed

ARCHITECTURE = Path(__file__).parents[3] / "docs" / "architecture.md"


def test_the_document_says_how_much_decides() -> None:
    counted = inventory()
    rows = [line for line in ARCHITECTURE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    now = [
        ("expressions that judge", f"{counted.expressions} ({counted.rules} rules, {counted.parts} parts)"),
        ("others, which rewrite", str(counted.other_expressions)),
        ("thresholds", f"{len(counted.thresholds)}, {counted.unnamed}"),
    ]
    for subject, figures in now:
        (row,) = (row for row in rows if row.startswith(f"| {subject}"))
        assert row.endswith(f"| {figures} |")


def test_numbers_with_a_name_are_thresholds_and_made_ones_are_none() -> None:
    source = "A = 3\nB, C = 0.5, 12\nD = (24, 200)\nE = 2 * A\nF = 'x'\nG = True\nSTRUCTURE_VERSION = 9\n"
    assert list(named(ast.parse(source))) == [("A", 3), ("B", 0.5), ("C", 12), ("D", 24), ("D", 200)]


def test_numbers_that_conditions_compare_with_are_unnamed_but_for_the_smallest() -> None:
    source = "def f(x):\n    return len(x) > 20 and x[0] == 1 and 2 * len(x) >= 0.9 * y and g(7)\n"
    assert unnamed(ast.parse(source)) == 2
    assert unnamed(ast.parse('LineRule("a", Mark.A, "b", "c", "d", 40)')) == 1
