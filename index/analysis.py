"""Text to tokens, the same chain for documents and questions: fold, cut into words, pair the characters."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from index import folding
from index.filler import FILLER, OPENINGS

ANALYSIS_VERSION = 1
"""Part of the token cache's key: raise it whenever the tokens of a passage change."""

FIELDS = ("words", "bigrams")
"""The fields every passage is indexed under."""

_RUN = re.compile(r"[a-z0-9]+(?:\.[0-9]+)*%?|[^\W_a-z0-9]+")
_Cutter = Callable[[str], list[str]]


def index_tokens(
    title: str,
    outer: tuple[str, ...],
    headings: tuple[str, ...],
    text: str,
    opening: str,  # noqa: ARG001
) -> dict[str, list[str]]:
    """Give the tokens of a passage by field, its speech's title and the headings it stands under included."""
    folded = folding.fold("\n".join((title, *outer, *headings, text)))
    return {"words": words(folded), "bigrams": bigrams(folded)}


def words(folded: str) -> list[str]:
    """Cut a folded text into jieba's words, punctuation left out."""
    return [word for word in _cut(folded) if word[-1].isalnum() or word[0].isalnum()]


def bigrams(folded: str) -> list[str]:
    """Pair the neighbouring characters of a folded text; numbers and Latin words stay whole, a lone one stays."""
    grams: list[str] = []
    for run in _RUN.findall(folded):
        if len(run) == 1 or run[0].isascii():
            grams.append(run)
        else:
            grams.extend(map(str.__add__, run, run[1:]))
    return grams


def _cut(text: str) -> list[str]:
    return _cutter()(text)


@cache
def _cutter() -> _Cutter:
    """Load rjieba, jieba's own dictionary and cut in Rust; where it cannot be imported, jieba, with equal tokens."""
    try:
        import rjieba
    except ImportError:
        return jieba_cutter()
    port = rjieba.Jieba()
    return lambda text: port.cut(text, False)


def jieba_cutter() -> _Cutter:
    """Load jieba itself, without the cache file it would leave in the shared temporary folder."""
    import jieba

    tokenizer = jieba.Tokenizer()
    tokenizer.initialize = lambda *_: None
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return lambda text: tokenizer.lcut(text, HMM=False)


@dataclass(frozen=True, slots=True)
class Terms:
    """A question as it is looked up: its folded text, its words and character pairs without filler."""

    folded: str
    words: tuple[str, ...]
    bigrams: tuple[str, ...]
    core: tuple[str, ...]
    """The stretches of the folded question between filler and punctuation."""


def question_terms(question: str) -> Terms:
    """Give the terms of a question; filler counts only where nothing else is left."""
    folded = folding.fold(question).strip()
    asked = OPENINGS.sub("", folded) or folded
    tokens = _cut(asked)
    core = _stretches(tokens, FILLER)
    if not core:
        core = _stretches(tokens, frozenset())
    return Terms(
        folded=folded,
        words=_distinct(word for stretch in core for word in stretch),
        bigrams=_distinct(gram for stretch in core for gram in bigrams("".join(stretch))),
        core=tuple("".join(stretch) for stretch in core),
    )


def _stretches(tokens: Sequence[str], left_out: frozenset[str]) -> list[list[str]]:
    stretches: list[list[str]] = [[]]
    for token in tokens:
        if token in left_out or not (token[-1].isalnum() or token[0].isalnum()):
            stretches.append([])
        else:
            stretches[-1].append(token)
    return [stretch for stretch in stretches if stretch]


def _distinct(terms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(terms))
