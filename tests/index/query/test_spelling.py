"""Typing errors are corrected to what the collection writes, and to nothing else."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import FIELDS
from index.postings import Field, Postings
from index.postings.intersection import FieldIntersections
from index.postings.merging import merge
from index.query.pinyin import sounds
from index.query.spelling import correct, near
from index.query.terms import MAX_TYPED
from index.query.vocabulary import Vocabulary
from tests.index.tokens import index_tokens, invert

TEXTS = [
    "要切实推进政治协商的制度化，民主监督要敢于动真碰硬。",
    "我们到新世纪购物中心和就业服务大厅作了调查。",
    "小额担保贷款贴息要落实到户，义务教育全面普及。",
]


def vocabulary_of(fields: Mapping[str, Field]) -> Vocabulary:
    words, bigrams = fields["words"], fields["bigrams"]
    return Vocabulary(words, bigrams, FieldIntersections(words, bigrams))


@pytest.fixture(scope="module")
def vocabulary() -> Iterator[Vocabulary]:
    with TemporaryDirectory() as folder:
        tokens = [index_tokens("", (), (), text, "") for text in TEXTS]
        merge({field: [part] for field, part in invert(tokens, FIELDS).items()}, Path(folder))
        fields = Postings.open(Path(folder)).fields
        yield vocabulary_of(fields)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("正治协商怎么推进", "政治协商怎么推进"),
        ("够物中心在哪里", "购物中心在哪里"),
        ("普及义物教育", "普及义务教育"),
        ("担保daikuan贴息怎么luoshi？", "担保贷款贴息怎么落实？"),
        ("xiao'e担保", "小额担保"),
        ("正治協商", "政治協商"),
        ("调查的购物中新", "调查的购物中心"),
        ("全面普集了吗", "全面普及了吗"),
        ("在大听作了哪些调查", "在大厅作了哪些调查"),
    ],
)
def test_what_sounds_alike_is_corrected(vocabulary: Vocabulary, typed: str, meant: str) -> None:
    assert correct(typed, vocabulary) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("方斌兴校长的邮箱", "方滨兴校长的邮箱"),
        ("方彬兴说了什么", "方滨兴说了什么"),
        ("冯玉岚的水渠", "冯玉兰的水渠"),
        ("水渠是冯毓兰修的", "水渠是冯玉兰修的"),
        ("芳滨兴的邮箱", None),  # another surname is somebody else
        ("方斌性的邮箱", None),  # and so are two other characters
        ("方滨兴的邮箱", None),
    ],
)
def test_a_name_of_no_dictionary_is_corrected_in_one_character(tmp_path: Path, typed: str, meant: str | None) -> None:
    texts = ["方滨兴校长把邮箱写在黑板上。", "冯玉兰带人修了水渠。"]
    tokens = [index_tokens("", (), (), text, "") for text in texts]
    merge({field: [part] for field, part in invert(tokens, FIELDS).items()}, tmp_path)
    assert correct(typed, vocabulary_of(Postings.open(tmp_path).fields)) == meant


def test_a_copied_text_is_not_corrected(vocabulary: Vocabulary) -> None:
    assert correct("够物中心在哪里？" * MAX_TYPED, vocabulary) is None


@pytest.mark.parametrize("asked", ["政治协商怎么推进", "几时普及", "Python怎么读csv", "王爱爱是谁", "第4颗卫星", ""])
def test_what_is_no_error_is_left(vocabulary: Vocabulary, asked: str) -> None:
    assert correct(asked, vocabulary) is None


def test_one_character_is_corrected_to_a_word_that_meets_another_of_the_question(vocabulary: Vocabulary) -> None:
    assert correct("政治协商要制度华", vocabulary) == "政治协商要制度化"
    assert correct("购物中心要制度华", vocabulary) is None


def test_question_words_are_words_of_their_own(vocabulary: Vocabulary) -> None:
    assert correct("全面普几了吗", vocabulary) is None


def test_a_word_it_lacks_has_a_near_one(vocabulary: Vocabulary) -> None:
    assert near("坚督", vocabulary) == "监督"
    assert near("红烧", vocabulary) is None
    assert near("建都", vocabulary) is None  # 监督 sounds like it, but another word altogether
    assert near("五大", vocabulary) is None  # 服务大厅 has its sound, but no such word


def test_letters_are_split_into_the_fewest_syllables() -> None:
    assert sounds().split("xiongan") == ["xiong", "an"]
    assert sounds().split("daikuan") == ["dai", "kuan"]
    assert sounds().split("python") == []


@settings(max_examples=60)
@given(st.text("正治协商力够物们xiaoe' 的？a政", max_size=14))
def test_anything_typed_can_be_looked_at(typed: str) -> None:
    with TemporaryDirectory() as folder:
        tokens = [index_tokens("", (), (), text, "") for text in TEXTS]
        merge({field: [part] for field, part in invert(tokens, FIELDS).items()}, Path(folder))
        fields = Postings.open(Path(folder)).fields
        corrected = correct(
            typed,
            Vocabulary(fields["words"], fields["bigrams"], FieldIntersections(fields["words"], fields["bigrams"])),
        )
        assert corrected is None or corrected != typed
