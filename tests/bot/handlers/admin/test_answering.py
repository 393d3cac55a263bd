"""/answer: a question without an answer is bound to a passage, shown as chosen, and reported when that is gone."""

import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.cli.main import main
from index import Live, reindex
from index.bound_answers import bind_answer
from tests.bot.talk import ADMIN, READER, UNKNOWN, Talk, labels, notice, shown, talking


@pytest.fixture
async def serving(tmp_path: Path, sample_data: Path) -> AsyncIterator[Talk]:
    """A bot whose index is in its own data directory."""
    data = tmp_path / "data"
    shutil.copytree(sample_data, data, ignore=shutil.ignore_patterns("bot.*"))
    live = Live(data)
    async with talking(data, live) as talk:
        yield talk
    live.close()


async def test_a_question_of_the_list_is_bound_by_two_presses(serving: Talk) -> None:
    assert "没有答不上来的问题" in (await serving.say("/answer", ADMIN))["text"]
    await serving.say(UNKNOWN)
    listed = await serving.say("/answer", ADMIN)
    assert f"1. {UNKNOWN}" in listed["text"]
    await serving.say(f"/answer {UNKNOWN} = 牡蛎壳能做什么", ADMIN)
    asked = shown(await serving.press("1", listed, ADMIN))
    assert f"“{UNKNOWN}”用哪一段回答？" in asked["text"]


async def test_a_question_is_bound_to_a_passage_found_by_other_words_and_unbound(serving: Talk) -> None:
    asked = await serving.say(f"/answer {UNKNOWN} = 牡蛎壳能做什么", ADMIN)
    assert labels(asked)[0] == "1"
    end = shown(await serving.press("1", asked, ADMIN))
    assert f"📌 “{UNKNOWN}”从现在起用这一段回答" in end["text"]
    answer = (await serving.say(UNKNOWN))["text"]
    assert "📌 这一段是管理员指定的。" in answer
    assert "土壤调理剂" in answer
    await serving.press("不指定", end, ADMIN)
    assert "土壤调理剂" not in (await serving.say(UNKNOWN))["text"]


async def test_only_administrators_choose(serving: Talk) -> None:
    assert "只有管理员" in (await serving.say("/answer", READER))["text"]
    asked = await serving.say(f"/answer {UNKNOWN} = 牡蛎壳能做什么", ADMIN)
    assert notice(await serving.press("1", asked, READER))
    assert "土壤调理剂" not in (await serving.say(UNKNOWN))["text"]


async def test_a_reindex_names_the_question_whose_passage_is_gone(
    tmp_path: Path, collection: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = collection(
        a="甲县工作报告\n今年甲县修通农村公路一百二十公里，解决了九个村的出行难问题。",
        b="乙县工作报告\n乙县今年新建学校三所，增加学位两千四百个，孩子们就近上学。",
    )
    data = tmp_path / "data"
    reindex(data, [folder])
    live = Live(data)
    index = live.get()
    bind_answer(data, "娃娃们去哪儿念书", index.passages(index.speeches()[1].id)[0])
    (folder / "b.txt").unlink()
    async with talking(data, live, corpus=(folder,)) as talk:
        end = (await talk.say("/reindex", ADMIN))["text"]
        assert "娃娃们去哪儿念书: 给这个问题指定的段落已经不在" in end
    assert main(["reindex", str(folder), "--data", str(data)]) == 0
    assert "娃娃们去哪儿念书: the passage chosen" in capsys.readouterr().err
    live.close()
