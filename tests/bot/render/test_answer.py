"""Answers as messages: whatever the collection holds, Telegram takes them and the text is what it was."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.render.answer import QUOTATION, AnswerView, answer, citation
from bot.render.around import AroundView, around_draft
from bot.render.draft import Draft, sendable
from bot.render.inline import inline_result
from bot.render.no_answer import no_answer
from bot.render.split import split_text
from bot.texts import LANGUAGES
from bot.utf16 import utf16_length
from index.model import Hit, Passage, Speech, YearNote
from tests.bot.render.strategies import TEXTS, hits, passages
from tests.telegram.judge import faults

LANGUAGE = st.sampled_from(list(LANGUAGES.values()))
SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=60)
ZH = LANGUAGES["zh-Hans"]


def judged(draft: Draft) -> list[str]:
    """Hold a draft against the Bot API's rules."""
    parameters: dict[str, object] = {
        "chat_id": 1,
        "text": draft.text,
        "entities": [entity.to_dict() for entity in draft.entities],
    }
    if draft.keyboard:
        parameters["reply_markup"] = draft.keyboard.to_dict()
    return list(faults("sendMessage", parameters))


def passage(text: str, title: str = "题") -> Passage:
    return Passage(1, 1, title, (), text, "a.txt", None, 0)


def quotation(draft: Draft) -> str:
    return covered(draft, "blockquote")[0]


