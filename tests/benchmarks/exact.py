"""How often random runs of characters, asked in quotation marks, are among the first three passages, and the times.

python -m tests.benchmarks.exact [CORPUS ...]
"""

import argparse
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy as np

from index import open_index, reindex
from index.analysis.folding import fold_letters
from tests.conftest import CORPUS

RUNS = 500
_SEED = 13


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="*", type=Path, default=[CORPUS], metavar="CORPUS")
    print("| collection | runs | found | quoted p50 / p95 ms | plain p50 / p95 ms |\n|---|---|---|---|---|")
    for corpus in parser.parse_args().corpora:
        with TemporaryDirectory() as folder:
            reindex(Path(folder), [corpus])
            index = open_index(Path(folder))
            texts = [passage.text for speech in index.speeches() for passage in index.passages(speech.id)]
            random = Random(_SEED)  # noqa: S311
            found = 0
            times: dict[str, list[float]] = {"“{}”": [], "{}": []}
            runs = [run for run in (_run(random.choice(texts), random) for _ in range(4 * RUNS)) if run][:RUNS]
            for run in runs:
                for form, spent in times.items():
                    start = time.perf_counter()
                    answer = index.search(form.format(run), 3)
                    spent.append(1000 * (time.perf_counter() - start))
                    if form != "{}":
                        found += any(fold_letters(run) in fold_letters(hit.passage.text) for hit in answer.hits)
            columns = " | ".join(
                " / ".join(f"{value:.1f}" for value in np.percentile(spent, [50, 95])) for spent in times.values()
            )
            print(f"| {corpus.name} | {len(runs)} | {found} | {columns} |")


def _run(text: str, random: Random) -> str:
    """Draw 2 to 12 characters of a text; empty where there are marks or blanks among them."""
    length = random.randint(2, 12)
    start = random.randrange(max(len(text) - length, 1))
    run = text[start : start + length]
    return run if len(run) == length and run.isalnum() else ""


if __name__ == "__main__":
    main()
