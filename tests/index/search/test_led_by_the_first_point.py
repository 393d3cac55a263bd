"""The passage of the first point leads a list; what is told behind a colon is no list of something else."""

import pytest

from index import Index
from tests.index.asking import CARE, ROADS, index_of, marked_sentences

TASKS = """在全乡养鹅推进会上的讲话
（2021年4月2日）
一、今年的任务
今年的主要预期目标是：出栏肉鹅九万只，新建鹅棚四十座，农户增收六百元，这三个数谁也不许打折扣。
（一）修好鹅棚。棚顶要换，水槽要清，地面要垫高，雨季之前都要完工，哪个村拖了后腿，乡里要通报批评。
（二）管好鹅苗。苗从县里统一买，路上不许停车，到村当天就要分到户，少一只都要说清楚去了哪里。
二、抓好四件急事
第一，抓饲料。粮站的玉米先给养鹅户，价钱按去年的算，运费由乡里出一半，另一半各村自己想办法去凑齐，不准再向养鹅的农户伸手。
第二，抓防疫。兽医站每个月下村两次，针打到哪一户，就记到哪一户，漏了一户，站长就要到会上来说明白，说不明白就不要再当站长。
第三，抓销路。肉鹅不能等人上门来收，养鹅合作社要派人到城里去跑市场，跑一趟记一趟的账，年底凭账给补贴，多劳多得。
第四，抓账目。钱从哪里来，用到哪里去，每个季度贴在村口的墙上，不识字的老人家由会计念给他听，听到没有意见了再撕下来。
"""
INSPECTION = """关于全乡水塘管护情况的视察报告
（2021年6月8日）
一、存在问题
（一）水塘淤了。八口水塘里有五口十年没有清过淤泥，一下大雨水就漫到路上，路边的三户人家年年遭殃，年年写信反映。
（二）塘修好以后没人管。修好的塘没有专人看管，塘埂上种了菜，水闸锈死了，垃圾也往里倒，修一次管一年，年年修，年年坏。
（三）鱼苗死得多。去年放下去的鱼苗死了一半，天旱缺水是一个原因，投料太多也是一个原因，养鱼的人家亏了本，今年不敢再放。
二、几点建议
（一）把清淤列入农闲的活。冬天人手多，各村自己出工，挖出来的泥归农户肥田，乡里的机械不收租金，只收油钱，先报名的先用。
（二）先定管塘的人再动工。修好的塘要有人管，没有人签字管护的，一律不给钱修；实在找不到人的，由水管站接管三年，工钱由乡里出。
（三）办一个修塘的基金。养鱼的收入拿出一成，存进基金，坏了闸、塌了埂，从基金里支，账目每年春节前在戏台上念一遍给大家听。
"""
GIFTS = """在青年返乡座谈会上的讲话
（2021年5月4日）
年轻人愿意回来，乡里准备了三份见面礼。第一份，工棚一间，头一年不收租。第二份，借款五万元。第三份，师傅一位，教到会为止。
大家有什么难处，散会以后可以留下来说，我在这里等着，饭也在这里一起吃。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(
        tmp_path_factory.mktemp("led"), tasks=TASKS, inspection=INSPECTION, gifts=GIFTS, roads=ROADS, care=CARE
    )


@pytest.mark.parametrize("question", ["养鹅推进会上讲了哪四件急事", "养鹅合作社要抓好哪四件急事"])
def test_the_passage_of_the_first_point_leads_the_list(index: Index, question: str) -> None:
    answer = index.search(question)
    assert [item.text[:6] for item in answer.items] == ["第一，抓饲料", "第二，抓防疫", "第三，抓销路", "第四，抓账目"]
    assert "第一，抓饲料" in answer.hits[0].passage.text
    assert len({hit.passage.id for hit in answer.hits}) == len(answer.hits)


@pytest.mark.parametrize("question", ["今年养鹅的目标是什么", "养鹅的主要预期目标是什么"])
def test_what_is_told_behind_a_colon_is_no_list_of_something_else(index: Index, question: str) -> None:
    answer = index.search(question)
    assert answer.items == ()
    hit = answer.hits[0]
    assert "出栏肉鹅九万只" in "".join(marked_sentences(hit))


@pytest.mark.parametrize("question", ["三份见面礼是什么", "准备了哪三份见面礼", "乡里准备了哪几份见面礼"])
def test_things_are_counted_by_their_own_measure_words(index: Index, question: str) -> None:
    assert [item.number for item in index.search(question).items] == [1, 2, 3]


@pytest.mark.parametrize("question", ["塘修好以后没人管，有什么建议？", "水塘修好了没人管有哪些建议"])
def test_the_point_that_says_what_is_asked_leads_where_the_answer_is_none_of_the_list(
    index: Index, question: str
) -> None:
    answer = index.search(question)
    assert [item.number for item in answer.items] == [1, 2, 3]
    assert answer.hits[0].passage.text.startswith("（二）先定管塘的人")
