"""What `speeches --explain` says of a file is there in Chinese: each rule by its name, each reason."""

import re
from pathlib import Path

import pytest

import index.readers
import index.structure
from bot.texts.shell_structure import reason_in, rule_in
from bot.texts.shell_zh_structure import REASONS, RULE_NAMES
from index.readers import explain_file
from index.structure.rules import LINE_RULES

LABELLED = Path(__file__).parents[2] / "benchmarks" / "structure" / "data"
LETTERS = re.compile("[a-z]{2,}")


def test_every_rule_has_a_name_of_its_own_in_chinese() -> None:
    assert RULE_NAMES.keys() == {rule.name for rule in LINE_RULES}
    assert len(set(RULE_NAMES.values())) == len(RULE_NAMES)
    assert rule_in("zh-Hant", "title of a file") == "檔案的標題"
    assert rule_in("en", "title of a file") == "title of a file"


def test_there_is_no_reason_that_structure_does_not_give() -> None:
    rooms = [Path(str(room.__file__)).parent for room in (index.structure, index.readers)]
    sources = "".join(path.read_text("utf-8") for room in rooms for path in sorted(room.rglob("*.py")))
    for reason in REASONS:
        assert max(re.split(r"\{\w+\}", reason), key=len) in sources


def test_the_reasons_of_the_labelled_files_are_said_in_chinese() -> None:
    reasons = {
        each.reason
        for path in sorted(LABELLED.iterdir())
        if path.suffix in {".txt", ".md", ".html"}
        for each in explain_file(path, path.name)
    }
    assert len(reasons) > 20
    said = {reason_in("zh-Hans", reason) for reason in reasons if "“" not in reason}
    assert {line for line in said if LETTERS.search(line)} == set()


@pytest.mark.parametrize(
    ("reason", "chinese"),
    [
        ("markers (0.95): marker of piece 3", "篇首标记（0.95）：第 3 篇的标记"),
        ("no pieces were told; title: file name", "没有看出分篇；标题：文件名"),
        ("article inside a piece: 6 of 5 signs of one", "一篇里的文章：特征 6 个，需要 5 个"),
        ("headings (0.9): text under the group 修渠", "标题层级（0.9）：“修渠”一组下面的文字"),
        ("something that nobody says: 1", "something that nobody says：1"),
    ],
)
def test_a_reason_is_said_part_by_part(reason: str, chinese: str) -> None:
    assert reason_in("zh-Hans", reason) == chinese
    assert reason_in("en", reason) == reason
