"""How a text is meant: alone, with what a follow-up leaves out, of the speech last shown; the best answer counts."""

import re
from dataclasses import replace

from bot.conversation.dialogue import FOLLOW_UP_SECONDS, Dialogue
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
from bot.conversation.searching import RANK, Reading, Searched, record_answer, search
from bot.conversation.several_questions import questions_in
from bot.render.draft import Reply
from bot.storage.messages import AnswerContent, SentMessage
from index import Certainty, Index

_OF_PERSON = re.compile("(?:那)?(?:他|她)")


def answer_text(dialogue: Dialogue, before: AnswerContent | None, replaces: SentMessage | None = None) -> Reply:
    """Search what a text asks after the answer before it, and draft the answer; of several questions the first."""
    text, *others = questions_in(dialogue.text)
    index, dialogue = dialogue.index, replace(dialogue, text=text)
    within = dialogue.speech_replied_to()
    if replaces and isinstance(replaces.content, AnswerContent):
        within = replaces.content.within
    base = (before.base or before.question) if before else ""
    chosen = search(index, Reading(text, within))
    if before is not None and names_owner(text):
        base = before.question
    if before is not None and (question := complete(base, text) or complete(before.question, text)):
        kept = "" if names_owner(text) else base
        read = search(index, Reading(question, before.within if within is None else within, kept))
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
            inside = search(index, Reading(text, speech, base))
            chosen = inside if inside.answer.certainty == Certainty.SURE else chosen
    return record_answer(dialogue.state, dialogue.message, chosen, typed=text, replaces=replaces, others=others)


def answer_vague(dialogue: Dialogue, before: AnswerContent) -> Reply | None:
    """Ask a bare question word (怎么办, 为什么) of the question before it, within the speech that was shown."""
    shown = before.shown_hit
    speech = dialogue.index.speech_of(shown.passage) if shown else None
    if shown is None or speech is None:
        return None
    base = before.base or before.question
    searched = search(dialogue.index, Reading(f"{base} {dialogue.text}", speech, base))
    others = tuple(hit for hit in searched.answer.hits if hit.passage.id != shown.passage)
    if not others:
        return None
    # The passage that was just read cannot be what is asked for.
    answer = replace(searched.answer, hits=others, certainty=Certainty.UNSURE, missing=(), items=())
    chosen = Searched(searched.reading, answer, searched.seconds)
    return record_answer(dialogue.state, dialogue.message, chosen, typed=dialogue.text, replaces=None, named=False)


def answer_point(dialogue: Dialogue) -> Reply | None:
    """Answer a question for a point (第二条建议是什么) in the speech last shown; None without one, or for no list."""
    speech = dialogue.last_speech()
    if speech is None:
        return None
    searched = search(dialogue.index, Reading(dialogue.text, speech))
    if not searched.answer.items and searched.answer.certainty != Certainty.SURE:
        return None
    return record_answer(dialogue.state, dialogue.message, searched, typed=dialogue.text, replaces=None, named=False)


def _lacking_new(searched: Searched, before: AnswerContent, text: str) -> Searched:
    """Say of the passage that was sure to answer the question before only that it lacks what a follow-up names."""
    answer, shown = searched.answer, before.shown_hit
    if before.unsure or not answer.hits or shown is None or answer.hits[0].passage.id != shown.passage:
        return searched
    new = tuple(part for part in answer.missing if part in text)
    return replace(searched, answer=replace(answer, missing=new)) if new else searched


def _of_person(index: Index, reading: Reading, text: str, everywhere: Searched) -> Searched:
    """Ask of the person of the question before in the speech last shown: as it was typed, if that is sure there."""
    inside = search(index, replace(reading, question=text))
    if inside.answer.certainty == Certainty.SURE:
        return inside
    named = search(index, reading)
    if named.answer.certainty == Certainty.NONE or RANK[everywhere.answer.certainty] > RANK[named.answer.certainty]:
        return everywhere
    return named


def _speech_before(dialogue: Dialogue, before: AnswerContent | None, replaces: SentMessage | None) -> int | None:
    return _speech_shown(dialogue.index, before) if replaces else dialogue.last_speech(FOLLOW_UP_SECONDS)


def _speech_shown(index: Index, before: AnswerContent | None) -> int | None:
    shown = before.shown_hit if before else None
    return index.speech_of(shown.passage) if shown else None


def _within(dialogue: Dialogue, speech: int, everywhere: Searched, base: str, *, unsure: bool) -> Searched:
    """Ask a question without a subject in the speech last shown, alone and with the subject of the one before it.

    The best of these counts where the text points back (呢, 那, 它) or asks for a list that the speech has, else where
    the answer of all speeches is not more certain; after an `unsure` answer only where that is not better.
    Records stand each for themselves.
    """
    text, index = dialogue.text, dialogue.index
    owners = subjects(base) if lacks_subject(text) else []
    inside = [search(index, Reading(each, speech, base)) for each in (text, *(f"{owner}{text}" for owner in owners))]
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
        surer = RANK[everywhere.answer.certainty] > RANK[best.answer.certainty]
        return everywhere if surer or _same_speaker(dialogue.index, speech, everywhere) else best
    if everywhere.answer.items and not best.answer.items and not points_back(text):
        return everywhere
    if points_back(text) or best.answer.items:
        return everywhere if best.answer.certainty == Certainty.NONE else best
    if unsure:
        return best if best.better_than(everywhere) else everywhere
    return everywhere if RANK[everywhere.answer.certainty] > RANK[best.answer.certainty] else best


def _same_speaker(index: Index, speech: int, searched: Searched) -> bool:
    """Whether the first passage found was said by the speaker of a speech, as far as that is known."""
    known = index.speech(speech)
    return known is None or known.speaker is None or searched.answer.hits[0].passage.speaker == known.speaker
