"""What `jianghua ask` says of words that a question quotes: to a program and to a person."""

import json
from argparse import Namespace
from pathlib import Path

import pytest

from bot.cli.invocation import Invocation
from bot.cli.main import main
from bot.cli.output import as_text
from bot.config import Settings
from index import Answer, Certainty, open_index
from index.model import CheckedQuotation, Wording


@pytest.mark.parametrize(
    ("quoted", "wording", "changes", "said"),
    [
        ("防汛防汛，防的是人出事", "exact", [], "✓ Word for word as in the speech"),
        ("防汛防汛防的是人出事", "other signs", [], "✓ The same words, with other punctuation"),
        ("防汛防汛，防的是人出错", "altered", [["错", "事"]], "✗ Not quite as in the speech: “错” there is “事”"),
        ("绿水青山就是金山银山", "absent", [], "These words are in none of the speeches."),
    ],
)
def test_a_quotation_is_told_as_it_stands(
    capsys: pytest.CaptureFixture[str],
    sample_data: Path,
    quoted: str,
    wording: str,
    changes: list[list[str]],
    said: str,
) -> None:
    question = f"“{quoted}”出自哪里"
    assert main(["ask", question, "--json", "--data", str(sample_data)]) == 0
    assert json.loads(capsys.readouterr().out)["quotation"] == {"wording": wording, "changes": changes}
    assert main(["ask", question, "--data", str(sample_data)]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{said}\n")
    assert ("防汛防汛" in out.replace(said, "")) is (wording != "absent")


def test_where_nothing_is_quoted_nothing_is_told_of_it(capsys: pytest.CaptureFixture[str], sample_data: Path) -> None:
    assert main(["ask", "汛期值班电话响几声要接？", "--json", "--data", str(sample_data)]) == 0
    assert "quotation" not in json.loads(capsys.readouterr().out)


def test_it_is_told_in_the_script_of_the_shell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, sample_data: Path
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_TW.UTF-8")
    assert main(["ask", "“防汛防汛，防的是人出错”出自哪里", "--data", str(sample_data)]) == 0
    assert capsys.readouterr().out.startswith("✗ 與原文不完全一樣：「错」原文是「事」\n")


def test_where_shards_do_not_answer_no_words_are_said_to_be_nowhere(
    capsys: pytest.CaptureFixture[str], sample_data: Path
) -> None:
    absent = CheckedQuotation(Wording.ABSENT)
    answer = Answer("“甲乙丙丁”出自哪里", Certainty.NONE, quotation=absent, missing_shards=(1,), shards=3)
    as_text(open_index(sample_data), answer, Invocation(Namespace(), Settings(), "en"), explain=False)
    assert capsys.readouterr().out.splitlines()[-1] == "No answer in the shards that answer."
