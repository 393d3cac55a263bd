"""The messages on a speech as a whole: what it is about, who held it, which speeches mention a word."""

from collections.abc import Sequence

from bot.callbacks import link_payload
from bot.context import Recipient
from bot.render.draft import Draft
from bot.render.headings import opening_headings
from bot.render.overview import OverviewView, mentions_draft, overview_draft, source_draft
from index import Index, Speech
from index.model import Passage
from index.purpose import contents_questions, opening, purpose, signature


def overview_message(index: Index, sent_id: int, speech: Speech, recipient: Recipient) -> Draft | None:
    """Return the message on what a speech is about; None where it has no passages."""
    passages = index.passages(speech.id)
    if not passages:
        return None
    sentences = [passage.text[slice(*span)] for passage, span in purpose(passages)]
    contents = _contents(index, speech, passages)
    if not sentences:
        sentences = [opening(passages)]
    view = OverviewView(sent_id, speech, sentences, contents, passages[0].id, _deep_link(recipient, speech))
    return overview_draft(view, recipient.texts)


def source_message(
    index: Index, sent_id: int, speech: Speech, recipient: Recipient, *, asks_place: bool = False
) -> Draft:
    """Return the message on who held a speech and when."""
    passages = index.passages(speech.id)
    first = passages[0].id if passages else 0
    view = OverviewView(sent_id, speech, (), (), first, _deep_link(recipient, speech), asks_place)
    return source_draft(view, opening(passages), signature(passages), recipient.texts)


def mentions_message(index: Index, sent_id: int, word: str, recipient: Recipient) -> Draft:
    """Return how often a word stands in which speeches. Blocks for a while."""
    deep_link = recipient.deep_link if recipient.group and recipient.bot else None
    found = index.occurrences(word.strip(), limit=0)
    counts = [(speech, found.speeches[speech.id]) for speech in index.speeches() if speech.id in found.speeches]
    return mentions_draft(sent_id, word, counts, recipient.texts, deep_link, complete=found.complete)


def _contents(index: Index, speech: Speech, passages: Sequence[Passage]) -> list[tuple[str, int]]:
    """Return the headings of a speech, else the points that it enumerates, each with the passage it begins with."""
    openings = zip(passages, opening_headings(passages, len(speech.outer)), strict=True)
    headings = [(heading.text, passage.id) for passage, opens in openings for heading in opens]
    if headings:
        return headings
    for question in contents_questions(speech.title, passages):
        if items := index.search(question, 1, speech.id).items:
            return [(item.text, item.passage) for item in items]
    return []


def _deep_link(recipient: Recipient, speech: Speech) -> str | None:
    return recipient.deep_link(link_payload(speech=speech.id)) if recipient.group and recipient.bot else None
