"""The ranking class is rank_bm25's: with the same idf, its scores are the library's."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25, BM25Okapi

from index.postings import Postings
from index.postings.merging import merge
from index.retrieval.bm25 import K1, B, PostingsBM25, lucene_idf
from tests.index.tokens import invert

passages = st.lists(st.lists(st.sampled_from("政协委员民主监督"), min_size=1, max_size=12), min_size=1, max_size=12)


def ranked(tokens: Sequence[Sequence[str]], directory: Path) -> PostingsBM25:
    parts = invert([{"words": list(each)} for each in tokens], ["words"])
    merge({name: [part] for name, part in parts.items()}, directory)
    return PostingsBM25(Postings.open(directory).fields["words"])


@settings(max_examples=40)
@given(passages, st.lists(st.sampled_from("政协委员民主监督外"), max_size=5))
def test_scores_are_the_library_s_with_the_same_idf(tokens: list[list[str]], asked: list[str]) -> None:
    with TemporaryDirectory() as directory:
        ours = ranked(tokens, Path(directory))
        theirs = BM25Okapi(tokens, k1=K1, b=B)
        holding = {word: sum(word in each for each in tokens) for word in theirs.idf}
        theirs.idf = {word: lucene_idf(len(tokens), df) for word, df in holding.items()}
        known = [word for word in asked if word in theirs.idf]
        assert ours.get_scores(asked) == pytest.approx(theirs.get_scores(known), abs=1e-6)
        rows = list(range(0, len(tokens), 2))
        assert ours.get_batch_scores(asked, rows) == pytest.approx(theirs.get_batch_scores(known, rows), abs=1e-6)


def test_it_is_a_rank_bm25_and_finds_the_best_documents(tmp_path: Path) -> None:
    ours = ranked([["政协"], ["民主", "监督"], ["委员"]], tmp_path)
    assert isinstance(ours, BM25)
    assert ours.get_top_n(["监督"], ["a", "b", "c"], n=1) == ["b"]


def test_a_rarer_word_weighs_more_and_none_less_than_nothing(tmp_path: Path) -> None:
    ours = ranked([["政协", "民主"], ["政协"], ["政协"]], tmp_path)
    weights = ours.weigh(["政协", "民主", "外"])
    assert 0 < weights["政协"] < weights["民主"] < weights["外"]
    assert np.all(ours.get_scores(["政协"]) > 0)
