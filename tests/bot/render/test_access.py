"""Who would like in is named as a person or a group, and one press lets in, another puts out."""

from bot.render.access import admitted_draft, request_draft
from bot.texts import LANGUAGES
from tests.bot.render.keyboards import pressed

EN = LANGUAGES["en"]


def test_a_person_is_told_from_a_group() -> None:
    person, group = request_draft(12, "林小舟", 3, EN), request_draft(-12, "水利组", 3, EN)
    assert person.text == "林小舟 (12) would like to use this bot."
    assert group.text == "The group “水利组” (-12) would like to use this bot."
    assert pressed(person) == {"Let in": ("ADMIT", 3, 12, 0)}
    assert pressed(group) == {"Let in": ("ADMIT", 3, 12, 1)}


def test_what_was_done_has_a_button_for_the_contrary() -> None:
    inside, outside = (admitted_draft(-12, 3, EN, admitted=admitted) for admitted in (True, False))
    assert inside.text == "✅ -12 may use the bot."
    assert pressed(inside) == {"Withdraw": ("DENY", 3, 12, 1)}
    assert outside.text == "-12 may no longer use the bot."
    assert pressed(outside) == {"Let in": ("ADMIT", 3, 12, 1)}
    assert pressed(admitted_draft(12, 3, EN, admitted=True)) == {"Withdraw": ("DENY", 3, 12, 0)}
