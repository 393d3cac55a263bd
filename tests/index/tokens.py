"""Passages to tokens and tokens to segments, one by one: the measure for `indexing.batches`."""

from collections.abc import Mapping, Sequence

import numpy as np

from index.analysis import SPEECH, bigrams, folding, numeral_pairs, numerals, words
from index.analysis.five_year_plans import plans
from index.analysis.meetings import placed_meetings
from index.postings.segments import Segment, entries, keys, pack, segment


def index_tokens(
    title: str, outer: tuple[str, ...], headings: tuple[str, ...], text: str, opening: str | None
) -> dict[str, list[str]]:
    """Give the tokens of a passage by field, its speech's title and the headings it stands under included.

    `opening` is given for the first passage of a speech and no other: how the speech begins, empty where it has one
    passage only or is made of records.
    """
    folded = folding.fold("\n".join((title, *outer, *headings, text)))
    letters = folding.fold_letters("\n".join((title, *outer, *headings, text)))
    tokens = {
        "words": [*words(folded), *(name for name, _ in placed_meetings(folded)), *plans(folded)],
        "bigrams": bigrams(folded),
        "numerals": numeral_pairs(letters, numerals.rewritten(letters)),
    }
    if opening is not None:
        names = folding.fold("\n".join((title, *outer, opening)))
        meetings = [name for name, _ in placed_meetings(names)]
        tokens["names"] = [SPEECH, *dict.fromkeys((*bigrams(names), *meetings))]
    return tokens


def invert(passages: Sequence[Mapping[str, Sequence[str]]], fields: Sequence[str]) -> dict[str, bytes]:
    """Turn the tokens of a document's passages (field to tokens for each, in order) into a packed segment a field."""
    return {field: pack(_invert([tokens.get(field, ()) for tokens in passages])) for field in fields}


def _invert(passages: Sequence[Sequence[str]]) -> Segment:
    numbers: dict[str, int] = {}
    flat = [numbers.setdefault(token, len(numbers)) for tokens in passages for token in tokens]
    lengths = np.fromiter((len(tokens) for tokens in passages), np.int64, len(passages))
    packed = keys(list(numbers))
    order = np.argsort(packed)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    rows = np.repeat(np.arange(len(passages), dtype=np.int64), lengths)
    held = entries(rank.take(np.array(flat, np.int64)), rows, len(passages))
    return segment(packed[order], held, lengths, numbers)
