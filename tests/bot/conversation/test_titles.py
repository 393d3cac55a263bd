"""Which speech a name, an occasion or a place means."""

from pathlib import Path

import pytest

from bot.conversation.titles import speech_named
from tests.index.asking import index_of

SPEECHES = {
    "harbour": "在秘鲁渔港落成仪式上的讲话\n今天渔港落成，大家辛苦了。\n渔港有三个码头。\n",
    "road": "在河南修路工地上的讲话\n路修到了山口。\n山口以上还有六里。\n",
    "bridge": "在河南架桥现场会上的讲话\n桥架起来了。\n桥上能走两辆车。\n",
}


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
