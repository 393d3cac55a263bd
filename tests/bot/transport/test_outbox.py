"""What is owed to a chat: written down, tried again, marked where it may have come before, never an edit twice."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import ExtBot

from bot.fake_telegram import FAKE_TOKEN, Chats, FakeRequest, Person
from bot.render.draft import Draft, plain_draft
from bot.storage.database import Database
from bot.storage.messages import GuideContent
from bot.storage.outgoing import Delivery, Outgoing, from_json, to_json
from bot.texts import LANGUAGES
from bot.transport.outbox import CHAT_ROOM, OWED_SECONDS, Outbox
from bot.transport.pace import ChatPace
from bot.transport.rate_limiter import ChatRateLimiter

AGAIN = LANGUAGES["zh-Hans"].sent_again


@pytest.fixture(autouse=True)
def intervals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the library give intervals without its warning that it will."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


class Request(FakeRequest):
    """The played chats behind a network: calls end as `ends` say, an error before or after they are carried out."""

    def __init__(self, chats: Chats) -> None:
        super().__init__(chats)
        self.ends: deque[tuple[TelegramError | bytes, bool]] = deque()

    async def do_request(self, url: str, method: str, *rest: Any, **more: Any) -> tuple[int, bytes]:  # noqa: ANN401
        if not self.ends or url.endswith("getMe"):
            return await super().do_request(url, method, *rest, **more)
        end, carried_out = self.ends.popleft()
        if carried_out:
            await super().do_request(url, method, *rest, **more)
        if isinstance(end, bytes):
            return 200, end
        raise end


@dataclass
class Post:
    """An outbox over a database, with a clock that only its own pauses move."""

    data: Path
    chats: Chats
    request: Request
    bot: ExtBot[int]
    now: float = 1_000.0
    pauses: list[float] = field(default_factory=list)

    def open(self) -> Outbox:
        self.database = Database(self.data, lambda: self.now)
        pace = ChatPace(self.pause, lambda: self.now, free=True)
        return Outbox(self.bot, self.database, pace, pause=self.pause, clock=lambda: self.now)

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)

    def texts(self, chat: int = 7) -> list[str]:
        return [message["text"] for message in self.chats.messages(chat) if message["from"]["is_bot"]]


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    chats = Chats()
    for number in (7, 8):
        chats.say(Person(number, "读者"), "问")
    request = Request(chats)
    bot = ExtBot(FAKE_TOKEN, request=request, get_updates_request=request, rate_limiter=ChatRateLimiter())
    async with bot:
        yield Post(tmp_path, chats, request, bot)


async def until(look: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(30):
        while not look():  # noqa: ASYNC110 - nothing tells
            await asyncio.sleep(0.001)


async def emptied(outbox: Outbox) -> None:
    await until(lambda: outbox.waiting == 0)
    await outbox.stop(5)


def word(text: str = "答", chat: int = 7, **more: Any) -> Outgoing:  # noqa: ANN401
    return Outgoing(chat, plain_draft(text), language="zh-Hans", **more)


def unreachable() -> NetworkError:
    error = NetworkError("no route")
    error.__cause__ = httpx.ConnectError("no route")
    return error


async def test_what_never_reached_telegram_is_tried_again_and_not_marked(post: Post) -> None:
    outbox = post.open()
    post.request.ends.extend((unreachable(), False) for _ in range(8))
    await outbox.put(word())
    await emptied(outbox)
    assert post.texts() == ["答"]
    growing = [pause for pause in post.pauses if pause >= 1]
    assert growing == [1, 2, 4, 8, 16, 32, 60, 60]


@pytest.mark.parametrize("error", [TimedOut(), NetworkError("Bad Gateway"), NetworkError("httpx.ReadError: ")])
async def test_an_answer_that_may_have_arrived_is_sent_again_with_a_word(post: Post, error: TelegramError) -> None:
    outbox = post.open()
    post.request.ends.append((error, True))
    await outbox.put(word())
    await emptied(outbox)
    assert post.texts() == ["答", f"答\n\n{AGAIN}"]


@pytest.mark.parametrize("body", [b"{}", b'{"ok": true}', b'{"ok": true, "result": []}', b'{"ok": true, "result": {}}'])
async def test_a_success_whose_body_is_broken_is_one(post: Post, body: bytes) -> None:
    outbox = post.open()
    post.request.ends.append((body, True))
    await outbox.put(word())
    await emptied(outbox)
    assert post.texts() == ["答"]


@pytest.mark.parametrize("body", [b"", b"<html>", b'{"ok": true, "result": {"message_id'])
async def test_an_answer_that_is_no_json_leaves_a_doubt(post: Post, body: bytes) -> None:
    outbox = post.open()
    post.request.ends.append((body, True))
    await outbox.put(word())
    await emptied(outbox)
    assert post.texts() == ["答", f"答\n\n{AGAIN}"]


@pytest.mark.parametrize(("error", "edits"), [(TimedOut(), 1), (NetworkError("Bad Gateway"), 1), (unreachable(), 1)])
async def test_an_edit_is_made_once(post: Post, error: TelegramError, edits: int) -> None:
    outbox = post.open()
    await outbox.put(word())
    await until(lambda: outbox.waiting == 0)
    (number,) = [message["message_id"] for message in post.chats.messages(7) if message["from"]["is_bot"]]
    post.request.ends.append((error, error.__cause__ is None))
    await outbox.put(word("改", kind=Delivery.EDIT, message=number))
    await emptied(outbox)
    assert [event.kind for event in post.chats.events].count("edited") == edits
    assert post.texts() == ["改"]


async def test_an_edit_of_a_message_that_is_gone_is_sent(post: Post) -> None:
    outbox = post.open()
    await outbox.put(word("改", kind=Delivery.EDIT, message=999))
    await emptied(outbox)
    assert post.texts() == ["改"]


async def test_an_edit_of_a_message_that_is_on_its_way_comes_after_it_in_its_place(post: Post) -> None:
    outbox = post.open()
    first, second = (post.database.add_message(7, 7, GuideContent()) for _ in range(2))
    for sent_id, text in ((first, "一"), (second, "二")):
        await outbox.put(word(text, sent_id=sent_id))
    for sent_id, text in ((first, "一改"), (second, "二改"), (second, "二再改")):
        await outbox.put(word(text, kind=Delivery.EDIT, sent_id=sent_id))
    await emptied(outbox)
    assert post.texts() == ["一改", "二再改"]


async def test_an_edit_of_a_message_that_never_came_is_sent(post: Post) -> None:
    outbox = post.open()
    sent_id = post.database.add_message(7, 7, GuideContent())
    post.request.ends.append((BadRequest("chat not found"), False))
    await outbox.put(word(sent_id=sent_id))
    await outbox.put(word("改", kind=Delivery.EDIT, sent_id=sent_id))
    await emptied(outbox)
    assert post.texts() == ["改"]


async def test_buttons_of_a_message_that_is_gone_are_left_without_a_fault(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    outbox = post.open()
    await outbox.put(word("", kind=Delivery.KEYBOARD, message=999))
    await emptied(outbox)
    assert post.texts() == []
    assert caplog.records == []


@pytest.mark.parametrize("error", [Forbidden("bot was blocked by the user"), BadRequest("chat not found")])
async def test_what_is_refused_is_given_up_and_the_next_one_goes_out(post: Post, error: TelegramError) -> None:
    outbox = post.open()
    post.request.ends.append((error, False))
    await outbox.put(word("一"))
    await outbox.put(word("二"))
    await emptied(outbox)
    assert post.texts() == ["二"]


async def test_a_group_that_has_moved_gets_its_answer_where_it_is_now(post: Post) -> None:
    outbox = post.open()
    post.request.ends.append((ChatMigrated(8), False))
    sent_id = post.database.add_message(7, 7, GuideContent())
    await outbox.put(word(sent_id=sent_id))
    await emptied(outbox)
    assert (post.texts(7), post.texts(8)) == ([], ["答"])
    sent = post.database.message(sent_id)
    assert sent is not None
    assert sent.chat == post.database.pseudonym(8), "its buttons would have expired"


async def test_a_refusal_is_waited_for_and_holds_up_no_other_chat(post: Post) -> None:
    outbox = post.open()
    post.request.ends.append((RetryAfter(30), False))
    await outbox.put(word())
    await outbox.put(word("别的", 8))
    await emptied(outbox)
    assert (post.texts(7), post.texts(8)) == (["答"], ["别的"])
    assert 30.1 in [round(pause, 1) for pause in post.pauses]


async def test_what_cannot_be_sent_for_half_an_hour_is_given_up(post: Post) -> None:
    outbox = post.open()
    post.request.ends.extend((unreachable(), False) for _ in range(60))
    await outbox.put(word())
    await emptied(outbox)
    assert post.texts() == []
    assert sum(post.pauses) >= OWED_SECONDS


async def test_what_a_process_leaves_the_next_one_sends_and_marks_where_it_was_on_its_way(post: Post) -> None:
    outbox = post.open()
    stuck = asyncio.Event()

    class Hanging(Request):
        async def do_request(self, *_: Any, **__: Any) -> tuple[int, bytes]:  # noqa: ANN401
            stuck.set()
            await asyncio.Event().wait()
            raise AssertionError

    hanging = Hanging(post.chats)
    outbox._bot = ExtBot(FAKE_TOKEN, request=hanging, get_updates_request=hanging, rate_limiter=ChatRateLimiter())
    for text in "一二":
        await outbox.put(word(text))
    await stuck.wait()
    await outbox.stop(0.01)
    post.database.close()
    after = post.open()
    await after.restore()
    await emptied(after)
    assert post.texts() == [f"一\n\n{AGAIN}", "二"]


async def test_a_record_learns_the_number_of_its_message(post: Post) -> None:
    outbox = post.open()
    sent_id = post.database.add_message(7, 7, GuideContent())
    await outbox.put(word(sent_id=sent_id))
    await emptied(outbox)
    (message,) = [message for message in post.chats.messages(7) if message["from"]["is_bot"]]
    sent = post.database.message(sent_id)
    assert sent is not None
    assert sent.message == message["message_id"]


async def test_a_chat_with_many_waiting_has_no_room(post: Post) -> None:
    outbox = post.open()
    freed: list[int] = []
    outbox.on_sent = freed.append
    outbox._pace = ChatPace()
    outbox._pace.hold(7, RetryAfter(60))
    for number in range(CHAT_ROOM):
        assert outbox.has_room(7)
        await outbox.put(word(str(number)))
    assert not outbox.has_room(7)
    assert outbox.has_room(8)
    await outbox.stop(1)
    assert freed == []


def test_everything_of_a_message_comes_back_from_the_journal() -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("一", callback_data="v1:a:1:0:0")]])
    draft = Draft("正文<b>", (MessageEntity("bold", 0, 2),), keyboard)
    whole = Outgoing(0, draft, Delivery.DOCUMENT, 3, 4, "引", 5, 6, 7, "en", ("a.txt", b"abc"))
    assert from_json("document", to_json(whole), b"abc") == whole
