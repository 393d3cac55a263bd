"""Whatever is asked of whatever collection, there is an answer that holds to its conditions, and no error."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Index, Live, reindex
from index.analysis.folding import fold
from index.query.syntax import parse_question
from tests.index.asking import CARE, ROADS, WATER

RECORDS = """{"id": "a", "title": "槐树", "text": "槐树是落叶乔木，花期在七月。"}
{"id": "b", "title": "", "text": "柳树喜湿，在1998年的报告里说多栽在河边。"}
{"id": "c", "title": "槐树", "text": "槐树又名国槐。"}
"""
COLLECTIONS = {
    "one passage": {"a.txt": "修路的资金要落实。"},
    "one speech": {"a.txt": ROADS},
    "records": {"a.jsonl": RECORDS},
    "no titles": {"a.txt": "去年修了路，花了三百万元。\n各村都通了客车。\n", "b.txt": "大家好。\n今年要继续修路。\n"},
    "all": {"a.txt": ROADS, "b.txt": CARE, "c.txt": WATER, "d.jsonl": RECORDS},
}
PIECES = (
    *(
        "修路",
        "资金",
        "独居老人有多少",
        "为什么",
        "谁",
        "几",
        "的",
        "农村公路建设推进会上",
        "调查报告里",
        "怎么说",
        "讲话",
    ),
    *("2021年", "1998年", "十六大", "县委书记在河道治理现场会上的讲话", "《", "》", "主要讲了什么", "槐树", "毛泽东"),
    *(
        " 标题:养老",
        " 标题:",
        " 标题:槐",
        " -资金",
        " -",
        "“资金”",
        "“",
        "-",
        "？",
        "\n",
        "\x1d",
        "\x00",
        "🙏",
        "\ud800",
    ),
    *("(.*)+[", "\\d{9}", "嘅", "農村", "坚督", "gonglu", "xi'an", "百分之٣", "1亿亿", "ﷺ", "½", "9" * 40),
)
questions = st.lists(st.sampled_from(PIECES), max_size=7).map("".join) | st.text(max_size=30)


@pytest.fixture(scope="module", params=COLLECTIONS)
def index(request: pytest.FixtureRequest) -> Iterator[Index]:
    with TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for name, text in COLLECTIONS[request.param].items():
            (corpus / name).write_text(text, encoding="utf-8")
        reindex(Path(folder) / "data", [corpus])
        yield Live(Path(folder) / "data").get()


@given(data=st.data(), question=questions)
def test_anything_can_be_asked(index: Index, data: st.DataObject, question: str) -> None:
    within = data.draw(st.sampled_from([None, *(speech.id for speech in index.speeches())]))
    answer = index.search(question, 5, within)
    assert 0 <= answer.confidence <= 1
    assert answer.hits or not answer.answered
    for hit in answer.hits:
        assert within in {None, hit.passage.speech}
        # What is listed, and not ranked, has no signals.
        assert sum(hit.signals.values()) == pytest.approx(hit.score if hit.signals else 0)
        assert all(0 <= start < end <= len(hit.passage.text) for start, end in (*hit.highlight, *hit.sentences))
        left_out = [fold(words) for words in parse_question(question).excluded]
        assert not answer.answered or not any(words and words in fold(hit.passage.text) for words in left_out)


@pytest.mark.parametrize(
    "text", ["讲话", "会议上,", "报告里怎么说", "一", "百", "1亿", "“资金”", " -资金", " 标题:报告", "國"]
)
def test_a_question_as_long_as_a_message_can_be_is_answered(index: Index, text: str) -> None:
    assert index.search((text * 4096)[:4096]).confidence <= 1
