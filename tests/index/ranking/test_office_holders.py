"""Asked who holds an office, a passage answers where it names somebody beside that office and no other."""

from pathlib import Path

import pytest

from index import Certainty
from index.ranking.office_holders import asked_office, tells_holder
from tests.index.asking import CARE, WATER, index_of, marked_sentences


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("县长是谁", "县长"),
        ("谁是副区长", "副区长"),
        ("青石中学的校长叫什么名字", "校长"),
        ("现任县委书记是谁?", "书记"),
        ("孙月桂是谁", None),
        ("县长现在是谁", "县长"),
        ("县长讲了什么", None),
        ("特长是什么", None),
    ],
)
def test_the_office_of_a_question_is_read(question: str, office: str | None) -> None:
    found = asked_office(question)
    assert (None if found is None else found.pattern.removeprefix("(?<!副)")) == office


@pytest.mark.parametrize(
    ("question", "sentence", "tells"),
    [
        ("区长是谁", "区长李明华到场。", True),
        ("区长是谁", "李明华区长到场。", True),
        ("校长是谁", "现任校长为李明华女士。", True),
        ("区长是谁", "副区长李明华到场。", False),
        ("副区长是谁", "副区长李明华到场。", True),
        ("校长是谁", "校长和学生一起吃饭。", False),
        ("局长是谁", "请打局长热线。", False),
        ("主席是谁", "李明华委员:主席,我代表本组发言。", False),
        ("主席是谁", "我问李明华,主席在哪里。", False),
        ("主席是谁", "主席:李明华", True),
        ("主席是谁", "李明华 县工会主席", True),
        ("主席现在是谁", "工会主席李明华到场。", True),
    ],
)
def test_a_sentence_tells_the_holder_of_its_own_office(question: str, sentence: str, tells: bool) -> None:
    office = asked_office(question)
    assert office is not None
    assert tells_holder(office, [sentence]) is tells


def test_where_nobody_is_named_nothing_beside_the_office_is_marked_and_no_answer_is_sure(tmp_path: Path) -> None:
    school = (
        "在新校舍落成典礼上的发言\n（2021年9月1日）\n老师们、同学们：今天搬进新校舍，大家都高兴，我也说几句。\n"
        "操场铺了塑胶，教室装了灯。副校长李明华带着老师搬了三天桌椅。校长每天和大家一起吃饭，吃的是一样的菜。\n"
    )
    index = index_of(tmp_path, school=school, care=CARE, water=WATER)
    for question, marked in (("校长是谁", "校长每天"), ("副校长是谁", "副校长李明华"), ("局长是谁", None)):
        answer = index.search(question, 3)
        assert (answer.certainty is Certainty.SURE) is (question == "副校长是谁")
        for hit in answer.hits[:1]:
            said = marked_sentences(hit)
            assert all(each.startswith(marked or "none") for each in said)
