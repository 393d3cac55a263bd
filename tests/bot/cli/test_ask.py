"""`jianghua ask`: one question, many, as JSON, and why an answer is one."""

import json
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Run


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


def test_words_of_a_question_need_no_quotation_marks(run: Run, sample_data: Path) -> None:
    joined = run("ask", "牡蛎壳 利用", "--data", sample_data)
    assert run("ask", "牡蛎壳", "利用", "--data", sample_data) == joined
    assert joined[0] == 0
