"""Our servers in a Ray cluster: started on its machines, opened, moved, and looked at."""

import importlib
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from index.cluster.manifest import ClusterManifest
from index.cluster.node_status import NodeStatus, node_facts
from index.cluster.placement import Placement, Server, planned_nodes, read_drained, read_placement, write_placement
from index.cluster.server import ShardServer, cluster_version
from index.cluster.settings import NAMESPACE, ClusterSettings, check_secure
from index.errors import Busy, JianghuaError, install_command
from index.storage.lock import acquire

THREADS = 4
"""Requests that a server answers at once."""

_SECONDS = 15.0
"""Within which a machine answers how it is."""

_TO_OPEN = 3600.0
"""Within which a server has copied and opened its shard."""

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


def load_ray() -> Any:  # noqa: ANN401 - Ray is an extra and may not be there
    """Import Ray; raises JianghuaError where the extra is not installed."""
    try:
        return importlib.import_module("ray")
    except ImportError as error:
        raise JianghuaError(f"[cluster] needs an extra; run {install_command('cluster')}") from error


class RayCluster:
    """A connection to a Ray cluster."""

    def __init__(self, settings: ClusterSettings) -> None:
        """Connect; raises JianghuaError where strangers are not kept out, or nobody answers."""
        check_secure(settings)
        self.ray = load_ray()
        self.settings = settings
        try:
            self.ray.init(
                address=settings.address,
                namespace=NAMESPACE,
                log_to_driver=False,
                configure_logging=False,
                ignore_reinit_error=True,
            )
        except Exception as error:  # Ray raises many kinds, and the reason is in the text of all of them
            reason = str(error).strip().split("\n")[0]
            raise JianghuaError(
                f"cluster.address: {settings.address} cannot be reached ({reason}); see that the head runs there, and"
                " that the token and certificates are the same on all machines"
            ) from error

    def close(self) -> None:
        """Leave the cluster; the servers stay."""
        self.ray.shutdown()

    def nodes(self) -> dict[str, str]:
        """Give the machines that are alive: their addresses by id."""
        return {node["NodeID"]: node["NodeManagerAddress"] for node in self.ray.nodes() if node["Alive"]}

    def server(self, name: str) -> Any | None:  # noqa: ANN401 - a handle of Ray
        """Give the server of a name, None where there is none."""
        with suppress(ValueError):
            return self.ray.get_actor(name, namespace=NAMESPACE)
        return None

    def _on(self, node: str) -> Any:  # noqa: ANN401 - a strategy of Ray
        strategies = importlib.import_module("ray.util.scheduling_strategies")
        return strategies.NodeAffinitySchedulingStrategy(node_id=node, soft=False)

    def _start(self, shard: int, node: str) -> Server:
        name = f"shard-{shard}-{uuid.uuid4().hex[:8]}"
        options = self.ray.remote(ShardServer).options(
            name=name,
            namespace=NAMESPACE,
            lifetime="detached",
            num_cpus=0,
            max_restarts=-1,
            max_task_retries=0,
            max_concurrency=THREADS,
            enable_task_events=False,
            scheduling_strategy=self._on(node),
        )
        options.remote(shard, self.settings, cluster_version())
        return Server(name, node)

    def spread(self, manifest: ClusterManifest, *, level: bool = False) -> Placement:
        """Have all shards of a generation served by as many machines as there shall be copies, none that is drained.

        New servers have opened their shard before old ones go. Raises JianghuaError where a shard is served by none,
        Busy where another process is at it.
        """
        busy = Busy("another process is moving the shards of this cluster; try again in a moment")
        with acquire(self.settings.shared / "placement.lock", busy, _SECONDS):
            return self._spread(manifest, read_drained(self.settings.shared), level=level)

    def _spread(self, manifest: ClusterManifest, drained: set[str], *, level: bool) -> Placement:
        nodes = sorted(node for node in self.nodes() if node not in drained)
        if not nodes:
            raise JianghuaError("no machine of the cluster is left to serve shards; start one with `ray start`")
        before = read_placement(self.settings.shared)
        alive = {
            shard: [server for server in servers if self.server(server.name) is not None]
            for shard, servers in before.items()
        }
        planned = planned_nodes(manifest, alive, nodes, self.settings.copies, level=level)
        placement: dict[int, list[Server]] = {}
        for shard, chosen in planned.items():
            there = {server.node: server for server in alive.get(shard, ())}
            placement[shard] = [there.get(node) or self._start(shard, node) for node in chosen]
        opened = self._open(manifest, placement)
        # What another generation still has open, or could not be replaced, serves on.
        write_placement(self.settings.shared, opened)
        kept = {server.name for servers in opened.values() for server in servers}
        for servers in (*before.values(), *placement.values()):
            for server in servers:
                handle = None if server.name in kept else self.server(server.name)
                if handle is not None:
                    self.ray.kill(handle)
        return opened

    def _open(self, manifest: ClusterManifest, placement: Placement) -> dict[int, list[Server]]:
        """Have servers open their shard; give those that have."""
        paths = {facts.number: facts.path for facts in manifest.shards}
        calls: list[tuple[int, Server, Any]] = []
        for shard, servers in placement.items():
            for server in servers:
                handle = self.server(server.name)
                if handle is not None:
                    calls.append((shard, server, handle.open.remote(paths[shard], manifest.means)))
        opened: dict[int, list[Server]] = {shard: [] for shard in placement}
        reasons: dict[int, str] = {}
        for shard, server, call in calls:
            try:
                self.ray.get(call, timeout=_TO_OPEN)
            except Exception as error:  # noqa: BLE001 - whatever keeps one copy, another may serve
                reasons[shard] = _reason(error)
                continue
            opened[shard].append(server)
        for shard, servers in opened.items():
            if not servers:
                raise JianghuaError(
                    f"shard {shard} cannot be opened on any machine: {reasons.get(shard, 'none is there')}"
                )
        return opened

    def activate(self, manifest: ClusterManifest) -> None:
        """Have the machines open a generation that is about to become current."""
        placement = self.spread(manifest)
        for handle in filter(None, (self.server(each.name) for servers in placement.values() for each in servers)):
            handle.remember.remote(manifest)

    def status(self) -> list[NodeStatus]:
        """Tell how the machines and their servers are; what does not answer in time is left out."""
        nodes = self.ray.nodes()
        asked = self.ray.remote(num_cpus=0, max_retries=0)(node_facts)
        begun = time.time()
        facts = {
            node["NodeID"]: asked.options(scheduling_strategy=self._on(node["NodeID"])).remote(self.settings)
            for node in nodes
            if node["Alive"]
        }
        told = {node: list(self._answers([call])) for node, call in facts.items()}
        ended = time.time()
        servers: dict[str, list[Any]] = {}
        for placed in read_placement(self.settings.shared).values():
            for server in placed:
                handle = self.server(server.name)
                if handle is not None:
                    servers.setdefault(server.node, []).append(handle.status.remote())
        found: list[NodeStatus] = []
        for node in nodes:
            own = next(iter(told.get(node["NodeID"], ())), None)
            off = 0.0 if own is None else max(begun - own.clock, own.clock - ended, 0.0)
            status = tuple(self._answers(servers.get(node["NodeID"], [])))
            head = "node:__internal_head__" in node["Resources"]
            found.append(NodeStatus(node["NodeID"], node["NodeManagerAddress"], node["Alive"], head, own, off, status))
        return found

    def _answers(self, calls: Sequence[Any]) -> Iterator[Any]:
        """Give what some calls answer in time; those that fail, or do not answer, are left out."""
        ready: Sequence[Any] = self.ray.wait(list(calls), num_returns=len(calls), timeout=_SECONDS)[0] if calls else []
        for call in ready:
            with suppress(Exception):  # a server that has just gone
                yield self.ray.get(call)

    def node_named(self, named: str) -> str:
        """Give the id of a machine by its address or the beginning of its id; raises JianghuaError for none."""
        matches = [node for node, address in self.nodes().items() if named == address or node.startswith(named)]
        if len(matches) != 1 or not named:
            known = ", ".join(f"{address} ({node[:8]})" for node, address in sorted(self.nodes().items()))
            raise JianghuaError(f"{named or 'nothing'}: is no machine of the cluster, or several; there are {known}")
        return matches[0]


