"""Time, in processor seconds, what a reindex does beyond reading, and a reindex after one file of a folder has changed.

    python -m tests.benchmarks.folder [--files 5000]

Every tenth file is of a kind that is not read.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

from index import reindex
from index.readers import find_files, with_shared_lines

OTHERS = (".zipx", ".mobi", ".json", ".azw3", "")
"""Kinds that are not read, each of which is named once."""

TEXT = "今年镇里修了三条水渠，茶园添了四十亩，夜校开了两个班，乡亲们都说日子有了盼头。\n" * 40


def fill(folder: Path, count: int) -> None:
    """Write so many files, of which every tenth is something else."""
    for number in range(count):
        other = number % 10 == 9
        suffix = OTHERS[number // 10 % len(OTHERS)] if other else ".txt"
        text = f"白榆文集\n\n第{number}号水渠的来历\n\n{TEXT}"
        (folder / f"文{number}{suffix}").write_text("" if other else text, encoding="utf-8")


def main() -> None:
    """Print how many files were found, what was named, and the processor seconds of each step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=5000)
    count = parser.parse_args().files
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "folder")
        folder.mkdir()
        fill(folder, count)
        start = time.process_time()
        found, refused = find_files([folder])
        named = time.process_time()
        shared = sum(bool(file.shared) for file in with_shared_lines(found))
        compared = time.process_time()
        data = Path(place, "data")
        reindex(data, [folder])
        changed = folder / "文0.txt"
        changed.write_text(changed.read_text(encoding="utf-8") + "井也修好了。\n", encoding="utf-8")
        begun = spent()
        report = reindex(data, [folder])
        again = spent() - begun
    print(f"{count} files: {len(found)} read, {len(refused)} kinds named; {shared} share lines")
    print(f"found and named in {named - start:.3f} s, lines compared in {compared - named:.3f} s of processor time")
    print(
        f"with one changed, reindexed in {again:.2f} s: {len(report.changes.changed)} changed, {report.unchanged} not"
    )


def spent() -> float:
    """Give the processor seconds of this process and of those that it started and that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    main()
