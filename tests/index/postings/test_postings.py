"""Inverted lists: what goes in by passage comes back by term, over any split into documents."""

from collections import Counter
from collections.abc import Sequence
from mmap import mmap
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import IndexDamaged
from index.postings import FORMAT, Postings
from index.postings.merging import merge
from index.postings.segments import key, keys
from tests.index.tokens import invert

terms = st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=6)
documents = st.lists(st.lists(st.lists(terms, max_size=8), max_size=6), max_size=5)


def build(corpus: Sequence[Sequence[Sequence[str]]], directory: Path) -> Postings:
    segments = [invert([{"words": tokens} for tokens in document], ["words"])["words"] for document in corpus]
    merge({"words": segments}, directory)
    return Postings.open(directory)


@given(documents)
def test_every_term_comes_back_with_its_rows_and_counts(corpus: list[list[list[str]]]) -> None:
    passages = [tokens for document in corpus for tokens in document]
    with TemporaryDirectory() as directory:
        field = build(corpus, Path(directory)).fields["words"]
        assert field.count == len(passages)
        assert field.lengths.tolist() == [len(tokens) for tokens in passages]
        vocabulary = {term for tokens in passages for term in tokens}
        assert dict(field.terms()) == {term: sum(term in tokens for tokens in passages) for term in vocabulary}
        for term in vocabulary:
            rows, counts = field.rows(term)
            expected = [(row, Counter(tokens)[term]) for row, tokens in enumerate(passages) if term in tokens]
            assert list(zip(rows.tolist(), counts.tolist(), strict=True)) == expected
            assert field.df(term) == len(expected)


def test_an_unknown_term_has_no_rows(tmp_path: Path) -> None:
    field = build([[["修路", "二"]]], tmp_path).fields["words"]
    for term in ("修", "路", "没有这个词", ""):
        assert field.df(term) == 0
        assert len(field.rows(term)[0]) == 0


@given(st.lists(terms, unique=True, max_size=50))
def test_terms_have_keys_of_their_own(some: list[str]) -> None:
    assert len({key(term) for term in some}) == len(some)


def test_arrays_are_mapped_not_read(tmp_path: Path) -> None:
    rows, _ = build([[["修路"] * 3, ["修路"]]], tmp_path).fields["words"].rows("修路")
    base = rows.base
    while isinstance(base, np.ndarray):
        base = base.base
    assert isinstance(base, memoryview)
    assert isinstance(base.obj, mmap)


def test_a_damaged_generation_is_told_in_one_line(tmp_path: Path) -> None:
    build([[["修路"]]], tmp_path)
    (tmp_path / "words.rows").unlink()
    with pytest.raises(IndexDamaged, match="jianghua reindex"):
        Postings.open(tmp_path)


def test_another_format_is_told(tmp_path: Path) -> None:
    build([[["修路"]]], tmp_path)
    facts = tmp_path / "postings.json"
    facts.write_text(facts.read_text().replace(f'"format": {FORMAT}', '"format": 0'))
    with pytest.raises(IndexDamaged, match="another version"):
        Postings.open(tmp_path)


@given(st.lists(st.text(max_size=5), max_size=90))
def test_keys_of_many_terms_are_those_of_each(some: list[str]) -> None:
    assert keys(some).tolist() == [key(term) for term in some]


def test_a_list_tells_which_rows_it_has(tmp_path: Path) -> None:
    (found,) = build([[["修路"], ["架桥"], ["修路"], []]], tmp_path).fields["words"].lists(["修路"])
    assert found is not None
    assert [found.has(row) for row in range(4)] == [True, False, True, False]


def test_many_terms_are_found_like_one(tmp_path: Path) -> None:
    field = build([[["修路", "架桥"], ["修路"]]], tmp_path).fields["words"]
    assert field.dfs(["修路", "没有", "架桥"] * 200) == [2, 0, 1] * 200


def test_pages_that_were_handed_back_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.postings._most_kept", lambda: 0)
    postings = build([[["修路"] * 3, ["修路", "架桥"]]], tmp_path)
    for _ in range(20):
        postings.searched()
        assert [part.tolist() for part in postings.fields["words"].rows("修路")] == [[0, 1], [3, 1]]
