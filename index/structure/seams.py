"""Whether a line end tore a word apart is told here, by the words jieba finds across it."""

from index.analysis import cut
from index.analysis.folding import fold

REACH = 6
"""So many characters on either side of a line end are looked at."""


def cuts_word(before: str, after: str) -> bool:
    """Tell whether a word begins at the end of one line and ends at the start of the next, such as `议` and `政`.

    Two words that are often said together, such as `回顾` and `过去`, are not one.
    """
    head = fold(before[-REACH:])
    place = 0
    for word in cut(head + fold(after[:REACH])):
        if place < len(head) < place + len(word):
            return word.isalpha() and not word.isascii() and not _is_two_words(word, len(head) - place)
        place += len(word)
    return False


def _is_two_words(word: str, at: int) -> bool:
    return 1 < at < len(word) - 1 and len(cut(word[:at])) == len(cut(word[at:])) == 1
