"""How many typing errors are put right, and what they cost: one character of each question changed for its like.

    python -m tests.benchmarks.mistyped [NAME=CORPUS,QUESTIONS ...]

Each set is a collection with questions in the form of `jianghua eval`. In a word of each question that the collection
has, one character becomes another of the same sound, one that the collection writes often. The table tells how often
the right passage comes first, asked rightly and asked so; how many of the errors are put right, how many become
something else; and how many questions without such an error are changed.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from index import analysis
from index.analysis.folding import fold
from index.evaluation.question_set import Question
from index.postings.statistics import TermStatistics
from index.query import syntax
from index.query.pinyin import sounds
from index.query.vocabulary import is_han
from tests.benchmarks.tune import SAMPLE, Set, opened

MOST = 700
"""Questions taken of a set; of a smaller one each is mistyped several times."""

_SEED = 7
_COMMON = 10
"""Characters of a sound that are mistaken for another: those the collection writes most."""


@dataclass(frozen=True)
class Asked:
    """Whether the right passage came first, asked rightly and with an error, and what became of both questions."""

    right: bool
    mistyped: bool
    mended: bool
    spoilt: bool
    changed: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=[SAMPLE], metavar="NAME=CORPUS,QUESTIONS")
    print("| set | errors | hit@1 without | with | put right | to something else | right questions changed |")
    print("|---|---|---|---|---|---|---|")
    with TemporaryDirectory() as folder:
        for given in parser.parse_args().sets:
            each = opened(given, Path(folder))
            found = list(asked(each, Random(_SEED)))  # noqa: S311
            count = len(found) or 1
            shares = [
                sum(getattr(one, name) for one in found) / count
                for name in ("right", "mistyped", "mended", "spoilt", "changed")
            ]
            print(f"| {each.name} | {len(found)} | " + " | ".join(f"{share:.3f}" for share in shares) + " |")


def asked(each: Set, random: Random) -> Iterator[Asked]:
    questions = [one for one in each.questions if one.answerable and one.kind not in {"typo", "mixed", "paraphrase"}]
    words, pairs = each.searcher.vocabulary.words, each.searcher.vocabulary.bigrams
    for question in random.choices(questions, k=MOST):
        typed = mistyped(question.text, words, pairs, random)
        if typed is not None:
            right, understood = first(each, question, question.text)
            wrong, corrected = first(each, question, typed)
            mended = corrected is not None and fold(corrected) == fold(question.text)
            yield Asked(right, wrong, mended, corrected is not None and not mended, understood is not None)


def mistyped(text: str, words: TermStatistics, pairs: TermStatistics, random: Random) -> str | None:
    folded = fold(text)
    held = [word for word in analysis.cut(folded) if len(word) > 1 and is_han(word) and words.df(word)]
    if not held:
        return None
    word = random.choice(held)
    at = random.randrange(len(word))
    like = sounds().like(word[at])
    common = sorted(zip(pairs.beginning(like), like, strict=True), reverse=True)[:_COMMON]
    return folded.replace(word, word[:at] + random.choice(common)[1] + word[at + 1 :], 1) if common else None


def first(each: Set, question: Question, text: str) -> tuple[bool, str | None]:
    query = syntax.parse_question(text)
    ranking = each.searcher.correct(query)
    corrected = None if ranking.query is query else ranking.query.text
    return any(gold.fits(passage) for gold in question.gold for passage in ranking.passages[:1]), corrected


if __name__ == "__main__":
    main()
