"""An organ that is asked by its short name is looked for by the long one that the passages write."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from index.query.organs import long_name, short_forms, short_names
from tests.index.asking import index_of

LONG = [
    "榆川县交通运输局2022年工作总结",
    "县发展和改革委员会批复了三个项目",
    "县发展和改革委员会的意见",
    "省发展改革委印发通知",
    "由人力资源和社会保障局牵头，卫生健康委员会配合",
    "市场监督管理局会同住房和城乡建设局",
    "工业和信息化部、文化和旅游局、应急管理局",
    "国有资产监督管理委员会，民族宗教事务委员会",
    "农业农村局、自然资源和规划局、退役军人事务局",
    "交给通信管理局的报告，企业党委内设宣传部",
]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("交通局", "交通运输局"),
        ("县交通局", "县交通运输局"),
        ("发改委", "发展和改革委员会"),
        ("人社局", "人力资源和社会保障局"),
        ("卫健委", "卫生健康委员会"),
        ("市监局", "市场监督管理局"),
        ("住建局", "住房和城乡建设局"),
        ("工信部", "工业和信息化部"),
        ("文旅局", "文化和旅游局"),
        ("应急局", "应急管理局"),
        ("国资委", "国有资产监督管理委员会"),
        ("民宗委", "民族宗教事务委员会"),
        ("农业局", "农业农村局"),
        ("自规局", "自然资源和规划局"),
        ("退役军人局", "退役军人事务局"),
        ("交信局", None),
        ("教育局", None),
    ],
)
def test_a_short_name_has_the_beginnings_of_the_long_one(short: str, long: str | None) -> None:
    assert long_name(short, LONG) == long


def test_the_short_name_stands_where_as_many_passages_write_it() -> None:
    assert long_name("交通局", [*LONG, "县交通局的会议"]) is None
    assert long_name("交通局", [*LONG, "交通运输局修路", "县交通局的会议"]) == "交通运输局"


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("2022年交通局修了多少公里路", ["年交通局", "交通局"]),
        ("人社局怎么帮零工找活", ["人社局"]),
        ("工信部和财政部的规定", ["工信部", "财政部"]),
        ("企业内部怎么管，产业怎么布局", []),
        ("政府办了几件实事", []),
        ("局长在大厅里讲了什么", []),
    ],
)
def test_what_may_be_a_short_name(question: str, names: list[str]) -> None:
    assert list(short_names(question)) == names


WRITTEN = "县人社局、发改委、住建局、市监局、市场监管局、工信部、文旅局、卫健委、农业局、交通局、应急局"


def in_writing(pairs: Sequence[str]) -> list[int]:
    return [WRITTEN.count(pair) for pair in pairs]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("县人力资源和社会保障局办了几场招聘会", [("县人力资源和社会保障局", "县人社局")]),
        ("发展和改革委员会批了什么", [("发展和改革委员会", "发改委")]),
        ("发展和改革委批了什么", [("发展和改革委", "发改委")]),
        ("住房和城乡建设局", [("住房和城乡建设局", "住建局")]),
        ("工业和信息化部", [("工业和信息化部", "工信部")]),
        ("文化和旅游局", [("文化和旅游局", "文旅局")]),
        ("卫生健康委员会", [("卫生健康委员会", "卫健委")]),
        ("农业农村局", [("农业农村局", "农业局")]),
        ("交通运输局修了多少路", [("交通运输局", "交通局")]),
        ("应急管理局", [("应急管理局", "应急局")]),
        ("教育和体育局", []),
        ("中央委员会的报告", []),
        ("财政部的规定", []),
        ("企业内部怎么管，产业怎么布局", []),
    ],
)
def test_a_long_name_has_the_short_form_that_is_written(question: str, names: list[tuple[str, str]]) -> None:
    assert list(short_forms(question, in_writing))[:1] == names


def test_of_several_short_forms_the_one_written_most_and_longest_is_taken() -> None:
    assert dict(short_forms("市场监督管理局罚了谁", in_writing))["市场监督管理局"] == "市场监管局"


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("人力资源和社会保障局办了几场招聘会", "人社局"),
        ("交通运输局修了多少公里路", "交通局"),
        ("市场监督管理局查了几家店", "市监局"),
    ],
)
def test_passages_that_write_the_short_name_answer(tmp_path: Path, question: str, written: str) -> None:
    body = {
        "人社局": "人社局牵头，一年招工会开了二十六次。",
        "交通局": "交通局交了账，农村公路一百四十二公里。",
        "市监局": "市监局上门，饭馆看过九十家。",
    }
    index = index_of(tmp_path, 总结="工作总结\n" + "\n".join(f"{text}大家都很辛苦。" for text in body.values()))
    answer = index.search(question)
    assert body[written] in answer.hits[0].passage.text
    assert answer.understood is not None
    assert written in answer.understood


def test_an_organ_that_is_written_as_asked_stands(tmp_path: Path) -> None:
    text = "工作总结\n交通运输局修了桥。\n交通局也来了人。\n"
    assert index_of(tmp_path, 总结=text).search("交通运输局修了什么").understood is None


def test_the_end_of_an_organ_is_no_word_of_its_own(tmp_path: Path) -> None:
    text = "交通运输局工作总结\n交通运输局新建公路一百四十二公里。\n"
    assert "局修" not in index_of(tmp_path, 总结=text).search("交通局修了多少公里路").missing


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("交通局修了多少公里路", "运输.txt"),
        ("县人社局办了几场招聘会", "社保.txt"),
        ("文旅局去年接待了多少游客", "文旅.txt"),
        ("住建局改造了几个小区", "住建.txt"),
        ("榆川縣住建局改造了幾個小區？", "住建.txt"),
    ],
)
def test_the_organ_s_own_summary_answers(tmp_path: Path, question: str, source: str) -> None:
    head = "榆川县{}2022年工作总结\n2022年，我局完成了全年任务。现将情况总结如下：\n一、主要工作\n{}\n二、打算\n{}\n"
    texts = {
        "运输": ("交通运输局", "新建农村公路一百四十二公里，改造危桥十一座。", "抓好养护。"),
        "社保": ("人力资源和社会保障局", "举办招聘会二十六场，一千八百人找到工作。", "抓好培训。"),
        "文旅": ("文化和旅游局", "接待游客三百万人次，演出八十场。", "抓好景区。"),
        "住建": ("住房和城乡建设局", "改造老旧小区十四个，加装电梯九部。", "抓好物业。"),
        "其他": ("供销合作社", "新建网点十二个，改造仓库三座，路上的小区门店也办了起来。", "抓好收购。"),
    }
    index = index_of(tmp_path, **{name: head.format(*each) for name, each in texts.items()})
    hit = index.search(question).hits[0]
    assert hit.passage.source == source
    assert hit.passage.headings[-1:] == ("一、主要工作",) or "一、主要工作" in hit.passage.text
