"""Names in a text: people, places and organisations, as the dictionary tells parts of speech."""

import re
from collections.abc import Callable, Sequence, Set
from functools import cache, lru_cache

from index.analysis import jieba_tokenizer
from index.analysis.places import PROVINCE_NAMES
from index.analysis.remembered import remembered

_PEOPLE = frozenset({"nr", "nrt", "nrfg"})
_NAMES = _PEOPLE | {"ns", "nt", "nz"}
_AREAS = tuple("省市县区镇乡村州旗")
"""How areas of administration end."""

_ENDINGS = "省市县区州"
_AREA = re.compile(r"[^\W\d_]{2}[省市县区州旗]")

_ANY = frozenset("全各本我每该外这那哪何某数几多一二两三0123456789")
"""What stands before such an ending where no certain area is meant: 全省, 每一旗."""

_KIND = re.compile(r"[大小中新老旧外内心百千万亿强弱贫富穷0-9城乡镇村市县区]+")
"""Characters of size, age, rank, position and settlement: an area named by these alone is a kind of area (老城区)."""

_REMEMBERED = 2_000
"""Texts whose people are remembered: to a question of a person, the same sentences are looked at several times."""

_Tagger = Callable[[str], list[tuple[str, str]]]


@remembered
def tagged(folded: str) -> Sequence[tuple[str, str]]:
    """Give the words of a folded text with the dictionary's part of speech."""
    return tuple(_tagger()(folded))


@lru_cache(_REMEMBERED)
def people(folded: str) -> Set[str]:
    """Give the people that a folded text names, surnames standing alone among them."""
    return frozenset(word for word, tag in _tagger()(folded) if tag in _PEOPLE)


def names(folded: str) -> set[str]:
    """Give the names of two characters and more that the dictionary knows in a folded text."""
    return {word for word, tag in tagged(folded) if tag in _NAMES and len(word) > 1}


def areas(folded: str) -> set[str]:
    """Give the provinces, cities, counties and the like that the dictionary knows in a folded text."""
    return {word for word, tag in tagged(folded) if tag == "ns" and is_area(word)}


def administrative(folded: str) -> set[str]:
    """Give the provinces, cities and counties that the dictionary knows in a folded text, with their ending or without.

    Not all that the dictionary calls a place is one: 河里, 东西. A city is known with its ending, too: 成都, 成都市.
    """
    places = {word for word, tag in tagged(folded) if tag == "ns" and is_administrative(word)}
    return places.union(name for name in PROVINCE_NAMES if name in folded)


def of_a_place(folded: str) -> bool:
    """Tell whether a title or a file name has a province, a city or the like, in the dictionary or by its ending."""
    return _AREA.search(folded) is not None or bool(administrative(folded))


@cache
def is_administrative(word: str) -> bool:
    """Tell whether the dictionary knows a place as a province, a city, a county or the like."""
    return (len(word) > 2 and word.endswith(_AREAS)) or any(
        _tagger()(word + ending) == [(word + ending, "ns")] for ending in _ENDINGS
    )


def is_area(piece: str) -> bool:
    """Tell whether a stretch that no dictionary has looks like the name of an area."""
    return len(piece) > 2 and piece.endswith(_AREAS) and piece[-2] not in _ANY and not _KIND.fullmatch(piece)


@cache
def _tagger() -> _Tagger:
    """Load rjieba's tagger; where it cannot be imported, jieba's, with equal words."""
    try:
        import rjieba
    except ImportError:
        return jieba_tagger()
    return lambda text: rjieba.tag(text, False)


def jieba_tagger() -> _Tagger:
    """Load jieba's own tagger."""
    from jieba.posseg import POSTokenizer

    tagger = POSTokenizer(jieba_tokenizer())
    return lambda text: [(pair.word, pair.flag) for pair in tagger.lcut(text, HMM=False)]