def covered(draft: Draft, kind: str) -> list[str]:
    raw = draft.text.encode("utf-16-le")
    return [
        raw[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le")
        for entity in draft.entities
        if kind in entity.type
    ]


def test_a_speech_that_was_asked_for_is_given_with_what_is_known_of_it_and_its_opening() -> None:
    hit = Hit(passage("船是大家的腿。"), 1.0, ((0, 7),))
    speech = Speech(1, "怀念何守义", (), "a.txt", 4, speaker="林小舟", date="2020-04")
    draft = answer(AnswerView(1, [(0, hit)], 0, 1, speech=speech, opening="何守义走了。"), ZH)
    assert "讲话人：林小舟 · 时间：2020年4月" in draft.text
    assert covered(draft, "blockquote") == ["何守义走了。", "船是大家的腿。"]
    assert judged(draft) == []


def test_what_last_year_means_stands_below_the_quotation_and_not_in_it() -> None:
    hit = Hit(passage("去年修路三百公里。"), 1.0, ((0, 9),), notes=(YearNote((0, 2), "2020年"),))
    draft = answer(AnswerView(1, [(0, hit)], 0, 1), ZH)
    assert quotation(draft) == "去年修路三百公里。"
    assert "去年 = 2020年" in draft.text


def test_the_page_of_a_file_stands_beside_the_title_and_in_the_citation() -> None:
    hit = Hit(passage("今年修路。")._replace(page=12), 1.0)
    draft = answer(AnswerView(1, [(0, hit)], 0, 1), ZH)
    assert draft.text.startswith("📄 题 · 第 12 页\n")
    assert citation(hit, ZH) == "“今年修路。”——《题》 · 第 12 页"


def test_surroundings_name_each_heading_where_it_begins() -> None:
    before, at, after = (Passage(n, 1, "题", (heading,), f"{n}。", "a", None, n) for n, heading in enumerate("甲乙乙"))
    draft = around_draft(AroundView(1, 0, Hit(at, 1.0), before, after, None), ZH)
    assert draft.text == "📄 题\n甲\n\n0。\n\n乙\n1。\n\n2。"


def test_the_points_of_a_list_are_numbered_and_one_press_away() -> None:
    hits_ = [(number, Hit(passage(f"{number}。"), 1.0)) for number in range(4)]
    points = [(1, "一是修路。", 1), (2, "二是治水。", 2)]
    draft = answer(AnswerView(1, hits_, 0, 4, points=points), ZH)
    assert "分别是：\n1. 一是修路。\n2. 二是治水。" in draft.text
    assert "其他段落" not in draft.text
    assert draft.keyboard is not None
    assert [button.text for button in draft.keyboard.inline_keyboard[0]] == ["1", "2"]
    second = answer(AnswerView(1, hits_, 2, 4, points=points), ZH)
    assert second.keyboard is not None
    assert [button.text for button in second.keyboard.inline_keyboard[0]] == ["1", "· 2 ·"]


@SLOW
@given(
    st.lists(hits(), min_size=1, max_size=5),
    st.integers(0, 4),
    st.none() | st.integers(0, 9),
    TEXTS,
    LANGUAGE,
    st.booleans(),
)
def test_telegram_takes_any_answer(found, shown, part, note, texts, group) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    view = AnswerView(
        sent_id=2**62,
        hits=list(enumerate(found)),
        shown=min(shown, len(found) - 1),
        total=len(found) + 3,
        part=part,
        notes=(note, note),
        answered=bool(note),
        alone=note or None,
        wider=group,
        points=[(number, text, number) for number, text in enumerate([note] * 25, 1)] if group else [],
        deep_link="https://t.me/jianghua_bot?start=p1" if group else None,
    )
    draft = answer(view, texts)
    assert judged(draft) == []
    assert draft.text


@SLOW
@given(hits(), st.none() | passages(), st.none() | passages(), LANGUAGE)
def test_telegram_takes_any_surroundings(hit, before, after, texts) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    assert judged(around_draft(AroundView(2**62, 14, hit, before, after, None), texts)) == []


@SLOW
@given(hits(), LANGUAGE)
def test_telegram_takes_any_inline_result(hit: Hit, texts) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    given = inline_result(hit, "jianghua_bot", texts).to_dict()
    assert list(faults("answerInlineQuery", {"inline_query_id": "1", "results": [given]})) == []


@given(st.lists(TEXTS, max_size=3), st.lists(TEXTS, max_size=3), TEXTS, st.booleans(), LANGUAGE)
def test_telegram_takes_any_no_answer(spellings, examples, title, nearest, texts) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    spellings, examples = ([text for text in each if sendable(text).strip()] for each in (spellings, examples))
    draft = no_answer(
        7,
        texts,
        spellings=tuple(spellings),
        examples=tuple(examples),
        nearest=nearest,
        notes=(title,),
        within=title,
        alone=title,
    )
    assert judged(draft) == []


@SLOW
@given(passages())
def test_the_parts_of_a_long_passage_joined_are_the_passage(each: Passage) -> None:
    parts = split_text(each.text, QUOTATION)
    kept = [(number, text) for number, span in enumerate(parts) if (text := sendable(each.text[slice(*span)])).strip()]
    for number, text in kept:
        assert quotation(answer(AnswerView(1, [(0, Hit(each, 1.0))], 0, 1, part=number), ZH)) == text


def test_a_passage_of_ten_thousand_characters_opens_at_the_sentence_that_answers() -> None:
    text = "今年修路<b>&𠮷一百公里。" * 700
    place = text.index("今", 6000)
    hit = Hit(passage(text), 1.0, ((place, place + 16),), ((place, place + 4),))
    draft = answer(AnswerView(1, [(0, hit)], 0, 1), ZH)
    assert covered(draft, "bold")[-1] == text[place : place + 16]
    assert text[place : place + 16] in quotation(draft)


def test_what_answers_stands_above_a_folded_quotation_that_would_hide_it() -> None:
    text = "今年修路一百公里，架桥两座。" * 60
    sentences = [(at, at + 14) for at in (0, 420)]
    first, later = (answer(AnswerView(1, [(0, Hit(passage(text), 1.0, (each,)))], 0, 1), ZH) for each in sentences)
    assert covered(first, "bold") == ["题", text[:14]]
    assert covered(later, "bold") == ["题", text[:14], text[:14]]
    assert later.text.startswith(f"📄 题\n👉 {text[:14]}\n{text[:100]}")


def test_the_longest_answer_there_can_be_fits_a_message() -> None:
    text = "字" * 600
    hits = [
        (number, Hit(Passage(number, number, text, (text,) * 3, text * 9, "a", None, 0), 1.0, ((2000, 2600),), ()))
        for number in range(5)
    ]
    repeats = tuple(hit.passage for _, hit in hits)
    hits[0] = (0, replace(hits[0][1], repeats=repeats))
    for texts in LANGUAGES.values():
        view = AnswerView(1, hits, 0, 15, notes=(text,) * 3, answered=False, alone=text, wider=True)
        assert judged(answer(view, texts)) == []


def test_other_passages_of_the_same_speech_do_not_repeat_its_title() -> None:
    found = [passage("一。", title)._replace(speech=speech) for title, speech in (("甲", 1), ("甲", 1), ("乙", 2))]
    draft = answer(AnswerView(1, [(number, Hit(each, 1.0)) for number, each in enumerate(found)], 0, 3), ZH)
    assert draft.text.endswith("其他段落\n2. 同篇 · 一。\n3. 乙 · 一。")


def test_a_passage_that_has_a_point_is_not_named_among_the_others() -> None:
    found = [(number, Hit(passage(f"{number}。"), 1.0)) for number in range(5)]
    draft = answer(AnswerView(1, found, 4, 5, points=[(1, "一", 1), (2, "二", 2)]), ZH)
    assert draft.text.endswith("其他段落\n1. 同篇 · 0。\n4. 同篇 · 3。")


def test_long_quotations_fold_and_short_ones_do_not() -> None:
    kinds = [
        next(
            e.type
            for e in answer(AnswerView(1, [(0, Hit(passage(text), 1.0))], 0, 1), ZH).entities
            if "quote" in e.type
        )
        for text in ("短。", "长。" * 400)
    ]
    assert kinds == ["blockquote", "expandable_blockquote"]


def test_highlights_beyond_what_telegram_shows_are_left_out_answering_sentence_first() -> None:
    text = "路。" * 400
    hit = Hit(passage(text), 1.0, ((600, 640),), tuple((place, place + 1) for place in range(0, 800, 2)))
    draft = answer(AnswerView(1, [(0, hit)], 0, 1), ZH)
    assert len(draft.entities) <= 100
    others = answer(AnswerView(1, [(0, hit), *((n, Hit(passage("路。"), 1.0)) for n in range(1, 5))], 0, 5), ZH)
    assert covered(others, "italic") == ["同篇"] * 4
    _, _, bold = (entity for entity in draft.entities if entity.type == "bold")
    inside = [
        entity for entity in draft.entities if entity.type == "underline" and 0 <= entity.offset - bold.offset < 40
    ]
    assert len(inside) == 20


def test_what_crosses_the_answering_sentence_is_cut_at_its_edge() -> None:
    hit = Hit(passage("一二三四五六"), 1.0, ((2, 4),), ((1, 5),))
    draft = answer(AnswerView(1, [(0, hit)], 0, 1), ZH)
    assert sorted((e.offset, e.length) for e in draft.entities if e.type == "underline") == [(6, 1), (7, 2), (9, 1)]


def test_sentences_apart_are_each_marked_and_copied_whole() -> None:
    text = "今年修路。天气很好。还架了桥。"
    hit = Hit(passage(text), 1.0, ((0, 5), (10, 15)))
    assert covered(answer(AnswerView(1, [(0, hit)], 0, 1), ZH), "bold") == ["题", "今年修路。", "还架了桥。"]
    assert citation(hit, ZH) == "“今年修路。……还架了桥。”——《题》"


def test_of_more_sentences_than_the_clipboard_takes_the_first_are_copied_whole() -> None:
    text = "长" * 129 + "。" + "短" * 129 + "。"
    hit = Hit(passage(text), 1.0, ((0, 130), (130, 260)))
    assert citation(hit, ZH) == f"“{text[:130]}”——《题》"


@given(hits(), LANGUAGE)
def test_a_citation_fits_the_clipboard(hit: Hit, texts) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    assert 1 <= utf16_length(citation(hit, texts)) <= 256


def test_repeats_are_named_beside_the_passage() -> None:
    hit = Hit(passage("一。"), 1.0, repeats=(passage("一。")._replace(title="另一篇"),))
    assert "同样的话也见于：《另一篇》" in answer(AnswerView(1, [(0, hit)], 0, 1), ZH).text


def test_repeats_under_one_title_are_told_apart_by_their_files() -> None:
    again = passage("一。")._replace(source="2021/乙.txt")
    hit = Hit(passage("一。"), 1.0, repeats=(again, again._replace(title="另一篇")))
    named = f"《{again.title}》（乙.txt）、《另一篇》"
    assert named in answer(AnswerView(1, [(0, hit)], 0, 1), ZH).text
