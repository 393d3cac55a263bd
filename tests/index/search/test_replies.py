"""In a dialogue of questions and answers what replies comes before the question that it replies to."""

from itertools import pairwise
from pathlib import Path

import pytest

from index import Index
from tests.index.asking import index_of

TURNS = """水利局例行发布会

《石门日报》记者：前几天连降大雨，城东的老码头被淹，不少船停在江心过夜，船上的人一宿没合眼，岸上的家里人也跟着着急。有船主打电话到报社，说缆绳都磨细了，再来一场大水就拴不住。请问水利局打算怎样安置这些渔船，泊位够不够用？

周明：我们已经在下游的石湾划出一片水面，可以停四十条船，岸边拉了照明，夜里有人值守。船主凭船号登记就能进，不收钱。老码头的水退下去以后先查桩基，查完一段开放一段，谁也不许抢着靠岸。船上有老人孩子的，先安排到岸上的招待所住下，饭也由我们管。

石门电视台记者：听说今年的河道清淤推迟了，沿河的村子担心秋天的水排不出去。前年就是因为河床太高，稻子在水里泡了八天，收上来的谷子都发了芽，今年大家一提这件事心里就发慌。请问清淤到底什么时候开工，哪几个村先做？

周明：十月十二日开工，柳湾和石桥两个村先做，它们的河床最浅。挖出来的泥不进农田，全部运到砖厂。每个村派两个人看着挖机，挖多深、运几车，当天贴在村口。下半月轮到上游的三个村，赶在冬至以前全部做完，做不完的由施工队自己贴钱加班，这一条写进了合同。

石门电视台记者：还有一个问题，渔民的补助到现在没有到账，大家都在等这笔钱过日子。有的人家孩子开学的学费还欠着，有的修船的木料是赊来的，店家天天上门来要，问到镇里说是已经报到县里了。请问卡在哪里，月底以前能不能发？

主持人：时间有限，最后一个问题留到下一次发布会再答，请记者朋友会后把名单交到我这里，我们逐一回复，一个也不会漏掉。下一次发布会定在下周三的上午，还是这个地方，请大家提前一刻钟到，门口登记证件，摄像的机位由电视台的同志统一安排，不要挤在过道上。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("replies"), press=TURNS)


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("老码头被淹以后渔船怎样安置", "在下游的石湾划出一片水面"),
        ("河道清淤推迟了，村子担心排水，怎么说", "十月十二日开工"),
        ("渔民的补助没有到账怎么办", "留到下一次发布会再答"),
    ],
)
def test_the_reply_comes_first_and_then_the_question(index: Index, question: str, reply: str) -> None:
    first, second, *_ = index.search(question, 5).hits
    assert reply in first.passage.text
    assert second.passage.text.startswith(("《石门日报》记者", "石门电视台记者"))
    assert second.passage.place == first.passage.place - 1


def test_who_asks_for_the_question_is_given_the_question(index: Index) -> None:
    first, *_ = index.search("日报记者问了渔船安置的什么", 5).hits
    assert first.passage.text.startswith("《石门日报》记者")


def test_no_passage_is_given_twice(index: Index) -> None:
    hits = index.search("老码头被淹以后渔船怎样安置", 10).hits
    places = [hit.passage.place for hit in hits]
    assert len(places) == len(set(places)) > 1


def test_a_last_passage_that_only_asks_has_no_reply_and_takes_none_away(tmp_path: Path) -> None:
    cut = TURNS[: TURNS.index("主持人：时间有限")]
    index = index_of(tmp_path, press=cut)
    first, *_ = index.search("渔民的补助没有到账，老码头被淹的渔船怎样安置", 5).hits
    assert first.passage.text.startswith(("周明", "石门电视台记者：还有"))
    hits = index.search("渔民的补助没有到账怎么办，渔船也没有泊位", 5).hits
    for hit, following in pairwise(hits):
        if following.passage.text.startswith("《石门日报》记者"):
            assert "石湾" in hit.passage.text
