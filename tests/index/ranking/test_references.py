"""Lines that only refer to other texts are told, by their share of a passage; not where references are asked for."""

import pytest

from index.model import Passage
from index.ranking.candidate import candidates_of
from index.ranking.references import REFERRING, references

BODY = "今年全县修了十二座桥，村村通了客车，群众都说方便。"


def share(text: str, *headings: str, question: str = "修了几座桥") -> float:
    passage = Passage(1, 1, "讲话", headings, text, "a.txt", None, 0, None, None, None)
    return float(references(question, candidates_of([passage]))[0])


@pytest.mark.parametrize(
    "line",
    [
        "[3] 参见《山区修路记》，第25页。",
        "① 引自《乡村档案》第3辑。",
        "[12] 王某：《桥梁小史》[M]，山城，2003。",
        "李某：《县志初稿》，东方出版社，1998年版，第31页。",
        "注1：同上",
        "《水库志》上册，第 12-14 页",
        "Smith, Bridges of the hills, Oxford University Press, 1987",
        "https://example.org/bridges",
    ],
)
def test_a_line_that_refers_is_one_alone_and_beside_other_lines(line: str) -> None:
    assert share(line) == 1.0
    both = share(f"{BODY}\n{line}")
    assert both == pytest.approx(len(line) / (len(line) + len(BODY)))


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        "参见的人很多，会场坐满了。",
        "书里写着这座桥是1987年修的。",
        "第25页的表格要重填，下周交上来，各村不要拖。",
    ],
)
def test_a_sentence_of_a_speech_is_none(line: str) -> None:
    assert share(line) < REFERRING


def test_below_a_heading_of_notes_everything_is_one() -> None:
    assert share(BODY, "参考文献") == 1.0
    assert share(BODY, "一、工作回顾", "注释") == 1.0
    assert share(BODY, "注意事项") == 0.0


def test_who_asks_for_references_gets_them() -> None:
    assert share("[3] 参见《山区修路记》，第25页。", question="这句话的出处是什么") == 0.0


def test_blank_lines_do_not_count() -> None:
    assert share(f"\n{BODY}\n \n\n") == 0.0
    assert share("\n \n") == 0.0
    assert list(references("修了几座桥", [])) == []


@pytest.mark.parametrize(
    "text",
    [
        "（桥头合影，右二为陈砚青。）",
        "【县志办主任在通车仪式上的讲话】",
        "各位代表、各位委员、列席的同志们：",
        "（通车当日的大桥。）\n尊敬的各位來賓、女士們、先生們：",
    ],
)
def test_captions_and_addresses_alone_answer_nothing(text: str) -> None:
    assert share(text) == 1.0
    assert share(f"{text}\n{BODY}") == 0.0


@pytest.mark.parametrize(
    "text", ["（1987年6月4日县人民代表大会通过）", "各位代表提出了三条意见：", f"（{BODY}）他说。"]
)
def test_a_day_in_brackets_and_a_sentence_before_a_list_are_text(text: str) -> None:
    assert share(text) == 0.0
