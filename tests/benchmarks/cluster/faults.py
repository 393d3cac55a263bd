"""Faults of a running cluster: how many answers are partial or wrong meanwhile, how slow, and when all is well."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from time import perf_counter, sleep

from index import Answer, JianghuaError
from index.cluster.health import cluster_problems
from index.cluster.manifest import read_manifest
from index.cluster.placement import Server, read_placement
from tests.benchmarks.cluster.collection import same
from tests.benchmarks.cluster.nodes import ROOT
from tests.benchmarks.cluster.trial import Trial

_WHOLE = 20
"""Answers in a row that are whole, after which all is well again."""

_AFTER_SWAP = 3.0
"""Seconds for which the new generation is asked, too."""


class Faults:
    """The faults of one trial."""

    def __init__(self, trial: Trial) -> None:
        self.trial = trial
        self.wrong = 0
        self._plain = [place for place, (_, within) in enumerate(trial.questions) if not within]

    def all(self) -> None:
        """Cause one fault after another."""
        trial, settings = self.trial, self.trial.settings
        print(f"{'fault':44} {'asked':>6} {'partial':>8} {'wrong':>6} {'slowest':>9} {'whole after':>12}")
        self.fault("one copy of a shard killed", self.kill_copy)
        self.fault("a shard's file damaged on one node", lambda: self.damage(1))
        self.fault("a shard's file missing on one node", lambda: self.damage(1, missing=True))
        self.fault("the coordinator killed", lambda: os.kill(trial.live.link.process, signal.SIGKILL))
        hidden = trial.folder / "hidden"
        self.fault(
            "the shared path gone",
            lambda: settings.shared.rename(hidden),
            lambda: hidden.rename(settings.shared),
        )
        self.fault("all copies of a shard killed", self.kill_shard)
        self.fault("a second coordinator", self.second)
        self.says("a wrong token", self.wrong_token)
        self.says("the shared path full", self.full)
        if trial.short:
            self.fault("a whole node killed", lambda: trial.nodes.kill(2, again=True), seconds=60)
            return
        self.fault("a whole node killed, back after 2 s", lambda: trial.nodes.kill(2, again=True))
        self.swap()
        self.says("a node of another version", self.other_version)
        self.fault("a shard's file damaged everywhere", self.damage_everywhere, self.mend_everywhere, seconds=300)
        # Ray ends a process whose head is gone for a minute, as this one would be, and starts no head where other nodes
        # still look for the old one, which they do for as long.
        trial.ray.close()
        self.fault("the head killed", lambda: trial.nodes.kill(0, again=True), seconds=240, least=120)

    def fault(
        self,
        name: str,
        cause: Callable[[], object],
        mend: Callable[[], object] | None = None,
        *,
        seconds: float = 120,
        least: float = 0,
    ) -> None:
        """Cause a fault, and ask until twenty answers in a row are whole again, for so many seconds at least."""
        trial = self.trial
        cause()
        begun = perf_counter()
        partial = wrong = whole = number = failed = 0
        slowest = last = 0.0
        while perf_counter() - begun < (least if whole >= _WHOLE else seconds):
            place = self._plain[number % len(self._plain)]
            number += 1
            started = perf_counter()
            try:
                answer = trial.live.get().search(trial.questions[place][0])
            except JianghuaError as error:
                failed, whole = failed + 1, 0
                print(f"  {error}")
                continue
            slowest = max(slowest, perf_counter() - started)
            if answer.missing_shards:
                partial, whole = partial + 1, 0
                last = perf_counter() - begun
            elif same(trial.expected[place], answer):
                whole += 1
            else:
                wrong, whole = wrong + 1, 0
            if mend is not None and number == 10:
                mend()
        self.wrong += wrong
        after = f"{last:.1f} s" if whole >= _WHOLE else "not whole"
        print(f"{name:44} {number:6} {partial:8} {wrong:6} {1000 * slowest:6.0f} ms {after:>12}", flush=True)
        if failed:
            print(f"  {failed} ended with that line", flush=True)

    def says(self, name: str, tried: Callable[[], str]) -> None:
        """Try what has to end with one clear line; answers go on meanwhile and afterwards."""
        print(f"{name}: {tried()}", flush=True)
        self.fault(f"  meanwhile and after {name}", lambda: None)

    def _servers(self) -> Iterator[tuple[int, Server]]:
        for shard, servers in sorted(read_placement(self.trial.settings.shared).items()):
            for server in servers:
                yield shard, server

    def _kill(self, server: Server) -> None:
        ray = self.trial.ray
        handle = ray.server(server.name)
        if handle is not None:
            with suppress(Exception):
                os.kill(ray.ray.get(handle.status.remote(), timeout=30).process, signal.SIGKILL)

    def kill_copy(self) -> None:
        self._kill(next(self._servers())[1])

    def kill_shard(self) -> None:
        first = next(self._servers())[0]
        for shard, server in list(self._servers()):
            if shard == first:
                self._kill(server)

    def _copies(self, shard: int) -> list[Path]:
        path = next(facts.path for facts in read_manifest(self.trial.settings.shared).shards if facts.number == shard)
        return sorted(self.trial.folder.glob(f"local*/{path.replace('/', '-')}"))

    def damage(self, copies: int, *, missing: bool = False) -> None:
        """Damage lists of a shard's copies, or delete them, and start its servers anew, as machines do that restart."""
        first = next(self._servers())[0]
        for folder in self._copies(first)[:copies]:
            _spoil(folder, missing=missing)
        for shard, server in list(self._servers()):
            if shard == first:
                self._kill(server)

    def damage_everywhere(self) -> None:
        shared = self.trial.settings.shared
        first = next(self._servers())[0]
        path = next(facts.path for facts in read_manifest(shared).shards if facts.number == first)
        _spoil(shared / path, missing=False)
        self.damage(9)

    def mend_everywhere(self) -> None:
        """Do what the line says: delete the folder on the shared path and build."""
        trial = self.trial
        first = next(self._servers())[0]
        path = next(facts.path for facts in read_manifest(trial.settings.shared).shards if facts.number == first)
        try:
            trial.ray.spread(read_manifest(trial.settings.shared))
        except JianghuaError as error:
            print(f"  {error}")
        shutil.rmtree(trial.settings.shared / path)
        trial.build()

    def second(self) -> None:
        other = self.trial.opened("data2")
        for place in self._plain[:_WHOLE]:
            answer = other.get().search(self.trial.questions[place][0])
            self.wrong += not same(self.trial.expected[place], answer)
        other.close()

    def wrong_token(self) -> str:
        token = self.trial.folder / "secrets" / "wrong"
        if self.trial.nodes.is_private:
            return "there is no token"
        token.write_text("0" * 64, encoding="utf-8")
        script = (
            "import sys; from pathlib import Path; from index.cluster.ray_cluster import RayCluster\n"
            "from index.cluster.settings import ClusterSettings; from index import JianghuaError\n"
            "try: RayCluster(ClusterSettings(sys.argv[1], Path('/'), Path('/')))\n"
            "except JianghuaError as error: print(error)\n"
        )
        ran = subprocess.run(
            [sys.executable, "-c", script, self.trial.settings.address],
            env=self.trial.nodes.environment | {"RAY_AUTH_TOKEN_PATH": str(token)},
            cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        return ran.stdout.strip() or f"no line; it ended with {ran.returncode}"

    def full(self) -> str:
        """Build a changed collection while the disk of the shared path takes only so much."""
        from resource import RLIM_INFINITY, RLIMIT_FSIZE, setrlimit

        extra = self.trial.folder / "files" / "98.txt"
        extra.write_text("关于满了的硬盘的讲话\n\n" + "这里只有一句话。" * 10, encoding="utf-8")
        handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        setrlimit(RLIMIT_FSIZE, (100_000, RLIM_INFINITY))
        try:
            self.trial.build()
        except JianghuaError as error:
            return str(error)
        finally:
            setrlimit(RLIMIT_FSIZE, (RLIM_INFINITY, RLIM_INFINITY))
            signal.signal(signal.SIGXFSZ, handler)
            extra.unlink()
        return "it was built"

    def other_version(self) -> str:
        """Start a node that runs another version, and have shards spread over all nodes."""
        trial = self.trial
        source = trial.folder / "other"
        shutil.copytree(ROOT / "index", source / "index", ignore=shutil.ignore_patterns("__pycache__"))
        analysis = source / "index" / "analysis" / "__init__.py"
        text = analysis.read_text(encoding="utf-8")
        analysis.write_text(text + "\nANALYSIS_VERSION += 1000\n", encoding="utf-8")
        trial.nodes.start(3, source)
        trial.connect(4)
        manifest = read_manifest(trial.settings.shared)
        with suppress(JianghuaError):
            trial.ray.spread(manifest, level=True)
        lines = list(cluster_problems(trial.settings, manifest, trial.ray.status()))
        trial.nodes.kill(3, again=False)
        return next((line for line in lines if "runs jianghua" in line), f"no line: {lines}")

    def swap(self) -> None:
        """Build a generation with one more file while questions are asked; no answer may be mixed of two."""
        trial = self.trial
        extra = trial.folder / "files" / "99.txt"
        extra.write_text("关于别的事情的讲话\n\n这里只有一句话。", encoding="utf-8")
        before, old_index = trial.expected, trial.live.get()
        with self._asking() as answers:
            trial.build()
            while trial.live.get() is old_index:
                sleep(0.1)
            sleep(_AFTER_SWAP)
        trial.reindexed()
        old = sum(same(before[place], answer) for place, answer in answers)
        new = sum(same(trial.expected[place], answer) and not same(before[place], answer) for place, answer in answers)
        partial = sum(bool(answer.missing_shards) for _, answer in answers)
        mixed = len(answers) - old - new - partial
        self.wrong += mixed
        print(
            f"generation swapped under 4 threads: {len(answers)} answers, {old} of the old, {new} of the new,"
            f" {partial} partial, {mixed} of neither",
            flush=True,
        )

    @contextmanager
    def _asking(self) -> Iterator[list[tuple[int, Answer]]]:
        found: list[tuple[int, Answer]] = []
        stop = threading.Event()

        def ask(seed: int) -> None:
            draw = Random(seed)  # noqa: S311 - drawn for a measurement
            while not stop.is_set():
                place = draw.choice(self._plain)
                found.append((place, self.trial.live.get().search(self.trial.questions[place][0])))

        threads = [threading.Thread(target=ask, args=(seed,)) for seed in range(4)]
        for thread in threads:
            thread.start()
        try:
            yield found
        finally:
            stop.set()
            for thread in threads:
                thread.join()


def _spoil(folder: Path, *, missing: bool) -> None:
    lists = folder / "generations" / "1" / "bigrams.rows"
    if missing:
        lists.unlink()
        return
    with lists.open("r+b") as file:
        file.seek(lists.stat().st_size // 2)
        file.write(bytes(64_000))
