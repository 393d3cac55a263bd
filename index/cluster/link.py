"""The way from the process that answers questions to the coordinator, which is started again where it has ended."""

import pickle
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from index.cluster.coordinator import ShardRequest, coordinate
from index.cluster.manifest import ClusterManifest
from index.cluster.reader import Requests
from index.cluster.settings import ClusterSettings
from index.errors import JianghuaError

_AGAIN = 1.0, 20.0
"""Seconds from one start of the coordinator to the next: at first, and at most, where it keeps failing."""

_START = 120.0
"""Seconds that the first start may take."""


class CoordinatorLink:
    """A coordinator in a process of its own. Methods may be called from any thread."""

    def __init__(self, settings: ClusterSettings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._number = 0
        self._waiting: dict[int, tuple[threading.Event, dict[int, bytes]]] = {}
        self._connection: Connection | None = None
        self._process: BaseProcess | None = None
        self._closed = False
        self._ready = threading.Event()
        self._reason = ""
        self.starts = 0
        self.rounds = self.requests = 0
        self.hedged = 0
        """Requests that a second copy was asked, too."""
        self.silent = 0
        """Requests that nobody answered in time."""
        self._thread = threading.Thread(target=self._run, name="cluster", daemon=True)
        self._thread.start()

    def wait_ready(self) -> None:
        """Wait for the first connection; raises JianghuaError with the reason where there is none."""
        if not self._ready.wait(_START) or self._connection is None:
            reason = self._reason or f"cluster.address: {self._settings.address} cannot be reached in time"
            self.close()
            raise JianghuaError(reason)

    def _run(self) -> None:
        pause = _AGAIN[0]
        while not self._closed:
            ours, theirs = get_context("spawn").Pipe()
            process = get_context("spawn").Process(target=coordinate, args=(theirs, self._settings), daemon=True)
            process.start()
            self._process = process
            theirs.close()
            self.starts += 1
            if self._serve(ours):
                pause = _AGAIN[0]
            self._connection = None
            ours.close()
            for event, _ in list(self._waiting.values()):
                event.set()
            process.join(5)
            if process.is_alive():
                process.kill()
            if not self._closed:
                time.sleep(pause)
            pause = min(2 * pause, _AGAIN[1])

    def _serve(self, connection: Connection) -> bool:
        """Take in answers until the coordinator ends; tell whether it has been ready."""
        was_ready = False
        while True:
            try:
                message: Any = connection.recv()
            except (EOFError, OSError):
                self._ready.set()
                return was_ready
            if message[0] == "ready":
                was_ready, self._connection = True, connection
                self._ready.set()
            elif message[0] == "failed":
                self._reason = message[1]
                self._ready.set()
            else:
                number, answers, self.hedged = message
                event, found = self._waiting.get(number, (None, {}))
                found.update(answers)
                if event is not None:
                    event.set()

    @property
    def process(self) -> int:
        """The number of the coordinator's process, 0 where there is none."""
        return (self._process.pid or 0) if self._process is not None else 0

    @property
    def is_connected(self) -> bool:
        """Whether the coordinator is in the cluster."""
        return self._connection is not None

    def ask(self, requests: list[ShardRequest], deadline: float) -> Mapping[int, bytes]:
        """Give the answers that come by the deadline."""
        answers = self._ask(requests, deadline)
        with self._lock:
            self.rounds += 1
            self.requests += len(requests)
            self.silent += len(requests) - len(answers)
        return answers

    def _ask(self, requests: list[ShardRequest], deadline: float) -> Mapping[int, bytes]:
        connection = self._connection
        while connection is None:  # it is being started again
            if time.monotonic() > deadline:
                return {}
            time.sleep(0.01)
            connection = self._connection
        event = threading.Event()
        found: dict[int, bytes] = {}
        with self._lock:
            self._number += 1
            number = self._number
            self._waiting[number] = event, found
            try:
                connection.send((number, deadline - time.monotonic(), requests))
            except (OSError, ValueError):
                event.set()
        # A little longer than the coordinator waits, which then says what it has.
        event.wait(max(deadline - time.monotonic(), 0.0) + 0.2)
        self._waiting.pop(number, None)
        return dict(found)

    def close(self) -> None:
        """End the coordinator."""
        self._closed = True
        if self._process is not None:
            with suppress(OSError, ValueError):
                self._process.kill()


class GenerationTransport:
    """The shards of one generation, asked through a link."""

    def __init__(self, link: CoordinatorLink, manifest: ClusterManifest) -> None:
        self._link = link
        self._paths = {facts.number: facts.path for facts in manifest.shards}
        self._means = dict(manifest.means)

    def ask(self, requests: Requests, deadline: float) -> Mapping[int, Sequence[Any]]:
        """Ask several shards at once; give the answers by `deadline`, none for a shard that does not answer."""
        asked = [
            ShardRequest(shard, pickle.dumps((self._paths[shard], self._means, each), pickle.HIGHEST_PROTOCOL))
            for shard, each in requests.items()
        ]
        answers = self._link.ask(asked, deadline)
        return {shard: pickle.loads(answer) for shard, answer in answers.items()}  # noqa: S301 - our servers wrote it
