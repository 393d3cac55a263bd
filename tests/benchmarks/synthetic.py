"""Collections of any size, as uneven as a language: jieba's own words, drawn by jieba's own frequencies."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

SEED = 7
QUESTIONS = 300
_CHUNK = 10_000
_PER_SPEECH = 20

Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    words: Sequence[str]
    cumulative: npt.NDArray[np.float64]

    def draw(self, random: np.random.Generator, number: int) -> Numbers:
        return np.searchsorted(self.cumulative, random.random(number)).astype(np.int32)


def vocabulary() -> Vocabulary:
    import jieba

    lines = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    counts: dict[str, int] = {}
    for line in lines:
        word, count, *_ = line.split(" ")
        counts[word] = counts.get(word, 0) + int(count)
    frequencies = np.array(list(counts.values()), np.float64)
    return Vocabulary(list(counts), np.cumsum(frequencies) / frequencies.sum())


def passages(known: Vocabulary, number: int) -> Iterator[list[Numbers]]:
    """Give the passages, 60 to 140 words long, some thousand at a time, as numbers of words."""
    random = np.random.default_rng(SEED)
    for start in range(0, number, _CHUNK):
        lengths = random.integers(60, 141, min(_CHUNK, number - start))
        yield np.split(known.draw(random, int(lengths.sum())), np.cumsum(lengths)[:-1])


def questions(known: Vocabulary, low: int = 3, high: int = 12) -> list[list[str]]:
    random = np.random.default_rng([SEED, low, high])
    return [
        [known.words[word] for word in known.draw(random, int(random.integers(low, high + 1)))]
        for _ in range(QUESTIONS)
    ]


def tokens(known: Vocabulary, number: int) -> Iterator[list[str]]:
    """Give the words of each passage."""
    for chunk in passages(known, number):
        for passage in chunk:
            yield [known.words[word] for word in passage.tolist()]


def write_records(known: Vocabulary, number: int, path: Path) -> None:
    """Write the collection as JSONL, with punctuation, some passages to a speech."""
    random = np.random.default_rng(SEED + 1)
    with path.open("w", encoding="utf-8") as file:
        for row, words in enumerate(tokens(known, number)):
            marks = random.random(len(words)) < 0.1
            text = "".join(word + "，" * bool(mark) for word, mark in zip(words, marks, strict=True)) + "。"
            record = {"id": str(row), "title": f"在第{row // _PER_SPEECH}次会议上的讲话", "text": text}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
