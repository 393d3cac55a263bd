"""Documents of every kind through `jianghua reindex`, and those that nobody should read as they are."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.cli.main import main
from index import open_index
from index.readers.formats import FORMATS, has_library
from tests.conftest import ROOT
from tests.every_kind import documents_of_every_kind, title_of
from tests.hostile import LETTERS, hostile_documents, odd_documents

MEMORY = 400_000_000
"""What the program that reindexes may have at most while others read the files for it."""

MEASURED = """
import re, sys
from pathlib import Path
from bot.cli.main import main
code = main(sys.argv[1:])
print("peak", 1024 * int(re.search("VmHWM: *([0-9]+)", Path("/proc/self/status").read_text().expandtabs())[1]))
sys.exit(code)
"""
"""What `getrusage` tells begins with the memory of the program that started this one."""


def folder_of(path: Path, documents: Mapping[str, bytes]) -> Path:
    path.mkdir()
    for name, data in documents.items():
        (path / name).write_bytes(data)
    return path


def test_there_is_a_document_of_every_kind_that_can_be_read() -> None:
    kinds = {Path(name).suffix for name in documents_of_every_kind()}
    assert kinds == {suffix for suffix, kind in FORMATS.items() if has_library(kind)} | {".zip", ".7z", ".rar"}


def test_every_kind_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents = documents_of_every_kind()
    assert main(["reindex", str(folder_of(tmp_path / "文集", documents)), "--data", str(tmp_path / "data")]) == 0
    told = capsys.readouterr().err.splitlines()
    assert all("has the same content as" in line for line in told)  # of .tif and .tiff, and the like
    found = {
        speech.source.removesuffix("/里/文.txt"): speech.title for speech in open_index(tmp_path / "data").speeches()
    }
    assert found == {name: title_of(name) for name in documents}


def test_what_cannot_be_read_is_named_in_a_line_and_the_rest_is_read(tmp_path: Path) -> None:
    """The memory of the program stays what it is, and nothing is written beside its data directory."""
    hostile, odd = hostile_documents(), odd_documents()
    folder = folder_of(
        tmp_path / "文集", {**hostile, **odd, "学校.txt": f"在教育工作会议上的讲话\n{LETTERS}\n".encode()}
    )
    before = sorted(tmp_path.rglob("*"))
    command = [sys.executable, "-c", MEASURED, "reindex", str(folder), "--data", str(tmp_path / "data")]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    lines = ended.stderr.splitlines()
    assert {name: sum(name in line for line in lines) for name in hostile} == dict.fromkeys(hostile, 1)
    assert len(lines) == len(hostile)
    assert {speech.source for speech in open_index(tmp_path / "data").speeches()} == {*odd, "学校.txt"}
    assert int(ended.stdout.split("peak")[1]) < MEMORY
    outside = [path for path in sorted(tmp_path.rglob("*")) if tmp_path / "data" not in (path, *path.parents)]
    assert outside == before
