"""Hostile text in questions, names, titles and files: it is quoted as it stands and never becomes markup or a way in.

Every call that the bot makes here is judged by the rules of the Bot API (tests/bot/conftest.py).
"""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.callbacks import LARGEST, CallbackData, Op, encode_data
from bot.fake_telegram import Group, Person, buttons
from index import Live, reindex
from tests.bot.talk import GROUP, OTHER, QUESTION, READER, Talk, notice, talking

HOSTILE = {
    "html": "<b>粗</b><a href='tg://user?id=1'>点</a>&lt;script&gt;",
    "markdown": "*粗* _斜_ [点](tg://user?id=1) `码` ||藏|| ~~划~~ \\* ```",
    "bidi": "\u202e倒着\u202c \u2066隔\u2069 \u200f右\u200e \u061c",
    "controls": "\x00\x01\x07\x1b[31m红\x1b[0m\r\n\x85\u2028\u2029",
    "surrogates": "\ud83d 半个 \udc00",
    "invisible": "\u200b\u200c\u200d\ufeff\u2060\u00ad" * 20,
    "stacked": "过" + "\u0301" * 300,
    "astral": "\U0002a6d6\U0001f468\u200d\U0001f469\u200d\U0001f467" * 60,
    "paths": "../../etc/passwd %2e%2e/ C:\\windows\\ file:///etc/passwd",
    "sql": "'; drop table cards; -- \" or 1=1",
    "braces": "{question} {0} {0.__class__} %s %(name)s ${HOME}",
    "command": "/reindex@jianghua_bot /start v1:a:1:0:0",
    "long": "就" * 4096,
    "one": "\u4e00",
}
PRINTABLE = {name: text for name, text in HOSTILE.items() if name not in ("surrogates", "controls")}


@pytest.mark.parametrize("group", [None, GROUP], ids=["private", "group"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_a_question_of_any_text_is_answered(talk: Talk, text: str, group: Group | None) -> None:
    for prefix in ("/ask ", "/ask@jianghua_bot ", f"/ask {QUESTION} "):
        events = await talk.deliver(talk.chats.say(READER, (prefix + text)[:4096], group=group))
        assert [event.kind for event in events if event.kind == "sent"] == ["sent"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_a_person_and_a_group_of_any_name_are_served(talk: Talk, text: str) -> None:
    named = text.encode("utf-8", "replace").decode()[:64]
    person, group = Person(31, named, "named", "zh-hans"), Group(-31, named)
    for where in (None, group):
        answer = await talk.say(f"/ask {QUESTION}", person, group=where)
        assert "板凳会" in answer["text"]


@pytest.mark.parametrize("text", PRINTABLE.values(), ids=PRINTABLE)
async def test_files_of_any_text_are_read_and_quoted(
    tmp_path: Path, collection: Callable[..., Path], text: str
) -> None:
    line = text[:300].replace("\n", " ")
    body = f"同志们，古渡镇的石拱桥今年修好了。{line}桥长四十二米，花了三百万元。"
    data = tmp_path / "data"
    reindex(data, [collection(a=f"在古渡镇石拱桥通车时的讲话{line[:40]}\n{body}\n{body}再说一遍。")])
    live = Live(data)
    async with talking(tmp_path / "bot", live) as talk:
        answer = await talk.say("古渡镇的石拱桥有多长")
        assert "四十二米" in answer["text"]
        for button in buttons(answer):
            if "callback_data" in button:
                events = await talk.deliver(talk.chats.press(READER, answer, button["callback_data"]))
                assert [event.kind for event in events].count("notice") == 1
        await talk.deliver(talk.chats.inquire(READER, "古渡镇的石拱桥有多长"))
        await talk.say("/speeches 石拱桥")
    live.close()


async def test_presses_of_any_data_are_answered_and_move_nothing(talk: Talk) -> None:
    chance = random.Random(17)  # noqa: S311 - which bytes come is no secret
    answer = await talk.say(QUESTION)
    forged = [bytes(chance.randrange(256) for _ in range(64)).decode("latin-1")[:64] for _ in range(200)]
    forged += [encode_data(CallbackData(op, LARGEST, LARGEST, LARGEST)) for op in Op if op is not Op.NOTHING]
    forged += ["v1:a:1:0:0:0", "v0:a:1:0:0", "v1:a:-1:0:0", "v1:a:１:0:0", "v1:a: 1:0:0", "\ud800" * 64]
    for data in forged:
        events = await talk.deliver(talk.chats.press(READER, answer, data))
        assert [event.kind for event in events] == ["notice"]
    for op in Op:
        events = await talk.deliver(talk.chats.press(OTHER, answer, encode_data(CallbackData(op, 1, 1, 1))))
        assert [event.kind for event in events] == ["notice"]
        assert op is Op.NOTHING or "/ask" in notice(events)
    assert talk.now(answer) == answer
