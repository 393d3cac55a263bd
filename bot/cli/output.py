"""An answer as the shell prints it: the JSON contract for programs, plain text for people."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.cli.invocation import Invocation
from bot.texts import LANGUAGES
from bot.texts.saying import numbered_point
from index import Answer, Certainty, Hit, Speech

if TYPE_CHECKING:
    from index import Index


def answer_object(number: str | None, answer: Answer, *, explain: bool) -> dict[str, Any]:
    """Give the JSON contract's object for an answer; `number` is the question's id in a batch."""
    passages = []
    for hit in answer.hits:
        found = {
            "title": hit.passage.title,
            "headings": hit.passage.headings,
            "text": hit.passage.text,
            "highlight": hit.highlight,
            "score": round(hit.score, 6),
            "source": hit.passage.source,
            "page": hit.passage.page,
            "speaker": hit.passage.speaker,
            "date": hit.passage.date,
            "record": hit.passage.record,
            "passage": hit.passage.id,
            "sentences": hit.sentences,
            "notes": [{"span": note.span, "years": note.years} for note in hit.notes],
        }
        if explain:
            found["signals"] = dict(hit.signals)
        passages.append(found)
    shown: dict[str, Any] = {
        "id": number,
        "question": answer.question,
        "answered": answer.answered,
        "certainty": answer.certainty,
        "bound": answer.bound,
        "confidence": round(answer.confidence, 6),
        "passages": passages,
    }
    if answer.items:
        shown["items"] = [asdict(item) for item in answer.asked_items]
    if answer.speeches:
        shown["speeches"] = [asdict(speech) | {"score": round(speech.score, 6)} for speech in answer.speeches]
    if answer.missing:
        shown["missing"] = answer.missing
    if answer.quotation is not None:
        shown["quotation"] = asdict(answer.quotation)
    shown |= missing_shards(answer)
    if answer.restriction is not None:
        shown["restriction"] = asdict(answer.restriction)
    if answer.order is not None:
        shown["order"] = answer.order
    if answer.understood is not None:
        shown["understood"] = answer.understood
    return shown


def missing_shards(answer: Answer) -> dict[str, Any]:
    """Give the keys that say which shards of a cluster did not answer; none where all did."""
    return {"missing_shards": answer.missing_shards, "shards": answer.shards} if answer.missing_shards else {}


def speech_object(speech: Speech) -> dict[str, Any]:
    """Give what the JSON of a speech holds everywhere; `headings` are the titles of the pieces around it."""
    return {
        "title": speech.title,
        "headings": speech.outer,
        "source": speech.source,
        "passages": speech.passages,
        "speaker": speech.speaker,
        "office": speech.office,
        "place": speech.place,
        "date": speech.date,
    }


def as_json(value: object) -> None:
    """Print a value as one line of JSON."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    try:
        text.encode()
    except UnicodeEncodeError:
        # A lone surrogate in a question has no UTF-8 form; as an escape it comes back as it was.
        text = json.dumps(value, default=str)
    print(text)


def as_text(index: "Index", answer: Answer, call: Invocation, *, explain: bool) -> None:
    """Print an answer of `index` for a person, the answering sentences in 【】."""
    if answer.understood is not None:
        print(call.say("(answered for: {question})", question=answer.understood))
    if answer.missing_shards:
        missing, shards = len(answer.missing_shards), answer.shards
        print(
            call.say(
                "{missing} of {shards} shards do not answer: the collection may hold more",
                missing=missing,
                shards=shards,
            )
        )
    if not answer.answered and answer.missing_shards:
        print(call.say("No answer in the shards that answer."))
    elif answer.quotation is not None:
        from bot.render.wording import wording_line

        print(wording_line(answer.quotation.wording, answer.quotation.changes, LANGUAGES[call.language]))
    elif not answer.answered:
        nearest = call.say("No answer in this collection. The nearest passages:")
        print(nearest if answer.hits else call.say("No answer in this collection."))
    elif answer.certainty == Certainty.UNSURE:
        print(call.say("Not sure. The nearest passages:"))
        if answer.missing:
            print(call.say("not in the first one: {words}", words=", ".join(answer.missing)))
    for item in answer.asked_items:
        print(numbered_point(item.number, item.text))
    for speech in answer.speeches[:1]:
        speaker = " ".join(filter(None, (speech.office, speech.speaker)))
        print(" · ".join(filter(None, (speech.title, speaker, speech.date, speech.place))))
        print(speech.opening)
    for place, hit in enumerate(answer.hits, 1):
        _print_hit(place, hit, index.speech(hit.passage.speech), call, explain=explain)


def _print_hit(place: int, hit: Hit, speech: Speech | None, call: Invocation, *, explain: bool) -> None:
    passage = hit.passage
    above = len(speech.outer) if speech else 0
    print(f"\n{place}. " + " › ".join((*passage.headings[:above], passage.title, *passage.headings[above:])))
    text = passage.text
    for start, end in reversed(hit.sentences):
        text = f"{text[:start]}【{text[start:end]}】{text[end:]}"
    print(text)
    for note in hit.notes:
        print(f"   {passage.text[slice(*note.span)]} = {note.years}")
    if explain:
        shares = "  ".join(f"{name} {share:.3f}" for name, share in hit.signals.items())
        print(call.say("   score {score}: {shares}", score=f"{hit.score:.3f}", shares=shares))
