"""Names and folders of documents that were sent: never a path, never hidden, never over another."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.collection import collection, remember
from bot.config import Settings
from bot.uploads import (
    NAME_BYTES,
    PENDING_SECONDS,
    discard,
    leave_out,
    left_out,
    pending_folder,
    put_back,
    safe_name,
    sweep_pending,
    sweep_removed,
    take_in,
    take_out,
    uploads_folder,
)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("讲话.docx", "讲话.docx"),
        ("../../x.txt", "x.txt"),
        (r"C:\temp\报告.pdf", "报告.pdf"),
        ("/etc/passwd", "passwd"),
        ("a\nb.txt", "a b.txt"),
        ("..", "document"),
        (".hidden.txt", "hidden.txt"),
        ("~$开着.docx", "开着.docx"),
        ("", "document"),
        ("a\u202etxt.exe", "a txt.exe"),
        ('冒号:"?*.txt', "冒号.txt"),
        ("folder/", "document"),
    ],
)
def test_a_name_is_one_part_of_a_path(sent: str, kept: str) -> None:
    assert safe_name(sent) == kept


def test_a_long_name_keeps_its_suffix() -> None:
    kept = safe_name("讲" * 200 + ".docx")
    assert kept.endswith("讲.docx")
    assert len(kept.encode()) <= NAME_BYTES


@given(st.text(max_size=400))
def test_any_name_can_be_kept(name: str) -> None:
    kept = safe_name(name)
    assert Path(kept).name == kept
    assert not kept.startswith((".", "~$"))
    assert not any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in kept)
    assert 0 < len(kept.encode()) <= NAME_BYTES


def pend(data: Path, sent_id: int, **files: str) -> None:
    folder = pending_folder(data, sent_id)
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text)


def test_documents_are_added_beside_others_or_in_their_place(tmp_path: Path) -> None:
    folder = uploads_folder(tmp_path)
    pend(tmp_path, 1, a="one", b="b")
    assert take_in(tmp_path, 1, ["a.txt", "b.txt", "gone.txt"], replace=False) == ["a.txt", "b.txt"]
    assert not pending_folder(tmp_path, 1).exists()
    pend(tmp_path, 2, a="two")
    assert take_in(tmp_path, 2, ["a.txt"], replace=False) == ["a (2).txt"]
    pend(tmp_path, 3, a="three")
    assert take_in(tmp_path, 3, ["a.txt"], replace=True) == ["a.txt"]
    assert (folder / "a.txt").read_text() == "three"
    assert (folder / "a (2).txt").read_text() == "two"


def test_what_was_sent_is_part_of_the_collection_and_not_remembered_as_named(tmp_path: Path) -> None:
    data, named = tmp_path / "data", tmp_path / "speeches"
    settings = Settings(data=data, corpus=(named,))
    assert collection(settings).paths == (named,)
    pend(data, 1, a="one")
    assert collection(settings).paths == (named,)
    take_in(data, 1, ["a.txt"], replace=False)
    paths = collection(settings).paths
    assert paths == (named, uploads_folder(data))
    remember(data, paths)
    assert collection(Settings(data=data)).paths == (named, uploads_folder(data))
    assert collection(settings).before == ()


def test_a_sent_document_is_put_aside_and_back(tmp_path: Path) -> None:
    pend(tmp_path, 1, a="one")
    take_in(tmp_path, 1, ["a.txt"], replace=False)
    path = uploads_folder(tmp_path) / "a.txt"
    take_out(tmp_path, path, 5, generation=3)
    assert not path.exists()
    sweep_removed(tmp_path, 3)
    assert put_back(tmp_path, path, 5, generation=3)
    assert path.read_text() == "one"
    take_out(tmp_path, path, 6, generation=3)
    sweep_removed(tmp_path, 4)
    assert not put_back(tmp_path, path, 6, generation=3)


def test_a_file_of_the_administrator_is_left_where_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "speeches" / "a.txt"
    path.parent.mkdir()
    path.write_text("one")
    data = tmp_path / "data"
    data.mkdir()
    take_out(data, path, 5, generation=3)
    assert path.read_text() == "one"
    assert left_out(data) == {path}
    assert put_back(data, path, 5, generation=3)
    assert left_out(data) == frozenset()


def test_a_damaged_list_of_what_is_left_out_is_none(tmp_path: Path) -> None:
    leave_out(tmp_path, tmp_path / "a.txt", out=True)
    (tmp_path / "left-out.json").write_text("{")
    assert left_out(tmp_path) == frozenset()


def test_documents_that_nobody_decides_on_go(tmp_path: Path) -> None:
    pend(tmp_path, 1, a="one")
    at = pending_folder(tmp_path, 1).stat().st_mtime
    sweep_pending(tmp_path, at + PENDING_SECONDS - 1)
    assert pending_folder(tmp_path, 1).exists()
    sweep_pending(tmp_path, at + PENDING_SECONDS + 1)
    assert not pending_folder(tmp_path, 1).exists()
    discard(tmp_path, 1)
