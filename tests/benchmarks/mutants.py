"""`python -m tests.benchmarks.mutants [ROOM ...] --sample N`: how many small faults in the code the tests notice.

A copy of the tree is made; in it one operator, number, condition or truth value at a time is exchanged, and those tests
of the room are run that reach the line, the near ones first. Examples of Hypothesis are the same in each run. What no
test notices is printed with its line.
"""

import argparse
import ast
import copy
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import coverage
import pytest

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
        ["tests/index/test_index.py", "tests/index/indexing", "tests/bot/backup"],
    ),
    "structure": (
        ["index/structure/*.py", "index/structure/rules/*.py"],
        ["tests/index/structure"],
        ["tests/benchmarks/structure", "tests/index/readers"],
    ),
    "callbacks": (["bot/callbacks.py"], ["tests/bot/test_callbacks.py"], ["tests/bot/handlers/test_button_actions.py"]),
    "rendering": (["bot/render/*.py"], ["tests/bot/render"], ["tests/bot/handlers", "tests/bot/terminal"]),
}
"""For each room: its modules, the tests near to it, and those that are run where these notice nothing."""

MANY = 150
"""Of more tests than this all are run: their names are too many for a command."""

MEMORY = 8_000_000_000
"""Bytes of addresses: a test run that takes more has noticed an endless list."""

PROCESSOR_SECONDS = 300
"""A test run that takes more of them has noticed an endless loop; a clock would tell how busy the machine is, too."""

SECONDS = 3600
"""By the clock: a test run that takes longer waits for something that does not come."""

LOADED = ("docx", "lxml.etree", "numpy", "pydantic", "sqlite_utils", "telegram.ext")
"""Packages that most tests need: loaded once, they cost a run nothing. None may be a plugin of pytest."""

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
    """A module with one fault: where it is, what was exchanged for what, and the text of the module with it.

    `lines` are those of its statement up to the fault: a test that runs none of them cannot notice it. They are empty
    where the statement is run when the module is imported.
    """

    path: str
    line: int
    what: str
    lines: frozenset[int]
    text: str


def mutants(path: Path) -> Iterator[Mutant]:
    """Give every mutant of a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed_over = {id(below) for node in ast.walk(tree) for part in _untested(node) for below in ast.walk(part)}
    places = _lines(tree)
    for number, node in enumerate(ast.walk(tree)):
        for what in () if id(node) in passed_over else _faults(node):
            changed = copy.deepcopy(tree)
            place = next(each for each_number, each in enumerate(ast.walk(changed)) if each_number == number)
            _apply(place, what)
            parts = [ast.unparse(each.test if what == "condition" else each) for each in (node, place)]  # type: ignore[attr-defined]
            text = ast.unparse(ast.fix_missing_locations(changed))
            line = getattr(node, "lineno", 0)
            yield Mutant(str(path.relative_to(ROOT)), line, " -> ".join(parts), places[id(node)], text)


def _untested(node: ast.AST) -> Iterator[ast.AST]:
    """Give the parts of a node that say how something is checked or kept, not what is done."""
    if isinstance(node, ast.ClassDef | ast.FunctionDef):
        yield from node.decorator_list
    elif (isinstance(node, ast.keyword) and node.arg in {"strict", "timeout"}) or (
        isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    ):
        yield node  # a second more of waiting for a lock would be told by a test that waits as long
    elif isinstance(node, ast.Assign) and any(_is_cache(target) for target in node.targets):
        yield node  # of 2,000 texts or 2,001 that are kept at hand, one costs memory and changes no answer
    elif isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or) and _is_one(node.values[-1]):
        yield node.values[-1]  # `sum(weights) or 1.0`: divides what is 0, too
    elif isinstance(node, ast.AnnAssign):
        yield node.annotation


def _is_cache(target: ast.expr) -> bool:
    return isinstance(target, ast.Name) and target.id.endswith("_KEPT")


def _is_one(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, float) and node.value == 1.0


def _lines(tree: ast.Module) -> Mapping[int, frozenset[int]]:
    """Give for each node, by its identity, the lines of its statement up to it; none outside of functions."""
    found: dict[int, frozenset[int]] = {}

    def walk(node: ast.AST, statement: int, inside: bool) -> None:
        if isinstance(node, ast.stmt):
            statement = node.lineno
        lines = range(statement, getattr(node, "end_lineno", statement) + 1) if inside else ()
        if isinstance(node, ast.If | ast.While):
            lines = range(statement, (node.test.end_lineno or statement) + 1) if inside else ()
        found[id(node)] = frozenset(lines)
        for field, value in ast.iter_fields(node):
            within = inside or (isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and field == "body")
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    walk(child, statement, within)

    walk(tree, 0, False)
    return found


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


Reached = Mapping[str, Mapping[int, frozenset[str]]]
"""For each module the tests that run a line of it; lines that are run at import have the test of no name."""

COUNTING = """
import coverage, pytest

@pytest.hookimpl(tryfirst=True)
def pytest_runtest_logstart(nodeid):
    coverage.Coverage.current().switch_context(nodeid)
