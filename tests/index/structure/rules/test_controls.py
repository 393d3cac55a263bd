"""Buttons and counts beside what says where a text was published go, and nothing else of a line does."""

import pytest

from index.structure.rules.controls import without_controls


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("2019-03-05 打印本页", "2019-03-05"),
        ("来源：县报 2019-03-05 打印本页 关闭窗口", "来源：县报 2019-03-05"),
        ("打印本页 2019-03-05", "打印本页 2019-03-05"),
        ("来源：县报 打印本页", "来源：县报 打印本页"),
        ("来源：县报 浏览次数：38", "来源：县报"),
        ("来源：县报 字号：大 中 小", "来源：县报"),
        ("2019-03-05 打印本页。", "2019-03-05 打印本页。"),
        ("字号：大 中 小", ""),
        ("渠" * 202 + " 2019-03-05 打印本页", "渠" * 202 + " 2019-03-05"),
        ("渠" * 205 + " 2019-03-05 打印本页", "渠" * 205 + " 2019-03-05 打印本页"),
    ],
)
def test_controls_go(text: str, rest: str) -> None:
    assert without_controls(text) == rest
