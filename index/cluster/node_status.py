"""How the machines of a cluster are: what each tells of itself, and the servers on it."""

import os
import shutil
import time
from dataclasses import dataclass

from index.cluster.server import ServerStatus, cluster_version
from index.cluster.settings import ClusterSettings, local_path


@dataclass(frozen=True, slots=True)
class NodeFacts:
    """What a machine tells of itself."""

    version: str
    """Of the program and its formats."""
    clock: float
    """Its time of day."""
    free: int
    """Bytes free where its copies are."""
    remembers: bool
    """Whether Ray on it keeps in a Redis what a head has to know."""


@dataclass(frozen=True, slots=True)
class NodeStatus:
    """A machine of the cluster: its id and address, what it tells of itself, and the servers on it."""

    id: str
    address: str
    alive: bool
    head: bool = False
    facts: NodeFacts | None = None
    """None where it did not answer."""
    clock_off: float = 0.0
    """Seconds by which its clock differs at least."""
    servers: tuple[ServerStatus, ...] = ()


def node_facts(settings: ClusterSettings) -> NodeFacts:
    """Tell how this machine is."""
    place = local_path(settings)
    place.mkdir(parents=True, exist_ok=True)
    return NodeFacts(
        cluster_version(), time.time(), shutil.disk_usage(place).free, bool(os.environ.get("RAY_REDIS_ADDRESS"))
    )
