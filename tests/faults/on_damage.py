"""Flipped bits in every file of an index: what is read is right, or refused; a reindex sets it right.

The questions are asked by a process of its own, which may be ended by a bad array; what it read is compared with what
the whole index gives.
"""

import json
import pickle
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from index import IndexDamaged, JianghuaError, open_index
from index.storage.connection import DATABASE
from tests.faults.commands import ROOT, environment, run
from tests.faults.fault import Fault, Outcome, Scope
from tests.faults.sample import sample_index

QUESTIONS = (
    "云屏的茶叶为什么卖不上价",
    "汛期值班电话响几声要接",
    "修了多少公里路",
    "“值班电话”",
    "2019年讲了什么",
    "教育",
)

CHILD_SECONDS = 600.0


def read_all(data: Path) -> bytes:
    """Give all that an index answers to the questions, and all its passages; refused by IndexDamaged."""
    index = open_index(data)
    answers = [index.search(question) for question in QUESTIONS]
    speeches = index.speeches()
    passages = [index.passages(speech.id) for speech in speeches]
    counted = index.occurrences("工作")
    return pickle.dumps((repr(answers), repr(speeches), repr(passages), repr(counted)))


def texts(data: Path) -> list[str]:
    """Give the texts of all passages, in order."""
    index = open_index(data)
    return sorted(passage.text for speech in index.speeches() for passage in index.passages(speech.id))


def flips(size: int, times: int, random: Random) -> list[int]:
    """Choose bits of a file of so many bytes."""
    return random.sample(range(size * 8), min(times, size * 8))


def flip(path: Path, whole: bytes, bit: int) -> None:
    """Write a file with one bit of `whole` turned."""
    damaged = bytearray(whole)
    damaged[bit // 8] ^= 1 << bit % 8
    path.write_bytes(damaged)


def try_flips(data: Path, chosen: Mapping[str, Sequence[int]]) -> None:
    """Print what comes of each flip in some files: `right`, `refused`, `wrong` or `crashed`. Run as a process."""
    right = read_all(data)
    for name, bits in chosen.items():
        whole = (data / name).read_bytes()
        for bit in bits:
            flip(data / name, whole, bit)
            sys.stdout.write(f"{name}: {bit} {_came_of(data, right)}\n")
            sys.stdout.flush()
        (data / name).write_bytes(whole)


def _came_of(data: Path, right: bytes) -> str:
    try:
        return "right" if read_all(data) == right else "wrong"
    except IndexDamaged as error:
        return "refused" if "jianghua reindex" in str(error) and "\n" not in str(error) else "crashed"
    except JianghuaError:
        return "refused"
    except Exception as error:  # noqa: BLE001 - which is what is looked for
        return f"crashed {type(error).__name__}: {error}".replace("\n", " ")


def _flipped(scope: Scope, names: Sequence[str], data: Path, times: int) -> Outcome:
    outcome, random = Outcome(), scope.random()
    bits = {name: flips((data / name).stat().st_size, times, random) for name in names}
    # A process for each file, for a bad array may end it; in the short run the start counts more.
    for chosen in [bits] if scope.short else [{name: bits[name]} for name in names]:
        whole = {name: (data / name).read_bytes() for name in chosen}
        ended = subprocess.run(
            [sys.executable, "-m", "tests.faults.on_damage", str(data), json.dumps(chosen)],
            cwd=ROOT,
            env=environment(),
            capture_output=True,
            text=True,
            timeout=CHILD_SECONDS,
            check=False,
        )
        for name in chosen:
            (data / name).write_bytes(whole[name])
        lines = ended.stdout.splitlines()
        outcome.injected += len(lines)
        outcome.wrong += sum(line.endswith(" wrong") for line in lines)
        outcome.crashed += sum(" crashed" in line for line in lines) + (ended.returncode != 0)
        outcome.notes.extend(line for line in lines if " wrong" in line or " crashed" in line)
        if ended.returncode:
            outcome.notes.append(f"{list(chosen)}: ended with {ended.returncode}: {ended.stderr[-300:]}")
    return outcome


def _in_generation(scope: Scope) -> Outcome:
    data = sample_index(scope.folder / "data")
    names = [str(path.relative_to(data)) for path in sorted((data / "generations").rglob("*")) if path.stat().st_size]
    names = [name for name in names if (data / name).is_file()]
    if scope.short:
        names = scope.random().sample(names, 12)
    return _flipped(scope, names, data, scope.times(4, 100))


def _in_database(scope: Scope) -> Outcome:
    return _flipped(scope, [DATABASE], sample_index(scope.folder / "data"), scope.times(20, 1000))


def _set_right(scope: Scope) -> Outcome:
    """Flip bits of the database, reindex by the command, and compare with what was there."""
    outcome, random = Outcome(), scope.random()
    data = sample_index(scope.folder / "data")
    right = texts(data)
    kept = scope.folder / "kept"
    shutil.copytree(data, kept)
    whole = (data / DATABASE).read_bytes()
    for bit in flips(len(whole), scope.times(3, 100), random):
        shutil.rmtree(data)
        shutil.copytree(kept, data)
        flip(data / DATABASE, whole, bit)
        ended = run("reindex", str(ROOT / "corpus"), "--data", str(data))
        outcome.injected += 1
        if ended.crashed or ended.code:
            outcome.crashed += 1
            outcome.notes.append(f"bit {bit}: {ended.code} {ended.error[-300:]}")
            continue
        if texts(data) != right:
            outcome.lost += 1
            outcome.notes.append(f"bit {bit}: other passages after the reindex")
    return outcome


def _cut(scope: Scope) -> Outcome:
    """Cut, empty or remove one file at a time, then ask by the command."""
    outcome, random = Outcome(), scope.random()
    data = sample_index(scope.folder / "data")
    kept = scope.folder / "kept"
    shutil.copytree(data, kept)
    question = QUESTIONS[0]
    config = scope.folder / "config.toml"
    config.write_text("", encoding="utf-8")
    right = run("ask", question, "--data", str(data)).out
    files = [path.relative_to(kept) for path in sorted(kept.rglob("*")) if path.is_file()]
    for name in random.sample(files, scope.times(3, len(files))):
        for size in (None, 0, (kept / name).stat().st_size // 2):
            shutil.rmtree(data)
            shutil.copytree(kept, data)
            if size is None:
                (data / name).unlink()
            else:
                with (data / name).open("r+b") as file:
                    file.truncate(size)
            ended = run("ask", question, "--data", str(data), "--config", str(config))
            outcome.injected += 1
            if ended.crashed:
                outcome.crashed += 1
                outcome.notes.append(f"{name} cut to {size}: {ended.error[-300:]}")
            elif ended.code == 0 and ended.out != right:
                outcome.wrong += 1
                outcome.notes.append(f"{name} cut to {size}: another answer")
    return outcome


FAULTS = (
    Fault("a bit of a generation's files is flipped", _in_generation),
    Fault("a bit of jianghua.db is flipped", _in_database),
    Fault("a bit of jianghua.db is flipped, then a reindex", _set_right),
    Fault("a file of the index is cut, emptied or removed", _cut),
)

if __name__ == "__main__":
    try_flips(Path(sys.argv[1]), json.loads(sys.argv[2]))
