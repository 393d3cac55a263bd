"""How often random runs of characters, quoted, are among the first three passages, and the processor times.

python -m tests.benchmarks.exact [CORPUS ...]

A CORPUS may also be a data directory with an index.
"""

import argparse
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy as np

from index import open_index, reindex
from index.analysis.folding import fold_letters
from index.storage.connection import DATABASE
from tests.conftest import CORPUS

RUNS = 500
_SEED = 13


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="*", type=Path, default=[CORPUS], metavar="CORPUS")
    print("| collection | runs | found | quoted p50 / p95 ms | plain p50 / p95 ms |\n|---|---|---|---|---|")
    for corpus in parser.parse_args().corpora:
        if (corpus / DATABASE).exists():
            measure(corpus, corpus.name)
            continue
        with TemporaryDirectory() as folder:
            reindex(Path(folder), [corpus])
            measure(Path(folder), corpus.name)


def measure(data: Path, name: str) -> None:
    """Ask runs of the passages of a data directory, quoted first and plain first in turns: the second reads less."""
    index = open_index(data)
    index.warm()
    random = Random(_SEED)  # noqa: S311
    texts = [passage.text for passage in index.snapshot.texts(random.choices(range(index.snapshot.count), k=4 * RUNS))]
    runs = [run for run in (_run(text, random) for text in texts) if run][:RUNS]
    found = 0
    times: dict[str, list[float]] = {"“{}”": [], "{}": []}
    for number, run in enumerate(runs):
        for form in sorted(times, reverse=bool(number % 2)):
            start = time.process_time()
            answer = index.search(form.format(run), 3)
            times[form].append(1000 * (time.process_time() - start))
            if form != "{}":
                found += any(fold_letters(run) in fold_letters(hit.passage.text) for hit in answer.hits)
    columns = " | ".join(
        " / ".join(f"{value:.1f}" for value in np.percentile(spent, [50, 95])) for spent in times.values()
    )
    print(f"| {name} | {len(runs)} | {found} | {columns} |")


def _run(text: str, random: Random) -> str:
    """Draw 2 to 12 characters of a text; empty where there are marks or blanks among them."""
    length = random.randint(2, 12)
    start = random.randrange(max(len(text) - length, 1))
    run = text[start : start + length]
    return run if len(run) == length and run.isalnum() else ""


if __name__ == "__main__":
    main()
