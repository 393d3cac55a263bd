"""What no question has met yet of a damaged index stands in the log of a bot that serves."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.serve import verify_index
from index import Live, reindex

TEXT = "修路的报告\n今年修路三十公里，架桥两座，村村通了水泥路。\n"


def test_damage_is_logged_in_one_line(
    tmp_path: Path, collection: Callable[..., Path], caplog: pytest.LogCaptureFixture
) -> None:
    data = tmp_path / "data"
    reindex(data, [collection(a=TEXT)])
    live = Live(data)
    with caplog.at_level(logging.ERROR):
        verify_index(live)
        assert caplog.messages == []
        impacts = next(data.glob("generations/*/numerals.impacts"))
        whole = impacts.read_bytes()
        impacts.write_bytes(bytes([whole[0] ^ 1]) + whole[1:])
        verify_index(live)
    assert len(caplog.messages) == 1
    assert "numerals.impacts" in caplog.messages[0]
    assert "jianghua reindex" in caplog.messages[0]
    live.close()


def test_a_missing_index_is_not_said_twice(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    live = Live(tmp_path)
    verify_index(live)
    assert caplog.messages == []
    live.close()
