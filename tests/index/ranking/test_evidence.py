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
    found = evidence(asked, passage, passages=100, passages_a_speech=1.0, words=0.2, lead=0.1, score=1.0)
    assert found.present == 2.0 / unseen
    assert found.missing == (3.0 + unseen) / unseen
    assert found.unknown == unseen / (5.0 + unseen)
    assert 0 < found.sentence < 1
    assert not found.lacks_type


def test_a_number_that_is_asked_for_and_not_there_is_told() -> None:
    passage = Candidate("", "煤矿关了。", ("煤矿关了",), 0)
    asked = query("煤矿有几座", {"煤矿": 2.0, "几座": 3.0})
    assert evidence(asked, passage, passages=9, passages_a_speech=9.0, words=0.2, lead=0.1, score=1.0).lacks_type == 1.0


def test_a_number_that_stands_apart_from_what_is_asked_speaks_less_against_it() -> None:
    asked = query("煤矿有几座", {"煤矿": 2.0, "几座": 0.0})
    apart = Candidate("", "煤矿关了。桥有三座。", ("煤矿关了", "桥有三座"), 0)
    beside = Candidate("", "关了三座煤矿。", ("关了三座煤矿",), 0)
    found = [
        evidence(asked, passage, passages=9, passages_a_speech=9.0, words=0.2, lead=0.1, score=1.0)
        for passage in (apart, beside)
    ]
    assert [each.lacks_type for each in found] == [0.5, 0.0]


def test_a_word_that_is_met_by_another_for_it_alone_counts_half() -> None:
    asked = query("房价", {"房价": 2.0})
    assert dict(asked.terms.also)["房价"]
    other, own = dict(asked.terms.also)["房价"][0], "房价"
    found = [
        evidence(
            asked, Candidate("", text, (text,), 0), passages=9, passages_a_speech=9.0, words=0.2, lead=0.1, score=1.0
        )
        for text in (other, own)
    ]
    assert found[0].present == found[1].present / 2
    assert found[0].missing == found[0].present
    assert found[1].missing == 0.0
