"""A speech's own words on its purpose: the sentences that say what it reports, is about, or will name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.analysis.folding import fold_letters
from index.model import Passage, Span
from index.purpose_statements import plainness

_SHORT = 30
"""A sentence below this many characters (现将情况报告如下) is given with the one before it."""

_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’」』）)]*|\n|$)")
_ENDS = "。！？!?”’」』）)"
"""What a sentence ends in: a line that ends in none of these may be the title itself."""

_MOST = 3

_EARLY = 12
"""The place in its speech, beyond the first passages, at which a sentence counts half as early."""

_FIRST = 2
"""Passages of a speech that are all as early as the first."""

_LATE = 0.7
"""The share of a speech from which on it comes to its end."""

_IN_TITLE = 4
"""Characters of a part of a title from which on a sentence may be recognised by it."""

_BY_TITLE = 0.5
"""How plainly a sentence says what its speech is about that has all of a part of its title, and nothing else for it."""

_MORE = 0.2
"""What the title in a sentence adds that says by its words, too, what the speech is about."""

_SAID = 0.28
"""How plainly a sentence must say it to be given."""

_BESIDE = 0.6
"""The part of the plainest that others must have to be given beside it."""

PLAIN = 0.6
"""How plainly a sentence says what its speech is about from which on that is sure."""

_OCCASIONS = re.compile(
    "讲话|致辞|致词|演讲|演说|发言|报告|献词|祝词|贺词|[的之]信|纪要|全文|大会|会议|座谈|访谈|典礼|年"
)
"""A part of a title that only names the occasion."""

_NOTE = re.compile(r"\s*(?:[〔［\[][0-9０-９]+[〕］\]]|[注註][:：])")
"""How a passage of notes begins."""

_TITLE_PARTS = re.compile(r"[—:─|,。!?《》〈〉“”\"「」『』()【】\s]+")

_OPENING = 120
"""Characters of an opening, unless its first sentence is longer."""

_SIGNATURE_LENGTH = 40
_SIGNATURE_LINES = 3
"""A signature has at most so many lines, each shorter than that."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that says what its speech is about: where it stands, and how plainly it says it, from 0 to 1."""

    passage: Passage
    span: Span
    plain: float


def purpose(passages: Sequence[Passage]) -> list[tuple[Passage, Span]]:
    """Return up to three sentences of a speech that say what it is for, in order, each with its passage."""
    found = statements(passages)
    enough = _BESIDE * max((each.plain for each in found), default=0.0)
    chosen = [each for each in found if each.plain >= enough]
    chosen = sorted(chosen, key=lambda each: -each.plain)[:_MOST]
    return [(each.passage, each.span) for each in found if each in chosen]


def statements(passages: Sequence[Passage]) -> list[Statement]:
    """Return the sentences of a whole speech that say what it is about, in order."""
    found: list[Statement] = []
    parts = _title_parts(passages[0].title) if passages else ()
    body = [passage for passage in passages if not _NOTE.match(passage.text)]
    end = body[-1].place if body else 0
    before: tuple[Passage | None, Span] = (None, (0, 0))
    for passage, span in _sentences(body):
        folded = fold_letters(passage.text[slice(*span)])
        place = passage.place
        early = 1 / (1 + max(0, place - _FIRST) / _EARLY)
        plain = plainness(folded, early, place >= _LATE * end)
        titled = max((_share(part, folded) for part in parts), default=0.0)
        titled *= passage.text[span[1] - 1] in _ENDS
        plain = max(plain + _MORE * titled * (plain > 0), _BY_TITLE * (titled == 1.0) * (0.5 + 0.5 * early))
        if plain >= _SAID:
            short = span[1] - span[0] < _SHORT and before[0] is passage
            found.append(Statement(passage, (before[1][0] if short else span[0], span[1]), min(plain, 1.0)))
        before = passage, span
    return found


def share_of_title(passage: Passage) -> float:
    """Return how much of a part of its title a passage has, from 0 to 1; all where that only names the occasion."""
    folded = fold_letters(passage.text)
    return max((_share(part, folded) for part in _title_parts(passage.title)), default=1.0)


def _title_parts(title: str) -> list[str]:
    """Return the parts of a title that say what a speech is about, its letters folded."""
    parts = _TITLE_PARTS.split(fold_letters(title))
    return [part for part in parts if len(part) >= _IN_TITLE and not _OCCASIONS.search(part)]


def _share(part: str, sentence: str) -> float:
    """Give the share of the character pairs of a part of a title that a sentence has beside more of its own."""
    if len(sentence) <= len(part) + _IN_TITLE:
        return 0.0
    pairs = {part[place : place + 2] for place in range(len(part) - 1)}
    return sum(pair in sentence for pair in pairs) / len(pairs)


def contents_questions(title: str, passages: Sequence[Passage]) -> list[str]:
    """Return questions within a speech whose points (`Answer.items`) are its contents, the likeliest first."""
    announced = [passage.text[slice(*span)].rstrip("。：:") + "是什么" for passage, span in purpose(passages)]
    return [*announced, f"{title}讲了哪几点"]


def opening(passages: Sequence[Passage]) -> str:
    """Return the first sentences of a speech, at least one, together about a hundred characters.

    A first passage that is no more than a byline is passed over.
    """
    texts = [passage.text for passage in passages]
    first = next((text for text in texts if len(text) >= _SHORT), "".join(texts[:1]))
    end = 0
    for match in _SENTENCE.finditer(first):
        if end and match.end() > _OPENING:
            break
        end = match.end()
        if end >= len(first):
            break
    return first[:end].strip()


def _sentences(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Span]]:
    for passage in passages:
        for match in _SENTENCE.finditer(passage.text):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            if match[0].strip():
                yield passage, (start, match.start() + len(match[0].rstrip()))


def signature(passages: Sequence[Passage]) -> str:
    """Return the lines that name who or when at the end of a speech, above its tables and notes; empty without any."""
    from index.dates.partial_date import written_dates
    from index.structure.rules import Mark, has_mark

    lines = [line for passage in passages[-_SIGNATURE_LINES:] for line in passage.text.split("\n")]
    while lines and has_mark(lines[-1], Mark.ROW, Mark.NOTE, Mark.CAPTION):
        lines.pop()
    last: list[str] = []
    for line in reversed(lines[-_SIGNATURE_LINES:]):
        if len(line) >= _SIGNATURE_LENGTH or has_mark(line, Mark.ENDED, Mark.NUMBERED, Mark.BULLET, Mark.TO_HEARERS):
            break
        last.insert(0, line)
    names = (Mark.DATE, Mark.AUTHOR, Mark.ORGAN, Mark.BYLINE)
    named = [place for place, line in enumerate(last) if has_mark(line, *names) or any(written_dates(line))]
    return "\n".join(last[named[0] :]) if named else ""
