"""Text to tokens, the same chain for documents and questions: fold, cut into words, pair the characters."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from index.analysis import numerals
from index.analysis.remembered import remembered

if TYPE_CHECKING:
    import jieba

ANALYSIS_VERSION = 14
"""Part of the token cache's key: raise it whenever the tokens of a passage change."""

FIELDS = ("words", "bigrams", "names", "years", "numerals")
"""The fields of a passage: its words and character pairs, titles included; what its speech is known by; the years it
speaks of; and the pairs of characters of numbers as they are written, with one character beside them, where folding
writes figures instead.

`names` has tokens in the row of a speech's first passage only, at least one, so that its lengths tell where speeches
begin."""

_RUN = re.compile(r"[a-z0-9]+(?:\.[0-9]+)*%?|[^\W_a-z0-9]+")
SPEECH = "\n"
"""The token that a speech's first passage has in `names`."""

_Cutter = Callable[[str], list[str]]


def words(folded: str) -> list[str]:
    """Cut a folded text into jieba's words, punctuation left out."""
    return [word for word in cut(folded) if is_word(word)]


def is_word(token: str) -> bool:
    """Tell a word from punctuation."""
    return token[-1].isalnum() or token[0].isalnum()


def bigrams(folded: str) -> list[str]:
    """Pair the neighbouring characters of a folded text; numbers and Latin words stay whole, a lone one stays."""
    grams: list[str] = []
    for run in _RUN.findall(folded):
        if len(run) == 1 or run[0].isascii():
            grams.append(run)
        else:
            grams.extend(map(str.__add__, run, run[1:]))
    return grams


def numeral_pairs(letters: str, numbers: Sequence[numerals.WrittenNumber]) -> list[str]:
    """Give the pairs of characters of the numbers that folding rewrites, in a text folded but for its numbers.

    A pair has letters or digits only; one with the character before or behind the number is among them.
    """
    pairs: list[str] = []
    for start, end, _ in numbers:
        piece = letters[max(start - 1, 0) : end + 1]
        pairs.extend(pair for pair in map(str.__add__, piece, piece[1:]) if pair.isalnum())
    return pairs


def cut(text: str) -> list[str]:
    """Cut a folded text into jieba's tokens, punctuation among them; joined they are the text."""
    return list(_cut(text))


@remembered
def _cut(text: str) -> Sequence[str]:
    return tuple(cut_long(text))


def cut_long(text: str) -> list[str]:
    """Cut a folded text as `cut` does, without a copy of what comes of it."""
    return _cutter()(text)


@cache
def _cutter() -> _Cutter:
    """Load rjieba, jieba's own dictionary and cut in Rust; where it cannot be imported, jieba, with equal tokens."""
    try:
        import rjieba
    except ImportError:
        return jieba_cutter()
    # The instance that importing the package has made: another one would read the dictionary again, 0.1 s.
    return lambda text: rjieba.cut(text, False)


def jieba_cutter() -> _Cutter:
    """Load jieba's own cut."""
    tokenizer = jieba_tokenizer()
    return lambda text: tokenizer.lcut(text, HMM=False)


def jieba_tokenizer() -> "jieba.Tokenizer":
    """Load jieba itself, without the cache file it would leave in the shared temporary folder."""
    import jieba

    tokenizer = jieba.Tokenizer()
    tokenizer.initialize = lambda *_: None
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer
