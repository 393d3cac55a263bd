"""Whether a line end tore a word apart is told here, by the words jieba finds across it."""

from index.analysis import cut
from index.folding import fold

REACH = 6
"""So many characters on either side of a line end are looked at."""


def cuts_word(before: str, after: str) -> bool:
    """Tell whether a word begins at the end of one line and ends at the start of the next, such as `议` and `政`."""
    head = fold(before[-REACH:])
    place = 0
    for word in cut(head + fold(after[:REACH])):
        if place < len(head) < place + len(word):
            return word.isalpha() and not word.isascii()
        place += len(word)
    return False
