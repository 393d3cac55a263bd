"""rjieba is taken for speed only: its tokens are jieba's own, on the sample collection and on whatever else is cut."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import cut, jieba_cutter
from index.analysis.folding import fold
from tests.conftest import CORPUS, QUESTIONS

Cutter = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def jieba() -> Cutter:
    return jieba_cutter()


def test_the_sample_collection_is_cut_alike(jieba: Cutter) -> None:
    lines = [line for path in (*CORPUS.iterdir(), QUESTIONS) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(lines) > 100
    for line in lines:
        assert cut(fold(line)) == jieba(fold(line))


@settings(max_examples=150)
@given(
    st.text(st.sampled_from("修路架桥的是大党代会次第十三二〇年月0123abcxyz.%，。、 \n_·-+#𠮷é")) | st.text(max_size=30)
)
def test_any_text_is_cut_alike(jieba: Cutter, text: str) -> None:
    folded = fold(text)
    assert cut(folded) == jieba(folded)
    assert "".join(cut(folded)) == folded
