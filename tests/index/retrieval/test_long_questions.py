"""Of very long questions the most informative terms are looked up, and no more than a fixed number."""

import pytest

from index import Index
from index.analysis.folding import fold
from index.query.syntax import parse_question
from index.query.terms import extract_terms
from index.retrieval.long_questions import MOST_BIGRAMS, MOST_WORDS, most_informative
from index.retrieval.retriever import Retriever
from tests.benchmarks.long_questions import questions
from tests.index.asking import CARE, ROADS, WATER, index_of


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("long"), roads=ROADS, care=CARE, water=WATER)


KINDS = questions(ROADS + CARE + WATER)


@pytest.mark.parametrize("kind", KINDS)
def test_no_question_looks_up_more_terms_than_the_bound(index: Index, kind: str) -> None:
    retriever = Retriever(index.reader)
    query = parse_question(KINDS[kind])
    weighted = retriever.weigh(extract_terms(fold(query.text)))
    assert len(weighted.weights.words) <= MOST_WORDS
    assert len(weighted.weights.bigrams) <= MOST_BIGRAMS
    assert len(weighted.terms.names) <= MOST_BIGRAMS
    assert set(weighted.weights.words) >= {word for stretch in weighted.terms.stretches for word in stretch}
    assert max(map(len, (query.exact, query.titles, query.excluded))) <= 16


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_answered_or_not_without_a_fault(index: Index, kind: str) -> None:
    assert index.search(KINDS[kind]).question == KINDS[kind]


def test_a_long_question_still_finds_what_its_known_words_name(index: Index) -> None:
    question = KINDS["rare characters"][:1500] + "，农村公路养护费用列入财政预算，每公里每年多少元？"
    assert "养护费用列入县财政预算" in index.search(question).hits[0].passage.text


def test_the_rarest_known_terms_are_kept_and_some_of_the_unknown() -> None:
    dfs = {f"known{number}": number + 1 for number in range(50)} | {f"unknown{number}": 0 for number in range(50)}
    kept = most_informative(dfs, 20)
    assert len(kept) == 20
    assert {f"known{number}" for number in range(10)} <= kept
    assert sum(dfs[term] == 0 for term in kept) == 10
    assert most_informative(dfs, 100) == set(dfs)


def test_of_many_unknown_terms_half_may_be_known_ones() -> None:
    dfs = {"a": 3, "b": 1} | {f"unknown{number}": 0 for number in range(1000)}
    kept = most_informative(dfs, 10)
    assert {"a", "b"} <= kept
    assert len(kept) == 10
