"""Lines that a site put into texts are told here: by where they stand, by what they name, and by their words.

What speeches share, such as an address to hearers or the heading of a section, stands between whole sentences, and its
words stand in the texts, too. Where that leaves a doubt, a line stays.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from index.lines import Label, Line
from index.structure.characters import line_key
from index.structure.rules import Mark, has_mark
from index.structure.rules.forms import MOST_OF_LINE
from index.structure.rules.line_ends import OPEN_LENGTH
from index.structure.rules.line_rule import SHORT_LENGTH
from index.structure.rules.title_lines import TITLE_LENGTH
from index.structure.seams import cuts_word

INSERTED_LENGTH = SHORT_LENGTH
"""A longer line is no site's."""

SIGNS = 3
OFTEN = 0.1
"""So many signs, at such a share of the places where one may be, are no accident: sentences or words that a line breaks
off, pairs of characters that stand in no text, lines of a text that end within sentences anyway."""

FOREIGN_PLACES = 8
"""A line between paragraphs, which breaks nothing off, stands behind text at so many places if it is a site's."""

_NAMED_BESIDE = 2
"""Letters beside a day by which such lines are told from other days."""

_OF_DATES = frozenset("年月日号號时時分秒点點星期周上下午晚〇零一二三四五六七八九十廿元")
_CLAUSES = frozenset("，。；、！？：,;!?:")
_OPENED = ("（", "(")
_SPEECHES = (Mark.SALUTATION, Mark.NUMBERED, Mark.ROW, Mark.DOTTED, Mark.PAGE_NUMBER, Mark.SOURCE, Mark.BYLINE)
_SIGNS = (Mark.AUTHOR, Mark.PERSON, Mark.SPEAKER)
_SAID = (Mark.DATE, Mark.TO_HEARERS, Mark.SENTENCE, Mark.PAUSED, Mark.ENDED, Mark.BULLET, Mark.BRACKETED)
_NAMES = (Mark.DOCUMENT, Mark.SPEECH, Mark.ORGAN, Mark.NAME)
_OPENS = (Mark.OPENS, Mark.SALUTATION, Mark.DATE, Mark.ROW)


@dataclass(frozen=True, slots=True)
class Standing:
    """A place where a line stands, between the lines that hold something before and after it.

    `after` is empty where the next line is set in more than the one before. `torn` tells whether other lines of the
    text end within sentences, too.
    """

    line: str
    before: str
    after: str
    torn: bool


def inserted_key(text: str) -> str:
    """Give the key of a line without the digits in it, which may count pages or tell the day of printing."""
    key = line_key(text)
    return key if key.isalpha() else "".join(char for char in key if not char.isdigit())


def standings(lines: Sequence[Line], places: Mapping[int, str]) -> Iterator[tuple[str, Standing]]:
    """Give how the lines at some places stand among others, with the key each place has; all `lines` hold something.

    What stands at one of the places is not what another one stands between.
    """
    others = (line.text for place, line in enumerate(lines) if place not in places and place + 1 not in places)
    long = [text for text in others if len(text) >= OPEN_LENGTH]
    torn = sum(not has_mark(text, Mark.ENDED) for text in long) > OFTEN * len(long)
    for place, key in places.items():
        first, last = place - 1, place + 1
        while first in places:
            first -= 1
        while last in places:
            last += 1
        before = lines[first] if first >= 0 else Line("")
        after = lines[last] if last < len(lines) else Line("")
        deeper = after.indent > max(before.indent, lines[place].indent) or after.label is Label.HEADING
        yield key, Standing(lines[place].text, before.text, "" if deeper else after.text, torn)


def is_inserted(places: Sequence[Standing], texts: Sequence[str]) -> bool:
    """Tell of a line that many files share whether a site put it in, by some places where it stands.

    `texts` are those of the files, without what they share.
    """
    lines = {place.line for place in places}
    if all(has_mark(line, Mark.HOST) and not has_mark(line, Mark.SENTENCE) for line in lines):
        return True
    if any(map(_is_of_speech, lines)):
        return False
    return breaks_sentences(places) or _is_foreign(places, texts)


def _is_of_speech(line: str) -> bool:
    if has_mark(line, Mark.DATE) and len(set(inserted_key(line)) - _OF_DATES) < _NAMED_BESIDE:
        return True  # all days have one key
    return has_mark(line, *_SPEECHES, *_SIGNS) or line.startswith(_OPENED)


