"""Which speech a name, an occasion or a place means."""

from pathlib import Path

import pytest

from bot.conversation.titles import speech_named, speech_titled
from tests.index.asking import index_of

SPEECHES = {
    "harbour": "在秘鲁渔港落成仪式上的讲话\n今天渔港落成，大家辛苦了。\n渔港有三个码头。\n",
    "road": "在河南修路工地上的讲话\n路修到了山口。\n山口以上还有六里。\n",
    "bridge": "在河南架桥现场会上的讲话\n桥架起来了。\n桥上能走两辆车。\n",
}

LONG = {name: f"{text}{'大家一起动手，把这件事办好办成。' * 50}\n" for name, text in SPEECHES.items()}


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("秘鲁", "在秘鲁渔港落成仪式上的讲话"),
        ("河南修路工地", "在河南修路工地上的讲话"),
        ("河南", None),
        ("渔港", None),
        ("四川", None),
    ],
)
def test_a_place_alone_means_the_one_speech_whose_title_has_it(tmp_path: Path, name: str, title: str | None) -> None:
    speech = speech_named(index_of(tmp_path, **SPEECHES), name)
    assert (speech.title if speech else None) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("在秘鲁渔港落成仪式上的讲话", "在秘鲁渔港落成仪式上的讲话"),
        ("《在秘鲁渔港落成仪式上的讲话》。", "在秘鲁渔港落成仪式上的讲话"),
        ("在祕魯漁港落成儀式上的講話", "在秘鲁渔港落成仪式上的讲话"),
        ("让水进村", "让水进村——在供水会上的讲话"),
        ("让水进村——在供水会上的讲话", "让水进村——在供水会上的讲话"),
        ("秘鲁渔港落成仪式", None),
        ("在河南修路工地上的讲话在河南架桥现场会上的讲话", None),
        ("渔港有三个码头", None),
        ("。", None),
    ],
)
def test_a_text_that_is_the_whole_title_of_one_speech_means_it(tmp_path: Path, text: str, title: str | None) -> None:
    water = f"让水进村——在供水会上的讲话\n{'水进了村，每户一个龙头。' * 60}\n"
    speech = speech_titled(index_of(tmp_path, water=water, **LONG), text)
    assert (speech.title if speech else None) == title


def test_a_title_that_two_speeches_have_means_none(tmp_path: Path) -> None:
    title = "在秘鲁渔港落成仪式上的讲话"
    index = index_of(tmp_path, again=f"{title}\n{'渔港又大了一倍，停得下一百条船。' * 50}\n", **LONG)
    assert speech_titled(index, title) is None
    assert speech_named(index, title) is None


def test_an_occasion_means_the_speech_whose_title_has_most_of_it(tmp_path: Path) -> None:
    index = index_of(tmp_path, **LONG)
    named = {
        name: speech_named(index, name) for name in ("秘鲁渔港的落成仪式", "河南架桥的现场会", "河南的讲话", "海港")
    }
    assert [speech.title if speech else None for speech in named.values()] == [
        "在秘鲁渔港落成仪式上的讲话",
        "在河南架桥现场会上的讲话",
        None,
        None,
    ]
