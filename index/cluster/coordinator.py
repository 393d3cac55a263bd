"""The process that asks the servers of a cluster: copies in turn, a second where the first is slow, in one deadline.

It is a process of its own, since Ray ends one whose head has been gone for long; `link.py` starts it again.
"""

import asyncio
import os
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

from index.cluster.manifest import read_manifest
from index.cluster.placement import PLACEMENT, Server, read_drained, read_placement
from index.cluster.ray_cluster import RayCluster
from index.cluster.settings import ClusterSettings
from index.errors import JianghuaError

_LOOK = 2.0
"""Seconds after which it is looked whether servers have moved, or have to be started."""

_BACK_OFF = 0.5, 15.0
"""Seconds for which a copy that failed is asked last: at first, and at most, after several failures in a row."""


@dataclass(frozen=True, slots=True)
class ShardRequest:
    """A pickled request to a shard, as its server takes it: Ray takes twice the time for several arguments."""

    shard: int
    data: bytes


@dataclass(slots=True)
class _Copy:
    server: Server
    handle: Any
    failures: int = 0
    until: float = 0.0
    """When it may be asked before others again."""


@dataclass(slots=True)
class _Copies:
    """The copies of one shard."""

    copies: list[_Copy] = field(default_factory=list)
    turn: int = 0

    def in_turn(self) -> list[_Copy]:
        """Give the copies in the order in which they are asked: those that failed last come last."""
        self.turn += 1
        now = time.monotonic()
        rotated = [self.copies[(self.turn + place) % len(self.copies)] for place in range(len(self.copies))]
        return sorted(rotated, key=lambda copy: max(copy.until - now, 0.0))


def coordinate(connection: Connection, settings: ClusterSettings) -> None:
    """Answer what comes through a connection until the other side is gone; the reason first where that fails."""
    try:
        cluster = RayCluster(settings)
    except JianghuaError as error:
        connection.send(("failed", str(error)))
        return
    connection.send(("ready", ""))
    asyncio.run(_Coordinator(cluster, connection).run())
    os._exit(0)  # Ray's threads may wait for a head that is gone


class _Coordinator:
    def __init__(self, cluster: RayCluster, connection: Connection) -> None:
        self._cluster = cluster
        self._settings = cluster.settings
        self._connection = connection
        self._shards: dict[int, _Copies] = {}
        self._seen: object = None
        self._hedged = 0

    async def run(self) -> None:
        loop = asyncio.get_running_loop()
        messages: asyncio.Queue[tuple[int, float, list[ShardRequest]] | None] = asyncio.Queue()

        def receive() -> None:
            while True:
                try:
                    message = self._connection.recv()
                except (EOFError, OSError):
                    message = None
                loop.call_soon_threadsafe(messages.put_nowait, message)
                if message is None:
                    return

        await asyncio.to_thread(self._look, first=True)
        threading.Thread(target=receive, daemon=True).start()
        keeper = asyncio.create_task(self._keep())
        tasks: set[asyncio.Task[None]] = set()
        while (message := await messages.get()) is not None:
            task = asyncio.create_task(self._answer(*message))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
        keeper.cancel()

    async def _keep(self) -> None:
        while True:
            await asyncio.sleep(_LOOK)
            with suppress(Exception):  # the head may be gone for a while; the next look tells
                await asyncio.to_thread(self._look)

    def _look(self, *, first: bool = False) -> None:
        """Follow where the servers are; have those started that are gone with their machine."""
        shared = self._settings.shared
        with suppress(OSError):
            seen = (shared / PLACEMENT).stat().st_mtime_ns
            if seen != self._seen:
                self._follow()
                self._seen = seen
        nodes = self._cluster.nodes().keys() - read_drained(shared)
        lacking = any(
            sum(copy.server.node in nodes for copy in copies.copies) < min(self._settings.copies, len(nodes))
            for copies in self._shards.values()
        )
        if first or lacking or not self._shards:
            with suppress(JianghuaError):  # nothing is built yet, or another process is at it
                self._cluster.spread(read_manifest(shared))
                self._follow()

    def _follow(self) -> None:
        shards: dict[int, _Copies] = {}
        for shard, servers in read_placement(self._settings.shared).items():
            before = {copy.server.name: copy for copy in self._shards[shard].copies} if shard in self._shards else {}
            copies = [before.get(server.name) or self._copy(server) for server in servers]
            shards[shard] = _Copies([copy for copy in copies if copy is not None])
        self._shards = shards

    def _copy(self, server: Server) -> _Copy | None:
        handle = self._cluster.server(server.name)
        return None if handle is None else _Copy(server, handle)

    async def _answer(self, number: int, seconds: float, requests: list[ShardRequest]) -> None:
        deadline = time.monotonic() + seconds
        answers = await asyncio.gather(*(self._ask(request, deadline) for request in requests))
        found = {request.shard: answer for request, answer in zip(requests, answers, strict=True) if answer is not None}
        with suppress(OSError):
            self._connection.send((number, found, self._hedged))

    async def _ask(self, request: ShardRequest, deadline: float) -> bytes | None:
        """Ask the copies of a shard until one answers; None where none does in time."""
        copies = self._shards.get(request.shard)
        if copies is None or not copies.copies:
            return None
        waiting = copies.in_turn()
        running: dict[asyncio.Future[Any], _Copy] = {}
        while time.monotonic() < deadline:
            if waiting:
                copy = waiting.pop(0)
                call = copy.handle.ask.remote(request.data)
                running[asyncio.ensure_future(_result(call))] = copy
            elif not running:
                return None
            patience = self._settings.hedge if waiting else deadline - time.monotonic()
            done, _ = await asyncio.wait(running, timeout=max(patience, 0.0), return_when=asyncio.FIRST_COMPLETED)
            for each in done:
                copy = running.pop(each)
                if each.exception() is None:
                    copy.failures, copy.until = 0, 0.0
                    for other in running:
                        other.cancel()
                    answer: bytes = each.result()
                    return answer
                copy.failures += 1
                copy.until = time.monotonic() + min(_BACK_OFF[0] * 2**copy.failures, _BACK_OFF[1])
            self._hedged += not done
        for copy in running.values():
            copy.failures += 1
            copy.until = time.monotonic() + min(_BACK_OFF[0] * 2**copy.failures, _BACK_OFF[1])
        for each in running:
            each.cancel()
        return None


async def _result(call: Any) -> bytes:  # noqa: ANN401 - a reference of Ray
    answer: bytes = await call
    return answer
