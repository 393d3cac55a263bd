"""The two packages keep their one direction, and asking does not pay for building."""

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_index_never_imports_telegram_or_bot() -> None:
    for path in (ROOT / "index").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not {name.split(".")[0] for name in names} & {"telegram", "bot"}, path


def test_asking_imports_neither_telegram_nor_what_only_building_needs(sample_data: Path) -> None:
    script = (
        "import sys; from bot.cli.main import main\n"
        "code = main(['ask', '修了多少公里路', '--data', sys.argv[1]])\n"
        "heavy = {'telegram', 'jieba', 'sqlite_utils', 'rich', 'prompt_toolkit', 'charset_normalizer'}\n"
        "assert code == 0 and not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(sample_data)], cwd=ROOT, check=True, capture_output=True)


def public_names(path: Path) -> set[str]:
    """Give the public names that a module defines at its top level."""
    names: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names.update(target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
    return {name for name in names if not name.startswith("_")}


def test_no_two_modules_export_one_public_name() -> None:
    modules: dict[str, list[str]] = {}
    for package in ("bot", "index"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for name in public_names(path):
                modules.setdefault(name, []).append(str(path.relative_to(ROOT)))
    # What starts a process is `main` wherever it stands; the texts of each language have one name.
    several = {name: paths for name, paths in modules.items() if len(paths) > 1 and name not in {"main", "TEXTS"}}
    assert several == {}
