"""python -m tests.benchmarks.cluster: a real Ray cluster of three nodes on this machine, beside one machine.

python -m tests.benchmarks.cluster [--short] [--passages N]    equality, times, build and faults; ends by itself
python -m tests.benchmarks.cluster --in-process N              N passages in shards in this process, beside one machine
"""

import argparse
import importlib.util
import os
import sys
import tempfile
import threading
from pathlib import Path

from tests.benchmarks.cluster.collection import asked, write_files
from tests.benchmarks.cluster.in_process import in_process
from tests.benchmarks.cluster.trial import Trial

PASSAGES, SHORT = 500_000, 20_000
QUESTIONS, SHORT_QUESTIONS = 300, 60
LIMIT, SHORT_LIMIT = 3000, 240
"""Seconds after which the run ends itself."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--passages", type=int)
    parser.add_argument("--in-process", type=int, metavar="N")
    options = parser.parse_args()
    number = options.in_process or options.passages or (SHORT if options.short else PASSAGES)
    os.environ["JIANGHUA_SEMANTIC"] = "off"
    with tempfile.TemporaryDirectory(prefix="jianghua-cluster-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        write_files(folder / "files", number)
        if options.in_process:
            return in_process(folder, number, asked(QUESTIONS))
        # Not imported yet: Ray reads its settings when it is, and the trial makes them.
        if importlib.util.find_spec("ray") is None:
            print("Ray is not installed: pip install 'jianghua[cluster]'")
            return 0
        trial = Trial(folder, number, asked(SHORT_QUESTIONS if options.short else QUESTIONS), short=options.short)
        limit = SHORT_LIMIT if options.short else LIMIT
        watch = threading.Timer(limit, _end, [trial, limit])
        watch.daemon = True
        watch.start()
        try:
            return trial.run()
        finally:
            watch.cancel()
            trial.end()


def _end(trial: Trial, limit: int) -> None:
    print(f"ended after {limit} s", flush=True)
    trial.end()
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
