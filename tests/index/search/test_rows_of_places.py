"""The row of a table, or the sentence, of the place that is asked about, though another speech goes by that place."""

import pytest

from index import Index
from tests.index.asking import CARE, WATER, index_of, marked_sentences

TABLE = """在全县养鹅推进会上的讲话

（2021年4月2日）

今年的任务分到了各乡镇，请大家对照下表，一户一户落实。

乡镇	鹅棚（座）	技术员（人）	进度
东坡镇	1260	18	完成
青岭乡	400	6	未动
云坪镇	1400	5	完成
大云坪镇	90	12	未动

会后请把名单报到办公室。
"""
AT_PLACE = "\n".join(
    [
        "在云坪镇文化节上的讲话",
        "（2020年9月1日）",
        "云坪镇的乡亲们：云坪镇的戏楼修好了，今天第一次开锣，台下坐了三百人。",
        *(f"云坪镇第{number}条老街也要修，砖是从窑里挑回来的。" for number in ("一", "二", "三")),
    ]
)
PROSE = """在粮食收购会上的讲话
（2021年10月9日）
粮站的同志辛苦了，秤要准，钱要当天付清，不许打白条，也不许压级压价。
青岭乡设收购点9个，路远的村派车去拉。东坡镇设收购点4个，仓库还够用。云坪镇设收购点7个，晚上也开门。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("rows")
    return index_of(folder, table=TABLE, place=AT_PLACE, prose=PROSE, care=CARE, water=WATER)


def marked(index: Index, question: str) -> list[str]:
    return marked_sentences(index.search(question).hits[0])


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("云坪镇有几名技术员", ["云坪镇"]),
        ("云坪镇鹅棚多少座", ["云坪镇"]),
        ("东坡镇鹅棚多少座", ["东坡镇"]),
        ("青岭乡技术员几人", ["青岭乡"]),
        ("大云坪镇技术员几人", ["大云坪镇"]),
        ("鹅棚1400座的是哪个乡镇", ["云坪镇"]),
        ("鹅棚400座的乡镇", ["青岭乡"]),
        ("云坪镇和青岭乡各有几名技术员", ["青岭乡", "云坪镇"]),
        ("鹅棚未动的乡镇", ["青岭乡", "大云坪镇"]),
    ],
)
def test_the_rows_that_the_question_names_are_marked_below_their_header(
    index: Index, question: str, rows: list[str]
) -> None:
    header, *below = marked(index, question)
    assert header.startswith("乡镇\t")
    assert [row.partition("\t")[0] for row in below] == rows


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云坪镇设了几个收购点", "云坪镇设收购点7个，晚上也开门。"),
        ("东坡镇设了几个收购点", "东坡镇设收购点4个，仓库还够用。"),
    ],
)
def test_the_sentence_on_the_place_is_marked_though_another_speech_goes_by_it(
    index: Index, question: str, said: str
) -> None:
    assert marked(index, question) == [said]


def test_the_words_of_the_place_are_told_as_found(index: Index) -> None:
    hit = index.search("云坪镇有几名技术员").hits[0]
    assert "云坪镇" in {hit.passage.text[slice(*span)] for span in hit.highlight}
