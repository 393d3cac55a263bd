"""A collection that these tests ask: three speeches of our own about a county, short and unlike each other."""

from pathlib import Path

from index import Hit, Index, Live, Passage, open_index, reindex

ROADS = """在全县农村公路建设推进会上的讲话
（2021年3月5日）
同志们：今天我们在清源县召开全县农村公路建设推进会，总结去年的工作，部署今年的任务。
去年全县新修农村公路三百二十公里，改造危桥二十座，所有行政村都通了客车。
一、资金从哪里来
修路的钱不能只靠上级补助。要整合涉农资金，引导企业捐助，发动群众投工投劳。
二、路修好了谁来管
要建立县、乡、村三级路长制，每条路都有人巡查，坏了三天之内要有人修。
公路养护费用列入县财政预算，每公里每年不低于一万元。
"""

CARE = """关于居家养老服务情况的调查报告
按照政协的安排，调研组走访了八个社区，召开座谈会六次，对居家养老服务作了调查。
全县六十岁以上老年人有五万八千人，其中独居老人三千二百人。
一、主要问题
社区食堂数量不足，助餐服务只覆盖百分之三十五的老年人。
护理人员短缺，持证的护理员只有四十六名，队伍不稳定。
二、几点建议
建议政府购买助餐服务，对独居老人上门送餐给予补贴。
要加强护理员技能培训，把培训费用纳入就业专项资金。
"""

WATER = """县委书记在河道治理现场会上的讲话
（2022年6月18日）
今天的现场会开在白石河边，大家看到了变化，也看到了差距。
白石河水质由劣五类提高到三类，沿河建成湿地公园两处。
民主监督小组每月巡河一次，发现问题当场交办。
下一步要抓好截污纳管，城区污水收集率年底前达到百分之九十五。
"""


def index_of(folder: Path, **texts: str) -> Index:
    """Build an index of these texts, a file each, and open it."""
    corpus = folder / "corpus"
    corpus.mkdir()
    for name, text in texts.items():
        (corpus / f"{name}.txt").write_text(text, encoding="utf-8")
    data = folder / "data"
    reindex(data, [corpus])
    return Live(data).get()


def all_passages(data: Path) -> list[Passage]:
    """Give the passages of a data directory, in collection order."""
    index = open_index(data)
    return [passage for speech in index.speeches() for passage in index.passages(speech.id)]


def marked_sentences(hit: Hit) -> list[str]:
    """Give the sentences that are marked in a hit."""
    return [hit.passage.text[slice(*span)] for span in hit.sentences]
