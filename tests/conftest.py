"""What all tests may use: the sample collection, built once, and small collections made on the spot."""

import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from index import reindex

settings.register_profile("suite", deadline=None)
# The same examples in every run: what fails in CI fails on the desk, and nothing fails by chance.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "suite"))

# The same answers whether the extra is installed or not; what tests it switches it on.
os.environ["JIANGHUA_SEMANTIC"] = "off"

# The same language of the shell on every machine; what tests another one sets it.
for _name in ("LC_ALL", "LC_MESSAGES", "LANG"):
    os.environ.pop(_name, None)

# A shell that starts tests in the background ignores Ctrl-C for them; programs that they start would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
QUESTIONS = ROOT / "tests" / "data" / "questions.jsonl"


def pytest_xdist_auto_num_workers() -> int:
    """Give the workers of `-n auto`: two more than processors, as tests of processes wait half of the time."""
    return (os.cpu_count() or 1) + 2


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the sample collection, indexed. Shared: tests only read it."""
    data = tmp_path_factory.mktemp("sample")
    reindex(data, [CORPUS])
    return data


@pytest.fixture
def collection(tmp_path: Path) -> Callable[..., Path]:
    """Write files (name to text) into a folder and give the folder."""

    def write(**texts: str) -> Path:
        folder = tmp_path / "collection"
        folder.mkdir(exist_ok=True)
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Give a folder that others than its owner may enter, as pytest's own may not be."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
