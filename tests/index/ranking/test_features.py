"""What reading a passage tells: every feature a share from 0 to 1, higher where the question's words stand closer."""

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.folding import fold
from index.ranking import features
from index.ranking.candidate import Candidate, body, cut_sentences
from index.ranking.features import Sentences
from index.retrieval.bm25 import K1, B
from tests.index.weighed import weighed

text = st.text("修路架桥资金。！\n县2021年三百公里abc", max_size=50)


def candidate(head: str, text: str, place: int) -> Candidate:
    return Candidate(head, text, cut_sentences([text])[0], place)


def test_a_character_weighs_as_the_question_has_it_or_as_its_words_of_speeches_do() -> None:
    plain = weighed("修路")
    also = replace(plain, weights=replace(plain.weights, also={"路费": 0.1, "架桥": 8.0})).characters()
    assert also["路"] == plain.characters()["路"]
    assert also["桥"] > also["路"] > also["费"] > 0


def test_words_in_one_sentence_count_more_than_apart() -> None:
    together = candidate("", "今年修路的资金已经到位。会议到此结束，谢谢大家。", 0)
    apart = candidate("", "今年继续修路和绿化。会议的资金来自财政，谢谢。", 1)
    one, two, _ = features.windows(weighed("修路资金"), Sentences([together, apart]))
    assert one[0] > one[1]
    assert two[0] > 0


def test_two_sentences_in_a_row_are_read_as_one() -> None:
    row = candidate("", "今年修路。资金到位。别的事情以后再说。", 0)
    far = candidate("", "今年修路。别的事情以后再说。资金到位。", 1)
    _, two, _ = features.windows(weighed("修路资金"), Sentences([row, far]))
    assert two[0] > two[1]


def test_a_sentence_that_has_what_is_asked_for_counts_once_more() -> None:
    read = [
        candidate("", "修路的资金怎么管,大家都关心。三百里外也在修。", 0),
        candidate("", "修路的资金到位500万元。", 1),
        candidate("", "因为资金没到位,修路停了。", 2),
    ]
    _, _, number = features.windows(weighed("修路资金有多少"), Sentences(read))
    assert number[1] > number[0] == number[2] == 0
    _, _, reason = features.windows(weighed("修路资金为什么没到位"), Sentences(read))
    assert reason[2] > reason[0] == reason[1] == 0
    _, _, neither = features.windows(weighed("修路资金怎么管"), Sentences(read))
    assert not neither.any()


def test_what_stands_above_the_first_sentence_names_the_speech_and_is_not_read() -> None:
    opening = "在大会上的报告\n(2022年10月16日)\n某某\n同志们:\n现在,我向大会作报告。\n主题是就业。"
    assert body(opening) == "现在,我向大会作报告。\n主题是就业。"
    assert body("标题\n日期") == "日期"


def test_the_longest_common_stretch_is_a_share_of_the_question() -> None:
    read = [candidate("", "我们修路架桥", 0), candidate("", "修路。架桥", 1)]
    longest = features.longest_stretch(weighed("修路架桥"), Sentences(read))
    assert longest.tolist() == [1.0, 0.5]
    assert features.common("修路架桥资金", "先架桥资金后修路") == "架桥资金"


@given(text, st.lists(text, max_size=5))
def test_the_longest_stretch_is_the_longest_one_that_a_sentence_and_the_question_share(
    words: str, passages: list[str]
) -> None:
    question_, read = weighed(words), [candidate("", fold(body), place) for place, body in enumerate(passages)]
    whole = re.sub(r"[\W_]+", "", question_.terms.topic)
    longest = features.longest_stretch(question_, Sentences(read))
    for each, length in zip(read, longest, strict=True):
        shared = max(len(features.common(whole, sentence)) for sentence in each.sentences)
        assert length == (shared / len(whole) if whole else 0)


@given(text, st.lists(text, min_size=1, max_size=5))
def test_a_sentence_scores_by_how_often_it_has_the_characters_of_the_question(words: str, passages: list[str]) -> None:
    question_, read = weighed(words), [candidate("", fold(body), place) for place, body in enumerate(passages)]
    weights = question_.characters()
    lengths = [len(sentence) for each in read for sentence in each.sentences]
    mean = sum(lengths) / len(lengths) or 1.0

    def score(sentence: str) -> float:
        norm = K1 * (1 - B + B * len(sentence) / mean)
        return sum(weight * sentence.count(char) / (sentence.count(char) + norm) for char, weight in weights.items())

    def of_two(first: str, second: str) -> float:
        norm = K1 * (1 - B + B * len(first + second) / (2 * mean))
        counts = {char: (first + second).count(char) for char in weights}
        return sum(weight * counts[char] / (counts[char] + norm) for char, weight in weights.items())

    one, two, _ = features.windows(question_, Sentences(read))
    assert np.allclose(one, [max(map(score, each.sentences)) for each in read])
    pairs = [[*pairwise(each.sentences), (each.sentences[-1], "")] for each in read]
    assert np.allclose(two, [max(of_two(*pair) for pair in each) for each in pairs])


