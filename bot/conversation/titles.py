"""A speech named by its title or its occasion (城乡供水一体化推进会上的讲话, 防汛动员会), speeches by their speaker."""

import re
from collections.abc import Iterable, Mapping

from index import Index, Speech
from index.analysis.letters import folded_letters
from index.analysis.names import names, people
from index.search.speech_facts import is_called

SHORTEST_NAME = 4
"""What is shorter may be a word of many titles."""

LEAST_SHARE = 0.7
"""The share of a name's pairs of characters that a title must have, without the characters that tell nothing."""

_SHARED = 0.5
"""The share of all its pairs, signs and all, that a speech must go by to be compared."""

_SUBTITLE = re.compile("[—–─-]{2,}|[:：]")
"""What stands between a title and its subtitle."""

_UNTOLD = frozenset("的在上了一次")


def speech_titled(index: Index, text: str) -> Speech | None:
    """Return the only speech whose whole title a text is."""
    speeches = _by_title(index.speeches_named(text)).get(folded_letters(text), [])
    return speeches[0] if len(speeches) == 1 and speeches[0].passages > 1 else None


def speech_named(index: Index, name: str) -> Speech | None:
    """Return the one speech whose title a name means best, None where none or several are meant."""
    letters = folded_letters(name)
    if len(letters) < SHORTEST_NAME:
        return _of_place(index, letters)
    titles = _by_title(index.speeches_named(name, _SHARED))
    if letters in titles:
        return titles[letters][0] if len(titles[letters]) == 1 else None
    pairs = _pairs(letters)
    shares = sorted(((len(pairs & _pairs(title)) / len(pairs), title) for title in titles), reverse=True)[:2]
    if not shares or shares[0][0] < LEAST_SHARE or (len(shares) > 1 and shares[1][0] == shares[0][0]):
        return None
    speeches = titles[shares[0][1]]
    return speeches[0] if len(speeches) == 1 else None


def _of_place(index: Index, letters: str) -> Speech | None:
    """Return the only speech whose title has a place, None where the letters name none that the dictionary knows."""
    if letters not in names(letters) - people(letters):
        return None
    found = [speech for speech in index.speeches_named(letters) if letters in folded_letters(speech.title)]
    return found[0] if len(found) == 1 else None


def speeches_by(index: Index, name: str) -> list[Speech]:
    """Return the speeches of the person whose name or office a text is: 县长, 任县长, 县长任远."""
    letters = folded_letters(name)
    return [speech for speech in index.speeches() if letters and _is_of(speech, letters)]


def _is_of(speech: Speech, letters: str) -> bool:
    """Tell whether a speech is of the person of a name or an office, which may be the end of its own: 陆书记."""
    told = speech.speaker is not None and is_called(letters, speech.speaker, speech)
    return told or letters in _speaker(speech)


def _speaker(speech: Speech) -> set[str]:
    name, office = folded_letters(speech.speaker or ""), folded_letters(speech.office or "")
    return {name, office, office + name, name + office, name[:1] + office} - {""}


def _by_title(speeches: Iterable[Speech]) -> Mapping[str, list[Speech]]:
    """Give speeches by their titles, with their subtitles and without, in letters alone."""
    titles: dict[str, list[Speech]] = {}
    for speech in speeches:
        for name in {folded_letters(speech.title), folded_letters(_SUBTITLE.split(speech.title, maxsplit=1)[0])}:
            titles.setdefault(name, []).append(speech)
    return titles


def _pairs(letters: str) -> set[str]:
    kept = "".join(char for char in letters if char not in _UNTOLD)
    return {kept[place : place + 2] for place in range(max(1, len(kept) - 1))}
