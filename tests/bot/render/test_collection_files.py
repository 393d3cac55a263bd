"""The files of the collection, ten a page: numbers go on from page to page, buttons name places of their page."""

from datetime import date
from pathlib import Path

from bot.render.collection_files import files_draft, page_of, removed_draft
from bot.texts import LANGUAGES
from bot.views.files import CollectionFile
from tests.bot.render.keyboards import labels, pressed

EN = LANGUAGES["en"]


def files(count: int, state: str = "indexed") -> list[CollectionFile]:
    return [
        CollectionFile(Path(f"{n}.txt"), f"{n}.txt", 2000, date(2024, 3, 5), 1, 4, state) for n in range(1, count + 1)
    ]


def test_a_file_is_told_with_its_size_its_day_and_what_is_in_it() -> None:
    gone = CollectionFile(Path("b"), "b.txt", 500, None, 0, 0, "gone")
    unread = CollectionFile(Path("c"), "c.txt", 500, None, 0, 0, "new")
    draft = files_draft([*files(1), gone, unread], 0, 3, EN)
    assert draft.text == (
        "3 files, 3 kB\n\n1. 1.txt\n2 kB, 5 March 2024, 1 speech, 4 passages"
        "\n\n2. b.txt\nno longer there, goes with the next rebuild"
        "\n\n3. c.txt\n500 B · ? · not indexed yet, send /reindex"
    )
    assert draft.keyboard is None


def test_ten_files_are_a_page_and_one_more_turns_it() -> None:
    assert files_draft(files(10), 0, 3, EN).keyboard is None
    first, last = (files_draft(files(11), page, 3, EN) for page in (0, 1))
    assert "10. 10.txt" in first.text
    assert "11.txt" not in first.text
    assert pressed(first) == {"▶": ("FILES", 3, 1, 0)}
    assert last.text.startswith("11 files, 22 kB\n\n11. 11.txt\n")
    assert pressed(last) == {"◀": ("FILES", 3, 0, 0)}
    assert labels(files_draft(files(25), 1, 3, EN)) == [["◀", "▶"]]


def test_a_page_that_is_no_more_is_the_last() -> None:
    assert files_draft(files(11), 7, 3, EN) == files_draft(files(11), 1, 3, EN)
    assert [file.name for file in page_of(files(11), 7)] == ["11.txt"]
    assert list(page_of([], 0)) == []


def test_each_file_of_a_page_can_be_taken_out_and_brought_back() -> None:
    draft = files_draft([*files(16), *files(1, "left out")], 1, 3, EN, removing=True)
    assert "\nWhich one is to go? Press its number.\n" in draft.text
    assert labels(draft) == [["11", "12", "13", "14", "15"], ["16", "↩ 17"], ["◀"]]
    assert pressed(draft)["11"] == ("REMOVE", 3, 0, 0)
    assert pressed(draft)["↩ 17"] == ("REMOVE", 3, 6, 0)
    assert "2 kB · 5 March 2024 · taken out" in draft.text
    assert pressed(removed_draft("a.txt", 3, EN)) == {"Undo": ("UNDO", 3, 0, 0)}


def test_no_file_and_no_file_of_that_name_are_told_apart() -> None:
    assert files_draft([], 0, 3, EN).text == "No file is indexed yet."
    assert files_draft([], 0, 3, EN, query="水").text == "No file’s name holds “水”."
