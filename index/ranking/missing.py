"""What of a question a passage lacks, in the words of the question as it was typed."""

from collections.abc import Set

from index.analysis.folding import fold_in_place
from index.model import Span
from index.query.answer_type import asked_for


def missing_parts(question: str, lacking: Set[str], text: str) -> tuple[str, ...]:
    """Give the parts of a question that a folded passage `text` lacks, in the order of the question.

    `lacking` are folded words of the question that the passage has in no form; those side by side make one part. What
    asks for a number or a person is a part, too, where the passage has none.
    """
    folded = fold_in_place(question)
    # A single character is what cutting left of a word: 分 of 哪一部分.
    words = (word for word in lacking if len(word) > 1 or word.isdecimal())
    spans = [span for word in words for span in _places(folded.text, word)]
    spans += [span for span, find in asked_for(folded.text) if not find(text) - find(folded.text)]
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    texts = (question[slice(*folded.original(start, end))] for start, end in joined)
    return tuple(dict.fromkeys(texts))


def _places(text: str, word: str) -> list[Span]:
    spans = []
    at = text.find(word)
    while word and at >= 0:
        spans.append((at, at + len(word)))
        at = text.find(word, at + len(word))
    return spans
