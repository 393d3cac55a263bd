"""A text is cut into sentences, every visible character in one, where the features cut it, too."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from index.analysis.folding import fold, fold_in_place
from index.ranking.candidate import UNSEEN, cut_sentences
from index.ranking.sentences import sentences, without_bullets


@given(st.text("政协。！\n 委员；”」……abc", max_size=60))
def test_every_visible_character_lies_in_one_sentence(text: str) -> None:
    spans = sentences(text)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = {place for start, end in spans for place in range(start, end)}
    assert {place for place, char in enumerate(text) if char.strip()} <= covered


@given(st.text(alphabet="修渠a1，、“”（）。！？!?；;…\n 　"))
def test_sentences_are_cut_where_the_features_cut_them(text: str) -> None:
    pieces = [UNSEEN.sub("", fold(text[start:end])) for start, end in sentences(text)]
    kept = [piece for piece in pieces if piece] or [""]
    assert cut_sentences([fold_in_place(text).text]) == ["".join(f"{piece}\n" for piece in kept)]


def test_a_bullet_is_left_out_at_the_head_of_a_line_alone() -> None:
    text = "规矩：\n  - 清淤。补堤 - 三里。\n● 种树"
    assert [text[slice(*span)] for span in without_bullets(text)] == ["规矩：", "清淤。", "补堤 - 三里。", "种树"]
