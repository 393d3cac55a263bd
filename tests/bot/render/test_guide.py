"""The bot's own pages: a tab for each chapter, questions to try on the first, commands for whom they concern."""

from bot.render.guide import help_page, language_choice, welcome
from bot.texts import LANGUAGES
from tests.bot.render.keyboards import labels, pressed

EN = LANGUAGES["en"]
EXAMPLES = ("路？", "桥？")


def page(chapter: int, examples: tuple[str, ...] = EXAMPLES, *, group: bool = False, admin: bool = False):  # type: ignore[no-untyped-def]  # noqa: ANN201
    return help_page(3, chapter, examples, EN, bot="b_bot", group=group, admin=admin)


def test_the_greeting_tells_how_to_ask_and_has_questions_to_try() -> None:
    private = welcome(3, 1, 20, EXAMPLES, EN, group=False)
    assert private.text == (
        "Hello! This collection holds 1 speech with 20 passages, all in Chinese.\n" + EN.how + "\n\nYou could ask:"
    )
    assert pressed(private) == {"路？": ("SUGGESTION", 3, 0, 0), "桥？": ("SUGGESTION", 3, 1, 0)}
    assert welcome(3, 1, 20, (), EN, group=True).text.endswith("\n" + EN.how_in_groups)


def test_the_short_help_has_questions_and_a_tab_for_each_chapter() -> None:
    draft = page(0)
    assert draft.text.startswith(EN.how)
    assert draft.text.endswith("\n\nYou could ask:")
    assert "/reindex" not in draft.text
    assert draft.entities == ()
    assert labels(draft) == [["路？"], ["桥？"], ["Asking", "Reading", "Groups"]]
    assert pressed(draft)["Groups"] == ("HELP", 3, 3, 0)
    assert page(0, group=True).text.startswith(EN.how_in_groups)
    assert "You could ask" not in page(0, ()).text


def test_a_chapter_has_its_title_bold_and_its_tab_marked() -> None:
    draft = page(3, admin=True)
    assert draft.text.startswith("Groups and sharing\n\n")
    assert "@b_bot" in draft.text
    assert "/reindex" not in draft.text
    assert [(entity.type, entity.offset, entity.length) for entity in draft.entities] == [("bold", 0, 18)]
    assert labels(draft) == [["Asking", "Reading", "· Groups ·"]]


def test_a_chapter_that_is_no_more_is_the_short_help() -> None:
    assert page(4) == page(0)


def test_administrators_are_told_their_commands_and_a_note_stands_above() -> None:
    assert "\n\nAdministrators also have:\n/reindex" in page(0, admin=True).text
    noted = help_page(3, 0, (), EN, bot="b", group=False, note="There is no command /x.")
    assert noted.text.startswith("There is no command /x.\n\n" + EN.how)


def test_the_language_that_is_spoken_is_marked() -> None:
    draft = language_choice(3, EN)
    assert [label.startswith("✓ ") for label in labels(draft)[0]] == [code == "en" for code in LANGUAGES]
    assert list(pressed(draft).values()) == [("LANGUAGE", 3, place, 0) for place in range(len(LANGUAGES))]
