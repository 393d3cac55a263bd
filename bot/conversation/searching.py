"""A question is searched here, and its answer recorded and drafted."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.context import EXAMPLES, BotState
from bot.conversation.dialogue import UserMessage
from bot.render.draft import Reply, plain_draft
from bot.storage import statistics
from bot.storage.messages import AnswerContent, SentMessage, StoredHit, StoredItem
from bot.storage.statistics import AnsweredQuestion
from bot.views.answers import answer_message
from index import Answer, Certainty, Index
from index.analysis.folding import fold
from index.query.answer_type import lacks_answer

HITS = 15
"""Passages kept of an answer: three pages of a message."""

SPELLINGS = 3
RANK = {Certainty.SURE: 2, Certainty.UNSURE: 1, Certainty.NONE: 0}


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read as a question: what is searched, in which speech, and the question that a follow-up goes on from."""

    question: str
    within: int | None = None
    base: str = ""


@dataclass(frozen=True, slots=True)
class Searched:
    """What was found for a reading of a text."""

    reading: Reading
    answer: Answer
    seconds: float

    @property
    def lacks(self) -> int:
        """How many characters of the question the first passage lacks."""
        return len("".join(self.answer.missing))

    def marks_answer_to(self, question: str) -> bool:
        """Whether what is marked in the first passage has a thing of the type that a question asks for."""
        if not self.answer.answered or not self.answer.hits:
            return False
        hit = self.answer.hits[0]
        marked = "\n".join(hit.passage.text[start:end] for start, end in hit.sentences)
        return not lacks_answer(fold(question), fold(marked))

    def better_than(self, other: "Searched") -> bool:
        """Whether this answers more of what was asked: more certain, or as certain and with less of it missing."""
        rank, others = RANK[self.answer.certainty], RANK[other.answer.certainty]
        return (rank, -self.lacks, self.answer.confidence) > (others, -other.lacks, other.answer.confidence)


def answer_question(
    state: BotState,
    message: UserMessage,
    question: str,
    *,
    typed: str,
    replaces: SentMessage | None = None,
    named: bool = False,
    base: str = "",
) -> Reply:
    """Search `question` and draft the answer; it takes the place of the message `replaces` where one is given.

    With `named` the answer names its question, as after a button. `base` is what a follow-up goes on from.
    """
    searched = search(state.live.get(), Reading(question, None, base))
    return record_answer(state, message, searched, typed=typed, replaces=replaces, named=named)


def search(index: Index, reading: Reading) -> Searched:
    """Search a reading; in all speeches where the one that it names is gone."""
    if reading.within is not None and index.speech(reading.within) is None:
        reading = replace(reading, within=None)
    begun = time.perf_counter()
    answer = index.search(reading.question, HITS, reading.within)
    return Searched(reading, answer, time.perf_counter() - begun)


def record_answer(
    state: BotState,
    message: UserMessage,
    searched: Searched,
    *,
    typed: str,
    replaces: SentMessage | None,
    named: bool = False,
    others: Sequence[str] = (),
) -> Reply:
    """Count a question, keep its answer and draft it; `others` are questions that were asked along with it."""
    index, recipient, answer, reading = state.live.get(), message.recipient, searched.answer, searched.reading
    answered = answer.answered and bool(answer.hits)
    first = answer.hits[0].passage.id if answer.hits else None
    place = "group" if recipient.group else "private"
    asked = AnsweredQuestion(place, typed, answer.certainty, searched.seconds, first, recipient.user, answer.own_words)
    usage = statistics.record(state.database, asked)
    # Who looks for words as they stand asks for nothing near them.
    helped = answered or answer.quotation is not None
    spellings = () if helped else answer.spellings[:SPELLINGS]
    # Where a part does not answer, it is not the question that wants changing.
    examples = () if helped or answer.missing_shards else tuple(index.suggestions(answer, EXAMPLES))
    hits, items = _hits(answer)
    content = AnswerContent(
        typed=typed,
        question=reading.question,
        within=reading.within,
        understood=answer.understood,
        answered=answered,
        hits=hits,
        shown=(0 if answer.point is None else items[answer.point].hit) if answered else None,
        suggestions=(*spellings, *others, *examples),
        spellings=len(spellings),
        usage=usage,
        named=named or bool(others),
        base=reading.base,
        unsure=answer.certainty == Certainty.UNSURE,
        bound=answer.bound,
        missing=answer.missing,
        items=items,
        asks_speech=bool(answer.speeches),
        missing_shards=len(answer.missing_shards),
        shards=answer.shards,
        restriction=answer.restriction,
        order=answer.order,
        wording=answer.quotation.wording if answer.quotation else "",
        untold=answer.untold,
        changes=answer.quotation.changes if answer.quotation else (),
    )
    if replaces:
        state.database.update_content(replaces.id, content)
        sent_id = replaces.id
    else:
        sent_id = state.database.add_message(recipient.user, recipient.chat, content, question=message.id)
    draft = answer_message(index, sent_id, content, recipient)
    return Reply(draft or plain_draft(recipient.texts.failed), sent_id, (replaces.message or 0) if replaces else None)


def _hits(answer: Answer) -> tuple[tuple[StoredHit, ...], tuple[StoredItem, ...]]:
    """Return the hits to keep, and the points of the list: their passages stand behind the first hit."""
    hits = tuple(map(StoredHit.of, answer.hits))
    points = tuple(StoredHit(item.passage, (item.span,) if item.span else ()) for item in answer.items)
    if not hits or not points:
        return hits, ()
    passages = {point.passage for point in points}
    rest = (hit for hit in hits[1:] if hit.passage not in passages)
    items = tuple(StoredItem(item.number, item.text, place) for place, item in enumerate(answer.items, 1))
    return (hits[0], *points, *rest), items