def breaks_sentences(places: Sequence[Standing]) -> bool:
    """Tell whether a line breaks sentences off, as nothing does that belongs to the text.

    Where other lines end within sentences, too, or the line ends one, words must be broken.
    """
    over = [place for place in places if _is_within_sentence(place)]
    whole = sum(not place.torn and not has_mark(place.line, Mark.ENDED) and _is_in_text(place.before) for place in over)
    if whole >= max(SIGNS, OFTEN * len(places)):
        return True
    words = sum(cuts_word(place.before, place.after) for place in over)
    with_line = sum(cuts_word(place.before, place.line) for place in over)
    return words >= max(SIGNS, OFTEN * len(places)) and words > 2 * with_line


def _is_in_text(before: str) -> bool:
    """Tell whether what breaks off is more than a title."""
    return len(before) > TITLE_LENGTH or has_mark(before, Mark.HOLDS_SENTENCE, Mark.PAUSED)


def _is_within_sentence(place: Standing) -> bool:
    longest = MOST_OF_LINE * max(len(place.before), len(place.after))
    return _is_broken_off(place.before, place.after) and len(place.line) <= longest


def _is_broken_off(before: str, after: str) -> bool:
    """Tell whether one line is running text that breaks off, and another one may be the rest of it."""
    if len(before) < OPEN_LENGTH or has_mark(before, Mark.ENDED):
        return False
    return not (_CLAUSES.isdisjoint(before) or _CLAUSES.isdisjoint(after) or has_mark(after, *_OPENS))


def _is_foreign(places: Sequence[Standing], texts: Sequence[str]) -> bool:
    """Tell whether the words of a line that is not said and names nobody stand in none of the texts around it."""
    line = places[0].line
    behind_text = sum(bool(place.before) and has_mark(place.before, Mark.TEXT, Mark.ENDED) for place in places)
    if behind_text < FOREIGN_PLACES or has_mark(line, *_SAID, *_NAMES, Mark.NAMED_FIRST):
        return False
    pairs = _pairs(line)
    missing = sum(not any(pair in text for text in texts) for pair in pairs)
    return missing >= SIGNS and missing > 2 * (len(pairs) - missing)


def _pairs(text: str) -> set[str]:
    """Give the pairs of Chinese characters in a text, and its words in Latin letters."""
    parts = "".join(char if char.isalpha() else " " for char in text).split()
    chinese = {one + other for part in parts if not part.isascii() for one, other in pairwise(part)}
    return chinese | {part for part in parts if part.isascii() and len(part) > 1}


def without_inserted(lines: Sequence[Line], known: Collection[str]) -> list[Line]:
    """Leave out the lines whose keys are `known` as a site's, and those that break off sentences of this text itself.

    A sentence that was broken off is put together again.
    """
    found = set(_known(lines, frozenset(known))) | _breaking(lines)
    if not found:
        return list(lines)
    kept: list[Line] = []
    left = False
    for place, line in enumerate(lines):
        if place in found:
            left = True
            continue
        if left and kept and kept[-1].label is line.label is Label.UNKNOWN and _is_broken_off(kept[-1].text, line.text):
            gap = " " if kept[-1].text[-1:].isascii() and line.text[:1].isascii() else ""
            kept[-1] = replace(kept[-1], text=f"{kept[-1].text}{gap}{line.text}")
        else:
            kept.append(line)
        left = False
    return kept or list(lines)


def _known(lines: Sequence[Line], known: Set[str]) -> Iterable[int]:
    if not known:
        return ()
    return (place for place, line in enumerate(lines) if place and _may_be(line) and inserted_key(line.text) in known)


def _may_be(line: Line) -> bool:
    return len(line.text) <= INSERTED_LENGTH and line.label in {Label.UNKNOWN, Label.PARAGRAPH}


def _breaking(lines: Sequence[Line]) -> set[int]:
    """Find the lines that break off sentences of the text again and again."""
    may = [place for place in range(1, len(lines) - 1) if _may_be(lines[place])]
    over = (place for place in may if _is_broken_off(lines[place - 1].text, lines[place + 1].text))
    counted = Counter(inserted_key(lines[place].text) for place in over)
    often = {key for key, count in counted.items() if len(key) > 1 and count >= SIGNS}
    if not often:
        return set()
    places = {place: key for place in may if (key := inserted_key(lines[place].text)) in often}
    stands: dict[str, list[Standing]] = defaultdict(list)
    for key, standing in standings(lines, places):
        stands[key].append(standing)
    sites = {
        key
        for key, each in stands.items()
        if not any(_is_of_speech(place.line) for place in each) and breaks_sentences(each)
    }
    return {place for place, key in places.items() if key in sites}
