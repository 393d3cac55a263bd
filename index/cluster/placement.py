"""Which machines serve which shards: copies of one shard on different machines, the bytes shared out evenly."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from index.cluster.manifest import ClusterManifest
from index.storage.syncing import sync_path

PLACEMENT = "placement.json"
DRAINED = "drained.json"


@dataclass(frozen=True, slots=True)
class Server:
    """The server of one copy of a shard: its name in Ray, and the id of its machine."""

    name: str
    node: str


Placement = Mapping[int, Sequence[Server]]
"""The servers of each shard."""


def read_placement(shared: Path) -> dict[int, list[Server]]:
    """Read which servers there are; none where that cannot be told."""
    try:
        written = json.loads((shared / PLACEMENT).read_text(encoding="utf-8"))
        return {int(shard): [Server(**each) for each in servers] for shard, servers in written.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def write_placement(shared: Path, placement: Placement) -> None:
    """Write down which servers there are."""
    partial = shared / f"{PLACEMENT}.partial"
    partial.write_text(
        json.dumps({shard: [asdict(server) for server in servers] for shard, servers in placement.items()}),
        encoding="utf-8",
    )
    sync_path(partial)
    partial.replace(shared / PLACEMENT)


def read_drained(shared: Path) -> set[str]:
    """Read the ids of the machines that shall serve nothing."""
    try:
        return {str(node) for node in json.loads((shared / DRAINED).read_text(encoding="utf-8"))}
    except (OSError, ValueError, TypeError):
        return set()


def write_drained(shared: Path, nodes: Sequence[str]) -> None:
    """Write down which machines shall serve nothing."""
    partial = shared / f"{DRAINED}.partial"
    partial.write_text(json.dumps(list(nodes)), encoding="utf-8")
    partial.replace(shared / DRAINED)


def planned_nodes(
    manifest: ClusterManifest, placement: Placement, nodes: Sequence[str], copies: int, *, level: bool
) -> dict[int, list[str]]:
    """Give the machines that shall serve each shard: those that do, as far as they are there, then the emptiest.

    With `level`, a machine that has more than its share hands copies to one that has less.
    """
    load = dict.fromkeys(nodes, 0)
    planned: dict[int, list[str]] = {}
    for facts in manifest.shards:
        kept = [server.node for server in placement.get(facts.number, ()) if server.node in load]
        planned[facts.number] = list(dict.fromkeys(kept))[:copies]
        for node in planned[facts.number]:
            load[node] += facts.bytes
    for facts in sorted(manifest.shards, key=lambda each: -each.bytes):
        own = planned[facts.number]
        while len(own) < min(copies, len(nodes)):
            node = min((node for node in nodes if node not in own), key=lambda node: (load[node], node))
            own.append(node)
            load[node] += facts.bytes
    if level:
        for facts in sorted(manifest.shards, key=lambda each: -each.bytes):
            own = planned[facts.number]
            fullest = max(own, key=lambda node: load[node], default=None)
            others = [node for node in nodes if node not in own]
            if fullest is None or not others:
                continue
            emptiest = min(others, key=lambda node: load[node])
            if load[fullest] - load[emptiest] >= 2 * facts.bytes:
                own[own.index(fullest)] = emptiest
                load[fullest] -= facts.bytes
                load[emptiest] += facts.bytes
    return planned
