"""What a person wrote, and what the bot has shown them before: the last answer, the speech last seen."""

from dataclasses import dataclass

from bot.context import BotState, Recipient
from bot.storage.messages import AnswerContent, ListContent, ReadingContent, SentMessage
from index import Index

FOLLOW_UP_SECONDS = 10 * 60.0
"""How long a question can be gone on from."""

MOVE_SECONDS = 60 * 60.0
"""How long the passages of an answer, and the speech last shown, can be asked for."""


@dataclass(frozen=True, slots=True)
class UserMessage:
    """What a person wrote. `id` is the number of the message, `reply_to` that of the bot's message it replies to."""

    recipient: Recipient
    text: str = ""
    id: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A message with the state and the index it is answered from; `replied` is the record of what it replies to."""

    state: BotState
    index: Index
    message: UserMessage
    text: str
    replied: SentMessage | None = None

    def last_answer(
        self, seconds: float = FOLLOW_UP_SECONDS, before: SentMessage | None = None
    ) -> AnswerContent | None:
        """Return the answer that the message replies to, else the last one the person got within some seconds."""
        recipient = self.message.recipient
        replied = self.replied if self.replied and isinstance(self.replied.content, AnswerContent) else None
        sent = replied or self.state.database.last_answer(recipient.chat, recipient.user, seconds, before)
        return sent.content if sent and isinstance(sent.content, AnswerContent) else None

    def last_passage(self) -> int | None:
        """Return the passage that was last shown to the person in an answer."""
        last = self.last_answer()
        shown = last.shown_hit if last else None
        return shown.passage if shown else None

    def tells_of_speech(self) -> bool:
        """Tell whether the message last sent told who gave a speech, where or when."""
        recipient = self.message.recipient
        sent = self.state.database.last_sent(recipient.chat, recipient.user, FOLLOW_UP_SECONDS)
        content = sent.content if sent else None
        return isinstance(content, ReadingContent) or (isinstance(content, AnswerContent) and content.asks_speech)

    def last_list(self) -> str:
        """Return the query of the list of speeches that the person was sent last, "" where the last was no list."""
        recipient = self.message.recipient
        sent = self.state.database.last_sent(recipient.chat, recipient.user, FOLLOW_UP_SECONDS)
        return sent.content.query if sent and isinstance(sent.content, ListContent) else ""

    def speech_replied_to(self) -> int | None:
        """Return the speech of the message that is replied to: it is searched alone."""
        return speech_of(self.index, self.replied)

    def last_speech(self, seconds: float = MOVE_SECONDS) -> int | None:
        """Return the speech that is replied to, else the one last shown to the person within some seconds."""
        if (replied := self.speech_replied_to()) is not None:
            return replied
        recipient = self.message.recipient
        return speech_of(self.index, self.state.database.last_shown(recipient.chat, recipient.user, seconds))


def speech_of(index: Index, sent: SentMessage | None) -> int | None:
    """Return the speech that a message of the bot shows."""
    content = sent.content if sent else None
    if isinstance(content, ReadingContent):
        return content.speech if index.speech(content.speech) else None
    if isinstance(content, AnswerContent):
        if content.shown_hit is None:
            return content.within
        return index.speech_of(content.shown_hit.passage)
    return None
