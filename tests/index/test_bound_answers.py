"""A question that is bound to a passage: as long as the passage is there, by id or by text, and told when it is not."""

from collections.abc import Callable
from pathlib import Path

from index import Certainty, open_index, reindex
from index.bound_answers import ANSWERS_FILE, LatestAnswers, bind_answer, gone_answers

ROADS = "甲县工作报告\n今年甲县修通农村公路一百二十公里，解决了九个村的出行难问题。\n"
SCHOOL = "乙县工作报告\n乙县今年新建学校三所，增加学位两千四百个，孩子们就近上学。\n"
QUESTION = "娃娃们去哪儿念书"


def bound(tmp_path: Path, collection: Callable[..., Path]) -> tuple[Path, Path]:
    folder, data = collection(roads=ROADS, school=SCHOOL), tmp_path / "data"
    reindex(data, [folder])
    index = open_index(data)
    bind_answer(data, QUESTION, index.passages(index.speeches()[1].id)[0])
    return folder, data


def test_a_bound_passage_answers_however_the_question_is_punctuated(
    tmp_path: Path, collection: Callable[..., Path]
) -> None:
    _, data = bound(tmp_path, collection)
    for question in (QUESTION, "娃娃们去哪儿念书？", "娃娃們 去哪兒念書"):
        answer = open_index(data).search(question, 3)
        assert answer.bound
        assert answer.certainty == Certainty.SURE
        assert answer.hits[0].passage.title == "乙县工作报告"
    assert not open_index(data).search("娃娃们去哪儿", 3).bound


def test_it_holds_when_its_file_changes_elsewhere_and_is_told_when_it_is_gone(
    tmp_path: Path, collection: Callable[..., Path]
) -> None:
    folder, data = bound(tmp_path, collection)
    before = open_index(data).search(QUESTION, 1).hits[0].passage
    collection(school=SCHOOL + "\n丙县工作报告\n丙县今年种树一万棵，绿化荒山三百亩。\n")
    reindex(data, [folder])
    after = open_index(data).search(QUESTION, 1)
    assert after.bound
    assert after.hits[0].passage.id != before.id
    assert after.hits[0].passage.text == before.text
    assert gone_answers(LatestAnswers(data).get().values(), open_index(data)) == []
    (folder / "school.txt").unlink()
    reindex(data, [folder])
    assert not open_index(data).search(QUESTION, 1).bound
    assert [each.question for each in gone_answers(LatestAnswers(data).get().values(), open_index(data))] == [QUESTION]


def test_a_binding_is_replaced_and_undone(tmp_path: Path, collection: Callable[..., Path]) -> None:
    _, data = bound(tmp_path, collection)
    index = open_index(data)
    bind_answer(data, QUESTION + "？", index.passages(index.speeches()[0].id)[0])
    assert index.search(QUESTION, 3).hits[0].passage.title == "甲县工作报告"
    bind_answer(data, QUESTION, None)
    assert not index.search(QUESTION, 3).bound


def test_a_file_that_is_not_ours_binds_nothing(tmp_path: Path, collection: Callable[..., Path]) -> None:
    _, data = bound(tmp_path, collection)
    (data / ANSWERS_FILE).write_text('[{"x": 1}]')
    assert not open_index(data).search(QUESTION, 1).bound
