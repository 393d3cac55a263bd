"""A reindex in a process of its own."""

from collections.abc import Callable
from pathlib import Path

from bot.rebuild import Outcome, Rebuild, Step
from index import Live

TEXT = "甲县工作报告\n今年甲县修通农村公路一百二十公里，解决了九个村的出行难问题。"


async def told(data: Path, *corpus: Path) -> list[Step | Outcome]:
    return [said async for said in Rebuild(data, corpus).run()]


async def test_steps_come_as_they_are_made_and_an_outcome_ends_them(
    tmp_path: Path, collection: Callable[..., Path]
) -> None:
    *steps, end = await told(tmp_path / "data", collection(a=TEXT, blank=""))
    assert {step.stage for step in steps if isinstance(step, Step)} >= {"reading", "writing"}
    assert isinstance(end, Outcome)
    assert (end.speeches, end.passages, end.error) == (1, 1, "")
    assert end.refused[0][0].endswith("blank.txt")
    live = Live(tmp_path / "data")
    assert live.get().speeches()[0].title == "甲县工作报告"
    live.close()


async def test_what_fails_is_told_in_one_line(tmp_path: Path) -> None:
    (end,) = [said for said in await told(tmp_path / "data", tmp_path / "missing") if isinstance(said, Outcome)]
    assert "missing" in end.error
    assert "\n" not in end.error


async def test_a_data_directory_that_is_a_file_is_told(tmp_path: Path, collection: Callable[..., Path]) -> None:
    (tmp_path / "data").write_text("not a folder")
    *_, end = await told(tmp_path / "data", collection(a=TEXT))
    assert isinstance(end, Outcome)
    assert end.error


async def test_one_that_is_stopped_says_so_and_leaves_the_old_index(
    tmp_path: Path, collection: Callable[..., Path]
) -> None:
    data = tmp_path / "data"
    await told(data, collection(a=TEXT))
    rebuild = Rebuild(data, [collection(b=TEXT * 2000)])
    said = []
    async for now in rebuild.run():
        rebuild.stop()
        said.append(now)
    assert isinstance(said[-1], Outcome)
    assert "ended with code" in said[-1].error
    live = Live(data)
    assert len(live.get().speeches()) == 1
    live.close()


async def test_one_that_is_stopped_before_it_began_ends_at_once(
    tmp_path: Path, collection: Callable[..., Path]
) -> None:
    rebuild = Rebuild(tmp_path / "data", [collection(b=TEXT * 2000)])
    rebuild.stop()
    (end,) = [said async for said in rebuild.run()]
    assert isinstance(end, Outcome)
    assert "ended with code" in end.error
