"""A question's words, and how much of them a passage has."""

from index.query.terms import extract_terms
from index.ranking.evidence import evidence, question_pieces
from index.ranking.features import Candidate
from index.retrieval.bm25 import lucene_idf
from index.retrieval.term_weights import TermWeights, WeightedQuery


def query(text: str, words: dict[str, float], bigrams: dict[str, float] | None = None) -> WeightedQuery:
    return WeightedQuery(
        extract_terms(text), TermWeights(words, bigrams or {}, {}, dict.fromkeys("".join(words), 1.0), {})
    )


def test_rare_characters_in_a_row_are_a_name_and_common_ones_words() -> None:
    words = {"潘": 6.0, "仕": 6.0, "成": 3.0, "1997": 6.0, "年": 1.0, "党": 0.5, "会议": 3.0}
    asked = query("潘仕成1997年党的会议", words, {"潘仕": 7.0, "仕成": 7.0, "年党": 7.0})
    assert question_pieces(asked) == {"潘仕成": 7.0, "1997": 6.0, "年": 1.0, "党": 0.5, "会议": 3.0}


def test_a_word_that_no_passage_has_is_unknown_and_one_that_this_passage_lacks_is_missing() -> None:
    unseen = lucene_idf(100, 0)
    asked = query("煤矿矿工火箭", {"煤矿": 2.0, "矿工": 3.0, "火箭": unseen})
    passage = Candidate("关于煤矿的报告", "矿区改种果树。", ("矿区改种果树",), 0)
    found = evidence(asked, passage, passages=100, passages_a_speech=1.0, words=0.2, lead=0.1)
    assert found.present == 2.0 / unseen
    assert found.missing == (3.0 + unseen) / unseen
    assert found.unknown == unseen / (5.0 + unseen)
    assert 0 < found.sentence < 1
    assert not found.lacks_type


def test_a_number_that_is_asked_for_and_not_there_is_told() -> None:
    passage = Candidate("", "煤矿关了。", ("煤矿关了",), 0)
    asked = query("煤矿有几座", {"煤矿": 2.0, "几座": 3.0})
    assert evidence(asked, passage, passages=9, passages_a_speech=9.0, words=0.2, lead=0.1).lacks_type
