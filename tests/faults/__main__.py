"""Injects the faults and prints a table; ends with 1 where one did harm."""

import argparse
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

from tests.faults.fault import Fault, Outcome, Scope, all_faults

COLUMNS = ("fault", "injected", "lost", "wrong", "crashed", "seconds", "passed")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="WORD", help="only faults whose name has one of these words")
    parser.add_argument("--short", action="store_true", help="each fault a few times, as in the suite")
    parser.add_argument("--part", type=float, default=1.0, help="how much of the full run, 0.1 for a tenth of it")
    parser.add_argument("--seed", type=int, default=1, help="where and when faults are injected")
    parser.add_argument("--list", action="store_true", help="only name the faults")
    options = parser.parse_args(arguments)
    chosen = [fault for fault in all_faults() if not options.names or any(word in fault.name for word in options.names)]
    if options.list:
        print("\n".join(fault.name for fault in chosen))
        return 0
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    harmless = True
    for fault in chosen:
        harmless &= _run(fault, options.short, options.seed, options.part)
    return 0 if harmless else 1


def _run(fault: Fault, short: bool, seed: int, part: float) -> bool:
    """Inject a fault and print its row; tell whether it did no harm."""
    if missing := fault.missing():
        print(f"| {fault.name} | 0 | | | | | left out: {missing} |", flush=True)
        return True
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="fault-", ignore_cleanup_errors=True) as folder:
        try:
            outcome = fault.inject(Scope(Path(folder), short, seed, part))
        except Exception:  # noqa: BLE001 - a fault whose own code fails counts as one that crashed; the others go on
            outcome = Outcome(injected=1, crashed=1, notes=traceback.format_exc().splitlines())
    cells = (fault.name, outcome.injected, outcome.lost, outcome.wrong, outcome.crashed)
    said = "yes" if outcome.passed else "NO"
    print(f"| {' | '.join(map(str, cells))} | {time.monotonic() - begun:.0f} | {said} |", flush=True)
    for note in outcome.notes:
        print(f"    {note}", file=sys.stderr, flush=True)
    return outcome.passed


if __name__ == "__main__":
    sys.exit(main())
