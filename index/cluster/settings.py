"""The settings of a cluster, and what keeps strangers out of it."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index.errors import JianghuaError

NAMESPACE = "jianghua"
"""The part of a Ray cluster in which our servers have their names."""

_ADDRESS = re.compile(r"(?P<host>[^:\s]+|\[[0-9a-fA-F:]+\]):(?P<port>[0-9]{1,5})")
_ANYWHERE = frozenset({"0.0.0.0", "[::]", "auto"})  # noqa: S104 - these are refused
_TLS = ("RAY_TLS_SERVER_CERT", "RAY_TLS_SERVER_KEY", "RAY_TLS_CA_CERT")


@dataclass(frozen=True, slots=True)
class ClusterSettings:
    """Where a cluster is, and how it is asked. Times are in seconds."""

    address: str
    """Host and port of the head of the Ray cluster."""
    shared: Path
    """The path that all machines share: shards are built there."""
    local: Path
    """Where each machine keeps its copies."""
    copies: int = 2
    passages_a_shard: int = 3_000_000
    hedge: float = 0.1
    """After which a second copy is asked, too."""
    deadline: float = 5.0
    """Within which a question is answered from what has come."""
    private_network: bool = False
    """Whether nobody but its owner reaches the network, so that Ray may go without token and encryption."""


def check_secure(settings: ClusterSettings, environment: Mapping[str, str] = os.environ) -> None:
    """Raise JianghuaError unless strangers are kept out: by Ray's token and TLS, or since the network is private."""
    found = _ADDRESS.fullmatch(settings.address)
    if found is None or found["host"] in _ANYWHERE:
        raise JianghuaError(
            f"cluster.address: {settings.address or 'nothing'} names no machine; give host:port of the head, such as"
            " 10.0.0.1:6379"
        )
    if settings.private_network:
        return
    if environment.get("RAY_AUTH_MODE") != "token":
        raise JianghuaError(
            "the cluster has no token: anyone who reaches it could run programs on its machines; set"
            " RAY_AUTH_MODE=token and RAY_AUTH_TOKEN_PATH on all of them, or private_network = true under [cluster]"
            " where nobody else reaches the network"
        )
    lacking = [name for name in _TLS if not environment.get(name)]
    if environment.get("RAY_USE_TLS") != "1" or lacking:
        raise JianghuaError(
            f"the cluster is not encrypted; set RAY_USE_TLS=1 and {', '.join(_TLS)} on all machines, or"
            " private_network = true under [cluster] where nobody else reaches the network"
        )
    for name in _TLS:
        if not Path(environment[name]).is_file():
            raise JianghuaError(f"{name}: {environment[name]} is no file; see docs/cluster.md for how to make it")


def local_path(settings: ClusterSettings) -> Path:
    """Give where this machine keeps its copies: what JIANGHUA_CLUSTER_LOCAL names, or the path of the settings."""
    return Path(os.environ.get("JIANGHUA_CLUSTER_LOCAL") or settings.local)


def local_folder(settings: ClusterSettings, path: str) -> Path:
    """Give where a machine keeps its copy of a folder of the shared path."""
    return local_path(settings) / path.replace("/", "-")
