"""Which files a reindex is of: what the index says, what is noted beside it; never others in their place."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.collection import collection, indexed, remember
from bot.config import ConfigError, Settings
from index import reindex

Written = Callable[..., Path]

ROADS = "修路的报告\n今年修路三十公里，架桥两座，村村通了水泥路。\n"

STRANGE = [
    *(
        b"",
        b"[",
        b'["/a/b"',
        b"null",
        b"{}",
        b"[]",
        b"17",
        b'"/a/b"',
        b"[1]",
        b'["/"]',
        b'[""]',
        b'["a/b"]',
        b"\xff\xfe",
    ),
    *(
        b'[["/a/b"]]',
        b'{"/a/b": 1}',
        b'["/a/b", null]',
        b'["/a\\u0000b"]',
        b"[" * 100_000,
        b"true",
        b'["."]',
        b'["//"]',
    ),
]


def test_the_index_itself_says_what_it_is_of(tmp_path: Path, collection: Written) -> None:
    data, folder = tmp_path / "data", collection(a=ROADS)
    reindex(data, [folder])
    assert indexed(data) == (folder,)
    remember(data, [tmp_path / "others"])  # as a kill between the two would leave them
    assert indexed(data) == (folder,)


def test_what_is_noted_counts_where_the_index_cannot_be_read(tmp_path: Path, collection: Written) -> None:
    data, folder = tmp_path / "data", collection(a=ROADS)
    reindex(data, [folder])
    remember(data, [folder])
    (data / "jianghua.db").write_bytes(b"no database")
    assert indexed(data) == (folder,)


@pytest.mark.parametrize("content", STRANGE, ids=range(len(STRANGE)))
def test_what_is_no_list_of_paths_is_refused_and_nothing_else_is_indexed(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "collection.json").write_bytes(content)
    assert main(["reindex", "--data", str(data)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert "collection.json" in lines[0]
    assert "delete it" in lines[0]
    assert not (data / "generations").exists()
    with pytest.raises(ConfigError):
        collection(replace(Settings(), data=data))


def test_paths_that_are_gone_are_named_and_nothing_else_is_indexed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "collection.json").write_text(json.dumps([str(tmp_path / "gone")]), encoding="utf-8")
    assert main(["reindex", "--data", str(data)]) == 1
    assert "gone" in capsys.readouterr().err


def test_a_name_without_characters_is_kept(tmp_path: Path) -> None:
    odd = tmp_path / "b\udcffd"
    remember(tmp_path, [odd])
    assert indexed(tmp_path) == (odd,)
