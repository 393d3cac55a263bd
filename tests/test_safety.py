"""What the code never does, for data would become code: the syntax of every module is looked through."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

CALLS = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "yaml.load", "yaml.unsafe_load"}
MODULES = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "yaml"}

BY_RAY = {"index/cluster/link.py": ["pickle"], "index/cluster/server.py": ["pickle"]}
"""What goes from our process to our shards and back: Ray, which lets in only who has its token, pickles it as well."""


def faults(source: str) -> Iterator[str]:
    """Name what turns data into code: unpickling, evaluation, shells, arrays with objects."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.partition(".")[0] in MODULES)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in MODULES:
            yield str(node.module)
        elif isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if name in CALLS:
                yield name
            for keyword in node.keywords:
                allowed = isinstance(keyword.value, ast.Constant) and keyword.value.value is False
                if keyword.arg in {"shell", "allow_pickle", "resolve_entities"} and not allowed:
                    yield f"{keyword.arg}={ast.unparse(keyword.value)}"


@pytest.mark.parametrize("package", ["bot", "index"])
def test_no_data_becomes_code(package: str) -> None:
    found = {str(path.relative_to(ROOT)): list(faults(path.read_text())) for path in (ROOT / package).rglob("*.py")}
    assert {path: named for path, named in found.items() if named and BY_RAY.get(path) != named} == {}


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "from yaml import load",
        "eval('1')",
        "subprocess.run('ls', shell=True)",
        "numpy.load(path, allow_pickle=True)",
        "etree.XMLParser(resolve_entities=True)",
        "os.system('ls')",
    ],
)
def test_what_would_turn_data_into_code_is_seen(source: str) -> None:
    assert list(faults(source))
