"""The command line: output, exit codes, and one line where something is wrong."""

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from bot.cli.main import main

ROOT = Path(__file__).parent.parent.parent.parent
QUESTIONS = ROOT / "tests" / "data" / "questions.jsonl"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as leaving:  # argparse's way out of wrong usage
            code = int(leaving.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_ask_prints_the_best_passages_with_their_titles(run: Run, sample_data: Path) -> None:
    code, out, err = run("ask", "岚浦县的牡蛎壳怎么利用？", "--data", sample_data)
    assert (code, err) == (0, "")
    assert "1. 在岚浦县贝类产业振兴大会上的讲话" in out
    assert "土壤调理剂" in out
    assert "【" in out


def test_a_passage_stands_under_the_outermost_title_first(run: Run, sample_data: Path) -> None:
    _, out, _ = run("ask", "鹿鸣区老城更新三年开了多少场板凳会", "-n", 1, "--data", sample_data)
    outer, inner = "鹿鸣区政协视察老城更新和文化场馆建设", "政协澄湾市鹿鸣区委员会关于老城更新工作的视察报告"
    assert f"1. {outer} › {inner} › 一、主要成效" in out


def test_ask_as_json_keeps_the_contract(run: Run, sample_data: Path) -> None:
    code, out, _ = run("ask", "岚浦县的牡蛎壳怎么利用？", "-n", 3, "--json", "--data", sample_data)
    assert code == 0
    answer = json.loads(out)
    assert answer["question"] == "岚浦县的牡蛎壳怎么利用？"
    assert answer["answered"] is True
    assert answer["certainty"] == "sure"
    assert 0.5 < answer["confidence"] <= 1
    assert 1 <= len(answer["passages"]) <= 3
    first = answer["passages"][0]
    assert {"title", "headings", "text", "highlight", "score", "source", "page", "record", "passage"} <= set(first)
    assert first["source"] == "speeches.txt"
    assert all(0 <= start < end <= len(first["text"]) for start, end in first["highlight"])


def test_a_batch_is_answered_in_order_with_its_ids(run: Run, sample_data: Path, tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    asked = [("b", "茶园有多少亩"), ("a", "老年食堂午餐多少钱一份"), ("c", "")]
    batch.write_text("\n".join(json.dumps({"id": i, "question": q, "kind": "x"}) for i, q in asked), encoding="utf-8")
    code, out, _ = run("ask", "--batch", batch, "--json", "--data", sample_data)
    assert code == 0
    answers = [json.loads(line) for line in out.splitlines()]
    assert [(answer["id"], answer["question"]) for answer in answers] == asked
    assert [answer["answered"] for answer in answers] == [True, True, False]


@pytest.mark.parametrize(
    "question",
    [
        "？？！",
        "路",
        "，" * 50,
        "路" * 4096,
        "a\x00b",
        "\ud800",
        "\u202e修路\u202c",
        "🙏🙏",
        "<b>&",
        "%s %d {}",
        "'; --",
    ],
)
def test_strange_questions_get_a_sensible_reply(run: Run, sample_data: Path, question: str) -> None:
    code, out, err = run("ask", "--json", "--data", sample_data, "--", question)
    assert (code, err) == (0, "")
    assert json.loads(out)["question"] == question


def test_explain_shows_what_each_signal_gave(run: Run, sample_data: Path) -> None:
    _, out, _ = run("ask", "茶园有多少亩", "--explain", "--data", sample_data)
    assert "score" in out
    _, out, _ = run("ask", "茶园有多少亩", "--explain", "--json", "--data", sample_data)
    first = json.loads(out)["passages"][0]
    assert sum(first["signals"].values()) == pytest.approx(first["score"], rel=1e-3)


@pytest.mark.parametrize(
    ("signs", "shown"),
    [("1. 2. 3.", "1. 清淤要早。"), ("- - -", "1. 清淤要早。"), ("一、 二、 三、", "1. 一、 清淤要早。")],
)
def test_the_points_of_a_list_have_one_number_each(run: Run, tmp_path: Path, signs: str, shown: str) -> None:
    first, second, third = signs.split()
    points = (f"{first} 清淤要早。冬天就清。", f"{second} 闸门要换。今年换完。", f"{third} 水表要装。")
    text = "\n".join(("在修渠会上的讲话", "今天讲修渠。修渠有三条要求：", *points))
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    run("reindex", tmp_path, "--data", tmp_path / "data")
    _, out, _ = run("ask", "修渠有哪三条要求", "--data", tmp_path / "data")
    assert shown in out.splitlines()


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


def test_the_data_directory_is_taken_before_the_command_and_behind_it(
    run: Run, sample_data: Path, tmp_path: Path
) -> None:
    behind = run("speeches", "--data", str(sample_data))
    assert run("--data", str(sample_data), "speeches") == behind
    assert run("--data", str(tmp_path), "speeches", "--data", str(sample_data)) == behind
    assert run("--config", str(tmp_path / "none.toml"), "speeches")[0] == 2


def test_words_of_a_question_need_no_quotation_marks(run: Run, sample_data: Path) -> None:
    joined = run("ask", "牡蛎壳 利用", "--data", sample_data)
    assert run("ask", "牡蛎壳", "利用", "--data", sample_data) == joined
    assert joined[0] == 0


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


def test_the_data_directory_of_the_command_line_may_begin_at_home(
    run: Run, sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(sample_data.parent))
    assert run("speeches", f"--data=~/{sample_data.name}")[0] == 0
    assert run("speeches", "--data=~nobody-of-this-name/x")[0] == 2


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