"""
"""A plugin of pytest that notes which test runs a line."""


def reached(copied: Path, tests: Sequence[str]) -> Reached:
    """Run tests, and give which of them run a line of the program, in this process."""
    (copied / "counting.py").write_text(COUNTING, encoding="utf-8")
    data = copied / "reached"
    command = ["-m", "coverage", "run", "--rcfile=/dev/null", f"--data-file={data}", "--source=bot,index"]
    ended = subprocess.run(
        [sys.executable, *command, "-m", "pytest", "-x", "-q", "-p", "counting", *_there(copied, tests)],
        cwd=copied,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(copied)},
        capture_output=True,
        check=False,
    )
    if ended.returncode:
        raise SystemExit(f"{' '.join(tests)}: fails without a fault, too")
    counted = coverage.CoverageData(str(data))
    counted.read()
    found = {
        str(Path(path).relative_to(copied)): {
            line: frozenset(contexts) for line, contexts in counted.contexts_by_lineno(path).items()
        }
        for path in counted.measured_files()
    }
    counted.close()
    data.unlink()
    return found


def survives(mutant: Mutant, copied: Path, rooms: Sequence[tuple[Sequence[str], Reached]]) -> bool:
    """Tell whether the tests notice nothing of a mutant, put into a copy of the tree."""
    path = copied / mutant.path
    whole = path.read_text(encoding="utf-8")
    path.write_text(mutant.text, encoding="utf-8")
    try:
        return all(_pass(copied, tests, mutant, known.get(mutant.path, {})) for tests, known in rooms)
    finally:
        path.write_text(whole, encoding="utf-8")


def _pass(copied: Path, tests: Sequence[str], mutant: Mutant, known: Mapping[int, frozenset[str]]) -> bool:
    """Run the tests that reach the mutant; tell whether all pass, which they do where none does."""
    names = frozenset[str]().union(*(known.get(line, ()) for line in mutant.lines))
    if mutant.lines and not names:
        return True
    if mutant.lines and "" not in names and len(names) <= MANY:
        ended = _pytest(copied, sorted(names))
        if ended != pytest.ExitCode.USAGE_ERROR:  # that one of the names is none
            return not ended
    return not _pytest(copied, tests)


def _pytest(copied: Path, tests: Sequence[str]) -> int:
    """Run tests in a fork, which has loaded what they need of other packages; gives the exit code."""
    child = os.fork()
    if not child:
        _run(copied, tests)
    _, status = os.waitpid(child, 0)
    return abs(os.waitstatus_to_exitcode(status))  # a run that was ended has failed


def _run(copied: Path, tests: Sequence[str]) -> NoReturn:
    """Run tests in this process, and end it with their exit code, or where they go beyond a limit."""
    ended = int(pytest.ExitCode.TESTS_FAILED)
    try:
        signal.alarm(SECONDS)
        resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os.chdir(copied)
        os.environ.update(PYTHONDONTWRITEBYTECODE="1", PYTHONPATH=str(copied))
        sys.dont_write_bytecode = True
        sys.path.insert(0, str(copied))
        for name in [name for name in sys.modules if name.partition(".")[0] in {"bot", "index", "tests"}]:
            del sys.modules[name]
        ended = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *_there(copied, tests)]))
    finally:
        os._exit(ended)


def _there(copied: Path, tests: Sequence[str]) -> list[str]:
    return [test for test in tests if (copied / test.partition("::")[0]).exists()]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.mutants", description=__doc__)
    parser.add_argument("rooms", nargs="*", default=list(ROOMS), help=f"of {', '.join(ROOMS)}")
    parser.add_argument("--sample", type=int, default=25, help="mutants a room")
    parser.add_argument("--seed", type=int, default=1, help="which mutants are tried")
    parser.add_argument("--near", action="store_true", help="only the tests near to a room: quicker, and fewer killed")
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - which mutants are tried is no secret
    os.environ["CI"] = "1"  # Hypothesis asks for it when it is loaded: the same examples each time
    for name in LOADED:
        import_module(name)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copied = Path(folder, "tree")
        shutil.copytree(ROOT, copied, ignore=shutil.ignore_patterns(".git", ".venv", "data", "__pycache__"))
        shutil.copytree(ROOT / "tests" / "data", copied / "tests" / "data", dirs_exist_ok=True)
        shutil.copytree(
            ROOT / "tests/benchmarks/structure/data", copied / "tests/benchmarks/structure/data", dirs_exist_ok=True
        )
        for room in options.rooms:
            patterns, *tests = ROOMS[room]
            rooms = [(each, reached(copied, each)) for each in tests[: 1 if options.near else None]]
            if any(_pytest(copied, each) for each, _ in rooms):
                raise SystemExit(f"{room}: in a fork its tests fail without a fault, too")
            paths = sorted(path for pattern in patterns for path in ROOT.glob(pattern))
            every = [mutant for path in paths for mutant in mutants(path)]
            chosen = chance.sample(every, min(options.sample, len(every)))
            survivors = 0
            for number, mutant in enumerate(chosen, 1):
                print(f"{room}: {number - survivors - 1} of {number - 1}", end="\r", file=sys.stderr, flush=True)
                if survives(mutant, copied, rooms):
                    survivors += 1
                    print(f"  survives: {mutant.path}:{mutant.line}: {mutant.what}", flush=True)
            killed = len(chosen) - survivors
            print(f"{room}: {killed} of {len(chosen)} killed, of {len(every)} that can be made", flush=True)


if __name__ == "__main__":
    main()
