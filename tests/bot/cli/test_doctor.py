"""The doctor names what an administrator has to do, and is content with a whole installation."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cli.doctor import examine
from bot.cli.main import main
from bot.config import Settings
from index import reindex

WHOLE = Settings(token="12:abc", admins=(7,))  # noqa: S106


def troubles(settings: Settings) -> list[str]:
    return [finding.line for finding in examine(settings) if not finding.good]


@pytest.fixture
def whole(tmp_path: Path, collection: Callable[..., Path]) -> Settings:
    folder = collection(a="修路的报告\n今年修路三十公里，架桥两座，村村通了水泥路。\n")
    reindex(tmp_path / "data", [folder])
    return replace(WHOLE, corpus=(folder,), data=tmp_path / "data")


def test_a_whole_installation_has_no_trouble(whole: Settings) -> None:
    assert troubles(whole) == []


def test_every_trouble_says_what_to_do(whole: Settings, tmp_path: Path) -> None:
    assert any("token" in line for line in troubles(replace(whole, token="")))
    assert any("nowhere" in line for line in troubles(replace(whole, corpus=(tmp_path / "nowhere",))))
    assert any("jianghua reindex" in line for line in troubles(replace(whole, data=tmp_path / "none")))


def test_administrators_are_optional(whole: Settings) -> None:
    alone = replace(whole, admins=())
    assert troubles(alone) == []
    assert any(finding.line.startswith("optional:") and "admins" in finding.line for finding in examine(alone))


def test_an_index_of_other_files_than_configured_is_noted(whole: Settings, tmp_path: Path) -> None:
    others = tmp_path / "others"
    others.mkdir()
    (others / "a.txt").write_text("架桥的报告\n今年架桥两座，村村通了水泥路，群众出行方便。\n", encoding="utf-8")
    reindex(whole.data, [others])
    assert any("others" in finding.line for finding in examine(whole))
    assert troubles(whole) == []


def test_refused_files_are_remembered(whole: Settings) -> None:
    (whole.corpus[0] / "blank.txt").write_text(" \n", encoding="utf-8")
    reindex(whole.data, whole.corpus)
    assert any("blank.txt" in line for line in troubles(whole))


def test_damage_that_no_question_has_met_is_found(whole: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    database = whole.data / "jianghua.db"
    stored = database.read_bytes()
    database.write_bytes(stored.replace("三十公里".encode(), "五十公里".encode()))
    assert [line for line in troubles(whole) if "damaged" in line and "jianghua reindex" in line]
    assert main(["reindex", str(whole.corpus[0]), "--data", str(whole.data)]) == 0
    assert "made anew" in capsys.readouterr().err
    assert troubles(whole) == []
    rows = next(whole.data.glob("generations/*/words.rows"))
    rows.write_bytes(b"\xff" * rows.stat().st_size)
    assert [line for line in troubles(whole) if "words.rows" in line]


def test_the_token_is_never_printed(whole: Settings) -> None:
    assert not any("12:abc" in finding.line for finding in examine(whole))


def test_the_command_fails_where_something_is_wrong(
    whole: Settings, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JIANGHUA_TOKEN", raising=False)
    assert main(["doctor", "--data", str(whole.data)]) == 1
    assert "no bot token" in capsys.readouterr().out
