"""How often a topic put into a frame (如何看待…) is answered by the passage that answers the bare topic.

    python -m tests.benchmarks.framed [CORPUS ...]

Topics are drawn from each collection: pairs of neighbouring words that are answered when they are asked bare. The table
tells of how many of all questions that the frames make the first passage is the bare topic's, and the worst frame.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from index import Index, open_index, reindex
from index.analysis import cut
from index.analysis.folding import fold
from index.query.stopwords import FILLER
from tests.conftest import CORPUS

FRAMES = (
    "如何看待…", "怎样评价…？", "如何论述…", "作者是怎么阐述…的？", "该怎么理解…呢", "谈谈…",
    "请介绍一下…", "我想了解…", "关于…的论述", "…是怎么回事？", "…的来龙去脉", "原文中关于…的话",
    "引用一段…的话", "有没有讲过…？", "对…怎么看？", "…方面有什么内容", "文章里是如何讲…的",
    "麻烦帮我找找跟…有关的话", "您对…有什么看法？", "…这个问题该怎么认识", "能不能说说…，谢谢",
    "…有没有被提到过", "在哪里提到过…？", "摘录几句谈…的原文", "什么是…？", "談談對…的看法",
    "請問如何看待…這件事？", "想請教一下…是什麼意思", "點睇…？", "有冇講過…呀？", "我想知多啲關於…嘅嘢",
    "书里有没有关于…的说法？",
)  # fmt: skip
"""What people put around a topic, written down before the grammar was tried on it."""

TOPICS = 100
_SEED = 11


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="*", type=Path, default=[CORPUS], metavar="CORPUS")
    print("| collection | topics | frames | same passage first | answered | worst frame |\n|---|---|---|---|---|---|")
    for corpus in parser.parse_args().corpora:
        with TemporaryDirectory() as folder:
            reindex(Path(folder), [corpus])
            index = open_index(Path(folder))
            topics = list(answered_topics(index, TOPICS, Random(_SEED)))  # noqa: S311
            same: Counter[str] = Counter()
            answered = 0
            for topic, passage in topics:
                for frame in FRAMES:
                    answer = index.search(frame.replace("…", topic), 1)
                    answered += answer.answered
                    same[frame] += answer.answered and answer.hits[0].passage.id == passage
            worst = min(FRAMES, key=same.__getitem__)
            every = len(topics) * len(FRAMES)
            print(
                f"| {corpus.name} | {len(topics)} | {len(FRAMES)} | {sum(same.values()) / every:.3f} "
                f"| {answered / every:.3f} | {worst} {same[worst] / len(topics):.2f} |"
            )


def answered_topics(index: Index, number: int, random: Random) -> Iterator[tuple[str, int]]:
    """Draw topics that are answered when they are asked bare, each with the passage that answers it."""
    texts = [fold(passage.text) for speech in index.speeches() for passage in index.passages(speech.id)]
    drawn: set[str] = set()
    for text in random.sample(texts, len(texts)):
        topic = next(iter(_pairs(cut(text), random)), None)
        if topic is None or topic in drawn:
            continue
        drawn.add(topic)
        answer = index.search(topic, 1)
        if answer.answered:
            yield topic, answer.hits[0].passage.id
            number -= 1
        if number == 0:
            return


def _pairs(words: Sequence[str], random: Random) -> Iterator[str]:
    """Give pairs of neighbouring words of Han characters that are no filler, in any order."""
    places = [
        place
        for place in range(len(words) - 1)
        if all(
            len(word) > 1 and word.isalpha() and not word.isascii() and word not in FILLER
            for word in words[place : place + 2]
        )
    ]
    random.shuffle(places)
    yield from ("".join(words[place : place + 2]) for place in places)


if __name__ == "__main__":
    main()
