"""What a cluster lacks: machines of other versions, shards without enough copies, full disks, clocks apart."""

from collections.abc import Iterator, Mapping, Sequence

from index.cluster.manifest import ClusterManifest
from index.cluster.node_status import NodeStatus
from index.cluster.server import cluster_version
from index.cluster.settings import ClusterSettings

_FREE = 5_000_000_000
"""Bytes of disk below which the next generation may not find room."""

_APART = 5.0
"""Seconds that a clock may differ; Ray's tokens and certificates are dated."""


def copies_of(manifest: ClusterManifest, nodes: Sequence[NodeStatus]) -> Mapping[int, int]:
    """Give the number of servers that have each shard of a generation open."""
    opened = [path for node in nodes if node.alive for server in node.servers for path in server.paths]
    return {facts.number: opened.count(facts.path) for facts in manifest.shards}


def cluster_problems(
    settings: ClusterSettings, manifest: ClusterManifest, nodes: Sequence[NodeStatus]
) -> Iterator[str]:
    """Give a line for each thing that is wrong."""
    for shard, copies in copies_of(manifest, nodes).items():
        if not copies:
            yield f"shard {shard} is served by no machine; start its machines, then `jianghua cluster spread`"
        elif copies < settings.copies:
            wanted = settings.copies
            yield f"shard {shard} has {copies} of {wanted} copies; start a machine, then `jianghua cluster spread`"
    largest = max((facts.bytes for facts in manifest.shards), default=0)
    for node in nodes:
        if not node.alive:
            yield f"{node.address}: machine {node.id[:8]} is gone"
        elif node.facts is None:
            yield f"{node.address}: does not answer; see the log of Ray there"
        else:
            if node.facts.version != cluster_version():
                theirs, ours = node.facts.version, cluster_version()
                yield f"{node.address}: runs jianghua {theirs}, not {ours}; give it the same version"
            if node.facts.free < max(_FREE, 2 * largest):
                yield (
                    f"{node.address}: its disk is nearly full; free some, a new generation is copied beside the old one"
                )
            if node.clock_off > _APART:
                yield f"{node.address}: its clock is off; see that all machines keep their time by NTP"


def head_forgets(nodes: Sequence[NodeStatus]) -> bool:
    """Tell whether what the head knows is lost when it ends."""
    return any(node.head and node.facts is not None and not node.facts.remembers for node in nodes)
