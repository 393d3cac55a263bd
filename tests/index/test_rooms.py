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
