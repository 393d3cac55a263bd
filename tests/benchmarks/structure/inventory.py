"""Count what decides in `index/structure`: line rules, regular expressions, and thresholds, named and unnamed.

    python -m tests.benchmarks.structure.inventory

`--names` prints the named thresholds, too, with the file and the value of each.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import index.structure
from index.structure.rules import LINE_PARTS, LINE_RULES

_ROOM = Path(index.structure.__file__).parent
_PLAIN = frozenset({-1, 0, 1, 2})
"""Numbers that are no thresholds where they are compared or counted with: nothing, the first, a pair, a half."""

_NO_THRESHOLDS = frozenset({"STRUCTURE_VERSION", "LINES_KEPT", "ANY_LENGTH"})
"""Named numbers that decide nothing about a line: a version, the size of a cache, the length that no line has."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A named number: the file that has it, relative to the room, its name and its value."""

    file: str
    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Inventory:
    """How much decides: rules and parts of the table, expressions in it and outside, and thresholds."""

    rules: int
    parts: int
    expressions: int
    other_expressions: int
    thresholds: tuple[Threshold, ...]
    unnamed: int


def inventory() -> Inventory:
    """Count the table and all modules of the room.

    A threshold is a number that a module gives a name; one that is made of others is none. Unnamed are those that
    conditions compare with, and the lengths up to which rules look at a line, where they are written as figures.
    """
    trees = {str(path.relative_to(_ROOM)): ast.parse(path.read_text(encoding="utf-8")) for path in _files()}
    return Inventory(
        len(LINE_RULES),
        len(LINE_PARTS),
        sum(isinstance(rule.looks, str) for rule in LINE_RULES) + len(LINE_PARTS),
        sum(len(_expressions(tree)) for name, tree in trees.items() if not name.startswith("rules/")),
        tuple(Threshold(name, *each) for name, tree in trees.items() for each in named(tree)),
        sum(unnamed(tree) for tree in trees.values()),
    )


def _files() -> list[Path]:
    return sorted(_ROOM.rglob("*.py"))


def _expressions(tree: ast.Module) -> set[str]:
    """Give what a module compiles, or hands to `re` to be compiled."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    return {ast.unparse(call.args[0]) for call in calls if ast.unparse(call.func.value) == "re"}  # type: ignore[attr-defined]


def named(tree: ast.Module) -> Iterator[tuple[str, float]]:
    """Give the names and values of a module's thresholds."""
    for node in tree.body:
        if not isinstance(node, ast.Assign):
            continue
        target = ast.unparse(node.targets[0]).strip("()")
        names = target.split(", ")
        values = list(node.value.elts) if isinstance(node.value, ast.Tuple) else [node.value]
        numbers = [value for each in values if (value := _number(each)) is not None]
        if len(numbers) == len(values) and target not in _NO_THRESHOLDS:
            labels = names if len(names) == len(numbers) else [target] * len(numbers)
            yield from zip(labels, numbers, strict=True)


def _number(node: ast.expr) -> float | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        return node.value
    return None


def unnamed(tree: ast.Module) -> int:
    """Count the numbers of a module that have no name, and of which something depends."""
    found: set[ast.expr] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            found.update(part for part in ast.walk(node) if isinstance(part, ast.Constant))
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "LineRule":
            found.update(part for part in node.args if isinstance(part, ast.Constant))
    return sum((number := _number(node)) is not None and number not in _PLAIN for node in found)


def main(arguments: list[str]) -> None:
    """Print the counts."""
    counted = inventory()
    print(f"{counted.rules} rules and {counted.parts} parts of lines, with {counted.expressions} expressions")
    print(f"{counted.other_expressions} expressions in the other modules")
    print(f"{len(counted.thresholds)} named thresholds, {counted.unnamed} unnamed")
    if "--names" in arguments:
        for each in counted.thresholds:
            print(f"{each.file:<24}{each.name:<28}{each.value}")


if __name__ == "__main__":
    main(sys.argv[1:])
