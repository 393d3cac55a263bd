"""Files from the chat: always inside the folder, never over another file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.downloads import save


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("讲话.txt", "讲话.txt"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\a.txt", "a.txt"),
        ("/root/.bashrc", "bashrc"),
        ("..", "file"),
        ("", "file"),
        ("a\x00\nb.txt", "a__b.txt"),
        ("工作报告.关于就业的若干情况说明和一些补充", "工作报告.关于就业的若干情况说明和一些补充"),
        ("字" * 300 + ".docx", "字" * 66 + ".docx"),
    ],
)
def test_a_name_is_made_harmless(tmp_path: Path, name: str, saved: str) -> None:
    path = save(tmp_path, name, b"x")
    assert path == tmp_path / saved
    assert path.read_bytes() == b"x"


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    assert [save(tmp_path, "a.txt", data).name for data in (b"1", b"2", b"3")] == ["a.txt", "a (2).txt", "a (3).txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"1"


@given(st.text(max_size=40))
def test_no_name_leads_out_of_the_folder(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.mktemp("downloads")
    assert save(folder, name, b"x").resolve().parent == folder.resolve()
