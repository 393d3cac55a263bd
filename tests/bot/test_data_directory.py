"""What is written into the data directory is for its owner alone, and an unwritable one is one line."""

import os
import re
import shutil
import stat
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.data_directory import prepare
from bot.storage.bot_file import FILE
from bot.storage.database import Database
from index import JianghuaError
from tests.conftest import CORPUS
from tests.rights import as_nobody


def modes(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))}


def test_all_that_a_reindex_and_the_chat_write_is_closed_to_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    data = tmp_path / "fresh" / "data"
    assert main(["reindex", str(CORPUS), "--data", str(data)]) == 0
    Database(data).close()
    found = modes(data)
    assert {FILE, "bot.key", "jianghua.db"} <= set(found)
    assert [name for name, mode in found.items() if mode & 0o077] == []


def test_what_an_older_release_left_open_is_closed_and_a_shared_folder_is_not(tmp_path: Path) -> None:
    Database(tmp_path).close()
    (tmp_path / "speeches.txt").write_text("别人的文件", encoding="utf-8")
    for name in (FILE, "bot.key", "speeches.txt"):
        (tmp_path / name).chmod(0o644)
    tmp_path.chmod(0o755)
    prepare(tmp_path)
    found = modes(tmp_path)
    assert (found[FILE], found["bot.key"]) == (0o600, 0o600)
    assert (found["."], found["speeches.txt"]) == (0o755, 0o644)


def test_the_umask_is_as_before(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = os.umask(0o022)
    try:
        main(["config", "--data", str(tmp_path)])
        assert os.umask(0o022) == 0o022
    finally:
        os.umask(before)


@pytest.mark.parametrize("command", ["chat", "reindex", "serve", "http", "mcp"])
def test_an_unwritable_data_directory_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JIANGHUA_TOKEN", "123456789:" + "A" * 35)
    monkeypatch.setenv("LC_ALL", "C")
    (tmp_path / "config.toml").write_text(f'[http]\nkey = "{"k" * 20}"\n', encoding="utf-8")
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main([command, "--data", "file/data"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert re.search("file/data: cannot (be written|write)", line)


def test_a_folder_of_others_is_one_line(open_folder: Path, sample_data: Path) -> None:
    data = shutil.copytree(sample_data, open_folder / "data")
    data.chmod(0o555)
    with as_nobody(), pytest.raises(JianghuaError, match="cannot be written"):
        prepare(data)
