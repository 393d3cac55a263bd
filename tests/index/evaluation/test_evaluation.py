"""Question sets: read or refused by line, and counted as the docs say."""

import json
from pathlib import Path

import pytest

from index.errors import JianghuaError
from index.evaluation.figures import Certainties, Evaluation, Marking, evaluate
from index.evaluation.question_set import Question, read_questions
from index.model import Answer, Certainty, Hit, Passage


def passage(
    text: str, title: str = "在大会上的讲话", record: str | None = None, headings: tuple[str, ...] = ()
) -> Passage:
    return Passage(1, 1, title, headings, text, "a.txt", record, 0)


def ask(question: str, **rest: object) -> str:
    return json.dumps({"id": question, "question": question, **rest}, ensure_ascii=False)


def run(lines: list[str], answers: dict[str, Answer], path: Path) -> Evaluation:
    path.write_text("\n".join(lines), encoding="utf-8")
    return evaluate(read_questions(path), lambda question: answers[question])


def answer(question: str, *passages: Passage, certainty: Certainty = Certainty.SURE) -> Answer:
    return Answer(question, certainty, tuple(Hit(found, 1.0) for found in passages))


def test_a_passage_is_right_by_text_and_title_white_space_aside(tmp_path: Path) -> None:
    gold = [{"title_contains": "大会上", "text_contains": "修路 三里"}]
    right = passage("今年修路\n三里。")
    wrong_title = passage("今年修路三里。", title="别的报告")
    by_heading = passage("今年修路三里。", title="甲", headings=("乙", "在大会上的讲话"))
    lines = [ask("一", gold=gold), ask("二", gold=gold), ask("三", gold=gold)]
    figures = run(
        lines,
        {"一": answer("一", right), "二": answer("二", wrong_title, right), "三": answer("三", by_heading)},
        tmp_path / "q.jsonl",
    )
    assert [miss.rank for miss in figures.misses] == [2]
    everything = figures.rows[-1]
    assert (everything.kind, everything.questions) == ("ALL", 3)
    assert everything.hit1 == pytest.approx(2 / 3)
    assert everything.hit3 == 1
    assert everything.mrr10 == pytest.approx((1 + 1 / 2 + 1) / 3)


def test_records_are_right_by_their_id(tmp_path: Path) -> None:
    figures = run([ask("一", gold=["7"])], {"一": answer("一", passage("任何", record="7"))}, tmp_path / "q.jsonl")
    assert figures.rows[-1].hit1 == 1


def test_marked_sentences_are_compared_with_those_that_answer(tmp_path: Path) -> None:
    text = "路修了三里。桥架了一座。井打了两口。"
    lines = [
        ask("桥和井", gold=["7"], sentences=["桥架了一座。", "井打了两口。"]),
        ask("路", gold=["7"], sentences=["路修了三里。"]),
        ask("塘", gold=["8"], sentences=["塘挖了四个。"]),
        ask("渠", gold=["7"]),
    ]
    hit = Hit(passage(text, record="7"), 1.0, ((2, 4), (6, 12)))
    answers = {each: Answer(each, Certainty.SURE, (hit,)) for each in ("桥和井", "路", "塘", "渠")}
    figures = run(lines, answers, tmp_path / "q.jsonl")
    assert figures.marking == Marking(questions=3, precision=2 / 4, recall=2 / 4)
    assert [(each.question.id, each.marked) for each in figures.mismarked] == [
        ("桥和井", ("路修了三里。", "桥架了一座。")),
        ("路", ("路修了三里。", "桥架了一座。")),
        ("塘", ()),
    ]
    assert run([ask("渠", gold=["7"])], answers, tmp_path / "q.jsonl").marking is None


def test_each_certainty_is_counted_and_none_is_a_miss(tmp_path: Path) -> None:
    gold = [{"title_contains": "", "text_contains": "修路"}]
    lines = [
        ask("有", kind="fact", gold=gold),
        ask("近", kind="fact", gold=gold),
        ask("准", kind="fact", gold=gold),
        ask("错", kind="fact", gold=gold),
        ask("无", kind="none", answerable=False, gold=[]),
        ask("也无", answerable=False),
    ]
    answers = {
        "有": answer("有", passage("修路"), certainty=Certainty.NONE),
        "近": answer("近", passage("修路"), certainty=Certainty.UNSURE),
        "准": answer("准", passage("修路")),
        "错": answer("错", passage("架桥"), passage("修路")),
        "无": answer("无", passage("修路"), certainty=Certainty.NONE),
        "也无": answer("也无", passage("修路")),
    }
    figures = run(lines, answers, tmp_path / "q.jsonl")
    assert figures.answerable == Certainties(sure=2, unsure=1, none=1)
    assert figures.unanswerable == Certainties(sure=1, unsure=0, none=1)
    assert figures.sure_right == 1
    assert [row.kind for row in figures.rows] == ["fact", "ALL"]
    assert (figures.rows[0].hit1, figures.rows[0].hit10) == (0.5, 0.75)
    assert [miss.certainty for miss in figures.misses] == [Certainty.NONE, Certainty.SURE]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "holds no questions"),
        ('{"id": 1, "question": "好"}\n{broken', "line 2"),
        ('["a list"]', "line 1: not a question .is no JSON object"),
        ('{"id": 1}', 'has no key "question"'),
        ("{broken", "is not JSON"),
        ("[" * 100_000, "nested too deep"),
        ('{"id": 1, "question": "好", "gold": "x"}', "gold is not a list"),
        ('{"id": 1, "question": "好", "gold": [{"title_contains": "x"}]}', "text_contains"),
    ],
)
def test_a_broken_set_is_told_by_file_and_line(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(JianghuaError, match=told) as caught:
        read_questions(path)
    assert str(path) in str(caught.value)


def test_a_missing_set_is_told(tmp_path: Path) -> None:
    with pytest.raises(JianghuaError, match="No such file"):
        read_questions(tmp_path / "nowhere.jsonl")


def test_the_sample_questions_can_be_read() -> None:
    questions: list[Question] = read_questions(Path(__file__).parent.parent.parent / "data" / "questions.jsonl")
    assert len(questions) == 60
    assert all(bool(question.gold) == question.answerable for question in questions)


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ({"id": "1", "question": "修路", "answerabel": False}, "answerabel"),
        ({"id": "1", "question": "修路", "sentences": [], "notes": ""}, "notes"),
        ({"id": "1", "question": "修路", "gold": [{"text_contains": "路", "title_contians": "x"}]}, "title_contians"),
    ],
)
def test_a_misspelt_key_is_refused_with_its_line(tmp_path: Path, row: dict[str, object], key: str) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(ask("架桥") + "\n" + json.dumps(row) + "\n", encoding="utf-8")
    with pytest.raises(JianghuaError, match=f'line 2: .*unknown key "{key}"'):
        read_questions(path)
