"""`jianghua stats`: the figures and the questions as lines."""

import csv
import json
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.storage.database import Database
from bot.storage.statistics import AnsweredQuestion, record
from index.evaluation.question_set import read_questions


def test_the_figures_are_printed_as_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "No questions yet.\n"
    database = Database(tmp_path)
    for question in ("火星", "火星", "一\n二"):
        record(database, AnsweredQuestion("group", question, "none", 0.02))
    database.close()
    assert main(["stats", "--data", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "questions\t3 (group 3)" in lines
    assert "certainty\tsure 0, unsure 0, none 3" in lines
    assert "     2  火星" in lines
    assert "     1  一 二" in lines


def test_programs_get_the_same_as_json_csv_and_a_question_set(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = Database(tmp_path)
    for question in ("火星上有多少树", "火星上有多少棵树", "=1+1"):
        record(database, AnsweredQuestion("private", question, "none"))
    database.close()
    assert main(["stats", "--json", "--data", str(tmp_path)]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["certainty"] == [0, 0, 3]
    assert printed["problems"][0]["questions"] == ["火星上有多少树", "火星上有多少棵树"]
    assert main(["stats", "--csv", "--data", str(tmp_path)]) == 0
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert [(row["question"], row["times"]) for row in rows] == [("火星上有多少树", "2"), ("'=1+1", "1")]
    assert main(["stats", "--questions", "--data", str(tmp_path)]) == 0
    (tmp_path / "set.jsonl").write_text(capsys.readouterr().out, encoding="utf-8")
    assert [question.text for question in read_questions(tmp_path / "set.jsonl")] == ["火星上有多少树", "=1+1"]
    assert main(["stats", "--json", "--csv", "--data", str(tmp_path)]) == 2
