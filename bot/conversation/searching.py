"""Questions are searched here: the readings of a text, the better one of them, its answer recorded and drafted."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.context import EXAMPLES, BotState
from bot.conversation.dialogue import FOLLOW_UP_SECONDS, Dialogue, UserMessage
from bot.conversation.followup import (
    complete,
    has_question_word,
    is_joined,
    lacks_subject,
    names_owner,
    points_back,
    subjects,
    with_person,
)
from bot.conversation.several_questions import questions_in
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
_RANK = {Certainty.SURE: 2, Certainty.UNSURE: 1, Certainty.NONE: 0}

_OF_PERSON = re.compile("(?:那)?(?:他|她)")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read as a question: what is searched, in which speech, and the question that a follow-up goes on from."""

    question: str
    within: int | None = None
    base: str = ""


@dataclass(frozen=True, slots=True)
class _Searched:
    reading: Reading
    answer: Answer
    seconds: float

    @property
    def lacks(self) -> int:
        return len("".join(self.answer.missing))

    def marks_answer_to(self, question: str) -> bool:
        """Whether what is marked in the first passage has a thing of the type that a question asks for."""
        if not self.answer.answered or not self.answer.hits:
            return False
        hit = self.answer.hits[0]
        marked = "\n".join(hit.passage.text[start:end] for start, end in hit.sentences)
        return not lacks_answer(fold(question), fold(marked))

    def better_than(self, other: "_Searched") -> bool:
        """Whether this answers more of what was asked: more certain, or as certain and with less of it missing."""
        rank, others = _RANK[self.answer.certainty], _RANK[other.answer.certainty]
        return (rank, -self.lacks, self.answer.confidence) > (others, -other.lacks, other.answer.confidence)


def answer_text(dialogue: Dialogue, before: AnswerContent | None, replaces: SentMessage | None = None) -> Reply:
    """Search what a text asks after the answer before it, and draft the answer; of several questions the first."""
    text, *others = questions_in(dialogue.text)
    index, dialogue = dialogue.index, replace(dialogue, text=text)
    within = dialogue.speech_replied_to()
    if replaces and isinstance(replaces.content, AnswerContent):
        within = replaces.content.within
    base = (before.base or before.question) if before else ""
    chosen = _search(index, Reading(text, within))
    if before is not None and names_owner(text):
        base = before.question
    if before is not None and (question := complete(base, text) or complete(before.question, text)):
        kept = "" if names_owner(text) else base
        read = _search(index, Reading(question, before.within if within is None else within, kept))
        read = _lacking_new(read, before, text)
        # What was typed alone names a thing and asks nothing of it: it counts only where the whole finds nothing, or
        # where it only stands beside the question before and answers less.
        joined = is_joined(base, text, question) and chosen.better_than(read)
        if not joined and (read.answer.certainty != Certainty.NONE or chosen.answer.certainty == Certainty.NONE):
            chosen = read
    elif within is None and (speech := _speech_before(dialogue, before, replaces)) is not None:
        if person := with_person(base, text):
            chosen = _of_person(index, Reading(person, speech, base), text, chosen)
        elif points_back(text) or lacks_subject(text):
            last = base if speech == _speech_shown(index, before) else ""
            chosen = _within(dialogue, speech, chosen, last, unsure=before is not None and before.unsure)
        elif chosen.answer.certainty != Certainty.SURE and has_question_word(text):
            inside = _search(index, Reading(text, speech, base))
            chosen = inside if inside.answer.certainty == Certainty.SURE else chosen
    return _record(dialogue.state, dialogue.message, chosen, typed=text, replaces=replaces, others=others)


def _lacking_new(searched: _Searched, before: AnswerContent, text: str) -> _Searched:
    """Say of the passage that was sure to answer the question before only that it lacks what a follow-up names."""
    answer, shown = searched.answer, before.shown_hit
    if before.unsure or not answer.hits or shown is None or answer.hits[0].passage.id != shown.passage:
        return searched
    new = tuple(part for part in answer.missing if part in text)
    return replace(searched, answer=replace(answer, missing=new)) if new else searched


def _of_person(index: Index, reading: Reading, text: str, everywhere: _Searched) -> _Searched:
    """Ask of the person of the question before in the speech last shown: as it was typed, if that is sure there."""
    inside = _search(index, replace(reading, question=text))
    if inside.answer.certainty == Certainty.SURE:
        return inside
    named = _search(index, reading)
    if named.answer.certainty == Certainty.NONE or _RANK[everywhere.answer.certainty] > _RANK[named.answer.certainty]:
        return everywhere
    return named


def _speech_before(dialogue: Dialogue, before: AnswerContent | None, replaces: SentMessage | None) -> int | None:
    return _speech_shown(dialogue.index, before) if replaces else dialogue.last_speech(FOLLOW_UP_SECONDS)


def _speech_shown(index: Index, before: AnswerContent | None) -> int | None:
    shown = before.shown_hit if before else None
    passage = index.passage(shown.passage) if shown else None
    return passage.speech if passage else None


