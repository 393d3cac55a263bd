"""`python -m tests.benchmarks.mutants [ROOM ...] --sample N`: how many small faults in the code the tests notice.

A copy of the tree is made; in it one operator, number, condition or truth value at a time is exchanged, and the tests
of the room are run, the near ones first. What no test notices is printed with its line.
"""

import argparse
import ast
import copy
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

ROOMS: Mapping[str, tuple[Sequence[str], Sequence[str], Sequence[str]]] = {
    "ranking": (
        ["index/ranking/*.py"],
        ["tests/index/ranking"],
        ["tests/index/search", "tests/index/test_figures.py", "tests/index/test_index.py"],
    ),
    "storage": (
        ["index/storage/*.py", "index/postings/checksums.py"],
        ["tests/index/storage", "tests/index/postings"],
        ["tests/index/test_index.py", "tests/index/indexing", "tests/faults"],
    ),
    "structure": (
        ["index/structure/*.py", "index/structure/rules/*.py"],
        ["tests/index/structure"],
        ["tests/benchmarks/structure", "tests/index/readers"],
    ),
    "callbacks": (["bot/callbacks.py"], ["tests/bot/test_callbacks.py"], ["tests/bot/handlers/test_buttons.py"]),
    "rendering": (["bot/render/*.py"], ["tests/bot/render"], ["tests/bot/handlers", "tests/bot/terminal"]),
}
"""For each room: its modules, the tests near to it, and those that are run where these notice nothing."""

SECONDS = 300.0
"""A test run that takes longer has noticed an endless loop."""

_SWAPPED: Mapping[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.And: ast.Or,
    ast.Or: ast.And,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one fault: where it is, and the text of the module with it."""

    path: str
    line: int
    what: str
    text: str


def mutants(path: Path) -> Iterator[Mutant]:
    """Give every mutant of a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for number, node in enumerate(ast.walk(tree)):
        for what in _faults(node):
            changed = copy.deepcopy(tree)
            place = next(each for each_number, each in enumerate(ast.walk(changed)) if each_number == number)
            _apply(place, what)
            line = getattr(node, "lineno", 0)
            yield Mutant(str(path.relative_to(ROOT)), line, what, ast.unparse(ast.fix_missing_locations(changed)))


def _faults(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _SWAPPED:
        yield "comparison"
    elif isinstance(node, ast.BinOp | ast.BoolOp) and type(node.op) in _SWAPPED and not _is_type(node):
        yield "operator"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not"
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        yield "condition"
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield "truth"
    elif isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        yield "number"


def _is_type(node: ast.BinOp | ast.BoolOp) -> bool:
    """Tell whether an operator joins strings: of those a subtraction is an error that any test would see."""
    return isinstance(node, ast.BinOp) and any(
        isinstance(side, ast.JoinedStr) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in (node.left, node.right)
    )


def _apply(node: ast.AST, what: str) -> None:
    if what == "comparison" and isinstance(node, ast.Compare):
        node.ops[0] = _SWAPPED[type(node.ops[0])]()  # type: ignore[call-overload]
    elif what == "operator" and isinstance(node, ast.BinOp | ast.BoolOp):
        node.op = _SWAPPED[type(node.op)]()  # type: ignore[assignment]
    elif what == "not" and isinstance(node, ast.UnaryOp):
        node.op = ast.UAdd()
        node.operand = ast.Call(ast.Name("bool", ast.Load()), [node.operand], [])
    elif what == "condition" and isinstance(node, ast.If | ast.IfExp | ast.While):
        node.test = ast.UnaryOp(ast.Not(), node.test)
    elif isinstance(node, ast.Constant):
        node.value = not node.value if what == "truth" else node.value + 1  # type: ignore[operator]


def survives(mutant: Mutant, copied: Path, rooms: Sequence[Sequence[str]]) -> bool:
    """Tell whether the tests notice nothing of a mutant, put into a copy of the tree."""
    path = copied / mutant.path
    whole = path.read_text(encoding="utf-8")
    path.write_text(mutant.text, encoding="utf-8")
    try:
        return all(_pass(copied, tests) for tests in rooms)
    finally:
        path.write_text(whole, encoding="utf-8")


def _pass(copied: Path, tests: Sequence[str]) -> bool:
    there = [test for test in tests if (copied / test).exists()]
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:randomly", *there],
            cwd=copied,
            env={**os.environ, "CI": "1", "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.mutants", description=__doc__)
    parser.add_argument("rooms", nargs="*", default=list(ROOMS), help=f"of {', '.join(ROOMS)}")
    parser.add_argument("--sample", type=int, default=25, help="mutants a room")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - which mutants are tried is no secret
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copied = Path(folder, "tree")
        shutil.copytree(ROOT, copied, ignore=shutil.ignore_patterns(".git", ".venv", "data", "__pycache__"))
        shutil.copytree(ROOT / "tests" / "data", copied / "tests" / "data", dirs_exist_ok=True)
        shutil.copytree(
            ROOT / "tests/benchmarks/structure/data", copied / "tests/benchmarks/structure/data", dirs_exist_ok=True
        )
        for room in options.rooms:
            patterns, near, further = ROOMS[room]
            paths = sorted(path for pattern in patterns for path in ROOT.glob(pattern))
            every = [mutant for path in paths for mutant in mutants(path)]
            chosen = chance.sample(every, min(options.sample, len(every)))
            survivors = 0
            for mutant in chosen:
                if survives(mutant, copied, [near, further]):
                    survivors += 1
                    print(f"  survives: {mutant.path}:{mutant.line}: {mutant.what}", flush=True)
            killed = len(chosen) - survivors
            print(f"{room}: {killed} of {len(chosen)} killed, of {len(every)} that can be made", flush=True)


if __name__ == "__main__":
    main()
