"""Candidates are scored and put in order: what is demanded is kept, what repeats the question stands first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest

from index.analysis.folding import fold
from index.model import Passage
from index.purpose import Statement
from index.query.syntax import parse_question
from index.ranking.candidate import candidates_of
from index.ranking.reranker import Ranking, rerank
from index.ranking.speech_scope import SpeechScope
from index.retrieval.candidates import Retrieved
from index.retrieval.term_weights import WeightedQuery
from index.semantic.similarity import Nearness
from tests.index.weighed import weighed


def passage(text: str, title: str = "在会上的讲话", speech: int = 1, place: int = 0) -> Passage:
    return Passage(100 * speech + place, speech, title, (), text, "a.txt", None, place)


def ranked(
    question: str,
    passages: Sequence[Passage],
    *,
    words: Sequence[float] = (),
    names: Sequence[float] = (),
    verbatim: str | None = None,
    weighted: WeightedQuery | None = None,
    described: bool = False,
    nearness: Nearness | None = None,
    spoken: Sequence[float] | None = None,
    stated: Mapping[int, Statement] | None = None,
) -> Ranking:
    """Rank passages, which stand in the collection in this order."""
    none = np.zeros(len(passages))
    found = Retrieved(
        np.arange(len(passages)),
        np.array(words) if words else none,
        *(none, np.array(names) if names else none, none, none, (), ()),
    )
    candidates = candidates_of(passages)
    query = replace(parse_question(question), verbatim=verbatim)
    scope = SpeechScope(weighted or weighed(query.text), [], described=described, stated=stated or {})
    return rerank(
        query,
        scope,
        found,
        passages,
        candidates,
        nearness=nearness,
        openings=passages if described else (),
        spoken=None if spoken is None else np.array(spoken),
    )


def order(*args: object, **options: object) -> list[int]:
    found: list[int] = ranked(*args, **options).rows.tolist()  # type: ignore[arg-type]
    return found


ROADS, TREES, CANAL = passage("今年修路三百里。"), passage("今年种树五万棵。"), passage("修渠的事明年再说。")


def test_the_best_comes_first_and_of_equals_the_earlier_one() -> None:
    assert order("种树", [ROADS, TREES, CANAL]) == [1, 0, 2]
    assert order("种树", [ROADS, TREES, CANAL], words=[0, 0, 0.9])[1:] == [2, 0]
    assert order("开会", [ROADS, TREES, CANAL]) == [0, 1, 2]


def test_everything_of_a_candidate_goes_with_it() -> None:
    found = ranked("种树", [ROADS, TREES, CANAL], words=[0.1, 0.5, 0.2])
    assert found.passages == [TREES, CANAL, ROADS]
    assert [each.text for each in found.candidates] == [fold(each.text) for each in found.passages]
    assert found.features["words"].tolist() == [0.5, 0.2, 0.1]
    assert found.top_score == found.scores[0] > found.scores[1] > found.scores[2]
    again = found.rearranged([2, 0])
    assert (again.rows.tolist(), again.passages, again.features["words"].tolist()) == (
        [0, 1],
        [ROADS, TREES],
        [0.1, 0.5],
    )
    assert again.top_score == found.scores[2]


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("修 标题:渠", [2]),
        ("修 -路", [2, 1]),
        ("修 -路 -树", [2]),
        ("修 -渠 标题:讲话", [0, 1]),
        ("修 标题:讲话 标题:会", [0, 1]),
        ("修 标题:报告", [0, 1, 2]),
        ("修 -事 -今年", [0, 1, 2]),
    ],
)
def test_what_lacks_a_title_or_has_an_excluded_word_is_left_out_unless_all_are(question: str, rows: list[int]) -> None:
    passages = [ROADS, TREES, CANAL._replace(title="渠事")]
    found = ranked(question, passages, weighted=weighed("修渠"))
    assert sorted(found.rows.tolist()) == sorted(rows)
    assert found.unmet is (len(rows) == len(passages))


def test_an_excluded_word_must_not_stand_in_the_titles_either() -> None:
    assert order("修路 -讲话", [ROADS, ROADS._replace(title="通知")]) == [1]


def test_quoted_words_alone_must_all_be_there_and_count_more_in_the_text_than_in_the_titles() -> None:
    titled, told = TREES._replace(title="修渠修渠修渠"), CANAL
    assert order("“修渠”", [ROADS, titled, told], words=[0, 0.9, 0]) == [2, 1]
    assert ranked("“修渠”", [ROADS, TREES]).unmet
    assert order("“修渠”怎么修", [ROADS, told]) == [1, 0]


def test_what_repeats_the_question_stands_first_but_not_in_a_note() -> None:
    note = passage("[1] 参见《修渠的事》，第25页。")
    passages = [ROADS, CANAL, note]
    assert order("修渠的事", passages, words=[9, 0, 0]) == [0, 1, 2]
    assert order("修渠的事", passages, words=[9, 0, 0], verbatim="修渠的事") == [1, 0, 2]


def test_how_near_a_passage_is_in_meaning_and_what_its_speaker_says_speak_for_it() -> None:
    nearness = Nearness(np.array([0, 1]), np.array([0.0, 2.0]), np.array([0.7, 0.9]))
    assert order("开会", [ROADS, TREES], nearness=nearness) == [1, 0]
    without = Nearness(np.array([1]), np.array([2.0]), np.array([0.9]))
    assert order("开会", [ROADS, TREES], nearness=without) == [0, 1]
    assert order("开会", [ROADS, TREES], spoken=[0.0, 1.0]) == [1, 0]
    assert "meaning" not in ranked("开会", [ROADS]).features


def test_of_a_described_speech_the_earlier_passage_comes_first() -> None:
    later, earlier = TREES._replace(place=6), TREES._replace(place=2)
    assert order("种树", [later, earlier], described=True) == [1, 0]
    assert order("种树", [later, earlier]) == [0, 1]
    about = ranked("种树", [TREES._replace(place=0), TREES._replace(place=1)], described=True).features["about"]
    assert about[0] == 1.0
    assert 0 < about[1] < 1.0


WHOLE = replace(weighed("讲话"), terms=replace(weighed("讲话").terms, whole=True, words=(), bigrams=(), stretches=()))


def test_what_a_speech_is_about_comes_first_the_plainer_the_better_then_how_it_opens() -> None:
    first, second, third = (passage("渠长三里。", place=place) for place in range(3))
    stated = {second.id: Statement(second, (0, 5), 0.9)}
    found = ranked("讲话", [first, second, third], weighted=WHOLE, stated=stated)
    assert found.rows.tolist() == [1, 0, 2]
    assert found.features["purpose"][0] == 0.9
    assert found.features["purpose"][1] > found.features["purpose"][2] > 0


def test_what_a_speech_is_for_is_told_only_where_it_is_asked_for() -> None:
    only = passage("现将修渠工作汇报如下。")
    stated = {only.id: Statement(only, (0, 11), 1.0)}
    assert not ranked("修渠", [only], stated=stated).features["purpose"].any()
    assert ranked("讲话", [only], weighted=WHOLE, stated=stated).features["purpose"].tolist() == [1.0]


@pytest.mark.parametrize(("text", "share"), [("修渠。", 1.0), ("修路。", 0.5), ("种树。", 0.0)])
def test_the_best_candidate_covers_a_share_of_the_question(text: str, share: float) -> None:
    assert ranked("修渠", [passage(text)]).covered == pytest.approx(share)


def test_of_nothing_asked_all_is_covered_and_without_candidates_nothing() -> None:
    nothing = weighed("")
    assert ranked("修渠", [], weighted=nothing).covered == 1.0
    assert ranked("修渠", [ROADS], weighted=nothing).covered == 1.0
    none = ranked("修渠", [])
    assert (none.covered, none.top_score, none.unmet) == (0.0, 0.0, True)