def test_a_question_about_the_whole_asks_for_what_says_it() -> None:
    says = candidate("", "我讲三点意见。", 1)
    other = candidate("", "资金到位了。", 1)
    about = features.about(weighed("这次讲话主要讲了什么"), [says, other])
    assert about[0] > about[1] > 0
    assert not features.about(weighed("修路的人说了什么"), [says, other]).any()


@given(st.lists(st.text("修路，、_。！!?;\n\x1d\ud800 a1", max_size=20) | st.text(max_size=10), max_size=4))
def test_sentences_are_what_stands_between_their_ends_without_punctuation(texts: list[str]) -> None:
    found = cut_sentences(texts)
    for text_, cut in zip(texts, found, strict=True):
        parts = [re.sub(r"[\W_]+", "", part) for part in re.split(r"[。!?;\n]", text_)]
        assert cut == "".join(f"{part}\n" for part in [part for part in parts if part] or [""])


@given(text, st.lists(st.tuples(text, text), max_size=5))
def test_every_feature_is_a_share(words: str, passages: list[tuple[str, str]]) -> None:
    question_ = weighed(words)
    read = [candidate(fold(head), fold(body), place) for place, (head, body) in enumerate(passages)]
    one, two, answering = features.windows(question_, Sentences(read))
    assert np.all(answering <= one)
    for signal in (
        one,
        two,
        answering,
        features.longest_stretch(question_, Sentences(read)),
        features.headings(question_, read),
    ):
        assert len(signal) == len(read)
        assert np.all(signal >= 0)
        assert np.all(signal <= 1 + 1e-9)


def test_a_number_of_what_is_counted_is_told_only_where_one_is_asked_for() -> None:
    beside, apart = candidate("", "全县有38家食堂。", 0), candidate("", "食堂亏损。修路30公里。", 1)
    assert features.counted(weighed("全县有多少食堂"), [beside, apart]).tolist() == [1.0, 0.0]
    assert features.counted(weighed("食堂为什么亏损"), [beside, apart]).tolist() == [0.0, 0.0]


def test_a_name_that_a_speech_goes_by_counts_whole_and_one_that_a_passage_only_has_in_part() -> None:
    read = [
        candidate("", "修路。", 0),
        candidate("", "松江修路。", 0),
        candidate("松江", "修路。", 0),
        candidate("", "修桥。", 0),
    ]
    by_name = [np.array([1.0, 0.0, 0.0, 0.0]), np.array([1.0, 1.0, 0.0, 0.0])]
    whole, told, titled, nothing = features.entities(["松江"], by_name[:1], read)
    assert whole == 1.0
    assert whole > told == titled > nothing == 0
    both, one, *_ = features.entities(["松江", "槐溪"], by_name, read)
    assert both == 1.0
    assert 0.5 < one < 1.0
    assert features.entities([], [], read).tolist() == [0.0] * 4


def test_of_the_places_in_a_question_the_share_counts_that_a_speech_goes_by() -> None:
    one, other = np.array([1.0, 1.0, 0.0]), np.array([1.0, 0.0, 0.0])
    assert features.place([one, other], 3).tolist() == [1.0, 0.5, 0.0]
    assert features.place([], 3).tolist() == [0.0] * 3


def test_the_name_of_a_speech_counts_where_the_question_puts_it_before_what_it_asks() -> None:
    shares, plain = np.array([0.2, 0.8]), weighed("修路")
    framed = replace(plain, terms=replace(plain.terms, framed=True))
    assert features.speech(framed, shares).tolist() == [0.2, 0.8]
    assert features.speech(plain, shares).tolist() == [0.0, 0.0]


def test_titles_count_by_the_pairs_of_the_question_that_they_have() -> None:
    read = [candidate("修路架桥", "", 0), candidate("修路", "", 0), candidate("种树", "修路架桥", 0)]
    whole, part, nothing = features.headings(weighed("修路架桥"), read)
    assert whole == 1.0
    assert whole > part > nothing == 0
    assert features.headings(weighed(""), read).tolist() == [0.0] * 3


def test_the_earlier_a_passage_says_what_the_whole_is_about_the_better() -> None:
    texts = ["我讲三点意见。", "我讲三点意见。", "资金到位了。"]
    first, later, other = features.about(
        weighed("这次讲话主要讲了什么"),
        [candidate("", text_, place) for text_, place in zip(texts, (0, 9, 9), strict=True)],
    )
    assert first == 1.0
    assert first > later > other > 0
