"""Part of a cluster does not answer: every door says so, none that what it holds is not there, and the rest answers."""

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from lxml import html
from mcp import Client

from bot.cli.invocation import Invocation
from bot.cli.main import main
from bot.cli.output import as_text
from bot.config import Http, Settings
from bot.http.service import Service
from bot.mcp import mcp_server
from bot.storage.database import Database
from bot.texts import LANGUAGES, say
from index.cluster.build import build_cluster
from tests.bot.http.server import KEY, running
from tests.bot.talk import GROUP, OTHER, READER, TAIWAN, labels, notice, talking
from tests.index.cluster.local import LocalCluster, LocalWorkers

BEDS, ROADS = "局长在养老工作会上的讲话", "关于修路的讲话"
OF_BEDS, OF_ROADS = "养老床位增加了多少张？", "修路花了多少万元？"
QUOTED = "“养老床位增加了三百张”出自哪里"
ZH = LANGUAGES["zh-Hans"]
SPEAKERS = {"zh-Hans": READER, "zh-Hant": TAIWAN, "en": OTHER}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cluster")
    files = folder / "files"
    files.mkdir()
    rest = ["还有别的事，一件一件地说。" * 30] * 6
    for name, title, said in (("1", BEDS, "养老床位增加了三百张。"), ("2", ROADS, "修路花了九十万元。")):
        (files / f"{name}.txt").write_text("\n\n".join((title, said, *rest)), encoding="utf-8")
    build_cluster(folder / "shared", [files], 8, LocalWorkers(1))
    return folder / "shared"


@pytest.fixture
def live(shared: Path) -> LocalCluster:
    return LocalCluster(shared)


def partial(language: str, missing: int = 1, shards: int = 2) -> str:
    return say(LANGUAGES[language].partial, missing=missing, shards=shards)


async def test_the_chat_answers_on_from_the_rest(tmp_path: Path, live: LocalCluster) -> None:
    async with talking(tmp_path, live) as talk:
        of_beds = await talk.say(OF_BEDS)
        assert "增加了三百张" in of_beds["text"]
        live.silence(BEDS)
        for label in ("全文", "前后文"):
            assert notice(await talk.press(label, of_beds)) == ZH.part_silent
        for wish in ("全文", "总结一下", "谁讲的"):
            assert (await talk.say(wish))["text"] == ZH.part_silent
        of_roads = (await talk.say(OF_ROADS))["text"]
        assert of_roads.startswith(partial("zh-Hans"))
        assert "花了九十万元" in of_roads
        assert "花了九十万元" in (await talk.say("花了多少"))["text"]
        live.silence()
        assert "增加了三百张" in (await talk.say(OF_BEDS))["text"]


@pytest.mark.parametrize("language", SPEAKERS)
async def test_what_is_not_found_in_the_chat_is_not_said_to_be_nowhere(
    tmp_path: Path, live: LocalCluster, language: str
) -> None:
    texts = LANGUAGES[language]
    live.silence(BEDS)
    async with talking(tmp_path, live) as talk:
        for question in (OF_BEDS, QUOTED, "有没有这句话：养老床位增加了三百张", "最早提到“养老床位”的是哪篇"):
            said = (await talk.say(question, SPEAKERS[language]))["text"]
            assert said.startswith(partial(language)), question
            assert texts.no_answer_partial in said, question
        counted = (await talk.say("提到“养老床位”多少次", SPEAKERS[language]))["text"]
        assert counted == say(texts.mentions_none_yet, word="养老床位")


async def test_who_spoke_is_known_without_the_text(tmp_path: Path, live: LocalCluster) -> None:
    live.silence(BEDS)
    async with talking(tmp_path, live) as talk:
        said = (await talk.say("养老工作会是谁讲的"))["text"]
        assert BEDS in said
        assert "局长" in said


async def test_a_bot_that_starts_meanwhile_greets_and_answers(tmp_path: Path, live: LocalCluster) -> None:
    live.silence(BEDS, ROADS)
    async with talking(tmp_path, live) as talk:
        assert "2 篇讲话" in (await talk.say("/start"))["text"]
        assert ZH.no_answer_partial in (await talk.say(OF_BEDS))["text"]
        live.silence()
        assert "增加了三百张" in (await talk.say(OF_BEDS))["text"]
        assert len(labels(await talk.say("/start"))) > 0


async def test_guests_and_inline_queries_are_told(tmp_path: Path, live: LocalCluster) -> None:
    live.silence(BEDS)
    async with talking(tmp_path, live, guest=True) as talk:
        for question, said in ((OF_BEDS, ZH.no_answer_partial), (OF_ROADS, f"{partial('zh-Hans')}\n\n")):
            (event,) = await talk.deliver(talk.chats.call_as_guest(READER, f"@jianghua_bot {question}", GROUP))
            assert event.body["input_message_content"]["message_text"].startswith(said)
        (event,) = await talk.deliver(talk.chats.inquire(READER, OF_BEDS))
        assert (event.body["results"], event.body["button"]["text"]) == ([], ZH.inline_partial)


