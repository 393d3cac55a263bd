"""The message of an answer: as it is sent, and after each press of a button."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.callbacks import link_payload
from bot.context import Recipient
from bot.render.answer import HITS_PER_MESSAGE, AnswerView, answer, citation
from bot.render.around import AroundView, around_draft
from bot.render.conditions import order_line, restriction_line
from bot.render.draft import Draft, shorten, shorten_title
from bot.render.no_answer import no_answer
from bot.render.wording import wording_line
from bot.storage.messages import AnswerContent, StoredHit
from bot.texts import Texts, say
from bot.texts.bound_answers import BOUND_ANSWERS
from bot.texts.saying import asks_amount
from index import Hit, Index, Passage, ShardsMissing, Speech
from index.model import Wording
from index.purpose import opening
from index.ranking.year_notes import year_notes

_BLANK = re.compile("(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
"""What parts a name from the question that it stands before; Chinese writes none."""


def answer_message(index: Index, sent_id: int, content: AnswerContent, recipient: Recipient) -> Draft | None:
    """Give the message of an answer; None where its passage is no longer in the collection."""
    texts = recipient.texts
    title = _title(index, content)
    notes = _notes(content, texts)
    alone = content.typed if content.typed != content.question else None
    if content.shown is None:
        return no_answer(
            sent_id,
            texts,
            spellings=content.suggestions[: content.spellings],
            examples=content.suggestions[content.spellings :],
            nearest=bool(content.hits),
            notes=notes,
            within=title,
            alone=alone,
            partial=content.missing_shards > 0,
            quoted=content.wording == Wording.ABSENT,
        )
    first = content.shown - content.shown % HITS_PER_MESSAGE
    listed = list(enumerate(content.hits))[first : first + HITS_PER_MESSAGE]
    passages = index.read(passage for _, stored in listed for passage in (stored.passage, *stored.repeats))
    hits = [(number, hit) for number, stored in listed if (hit := _hit(stored, passages))]
    if content.shown not in dict(hits):
        index.passage(content.hits[content.shown].passage)  # where its shard does not answer, that is said
        return None
    shown = dict(hits)[content.shown].passage
    speech = index.speech(shown.speech) if content.asks_speech else None
    view = AnswerView(
        sent_id=sent_id,
        hits=hits,
        shown=content.shown,
        total=len(content.hits),
        part=content.part,
        notes=(*notes, say(texts.within, title=shorten_title(title, 120))) if title else notes,
        answered=content.answered,
        alone=alone,
        wider=content.within is not None,
        mark=content.mark,
        also=content.suggestions,
        points=[(item.number, item.text, item.hit) for item in content.items],
        deep_link=_deep_link(recipient, dict(hits)[content.shown]),
        speech=speech,
        opening=_opening(index, speech) if speech and shown.place and not content.wording else "",
        share=content.question if recipient.inline and content.within is None else "",
    )
    return answer(view, texts)


def context_message(index: Index, sent_id: int, content: AnswerContent, recipient: Recipient) -> Draft | None:
    """Give the shown passage between its neighbours; None where it is no longer in the collection."""
    if content.shown is None:
        return None
    hit = _load(index, content.hits[content.shown])
    if hit is None:
        return None
    place = hit.passage.place
    speech = index.passages(hit.passage.speech)
    before = speech[place - 1] if 0 < place <= len(speech) else None
    after = speech[place + 1] if place + 1 < len(speech) else None
    view = AroundView(sent_id, content.shown, hit, before, after, _deep_link(recipient, hit))
    return around_draft(view, recipient.texts)


def citation_text(index: Index, content: AnswerContent, texts: Texts) -> str | None:
    """Give the shown passage with its source, as it is copied; None where none is shown or it is gone."""
    hit = _load(index, content.shown_hit) if content.shown_hit else None
    return citation(hit, texts) if hit else None


def _load(index: Index, stored: StoredHit) -> Hit | None:
    """Return a stored hit with its text, None where the passage is no longer in the collection."""
    passage = index.passage(stored.passage)
    return None if passage is None else _hit(stored, {**index.read(stored.repeats), passage.id: passage})


def _hit(stored: StoredHit, passages: Mapping[int, Passage]) -> Hit | None:
    """Return a stored hit with its text, None where its passage is not among those that were read."""
    passage = passages.get(stored.passage)
    if passage is None:
        return None
    repeats = tuple(passages[number] for number in stored.repeats if number in passages)
    return replace(stored.hit(passage, repeats), notes=year_notes(passage, stored.sentences))


def _opening(index: Index, speech: Speech) -> str:
    """Return how a speech opens, nothing while its part of the collection does not answer."""
    try:
        return opening(index.passages(speech.id))
    except ShardsMissing:
        return ""


def _title(index: Index, content: AnswerContent) -> str | None:
    speech = index.speech(content.within) if content.within is not None else None
    return speech.title if speech else None


def _notes(content: AnswerContent, texts: Texts) -> tuple[str, ...]:
    notes = []
    if content.missing_shards:
        notes.append(say(texts.partial, missing=content.missing_shards, shards=content.shards))
    if content.named and content.typed == content.question:
        notes.append(say(texts.asked, question=content.question))
    if content.typed != content.question:
        notes.append(say(texts.read_as, question=_BLANK.sub("", content.question)))
    if content.understood:
        notes.append(say(texts.corrected, question=content.understood))
    if content.restriction is not None:
        notes.append(restriction_line(content.restriction, texts))
    if content.order is not None:
        notes.append(order_line(content.order, texts))
    if content.answered and content.suggestions:
        notes.append(texts.first_of_several)
    if content.unsure and content.missing and content.shown == 0:
        notes += _lacking(content, texts)
    if content.wording and content.answered and content.shown == 0:
        notes.append(wording_line(content.wording, content.changes, texts))
    elif content.untold and content.shown == 0:
        notes.append(_untold(content, texts))
    elif content.unsure:
        notes.append(texts.unsure)
    if content.bound:
        notes.append("📌 " + BOUND_ANSWERS[texts.code].answer_chosen)
    return tuple(notes)


def _lacking(content: AnswerContent, texts: Texts) -> list[str]:
    """Say which parts of the question the passage lacks."""
    untold = [part for part in content.missing[:3] if asks_amount(part)]
    lacking = [part for part in content.missing[:3] if part not in untold]
    return [
        say(sentence, parts=texts.pause.join(say(texts.quoted, text=shorten(part, 24)) for part in parts))
        for sentence, parts in ((texts.missing, lacking), (texts.untold, untold))
        if parts
    ]


def _untold(content: AnswerContent, texts: Texts) -> str:
    """Say that who spoke, when or where is not told; of what the text has that comes near, that it does."""
    near = {"date": texts.untold_date, "place": texts.untold_place}
    if content.hits[0].sentences and content.untold in near:
        return near[content.untold]
    fields = {"speaker": texts.speaker, "date": texts.date, "place": texts.place}
    return say(fields[content.untold], value=texts.not_stated)


def _deep_link(recipient: Recipient, hit: Hit) -> str | None:
    """Give, in a group, the link that opens a passage in private: reading there would bother the others."""
    return recipient.deep_link(link_payload(passage=hit.passage.id)) if recipient.group and recipient.bot else None
