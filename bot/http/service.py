"""What programs may ask of the collection, whatever way they come: answers, lists of speeches, whole speeches."""

import math
import time
from collections.abc import Callable
from typing import Any

from bot.cli.output import speech_object
from bot.config import Http, Settings
from bot.limits import RateLimit
from bot.storage import statistics
from bot.storage.database import Database
from index import Answer, Index, IndexDamaged, IndexMissing, Live, ShardsMissing, Speech
from index.analysis.folding import fold

MOST_PASSAGES = 50
"""Passages of one answer at most."""

MOST_SPEECHES = 500
"""Speeches of one list at most."""


UNAVAILABLE = (IndexMissing, IndexDamaged, ShardsMissing)
"""What keeps a collection from being asked or read."""


def unavailable(error: Exception) -> str:
    """Give the line for a program about one of UNAVAILABLE, which for itself may name paths of this machine."""
    if isinstance(error, ShardsMissing):
        return str(error)
    return "there is no index to ask; an administrator runs `jianghua reindex`"


class Service:
    """Answers programs from the current generation. Methods block and may be called from any thread."""

    def __init__(
        self, settings: Settings, live: Live, database: Database, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`clock` tells the time in seconds, for the limit on questions."""
        self.settings = settings.http or Http()
        self._live = live
        self._database = database
        self._rate_limit = RateLimit(self.settings.questions_per_minute, clock)

    def seconds_to_wait(self, client: str) -> int:
        """Count a question of a client against the limit; 0 where it is allowed, else the seconds to wait."""
        return math.ceil(self._rate_limit.spend(hash(client)))

    def ask(self, question: str, limit: int, place: str) -> Answer:
        """Answer a question with up to `limit` passages and count it; `place` names where it came from.

        Raises one of UNAVAILABLE.
        """
        begun = time.perf_counter()
        answer = self._live.get().search(question, limit)
        seconds = time.perf_counter() - begun
        first = answer.hits[0].passage.id if answer.hits else None
        asked = statistics.AnsweredQuestion(
            place, question, answer.certainty, seconds, first, own_words=answer.own_words
        )
        statistics.record(self._database, asked)
        return answer

    def index(self) -> Index:
        """Give the current generation; raises one of UNAVAILABLE."""
        return self._live.get()

    def list_speeches(self, words: str, offset: int, limit: int) -> tuple[int, list[dict[str, Any]]]:
        """Give the number of speeches whose titles hold `words`, and up to `limit` of them from `offset` on."""
        folded = fold(words.strip())
        matching = [speech for speech in self._live.get().speeches() if folded in fold(_whole_title(speech))]
        return len(matching), [_with_id(speech) for speech in matching[offset : offset + limit]]

    def read_speech(self, speech_id: int, offset: int, limit: int) -> dict[str, Any] | None:
        """Give a speech with up to `limit` of its passages from `offset` on; None where there is none of this id."""
        index = self._live.get()
        speech = index.speech(speech_id)
        if speech is None:
            return None
        passages = index.passages(speech_id)[offset : offset + limit]
        return {
            **_with_id(speech),
            "offset": offset,
            "text": [{"passage": item.id, "headings": item.headings, "text": item.text} for item in passages],
        }


def _with_id(speech: Speech) -> dict[str, Any]:
    return {"id": speech.id, **speech_object(speech)}


def _whole_title(speech: Speech) -> str:
    return "\n".join((*speech.outer, speech.title))
