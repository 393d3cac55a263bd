"""Who speaks in the first sentence of a speech alone chooses the speech and says nothing of the passage."""

from pathlib import Path

import pytest

from index import Index
from index.model import Certainty
from tests.index.asking import ROADS, index_of

OPENINGS = {
    "周立东": "3月5日，周立东陪同林德水调研时强调，青石镇这几年变化不小，要把好事办好。",
    "王海": "王海在会上说，今天来的都是熟人，有话就直说，说错了也不要紧。",
    "孙巧云": "昨天下午，镇里召开座谈会，镇长孙巧云出席并讲话，听了五个村的汇报。",
    "吴大江": "吴大江同志在座谈会上的发言，根据录音整理，未经本人审阅。",
    "何守义": "日前，副县长何守义到白榆村走访，同乡亲们坐在一起拉家常。",
    "欧阳文": "在全镇干部大会上，欧阳文指出，今年开局不错，但是难处还有不少。",
}
REST = "大家要沉下去，做了什么没做什么，群众心里都有一本账，谁也糊弄不了谁。每一笔开支都要贴在墙上，谁经手谁签字。"
SAID = (
    ("鱼塘", "鱼塘的水要三天换一次，{n}千斤鱼去年翻塘死了，就是因为换水不勤。", "{n}千斤"),
    ("夜校", "夜校不能停，学费由第{n}生产队出，每晚开两个班，识字班排在前面。", "第{n}生产队"),
    ("水渠", "水渠先修北段，因为北段有{n}百亩旱田等水，南段明年再动工。", "{n}百亩"),
)
FRAMES = (
    "{who}对{what}有什么要求？",
    "{what}的事{who}是怎么讲的",
    "{who}为什么提到{what}",
    "关于{what}，{who}说了什么",
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    texts = {}
    for number, (who, opening) in enumerate(OPENINGS.items(), 2):
        said = (f"说到{what}。{said.format(n='零一二三四五六七八九'[number])}{REST}" for what, said, _ in SAID)
        texts[f"记录{number}"] = "\n".join((f"座谈记录之{number}", f"{opening}{REST}{REST}", *said, REST))
        assert who in opening
    return index_of(tmp_path_factory.mktemp("notes"), **texts, roads=ROADS)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("who", OPENINGS)
def test_the_passage_is_the_speakers_and_not_the_opening(index: Index, who: str, frame: str) -> None:
    number = "零一二三四五六七八九"[2 + list(OPENINGS).index(who)]
    for what, _, answer in SAID:
        hit = index.search(frame.format(who=who, what=what)).hits[0]
        assert answer.format(n=number) in hit.passage.text


def test_who_is_only_accompanied_does_not_speak(index: Index) -> None:
    hits = index.search("林德水对鱼塘有什么要求？").hits
    assert not any(hit.signals.get("entities") == 1 for hit in hits)


def test_a_speech_that_goes_by_a_name_is_chosen_before_one_that_opens_with_it(tmp_path: Path) -> None:
    own = "\n".join(("关于鱼塘的讲话", "周立东", *(f"{said.format(n='七')}{REST}" for _, said, _ in SAID)))
    other = "\n".join(
        ("座谈记录", f"周立东讲得好，我都赞成。{REST}", *(f"{said.format(n='九')}{REST}" for _, said, _ in SAID))
    )
    index = index_of(tmp_path, own=own, other=other, roads=ROADS)
    answer = index.search("周立东对夜校有什么要求？")
    assert "第七生产队" in answer.hits[0].passage.text
    assert answer.certainty is not Certainty.NONE
