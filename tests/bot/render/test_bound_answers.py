"""Questions and the passages to bind them to stand by number, each number on its button."""

from bot.render.bound_answers import bound_draft, candidates_draft, unanswered_draft
from bot.texts import LANGUAGES
from index.model import Passage
from tests.bot.render.keyboards import pressed

EN = LANGUAGES["en"]
PASSAGES = [Passage(number, 1, title, (), "文。", "a", None, 0) for number, title in ((7, "甲"), (8, "乙"))]
HELP = "\n\nOr send /answer QUESTION, or /answer QUESTION = words to find the passage by."


def test_questions_are_numbered_from_one() -> None:
    draft = unanswered_draft(["路？", "桥？"], 5, EN)
    assert draft.text == "Which question shall have a passage?\n1. 路？\n2. 桥？" + HELP
    assert pressed(draft) == {"1": ("ANSWER", 5, 0, 0), "2": ("ANSWER", 5, 1, 0)}
    empty = unanswered_draft([], 5, EN)
    assert empty.text.startswith("No question is without an answer.\n")
    assert empty.keyboard is None


def test_candidates_are_numbered_from_one_and_none_is_a_choice() -> None:
    draft = candidates_draft("路？", PASSAGES, 5, EN)
    assert draft.text == "Which passage answers “路？”?\n\n1. 甲\n文。\n\n2. 乙\n文。" + HELP
    assert pressed(draft) == {"1": ("BIND", 5, 0, 0), "2": ("BIND", 5, 1, 0), "None": ("UNBIND", 5, 0, 0)}


def test_what_was_bound_can_be_undone() -> None:
    draft = bound_draft("路？", PASSAGES[0], 5, EN)
    assert draft.text == "📌 “路？” is answered with this passage from now on:\n甲\n文。"
    assert pressed(draft) == {"None": ("UNBIND", 5, 0, 0)}
