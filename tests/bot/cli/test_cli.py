"""The command line: output, exit codes, and one line where something is wrong."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from bot.cli.main import main
from tests.bot.cli.conftest import Run

ROOT = Path(__file__).parent.parent.parent.parent
QUESTIONS = ROOT / "tests" / "data" / "questions.jsonl"


def test_speeches_lists_what_is_indexed(run: Run, sample_data: Path) -> None:
    code, out, _ = run("speeches", "--data", sample_data)
    assert code == 0
    assert "在岚浦县贝类产业振兴大会上的讲话\t" in out
    _, out, _ = run("speeches", "--json", "--data", sample_data)
    speeches = [json.loads(line) for line in out.splitlines()]
    assert any(speech["headings"] for speech in speeches)
    assert all(speech["passages"] > 0 for speech in speeches)
    assert all({"speaker", "office", "place", "date", "date_source"} <= speech.keys() for speech in speeches)
    assert ("2021-09-16", "byline") in {(speech["date"], speech["date_source"]) for speech in speeches}


def test_speeches_explains_how_a_file_is_cut(run: Run, tmp_path: Path) -> None:
    text = "白榆的山林去年漏了三次水，原因不在天，在人。" * 3
    path = tmp_path / "几篇.txt"
    path.write_text(f"第一篇：修渠\n{text}\n第二篇：种茶\n一、选种\n{text}\n", encoding="utf-8")
    code, out, _ = run("speeches", "--explain", path)
    assert code == 0
    lines = out.splitlines()
    assert [line for line in lines if not line.startswith("    [")] == [
        "修渠\tmarkers (0.95): marker of piece 1",
        "种茶\tmarkers (0.95): marker of piece 2",
        "    一、选种",
    ]
    [numbered] = [line for line in lines if line.startswith("    [一、选种]\t")]
    assert "first number of a list or section" in numbered
    with pytest.MonkeyPatch.context() as chinese:
        chinese.setenv("LC_ALL", "zh_CN.UTF-8")
        _, out, _ = run("speeches", "--explain", path)
    assert "修渠\t篇首标记（0.95）：第 1 篇的标记" in out.splitlines()
    assert "、条目或章节的第一个编号" in out
    _, out, _ = run("speeches", "--json", "--explain", path)
    one, two = (json.loads(line) for line in out.splitlines())
    assert (one["headings"], two["headings"]) == ([], ["一、选种"])
    assert "title where titles stand" in two["lines"][0]["rules"]
    code, _, err = run("speeches", "--explain", tmp_path / "无.txt")
    assert code == 1
    assert "无.txt" in err


def test_the_data_directory_is_taken_before_the_command_and_behind_it(
    run: Run, sample_data: Path, tmp_path: Path
) -> None:
    behind = run("speeches", "--data", str(sample_data))
    assert run("--data", str(sample_data), "speeches") == behind
    assert run("--data", str(tmp_path), "speeches", "--data", str(sample_data)) == behind
    assert run("--config", str(tmp_path / "none.toml"), "speeches")[0] == 2


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    code, out, err = run()
    assert (code, err) == (0, "")
    assert "reindex" in out


def test_the_version_is_told(run: Run) -> None:
    code, out, _ = run("--version")
    assert code == 0
    assert out.startswith("jianghua ")


def test_eval_prints_figures_and_misses(run: Run, sample_data: Path) -> None:
    code, out, _ = run("eval", QUESTIONS, "--data", sample_data)
    assert code == 0
    assert out.splitlines()[0].split() == ["kind", "questions", "hit@1", "hit@3", "hit@10", "MRR@10"]
    assert "ALL" in out
    assert "certainty of the 54 with an answer: sure" in out
    assert "right when sure: " in out
    _, out, _ = run("eval", QUESTIONS, "--json", "--misses", "--data", sample_data)
    figures = json.loads(out)
    everything = figures["rows"][-1]
    assert everything["kind"] == "ALL"
    assert everything["questions"] == sum(figures["answerable"].values())
    assert len(figures["misses"]) == round((1 - everything["hit1"]) * everything["questions"])


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["ask", "修路", "--data", "{tmp}/none"], 1, "run `jianghua reindex`"),
        (["speeches", "--data", "{tmp}/none"], 1, "run `jianghua reindex`"),
        (["reindex", "{tmp}/nowhere", "--data", "{tmp}/d"], 1, "nowhere"),
        (["reindex", "{tmp}/empty", "--data", "{tmp}/d"], 1, "no speeches found"),
        (["reindex", "", "--data", "{tmp}/d"], 2, "PATH is empty"),
        (["reindex", "{tmp}/empty", " ", "--data", "{tmp}/d"], 2, "PATH is empty"),
        (["speeches", "--data", ""], 2, "--data"),
        (["speeches", "--config", ""], 2, "--config"),
        (["reindex", "{tmp}/empty", "--data", "{tmp}/bad.jsonl"], 2, "is a file"),
        (["ask", "", "--data", "{sample}"], 2, "QUESTION"),
        (["ask", "--data", "{tmp}/none"], 2, "QUESTION"),
        (["ask", "修路", "--batch", "x.jsonl"], 2, "either"),
        (["ask", "修路", "-n", "0"], 2, "1 to 100"),
        (["ask", "--batch", "{tmp}/nowhere.jsonl", "--data", "{sample}"], 1, "nowhere.jsonl"),
        (["ask", "--batch", "{tmp}/bad.jsonl", "--data", "{sample}"], 1, "line 2"),
        (
            ["ask", "--batch", "{tmp}/misspelt.jsonl", "--data", "{sample}"],
            1,
            'line 1: not {"id", "question"} (unknown key "Kind"',
        ),
        (["eval", "{tmp}/nowhere.jsonl", "--data", "{sample}"], 1, "nowhere.jsonl"),
        (["nothing-of-the-kind"], 2, "invalid choice"),
        (["ask", "修路", "--config", "{tmp}/nowhere.toml"], 2, "nowhere.toml"),
        (["ask", "修路", "--config", "{tmp}/wrong.toml"], 2, "wrong.toml"),
        (["serve", "--config", "{tmp}/tokenless.toml"], 2, "token"),
    ],
)
def test_wrong_input_gets_one_clear_line(
    run: Run,
    sample_data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JIANGHUA_TOKEN", raising=False)
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.jsonl").write_text('{"id": 1, "question": "修路"}\n{"id": 2}\n', encoding="utf-8")
    (tmp_path / "misspelt.jsonl").write_text('{"id": 1, "question": "修路", "set": 3, "Kind": "a"}\n', encoding="utf-8")
    (tmp_path / "wrong.toml").write_text('admin = "me"\n', encoding="utf-8")
    (tmp_path / "tokenless.toml").write_text(f'data = "{sample_data}"\n', encoding="utf-8")
    result, _, err = run(*(part.format(tmp=tmp_path, sample=sample_data) for part in arguments))
    assert result == code
    (line,) = err.splitlines()
    assert told in line
    assert line.count("nowhere") <= 1
    assert not (tmp_path / "d").exists()


def test_config_toml_of_the_folder_is_read(
    run: Run, sample_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.toml").write_text(f'data = "{sample_data}"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("speeches")[0] == 0


def test_the_module_is_the_same_program(sample_data: Path) -> None:
    command = [sys.executable, "-m", "bot", "speeches", "--data", str(sample_data)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    assert "讲话" in ended.stdout


def test_a_reader_that_leaves_early_is_no_traceback(sample_data: Path) -> None:
    command = f"{sys.executable} -m bot speeches --json --data {sample_data} | head -n 1"
    ended = subprocess.run(
        ["sh", "-c", command], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert "Traceback" not in ended.stderr


def test_serving_without_a_token_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("JIANGHUA_TOKEN", raising=False)
    monkeypatch.chdir(tmp_path)
    assert main(["serve"]) == 2
    assert "JIANGHUA_TOKEN" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_serving_loads_nothing_that_only_building_or_a_terminal_needs(sample_data: Path, tmp_path: Path) -> None:
    data = shutil.copytree(sample_data, tmp_path / "data")
    script = (
        "import sys; from bot.cli.main import main\n"
        "code = main(['serve', '--data', sys.argv[1]])\n"
        "heavy = {'index.indexing.reindexing', 'index.readers', 'sqlite_utils'}\n"
        "heavy |= {'rich', 'click', 'prompt_toolkit', 'jieba'}\n"
        "assert code == 1 and 'telegram.ext' in sys.modules\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    with FileLock(data / "serve.lock"):  # as if another served, so that this one ends where it would begin
        subprocess.run(
            [sys.executable, "-c", script, str(data)],
            cwd=ROOT,
            env={**os.environ, "JIANGHUA_TOKEN": "123456:not-a-real-token"},
            check=True,
            capture_output=True,
        )


def test_the_data_directory_of_the_command_line_may_begin_at_home(
    run: Run, sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(sample_data.parent))
    assert run("speeches", f"--data=~/{sample_data.name}")[0] == 0
    assert run("speeches", "--data=~nobody-of-this-name/x")[0] == 2
