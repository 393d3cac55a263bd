"""Speeches as a whole: what one is about, who held it and when, which there are, how often they mention a word."""

from dataclasses import replace

from bot.callbacks import Link
from bot.conversation.dialogue import Dialogue
from bot.conversation.intents import recognise
from bot.conversation.listed_speeches import HE, asks_place, named_after, speaker_listed, year_listed
from bot.conversation.titles import speech_named, speech_titled, speeches_by
from bot.conversation.wishes import Intent, Wish
from bot.render.draft import Reply, plain_draft
from bot.render.headings import opening_headings
from bot.storage.messages import ListContent, ReadingContent
from bot.texts import say
from bot.views import reading
from bot.views.speech import mentions_message, overview_message, source_message
from index import Speech
from index.model import Order
from index.query.lists import LAST
from index.query.syntax import parse_question
from index.ranking.dialogue import speaker_at
from index.search.in_time import in_order

_IN_TIME = {"newest": Order.NEWEST, "oldest": Order.OLDEST}


def list_all(dialogue: Dialogue) -> Reply:
    """Return the list of all speeches."""
    return _listed(dialogue, "")


def list_selected(dialogue: Dialogue) -> Reply | None:
    """Return the list of the speeches that a text demands without asking anything of them: 讲话人:县长, 最新的讲话."""
    if year := year_listed(dialogue.text):
        return _listed(dialogue, f"date:{year}")
    if reply := _listed_next(dialogue):
        return reply
    if (who := _speaker_listed(dialogue)) and (reply := _speeches_of(dialogue, who)):
        return reply
    query = parse_question(dialogue.text)
    if query.mention or not (query.titles or query.conditions or query.order) or query.exact or query.excluded:
        return None
    wish = recognise(query.rest) if query.rest else None
    if query.rest and not (wish and wish.intent is Intent.LIST):
        return None
    return _listed(dialogue, dialogue.text.replace(query.rest, " ").strip() if query.rest else dialogue.text)


def speaker_named(dialogue: Dialogue) -> Dialogue:
    """Put who speaks in a dialogue in the place of 他 and 她, where what else they said is asked: 他还讲过什么."""
    if speaker_listed(dialogue.text) not in HE:
        return dialogue
    speech = _last_speech(dialogue)
    person = _who_speaks(dialogue) if speech and speech.speaker is None else None
    return (
        replace(dialogue, text=dialogue.text.replace(speaker_listed(dialogue.text), person, 1)) if person else dialogue
    )


def _listed_next(dialogue: Dialogue) -> Reply | None:
    """Return the list of another speaker or year, named after such a list: 贺明远呢, 那2022年呢."""
    named = named_after(dialogue.text)
    kind = dialogue.last_list().partition(":")[0] if named else ""
    if kind == "date" and named.isdecimal():
        return _listed(dialogue, f"date:{named}")
    return _speeches_of(dialogue, named) if kind == "speaker" else None


def _speeches_of(dialogue: Dialogue, who: str) -> Reply | None:
    """Return the list of the speeches of the person whose name or office a text is; None where there are none."""
    spoken = speeches_by(dialogue.index, who)
    alone = len({speech.speaker for speech in spoken}) == 1
    return _listed(dialogue, f"speaker:{(alone and spoken[0].speaker) or who}") if spoken else None


def _speaker_listed(dialogue: Dialogue) -> str:
    """Return whose speeches a text asks for; 他 and 她 are who held the speech last shown."""
    who = speaker_listed(dialogue.text)
    if who not in HE:
        return who
    speech = _last_speech(dialogue)
    return (speech.speaker if speech else None) or ""


def source_reply(dialogue: Dialogue) -> Reply:
    """Return title, speaker, date and opening of the speech last shown."""
    recipient = dialogue.message.recipient
    speech = _last_speech(dialogue)
    if speech is None:
        return Reply(plain_draft(recipient.texts.nothing_shown))
    speech = replace(speech, speaker=speech.speaker or _who_speaks(dialogue))
    sent_id = dialogue.state.database.add_message(recipient.user, recipient.chat, ReadingContent(speech.id, 0))
    return Reply(
        source_message(dialogue.index, sent_id, speech, recipient, asks_place=asks_place(dialogue.text)), sent_id
    )


def _last_speech(dialogue: Dialogue) -> Speech | None:
    """Return the speech last shown; None where none was, or it is no longer in the collection."""
    number = dialogue.last_speech()
    return dialogue.index.speech(number) if number is not None else None


