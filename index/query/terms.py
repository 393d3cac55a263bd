"""A question to the terms it is looked up by: filler set aside, words, character pairs, names of speeches."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index import analysis
from index.analysis.congresses import congress_of_year, congresses
from index.analysis.five_year_plans import in_short, plans
from index.analysis.meetings import without_meetings
from index.analysis.remembered import remembered
from index.analysis.sessions import sessions
from index.dates.anchor import Years
from index.query import frames, synonyms
from index.query.amounts import in_percent
from index.query.stopwords import ASKING, FILLER, OPENINGS
from index.query.years import read_years

MAX_TYPED = 256
"""Characters up to which a question is one that was typed: a longer text was copied, and is looked up as it stands."""

_YEAR = re.compile(r"(?<![0-9.])(?:19|20)[0-9]{2}(?=年)")

_OF_MEETING = re.compile(r"大会|会议|党代会|报告|讲话|发言|开幕|闭幕|召开|[0-9一二三四五六七八九十]大")
"""What a question says where its year may stand for the congress of that year; else it is the year of an event."""


@dataclass(frozen=True, slots=True)
class Terms:
    """A question as it is looked up. `names` are compared with what a speech is known by: its titles, how it begins."""

    folded: str
    topic: str
    """What is left of the question without the frame around it, as it is scored by: 集市 of 如何看待集市."""
    words: tuple[str, ...]
    bigrams: tuple[str, ...]
    names: tuple[str, ...]
    occasion: tuple[tuple[str, ...], ...]
    """What says of which speech is asked: a congress or a year, each by the names it may go by."""
    also: tuple[tuple[str, tuple[str, ...]], ...]
    """Everyday words of the question, each with the words of speeches for the same thing."""
    stretches: tuple[tuple[str, ...], ...]
    """The words in order, parted where filler or punctuation stood."""
    years: tuple[Years, ...] = ()
    """The spans of calendar years that are asked about; none of the words names them."""
    whole: bool = False
    """Whether nothing is asked of the speech that `names` name but what it is about."""
    framed: bool = False
    """Whether `names` are what the question says of which speech is asked, and no word is one of them."""


def extract_terms(folded: str) -> Terms:
    """Give the terms of a folded question; filler counts only where nothing else is left."""
    folded = in_percent(folded.strip())
    topic = folded[slice(*frames.find_topic(folded))] if len(folded) <= MAX_TYPED else folded
    text = OPENINGS.sub("", topic) or topic
    held, sat = _distinct(each.name for each in congresses(topic)), sessions(topic)
    meetings = _distinct((*held, *(each.name for each in sat)))
    years = read_years(text)
    undated = _without(text, years.spans)
    text = undated if asks_something(undated) else text
    tokens = _content_tokens(text)
    written = _stretches(tokens, FILLER)
    if not written and not meetings:
        written = _stretches(tokens, frozenset()) or _stretches(analysis.cut(text), frozenset())
    core = [list(filter(analysis.is_word, stretch)) for stretch in written]
    bigrams = _distinct(gram for stretch in written for gram in analysis.bigrams("".join(stretch)))
    # A speech of a year is seldom called 2023年 and its kind in one go: the pair across the two is no name.
    across = {topic[match.end() : match.end() + 2] for match in _YEAR.finditer(topic)}
    of_years = [tuple(filter(None, (str(year), congress_of_year(year)))) for year in years.of_speech]
    return Terms(
        folded=folded,
        topic=topic,
        words=_distinct((*(word for stretch in core for word in stretch), *meetings, *plans(topic))),
        bigrams=bigrams,
        names=_distinct(
            (
                *(pair for pair in bigrams if pair not in across),
                *meetings,
                *(name for names in of_years for name in names),
            )
        ),
        occasion=(
            *((congress,) for congress in held),
            *((each.name, *(() if each.year is None else (str(each.year),))) for each in sat),
            *(names if _OF_MEETING.search(folded) else names[:1] for names in of_years),
        ),
        also=tuple(pair for stretch in written for pair in synonyms.of_speeches(stretch)),
        stretches=tuple(map(tuple, core)),
        years=years.asked,
    )


@remembered
def asks_something(folded: str) -> bool:
    """Tell whether a part of a folded question holds more than filler."""
    return bool(_stretches(_content_tokens(OPENINGS.sub("", folded)), FILLER))


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Take the years that are asked about out of a question: whether a passage speaks of them, its own words tell."""
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return text


@remembered
def _content_tokens(text: str) -> Sequence[str]:
    return analysis.cut(ASKING.sub(" ", in_short(without_meetings(text))))


def _stretches(tokens: Sequence[str], skipped: frozenset[str]) -> list[list[str]]:
    stretches: list[list[str]] = [[]]
    for before, word, after in zip(["", *tokens], tokens, [*tokens[1:], ""], strict=False):
        pointed = word == "." and before.isascii() and before.isalnum() and after.isdecimal()
        if not pointed and (word in skipped or not analysis.is_word(word)):
            stretches.append([])
        else:
            stretches[-1].append(word)  # the point of PM2.5 stands within a name
    return [stretch for stretch in stretches if stretch]


def _distinct(terms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(terms))
