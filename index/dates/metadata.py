"""Speeches as they are read from a file, with when, where and by whom they were given added to them."""

from collections.abc import Iterable, Iterator

from index.dates.publication import without_publication
from index.dates.speaker import given
from index.dates.speech_date import speech_date
from index.model import Metadata, ParsedSpeech
from index.structure.rules import Mark, has_mark


def dated(speeches: Iterable[ParsedSpeech], name: str) -> Iterator[ParsedSpeech]:
    """Add to speeches what their texts say of when, where and by whom they were given; `name` is their file's path.

    What a table's columns have said already stays. Records stand each for themselves, articles mostly: of them only
    those whose title names a speech are read so. Lines on when a page was published go when they have been read.
    """
    for speech in speeches:
        if speech.passages and speech.passages[0].record is not None and not has_mark(speech.title, Mark.SPEECH):
            yield speech
            continue
        said, by = speech.metadata, given(speech)
        found = None if said.date else speech_date(speech, name)
        known = Metadata(
            said.speaker or by.speaker,
            said.office or by.office,
            said.place or by.place,
            str(found.date) if found else said.date,
            found.source if found else said.date_source,
        )
        yield ParsedSpeech(speech.title, without_publication(speech.passages), speech.outer, known)
