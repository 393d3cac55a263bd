"""The k best rows: the very ones that scoring every row gives, whichever way they are found."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from index import analysis
from index.postings import Postings, merging, pruning, steps, topk
from index.postings.merging import merge
from index.postings.statistics import Saturation
from index.postings.topk import Term, TopK
from index.retrieval.bm25 import lucene_idf
from tests.index.tokens import invert

Passage = dict[str, list[str]]

PRUNING = {"_SMALL": 0, "_SPARSE": 0, "_PROMISING": 1, "_ACROSS": 4, "_PIECE": 7}
"""Limits so low that a small collection goes all the ways of a large one."""

SHORT = {"title": Saturation(k1=1.2, b=0.3)}


@contextmanager
def pruned(**limits: int) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**PRUNING, **limits}.items():
            patch.setattr(next(room for room in (topk, pruning, steps) if hasattr(room, name)), name, value)
        yield


def build(passages: Sequence[Passage], directory: Path, cuts: Sequence[int] = ()) -> Postings:
    ends = [0, *cuts, len(passages)]
    documents = [passages[start:end] for start, end in pairwise(ends)]
    packed = [invert(document, ["words", "title"]) for document in documents]
    merge({field: [parts[field] for parts in packed] for field in ("words", "title")}, directory, SHORT)
    return Postings.open(directory)


def by_hand(
    passages: Sequence[Passage], terms: Sequence[Term], k: int, within: range | None
) -> list[tuple[int, float]]:
    """The formula, written down once more, over every passage."""
    scores = [0.0] * len(passages)
    for term in terms:
        shape = SHORT.get(term.field, Saturation())
        mean = sum(len(passage[term.field]) for passage in passages) / len(passages) or 1.0
        for row, passage in enumerate(passages):
            tf = passage[term.field].count(term.text)
            norm = shape.k1 * (1 - shape.b + shape.b * len(passage[term.field]) / mean)
            scores[row] += term.weight * (shape.k1 + 1) * tf / (tf + norm)
    where = range(len(passages)) if within is None else within
    rows = [row for row in where if row < len(passages) and scores[row] > 0]
    return sorted(((row, scores[row]) for row in rows), key=lambda item: (-item[1], item[0]))[:k]


@st.composite
def collections(draw: st.DrawFn) -> list[Passage]:
    """Passages with words as unevenly spread as in a language, some of them twice."""
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    count, vocabulary = draw(st.integers(1, 400)), draw(st.integers(1, 30))
    share = 1 / np.arange(1, vocabulary + 1) ** draw(st.sampled_from([0.3, 1.0, 2.0]))
    words = [chr(0x4E00 + number) * (1 + number % 4) for number in range(vocabulary)]

    def some(most: int) -> list[str]:
        return [words[each] for each in random.choice(vocabulary, random.integers(0, most + 1), p=share / share.sum())]

    passages = [{"words": some(12), "title": some(3)} for _ in range(count)]
    return passages + passages[: draw(st.integers(0, 20))]


weights = st.one_of(st.sampled_from([0.0, 0.5, 1.0, 1e-9, 1e9]), st.floats(1e-9, 10))
questions = st.lists(
    st.builds(
        Term,
        st.sampled_from(["words", "title"]),
        st.integers(0, 32).map(lambda number: chr(0x4E00 + number) * (1 + number % 4)),
        weights,
    ),
    max_size=12,
)
ranges = st.none() | st.tuples(st.integers(0, 220), st.integers(0, 220)).map(lambda ends: range(min(ends), max(ends)))


@settings(max_examples=100)
@given(collections(), questions, st.integers(1, 40), ranges, st.booleans())
def test_the_best_rows_are_those_of_scoring_every_row(
    passages: list[Passage], terms: list[Term], k: int, within: range | None, common: bool
) -> None:
    with TemporaryDirectory() as directory, pytest.MonkeyPatch.context() as patch:
        if common:
            patch.setattr(merging, "COMMON_FROM", 3)
        postings = build(passages, Path(directory))
        with pruned():
            found = TopK(postings).best(terms, k, within)
        plain = TopK(postings).best(terms, k, within)
        assert found.rows.tolist() == plain.rows.tolist()
        assert found.scores.tolist() == plain.scores.tolist()
        expected = by_hand(passages, terms, k, within)
        assert np.allclose(found.scores, [each for _, each in expected], rtol=1e-9)
        scores = dict(expected)
        # Rows apart by less than float64 can tell may stand either way; all others may not.
        for row, score, (due, _) in zip(found.rows.tolist(), found.scores.tolist(), expected, strict=True):
            assert row == due or math.isclose(scores.get(row, score), scores[due], rel_tol=1e-12)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text("修路架桥资金委员会说12a，。", max_size=30), min_size=1, max_size=60),
    st.text("修路架桥资金委员会", min_size=2, max_size=12),
    st.integers(1, 10),
)
def test_words_are_bounded_with_their_pairs(texts: list[str], question: str, k: int) -> None:
    fields = {"words": analysis.words, "bigrams": analysis.bigrams}
    parts = invert([{name: cut(text) for name, cut in fields.items()} for text in texts], list(fields))
    terms = [Term(name, text, 1.0 + place) for name, cut in fields.items() for place, text in enumerate(cut(question))]
    with TemporaryDirectory() as directory:
        merge({name: [part] for name, part in parts.items()}, Path(directory))
        postings = Postings.open(Path(directory))
        with pruned():
            found = TopK(postings).best(terms, k)
        plain = TopK(postings).best(terms, k)
        assert found.rows.tolist() == plain.rows.tolist()
        assert found.scores.tolist() == plain.scores.tolist()


class Library(BM25Okapi):  # type: ignore[misc]
    """rank_bm25's own class over lists of tokens; only its idf, which can be negative, is Lucene's."""

    def _calc_idf(self, nd: dict[str, int]) -> None:
        self.idf = {term: lucene_idf(self.corpus_size, holding) for term, holding in nd.items()}


@settings(max_examples=30)
@given(collections(), st.lists(st.integers(0, 32), min_size=1, max_size=8, unique=True), st.integers(1, 20))
def test_scores_are_those_of_the_rank_bm25_class(passages: list[Passage], numbers: list[int], k: int) -> None:
    texts = [chr(0x4E00 + number) * (1 + number % 4) for number in numbers]
    assume(any(passage["words"] for passage in passages))
    library = Library([passage["words"] for passage in passages], k1=Saturation().k1, b=Saturation().b)
    scores = library.get_scores(texts)
    with TemporaryDirectory() as directory:
        postings = build(passages, Path(directory))
        dfs = postings.fields["words"].dfs(texts)
        terms = [Term("words", text, lucene_idf(len(passages), df)) for text, df in zip(texts, dfs, strict=True)]
        with pruned():
            found = TopK(postings).best(terms, k)
    assert np.allclose(found.scores, np.sort(scores)[::-1][: len(found.scores)], rtol=1e-9)
    assert np.allclose(found.scores, scores[found.rows], rtol=1e-9)
    assert len(found.rows) == min(k, np.count_nonzero(scores))


def test_equal_passages_come_in_their_order(tmp_path: Path) -> None:
    passages: list[Passage] = [{"words": ["修路", "架桥"], "title": []}] * 300
    postings = build(passages, tmp_path)
    for limits in (PRUNING, {}):
        with pruned(**limits):
            found = TopK(postings).best([Term("words", "修路", 1.0), Term("words", "架桥", 0.5)], 7)
        assert found.rows.tolist() == list(range(7))
        assert len(set(found.scores.tolist())) == 1


def test_a_search_with_too_many_equal_rows_leaves_nothing_for_the_next_one(tmp_path: Path) -> None:
    passages: list[Passage] = [{"words": ["修路"], "title": []}] * 300
    passages += [{"words": ["种树"] * (3 - row), "title": ["种树"]} for row in range(3)]
    with pruned():
        chooser = TopK(build(passages, tmp_path))
        found = chooser.best([Term("words", "修路", 1.0)], 3)
        after = chooser.best([Term("words", "种树", 1.0)], 2)
    assert found.rows.tolist() == [0, 1, 2]
    assert after.rows.tolist() == [300, 301]
    assert len(chooser._idle) == 1


def test_rows_are_scored_in_any_order(tmp_path: Path) -> None:
    passages: list[Passage] = [{"words": ["修路"] * (row % 5), "title": ["修路"]} for row in range(20)]
    chooser = TopK(build(passages, tmp_path))
    terms = [Term("words", "修路", 1.0), Term("title", "修路", 2.0)]
    best_rows = chooser.best(terms, 20)
    assert chooser.scores(terms, best_rows.rows).tolist() == best_rows.scores.tolist()
    assert chooser.scores(terms, []).tolist() == []


@settings(max_examples=30)
@given(collections(), questions, st.integers(1, 20), st.lists(ranges.filter(lambda each: each is not None), max_size=4))
def test_the_best_of_each_range_are_those_one_by_one(
    passages: list[Passage], terms: list[Term], k: int, asked: list[range]
) -> None:
    asked = [range(min(each.start, len(passages)), min(each.stop, len(passages))) for each in asked]
    with TemporaryDirectory() as directory, pytest.MonkeyPatch.context() as patch:
        chooser = TopK(build(passages, Path(directory)))
        patch.setattr(topk, "_FEW_ROWS", 50)
        found = chooser.best_of_each(terms, k, asked)
        assert len(found) == len(asked)
        for each, rows in zip(found, asked, strict=True):
            due = chooser.best(terms, k, rows)
            assert each.rows.tolist() == due.rows.tolist()
            assert each.scores.tolist() == due.scores.tolist()


def test_a_term_given_twice_adds_up(tmp_path: Path) -> None:
    chooser = TopK(build([{"words": ["修路"], "title": []}], tmp_path))
    once, twice = (chooser.best([Term("words", "修路", weight)] * n, 1) for weight, n in ((3.0, 1), (1.5, 2)))
    assert once.scores.tolist() == twice.scores.tolist()


def test_nothing_is_found_where_nothing_is(tmp_path: Path) -> None:
    chooser = TopK(build([{"words": ["修路"], "title": []}], tmp_path))
    for terms, k, within in (
        ([], 5, None),
        ([Term("words", "没有", 1.0)], 5, None),
        ([Term("words", "修路", 1.0)], 0, None),
        ([Term("words", "修路", 1.0)], 5, range(1, 9)),
        ([Term("words", "修路", 0.0)], 5, None),
    ):
        assert chooser.best(terms, k, within).rows.tolist() == []


def test_a_negative_weight_is_refused(tmp_path: Path) -> None:
    chooser = TopK(build([{"words": ["修路"], "title": []}], tmp_path))
    with pytest.raises(ValueError, match="修路"):
        chooser.best([Term("words", "修路", -1.0)], 5)


@settings(max_examples=30)
@given(collections(), st.lists(st.integers(0, 200), max_size=4).map(sorted), st.integers(1, 60))
def test_ranges_of_terms_merge_to_the_same_postings(passages: list[Passage], cuts: list[int], most: int) -> None:
    with TemporaryDirectory() as whole, TemporaryDirectory() as ranged, pytest.MonkeyPatch.context() as patch:
        one = build(passages, Path(whole))
        patch.setattr(merging, "_RANGE", most)
        many = build(passages, Path(ranged), cuts)
        for name, field in one.fields.items():
            assert sorted(field.terms()) == sorted(many.fields[name].terms())
            for text, _ in field.terms():
                for a, b in zip(field.rows(text), many.fields[name].rows(text), strict=True):
                    assert a.tolist() == b.tolist()
        counted = Counter(text for passage in passages for text in set(passage["words"]))
        assert dict(one.fields["words"].terms()) == dict(counted)
        for file in Path(whole).iterdir():
            assert file.read_bytes() == (Path(ranged) / file.name).read_bytes()


@settings(max_examples=40, deadline=None)
@given(collections(), st.integers(1, 5))
def test_rows_are_looked_up_together_as_they_are_one_by_one(passages: list[Passage], k: int) -> None:
    with TemporaryDirectory() as directory, pruned():
        top = TopK(build(passages, Path(directory)))
        words = sorted({word for passage in passages for word in passage["words"]})
        both = [Term(field, word, 1.0 + place) for field in ("words", "title") for place, word in enumerate(words[:4])]
        assume(words)
        ranges = [range(1), range(len(passages) // 2, len(passages)), range(1, 1)]
        best, each, known = top.look_up(both, k, ranges, [len(passages) - 1])
        for found, alone in zip([best, *each], [top.best(both, k), *top.best_of_each(both, k, ranges)], strict=True):
            assert found.rows.tolist() == alone.rows.tolist()
            assert found.scores.tolist() == alone.scores.tolist()
        weighings = [both[:4], both[4:], [*both[:1], Term("words", words[-1], 0.5)], []]
        for rows in (np.arange(len(passages))[::-1], known.rows[::-1]):
            for scores, terms in zip(top.weighed(weighings, rows, known), weighings, strict=True):
                assert scores.tolist() == top.scores(terms, rows).tolist()
