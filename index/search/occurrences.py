"""How often a word stands in each speech of the collection, counted in the text itself."""

from typing import TYPE_CHECKING

from index.model import Speech

if TYPE_CHECKING:
    from index.index import Index


def count_occurrences(index: "Index", word: str) -> list[tuple[Speech, int]]:
    """Return the speeches that have a word, each with how often, in the order of the collection.

    Traditional and Simplified, wide and narrow forms count alike.
    """
    counts = index.occurrences(word.strip(), limit=0).speeches
    return [(speech, counts[speech.id]) for speech in index.speeches() if speech.id in counts]
