"""A question to an answer: candidates from postings, the best of them read and scored again, or silence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from index import analysis, query
from index.analysis.folding import fold, fold_in_place
from index.model import Answer, Hit, Passage
from index.postings import Postings
from index.query import question_type, regional, spelling, syntax
from index.query.vocabulary import Vocabulary
from index.ranking import abstention, highlighting, near_duplicates, speech_scope
from index.ranking.reranker import WEIGHTS, Reading, scored
from index.retrieval.candidates import READ, Chooser, Worth
from index.search.cache import PassageCache, Source

_WORTH = Worth(*(WEIGHTS[name] for name in ("words", "bigrams", "names", "occasion", "title")))

_WIDER = 4
"""Times as many candidates are read where some will be left out."""

_TITLED = 64
"""Speeches up to which each one of a title that is asked for is looked into."""

_SPELLINGS = 3
"""Words that a collection lacks for which a near one is looked for."""

_OF_SPEECH = ("speech", "title")
"""The signals that only tell of which speech a passage is."""

_REPEATS = 5
"""Candidates looked at beyond those that are shown, for what repeats them."""


class Searcher:
    """Searches one generation. Methods may be called from any thread.

    `vocabulary` is what the collection writes.
    """

    def __init__(self, postings: Postings, source: Source) -> None:
        self._count = source.count
        self._cache = PassageCache(source)
        self._chooser = Chooser(postings)
        self.vocabulary = Vocabulary(postings.fields["words"], postings.fields["bigrams"])

    def warm(self) -> None:
        """Load what the first question would load, and what pays only for many questions."""
        self._chooser.warm()
        self.search("讲话", 1)

    def search(self, asked: str, limit: int = 10, within: range | None = None) -> Answer:
        """Answer a question with up to `limit` passages, looking only at the rows `within` where given."""
        reading, understood = self.understand(syntax.parse(asked), within)
        confidence = self._confidence(reading)
        answered = confidence >= abstention.THRESHOLD
        return Answer(
            asked,
            answered,
            self._hits(reading, limit),
            understood,
            () if answered else self._spellings(abstention.pieces(reading.asked)),
            confidence,
        )

    def understand(self, taken: syntax.Query, within: range | None = None) -> tuple[Reading, str | None]:
        """Read a question as typed or, where that finds more, with its typing errors corrected; and say how."""
        reading = self.read(taken, within)
        understood = spelling.correct(taken.text, self.vocabulary)
        if understood is None:
            return reading, None
        corrected = self.read(replace(taken, text=understood), within)
        if max(corrected.scores[:1], default=0.0) > max(reading.scores[:1], default=0.0):
            return corrected, understood
        return reading, None

    def read(self, taken: syntax.Query, within: range | None = None) -> Reading:
        """Choose the candidates for a question, read and score them."""
        rows = None if within is None else [within]
        titled = self._titled(taken.titles, within)
        many = len(titled) > _TITLED
        # The words of a title that many speeches have bring their passages.
        text = " ".join((taken.text, *taken.titles)) if many else taken.text
        terms = query.terms(regional.spell(text, self.vocabulary.bigrams.dfs))
        if titled and not many:
            rows = titled
        resolved = speech_scope.resolve(terms, _WORTH, self._chooser, self._cache, rows)
        asked = resolved.asked
        chosen = self._chooser.choose(
            asked.terms,
            asked.weights,
            _WORTH,
            named=resolved.named,
            within=rows,
            read=READ * _WIDER if many or taken.excluded else READ,
            titled=resolved.titled,
        )
        return scored(taken, asked, chosen, *self._cache.read(chosen.rows.tolist()))

    def evidence(self, reading: Reading) -> abstention.Evidence | None:
        """Give what speaks for the first candidate; None where there is none that has what the question demands."""
        if reading.unmet:
            return None
        # Records stand each for themselves, even where several have one title.
        alone = reading.passages[0].record is not None
        return abstention.evidence(
            reading.asked,
            reading.candidates[0],
            passages=self._count,
            passages_a_speech=1.0 if alone else self._count / self._chooser.speeches.count,
            occasion=float(reading.signals["occasion"][0]),
            # That it is the speech asked about does not answer what is asked of it.
            score=float(reading.scores[0] - sum(WEIGHTS[name] * reading.signals[name][0] for name in _OF_SPEECH)),
            lead=float(reading.scores[0] - max(reading.scores[1:2], default=0.0)),
            goes_by=self._goes_by(reading),
        )

    def _goes_by(self, reading: Reading) -> set[str]:
        """Give the names and words of the question that the names of the first candidate's speech have.

        A year in which its congress was held is a name of it, too.
        """
        terms = reading.asked.terms
        names = self._chooser.names_of(int(reading.rows[0]), terms.names)
        names.update(*(same for same in terms.occasion if not names.isdisjoint(same)))
        return names | {
            piece for piece in abstention.pieces(reading.asked) if names.issuperset(analysis.bigrams(piece))
        }

    def _confidence(self, reading: Reading) -> float:
        found = self.evidence(reading)
        if found is None:
            return 0.0
        asked = any(len(word) > 1 and word not in question_type.OF_WHOLE for word in reading.asked.terms.words)
        titled = reading.signals["title"][0] and (found.covered or not asked)
        return abstention.SURE if titled else abstention.confidence(found)

    def _titled(self, titles: Sequence[str], within: range | None) -> list[range]:
        grams = [gram for title in titles for gram in analysis.bigrams(fold(title))]
        found = self._chooser.speeches.titled(grams)
        return [rows for rows in found if within is None or rows.start in within]

    def _spellings(self, pieces: Iterable[str]) -> tuple[str, ...]:
        """Give the collection's words that sound like those of a question which it lacks."""
        lacking = [piece for piece in pieces if len(piece) > 1 and not spelling.has(piece, self.vocabulary)]
        near = (spelling.near(piece, self.vocabulary) for piece in lacking[:_SPELLINGS])
        return tuple(dict.fromkeys(filter(None, near)))

    def _hits(self, reading: Reading, limit: int) -> tuple[Hit, ...]:
        """Give the best passages, those that repeat a better one beside it."""
        firsts = near_duplicates.repeated([item.text for item in reading.candidates[: limit + _REPEATS]])
        places = [place for place, first in enumerate(firsts) if first is None][:limit]
        same: dict[int, list[Passage]] = {}
        for place, first in enumerate(firsts):
            if first is not None:
                same.setdefault(first, []).append(reading.passages[place])
        characters = reading.asked.characters()
        return tuple(self._hit(reading, place, tuple(same.get(place, ())), characters) for place in places)

    def _hit(self, reading: Reading, place: int, same: tuple[Passage, ...], characters: Mapping[str, float]) -> Hit:
        passage, asked = reading.passages[place], reading.asked
        folded = fold_in_place(passage.text)
        longer = {word: weight for word, weight in asked.weights.words.items() if len(word) > 1 or word.isdecimal()}
        marked = highlighting.matched(folded, len(passage.text), longer | asked.weights.also)
        return Hit(
            passage,
            float(reading.scores[place]),
            highlighting.answering(passage.text, folded, asked.terms.folded, characters),
            marked or highlighting.matched(folded, len(passage.text), asked.weights.bigrams or asked.weights.words),
            same,
            {name: WEIGHTS[name] * float(each[place]) for name, each in reading.signals.items() if each[place]},
        )
