"""The processor time of questions of 4,096 characters that no person types, of several kinds.

    python -m tests.benchmarks.long_questions DATA

DATA is a data directory with an index. Each kind is asked three times; the table has the least time in ms. The bound is
100 ms over 2,000 passages and 300 ms over a million.
"""

import argparse
import time
from collections.abc import Mapping
from pathlib import Path
from random import Random

from index import open_index

LENGTH = 4096
HAN = [chr(code) for code in range(0x4E00, 0x9FA5)]
TIMES = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    index = open_index(parser.parse_args().data)
    index.warm()
    rows = range(min(100, index.snapshot.count))
    own = "".join(passage.text for passage in index.snapshot.texts(rows))
    print("| question | ms |")
    print("|---|---|")
    for kind, question in questions(own).items():
        times = []
        for _ in range(TIMES):
            begun = time.process_time()
            index.search(question)
            times.append(time.process_time() - begun)
        print(f"| {kind} | {1000 * min(times):.0f} |")


def questions(own: str) -> Mapping[str, str]:
    """Give a question of each kind; `own` is text of the collection."""
    random = Random(7)  # noqa: S311
    rare = "".join(random.sample(HAN, LENGTH))
    kinds = {
        "rare characters": rare,
        "rare characters, apart": " ".join(rare),
        "rare characters, commas between": "，".join(rare),
        "the collection's own text": own,
        "its characters in disorder": "".join(random.sample(own, len(own))),
        "numbers": " ".join(str(random.randrange(10**6)) for _ in range(LENGTH)),
        "Latin words": " ".join("".join(random.choices("abcdefgh", k=4)) for _ in range(LENGTH)),
        "quoted words": "".join(f"“{rare[at : at + 3]}”" for at in range(0, LENGTH, 3)),
        "titles": " ".join(f"标题:{char}" for char in rare),
        "words to leave out": " ".join(f"-{char}" for char in rare),
    }
    return {kind: text[:LENGTH] for kind, text in kinds.items()} | {"256 rare characters": rare[:256]}


if __name__ == "__main__":
    main()
