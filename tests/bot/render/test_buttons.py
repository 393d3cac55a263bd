"""Buttons carry what they say: an operation, a link, a text to copy, a question for another chat."""

import pytest

from bot.callbacks import CallbackData, Op
from bot.render.buttons import callback_button, choice_button, number_buttons, share_button
from bot.render.draft import Draft, Writer
from tests.bot.render.keyboards import labels, pressed


def with_buttons(*rows: list) -> Draft:  # type: ignore[type-arg]
    return Writer().draft(rows)


def test_a_button_that_does_nothing_names_no_record() -> None:
    assert pressed(with_buttons([callback_button("3/7", Op.NOTHING)])) == {"3/7": ("NOTHING", 0, 0, 0)}


def test_a_button_never_has_an_empty_label() -> None:
    chosen = choice_button("\n", CallbackData(Op.HELP), chosen=False)
    assert labels(with_buttons([callback_button(" ", Op.HELP), chosen])) == [["…", "…"]]


def test_of_several_the_one_that_is_shown_is_marked() -> None:
    draft = with_buttons(number_buttons(Op.SHOW, 5, [9, 10, 11], 10), [])
    assert labels(draft) == [["10", "· 11 ·", "12"]]
    assert pressed(draft)["· 11 ·"] == ("SHOW", 5, 10, 0)
    assert draft.keyboard is not None
    assert [button.to_dict().get("style") for button in draft.keyboard.inline_keyboard[0]] == [None, "primary", None]


@pytest.mark.parametrize(("question", "there"), [("路" * 256, True), ("路" * 257, False), (" ", False), ("", False)])
def test_a_question_can_be_shared_where_telegram_takes_it(question: str, there: bool) -> None:
    button = share_button("分享", question)
    assert (button is not None) is there
    if button is not None:
        assert button.to_dict()["switch_inline_query_chosen_chat"] == {
            "query": question,
            "allow_user_chats": True,
            "allow_group_chats": True,
            "allow_channel_chats": True,
        }
