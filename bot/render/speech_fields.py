"""What is known of a speech, in the words of a language: who held it, when and where."""

from bot.texts import Texts, say
from index.model import Speech


def known_fields(speech: Speech, texts: Texts, *, all_fields: bool = False, place: bool = False) -> list[str]:
    """Give speaker, date and place of a speech as far as known; with `all_fields`, say what of the first two is not.

    With `place` that is said of the place, too.
    """
    speaker = " ".join(filter(None, (speech.office, speech.speaker)))
    fields = [
        (texts.speaker, speaker),
        (texts.date, texts.partial_date(speech.date) if speech.date else ""),
        (texts.place, speech.place or ""),
    ]
    known = [say(sentence, value=value) for sentence, value in fields if value]
    if all_fields:
        known += [say(sentence, value=texts.not_stated) for sentence, value in fields[: 2 + place] if not value]
    return known
