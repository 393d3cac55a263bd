"""A question's words, and how much of them a passage has."""

from dataclasses import replace

import pytest

from index.query.terms import extract_terms
from index.ranking.candidate import Candidate
from index.ranking.evidence import Evidence, evidence, framed_occasions, lacking
from index.retrieval.bm25 import lucene_idf
from index.retrieval.term_weights import TermWeights, WeightedQuery


def query(text: str, words: dict[str, float], bigrams: dict[str, float] | None = None) -> WeightedQuery:
    return WeightedQuery(
        extract_terms(text), TermWeights(words, bigrams or {}, {}, dict.fromkeys("".join(words), 1.0), {})
    )


def test_rare_characters_in_a_row_are_a_name_and_common_ones_words() -> None:
    words = {"潘": 6.0, "仕": 6.0, "成": 3.0, "1997": 6.0, "年": 1.0, "党": 0.5, "会议": 3.0}
    asked = query("潘仕成1997年党的会议", words, {"潘仕": 7.0, "仕成": 7.0, "年党": 7.0})
    assert asked.pieces() == {"潘仕成": 7.0, "1997": 6.0, "年": 1.0, "党": 0.5, "会议": 3.0}


def test_a_word_that_no_passage_has_is_unknown_and_one_that_this_passage_lacks_is_missing() -> None:
    unseen = lucene_idf(100, 0)
    asked = query("煤矿矿工火箭", {"煤矿": 2.0, "矿工": 3.0, "火箭": unseen})
    passage = Candidate("关于煤矿的报告", "矿区改种果树。", "矿区改种果树\n", 0)
    found = evidence(asked, passage, passages=100, passages_a_speech=1.0, words=0.2, lead=0.1, score=1.0)
    assert found.present == 2.0 / unseen
    assert found.missing == (3.0 + unseen) / unseen
    assert found.unknown == unseen / (5.0 + unseen)
    assert 0 < found.sentence < 1
    assert not found.lacks_type


def test_a_number_that_is_asked_for_and_not_there_is_told() -> None:
    passage = Candidate("", "煤矿关了。", "煤矿关了\n", 0)
    asked = query("煤矿有几座", {"煤矿": 2.0, "几座": 3.0})
    assert evidence(asked, passage, passages=9, passages_a_speech=9.0, words=0.2, lead=0.1, score=1.0).lacks_type == 1.0


def test_a_number_that_stands_apart_from_what_is_asked_speaks_less_against_it() -> None:
    asked = query("煤矿有几座", {"煤矿": 2.0, "几座": 0.0})
    apart = Candidate("", "煤矿关了。桥有三座。", "煤矿关了\n桥有三座\n", 0)
    beside = Candidate("", "关了三座煤矿。", "关了三座煤矿\n", 0)
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
            asked,
            Candidate("", text, f"{text}\n", 0),
            passages=9,
            passages_a_speech=9.0,
            words=0.2,
            lead=0.1,
            score=1.0,
        )
        for text in (other, own)
    ]
    assert found[0].present == found[1].present / 2
    assert found[0].missing == found[0].present
    assert found[1].missing == 0.0


ROADS = Candidate("2012年清源县工作报告", "去年修路三百里。", "去年修路三百里\n", 0)


def weigh(asked: WeightedQuery, passage: Candidate = ROADS, **known: object) -> Evidence:
    fixed: dict[str, object] = {"passages": 100, "passages_a_speech": 1.0, "words": 0.2, "lead": 0.1, "score": 1.0}
    return evidence(asked, passage, **{**fixed, **known})  # type: ignore[arg-type]


def test_the_asked_year_speaks_for_a_passage_as_surely_as_it_speaks_of_it() -> None:
    plain = query("修路", {"修路": 2.0})
    asked = replace(plain, terms=replace(plain.terms, years=((2012, 2012),)))
    none, sure, half = weigh(plain), weigh(asked, year=1.0), weigh(asked, year=0.5)
    assert sure.present == pytest.approx(none.present + 1)
    assert sure.missing == none.missing == 0
    assert half.present == pytest.approx(none.present + 0.5)
    assert half.missing == pytest.approx(0.5)
    assert (sure.numbers, half.numbers, sure.elsewhere, half.elsewhere) == (0, 0, False, False)


