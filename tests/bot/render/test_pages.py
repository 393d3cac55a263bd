"""The bot's own pages, in every language."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.collection import Collection
from bot.rebuild import NamedFiles, Outcome, Step
from bot.render.guide import help_page, language_choice, welcome
from bot.render.reindexing import Pace, outcome_draft, progress_draft
from bot.render.usage import usage_draft
from bot.storage.statistics import Counted, Tally
from bot.storage.usage import figures
from bot.texts import LANGUAGES, Texts
from bot.utf16 import utf16_length
from tests.bot.render.strategies import TEXTS
from tests.bot.render.test_answer import judged

EVERY = pytest.mark.parametrize("texts", LANGUAGES.values(), ids=lambda texts: texts.code)


@EVERY
def test_telegram_takes_the_greeting_and_the_help(texts: Texts) -> None:
    examples = ("修了多少公里路？", "题" * 300)
    for group in (True, False):
        assert judged(welcome(1, 1, 1_000_000, examples, texts, group=group)) == []
    assert judged(welcome(1, 0, 0, (), texts, group=False)) == []
    assert judged(language_choice(1, texts)) == []
    for chapter in range(6):
        assert judged(help_page(1, chapter, examples, texts, bot="jianghua_bot", group=chapter > 3)) == []


@EVERY
def test_what_a_press_is_answered_with_fits_a_notice(texts: Texts) -> None:
    notices = (
        texts.expired, texts.not_yours, texts.useful, texts.useless, texts.busy, texts.failed, texts.no_index,
        texts.language_set, texts.speech_gone,
    )  # fmt: skip
    assert max(map(utf16_length, notices)) <= 200


@EVERY
@pytest.mark.parametrize("stage", ["reading", "analysing", "writing", "something new"])
def test_every_stage_of_a_rebuild_is_shown(texts: Texts, stage: str) -> None:
    draft = progress_draft(Step(stage, 1234, 5678), 12.3, 1, texts)
    assert judged(draft) == []
    assert "21%" in draft.text
    assert draft.keyboard
    assert ("1234" in draft.text) == (stage != "something new")


PATHS = st.lists(TEXTS.map(Path), max_size=9).map(tuple)


@given(
    st.lists(st.tuples(TEXTS, TEXTS), max_size=60),
    TEXTS,
    st.builds(Collection, PATHS, PATHS),
    st.sampled_from(list(LANGUAGES.values())),
)
def test_telegram_takes_any_end_of_a_rebuild(
    refused: list[tuple[str, str]], error: str, chosen: Collection, texts: Texts
) -> None:
    assert judged(outcome_draft(Outcome(1, 2, 3, 4, 5.6, tuple(refused), error), texts, chosen)) == []


def test_a_pace_counts_from_where_a_stage_began() -> None:
    pace = Pace()
    assert pace.rate(Step("reading", 100, 200), 10.0) == 0.0
    assert pace.rate(Step("reading", 150, 200), 20.0) == 5.0
    assert pace.rate(Step("writing", 0, 7), 21.0) == 0.0
    text = progress_draft(Step("reading", 150, 1000), 5.0, 1, LANGUAGES["en"]).text
    assert text == "Reading files: 150/1000\n█▊ 15%\n5.0 a second, about 3 minutes left"


def test_changes_are_counted_and_the_first_are_named() -> None:
    added = NamedFiles(12, tuple(f"{number}.txt" for number in range(12)))
    end = Outcome(files=20, unchanged=7, added=added, changed=NamedFiles(1, ("b.pdf",)))
    text = outcome_draft(end, LANGUAGES["en"], Collection((Path("/some/where"),))).text
    assert "12 added, 1 changed, 0 removed, 7 unchanged, 0 refused" in text
    assert "＋ 7.txt\n… and 4 others\n～ b.pdf" in text


def test_refused_files_are_named_with_their_reasons_up_to_a_message() -> None:
    refused = tuple((f"/some/where/{number}.txt", "no text") for number in range(25))
    text = outcome_draft(Outcome(1, 2, 3, 4, 5.6, refused), LANGUAGES["en"], Collection((Path("/some/where"),))).text
    assert "25 files were refused" in text
    assert "• 0.txt: no text" in text
    assert "from where: " in text
    assert "/some/where" not in text
    assert "… and 5 others" in text


@given(st.lists(TEXTS, max_size=10), st.sampled_from(list(LANGUAGES.values())), st.booleans())
def test_telegram_takes_any_statistics(questions: list[str], texts: Texts, bars: bool) -> None:
    when = datetime(2024, 3, 5, 12, tzinfo=UTC)
    asked = [Counted(when, "private", question, "none", 0.1, 0, 1) for question in questions]
    found = figures(asked, [Tally(question, 3) for question in questions[:3]])
    assert judged(usage_draft(found, 1, texts, questions=True, bars=bars)) == []
    assert len(usage_draft(found, 1, texts, questions=False, bars=False).text) < 600
