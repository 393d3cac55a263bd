"""`jianghua reindex`: what it tells, which paths it takes, and when it stops."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.main import main
from tests.bot.cli.conftest import Run

ROOT = Path(__file__).parent.parent.parent.parent


def test_reindex_tells_what_it_made_and_what_it_refused(
    run: Run, collection: Callable[..., Path], tmp_path: Path
) -> None:
    folder = collection(a="修路的报告\n今年修路三十公里，架桥两座，村村通了水泥路。\n", b=" ")
    code, out, err = run("reindex", folder, "--data", tmp_path / "data")
    assert code == 0
    assert "1 speech, 1 passage from 1 file (1 added, 0 changed, 0 removed, 0 unchanged, 1 refused)" in out
    assert "b.txt" in err
    assert len(err.splitlines()) == 1


def test_reindex_without_paths_takes_those_of_the_last_time(
    run: Run, collection: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    collection(a="修路的报告\n今年修路三十公里，架桥两座，村村通了水泥路。\n")
    assert run("reindex", "collection")[0] == 0
    code, out, _ = run("reindex")
    assert code == 0
    assert out.rstrip().endswith(str(tmp_path / "collection"))
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "b.txt").write_text("架桥的报告\n今年架桥两座。\n", encoding="utf-8")
    (tmp_path / "config.toml").write_text('corpus = "others"\n', encoding="utf-8")
    _, out, _ = run("reindex")
    assert "others; before it was" in out
    assert "before" not in run("reindex")[1]


def test_a_wrong_path_among_good_ones_stops_before_the_index_is_replaced(
    run: Run, collection: Callable[..., Path], tmp_path: Path
) -> None:
    folder, data = collection(a="修路的报告\n今年修路三十公里，架桥两座，村村通了水泥路。\n"), tmp_path / "data"
    assert run("reindex", folder, "--data", data)[0] == 0
    (folder / "b.txt").write_text("架桥的报告\n今年架桥两座。\n", encoding="utf-8")
    before = run("speeches", "--data", data)[1]
    for wrong in (tmp_path / "nowhere", tmp_path / "config.toml"):
        code, out, err = run("reindex", folder, wrong, "--data", data)
        assert (code, out) == (1, "")
        assert f"the index is unchanged: {wrong}: " in err
    assert run("speeches", "--data", data)[1] == before
    assert run("reindex", "--data", data)[1].startswith("generation 2: 2 speeches")


def test_an_index_of_another_version_is_built_anew_before_the_chat(
    collection: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = collection(a="修路的报告\n今年修路三十公里，架桥两座，村村通了水泥路。\n")
    assert main(["reindex", str(folder), "--data", str(tmp_path / "data")]) == 0
    (facts,) = (tmp_path / "data" / "generations").glob("*/postings.json")
    facts.write_text('{"format": 0, "fields": {}}', encoding="utf-8")
    (tmp_path / "config.toml").write_text('corpus = ["collection"]\ndata = "data"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO("修路多少公里？\n"))
    assert main(["chat"]) == 0
    assert "三十公里" in capsys.readouterr().out


def test_in_an_empty_folder_the_sample_is_indexed_and_without_it_one_line_says_what_to_do(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("reindex", "--data", "d")[1].rstrip().endswith(str(ROOT / "corpus"))
    monkeypatch.setattr("bot.collection._SAMPLE", "corpus/none")
    for command in ("reindex", "chat"):
        code, _, err = run(command, "--data", "e")
        assert code == 2
        (line,) = err.splitlines()
        assert "reindex PATH" in line
    assert not (tmp_path / "e").exists()


def test_what_a_reindex_tells_has_the_colons_of_the_language(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("修渠讲话\n今年全县修好水渠三十里。\n", encoding="utf-8")
    dead = tmp_path / "c.txt"
    dead.symlink_to(tmp_path / "none")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    told = run("reindex", tmp_path, "--data", tmp_path / "data")[2].splitlines()
    assert f"jianghua: 没有收录：{dead}：是失效的链接，它指向的文件不在了" in told
    assert f"jianghua: {tmp_path / 'b.txt'}：内容与 a.txt 相同，两份都收录了" in told
