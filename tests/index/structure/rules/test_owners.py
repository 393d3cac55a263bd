"""What is asked about a line is asked in one place: no two files of structure own one predicate or pattern."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import index.structure
from index.structure.rules import LINE_PARTS, LINE_RULES

ROOM = Path(index.structure.__file__).parent
CHARACTERS = {
    "characters.py",
    "cleaning.py",
    "layout.py",
    "markup.py",
    "paragraphs.py",
    "passages.py",
    "scanned.py",
    "torn_paragraphs.py",
}
"""Files that look at characters: they rewrite texts, count columns and find ends of sentences, and judge no line."""


def files() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(ROOM.rglob("*.py")):
        yield str(path.relative_to(ROOM)), ast.parse(path.read_text(encoding="utf-8"))


def patterns(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
            yield ast.unparse(node.args[0])


def predicates(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.returns is not None and ast.unparse(node.returns) == "bool":
            yield node


def without_docstring(function: ast.FunctionDef) -> str:
    documented = ast.get_docstring(function) is not None
    return "\n".join(ast.dump(statement) for statement in function.body[documented:])


def test_only_the_rules_own_patterns_about_lines() -> None:
    owners = {name for name, tree in files() if any(patterns(tree)) and not name.startswith("rules/")}
    assert owners <= CHARACTERS


def test_no_pattern_stands_twice() -> None:
    stands: dict[str, list[str]] = defaultdict(list)
    for name, tree in files():
        for pattern in patterns(tree):
            stands[pattern].append(name)
    assert {pattern: names for pattern, names in stands.items() if len(names) > 1} == {}
    compiled = [rule.looks for rule in LINE_RULES if isinstance(rule.looks, str)]
    compiled += [part.looks for part in LINE_PARTS]
    assert len(compiled) == len(set(compiled))


def test_no_two_predicates_have_one_name_or_ask_the_same() -> None:
    named: dict[str, list[str]] = defaultdict(list)
    asked: dict[str, list[str]] = defaultdict(list)
    for name, tree in files():
        for function in predicates(tree):
            named[function.name.lstrip("_")].append(name)
            asked[without_docstring(function)].append(f"{name}: {function.name}")
    assert {name: owners for name, owners in named.items() if len(owners) > 1} == {}
    assert [functions for functions in asked.values() if len(functions) > 1] == []


def test_no_two_files_own_a_threshold_of_one_name() -> None:
    named: dict[str, list[str]] = defaultdict(list)
    for name, tree in files():
        for node in tree.body:
            match node:
                case ast.Assign(targets=[target], value=ast.Constant(value=int() | float())):
                    named[ast.unparse(target).lstrip("_")].append(name)
    assert {threshold: owners for threshold, owners in named.items() if len(owners) > 1} == {}
