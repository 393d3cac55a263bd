"""A reindex while it goes and when it has ended: how far, how long, what changed, what was refused and why."""

from pathlib import Path

import pytest

from bot.collection import Collection
from bot.rebuild import NamedFiles, Outcome, Step
from bot.render.reindexing import Pace, outcome_draft, progress_draft, started_draft
from bot.texts import LANGUAGES, Texts, say
from tests.bot.render.keyboards import pressed
from tests.bot.render.test_answer import judged

EN = LANGUAGES["en"]
HERE = Collection((Path("/some/where"),))
DONE = (
    "✅ Index rebuilt from where: 1 speech, 2 passages, 9 files, in 1.5 s."
    "\n0 added, 0 changed, 0 removed, 0 unchanged, {} refused"
)


def ended(**more: object) -> str:
    return outcome_draft(Outcome(1, 2, 9, seconds=1.5, **more), EN, HERE).text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("done", "total", "rate", "said"),
    [
        (0, 100, 0.0, "Reading files: 0/100\n 0%"),
        (0, 0, 0.0, "Reading files: 0/0"),
        (50, 100, 0.0, "Reading files: 50/100\n██████ 50%"),
        (11, 100, 1.0, "Reading files: 11/100\n█▍ 11%\n1.0 a second, about 89 seconds left"),
        (10, 100, 1.0, "Reading files: 10/100\n█▎ 10%\n1.0 a second, about 2 minutes left"),
        (100, 400, 1.0, "Reading files: 100/400\n███ 25%\n1.0 a second, about 5 minutes left"),
        (5, 100, 9.5, "Reading files: 5/100\n▋ 5%\n9.5 a second, about 10 seconds left"),
        (0, 100, 10.0, "Reading files: 0/100\n 0%\n10 a second, about 10 seconds left"),
        (0, 100, 0.5, "Reading files: 0/100\n 0%\n0.5 a second, about 3 minutes left"),
    ],
)
def test_how_far_it_is_and_how_long_it_takes(done: int, total: int, rate: float, said: str) -> None:
    draft = progress_draft(Step("reading", done, total), rate, 3, EN)
    assert draft.text == said
    assert pressed(draft) == {"Cancel": ("CANCEL", 3, 0, 0)}


def test_a_reindex_that_begins_can_be_cancelled() -> None:
    assert pressed(started_draft(3, EN)) == {"Cancel": ("CANCEL", 3, 0, 0)}
    assert progress_draft(Step("sweeping", 0, 0), 0.0, 3, EN).text == EN.reindex_started


def test_a_pace_is_not_known_at_the_moment_a_stage_begins() -> None:
    pace = Pace()
    assert [pace.rate(Step("reading", done, 90), at) for done, at in ((10, 5.0), (20, 5.0), (50, 9.0))] == [
        0.0,
        0.0,
        10.0,
    ]


def test_how_it_ended_is_told() -> None:
    assert ended() == DONE.format(0)
    assert ended(cancelled=True) == "Cancelled; the index that was there still answers."
    assert ended(error="no room").startswith("⚠️ The rebuild failed; the index that was there still answers.\n")
    before = Collection((Path("/some/where"),), (Path("/old/place"),))
    text = outcome_draft(Outcome(1, 2, 9, seconds=1.5), EN, before).text
    assert text == DONE.format(0) + "\nThe configuration names it; the index before was of place."


def test_eight_files_that_changed_are_named_and_the_others_counted() -> None:
    names = tuple(f"{n}.txt" for n in range(1, 10))
    eight = ended(changed=NamedFiles(8, names[:8]))
    assert eight.endswith("\n" + "\n".join(f"～ {name}" for name in names[:8]))
    assert ended(removed=NamedFiles(9, names)).endswith("\n－ 8.txt\n… and 1 other")
    assert ended(added=NamedFiles(8, names[:8])).endswith("\n＋ 8.txt")


def test_that_all_files_are_new_is_no_news() -> None:
    assert "＋" not in ended(added=NamedFiles(9, ("a.txt",)))
    assert "～ a.txt" in ended(changed=NamedFiles(9, ("a.txt",)))


def test_twenty_refused_files_are_told_and_the_others_counted() -> None:
    refused = tuple((f"/some/{n}.txt", "no text") for n in range(1, 22))
    assert ended(refused=refused[:1]) == DONE.format(1) + "\n\n1 file was refused:\n• 1.txt: no text"
    assert ended(refused=refused[:20]).endswith("\n• 20.txt: no text")
    assert ended(refused=refused).endswith("\n• 20.txt: no text\n… and 1 other")
    assert ended(warnings=refused[:1]) == DONE.format(0) + "\n\nPlease note:\n• 1.txt: no text"


def test_a_file_of_which_several_lines_are_refused_counts_once() -> None:
    refused = tuple(("/some/dates.csv", f"line {line}: there is no file x.txt beside it") for line in (2, 3))
    assert ended(refused=refused).startswith(DONE.format(1) + "\n\n1 file was refused:\n• dates.csv: line 2: ")


@pytest.mark.parametrize("texts", LANGUAGES.values(), ids=lambda texts: texts.code)
def test_what_has_no_room_in_a_message_is_counted(texts: Texts) -> None:
    refused = tuple((f"{n}" + "长" * 80, "x" * 200) for n in range(30))
    changed = NamedFiles(99, tuple("长" * 80 for _ in range(9)))
    end = Outcome(1, 2, 99, refused=refused, warnings=refused, added=changed, changed=changed, removed=changed)
    draft = outcome_draft(end, texts, Collection(tuple(Path("长" * 80) for _ in range(9))))
    assert judged(draft) == []
    assert len(draft.text) > 3500
    counted = {say(texts.reindex_refused_more, count=number): number for number in range(1, 31)}
    lines = draft.text.split("\n")
    assert sum(line.startswith("• ") for line in lines) + sum(counted.get(line, 0) for line in lines) == 60


def test_five_paths_are_named_without_the_folders_around_them() -> None:
    paths = tuple(Path(f"/some/{name}") for name in "abcdef")
    five, six = (outcome_draft(Outcome(), EN, Collection(paths[:count])).text for count in (5, 6))
    assert five.startswith("✅ Index rebuilt from a, b, c, d, e: ")
    assert six.startswith("✅ Index rebuilt from a, b, c, d, e, ……: ")
    assert outcome_draft(Outcome(), EN, Collection((Path("/"),))).text.startswith("✅ Index rebuilt from /: ")
