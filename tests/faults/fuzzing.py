"""`python -m tests.faults.fuzzing TARGET --seconds N`: input made by a fuzzer that sees which lines it reaches.

A target is a kind of file, whose reader is run on it, or `question`, which is asked of the sample collection. What
`index` raises other than to refuse a file, and an answer that does not fit its question, ends the run with the input in
a file of its own; an error within a library is contained by the process that reads, and only counted. Needs `atheris`.
"""

import argparse
import json
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

from tests.faults.commands import ROOT, run

KINDS = ("docx", "txt", "md", "html", "rtf", "odt", "epub", "pdf", "csv", "jsonl", "srt", "mht", "zip", "xlsx")
SECONDS_EACH = 20
"""An input that takes longer has hung the program."""

Target = Callable[[bytes], None]


def reader(kind: str, folder: Path, contained: Counter[str]) -> Target:
    """Give what reads bytes as a file of a kind."""
    from index.errors import UnreadableFile
    from index.readers import find_files, read_found

    path = folder / f"讲话.{kind}"

    def read(data: bytes) -> None:
        path.write_bytes(data)
        try:
            for found in find_files([path])[0]:
                read_found(found)
        except (UnreadableFile, MemoryError):
            pass
        except Exception as error:
            if Path(traceback.extract_tb(error.__traceback__)[-1].filename).is_relative_to(ROOT / "index"):
                raise
            contained[type(error).__name__] += 1

    return read


def asker(folder: Path) -> Target:
    """Give what asks bytes as a question, and looks whether the answer fits it."""
    from index import open_index

    run("reindex", str(ROOT / "corpus"), "--data", str(folder / "data"))
    index = open_index(folder / "data")

    def ask(data: bytes) -> None:
        question = data.decode("utf-8", errors="ignore")
        answer = index.search(question)
        assert answer == index.search(question)
        assert all(part in question for part in answer.missing), answer.missing
        for hit in answer.hits:
            ends = [place for span in hit.highlight for place in span]
            assert ends == sorted(ends), hit.highlight
            assert all(0 <= start < end <= len(hit.passage.text) for start, end in (*hit.highlight, *hit.sentences))

    return ask


def seeds(target: str, folder: Path) -> None:
    """Write what the fuzzer begins with: a good file of the kind, or the questions of the tests."""
    folder.mkdir(parents=True, exist_ok=True)
    if target != "question":
        from tests.faults.on_files import samples

        scratch = folder.parent / "samples"
        scratch.mkdir()
        (folder / "sample").write_bytes(samples(scratch)[target])
        return
    for number, line in enumerate((ROOT / "tests/data/questions.jsonl").read_text(encoding="utf-8").splitlines()):
        (folder / str(number)).write_text(json.loads(line)["question"], encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.fuzzing", description=__doc__)
    parser.add_argument("target", choices=("question", *KINDS))
    parser.add_argument("--seconds", type=int, default=60, help="how long to try")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    try:
        import atheris
    except ModuleNotFoundError:
        parser.exit(2, "needs atheris: python -m pip install atheris\n")
    contained: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="fuzzing-") as name:
        folder = Path(name)
        with atheris.instrument_imports(include=["index"]):
            from tests.faults.on_files import mutated

            target = asker(folder) if options.target == "question" else reader(options.target, folder, contained)
        seeds(options.target, folder / "seeds")

        def change(data: bytes, most: int, seed: int) -> bytes:
            """Change an input: half the time as the fault does, behind the checksums of a package."""
            if seed % 2 == 0:
                with suppress(Exception):  # an input made before may be no whole package any more
                    return mutated(data, Random(seed))[:most]  # noqa: S311 - what is tried is no secret
            return bytes(atheris.Mutate(data, most))

        whole = max(path.stat().st_size for path in (folder / "seeds").iterdir())
        limits = [f"-max_total_time={options.seconds}", f"-timeout={SECONDS_EACH}", "-rss_limit_mb=4000"]
        kept = [f"-max_len={max(4 * whole, 4096)}", f"-seed={options.seed}", f"-artifact_prefix={options.target}-"]
        command = [sys.argv[0], *limits, *kept, "-print_final_stats=1", str(folder / "seeds")]
        atheris.Setup(command, target, custom_mutator=change)
        try:
            atheris.Fuzz()
        finally:
            sys.stderr.write(f"contained: {dict(contained)}\n")


if __name__ == "__main__":
    main()
