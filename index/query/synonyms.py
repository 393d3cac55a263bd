"""Everyday words and the words of speeches for the same thing: who asks of 看病 is answered by 医疗.

They are in `synonyms.txt`: a line has an everyday word, then what speeches call it, at least one of them a word that
jieba keeps whole, since it is as words that they are looked up. An everyday word that speeches use themselves for
something else does not belong there: it would bring passages on that.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path


def of_speeches(tokens: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the everyday words of a folded question, cut into tokens, with the words of speeches for them.

    A word begins and ends where a token does, so that 太平 is none in 太平洋. What stands within a longer one counts.
    """
    words, longest = lexicon(), _longest()
    for first in range(len(tokens)):
        for end in range(min(first + longest, len(tokens)), first, -1):
            said = "".join(tokens[first:end])
            if said in words:
                yield said, tuple(words[said].split(" "))


@cache
def lexicon() -> dict[str, str]:
    """Read the list, when the first question is asked: by everyday word those of speeches, with spaces between."""
    # importlib.resources would take 40 ms to import, and packages are installed as files.
    lines = Path(__file__).with_name("synonyms.txt").read_text(encoding="utf-8").split("\n")
    return dict(line.split(" ", 1) for line in lines if line and line[0] != "#")


@cache
def _longest() -> int:
    return max(map(len, lexicon()))
