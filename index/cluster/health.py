"""What a cluster lacks: machines of other versions, shards without enough copies, full disks, clocks apart."""

import time
from collections.abc import Iterator, Mapping, Sequence

from index.cluster.manifest import ClusterManifest
from index.cluster.ray_cluster import NodeStatus
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
    for node in nodes:
        if not node.alive:
            yield f"{node.address}: machine {node.id[:8]} is gone"
        for server in node.servers:
            if server.version != cluster_version():
                ours = cluster_version()
                yield f"{node.address}: runs jianghua {server.version}, not {ours}; give it the same version"
                break
        if any(server.free < max(_FREE, min(2 * each.bytes for each in manifest.shards)) for server in node.servers):
            yield f"{node.address}: its disk is nearly full; free some, a new generation is copied beside the old one"
        if any(abs(server.clock - time.time()) > _APART for server in node.servers):
            yield f"{node.address}: its clock is off; see that all machines keep their time by NTP"
