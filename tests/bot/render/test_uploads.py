"""Documents that were sent: what is in each, and only what can be done with them on the buttons."""

from dataclasses import replace

import pytest

from bot.render.uploads import added_draft, size_text, upload_draft
from bot.storage.messages import SentDocument
from bot.texts import LANGUAGES
from tests.bot.render.keyboards import labels, pressed
from tests.bot.render.test_answer import judged

EN = LANGUAGES["en"]
READ = SentDocument("a.txt", 2000, 1, 4, ("题",))


@pytest.mark.parametrize(
    ("size", "said"),
    [(0, "0 B"), (999, "999 B"), (1000, "1 kB"), (999_000, "999 kB"), (1_000_000, "1.0 MB"), (2_550_000, "2.5 MB")],
)
def test_a_size_is_told_in_the_unit_that_fits(size: int, said: str) -> None:
    assert size_text(size) == said


def test_what_is_in_a_document_is_told_and_it_can_be_added_or_discarded() -> None:
    draft = upload_draft([READ], 3, EN)
    assert draft.text == "📄 a.txt (2 kB)\n1 speech, 4 passages\n• 题"
    assert labels(draft) == [["Add", "Discard"]]
    assert pressed(draft) == {"Add": ("ADD", 3, 0, 0), "Discard": ("DISCARD", 3, 0, 0)}


def test_a_document_of_a_name_that_is_taken_can_replace_that_file() -> None:
    draft = upload_draft([READ, replace(READ, state="taken")], 3, EN)
    assert draft.text.endswith("\n• 题\nthere is a file of that name already")
    assert labels(draft) == [["Replace the file of that name"], ["Add beside it", "Discard"]]
    assert pressed(draft)["Replace the file of that name"] == ("REPLACE", 3, 0, 0)


def test_nothing_can_be_done_with_what_is_empty_or_there_already() -> None:
    empty = upload_draft([SentDocument("a.txt", 20)], 3, EN)
    assert (empty.text, empty.keyboard) == ("📄 a.txt (20 B)\n⚠️ nothing to index", None)
    same = upload_draft([replace(READ, state="same")], 3, EN)
    assert same.text.endswith("\nindexed already, with the same content")
    assert same.keyboard is None
    assert "nothing" not in upload_draft([SentDocument("a.txt", 20, state="same")], 3, EN).text


def test_a_document_that_is_read_later_can_be_added_and_is_not_called_empty() -> None:
    draft = upload_draft([SentDocument("a.pdf", 20, unfinished=True)], 3, EN)
    assert draft.text == "📄 a.pdf (20 B)\nlong, or pictures: it is read as a whole only when it is added"
    assert labels(draft) == [["Add", "Discard"]]


def test_the_first_three_titles_are_named_and_the_others_counted() -> None:
    three = upload_draft([replace(READ, speeches=3, titles=("甲", "乙", "丙"))], 3, EN).text
    assert three.endswith("\n• 甲\n• 乙\n• 丙")
    five = upload_draft([replace(READ, speeches=5, titles=tuple("甲乙丙丁戊"))], 3, EN).text
    assert five.endswith("\n• 甲\n• 乙\n• 丙\n… and 2 others")


def test_the_first_four_notes_are_told() -> None:
    text = upload_draft([replace(READ, notes=tuple(f"note {n}" for n in range(1, 6)))], 3, EN).text
    assert text.endswith("\n⚠️ note 1\n⚠️ note 2\n⚠️ note 3\n⚠️ note 4")


def test_as_many_documents_are_told_as_a_message_holds_and_the_others_counted() -> None:
    documents = [replace(READ, name=f"{n}.txt", titles=("题" * 90,)) for n in range(100)]
    draft = upload_draft(documents, 3, EN)
    told = draft.text.count("📄")
    assert draft.text.endswith(f"\n\n… and {100 - told} others")
    assert 3900 < len(draft.text) <= 4096
    assert judged(draft) == []
    two = upload_draft(documents[:2], 3, EN)
    assert two.text.count("\n\n📄") == 1
    assert "others" not in two.text


def test_ten_documents_that_were_added_are_named_and_the_others_counted() -> None:
    names = list("abcdefghijkl")
    assert added_draft(names[:10], EN).text == "✅ Added: a, b, c, d, e, f, g, h, i, j"
    assert added_draft(names, EN).text.endswith("i, j, … and 2 others")
