"""Questions near one that found no answer, from the passages that share its words; tried before they are offered."""

import re
import zlib
from collections.abc import Iterator, Sequence
from itertools import accumulate

from index import analysis
from index.analysis.folding import fold
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
    words = analysis.words(fold(nearest.question))
    for hit in hits:
        for question in figure_questions(hit.passage):
            if any(word in question for word in _shared(hit, words)):
                yield question, hit
    asked = set()
    for hit in hits:
        title = hit.passage.title
        if len(title) <= _LONGEST_TITLE and title not in asked:
            asked.add(title)
            for word in _shared(hit, words)[:1]:
                yield f"《{title}》怎么说{word}？", hit


def _shared(hit: Hit, words: Sequence[str]) -> list[str]:
    """Give what a passage has of the question, in whole `words` of it, the longest first: no 国联 of 八国联军."""
    shared = {hit.passage.text[start:end] for start, end in hit.highlight}
    whole = filter(lambda each: _WORD.fullmatch(each) and _is_whole(fold(each), words), shared)
    return sorted(whole, key=lambda word: (-len(word), hit.passage.text.index(word)))


def _is_whole(shared: str, words: Sequence[str]) -> bool:
    """Tell whether a text is some words in a row, one of them with more than one character."""
    for first in range(len(words)):
        joined = accumulate(words[first:])
        for last, text in enumerate(joined, first + 1):
            if text == shared:
                return any(len(word) > 1 for word in words[first:last])
            if len(text) >= len(shared):
                break
    return False


def _leads_to(answer: Answer, hit: Hit) -> bool:
    return answer.answered and bool(answer.hits) and answer.hits[0].passage.speech == hit.passage.speech
