"""Questions near one that found no answer, from the passages that share its words; tried before they are offered."""

import re
import zlib
from collections.abc import Iterator, Sequence

from index.examples import Search, figure_questions
from index.model import Answer, Hit

_LONGEST_TITLE = 40
"""Characters of a title up to which a question names its speech by it: it stands on a button."""

_HITS = 8
"""Nearest passages that are looked into."""

_WORD = re.compile(r"[^\W_]{2,8}")


def suggestions(nearest: Answer, search: Search, number: int) -> list[str]:
    """Give up to `number` questions near the one of an answer, whose first passage is the one they were made from.

    Figures of the sentences that share a word with the question are asked for, then what a speech says on such a word.
    """
    found: list[str] = []
    for question, hit in _candidates(nearest):
        if len(found) == number:
            break
        if question not in found and question != nearest.question and _leads_to(search(question), hit):
            found.append(question)
    return found


def rotated(examples: Sequence[str], question: str) -> list[str]:
    """Give examples from a place on that the question chooses, so that not every question gets the same ones."""
    start = zlib.crc32(question.encode("utf-8", "surrogatepass")) % max(len(examples), 1)
    return [*examples[start:], *examples[:start]]


def _candidates(nearest: Answer) -> Iterator[tuple[str, Hit]]:
    hits = nearest.hits[:_HITS]
    for hit in hits:
        for question in figure_questions(hit.passage):
            if any(word in question for word in _shared(hit)):
                yield question, hit
    asked = set()
    for hit in hits:
        title = hit.passage.title
        if len(title) <= _LONGEST_TITLE and title not in asked:
            asked.add(title)
            for word in _shared(hit)[:1]:
                yield f"《{title}》怎么说{word}？", hit


def _shared(hit: Hit) -> list[str]:
    """Give the words of a passage that the question has, the longest first."""
    words = {hit.passage.text[start:end] for start, end in hit.highlight}
    return sorted(filter(_WORD.fullmatch, words), key=lambda word: (-len(word), hit.passage.text.index(word)))


def _leads_to(answer: Answer, hit: Hit) -> bool:
    return answer.answered and bool(answer.hits) and answer.hits[0].passage.speech == hit.passage.speech