class RayWorkers:
    """Tasks on all machines of a cluster."""

    def __init__(self, cluster: RayCluster) -> None:
        self._ray = cluster.ray

    def run(self, work: Callable[[_Task], _Result], tasks: Sequence[_Task]) -> Iterator[_Result]:
        """Carry out tasks, each on a core of its own, and give the results in their order."""
        remote = self._ray.remote(_carry_out).options(num_cpus=1, max_retries=1)
        left = deque(remote.remote(work, task, cluster_version()) for task in tasks)
        try:
            while left:
                try:
                    result: _Result = self._ray.get(left[0])
                except JianghuaError:
                    raise
                except Exception as error:
                    raise JianghuaError(f"a worker of the cluster failed: {_reason(error)}") from error
                left.popleft()
                yield result
        finally:
            # Ray 2.60 ends the process when a task is cancelled that has just ended.
            for call in self._ray.wait(list(left), num_returns=len(left), timeout=0)[1] if left else ():
                with suppress(Exception):
                    self._ray.cancel(call)


def _carry_out(work: Callable[[_Task], _Result], task: _Task, asked_version: str) -> _Result:
    if cluster_version() != asked_version:
        raise JianghuaError(
            f"a node runs jianghua {cluster_version()}, not {asked_version}; give all machines the same version"
        )
    return work(task)


def _reason(error: BaseException) -> str:
    """Give the cause of what Ray raises, in one line."""
    cause = getattr(error, "cause", None) or error
    return str(cause).strip().split("\n")[-1]
