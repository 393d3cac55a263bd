"""Notes rank behind text, a row of a table is marked with its header, and who said something when is told."""

from pathlib import Path

import pytest

from index import Certainty, Index, Live, reindex
from index.model import Passage
from index.query.question_type import asks_source
from index.ranking.candidate import candidates_of
from index.ranking.references import references
from tests.index.asking import CARE, ROADS, WATER, index_of, marked_sentences

BOOK = """白石水库修建记
白石水库修成用了四年，三千民工轮流上坝，石料全从南山采来。
开工那天下了大雨，何守义第一个挑起了担子。
水库修成以后，下游两万亩地再也没有旱过。

参考文献
[1] 何守义：《白石水库是怎样修成的》，清源出版社1998年版，第12页。
[2] 林小舟. 白石水库修建始末[J]. 水利史研究, 2001(3): 15-20.
[3] 见本书第三章《白石水库修成以后》。
"""
TABLES = """# 清源县水库年报

去年全县修了三座水库，情况见下表。

| 水库 | 库容（万方） | 开工时间 | 负责人 |
|---|---|---|---|
| 东坡水库 | 320 | 2019年3月 | 周明 |
| 青岭水库 | 45 | 2020年6月 | 林小舟 |
| 大洼水库 | 78 | 2021年1月 | 何守义 |

以上数字由县水利局核过。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("notes")
    (folder / "corpus").mkdir()
    for name, text in {"book.txt": BOOK, "tables.md": TABLES, "roads.txt": ROADS, "care.txt": CARE}.items():
        (folder / "corpus" / name).write_text(text, encoding="utf-8")
    reindex(folder / "data", [folder / "corpus"])
    return Live(folder / "data").get()


@pytest.mark.parametrize(
    "question", ["白石水库是怎样修成的", "白石水库修成以后怎么样", "白石水库修建用了多久", "白石水库"]
)
def test_text_comes_before_references(index: Index, question: str) -> None:
    first = index.search(question).hits[0].passage
    assert "出版社" not in first.text
    assert "修成" in first.text


def test_a_reference_is_found_where_it_is_asked_for(index: Index) -> None:
    assert "清源出版社" in index.search("白石水库的参考文献有哪些").hits[0].passage.text


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("[1] 何守义：《水库志》，清源出版社，1998年，第12页。", 1.0),
        ("① 见本书第三章。", 1.0),
        ("注3：参见《白石河志》第2卷，第15页。", 1.0),
        ("Smith, J. A history of small dams. Hill Press, 1998, pp. 3-20.", 1.0),
        ("林小舟. 修渠记[M]. 北京: 水利社, 2001.", 1.0),
        ("同上，第9页。", 1.0),
        ("[1] 第一，要修路。路修好了，鹅才卖得出去。", 0.0),
        ("我在出版社工作了二十年，1998年才回到村里养鹅，后来再也没有离开过这条河，也没有再写过一个字。", 0.0),
        ("他读完《水库志》第12页，合上书，去了工地。", 0.0),
        ("见了面，他先问鹅的事。", 0.0),
        ("", 0.0),
    ],
)
def test_only_lines_that_refer_to_other_texts_are_references(text: str, share: float) -> None:
    passage = Passage(1, 1, "题", (), text, "a.txt", None, 0)
    assert references("水库", candidates_of([passage])).tolist() == [share]
    assert references("水库的参考文献", candidates_of([passage])).tolist() == [0.0]


def test_all_under_a_heading_of_notes_is_a_reference() -> None:
    passage = Passage(1, 1, "题", ("三、参考文献",), "何守义的信，藏于县档案馆。", "a.txt", None, 0)
    assert references("水库", candidates_of([passage])).tolist() == [1.0]


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("青岭水库的库容是多少", "青岭水库"),
        ("青岭水库由谁负责", "青岭水库"),
        ("大洼水库什么时候开工", "大洼水库"),
        ("东坡水库库容多少万方", "东坡水库"),
    ],
)
def test_a_row_is_marked_with_its_header(index: Index, question: str, row: str) -> None:
    hit = index.search(question).hits[0]
    marked = marked_sentences(hit)
    assert len(marked) == 2
    assert "库容（万方）" in marked[0]
    assert row in marked[1]


@pytest.mark.parametrize(
    "question",
    [
        "“修路的钱不能只靠上级补助”是什么时候说的？",
        "修路的钱不能只靠上级补助，这是哪年讲的",
        "修路的钱不能只靠上级补助是谁在什么时候讲的",
    ],
)
def test_when_something_was_said_is_told_by_the_date_of_its_speech(tmp_path: Path, question: str) -> None:
    answer = index_of(tmp_path, roads=ROADS, care=CARE, water=WATER).search(question)
    assert answer.certainty == Certainty.SURE
    assert "修路的钱不能只靠上级补助" in answer.hits[0].passage.text
    assert [speech.date for speech in answer.speeches] == ["2021-03-05"]


@pytest.mark.parametrize(
    "question", ["水库是什么时候修的", "谁修的水库", "什么时候开会", "他是怎么说的", "会上说了什么"]
)
def test_what_happened_when_asks_for_no_source(question: str) -> None:
    assert not asks_source(question)
