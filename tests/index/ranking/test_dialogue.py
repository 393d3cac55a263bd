"""Who says what in a dialogue: turns, and how much of a question a speaker's turns answer."""

import pytest

from index.query.terms import extract_terms
from index.ranking.candidate import Candidate
from index.ranking.dialogue import asked_speaker, last_turn, spoken_by, turns
from index.retrieval.term_weights import TermWeights, WeightedQuery

TALK = "林工:堤坝加高两米。\n周记者:水库清淤了吗?\n林工:清淤三万方。\n周记者:谢谢。\n"
NOBODY = last_turn("")


def asked(*words: str) -> WeightedQuery:
    """Give a question whose words all weigh the same."""
    characters = {char: 1.0 for word in words for char in word}
    weights = TermWeights(dict.fromkeys(words, 1.0), {}, {}, characters, {})
    return WeightedQuery(extract_terms("".join(words)), weights)


def candidate(text: str) -> Candidate:
    return Candidate("访谈", text, f"{text}\n", 0)


def test_a_text_is_cut_where_somebody_is_named() -> None:
    cut = turns(TALK)
    assert [turn.speaker for turn in cut] == ["林工", "周记者", "林工", "周记者"]
    assert [turn.said.strip() for turn in cut] == ["堤坝加高两米。", "水库清淤了吗?", "清淤三万方。", "谢谢。"]


def test_before_anybody_is_named_the_one_of_before_speaks() -> None:
    assert [turn.speaker for turn in turns("接着说。\n林工:好。\n", "周记者")] == ["周记者", "林工"]
    assert turns("没有人说话。") == turns("没有人说话。", None)
    assert last_turn(TALK).speaker == "周记者"
    assert [turn.said for turn in turns("接着说。\n林工:好。")] == ["接着说。\n", "好。"]
    assert [turn.speaker for turn in turns("林工: \n周记者: ")] == ["周记者"]


def test_a_speaker_is_asked_whom_the_question_names_and_who_speaks_more_than_once() -> None:
    assert asked_speaker("林工说堤坝加高多少", [candidate(TALK)]) == "林工"
    assert asked_speaker("周记者问了林工什么", [candidate(TALK)]) == "周记者"
    assert asked_speaker("堤坝加高多少", [candidate(TALK)]) is None
    assert asked_speaker("林工说了什么", [candidate("林工:堤坝加高两米。\n")]) is None


@pytest.mark.parametrize(
    ("label", "question"),
    [
        ("周明远议员", "周明远讲了什么"),
        ("周明远议员", "周明远议员怎么看水库"),
        ("周委员明远", "周明远说水库要不要清淤"),
        ("李青局长", "李青怎么说"),
        ("叶刘淑仪议员", "叶刘淑仪讲了什么"),
    ],
)
def test_a_speaker_is_asked_without_the_office(label: str, question: str) -> None:
    talk = f"{label}:堤坝加高两米。\n主席:水库清淤了吗?\n{label}:清淤三万方。\n主席:谢谢。\n"
    assert asked_speaker(question, [candidate(talk)]) == label


def test_what_was_asked_right_before_a_reply_counts_half() -> None:
    question = asked("水库", "清淤")
    assert spoken_by("林工", question, [candidate(TALK)], [NOBODY]).shares.tolist() == pytest.approx([0.75])
    assert spoken_by("周记者", question, [candidate(TALK)], [NOBODY]).shares.tolist() == pytest.approx([1.0])
    alone = candidate("林工:水库很好。\n林工:清淤三万方。\n")
    assert spoken_by("林工", question, [alone], [NOBODY]).shares.tolist() == pytest.approx([0.5])
    later = candidate("林工:清淤三万方。\n")
    before = last_turn("周记者:水库呢?\n")
    assert spoken_by("林工", question, [later], [before]).shares.tolist() == pytest.approx([0.75])


def test_of_a_dialogue_without_the_speaker_the_titles_stay_and_of_other_texts_all() -> None:
    other, plain = candidate("王工:水库清淤。\n周记者:好。\n"), candidate("水库清淤三万方。")
    spoken = spoken_by("林工", asked("水库"), [other, plain], [NOBODY, NOBODY])
    assert [each.text for each in spoken.candidates] == ["", plain.text]
    assert spoken.candidates[0].head == other.head
    assert spoken.shares.tolist() == [0.0, 0.0]
    assert spoken_by("林工", asked(), [candidate(TALK)], [NOBODY]).shares.tolist() == [0.0]
    assert spoken_by("林工", asked("林工"), [candidate(TALK)], [NOBODY]).shares.tolist() == [0.0]