def _within(dialogue: Dialogue, speech: int, everywhere: _Searched, base: str, *, unsure: bool) -> _Searched:
    """Ask a question without a subject in the speech last shown, alone and with the subject of the one before it.

    The best of these counts where the text points back (呢, 那, 它) or asks for a list that the speech has, else where
    the answer of all speeches is not more certain; after an `unsure` answer only where that is not better.
    Records stand each for themselves.
    """
    text, index = dialogue.text, dialogue.index
    owners = subjects(base) if lacks_subject(text) else []
    inside = [_search(index, Reading(each, speech, base)) for each in (text, *(f"{owner}{text}" for owner in owners))]
    if any(hit.passage.record is not None for searched in inside for hit in searched.answer.hits[:1]):
        return everywhere
    answering = [searched for searched in inside if searched.marks_answer_to(text)]
    # What is asked of the passage last shown is answered there, where it can be.
    shown = dialogue.last_passage()
    here = [searched for searched in answering if searched.answer.hits[0].passage.id == shown]
    if owners and here and answering[0].answer.hits[0].passage.id != shown:
        answering = here
    best = (answering or inside)[0]
    for searched in answering or inside[1:]:
        # What was typed goes first, then the owner of the thing asked about: the fewer words are added, the better.
        if best.answer.certainty != Certainty.SURE and searched.better_than(best):
            best = searched
    # 他 is the speaker of any speech: what he is asked of may stand elsewhere.
    if points_back(text) and _OF_PERSON.match(text) and not lacks_subject(text) and everywhere.better_than(best):
        surer = _RANK[everywhere.answer.certainty] > _RANK[best.answer.certainty]
        return everywhere if surer or _same_speaker(dialogue.index, speech, everywhere) else best
    if everywhere.answer.items and not best.answer.items and not points_back(text):
        return everywhere
    if points_back(text) or best.answer.items:
        return everywhere if best.answer.certainty == Certainty.NONE else best
    if unsure:
        return best if best.better_than(everywhere) else everywhere
    return everywhere if _RANK[everywhere.answer.certainty] > _RANK[best.answer.certainty] else best


def _same_speaker(index: Index, speech: int, searched: _Searched) -> bool:
    """Whether the first passage found was said by the speaker of a speech, as far as that is known."""
    known = index.speech(speech)
    return known is None or known.speaker is None or searched.answer.hits[0].passage.speaker == known.speaker


def answer_vague(dialogue: Dialogue, before: AnswerContent) -> Reply | None:
    """Ask a bare question word (怎么办, 为什么) of the question before it, within the speech that was shown."""
    shown = before.shown_hit
    passage = dialogue.index.passage(shown.passage) if shown else None
    if passage is None:
        return None
    base = before.base or before.question
    searched = _search(dialogue.index, Reading(f"{base} {dialogue.text}", passage.speech, base))
    others = tuple(hit for hit in searched.answer.hits if hit.passage.id != passage.id)
    if not others:
        return None
    # The passage that was just read cannot be what is asked for.
    answer = replace(searched.answer, hits=others, certainty=Certainty.UNSURE, missing=(), items=())
    chosen = _Searched(searched.reading, answer, searched.seconds)
    return _record(dialogue.state, dialogue.message, chosen, typed=dialogue.text, replaces=None, named=False)


def answer_point(dialogue: Dialogue) -> Reply | None:
    """Answer a question for a point (第二条建议是什么) in the speech last shown; None without one, or for no list."""
    speech = dialogue.last_speech()
    if speech is None:
        return None
    searched = _search(dialogue.index, Reading(dialogue.text, speech))
    if not searched.answer.items and searched.answer.certainty != Certainty.SURE:
        return None
    return _record(dialogue.state, dialogue.message, searched, typed=dialogue.text, replaces=None, named=False)


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
    searched = _search(state.live.get(), Reading(question, None, base))
    return _record(state, message, searched, typed=typed, replaces=replaces, named=named)


def _search(index: Index, reading: Reading) -> _Searched:
    if reading.within is not None and index.speech(reading.within) is None:
        reading = replace(reading, within=None)
    begun = time.perf_counter()
    answer = index.search(reading.question, HITS, reading.within)
    return _Searched(reading, answer, time.perf_counter() - begun)


def _record(
    state: BotState,
    message: UserMessage,
    searched: _Searched,
    *,
    typed: str,
    replaces: SentMessage | None,
    named: bool = False,
    others: Sequence[str] = (),
) -> Reply:
    index, recipient, answer, reading = state.live.get(), message.recipient, searched.answer, searched.reading
    answered = answer.answered and bool(answer.hits)
    first = answer.hits[0].passage.id if answer.hits else None
    place = "group" if recipient.group else "private"
    asked = AnsweredQuestion(place, typed, answer.certainty, searched.seconds, first, recipient.user, answer.own_words)
    usage = statistics.record(state.database, asked)
    # Who looks for words as they stand asks for nothing near them.
    helped = answered or answer.quotation is not None
    spellings = () if helped else answer.spellings[:SPELLINGS]
    examples = () if helped else tuple(index.suggestions(answer, EXAMPLES))
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
