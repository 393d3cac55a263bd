"""Messages on a speech as a whole: what is known of it is shown, and Telegram takes any of them."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.render.draft import Draft
from bot.render.overview import OverviewView, mentions_draft, overview_draft, source_draft
from bot.texts import LANGUAGES
from index.model import Speech
from tests.bot.render.keyboards import buttons, labels, pressed
from tests.bot.render.strategies import TEXTS, TITLES
from tests.bot.render.test_answer import judged

ZH, EN = LANGUAGES["zh-Hans"], LANGUAGES["en"]
SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=40)
LANGUAGE = st.sampled_from(list(LANGUAGES.values()))
SPEECH = Speech(3, "工作报告", ("汇编",), "a.txt", 5, "李青", "县长", "青山县", "2019-03")
SPEECHES = st.builds(
    Speech,
    st.integers(1, 2**62),
    TITLES,
    st.lists(TITLES, max_size=2).map(tuple),
    TITLES,
    st.just(3),
    st.none() | TITLES,
    st.none() | TITLES,
    st.none() | TITLES,
    st.sampled_from([None, "1999", "1999-03", "1999-03-05"]),
)


def test_a_speech_is_shown_with_what_is_known_of_it_its_purpose_and_its_contents() -> None:
    view = OverviewView(1, SPEECH, ["我讲两点。"], [("一、修路", 7), ("二、治水", 9)], 6)
    draft = overview_draft(view, ZH)
    assert draft.text.startswith("📖 工作报告\n汇编\n讲话人：县长 李青 · 时间：2019年3月 · 地点：青山县\n")
    assert "我讲两点。" in draft.text
    assert draft.keyboard is not None
    labels = [button.text for row in draft.keyboard.inline_keyboard for button in row]
    assert labels == ["一、修路", "二、治水", "全文"]


def test_what_is_not_stated_is_told_where_it_is_asked_for() -> None:
    speech = Speech(3, "工作报告", (), "a.txt", 5)
    assert "讲话人" not in overview_draft(OverviewView(1, speech, ["甲。"], [], 6), ZH).text
    shown = source_draft(OverviewView(1, speech, [], [], 6), "同志们：", "青山县\n2019年3月", ZH).text
    assert "讲话人：文中没有注明" in shown
    assert "时间：文中没有注明" in shown
    assert "同志们：" in shown
    assert "青山县 2019年3月" in shown


def test_a_word_is_counted_by_speech_the_most_first() -> None:
    counts = [(Speech(1, "甲", (), "a", 1), 2), (Speech(2, "乙", (), "a", 1), 5)]
    assert mentions_draft(1, "水", counts, ZH).text == "“水”一共出现 7 次，见于 2 篇讲话：\n1. 乙 · 5 次\n2. 甲 · 2 次"
    least = mentions_draft(1, "水", counts, ZH, complete=False).text
    assert least.startswith("“水”至少出现 7 次（只数了一部分），见于至少 2 篇讲话：")
    assert mentions_draft(1, "水", [], EN).text == "No speech mentions “水”."


def contents(count: int, link: str | None = None) -> Draft:
    return overview_draft(OverviewView(4, SPEECH, [], [(f"第{n}节", n) for n in range(1, count + 1)], 6, link), ZH)


def test_ten_headings_are_shown_and_the_rest_is_in_the_contents() -> None:
    ten, more = contents(10), contents(11)
    assert ten.text.endswith("\n\n目录\n" + "\n".join(f"• 第{n}节" for n in range(1, 11)))
    assert labels(ten)[-2:] == [["第10节"], ["全文"]]
    assert pressed(ten)["第10节"] == ("PAGE", 4, 10, 0)
    assert pressed(ten)["全文"] == ("PAGE", 4, 6, 0)
    assert more.text == ten.text + "\n……"
    assert labels(more)[-2:] == [["第10节"], ["目录", "全文"]]
    assert pressed(more)["目录"] == ("CONTENTS", 4, 0, 0)


def test_in_groups_a_speech_is_opened_by_a_link() -> None:
    link = "https://t.me/b?start=s3"
    for draft in (contents(2, link), source_draft(OverviewView(4, SPEECH, [], [], 6, link), "始。", "", ZH)):
        [[button]] = buttons(draft)
        assert (button.text, button.url) == ("全文", link)
    [[button]] = buttons(mentions_draft(4, "水", [(SPEECH, 2)], ZH, lambda payload: f"https://t.me/b?start={payload}"))
    assert (button.text, button.url) == ("1", link)


def test_the_source_of_a_speech_is_told_with_how_it_begins_and_ends() -> None:
    view = OverviewView(4, SPEECH, [], [], 6)
    known = "📖 工作报告\n汇编\n讲话人：县长 李青 · 时间：2019年3月 · 地点：青山县\n"
    draft = source_draft(view, "同志们：", "青山县", ZH)
    assert draft.text == f"{known}\n{ZH.opening}\n同志们：\n{ZH.closing}\n青山县"
    assert pressed(draft) == {"全文": ("PAGE", 4, 6, 0)}
    assert {entity.type for entity in draft.entities} == {"bold", "italic", "blockquote"}
    assert ZH.closing not in source_draft(view, "同志们：", "", ZH).text


def test_purpose_and_contents_stand_apart_and_are_not_folded() -> None:
    draft = overview_draft(OverviewView(4, SPEECH, ["我讲两点。"], [("一、修路", 7)], 6), ZH)
    assert draft.text.endswith("\n\n我讲两点。\n\n目录\n• 一、修路")
    assert "blockquote" in {entity.type for entity in draft.entities}


def test_ten_speeches_are_named_with_how_often_they_mention_a_word() -> None:
    counts = [(Speech(n, f"题{n}", (), "a", 1), n) for n in range(1, 12)]
    ten, more = (mentions_draft(4, "水", counts[-count:], ZH) for count in (10, 11))
    assert ten.text.endswith("\n10. 题2 · 2 次")
    assert labels(ten) == [["1", "2", "3", "4", "5"], ["6", "7", "8", "9", "10"]]
    assert pressed(ten)["1"] == ("SPEECH", 4, 11, 0)
    assert more.text.startswith("“水”一共出现 66 次，见于 11 篇讲话：\n1. 题11 · 11 次\n")
    assert more.text.endswith("\n10. 题2 · 2 次\n……")
    assert mentions_draft(4, "水", [], ZH).keyboard is None


@SLOW
@given(SPEECHES, st.lists(TEXTS, max_size=3), st.lists(st.tuples(TITLES, st.integers(0, 2**62)), max_size=30), LANGUAGE)
def test_telegram_takes_any_overview(speech, purpose, contents, texts) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    for link in (None, "https://t.me/jianghua_bot?start=s1"):
        view = OverviewView(2**62, speech, purpose, contents, 2**62, link)
        assert judged(overview_draft(view, texts)) == []
        assert judged(source_draft(view, "".join(purpose), "".join(purpose), texts)) == []


@SLOW
@given(st.text(min_size=1), st.lists(st.tuples(SPEECHES, st.integers(1, 10**6)), max_size=20), LANGUAGE)
def test_telegram_takes_any_count(word, counts, texts) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    assert judged(mentions_draft(2**62, word, counts, texts)) == []