def test_a_passage_of_other_years_lacks_a_number_and_is_elsewhere_where_its_date_is_known() -> None:
    plain = query("修路", {"修路": 2.0})
    asked = replace(plain, terms=replace(plain.terms, years=((2005, 2005),)))
    told, untold = weigh(asked, year=0.0, dated=True), weigh(asked)
    assert (told.numbers, untold.numbers) == (1, 1)
    assert (told.elsewhere, untold.elsewhere) == (True, False)
    assert told.missing == pytest.approx(1.0)
    assert not weigh(plain, dated=True).elsewhere
    assert weigh(plain, dated=True).numbers == 0


@pytest.mark.parametrize(
    ("question", "goes_by", "elsewhere"),
    [
        ("清源县修路", (), False),
        ("槐溪县修路", (), True),
        ("槐溪县修路", ("槐溪县",), False),
        ("各县修路", (), False),
    ],
)
def test_the_passage_of_another_county_is_elsewhere(question: str, goes_by: tuple[str, ...], elsewhere: bool) -> None:
    asked = query(question, dict.fromkeys(extract_terms(question).words, 2.0))
    assert weigh(asked, goes_by=frozenset(goes_by)).elsewhere is elsewhere


def test_the_occasion_that_names_a_speech_must_be_one_that_it_goes_by() -> None:
    plain = query("修路", {"修路": 2.0})
    terms = replace(plain.terms, names=("2005", "十大"), occasion=(("2005", "十大"), ("1999",)), framed=True)
    framed = replace(plain, terms=terms)
    assert framed_occasions(framed) == [("2005", "十大")]
    assert framed_occasions(replace(plain, terms=replace(terms, framed=False))) == []
    assert framed_occasions(plain) == []
    other, own = weigh(framed, goes_by={"1999"}), weigh(framed, goes_by={"十大", "2005"})
    assert (other.elsewhere, own.elsewhere) == (True, False)
    assert (other.numbers, own.numbers) == (1, 0)
    assert weigh(replace(plain, terms=replace(terms, framed=False))).numbers == 0


@pytest.mark.parametrize(("passages", "spoken"), [(1.0, 0.0), (4.5, 0.5), (8.0, 1.0), (30.0, 1.0)])
def test_a_collection_is_one_of_speeches_where_they_have_passages_enough(passages: float, spoken: float) -> None:
    assert weigh(query("修路", {"修路": 2.0}), passages_a_speech=passages).spoken == spoken


def test_numbers_of_the_question_that_the_passage_lacks_are_counted() -> None:
    asked = query("98里77座修路", {"98": 2.0, "里": 0.1, "77": 2.0, "座": 0.1, "修路": 2.0})
    assert weigh(asked).numbers == 2
    assert weigh(asked, replace(ROADS, text="修路98里。")).numbers == 1


def test_a_word_is_lacked_that_stands_in_no_form_in_the_text_or_the_titles() -> None:
    asked = query("房价清源修路火箭", {"房价": 2.0, "清源": 2.0, "修路": 2.0, "火箭": 2.0})
    other = dict(asked.terms.also)["房价"][0]
    assert lacking(asked, ROADS) == {"房价", "火箭"}
    assert lacking(asked, replace(ROADS, text=f"{other}涨了。")) == {"修路", "火箭"}


def test_of_the_sentences_the_one_with_most_of_the_question_is_told() -> None:
    asked = query("修路架桥", {"修路": 2.0, "架桥": 2.0})
    texts = ("修路难", "修路架桥", "架桥难", "")
    assert weigh(
        asked, Candidate("", "。".join(texts), "".join(f"{each}\n" for each in texts), 0)
    ).sentence == pytest.approx(1.0)
    assert weigh(asked, Candidate("", "修路难", "修路难\n", 0)).sentence == pytest.approx(0.5)
    assert weigh(asked, Candidate("修路", "", "", 0)).sentence == 0


def test_of_nothing_asked_nothing_speaks() -> None:
    nothing = weigh(query("", {}))
    assert (nothing.present, nothing.missing, nothing.unknown, nothing.sentence) == (0, 0, 0, 0)


def test_a_name_of_three_characters_weighs_as_its_heaviest_pair_or_as_its_last_character() -> None:
    words = {"潘": 6.0, "仕": 5.0, "成": 4.0}
    assert query("潘仕成", words, {"潘仕": 7.0, "仕成": 9.0}).pieces() == {"潘仕成": 9.0}
    assert query("潘仕成", words).pieces() == {"潘仕成": 4.0}
