"""Who spoke, when and where, and who somebody is, answered by what is known of the speeches."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Certainty, Index, Live, reindex
from tests.index.asking import index_of, marked_sentences

TABLE = """标题,日期,讲话人,职务,地点,正文
在全县水利建设动员会上的讲话,2019-11-20,韩立冬,副县长,雁门闸工地,"去年冬天修了四十座小水窖。渠道清淤不能再拖。"
在全县护林防火会上的讲话,2020-03-12,秦远山,县长,林业局礼堂,"护林员每天巡山两次。县长接待日定在初五。"
在全县护林防火会上的讲话,2021-03-11,秦远山,县长,,"各村口设检查站。山火烧了九百亩松林。"
在石桥落成典礼上的致辞,2018-06-01,韩立冬,副县长,石桥桥头,"石桥长九十丈，今天通车。"
"""
REPORT = """白河县2020年政府工作报告
（2020年1月9日）
县长　秦远山

各位代表：
现在，我代表县人民政府向大会报告工作。
石桥是谁修的，大家都记得，是三百个石匠修的，船工老曹在河里守了一冬。

一、今年的工作
今年要修通东山公路，架电线一百里。
"""
OFFICE = """县长在全县腌菜产业会上的讲话

同志们：
腌菜坛子要洗三遍，盐要一层一层撒。
"""
TALK = """在全县干部培训班上的讲话
县委组织部部长　葛晓梅
2020年8月3日

同志们：
培训班办了十二天，大家都瘦了。
培训什么时候结束，由葛晓梅同志说了算，饭堂什么时候开，由炊事员说了算。
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("county")
    (folder / "table.csv").write_text(TABLE, encoding="utf-8")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    (folder / "office.txt").write_text(OFFICE, encoding="utf-8")
    (folder / "talk.txt").write_text(TALK, encoding="utf-8")
    data = tmp_path_factory.mktemp("data")
    reindex(data, [folder])
    live = Live(data)
    yield live.get()
    live.close()


@pytest.mark.parametrize(
    ("question", "title", "marked"),
    [
        ("2020年政府工作报告是谁作的", "白河县2020年政府工作报告", "县长　秦远山"),
        ("谁作的政府工作报告", "白河县2020年政府工作报告", "县长　秦远山"),
        ("政府工作报告是哪天作的", "白河县2020年政府工作报告", "（2020年1月9日）"),
        ("干部培训班上讲话的是谁", "在全县干部培训班上的讲话", "县委组织部部长　葛晓梅"),
        ("組織部長是誰？", "在全县干部培训班上的讲话", "县委组织部部长　葛晓梅"),
        ("葛部长是谁", "在全县干部培训班上的讲话", "县委组织部部长　葛晓梅"),
        ("葛晓梅是什么职务", "在全县干部培训班上的讲话", "县委组织部部长　葛晓梅"),
        ("干部培训是什么时候讲的", "在全县干部培训班上的讲话", "2020年8月3日"),
        ("水利建设动员会在哪里开的", "在全县水利建设动员会上的讲话", None),
        ("石桥落成典礼的地点", "在石桥落成典礼上的致辞", None),
        ("石桥落成是谁致的辞", "在石桥落成典礼上的致辞", None),
    ],
)
def test_the_speech_is_told_and_the_line_that_tells_it_is_marked(
    county: Index, question: str, title: str, marked: str | None
) -> None:
    answer = county.search(question, 3)
    assert answer.certainty is Certainty.SURE
    assert (answer.hits[0].passage.title, answer.speeches[0].title) == (title, title)
    assert marked_sentences(answer.hits[0]) == ([marked] if marked else [])
    assert answer.missing == ()


def test_what_is_known_of_the_speech_is_given(county: Index) -> None:
    (told,) = county.search("水利建设动员会是谁讲的").speeches
    assert (told.office, told.speaker, told.date, told.place) == ("副县长", "韩立冬", "2019-11-20", "雁门闸工地")


def test_an_office_tells_who_spoke_where_no_name_is_known(county: Index) -> None:
    answer = county.search("腌菜产业会是谁讲的")
    assert answer.certainty is Certainty.SURE
    assert [(each.speaker, each.office) for each in answer.speeches] == [(None, "县长")]


def test_of_meetings_of_one_name_the_newest_is_first_and_one_that_lacks_the_fact_is_left_out(county: Index) -> None:
    answer = county.search("护林防火会是什么时候开的")
    assert answer.certainty is Certainty.UNSURE
    assert [speech.date for speech in answer.speeches] == ["2021-03-11", "2020-03-12"]
    assert [speech.date for speech in county.search("护林防火会是谁讲的").speeches] == ["2021-03-11", "2020-03-12"]
    assert [speech.date for speech in county.search("护林防火会在哪里开的").speeches] == ["2020-03-12"]
    assert [speech.date for speech in county.search("2020年的护林防火会是谁讲的").speeches] == ["2020-03-12"]


def test_a_deputy_is_not_the_head_and_each_holder_of_an_office_is_named_once(county: Index) -> None:
    assert [(each.speaker, each.office) for each in county.search("县长是谁").speeches] == [("秦远山", "县长")]
    assert [each.speaker for each in county.search("白河县县长是谁").speeches] == ["秦远山"]
    assert [each.speaker for each in county.search("副县长是谁").speeches] == ["韩立冬"]
    assert [each.date for each in county.search("韩立冬是谁").speeches] == ["2019-11-20", "2018-06-01"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("石桥是谁修的", "三百个石匠修的"),
        ("老曹是谁", "船工老曹"),
        ("饭堂什么时候开", "由炊事员说了算"),
        ("东山公路什么时候修通", "东山公路"),
    ],
)
def test_what_is_no_fact_of_a_speech_is_looked_for_in_the_text(county: Index, question: str, text: str) -> None:
    assert text in county.search(question).hits[0].passage.text
    assert county.search(question).speeches == ()


def test_conditions_are_looked_up_as_ever(county: Index) -> None:
    assert county.search("讲话人:韩立冬 石桥是谁修的").restriction is not None


@pytest.mark.parametrize(
    ("question", "dates"),
    [
        ("讲话人:韩立冬", ["2019-11-20", "2018-06-01"]),
        ("标题:护林防火", ["2020-03-12", "2021-03-11"]),
        ("标题:护林防火 最新的讲话", ["2021-03-11", "2020-03-12"]),
        ("讲话人:韩立冬 2019年以后", ["2019-11-20"]),
    ],
)
def test_demands_alone_are_answered_by_the_speeches_that_meet_them(
    county: Index, question: str, dates: list[str]
) -> None:
    answer = county.search(question)
    assert answer.certainty is Certainty.SURE
    assert answer.restriction is not None
    assert [hit.passage.date for hit in answer.hits] == [speech.date for speech in answer.speeches] == dates


def test_a_speech_that_stands_in_two_files_is_shown_once_and_the_other_named(tmp_path: Path) -> None:
    index = index_of(tmp_path, talk=TALK, talk副本=TALK, report=REPORT, report副本=REPORT)
    assert len(index.speeches()) == 4
    for question in ("干部培训班上讲话的是谁", "葛晓梅是谁", "培训班办了几天"):
        answer = index.search(question, 10)
        assert answer.certainty is Certainty.SURE
        shown = [hit for hit in answer.hits if "葛晓梅" in hit.passage.text]
        assert [[hit.passage.source, *(each.source for each in hit.repeats)] for hit in shown] == [
            ["talk.txt", "talk副本.txt"]
        ]
        assert len(answer.speeches) <= 1
    assert index.search("副县长是谁").speeches == ()
