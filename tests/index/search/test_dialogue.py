"""In a dialogue a line is its speaker's: the one whom the question names is quoted, not who asks about the same."""

from pathlib import Path

import pytest

from index import Index, Live, reindex
from index.ranking.candidate import Candidate
from index.ranking.dialogue import asked_speaker, last_turn, turns
from tests.index.asking import ROADS, index_of

TALK = """同养鹅人何守义的对话
林小舟：何老师，大家都说养鸭子更赚钱，养鸭子的人家去年都盖了新房，您怎么看养鸭子的事？

何守义：各人有各人的活法。鸭子下蛋多，可是一场大雨就跑光了，我不敢养。

林小舟：我自己家里养过鸭子，鸭子比鹅省事，饲料也便宜，这是我的经验。

何守义：饲料便宜的东西，卖价也便宜。鹅一年卖两次毛，羽毛厂上门来收，不愁卖。

林小舟：羽毛厂给的价钱公道吗？听说羽毛厂去年压过价，大家意见很大。

何守义：压过一回，后来我们几家一起签了合同。合同写明一斤不低于八十元，
他们再也没有少给过。村里人都说这个办法好。

林小舟：最后，您对年轻人有什么话说？

何守义：先把一件小事做满三年，再想大事。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("talk"), talk=TALK, roads=ROADS)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("何守义怎么看养鸭子", "我不敢养"),
        ("林小舟养鸭子有什么经验", "这是我的经验"),
        ("何守义说羽毛厂怎么样", "不愁卖"),
        ("林小舟听说羽毛厂怎么了", "压过价"),
        ("何守义觉得饲料便宜好吗", "卖价也便宜"),
        ("林小舟说饲料便宜吗", "饲料也便宜"),
    ],
)
def test_the_line_of_the_named_speaker_comes_first(index: Index, question: str, text: str) -> None:
    assert text in index.search(question).hits[0].passage.text


def test_the_line_is_chosen_because_that_speaker_says_it(index: Index) -> None:
    assert index.search("何守义怎么看养鸭子").hits[0].signals["spoken"] > 0
    assert "spoken" not in index.search("村里怎么看养鸭子").hits[0].signals


def _candidate(text: str) -> Candidate:
    return Candidate("", text, f"{text}\n", 0)


def test_the_speaker_who_is_named_first_is_asked() -> None:
    candidates = [_candidate("埃隆·何:好。\n林小舟:真的?"), _candidate("林小舟:为什么?\n埃隆·何:不知道。")]
    assert asked_speaker("林小舟问埃隆·何什么", candidates) == "林小舟"
    assert asked_speaker("埃隆怎么回答林小舟", candidates) == "埃隆·何"
    assert asked_speaker("谁说了好", candidates) is None


def test_a_label_that_stands_once_is_no_speaker() -> None:
    assert asked_speaker("简要内容是什么", [_candidate("简要内容:今天开会。")]) is None


def test_a_turn_goes_on_until_another_speaker_is_named() -> None:
    cut = turns("还有一句。\n何守义:好。\n真好。\n林小舟:是吗?", "林小舟")
    assert [(turn.speaker, turn.said.strip()) for turn in cut] == [
        ("林小舟", "还有一句。"),
        ("何守义", "好。\n真好。"),
        ("林小舟", "是吗?"),
    ]


@pytest.mark.parametrize("text", ["", ":", "::", "12:30到的", "他说:“好。”", "\n:\n", "https://a.b"])
def test_what_is_no_label_names_nobody(text: str) -> None:
    assert last_turn(text).speaker in {None, "他说", "https"}


TABLE = """标题,讲话人,日期,正文
在春耕会上的发言,何守义,2020-03-01,"今年的渠要早修。
修渠的钱由县里和镇上各出一半，石料从南山采。
渠水先放到下游，上游的人不要抢。"
在春耕会上的讲话,林小舟,2021-03-01,"今年的渠要修得更深。
修渠的钱由镇上全出，石料从北山采。
渠水分三天放，各村轮流。"
"""


def test_a_speaker_who_stands_in_a_column_alone_chooses_the_speech(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "talks.csv").write_text(TABLE, encoding="utf-8")
    (corpus / "roads.txt").write_text(ROADS, encoding="utf-8")
    reindex(tmp_path / "data", [corpus])
    index = Live(tmp_path / "data").get()
    for speaker, stones in (("何守义", "南山"), ("林小舟", "北山")):
        for question in (f"{speaker}说修渠的钱谁出", f"修渠的石料从哪里采？{speaker}是怎么讲的", f"{speaker} 石料"):
            hit = index.search(question).hits[0]
            assert hit.passage.speaker == speaker
            assert stones in hit.passage.text
