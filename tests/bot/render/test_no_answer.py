"""No answer: what can be tried next stands below it, each behind its button."""

from bot.render.no_answer import no_answer
from bot.texts import LANGUAGES
from tests.bot.render.keyboards import labels, pressed

EN = LANGUAGES["en"]
ADVICE = "\nPlease ask in Chinese; try other words, or only the important ones."


def test_without_more_there_is_only_the_advice() -> None:
    draft = no_answer(3, EN, spellings=(), examples=(), nearest=False)
    assert draft.text == "🔍 I found no passage that answers this." + ADVICE
    assert draft.keyboard is None


def test_all_that_can_be_tried_has_a_button() -> None:
    draft = no_answer(
        3,
        EN,
        spellings=("水利", "水力"),
        examples=("路？", "桥？"),
        nearest=True,
        notes=("Read as: 水厉",),
        within="题",
        alone="那水厉呢",
    )
    assert draft.text == (
        "Read as: 水厉\n\n🔍 I found no passage in 《题》 that answers this."
        + ADVICE
        + "\n\nDid you mean: 水利, 水力?\n\nOr try:"
    )
    assert labels(draft) == [
        ["Show the nearest passages"],
        ["Search all speeches"],
        ["Ask only “那水厉呢”"],
        ["水利", "水力"],
        ["路？"],
        ["桥？"],
    ]
    assert list(pressed(draft).values()) == [
        ("SHOW", 3, 0, 0),
        ("WIDEN", 3, 0, 0),
        ("ALONE", 3, 0, 0),
        *(("SUGGESTION", 3, place, 0) for place in range(4)),
    ]


def test_that_a_part_did_not_answer_is_told() -> None:
    draft = no_answer(3, EN, spellings=(), examples=(), nearest=False, partial=True)
    assert draft.text.startswith("🔍 I found no passage that answers this in the parts that answer;")