def _who_speaks(dialogue: Dialogue) -> str | None:
    """Return who speaks in a dialogue what was marked in the passage last shown; None where nobody is named."""
    last = dialogue.last_answer()
    hit = last.shown_hit if last else None
    if hit is None or dialogue.index.speech_of(hit.passage) != dialogue.last_speech():
        return None
    passage = dialogue.index.passage(hit.passage)
    if passage is None:
        return None
    before = [each.text for each in dialogue.index.passages(passage.speech)[: passage.place]]
    return speaker_at(before, passage.text, hit.sentences[0][1] if hit.sentences else len(passage.text))


def full_text(dialogue: Dialogue) -> Reply:
    """Return the speech last shown, opened at the passage that was shown."""
    recipient = dialogue.message.recipient
    number = dialogue.last_speech()
    opened = reading.open_at(dialogue.state, recipient, Link(speech=number)) if number is not None else None
    return opened or Reply(plain_draft(recipient.texts.nothing_shown))


def section_opened(dialogue: Dialogue, number: int) -> Reply | None:
    """Return the speech last shown, opened at its section of that number; None where it has no such section."""
    speech = _last_speech(dialogue)
    if speech is None:
        return None
    passages = dialogue.index.passages(speech.id)
    opened = zip(passages, opening_headings(passages, len(speech.outer)), strict=True)
    sections = [passage for passage, headings in opened if any(heading.depth == 0 for heading in headings)]
    place = number if number == LAST else number - 1
    if not -1 <= place < len(sections) or not sections:
        return None
    return reading.open_at(dialogue.state, dialogue.message.recipient, Link(passage=sections[place].id))


def overview_reply(dialogue: Dialogue, wish: Wish) -> Reply | None:
    """Return what a speech is about and its contents; None where the wish names no speech of the collection."""
    if wish.text in _IN_TIME:
        known = in_order(dialogue.index.speeches(), _IN_TIME[wish.text], lambda speech: speech.date)
        return speech_reply(dialogue, known[0]) if known and known[0].date else None
    if wish.number or wish.text in ("", "next", "previous"):
        return _overview_at(dialogue, wish)
    speech = speech_named(dialogue.index, wish.text)
    spoken = [speech] if speech else speeches_by(dialogue.index, wish.text)
    if len(spoken) > 1:
        return _listed(dialogue, f"speaker:{wish.text}")
    return speech_reply(dialogue, spoken[0]) if spoken else None


def _overview_at(dialogue: Dialogue, wish: Wish) -> Reply:
    """Return what a speech is about that is meant by its number, or by its place beside the one last shown."""
    texts = dialogue.message.recipient.texts
    speeches = dialogue.index.speeches()
    if wish.number:
        place = wish.number - 1 if wish.number > 0 else len(speeches) + wish.number
    else:
        number = dialogue.last_speech()
        place = next((place for place, each in enumerate(speeches) if each.id == number), -1)
        if place < 0:
            return Reply(plain_draft(texts.which_speech))
        place += {"next": 1, "previous": -1}.get(wish.text, 0)
    if not 0 <= place < len(speeches):
        return Reply(plain_draft(say(texts.no_such_speech, speeches=len(speeches))))
    return speech_reply(dialogue, speeches[place])


def _listed(dialogue: Dialogue, query: str) -> Reply:
    recipient = dialogue.message.recipient
    content = ListContent(query)
    sent_id = dialogue.state.database.add_message(recipient.user, recipient.chat, content)
    return Reply(reading.listing(dialogue.index, sent_id, content, 0, recipient), sent_id)


def titled(dialogue: Dialogue) -> Reply | None:
    """Return what the speech is about whose whole title was written, None where there is none."""
    speech = speech_titled(dialogue.index, dialogue.text)
    return speech_reply(dialogue, speech) if speech else None


def speech_reply(dialogue: Dialogue, speech: Speech) -> Reply:
    """Return what a speech is about: its own words on its purpose, and its contents."""
    recipient = dialogue.message.recipient
    sent_id = dialogue.state.database.add_message(recipient.user, recipient.chat, ReadingContent(speech.id, 0))
    draft = overview_message(dialogue.index, sent_id, speech, recipient)
    if draft is None:
        return reading.open_at(dialogue.state, recipient, Link(speech=speech.id)) or Reply(
            plain_draft(recipient.texts.speech_gone)
        )
    return Reply(draft, sent_id)


def mentions_reply(dialogue: Dialogue, word: str) -> Reply | None:
    """Return how often a word stands in the collection, by speech; without one, what was quoted in the question before.

    None where nothing was quoted there.
    """
    if not word:
        before = dialogue.last_answer()
        quoted = parse_question(before.question).exact if before else ()
        if not quoted:
            return None
        word = quoted[0]
    recipient = dialogue.message.recipient
    content = ListContent(word)
    sent_id = dialogue.state.database.add_message(recipient.user, recipient.chat, content)
    return Reply(mentions_message(dialogue.index, sent_id, word, recipient), sent_id)
