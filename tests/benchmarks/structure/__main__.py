"""Print precision and recall of speech boundaries, titles and headings; with `--faults` what is wrong, file by file."""

import sys
from pathlib import Path

from tests.benchmarks.structure.scoring import DATA, Count, Score, labelled_files, score


def main(arguments: list[str]) -> None:
    """Score the labelled files of this benchmark, or those of the folders that are named."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("-")] or [DATA]
    files = [file for folder in folders for file in labelled_files(folder)]
    total = sum((score(file) for file in files), Score())
    if "--faults" in arguments:
        print(*total.faults, sep="\n")
    print(f"{len(files)} files, {total.boundaries.wanted} speeches")
    for name in ("boundaries", "titles", "outer", "headings"):
        count: Count = getattr(total, name)
        print(f"{name:<12} precision {count.precision:.3f}  recall {count.recall:.3f}")
    print(f"{'misquoted':<12} {total.misquoted} speeches stand under the title of another")


main(sys.argv[1:])
