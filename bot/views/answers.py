"""An answer's card as the message it stands for: how it looks when sent, and after each press of a button."""

from bot.callbacks import link_payload
from bot.context import Reader
from bot.render.answer import PAGE, AnswerView, answer
from bot.render.around import AroundView, around
from bot.render.draft import Draft, shorten
from bot.render.silence import silence
from bot.storage.messages import AnswerCard, Found
from bot.texts import Texts, say
from index import Hit, Index


def shown(index: Index, card: int, body: AnswerCard, reader: Reader) -> Draft | None:
    """Give the message of an answer; None where its passage is no longer in the collection."""
    texts = reader.texts
    title = _title(index, body)
    notes = _notes(body, texts)
    alone = body.typed if body.typed != body.question else None
    if body.shown is None:
        return silence(
            card,
            texts,
            spellings=body.suggestions[: body.spellings],
            examples=body.suggestions[body.spellings :],
            nearest=bool(body.found),
            notes=notes,
            within=title,
            alone=alone,
        )
    first = body.shown - body.shown % PAGE
    hits = [
        (number, hit)
        for number in range(first, min(first + PAGE, len(body.found)))
        if (hit := _load(index, body.found[number]))
    ]
    if body.shown not in dict(hits):
        return None
    view = AnswerView(
        card=card,
        hits=hits,
        shown=body.shown,
        total=len(body.found),
        part=body.part,
        notes=(*notes, say(texts.within, title=title)) if title else notes,
        answered=body.answered,
        alone=alone,
        wider=body.within is not None,
        mark=body.mark,
        address=_address(reader, dict(hits)[body.shown]),
    )
    return answer(view, texts)


def surroundings(index: Index, card: int, body: AnswerCard, reader: Reader) -> Draft | None:
    """Give the shown passage between its neighbours; None where it is no longer in the collection."""
    if body.shown is None:
        return None
    hit = _load(index, body.found[body.shown])
    if hit is None:
        return None
    place = hit.passage.place
    speech = index.passages(hit.passage.speech)
    before = speech[place - 1] if 0 < place <= len(speech) else None
    after = speech[place + 1] if place + 1 < len(speech) else None
    view = AroundView(card, body.shown, hit, before, after, _address(reader, hit))
    return around(view, reader.texts)


def _load(index: Index, found: Found) -> Hit | None:
    """Give a kept hit with its text, None where the passage is no longer in the collection."""
    passage = index.passage(found.passage)
    if passage is None:
        return None
    return found.hit(passage, tuple(each for number in found.repeats if (each := index.passage(number))))


def _address(reader: Reader, hit: Hit) -> str | None:
    """Give, in a group, the link that opens a passage in private: reading there would bother the others."""
    return reader.address(link_payload(passage=hit.passage.id)) if reader.group and reader.bot else None


def _title(index: Index, body: AnswerCard) -> str | None:
    speech = index.speech(body.within) if body.within is not None else None
    return speech.title if speech else None


def _notes(body: AnswerCard, texts: Texts) -> tuple[str, ...]:
    notes = []
    if body.named and body.typed == body.question:
        notes.append(say(texts.asked, question=body.question))
    if body.typed != body.question:
        notes.append(say(texts.read_as, question=body.question))
    if body.understood:
        notes.append(say(texts.corrected, question=body.understood))
    if body.unsure and body.missing and body.shown == 0:
        parts = texts.pause.join(say(texts.quoted, text=shorten(part, 24)) for part in body.missing[:3])
        notes.append(say(texts.missing, parts=parts))
    if body.unsure:
        notes.append(texts.unsure)
    return tuple(notes)