@pytest.fixture
def client(tmp_path: Path, live: LocalCluster) -> Iterator[httpx.Client]:
    live.silence(BEDS)
    headers = {"Authorization": f"Bearer {KEY}"}
    settings = Settings(data=tmp_path, http=Http(key=KEY))
    with running(settings, live) as address, httpx.Client(base_url=address, headers=headers) as client:
        yield client


@pytest.mark.parametrize("language", SPEAKERS)
def test_the_search_page_says_so(client: httpx.Client, live: LocalCluster, language: str) -> None:
    texts = LANGUAGES[language]

    def shown(path: str, question: str) -> tuple[str, str, str]:
        headers = {"Accept-Language": {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}.get(language, language)}
        page = html.fromstring(client.get(path, params={"q": question}, headers=headers).text)
        notes, line, found = ("//p[@class='note']", "//*[@role='status']", "//article[1]//mark")
        return tuple(" ".join(page.xpath(f"{each}//text()")) for each in (notes, line, found))  # type: ignore[return-value]

    for question in (OF_BEDS, QUOTED):
        assert shown("/", question) == (partial(language), texts.no_answer_partial, "")
    notes, line, found = shown("/", OF_ROADS)
    assert (notes, line) == (partial(language), "")
    assert "花了九十万元" in found
    (speech,) = (each.id for each in live.get().speeches() if each.title == BEDS)
    assert client.get(f"/read/{speech}").status_code == 503
    assert shown(f"/read/{speech}", "")[1] == texts.part_silent


def test_programs_are_told_over_http(client: httpx.Client, live: LocalCluster) -> None:
    answer = client.post("/ask", json={"question": OF_BEDS}).json()
    assert (answer["answered"], len(answer["missing_shards"]), answer["shards"]) == (False, 1, 2)
    setting = {"top_k": 3, "score_threshold": 0.0}
    records = client.post("/retrieval", json={"knowledge_id": "a", "query": OF_BEDS, "retrieval_setting": setting})
    assert records.json() == {"records": [], "missing_shards": answer["missing_shards"], "shards": 2}
    (speech,) = (each.id for each in live.get().speeches() if each.title == BEDS)
    refused = client.get(f"/speeches/{speech}")
    assert (refused.status_code, "does not answer" in refused.json()["error_msg"]) == (503, True)
    live.silence()
    assert "missing_shards" not in client.post("/retrieval", json={"query": OF_BEDS}).json()
    assert client.get(f"/speeches/{speech}").status_code == 200


async def test_agents_are_told(tmp_path: Path, live: LocalCluster) -> None:
    live.silence(BEDS)
    database = Database(tmp_path)
    async with Client(mcp_server(Service(Settings(data=tmp_path), live, database))) as client:
        told: dict[str, Any] = (await client.call_tool("ask", {"question": OF_BEDS})).structured_content or {}
        assert (told["answered"], told["shards"]) == (False, 2)
        (speech,) = (each.id for each in live.get().speeches() if each.title == BEDS)
        refused = await client.call_tool("read_speech", {"id": speech})
        assert refused.is_error
        assert "does not answer" in json.dumps([each.model_dump() for each in refused.content])
    database.close()


@pytest.mark.parametrize("question", [OF_BEDS, QUOTED])
def test_the_shell_is_told(capsys: pytest.CaptureFixture[str], live: LocalCluster, question: str) -> None:
    live.silence(BEDS)
    as_text(live.get(), live.get().search(question), Invocation(Namespace(), Settings(), "en"), explain=False)
    first, second = capsys.readouterr().out.splitlines()
    assert first == "1 of 2 shards do not answer: the collection may hold more"
    assert second == "No answer in the shards that answer."


def test_figures_of_part_of_a_collection_are_told_as_such(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, live: LocalCluster
) -> None:
    questions = tmp_path / "questions.jsonl"
    lines = ({"id": number, "question": text, "answerable": False} for number, text in enumerate((OF_BEDS, OF_ROADS)))
    questions.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    monkeypatch.setattr("bot.cli.questions._open", lambda *_, **__: live.get())
    assert main(["eval", str(questions), "--data", str(tmp_path)]) == 0
    live.silence(BEDS)
    assert main(["eval", str(questions), "--data", str(tmp_path)]) == 1
    assert "2 of 2 questions were asked while shards did not answer" in capsys.readouterr().err
