"""A quotation is compared with the collection: word for word, with other signs, altered, or absent."""

from pathlib import Path

import pytest

from index import Index, open_index, reindex
from index.model import Certainty, Wording

SPEECHES = {
    "森林防火会讲话.txt": "在全县森林防火工作会议上的讲话\n副县长 罗大为\n（2022年10月11日）\n同志们：\n"
    "今年的禁火令要落实到每个村组。\n山上一把火，山下人坐牢。这句话请大家回去写在每个村的墙上。\n"
    "进山一律扫码登记，火种一律收缴。\n不是天公不作美，是我们防得不够细。",
    "教师节讲话.txt": "在庆祝教师节大会上的讲话\n局长 苏晓梅\n（2022年9月9日）\n老师们：\n"
    "有人劝她下山，她说：“只要还有一个孩子，我就不走。”这句话值得我们记在心里。\n"
    "教師這個職業發不了財，但是可以教出守得住良心的人。",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("speeches")
    for name, text in SPEECHES.items():
        (folder / name).write_text(text, encoding="utf-8")
    data: Path = tmp_path_factory.mktemp("data")
    reindex(data, [folder])
    return open_index(data)


@pytest.mark.parametrize(
    ("question", "wording", "changes"),
    [
        ("“山上一把火，山下人坐牢”这句话出自哪里", Wording.EXACT, ()),
        ("“山上一把火山下人坐牢”是谁说的", Wording.OTHER_SIGNS, ()),
        ("“山上一把火，山下坐大牢”出自哪里", Wording.ALTERED, (("下坐", "下人坐"), ("坐大牢", "坐牢"))),
        ("“进山扫码登记，火种收缴”出自哪里", Wording.ALTERED, (("山扫", "山一律扫"), ("种收", "种一律收"))),
        ("“是我们防得不够”出自哪里", Wording.EXACT, ()),
        ("山上一把火，山里人坐牢。", Wording.ALTERED, (("里", "下"),)),
        ("“山上一把火，山下人坐车”出自哪里", Wording.ALTERED, (("车", "牢"),)),
        ("“山上一把火，山下人坐大车”出自哪里", Wording.ALTERED, (("大车", "牢"),)),
        ("“山上一把火，山下人坐牢了”出自哪里", Wording.ALTERED, (("牢了", "牢"),)),
        ("“灶上一把火，山下人坐牢”出自哪里", Wording.ALTERED, (("灶", "山"),)),
        ("“看山上一把火，山下人坐牢”出自哪里", Wording.ALTERED, (("看山", "山"),)),
        ("“只要還有一個孩子，我就不走”這句話出自哪裡", Wording.EXACT, ()),
        ("“教师这个职业发不了财，但是可以教出守得住良心的人”原话对吗", Wording.EXACT, ()),
        ("“收缴。不是天公不作美”出自哪篇", Wording.EXACT, ()),
        ("“进山一律扫码登记……火种一律收缴”出自哪里", Wording.EXACT, ()),
        ("“山下人坐牢，山上一把火”这句原话对吗", Wording.ALTERED, ()),
        ("“绿水青山就是金山银山”出自哪里", Wording.ABSENT, ()),
        ("有没有这句话：乡村振兴要靠奋斗", Wording.ABSENT, ()),
    ],
)
def test_a_quotation_is_told_as_it_stands(
    index: Index, question: str, wording: Wording, changes: tuple[tuple[str, str], ...]
) -> None:
    answer = index.search(question, 5)
    assert answer.question == question
    assert answer.quotation is not None
    assert answer.quotation.wording == wording
    if changes:
        assert answer.quotation.changes == changes
    assert (answer.certainty == Certainty.NONE) is (wording is Wording.ABSENT)


def test_what_somebody_said_in_other_words_is_answered_as_any_question(index: Index) -> None:
    answer = index.search("还剩下一个孩子她也不肯下山，这话是谁说的")
    assert answer.quotation is None
    assert answer.certainty != Certainty.NONE
    assert "只要还有一个孩子" in answer.hits[0].passage.text


def test_the_sentence_quoted_is_marked_and_its_speech_told(index: Index) -> None:
    answer = index.search("“山上一把火，山下人坐牢”是谁说的")
    (hit,) = answer.hits
    assert [hit.passage.text[slice(*span)] for span in hit.sentences] == ["山上一把火，山下人坐牢。"]
    assert [hit.passage.text[slice(*span)] for span in hit.highlight] == ["山上一把火，山下人坐牢"]
    assert [(each.speaker, each.office) for each in answer.speeches] == [("罗大为", "副县长")]
    assert answer.certainty == Certainty.SURE


def test_a_question_that_quotes_nothing_is_compared_with_nothing(index: Index) -> None:
    assert index.search("进山要登记吗").quotation is None
    assert index.search("落实禁火令，收缴火种").quotation is None
