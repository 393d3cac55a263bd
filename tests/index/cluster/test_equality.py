"""Shards answer as one machine does, to the last bit, however the documents are shared out."""

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Index, open_index, reindex
from index.cluster.build import build_cluster
from index.cluster.cluster_index import ClusterIndex
from tests.conftest import QUESTIONS
from tests.index.cluster.local import LocalWorkers, open_cluster

MOST_ROUNDS = 3

MORE = (
    "“一站式”",
    "养",
    "养老床位有多少张，智能手还呢",
    "桥梁加固的报告里 -资金",
    "标题:报告 修路",
    "标题:报告",
    "讲话人:县长",
    "县长是谁",
    "防汛工作动员会是谁讲的",
    "老城更新视察报告是什么时候作的",
    "去年修了多少公里路？",
    "有哪几项任务？",
    "",
    "没有的东西龘龘",
)


def assert_equal(one: Index, many: ClusterIndex, questions: Sequence[str]) -> None:
    """Compare rows, scores, confidence, marks and silence; no question takes more than three rounds of calls."""
    assert one.speeches() == many.speeches()
    for question in questions:
        answer = one.search(question)
        with many.cluster.asking() as asking:
            theirs = many.search(question)
        assert asking.rounds <= MOST_ROUNDS, question
        assert theirs.missing_shards == ()
        assert answer.hits == theirs.hits, question
        assert (answer.certainty, answer.confidence, answer.understood) == (
            theirs.certainty,
            theirs.confidence,
            theirs.understood,
        ), question
        assert (answer.spellings, answer.missing, answer.items, answer.speeches) == (
            theirs.spellings,
            theirs.missing,
            theirs.items,
            theirs.speeches,
        ), question


@pytest.fixture(scope="module")
def split_sample(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample collection, a file for each of its speeches."""
    folder = tmp_path_factory.mktemp("split")
    index = open_index(sample_data)
    for number, speech in enumerate(index.speeches()):
        texts = ["\n".join((*each.headings[len(speech.outer) :], each.text)) for each in index.passages(speech.id)]
        (folder / f"{number:02}.txt").write_text("\n\n".join((speech.title, *texts)), encoding="utf-8")
    return folder


def test_the_sample_is_answered_alike_by_any_number_of_shards(split_sample: Path, tmp_path: Path) -> None:
    asked = [json.loads(line)["question"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    reindex(tmp_path / "one", [split_sample])
    one = open_index(tmp_path / "one")
    for size in (15, 60):
        build_cluster(tmp_path / str(size), [split_sample], size, LocalWorkers(1))
        many, transport = open_cluster(tmp_path / str(size))
        assert len(transport.shards) > 1
        assert_equal(one, many, [*asked, *MORE])
        speech = one.speeches()[3].id
        for question in asked[:10]:
            assert one.search(question, within=speech).hits == many.search(question, within=speech).hits
        for words in ("养老", "报告", "2", "没有的东西"):
            assert one.occurrences(words, 1, 3) == many.occurrences(words, 1, 3)
        for each in one.speeches():
            assert one.passages(each.id) == many.passages(each.id)
        assert one.examples(3) == many.examples(3)


@pytest.mark.parametrize(
    ("question", "rounds"),
    [
        ("养老服务中心新增了多少床位？", 1),
        ("在第1次工作会议上的讲话里，哪些桥梁加固了？", 1),
        ("“义务教育”普及了吗？", 1),
        ("养老床位有多少张，智能手还呢", 1),
        ("义务教欲普及了吗", 2),
        ("2015年义务教育普及了吗？", 1),
        ("修路有哪几项任务？", 2),
        ("谁说养老服务中心新增床位三百张？", 2),
        ("首次提到桥梁的讲话", 3),
    ],
)
def test_a_question_takes_few_rounds_of_calls(small_cluster: ClusterIndex, question: str, rounds: int) -> None:
    with small_cluster.cluster.asking() as asking:
        assert small_cluster.search(question).missing_shards == ()
    assert asking.rounds <= rounds
    speech = small_cluster.speeches()[0].id
    with small_cluster.cluster.asking() as asking:
        small_cluster.search(question, within=speech)
    assert asking.rounds <= rounds


@pytest.fixture(scope="module")
def small_cluster(tmp_path_factory: pytest.TempPathFactory) -> ClusterIndex:
    folder = tmp_path_factory.mktemp("small")
    (folder / "files").mkdir()
    for number in range(6):
        texts = [
            "去年修了120公里县道，两座桥梁加固完成。",
            f"养老服务中心新增床位三百张，第{number}区的都建好了。",
            "2015年，全县义务教育全面普及。",
            "修路的任务有三项。第一，修路。第二，架桥。第三，办学。",
        ]
        written = "\n\n".join(
            (f"在第{number}次工作会议上的讲话", *(text + "大家的意见都很好。" * 20 for text in texts))
        )
        (folder / "files" / f"{number}.txt").write_text(written, encoding="utf-8")
    build_cluster(folder / "shared", [folder / "files"], 8, LocalWorkers(1))
    index, transport = open_cluster(folder / "shared")
    assert len(transport.shards) > 1
    return index


SENTENCES = st.sampled_from(
    [
        "去年修了120公里县道，两座桥梁加固完成。",
        "乡村道路建设要抓紧，资金到位了吗？",
        "养老服务中心新增床位三百张。",
        "2015年，全县义务教育全面普及。",
        "第一，修路。第二，架桥。第三，办学。",
        "桥梁和道路都要管好。",
        "政治协商的制度化要推进。",
        "大家的意见很好。",
    ]
)
DOCUMENTS = st.lists(st.lists(SENTENCES, min_size=1, max_size=6), min_size=2, max_size=7)
WORDS = st.sampled_from(
    ["修路", "桥梁", "养老床位", "“义务教育”", "政治携商", "2015年", "哪些任务", "道路建设", "龘", "的报告"]
)


@settings(max_examples=12)
@given(DOCUMENTS, st.integers(1, 20), st.sets(st.integers(0, 6)), st.lists(WORDS, min_size=1, max_size=3))
def test_any_collection_is_answered_alike_however_it_is_split(
    documents: list[list[str]], size: int, first: set[int], asked: list[str]
) -> None:
    with TemporaryDirectory() as name:
        folder, files = Path(name), []
        for number, sentences in enumerate(documents):
            files.append(folder / f"{number}.txt")
            title = f"在第{number % 3}次会议上的讲话"
            files[-1].write_text("\n\n".join((title, *sentences)), encoding="utf-8")
        earlier = [files[number] for number in sorted(first) if number < len(files)]
        # What is added later goes to other shards, between documents of the first ones.
        for paths in filter(None, (earlier, files)):
            build_cluster(folder / "shared", paths, size, LocalWorkers(1))
            reindex(folder / "one", paths)
        one, (many, _) = open_index(folder / "one"), open_cluster(folder / "shared")
        assert_equal(one, many, [*asked, "".join(asked)])
