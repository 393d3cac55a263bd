"""Words in quotation marks, and questions that a passage repeats, are found wherever they stand."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from index import Index, open_index, reindex
from index.analysis.folding import fold_letters
from index.model import Certainty
from tests.index.asking import ROADS, WATER, index_of

NOTES = "\n\n".join(
    f"# 北坡简报{number}\n\n{text}" for number, text in enumerate(("我们要找同伴。", "同伴是我们的依靠。") * 40)
)
LONG = (
    "# 打井谈话\n\n谁是我们的同伴？打井之前要问清楚，一共投了三万五千元，用了2012年的旧图纸。"
    "知情的人都在场，说打，井，不，难，做。"
)


@pytest.fixture
def notes(tmp_path: Path, collection: Callable[..., Path]) -> Index:
    reindex(tmp_path / "data", [collection(notes=f"{NOTES}\n\n{LONG}")])
    return open_index(tmp_path / "data")


@pytest.mark.parametrize(
    "quoted",
    ["谁是我们的同伴", "三万五千元", "五千", "知", "知情的", "打井之前", "旧图纸", "012年", "打，井，不，难，做"],
)
def test_quoted_words_are_found_and_marked_wherever_they_stand(notes: Index, quoted: str) -> None:
    answer = notes.search(f"“{quoted}”")
    first = answer.hits[0]
    assert answer.answered
    assert first.passage.title == "打井谈话"
    assert [first.passage.text[start:end] for start, end in first.highlight] == [quoted]


def test_quoted_words_in_a_text_come_before_those_in_titles_alone(
    tmp_path: Path, collection: Callable[..., Path]
) -> None:
    titled = "# 关于渠道清淤工作的安排\n\n" + "\n\n".join(
        f"{place}段的渠道清淤由{place}组负责。" * 6 for place in "东西南北中"
    )
    passing = "# 三月谈话\n\n会上有人问起渠道清淤工作，没有展开。" + "接着讲了植树的事情。" * 9
    reindex(tmp_path / "data", [collection(titled=titled, passing=passing)])
    assert open_index(tmp_path / "data").search("“渠道清淤工作”").hits[0].passage.title == "三月谈话"


@pytest.mark.parametrize("quoted", ["35000元", "谁是我们的对手", "井打"])
def test_words_that_stand_nowhere_as_typed_are_not_found(notes: Index, quoted: str) -> None:
    assert not notes.search(f"“{quoted}”").answered


def test_a_question_that_a_passage_repeats_finds_it_first(notes: Index) -> None:
    assert notes.search("谁是我们的同伴？").hits[0].passage.title == "打井谈话"


def test_a_single_character_is_found_within_words(notes: Index) -> None:
    assert notes.search("知").hits[0].passage.title == "打井谈话"


def test_occurrences_are_counted_and_paged(notes: Index) -> None:
    first, second = notes.occurrences("我们的", 0, 30), notes.occurrences("我们的", 30, 30)
    assert first.total == first.passages == sum(first.speeches.values()) == 41
    assert [len(first.hits), len(second.hits)] == [30, 11]
    assert all(hit.highlight and hit.sentences for hit in (*first.hits, *second.hits))
    assert not notes.occurrences("谁也不是", 0, 5).total


def test_random_runs_are_found_among_the_first_three(sample_data: Path) -> None:
    index = open_index(sample_data)
    random = Random(5)  # noqa: S311
    texts = [passage.text for speech in index.speeches() for passage in index.passages(speech.id)]
    for text in random.choices([text for text in texts if len(text) > 12], k=60):
        length = random.randint(2, 12)
        start = random.randrange(len(text) - length)
        run = text[start : start + length]
        if not run.isalnum():
            continue
        answer = index.search(f"“{run}”", 3)
        assert any(fold_letters(run) in fold_letters(hit.passage.text) for hit in answer.hits), run


FIGURES = """白榆镇工作总结
同志们：
去年全镇茶园增加到１４２．６万亩，比上年增长８．５％，培训护林员３，２００人次。
水库蓄水九百万立方米，渠道修了三条，夜校办了两个班。
"""


@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize(
    "asked", ["142.6", "１４２．６", "8.5%", "８．５％", "3,200", "“142.6万亩”", "茶园增加到142.6万亩"]
)
def test_figures_of_either_width_are_found_in_either_also_alone(tmp_path: Path, asked: str, *, wide: bool) -> None:
    narrow = str.maketrans("０１２３４５６７８９．％，", "0123456789.%,")
    text = FIGURES if wide else FIGURES.translate(narrow)
    answer = index_of(tmp_path, figures=text, roads=ROADS, water=WATER).search(asked)
    assert answer.certainty is Certainty.SURE
    hit = answer.hits[0]
    assert hit.passage.title == "白榆镇工作总结"
    marked = "".join(hit.passage.text[start:end] for start, end in hit.highlight)
    assert "".join(filter(str.isdigit, asked.translate(narrow))) in marked.translate(narrow).replace(".", "").replace(
        ",", ""
    )


def test_the_multiple_of_a_number_that_is_asked_for_is_no_word_of_the_answer(tmp_path: Path) -> None:
    index = index_of(tmp_path, figures=FIGURES, roads=ROADS, water=WATER)
    answer = index.search("白榆镇茶园有多少万亩")
    assert (answer.certainty, answer.hits[0].passage.title) == (Certainty.SURE, "白榆镇工作总结")
    assert "万" not in "".join(answer.missing)
